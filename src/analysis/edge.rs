//! What stands around a number and limits it or gives it its role: `just over`, `or more`,
//! `additional`, `of them`.

use super::model::{Bound, Role};
use super::numeral::numeral;
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

/// What stands before and behind a number, as tokens from and to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub(super) bound: Bound,
    pub(super) bound_words: Option<(usize, usize)>,
    pub(super) role: Role,
    pub(super) role_words: Option<(usize, usize)>,
    /// Whether a determiner points at something named before: `the 768`.
    pub(super) pointed: bool,
}

impl Edge {
    fn bound(&mut self, bound: Bound, from: usize, to: usize) {
        if self.bound_words.is_none() {
            self.bound = bound;
            self.bound_words = Some((from, to));
        }
    }

    pub(super) fn role(&mut self, role: Role, from: usize, to: usize) {
        if self.role_words.is_none() {
            self.role = role;
            self.role_words = Some((from, to));
        }
    }
}

/// Reads what stands before token `first`, not before `least`; returns where it begins. `is_time` says that
/// a span of time is counted.
pub(super) fn before(scan: &Scan, edge: &mut Edge, first: usize, least: usize, is_time: bool) -> usize {
    let mut start = first;
    for _ in 0..4 {
        let bound = scan.vocabulary.bounds_before.before(scan.tokens, start, least);
        let role = scan.vocabulary.roles_before.before(scan.tokens, start, least);
        match (bound, role) {
            (Some((length, bound)), role)
                if !edge.pointed
                    && !matches!(edge.role, Role::Average | Role::Target)
                    && role.is_none_or(|(other, _)| other <= length) =>
            {
                let from = start - length;
                // `bajó hasta 300`: where a movement ends.
                if bound == Bound::AtMost && from > least && scan.has(from - 1, Class::Change) {
                    break;
                }
                // `over two days` is how long something took.
                let only = length == 1 && scan.has(from, Class::NotBoundBeforeTime) && is_time;
                if only || edge.bound_words.is_some() {
                    break;
                }
                let bound = match bound {
                    Bound::MoreThan if is_negated(scan, from, least) => Bound::AtMost,
                    Bound::LessThan if is_negated(scan, from, least) => Bound::AtLeast,
                    other => other,
                };
                edge.bound(bound, from, start);
                start = from;
            }
            (_, Some((length, role))) if edge.role_words.is_none() => {
                edge.role(role, start - length, start);
                start -= length;
            }
            _ if start > least && scan.has(start - 1, Class::Definite) && !edge.pointed => {
                edge.pointed = true;
                start -= 1;
            }
            _ => break,
        }
    }
    // A determiner is no part of the figure unless words behind it are.
    let words = [edge.bound_words, edge.role_words];
    words
        .iter()
        .flatten()
        .map(|(from, _)| *from)
        .min()
        .unwrap_or(first)
        .min(first)
}

/// Whether what stands at a token is said not to be so: `not more than 50`, `never ran more than 50`. Across more than a
/// verb, a negation says something else: `nobody was hurt when more than 50 …`.
fn is_negated(scan: &Scan, at: usize, least: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).filter(|at| *at >= least);
    let negates = |at: usize| scan.has(at, Class::Negation);
    let is_verb = |at: usize| scan.is(at, Kind::Word) && !scan.has(at, Class::NoNegationWith);
    match (before(1), before(2)) {
        (Some(last), _) if negates(last) => true,
        (Some(last), Some(first)) => is_verb(last) && negates(first),
        _ => false,
    }
}

/// Reads what stands at token `at`, behind a number or, where `is_noun`, behind its noun; returns the token
/// after it.
pub(super) fn after(scan: &Scan, edge: &mut Edge, at: usize, is_noun: bool) -> usize {
    let mut end = at;
    for _ in 0..2 {
        if let Some((length, bound)) = scan.vocabulary.bounds_after.from(scan.tokens, end)
            && edge.bound_words.is_none()
        {
            edge.bound(bound, end, end + length);
            end += length;
        } else if let Some((length, role)) = scan.vocabulary.roles_after.from(scan.tokens, end)
            && edge.role_words.is_none()
            && !(is_noun && role == Role::Part)
            && !(is_noun && scan.has(end + length, Class::Comparative))
        {
            edge.role(role, end, end + length);
            end += length;
        } else if let Some((length, ())) = scan.vocabulary.of_sum.from(scan.tokens, end)
            && edge.role_words.is_none()
        {
            edge.role(Role::Part, end, end + length);
            break;
        } else if let Some(whole) = whole(scan, end).filter(|_| !is_noun && edge.role_words.is_none()) {
            edge.role(Role::Part, end, whole);
            end = whole;
        } else {
            break;
        }
    }
    end
}

/// The number of which another, before token `at`, is a part: `eight of 11 ministers`, `seven in ten patients`.
fn whole(scan: &Scan, at: usize) -> Option<usize> {
    let named = scan.has(at, Class::PartOf).then_some(at + 1);
    if let Some(named) = named.filter(|named| numeral(scan, *named).is_some_and(|whole| !whole.is_one)) {
        return Some(named);
    }
    let (length, ()) = scan.vocabulary.out_of.from(scan.tokens, at)?;
    // `arrest five in 10 raids` is no share: one word joins them only where the part begins what is told.
    let begins = |before: usize| {
        !scan.is(before, Kind::Word)
            || [Class::NumberAnd, Class::Relative, Class::Comparative]
                .iter()
                .any(|class| scan.has(before, *class))
            || scan
                .vocabulary
                .bounds_before
                .before(scan.tokens, before + 1, 0)
                .is_some()
    };
    if length == 1 && at.checked_sub(2).is_some_and(|before| !begins(before)) {
        return None;
    }
    let is_round =
        |value: f64| (2.0..=10.0).contains(&value) || [12.0, 20.0, 50.0, 100.0, 1000.0].contains(&value);
    let part = numeral(scan, at.checked_sub(1)?).filter(|part| part.end == at)?;
    numeral(scan, at + length)
        .filter(|whole| part.value < whole.value && is_round(whole.value))
        .filter(|whole| scan.word(whole.end).time.is_none())
        .map(|_| at + length)
}
