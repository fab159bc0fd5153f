//! The fields of a query: which there are, what each takes, and what is said where somebody writes another
//! value. Knows no article.

use crate::analysis::{Period, When};
use crate::text::fold::loose;
use crate::text::{Case, Language, fold};

use super::number::{Form, number};
use super::token::{Quote, Token};

/// What a field asks for. Where it takes several values, one of them has to fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// `source:`: words of the outlet's name, folded.
    Source(Vec<String>),
    /// `lang:`: languages.
    Language(Vec<Language>),
    /// `title:`: words of the article's title, folded.
    Title(Vec<String>),
    /// `after:`: later than all these days.
    After(Period),
    /// `before:`: earlier than all these days.
    Before(Period),
    /// `on:`: on one of these days.
    On(Period),
    /// `in:`: where to look.
    In(Vec<Scope>),
    /// `num:`: numbers of a figure.
    Number(Form),
    /// `unit:`: what a figure is measured in, folded.
    Unit(Vec<String>),
    /// `is:`: what is known of it.
    Is(Vec<State>),
}

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Titles and outlets.
    Titles,
    /// Passages.
    Text,
    /// What figures count.
    Figures,
    /// What happened.
    Events,
    /// Names of people, places, organisations.
    Names,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 5] = [Self::Titles, Self::Text, Self::Figures, Self::Events, Self::Names];

    /// What `in:` calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Titles => "titles",
            Self::Text => "text",
            Self::Figures => "figures",
            Self::Events => "events",
            Self::Names => "names",
        }
    }
}

/// What is known of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Sources exclude each other on it.
    Differs,
    /// No day of the calendar is known for it.
    Undated,
    /// The reader pinned it.
    Pinned,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Differs, Self::Undated, Self::Pinned];

    /// What `is:` calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Undated => "undated",
            Self::Pinned => "pinned",
        }
    }
}

/// The fields' names, each with its colon, in the order in which they are offered.
pub const FIELDS: [&str; 10] = [
    "source:", "lang:", "title:", "after:", "before:", "on:", "in:", "num:", "unit:", "is:",
];

/// Reads a field; an error is a sentence without its full stop. `None` where the value is still to come.
pub(super) fn read(name: &str, token: &Token) -> Result<Option<Field>, String> {
    let value = token.text();
    let value = value.trim();
    if !FIELDS.iter().any(|field| field.strip_suffix(':') == Some(name)) {
        return match value {
            "" => Ok(None),
            _ => Err(format!(
                "there is no field {name}:; fields are {}; to find the words themselves, quote them: '{name}:{value}'",
                FIELDS.join(" ")
            )),
        };
    }
    if value.is_empty() || token.list().is_empty() {
        return Ok(None);
    }
    let takes = |what: &str, wrong: &str| format!("{name}: takes {what}, not “{wrong}”");
    let date = || {
        let period = value.parse::<When>().ok().and_then(When::period);
        period.ok_or_else(|| takes("a date such as 2024, 2024-05 or 2024-05-20", value))
    };
    let words = || token.list().iter().map(|one| loose(one)).collect();
    let field = match name {
        "source" => Field::Source(words()),
        "title" => Field::Title(words()),
        "unit" => Field::Unit(words()),
        "lang" => {
            let mut all = Vec::new();
            for code in token.list() {
                match code.parse() {
                    Ok(language) => all.push(language),
                    Err(_) => return Err(takes("codes of languages, such as en or es", &code)),
                }
            }
            Field::Language(all)
        }
        "after" => Field::After(date()?),
        "before" => Field::Before(date()?),
        "on" => Field::On(date()?),
        "in" => match named(token, &Scope::ALL, Scope::name) {
            Ok(all) => Field::In(all),
            Err(wrong) => return Err(takes("titles, text, figures, events or names", &wrong)),
        },
        "is" => match named(token, &State::ALL, State::name) {
            Ok(all) => Field::Is(all),
            Err(wrong) => return Err(takes("differs, undated or pinned", &wrong)),
        },
        _ if token.quote == Quote::None && is_begun(value) => return Ok(None),
        _ => match form(value) {
            Some(form) => Field::Number(form),
            None => {
                let what = "a number or a range, such as 768, >700, <5, ~1200 or 700..800";
                return Err(takes(what, value));
            }
        },
    };
    Ok(Some(field))
}

/// The values by their names, of which the beginning is enough; or the name that is none.
fn named<T: Copy>(token: &Token, all: &[T], name: fn(T) -> &'static str) -> Result<Vec<T>, String> {
    let mut found = Vec::new();
    for word in token.list() {
        let folded = fold(&word, Case::Folded);
        let meant = all.iter().find(|one| name(**one).starts_with(&folded));
        found.push(*meant.ok_or(word)?);
    }
    Ok(found)
}

/// Numbers as `num:` takes them.
fn form(value: &str) -> Option<Form> {
    let value = value.replace(">=", "≥").replace("<=", "≤");
    if let Some(low) = value.strip_prefix('≥') {
        return Some(Form::Within(number(low)?, f64::INFINITY));
    }
    if let Some(high) = value.strip_prefix('≤') {
        return Some(Form::Within(f64::NEG_INFINITY, number(high)?));
    }
    Form::read(&value).or_else(|| number(&value).map(Form::Just))
}

/// Whether it is a sign whose number is still to come.
fn is_begun(value: &str) -> bool {
    matches!(
        value,
        ">" | "<" | ">=" | "<=" | "~" | "≈" | "=" | "." | ".." | "-"
    )
}
