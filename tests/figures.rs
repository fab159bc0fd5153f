//! What the view of figures must do: show what is counted by source, lead to the words and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{press, screen, story, styles};
use cotejo::app::figures::order::Face;
use cotejo::app::{App, Focus, Mouse, Signal, View};
use cotejo::story::{FigureAt, Group, Matter, Said};
use cotejo::view::Depth;
use insta::assert_snapshot;

/// Four texts of one story: 768 in two of them, 812 in a third, and figures that only one gives.
const FILES: [(&str, &str); 4] = [
    (
        "north.txt",
        "Doctors arrive\n\nNorth Wire | Monday, 20 May 2024\n\nThe minister said that 768 Cuban doctors work in the country. They \
         performed 3,492 complex surgeries there.\n\nMore than 40 hospitals took part.\n",
    ),
    (
        "south.txt",
        "Help from abroad\n\nSouth Daily | Wednesday, 22 May 2024\n\nThe paper counted 768 Cuban doctors in the country by then.\n",
    ),
    (
        "west.txt",
        "A count\n\nWest Post | Friday, 24 May 2024\n\nThe office spoke of 812 Cuban doctors in the country, and of 3,492 complex \
         surgeries.\n",
    ),
    (
        "loose.txt",
        "A note\n\nSomebody wrote that the clinics had 25 ambulances.\n",
    ),
];

fn figures(size: (u16, u16)) -> App {
    let mut app = story(&FILES, size);
    together(&mut app);
    press(&mut app, "f");
    app
}

/// Puts 768 and 812 into one group where they are not: how figures are grouped is not what is tested here.
fn together(app: &mut App) {
    let of = |app: &App, number: f64| {
        let has = |group: &&Group| values(app, group).contains(&number);
        app.story.groups().find(has).map(|group| group.figures[0])
    };
    if let (Some(one), Some(two)) = (of(app, 768.0), of(app, 812.0)) {
        app.desk
            .say(Matter::Figures(one, two), Said::Together, &app.story);
        app.story.rule(app.desk.rulings());
    }
}

/// The numbers of a group.
fn values(app: &App, group: &Group) -> Vec<f64> {
    let value = |at: &FigureAt| {
        let article = app.story.article(at.article as usize).unwrap();
        article.findings.figures[at.figure as usize].value.low
    };
    group.figures.iter().map(value).collect()
}

/// The selected group.
fn group(app: &App) -> &Group {
    app.figures.group(&app.story).unwrap()
}

/// Selects the row of the group that has this number in it.
fn select(app: &mut App, number: f64) {
    app.figures.select(0);
    let has = |app: &App| values(app, group(app)).contains(&number);
    while !has(app) {
        let row = app.figures.row();
        press(app, "j");
        assert_ne!(app.figures.row(), row, "no group has {number}\n{}", screen(app));
    }
}

/// Ids of the groups shown.
fn ids(app: &App) -> Vec<u64> {
    (0..app.figures.len())
        .filter_map(|row| app.figures.id(row))
        .collect()
}

#[test]
fn the_faces_at_all_sizes() {
    for (width, height) in [(200, 50), (120, 40), (80, 24), (50, 15), (20, 5)] {
        for (name, keys) in [("matrix", "l"), ("list", "2"), ("plot", "3")] {
            let mut app = figures((width, height));
            press(&mut app, keys);
            assert_snapshot!(format!("{name}_{width}x{height}"), screen(&app), keys);
        }
    }
}

#[test]
fn without_colour_and_on_a_light_terminal() {
    let mut app = figures((80, 24));
    press(&mut app, "l");
    assert_snapshot!("matrix_without_colour", styles(&app, Depth::None));
    press(&mut app, ":theme-light<enter>");
    assert_snapshot!("matrix_light", styles(&app, Depth::Sixteen));
    press(&mut app, "3:toggle-ascii<enter>");
    assert_snapshot!("plot_ascii", screen(&app));
}

#[test]
fn no_size_and_no_key_ends_the_program() {
    let keys = "fjlljG<ctrl-u>hoOooo2ojO3jl1/>700<enter><esc>aja<tab><tab><backtab>wAc<esc><enter><esc>q";
    for size in [
        (0, 0),
        (10, 3),
        (20, 5),
        (20, 16),
        (40, 14),
        (59, 16),
        (60, 9),
        (61, 40),
        (300, 80),
    ] {
        let mut app = story(&FILES, size);
        for key in cotejo::app::typed_keys(keys).unwrap() {
            app.handle(Signal::Key(key));
            screen(&app);
        }
        let mut none = story(&[("a.txt", "A title\n\nNo number at all.\n")], size);
        for key in cotejo::app::typed_keys(keys).unwrap() {
            none.handle(Signal::Key(key));
            screen(&none);
        }
    }
}

#[test]
fn into_the_words_and_back_to_the_very_cell() {
    let mut app = figures((120, 40));
    select(&mut app, 768.0);
    let west = app
        .figures
        .columns()
        .iter()
        .position(|at| app.story.article(*at as usize).unwrap().source_words() == "West Post");
    while app.figures.column() != west.unwrap() + 1 {
        press(&mut app, "l");
    }
    let (row, column, before) = (app.figures.row(), app.figures.column(), screen(&app));
    press(&mut app, "<enter>");
    assert_eq!((app.view, app.focus), (View::Read, Focus::Reader(0)));
    let finding = app.readers[0].finding(&app.story).unwrap();
    let article = app.story.article(app.readers[0].article.unwrap()).unwrap();
    assert_eq!(article.findings.figures[finding.index].value.low, 812.0);
    press(&mut app, "<ctrl-d><esc>");
    assert_eq!(
        (app.view, app.figures.row(), app.figures.column()),
        (View::Figures, row, column)
    );
    assert_eq!(screen(&app), before);
    press(&mut app, "<esc>");
    assert_eq!(app.view, View::Read);
}

#[test]
fn what_is_opened_from_the_list_does_not_lead_back() {
    let mut app = figures((120, 40));
    select(&mut app, 768.0);
    press(&mut app, "<enter>hj<enter><esc>");
    assert_eq!(app.view, View::Read);
}

#[test]
fn two_sources_are_opened_at_the_figure() {
    let mut app = figures((160, 40));
    select(&mut app, 768.0);
    press(&mut app, "c");
    assert!(app.pair.beside && app.view == View::Read);
    let articles: Vec<usize> = app.readers.iter().map(|reader| reader.article.unwrap()).collect();
    assert_ne!(articles[0], articles[1]);
    for reader in &app.readers {
        let finding = reader.finding(&app.story).unwrap();
        let article = app.story.article(reader.article.unwrap()).unwrap();
        assert!(article.findings.figures[finding.index].value.low > 700.0);
    }
    press(&mut app, "<esc>");
    assert_eq!(app.view, View::Figures);
    assert!(!app.pair.beside, "what was opened for this is closed again");
    select(&mut app, 25.0);
    press(&mut app, "c");
    assert_eq!(app.view, View::Figures);
    assert!(app.notice.clone().unwrap().contains("only one source"));
}

#[test]
fn a_filter_takes_words_and_forms_of_numbers() {
    let mut app = figures((120, 40));
    let all = app.figures.len();
    for (typed, number, is_shown) in [
        ("doctor", 768.0, true),
        ("DOCTOR west", 768.0, true),
        ("doctor nobody", 768.0, false),
        (">800", 768.0, true),
        (">812", 768.0, false),
        ("=768", 768.0, true),
        ("768", 768.0, true),
        ("~800", 768.0, true),
        ("~3000", 3492.0, false),
        ("700..770", 768.0, true),
        ("<30", 25.0, true),
        ("<25", 25.0, false),
        ("operations", 3492.0, true),
        ("cirugías", 3492.0, true),
        ("médicos", 768.0, true),
        ("médicos", 3492.0, false),
    ] {
        press(&mut app, &format!("/<ctrl-u>{typed}"));
        let texts = app.figures.len();
        assert!(
            screen(&app).contains(&format!("{texts}/{all}")),
            "{}",
            screen(&app)
        );
        press(&mut app, "<enter>");
        let has = |id: &u64| values(&app, app.story.group(*id).unwrap()).contains(&number);
        assert_eq!(ids(&app).iter().any(has), is_shown, "{typed}\n{}", screen(&app));
    }
    press(&mut app, "<esc>");
    assert_eq!(
        (app.figures.len(), app.view),
        (all, View::Figures),
        "esc clears the filter first"
    );
    press(&mut app, "2/doctor<enter>");
    assert_eq!(app.figures.len(), 3, "{}", screen(&app));
}

#[test]
fn a_filter_called_off_brings_the_one_before_back() {
    let mut app = figures((120, 40));
    press(&mut app, "/doctor<enter>");
    let narrowed = app.figures.len();
    press(&mut app, "/x<esc>");
    assert_eq!((app.figures.query(), app.figures.len()), ("doctor", narrowed));
}

#[test]
fn each_order_holds_every_group_and_turns_round() {
    let mut app = figures((120, 40));
    let mut all = ids(&app);
    all.sort_unstable();
    for _ in 0..5 {
        press(&mut app, "o");
        let (mut one, words) = (ids(&app), app.figures.order_words());
        assert!(screen(&app).contains(&format!("sorted by {words}")));
        press(&mut app, "O");
        let mut turned = ids(&app);
        assert!(screen(&app).contains('▴'));
        turned.reverse();
        assert_eq!(one, turned, "{words}");
        press(&mut app, "O");
        one.sort_unstable();
        assert_eq!(one, all);
    }
    press(&mut app, "ooo");
    let relations: Vec<_> = ids(&app)
        .iter()
        .map(|id| app.story.group(*id).unwrap().sources)
        .collect();
    assert!(
        relations.is_sorted_by(|a, b| a >= b),
        "by number of sources: {relations:?}"
    );
}

#[test]
fn two_groups_become_one_and_one_becomes_two() {
    let mut app = figures((120, 40));
    let before = app.figures.len();
    select(&mut app, 25.0);
    let first = group(&app).id;
    press(&mut app, "a");
    assert!(screen(&app).contains("a again on another row"));
    press(&mut app, "<esc>");
    assert_eq!(app.view, View::Figures, "esc lets go first");
    select(&mut app, 25.0);
    press(&mut app, "a");
    select(&mut app, 40.0);
    press(&mut app, "a");
    assert_eq!(app.figures.len(), before - 1);
    assert_eq!((group(&app).id, group(&app).sources), (first, 2));

    press(&mut app, "A");
    assert!(app.notice.clone().unwrap().contains("choose the source"));
    press(&mut app, "l");
    while app.figures.selected(&app.story).is_empty() {
        press(&mut app, "l");
    }
    press(&mut app, "A");
    assert_eq!(app.figures.len(), before, "{}", screen(&app));
    assert_eq!(group(&app).sources, 1);
}

#[test]
fn the_selection_stays_while_the_story_grows() {
    let mut app = story(&FILES[..2], (120, 40));
    press(&mut app, "f");
    select(&mut app, 768.0);
    press(&mut app, "ll");
    let article = app.figures.article();
    let more = story(&FILES[2..], (120, 40));
    for entry in more.story.entries() {
        app.handle(Signal::Library(cotejo::load::Batch {
            articles: vec![(*entry.article).clone()],
            finished: true,
            ..Default::default()
        }));
    }
    assert_eq!(app.figures.article(), article);
    let selected = app.figures.selected(&app.story)[0];
    let findings = &app.story.article(selected.article as usize).unwrap().findings;
    assert_eq!(findings.figures[selected.figure as usize].value.low, 768.0);
    assert_eq!(app.story.entries().len(), 4);
    assert!(screen(&app).contains("West Post"), "{}", screen(&app));
}

#[test]
fn a_click_selects_a_cell_and_the_wheel_scrolls() {
    let mut app = figures((120, 24));
    let lines: Vec<String> = screen(&app).lines().map(str::to_owned).collect();
    let y = lines.iter().position(|line| line.contains("ambulances")).unwrap();
    let column = lines[y].chars().position(|c| c == '2').unwrap();
    let click = |x: usize| Signal::Mouse {
        what: Mouse::Click,
        x: u16::try_from(x).unwrap(),
        y: u16::try_from(y).unwrap(),
    };
    app.handle(click(column));
    assert_eq!(app.figures.selected(&app.story).len(), 1);
    assert!(app.figures.article().is_some());
    app.handle(click(8));
    assert_eq!(app.figures.article(), None);
    app.handle(Signal::Mouse {
        what: Mouse::Wheel(3),
        x: 8,
        y: u16::try_from(y).unwrap(),
    });
    screen(&app);
}

#[test]
fn the_faces_keep_what_is_selected() {
    let mut app = figures((120, 40));
    select(&mut app, 25.0);
    let id = group(&app).id;
    press(&mut app, "2");
    assert_eq!((app.figures.face, group(&app).id), (Face::List, id));
    press(&mut app, "<tab>");
    assert_eq!((app.figures.face, group(&app).id), (Face::Plot, id));
    press(&mut app, "f");
    assert_eq!(app.view, View::Read);
    press(&mut app, "f");
    assert_eq!((app.figures.face, group(&app).id), (Face::Plot, id));
}

#[test]
fn the_selected_row_is_seen_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (70, 10), (50, 15), (30, 8), (20, 5)] {
        let mut app = figures((width, height));
        for key in ["j", "j", "j", "G", "k", "l", "l", "g"] {
            press(&mut app, key);
            assert!(
                screen(&app).contains('▸') || app.figures.column() > 0,
                "{width}x{height} {key}\n{}",
                screen(&app)
            );
        }
    }
}
