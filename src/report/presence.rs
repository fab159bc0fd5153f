//! `cotejo compare --all`: for each passage of one article, or of each, which of the others tell it too; the widest gaps
//! first.

use serde_json::{Map, Value, json};

use crate::story::{Desk, Entry, Pair, Story, Tellers};
use crate::text::visible;

use super::events::{self, Name};
use super::matrix::{Matrix, Row};
use super::pair::{agrees, score, score_field, sign, sure};
use super::table::{Report, Table, field, text};

/// Some articles, each against all others, in the order in which they were read; around what was pinned.
#[must_use]
pub fn report(story: &Story, desk: &Desk, articles: &[usize]) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec!["article", "passage", "start", "end", "text", "told_by"],
            rows: Vec::new(),
        },
        flat: vec![("told_by", flat)],
        ..Report::default()
    };
    let names = events::names(story);
    for article in articles {
        if let Some(entry) = story.entries().get(*article) {
            let tellers = against_all(story, desk, *article);
            add(&mut report, story, entry, &names, &tellers);
        }
    }
    report
}

/// Adds who else tells the passages of an article.
fn add(report: &mut Report, story: &Story, entry: &Entry, names: &[Name], tellers: &Tellers) {
    let others: Vec<usize> = tellers.others().collect();
    let name = &names[tellers.article()];
    if !report.lines.is_empty() {
        report.lines.push(String::new());
    }
    report
        .lines
        .push(format!("Each passage of {}, and who else tells it:", name.spoken));
    let mut matrix = Matrix {
        title: format!("Who else tells {}", name.words),
        head: name.words.clone(),
        names: others.iter().map(|other| names[*other].clone()).collect(),
        rows: Vec::new(),
    };
    for passage in tellers.widest_gaps() {
        let told: Vec<Option<&Pair>> = (0..others.len())
            .map(|index| tellers.told(index, passage))
            .collect();
        let by: Vec<(usize, &Pair)> = others
            .iter()
            .zip(&told)
            .filter_map(|(other, pair)| Some((*other, (*pair)?)))
            .collect();
        report.fields.rows.push(fields(story, entry, passage, &by));
        let words = visible(&entry.article.passage(passage as usize));
        report.lines.push(format!(
            "Passage {}: “{words}” Told by {}.",
            passage + 1,
            spoken(names, &by)
        ));
        matrix.rows.push(Row {
            words: format!("¶{} {words}", passage + 1),
            count: format!("{}/{}", by.len(), others.len()),
            cells: told
                .into_iter()
                .map(|pair| pair.map(cell).unwrap_or_default())
                .collect(),
        });
    }
    report.matrices.push(matrix);
}

/// A passage for a program.
fn fields(story: &Story, entry: &Entry, passage: u32, by: &[(usize, &Pair)]) -> Vec<Value> {
    let own = &entry.article;
    let place = own.in_file(own.passages[passage as usize].extent());
    let exact = own.decoding.exact;
    vec![
        text(&entry.id),
        (passage + 1).into(),
        json!(exact.then_some(place.start)),
        json!(exact.then_some(place.end)),
        text(own.passage(passage as usize)),
        by.iter()
            .map(|(other, pair)| object(story, *other, pair))
            .collect(),
    ]
}

/// How another source tells a passage: `= .94 ¶3`.
fn cell(pair: &Pair) -> String {
    format!("{} {} ¶{}", sign(pair), score(pair), pair.link.b + 1)
}

/// Who tells a passage, for ears.
fn spoken(names: &[Name], by: &[(usize, &Pair)]) -> String {
    if by.is_empty() {
        return "nobody else".to_owned();
    }
    let said = |(other, pair): &(usize, &Pair)| {
        let (name, passage) = (&names[*other].spoken, pair.link.b + 1);
        format!("{name} in passage {passage}, {}, {}", agrees(pair), sure(pair))
    };
    by.iter().map(said).collect::<Vec<_>>().join("; ")
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
