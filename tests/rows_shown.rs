//! What is lit, hidden and gone to among rows: words that differ, weak pairs, pairs that are parted, and the two
//! findings that one came for.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story, styles};
use cotejo::app::{App, Focus, ThemeName, View};
use cotejo::story::Pair;
use cotejo::terminal::print;
use cotejo::view::{Depth, Look};
use insta::assert_snapshot;
use ratatui::style::Modifier;

const NORTH: &str = "Bridge opens\n\nNorth Wire | Monday, 20 May 2024\n\nThe mayor Ana Ruiz said on Monday that 768 nurses work in \
                     Portalba and that the old hospital stays open.\n\nFishermen on the eastern quay mended their nets in the rain.\n";
const SOUTH: &str = "Nurses wanted\n\nSouth Daily | Monday, 20 May 2024\n\nThe governor Ana Ruiz said on Monday that 812 nurses \
                     work in Portalba and that the old clinic remains open.\n\nGrapes ripened early on the southern slopes.\n";
const WEST: &str = "Enfermeras\n\nDiario del Oeste | lunes 20 de mayo de 2024\n\nLa alcaldesa Ana Ruiz dijo el lunes que 768 \
                    enfermeras trabajan en Portalba y que el viejo hospital sigue abierto.\n";

fn two(size: (u16, u16), second: (&str, &str)) -> App {
    let mut app = story(&[("north.txt", NORTH), second], size);
    press(&mut app, "<enter>c");
    app
}

/// The runs of cells that have just these modifiers, without colours.
fn drawn(app: &App, modifiers: Modifier) -> Vec<String> {
    let buffer = print::frame(app, &Look::new(Depth::None));
    let mut runs = Vec::new();
    for y in 0..buffer.area.height {
        let mut run = String::new();
        for x in 0..buffer.area.width {
            if buffer[(x, y)].modifier == modifiers {
                run.push_str(buffer[(x, y)].symbol());
            } else if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
        }
    }
    runs
}

#[test]
fn the_words_that_differ_are_lit_in_the_pair_in_focus() {
    let mut app = two((120, 30), ("south.txt", SOUTH));
    assert!(drawn(&app, Modifier::ITALIC).is_empty(), "{}", screen(&app));
    press(&mut app, "g}");
    let lit = drawn(&app, Modifier::ITALIC);
    assert_eq!(
        lit,
        ["mayor", "governor", "clinic", "hospital stays", "remains"],
        "{}",
        screen(&app)
    );
    // The figures that differ have a style of their own.
    let figures = drawn(&app, Modifier::BOLD | Modifier::REVERSED);
    assert!(
        figures.contains(&"768".to_owned()) && figures.contains(&"812".to_owned()),
        "{figures:?}"
    );
    assert_snapshot!("wording_mono", styles(&app, Depth::None));
    app.theme = ThemeName::Light;
    assert_snapshot!("wording_light_16", styles(&app, Depth::Sixteen));
    press(&mut app, "4");
    assert!(drawn(&app, Modifier::ITALIC).contains(&"governor".to_owned()));
    press(&mut app, "G");
    assert!(
        drawn(&app, Modifier::ITALIC).is_empty(),
        "the pair is not in focus"
    );
}

#[test]
fn between_two_languages_no_word_is_lit() {
    let mut app = two((120, 30), ("west.txt", WEST));
    press(&mut app, "g}");
    assert!(app.compare.pair().is_some(), "{}", screen(&app));
    assert!(drawn(&app, Modifier::ITALIC).is_empty(), "{}", screen(&app));
}

#[test]
fn days_of_one_month_are_not_what_both_tell() {
    let sunday = SOUTH.replace("on Monday", "on Sunday");
    let mut app = two((140, 40), ("south.txt", &sunday));
    press(&mut app, "}w");
    let shown = screen(&app);
    assert!(shown.contains("both tell"), "{shown}");
    let (told, alike) = shown.split_once("alike are").unwrap_or((&shown, ""));
    assert!(!told.contains("Monday / Sunday"), "{shown}");
    assert!(alike.contains("Monday / Sunday"), "{shown}");
}

/// The pairs of the passages in a row.
fn pairs_of(app: &App, level: usize) -> Vec<&Pair> {
    let comparison = app.compare.comparison().unwrap();
    comparison.of_level(&comparison.levels[level]).collect()
}

#[test]
fn weak_rows_are_hidden_and_counted() {
    let mut app = bundled((140, 40));
    press(&mut app, "<enter>cg");
    let comparison = app.compare.comparison().unwrap();
    let weak = |level: &&cotejo::analysis::Level| {
        let here = |pair: &&Pair| level.a.contains(&pair.link.a) || level.b.contains(&pair.link.b);
        let scores: Vec<f64> = comparison
            .pairs
            .iter()
            .filter(here)
            .map(|pair| pair.link.score)
            .collect();
        !scores.is_empty() && scores.iter().all(|score| *score < 0.5)
    };
    let count = comparison.levels.iter().filter(weak).count();
    let all = app.compare.rows.shown().len();
    assert!(count > 0, "{}", screen(&app));
    press(&mut app, "Wg");
    assert_eq!(app.compare.rows.shown().len(), all - count);
    let rows = if count == 1 { "row" } else { "rows" };
    let told = format!("pairs below .50 hidden, {count} {rows} hidden");
    assert!(screen(&app).contains(&told), "{}", screen(&app));
    press(&mut app, "oo");
    assert!(
        screen(&app).contains("only what A alone tells, pairs below .50 hidden"),
        "{}",
        screen(&app)
    );
    press(&mut app, "OOW");
    assert_eq!(app.compare.rows.shown().len(), all);
}

#[test]
fn of_several_pairs_in_a_row_the_least_sure_is_parted_first() {
    let mut tried = 0;
    for keys in [
        "<enter>c",
        "j<enter>c",
        "j<enter>cJ",
        "j<enter>cJJ",
        "jj<enter>c",
        "jj<enter>cJ",
        "jjj<enter>c",
    ] {
        let mut app = bundled((140, 40));
        press(&mut app, keys);
        let levels = app.compare.comparison().unwrap().levels.len();
        let Some(level) = (0..levels).find(|level| pairs_of(&app, *level).len() > 1) else {
            continue;
        };
        tried += 1;
        let least = pairs_of(&app, level)
            .into_iter()
            .min_by(|one, two| one.link.score.total_cmp(&two.link.score))
            .map(|pair| (pair.link.a, pair.link.b))
            .unwrap();
        let before = pairs_of(&app, level).len();
        app.compare.go_to(level);
        press(&mut app, "P");
        let told = format!("A ¶{} and B ¶{} are parted", least.0 + 1, least.1 + 1);
        let shown = screen(&app);
        assert!(
            shown.contains(&told) && shown.contains(&format!("the least sure of {before} here")),
            "{shown}"
        );
        let left = &app.compare.comparison().unwrap().pairs;
        assert!(left.iter().all(|pair| (pair.link.a, pair.link.b) != least));
    }
    assert!(tried > 0, "no row has two pairs");
}

/// Selects the row of the figures that tells of nurses, and opens its two sources.
fn from_figures(app: &mut App) {
    press(app, "f/nurses<enter>c");
    assert_eq!(
        (app.view, app.focus),
        (View::Read, Focus::Reader(0)),
        "{}",
        screen(app)
    );
}

#[test]
fn two_cells_open_at_both_of_their_passages() {
    for size in [(160, 40), (80, 24)] {
        let mut app = two(size, ("south.txt", SOUTH));
        press(&mut app, "G");
        from_figures(&mut app);
        assert_eq!(app.compare.passages(), Some([Some(1), Some(1)]));
        assert_eq!(app.compare.apart(), None);
        let lit = drawn(&app, Modifier::BOLD | Modifier::REVERSED);
        for figure in ["768", "812"] {
            let is_lit = lit.iter().any(|run| run.starts_with(figure));
            assert!(
                is_lit,
                "{lit:?}
{}",
                screen(&app)
            );
        }
        press(&mut app, "qGtc");
        assert_eq!(
            app.compare.passages(),
            Some([Some(1), Some(1)]),
            "from the timeline too"
        );
    }
}

#[test]
fn where_the_two_stand_in_two_rows_a_key_goes_from_one_to_the_other() {
    for size in [(160, 40), (120, 40), (80, 24), (50, 15)] {
        let mut app = two(size, ("south.txt", SOUTH));
        press(&mut app, "g}P");
        from_figures(&mut app);
        assert_eq!(app.compare.apart(), Some([1, 1]), "{}", screen(&app));
        assert_eq!(app.compare.passages().unwrap()[0], Some(1));
        let shown = screen(&app);
        assert!(size.0 < 60 || shown.contains("tab goes to B ¶2"), "{shown}");
        press(&mut app, "<tab>");
        assert_eq!(app.compare.passages().unwrap()[1], Some(1));
        assert!(screen(&app).contains("812"), "{}", screen(&app));
        let lit = drawn(&app, Modifier::BOLD | Modifier::REVERSED);
        assert!(
            lit.contains(&"812".to_owned()) || lit.iter().any(|run| run.contains("812")),
            "{lit:?}"
        );
        press(&mut app, "<backtab>");
        assert_eq!(app.compare.passages().unwrap()[0], Some(1));
        assert!(size.0 < 100 || screen(&app).contains('◆'), "{}", screen(&app));
        // Who goes on has left the two.
        press(&mut app, "j");
        assert_eq!(app.compare.apart(), None);
    }
}

#[test]
fn a_passage_gone_to_is_meant_though_it_is_not_the_first_of_its_row() {
    let mut app = bundled((160, 40));
    press(&mut app, "<enter>c");
    let second = |app: &App| {
        let mut levels = app.compare.comparison()?.levels.iter();
        let level = levels.find(|level| level.a.len() > 1 && !level.b.is_empty())?;
        Some(level.a.start + 1)
    };
    let found = (0..20).find_map(|at| {
        press(&mut app, if at % 5 == 4 { "xJx" } else { "J" });
        second(&app)
    });
    let second = found.unwrap();
    press(&mut app, &format!("<backtab>:{}<enter>", second + 1));
    press(&mut app, "p");
    let notice = app.notice.clone().unwrap_or_default();
    let named = format!("¶{} ", second + 1);
    assert!(notice.contains(&named), "{named} {notice}\n{}", screen(&app));
}
