//! All figures of a passage: each number that counts or measures something, with what it counts, how it
//! is limited and what it is there.

use std::ops::Range;

use super::clause::Clause;
use super::digits::is_currency_mark;
use super::elided::{Counted, Memory};
use super::model::{Figure, Noun, Taken};
use super::quantity;
use super::scan::Scan;
use super::token::Kind;
use super::trap;
use super::word::Class;

/// Adds the figures of a passage to `found`, in order. `dates` are the tokens that dates take, in order.
pub(super) fn figures(
    scan: &Scan,
    sentences: &[Range<usize>],
    dates: &[Range<usize>],
    memory: &mut Memory,
    found: &mut Vec<Figure>,
) {
    for range in sentences {
        let scan = scan.up_to(range);
        let mut clause = Clause {
            scan: &scan,
            range: range.clone(),
            dates,
            done: range.start,
        };
        let first = found.len();
        clause.collect(memory, found);
        lend_forward(&scan, &mut found[first..]);
    }
}

/// `from 11.2 million in 2012 to 10.1 million people`: the first number of a rise or fall takes the noun of
/// the second where it found none in its sentence.
fn lend_forward(scan: &Scan, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, next) = figures.split_at_mut(at);
        let (Some(figure), Some(next)) = (before.last_mut(), next.first()) else {
            continue;
        };
        let needs = match figure.noun {
            None => figure.unit.is_none(),
            Some(noun) => noun.taken == Taken::Earlier,
        };
        let lends = next.noun.is_some_and(|noun| noun.taken == Taken::Here);
        let start = scan
            .tokens
            .partition_point(|token| token.start < figure.place.span.start);
        if needs && lends && scan.has(start.wrapping_sub(1), Class::RangeFrom) {
            figure.noun = next.noun.map(|noun| Noun {
                taken: Taken::Sentence,
                ..noun
            });
            figure.unit = next.unit;
        }
    }
}

impl Clause<'_, '_> {
    fn collect(&mut self, memory: &mut Memory, found: &mut Vec<Figure>) {
        let mut at = self.range.start;
        while at < self.range.end {
            if !self.may_start(at) {
                at += 1;
                continue;
            }
            if let Some(date) = self.date_at(at) {
                at = date.end.max(at + 1);
                self.done = at;
                continue;
            }
            let figure = self
                .anniversary(at)
                .or_else(|| self.fraction(at))
                .or_else(|| self.another(at))
                .or_else(|| self.number(at, memory));
            match figure {
                Some((figure, end)) => {
                    if let Some(figure) = figure {
                        if !found
                            .last()
                            .is_some_and(|before| self.is_told_of(before, &figure))
                        {
                            self.note(&figure, memory);
                        }
                        found.push(figure);
                        self.done = end;
                    }
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    /// Whether a figure can start with the token; most tokens need not be looked at any further.
    fn may_start(&self, at: usize) -> bool {
        let token = &self.scan.tokens[at];
        match token.kind {
            Kind::Number => true,
            Kind::Mark => is_currency_mark(self.scan.str(at)),
            Kind::Word => self.scan.word(at).starts_figure || quantity::is_code(self.scan, at),
        }
    }

    /// `12,400 residents of six villages`: whether the second of two figures only says of what the first one is. What is
    /// counted on goes with the first.
    fn is_told_of(&self, first: &Figure, second: &Figure) -> bool {
        let scan = self.scan;
        let between = scan
            .tokens
            .partition_point(|token| token.start < first.place.span.end);
        let joins = scan.has(between, Class::PartOf) || scan.has(between, Class::PlaceBefore);
        let next = scan.tokens.get(between + 1);
        joins
            && first.noun.is_some_and(|noun| noun.taken == Taken::Here)
            && next.is_some_and(|token| token.start == second.place.span.start)
    }

    fn note(&self, figure: &Figure, memory: &mut Memory) {
        if figure.noun.is_none() && figure.unit.is_none() {
            return;
        }
        let counted = Counted {
            noun: figure.noun,
            unit: figure.unit,
            at: figure.place,
        };
        memory.note(counted, figure.per.is_some(), figure.value.low >= 1e6);
    }

    /// A number in digits or words. Outer `None`: none starts here; inner: it is no figure.
    fn number(&self, at: usize, memory: &Memory) -> Option<(Option<Figure>, usize)> {
        let scan = self.scan;
        let apart = self.is_change(at) && at > 0 && scan.has(at - 1, Class::RangeFrom);
        let mut quantity = quantity::quantity(scan, at, apart)?;
        if self.meets_date(at, quantity.end) {
            return None;
        }
        if trap::is_score(scan, &quantity) {
            return Some((None, quantity.end));
        }
        // `10 to 15 people` is a range, `sold 10 to 15 people` too; `3 to Mexico` is none.
        let mut phrase = self.counted(&quantity);
        if quantity.numeral.is_one && !self.one_counts(&quantity, phrase.as_ref()) {
            return Some((None, quantity.end));
        }
        let code = phrase.is_none()
            && scan.is_mark(quantity.end, "-")
            && scan.glued(quantity.end)
            && scan.glued(quantity.end + 1)
            && scan.is(quantity.end + 1, Kind::Word);
        if code || trap::is_no_figure(scan, &self.range, &quantity, phrase.is_some()) {
            let mut end = quantity.end;
            // What hangs on it is no figure either: `555-0134`, `1-800-…`.
            while scan.glued(end) && scan.glued(end + 1) && scan.is(end + 1, Kind::Number) {
                end += 2;
            }
            return Some((None, end));
        }
        if let Some(found) = &phrase
            && self.meets_date(quantity.end, found.end)
        {
            phrase = None;
        }
        // `el 737 MAX`.
        let model = phrase.is_some_and(|phrase| scan.tokens[phrase.head].shouted && phrase.unit.is_none());
        if model && trap::is_pointed_at(scan, &quantity, apart) {
            return Some((None, quantity.end));
        }
        if phrase.is_none()
            && (trap::is_pointed_at(scan, &quantity, apart)
                || trap::looks_like_year(scan, &quantity)
                || trap::looks_like_a_code(scan, &quantity))
        {
            return Some((None, quantity.end));
        }
        self.settle_reading(&mut quantity, phrase.as_ref());
        Some(self.build(&quantity, phrase, memory))
    }
}
