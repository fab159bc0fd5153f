//! The document as one page: no script, no request, complete without colour; for a browser at any width, and for
//! paper. What it looks like is `assets/report.css`.
//!
//! | file | what it does |
//! |---|---|
//! | `markup` | tags, and words made harmless |
//! | `head` | the summary above all |
//! | `disputed` | where sources do not go together |
//! | `matrix` | what is counted, by source |
//! | `plot` `timeline` `symbol` | the drawings |
//! | `compared` | two articles, passage by passage |
//! | `facts` | every finding with its sentence, what the reader found out, and notes |
//! | `sources` | the articles, and how the document was made |

mod compared;
mod disputed;
mod facts;
mod head;
mod markup;
mod matrix;
mod plot;
mod sources;
mod symbol;
mod timeline;

use super::model::Dossier;
use crate::load::REPORT_MARK as MARK;
use markup::Markup;

const STYLE: &str = include_str!("../../../assets/report.css");

/// A part of the page: what it is called in the address, its heading, and what writes it; `false` where there is
/// nothing to say.
type Part = (&'static str, &'static str, fn(&mut Markup, &Dossier), bool);

/// The page.
pub(super) fn page(dossier: &Dossier) -> String {
    let has_plots = plot::drawn(dossier).next().is_some();
    let parts: [Part; 8] = [
        (
            "disagreements",
            "Where the sources disagree",
            disputed::write,
            true,
        ),
        (
            "figures",
            "The figures, source by source",
            matrix::write,
            !dossier.subjects.is_empty(),
        ),
        ("course", "Figures over time", plot::write, has_plots),
        (
            "timeline",
            "What happened when",
            timeline::write,
            !dossier.events.is_empty(),
        ),
        (
            "compared",
            "Side by side",
            compared::write,
            !dossier.comparisons.is_empty(),
        ),
        ("facts", "Checks and notes", facts::write, true),
        ("sources", "Sources", sources::write, true),
        ("made", "How this was made", sources::write_made, true),
    ];
    let parts = parts.into_iter().filter(|(.., is_there)| *is_there);
    let mut page = Markup::default();
    page.tag(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\"",
    );
    page.attribute("content", &format!("{MARK} {}", dossier.made.version))
        .tag(">\n");
    page.tag(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n",
    );
    page.element(
        "<title>",
        &format!("{} · sources side by side", dossier.title),
        "</title>\n",
    );
    page.tag("<style>\n")
        .tag(STYLE)
        .tag("</style>\n</head>\n<body>\n");
    page.tag("<a class=\"skip\" href=\"#disagreements\">To the disagreements</a>\n");
    head::write(&mut page, dossier);
    page.tag("<nav aria-label=\"Contents\">\n<ol>\n");
    for (id, title, ..) in parts.clone() {
        page.tag("<li><a href=\"#")
            .tag(id)
            .tag("\">")
            .tag(title)
            .tag("</a></li>\n");
    }
    page.tag("</ol>\n</nav>\n<main>\n");
    for (id, title, write, _) in parts {
        page.tag("<section id=\"")
            .tag(id)
            .tag("\" aria-labelledby=\"")
            .tag(id)
            .tag("-title\">\n<h2 id=\"");
        page.tag(id).tag("-title\">").tag(title).tag("</h2>\n");
        write(&mut page, dossier);
        page.tag("</section>\n");
    }
    page.tag("</main>\n<footer>\n<p>");
    page.text(&format!(
        "Made with cotejo {} on {}.",
        dossier.made.version,
        sources::day(dossier)
    ));
    page.tag(" It says what each source says, and never who is right.</p>\n</footer>\n</body>\n</html>\n");
    page.done()
}
