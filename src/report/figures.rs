//! `cotejo figures`: one row for each figure in the prose of each article.

use serde_json::Value;

use crate::analysis::{self, Bound, Figure, Role};
use crate::search::Noun;
use crate::story::{Article, Entry, Story};
use crate::text::{Span, cut};

use super::amount;
use super::table::{Report, Table, maybe, text};

/// Columns that what is counted takes in a table.
const WHAT: usize = 40;

/// The figures of a story, or those that count or are measured in what is asked for. Copies of an article
/// give no rows.
#[must_use]
pub fn report(story: &Story, of: Option<&str>) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec![
                "article",
                "file",
                "passage",
                "start",
                "end",
                "number_start",
                "number_end",
                "text",
                "value",
                "low",
                "high",
                "bound",
                "role",
                "noun",
                "head",
                "unit",
                "per",
                "language",
                "sentence",
                "readings",
            ],
            rows: Vec::new(),
        },
        table: Table {
            columns: vec!["figure", "of what", "¶", "sentence"],
            rows: Vec::new(),
        },
        right: vec![0],
        ..Report::default()
    };
    let of = of.map(Noun::new);
    for entry in story.entries() {
        let article = &entry.article;
        let asked = |figure: &&Figure| of.as_ref().is_none_or(|of| is_of(article, figure, of));
        let mut figures = article.findings.figures.iter().filter(asked).peekable();
        if figures.peek().is_some() {
            report.begin(entry);
        }
        for figure in figures {
            row(&mut report, entry, figure);
        }
    }
    report
}

/// Whether a figure counts what is asked for, or is measured in it.
fn is_of(article: &Article, figure: &Figure, of: &Noun) -> bool {
    figure.unit.is_some_and(|unit| of.is_in(unit.name))
        || figure
            .noun
            .is_some_and(|noun| of.is_in(&article.words_at(noun.place)))
        || amount::what(article, figure).is_some_and(|what| of.is_in(&what))
}

fn row(report: &mut Report, entry: &Entry, figure: &Figure) {
    let article = &entry.article;
    let place = figure.place;
    let passage = article.passage(place.passage as usize);
    let sentence = figure.sentence.of(&passage);
    report.fields.rows.push(fields(entry, figure, &passage));

    let what = amount::what(article, figure);
    let role = amount::role(figure.role);
    let of_what = match (&what, figure.role) {
        (Some(what), Role::Total | Role::Additional) => text(cut(what, WHAT)),
        (Some(what), _) => text(cut(&format!("{what}, {role}"), WHAT)),
        (None, Role::Total | Role::Additional) => Value::Null,
        (None, _) => text(role),
    };
    report.table.rows.push(vec![
        text(amount::signs(figure)),
        of_what,
        (place.passage + 1).into(),
        text(sentence),
    ]);
    report.lit.push(within(place.span, figure.sentence));

    let mut clause = amount::claim(article, figure);
    for other in &figure.others {
        clause.push_str(&format!(", or else {}", amount::number(*other)));
    }
    if figure.corrected.is_some() {
        clause.push_str(", as you corrected it");
    }
    report.say(&format!("Passage {}", place.passage + 1), &clause, sentence);
}

/// A span of a passage in bytes of a sentence of it.
pub(super) fn within(span: Span, sentence: Span) -> Span {
    let shift = |at: u32| at.clamp(sentence.start, sentence.end) - sentence.start;
    Span {
        start: shift(span.start),
        end: shift(span.end),
    }
}

fn fields(entry: &Entry, figure: &Figure, passage: &str) -> Vec<Value> {
    let article = &entry.article;
    let place = article.place_in_file(figure.place);
    let digits = article.place_in_file(analysis::Place {
        span: figure.number,
        ..figure.place
    });
    let (value, low, high) = ends(figure);
    let noun = figure.noun.map(|noun| {
        let passage = article.passage(noun.place.passage as usize);
        (
            noun.place.span.of(&passage).to_owned(),
            noun.head.of(&passage).to_owned(),
        )
    });
    let corrected = figure.corrected.as_ref();
    let corrected = corrected.and_then(|reread| reread.counts.as_deref());
    let mut readings = vec![if figure.value.is_range() {
        vec![number(figure.value.low), number(figure.value.high)].into()
    } else {
        number(figure.value.low)
    }];
    readings.extend(figure.others.iter().map(|other| number(*other)));
    vec![
        text(&entry.id),
        text(&article.file),
        (figure.place.passage + 1).into(),
        place.start.into(),
        place.end.into(),
        digits.start.into(),
        digits.end.into(),
        text(figure.place.span.of(passage)),
        value,
        low,
        high,
        text(figure.bound.name()),
        text(figure.role.name()),
        maybe(noun.as_ref().map(|(noun, _)| &**noun).or(corrected)),
        maybe(noun.as_ref().map(|(_, head)| head)),
        maybe(figure.unit.map(|unit| unit.name)),
        maybe(figure.per.map(|per| per.of(passage))),
        text(figure.language.code()),
        text(figure.sentence.of(passage)),
        readings.into(),
    ]
}

/// The number, and between which ends the words say that it lies.
pub(super) fn ends(figure: &Figure) -> (Value, Value, Value) {
    let (low, high) = (number(figure.value.low), number(figure.value.high));
    let value = if figure.value.is_range() {
        Value::Null
    } else {
        low.clone()
    };
    match figure.bound {
        Bound::Exact | Bound::Between => (value, low, high),
        // Of a range that is only about right, the ends are all there is.
        Bound::About if figure.value.is_range() => (value, low, high),
        Bound::About => (value, Value::Null, Value::Null),
        Bound::AtLeast | Bound::MoreThan => (value, low, Value::Null),
        Bound::AtMost | Bound::LessThan => (value, Value::Null, high),
    }
}

/// A number as JSON has it, whole ones without a fraction.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole and within the bounds of exact floats"
)]
pub(super) fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}
