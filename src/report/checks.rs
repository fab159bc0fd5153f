//! `cotejo checks`: one row for each thing that the reader decided, noted or corrected, and on demand for what is still
//! open. Its columns are those of the fact-check sheet, and behind them where the thing stands.

use serde_json::Value;

use crate::story::{Check, Desk, Kind, Matter, Noted, Said, State, Story};
use crate::text::cut;

use super::dossier::{checked_by, days_words, fact};
use super::noted::{in_words, spoken};
use super::table::{Group, Report, Table, maybe, text};

/// Columns of a fact and of a note in a table.
const WIDE: usize = 48;

/// What the reader said of a story; only what is in one of these states, where there are any. What is open are then
/// also the figures and dates of which nothing was said; what is none has no state.
#[must_use]
pub fn report(story: &Story, desk: &Desk, states: &[State]) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec![
                "fact",
                "article",
                "quote",
                "method",
                "source",
                "date",
                "state",
                "note",
                "corrected",
                "on",
                "id",
                "file",
                "passage",
                "start",
                "end",
            ],
            rows: Vec::new(),
        },
        table: Table {
            columns: vec!["state", "¶", "fact", "note"],
            rows: Vec::new(),
        },
        right: vec![1],
        ..Report::default()
    };
    let all = listed(story, desk, states);
    for of_one in all.chunk_by(|a, b| a.article() == b.article()) {
        if let Some(entry) = story.entries().get(of_one[0].article()) {
            report.begin(entry);
        }
        for on in of_one {
            row(&mut report, story, desk, *on);
        }
    }
    let is_wanted = |noted: &&Noted| is_wanted(noted, states);
    let idle: Vec<&Noted> = desk.idle().filter(is_wanted).collect();
    let lost: Vec<&Noted> = desk.lost().filter(is_wanted).collect();
    without(&mut report, &idle, "of a figure that is none, as was said");
    without(&mut report, &lost, "not in the articles any more");
    report
}

/// What is listed, in the order of the texts.
fn listed(story: &Story, desk: &Desk, states: &[State]) -> Vec<Matter> {
    let said = |(at, noted): (Option<Matter>, &Noted)| at.filter(|_| is_wanted(noted, states));
    let mut all: Vec<Matter> = desk.all().filter_map(said).collect();
    if states.contains(&State::Open) {
        all.extend(Matter::facts(story));
    }
    if !states.is_empty() {
        all.retain(|on| on.denial().is_none() && states.contains(&desk.state(*on)));
    }
    let place = |on: &Matter| on.place(story).map(|place| (place.passage, place.span.start));
    all.sort_unstable_by_key(|on| (on.article(), place(on), *on));
    all.dedup();
    all
}

/// Whether something said is a row: marks are for finding one's way, and of a state only checks are.
fn is_wanted(noted: &Noted, states: &[State]) -> bool {
    match &noted.said {
        Said::Mark(_) => false,
        Said::Check(check) => states.is_empty() || states.contains(&check.state),
        _ => states.is_empty(),
    }
}

fn row(report: &mut Report, story: &Story, desk: &Desk, on: Matter) {
    let Some(entry) = story.entries().get(on.article()) else {
        return;
    };
    let article = &entry.article;
    let check = desk.check(on).cloned().unwrap_or_default();
    let place = on.place(story).filter(|_| on.kind() != Kind::Article);
    let found = fact(story, on);
    let (claim, quote, method, days) = match found {
        Some(fact) => (fact.claim, fact.quote.words, fact.method, fact.days),
        None => {
            let words = place.map(|place| article.words_at(place)).unwrap_or_default();
            (
                said_of(story, desk, on),
                words,
                String::new(),
                article.published_period(),
            )
        }
    };
    let corrected = |said: &Said| corrected(said, desk.is_refused(on, said));
    let corrected: Vec<String> = desk.of(on).filter_map(corrected).collect();
    let corrected = Some(corrected.join("; ")).filter(|words| !words.is_empty());
    let title = article
        .title
        .as_ref()
        .map_or(&*article.file, |title| &*title.value);
    let outlet = article.source.as_ref().map(|source| &*source.value);
    let stands = place.map(|place| article.place_in_file(place));
    let number = place.map_or(Value::Null, |place| (place.passage + 1).into());
    let note = checked_by(&check);
    // What is none is not to be checked.
    let state = on.denial().is_none().then(|| check.state.name());
    report.fields.rows.push(vec![
        text(&claim),
        text(title),
        text(&quote),
        maybe(Some(&method).filter(|method| !method.is_empty())),
        maybe(outlet),
        maybe(days.map(days_words)),
        maybe(state),
        maybe(Some(&note).filter(|note| !note.is_empty())),
        maybe(corrected.as_ref()),
        text(on.kind().name()),
        text(&entry.id),
        text(&article.file),
        number.clone(),
        stands.map_or(Value::Null, |span| span.start.into()),
        stands.map_or(Value::Null, |span| span.end.into()),
    ]);
    let notes: Vec<&str> = [corrected.as_deref(), Some(&*note)]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    report.table.rows.push(vec![
        maybe(state),
        number,
        text(cut(&claim, WIDE)),
        text(notes.join("; ")),
    ]);
    speak(
        report,
        place.map(|place| place.passage + 1),
        state,
        &check,
        &claim,
        &quote,
        // That it is none is what the claim says.
        corrected.as_deref().filter(|_| on.denial().is_none()),
    );
}

/// A row as a line: where, how it came out, what is claimed, what was noted.
fn speak(
    report: &mut Report,
    passage: Option<u32>,
    state: Option<&str>,
    check: &Check,
    claim: &str,
    quote: &str,
    corrected: Option<&str>,
) {
    let state = state.map(|state| format!("{state}: ")).unwrap_or_default();
    let mut clause = format!("{state}{}", claim.trim_end_matches('.'));
    let parts = [
        corrected.map(|words| format!("corrected, {words}")),
        Some(&check.note)
            .filter(|note| !note.is_empty())
            .map(|note| format!("note: {note}")),
        Some(&check.source)
            .filter(|by| !by.is_empty())
            .map(|by| format!("checked against {by}")),
    ];
    for part in parts.into_iter().flatten() {
        clause.push_str(&format!("; {}", part.trim_end_matches('.')));
    }
    match passage {
        Some(passage) => report.say(&format!("Passage {passage}"), &clause, quote.trim()),
        None => report.lines.push(format!("The article, {clause}.")),
    }
}

/// What was said of what is not there, and why it is not.
fn without(report: &mut Report, all: &[&Noted], why: &str) {
    if !all.is_empty() {
        report.groups.push(Group {
            row: report.table.rows.len(),
            id: "—".to_owned(),
            words: why.to_owned(),
        });
    }
    all.iter().for_each(|noted| gone(report, noted, why));
}

fn gone(report: &mut Report, noted: &Noted, why: &str) {
    let words = in_words(noted);
    let place = noted.places.first().cloned().unwrap_or_default();
    let check = match &noted.said {
        Said::Check(check) => check.clone(),
        _ => Check::default(),
    };
    let passage = if place.passage == 0 {
        Value::Null
    } else {
        place.passage.into()
    };
    let note = checked_by(&check);
    report.fields.rows.push(vec![
        text(&words),
        Value::Null,
        maybe(Some(&place.quote).filter(|quote| !quote.is_empty())),
        text(why),
        Value::Null,
        Value::Null,
        text(check.state.name()),
        maybe(Some(&note).filter(|note| !note.is_empty())),
        maybe(corrected(&noted.said, false)),
        text(noted.kind.name()),
        Value::Null,
        text(&place.file),
        passage.clone(),
        Value::Null,
        Value::Null,
    ]);
    report.table.rows.push(vec![
        text(check.state.name()),
        passage,
        text(cut(&words, WIDE)),
        text(&note),
    ]);
    let (first, rest) = why.split_at(1);
    report
        .lines
        .push(format!("{}{rest}: {}.", first.to_uppercase(), spoken(&words)));
}

/// What of something was corrected, and to what.
fn corrected(said: &Said, is_refused: bool) -> Option<String> {
    let but = if is_refused { ", which cannot be read" } else { "" };
    match said {
        Said::Corrected { field, to } => Some(format!("{}: {to}{but}", field.words())),
        _ => None,
    }
}

/// What is said of a thing that is no fact by itself.
fn said_of(story: &Story, desk: &Desk, on: Matter) -> String {
    let source = |article: u32| {
        story
            .article(article as usize)
            .map_or_else(String::new, |article| article.source_words().to_owned())
    };
    let words = |on: Matter| {
        let article = story.article(on.article());
        article
            .zip(on.place(story))
            .map(|(article, place)| article.words_at(place))
            .unwrap_or_default()
    };
    let is_said = |what: Said| desk.of(on).any(|said| *said == what);
    match on {
        Matter::NoFigure(_) | Matter::NoDate(_) => {
            format!("“{}”, {}: yours", words(on), on.denial().unwrap_or_default())
        }
        Matter::Figures(a, b) => {
            let how = if is_said(Said::Apart) {
                "taken out of the group of"
            } else {
                "put together with"
            };
            let [one, two] = [a, b].map(|at| words(Matter::Figure(at)));
            format!("“{one}” {how} “{two}” of {}", source(b.article))
        }
        Matter::Pair(a, b) => {
            let how = if is_said(Said::Together) {
                ", pinned together"
            } else if is_said(Said::Apart) {
                ", parted"
            } else {
                ""
            };
            format!(
                "passage {} and passage {} of {}{how}",
                a.passage + 1,
                b.passage + 1,
                source(b.article)
            )
        }
        Matter::Passage(at) => format!("passage {}", at.passage + 1),
        Matter::Article(at) => format!("the article of {}", source(at)),
        Matter::Figure(_) | Matter::Date(_) => words(on),
    }
}
