//! `:report` in the interface: what is asked of the loop, and what is offered while it is typed.

use cotejo::app::{App, Effect, Keymap, Opened, Signal, typed_keys};

use super::screen::{bundled, press, screen};

/// What the last of some keys asks the loop to do.
fn asked(app: &mut App, keys: &str) -> Option<Effect> {
    let keys = typed_keys(keys).unwrap();
    keys.iter()
        .map(|key| app.handle(Signal::Key(*key)))
        .last()
        .flatten()
}

#[test]
fn a_file_behind_the_command_is_handed_on() {
    let mut app = bundled((100, 30));
    assert_eq!(asked(&mut app, ":report<enter>"), Some(Effect::Report(None)));
    let file = Effect::Report(Some("my story/Report.md".into()));
    assert_eq!(
        asked(&mut app, ":report  my<space>story/Report.md <enter>"),
        Some(file.clone())
    );
    // A completed name leaves the cursor where the file is typed.
    assert_eq!(asked(&mut app, ":rep<tab>my story/Report.md<enter>"), Some(file));
    assert!(screen(&app).contains("the report is being written"));
}

#[test]
fn what_it_takes_is_shown_while_it_is_typed() {
    let mut app = bundled((100, 30));
    press(&mut app, ":report x.md");
    let shown = screen(&app);
    assert!(shown.contains("▸ report [FILE]"), "{shown}");
    press(&mut app, "<esc>:theme-dark x");
    assert_eq!(asked(&mut app, "<enter>"), None);
    assert!(screen(&app).contains("is no command"));
}

#[test]
fn there_is_no_report_on_nothing() {
    let mut app = App::new(Opened::default(), Keymap::standard(), (80, 24));
    assert_eq!(asked(&mut app, ":report<enter>"), None);
    assert!(screen(&app).contains("no article to report on"));
}
