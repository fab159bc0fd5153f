//! The search on its own thread: the newest query is answered, however fast others came before it, and what comes
//! meanwhile is searched too. Nothing here waits for a clock.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../benches/common/generator.rs"]
mod generator;
#[path = "common/texts.rs"]
mod texts;

use std::sync::mpsc::channel;

use cotejo::search::{Desk, Gathered, Index, Options, Query};
use cotejo::story::{Article, Story};

fn articles(count: usize) -> Vec<Article> {
    let all = generator::titles(1, count).zip(
        generator::passages(1, count * 8)
            .collect::<Vec<_>>()
            .chunks(8)
            .map(|passages| passages.join("\n"))
            .collect::<Vec<_>>(),
    );
    all.enumerate()
        .map(|(number, (title, text))| (*texts::article(number, Some(&title), &text)).clone())
        .collect()
}

#[test]
fn typing_while_articles_come_in_ends_with_the_answer_to_what_was_typed() {
    let (sender, answers) = channel();
    let mut desk = Desk::open(move |answer| sender.send(answer).is_ok());
    let mut story = Story::default();
    let typed = [
        "m",
        "mi",
        "min",
        "mini",
        "minis",
        "minist",
        "ministr",
        "ministry",
        "ministry",
        "ministry o",
    ];
    let mut last = 0;
    for (round, article) in articles(400).into_iter().enumerate() {
        story.insert(article);
        desk.follow(story.entries());
        if round % 40 == 0 {
            last = desk.ask(typed[round / 40], Options::default());
        }
    }
    let mut newest = 0;
    let answer = loop {
        let answer = answers.recv().unwrap();
        assert!(
            answer.number >= newest,
            "an older query was answered after a newer one"
        );
        newest = answer.number;
        if answer.number == last && answer.articles == story.entries().len() {
            break answer;
        }
    };
    let mut index = Index::default();
    index.follow(story.entries());
    let found = index
        .search(&Query::read("ministry o"), Options::default(), &())
        .unwrap();
    assert_eq!(answer.found, found);
    assert!(found.found > 100);
}

#[test]
fn what_was_put_together_later_is_found() {
    let (sender, answers) = channel();
    let mut desk = Desk::open(move |answer| sender.send(answer).is_ok());
    let request = cotejo::load::Request {
        places: vec![cotejo::load::Place::Bundled],
        ..cotejo::load::Request::default()
    };
    let mut story = cotejo::load::all(&request);
    story.settle(true);
    desk.follow(story.entries());
    desk.gather(Gathered::of(&story));
    desk.pin(vec![(0, 1)]);
    desk.offer(vec!["sort by date".into(), "sort by title".into()]);
    for (query, kind) in [
        ("doctors in:figures", "figure"),
        ("in:events on:2024", "event"),
        ("is:pinned", "paragraph"),
        ("sortdate", "command"),
    ] {
        let number = desk.ask(query, Options::default());
        // All that was handed over before a query may come after its first answer; then it is answered again.
        let has_it =
            |answer: &cotejo::search::Answer| answer.found.hits.iter().any(|hit| hit.kind.name() == kind);
        while !answers
            .iter()
            .find(|answer| answer.number == number)
            .is_some_and(|answer| has_it(&answer))
        {}
    }
    desk.rest();
}
