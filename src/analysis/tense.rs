//! Whether a clause tells of what has been or of what is to come, by its nearest sign.

use std::ops::Range;

use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

/// The direction of a clause in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// What has been; news mostly tells that.
    Past,
    /// What is to come.
    Future,
}

/// The tense of the clause around tokens `found` in a sentence; `None` where it has no sign.
pub(super) fn tense(scan: &Scan, sentence: &Range<usize>, found: Range<usize>) -> Option<Tense> {
    let breaks = |at: &usize| {
        scan.has(*at, Class::Relative)
            || (scan.is(*at, Kind::Mark) && matches!(scan.str(*at), "," | ";" | ":" | "(" | ")"))
    };
    if is_planned(scan, sentence.start, found.start) {
        return Some(Tense::Future);
    }
    let left = (sentence.start..found.start).rev().take_while(|at| !breaks(at));
    let right = (found.end..sentence.end).take_while(|at| !breaks(at));
    left.into_iter()
        .find_map(|at| sign(scan, at))
        .or_else(|| right.into_iter().find_map(|at| sign(scan, at)))
        .or_else(|| (sentence.start..found.start).rev().find_map(|at| sign(scan, at)))
        .or_else(|| (found.end..sentence.end).find_map(|at| sign(scan, at)))
}

/// The tense of a clause that says until when: what is still to come, unless it plainly tells of the past.
pub(super) fn before_a_limit(scan: &Scan, sentence: &Range<usize>, first: usize) -> Tense {
    let past = (sentence.start..first)
        .rev()
        .take_while(|at| !scan.is(*at, Kind::Mark))
        .find_map(|at| {
            let plain = scan.has(at, Class::Past);
            sign(scan, at).filter(|tense| *tense == Tense::Future || plain)
        });
    past.unwrap_or(Tense::Future)
}

/// What a word says of the time of its clause.
fn sign(scan: &Scan, at: usize) -> Option<Tense> {
    if !scan.is(at, Kind::Word) {
        return None;
    }
    let endings = &scan.vocabulary.endings;
    if is_to_come(scan, at) || scan.has(at, Class::Future) || scan.ends(at, &endings.future) {
        return Some(Tense::Future);
    }
    let past = scan.has(at, Class::Past) || (scan.ends(at, &endings.past) && !scan.capital(at));
    if !past {
        return None;
    }
    // `will be held`, `to be held`: a participle takes the time of its auxiliary.
    let auxiliary = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|at| !scan.is(*at, Kind::Mark))
        .find(|at| scan.has(*at, Class::Future) || scan.has(*at, Class::Auxiliary));
    Some(if auxiliary.is_some() {
        Tense::Future
    } else {
        Tense::Past
    })
}

/// Whether a word leads to what is to come: `is to appear`, `is meant to appear`.
fn is_to_come(scan: &Scan, at: usize) -> bool {
    let has = |back: usize, class| at.checked_sub(back).is_some_and(|at| scan.has(at, class));
    let is_led = has(1, Class::Leading) && has(2, Class::Copula);
    scan.has(at, Class::RangeTo) && (has(1, Class::Copula) || is_led) && !scan.has(at + 1, Class::Past)
}

/// Whether a verb that tells what is planned stands right before a date: `the schools reopen on Monday`. Anywhere else it
/// may tell what is done: `the council closes the school after the fire on Monday`.
fn is_planned(scan: &Scan, least: usize, date: usize) -> bool {
    let leads = |at: &usize| {
        scan.has(*at, Class::Definite)
            || scan.has(*at, Class::DefiniteSingular)
            || scan.has(*at, Class::PlaceBefore)
    };
    let verb = (least..date).rev().find(|at| !leads(at));
    verb.is_some_and(|at| {
        let of_many = at > least && scan.has(at, Class::PlannedOfMany) && scan.is_plural(at - 1);
        scan.has(at, Class::Planned) || of_many
    })
}
