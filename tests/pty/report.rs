//! A report from the interface: it lies beside the articles, and nothing of somebody else's is written over.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use super::session::Session;

const ARTICLE: &str = "Harbour closed\n\nPort Agency | Monday, 6 May 2024\n\nSome 300 dockers stopped work on Monday at two ports of the north.\n";

#[test]
fn a_report_is_written_beside_the_articles_and_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("mine.md"), ARTICLE).unwrap();
    let path = folder.path().to_str().unwrap();
    let mut session = Session::start((120, 30), &[path], &[]);
    session.wait_for(|screen| screen.contains("¶ 1/"));
    session.send(":report\r");
    session.wait_for(|screen| screen.contains("the report is in"));
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.contains("300 dockers"));
    let mine = folder.path().join("mine.md");
    session.send(&format!(":report {}\r", mine.display()));
    session.wait_for(|screen| screen.contains("is no report of"));
    assert_eq!(fs::read_to_string(mine).unwrap(), ARTICLE);
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
