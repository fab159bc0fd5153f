//! What `cotejo timeline` must print, in every form.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/findings.rs"]
mod findings;

use common::told;
use cotejo::analysis::{Limit, Period, Precision};
use cotejo::report::{Format, Paper, events, timeline, write};
use cotejo::story::{DateAt, Event, Story};
use cotejo::text::columns;
use findings::{TEXT, found};
use insta::assert_snapshot;
use jiff::civil::date;
use serde_json::Value;

fn story() -> Story {
    let other = "Another headline\n\nThere are some states on the way, and at some time more.\n";
    told(&[("a.txt", TEXT), ("c.txt", other)], (80, 24), found).story
}

fn printed(format: Format, width: Option<usize>) -> String {
    let mut out = Vec::new();
    let paper = Paper { width, bold: false };
    write(&timeline::report(&story()), format, paper, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn pictures() {
    assert_snapshot!("timeline_table", printed(Format::Table, Some(100)));
    assert_snapshot!("timeline_plain", printed(Format::Plain, Some(72)));
    assert_snapshot!("timeline_md", printed(Format::Md, None));
    assert_snapshot!("timeline_csv", printed(Format::Csv, None));
}

#[test]
fn the_fields_are_the_promised_ones_and_the_undated_last() {
    let lines = printed(Format::Jsonl, None);
    let rows: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let names = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut from = Vec::new();
    for row in &rows {
        assert_eq!(names(row), "from to precision what sources mentions disagrees");
        from.push(row["from"].as_str().unwrap_or("undated").to_owned());
        for mention in row["mentions"].as_array().unwrap() {
            assert_eq!(names(mention), "article passage start end text basis");
            if mention["article"] == "a" {
                let at = |field: &str| usize::try_from(mention[field].as_u64().unwrap()).unwrap();
                assert_eq!(&TEXT[at("start")..at("end")], mention["text"]);
            }
        }
    }
    assert!(from.is_sorted(), "{from:?}");
    assert_eq!(from.last().unwrap(), "undated");
}

#[test]
fn plain_text_keeps_to_the_width() {
    for width in 20..100 {
        let text = printed(Format::Plain, Some(width));
        assert!(
            text.lines().all(|line| columns(line) <= width),
            "{width}:\n{text}"
        );
        let strip = timeline::report(&story()).strip.unwrap().lines(Some(width));
        assert!(
            strip.iter().all(|line| columns(line) <= width),
            "{width}: {strip:#?}"
        );
    }
}

#[test]
fn csv_holds_mentions_to_be_read() {
    let csv = printed(Format::Csv, None);
    assert!(csv.contains("a ¶ 2: “May 8, 2022” (absolute)"), "{csv}");
}

/// An event that two dates of the first article tell of, each its own.
fn disputed(story: &Story) -> Event {
    let dates = &story.article(0).unwrap().findings.dates;
    let at = |text: &str| {
        let article = story.article(0).unwrap();
        let date = dates.iter().position(|date| article.words_at(date.place) == text);
        DateAt {
            article: 0,
            date: u32::try_from(date.unwrap()).unwrap(),
        }
    };
    let day = date(2024, 5, 24);
    Event {
        when: Some(Period { from: day, to: day }),
        precision: Precision::Day,
        limit: Limit::At,
        mentions: vec![at("this Friday"), at("May 8, 2022")],
        disagrees: true,
    }
}

#[test]
fn where_sources_disagree_all_dates_stand_together() {
    let story = story();
    let event = disputed(&story);
    assert_eq!(events::when(&story, &event), "8 May 2022 ≠ 24 May 2024 ?");
    let names = events::names(&story);
    assert_eq!(
        events::disagreement(&story, &event, &names).unwrap(),
        "The sources date this otherwise: Fri 24 May 2024 (Port Agency); Sun 8 May 2022 (Port Agency)."
    );
    let agreed = Event {
        disagrees: false,
        ..event
    };
    assert_eq!(events::disagreement(&story, &agreed, &names), None);
    assert_eq!(events::articles(&agreed).collect::<Vec<_>>(), [0]);
}

#[test]
fn names_are_different_and_what_tells_them_apart_is_kept() {
    let text = |body: &str| format!("Headline\n\nPort Agency | Monday, 20 May 2024\n\n{body}\n");
    let files = [
        (
            "one.txt",
            text("The harbour was opened on 8 May 2022 by the mayor of the town."),
        ),
        (
            "two.txt",
            text("Nobody has seen the captain of the ferry since March 2023, they say."),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let names = events::names(&common::story(&files, (80, 24)).story);
    assert_eq!(names[0].words, "Port Agency · one");
    assert_eq!(names[1].short(12), "Port… · two");
}

#[test]
fn a_toll_that_rose_and_a_limit_on_the_other_side_are_no_other_date() {
    let disagree = |one: &str, two: &str| {
        let files = [
            (
                "one.txt",
                format!("Headline\n\nPort Agency | Friday, 17 May 2024\n\n{one}\n"),
            ),
            (
                "two.txt",
                format!("Another\n\nNorth Gazette | Friday, 17 May 2024\n\n{two}\n"),
            ),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
        let story = common::story(&files, (80, 24)).story;
        story.events().iter().any(|event| event.disagrees)
    };
    let killed = |count: &str, day: &str| {
        format!(
            "The flood in Valdoria killed {count} people and the army of Valdoria went on digging on {day}."
        )
    };
    assert!(disagree(&killed("12", "Monday"), &killed("12", "Wednesday")));
    assert!(!disagree(&killed("12", "Monday"), &killed("46", "Wednesday")));
    let opens = |when: &str| format!("The hospital of Santa Clara will open its doors for children {when}.");
    assert!(disagree(&opens("on 20 May 2024"), &opens("on 24 May 2024")));
    assert!(!disagree(&opens("from 24 May 2024"), &opens("by 20 May 2024")));
}
