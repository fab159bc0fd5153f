//! The look follows the terminal's background: as it answers, however late, or not at all; and no part of an answer is
//! taken for keys.

use super::session::Session;

const SIZE: (u16, u16) = (120, 30);
const QUERY: &[u8] = b"\x1b]11;?";
const LIGHT: &str = "\x1b]11;rgb:ffff/fafa/f0f0\x1b\\";
/// The colours of a focused frame in the two themes.
const DARK_FRAME: vt100::Color = vt100::Color::Rgb(0x8f, 0xbc, 0xdb);
const LIGHT_FRAME: vt100::Color = vt100::Color::Rgb(0x0f, 0x5a, 0x84);

fn start(args: &[&str], env: &[(&str, &str)]) -> Session {
    let env: Vec<_> = [("COLORTERM", "truecolor")].iter().chain(env).copied().collect();
    Session::start(SIZE, args, &env)
}

/// Whether the corner of the list, which is in focus at the start, has that colour.
fn has_frame(session: &mut Session, colour: vt100::Color) -> bool {
    let corner = session.cells().cell(1, 0).map(vt100::Cell::fgcolor);
    corner == Some(colour)
}

fn wait_for_list(session: &mut Session) {
    session.wait_for(|screen| {
        screen.contains("5 sources") && screen.contains("¶ 1/") && !screen.contains("reading")
    });
}

fn was_asked(session: &Session) -> bool {
    session.raw().windows(QUERY.len()).any(|bytes| bytes == QUERY)
}

#[test]
fn a_light_terminal_gets_the_light_theme() {
    let mut session = start(&[], &[]);
    session.send(LIGHT);
    wait_for_list(&mut session);
    assert!(was_asked(&session));
    assert!(has_frame(&mut session, LIGHT_FRAME), "{}", session.picture());
    assert!(
        !session.screen().contains("does nothing here"),
        "{}",
        session.picture()
    );
}

#[test]
fn keys_typed_before_the_answer_are_keys() {
    let mut session = start(&[], &[]);
    session.send(&format!("?{LIGHT}"));
    session.wait_for(|screen| screen.contains("Everywhere"));
    session.send("q");
    wait_for_list(&mut session);
    session.wait_for(|screen| !screen.contains("Everywhere"));
    assert!(has_frame(&mut session, LIGHT_FRAME), "{}", session.picture());
}

#[test]
fn a_late_answer_counts_when_it_comes() {
    let mut session = start(&[], &[]);
    wait_for_list(&mut session);
    assert!(has_frame(&mut session, DARK_FRAME), "{}", session.picture());
    let before = session.screen();
    session.send(LIGHT);
    let came = session.when(super::session::DEADLINE, |screen| {
        screen.cell(1, 0).map(vt100::Cell::fgcolor) == Some(LIGHT_FRAME)
    });
    assert!(came.is_some(), "{}", session.picture());
    assert_eq!(session.screen(), before, "no key was read out of the answer");
    // What is typed afterwards is read as ever.
    session.send("?");
    session.wait_for(|screen| screen.contains("Everywhere"));
}

#[test]
fn a_terminal_that_says_nothing_is_guessed_at() {
    let mut session = start(&[], &[("COLORFGBG", "0;15")]);
    wait_for_list(&mut session);
    assert!(has_frame(&mut session, LIGHT_FRAME), "{}", session.picture());
}

#[test]
fn who_names_a_theme_is_not_asked_for_one() {
    let mut session = start(&["--theme", "dark"], &[]);
    wait_for_list(&mut session);
    assert!(!was_asked(&session));
    let mut session = Session::start(SIZE, &[], &[("NO_COLOR", "1")]);
    wait_for_list(&mut session);
    assert!(!was_asked(&session));
}
