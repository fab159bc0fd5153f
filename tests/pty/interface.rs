//! The interface in a real pty: starting, two panes, finding, resizing, and every way out, each of
//! which has to leave the terminal as it was found.

use std::time::Duration;

use super::process;
use super::session::{DEADLINE, Session};

const SIZE: (u16, u16) = (120, 30);

/// The bundled collection, everything read.
fn start() -> Session {
    let mut session = Session::start(SIZE, &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session
}

/// The terminal as it was found: nothing left switched on, line discipline restored, main screen.
#[track_caller]
fn assert_restored(session: &Session, before: Option<&str>) {
    assert_eq!(session.modes().left_over(), Vec::<String>::new());
    assert_eq!(session.tty_settings().as_deref(), before);
}

/// What the terminal's settings are before a program has touched them.
fn settings_before() -> Option<String> {
    Session::spawn(SIZE, "sh", &["-c", "read -r x"], &[]).tty_settings()
}

#[test]
fn it_opens_on_the_bundled_collection_and_quits() {
    let before = settings_before();
    let mut session = start();
    assert!(session.screen().contains("retellings, not the originals"));
    assert!(session.modes().alternate_screen());
    assert!(session.modes().bracketed_paste());
    assert!(session.modes().mouse());
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_restored(&session, before.as_deref());
}

#[test]
fn a_second_pane_opens_and_words_are_found_in_it() {
    let mut session = start();
    session.send("\rc");
    session
        .wait_for(|screen| screen.contains(" A ") && screen.contains(" B ") && screen.contains("only in A"));
    session.send("2");
    session.wait_for(|screen| screen.contains("⇄ together"));
    session.send("/robledo\r");
    session.wait_for(|screen| screen.contains("“robledo” 1/"));
    session.send("n");
    session.wait_for(|screen| screen.contains("“robledo” 2/"));
    session.send("\x1b");
    session.wait_for(|screen| !screen.contains("“robledo”"));
}

#[test]
fn it_follows_the_window_down_to_nothing_and_up_again() {
    let mut session = start();
    session.send("\r");
    session.wait_for(|screen| screen.contains("how found"));
    let before = session.screen();
    for (cols, rows) in [(80, 24), (40, 12), (20, 5)] {
        session.resize(cols, rows);
        session.wait_for(|screen| {
            let lines: Vec<&str> = screen.lines().collect();
            lines.len() == usize::from(rows) && lines[lines.len() - 1].contains('¶') == (cols < 60)
        });
    }
    session.resize(10, 3);
    session.wait_for(|screen| screen.contains("needs 20x5"));
    session.resize(SIZE.0, SIZE.1);
    session.wait_for(|screen| screen == before);
}

#[test]
fn it_suspends_and_comes_back() {
    let mut session = Session::start_as_job(SIZE, &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("\x1a");
    session.wait_for(|screen| screen.contains("[stopped]"));
    assert_eq!(session.modes().left_over(), Vec::<String>::new());
    session.send("\r");
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    assert!(session.modes().alternate_screen());
    session.send("\rQ");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_eq!(session.modes().left_over(), Vec::<String>::new());
}

#[test]
fn coming_back_draws_nothing_before_the_terminal_is_its_own() {
    let mut session = Session::start_as_job(SIZE, &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("\x1a");
    session.wait_for(|screen| screen.contains("[stopped]"));
    let before = session.written();
    session.send("\r");
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    let raw = session.raw();
    let after = String::from_utf8_lossy(&raw[before..]).into_owned();
    let (first, _) = after.split_once("\x1b[?1049h").unwrap_or_default();
    assert!(
        !first.contains("sources"),
        "drawn on the shell's screen: {first:?}"
    );
    session.send("Q");
    session.wait_exit();
}

#[test]
fn it_suspends_when_the_system_asks() {
    let mut session = start();
    let before = session.written();
    session.signal("TSTP");
    session.wait_for(|screen| !screen.contains("5 sources"));
    session.settled(before, Duration::from_millis(200), DEADLINE);
    assert!(matches!(process::state(session.pid()), Some('T') | None));
    assert_eq!(session.modes().left_over(), Vec::<String>::new());
    session.signal("CONT");
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn signals_to_end_restore_the_terminal() {
    let before = settings_before();
    for (name, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut session = start();
        session.signal(name);
        assert_eq!(session.wait_exit().exit_code(), status);
        assert_restored(&session, before.as_deref());
    }
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let mut session = start();
    session.hang_up();
    session.wait_exit();
}

/// Only debug builds can be asked to panic.
#[cfg(debug_assertions)]
#[test]
fn a_panic_restores_the_terminal_and_can_be_read() {
    let before = settings_before();
    let mut session = start();
    session.send(":panic\r");
    let status = session.wait_exit();
    assert_ne!(status.exit_code(), 0);
    assert_restored(&session, before.as_deref());
    assert!(session.screen().contains("panicked"), "{}", session.picture());
}

#[test]
fn an_idle_program_does_not_wake_up() {
    let mut session = start();
    // Other threads end a little later than the screen is drawn, on a busy machine later still.
    session.settled(0, Duration::from_millis(400), DEADLINE);
    let Some(before) = process::voluntary_switches(session.pid()) else {
        eprintln!("not run: there is no /proc here");
        return;
    };
    // Nothing happens here for half a second: that is what is tested.
    session.when(Duration::from_millis(500), |_| false);
    assert_eq!(process::voluntary_switches(session.pid()), Some(before));
}

#[test]
fn no_color_means_no_colour_command() {
    let mut session = Session::start(SIZE, &[], &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("\r/robledo\r");
    session.wait_for(|screen| screen.contains("“robledo” 1/"));
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let commands = raw.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m'));
    for (numbers, _) in
        commands.filter(|(numbers, _)| numbers.bytes().all(|b| b.is_ascii_digit() || b == b';'))
    {
        for number in numbers.split(';').filter_map(|number| number.parse::<u8>().ok()) {
            assert!(
                !(matches!(number, 30..=38 | 40..=48 | 90..=107)),
                "colour command {numbers}"
            );
        }
    }
    assert!(
        session.cells().cell(2, 1).is_some_and(vt100::Cell::inverse),
        "the selected row is reversed"
    );
}

#[test]
fn without_mouse_the_terminal_keeps_it() {
    let mut session = Session::start(SIZE, &["--no-mouse"], &[]);
    session.wait_for(|screen| screen.contains("5 sources"));
    assert!(!session.modes().mouse());
}

#[test]
fn nothing_in_an_article_reaches_the_terminal_as_a_control() {
    let folder = tempfile::tempdir().unwrap();
    let hostile =
        "Title \x1b]0;owned\x07 here\n\nProse \x1b[31mred\x1b[2J \u{9b}5m \x08\x0e and \u{202e}turned.\n";
    std::fs::write(folder.path().join("a\x1b[5mb.txt"), hostile).unwrap();
    let mut session = Session::start(SIZE, &[folder.path().to_str().unwrap()], &[]);
    session.wait_for(|screen| screen.contains("1 source") && screen.contains("turned"));
    session.send("\rir");
    session.wait_for(|screen| screen.contains("not found"));
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    for sequence in [
        "\x1b]0;",
        "\x1b[2J \u{fffd}",
        "\u{9b}",
        "\x07",
        "\x0e",
        "\u{202e}",
        "\x1b[5m",
    ] {
        assert!(!raw.contains(sequence), "{sequence:?} reached the terminal");
    }
}

#[test]
fn from_the_figures_to_the_words_to_two_sources_and_back() {
    let mut session = start();
    session.send("f");
    session.wait_for(|screen| screen.contains("Figures by what they count"));
    session.send("j\r");
    session.wait_for(|screen| screen.contains("read · figure "));
    session.send("\x1b");
    session.wait_for(|screen| screen.contains("Figures by what they count") && screen.contains(" 2/"));
    session.send("c");
    session
        .wait_for(|screen| screen.contains(" A ") && screen.contains(" B ") && screen.contains("only in A"));
    session.send("\x1b");
    session.wait_for(|screen| screen.contains("Figures by what they count") && screen.contains(" 2/"));
    session.send("\x1b");
    session.wait_for(|screen| screen.contains("Sources"));
}
