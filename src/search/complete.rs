//! What could complete a query at the cursor: the names of fields, and their values as the story has them.

use std::collections::HashMap;

use crate::story::Entry;
use crate::text::fold::loose;
use crate::text::{Case, Span, fold};

use super::field::{FIELDS, Scope, State};
use super::token::tokens;

/// What a story has to offer as values of fields, what is met most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The names of outlets.
    pub sources: Vec<Box<str>>,
    /// The codes of languages.
    pub languages: Vec<Box<str>>,
    /// What figures are measured in.
    pub units: Vec<Box<str>>,
}

impl Offers {
    /// What these articles have to offer.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let articles = || entries.iter().map(|entry| &entry.article);
        let source = |source: &'_ crate::story::Known<Box<str>>| source.value.clone();
        Self {
            sources: by_count(articles().filter_map(|article| article.source.as_ref().map(source))),
            languages: by_count(
                articles().filter_map(|article| Some(article.language.as_ref()?.value.code().into())),
            ),
            units: by_count(articles().flat_map(|article| {
                let figures = article.findings.figures.iter();
                figures.filter_map(|figure| Some(figure.unit?.name.into()))
            })),
        }
    }
}

fn by_count(all: impl Iterator<Item = Box<str>>) -> Vec<Box<str>> {
    let mut counts: HashMap<Box<str>, usize> = HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut counted: Vec<(Box<str>, usize)> = counts.into_iter().collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counted.into_iter().map(|(one, _)| one).collect()
}

/// What could stand at a place of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What of it a choice takes the place of.
    pub span: Span,
    /// The choices, the likeliest first; at least one. A value is whole: a blank may follow it.
    pub choices: Vec<String>,
}

/// What could complete the token before the cursor, a byte offset; `None` where nothing could.
#[must_use]
pub fn complete(text: &str, cursor: usize, offers: &Offers) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let place = place(before);
    let begun = loose(&before[place.start..]);
    let choices = match &place.field {
        None => {
            let names = FIELDS.iter().map(|name| (*name).to_owned());
            names.filter(|name| name.starts_with(&begun)).collect()
        }
        Some(field) => values(field, &begun, place.quote, offers),
    };
    (!choices.is_empty()).then_some(Completion {
        span: Span::new(place.start, cursor),
        choices,
    })
}

/// Where a completion would stand.
struct Place {
    start: usize,
    field: Option<Box<str>>,
    /// The quote before it, which a choice has to close.
    quote: Option<char>,
}

fn place(before: &str) -> Place {
    // A quote that is still open holds blanks: `source:"prensa la`.
    for (at, _) in before.rmatch_indices([':', ',']) {
        let value = &before[at + 1..];
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        let last = tokens(&before[..=at]).pop();
        let field = last.and_then(|token| token.name);
        if field.is_some() && !value[1..].contains(quote) {
            return Place {
                start: at + 2,
                field,
                quote: Some(quote),
            };
        }
    }
    match tokens(before)
        .pop()
        .filter(|token| token.span.end as usize == before.len())
    {
        None => Place {
            start: before.len(),
            field: None,
            quote: None,
        },
        Some(token) => {
            let start = token.span.start as usize + usize::from(token.negated);
            let value = token.name.as_ref().map_or(start, |name| start + name.len() + 1);
            let last = before[value..]
                .rfind(',')
                .map_or(value, |comma| value + comma + 1);
            Place {
                start: if token.name.is_some() { last } else { start },
                field: token.name,
                quote: None,
            }
        }
    }
}

/// The values of a field that begin so, and behind them those that have a word that does.
fn values(field: &str, begun: &str, quote: Option<char>, offers: &Offers) -> Vec<String> {
    let owned = |all: &[Box<str>]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
    let all: Vec<String> = match field {
        "source" => owned(&offers.sources),
        "lang" => owned(&offers.languages),
        "unit" => owned(&offers.units),
        "in" => Scope::ALL.iter().map(|scope| scope.name().to_owned()).collect(),
        "is" => State::ALL.iter().map(|state| state.name().to_owned()).collect(),
        _ => Vec::new(),
    };
    let place = |value: &String| {
        let folded = fold(value, Case::Folded);
        let later = || {
            folded
                .match_indices(' ')
                .any(|(at, _)| folded[at + 1..].starts_with(begun))
        };
        match () {
            () if folded.starts_with(begun) => 0,
            () if later() => 1,
            () => 2,
        }
    };
    let mut placed: Vec<(u8, String)> = all.into_iter().map(|value| (place(&value), value)).collect();
    placed.retain(|(place, _)| *place < 2);
    placed.sort_by_key(|(place, _)| *place);
    let written = |value: String| match quote {
        Some(quote) => format!("{value}{quote}"),
        None if value.contains([' ', ',', '\'', '"']) => format!("\"{}\"", value.replace('"', "")),
        None => value,
    };
    placed.into_iter().map(|(_, value)| written(value)).collect()
}
