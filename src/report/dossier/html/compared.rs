//! Two articles side by side: passages that tell the same level with each other, and those that stand alone.

use crate::report::dossier::model::{Compared, Dossier, Row};
use crate::story::Agreement;

use super::markup::Markup;

/// Writes each comparison.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    for compared in &dossier.comparisons {
        one(page, dossier, compared);
    }
}

fn one(page: &mut Markup, dossier: &Dossier, compared: &Compared) {
    let [a, b] = &compared.called;
    page.element("<h3 dir=\"auto\">", &format!("{a} and {b}"), "</h3>\n");
    page.element(
        "<p class=\"dim\">",
        &format!("A is {a}, B is {b}. {}.", compared.summary),
        "</p>\n",
    );
    page.tag("<ol class=\"pairs\">\n");
    for row in &compared.rows {
        pair(page, dossier, compared, row);
    }
    page.tag("</ol>\n");
}

fn pair(page: &mut Markup, dossier: &Dossier, compared: &Compared, row: &Row) {
    page.tag(match row.agreement {
        Some(Agreement::Differs) => "<li class=\"differs\">\n",
        Some(_) => "<li>\n",
        None => "<li class=\"alone\">\n",
    });
    page.tag("<p class=\"kind\"><span class=\"sign\" aria-hidden=\"true\">")
        .tag(row.sign)
        .tag("</span> ");
    let only = usize::from(row.quotes[0].is_none());
    match row.agreement {
        Some(Agreement::Differs) => page.tag("something differs"),
        Some(Agreement::Partly) => page.tag("the same in part"),
        Some(Agreement::Same) => page.tag("the same"),
        None => page.text(&format!("only {}", compared.called[only])),
    };
    if row.pinned {
        page.tag(" <span class=\"dim\">put together by the reader</span>");
    } else if row.agreement.is_some() {
        page.element(
            " <span class=\"dim\">",
            &format!("how sure: {}", row.score),
            "</span>",
        );
    }
    page.tag("</p>\n<div class=\"level\">\n");
    for (side, quote) in row.quotes.iter().enumerate() {
        let letter = ["A", "B"][side];
        let Some(quote) = quote else {
            page.tag("<p class=\"hollow\">")
                .tag(letter)
                .tag(" does not tell this.</p>\n");
            continue;
        };
        let source = dossier.source(quote.source);
        page.tag("<blockquote dir=\"auto\"");
        if let Some(language) = source.and_then(|source| source.language.as_deref()) {
            page.attribute("lang", language);
        }
        page.tag("><p>")
            .parts(quote)
            .tag("</p></blockquote>\n<p class=\"where\">— ");
        page.tag(letter)
            .text(&format!(", {}, ¶ {}", compared.called[side], quote.passage))
            .tag("</p>\n");
    }
    page.tag("</div>\n");
    if !row.facts.is_empty() {
        page.tag("<ul class=\"findings\">\n");
        for fact in &row.facts {
            page.element("<li>", fact, "</li>\n");
        }
        page.tag("</ul>\n");
    }
    if !row.why.is_empty() && !row.pinned {
        page.element(
            "<p class=\"dim why-pair\" dir=\"auto\">",
            &format!("A pair because {}.", row.why),
            "</p>\n",
        );
    }
    page.tag("</li>\n");
}
