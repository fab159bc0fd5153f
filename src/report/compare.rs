//! `cotejo compare A B`: one row for each two passages that tell the same, and for each passage that stands alone,
//! level by level.

use serde_json::{Map, Value};

use crate::analysis::Relation;
use crate::story::{Agreement, Comparison, Pair, Story};
use crate::text::cut;

use super::aloud;
use super::amount::count;
use super::pair::{Said, score, score_field, sign};
use super::paper::cell;
use super::table::{Report, Table, field, text};

/// Columns of a passage in the table for a terminal, where both stand on a line.
const EXCERPT: usize = 44;

/// Two articles side by side.
#[must_use]
pub fn report(story: &Story, comparison: &Comparison) -> Report {
    let Some(said) = Said::of(story, comparison) else {
        return Report::default();
    };
    let mut report = Report {
        fields: Table {
            columns: vec!["a", "b", "score", "relation", "why", "figures", "moved", "pinned"],
            rows: Vec::new(),
        },
        flat: vec![("figures", flat)],
        table: Table {
            columns: vec!["", "score", "A", "B", "facts"],
            rows: Vec::new(),
        },
        ..Report::default()
    };
    report.lines.push(format!(
        "A is {}, B is {}. {}.",
        said.called[0],
        said.called[1],
        summary(comparison).replace(" ·", ",")
    ));
    let mut markdown = format!(
        "| | {} | {} | |\n|---|---|---|---|\n",
        cell(&said.called[0]),
        cell(&said.called[1])
    );
    for row in rows(comparison) {
        let sides = match row {
            Row::Pair(pair) => [Some(pair.link.a), Some(pair.link.b)],
            Row::Alone(0, passage) => [Some(passage), None],
            Row::Alone(_, passage) => [None, Some(passage)],
        };
        let objects = [0, 1].map(|side| sides[side].map_or(Value::Null, |at| said.passage(side, at)));
        let words = [0, 1].map(|side| sides[side].map_or(String::new(), |at| said.words(side, at)));
        let [a, b] = objects;
        let (sign, score, facts) = match row {
            Row::Pair(pair) => {
                let facts = said.facts(pair);
                report.fields.rows.push(vec![
                    a,
                    b,
                    score_field(pair),
                    text(pair.agreement.name()),
                    text(said.why(pair)),
                    Value::Array(pair.facts.iter().map(|fact| said.fact_fields(fact)).collect()),
                    pair.link.moved.into(),
                    pair.link.pinned.into(),
                ]);
                say(&mut report, aloud::pair(&said, pair, &words));
                (sign(pair), score(pair), facts)
            }
            Row::Alone(side, passage) => {
                let name = ["only_a", "only_b"][side.min(1)];
                let none = [
                    Value::Null,
                    text(name),
                    text("nothing in the other article tells this"),
                ];
                let rest = [Value::Array(Vec::new()), false.into(), false.into()];
                report
                    .fields
                    .rows
                    .push([a, b].into_iter().chain(none).chain(rest).collect());
                say(&mut report, [aloud::alone(side, passage, &words[side.min(1)])]);
                ("○", String::new(), String::new())
            }
        };
        report.table.rows.push(vec![
            text(sign),
            text(&score),
            text(cut(&words[0], EXCERPT)),
            text(cut(&words[1], EXCERPT)),
            text(&facts),
        ]);
        markdown.push_str(&format!(
            "| {sign} {score} | {} | {} | {} |\n",
            cell(&words[0]),
            cell(&words[1]),
            cell(&facts)
        ));
    }
    report.markdown = Some(markdown);
    report
}

/// Adds what is said of a row, a blank line before it.
fn say(report: &mut Report, lines: impl IntoIterator<Item = String>) {
    report.lines.push(String::new());
    report.lines.extend(lines);
}

/// What stands in a line of the report.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    Pair(&'a Pair),
    /// A passage by its side and index.
    Alone(usize, u32),
}

/// Every pair and every passage without one, level by level.
pub(super) fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for level in &comparison.levels {
        for a in level.a.clone() {
            let before = rows.len();
            rows.extend(comparison.of_passage(0, a).map(Row::Pair));
            if rows.len() == before {
                rows.push(Row::Alone(0, a));
            }
        }
        for b in level.b.clone() {
            if comparison.of_passage(1, b).next().is_none() {
                rows.push(Row::Alone(1, b));
            }
        }
    }
    rows
}

/// `9 pairs · 3 differ · 4 only in A · 5 only in B`.
#[must_use]
pub fn summary(comparison: &Comparison) -> String {
    let differ = comparison
        .pairs
        .iter()
        .filter(|pair| pair.agreement == Agreement::Differs);
    let alone = |side: usize| {
        rows(comparison)
            .iter()
            .filter(|row| matches!(row, Row::Alone(at, _) if *at == side))
            .count()
    };
    let differ = match differ.count() {
        1 => "1 differs".to_owned(),
        many => format!("{many} differ"),
    };
    format!(
        "{} · {differ} · {} only in A · {} only in B",
        count(comparison.pairs.len(), "pair"),
        alone(0),
        alone(1)
    )
}

/// A fact to be read: `figure 1,200 additional ± 1,200: role (TeleSUR: …)`, or on one side alone `figure 123: only_a`.
fn flat(fact: &Map<String, Value>) -> String {
    let [kind, a, b, relation, why] = ["kind", "a", "b", "relation", "why"].map(|name| field(fact, name));
    let sign = Relation::ALL.into_iter().find(|known| known.name() == relation);
    let sign = sign.map_or("", Relation::sign);
    let said: Vec<&str> = [&*kind, &*a, sign, &*b]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let why = if why.is_empty() { why } else { format!(" ({why})") };
    format!("{}: {relation}{why}", said.join(" "))
}
