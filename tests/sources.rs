//! What the list of sources must do: sort, filter, keep what is selected, grow while files are read.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story};
use cotejo::app::{App, Effect, Keymap, Mouse, Opened, Signal, typed_keys};
use cotejo::load::Batch;

/// The sources shown, from top to bottom, by id.
fn ids(app: &App) -> Vec<&str> {
    app.sources
        .rows()
        .iter()
        .map(|&at| &*app.story.entries()[at].id)
        .collect()
}

#[test]
fn sorting_by_each_column_puts_the_unknown_last() {
    let mut app = bundled((120, 30));
    press(&mut app, ":sort-by-date<enter>");
    assert_eq!(ids(&app).first(), Some(&"prensa-latina"));
    assert_eq!(ids(&app).last(), Some(&"undated"));
    press(&mut app, ":sort-by-source<enter>");
    assert_eq!(ids(&app).last(), Some(&"undated"));
    press(&mut app, ":sort-by-language<enter>");
    assert_eq!(ids(&app).last(), Some(&"radio-habana-es"));
    press(&mut app, "O");
    assert_eq!(ids(&app).first(), Some(&"radio-habana-es"));
    press(&mut app, "O:sort-as-found<enter>");
    assert!(ids(&app).is_sorted());
}

#[test]
fn the_selected_source_stays_selected_when_the_order_changes() {
    let mut app = bundled((120, 30));
    press(&mut app, "jj");
    let selected = app.sources.selected();
    press(&mut app, "ooO");
    assert_eq!(app.sources.selected(), selected);
}

#[test]
fn a_filter_narrows_with_each_letter_and_esc_brings_all_back() {
    let mut app = bundled((120, 30));
    press(&mut app, "Ftele");
    assert_eq!(ids(&app).first(), Some(&"telesur"));
    press(&mut app, "<enter>");
    assert_eq!(app.readers[0].article, app.sources.selected());
    press(&mut app, "<esc>");
    assert_eq!(ids(&app).len(), 5);
}

#[test]
fn letters_are_text_while_a_filter_is_typed() {
    let mut app = bundled((120, 30));
    press(&mut app, "FqQj");
    assert!(screen(&app).contains("filter qQj"));
    press(&mut app, "<ctrl-w>");
    assert_eq!(ids(&app).len(), 5);
}

#[test]
fn paste_goes_into_the_line_without_its_control_characters() {
    let mut app = bundled((120, 30));
    press(&mut app, "F");
    app.handle(Signal::Paste("tele\u{1b}sur\n".into()));
    assert!(screen(&app).contains("filter tele sur"), "{}", screen(&app));
    assert_eq!(ids(&app), ["telesur"]);
}

#[test]
fn a_click_selects_the_source_under_it() {
    let mut app = bundled((120, 30));
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: 4,
        y: 6,
    });
    assert_eq!(app.sources.row(), 2);
    assert_eq!(app.readers[0].article, Some(2));
}

#[test]
fn the_selected_source_is_in_sight_whatever_the_screen_and_the_focus() {
    let files: Vec<(String, String)> = (0..60)
        .map(|n| {
            (
                format!("{n:02}.txt"),
                format!("Headline number {n}\n\nProse of article {n}.\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut app = story(&files, (120, 40));
    press(&mut app, "G");
    for (width, height) in [(120, 12), (80, 24), (50, 10), (20, 5), (160, 50)] {
        app.handle(Signal::Resize(width, height));
        assert!(screen(&app).contains('▸'), "{width}x{height}:\n{}", screen(&app));
    }
    app.handle(Signal::Resize(50, 15));
    press(&mut app, "g<enter>q");
    assert_eq!(app.sources.top, 0, "coming back to the list must not scroll it");
    app.handle(Signal::Resize(120, 20));
    app.handle(Signal::Mouse {
        what: Mouse::Wheel(9),
        x: 4,
        y: 6,
    });
    assert_eq!(
        (app.sources.top, app.sources.row()),
        (9, 0),
        "the wheel scrolls without selecting"
    );
    press(&mut app, "j");
    assert!(screen(&app).contains('▸'));
}

#[test]
fn back_goes_back_and_only_quit_leaves() {
    let mut app = bundled((120, 30));
    let key = |app: &mut App, written: &str| app.handle(Signal::Key(typed_keys(written).unwrap()[0]));
    assert_eq!(key(&mut app, "<enter>"), None);
    assert_eq!(key(&mut app, "q"), None);
    assert_eq!(key(&mut app, "<esc>"), None);
    assert!(screen(&app).contains("nothing to go back to; Q leaves cotejo"));
    assert_eq!(key(&mut app, "Q"), Some(Effect::Quit(0)));
    assert_eq!(key(&mut app, "<ctrl-c>"), Some(Effect::Quit(0)));
}

#[test]
fn reading_that_was_stopped_is_told_for_good() {
    let mut app = App::new(
        Opened {
            name: "story/".into(),
            bundled: false,
        },
        Keymap::standard(),
        (120, 30),
    );
    let batch = Batch {
        done: 7,
        total: Some(90),
        ..Batch::default()
    };
    app.handle(Signal::Library(batch));
    let effect = app.handle(Signal::Key(typed_keys("<esc>").unwrap()[0]));
    assert_eq!(effect, Some(Effect::CancelLoading));
    press(&mut app, "j!");
    assert!(
        screen(&app).contains("stopped after 7 of 90 files"),
        "{}",
        screen(&app)
    );
}

#[test]
fn keys_can_be_other_ones_and_hints_follow() {
    let mut app = bundled((120, 30));
    let other = Keymap::DEFAULT.replace("help = [\"?\"]", "help = [\"ctrl-h\"]");
    app.keymap = Keymap::read(&other).unwrap();
    assert!(screen(&app).contains("ctrl-h help"), "{}", screen(&app));
    press(&mut app, "<ctrl-h>");
    assert!(app.overlay.is_some());
}

#[test]
fn two_files_with_one_text_are_one_source_that_says_so() {
    let text = "A headline here\n\nThe same prose in two files, word for word.\n";
    let mut app = story(&[("a.txt", text), ("b.txt", text)], (120, 30));
    assert_eq!(app.story.entries().len(), 1);
    press(&mut app, "<enter>");
    assert!(screen(&app).contains("The same text is in"), "{}", screen(&app));
    assert!(screen(&app).contains("b.txt"));
}

#[test]
fn a_filter_called_off_leaves_no_trace() {
    let mut app = bundled((120, 30));
    press(&mut app, "j");
    let before = (app.sources.selected(), app.readers[0].article);
    press(&mut app, "Ftelesur<esc>");
    assert_eq!((app.sources.selected(), app.readers[0].article), before);
    press(&mut app, "Fzzzz<enter><esc>");
    assert_eq!(
        app.sources.selected(),
        app.readers[0].article,
        "what is selected is what is open"
    );
}

#[test]
fn a_list_that_has_room_shows_its_rows() {
    let files: Vec<(String, String)> = (0..60)
        .map(|n| {
            (
                format!("{n:02}.txt"),
                format!("Headline number {n}\n\nProse {n}.\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut app = story(&files, (80, 24));
    press(&mut app, "Gz");
    assert!(screen(&app).contains("Headline number 45"), "{}", screen(&app));
}

#[test]
fn while_files_are_read_back_goes_back_first() {
    let mut app = App::new(Opened::default(), Keymap::standard(), (120, 30));
    press(&mut app, "<enter>");
    let back = |app: &mut App| app.handle(Signal::Key(typed_keys("<esc>").unwrap()[0]));
    assert_eq!(back(&mut app), None, "out of the text");
    assert_eq!(back(&mut app), Some(Effect::CancelLoading));
    app.handle(Signal::Library(Batch {
        done: 9,
        total: Some(10),
        ..Batch::default()
    }));
    assert_eq!(app.reading, None, "batches on their way do not start it again");
}
