//! From the list to who tells what, to two texts in rows, and back, in the real program.

use super::session::Session;

#[test]
fn a_cell_leads_to_both_passages_and_back() {
    let mut session = Session::start((120, 40), &[], &[]);
    session.wait_for(|screen| screen.contains("5 sources") && screen.contains("¶ 1/"));
    session.send("ja");
    session.wait_for(|screen| screen.contains("Who else tells") && screen.contains("widest gaps first"));
    session.send("Gl");
    session.wait_for(|screen| screen.contains("enter both in rows"));
    session.send("\r");
    session.wait_for(|screen| screen.contains("only in A") && screen.contains("only in B"));
    session.send("q");
    session.wait_for(|screen| screen.contains("Who else tells"));
    session.send("q");
    session.wait_for(|screen| screen.contains("Sources") && !screen.contains("Who else tells"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn texts_that_take_long_are_compared_while_one_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Alfa", "Brava", "Costa"] {
        let passages = (0..90).map(|at| {
            format!(
                "Boat {at} of Portalba carried {} people that day.\n\n",
                at * 7 + 20
            )
        });
        let text = format!(
            "{name} reports\n\n{name} | Monday, 20 May 2024\n\n{}",
            passages.collect::<String>()
        );
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let mut session = Session::start((120, 40), &[folder.path().to_str().unwrap()], &[]);
    session.wait_for(|screen| screen.contains("3 sources") && screen.contains("¶ 1/"));
    session.send("a");
    session.wait_for(|screen| screen.contains("Who else tells Alfa") && !screen.contains("compared"));
    session.wait_for(|screen| screen.contains("2/2"));
    session.send("q\rcJ");
    session.wait_for(|screen| screen.contains("B Costa") && screen.contains(" pairs · "));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
