//! From a search into a text and back, in the real program.

use super::session::Session;

#[test]
fn a_search_is_typed_seen_opened_walked_and_left() {
    let mut session = Session::start((120, 40), &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("s");
    session.wait_for(|screen| screen.contains("Search · everything"));
    session.send("source:prensa doctors in:text");
    session.wait_for(|screen| {
        screen.contains("Prensa Latina · 12 Sep 2023 · en") && !screen.contains("searching")
    });
    session.send("\r");
    session.wait_for(|screen| screen.contains("┏ Prensa Latina") && screen.contains("doctors in:text”"));
    session.send("n");
    session.wait_for(|screen| screen.contains("2/"));
    session.send("q");
    session.wait_for(|screen| !screen.contains("in:text”"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn keys_typed_at_once_are_all_taken_and_enter_opens_what_they_find() {
    let mut session = Session::start((120, 40), &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("sin:text 806\r");
    session.wait_for(|screen| screen.contains("┏ Prensa Latina") && screen.contains("806 doctors"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
