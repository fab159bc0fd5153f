//! Comparing must never hold up a key: longer texts are compared elsewhere, one pair after the other, a newer request
//! goes before an older one, and what was compared is kept.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use std::sync::Arc;

use common::{bundled, press, screen, story};
use cotejo::app::comparisons::Task;
use cotejo::app::{App, Effect, Signal, typed_keys};

/// A text with so many passages that comparing it with itself would take long.
fn long(name: &str, passages: usize) -> String {
    let mut text = format!("{name} reports\n\n{name} | Monday, 20 May 2024\n\n");
    for at in 0..passages {
        text.push_str(&format!(
            "Portalba counted {} boats of village number {at} on the river Sella that morning.\n\n",
            at * 7 + 3
        ));
    }
    text
}

fn task(effect: Option<Effect>) -> Task {
    match effect {
        Some(Effect::Compare(task)) => task,
        other => unreachable!("{other:?}"),
    }
}

fn key(app: &mut App, key: &str) -> Option<Effect> {
    let [chord] = typed_keys(key).unwrap()[..] else {
        unreachable!("one key")
    };
    app.handle(Signal::Key(chord))
}

fn carry_out(app: &mut App, task: &Task, at: usize) -> Option<Effect> {
    let made = &task.pairs()[at];
    let comparison = task.compare(made).unwrap();
    app.handle(Signal::Compared(made.clone(), Arc::new(comparison)))
}

fn longer(size: (u16, u16)) -> App {
    let texts: Vec<(String, String)> = ["Alfa", "Brava", "Costa", "Delta"]
        .iter()
        .map(|name| (format!("{name}.txt"), long(name, 70)))
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(file, text)| (&**file, &**text)).collect();
    story(&files, size)
}

#[test]
fn cells_appear_as_they_are_compared_and_the_header_says_how_far_that_is() {
    let mut app = longer((120, 40));
    let effect = key(&mut app, "a");
    let asked = task(effect);
    assert_eq!(asked.pairs().len(), 3);
    let shown = screen(&app);
    assert!(shown.contains("compared 0/3") && shown.contains('…'), "{shown}");
    assert_eq!(key(&mut app, "j"), None, "nothing is asked for twice");
    assert_eq!(carry_out(&mut app, &asked, 0), None);
    let shown = screen(&app);
    assert!(shown.contains("compared 1/3") && shown.contains("= ."), "{shown}");
    assert!(shown.contains("in order when all are compared"), "{shown}");
    assert_eq!(app.presence.passage(), Some(1), "nothing jumps meanwhile");
    carry_out(&mut app, &asked, 1);
    carry_out(&mut app, &asked, 2);
    let shown = screen(&app);
    assert!(
        !shown.contains("compared") && shown.contains("widest gaps first"),
        "{shown}"
    );
    assert_eq!(app.presence.passage(), Some(1), "what was selected stays so");
    key(&mut app, "a");
    assert_eq!(key(&mut app, "a"), None, "what was compared is kept");
}

#[test]
fn leaving_calls_off_what_is_still_to_be_compared_and_coming_back_asks_for_the_rest() {
    let mut app = longer((120, 40));
    let effect = key(&mut app, "a");
    let asked = task(effect);
    carry_out(&mut app, &asked, 1);
    let effect = key(&mut app, "q");
    assert!(task(effect).pairs().is_empty());
    // What was in hand is kept all the same.
    carry_out(&mut app, &asked, 0);
    let effect = key(&mut app, "a");
    let rest = task(effect);
    assert_eq!(rest.pairs(), &asked.pairs()[2..]);
}

#[test]
fn a_cell_that_is_not_compared_yet_can_be_opened() {
    let mut app = longer((140, 40));
    key(&mut app, "a");
    key(&mut app, "l");
    let effect = key(&mut app, "<enter>");
    let asked = task(effect);
    assert_eq!(asked.pairs().len(), 1, "this pair goes before the others");
    let shown = screen(&app);
    assert!(
        shown.contains("Comparing the 71 passages of A with the 71 of B"),
        "{shown}"
    );
    carry_out(&mut app, &asked, 0);
    assert!(screen(&app).contains(" pairs · "), "{}", screen(&app));
    assert_eq!(app.compare.passages().unwrap()[0], Some(0));
}

#[test]
fn longer_texts_are_compared_elsewhere_and_the_newest_request_counts() {
    let mut app = longer((140, 40));
    key(&mut app, "<enter>");
    let effect = key(&mut app, "c");
    let first = task(effect);
    assert!(
        screen(&app).contains("Comparing the 71 passages"),
        "{}",
        screen(&app)
    );
    for keys in ["]", "p", "P", "o", "w", "y"] {
        assert_eq!(key(&mut app, keys), None);
        assert!(
            screen(&app).contains("still being compared"),
            "{keys}\n{}",
            screen(&app)
        );
    }
    let effect = key(&mut app, "J");
    let second = task(effect);
    assert_ne!(first, second);
    carry_out(&mut app, &first, 0);
    assert!(
        app.compare.comparison().is_none(),
        "that is not asked for any more"
    );
    carry_out(&mut app, &second, 0);
    assert_eq!(app.compare.comparison().unwrap().articles, [0, 2]);
    assert_eq!(key(&mut app, "K"), None, "what was compared is kept");
    assert_eq!(app.compare.comparison().unwrap().articles, [0, 1]);
    // With another pin the rows stay until they are compared anew.
    press(&mut app, "g}");
    assert_eq!(key(&mut app, "P"), Some(Effect::SaveNotes));
    let effect = app.due();
    let third = task(effect);
    assert!(screen(&app).contains("Portalba") && app.compare.is_awaited());
    carry_out(&mut app, &third, 0);
    assert!(!app.compare.is_awaited());
}

#[test]
fn what_cannot_be_compared_is_not_waited_for_and_not_asked_for_again() {
    let mut app = longer((140, 40));
    key(&mut app, "<enter>");
    let effect = key(&mut app, "c");
    let asked = task(effect);
    let effect = app.handle(Signal::NotCompared(asked.pairs()[0].clone()));
    assert_eq!(effect, None, "it would fail again");
    let shown = screen(&app);
    assert!(
        !shown.contains("Comparing") && !shown.contains("comparing"),
        "{shown}"
    );
    assert!(shown.contains("Alfa and Brava could not be compared"), "{shown}");
    for keys in ["]", "p", "P", "o", "w", "y"] {
        assert_eq!(key(&mut app, keys), None);
        let shown = screen(&app);
        assert!(
            shown.contains("The 71 passages of A and the 71 of B could not be compared"),
            "{keys}\n{shown}"
        );
        assert!(shown.contains("the two could not be compared"), "{keys}\n{shown}");
    }
    // Others can be.
    let effect = key(&mut app, "J");
    let other = task(effect);
    carry_out(&mut app, &other, 0);
    assert_eq!(app.compare.comparison().unwrap().articles, [0, 2]);
}

#[test]
fn the_matrix_is_done_when_all_that_can_be_is_compared() {
    let mut app = longer((120, 40));
    let effect = key(&mut app, "a");
    let asked = task(effect);
    carry_out(&mut app, &asked, 0);
    app.handle(Signal::NotCompared(asked.pairs()[1].clone()));
    assert_eq!(carry_out(&mut app, &asked, 2), None);
    let shown = screen(&app);
    assert!(
        !shown.contains("compared 2/3") && shown.contains("widest gaps first"),
        "{shown}"
    );
    press(&mut app, "ll");
    let shown = screen(&app);
    assert!(shown.contains("The two could not be compared."), "{shown}");
}

#[test]
fn two_passages_of_any_length_are_compared_elsewhere() {
    let huge = |name: &str| {
        let words = format!("{name} counted boats on the river Sella that morning ").repeat(800);
        format!("{name} reports\n\n{name} | Monday, 20 May 2024\n\n{words}.\n")
    };
    let (one, two) = (huge("Alfa"), huge("Brava"));
    let mut app = story(&[("one.txt", &one), ("two.txt", &two)], (140, 40));
    key(&mut app, "<enter>");
    let effect = key(&mut app, "c");
    let asked = task(effect);
    assert_eq!(asked.pairs().len(), 1);
    assert!(app.compare.is_awaited(), "{}", screen(&app));
    let effect = key(&mut app, "a");
    assert_eq!(task(effect).pairs().len(), 1);
    assert!(screen(&app).contains("compared 0/1"), "{}", screen(&app));
}

#[test]
fn what_is_compared_elsewhere_is_what_is_compared_here() {
    let app = bundled((140, 40));
    for a in 0..app.story.entries().len() {
        let around = app.story.around(a);
        for b in 0..app.story.entries().len() {
            let [here, there] = [&app.story, &around].map(|story| story.compare(a, b, &[]).unwrap());
            assert_eq!(format!("{here:?}"), format!("{there:?}"));
        }
    }
}
