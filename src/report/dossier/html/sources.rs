//! The articles: where each can be read, what it says of itself, what it leaves open; and how the document was made.

use crate::report::amount::count;
use crate::report::dossier::model::{Dossier, Source};

use super::markup::Markup;

/// The day on which the document was made, for people.
pub(super) fn day(dossier: &Dossier) -> String {
    dossier.made.on.strftime("%-d %B %Y").to_string()
}

/// Writes the articles.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    page.tag("<ul class=\"sources\">\n");
    for source in &dossier.sources {
        one(page, source);
    }
    page.tag("</ul>\n");
}

fn one(page: &mut Markup, source: &Source) {
    page.tag("<li>\n").element("<h3>", &source.name, "</h3>\n");
    page.tag("<p class=\"title\" dir=\"auto\"");
    if let Some(language) = &source.language {
        page.attribute("lang", language);
    }
    page.tag(">");
    match &source.title {
        Some(title) => page.element("<cite>", title, "</cite>"),
        None => page.text(&source.opening),
    };
    page.tag("</p>\n<dl>\n");
    let mut row = |name: &'static str, value: &str| {
        page.tag("<dt>")
            .tag(name)
            .tag("</dt>")
            .element("<dd>", value, "</dd>\n");
    };
    row("Published", &source.date);
    row("Language", &source.language_name);
    if let Some(via) = &source.via {
        row("From", via);
    }
    row(
        "Length",
        &format!(
            "{} in {}",
            count(source.words, "word"),
            count(source.passages, "passage")
        ),
    );
    row("File", &source.file);
    for copy in &source.copies {
        row("Same text in", copy);
    }
    if !source.found.is_empty() {
        row("Found", &source.found.join("; "));
    }
    if !source.open.is_empty() {
        row("Left open", &source.open.join("; "));
    }
    if let Some(note) = &source.note {
        row("Note", note);
    }
    if let Some(address) = &source.address {
        page.tag("<dt>Address</dt><dd>").address(address).tag("</dd>\n");
    }
    page.tag("</dl>\n</li>\n");
}

/// Writes how the document was made, and what could not be read.
pub(super) fn write_made(page: &mut Markup, dossier: &Dossier) {
    page.tag("<p>");
    page.text(&format!(
        "Made by cotejo {} on {} from {} {}.",
        dossier.made.version,
        day(dossier),
        dossier.sources.len(),
        if dossier.sources.len() == 1 {
            "article"
        } else {
            "articles"
        }
    ));
    page.tag(
        " Figures and dates were found, read and put together by rules, in English and Spanish; no network was asked. What \
         the rules read wrong, they read wrong here too: each finding stands with its sentence, so that it can be checked. \
         The numbers beside passages that tell the same say how many of a hundred such pairs are right.</p>\n",
    );
    if !dossier.problems.is_empty() {
        page.tag("<h3>What could not be read, or not as it was written</h3>\n<ul>\n");
        for problem in &dossier.problems {
            page.element("<li>", problem, "</li>\n");
        }
        page.tag("</ul>\n");
    }
}
