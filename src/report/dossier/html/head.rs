//! What stands above all: which story this is, and in a few numbers what the document holds.

use crate::report::dossier::model::Dossier;

use super::markup::Markup;
use super::sources::day;

/// Writes the header.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    page.tag("<header>\n<p class=\"kicker\">Sources side by side</p>\n");
    page.element("<h1 dir=\"auto\">", &dossier.title, "</h1>\n");
    let outlets: Vec<&str> = dossier.sources.iter().map(|source| &*source.name).collect();
    page.tag("<p class=\"lead\">");
    page.text(&match &outlets[..] {
        [] => "No source was read.".to_owned(),
        [only] => format!("What {only} says."),
        [most @ .., last] if outlets.len() <= 8 => {
            format!(
                "What {} and {last} say, and where they do not go together.",
                most.join(", ")
            )
        }
        all => format!(
            "What {} sources say, and where they do not go together.",
            all.len()
        ),
    });
    page.tag("</p>\n");
    if dossier.bundled {
        page.tag(
            "<p class=\"notice\">The texts are retellings by the cotejo project. For quoting, go to the originals, \
             where their address is known.</p>\n",
        );
    }
    let (done, all) = dossier.checked();
    let count = |number: usize, one: &'static str, many: &'static str| {
        (number.to_string(), if number == 1 { one } else { many })
    };
    let numbers = [
        count(dossier.sources.len(), "source", "sources"),
        count(dossier.figures(), "figure", "figures"),
        count(dossier.events.len(), "event", "events"),
        count(dossier.disagreements(), "disagreement", "disagreements"),
        (format!("{done}/{all}"), "facts checked"),
    ];
    page.tag("<dl class=\"numbers\">\n");
    for (number, what) in numbers {
        page.tag("<div><dt>").tag(what).tag("</dt>");
        page.element("<dd>", &number, "</dd></div>\n");
    }
    page.tag("</dl>\n");
    page.element(
        "<p class=\"made\">",
        &format!("Made on {}", day(dossier)),
        "</p>\n</header>\n",
    );
}
