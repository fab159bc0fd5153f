//! What is counted, by source: a table of what several sources give, and one of what a single source gives.

use crate::report::dossier::model::{Dossier, Subject};

use super::markup::Markup;

/// So many sources have a column each; more would not fit on paper.
const COLUMNS: usize = 8;

/// Columns of the words around a figure that one source alone gives; the whole sentence stands further below.
const WORDS: usize = 110;

/// Writes both tables.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    let (shared, single): (Vec<&Subject>, Vec<&Subject>) =
        dossier.subjects.iter().partition(|subject| subject.sources > 1);
    if shared.is_empty() {
        page.tag("<p>No two sources give a figure for the same thing.</p>\n");
    } else if dossier.sources.len() <= COLUMNS {
        columns(page, dossier, &shared);
    } else {
        lines(page, dossier, &shared);
    }
    page.tag(
        "<p class=\"legend\"><b>=</b> the same number · <b>~</b> compatible · <b>↻</b> of different dates · \
         <b>±</b> the same number in another role · <b>≠</b> numbers that exclude each other · <b>?</b> a second reading \
         decides · <b>+</b> additional · <b>&gt; ≥ ≈ ≤ &lt;</b> how words limit a number · \
         <b>✎</b> as you corrected it</p>\n",
    );
    if !single.is_empty() {
        alone(page, dossier, &single);
    }
}

/// Begins a table in a region that scrolls by itself where the page is narrow.
fn begin(page: &mut Markup, id: &'static str, caption: &'static str) {
    page.tag("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"")
        .tag(id);
    page.tag("\">\n<table>\n<caption id=\"")
        .tag(id)
        .tag("\">")
        .tag(caption)
        .tag("</caption>\n");
}

fn columns(page: &mut Markup, dossier: &Dossier, shared: &[&Subject]) {
    begin(page, "shared-caption", "What several sources give");
    page.tag("<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Sources</th>");
    for source in &dossier.sources {
        page.tag("<th scope=\"col\">")
            .element("<b>", &source.name, "</b>");
        page.element(" <span class=\"dim\">", &source.date, "</span></th>");
    }
    page.tag("</tr></thead>\n<tbody>\n");
    for subject in shared {
        begin_row(page, subject);
        for at in 0..dossier.sources.len() {
            page.tag("<td class=\"number\">");
            given(page, subject, at);
            page.tag("</td>");
        }
        page.tag("</tr>\n");
    }
    page.tag("</tbody>\n</table>\n</div>\n");
}

fn relation(page: &mut Markup, subject: &Subject) {
    page.tag("<td class=\"relation\"><span class=\"sign\" aria-hidden=\"true\">");
    page.tag(subject.relation.sign())
        .tag("</span> ")
        .tag(subject.relation.words())
        .tag("</td>");
}

/// What one source gives, each number leading to its sentence.
fn given(page: &mut Markup, subject: &Subject, source: usize) {
    let given = subject.given(source);
    if given.is_empty() {
        page.tag("<span class=\"dim\" aria-label=\"not given\" role=\"img\">—</span>");
    }
    for (index, figure) in given.into_iter().enumerate() {
        page.tag(if index > 0 { ", " } else { "" }).tag("<a href=\"#");
        page.text(&Markup::reference('f', source, figure.at.figure))
            .tag("\">");
        page.text(&figure.signs).tag("</a>").badge(&figure.decided);
    }
}

/// Begins the row of a subject, with what it is and how its sources stand to each other.
fn begin_row(page: &mut Markup, subject: &Subject) {
    page.tag("<tr")
        .tag(if subject.disagrees() {
            " class=\"differs\""
        } else {
            ""
        })
        .tag(">");
    page.element("<th scope=\"row\" dir=\"auto\">", &subject.name, "</th>");
    relation(page, subject);
}

/// Where there are too many sources for columns: a line for each that gives the figure.
fn lines(page: &mut Markup, dossier: &Dossier, shared: &[&Subject]) {
    begin(page, "shared-caption", "What several sources give");
    page.tag("<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Sources</th><th scope=\"col\">Figures</th></tr></thead>\n<tbody>\n");
    for subject in shared {
        begin_row(page, subject);
        page.tag("<td>");
        let mut given_by: Vec<usize> = subject.figures.iter().map(|figure| figure.quote.source).collect();
        given_by.dedup();
        for (index, source) in given_by.into_iter().enumerate() {
            page.tag(if index > 0 { "; " } else { "" });
            page.text(dossier.name(source)).tag(": ");
            given(page, subject, source);
        }
        page.tag("</td></tr>\n");
    }
    page.tag("</tbody>\n</table>\n</div>\n");
}

fn alone(page: &mut Markup, dossier: &Dossier, single: &[&Subject]) {
    begin(page, "single-caption", "What one source alone gives");
    page.tag("<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Figure</th><th scope=\"col\">Source</th><th scope=\"col\">In which words</th></tr></thead>\n<tbody>\n");
    for source in 0..dossier.sources.len() {
        let own = |subject: &&&Subject| {
            subject
                .figures
                .first()
                .is_some_and(|figure| figure.quote.source == source)
        };
        for subject in single.iter().filter(own) {
            page.tag("<tr>")
                .element("<th scope=\"row\" dir=\"auto\">", &subject.name, "</th>");
            page.tag("<td class=\"number\">");
            given(page, subject, source);
            page.element("</td><td>", dossier.name(source), "</td><td class=\"words\">");
            if let Some(figure) = subject.figures.first() {
                page.brief(&figure.quote, dossier.source(source), WORDS);
            }
            page.tag("</td></tr>\n");
        }
    }
    page.tag("</tbody>\n</table>\n</div>\n");
}
