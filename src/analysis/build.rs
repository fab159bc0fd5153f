//! A figure put together: the number, what it counts, and what stands around both.

use super::clause::Clause;
use super::edge::{self, Edge};
use super::elided::{self, Bare, Memory};
use super::model::{Bound, Figure, Noun, Role, Taken, Unit};
use super::noun::{self, Phrase};
use super::numeral::numeral;
use super::quantity::Quantity;
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

impl Clause<'_, '_> {
    /// The figure of a number whose noun, if it has one at hand, is known; and the token after it.
    pub(super) fn build(
        &self,
        quantity: &Quantity,
        phrase: Option<Phrase>,
        memory: &Memory,
    ) -> (Option<Figure>, usize) {
        let scan = self.scan;
        let mut edge = Edge::default();
        let is_time = phrase.is_some_and(|phrase| phrase.is_time) && quantity.value.high <= 12.0;
        let start = quantity.between.unwrap_or(quantity.first);
        let first = edge::before(scan, &mut edge, start, self.done, is_time);
        let after_number = edge::after(scan, &mut edge, quantity.end, false);
        let part = edge.role == Role::Part && edge.role_words.is_some_and(|(from, _)| from >= quantity.end);
        if edge.role_words.is_none() && self.opens_with_whole(first) {
            edge.role = Role::Part;
        }
        if let Some(reaching) = self.is_aimed_at(start).filter(|_| edge.role_words.is_none()) {
            edge.role(Role::Target, reaching, reaching + 1);
        }
        let mut phrase = phrase.or_else(|| of_whole(scan, after_number).filter(|_| part));
        let mut shared = None;
        if part
            && let Some(whole) =
                phrase.filter(|whole| whole.first > after_number || scan.is(after_number, Kind::Number))
        {
            shared = Some(whole);
            phrase = None;
        }
        let mut end = phrase.map_or(quantity.end, |phrase| phrase.end).max(quantity.end);
        if phrase.is_none() && !part {
            end = after_number.max(end);
        } else if part && phrase.is_none() && shared.is_none() {
            end = after_number;
        }
        if let Some(found) = &phrase {
            for at in found.first.saturating_sub(1).max(after_number)..found.end {
                if let Some(role) = scan.word(at).role {
                    edge.role(role, at, at + 1);
                }
            }
            if let Some(role) = scan.word(end).role
                && !scan.has(end + 1, Class::Comparative)
            {
                edge.role(role, end, end + 1);
                end += 1;
            }
        }
        let mut per = noun::per(scan, end).filter(|(from, to)| !self.meets_date(*from, *to));
        if let Some((_, to)) = per {
            end = to;
        }
        per = per
            .or(phrase.and_then(|phrase| phrase.per))
            .or_else(|| self.per_behind(end));
        let after = edge::after(scan, &mut edge, end, true);
        if !self.meets_date(end, after) && after > end && edge.role != Role::Part {
            end = after;
        }
        if per.is_none() {
            per = noun::per(scan, end).filter(|(from, to)| !self.meets_date(*from, *to));
            end = per.map_or(end, |(_, to)| to);
        }
        let bound = if quantity.value.is_range() {
            Bound::Between
        } else {
            edge.bound
        };
        let mut figure = Figure {
            place: scan.place(first, end),
            number: scan.span(quantity.first, quantity.end),
            value: quantity.value,
            others: quantity.other.into_iter().collect(),
            per: per.map(|(from, to)| scan.span(from, to)),
            ..self.plain(quantity.first, quantity.end, 0.0, phrase)
        };
        self.set_edge(&mut figure, &edge);
        figure.bound = bound;
        if let Some(whole) = shared {
            figure.noun = Some(Noun {
                taken: Taken::Sentence,
                ..self.noun(&whole)
            });
            figure.unit = whole.unit;
        } else if figure.noun.is_none() && figure.unit.is_none() {
            self.lend(&mut figure, quantity, &edge, memory, end);
        }
        (Some(figure), end)
    }

    /// `with the intention of reaching 1,200`: the token that says that the number at `start` is reached, where
    /// somebody means it to be.
    fn is_aimed_at(&self, start: usize) -> Option<usize> {
        let scan = self.scan;
        let reaching = (self.range.start..start)
            .rev()
            .take(3)
            .take_while(|at| scan.is(*at, Kind::Word))
            .find(|at| scan.has(*at, Class::Reaching))?;
        let near = reaching.saturating_sub(6).max(self.range.start)..(start + 8).min(self.range.end);
        near.into_iter()
            .any(|at| scan.has(at, Class::Intention))
            .then_some(reaching)
    }

    /// `Of the 120 passengers, 87 …`: whether the clause names a whole first.
    pub(super) fn opens_with_whole(&self, first: usize) -> bool {
        let scan = self.scan;
        let start = self.range.start;
        let opens = scan.has(start, Class::Connective) && scan.has(start, Class::Stop) && scan.capital(start);
        let whole = scan.has(start + 1, Class::Definite) || scan.is(start + 1, Kind::Number);
        opens
            && whole
            && scan.is_mark(first.wrapping_sub(1), ",")
            && (start..first - 1).all(|at| !scan.is_mark(at, ","))
    }

    /// Gives a number without a noun that of the nearest clause.
    pub(super) fn lend(
        &self,
        figure: &mut Figure,
        quantity: &Quantity,
        edge: &Edge,
        memory: &Memory,
        end: usize,
    ) {
        let scan = self.scan;
        if is_age(scan, quantity, edge) {
            figure.unit = Some(Unit {
                name: "year",
                is_money: false,
            });
            return;
        }
        let bare = Bare {
            first: quantity.first,
            end,
            decimals: quantity.value.low.fract() != 0.0 && !quantity.numeral.scaled,
            is_rate: figure.per.is_some(),
            pointed: edge.pointed
                || edge.role == Role::Part
                    && edge
                        .role_words
                        .is_some_and(|(_, to)| !scan.has(to - 1, Class::PartOf)),
            is_difference: edge.role == Role::Additional
                && edge
                    .role_words
                    .is_some_and(|(from, to)| from >= quantity.end && scan.has(to, Class::Comparative)),
            is_average: edge.role == Role::Average,
            is_large: quantity.numeral.scaled && quantity.value.low >= 1e6,
            edge: [edge.bound_words, edge.role_words]
                .iter()
                .flatten()
                .map(|(from, _)| *from)
                .min()
                .map_or(quantity.first, |from| from.min(quantity.first)),
        };
        if let Some((noun, unit)) = elided::find(scan, &self.range, bare, memory) {
            figure.noun = noun;
            figure.unit = unit;
        }
    }
}

/// `Ana Ruiz, 45, said`; `aged 45`, `older than 45`, `a woman of about 45`.
fn is_age(scan: &Scan, quantity: &Quantity, edge: &Edge) -> bool {
    let (first, end) = (quantity.first, quantity.end);
    let years =
        quantity.numeral.plain && (1.0..=115.0).contains(&quantity.value.high) && quantity.money.is_none();
    let comma = first > 1
        && scan.is_mark(first - 1, ",")
        && scan.capital(first - 2)
        && (scan.is_mark(end, ",") || scan.is_mark(end, "."));
    let bracket =
        first > 1 && scan.is_mark(first - 1, "(") && scan.is_mark(end, ")") && scan.capital(first - 2);
    let said = scan.has(first.wrapping_sub(1), Class::AgeBefore);
    let start = edge.bound_words.map_or(first, |(from, _)| from.min(first));
    let than = scan.has(start, Class::AgeThan);
    let of = start > 1 && scan.has(start - 1, Class::PartOf) && scan.has(start - 2, Class::AgeOf);
    years && (comma || bracket || said || than || of)
}

/// What the number at token `at` counts, of which another is a part: `seven in ten of the patients`.
fn of_whole(scan: &Scan, at: usize) -> Option<Phrase> {
    let end = numeral(scan, at)?.end;
    let is_leading = |at: &usize| scan.has(*at, Class::Connective) || scan.has(*at, Class::Definite);
    noun::phrase(scan, end + (end..end + 3).take_while(is_leading).count(), false)
}
