//! A program in a pty of its own: keys go in, the screen comes out, and nothing is ever slept for.
//! Whoever waits is woken by the next byte, and a deadline ends in a picture of the screen.
//!
//! The environment is bare (`PATH`, `TERM`, `LANG`, and the `SHELL` that `portable-pty` adds), so
//! that nobody's settings reach a test.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "a harness fails loudly, and each of the programs that share it uses a part of it"
)]

use std::fs::OpenOptions;
use std::io::Write;
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};

use super::modes::Modes;
use super::output::{Next, Output};

/// How long any wait may take that is not given a time of its own.
pub(crate) const DEADLINE: Duration = Duration::from_secs(10);

/// Runs the program and its arguments as a shell runs a job, so that it can be suspended. When the
/// job stops, `[stopped]` stands on the screen, and Enter brings it back.
const JOB: &str = r#"set -m; "$0" "$@"; echo "[stopped]"; read -r _; fg >/dev/null"#;

/// What the real binary keeps for its user is not that of whoever runs the tests.
const NOWHERE: [(&str, &str); 3] = [
    ("XDG_STATE_HOME", "/dev/null"),
    ("XDG_DATA_HOME", "/dev/null"),
    ("XDG_CONFIG_HOME", "/nowhere"),
];

/// A running program and the terminal around it.
pub(crate) struct Session {
    terminal: Option<Terminal>,
    output: Arc<Output>,
    screen: vt100::Parser,
    /// How many bytes of the output the screen has taken.
    shown: usize,
    pid: u32,
    started: Instant,
    exit: Receiver<ExitStatus>,
    status: Option<ExitStatus>,
    settings_at_exit: Option<String>,
}

/// Our ends of the pty. The slave is held so that its settings outlive the program.
struct Terminal {
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
}

impl Session {
    /// Starts the real binary. `size` is columns, rows.
    pub(crate) fn start(size: (u16, u16), args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::spawn(
            size,
            env!("CARGO_BIN_EXE_cotejo"),
            args,
            &[&NOWHERE[..], env].concat(),
        )
    }

    /// Starts the real binary in a folder.
    pub(crate) fn start_in(folder: &Path, size: (u16, u16), args: &[&str]) -> Self {
        let folder = folder.to_str().expect("the folder has a name");
        let shell = [
            "-c",
            r#"cd "$0" && exec "$@""#,
            folder,
            env!("CARGO_BIN_EXE_cotejo"),
        ];
        Self::spawn(size, "sh", &[&shell, args].concat(), &NOWHERE)
    }

    /// Starts the real binary as a job of a shell, for what suspends and comes back.
    pub(crate) fn start_as_job(size: (u16, u16), args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::spawn_as_job(
            size,
            env!("CARGO_BIN_EXE_cotejo"),
            args,
            &[&NOWHERE[..], env].concat(),
        )
    }

    /// Starts any program as a job of a shell.
    pub(crate) fn spawn_as_job(size: (u16, u16), program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let args: Vec<_> = ["-c", JOB, program].iter().chain(args).copied().collect();
        Self::spawn(size, "sh", &args, env)
    }

    /// Starts any program, in the current folder.
    pub(crate) fn spawn(
        (cols, rows): (u16, u16),
        program: &str,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(cols, rows))
            .expect("a pty can be opened");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(std::env::current_dir().expect("there is a current folder"));
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in env {
            command.env(name, value);
        }
        let output = Output::read(pair.master.try_clone_reader().expect("the pty can be read"));
        let writer = pair.master.take_writer().expect("the pty can be written");
        let started = Instant::now();
        let mut child = pair
            .slave
            .spawn_command(command)
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let pid = child.process_id().expect("a child has an id");
        let (tell, exit) = mpsc::channel();
        thread::spawn(move || child.wait().map(|status| tell.send(status)));
        Self {
            terminal: Some(Terminal {
                writer,
                master: pair.master,
                slave: Some(pair.slave),
            }),
            output,
            screen: vt100::Parser::new(non_zero(rows), non_zero(cols), 0),
            shown: 0,
            pid,
            started,
            exit,
            status: None,
            settings_at_exit: None,
        }
    }

    /// The process id of the program, or of the shell around a job.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// The moment before the program was started.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// Types keys: letters as they are, `\r` Enter, `\x1b` Escape, `\x03` ctrl-c, `\x1b[A` up.
    pub(crate) fn send(&mut self, keys: &str) {
        let terminal = self.terminal.as_mut().expect("the terminal is still open");
        terminal
            .writer
            .write_all(keys.as_bytes())
            .and_then(|()| terminal.writer.flush())
            .expect("the pty takes keys");
    }

    /// Changes the size of the window; the kernel tells the program.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.catch_up();
        let terminal = self.terminal.as_ref().expect("the terminal is still open");
        terminal
            .master
            .resize(pty_size(cols, rows))
            .expect("the pty can be resized");
        self.screen.set_size(non_zero(rows), non_zero(cols));
    }

    /// Sends a signal by its name: `TERM`, `HUP`, `STOP`, `CONT`, `TSTP`. (Names, since numbers
    /// differ between systems.)
    #[track_caller]
    pub(crate) fn signal(&self, name: &str) {
        assert!(self.try_signal(name), "kill -s {name} {}", self.pid);
    }

    /// Sends a signal; says whether there was a process to take it.
    fn try_signal(&self, name: &str) -> bool {
        Command::new("kill")
            .args(["-s", name, &self.pid.to_string()])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Closes the terminal under the program, as when its window is closed. Nothing can be sent or
    /// resized afterwards.
    pub(crate) fn hang_up(&mut self) {
        let name = self.tty_name();
        let Some(terminal) = self.terminal.take() else {
            return;
        };
        // The writer says Enter and ctrl-d as it goes; a stopped program will not see them, since
        // closing the terminal throws away what nobody has read.
        self.signal("STOP");
        self.output.let_go();
        let woken = name
            .and_then(|name| OpenOptions::new().write(true).open(name).ok())
            .is_some_and(|mut tty| tty.write_all(b"\0").is_ok());
        assert!(woken, "the reader can be woken");
        assert!(self.output.closed(Instant::now() + DEADLINE));
        drop(terminal);
        // The kernel has already woken the program, and it may be gone.
        self.try_signal("CONT");
    }

    /// Waits until the text of the screen is as wanted.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, wanted: impl Fn(&str) -> bool) {
        if self.when(DEADLINE, |screen| wanted(&screen.contents())).is_none() {
            panic!("what was waited for did not come\n{}", self.picture());
        }
    }

    /// Waits until the screen is as wanted, looking at it after each chunk of output; gives the time
    /// at which the chunk came, or nothing when it does not come in time.
    pub(crate) fn when(
        &mut self,
        within: Duration,
        wanted: impl Fn(&vt100::Screen) -> bool,
    ) -> Option<Instant> {
        let begin = Instant::now();
        if wanted(self.screen.screen()) {
            return Some(begin);
        }
        loop {
            match self.output.next(self.shown, begin + within) {
                Next::Chunk(bytes, time) => {
                    self.show(&bytes);
                    if wanted(self.screen.screen()) {
                        return Some(time);
                    }
                }
                Next::Closed | Next::Late => return None,
            }
        }
    }

    /// Waits until output has come after its first `from` bytes and then paused for `quiet`; gives
    /// the time of the last byte, or nothing when that does not happen in time.
    pub(crate) fn settled(&mut self, from: usize, quiet: Duration, within: Duration) -> Option<Instant> {
        let time = self.output.settled(from, quiet, Instant::now() + within)?;
        self.catch_up();
        Some(time)
    }

    /// The text of the screen as it is now.
    pub(crate) fn screen(&mut self) -> String {
        self.catch_up();
        self.screen.screen().contents()
    }

    /// The screen as it is now with its cells, for colours and the cursor.
    pub(crate) fn cells(&mut self) -> &vt100::Screen {
        self.catch_up();
        self.screen.screen()
    }

    /// Every byte that the program wrote up to now.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.output.raw()
    }

    /// How many bytes the program wrote up to now.
    pub(crate) fn written(&self) -> usize {
        self.output.len()
    }

    /// The modes that the output left switched on up to now.
    pub(crate) fn modes(&self) -> Modes {
        Modes::of(&self.raw())
    }

    /// The pty's settings as `stty -a` has them, without the line about speed and size; as they were
    /// at the exit once [`Session::wait_exit`] has seen it. Nothing where there is no `stty`.
    pub(crate) fn tty_settings(&self) -> Option<String> {
        if self.settings_at_exit.is_some() {
            return self.settings_at_exit.clone();
        }
        let flag = if cfg!(target_os = "linux") { "-F" } else { "-f" };
        let output = Command::new("stty")
            .arg(flag)
            .arg(self.tty_name()?)
            .arg("-a")
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        let text = String::from_utf8_lossy(&output.stdout);
        Some(text.split_once('\n')?.1.to_owned())
    }

    /// Waits for the end of the program and for its last byte.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        if let Some(status) = &self.status {
            return status.clone();
        }
        let Ok(status) = self.exit.recv_timeout(DEADLINE) else {
            panic!("the program did not end\n{}", self.picture());
        };
        self.settings_at_exit = self.tty_settings();
        if let Some(terminal) = &mut self.terminal {
            terminal.slave = None;
            // Somebody else may still hold the pty: then what came up to now has to do.
            self.output.closed(Instant::now() + Duration::from_secs(1));
        }
        self.catch_up();
        self.status = Some(status.clone());
        status
    }

    /// The screen in a frame, with the size, for a message.
    pub(crate) fn picture(&mut self) -> String {
        self.catch_up();
        let screen = self.screen.screen();
        let (rows, cols) = screen.size();
        let line = "-".repeat(usize::from(cols.get()));
        let mut picture = format!("the screen, {cols}x{rows}:\n+{line}+\n");
        for row in screen.rows(0, cols.get()) {
            picture.push_str(&format!("|{row}\n"));
        }
        picture + &format!("+{line}+")
    }

    fn tty_name(&self) -> Option<PathBuf> {
        self.terminal.as_ref()?.master.tty_name()
    }

    fn show(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.shown += bytes.len();
    }

    /// Shows what has come up to now.
    fn catch_up(&mut self) {
        while let Next::Chunk(bytes, _) = self.output.next(self.shown, Instant::now()) {
            self.show(&bytes);
        }
    }
}

impl Drop for Session {
    /// Ends the program with its test, whatever became of it.
    fn drop(&mut self) {
        if self.status.is_none() && self.exit.try_recv().is_err() {
            self.try_signal("KILL");
        }
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

/// The screen's model knows no window without cells; the pty does.
fn non_zero(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).unwrap_or(NonZeroU16::MIN)
}
