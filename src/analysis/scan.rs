//! A passage under examination: its text, its tokens, the words of its language and how its document
//! writes numbers. What every step asks of a token is asked here.

use std::ops::Range;

use super::model::Place;
use super::style::Style;
use super::token::{Kind, Token};
use super::vocabulary::Vocabulary;
use super::word::{Class, Word};
use crate::text::Span;

/// A passage in tokens.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) vocabulary: &'static Vocabulary,
    pub(super) style: Style,
    /// Where the article's source is at home.
    pub(super) country: Option<&'static str>,
    /// Index of the passage in the article.
    pub(super) passage: u32,
}

impl<'a> Scan<'a> {
    /// The passage up to the end of a sentence, so that nothing reads beyond it.
    pub(super) fn up_to(&self, sentence: &Range<usize>) -> Self {
        Self {
            tokens: &self.tokens[..sentence.end.min(self.tokens.len())],
            ..*self
        }
    }

    /// The token's own words; empty past the end.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    pub(super) fn word(&self, at: usize) -> &'static Word {
        let id = self.tokens.get(at).map_or(0, |token| token.word);
        self.vocabulary.word(id)
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.vocabulary.has(token.word, class))
    }

    pub(super) fn is(&self, at: usize, kind: Kind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    /// Whether the token is this mark; dashes of any length are `-`.
    pub(super) fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.is(at, Kind::Mark)
            && match mark {
                "-" => matches!(self.str(at), "-" | "–" | "—" | "‐" | "‑" | "−"),
                _ => self.str(at) == mark,
            }
    }

    /// Whether the token stands right behind the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.gap)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a word is there that ends noun phrases: a function word or a common verb.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        !self.is(at, Kind::Word) || self.has(at, Class::Stop) || self.has(at, Class::Verb)
    }

    /// Whether the word looks like a plural.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        if self.has(at, Class::Plural) {
            return true;
        }
        if self.has(at, Class::Singular) || !self.is(at, Kind::Word) {
            return false;
        }
        let endings = &self.vocabulary.endings;
        self.ends(at, &endings.plural) && !self.ends(at, &endings.singular)
    }

    /// Whether a word of more than three letters has one of these endings, in small letters or capitals.
    pub(super) fn ends(&self, at: usize, endings: &[&str]) -> bool {
        let word = self.str(at).trim_end_matches(['\'', '’']);
        let ends = |ending: &&str| {
            let from = word.len().checked_sub(ending.len());
            from.and_then(|from| word.get(from..))
                .is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        self.is(at, Kind::Word) && word.len() > 3 && endings.iter().any(ends)
    }

    /// The bytes from token `from` to before token `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if to > from => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }

    pub(super) fn place(&self, from: usize, to: usize) -> Place {
        Place {
            passage: self.passage,
            span: self.span(from, to),
        }
    }

    /// Whether a sentence is written with capitals throughout, as headlines are.
    pub(super) fn mostly_capitals(&self, sentence: &Range<usize>) -> bool {
        let (mut all, mut capitals) = (0, 0);
        for at in sentence.clone() {
            if self.is(at, Kind::Word) && !self.has(at, Class::Stop) {
                all += 1;
                capitals += usize::from(self.capital(at));
            }
        }
        capitals * 10 >= all * 8 && all > 3
    }

    /// Whether a word with a capital begins a sentence or what somebody says in it.
    pub(super) fn opens(&self, sentence: &Range<usize>, at: usize) -> bool {
        at <= sentence.start
            || self.is(at - 1, Kind::Mark)
                && !(self.is_mark(at - 1, "-") && self.glued(at))
                && matches!(
                    self.str(at - 1),
                    "\"" | "“" | "«" | "‘" | "'" | "¿" | "¡" | ":" | "-" | "–" | "—" | "(" | "." | "…"
                )
    }
}
