//! Where one went among the rows of two texts, which is meant until one goes elsewhere.

use std::ops::Range;

use crate::analysis::Level;
use crate::story::Pair;

/// Where one went, until one goes elsewhere.
#[derive(Debug, Default)]
pub(super) struct Gone {
    /// The passages gone to by their numbers.
    pub(super) to: [Option<u32>; 2],
    /// The same, where they stand in two rows.
    pub(super) apart: Option<[u32; 2]>,
    /// The row that was in focus before some were hidden.
    pub(super) unfiltered: Option<usize>,
}

impl Gone {
    /// A passage on each side of a row: the one gone to, or else the first.
    pub(super) fn within(&self, level: &Level) -> [Option<u32>; 2] {
        let meant = |range: &Range<u32>, gone_to: Option<u32>| {
            let gone_to = gone_to.filter(|passage| range.contains(passage));
            gone_to.or((!range.is_empty()).then_some(range.start))
        };
        [meant(&level.a, self.to[0]), meant(&level.b, self.to[1])]
    }

    /// Whether a pair is of a passage gone to.
    pub(super) fn is_of(&self, pair: &Pair) -> bool {
        Some(pair.link.a) == self.to[0] || Some(pair.link.b) == self.to[1]
    }
}
