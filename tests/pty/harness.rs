//! Tests of the harness itself, on shells that print and wait: what it says about a program must be
//! true before anybody relies on it.

use std::time::Duration;

use super::process;
use super::session::{DEADLINE, Session};

const SIZE: (u16, u16) = (40, 10);

/// A shell that runs a line.
fn shell(script: &str) -> Session {
    Session::spawn(SIZE, "sh", &["-c", script], &[("GREETING", "hello")])
}

#[test]
fn output_is_shown_and_keys_are_read() {
    let mut session = shell(r#"echo "$GREETING"; read -r x; echo "got $x"; exit 3"#);
    session.wait_for(|screen| screen.contains("hello"));
    session.send("jj\r");
    session.wait_for(|screen| screen.contains("got jj"));
    assert_eq!(session.wait_exit().exit_code(), 3);
    assert!(session.screen().contains("got jj"));
    assert!(session.raw().starts_with(b"hello\r\n"));
    assert!(session.picture().contains("40x10"));
}

#[test]
fn the_environment_is_bare() {
    let mut session = Session::spawn(SIZE, "env", &[], &[("NO_COLOR", "1")]);
    session.wait_exit();
    let mut names: Vec<_> = session
        .screen()
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.to_owned())
        // The pty crate adds a shell of its own accord.
        .filter(|name| name != "PATH" && name != "SHELL")
        .collect();
    names.sort();
    assert_eq!(names, ["LANG", "NO_COLOR", "TERM"]);
}

#[test]
fn a_resize_reaches_the_program_and_the_screen() {
    let mut session = shell("trap 'stty size' WINCH; echo ready; while :; do read -r x; done");
    session.wait_for(|screen| screen.contains("ready"));
    session.resize(100, 30);
    session.send("\r");
    session.wait_for(|screen| screen.contains("30 100"));
    assert_eq!(session.cells().size().1.get(), 100);
}

#[test]
fn a_signal_and_the_end_by_it_are_seen() {
    let mut session = shell("trap 'echo caught; exit 7' TERM; echo ready; while :; do read -r x; done");
    session.wait_for(|screen| screen.contains("ready"));
    session.signal("TERM");
    // A shell runs its trap when `read` has returned.
    session.send("\r");
    assert_eq!(session.wait_exit().exit_code(), 7);
    assert!(session.screen().contains("caught"));

    let mut session = shell("echo ready; exec cat");
    session.wait_for(|screen| screen.contains("ready"));
    session.signal("KILL");
    assert!(session.wait_exit().signal().is_some());
}

#[test]
fn raw_mode_is_seen_and_so_is_its_end() {
    let mut session =
        shell("echo a; read -r x; stty raw -echo; echo b; head -c 1; stty sane; echo c; read -r x");
    session.wait_for(|screen| screen.contains('a'));
    let Some(before) = session.tty_settings() else {
        eprintln!("not run: there is no stty here");
        return;
    };
    assert!(before.contains(" icanon"), "{before}");
    session.send("\r");
    session.wait_for(|screen| screen.contains('b'));
    let during = session.tty_settings().unwrap_or_default();
    assert!(during.contains("-icanon"), "{during}");
    session.send("x");
    session.wait_for(|screen| screen.contains('c'));
    session.send("\r");
    session.wait_exit();
    let after = session.tty_settings().unwrap_or_default();
    assert!(after.contains(" icanon"), "{after}");
}

#[test]
fn raw_mode_that_was_left_on_is_still_seen_after_the_end() {
    let mut session = shell(r"printf '\033[?1049h\033[?25l'; stty raw -echo");
    session.wait_exit();
    if let Some(settings) = session.tty_settings() {
        assert!(settings.contains("-icanon"), "{settings}");
    }
    assert!(session.modes().alternate_screen() && session.modes().cursor_hidden());
    assert!(!session.modes().mouse() && !session.modes().bracketed_paste());
    assert_eq!(
        session.modes().left_over(),
        ["cursor (25) off", "alternate screen (1049) on"]
    );
}

#[test]
fn the_last_byte_before_a_silence_is_timed() {
    let mut session = shell("printf a; sleep 0.05; printf b; read -r x; printf c; read -r x");
    let begin = session.started();
    let quiet = Duration::from_millis(400);
    let last = session.settled(0, quiet, DEADLINE).map(|time| time - begin);
    assert!(
        last.is_some_and(|time| time >= Duration::from_millis(50)),
        "{last:?}"
    );
    assert_eq!(session.screen().trim(), "ab");
    let written = session.written();
    session.send("\r");
    assert!(session.settled(written, quiet, DEADLINE).is_some());
    assert!(session.screen().contains('c'));
    let came = session.when(Duration::from_millis(20), |screen| {
        screen.contents().contains('z')
    });
    assert!(came.is_none());
}

#[test]
fn a_job_is_suspended_and_comes_back() {
    let script = r#"echo "id $$."; kill -STOP $$; echo back; read -r x"#;
    let mut session = Session::spawn_as_job(SIZE, "sh", &["-c", script], &[]);
    session.wait_for(|screen| screen.contains("[stopped]"));
    let screen = session.screen();
    let job: Option<u32> = screen
        .split_once("id ")
        .and_then(|(_, rest)| rest.split_once('.')?.0.parse().ok());
    let state = job.and_then(process::state);
    assert!(matches!(state, Some('T') | None), "{state:?}");
    session.send("\r");
    session.wait_for(|screen| screen.contains("back"));
    session.send("\r");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn a_closed_terminal_hangs_up() {
    let mut session = shell("echo ready; read -r x; echo $x; exec sleep 60");
    session.wait_for(|screen| screen.contains("ready"));
    session.hang_up();
    assert!(session.wait_exit().signal().is_some());
}

#[test]
fn context_switches_and_memory_are_counted() {
    let mut session = shell("echo ready; read -r x; echo more; read -r x");
    session.wait_for(|screen| screen.contains("ready"));
    session.settled(0, Duration::from_millis(50), DEADLINE);
    let Some(before) = process::voluntary_switches(session.pid()) else {
        eprintln!("not run: there is no /proc here");
        return;
    };
    session.send("\r");
    session.wait_for(|screen| screen.contains("more"));
    session.settled(0, Duration::from_millis(50), DEADLINE);
    let after = process::voluntary_switches(session.pid());
    assert!(after.is_some_and(|after| after > before), "{before} {after:?}");
    assert!(process::number(session.pid(), "VmRSS").is_some_and(|kib| kib > 0));
}
