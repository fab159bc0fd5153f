//! `cotejo figures --by group`: one row for each thing that is counted, with what each source gives and how
//! that goes together.

use serde_json::{Map, Value, json};

use crate::analysis::{Figure, Period, Relation};
use crate::search::Noun;
use crate::story::{FigureAt, Group, Story};

use super::events::{Name, names};
use super::figures::{ends, number};
use super::table::{Report, Table, field, maybe, text};
use super::{amount, relation};

/// The groups of a story: those of which one figure counts what is asked for, and which stand in one of some
/// relations, all where none is given. What needs most attention comes first.
#[must_use]
pub fn report(story: &Story, of: Option<&str>, relations: &[Relation]) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec!["group", "concept", "noun", "relation", "why", "cells"],
            rows: Vec::new(),
        },
        flat: vec![("cells", flat)],
        table: Table {
            columns: vec!["", "what", "figures", "why"],
            rows: Vec::new(),
        },
        ..Report::default()
    };
    let of = of.map(Noun::new);
    let is_asked = |group: &&Group| {
        let counts = |of: &Noun| of.is_in(&group.name) || of.is_in(&group.concept);
        (relations.is_empty() || relations.contains(&group.relation)) && of.as_ref().is_none_or(counts)
    };
    let mut groups: Vec<&Group> = story.groups().filter(is_asked).collect();
    groups.sort_by(|a, b| by_attention(a).cmp(&by_attention(b)));
    let names = names(story);
    for group in groups {
        row(&mut report, story, group, &names);
    }
    report
}

/// By what groups are put in order: the relation, then failing arithmetic, then how many sources, the name
/// and the first figure.
#[must_use]
pub fn by_attention(group: &Group) -> (Relation, bool, std::cmp::Reverse<u32>, &str, u64) {
    (
        group.relation,
        !group.fails,
        std::cmp::Reverse(group.sources),
        &group.name,
        group.id,
    )
}

fn row(report: &mut Report, story: &Story, group: &Group, names: &[Name]) {
    let why = why(story, group);
    let cells: Vec<Value> = group.figures.iter().filter_map(|at| cell(story, *at)).collect();
    report.fields.rows.push(vec![
        text(format!("{:016x}", group.id)),
        maybe(Some(&group.concept).filter(|concept| !concept.is_empty())),
        text(&group.name),
        text(group.relation.name()),
        text(&why),
        cells.into(),
    ]);
    let given = by_article(story, group, names, (|name| &name.words, amount::signs));
    let flag = if group.fails { "!" } else { "" };
    report.table.rows.push(vec![
        text(format!("{}{flag}", group.relation.sign())),
        text(name(group)),
        text(given.join("; ")),
        text(&why),
    ]);
    let spoken = by_article(story, group, names, (|name| &name.spoken, relation::said));
    let line = format!(
        "{}, {}: {}. {why}",
        name(group),
        group.relation.words(),
        spoken.join("; ")
    );
    report.lines.push(line.trim_end().to_owned());
}

/// What a group counts; bare numbers count nothing that is said.
#[must_use]
pub fn name(group: &Group) -> &str {
    if group.name.is_empty() {
        "number"
    } else {
        &group.name
    }
}

/// The reason of the verdict that needs most attention, and of arithmetic that does not come out.
#[must_use]
pub fn why(story: &Story, group: &Group) -> String {
    let mut sentences: Vec<String> = group
        .verdicts
        .first()
        .map(|verdict| relation::why(story, verdict))
        .into_iter()
        .collect();
    for at in group.figures.iter().filter(|_| group.fails) {
        let Some(article) = story.article(at.article as usize) else {
            continue;
        };
        let failing = article.findings.checks.iter().filter(|check| !check.holds);
        let mine = failing.filter(|check| check.figures.contains(&at.figure));
        for sentence in mine.map(|check| relation::check(article, check)) {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    sentences.join(" ")
}

/// How a source and a figure are written.
type Written = (fn(&Name) -> &str, fn(&Figure) -> String);

/// What each source gives, its figures written in signs or in words: `TeleSUR: 768, +1,200`.
fn by_article(story: &Story, group: &Group, names: &[Name], (called, written): Written) -> Vec<String> {
    let mut articles: Vec<u32> = group.figures.iter().map(|at| at.article).collect();
    articles.dedup();
    let said = |article: u32| {
        let entry = story.entries().get(article as usize)?;
        let mut signs: Vec<String> = Vec::new();
        for at in group.of(article as usize) {
            let sign = written(entry.article.findings.figures.get(at.figure as usize)?);
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        let name = names.get(article as usize)?;
        Some(format!("{}: {}", called(name), signs.join(", ")))
    };
    articles.into_iter().filter_map(said).collect()
}

fn cell(story: &Story, at: FigureAt) -> Option<Value> {
    let entry = story.entries().get(at.article as usize)?;
    let article = &entry.article;
    let figure = article.findings.figures.get(at.figure as usize)?;
    let subject = article.findings.subjects.get(at.figure as usize);
    let place = article.place_in_file(figure.place);
    let (value, low, high) = ends(figure);
    let own: Option<Period> = subject.and_then(|subject| subject.as_of);
    let date = own.or_else(|| article.published_period());
    Some(json!({
        "article": &*entry.id,
        "source": article.source.as_ref().map(|source| &*source.value),
        "value": if figure.value.is_range() { value } else { number(figure.value.low) },
        "low": low,
        "high": high,
        "bound": figure.bound.name(),
        "role": figure.role.name(),
        "text": article.words_at(figure.place),
        "passage": figure.place.passage + 1,
        "start": place.start,
        "end": place.end,
        "date": date.map(|date| if date.from == date.to { date.from.to_string() } else { format!("{}/{}", date.from, date.to) }),
    }))
}

/// A figure to be read: `telesur ¶ 3: “1,200 additional” (1200, exact, additional, 2024-05-20)`; a range by its ends.
fn flat(cell: &Map<String, Value>) -> String {
    let [article, passage, text] = ["article", "passage", "text"].map(|name| field(cell, name));
    let [value, low, high] = ["value", "low", "high"].map(|name| field(cell, name));
    let known = |all: &[String], between: &str| {
        let known = all.iter().filter(|one| !one.is_empty());
        known.map(String::as_str).collect::<Vec<_>>().join(between)
    };
    let number = if value.is_empty() {
        known(&[low, high], " to ")
    } else {
        value
    };
    let [bound, role, date] = ["bound", "role", "date"].map(|name| field(cell, name));
    let said = known(&[number, bound, role, date], ", ");
    format!("{article} ¶ {passage}: “{text}” ({said})")
}
