//! What the reader puts together and apart among groups of figures: kept like all else that is said, by keys and screens.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{press, screen, story};
use cotejo::app::{App, Signal, View};
use cotejo::story::{Field, Kind, Matter, Noted, Said};

const WIRE: &str = "Harbour strike enters third week\n\nNorth Wire | Monday, 20 May 2024\n\nSome 3,492 dockers joined the \
                    strike on Friday, the union said.\n\nThe port has 117 cranes and 40 tugboats.\n";
const DAILY: &str = "Strike goes on\n\nSouth Daily | Tuesday, 21 May 2024\n\nAt least 3,500 dockers joined the strike, \
                     the minister said.\n\nThere are 117 cranes in the port and 41 tow vessels.\n";

fn two() -> App {
    let mut app = story(&[("a.txt", WIRE), ("b.txt", DAILY)], (140, 40));
    press(&mut app, "f");
    app
}

/// The words of the figures of each group.
fn groups(app: &App) -> Vec<String> {
    let words = |at| {
        let on = Matter::Figure(at);
        app.story
            .article(on.article())
            .unwrap()
            .words_at(on.place(&app.story).unwrap())
    };
    let mut all: Vec<String> = app
        .story
        .groups()
        .map(|group| {
            group
                .figures
                .iter()
                .map(|at| words(*at))
                .collect::<Vec<_>>()
                .join(" + ")
        })
        .collect();
    all.sort();
    all
}

fn has(app: &App, words: &str) -> bool {
    groups(app).iter().any(|group| group == words)
}

/// Selects the row of a group.
fn select(app: &mut App, words: &str) {
    for row in 0..app.figures.len() {
        app.figures.select(row);
        let group = app.figures.group(&app.story).unwrap();
        let of = Matter::Figure(group.figures[0]);
        let article = app.story.article(of.article()).unwrap();
        if article.words_at(of.place(&app.story).unwrap()) == words {
            return;
        }
    }
    panic!("{words} is in no row: {:?}", groups(app));
}

/// What was said, as a window on another copy of the folder has it.
fn noted(app: &App) -> Vec<Noted> {
    let mut all = app.desk.noted();
    for place in all.iter_mut().flat_map(|noted| &mut noted.places) {
        place.file = place.file.rsplit('/').next().unwrap().to_owned();
    }
    all
}

fn told(app: &mut App, came: Vec<Noted>, gone: Vec<Noted>) {
    app.handle(Signal::Noted { came, gone });
}

#[test]
fn two_rows_are_put_together_kept_and_taken_back() {
    let mut app = two();
    let before = groups(&app);
    select(&mut app, "40 tugboats");
    press(&mut app, "a");
    select(&mut app, "41 tow vessels");
    press(&mut app, "a");
    assert!(has(&app, "40 tugboats + 41 tow vessels"), "{:?}", groups(&app));
    let shown = screen(&app);
    assert!(
        shown.contains("one group now") && shown.contains("U takes that back"),
        "{shown}"
    );
    let said = noted(&app);
    assert_eq!((said[0].kind, &said[0].said), (Kind::Figures, &Said::Together));
    assert_eq!(
        [0, 1].map(|side| &*said[0].places[side].quote),
        ["40 tugboats", "41 tow vessels"]
    );
    press(&mut app, "j");
    press(&mut app, "U");
    assert_eq!(groups(&app), before, "{}", screen(&app));
    assert!(app.desk.noted().is_empty());

    // Another window, or the next session.
    let mut other = two();
    told(&mut other, said.clone(), Vec::new());
    assert!(
        has(&other, "40 tugboats + 41 tow vessels"),
        "{:?}",
        groups(&other)
    );
    let gone = other.desk.noted();
    told(&mut other, Vec::new(), gone);
    assert_eq!(groups(&other), before);
}

#[test]
fn a_figure_is_taken_out_of_its_row_and_put_back() {
    let mut app = two();
    let before = groups(&app);
    assert!(has(&app, "117 cranes + 117 cranes"), "{before:?}");
    select(&mut app, "117 cranes");
    press(&mut app, "llA");
    assert!(
        has(&app, "117 cranes") && !has(&app, "117 cranes + 117 cranes"),
        "{:?}",
        groups(&app)
    );
    assert_eq!(app.desk.noted()[0].said, Said::Apart, "{}", screen(&app));
    // Put together again, nothing of that is left but that it was said.
    press(&mut app, "a");
    let rows: Vec<usize> = (0..app.figures.len()).collect();
    let first = app.figures.group(&app.story).unwrap().id;
    for row in rows {
        app.figures.select(row);
        let group = app.figures.group(&app.story).unwrap();
        if group.id != first && group.name.contains("crane") {
            break;
        }
    }
    press(&mut app, "a");
    assert_eq!(groups(&app), before);
    assert_eq!(app.desk.noted().len(), 1, "one thing is said of the two");
    press(&mut app, "R");
    assert!(app.desk.noted().is_empty(), "{}", screen(&app));
    assert_eq!(groups(&app), before);
}

#[test]
fn what_is_left_of_a_row_that_was_put_together_stays_together() {
    let merged = || {
        let mut app = two();
        for row in ["At least 3,500 dockers", "117 cranes"] {
            select(&mut app, "Some 3,492 dockers");
            press(&mut app, "a");
            select(&mut app, row);
            press(&mut app, "a");
        }
        let all = "Some 3,492 dockers + 117 cranes + At least 3,500 dockers + 117 cranes";
        assert!(has(&app, all), "{:?}", groups(&app));
        app
    };
    // A cell with a figure of each of the two rows.
    let mut app = merged();
    let before = groups(&app);
    select(&mut app, "Some 3,492 dockers");
    press(&mut app, "lA");
    assert!(has(&app, "Some 3,492 dockers + 117 cranes"), "{:?}", groups(&app));
    assert!(
        has(&app, "At least 3,500 dockers + 117 cranes"),
        "{:?}",
        groups(&app)
    );
    let after = groups(&app);
    let mut again = two();
    told(&mut again, noted(&app), Vec::new());
    assert_eq!(groups(&again), after, "the next session");
    press(&mut app, "U");
    assert_eq!(groups(&app), before, "taken back as one step");
    // A figure by itself: the very one that the two rows were put together by.
    let mut app = merged();
    press(&mut app, "2gg");
    while app
        .figures
        .selected(&app.story)
        .iter()
        .all(|at| (at.article, at.figure) != (0, 0))
    {
        press(&mut app, "j");
    }
    press(&mut app, "A");
    assert!(has(&app, "Some 3,492 dockers"), "{:?}", groups(&app));
    assert!(
        has(&app, "117 cranes + At least 3,500 dockers + 117 cranes"),
        "{:?}",
        groups(&app)
    );
}

#[test]
fn it_outlasts_corrections_and_edits_and_what_does_not_fit_is_kept_and_listed() {
    let mut app = two();
    select(&mut app, "40 tugboats");
    press(&mut app, "a");
    select(&mut app, "41 tow vessels");
    press(&mut app, "a");
    // A figure before them becomes none: all of them have other numbers.
    press(&mut app, "q<enter>.E<tab><enter>f");
    assert!(has(&app, "40 tugboats + 41 tow vessels"), "{:?}", groups(&app));
    let said = noted(&app);
    let edited = WIRE.replace("\n\nThe port has", "\n\nA paragraph more.\n\nThe port has");
    let mut again = story(&[("a.txt", &edited), ("b.txt", DAILY)], (140, 40));
    told(&mut again, said.clone(), Vec::new());
    assert!(
        has(&again, "40 tugboats + 41 tow vessels"),
        "{:?}",
        groups(&again)
    );

    let other = WIRE.replace(" and 40 tugboats", "");
    let mut lost = story(&[("a.txt", &other), ("b.txt", DAILY)], (140, 40));
    told(&mut lost, said.clone(), Vec::new());
    assert!(has(&lost, "41 tow vessels"));
    press(&mut lost, "CG");
    let shown = screen(&lost);
    assert!(
        shown.contains("not in the articles any more · 1") && shown.contains("put together, “40 tugboats”"),
        "{shown}"
    );
    assert_eq!(lost.desk.noted(), said);
}

#[test]
fn a_group_of_a_figure_that_is_none_is_listed_with_it_and_comes_back() {
    let mut app = two();
    select(&mut app, "40 tugboats");
    press(&mut app, "a");
    select(&mut app, "41 tow vessels");
    press(&mut app, "a");
    let before = groups(&app);
    let is_it = |on: &Matter| {
        let article = app.story.article(on.article()).unwrap();
        on.place(&app.story)
            .is_some_and(|place| article.words_at(place) == "40 tugboats")
    };
    let figure = Matter::facts(&app.story).find(is_it).unwrap();
    let none = Noted {
        kind: Kind::Figure,
        places: figure.places(&app.story).unwrap().into(),
        said: Said::Corrected {
            field: Field::Reads,
            to: "none".into(),
        },
    };
    told(&mut app, vec![none.clone()], Vec::new());
    press(&mut app, "C");
    let shown = screen(&app);
    assert!(!shown.contains("not in the articles any more"), "{shown}");
    assert!(
        shown.contains("as you said · 2") && shown.contains("put together, “40 tugboats”"),
        "{shown}"
    );
    told(&mut app, Vec::new(), vec![none]);
    assert_eq!(groups(&app), before);
}

#[test]
fn it_waits_for_articles_that_come_later() {
    let mut app = two();
    select(&mut app, "40 tugboats");
    press(&mut app, "a");
    select(&mut app, "41 tow vessels");
    press(&mut app, "a");
    let said = noted(&app);
    let third = DAILY
        .replace("South", "East")
        .replace("3,500", "3,600")
        .replace("41 tow", "42 tow");
    let files = [
        ("b.txt", DAILY),
        ("c.txt", &third),
        ("d.txt", "Nothing\n\nThere is no number here.\n"),
    ];
    let later = story(&files, (140, 40));
    let mut early = story(&[("a.txt", WIRE)], (140, 40));
    told(&mut early, said, Vec::new());
    assert_eq!(early.desk.lost().count(), 1);
    for (at, entry) in later.story.entries().iter().enumerate() {
        early.handle(Signal::Library(cotejo::load::Batch {
            articles: vec![cotejo::story::Article::clone(&entry.article)],
            problems: Vec::new(),
            done: at + 2,
            total: Some(4),
            finished: at == 2,
        }));
        assert!(
            groups(&early)
                .iter()
                .any(|group| group.contains("40 tugboats + 41 tow vessels")),
            "{at}: {:?}",
            groups(&early)
        );
    }
    let figures: usize = early.story.groups().map(|group| group.figures.len()).sum();
    assert_eq!(figures, early.story.figures(), "each figure is in one group");
}

#[test]
fn what_is_said_of_groups_is_listed_and_leads_to_both_texts() {
    let mut app = two();
    select(&mut app, "40 tugboats");
    press(&mut app, "a");
    select(&mut app, "41 tow vessels");
    press(&mut app, "aC/tow<enter>");
    insta::assert_snapshot!("listed", screen(&app));
    while app.under_cursor().first().map(|on| on.kind()) != Some(Kind::Figures) {
        let before = app.checks.row();
        press(&mut app, "j");
        assert_ne!(app.checks.row(), before, "{}", screen(&app));
    }
    press(&mut app, "<enter>");
    assert_eq!(app.view, View::Read);
    assert_eq!(
        app.readers.each_ref().map(|reader| reader.article),
        [Some(0), Some(1)]
    );
    press(&mut app, "qR");
    assert!(app.desk.noted().is_empty(), "{}", screen(&app));
}

#[test]
fn the_same_number_of_things_called_otherwise_is_one_and_two_of_one_text_are_two() {
    let wire = "Raid\n\nNorth Wire | Monday, 20 May 2024\n\nPolice raided the headquarters of the operator and took away 41 \
                boxes of documents.\n\nA buyer took 23 wooden tables and 23 iron tables to the port.\n";
    let daily = "Search\n\nSouth Daily | Tuesday, 21 May 2024\n\nPolice took 41 boxes of papers from the headquarters of the \
                 operator.\n";
    let app = story(&[("a.txt", wire), ("b.txt", daily)], (140, 40));
    let all = groups(&app);
    assert!(
        all.iter().any(|group| group.matches("41 boxes").count() == 2),
        "{all:?}"
    );
    assert!(
        !all.iter().any(|group| group.matches("23 ").count() == 2),
        "{all:?}"
    );
}
