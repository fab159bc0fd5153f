//! What a dated sentence tells, so that the same can be found told elsewhere, in other words or in another
//! language.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::comparable::Happening;
use super::concept::{Sort, hash};
use super::lookup::Lookup;
use super::model::{DateBasis, Mention, Name, Precision};
use super::token::Kind;
use super::word::Class;

/// Who took part in what when it was last told, so that `the meeting` is known again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    by_concept: FxHashMap<&'static str, Vec<u64>>,
}

/// Adds what each date of a sentence tells to `out`.
pub(super) fn tell(
    lookup: &Lookup,
    sentence: &Range<usize>,
    dates: &[Mention],
    names: &[Name],
    memory: &mut Memory,
    out: &mut Vec<Happening>,
) {
    if dates.is_empty() && names.is_empty() {
        return;
    }
    let happening: Vec<(usize, &'static str)> = sentence
        .clone()
        .filter_map(|at| Some((at, lookup.of_sort(at, Sort::Happening)?)))
        .collect();
    if dates.is_empty() && happening.is_empty() {
        return;
    }
    let own = names_of(lookup, names);
    for date in dates {
        let found = lookup.tokens(date.place.span);
        let mut told = Vec::new();
        let mut deeds = Vec::new();
        for at in sentence.clone() {
            if found.contains(&at) || lookup.scan.capital(at) {
                continue;
            }
            let Some(key) = lookup.key(at) else { continue };
            told.push(hash(&key));
            if lookup
                .concept(at)
                .is_some_and(|concept| matches!(concept.sort, Sort::Happening | Sort::Fate))
            {
                deeds.push(hash(&key));
            }
        }
        let mut names = own.clone();
        for (at, concept) in &happening {
            // `the meeting`: the one that was told of before.
            let is_known = *at > sentence.start && lookup.scan.has(*at - 1, Class::Definite);
            if let (true, Some(known)) = (is_known, memory.by_concept.get(concept)) {
                names.extend(known);
            }
        }
        out.push(Happening {
            told: set(told),
            deeds: set(deeds),
            names: set(names),
            weekday: weekday(lookup, date, &found),
            clause: clause(lookup, sentence, &found),
        });
    }
    if !own.is_empty() {
        for (_, concept) in happening {
            memory.by_concept.insert(concept, own.clone());
        }
    }
}

/// Hashes of the words of names, places by their concept.
fn names_of(lookup: &Lookup, names: &[Name]) -> Vec<u64> {
    let mut own = Vec::new();
    for name in names {
        let tokens = lookup.tokens(name.place.span);
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some((nation, length)) = lookup.nation(at) {
                own.push(hash(nation));
                at += length;
                continue;
            }
            if lookup.scan.is(at, Kind::Word)
                && !lookup.scan.has(at, Class::Connective)
                && !lookup.scan.has(at, Class::Title)
            {
                own.push(hash(&lookup.folded(at)));
            }
            at += 1;
        }
    }
    own
}

/// Two sources that say `on Friday` may mean the same one, whichever dates they bear.
fn weekday(lookup: &Lookup, date: &Mention, found: &Range<usize>) -> Option<i8> {
    if date.basis != DateBasis::Relative || date.precision != Precision::Day {
        return None;
    }
    found.clone().find_map(|at| lookup.scan.word(at).weekday)
}

/// The part of a sentence that tells what happened then: the clause of the date, or more where that is too
/// short to tell anything.
fn clause(lookup: &Lookup, sentence: &Range<usize>, found: &Range<usize>) -> crate::text::Span {
    let clause = lookup.clause(sentence, found);
    let tells = clause.clone().filter(|at| lookup.tells(*at)).count();
    let clause = if tells < 4 { sentence.clone() } else { clause };
    lookup.scan.span(clause.start, clause.end)
}

fn set(mut hashes: Vec<u64>) -> Box<[u64]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}
