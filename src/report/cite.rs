//! Quotations with where they stand, to be pasted elsewhere: the sentence or passage, who published it, when, where, and
//! which passage it is.

use std::fmt::Write;

use crate::analysis::Place;
use crate::story::{Entry, Matter, Story};
use crate::text::visible;

/// How a quotation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopyFormat {
    /// As plain text.
    #[default]
    Plain,
    /// As Markdown.
    Markdown,
    /// As an entry of a bibliography, as BibTeX and its kin read it.
    Bibtex,
}

impl CopyFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Markdown, Self::Bibtex];

    /// The name in `config.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Bibtex => "bibtex",
        }
    }
}

/// Quotations of some things, one after the other; `None` where there is nothing to quote.
#[must_use]
pub fn cite(story: &Story, all: &[Matter], format: CopyFormat) -> Option<String> {
    let mut places: Vec<(usize, Option<Place>)> = Vec::new();
    for on in all {
        let mut one = vec![(on.article(), sentence(story, *on))];
        if let Matter::Pair(_, b) = on {
            one.push((b.article as usize, sentence(story, Matter::Passage(*b))));
        }
        if let Matter::Figures(_, b) = on {
            one.push((b.article as usize, sentence(story, Matter::Figure(*b))));
        }
        one.retain(|place| !places.contains(place));
        places.append(&mut one);
    }
    let quoted: Vec<String> = places
        .iter()
        .filter_map(|(article, place)| Some(quote(story.entries().get(*article)?, *place, format)))
        .collect();
    (!quoted.is_empty()).then(|| quoted.join("\n"))
}

/// The sentence of a figure or date, the whole of a passage.
fn sentence(story: &Story, on: Matter) -> Option<Place> {
    let findings = &story.article(on.article())?.findings;
    let place = on.place(story)?;
    let span = match on {
        Matter::Figure(at) | Matter::Figures(at, _) => findings.figures.get(at.figure as usize)?.sentence,
        Matter::Date(at) => findings.dates.get(at.date as usize)?.sentence,
        Matter::NoFigure(at) => findings.no_figures.get(at.figure as usize)?.sentence,
        Matter::NoDate(at) => findings.no_dates.get(at.date as usize)?.sentence,
        _ => place.span,
    };
    Some(Place { span, ..place })
}

fn quote(entry: &Entry, place: Option<Place>, format: CopyFormat) -> String {
    let article = &entry.article;
    let words = match place {
        Some(place) => article.words_at(place),
        None => article
            .title
            .as_ref()
            .map_or_else(String::new, |title| title.value.to_string()),
    };
    let words = visible(words.trim());
    let source = visible(article.source_words());
    let passage = place.map(|place| format!("¶{}", place.passage + 1));
    let address = article.address.as_ref().map(|address| visible(&address.value));
    let date = article.date_words();
    let mut text = String::new();
    match format {
        CopyFormat::Plain => {
            let rest = [Some(source), Some(date), passage, address];
            let rest: Vec<String> = rest.into_iter().flatten().collect();
            let _ = writeln!(text, "“{words}”\n— {}", rest.join(", "));
        }
        CopyFormat::Markdown => {
            let source = match address {
                Some(address) => format!("[{}](<{address}>)", escaped(&source)),
                None => escaped(&source),
            };
            let rest: Vec<String> = [Some(source), Some(date), passage]
                .into_iter()
                .flatten()
                .collect();
            let _ = writeln!(text, "> {}\n>\n> — {}", escaped(&words), rest.join(", "));
        }
        CopyFormat::Bibtex => {
            let title = article.title.as_ref().map(|title| visible(&title.value));
            let day = article.published.as_ref().map(|date| date.value.to_string());
            let note = format!("{}: “{words}”", passage.unwrap_or_default());
            let key: String = entry
                .id
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            let _ = writeln!(text, "@online{{{key},");
            let fields = [
                ("title", title),
                ("organization", article.source.as_ref().map(|_| source)),
                ("date", day),
                ("url", address),
                (
                    "langid",
                    article
                        .language
                        .as_ref()
                        .map(|language| language.value.name().to_lowercase()),
                ),
                ("note", Some(note)),
            ];
            for (name, value) in fields {
                if let Some(value) = value {
                    let _ = writeln!(text, "  {name} = {{{}}},", braced(&value));
                }
            }
            text.push_str("}\n");
        }
    }
    text
}

/// Words in which Markdown reads nothing.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Words in which BibTeX reads nothing.
fn braced(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' => text.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '#' | '_' | '$' => {
                text.push('\\');
                text.push(c);
            }
            '~' => text.push_str("\\textasciitilde{}"),
            '^' => text.push_str("\\textasciicircum{}"),
            c => text.push(c),
        }
    }
    text
}
