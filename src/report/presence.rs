//! `cotejo compare A --all`: for each passage of one article, which of the others tell it too; the widest gaps
//! first.

use serde_json::{Value, json};

use crate::story::{Comparison, Pair, Story};
use crate::text::{cut, visible};

use super::events;
use super::pair::{score, sign};
use super::table::{Report, Table, text};

/// Columns of a passage in the table for a terminal.
const EXCERPT: usize = 60;

/// One article against all others, in the order in which they were read.
#[must_use]
pub fn report(story: &Story, article: usize) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec!["article", "passage", "start", "end", "text", "told_by"],
            rows: Vec::new(),
        },
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
    let others: Vec<Comparison> = (0..story.entries().len())
        .filter(|other| *other != article)
        .filter_map(|other| story.compare(article, other, &[]))
        .collect();
    let own = &entry.article;
    let mut rows: Vec<(usize, u32)> = Vec::new();
    for passage in (0..).take(own.passages.len()) {
        let told = others
            .iter()
            .filter(|other| best(other, passage).is_some())
            .count();
        rows.push((told, passage));
    }
    rows.sort_unstable();
    let title = &names[article].words;
    report
        .lines
        .push(format!("Each passage of {title}, and who else tells it:"));
    let mut markdown = format!("| {title} | told by |\n|---|---|\n");
    for (count, passage) in rows {
        let words = visible(&own.passage(passage as usize));
        let told: Vec<(&Comparison, &Pair)> = others
            .iter()
            .filter_map(|other| Some((other, best(other, passage)?)))
            .collect();
        let by: Vec<String> = told
            .iter()
            .map(|(other, pair)| {
                let name = &names[other.articles[1]].words;
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
                    .map(|(other, pair)| object(story, other, pair))
                    .collect(),
            ),
        ]);
        report.table.rows.push(vec![
            count.into(),
            text(format!("¶{} {}", passage + 1, cut(&words, EXCERPT))),
            text(&said),
        ]);
        report
            .lines
            .push(format!("Passage {}: “{words}” Told by {said}.", passage + 1));
        let cell = |words: &str| words.replace('|', "\\|");
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

/// The surest pair of a passage of the first article.
fn best(comparison: &Comparison, passage: u32) -> Option<&Pair> {
    let pairs = comparison.of_passage(0, passage);
    pairs.max_by(|one, two| one.link.score.total_cmp(&two.link.score))
}

fn object(story: &Story, other: &Comparison, pair: &Pair) -> Value {
    let id = story
        .entries()
        .get(other.articles[1])
        .map_or("", |entry| &*entry.id);
    json!({
        "article": id,
        "passage": pair.link.b + 1,
        "score": (pair.link.score * 100.0).round() / 100.0,
        "relation": pair.agreement.name(),
    })
}
