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

/// Whether a row holds a pair that differs.
#[must_use]
pub fn differs(comparison: &Comparison, level: usize) -> bool {
    pairs(comparison, level).any(|pair| pair.agreement == Agreement::Differs)
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

/// Whether a row is shown.
#[must_use]
pub fn shows(comparison: &Comparison, level: &Level, at: usize, only: Only) -> bool {
    let untold = |side: usize, range: &Range<u32>| {
        range
            .clone()
            .any(|passage| comparison.of_passage(side, passage).next().is_none())
    };
    match only {
        Only::All => true,
        Only::Differences => differs(comparison, at),
        Only::A => untold(0, &level.a),
        Only::B => untold(1, &level.b),
    }
}
