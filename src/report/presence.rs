//! `cotejo compare A --all`: for each passage of one article, which of the others tell it too; the widest gaps
//! first.

use serde_json::{Map, Value, json};

use crate::story::{Desk, Pair, Story, Tellers};
use crate::text::{cut, visible};

use super::events;
use super::pair::{agrees, score, score_field, sign, sure};
use super::paper::cell;
use super::table::{Report, Table, field, text};

/// Columns of a passage in the table for a terminal.
const EXCERPT: usize = 60;

/// One article against all others, in the order in which they were read; around what was pinned.
#[must_use]
pub fn report(story: &Story, desk: &Desk, article: usize) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec!["article", "passage", "start", "end", "text", "told_by"],
            rows: Vec::new(),
        },
        flat: vec![("told_by", flat)],
        table: Table {
            columns: vec!["sources", "passage", "told by"],
            rows: Vec::new(),
        },
        ..Report::default()
    };
    let Some(entry) = story.entries().get(article) else {
        return report;
    };
    let names = events::names(story);
    let tellers = against_all(story, desk, article);
    let own = &entry.article;
    let title = &names[article].words;
    report.lines.push(format!(
        "Each passage of {}, and who else tells it:",
        names[article].spoken
    ));
    let mut markdown = format!("| {} | told by |\n|---|---|\n", cell(title));
    for passage in tellers.widest_gaps() {
        let words = visible(&own.passage(passage as usize));
        let told: Vec<(usize, &Pair)> = tellers
            .others()
            .enumerate()
            .filter_map(|(index, other)| Some((other, tellers.told(index, passage)?)))
            .collect();
        let by: Vec<String> = told
            .iter()
            .map(|(other, pair)| {
                let name = &names[*other].words;
                format!("{name} ¶{} {} {}", pair.link.b + 1, score(pair), sign(pair))
            })
            .collect();
        let said = if by.is_empty() {
            "nobody else".to_owned()
        } else {
            by.join("; ")
        };
        let place = own.in_file(own.passages[passage as usize].extent());
        let exact = own.decoding.exact;
        report.fields.rows.push(vec![
            text(&entry.id),
            (passage + 1).into(),
            json!(exact.then_some(place.start)),
            json!(exact.then_some(place.end)),
            text(own.passage(passage as usize)),
            Value::Array(
                told.iter()
                    .map(|(other, pair)| object(story, *other, pair))
                    .collect(),
            ),
        ]);
        report.table.rows.push(vec![
            told.len().into(),
            text(format!("¶{} {}", passage + 1, cut(&words, EXCERPT))),
            text(&said),
        ]);
        let spoken: Vec<String> = told
            .iter()
            .map(|(other, pair)| {
                let (name, passage) = (&names[*other].spoken, pair.link.b + 1);
                format!("{name} in passage {passage}, {}, {}", agrees(pair), sure(pair))
            })
            .collect();
        let spoken = if spoken.is_empty() {
            said.clone()
        } else {
            spoken.join("; ")
        };
        report
            .lines
            .push(format!("Passage {}: “{words}” Told by {spoken}.", passage + 1));
        markdown.push_str(&format!(
            "| ¶{} {} | {} |\n",
            passage + 1,
            cell(&words),
            cell(&said)
        ));
    }
    report.markdown = Some(markdown);
    report
}

/// An article compared with all others.
fn against_all(story: &Story, desk: &Desk, article: usize) -> Tellers {
    let mut tellers = Tellers::of(story, article);
    let others: Vec<usize> = tellers.others().collect();
    for other in others {
        if let Some(comparison) = story.compare(article, other, &desk.pins([article, other])) {
            tellers.put(&comparison);
        }
    }
    tellers
}

fn object(story: &Story, other: usize, pair: &Pair) -> Value {
    let id = story.entries().get(other).map_or("", |entry| &*entry.id);
    json!({
        "article": id,
        "passage": pair.link.b + 1,
        "score": score_field(pair),
        "relation": pair.agreement.name(),
    })
}

/// Who tells a passage too, to be read: `undated ¶3 partly 0.94`.
fn flat(teller: &Map<String, Value>) -> String {
    let [article, passage, relation, score] =
        ["article", "passage", "relation", "score"].map(|name| field(teller, name));
    format!("{article} ¶{passage} {relation} {score}")
}
