//! Figures that are no plain numbers: anniversaries, fractions in words, `another year`.

use super::clause::Clause;
use super::date::is_ordinal_ending;
use super::edge::{self, Edge};
use super::model::{Figure, Role};
use super::noun::{self, Phrase};
use super::token::Kind;
use super::word::{Class, Numeric};

impl Clause<'_, '_> {
    /// `65th anniversary`, `sexagésimo aniversario`, `65 aniversario`.
    pub(super) fn anniversary(&self, at: usize) -> Option<(Option<Figure>, usize)> {
        let scan = self.scan;
        let (value, end) = match scan.word(at).ordinal {
            Some(value) => (f64::from(value), at + 1),
            // `twenty-fifth`.
            None if scan.is_mark(at + 1, "-") && scan.word(at + 2).ordinal.is_some_and(|unit| unit < 10) => {
                let Some(Numeric::Cardinal(tens)) = scan.word(at).numeric else {
                    return None;
                };
                (tens + f64::from(scan.word(at + 2).ordinal.unwrap_or(0)), at + 3)
            }
            None => {
                let value = scan
                    .is(at, Kind::Number)
                    .then(|| scan.str(at).parse::<f64>().ok())??;
                let dot = usize::from(scan.is_mark(at + 1, "."));
                let ending = is_ordinal_ending(scan, at + 1 + dot);
                (value, if ending { at + 2 + dot } else { at + 1 })
            }
        };
        let head = (end..end + 2).find(|at| scan.has(*at, Class::Anniversary))?;
        if scan.glued(at) {
            return None;
        }
        let phrase = Phrase {
            first: head,
            end: head + 1,
            head,
            unit: None,
            is_time: false,
            per: None,
        };
        Some((Some(self.plain(at, end, value, Some(phrase))), head + 1))
    }

    /// `a third of residents`, `la mitad de los vecinos`.
    pub(super) fn fraction(&self, at: usize) -> Option<(Option<Figure>, usize)> {
        let scan = self.scan;
        let (length, mut value) = scan.vocabulary.fractions.from(scan.tokens, at)?;
        let mut end = at + length;
        // `the second half`, `a third-party system`, `a third man`.
        let ordinal = scan.word(end - 1).ordinal.is_some();
        let counts_on = scan.is_mark(end, "-") && scan.glued(end) || ordinal && !scan.ends_phrase(end);
        if at > 0 && scan.word(at - 1).ordinal.is_some() || counts_on {
            return None;
        }
        let mut next = end;
        while next < end + 3 && scan.has(next, Class::Stop) {
            next += 1;
        }
        // `three quarters of a million`.
        if let Some(Numeric::Scale(scale)) = scan.word(next).numeric {
            value *= scale;
            end = next + 1;
            next = end;
            while next < end + 2 && scan.has(next, Class::Connective) {
                next += 1;
            }
        }
        let part = next > end || length > 1;
        let noun = part
            .then(|| noun::phrase(scan, next, false))
            .flatten()
            .filter(|noun| (value > 1.0 || noun.unit.is_none()) && !self.meets_date(at, noun.end));
        // `half of` ends in the word that leads to the noun.
        let number_end = if length > 1 && scan.has(end - 1, Class::Stop) {
            end - 1
        } else {
            end
        };
        let mut edge = Edge::default();
        let first = edge::before(scan, &mut edge, at, self.done, false);
        let mut figure = self.plain(at, number_end, value, noun);
        figure.place = scan.place(first, noun.map_or(number_end, |noun| noun.end));
        self.set_edge(&mut figure, &edge);
        Some((Some(figure), noun.map_or(end, |noun| noun.end)))
    }

    /// `another year`.
    pub(super) fn another(&self, at: usize) -> Option<(Option<Figure>, usize)> {
        let scan = self.scan;
        if !scan.has(at, Class::Another) {
            return None;
        }
        let unit = noun::unit(scan, at + 1).filter(|unit| !self.meets_date(at, unit.end))?;
        let idiom = scan.has(unit.head, Class::OneIdiom) || scan.str(unit.head).len() < 3;
        if idiom {
            return None;
        }
        let mut figure = self.plain(at, at + 1, 1.0, Some(unit));
        figure.role = Role::Additional;
        figure.role_words = Some(scan.span(at, at + 1));
        Some((Some(figure), unit.end))
    }
}
