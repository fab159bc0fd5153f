//! A sentence while its figures are collected: which of its tokens are dates, how far it has been read, and
//! how tokens become a figure.

use std::ops::Range;

use super::edge::Edge;
use super::model::{Bound, Figure, Noun, Role, Taken, Value};
use super::noun::Phrase;
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

/// A sentence while its figures are collected.
pub(super) struct Clause<'s, 'a> {
    pub(super) scan: &'s Scan<'a>,
    pub(super) range: Range<usize>,
    /// The tokens that are dates.
    pub(super) dates: &'s [Range<usize>],
    /// The token after the last figure.
    pub(super) done: usize,
}

impl Clause<'_, '_> {
    pub(super) fn date_at(&self, at: usize) -> Option<&Range<usize>> {
        let index = self.dates.partition_point(|date| date.end <= at);
        self.dates.get(index).filter(|date| date.contains(&at))
    }

    /// Whether a date begins before token `end` that lies behind `at`.
    pub(super) fn meets_date(&self, at: usize, end: usize) -> bool {
        (at..end).any(|at| self.date_at(at).is_some())
    }

    /// A figure of a number at tokens `at..end` with a noun right behind it.
    pub(super) fn plain(&self, at: usize, end: usize, value: f64, phrase: Option<Phrase>) -> Figure {
        let scan = self.scan;
        Figure {
            place: scan.place(at, phrase.map_or(end, |phrase| phrase.end)),
            sentence: scan.span(self.range.start, self.range.end),
            number: scan.span(at, end),
            value: Value::of(value),
            others: Box::default(),
            bound: Bound::Exact,
            role: Role::Total,
            bound_words: None,
            role_words: None,
            corrected: None,
            noun: phrase
                .filter(|phrase| !is_per_cent(scan, phrase))
                .map(|phrase| self.noun(&phrase)),
            unit: phrase.and_then(|phrase| phrase.unit),
            per: None,
            language: scan.vocabulary.language,
        }
    }

    pub(super) fn noun(&self, phrase: &Phrase) -> Noun {
        let scan = self.scan;
        Noun {
            place: scan.place(phrase.first, phrase.end),
            head: scan.span(phrase.head, phrase.head + 1),
            taken: Taken::Here,
        }
    }

    pub(super) fn set_edge(&self, figure: &mut Figure, edge: &Edge) {
        figure.bound = edge.bound;
        figure.role = edge.role;
        let span = |(from, to): (usize, usize)| self.scan.span(from, to);
        figure.bound_words = edge.bound_words.map(span);
        figure.role_words = edge.role_words.map(span);
    }

    /// Whether a number is told with a rise or fall, so that `from … to …` are two.
    pub(super) fn is_change(&self, at: usize) -> bool {
        (self.range.start..at)
            .rev()
            .take(8)
            .take_while(|at| {
                !(self.scan.is(*at, Kind::Mark) && matches!(self.scan.str(*at), "," | ";" | ":"))
            })
            .any(|at| self.scan.has(at, Class::Change))
    }
}

/// Whether a unit is `per cent` in two words, neither of which names it.
fn is_per_cent(scan: &Scan, phrase: &Phrase) -> bool {
    phrase.unit.is_some_and(|unit| unit.name == "percent")
        && scan.vocabulary.prose.head_last
        && phrase.end > phrase.first + 1
}
