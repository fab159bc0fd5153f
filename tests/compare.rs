//! What two texts side by side must do: be chosen, swapped, closed, scroll together and apart.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen};
use cotejo::app::{App, Focus, Mouse, Signal};

fn open(app: &App) -> [Option<usize>; 2] {
    [app.readers[0].article, app.readers[1].article]
}

fn tops(app: &App) -> [usize; 2] {
    [app.readers[0].top, app.readers[1].top]
}

#[test]
fn beside_opens_the_next_source_and_the_list_chooses_it() {
    let mut app = bundled((160, 40));
    press(&mut app, "c");
    assert_eq!(open(&app), [Some(0), Some(1)]);
    press(&mut app, "jj");
    assert_eq!(open(&app), [Some(0), Some(3)], "the list acts on the second text");
    press(&mut app, "<enter>");
    assert_eq!(app.focus, Focus::Reader(1));
    press(&mut app, "<backtab><backtab>j");
    assert_eq!(
        open(&app),
        [Some(1), Some(3)],
        "from the first text, the list acts on that"
    );
}

#[test]
fn next_and_previous_source_change_the_pane_in_focus() {
    let mut app = bundled((160, 40));
    press(&mut app, "<enter>cJ");
    assert_eq!(open(&app), [Some(0), Some(2)]);
    press(&mut app, "<backtab>K");
    assert_eq!(open(&app), [Some(4), Some(2)], "around the end of the list");
}

#[test]
fn swap_and_close() {
    let mut app = bundled((160, 40));
    press(&mut app, "<enter>cJx");
    assert_eq!(open(&app), [Some(2), Some(0)]);
    press(&mut app, "q");
    assert!(!app.pair.beside);
    assert_eq!(app.focus, Focus::Reader(0));
    assert_eq!(app.readers[0].article, Some(2));
}

#[test]
fn texts_that_scroll_together_end_together() {
    let mut app = bundled((160, 20));
    press(&mut app, "<enter>c2G");
    assert_eq!(tops(&app), [app.readers[0].last_top(), app.readers[1].last_top()]);
    press(&mut app, "g");
    assert_eq!(tops(&app), [0, 0]);
}

#[test]
fn unlocking_keeps_the_offset_and_locking_again_keeps_the_new_one() {
    let mut app = bundled((160, 20));
    press(&mut app, "<enter>c2<ctrl-d>u");
    let unlocked = tops(&app);
    assert!(screen(&app).contains("apart"));
    press(&mut app, "<ctrl-d>");
    assert_eq!(tops(&app)[0], unlocked[0], "unlocked, the other text stays");
    let before = tops(&app);
    press(&mut app, "u");
    assert_eq!(tops(&app), before, "locking moves nothing");
    press(&mut app, "kkjj");
    assert_eq!(tops(&app), before, "there and back is where they were");
}

#[test]
fn actions_for_two_texts_say_so_when_there_is_one() {
    for key in ["x", "u", "v"] {
        let mut app = bundled((160, 40));
        press(&mut app, key);
        assert!(screen(&app).contains("c puts a second beside it"), "{key}");
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer_and_a_click_focuses() {
    let mut app = bundled((160, 20));
    press(&mut app, "c3");
    let over = |what, x| Signal::Mouse { what, x, y: 8 };
    app.handle(over(Mouse::Wheel(3), 150));
    assert_eq!(tops(&app), [0, 3]);
    app.handle(over(Mouse::Wheel(3), 60));
    assert_eq!(tops(&app), [3, 3]);
    app.handle(over(Mouse::Click, 150));
    assert_eq!(app.focus, Focus::Reader(1));
    app.handle(over(Mouse::Click, 5));
    assert_eq!(app.focus, Focus::Sources);
}

#[test]
fn tab_goes_round_what_is_open() {
    let mut app = bundled((160, 40));
    press(&mut app, "<tab><tab>");
    assert_eq!(app.focus, Focus::Sources);
    press(&mut app, "c<tab><tab>");
    assert_eq!(app.focus, Focus::Reader(1));
    press(&mut app, "<tab>");
    assert_eq!(app.focus, Focus::Sources);
}

#[test]
fn one_source_in_both_panes_is_said_and_marked() {
    let mut app = bundled((160, 40));
    press(&mut app, "ck");
    assert_eq!(open(&app), [Some(0), Some(0)]);
    assert!(screen(&app).contains("both panes show this source"));
    assert!(screen(&app).contains("▸AB"), "{}", screen(&app));
}

#[test]
fn where_one_text_is_at_its_end_the_other_goes_on() {
    let short = "A short one\n\nOne sentence only.\n";
    let long: String = (0..60)
        .map(|n| format!("Sentence number {n} of a long text.\n\n"))
        .collect();
    let long = format!("A long one\n\n{long}");
    let mut app = common::story(&[("a.txt", short), ("b.txt", &long)], (160, 30));
    press(&mut app, "<enter>c3<ctrl-d><ctrl-d>2<backtab>");
    let before = tops(&app);
    assert!(before[1] > 0);
    press(&mut app, "j");
    assert_eq!(tops(&app), [before[0], before[1] + 1]);
    press(&mut app, "kk");
    assert_eq!(tops(&app), [before[0], before[1] - 1]);
    press(&mut app, "G");
    let end = tops(&app);
    assert!(end[1] > before[1], "{end:?}");
    press(&mut app, "j");
    assert_eq!(tops(&app), end, "both are at their ends");
}

#[test]
fn opening_a_second_text_leaves_the_first_where_it_is() {
    let mut app = bundled((160, 20));
    press(&mut app, "<enter><ctrl-d><ctrl-d>");
    let passage = |app: &App| app.readers[0].page.passage_at(app.readers[0].top);
    let first = passage(&app);
    assert!(first > Some(1), "{first:?}");
    press(&mut app, "c");
    assert_eq!(passage(&app), first);
    press(&mut app, "j");
    assert!(
        passage(&app) >= first,
        "scrolling on must not send the first text back"
    );
}

#[test]
fn a_text_out_of_sight_scrolls_along() {
    let mut app = bundled((50, 15));
    press(&mut app, "<enter>c2<backtab>G");
    assert_eq!(tops(&app), [app.readers[0].last_top(), app.readers[1].last_top()]);
}

#[test]
fn locked_texts_keep_their_distance_past_the_end_of_one() {
    let mut app = bundled((160, 20));
    press(&mut app, "<enter>c3<ctrl-d><ctrl-d>u");
    let before = tops(&app);
    press(&mut app, "<backtab>Gg");
    press(&mut app, "<backtab>");
    app.handle(Signal::Resize(160, 20));
    press(&mut app, "<tab>");
    assert_eq!(tops(&app)[0], before[0]);
    assert!(
        tops(&app)[1].abs_diff(before[1]) <= 1,
        "{:?} {before:?}",
        tops(&app)
    );
}
