//! What the words of a passage mean: the concepts that they name, alone or in phrases, and the names among them.

use std::borrow::Cow;
use std::ops::Range;

use super::concept::{Concept, Sense, Sort, Use, folded};
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;
use crate::text::Span;

/// A passage, asked what its words mean.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub(super) scan: Scan<'a>,
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

    fn number(&self, at: usize) -> u32 {
        self.scan.tokens.get(at).map_or(0, |token| token.sense)
    }

    fn sense(&self, at: usize) -> &'static Sense {
        self.scan.vocabulary.concepts.of(self.number(at))
    }

    /// Whether a word does this for what stands beside it.
    pub(super) fn is(&self, at: usize, it: Use) -> bool {
        self.sense(at).is(it)
    }

    /// How many times as much a word means.
    pub(super) fn times(&self, at: usize) -> Option<f64> {
        self.sense(at).times
    }

    /// The concept that one word or several name, and how many they are. `without power` begins with a word
    /// that names nothing by itself.
    pub(super) fn named(&self, at: usize) -> Option<(Concept, usize)> {
        let sense = self.sense(at);
        let phrase = sense.phrase(|after| self.number(at + after));
        phrase.or_else(|| {
            let concept = sense.concept().filter(|_| !self.scan.has(at, Class::Stop));
            concept.map(|concept| (concept, 1))
        })
    }

    /// The concept that is named at a token.
    pub(super) fn concept(&self, at: usize) -> Option<Concept> {
        self.named(at).map(|(concept, _)| concept)
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
        self.named(at)
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
    pub(super) fn key(&self, at: usize) -> Option<Cow<'static, str>> {
        let says_nothing = self.is(at, Use::Empty) || self.is(at, Use::Attribution);
        (self.tells(at) && !says_nothing).then(|| self.root(at))
    }

    /// The concept or stem of any word.
    pub(super) fn root(&self, at: usize) -> Cow<'static, str> {
        match self.sense(at).concept() {
            Some(concept) => concept.name.into(),
            None => self.scan.vocabulary.concepts.stem(&self.folded(at)).into(),
        }
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
