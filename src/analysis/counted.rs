//! What a number counts where it stands at the number: its sign of money, a unit, a noun behind it or behind
//! a hyphen, the whole of which it is a part.

use super::clause::Clause;
use super::edge::{self, Edge};
use super::model::Role;
use super::noun::{self, Phrase};
use super::quantity::{self, Quantity};
use super::token::Kind;
use super::word::Class;

impl Clause<'_, '_> {
    /// What stands behind the number: a unit, a noun after a hyphen, or a noun phrase.
    pub(super) fn counted(&self, quantity: &Quantity) -> Option<Phrase> {
        let scan = self.scan;
        let mut at = quantity.end;
        if let Some((_, first, end)) = quantity.money {
            return (first > quantity.first || end > first).then(|| {
                let head = (first..end).find(|at| !scan.is(*at, Kind::Word)).unwrap_or(first);
                Phrase {
                    first,
                    end: end.max(first + 1),
                    head,
                    unit: quantity.money.map(|money| money.0),
                    is_time: false,
                    per: None,
                }
            });
        }
        // `a population of 3,000`: what is measured stands before it.
        if at > 0 && scan.has(quantity.first.wrapping_sub(1), Class::Measure) {
            return noun::unit(scan, at);
        }
        let mut edge = Edge::default();
        at = edge::after(scan, &mut edge, at, false);
        if edge.role == Role::Part {
            return self.part_of(at);
        }
        if at == quantity.end
            && scan.is_mark(at, "-")
            && scan.glued(at)
            && scan.glued(at + 1)
            && scan.is(at + 1, Kind::Word)
        {
            return self.hyphened(at + 1);
        }
        if quantity.numeral.is_noun && scan.has(at, Class::Connective) && scan.has(at, Class::Stop) {
            at += 1;
            while scan.has(at, Class::Definite) {
                at += 1;
            }
        }
        let one = quantity.value.high <= 1.0;
        noun::phrase(scan, at, one).filter(|found| !self.opens_number(found))
    }

    /// `16 of the 32 states`, `14 of its pubs`: what the whole counts; `of them` names nothing.
    pub(super) fn part_of(&self, at: usize) -> Option<Phrase> {
        let scan = self.scan;
        if !scan.has(at - 1, Class::Definite) && !scan.has(at - 1, Class::PartOf) {
            return None;
        }
        let at = scan
            .vocabulary
            .bounds_before
            .from(scan.tokens, at)
            .map_or(at, |(length, _)| at + length);
        // A number may stand inside: `of the company's nine directors`.
        let whole = (at..at + 4)
            .take_while(|at| *at < self.range.end && !scan.ends_phrase(*at) | scan.is(*at, Kind::Number))
            .find_map(|at| quantity::quantity(scan, at, true).filter(|number| !number.numeral.is_one));
        let next = whole.map_or(at, |number| number.end);
        noun::phrase(scan, next, false)
    }

    /// Whether a noun phrase is the start of another number: `three hundred`, `5 (6)`.
    pub(super) fn opens_number(&self, phrase: &Phrase) -> bool {
        phrase.unit.is_none() && self.scan.word(phrase.head).numeric.is_some()
    }

    /// `45-year-old`, `90-hectare`, `12-member`.
    pub(super) fn hyphened(&self, at: usize) -> Option<Phrase> {
        let scan = self.scan;
        let unit = noun::unit(scan, at);
        let mut end = unit.map_or(at + 1, |unit| unit.end);
        while end < at + 12
            && scan.is_mark(end, "-")
            && scan.glued(end)
            && scan.glued(end + 1)
            && scan.is(end + 1, Kind::Word)
        {
            end += 2;
        }
        let noun = scan.str(at).len() > 2 && !scan.has(at, Class::Stop);
        (unit.is_some() || noun).then_some(Phrase {
            first: at,
            end,
            head: at,
            unit: unit.and_then(|unit| unit.unit),
            is_time: scan.word(at).time.is_some(),
            per: None,
        })
    }

    /// The words for one count only before a unit, and not in idioms.
    pub(super) fn one_counts(&self, quantity: &Quantity, phrase: Option<&Phrase>) -> bool {
        let scan = self.scan;
        let Some(phrase) = phrase else { return false };
        let direct = phrase.first == quantity.end || scan.is_mark(quantity.end, "-");
        let idiom = scan.has(phrase.head, Class::OneIdiom)
            && !(quantity.first > 0
                && scan.has(quantity.first - 1, Class::Stop)
                && scan.vocabulary.prose.head_last);
        let long = scan.is(phrase.head, Kind::Mark) || scan.str(phrase.head).len() > 2;
        let plural = scan.is_plural(phrase.head) && scan.vocabulary.prose.head_last;
        // `fue un año increíble` tells of a year and counts none.
        let told = !scan.vocabulary.prose.head_last
            && scan.is(phrase.end, Kind::Word)
            && !scan.ends_phrase(phrase.end)
            && scan.word(phrase.end).per.is_none();
        phrase.unit.is_some() && direct && !idiom && long && !plural && !told
    }

    /// `14,000 hectares of forest annually`: per what, behind what the noun is of.
    pub(super) fn per_behind(&self, at: usize) -> Option<(usize, usize)> {
        let scan = self.scan;
        let of = scan.has(at, Class::Connective) && scan.has(at, Class::Stop);
        let complement = of.then(|| noun::phrase(scan, at + 1, true)).flatten()?;
        noun::per(scan, complement.end).filter(|(from, to)| !self.meets_date(*from, *to))
    }
}
