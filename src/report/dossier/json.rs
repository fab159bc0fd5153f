//! The document as JSON, for programs. `assets/report.schema.json` describes it; field names are a promise.

use serde_json::{Value, json};

use crate::analysis::Period;
use crate::report::figures::number;
use crate::report::format::escaped;

use super::model::{Compared, Dossier, Event, Figure, Quote, Row, Source, Subject, Sum, Telling};
use crate::load::REPORT_MARK as MARK;
use crate::story::Check;

/// Grows when a field goes or changes its meaning; not when one is added.
const VERSION: u32 = 1;

/// The object.
pub(super) fn object(dossier: &Dossier) -> String {
    let ids = |at: usize| dossier.source(at).map_or("", |source| &*source.id);
    let (done, all) = dossier.checked();
    let object = json!({
        "schema": MARK,
        "version": VERSION,
        "made": { "on": dossier.made.on.to_string(), "by": format!("cotejo {}", dossier.made.version) },
        "title": dossier.title,
        "retellings": dossier.bundled,
        "counts": {
            "sources": dossier.sources.len(),
            "figures": dossier.figures(),
            "events": dossier.events.len(),
            "disagreements": dossier.disagreements(),
            "facts": all,
            "checked": done,
        },
        "sources": dossier.sources.iter().map(source).collect::<Vec<_>>(),
        "subjects": dossier.subjects.iter().map(|one| subject(one, &ids)).collect::<Vec<_>>(),
        "sums": dossier.sums.iter().map(|one| sum(one, &ids)).collect::<Vec<_>>(),
        "events": dossier.events.iter().map(|one| event(one, &ids)).collect::<Vec<_>>(),
        "comparisons": dossier.comparisons.iter().map(|one| compared(one, &ids)).collect::<Vec<_>>(),
        "notes": dossier.notes.iter().map(|note| json!({
            "article": note.article.map(ids),
            "passage": note.passage,
            "about": note.about,
            "note": note.words,
        })).collect::<Vec<_>>(),
        "problems": dossier.problems,
    });
    let pretty = serde_json::to_string_pretty(&object).unwrap_or_default();
    escaped(pretty) + "\n"
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "name": source.name,
        "source": source.outlet,
        "title": source.title,
        "published": source.published,
        "language": source.language,
        "address": source.address,
        "via": source.via,
        "note": source.note,
        "file": source.file,
        "copies": source.copies,
        "words": source.words,
        "passages": source.passages,
        "found": source.found,
        "open": source.open,
    })
}

fn subject<'a>(subject: &Subject, ids: &impl Fn(usize) -> &'a str) -> Value {
    json!({
        "name": subject.name,
        "concept": subject.concept,
        "relation": subject.relation.name(),
        "disagrees": subject.disagrees(),
        "why": subject.why,
        "figures": subject.figures.iter().map(|one| figure(one, ids)).collect::<Vec<_>>(),
    })
}

fn figure<'a>(figure: &Figure, ids: &impl Fn(usize) -> &'a str) -> Value {
    json!({
        "article": ids(figure.quote.source),
        "fact": figure.claim,
        "low": number(figure.low),
        "high": number(figure.high),
        "bound": figure.bound,
        "role": figure.role,
        "date": dates(figure.days),
        "quote": quote(&figure.quote),
        "method": figure.method,
        "check": check(&figure.decided),
    })
}

fn sum<'a>(sum: &Sum, ids: &impl Fn(usize) -> &'a str) -> Value {
    json!({
        "article": ids(sum.quote.source),
        "words": sum.words,
        "holds": sum.holds,
        "quote": quote(&sum.quote),
    })
}

fn event<'a>(event: &Event, ids: &impl Fn(usize) -> &'a str) -> Value {
    json!({
        "when": event.when,
        "date": dates(event.days),
        "precision": event.precision.name(),
        "disagreement": event.disagreement,
        "tellings": event.tellings.iter().map(|one| telling(one, ids)).collect::<Vec<_>>(),
    })
}

fn telling<'a>(telling: &Telling, ids: &impl Fn(usize) -> &'a str) -> Value {
    json!({
        "article": ids(telling.quote.source),
        "fact": telling.claim,
        "date": dates(telling.days),
        "precision": telling.precision.name(),
        "quote": quote(&telling.quote),
        "method": telling.method,
        "check": check(&telling.decided),
    })
}

fn compared<'a>(compared: &Compared, ids: &impl Fn(usize) -> &'a str) -> Value {
    let [a, b] = compared.sources.map(ids);
    json!({
        "a": a,
        "b": b,
        "summary": compared.summary,
        "rows": compared.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn row(row: &Row) -> Value {
    let [a, b] = row.quotes.each_ref().map(|one| one.as_ref().map(quote));
    let is_scored = row.agreement.is_some() && !row.pinned;
    let score = format!("0{}", row.score)
        .parse::<f64>()
        .ok()
        .filter(|_| is_scored);
    let relation = match (row.agreement, &a) {
        (Some(agreement), _) => agreement.name(),
        (None, Some(_)) => "only_a",
        (None, None) => "only_b",
    };
    json!({
        "a": a,
        "b": b,
        "relation": relation,
        "score": score,
        "why": row.why,
        "facts": row.facts,
        "pinned": row.pinned,
    })
}

fn quote(quote: &Quote) -> Value {
    json!({
        "passage": quote.passage,
        "text": quote.words,
        "marks": quote.marks.iter().map(|(span, _)| vec![span.start, span.end]).collect::<Vec<_>>(),
    })
}

fn check(decided: &Check) -> Value {
    json!({ "state": decided.state.name(), "note": decided.note, "source": decided.source })
}

/// A day, or the first and the last with a stroke between them; `null` where nothing settles it.
fn dates(days: Option<Period>) -> Value {
    days.map_or(Value::Null, |days| {
        if days.from == days.to {
            days.from.to_string().into()
        } else {
            format!("{}/{}", days.from, days.to).into()
        }
    })
}
