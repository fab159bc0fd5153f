//! The stopwatch: each function runs one program once and measures one thing about it. `None` means
//! that there was nothing to measure.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::process;
use super::session::Session;

/// The window of all measurements: columns, rows.
const SIZE: (u16, u16) = (120, 40);
/// The silence after which a program has said what it had to say.
const QUIET: Duration = Duration::from_millis(20);
/// The silence after which loading is taken to be over.
const LONG_QUIET: Duration = Duration::from_millis(300);
/// The silence after which what a key asks for is taken to be drawn; longer than any of them takes.
const FOUND_QUIET: Duration = Duration::from_millis(200);
/// What is searched for, letter by letter; a key that erases the line follows each.
const TYPED: [&str; 8] = [
    "nurses",
    "médicos",
    "alderport",
    "grünwald",
    "hospital",
    "escuelas",
    "inspect",
    "vasquez",
];
/// How long a program may take for anything but loading.
const WITHIN: Duration = Duration::from_secs(3);
/// How long loading may take.
const LOADING: Duration = Duration::from_secs(60);
/// How long an idle program is watched.
const IDLE: Duration = Duration::from_secs(2);
/// What stands at the selected row of the list.
const MARKER: char = '▸';
/// What the status line says while articles are loaded.
const READING: &str = "reading";

/// A command line.
#[derive(Clone)]
pub(crate) struct Program {
    /// What the table calls it.
    pub(crate) name: String,
    program: String,
    args: Vec<String>,
}

impl Program {
    /// The binary of this crate.
    pub(crate) fn cotejo(name: &str, args: &[&str]) -> Self {
        Self::new(name, env!("CARGO_BIN_EXE_cotejo"), args)
    }

    /// Any other program.
    pub(crate) fn new(name: &str, program: &str, args: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            program: program.to_owned(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        }
    }

    /// Whether it can be started at all.
    pub(crate) fn installed(&self) -> bool {
        Command::new(&self.program)
            .arg("--version")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok()
    }

    /// Whether it draws anything in a terminal.
    pub(crate) fn draws(&self) -> bool {
        self.start().settled(0, QUIET, WITHIN).is_some()
    }

    fn start(&self) -> Session {
        let args: Vec<&str> = self.args.iter().map(String::as_str).collect();
        Session::spawn(SIZE, &self.program, &args, &[])
    }

    /// Starts it and waits until it is silent.
    fn at_rest(&self, quiet: Duration) -> Option<Session> {
        let mut session = self.start();
        session.settled(0, quiet, LOADING)?;
        Some(session)
    }

    /// Milliseconds from the start to the last byte before the first silence of [`QUIET`].
    pub(crate) fn first_frame(&self) -> Option<f64> {
        let mut session = self.start();
        let last = session.settled(0, QUIET, WITHIN)?;
        Some(milliseconds(last - session.started()))
    }

    /// Milliseconds from the start to the chunk that puts something on the bottom row: a frame is
    /// drawn from top to bottom, and while articles load there is no silence to wait for.
    pub(crate) fn bottom_row(&self) -> Option<f64> {
        let mut session = self.start();
        let time = session.when(WITHIN, |screen| !bottom(screen).trim().is_empty())?;
        Some(milliseconds(time - session.started()))
    }

    /// Milliseconds from a key to its last byte, for `j` and `k` in turn.
    pub(crate) fn keys(&self, count: usize) -> Vec<f64> {
        let Some(mut session) = self.at_rest(LONG_QUIET) else {
            return Vec::new();
        };
        let mut times = Vec::new();
        for key in ["j", "k"].into_iter().cycle().take(count) {
            let written = session.written();
            let begin = Instant::now();
            session.send(key);
            // A key without any answer is not measured; one is enough to know.
            let Some(last) = session.settled(written, QUIET, WITHIN) else {
                break;
            };
            times.push(milliseconds(last - begin));
        }
        times
    }

    /// Milliseconds from a key to the last byte before a long silence, so often, while words are typed letter by
    /// letter and erased again: what is found has been drawn by then, however often the screen was drawn before.
    /// `open` brings the prompt; `ready` stands on the screen when all is read.
    pub(crate) fn typed(&self, count: usize, open: &str, ready: &str) -> Vec<f64> {
        let mut session = self.start();
        let mut times = Vec::new();
        if session
            .when(LOADING, |screen| screen.contents().contains(ready))
            .is_none()
        {
            return times;
        }
        session.send(open);
        session.settled(session.written(), LONG_QUIET, WITHIN);
        let letters = TYPED.iter().flat_map(|word| {
            let letters = word.chars().map(|letter| letter.to_string());
            letters.chain(std::iter::once("\x15".to_owned()))
        });
        let letters: Vec<String> = letters.collect();
        for key in letters.iter().cycle().take(count) {
            let written = session.written();
            let begin = Instant::now();
            session.send(key);
            let Some(last) = session.settled(written, FOUND_QUIET, WITHIN) else {
                break;
            };
            times.push(milliseconds(last - begin));
        }
        times
    }

    /// Milliseconds from `j` to the chunk that moves the list's marker, at most so often, while the
    /// status line says that articles are read. Begins when there is a screen of them, so that the
    /// marker has somewhere to go.
    pub(crate) fn keys_while_loading(&self, count: usize) -> Vec<f64> {
        let mut session = self.start();
        let mut times = Vec::new();
        let seen = session.when(WITHIN, |screen| {
            marker(screen).is_some() && read(screen) > SIZE.1.into()
        });
        if seen.is_none() {
            return times;
        }
        for key in ["j", "k"].into_iter().cycle().take(count) {
            let screen = session.cells();
            if !bottom(screen).contains(READING) {
                break;
            }
            let before = marker(screen);
            let begin = Instant::now();
            session.send(key);
            let moved = |screen: &vt100::Screen| {
                let now = marker(screen);
                now.is_some() && now != before
            };
            let Some(time) = session.when(Duration::from_secs(1), moved) else {
                break;
            };
            times.push(milliseconds(time.saturating_duration_since(begin)));
        }
        times
    }

    /// Milliseconds from the start to the last byte before a long silence, with a status line that
    /// no longer says that articles are read.
    pub(crate) fn loaded(&self) -> Option<f64> {
        let mut session = self.start();
        let mut from = 0;
        loop {
            let last = session.settled(from, LONG_QUIET, LOADING)?;
            if !bottom(session.cells()).contains(READING) {
                return Some(milliseconds(last - session.started()));
            }
            from = session.written();
        }
    }

    /// Milliseconds from the start to the end, without a terminal and with the output thrown away.
    pub(crate) fn run(&self) -> Option<f64> {
        let begin = Instant::now();
        let status = Command::new(&self.program)
            .args(&self.args)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .ok()?;
        status.success().then(|| milliseconds(begin.elapsed()))
    }

    /// MiB in memory at rest, and at most.
    pub(crate) fn memory(&self) -> Option<(f64, f64)> {
        let session = self.at_rest(LONG_QUIET)?;
        let mib = |field| Some(process::number(session.pid(), field)? as f64 / 1024.0);
        Some((mib("VmRSS")?, mib("VmHWM")?))
    }

    /// How often it went to sleep of its own will while nothing happened.
    pub(crate) fn idle_switches(&self) -> Option<f64> {
        let session = self.at_rest(LONG_QUIET)?;
        let before = process::voluntary_switches(session.pid())?;
        thread::sleep(IDLE);
        let after = process::voluntary_switches(session.pid())?;
        Some(after.saturating_sub(before) as f64)
    }
}

/// The text of the last row.
fn bottom(screen: &vt100::Screen) -> String {
    screen
        .rows(0, SIZE.0)
        .nth(usize::from(SIZE.1) - 1)
        .unwrap_or_default()
}

/// How many articles the status line says are read, while it says so.
fn read(screen: &vt100::Screen) -> usize {
    let bottom = bottom(screen);
    let after = bottom
        .split_once(READING)
        .map_or("", |(_, after)| after.trim_start());
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// The row at which the list's marker stands.
fn marker(screen: &vt100::Screen) -> Option<usize> {
    screen.rows(0, SIZE.0).position(|row| row.contains(MARKER))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
