//! Where the sources do not go together: what each of them says, the figure or date marked, and what that comes to.

use crate::analysis::Relation;
use crate::report::dossier::model::{Dossier, Quote};
use crate::story::Check;

use super::markup::Markup;

/// Writes all disagreements: figures, dates, arithmetic within one text.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    if dossier.disagreements() == 0 {
        page.tag(
            "<p>Nowhere, as far as this program sees: no two figures of one thing and of one time exclude each other, \
             no event is dated otherwise, and no arithmetic fails.</p>\n",
        );
        return;
    }
    for subject in dossier.disputed() {
        let kind = match subject.relation {
            Relation::Role => "same number, other role",
            Relation::Unsure => "depends on a reading",
            _ => "numbers that exclude each other",
        };
        begin(page, subject.relation.sign(), kind, &subject.name);
        for why in &subject.why {
            page.element("<p class=\"why\">", why, "</p>\n");
        }
        page.tag("<ul class=\"said\">\n");
        for figure in &subject.figures {
            let at = Markup::reference('f', figure.quote.source, figure.at.figure);
            said(page, dossier, &figure.quote, &figure.told(), &at, &figure.decided);
        }
        page.tag("</ul>\n</article>\n");
    }
    for event in dossier.disputed_events() {
        begin(page, "≠", "dates that exclude each other", &event.when);
        page.element(
            "<p class=\"why\">",
            event.disagreement.as_deref().unwrap_or_default(),
            "</p>\n",
        );
        page.tag("<ul class=\"said\">\n");
        for telling in &event.tellings {
            let at = Markup::reference('d', telling.quote.source, telling.at.date);
            let claim = if telling.days.is_some() {
                format!("{}, {}", telling.when, telling.method)
            } else {
                telling.method.clone()
            };
            said(page, dossier, &telling.quote, &claim, &at, &telling.decided);
        }
        page.tag("</ul>\n</article>\n");
    }
    for sum in dossier.failing() {
        begin(
            page,
            "!",
            "arithmetic that does not come out",
            dossier.name(sum.quote.source),
        );
        page.element(
            "<p class=\"why\">",
            &sum.words,
            "</p>\n<ul class=\"said\">\n<li><p>",
        );
        page.quote(&sum.quote, dossier.source(sum.quote.source));
        page.tag("</p>\n</li>\n</ul>\n</article>\n");
    }
}

fn begin(page: &mut Markup, sign: &'static str, kind: &'static str, what: &str) {
    page.tag("<article class=\"dispute\">\n<p class=\"kind\"><span class=\"sign\" aria-hidden=\"true\">");
    page.tag(sign).tag("</span> ").tag(kind).tag("</p>\n");
    page.element("<h3 dir=\"auto\">", what, "</h3>\n");
}

fn said(page: &mut Markup, dossier: &Dossier, quote: &Quote, claim: &str, at: &str, decided: &Check) {
    let source = dossier.source(quote.source);
    page.tag("<li>\n<p class=\"who\"><a href=\"#")
        .text(at)
        .tag("\"><b>");
    page.text(dossier.name(quote.source)).tag("</b></a>");
    if let Some(source) = source {
        page.text(&format!(", {}", source.date));
    }
    page.element(": <span class=\"claim\">", claim, "</span>")
        .badge(decided)
        .tag("</p>\n<p>");
    page.quote(quote, source)
        .tag("</p>\n")
        .remark(decided)
        .tag("</li>\n");
}
