//! Every finding with its sentence, how it was read and what the reader found out about it; and the reader's notes.

use crate::report::dossier::model::{Dossier, Note, Quote, Source};
use crate::report::noted::progress;
use crate::story::{Check, State};

use super::markup::Markup;

/// A finding, whatever it is.
struct Fact<'a> {
    id: String,
    claim: &'a str,
    quote: &'a Quote,
    method: &'a str,
    decided: &'a Check,
}

/// Writes how far the checks are, the notes, and the findings of each source in the order of its text.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    tally(page, dossier);
    notes(page, dossier);
    let mut facts = facts(dossier);
    facts.sort_by_key(|fact| fact.quote.place());
    let mut open = None;
    for fact in &facts {
        let source = fact.quote.source;
        if open != Some(source) {
            page.tag(if open.is_some() { "</ol>\n" } else { "" });
            page.element("<h3>", dossier.name(source), " <span class=\"dim\">");
            page.element(
                "",
                &date(dossier.source(source)),
                "</span></h3>\n<ol class=\"facts\">\n",
            );
            open = Some(source);
        }
        item(page, dossier, fact);
    }
    if !facts.is_empty() {
        page.tag("</ol>\n");
    }
}

fn date(source: Option<&Source>) -> String {
    source.map_or_else(String::new, |source| source.date.clone())
}

fn facts(dossier: &Dossier) -> Vec<Fact<'_>> {
    let figures = dossier.subjects.iter().flat_map(|subject| &subject.figures);
    let figures = figures.map(|figure| Fact {
        id: Markup::reference('f', figure.quote.source, figure.at.figure),
        claim: &figure.claim,
        quote: &figure.quote,
        method: &figure.method,
        decided: &figure.decided,
    });
    let tellings = dossier.events.iter().flat_map(|event| &event.tellings);
    let tellings = tellings.map(|telling| Fact {
        id: Markup::reference('d', telling.quote.source, telling.at.date),
        claim: &telling.when,
        quote: &telling.quote,
        method: &telling.method,
        decided: &telling.decided,
    });
    figures.chain(tellings).collect()
}

/// How many findings are in which state.
fn tally(page: &mut Markup, dossier: &Dossier) {
    let count = |state: State| dossier.decided().filter(|decided| decided.state == state).count();
    let (done, all) = dossier.checked();
    page.tag("<p>");
    page.text(&match (done, all) {
        (_, 0) => "There is no figure and no date in what was read.".to_owned(),
        (0, all) if all > 1 => format!("None of the {all} figures and dates has been checked yet."),
        (0, _) => format!("{}.", progress((done, all))),
        _ => format!(
            "{}: {} verified, {} wrong, {} that nobody can tell; {} open.",
            progress((done, all)),
            count(State::Verified),
            count(State::Wrong),
            count(State::Unclear),
            count(State::Open)
        ),
    });
    page.tag(" Each stands here with its sentence and how it was read.</p>\n");
}

fn notes(page: &mut Markup, dossier: &Dossier) {
    if dossier.notes.is_empty() {
        return;
    }
    page.tag("<h3>Notes</h3>\n<ul class=\"notes\">\n");
    for note in &dossier.notes {
        page.tag("<li>").element("<p>", &note.words, "</p>");
        let place = place(dossier, note);
        if !place.is_empty() || !note.about.is_empty() {
            page.element("<p class=\"dim\">", &place, "");
            if !note.about.is_empty() {
                let language = note
                    .article
                    .and_then(|at| dossier.source(at)?.language.as_deref());
                page.tag(" <q dir=\"auto\"");
                if let Some(language) = language {
                    page.attribute("lang", language);
                }
                page.element(">", &note.about, "</q>");
            }
            page.tag("</p>");
        }
        page.tag("</li>\n");
    }
    page.tag("</ul>\n");
}

fn place(dossier: &Dossier, note: &Note) -> String {
    match (note.article, note.passage) {
        (Some(article), Some(passage)) => format!("{}, ¶ {passage}", dossier.name(article)),
        (Some(article), None) => dossier.name(article).to_owned(),
        (None, _) => String::new(),
    }
}

fn item(page: &mut Markup, dossier: &Dossier, fact: &Fact) {
    page.tag("<li")
        .attribute("id", &fact.id)
        .tag(">\n<p class=\"claim\">");
    page.text(fact.claim);
    if fact.decided.state == State::Open {
        page.tag(" <span class=\"state\">open</span>");
    }
    page.badge(fact.decided).tag("</p>\n<div>\n<p>");
    page.quote(fact.quote, dossier.source(fact.quote.source));
    page.element(
        " <span class=\"dim\">¶ ",
        &fact.quote.passage.to_string(),
        "</span></p>\n",
    );
    page.element("<p class=\"dim how\">", fact.method, "</p>\n");
    page.remark(fact.decided).tag("</div>\n</li>\n");
}
