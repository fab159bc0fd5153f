//! Pairs whose passages stand in two rows: each row shows the other passage once more, and nothing on the screen says
//! that one source alone tells them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, effect, press, screen, story};
use cotejo::app::compare::only::{Filter, Only};
use cotejo::app::{App, Effect, Focus, Mouse, Signal};

const ONE: &str = "Bridge opens\n\nNorth Wire | Monday, 20 May 2024\n\nThe dredging of the harbour of Portalba will cost 3.4 \
                   million dollars, the port authority said.\n\nThe mayor Ana Ruiz cut the ribbon of the new bridge over the \
                   river Sella with golden scissors.\n\nFishermen on the eastern quay mended their nets in the rain.\n\nA \
                   school choir sang three songs at the opening of the bridge.\n";
const TWO: &str = "Ribbon cut\n\nSouth Daily | Monday, 20 May 2024\n\nWith golden scissors mayor Ana Ruiz cut the ribbon of the \
                   bridge over the Sella.\n\nThree songs were sung by a school choir when the bridge was opened.\n\nGrapes \
                   ripened early on the southern slopes.\n\nDredging the harbour of Portalba is to cost 3.7 million dollars, \
                   according to the port authority.\n";

fn two(size: (u16, u16)) -> App {
    let mut app = story(&[("one.txt", ONE), ("two.txt", TWO)], size);
    press(&mut app, "<enter>c");
    app
}

/// The index of the row that holds a passage of one side and nothing of the other.
fn hollow(app: &App, side: usize, passage: u32) -> usize {
    let comparison = app.compare.comparison().unwrap();
    let mut levels = comparison.levels.iter();
    let is_it = |level: &cotejo::analysis::Level| {
        let sides = [&level.a, &level.b];
        sides[side].contains(&passage) && sides[1 - side].is_empty()
    };
    levels
        .position(is_it)
        .unwrap_or_else(|| panic!("{}", screen(app)))
}

#[test]
fn both_passages_their_score_and_what_differs_are_seen_in_either_row() {
    for size in [(160, 60), (120, 40), (80, 40), (50, 40)] {
        let mut app = two(size);
        for (side, passage) in [(0, 1), (1, 4)] {
            let level = hollow(&app, side, passage);
            app.compare.go_to(level);
            let shown = screen(&app);
            let lines = app.compare.rows.lines_of(level).unwrap();
            assert!(lines.len() > 2, "{shown}");
            assert_eq!(app.compare.rows.echo(level), Some(1 - side), "{shown}");
            for words in ["3.4", "3.7", "↕"] {
                assert!(shown.contains(words), "{words}\n{shown}");
            }
            let is_stacked = app.compare.rows.plan().unwrap().is_stacked;
            assert!(is_stacked || shown.contains('┊'), "{shown}");
            let standing = app.compare.count().unwrap();
            assert!(
                standing.starts_with("pair ") && shown.contains(&standing),
                "{shown}"
            );
        }
    }
}

#[test]
fn only_what_differs_shows_both_sides_of_it() {
    let mut app = two((120, 40));
    press(&mut app, "o");
    let shown = screen(&app);
    assert!(
        shown.contains("The dredging of the harbour") && shown.contains("Dredging the harbour"),
        "{shown}"
    );
    assert!(!shown.contains("Grapes"), "{shown}");
    assert!(shown.contains("▒≠"), "the strip says so too\n{shown}");
}

#[test]
fn a_difference_whose_first_row_shows_another_passage_is_shown_in_the_second() {
    let mut app = bundled((120, 60));
    press(&mut app, "jjj<enter>co");
    let shown = screen(&app);
    assert!(shown.contains("reaching 1,200"), "{shown}");
    press(&mut app, "ooog]]");
    let level = app.compare.level();
    let row = &app.compare.comparison().unwrap().levels[level];
    assert!(
        row.a.is_empty(),
        "the next difference is there too\n{}",
        screen(&app)
    );
}

#[test]
fn a_filter_says_at_once_what_it_hides_and_gives_the_place_back() {
    let mut app = two((120, 40));
    press(&mut app, "gjjj");
    let at = app.compare.level();
    press(&mut app, "o");
    let hidden = app.compare.hidden();
    assert!(hidden > 1);
    let told = format!("only what differs, {hidden} rows hidden");
    assert!(screen(&app).contains(&told), "{}", screen(&app));
    press(&mut app, "ooo");
    assert_eq!(app.compare.filter, Filter::default());
    assert_eq!(app.compare.level(), at);
    // Who went elsewhere meanwhile stays there.
    press(&mut app, "oj");
    let there = app.compare.level();
    press(&mut app, "OW");
    assert_eq!((app.compare.filter.only, app.compare.level()), (Only::All, there));
}

#[test]
fn the_pair_that_is_shown_is_pinned_and_copied() {
    let mut app = two((120, 40));
    let level = hollow(&app, 0, 1);
    app.compare.go_to(level);
    let Some(Effect::Copy(copied)) = effect(&mut app, "y") else {
        panic!("{}", screen(&app));
    };
    assert!(
        copied.contains("3.4 million") && copied.contains("3.7 million"),
        "{copied}"
    );
    press(&mut app, "p");
    assert!(
        screen(&app).contains("A ¶2 and B ¶5 are pinned together"),
        "{}",
        screen(&app)
    );
}

#[test]
fn a_passage_that_waits_for_its_pin_is_let_go() {
    for key in ["<esc>", "p"] {
        let mut app = two((120, 40));
        let level = hollow(&app, 0, 3);
        app.compare.go_to(level);
        press(&mut app, "p");
        assert!(screen(&app).contains("A ¶4 waits"), "{}", screen(&app));
        press(&mut app, key);
        assert!(screen(&app).contains("A ¶4 waits no more"), "{}", screen(&app));
        assert!(app.compare.pinning.is_none() && app.pair.beside);
    }
}

#[test]
fn where_all_rows_are_seen_a_page_goes_to_the_end_and_back() {
    let mut app = two((160, 60));
    press(&mut app, "g<pagedown>");
    let last = app.compare.comparison().unwrap().levels.len() - 1;
    assert_eq!(app.compare.level(), last, "{}", screen(&app));
    press(&mut app, "k<pagedown>");
    assert_eq!(app.compare.level(), last);
    press(&mut app, "<pageup>");
    assert_eq!(app.compare.level(), 0);
    // The wheel goes by rows, as it does where there is something to scroll.
    for (what, level) in [(Mouse::Wheel(3), 1), (Mouse::Wheel(-3), 0)] {
        app.handle(Signal::Mouse { what, x: 80, y: 5 });
        assert_eq!(app.compare.level(), level, "{}", screen(&app));
    }
}

#[test]
fn plain_texts_mark_the_passages_that_keys_act_on() {
    let mut app = two((120, 40));
    press(&mut app, "g}2");
    let focus = app.passages_in_focus().unwrap();
    let shown = screen(&app);
    let [Some(a), Some(b)] = focus else {
        panic!("{focus:?}\n{shown}");
    };
    assert!(shown.matches('▸').count() >= 2, "{shown}");
    assert_eq!(app.focus, Focus::Reader(1));
    let Some(Effect::Copy(copied)) = effect(&mut app, "y") else {
        panic!("{}", screen(&app));
    };
    for (side, passage) in [(0, a), (1, b)] {
        let text = app
            .story
            .article(side)
            .unwrap()
            .passage(passage as usize)
            .into_owned();
        assert!(copied.contains(&text), "{side} {passage}\n{copied}");
    }
}

#[test]
fn in_plain_texts_the_marked_pair_is_parted_and_no_other() {
    let mut app = two((120, 11));
    press(&mut app, "g2<backtab>jjjj");
    let before = app.compare.comparison().unwrap().pairs.len();
    let [Some(a), Some(b)] = app.passages_in_focus().unwrap() else {
        panic!("{}", screen(&app));
    };
    let is_pair = |app: &App| {
        let pairs = &app.compare.comparison().unwrap().pairs;
        pairs.iter().any(|pair| (pair.link.a, pair.link.b) == (a, b))
    };
    let was_pair = is_pair(&app);
    press(&mut app, "P");
    let after = app.compare.comparison().unwrap().pairs.len();
    assert!(!is_pair(&app));
    assert_eq!(before - after, usize::from(was_pair), "{}", screen(&app));
}
