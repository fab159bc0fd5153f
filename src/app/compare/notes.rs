//! What the gutter says of a row: how sure and how its two passages go together, what differs, and where passages stand
//! that tell the same elsewhere.

use crate::analysis::Relation;
use crate::report::pair::{Said, score, sign};
use crate::story::{Comparison, Fact, Pair};
use crate::text::wrap;

use super::only::{Filter, elsewhere, is_weak};
use super::plan::Plan;

/// What the gutter says in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: String,
    /// Whether they are of something that differs.
    pub differs: bool,
    /// The passages of a pair of the row, where it is the first that is said of it: it stands where both have begun.
    pub of: Option<[u32; 2]>,
}

/// What the gutter says of a row, line by line. Of weak pairs it says nothing where these are hidden.
pub(super) fn notes(
    said: &Said,
    comparison: &Comparison,
    at: usize,
    plan: Plan,
    filter: Filter,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |words: &str, differs: bool, mut of: Option<[u32; 2]>| {
        let lines = match plan.is_stacked {
            true => vec![words.to_owned()],
            false => broken(words, plan.gutter.1.saturating_sub(2)),
        };
        notes.extend(lines.into_iter().map(|words| Note {
            words,
            differs,
            of: of.take(),
        }));
    };
    let Some(level) = comparison.levels.get(at) else {
        return notes;
    };
    let is_shown = |pair: &&Pair| !(filter.hides_weak && is_weak(pair));
    let echo = elsewhere(comparison, at);
    let is_echo = |pair: &Pair| echo.is_some_and(|echo| echo.link == pair.link);
    let mut is_told = false;
    for pair in comparison.of_level(level).chain(echo).filter(is_shown) {
        is_told = true;
        let differs = pair.facts.iter().any(Fact::differs);
        let pin = if pair.link.pinned { "⚲ " } else { "" };
        let of = (!is_echo(pair)).then_some([pair.link.a, pair.link.b]);
        note(&format!("{pin}{} {}", score(pair), sign(pair)), differs, of);
        let told = |fact: &&Fact| !fact.agrees() && fact.relation != Relation::Single;
        for fact in pair.facts.iter().filter(told) {
            let sides = [0, 1].map(|side| said.fact_brief(fact, side));
            note(&sides[0], fact.differs(), None);
            note(
                &format!("{} {}", fact.relation.sign(), sides[1]),
                fact.differs(),
                None,
            );
        }
        if is_echo(pair) {
            note(&place(pair, level.a.contains(&pair.link.a)), false, None);
        }
    }
    let stands_apart = |pair: &&Pair| level.a.contains(&pair.link.a) != level.b.contains(&pair.link.b);
    for pair in comparison.pairs.iter().filter(stands_apart).filter(is_shown) {
        if !is_echo(pair) {
            is_told = true;
            let place = place(pair, level.a.contains(&pair.link.a));
            note(
                &format!("{place} {}", sign(pair)),
                pair.facts.iter().any(Fact::differs),
                None,
            );
        }
    }
    if !is_told {
        let alone = if level.b.is_empty() {
            "○ only A"
        } else {
            "○ only B"
        };
        note(alone, false, None);
    }
    notes
}

/// Words in lines so wide.
fn broken(words: &str, wide: u16) -> Vec<String> {
    let lines = wrap(words, usize::from(wide.max(1)), None);
    lines
        .iter()
        .map(|line| line.span.of(words).trim_end().to_owned())
        .collect()
}

/// Where the other passage of a pair stands: of the one of A, or of B.
fn place(pair: &Pair, is_of_a: bool) -> String {
    let (other, passage) = if is_of_a {
        ("B", pair.link.b)
    } else {
        ("A", pair.link.a)
    };
    let arrow = if pair.link.moved { "↕" } else { "↔" };
    format!("{arrow} {other} ¶{}", passage + 1)
}
