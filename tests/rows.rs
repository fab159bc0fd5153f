//! What two texts in rows must do: show what tells the same level with each other, in four ways, at every size;
//! go from difference to difference; be pinned, parted and taken back; say why.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, effect, press, screen, story, styles};
use cotejo::app::compare::only::Only;
use cotejo::app::pair::Way;
use cotejo::app::{App, Effect, Focus, Mouse, Signal, ThemeName};
use cotejo::story::{Anchor, Kind, Noted, Said};
use cotejo::view::Depth;

const ONE: &str = "Bridge opens\n\nNorth Wire | Monday, 20 May 2024\n\nThe mayor Ana Ruiz said that 1,200 additional nurses will come to \
                   Portalba before the winter.\n\nFishermen on the eastern quay mended their nets in the rain and spoke of \
                   nothing else.\n\nThe hospital in Portalba was flooded twice and treated 768 patients in its corridors.\n\nA \
                   school choir sang at the opening of the bridge over the river Sella.\n";
const TWO: &str = "Nurses wanted\n\nSouth Daily | Monday, 20 May 2024\n\nA choir of schoolchildren sang when the bridge over the \
                   Sella was opened.\n\nPortalba is to have nurses again: with the intention of reaching 1,200 nurses, mayor Ana \
                   Ruiz signed a contract.\n\nThe flooded hospital of Portalba treated 786 patients in corridors, its director \
                   said.\n\nGrapes ripened early on the southern slopes this year.\n";

fn two(size: (u16, u16)) -> App {
    let mut app = story(&[("one.txt", ONE), ("two.txt", TWO)], size);
    press(&mut app, "<enter>c");
    app
}

fn pairs(app: &App) -> Vec<(u32, u32, bool)> {
    let comparison = app.compare.comparison().unwrap();
    let links = comparison.pairs.iter().map(|pair| &pair.link);
    links.map(|link| (link.a, link.b, link.pinned)).collect()
}

#[test]
fn without_colour_and_on_a_light_terminal() {
    for keys in ["1", "4"] {
        let mut app = two((120, 30));
        press(&mut app, keys);
        press(&mut app, "]");
        let picture = styles(&app, Depth::None);
        for line in picture.lines().filter(|line| line.contains(" on ")) {
            assert!(line.contains(": Reset on Reset"), "{line}");
        }
        let dark = screen(&app);
        app.theme = ThemeName::Light;
        assert_eq!(screen(&app), dark);
    }
}

#[test]
fn no_size_and_no_key_ends_the_program() {
    for (width, height) in [
        (0, 0),
        (19, 5),
        (20, 5),
        (39, 9),
        (60, 12),
        (100, 20),
        (139, 40),
        (200, 60),
    ] {
        let mut app = bundled((width, height));
        for keys in [
            "<enter>c", "]", "}", "G", "o", "o", "O", "4", "{", "p", "g", "2", "]", "p", "P", "U", "3", "y",
            "1", "w", "}", "<esc>", "v", "x", "J",
        ] {
            press(&mut app, keys);
            screen(&app);
        }
    }
}

#[test]
fn what_tells_the_same_stands_level_and_says_what_differs() {
    let mut app = two((140, 40));
    let shown = screen(&app);
    let level = |one: &str, two: &str| shown.lines().any(|line| line.contains(one) && line.contains(two));
    assert!(
        level("The hospital in Portalba", "The flooded hospital"),
        "{shown}"
    );
    assert!(
        shown.contains("only in A") && shown.contains("only in B"),
        "{shown}"
    );
    assert!(shown.contains("768") && shown.contains("≠ 786"), "{shown}");
    press(&mut app, "g]");
    let first = app.compare.level();
    press(&mut app, "]");
    assert!(app.compare.level() > first);
    press(&mut app, "[");
    assert_eq!(app.compare.level(), first);
    press(&mut app, "[");
    assert!(screen(&app).contains("no earlier difference"), "{}", screen(&app));
}

#[test]
fn a_filter_shows_some_rows_and_counts_the_others() {
    let mut app = two((140, 40));
    let all = app.compare.rows.shown().len();
    press(&mut app, "o");
    assert_eq!(app.compare.filter.only, Only::Differences);
    let hidden = all - app.compare.rows.shown().len();
    press(&mut app, "g");
    assert!(
        hidden > 0 && screen(&app).contains(&format!("{hidden} rows hidden")),
        "{}",
        screen(&app)
    );
    press(&mut app, "o");
    assert!(screen(&app).contains("Fishermen") && !screen(&app).contains("Grapes"));
    press(&mut app, "o");
    assert!(!screen(&app).contains("Fishermen") && screen(&app).contains("Grapes"));
    press(&mut app, "o");
    assert_eq!(app.compare.rows.shown().len(), all);
}

#[test]
fn the_place_is_kept_from_way_to_way() {
    let mut app = bundled((160, 30));
    press(&mut app, "<enter>c}}");
    let passages = app.compare.passages().unwrap();
    for key in ["2", "1", "4", "1"] {
        press(&mut app, key);
        if !app.pair.way.is_in_rows() {
            let seen = app.readers[0]
                .page
                .row_of(passages[0].unwrap() as usize, 0)
                .unwrap();
            assert!(seen >= app.readers[0].top, "the passage is on the screen");
        }
    }
    assert_eq!(app.pair.way, Way::Level);
    let now = app.compare.passages().unwrap();
    assert!(
        now[0] == passages[0] || now[1] == passages[1],
        "{now:?} {passages:?}"
    );
}

#[test]
fn two_passages_are_pinned_parted_and_taken_back() {
    let mut app = two((140, 40));
    let found = pairs(&app);
    // The fishermen of A and the grapes of B stand alone.
    let comparison = app.compare.comparison().unwrap();
    let alone = |side: usize| {
        comparison.levels.iter().position(|level| {
            let mine = [&level.a, &level.b][side];
            !mine.is_empty()
                && mine
                    .clone()
                    .all(|at| comparison.of_passage(side, at).next().is_none())
        })
    };
    let (one, two) = (alone(0).unwrap(), alone(1).unwrap());
    app.compare.go_to(one);
    let a = app.compare.passages().unwrap()[0].unwrap();
    press(&mut app, "p");
    assert!(screen(&app).contains("waits"), "{}", screen(&app));
    app.compare.go_to(two);
    let b = app.compare.passages().unwrap()[1].unwrap();
    assert_eq!(effect(&mut app, "p"), Some(Effect::SaveNotes));
    assert!(pairs(&app).contains(&(a, b, true)), "{:?}", pairs(&app));
    assert!(screen(&app).contains("pinned together"));
    assert_eq!(effect(&mut app, "P"), Some(Effect::SaveNotes));
    assert!(!pairs(&app).iter().any(|(x, y, _)| (*x, *y) == (a, b)));
    press(&mut app, "U");
    assert!(pairs(&app).contains(&(a, b, true)));
    press(&mut app, "U");
    assert_eq!(pairs(&app), found);
    press(&mut app, "U");
    assert!(screen(&app).contains("nothing to take back"));
}

#[test]
fn what_was_pinned_in_an_earlier_session_is_found_by_its_words() {
    let mut app = two((140, 40));
    let place = |file: &str, passage, words: &str| Anchor {
        file: file.to_owned(),
        passage,
        words: words.to_owned(),
        ..Anchor::default()
    };
    let noted = |number: u32, words: &str, other: &str| Noted {
        kind: Kind::Pair,
        places: [place("one.txt", number, words), place("two.txt", 5, other)].into(),
        said: Said::Together,
    };
    let fishermen: String = "Fishermen on the eastern quay mended their nets in the rain and spoke of"
        .chars()
        .take(60)
        .collect();
    let grapes = "Grapes ripened early on the southern slopes this year.";
    let lost = noted(2, "Words that stand nowhere", grapes);
    let came = vec![noted(1, &fishermen, grapes), lost.clone()];
    app.handle(Signal::Noted {
        came,
        gone: Vec::new(),
    });
    assert!(
        pairs(&app).iter().any(|(.., pinned)| *pinned),
        "{:?}",
        pairs(&app)
    );
    let kept = app.desk.noted();
    assert_eq!(kept.len(), 2, "what is not found is kept: {kept:?}");
    assert!(kept.contains(&lost));
}

#[test]
fn why_says_what_both_tell_and_how_sure_that_is() {
    let mut app = two((140, 40));
    press(&mut app, "g]w");
    let shown = screen(&app);
    assert!(
        shown.contains("why this pair") && shown.contains("both tell"),
        "{shown}"
    );
    assert!(shown.contains("of a hundred pairs"), "{shown}");
    press(&mut app, "w");
    assert!(app.overlay.is_none());
}

#[test]
fn both_passages_are_copied_with_where_they_stand() {
    let mut app = two((140, 40));
    press(&mut app, "g]");
    let Some(Effect::Copy(text)) = effect(&mut app, "y") else {
        unreachable!("y copies")
    };
    assert!(
        text.contains("North Wire, 20 May 2024, ¶") && text.contains("South Daily, 20 May 2024, ¶"),
        "{text}"
    );
}

#[test]
fn a_click_on_a_row_or_on_the_strip_goes_there() {
    let mut app = two((140, 40));
    let panes = app.panes.unwrap();
    let room = panes.inside(panes.rows.unwrap());
    press(&mut app, "g");
    let last = *app.compare.rows.shown().last().unwrap();
    let plan = app.compare.rows.plan().unwrap();
    let y = room.y + u16::try_from(app.compare.rows.shown().len() - 1).unwrap();
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: room.x + plan.strip.0 + 1,
        y,
    });
    assert_eq!(app.compare.level(), last);
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: room.x + plan.left[1],
        y: room.y,
    });
    assert_eq!((app.compare.level(), app.focus), (0, Focus::Reader(1)));
}

#[test]
fn a_number_goes_to_that_passage_of_the_side_in_focus() {
    let mut app = two((140, 40));
    press(&mut app, ":5<enter>");
    assert_eq!(app.compare.passages().unwrap()[1], Some(4));
    press(&mut app, "<backtab>:3<enter>");
    assert_eq!(app.compare.passages().unwrap()[0], Some(2));
    press(&mut app, ":99<enter>");
    assert!(screen(&app).contains("no passage 99"));
}

#[test]
fn what_is_looked_for_is_brought_into_sight() {
    let mut app = bundled((120, 24));
    press(&mut app, "jjj<enter>c<backtab>/OECD<enter>");
    let shown = screen(&app);
    assert!(shown.contains("OECD"), "{shown}");
}

#[test]
fn from_a_list_that_has_the_screen_for_itself_the_next_difference_brings_the_rows() {
    let mut app = story(&[("one.txt", ONE), ("two.txt", TWO)], (50, 15));
    press(&mut app, "c");
    assert!(app.panes.unwrap().rows.is_none(), "{}", screen(&app));
    press(&mut app, "]");
    assert!(app.panes.unwrap().rows.is_some(), "{}", screen(&app));
    assert!(
        screen(&app).contains('≠') || screen(&app).contains('±'),
        "{}",
        screen(&app)
    );
}

#[test]
fn every_difference_that_is_counted_is_gone_to_in_rows_and_in_plain_texts() {
    for keys in ["1", "2", "3"] {
        let mut app = bundled((140, 40));
        press(&mut app, "jjj<enter>c");
        press(&mut app, keys);
        // Another second source: nothing is laid out for it in plain texts.
        press(&mut app, "JK");
        let comparison = app.compare.comparison().unwrap();
        let differ = |pair: &&cotejo::story::Pair| pair.agreement == cotejo::story::Agreement::Differs;
        let rows: std::collections::BTreeSet<usize> = comparison
            .pairs
            .iter()
            .filter(differ)
            .map(|pair| {
                let holds = |level: &cotejo::analysis::Level| level.a.contains(&pair.link.a);
                comparison.levels.iter().position(holds).unwrap()
            })
            .collect();
        assert!(!rows.is_empty());
        app.compare.go_to(0);
        let mut met: std::collections::BTreeSet<usize> = [0].into();
        let mut last = usize::MAX;
        press(&mut app, "<backtab>g");
        while app.compare.level() != last {
            last = app.compare.level();
            met.insert(last);
            press(&mut app, "]");
        }
        assert!(rows.is_subset(&met), "{keys}: {rows:?} {met:?}");
    }
}

#[test]
fn one_plan_on_two_days_differs_and_two_days_of_the_past_are_two() {
    let wire = "Dam inquiry\n\nNorth Wire | Thursday, 6 November 2025\n\nThe parliamentary inquiry into the dam of Almeda will \
                open on 9 December, its chairwoman Ruth Okafor said, and will hear sixty witnesses.\n\nPolice raided the \
                headquarters of the operator on 3 November and took 41 boxes.\n";
    let daily = "Dam inquiry opens\n\nSouth Daily | Friday, 7 November 2025\n\nThe inquiry of parliament into the Almeda dam \
                 will open on 2 December and hear sixty witnesses, chairwoman Ruth Okafor said.\n\nPolice raided the \
                 headquarters of the operator, and carried out 41 boxes. Its shares fell on 5 November.\n";
    let app = story(&[("a.txt", wire), ("b.txt", daily)], (160, 40));
    let comparison = app.story.compare(0, 1, &[]).unwrap();
    let differing = comparison
        .pairs
        .iter()
        .flat_map(|pair| &pair.facts)
        .filter(|fact| fact.differs());
    let dates: Vec<String> = differing
        .filter_map(|fact| {
            let date = &app.story.article(0)?.findings.dates[fact.at[0]? as usize];
            Some(app.story.article(0)?.words_at(date.place))
        })
        .collect();
    assert_eq!(dates, ["9 December"], "{}", screen(&app));
}
