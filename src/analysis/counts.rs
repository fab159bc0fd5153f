//! What stands around a number and tells what exactly it counts: adjectives, whose, where, what befell them.

use std::ops::Range;

use super::comparable::{Telling, Trait};
use super::concept::{Sort, Use};
use super::lookup::Lookup;
use super::model::{Noun, Taken};
use super::token::Kind;
use super::word::Class;

/// What is counted, before anything that only the number itself can tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) concept: String,
    pub(super) traits: Vec<Trait>,
    pub(super) telling: Telling,
    /// The noun phrase itself, or the word that stands for it.
    pub(super) words: String,
}

/// How many words lie between what is counted and the word that tells what befell it.
const FATE: usize = 5;
/// How many words after what is counted the place is named.
const PLACE: usize = 9;
/// How many words before a number those are named in whom it is counted.
const HELD: usize = 14;
/// How many words before a number with a unit what it measures is named.
const MEASURE: usize = 18;

/// What a noun phrase counts, with what is said of it in the sentence around tokens `number`.
pub(super) fn counts(lookup: &Lookup, sentence: &Range<usize>, number: &Range<usize>, noun: &Noun) -> Counts {
    let phrase = lookup.tokens(noun.place.span);
    let head = lookup.tokens(noun.head).start;
    let mut counts = Counts {
        concept: lookup.root(head).into_owned(),
        words: noun.place.span.of(lookup.scan.text).to_owned(),
        ..Counts::default()
    };
    let sort = lookup.concept(head).map(|concept| concept.sort);
    let mut fate = None;
    let mut at = phrase.start;
    while at < phrase.end {
        if at == head || lookup.scan.word(at).role.is_some() {
            at += 1;
            continue;
        }
        if let Some((nation, length)) = lookup.nation(at) {
            counts.traits.push(Trait::Whose(nation.into()));
            at += length;
            continue;
        }
        match lookup.of_sort(at, Sort::Fate) {
            Some(name) => fate = Some((None, name)),
            None => counts
                .traits
                .extend(lookup.key(at).map(|key| Trait::Kind(key.into()))),
        }
        at += 1;
    }
    // Where the noun stands elsewhere, what is said of the number stands behind the number.
    let after = match noun.taken {
        Taken::Here => complement(lookup, phrase.end.max(number.end), &mut counts),
        Taken::Sentence | Taken::Earlier => number.end,
    };
    let fate = fate.or_else(|| {
        let (at, fate) = fate_near(lookup, sentence, after, number.start)?;
        Some((Some(at), fate))
    });
    match (fate, sort) {
        (_, Some(Sort::Fate)) => {
            counts.telling = Telling::All;
            if noun.taken == Taken::Sentence
                && let Some((at, toll)) = toll(lookup, sentence, number.start)
            {
                toll.clone_into(&mut counts.concept);
                lookup.scan.str(at).clone_into(&mut counts.words);
                counts.traits.clear();
            }
        }
        (Some((at, fate)), sort) => {
            if let Some(at) = at {
                counts.words.push_str(", ");
                counts.words.push_str(lookup.scan.str(at));
            }
            if sort == Some(Sort::Person) {
                fate.clone_into(&mut counts.concept);
                counts.telling = Telling::All;
            } else {
                counts.traits.push(Trait::Narrowed(fate.into()));
            }
        }
        (None, Some(Sort::Person)) => counts.telling = Telling::Little,
        (None, _) => counts.traits.extend(held(lookup, sentence, number.start)),
    }
    counts.traits.extend(place(lookup, sentence, after));
    let concept = &counts.concept;
    counts
        .traits
        .retain(|one| !matches!(one, Trait::Kind(kind) if **kind == **concept));
    counts
}

/// `of dengue`, `from Cuba`: what stands behind the noun as its complement; returns the token after it.
fn complement(lookup: &Lookup, at: usize, counts: &mut Counts) -> usize {
    if !lookup.is(at, Use::Complement) {
        return at;
    }
    let mut next = at + 1;
    while lookup.scan.has(next, Class::Definite) {
        next += 1;
    }
    if let Some((nation, length)) = lookup.nation(next) {
        counts.traits.push(Trait::Whose(nation.into()));
        return next + length;
    }
    if let Some((name, end)) = lookup.name(next) {
        counts.traits.push(Trait::Place(name.into()));
        return end;
    }
    let mut end = next;
    while end < next + 2 && lookup.tells(end) && !lookup.scan.has(end, Class::Verb) {
        counts
            .traits
            .extend(lookup.key(end).map(|key| Trait::Kind(key.into())));
        end += 1;
    }
    if end == next { at } else { end }
}

/// What befell those who are counted: the nearest word behind them, or before the number.
fn fate_near(
    lookup: &Lookup,
    sentence: &Range<usize>,
    after: usize,
    number: usize,
) -> Option<(usize, &'static str)> {
    let ends =
        |at: &usize| lookup.is_number(*at) || (lookup.breaks(*at) && !lookup.scan.has(*at, Class::Relative));
    let near = |tokens: &mut dyn Iterator<Item = usize>, most: usize| {
        (0..)
            .zip(tokens.take(most).take_while(|at| !ends(at)))
            .find_map(|(away, at)| Some((away, (at, lookup.of_sort(at, Sort::Fate)?))))
    };
    let behind = near(&mut (after..sentence.end), FATE);
    let before = near(&mut (sentence.start..number).rev(), FATE - 2);
    match (behind, before) {
        (Some((far, _)), Some((near, fate))) if near < far => Some(fate),
        (behind, before) => behind.or(before).map(|(_, fate)| fate),
    }
}

/// `806 doctors in 16 states`: the states are those of the doctors.
fn held(lookup: &Lookup, sentence: &Range<usize>, number: usize) -> Option<Trait> {
    let mut leads = number.checked_sub(1)?;
    while leads > sentence.start && lookup.scan.has(leads, Class::Definite) {
        leads -= 1;
    }
    if !lookup.is(leads, Use::Location) {
        return None;
    }
    let thing = |at: usize| {
        lookup
            .of_sort(at, Sort::Thing)
            .or_else(|| lookup.of_sort(at, Sort::Person))
    };
    let holder = (sentence.start..leads).rev().take(HELD).find_map(thing)?;
    Some(Trait::Narrowed(format!("of {holder}").into()))
}

/// `in Mexico`, behind what is counted or at the head of the sentence.
pub(super) fn place(lookup: &Lookup, sentence: &Range<usize>, after: usize) -> Option<Trait> {
    let named = |at: usize| {
        if !lookup.is(at, Use::Location) {
            return None;
        }
        // `in the town of Ruzafa`.
        (at + 1..at + 5)
            .take_while(|at| !lookup.scan.is(*at, Kind::Mark) && !lookup.scan.is(*at, Kind::Number))
            .find_map(|at| lookup.name(at))
            .map(|(name, _)| Trait::Place(name.into()))
    };
    (after..sentence.end.min(after + PLACE))
        .take_while(|at| !lookup.breaks(*at) && !lookup.is_number(*at))
        .find_map(named)
        .or_else(|| named(sentence.start))
}

/// `the death toll from the flood rose to 46`: what befell those whom a number without a noun counts, and the word for it. The
/// first word for it in the clause says so; those behind it say by what.
pub(super) fn toll(lookup: &Lookup, sentence: &Range<usize>, number: usize) -> Option<(usize, &'static str)> {
    (sentence.start..number)
        .rev()
        .take(MEASURE)
        .take_while(|at| !lookup.is_number(*at) && !lookup.scan.is_mark(*at, ";"))
        .filter_map(|at| Some((at, lookup.of_sort(at, Sort::Fate)?)))
        .last()
}

/// What a number with a unit measures: the nearest word for something measured, before it or else behind.
/// What stands between two commas is passed over at first: `salaries that, adjusted for inflation, come to
/// 20 dollars`.
pub(super) fn measured(lookup: &Lookup, sentence: &Range<usize>, number: &Range<usize>) -> Option<usize> {
    let is_measure = |at: &usize| lookup.of_sort(*at, Sort::Measure).is_some();
    let comma = |at: &usize| lookup.scan.is_mark(*at, ",");
    let start = sentence.start.max(number.start.saturating_sub(MEASURE));
    let before = start..number.start;
    let closes = before.clone().rev().find(comma);
    let opens = closes.and_then(|closes| (start..closes).rev().find(comma));
    let aside = match (opens, closes) {
        (Some(opens), Some(closes)) => opens..closes,
        _ => 0..0,
    };
    let outside = before
        .clone()
        .rev()
        .filter(|at| !aside.contains(at))
        .find(is_measure);
    outside.or_else(|| {
        (number.end..sentence.end.min(number.end + FATE + 2))
            .take_while(|at| !lookup.breaks(*at))
            .find(is_measure)
            .or_else(|| before.rev().find(is_measure))
    })
}
