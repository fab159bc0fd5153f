//! `cotejo dates`: one row for each date of each article, first those of its publication lines, then those
//! that the prose mentions.

use serde_json::Value;

use crate::analysis::{Anchor, AnchorKind, DateBasis, Mention};
use crate::story::{Article, Entry, Story};
use crate::text::Span;

use super::figures::within;
use super::table::{Report, Table, maybe, text};
use super::{day, why};

/// The dates of a story. Copies of an article give no rows.
#[must_use]
pub fn report(story: &Story) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec![
                "article",
                "file",
                "passage",
                "start",
                "end",
                "text",
                "from",
                "to",
                "precision",
                "basis",
                "anchor",
                "sentence",
            ],
            rows: Vec::new(),
        },
        table: Table {
            columns: vec!["when", "worked out", "¶", "sentence"],
            rows: Vec::new(),
        },
        right: vec![2],
        ..Report::default()
    };
    for entry in story.entries() {
        let article = &entry.article;
        let findings = &article.findings;
        if !findings.publication.is_empty() || !findings.dates.is_empty() {
            report.begin(entry);
        }
        for mention in &findings.publication {
            let line = Line {
                number: None,
                text: (&*article.text).into(),
                place: article.in_file(mention.place.span),
            };
            row(&mut report, entry, mention, &line);
        }
        for mention in &findings.dates {
            let passage = mention.place.passage;
            let line = Line {
                number: Some(passage + 1),
                text: article.passage(passage as usize),
                place: article.place_in_file(mention.place),
            };
            row(&mut report, entry, mention, &line);
        }
    }
    report
}

/// What a mention stands in.
struct Line<'a> {
    /// The passage, counted from 1; none for a publication line.
    number: Option<u32>,
    /// The text that the mention's spans are in.
    text: std::borrow::Cow<'a, str>,
    /// Where the mention stands in the file.
    place: Span,
}

fn row(report: &mut Report, entry: &Entry, mention: &Mention, line: &Line) {
    let article = &entry.article;
    let words = mention.place.span.of(&line.text);
    // A publication line of which no more is known says at least its date.
    let (sentence, around) = if mention.sentence.is_empty() {
        (words, mention.place.span)
    } else {
        (mention.sentence.of(&line.text), mention.sentence)
    };
    let iso = |date: Option<jiff::civil::Date>| maybe(date.map(|date| date.to_string()));
    let number = line.number.map_or(Value::Null, Value::from);
    report.fields.rows.push(vec![
        text(&entry.id),
        text(&article.file),
        number.clone(),
        line.place.start.into(),
        line.place.end.into(),
        text(words),
        iso(mention.when.map(|when| when.from)),
        iso(mention.when.map(|when| when.to)),
        text(mention.precision.name()),
        text(mention.basis.name()),
        maybe(
            mention
                .anchor
                .map(|anchor| format!("{} {}", anchor.kind.name(), anchor.date)),
        ),
        text(sentence),
    ]);
    report.table.rows.push(vec![
        text(day::short(mention)),
        text(worked_out(mention)),
        number,
        text(sentence),
    ]);
    report.lit.push(within(mention.place.span, around));
    report.say(
        &line.number.map_or_else(
            || "Publication line".to_owned(),
            |number| format!("Passage {number}"),
        ),
        &spoken(article, mention, words),
        sentence,
    );
}

/// How a date was worked out, in a word or two.
fn worked_out(mention: &Mention) -> String {
    match (mention.basis, mention.anchor) {
        _ if mention.when.is_none() => "open".to_owned(),
        (DateBasis::Absolute, None) => "as written".to_owned(),
        (DateBasis::Absolute, Some(anchor)) => format!("year {}", from(anchor)),
        (DateBasis::Dateline, _) => "dateline".to_owned(),
        (DateBasis::Publication, _) => "publication line".to_owned(),
        (DateBasis::Relative, Some(anchor)) => from(anchor),
        (DateBasis::Relative, None) => "from another date".to_owned(),
        (DateBasis::Corrected, _) => "corrected".to_owned(),
    }
}

fn from(anchor: Anchor) -> String {
    match (anchor.kind, anchor.place) {
        (AnchorKind::Text, Some(place)) => format!("from ¶ {}", place.passage + 1),
        (kind, _) => format!("from {}", kind.name()),
    }
}

/// What a date means, as a clause.
fn spoken(article: &Article, mention: &Mention, words: &str) -> String {
    let mut clause = if mention.when.is_some() {
        format!(
            "“{words}” means {}, {}",
            day::words(mention),
            why::basis(article, mention)
        )
    } else {
        format!("“{words}” is open, {}", why::basis(article, mention))
    };
    for other in &mention.others {
        clause.push_str(&format!(", or else {}", day::span(other.when)));
    }
    clause
}
