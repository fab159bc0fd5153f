//! What a number counts that has no noun of its own: found elsewhere in the sentence, or in an earlier
//! one.

use std::ops::Range;

use super::concept::Sort;
use super::lookup::Lookup;
use super::model::{Noun, Place, Taken, Unit};
use super::noun::{self, Phrase};
use super::numeral::numeral;
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

/// A noun that was counted, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) noun: Option<Noun>,
    pub(super) unit: Option<Unit>,
    /// Where its figure stands.
    pub(super) at: Place,
}

/// What was counted so far in an article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    /// What was last counted that is no measure.
    pub(super) count: Option<Counted>,
    /// What was last measured.
    pub(super) measure: Option<Counted>,
    /// What money was last named.
    pub(super) money: Option<Counted>,
    /// What was last counted or measured.
    pub(super) last: Option<Counted>,
    /// What was last counted by millions.
    pub(super) large: Option<Counted>,
    /// What the last rate was of.
    pub(super) rate: Option<Counted>,
}

impl Memory {
    /// Notes what a figure counted.
    pub(super) fn note(&mut self, counted: Counted, is_rate: bool, is_large: bool) {
        self.last = Some(counted);
        if is_large {
            self.large = Some(counted);
        }
        if is_rate {
            self.rate = Some(counted);
        }
        if counted.unit.is_some_and(|unit| unit.is_money) {
            self.money = Some(counted);
        }
        if counted.unit.is_some() {
            self.measure = Some(counted);
        } else {
            self.count = Some(counted);
        }
    }
}

/// What a number without a noun is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bare {
    /// Its first token.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Whether it has decimals.
    pub(super) decimals: bool,
    /// Whether it is a rate: `2 per 1,000`.
    pub(super) is_rate: bool,
    /// Whether words point back: `the 768 who`.
    pub(super) pointed: bool,
    /// Whether it is how much more or less than what was last named: `60,000 more than last year`.
    pub(super) is_difference: bool,
    /// Whether it is a mean.
    pub(super) is_average: bool,
    /// Whether it counts millions.
    pub(super) is_large: bool,
    /// The first token of the words that limit it.
    pub(super) edge: usize,
}

/// What a number without a noun of its own counts, and in which unit: from the nearest place that names
/// it.
pub(super) fn find(
    scan: &Scan,
    sentence: &Range<usize>,
    bare: Bare,
    memory: &Memory,
) -> Option<(Option<Noun>, Option<Unit>)> {
    let span = scan.span(sentence.start, sentence.end);
    let here = |counted: &Counted| counted.at.passage == scan.passage && counted.at.span.meets(span);
    let take = |counted: Counted| {
        // The noun itself may have been lent from an earlier sentence.
        let within = |noun: &Noun| noun.place.passage == scan.passage && noun.place.span.meets(span);
        let noun = counted.noun.map(|noun| Noun {
            taken: if within(&noun) {
                Taken::Sentence
            } else {
                Taken::Earlier
            },
            ..noun
        });
        (noun, counted.unit)
    };
    let made = |phrase: Phrase| {
        let noun = Noun {
            place: scan.place(phrase.first, phrase.end),
            head: scan.span(phrase.head, phrase.head + 1),
            taken: Taken::Sentence,
        };
        (Some(noun), phrase.unit)
    };
    if let Some(phrase) = beside(scan, sentence, bare) {
        return Some(made(phrase));
    }
    if (bare.is_rate || bare.is_average)
        && let Some(rate) = memory.rate.or(memory.count.filter(here))
    {
        return Some(take(rate));
    }
    if bare.is_difference
        && let Some(last) = memory.last.filter(here)
    {
        return Some(take(last));
    }
    let measure = memory.measure.filter(here);
    let is = |counted: Option<Counted>, wanted: fn(Unit) -> bool| {
        counted.filter(|counted| counted.unit.is_some_and(wanted))
    };
    // `un llamamiento de 2.700 millones`: millions of nothing are money where money was named.
    if bare.is_large
        && let Some(large) = memory.large.or(memory.money)
    {
        return Some(take(large));
    }
    // `frente a los 98 que costaba`.
    let near = bare.first.saturating_sub(4)..(bare.end + 4).min(sentence.end);
    if memory.money.is_some_and(|money| here(&money)) && near.into_iter().any(|at| scan.has(at, Class::Price))
    {
        return memory.money.map(take);
    }
    if bare.decimals {
        return measure.or(memory.rate).map(take);
    }
    // `un 9,1 por ciento y los salarios un 2`.
    let one_more = scan.is(bare.first, Kind::Number) && scan.has(bare.first.wrapping_sub(1), Class::Article);
    if one_more && let Some(percent) = is(measure, |unit| unit.name == "percent") {
        return Some(take(percent));
    }
    // `on 41 per cent, the others on 37`.
    let led = scan.has(bare.first.wrapping_sub(1), Class::PlaceBefore);
    if led && let Some(percent) = is(measure, |unit| unit.name == "percent") {
        return Some(take(percent));
    }
    let stuff = is(measure, |unit| {
        !is_time(unit) && !unit.is_money && unit.name != "percent"
    });
    // `killed 19`: what befell those who are counted.
    if let Some(at) = bare.edge.checked_sub(1).filter(|at| is_fate(scan, *at)) {
        return Some(made(word(at, at)));
    }
    if let Some(count) = memory.count.filter(here) {
        let nearer = stuff.filter(|measure| measure.at.span.start > count.at.span.start);
        return Some(take(nearer.unwrap_or(count)));
    }
    if let Some(phrase) = counting(scan, sentence, bare.first) {
        return Some(made(phrase));
    }
    if let Some(measure) = stuff.or(measure.filter(|_| ends_change(scan, bare.first))) {
        return Some(take(measure));
    }
    let time = is(measure, is_time);
    // `four hours in the west and nearly a dozen in the mountains`, `eight years, five of them`.
    if time.is_some() && (bare.pointed || scan.has(bare.edge.wrapping_sub(1), Class::NumberAnd)) {
        return time.map(take);
    }
    let earlier = memory.count.map(take);
    // What a clause counts without saying it is named in that clause, or before the sentence.
    let clause = (sentence.start..bare.first)
        .rev()
        .find(|at| {
            scan.has(*at, Class::Relative) || scan.is(*at, Kind::Mark) && matches!(scan.str(*at), ";" | ":")
        })
        .map_or(sentence.start, |at| at + 1);
    let before = |from| plural_before(scan, from..bare.first).map(made);
    if bare.pointed || scan.has(bare.end, Class::Relative) {
        return earlier
            .or_else(|| predicate(scan, sentence, bare.end).map(made))
            .or_else(|| before(sentence.start));
    }
    before(clause)
        .or(time.map(take))
        .or(earlier)
        .or_else(|| before(sentence.start))
}

/// What is counted where it stands at the number without following it: `magnitude 6.1`, `277 the Cuban
/// specialists`, `12 and 15 people`.
fn beside(scan: &Scan, sentence: &Range<usize>, bare: Bare) -> Option<Phrase> {
    if let Some(at) = measured(scan, sentence, bare) {
        return Some(word(at, at));
    }
    let behind = scan.has(bare.end, Class::Definite) && !bare.pointed;
    let listed = behind
        .then(|| noun::phrase(scan, bare.end + 1, false))
        .flatten()
        .filter(|phrase| phrase.unit.is_none() && scan.is_plural(phrase.head));
    listed.or_else(|| coordinate(scan, bare.end))
}

/// Words from `first` on, the last of which counts; in no unit.
fn word(first: usize, last: usize) -> Phrase {
    Phrase {
        first,
        end: last + 1,
        head: last,
        unit: None,
        is_time: false,
        per: None,
    }
}

fn is_fate(scan: &Scan, at: usize) -> bool {
    Lookup { scan: *scan }.of_sort(at, Sort::Fate).is_some()
}

/// Whether a unit is one of time.
pub(super) fn is_time(unit: Unit) -> bool {
    matches!(
        unit.name,
        "year" | "month" | "week" | "day" | "hour" | "minute" | "second" | "decade"
    )
}

/// `12 and 15 people`, `5, 10 or 15 years`: the noun of the number that the next one is joined to.
fn coordinate(scan: &Scan, at: usize) -> Option<Phrase> {
    let mut at = at;
    for _ in 0..3 {
        let joined = scan.has(at, Class::NumberAnd)
            || scan.has(at, Class::RangeOr)
            || scan.has(at, Class::RangeAnd)
            || scan.is_mark(at, ",") && scan.is(at + 1, Kind::Number);
        if !joined {
            return None;
        }
        let bound = scan
            .vocabulary
            .bounds_before
            .from(scan.tokens, at + 1)
            .map_or(0, |(length, _)| length);
        let next = numeral(scan, at + 1 + bound).filter(|next| !next.is_one)?;
        let of = usize::from(next.is_noun && scan.has(next.end, Class::Connective));
        if let Some(found) = noun::phrase(scan, next.end + of, false) {
            return Some(found);
        }
        at = next.end;
    }
    None
}

/// `the 768 who work here are doctors`: what the sentence says that they are.
fn predicate(scan: &Scan, sentence: &Range<usize>, from: usize) -> Option<Phrase> {
    let copula = (from..sentence.end).find(|at| scan.has(*at, Class::Copula))?;
    noun::phrase(scan, copula + 1, false).filter(|phrase| phrase.unit.is_none())
}

/// `from 3.5 … to 4`: whether the number ends a rise or fall.
fn ends_change(scan: &Scan, first: usize) -> bool {
    first > 0 && (scan.has(first - 1, Class::RangeTo) || scan.has(first - 1, Class::RangeFrom))
}

/// `magnitude 6.1`, `a population of 3,000`: a noun before the number that says what it measures.
fn measured(scan: &Scan, sentence: &Range<usize>, bare: Bare) -> Option<usize> {
    (sentence.start..bare.first)
        .rev()
        .take(2)
        .take_while(|at| {
            scan.is(*at, Kind::Word)
                && (scan.has(*at, Class::Stop)
                    || scan.has(*at, Class::Measure)
                    || scan.has(*at, Class::Connective))
        })
        .find(|at| scan.has(*at, Class::Measure))
}

/// `the number of doctors rose to 300`: what stands behind the last counting noun before the number.
fn counting(scan: &Scan, sentence: &Range<usize>, first: usize) -> Option<Phrase> {
    let at = (sentence.start..first)
        .rev()
        .find(|at| scan.has(*at, Class::Counting))?;
    // `the death toll`.
    let before = at.checked_sub(1).filter(|at| *at >= sentence.start);
    if let Some(fate) = before.filter(|at| is_fate(scan, *at)) {
        return Some(Phrase {
            end: at + 1,
            ..word(fate, fate)
        });
    }
    // Past `of`, `de`, `de los`.
    let mut next = at + 1;
    if !scan.has(next, Class::Stop) {
        return None;
    }
    next += 1;
    while scan.has(next, Class::Definite) {
        next += 1;
    }
    noun::phrase(scan, next, false).filter(|phrase| phrase.end <= first && phrase.unit.is_none())
}

/// The nearest plural in `range`, which ends at the number.
fn plural_before(scan: &Scan, range: Range<usize>) -> Option<Phrase> {
    let opening = range.start;
    let last = range.clone().rev().find(|at| {
        scan.is_plural(*at)
            && !scan.ends_phrase(*at)
            && scan.word(*at).time.is_none()
            && scan.word(*at).month.is_none()
            && scan.word(*at).numeric.is_none()
            && (!scan.capital(*at) || *at == opening)
            && !scan.tokens[*at].possessive
            && !scan.has(*at + 1, Class::Attribution)
    })?;
    // Adjectives follow their noun where the first word is the head.
    let adjectives = range
        .rev()
        .skip_while(|at| *at >= last)
        .take_while(|at| scan.is_plural(*at) && !scan.ends_phrase(*at));
    let head = if scan.vocabulary.prose.head_last {
        last
    } else {
        adjectives.last().unwrap_or(last)
    };
    Some(Phrase {
        end: last + 1,
        ..word(head, head)
    })
}
