//! What stands and what does not where something is corrected, is none, or is said otherwise elsewhere.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/strike.rs"]
mod strike;

use common::{press, screen};
use cotejo::app::Signal;
use cotejo::story::{Check, Field, Noted, Said, State};
use strike::two;

#[test]
fn what_is_typed_takes_the_place_of_what_stood_there_and_a_key_of_editing_keeps_it() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.E");
    let before = app.prompt.as_ref().unwrap().text().to_owned();
    press(&mut app, "<left><right> and others");
    assert_eq!(
        app.prompt.as_ref().unwrap().text(),
        format!("{before} and others")
    );
    press(&mut app, "<esc>E4,000");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "4,000");
    press(&mut app, " dockers<enter>");
    assert!(screen(&app).contains("→ 4,000 dockers"), "{}", screen(&app));
}

#[test]
fn a_correction_that_cannot_be_read_is_told_as_one() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.E4,000 dockers<enter>");
    let gone = app.desk.noted();
    let mut came = gone.clone();
    came[0].said = Said::Corrected {
        field: Field::Reads,
        to: "many people".into(),
    };
    app.handle(Signal::Noted { came, gone });
    press(&mut app, "C");
    let shown = screen(&app);
    assert!(shown.contains("✎ Some 3,492"), "{shown}");
    assert!(shown.contains("“many people” cannot be read"), "{shown}");
}

#[test]
fn what_is_not_changed_is_not_corrected_and_what_is_none_is_not_checked() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.X");
    let said = app.desk.noted();
    press(&mut app, "E<enter>");
    assert!(screen(&app).contains("it reads so already"), "{}", screen(&app));
    assert_eq!(app.desk.noted(), said, "the decision stands");
    press(&mut app, "E<tab><enter>CGV");
    assert!(
        screen(&app).contains("this is not a figure, as you said"),
        "{}",
        screen(&app)
    );
    let is_verified =
        |noted: &Noted| matches!(&noted.said, Said::Check(check) if check.state == State::Verified);
    assert!(!app.desk.noted().iter().any(is_verified));
}

#[test]
fn what_another_window_says_since_is_not_taken_back() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.V");
    let gone = app.desk.noted();
    let mut came = gone.clone();
    came[0].said = Said::Check(Check {
        state: State::Wrong,
        ..Check::default()
    });
    app.handle(Signal::Noted {
        came: came.clone(),
        gone,
    });
    press(&mut app, "U");
    assert!(screen(&app).contains("that stays"), "{}", screen(&app));
    assert_eq!(app.desk.noted(), came);
    // Beside one's own, only that goes.
    let mut beside = two((120, 40));
    press(&mut beside, "<enter>.V");
    beside.handle(Signal::Noted {
        came: came.clone(),
        gone: Vec::new(),
    });
    press(&mut beside, "U");
    assert_eq!(beside.desk.noted(), came);
}

#[test]
fn a_language_that_is_not_read_says_what_that_means() {
    let mut app = two((120, 40));
    press(&mut app, "E<ctrl-u>language: es-MX<enter>");
    assert!(!screen(&app).contains("no figures"), "{}", screen(&app));
    press(&mut app, "E<ctrl-u>language: xx<enter>");
    assert!(
        screen(&app).contains("in which no figures and dates are found"),
        "{}",
        screen(&app)
    );
}

#[test]
fn an_outlet_that_is_none_is_no_outlet_of_that_name() {
    let mut app = two((180, 30));
    press(&mut app, "E<ctrl-u>source: none<enter>");
    assert!(app.story.article(0).unwrap().source.is_none(), "{}", screen(&app));
    assert!(screen(&app).contains("no source · a.txt"), "{}", screen(&app));
    press(&mut app, "U");
    assert!(screen(&app).contains("▸  North Wire"), "{}", screen(&app));
}

#[test]
fn of_several_figures_none_is_taken_for_the_one_that_stands_here() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.E203 confirmed and 62 probable cases<enter>");
    assert!(screen(&app).contains("holds several figures"), "{}", screen(&app));
    assert!(app.desk.noted().is_empty());
}

#[test]
fn a_note_says_what_it_is_on_and_goes_to_any_passage() {
    let mut app = two((120, 40));
    press(&mut app, "<enter>.;");
    assert!(
        screen(&app).contains("note · Some 3,492 dockers: "),
        "{}",
        screen(&app)
    );
    press(&mut app, "<tab>");
    let own = screen(&app);
    press(&mut app, "<tab><up>");
    assert_eq!(screen(&app), own, "to the next passage and back");
    press(&mut app, "<down>asked twice<tab>");
    assert_eq!(
        app.prompt.as_ref().unwrap().text(),
        "asked twice",
        "what is typed goes along"
    );
    press(&mut app, "<up><enter>");
    let noted = app.desk.noted();
    assert_eq!(noted.len(), 1);
    let at = noted[0].places[0].passage;
    assert!(
        screen(&app).contains(&format!("noted on ¶{at}")),
        "{}",
        screen(&app)
    );
    assert!(own.contains(&format!("note · ¶{} “", at - 1)), "{own}");
}

#[test]
fn a_message_that_is_longer_than_the_line_is_read_to_its_end() {
    let mut app = two((60, 20));
    press(&mut app, "<enter>.E<ctrl-u>banana<enter>");
    let shown = screen(&app);
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("as an article would, such as 1,200"), "{shown}");
    assert!(words.contains("additional doctors"), "{shown}");
}
