//! Correcting figures, dates and articles: keys in, screen out; what follows is worked out anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{press, screen, story};
use cotejo::app::App;
use cotejo::story::{Matter, State};

const WIRE: &str = "Harbour strike enters third week\n\nNorth Wire | Monday, 20 May 2024\n\nSome 3,492 dockers joined the \
                    strike on Friday, the union said.\n\nThe port lost 40 million dollars in a week.\n";
const DAILY: &str = "Strike goes on\n\nSouth Daily\n\nAt least 23,492 dockers joined the strike, the minister said \
                     last Friday.\n\nTalks are to begin next week.\n";

fn two(size: (u16, u16)) -> App {
    story(&[("a.txt", WIRE), ("b.txt", DAILY)], size)
}

#[test]
fn a_figure_is_corrected_and_what_follows_is_worked_out_anew() {
    let mut app = two((120, 40));
    let together = |app: &App| app.story.groups().map(|group| group.figures.len()).max();
    assert_eq!(
        together(&app),
        Some(1),
        "3,492 and 23,492 are not taken for the same"
    );
    press(&mut app, "<enter>.E<ctrl-u>23,492 dockers<enter>");
    assert!(screen(&app).contains("→ 23,492 dockers"), "{}", screen(&app));
    assert_eq!(together(&app), Some(2));
    press(&mut app, "<esc>f");
    let shown = screen(&app);
    assert!(
        shown.contains("✎23,492") && shown.contains("✎ 23,492 dockers"),
        "{shown}"
    );
    press(&mut app, "q<enter>R");
    assert!(app.desk.noted().is_empty(), "{}", screen(&app));
    assert_eq!(together(&app), Some(1));
    press(&mut app, "U");
    assert_eq!(together(&app), Some(2), "taking it back is taken back");
}

#[test]
fn what_is_counted_can_be_corrected() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.E<ctrl-u>3,492 containers<enter>");
    let names: Vec<String> = app.story.groups().map(|group| group.name.to_string()).collect();
    assert!(names.iter().any(|name| name == "containers"), "{names:?}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_line_stays() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.E<ctrl-u>many people<enter>");
    assert!(screen(&app).contains("holds no figure"), "{}", screen(&app));
    assert_eq!(app.prompt.as_ref().unwrap().text(), "many people");
    press(&mut app, "<ctrl-u>4,000<enter>");
    assert!(app.prompt.is_none());
    press(&mut app, "dE<ctrl-u>someday<enter>");
    assert!(screen(&app).contains("is no date"), "{}", screen(&app));
}

#[test]
fn a_date_is_corrected_by_its_days_or_by_what_it_is_counted_from() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>d");
    let on = app.under_cursor()[0];
    let when = |app: &App| {
        let Matter::Date(at) = on else { panic!("{on:?}") };
        app.story.article(0).unwrap().findings.dates[at.date as usize]
            .when
            .map(|when| when.from.to_string())
    };
    assert_eq!(when(&app).as_deref(), Some("2024-05-17"));
    press(&mut app, "E<ctrl-u>2024-05-10<enter>");
    assert_eq!(when(&app).as_deref(), Some("2024-05-10"), "{}", screen(&app));
    press(&mut app, "R");
    assert_eq!(when(&app).as_deref(), Some("2024-05-17"));
    press(&mut app, "E<ctrl-u>from 2024-05-09<enter>");
    assert_eq!(when(&app).as_deref(), Some("2024-05-03"), "{}", screen(&app));
    press(&mut app, "tq");
    press(&mut app, "w");
    assert!(app.overlay.is_some());
}

#[test]
fn an_undated_article_is_dated_and_its_dates_are_counted_from_that() {
    let mut app = two((120, 30));
    press(&mut app, "jE<ctrl-u>published: 2024-05-20<enter>");
    let shown = screen(&app);
    assert!(
        shown.contains("20 May 2024") && !shown.contains("undated"),
        "{shown}"
    );
    let article = app.story.article(1).unwrap();
    let friday = article.findings.dates[0].when.unwrap();
    assert_eq!(friday.from.to_string(), "2024-05-17");
    press(&mut app, "E<tab><ctrl-u>source: Southern Daily<enter>");
    assert!(screen(&app).contains("Southern Daily"));
    press(&mut app, "R");
    assert!(screen(&app).contains("undated") && !screen(&app).contains("Southern Daily"));
}

#[test]
fn another_reading_is_to_be_decided_anew_and_one_key_takes_both_back() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.V");
    let on = app.under_cursor()[0];
    press(&mut app, "E<ctrl-u>4,000 dockers<enter>");
    assert_eq!(app.desk.state(on), State::Open);
    press(&mut app, "U");
    assert_eq!(app.desk.state(on), State::Verified, "{}", screen(&app));
    assert!(screen(&app).contains("taken back: "), "{}", screen(&app));
}

#[test]
fn a_correction_is_read_in_either_language_with_its_limit_and_what_it_counts() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>..E<ctrl-u>al menos 700 médicos<enter>");
    let article = app.story.article(0).unwrap();
    let at = article
        .findings
        .figures
        .iter()
        .position(|figure| figure.corrected.is_some())
        .unwrap();
    let figure = &article.findings.figures[at];
    assert_eq!(figure.bound.name(), "at_least");
    assert!(figure.unit.is_none(), "dollars are no doctors");
    assert_eq!(
        cotejo::report::amount::what(article, figure).as_deref(),
        Some("médicos")
    );
}

#[test]
fn of_a_corrected_article_the_original_stays_visible() {
    let mut app = two((180, 30));
    press(&mut app, "E<ctrl-u>source: Northern Wire<enter>i");
    let shown = screen(&app);
    // Lines end at the measure.
    for words in [
        "Northern Wire — from your correction;",
        "in place of",
        "“North Wire”",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    press(&mut app, "R");
    assert!(
        screen(&app).contains("source    North Wire — from"),
        "{}",
        screen(&app)
    );
}
