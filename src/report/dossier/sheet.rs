//! The document as a fact-check sheet: a row for each figure, each date and each claim of arithmetic, with room for
//! what the reader finds out.

use crate::analysis::Period;
use crate::text::visible;

use super::model::{Dossier, Quote, Source};
use crate::story::Check;

/// The columns.
const COLUMNS: [&str; 8] = [
    "fact", "article", "quote", "method", "source", "date", "state", "note",
];

/// The sheet.
pub(super) fn rows(dossier: &Dossier) -> String {
    let mut rows: Vec<(&Quote, [String; 8])> = Vec::new();
    let mut add = |fact: &str, quote, method: &str, days: Option<Period>, decided: &Check| {
        rows.push((quote, row(dossier, fact, quote, method, days, decided)));
    };
    for figure in dossier.subjects.iter().flat_map(|subject| &subject.figures) {
        add(
            &figure.claim,
            &figure.quote,
            &figure.method,
            figure.days,
            &figure.decided,
        );
    }
    for telling in dossier.events.iter().flat_map(|event| &event.tellings) {
        add(
            &telling.claim,
            &telling.quote,
            &telling.method,
            telling.days,
            &telling.decided,
        );
    }
    for sum in &dossier.sums {
        let published = dossier.source(sum.quote.source).and_then(|source| source.days);
        add(
            &sum.words,
            &sum.quote,
            "worked out from the figures of the text",
            published,
            &Check::default(),
        );
    }
    rows.sort_by(|(a, one), (b, two)| a.place().cmp(&b.place()).then_with(|| one.cmp(two)));
    let mut sheet = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = sheet.write_record(COLUMNS);
    for (_, row) in rows {
        let _ = sheet.write_record(row.map(|cell| harmless(&cell)));
    }
    let bytes = sheet.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(
    dossier: &Dossier,
    fact: &str,
    quote: &Quote,
    method: &str,
    days: Option<Period>,
    decided: &Check,
) -> [String; 8] {
    let source = dossier.source(quote.source);
    let title = |source: &Source| source.title.clone().unwrap_or_else(|| source.file.clone());
    let outlet = |source: &Source| source.outlet.clone().unwrap_or_default();
    [
        fact.to_owned(),
        source.map(title).unwrap_or_default(),
        quote.words.clone(),
        method.to_owned(),
        source.map(outlet).unwrap_or_default(),
        days.map(days_words).unwrap_or_default(),
        decided.state.name().to_owned(),
        checked_by(decided),
    ]
}

/// The note, and what the decision rests on behind it.
pub(in crate::report) fn checked_by(decided: &Check) -> String {
    match (&*decided.note, &*decided.source) {
        (note, "") => note.to_owned(),
        ("", source) => format!("checked against {source}"),
        (note, source) => format!("{note} (checked against {source})"),
    }
}

/// The days as the sheet has them.
pub(in crate::report) fn days_words(days: Period) -> String {
    if days.from == days.to {
        days.from.to_string()
    } else {
        format!("{}/{}", days.from, days.to)
    }
}

/// A cell without control characters, which no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let words = visible(cell.trim());
    if words.starts_with(['=', '+', '-', '@']) {
        format!("'{words}")
    } else {
        words
    }
}
