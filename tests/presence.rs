//! What the matrix of who tells what must do: show for each passage of a source which of the others tell it, lead to
//! both passages and back, never wait for a comparison, and say how far it is.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/nurses.rs"]
mod nurses;

use common::{bundled, press, screen, story, styles};
use cotejo::app::{App, Effect, Focus, Mouse, Signal, ThemeName, View, typed_keys};
use cotejo::view::Depth;
use insta::assert_snapshot;
use nurses::{EAST, NORTH, SOUTH};

const SIZES: [(u16, u16); 5] = [(200, 50), (120, 40), (80, 24), (50, 15), (20, 5)];

fn three(size: (u16, u16)) -> App {
    let mut app = story(
        &[("east.txt", EAST), ("north.txt", NORTH), ("south.txt", SOUTH)],
        size,
    );
    press(&mut app, "ja");
    app
}

/// Selects the passage that holds some words.
fn select(app: &mut App, words: &str) {
    press(app, "g");
    let holds = |app: &App| {
        let article = app.presence.tellers().unwrap().article();
        let passage = app.presence.passage().unwrap();
        app.story
            .article(article)
            .unwrap()
            .passage(passage as usize)
            .contains(words)
    };
    while !holds(app) {
        let row = app.presence.row();
        press(app, "j");
        assert_ne!(app.presence.row(), row, "{words}\n{}", screen(app));
    }
}

#[test]
fn the_matrix_at_all_sizes() {
    for (width, height) in SIZES {
        let mut app = bundled((width, height));
        press(&mut app, "jaGl");
        assert_snapshot!(format!("matrix_{width}x{height}"), screen(&app));
    }
}

#[test]
fn without_colour_and_on_a_light_terminal() {
    let mut app = three((100, 30));
    press(&mut app, "Gll");
    let picture = styles(&app, Depth::None);
    for line in picture.lines().filter(|line| line.contains(" on ")) {
        assert!(line.contains(": Reset on Reset"), "{line}");
    }
    assert_snapshot!("styles_mono", picture);
    let dark = screen(&app);
    app.theme = ThemeName::Light;
    assert_eq!(screen(&app), dark);
    assert_snapshot!("styles_light_16", styles(&app, Depth::Sixteen));
}

#[test]
fn no_size_and_no_key_ends_the_program() {
    for size in [
        (0, 0),
        (19, 5),
        (20, 5),
        (39, 9),
        (60, 12),
        (99, 14),
        (139, 40),
        (200, 60),
    ] {
        let mut app = bundled(size);
        for keys in [
            "a",
            "G",
            "l",
            "l",
            "n",
            "N",
            "o",
            "O",
            "/cuba<enter>",
            "w",
            "y",
            "J",
            "K",
            "h",
            "<ctrl-d>",
            "z",
            "p",
            "<esc>",
            "<enter>",
            "q",
            "f",
            "a",
            "?",
            "q",
            "a",
            "a",
            "/zzz<enter>",
            "<enter>",
            "j",
            "w",
            "y",
        ] {
            press(&mut app, keys);
            screen(&app);
        }
    }
}

#[test]
fn the_widest_gaps_come_first_and_a_key_changes_that() {
    let mut app = three((120, 40));
    let tellers = app.presence.tellers().unwrap();
    let counts: Vec<usize> = app.presence.rows().iter().map(|at| tellers.count(*at)).collect();
    assert!(counts.is_sorted() && counts.first() < counts.last(), "{counts:?}");
    let shown = screen(&app);
    assert!(shown.contains("Who else tells North Wire"), "{shown}");
    assert!(shown.contains("No other source tells this."), "{shown}");
    select(&mut app, "hospital");
    let shown = screen(&app);
    assert!(
        shown.contains("told by 2 of 2") && shown.contains("768 ≠ 786"),
        "{shown}"
    );
    let passage = app.presence.passage();
    press(&mut app, "o");
    assert!(app.presence.rows().is_sorted(), "{:?}", app.presence.rows());
    assert_eq!(app.presence.passage(), passage, "the passage stays selected");
    press(&mut app, "O");
    assert!(app.presence.rows().iter().rev().is_sorted());
    press(&mut app, "oO");
    assert!(screen(&app).contains("most told first"));
}

#[test]
fn a_cell_says_how_sure_and_the_passages_stand_below() {
    let mut app = three((160, 40));
    select(&mut app, "hospital");
    press(&mut app, "l");
    let shown = screen(&app);
    assert!(shown.contains("East Post · 21 May 2024 · ¶"), "{shown}");
    assert!(shown.contains("Portalba's hospital treated 768"), "{shown}");
    assert!(
        !shown.contains("director said"),
        "the other source is not selected\n{shown}"
    );
    press(&mut app, "l");
    let shown = screen(&app);
    assert!(
        shown.contains("director said") && shown.contains("≠ ."),
        "{shown}"
    );
    press(&mut app, "w");
    for words in ["of a hundred pairs", "Why: both tell"] {
        assert!(screen(&app).contains(words), "{words}\n{}", screen(&app));
    }
    select(&mut app, "Fishermen");
    assert!(
        screen(&app).contains("South Daily does not tell this."),
        "{}",
        screen(&app)
    );
}

#[test]
fn n_goes_to_the_next_source_that_tells_it() {
    let mut app = three((120, 40));
    select(&mut app, "nurses");
    press(&mut app, "n");
    assert_eq!(app.presence.other(), Some(2), "{}", screen(&app));
    press(&mut app, "n");
    assert_eq!(app.presence.other(), Some(2), "round to the only one");
    select(&mut app, "Fishermen");
    press(&mut app, "n");
    assert!(screen(&app).contains("no other source tells this passage"));
}

#[test]
fn enter_opens_both_in_rows_at_their_passages_and_back_returns_to_the_cell() {
    for back in ["q", "<esc>"] {
        let mut app = three((140, 40));
        select(&mut app, "hospital");
        press(&mut app, "ll<enter>");
        assert_eq!((app.view, app.focus), (View::Read, Focus::Reader(0)));
        assert_eq!(
            [app.readers[0].article, app.readers[1].article],
            [Some(1), Some(2)]
        );
        assert!(!screen(&app).contains("both panes"), "{}", screen(&app));
        let [a, b] = app.compare.passages().unwrap();
        let text = |article: usize, passage: Option<u32>| {
            let article = app.story.article(article).unwrap();
            article.passage(passage.unwrap() as usize).into_owned()
        };
        assert!(text(1, a).contains("hospital") && text(2, b).contains("hospital"));
        press(&mut app, back);
        assert_eq!((app.view, app.presence.column()), (View::Presence, 2));
        assert!(!app.pair.beside, "the second text was opened from here");
        press(&mut app, back);
        assert_eq!(app.view, View::Read);
        assert_eq!(app.readers[0].article, Some(1));
    }
}

#[test]
fn the_texts_that_were_open_come_back() {
    let mut app = three((140, 40));
    press(&mut app, "a<enter>c2");
    let before = [app.readers[0].article, app.readers[1].article];
    press(&mut app, "a");
    assert_eq!(app.presence.tellers().unwrap().article(), before[1].unwrap());
    press(&mut app, "Gl<enter>");
    assert!(app.pair.way.is_in_rows());
    press(&mut app, "qq");
    assert_eq!([app.readers[0].article, app.readers[1].article], before);
    assert!(app.pair.beside && !app.pair.way.is_in_rows());
}

#[test]
fn from_rows_the_passage_in_focus_is_selected() {
    let mut app = three((140, 40));
    press(&mut app, "a<enter>c<backtab>g]");
    let passage = app.compare.passages().unwrap()[0];
    let other = app.readers[1].article;
    press(&mut app, "a");
    assert_eq!(app.presence.passage(), passage);
    assert_eq!(app.presence.other(), other);
}

#[test]
fn words_narrow_the_passages() {
    let mut app = three((120, 40));
    press(&mut app, "/FLOODED<enter>");
    assert_eq!(app.presence.rows().len(), 1);
    assert!(screen(&app).contains("1 of 4 hold “FLOODED”"), "{}", screen(&app));
    press(&mut app, "<esc>");
    assert_eq!((app.view, app.presence.rows().len()), (View::Presence, 4));
    press(&mut app, "/zebra");
    assert!(
        screen(&app).contains("No passage holds “zebra”"),
        "{}",
        screen(&app)
    );
    press(&mut app, "<esc>");
    assert_eq!(app.presence.rows().len(), 4);
}

#[test]
fn both_passages_are_copied() {
    let mut app = three((120, 40));
    select(&mut app, "hospital");
    press(&mut app, "l");
    let keys = typed_keys("y").unwrap();
    let Some(Effect::Copy(text)) = app.handle(Signal::Key(keys[0])) else {
        unreachable!("y copies")
    };
    assert!(
        text.contains("North Wire, 20 May 2024") && text.contains("East Post, 21 May 2024"),
        "{text}"
    );
}

#[test]
fn the_mouse_selects_a_cell_and_the_wheel_scrolls() {
    let mut app = three((120, 40));
    let plan = app.presence.plan;
    let y = plan.inside.y + plan.head + 3;
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: plan.cell_x(1) + 1,
        y,
    });
    assert_eq!((app.presence.row(), app.presence.column()), (3, 2));
    let mut app = bundled((80, 18));
    press(&mut app, "ja");
    app.handle(Signal::Mouse {
        what: Mouse::Wheel(3),
        x: 9,
        y: 5,
    });
    assert_eq!((app.presence.row(), app.presence.top), (0, 3));
}

#[test]
fn j_of_the_capital_kind_takes_the_next_article() {
    let mut app = three((120, 40));
    press(&mut app, "J");
    assert!(
        screen(&app).contains("Who else tells South Daily"),
        "{}",
        screen(&app)
    );
    press(&mut app, "qa");
    assert!(
        screen(&app).contains("Who else tells South Daily"),
        "the texts follow"
    );
}
