//! Passages with what their terms weigh: the rarer something is in two articles, the more it tells.

use rustc_hash::FxHashMap;

use super::digest::{Profile, Term};

/// What a passage is taken to weigh before its first term: short passages are alike by chance.
const PADDING: f64 = 24.0;

/// A passage with what its terms weigh.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    /// In the order of their keys.
    pub(super) terms: Vec<WeighedTerm>,
    /// What all weigh together.
    pub(super) weight: f64,
    /// What those of each sentence weigh together.
    pub(super) sentences: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct WeighedTerm {
    pub(super) term: Term,
    /// How rare its key is, and what it is near to.
    pub(super) rarity: f64,
    pub(super) near: f64,
    /// How many passages have it.
    pub(super) passages: u32,
}

impl Weighed {
    pub(super) fn of(profile: &Profile, rarity: &Rarity) -> Self {
        let terms: Vec<WeighedTerm> = profile
            .iter()
            .map(|term| WeighedTerm {
                term: *term,
                rarity: rarity.of_key(term.key),
                near: rarity.of_key(term.near),
                passages: rarity.found(term.key),
            })
            .collect();
        let mut weight = PADDING;
        let mut sentences = Vec::new();
        for it in &terms {
            let sentence = it.term.sentence as usize;
            if sentences.len() <= sentence {
                sentences.resize(sentence + 1, PADDING);
            }
            weight += it.rarity * it.term.telling;
            sentences[sentence] += it.rarity * it.term.telling;
        }
        Self {
            terms,
            weight,
            sentences,
        }
    }
}

/// How rare things are in two articles.
#[derive(Clone, Debug)]
pub(super) struct Rarity {
    /// In how many passages each key stands.
    passages: FxHashMap<u64, u32>,
    /// How many passages there are.
    of: u32,
}

impl Rarity {
    pub(super) fn of(a: &[Profile], b: &[Profile]) -> Self {
        let mut passages: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys = Vec::new();
        for profile in a.iter().chain(b) {
            keys.clear();
            keys.extend(profile.iter().flat_map(|term| [term.key, term.near]));
            keys.sort_unstable();
            keys.dedup();
            for key in keys.iter().filter(|key| **key != 0) {
                *passages.entry(*key).or_default() += 1;
            }
        }
        let of = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
        Self { passages, of }
    }

    /// In how many passages a key stands, at least one.
    fn found(&self, key: u64) -> u32 {
        self.passages.get(&key).copied().unwrap_or(1)
    }

    fn of_key(&self, key: u64) -> f64 {
        (f64::from(self.of + 1) / f64::from(self.found(key))).ln()
    }
}
