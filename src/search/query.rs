//! What somebody looks for, as it was typed: words as users of `fzf` write them, and fields.
//!
//! Words apart by blanks all have to be found. `'exact` asks for the letters as they stand, `'like this'`
//! for whole words in a row, `^start` and `end$` for the ends of a text, `!not` for texts without it, `a | b`
//! for either. `\ ` is a blank that belongs to a word, and `\` before any sign takes its meaning. Accents never
//! count, capitals only in a word that has one. What cannot be understood is told, and the rest searches on.

use crate::text::{Case, Span, fold};

use super::field::{self, Field};
use super::token::{Quote, Token, tokens};

/// A query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What all has to be found: of each, one term.
    pub clauses: Vec<Vec<Term>>,
    /// What articles and findings have to be.
    pub fields: Vec<Asked>,
    /// What could not be understood.
    pub complaints: Vec<Complaint>,
}

/// Some words, and how they are to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As typed, without the signs.
    pub text: Box<str>,
    /// How closely.
    pub how: How,
    /// Whether it has to stand at the start.
    pub starts: bool,
    /// Whether it has to stand at the end.
    pub ends: bool,
    /// Whether it must not be found.
    pub negated: bool,
    /// Whether capitals count.
    pub case: Case,
    /// Where it stands in what was typed, signs included.
    pub span: Span,
}

/// How closely a term has to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Letters may be left out.
    Fuzzy,
    /// The letters as they stand, also inside words.
    Exact,
    /// Whole words in a row.
    Phrase,
}

/// A field of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What it asks for.
    pub field: Field,
    /// Whether it asks for the contrary.
    pub negated: bool,
    /// Where it stands in what was typed.
    pub span: Span,
}

/// Something that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Where it stands in what was typed.
    pub span: Span,
    /// What is the matter and what can be written instead, as a sentence without its full stop.
    pub what: Box<str>,
}

/// What is said where a bar stands beside a field.
const EITHER: &str = "| stands between words; several values of one field take commas: lang:en,es";

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut query = Self::default();
        let (mut joins, mut after_field) = (None, false);
        for token in tokens(text) {
            if token.is('|') {
                joins = joins.or(Some(token.span));
                continue;
            }
            let bar: Option<Span> = joins.take();
            let was_field = std::mem::replace(&mut after_field, token.name.is_some());
            if let Some(span) = bar.filter(|_| was_field || after_field) {
                query.complain(span, EITHER.to_owned());
            }
            if let Some(name) = &token.name {
                query.field(name, &token);
                continue;
            }
            let Some(term) = term(&token) else { continue };
            match query.clauses.last_mut() {
                Some(clause) if bar.is_some() && !was_field => clause.push(term),
                _ => query.clauses.push(vec![term]),
            }
        }
        query
    }

    fn field(&mut self, name: &str, token: &Token) {
        let span = token.span;
        match field::read(name, token) {
            Ok(Some(field)) => self.fields.push(Asked {
                field,
                negated: token.negated,
                span,
            }),
            Ok(None) => {}
            Err(what) => self.complain(span, what),
        }
    }

    fn complain(&mut self, span: Span, what: String) {
        let what = what.into();
        self.complaints.push(Complaint { span, what });
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.fields.is_empty()
    }
}

/// The term that a token is; `None` where only signs stand there, as while it is being typed.
fn term(token: &Token) -> Option<Term> {
    let mut letters = &token.letters[..];
    let (mut starts, mut ends) = (false, false);
    if token.quote == Quote::None {
        if let [('^', false), rest @ ..] = letters {
            (letters, starts) = (rest, true);
        }
        if let [rest @ .., ('$', false)] = letters {
            (letters, ends) = (rest, true);
        }
    }
    let text: String = letters.iter().map(|(c, _)| *c).collect();
    let text = text.trim();
    let is_sign = token.quote == Quote::None && matches!(text, "!" | "'" | "\"");
    // What no reader sees asks for nothing either.
    if is_sign || fold(text, Case::Folded).trim().is_empty() {
        return None;
    }
    Some(Term {
        how: match token.quote {
            Quote::Closed => How::Phrase,
            Quote::Open => How::Exact,
            // As in fzf, what must not be found and what stands at an end is meant as it is typed.
            Quote::None if token.negated || starts || ends => How::Exact,
            Quote::None => How::Fuzzy,
        },
        starts,
        ends,
        negated: token.negated,
        case: Case::smart(text),
        span: token.span,
        text: text.into(),
    })
}
