//! What the words of a passage are as concepts: each asked for when it is needed, for most words never are.

use std::ops::Range;

use super::concept::{Concept, Concepts, Sort, folded};
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;
use crate::text::Span;

/// A passage and the concepts of its language.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub(super) scan: Scan<'a>,
    pub(super) concepts: &'static Concepts,
}

impl Lookup<'_> {
    /// The token's word as the lexicon has it; empty where it is none.
    pub(super) fn folded(&self, at: usize) -> String {
        if self.scan.is(at, Kind::Word) {
            folded(self.scan.str(at))
        } else {
            String::new()
        }
    }

    /// The concept that a word names.
    pub(super) fn concept(&self, at: usize) -> Option<Concept> {
        if !self.scan.is(at, Kind::Word) {
            return None;
        }
        let first = self.folded(at);
        // `without power` begins with a word that tells nothing by itself.
        if let Some((concept, _)) = self.concepts.phrase(&first, |after| self.folded(at + after)) {
            return Some(concept);
        }
        if self.scan.has(at, Class::Stop) {
            return None;
        }
        self.concepts.word(&first)
    }

    /// Whether a number stands there, in digits or in words.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.scan.is(at, Kind::Number) || self.scan.word(at).numeric.is_some()
    }

    /// The concept of that sort at a token.
    pub(super) fn of_sort(&self, at: usize, sort: Sort) -> Option<&'static str> {
        self.concept(at)
            .filter(|concept| concept.sort == sort)
            .map(|concept| concept.name)
    }

    /// The country or city that one word or several name, or whose people they name, and how many words.
    pub(super) fn nation(&self, at: usize) -> Option<(&'static str, usize)> {
        if !self.scan.is(at, Kind::Word) {
            return None;
        }
        let first = self.folded(at);
        let phrase = self.concepts.phrase(&first, |after| self.folded(at + after));
        phrase
            .or_else(|| self.concepts.word(&first).map(|concept| (concept, 1)))
            .filter(|(concept, _)| concept.sort == Sort::Nation)
            .map(|(concept, length)| (concept.name, length))
    }

    /// The name that begins at a token: how it is looked up, and the token after it.
    pub(super) fn name(&self, at: usize) -> Option<(String, usize)> {
        if let Some((nation, length)) = self.nation(at) {
            return Some((nation.to_owned(), at + length));
        }
        let scan = &self.scan;
        let is_part = |at: usize| scan.is(at, Kind::Word) && scan.capital(at) && !scan.has(at, Class::Stop);
        if !is_part(at) || scan.word(at).month.is_some() || scan.word(at).weekday.is_some() {
            return None;
        }
        let mut name = self.folded(at);
        let mut end = at + 1;
        loop {
            let next = if is_part(end) {
                end
            } else if scan.has(end, Class::Connective) && is_part(end + 1) {
                end + 1
            } else {
                break;
            };
            name.push('-');
            name.push_str(&self.folded(next));
            end = next + 1;
        }
        Some((name, end))
    }

    /// Whether a word tells something: no function word, no number, none of a month or a weekday.
    pub(super) fn tells(&self, at: usize) -> bool {
        let word = self.scan.word(at);
        self.scan.is(at, Kind::Word)
            && !self.scan.has(at, Class::Stop)
            && !self.scan.has(at, Class::Connective)
            && word.numeric.is_none()
            && word.month.is_none()
            && word.weekday.is_none()
            && word.time.is_none()
            && self.scan.str(at).len() > 2
    }

    /// The concept or stem of a word that tells something; words of saying and those that the lexicon calls
    /// empty tell nothing.
    pub(super) fn key(&self, at: usize) -> Option<String> {
        if !self.tells(at) {
            return None;
        }
        let folded = self.folded(at);
        if self.concepts.is_empty(&folded) || self.concepts.is_attribution(&folded) {
            return None;
        }
        Some(self.concepts.key(&folded).into_owned())
    }

    /// The tokens of a span: the first, and the one after the last.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = self.scan.tokens;
        let first = tokens.partition_point(|token| token.start < span.start);
        let end = tokens.partition_point(|token| token.start < span.end);
        first..end.max(first)
    }

    /// Whether a clause ends before a token.
    pub(super) fn breaks(&self, at: usize) -> bool {
        self.scan.has(at, Class::Relative)
            || (self.scan.is(at, Kind::Mark)
                && matches!(self.scan.str(at), "," | ";" | ":" | "(" | ")" | "—" | "–"))
    }

    /// The clause around tokens of a sentence.
    pub(super) fn clause(&self, sentence: &Range<usize>, found: &Range<usize>) -> Range<usize> {
        let start = (sentence.start..found.start)
            .rev()
            .find(|at| self.breaks(*at))
            .map_or(sentence.start, |at| at + 1);
        let end = (found.end..sentence.end)
            .find(|at| self.breaks(*at))
            .unwrap_or(sentence.end);
        start..end
    }
}
