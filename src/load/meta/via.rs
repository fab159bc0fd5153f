//! From whom an outlet had its text: a credit in brackets, or on a line of its own.

use std::sync::LazyLock;

use super::outlets;
use crate::load::clean::vocabulary::starts;
use crate::load::words;
use crate::text::{Lexicon, Span};

/// A credit: the outlet, and where its name stands in the paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Credit {
    pub(crate) name: Box<str>,
    pub(crate) span: Span,
}

/// The credit that ends a paragraph, or that a line consists of.
pub(crate) fn read(plain: &str) -> Option<Credit> {
    let trimmed = plain.trim_end_matches(['.', ' ']);
    if let Some(inner) = trimmed.strip_suffix(')')
        && let Some(open) = inner.rfind('(')
    {
        let inner = &inner[open + 1..];
        return credited(inner, open + 1).or_else(|| {
            let outlet = outlets::by_name(inner)?;
            Some(Credit {
                name: outlet.name.as_str().into(),
                span: Span::new(open + 1, open + 1 + inner.len()),
            })
        });
    }
    (words::count(plain) <= 9).then(|| credited(trimmed, 0)).flatten()
}

/// Reads `Source: …` where it starts at `at` in the paragraph.
fn credited(words: &str, at: usize) -> Option<Credit> {
    static PHRASES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lexicons = Lexicon::all().iter();
        lexicons
            .flat_map(|lexicon| &lexicon.credit.starts)
            .map(|phrase| &**phrase)
            .collect()
    });
    let line = words::folded(words, 120);
    let phrase = PHRASES.iter().find(|phrase| starts(&line, phrase))?;
    // As many words of the line as the phrase has; what is left is the name.
    let mut rest = words.trim_start();
    for _ in 0..words::count(phrase) {
        rest = rest
            .find(char::is_whitespace)
            .map_or("", |end| rest[end..].trim_start());
    }
    let name = rest.trim_end_matches(['.', ',', ';', ' ']);
    let fits = (1..=5).contains(&words::count(name)) && words::is_name(name) && !name.contains("://");
    fits.then(|| {
        let start = at + words.len() - rest.len();
        Credit {
            name: outlets::canonical(name),
            span: Span::new(start, start + name.len()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_read_where_a_text_ends() {
        for (text, name) in [
            ("Así terminó la jornada. (Fuente: Prensa Latina)", "Prensa Latina"),
            ("Volverán en junio. (Con información de EFE).", "EFE"),
            ("Source: The Daily Invention", "The Daily Invention"),
            ("Tomado de Cubadebate", "Cubadebate"),
            ("They will be back in June. (Xinhua)", "Xinhua"),
        ] {
            let credit = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&*credit.name, name);
        }
        for text in [
            "He left (again)",
            "Source: figures of the ministry for each of the years",
            "It was taken.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
