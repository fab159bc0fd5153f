//! The document for ears and pipes: the same parts as the page, one thing after the other, each line complete by
//! itself, nothing said by a sign or by where it stands.

use crate::text::visible;

use super::super::amount::count;
use super::super::noted::{progress, spoken};
use super::model::{Dossier, Event, Quote, Source, Subject, Sum, Telling};
use crate::load::REPORT_MARK as MARK;
use crate::story::{Check, State};

/// The document, line by line.
pub(super) fn text(dossier: &Dossier) -> String {
    let day = dossier.made.on.strftime("%-d %B %Y");
    let mut lines = vec![format!(
        "{MARK} of {}, made by cotejo {} on {day}.",
        dossier.title, dossier.made.version
    )];
    let (done, all) = dossier.checked();
    lines.push(format!(
        "{}; {done} of {} checked.",
        dossier.counts().join(", "),
        count(all, "fact")
    ));
    lines.extend(dossier.caution().map(str::to_owned));
    begin(&mut lines, "Where the sources disagree");
    if dossier.disagreements() == 0 {
        lines.push("Nowhere, as far as this program sees.".to_owned());
    }
    dossier
        .disputed()
        .for_each(|subject| disputed(&mut lines, dossier, subject));
    dossier
        .disputed_events()
        .for_each(|event| happened(&mut lines, dossier, event));
    dossier
        .failing()
        .for_each(|sum| lines.push(failing(dossier, sum)));
    if !dossier.subjects.is_empty() {
        begin(&mut lines, "The figures, source by source");
        lines.extend(dossier.subjects.iter().map(|subject| given(dossier, subject)));
    }
    if !dossier.events.is_empty() {
        begin(&mut lines, "What happened when");
        dossier
            .events
            .iter()
            .for_each(|event| happened(&mut lines, dossier, event));
    }
    for compared in &dossier.comparisons {
        begin(&mut lines, "Side by side");
        lines.extend(compared.spoken.iter().cloned());
    }
    begin(&mut lines, "Checks and notes");
    checks(&mut lines, dossier);
    begin(&mut lines, "Sources");
    lines.extend(dossier.sources.iter().map(described));
    if !dossier.problems.is_empty() {
        begin(&mut lines, "What could not be read, or not as it was written");
        lines.extend(dossier.problems.iter().cloned());
    }
    let lines: Vec<String> = lines.iter().map(|line| visible(line).trim().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// Begins a part: a blank line is a pause.
fn begin(lines: &mut Vec<String>, words: &str) {
    lines.push(String::new());
    lines.push(format!("{words}."));
}

fn disputed(lines: &mut Vec<String>, dossier: &Dossier, subject: &Subject) {
    let why: Vec<&str> = subject.why.iter().map(|why| why.trim_end_matches('.')).collect();
    lines.push(format!(
        "{}, {}: {}.",
        subject.name,
        subject.relation.words(),
        why.join("; ")
    ));
    for figure in &subject.figures {
        lines.push(said(dossier, &figure.quote, &figure.told(), &figure.decided));
    }
}

/// What one source says, as a line: who, where, what, in which words, and what the reader made of it.
fn said(dossier: &Dossier, quote: &Quote, claim: &str, decided: &Check) -> String {
    format!(
        "{}, passage {}: {}. “{}”{}",
        who(dossier, quote.source),
        quote.passage,
        claim.trim_end_matches('.'),
        quote.words.trim(),
        found_out(decided)
    )
}

/// What a source is called, without the sign that stands in a name.
fn name(dossier: &Dossier, source: usize) -> String {
    spoken(dossier.name(source))
}

fn who(dossier: &Dossier, source: usize) -> String {
    let date = dossier.source(source).map_or("", |source| &*source.date);
    let name = name(dossier, source);
    if name.ends_with(date) {
        name
    } else {
        format!("{name}, {date}")
    }
}

/// What the reader found out, where that is something, to follow a sentence.
fn found_out(decided: &Check) -> String {
    let state = match decided.state {
        State::Open => String::new(),
        state => format!(" Decided: {}.", state.name()),
    };
    let rest = [("Note", &decided.note), ("Checked against", &decided.source)];
    let rest = rest.iter().filter(|(_, words)| !words.is_empty());
    let rest: String = rest
        .map(|(name, words)| format!(" {name}: {}.", words.trim_end_matches('.')))
        .collect();
    state + &rest
}

fn failing(dossier: &Dossier, sum: &Sum) -> String {
    format!(
        "{}, passage {}, arithmetic that does not come out: {}",
        who(dossier, sum.quote.source),
        sum.quote.passage,
        sum.words
    )
}

/// What each source gives of a thing, as a line.
fn given(dossier: &Dossier, subject: &Subject) -> String {
    let of_source = |at: usize| {
        let given = subject.given(at);
        let claims: Vec<String> = given.iter().map(|figure| figure.told()).collect();
        (!claims.is_empty()).then(|| format!("{} gives {}", name(dossier, at), claims.join(" and ")))
    };
    let all: Vec<String> = (0..dossier.sources.len()).filter_map(of_source).collect();
    format!(
        "{}, {}: {}.",
        subject.name,
        subject.relation.words(),
        all.join("; ")
    )
}

fn happened(lines: &mut Vec<String>, dossier: &Dossier, event: &Event) {
    for (at, telling) in event.tellings.iter().enumerate() {
        let begins = if at == 0 {
            when(telling)
        } else {
            "The same".to_owned()
        };
        let words = said(dossier, &telling.quote, &telling.method, &telling.decided);
        lines.push(format!("{begins}: {words}"));
    }
    lines.extend(
        event
            .disagreement
            .as_ref()
            .map(|what| format!("The dates disagree: {}", spoken(what))),
    );
}

fn when(telling: &Telling) -> String {
    if telling.days.is_some() {
        telling.when.clone()
    } else {
        "Undated".to_owned()
    }
}

fn checks(lines: &mut Vec<String>, dossier: &Dossier) {
    lines.push(format!("{}.", progress(dossier.checked())));
    let facts = dossier.found_out().into_iter();
    lines.extend(facts.map(|(quote, claim, decided)| said(dossier, quote, &claim, decided)));
    for note in &dossier.notes {
        let place = match (note.article, note.passage) {
            (Some(article), Some(passage)) => format!("{}, passage {passage}", name(dossier, article)),
            (Some(article), None) => name(dossier, article),
            (None, _) => String::new(),
        };
        let parts = [place, note.about.clone(), spoken(&note.words)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(format!("{}.", parts.join(": ")));
    }
}

fn described(source: &Source) -> String {
    let title = source.title.as_ref().unwrap_or(&source.opening);
    let mut words = format!(
        "{}, {}, {}: “{}”. {}; file {}.",
        spoken(&source.name),
        source.date,
        source.language_name,
        title.trim(),
        count(source.words, "word"),
        source.file
    );
    if let Some(address) = &source.address {
        words.push_str(&format!(" Address: {address}"));
    }
    if !source.open.is_empty() {
        words.push_str(&format!(" Left open: {}.", source.open.join("; ")));
    }
    words
}
