//! Compares the figures of one group, article with article, and says what needs most attention.

use rustc_hash::FxHashMap;

use super::super::entry::Entry;
use super::group::{FigureAt, Group, Verdict, stated};
use crate::analysis::comparable::per_one;
use crate::analysis::relation::{self, Reason, Relation, Stated};
use crate::analysis::{Period, Role};

/// With how many of the articles after it an article is compared, in the order of their times and, within one
/// time, of their numbers: where two numbers of one time differ, two that are next to each other do.
const COMPARED: usize = 8;
/// How many numbers of one article are compared; more in one group are a list, not an answer.
const NUMBERS: usize = 12;
/// How many words of what is counted make a better name than fewer.
const NAMED: usize = 4;
/// How many verdicts a group keeps.
const KEPT: usize = 64;

/// What one article says.
struct Cell<'a> {
    says: Vec<(FigureAt, Stated<'a>)>,
}

/// The group of some figures.
pub(super) fn group(id: u64, figures: Vec<FigureAt>, entries: &[Entry]) -> Group {
    let all: Vec<(FigureAt, Stated)> = figures
        .iter()
        .filter_map(|at| Some((*at, stated(entries, *at)?)))
        .collect();
    let cells = cells(&all);
    let mut verdicts = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        for other in cells.iter().skip(index + 1).take(COMPARED) {
            verdicts.push(compare(cell, other));
        }
    }
    verdicts.sort_by_key(|verdict| (verdict.relation, verdict.a, verdict.b));
    verdicts.truncate(KEPT);
    let relation = verdicts
        .first()
        .map_or(Relation::Single, |verdict| verdict.relation);
    let telling = all
        .iter()
        .map(|(_, stated)| stated.subject)
        .max_by_key(|subject| {
            let words = subject.words.split(' ').filter(|word| !word.is_empty()).count();
            (
                subject.traits.len().min(words),
                words.min(NAMED),
                std::cmp::Reverse(subject.words.len()),
            )
        });
    let numbers = all
        .iter()
        .map(|(_, stated)| per_one(stated.figure, stated.subject));
    Group {
        id,
        name: telling.map(|subject| subject.words.clone()).unwrap_or_default(),
        concept: telling.map(|subject| subject.concept.clone()).unwrap_or_default(),
        relation,
        verdicts,
        fails: figures.iter().any(|at| fails(entries, *at)),
        spread: numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| {
            (low.min(number.0), high.max(number.1))
        }),
        sources: u32::try_from(cells.len()).unwrap_or(u32::MAX),
        figures,
    }
}

/// Whether a text claims arithmetic of a figure that fails.
fn fails(entries: &[Entry], at: FigureAt) -> bool {
    let article = entries.get(at.article as usize).map(|entry| &entry.article);
    article.is_some_and(|article| {
        let checks = &article.findings.checks;
        checks
            .iter()
            .any(|check| !check.holds && check.figures.contains(&at.figure))
    })
}

/// What each article says, in the order of the time for which it says it, the undated last, and of the
/// numbers.
fn cells<'a>(all: &[(FigureAt, Stated<'a>)]) -> Vec<Cell<'a>> {
    // An undated text that gives the number of a dated one is taken to be of its time.
    let mut dated: FxHashMap<u64, Period> = FxHashMap::default();
    for (_, stated) in all {
        if let Some(as_of) = stated.as_of {
            let times = dated.entry(stated.figure.value.low.to_bits()).or_insert(as_of);
            *times = (*times).max(as_of);
        }
    }
    let mut cells: Vec<Cell> = Vec::new();
    for (at, stated) in all {
        let mut stated = *stated;
        stated.as_of = stated
            .as_of
            .or_else(|| dated.get(&stated.figure.value.low.to_bits()).copied());
        match cells.last_mut() {
            Some(cell) if cell.says[0].0.article == at.article => {
                let repeats = |(_, other): &(FigureAt, Stated)| {
                    other.figure.value == stated.figure.value
                        && other.figure.bound == stated.figure.bound
                        && other.figure.role == stated.figure.role
                };
                if cell.says.len() < NUMBERS && !cell.says.iter().any(repeats) {
                    cell.says.push((*at, stated));
                }
            }
            _ => cells.push(Cell {
                says: vec![(*at, stated)],
            }),
        }
    }
    let time = |cell: &Cell| {
        let as_of = cell.says.iter().filter_map(|(_, stated)| stated.as_of).max();
        let value = cell
            .says
            .iter()
            .map(|(_, stated)| stated.figure.value.low)
            .fold(f64::NEG_INFINITY, f64::max);
        (as_of.is_none(), as_of, value)
    };
    cells.sort_by(|a, b| {
        let (a, b) = (time(a), time(b));
        (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2))
    });
    cells
}

/// How two articles stand to each other: by the numbers that they have in common, or else by those that are
/// nearest.
fn compare(first: &Cell, second: &Cell) -> Verdict {
    let mut best: Option<(u8, f64, Verdict)> = None;
    for (a, one) in &first.says {
        for (b, two) in &second.says {
            let (relation, reason) = relation::relate(one, two);
            let rank = match (relation, reason) {
                // A slip is worth a word whatever else agrees.
                (Relation::Differs, Reason::Transposed | Reason::Digit) => 0,
                (Relation::Same, _) => 1,
                (Relation::Role, _) => 2,
                (Relation::Compatible, Reason::Alike | Reason::Rounded) => 3,
                (Relation::Compatible, _) => 4,
                _ if one.figure.role == two.figure.role => 5,
                _ => 6,
            };
            let (x, y) = (
                per_one(one.figure, one.subject).0,
                per_one(two.figure, two.subject).0,
            );
            let distance = (x - y).abs() / x.abs().max(y.abs()).max(f64::MIN_POSITIVE);
            let verdict = in_order(Verdict {
                a: *a,
                b: *b,
                relation,
                reason,
            });
            let is_better = best
                .as_ref()
                .is_none_or(|(other, theirs, _)| (rank, distance) < (*other, *theirs));
            if is_better {
                best = Some((rank, distance, verdict));
            }
        }
    }
    let verdict = best.map(|(.., verdict)| verdict);
    // Each side of the loops has at least one number.
    let verdict = verdict.unwrap_or(Verdict {
        a: first.says[0].0,
        b: second.says[0].0,
        relation: Relation::Single,
        reason: Reason::Apart,
    });
    role_apart(first, second).unwrap_or(verdict)
}

/// The same number for which both articles have words that give it a role, and no such word in common.
fn role_apart(first: &Cell, second: &Cell) -> Option<Verdict> {
    for (a, one) in &first.says {
        for (b, two) in &second.says {
            if one.figure.value != two.figure.value || one.figure.role == two.figure.role {
                continue;
            }
            let roles = |cell: &Cell| -> Vec<Role> {
                let same = cell
                    .says
                    .iter()
                    .filter(|(_, said)| said.figure.value == one.figure.value);
                same.map(|(_, said)| said.figure.role)
                    .filter(|role| !matches!(role, Role::Total | Role::Average))
                    .collect()
            };
            let (own, theirs) = (roles(first), roles(second));
            let in_common = own.iter().any(|role| theirs.contains(role));
            let is_said = |role: Role, said: &[Role]| said.is_empty() || said.contains(&role);
            if !in_common && is_said(one.figure.role, &own) && is_said(two.figure.role, &theirs) {
                let (relation, reason) = relation::relate(one, two);
                if relation == Relation::Role {
                    return Some(in_order(Verdict {
                        a: *a,
                        b: *b,
                        relation,
                        reason,
                    }));
                }
            }
        }
    }
    None
}

/// The verdict with the article first that was read first.
fn in_order(verdict: Verdict) -> Verdict {
    if verdict.a <= verdict.b {
        return verdict;
    }
    let reason = match verdict.reason {
        Reason::Roles(a, b) => Reason::Roles(b, a),
        Reason::Times(a, b) => Reason::Times(b, a),
        other => other,
    };
    Verdict {
        a: verdict.b,
        b: verdict.a,
        reason,
        ..verdict
    }
}
