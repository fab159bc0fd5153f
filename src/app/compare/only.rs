//! Which rows of two aligned texts are shown, and what tells one row from another.

use std::ops::Range;

use crate::analysis::Level;
use crate::story::{Agreement, Comparison, Pair};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those that differ.
    Differences,
    /// What the first article alone tells.
    A,
    /// What the second article alone tells.
    B,
}

impl Only {
    const ALL: [Self; 4] = [Self::All, Self::Differences, Self::A, Self::B];

    /// The one after this, or before it.
    #[must_use]
    pub fn step(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        Self::ALL[(at + if forward { 1 } else { 3 }) % 4]
    }

    /// What is shown, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "all rows",
            Self::Differences => "only what differs",
            Self::A => "only what A alone tells",
            Self::B => "only what B alone tells",
        }
    }
}

/// Pairs with a lower score are weak: nearly as likely as not, they tell something else.
const WEAK: f64 = 0.5;

/// What a row has to be to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of which kind.
    pub only: Only,
    /// Whether rows of nothing but weak pairs are hidden.
    pub hides_weak: bool,
}

impl Filter {
    /// What is shown, in words.
    #[must_use]
    pub fn words(self) -> String {
        match (self.only, self.hides_weak) {
            (only, false) => only.words().to_owned(),
            (Only::All, true) => "pairs below .50 hidden".to_owned(),
            (only, true) => format!("{}, pairs below .50 hidden", only.words()),
        }
    }

    /// What is shown, and how many rows are not: `only what differs, 16 rows hidden`.
    #[must_use]
    pub fn words_with(self, hidden: usize) -> String {
        let words = self.words();
        match hidden {
            0 => words,
            1 => format!("{words}, 1 row hidden"),
            hidden => format!("{words}, {hidden} rows hidden"),
        }
    }
}

/// Whether a pair is weak. What the reader put together never is.
pub(super) fn is_weak(pair: &Pair) -> bool {
    !pair.link.pinned && pair.link.score < WEAK
}

/// Whether a row holds a pair that differs, or shows one of which the row of the first article does not show both.
#[must_use]
pub fn differs(comparison: &Comparison, level: usize) -> bool {
    let differs = |pair: &Pair| pair.agreement == Agreement::Differs;
    pairs(comparison, level).any(differs)
        || elsewhere(comparison, level).is_some_and(|pair| differs(pair) && !is_echoed(comparison, pair))
}

/// Whether a row holds a pair.
#[must_use]
pub fn is_pair(comparison: &Comparison, level: usize) -> bool {
    pairs(comparison, level).next().is_some()
}

/// The pairs of a row: those of its passages of the first article, wherever the other passage stands, so that each
/// pair is of one row.
pub fn pairs(comparison: &Comparison, level: usize) -> impl Iterator<Item = &Pair> {
    let passages = comparison.levels.get(level).map(|level| level.a.clone());
    comparison
        .pairs
        .iter()
        .filter(move |pair| passages.as_ref().is_some_and(|a| a.contains(&pair.link.a)))
}

/// The pairs of a row, then those of its passages with others elsewhere; of each the surest first.
pub fn told(comparison: &Comparison, level: usize) -> Vec<&Pair> {
    let Some(level) = comparison.levels.get(level) else {
        return Vec::new();
    };
    let sides = |pair: &Pair| [level.a.contains(&pair.link.a), level.b.contains(&pair.link.b)];
    let here = comparison.pairs.iter().filter(|pair| sides(pair).contains(&true));
    let mut pairs: Vec<&Pair> = here.collect();
    pairs.sort_by(|one, two| {
        let is_apart = |pair: &Pair| sides(pair).contains(&false);
        is_apart(one)
            .cmp(&is_apart(two))
            .then(two.link.score.total_cmp(&one.link.score))
    });
    pairs
}

/// Which pair of how many is in focus: `pair 2/9`; or that one article alone tells the passage of a row.
#[must_use]
pub fn standing(comparison: &Comparison, level: &Level, pair: Option<&Pair>) -> String {
    let is_it = |one: &Pair| pair.is_some_and(|pair| one.link == pair.link);
    match comparison.pairs.iter().position(is_it) {
        Some(at) => format!("pair {}/{}", at + 1, comparison.pairs.len()),
        None if level.b.is_empty() => "only in A".to_owned(),
        None => "only in B".to_owned(),
    }
}

/// The least sure pair of a row, and of how many: of those that stand in it, or else of those elsewhere.
#[must_use]
pub fn least_sure(comparison: &Comparison, level: usize) -> Option<(&Pair, usize)> {
    let pairs = told(comparison, level);
    let row = comparison.levels.get(level)?;
    let here = |pair: &&&Pair| row.a.contains(&pair.link.a) && row.b.contains(&pair.link.b);
    let of_row = pairs.iter().filter(here).count();
    let of = if of_row > 0 { of_row } else { pairs.len() };
    // The surest come first, and what the reader put together is surest of all.
    Some((*pairs[..of].last()?, of))
}

/// The pair that a row shows though one of its two passages stands in another row: where one side of the row is hollow,
/// the surest pair of the other.
#[must_use]
pub fn elsewhere(comparison: &Comparison, level: usize) -> Option<&Pair> {
    let row = comparison.levels.get(level)?;
    let is_hollow = row.a.is_empty() || row.b.is_empty();
    is_hollow.then(|| told(comparison, level).into_iter().next())?
}

/// The row before or after one, of all that there are, for which `is_wanted`: plain texts lay none out.
pub(super) fn next(
    comparison: &Comparison,
    from: usize,
    forward: bool,
    is_wanted: impl Fn(usize) -> bool,
) -> Option<usize> {
    match forward {
        true => (from + 1..comparison.levels.len()).find(|at| is_wanted(*at)),
        false => (0..from).rev().find(|at| is_wanted(*at)),
    }
}

/// Whether the row of a pair's first passage shows the second one too, though that stands in another.
fn is_echoed(comparison: &Comparison, pair: &Pair) -> bool {
    let mut rows = comparison.levels.iter();
    let row = rows.position(|row| row.a.contains(&pair.link.a));
    let shown = row.and_then(|row| elsewhere(comparison, row));
    shown.is_some_and(|shown| shown.link == pair.link)
}

/// Whether a row is shown.
#[must_use]
pub fn shows(comparison: &Comparison, level: &Level, at: usize, filter: Filter) -> bool {
    if filter.hides_weak {
        let pairs = told(comparison, at);
        if !pairs.is_empty() && pairs.into_iter().all(is_weak) {
            return false;
        }
    }
    let untold = |side: usize, range: &Range<u32>| {
        range
            .clone()
            .any(|passage| comparison.of_passage(side, passage).next().is_none())
    };
    match filter.only {
        Only::All => true,
        Only::Differences => differs(comparison, at),
        Only::A => untold(0, &level.a),
        Only::B => untold(1, &level.b),
    }
}
