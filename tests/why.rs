//! What the overlay must say of a figure or date: how it is read, and why so.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/findings.rs"]
mod findings;

use common::{press, screen};
use cotejo::app::App;
use findings::{reading, reading_long};
use insta::assert_snapshot;

/// A screen on which the overlay has no frame and nothing beside it.
const ALONE: (u16, u16) = (59, 60);

/// What such a screen says, run together.
fn told_why(app: &App) -> String {
    let shown = screen(app);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn why_tells_what_a_figure_rests_on() {
    for (keys, facts) in [
        (
            ".",
            vec![
                "words “1,200 doctors”",
                "or else 1.2, if the sign in “1,200” sets off decimals and not thousands",
                "limit none: no word",
                "role a total",
                "counts “doctors” taken from the words at the number",
                "sentence ¶ 1: “Mexico hires 1,200 doctors”",
            ],
        ),
        (
            "..",
            vec![
                "read as more than 806",
                "limit more than, by the words “More than”",
                "counts “Cuban doctors”; its main word is “doctors”",
                "¶ 2: “Havana, May 20 (Agency) More than 806 Cuban doctors were hired",
            ],
        ),
        ("....", vec!["unit USD, money", "per “monthly”"]),
        (
            "......",
            vec!["read as between 300 and 500", "an earlier sentence", "in ¶ 2: “"],
        ),
        (
            ",,",
            vec!["role a rest: what is left of a larger number, by the word “remaining”"],
        ),
    ] {
        let mut app = reading(ALONE);
        press(&mut app, keys);
        press(&mut app, "w");
        let told = told_why(&app);
        for fact in facts {
            assert!(
                told.contains(fact),
                "“{fact}” is not in “{told}”\n{}",
                screen(&app)
            );
        }
    }
}

#[test]
fn why_tells_how_a_date_was_worked_out() {
    for (keys, facts) in [
        (
            "d",
            vec![
                "words “May 20”",
                "read as Mon 20 May 2024",
                "worked out by the dateline of the article",
            ],
        ),
        (
            "dd",
            vec![
                "read as Sun 8 May 2022",
                "precision to the day",
                "as the words say it",
            ],
        ),
        (
            "ddd",
            vec![
                "read as Fri 24 May 2024",
                "counted from the day of publication, Mon 20 May 2024",
                "or else Fri 17 May 2024, if the one before or after is meant",
            ],
        ),
        (
            "dddd",
            vec![
                "1 to 30 April 2023, by or until then",
                "some time in that span",
                "“May 8, 2022” in ¶ 2, Sun 8 May 2022",
            ],
        ),
        (
            "D",
            vec!["open, for it is counted from a date that is not known", "missing"],
        ),
    ] {
        let mut app = reading(ALONE);
        press(&mut app, keys);
        press(&mut app, "w");
        let told = told_why(&app);
        for fact in facts {
            assert!(
                told.contains(fact),
                "“{fact}” is not in “{told}”\n{}",
                screen(&app)
            );
        }
    }
}

#[test]
fn why_follows_to_the_neighbours_and_closes() {
    let mut app = reading_long(ALONE);
    press(&mut app, "w");
    assert!(
        told_why(&app).contains("words “1,200 doctors”"),
        "the first in sight:\n{}",
        screen(&app)
    );
    press(&mut app, "...");
    assert!(
        told_why(&app).contains("words “20 dollars monthly”"),
        "{}",
        screen(&app)
    );
    assert!(screen(&app).contains("figure 4/8"));
    press(&mut app, "d");
    assert!(told_why(&app).contains("words “this Friday”"), "{}", screen(&app));
    press(&mut app, "<esc>");
    assert!(
        screen(&app).contains("The remaining 40 arrive"),
        "the text has followed:\n{}",
        screen(&app)
    );
    press(&mut app, "ww");
    assert!(app.overlay.is_none());
}

#[test]
fn why_can_be_filtered_and_other_overlays_stay_closed_to_jumps() {
    let mut app = reading(ALONE);
    press(&mut app, "w/role<enter>");
    let told = told_why(&app);
    assert!(told.contains("role a total") && !told.contains("limit"), "{told}");
    press(&mut app, "<esc>?.");
    assert!(screen(&app).contains("closes this first"));
}

#[test]
fn why_without_anything_in_sight_says_where_to_go() {
    let mut app = reading_long((80, 16));
    press(&mut app, "z<pagedown>w");
    assert!(app.overlay.is_none());
    assert!(
        screen(&app).contains("no figure or date is in sight; . and d go to the next"),
        "{}",
        screen(&app)
    );
}

#[test]
fn why_fits_every_screen() {
    for (width, height) in [
        (160, 50),
        (100, 30),
        (80, 24),
        (50, 15),
        (44, 12),
        (20, 5),
        (10, 3),
        (0, 0),
    ] {
        for keys in ["w", "...w", "dddw", "Dw", "w....dd,,GG"] {
            let mut app = reading((width, height));
            press(&mut app, keys);
            let shown = screen(&app);
            assert!(
                shown
                    .lines()
                    .all(|line| cotejo::text::columns(line) <= usize::from(width)),
                "{width}x{height}:\n{shown}"
            );
            assert!(
                app.overlay.is_some() || height < 5,
                "{width}x{height} {keys}:\n{shown}"
            );
        }
    }
}

#[test]
fn why_as_it_looks() {
    for (name, keys) in [("figure", "......w"), ("date", "ddddw")] {
        for (width, height) in [(120, 30), (80, 24), (50, 15), (20, 5)] {
            let mut app = reading((width, height));
            press(&mut app, keys);
            assert_snapshot!(format!("{name}_{width}x{height}"), screen(&app), keys);
        }
    }
}
