//! `cotejo search`: one row for each thing that was found, the best first.

use serde_json::json;

use crate::search::{Found, Hit, Kind};
use crate::story::Story;
use crate::text::Span;

use super::table::{Report, Table, maybe, text};

/// What was found in a story.
#[must_use]
pub fn report(story: &Story, found: &Found) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec![
                "article",
                "passage",
                "kind",
                "start",
                "end",
                "score",
                "text",
                "matches",
                "by_meaning",
            ],
            rows: Vec::new(),
        },
        table: Table {
            columns: vec!["article", "¶", "kind", "text"],
            rows: Vec::new(),
        },
        ..Report::default()
    };
    for hit in &found.hits {
        row(&mut report, story, hit);
    }
    report
}

fn row(report: &mut Report, story: &Story, hit: &Hit) {
    let entry = story.entries().get(hit.article);
    let id = maybe(entry.map(|entry| &entry.id));
    let passage = hit.place.map(|place| place.passage + 1);
    let span = entry
        .zip(hit.extent)
        .map(|(entry, extent)| entry.article.in_file(extent));
    let matches = hit.matches.iter().map(|Span { start, end }| json!([start, end]));
    let kind = if hit.by_meaning {
        format!("{} by meaning", hit.kind.name())
    } else {
        hit.kind.name().to_owned()
    };
    let shown = shown(story, hit);
    report.fields.rows.push(vec![
        id.clone(),
        passage.into(),
        text(hit.kind.name()),
        span.map(|span| span.start).into(),
        span.map(|span| span.end).into(),
        hit.score.into(),
        text(&hit.text),
        matches.collect(),
        hit.by_meaning.into(),
    ]);
    report
        .table
        .rows
        .push(vec![id, passage.into(), text(&kind), text(&shown)]);
    report.lit.push(lit(&hit.text, &hit.matches));
    let place = passage
        .map(|passage| format!(", passage {passage}"))
        .unwrap_or_default();
    let name = entry.map_or("", |entry| &*entry.id);
    report.lines.push(format!("{name}{place}, {kind}: {shown}"));
}

/// The first words that match. Of a word of which letters were left out, all from the first that matches to the last.
fn lit(text: &str, matches: &[Span]) -> Span {
    let mut all = matches.iter().copied();
    let mut lit = all.next().unwrap_or_default();
    for next in all {
        let between = Span {
            start: lit.end,
            end: next.start,
        };
        if !between.of(text).chars().all(char::is_alphanumeric) {
            break;
        }
        lit.end = next.end;
    }
    lit
}

/// The text of a hit, and for what figures count the words of one of them.
fn shown(story: &Story, hit: &Hit) -> String {
    let words = match (hit.kind, hit.place) {
        (Kind::Figure { .. }, Some(place)) => {
            story.article(hit.article).map(|article| article.words_at(place))
        }
        _ => None,
    };
    match words.filter(|words| *words != hit.text) {
        Some(words) => format!("{}: {words}", hit.text),
        None => hit.text.clone(),
    }
}

/// What is said of hits beyond those that are printed; nothing where there are none.
#[must_use]
pub fn beyond(found: &Found) -> Option<String> {
    let printed = found.hits.len();
    (printed < found.found).then(|| {
        format!(
            "these are the best {printed} of {}; --limit 0 prints all",
            found.found
        )
    })
}
