//! What the overlays must do: list every key, filter, scroll, close; and how commands are completed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story};
use cotejo::app::Action;

#[test]
fn the_help_lists_every_action() {
    let mut app = bundled((120, 200));
    press(&mut app, "?");
    let shown = screen(&app);
    for action in Action::ALL {
        assert!(
            shown.contains(action.words()),
            "{} is not in the help",
            action.name()
        );
    }
    assert!(shown.contains("hold Shift"));
}

#[test]
fn the_help_filters_scrolls_and_closes() {
    let mut app = bundled((120, 20));
    press(&mut app, "?G");
    assert!(!screen(&app).contains("Everywhere"));
    press(&mut app, "k/swap");
    assert!(screen(&app).contains("swap the two sources"));
    assert!(!screen(&app).contains("half a page"));
    press(&mut app, "<enter>q");
    assert!(app.overlay.is_none());
}

#[test]
fn the_help_finds_what_a_key_does() {
    let mut app = bundled((120, 20));
    press(&mut app, "?/ctrl-z");
    assert!(screen(&app).contains("leave to the shell"));
    assert!(!screen(&app).contains("half a page"));
}

#[test]
fn a_command_is_completed_and_run() {
    let mut app = bundled((120, 30));
    press(&mut app, ":thli");
    assert!(screen(&app).contains("▸ theme-light"), "{}", screen(&app));
    press(&mut app, "<tab>");
    assert!(screen(&app).contains(": theme-light"));
    press(&mut app, "<enter>");
    assert_eq!(app.theme, cotejo::app::ThemeName::Light);
    press(&mut app, ":zzzz<enter>");
    assert!(screen(&app).contains("“zzzz” is no command"));
}

#[test]
fn every_action_can_be_typed() {
    for action in Action::ALL.iter().filter(|action| !action.edits()) {
        let mut app = bundled((120, 30));
        press(&mut app, &format!(":{}", action.name()));
        let chosen = app.prompt.as_ref().and_then(|prompt| prompt.choices.first());
        assert_eq!(chosen, Some(action));
    }
}

#[test]
fn the_load_report_names_what_could_not_be_read() {
    let mut app = story(
        &[
            ("empty.txt", ""),
            ("good.txt", "A good headline\n\nSome prose here.\n"),
        ],
        (100, 20),
    );
    assert!(screen(&app).contains("! 1 to report"), "{}", screen(&app));
    press(&mut app, "!");
    assert!(screen(&app).contains("empty.txt"), "{}", screen(&app));
}

#[test]
fn what_only_resembles_a_command_is_offered_and_not_done() {
    let mut app = bundled((120, 30));
    press(&mut app, ":exit<enter>");
    assert!(screen(&app).contains("“exit” is no command"), "{}", screen(&app));
    press(&mut app, ":theme-l<enter>");
    assert_eq!(
        app.theme,
        cotejo::app::ThemeName::Light,
        "a name may be left unfinished"
    );
    press(&mut app, ":dark terminal<down><up><enter>");
    assert_eq!(app.theme, cotejo::app::ThemeName::Dark, "what was chosen is done");
}

#[test]
fn under_an_overlay_nothing_else_changes() {
    let mut app = bundled((160, 40));
    press(&mut app, "?cJxzvi<tab>");
    assert!(!app.pair.beside && !app.zoom && !app.show.details);
    assert!(screen(&app).contains("closes this first"));
}
