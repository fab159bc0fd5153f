//! What the reader pins outlasts the session, is taken up by the next one, and never costs what stands beside it.

use super::session::Session;

const SIZE: (u16, u16) = (120, 40);
const ONE: &str = "Bridge opens\n\nNorth Wire | Monday, 20 May 2024\n\nFishermen on the eastern quay mended their nets in the rain \
                   and spoke of nothing else.\n";
const TWO: &str = "Nurses wanted\n\nSouth Daily | Monday, 20 May 2024\n\nGrapes ripened early on the southern slopes this year, \
                   growers reported.\n";

fn open(folder: &str) -> Session {
    beside(Session::start(SIZE, &[folder], &[]))
}

/// The two beside each other, when they are compared.
fn beside(mut session: Session) -> Session {
    session.wait_for(|screen| screen.contains("2 sources") && screen.contains("¶ 1/"));
    session.send("\rc");
    session.wait_for(|screen| screen.contains("only in A") && screen.contains("only in B"));
    session
}

/// Pins a passage of A and one of B together, and leaves.
fn pin(mut session: Session) {
    // From the last row of A, which waits, to the last of B.
    session.send("Gp");
    session.wait_for(|screen| screen.contains("waits"));
    session.send("kk");
    session.send("p");
    let pinned = |screen: &str| screen.contains("pinned together");
    session.wait_for(pinned);
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn a_pin_over_two_folders_is_there_again_wherever_cotejo_is_started() {
    let folder = tempfile::tempdir().unwrap();
    let two = folder.path().join("two");
    std::fs::create_dir_all(two.join("d1")).unwrap();
    std::fs::create_dir_all(two.join("d2")).unwrap();
    std::fs::write(two.join("d1/one.txt"), ONE).unwrap();
    std::fs::write(two.join("d2/two.txt"), TWO).unwrap();
    pin(beside(Session::start_in(
        folder.path(),
        SIZE,
        &["two/d1", "two/d2"],
    )));
    let text = std::fs::read_to_string(two.join("d1/cotejo.toml")).unwrap();
    assert!(text.contains("file = \"../d2/two.txt\""), "{text}");
    let mut session = beside(Session::start_in(&two, SIZE, &["d1", "d2"]));
    session.wait_for(|screen| screen.contains("⚲ pin"));
    session.send("Q");
    session.wait_exit();
}

#[test]
fn a_pin_is_there_again_in_the_next_session() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.txt"), ONE).unwrap();
    std::fs::write(folder.path().join("two.txt"), TWO).unwrap();
    let notes = folder.path().join("cotejo.toml");
    std::fs::write(&notes, "# mine\n[articles.\"one.txt\"]\nlanguage = \"en\"\n").unwrap();
    let mut session = open(folder.path().to_str().unwrap());
    assert!(!session.screen().contains("⚲"), "{}", session.screen());
    pin(session);
    let text = std::fs::read_to_string(&notes).unwrap();
    assert!(text.starts_with("# mine\n[articles.\"one.txt\"]\n"), "{text}");
    assert!(
        text.contains("[[pins]]") && text.contains("file = \"one.txt\""),
        "{text}"
    );

    let mut session = open(folder.path().to_str().unwrap());
    session.wait_for(|screen| screen.contains("⚲ pin"));
    session.send("gU");
    session.wait_for(|screen| screen.contains("nothing to take back"));
    session.send("Q");
    session.wait_exit();
    assert_eq!(
        std::fs::read_to_string(&notes).unwrap(),
        text,
        "nothing was changed"
    );
}
