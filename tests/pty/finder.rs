//! From a search into a text and back, in the real program.

use std::time::Duration;

use super::frames::frames;
use super::generator::generate;
use super::session::Session;
use cotejo::text::{Case, fold};

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

/// What stands in the prompt of a frame, and its list of hits; nothing where no search is open.
fn search(frame: &str) -> Option<(&str, Vec<&str>)> {
    let mut lines = frame.lines();
    let list = lines
        .by_ref()
        .skip_while(|line| !line.contains("Search · "))
        .skip(1);
    let hits = list
        .take_while(|line| line.starts_with('┃'))
        .filter_map(|line| line.trim_matches('┃').split('│').next())
        .map(str::trim_end)
        .filter(|hit| !hit.is_empty() && !hit.contains("Nothing matches"))
        .collect();
    // Blanks stand where other words stood before.
    Some((frame.lines().last()?.trim_end().strip_prefix(" search ")?, hits))
}

/// The words of a hit, behind what it is and who published it.
fn words_of(hit: &str) -> &str {
    hit.char_indices().nth(27).map_or("", |(at, _)| &hit[at..])
}

/// Waits, also where two cores read, search and draw without any optimisation.
#[track_caller]
fn wait_for_hits(session: &mut Session, word: &str) {
    let are_there = |screen: &vt100::Screen| {
        search(&screen.contents()).is_some_and(|(typed, hits)| typed == word && hits.len() > 5)
    };
    let came = session.when(Duration::from_secs(60), are_there);
    assert!(came.is_some(), "{}", session.picture());
}

#[test]
fn typing_fast_while_ten_thousand_articles_load_drops_no_key_and_shows_no_hits_of_other_words() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in generate(1, 10_000) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut session = Session::start((120, 40), &[folder.path().to_str().unwrap()], &[]);
    session.wait_for(|screen| screen.contains("reading") && screen.contains("¶ 1/"));
    // Letters as they stand, so that a hit shows whether it is one.
    let words = ["'harbour", "'nurses", "'budget", "'presupuesto", "'household"];
    session.send("s");
    for word in words {
        for letter in word.chars() {
            session.send(&letter.to_string());
        }
        wait_for_hits(&mut session, word);
        session.send("\x15");
    }
    // All at once, one word over the other.
    session.send(&words.join("\x15"));
    wait_for_hits(&mut session, "'household");
    let mut with_hits: usize = 0;
    for frame in frames(&mut session) {
        let Some((typed, hits)) = search(&frame) else {
            continue;
        };
        let Some(letters) = typed.strip_prefix('\'').filter(|letters| !letters.is_empty()) else {
            continue;
        };
        with_hits += usize::from(!hits.is_empty() && frame.contains("reading"));
        for hit in hits {
            assert!(
                fold(words_of(hit), Case::Folded).contains(letters),
                "{hit} is none of {typed}\n{frame}"
            );
        }
    }
    // How many depends on how fast this machine reads and draws.
    assert!(with_hits > 0, "no frame showed hits while articles were read");
}
