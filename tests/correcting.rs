//! Correcting figures, dates and articles: keys in, screen out; what follows is worked out anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/strike.rs"]
mod strike;

use common::{press, screen, story};
use cotejo::app::{App, Signal};
use cotejo::story::{Anchor, Field, Kind, Matter, Noted, Said, State};
use cotejo::view::Depth;
use strike::two;

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

#[test]
fn a_figure_that_is_none_is_gone_from_all_but_its_text() {
    let mut app = two((160, 30));
    let figures = app.story.figures();
    let groups = app.story.groups().count();
    press(&mut app, "<enter>.E<tab><enter>");
    let shown = screen(&app);
    assert!(shown.contains("“Some 3,492 dockers” is no figure now"), "{shown}");
    assert_eq!(app.story.figures(), figures - 1);
    assert_eq!(app.story.groups().count(), groups - 1);
    assert!(app.story.article(0).unwrap().findings.figures.len() == 1);
    // Where one is stays, and it is said in the margin, in the status line and in the explanation.
    assert!(matches!(app.under_cursor()[..], [Matter::NoFigure(_)]));
    press(&mut app, "k");
    let shown = screen(&app);
    assert!(
        shown.contains("✎ “Some 3,492") && shown.contains("figure: yours"),
        "{shown}"
    );
    assert!(shown.contains("no figure · ✎ not a figure: yours"), "{shown}");
    press(&mut app, "w");
    assert!(screen(&app).contains("not a figure: yours"), "{}", screen(&app));
    press(&mut app, "<esc>,.");
    assert!(
        matches!(app.under_cursor()[..], [Matter::NoFigure(_)]),
        "it can be gone to"
    );
    press(&mut app, "f");
    assert!(!screen(&app).contains("3,492 dockers  "), "{}", screen(&app));
    press(&mut app, "C");
    let shown = screen(&app);
    assert!(shown.contains("no figures or dates, as you said · 1"), "{shown}");
    press(&mut app, "GR");
    assert!(app.desk.noted().is_empty(), "{}", screen(&app));
    assert_eq!(
        (app.story.figures(), app.story.groups().count()),
        (figures, groups)
    );
    press(&mut app, "U");
    assert_eq!(app.story.figures(), figures - 1, "taking it back is taken back");
    press(&mut app, "U");
    assert_eq!(app.story.figures(), figures);
}

#[test]
fn what_is_no_figure_is_muted_in_its_text() {
    let mut app = two((100, 20));
    press(&mut app, "<enter>.E<ctrl-u>Not a figure<enter>ggd");
    insta::assert_snapshot!("no_figure", screen(&app));
    insta::assert_snapshot!("no_figure_styles", cotejo_styles(&app));
}

#[test]
fn a_date_that_is_none_is_on_no_timeline() {
    let mut app = two((120, 30));
    let events = app.story.events().len();
    press(&mut app, "<enter>dE<tab><enter>");
    assert_eq!(app.story.events().len(), events - 1, "{}", screen(&app));
    assert!(matches!(app.under_cursor()[..], [Matter::NoDate(_)]));
    press(&mut app, "E<ctrl-u>2024-05-10<enter>");
    assert!(
        matches!(app.under_cursor()[..], [Matter::Date(_)]),
        "{}",
        screen(&app)
    );
    assert_eq!(app.desk.noted().len(), 1);
    press(&mut app, "R");
    assert!(app.desk.noted().is_empty());
}

#[test]
fn of_two_that_read_the_same_the_one_that_is_none_stays_that_one() {
    let text = "Port\n\nNorth Wire | Monday, 20 May 2024\n\nThe port has 40 cranes, then 40 cranes, then 40 cranes and \
                again 40 cranes.\n";
    let mut app = story(&[("a.txt", text)], (120, 30));
    let starts = |app: &App| -> Vec<u32> {
        let findings = &app.story.article(0).unwrap().findings;
        findings
            .figures
            .iter()
            .map(|figure| figure.place.span.start)
            .collect()
    };
    let all = starts(&app);
    assert_eq!(all.len(), 4);
    press(
        &mut app,
        "<enter>..E<ctrl-u>none<enter>.E<ctrl-u>41 cranes<enter>.E<tab><enter>",
    );
    assert_eq!(starts(&app), [all[0], all[2]], "{}", screen(&app));
    let corrected: Vec<f64> = app
        .story
        .article(0)
        .unwrap()
        .findings
        .figures
        .iter()
        .map(|it| it.value.low)
        .collect();
    assert_eq!(corrected, [40.0, 41.0]);
    // As another window, or the next session, has it.
    let mut noted: Vec<Noted> = app.desk.noted();
    assert_eq!(
        noted.iter().map(|noted| noted.places[0].nth).collect::<Vec<_>>(),
        [2, 3, 4]
    );
    for place in noted.iter_mut().flat_map(|noted| &mut noted.places) {
        place.file = "a.txt".to_owned();
    }
    let mut again = story(
        &[("a.txt", &text.replace("again 40", "again, as before, 40"))],
        (120, 30),
    );
    again.handle(Signal::Noted {
        came: noted,
        gone: Vec::new(),
    });
    assert_eq!(again.story.figures(), 2, "{}", screen(&again));
    assert_eq!(again.desk.lost().count(), 0);
    assert_eq!(
        again
            .desk
            .all()
            .filter(|(_, noted)| noted.kind == Kind::Figure)
            .count(),
        3
    );
}

#[test]
fn in_a_table_the_row_under_the_cursor_stays_where_a_figure_is_none() {
    let mut app = two((140, 40));
    let name = |app: &App| app.figures.group(&app.story).map(|group| group.name.to_string());
    press(&mut app, "f");
    let rows = app.figures.len();
    press(&mut app, "G");
    let before = name(&app);
    assert!(before.is_some() && rows > 2, "{}", screen(&app));
    // The first figure of the first article is none: all others of it have other numbers.
    let first = app.figures.group(&app.story).unwrap().figures[0];
    assert!(first.figure > 0 || first.article > 0);
    press(&mut app, "q<enter>.E<tab><enter>f");
    assert_eq!(app.figures.len(), rows - 1, "{}", screen(&app));
    assert_eq!(name(&app), before, "{}", screen(&app));
}

fn cotejo_styles(app: &App) -> String {
    common::styles(app, Depth::None)
}

/// What another window says: that a figure is none.
fn is_none(app: &mut App, quote: &str, passage: u32) {
    let place = Anchor {
        file: "a.txt".to_owned(),
        passage,
        quote: quote.to_owned(),
        nth: 1,
        ..Anchor::default()
    };
    let said = Said::Corrected {
        field: Field::Reads,
        to: "none".into(),
    };
    let noted = Noted {
        kind: Kind::Figure,
        places: [place].into(),
        said,
    };
    let came = vec![noted.clone(), noted];
    app.handle(Signal::Noted {
        came,
        gone: Vec::new(),
    });
}

#[test]
fn what_is_being_typed_stays_on_its_figure_while_others_correct() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>..;ask the port");
    is_none(&mut app, "Some 3,492 dockers", 2);
    press(&mut app, "<enter>");
    let on = app
        .desk
        .all()
        .find(|(_, noted)| matches!(noted.said, Said::Check(_)));
    let place = on.unwrap().0.unwrap().place(&app.story).unwrap();
    let words = app.story.article(0).unwrap().words_at(place);
    assert!(words.starts_with("40 million"), "noted on {words}");
    // Of one that is none itself, it is noted on that.
    let mut app = two((120, 30));
    press(&mut app, "<enter>..;ask the port");
    is_none(&mut app, "40 million dollars", 3);
    press(&mut app, "<enter>");
    let on = app
        .desk
        .all()
        .find(|(_, noted)| matches!(noted.said, Said::Check(_)));
    assert!(
        matches!(on.unwrap().0, Some(Matter::NoFigure(_))),
        "{}",
        screen(&app)
    );
}

#[test]
fn the_list_of_checks_stays_on_its_figure_while_others_correct() {
    let mut app = two((120, 30));
    press(&mut app, "Cjj");
    let words = |app: &App| {
        let on = app.checks.selected()?;
        let article = app.story.article(on.article())?;
        Some(article.words_at(on.place(&app.story)?))
    };
    let before = words(&app);
    assert!(before.is_some(), "{}", screen(&app));
    is_none(&mut app, "Some 3,492 dockers", 2);
    assert_eq!(words(&app), before, "{}", screen(&app));
}

#[test]
fn a_check_that_a_correction_opens_again_is_told() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.VE<tab><enter>");
    let shown = screen(&app);
    assert!(
        shown.contains("no figure now, to be checked again · U"),
        "{shown}"
    );
}
