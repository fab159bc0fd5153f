//! What a text pane must do: keep its place, find words, show what it hides.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story};
use cotejo::app::{App, Row, Signal};

/// The first line of prose that the first text shows.
fn first_line(app: &App) -> String {
    let reader = &app.readers[0];
    let article = app.story.article(reader.article.unwrap()).unwrap();
    let line = reader.page.rows[reader.top..].iter().find_map(|row| match row {
        Row::Text { passage, line } => Some(line.span.of(&article.passage(*passage)).to_owned()),
        _ => None,
    });
    line.unwrap()
}

fn resize(app: &mut App, width: u16, height: u16) {
    app.handle(Signal::Resize(width, height));
}

#[test]
fn the_passage_being_read_stays_when_the_screen_changes() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter><ctrl-d><ctrl-d>");
    let read = first_line(&app);
    let start: String = read.split(' ').take(2).collect::<Vec<_>>().join(" ");
    for (width, height) in [
        (90, 20),
        (60, 12),
        (40, 10),
        (20, 5),
        (10, 2),
        (0, 0),
        (220, 70),
        (120, 30),
    ] {
        resize(&mut app, width, height);
        if width >= 20 && (5..40).contains(&height) {
            let shown = screen(&app).replace('\n', " ");
            let found = start.split(' ').all(|word| shown.contains(word));
            assert!(found, "{width}x{height} lost “{start}”:\n{}", screen(&app));
        }
    }
    assert_eq!(first_line(&app), read, "growing back must restore what was there");
}

#[test]
fn a_text_left_is_found_again_where_it_was() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter><ctrl-d>jj");
    let left = first_line(&app);
    press(&mut app, "JJ");
    assert_ne!(first_line(&app), left);
    press(&mut app, "KK");
    assert_eq!(first_line(&app), left);
}

#[test]
fn scrolling_stops_at_both_ends() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter>G");
    let end = app.readers[0].top;
    assert_eq!(end, app.readers[0].last_top());
    press(&mut app, "jj<pagedown><ctrl-d>");
    assert_eq!(app.readers[0].top, end);
    assert!(screen(&app).contains("100 %"));
    press(&mut app, "gkk<pageup><ctrl-u>");
    assert_eq!(app.readers[0].top, 0);
}

#[test]
fn find_counts_walks_wraps_and_clears() {
    let text = "Title line\n\nUno dos MÉXICO tres.\n\nCuatro mexico cinco.\n\nSeis Me\u{301}xico siete.\n";
    let mut app = story(&[("a.txt", text)], (120, 30));
    press(&mut app, "<enter>/méxico<enter>");
    assert!(screen(&app).contains("“méxico” 1/3"), "{}", screen(&app));
    press(&mut app, "n");
    assert!(screen(&app).contains("2/3"));
    press(&mut app, "nn");
    assert!(screen(&app).contains("past the last hit"), "{}", screen(&app));
    press(&mut app, "N");
    assert!(screen(&app).contains("before the first hit"));
    press(&mut app, "k");
    assert!(screen(&app).contains("3/3"));
    press(&mut app, "<esc>");
    assert!(!screen(&app).contains("/3"));
}

#[test]
fn a_capital_in_the_query_asks_for_capitals() {
    let text = "Title line\n\nCuba cuba CUBA.\n";
    let mut app = story(&[("a.txt", text)], (120, 30));
    press(&mut app, "<enter>/Cuba<enter>");
    assert!(screen(&app).contains("1/1"));
    press(&mut app, "/cuba<enter>");
    assert!(screen(&app).contains("1/3"));
}

#[test]
fn a_search_called_off_leaves_no_trace() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter><ctrl-d>");
    let before = first_line(&app);
    press(&mut app, "/zoé<esc>");
    assert_eq!(first_line(&app), before);
    assert!(app.readers[0].find.query().is_empty());
}

#[test]
fn words_that_are_not_there_are_said_not_to_be() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter>/xylophone<enter>");
    assert!(screen(&app).contains("“xylophone” is not in this text"));
}

#[test]
fn the_measure_changes_within_bounds() {
    let mut app = bundled((200, 30));
    press(&mut app, "<enter>");
    for _ in 0..40 {
        press(&mut app, "+");
    }
    assert_eq!(app.show.measure, 120);
    for _ in 0..40 {
        press(&mut app, "-");
    }
    assert_eq!(app.show.measure, 40);
}

#[test]
fn a_number_as_command_goes_to_that_passage() {
    let mut app = bundled((120, 20));
    press(&mut app, "<enter>:5<enter>");
    assert!(screen(&app).contains("¶ 5/"), "{}", screen(&app));
    press(&mut app, ":999<enter>");
    assert!(screen(&app).contains("no passage 999"));
}

#[test]
fn a_key_without_meaning_says_so_and_where_the_keys_are() {
    let mut app = bundled((120, 30));
    press(&mut app, "Z");
    assert!(screen(&app).contains("Z does nothing here; ? shows the keys"));
}

#[test]
fn what_was_taken_out_can_be_scrolled_to_the_end_where_no_prose_follows() {
    let clutter: String = (0..40)
        .map(|n| format!("Share on Facebook\n\n| top {n} | home | back |\n\n"))
        .collect();
    let text = format!("A headline over it\n\nOne sentence of prose, and that is all.\n\n{clutter}");
    let mut app = story(&[("a.txt", &text)], (80, 24));
    press(&mut app, "<enter>rG");
    assert!(app.readers[0].last_top() > 30);
    assert_eq!(app.readers[0].top, app.readers[0].last_top());
    press(&mut app, "kk");
    assert_eq!(app.readers[0].top, app.readers[0].last_top() - 2);
}

#[test]
fn calling_a_search_off_brings_back_the_one_before() {
    let mut app = bundled((120, 30));
    press(&mut app, "<enter>/robledo<enter>n");
    assert!(screen(&app).contains("“robledo” 2/"));
    let before = app.readers[0].top;
    press(&mut app, "/zoé<esc>");
    assert!(screen(&app).contains("“robledo” 2/"), "{}", screen(&app));
    assert_eq!(app.readers[0].top, before);
    press(&mut app, "/<enter>");
    assert!(screen(&app).contains("“robledo” 2/"));
}
