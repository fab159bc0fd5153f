//! Short texts by the hundred thousand: titles, names, what figures count. Each stands folded beside its
//! original, with a bit for each letter it has.
//!
//! Folded text leads back to the original's bytes when a hit is shown: folding it once more costs less than a table
//! of all bytes would. A key that is typed passes over what lacks a letter or has not all in order, bounds the scores
//! of what is left, and has the matcher score only what the bound leaves open and what can enter the best that are asked
//! for. What is found and counted is the same as without all that; `find_plainly` in the tests is the proof.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use memchr::memchr_iter;

use super::reach::{BLOCK, Reaches};
use super::score::Bound;
use super::stop::Stop;
use super::wanted::{OTHER, Short, Wanted, mask};
use crate::text::{Case, Span, fold};

/// Short texts, each under the number of its place.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    texts: String,
    folded: Vec<u8>,
    /// Where each text ends, and where its folded form does.
    ends: Vec<(u32, u32)>,
    masks: Vec<u64>,
    reaches: Reaches,
    /// What goes before among equal scores.
    ranks: Vec<u32>,
}

/// What was found, the best first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Best {
    /// Key and number of each: the higher key goes first, then the lower number.
    pub(super) hits: Vec<(u64, u32)>,
    /// How many there are in all.
    pub(super) found: usize,
    /// How many more match and are not allowed.
    pub(super) hidden: usize,
}

/// Texts of a part.
const PART: usize = BLOCK * 16;

/// Texts of a block that have the letters, up to which it does not pay to ask for their order.
const FEW: usize = BLOCK / 8;

/// Scores are put above this, so that keys stay positive.
const ZERO: i32 = 1 << 20;

/// A score and what goes before among equal ones, as one number.
pub(super) fn key(score: i32, rank: u32) -> u64 {
    let score = u64::try_from(score.saturating_add(ZERO)).unwrap_or(0);
    score << 32 | u64::from(rank)
}

/// The score in a key.
pub(super) fn score(key: u64) -> i32 {
    i32::try_from(key >> 32).unwrap_or(i32::MAX) - ZERO
}

impl Catalogue {
    /// Adds a text.
    pub(super) fn push(&mut self, text: &str, rank: u32) {
        self.texts.push_str(text);
        let folded = fold(text, Case::Folded);
        let plain = |c: char| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(OTHER);
        let start = self.folded.len();
        self.folded.extend(folded.chars().map(plain));
        self.reaches.push(&self.folded[start..]);
        self.masks.push(mask(&folded));
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.ends
            .push((narrow(self.texts.len()), narrow(self.folded.len())));
        self.ranks.push(rank);
    }

    /// Lets a text go before others of its score if it does not yet.
    pub(super) fn raise(&mut self, at: usize, rank: u32) {
        if let Some(old) = self.ranks.get_mut(at) {
            *old = rank.max(*old);
        }
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text.
    pub(super) fn get(&self, at: usize) -> Short<'_> {
        let (start, folded_start) = at.checked_sub(1).map_or((0, 0), |before| self.ends[before]);
        let (end, folded_end) = self.ends[at];
        Short {
            folded: &self.folded[folded_start as usize..folded_end as usize],
            mask: self.masks[at],
            texts: &self.texts,
            span: Span { start, end },
        }
    }

    /// Into so many parts the texts fall, for threads that share them.
    pub(super) fn parts(&self) -> usize {
        self.len().div_ceil(PART)
    }

    /// Has texts brought near that are about to be read: one after the other, each would be waited for by itself.
    fn fetch(&self, texts: impl Iterator<Item = usize>) {
        let ends = |at: usize| {
            let end = (self.ends[at].1 as usize).saturating_sub(1);
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before].1 as usize);
            self.folded.get(start).copied().unwrap_or_default()
                ^ self.folded.get(end).copied().unwrap_or_default()
        };
        std::hint::black_box(texts.fold(0, |all, at| all ^ ends(at)));
    }

    /// The best texts of some parts, at most so many; `None` where it was called off.
    pub(super) fn find(
        &self,
        parts: Range<usize>,
        wanted: &mut Wanted,
        limit: usize,
        allowed: impl Fn(usize) -> bool,
        stop: &dyn Stop,
    ) -> Option<Best> {
        let mut heap = Heap::new(limit);
        let (mut found, mut hidden, needed) = (0, 0, wanted.mask());
        let mut lacks = [0; BLOCK];
        for start in (parts.start * PART..self.len().min(parts.end * PART)).step_by(BLOCK) {
            if start % PART == 0 && stop.is_due() {
                return None;
            }
            let here = BLOCK.min(self.len() - start);
            let has_letters = |mask: &&u64| *mask & needed == needed;
            // Few are looked at sooner than all are passed over.
            if self.masks[start..start + here].iter().filter(has_letters).count() > FEW {
                self.reaches.pass_over(start / BLOCK, wanted.orders(), &mut lacks);
            } else {
                lacks.fill(0);
            }
            let lacks = &lacks[..here];
            let left = memchr_iter(0, lacks).map(|offset| start + offset);
            let left = left.filter(|at| self.masks[*at] & needed == needed);
            self.fetch(left.clone());
            for at in left {
                let (short, rank) = (self.get(at), self.ranks[at]);
                let score = match wanted.bound(short) {
                    Bound::Never => continue,
                    Bound::Between(least, most) if least == most => Some(most),
                    Bound::Between(_, most) if !heap.takes(key(most, rank)) => None,
                    _ => match wanted.score(short) {
                        None => continue,
                        score => score,
                    },
                };
                if !allowed(at) {
                    hidden += 1;
                    continue;
                }
                found += 1;
                if let (Some(score), Ok(at)) = (score, u32::try_from(at)) {
                    heap.put(key(score, rank), at);
                }
            }
        }
        Some(Best {
            hits: heap.into_sorted(),
            found,
            hidden,
        })
    }
}

/// The best of what was put in, in the order of numbers.
pub(super) struct Heap {
    limit: usize,
    heap: BinaryHeap<(Reverse<u64>, u32)>,
}

impl Heap {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            heap: BinaryHeap::with_capacity(limit.min(1 << 16) + 1),
        }
    }

    /// Whether something with that key would be among the best.
    pub(super) fn takes(&self, key: u64) -> bool {
        self.heap.len() < self.limit || self.heap.peek().is_some_and(|(Reverse(least), _)| *least < key)
    }

    pub(super) fn put(&mut self, key: u64, number: u32) {
        if self.takes(key) {
            self.heap.push((Reverse(key), number));
            if self.heap.len() > self.limit {
                self.heap.pop();
            }
        }
    }

    pub(super) fn into_sorted(self) -> Vec<(u64, u32)> {
        let mut all: Vec<(Reverse<u64>, u32)> = self.heap.into_vec();
        all.sort_unstable();
        all.into_iter()
            .map(|(Reverse(key), number)| (key, number))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::query::Query;

    /// What `find` does, without anything that makes it quick.
    fn find_plainly(
        catalogue: &Catalogue,
        wanted: &Wanted,
        limit: usize,
        allowed: impl Fn(usize) -> bool,
    ) -> Best {
        let mut best = Best::default();
        for at in 0..catalogue.len() {
            let Some(score) = wanted.score_plainly(catalogue.get(at)) else {
                continue;
            };
            if allowed(at) {
                best.found += 1;
                best.hits
                    .push((key(score, catalogue.ranks[at]), u32::try_from(at).unwrap()));
            } else {
                best.hidden += 1;
            }
        }
        best.hits.sort_by_key(|(key, at)| (Reverse(*key), *at));
        best.hits.truncate(limit);
        best
    }

    fn titles() -> impl Strategy<Value = Vec<(String, u32)>> {
        let title = prop_oneof![
            "([A-Da-dñé]{1,6}[ -]){1,6}",
            "[a-eá語ß. ]{0,30}",
            "(Abc|bac|Cab|DÍAZ|ＡＢ|cba|abba)( (a|the|ab|caba|Abc)){0,5}",
            "[abíBD ]{120,270}",
        ];
        prop::collection::vec((title, 0..3_u32), 0..60)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_finds_what_the_plain_way_finds(
            titles in titles(),
            query in "([!'^]?[abcdABDíi]{1,6}[$']? ?\\|? ){1,3}",
            limit in 0..20_usize,
        ) {
            let mut catalogue = Catalogue::default();
            for (title, rank) in &titles {
                catalogue.push(title, *rank);
            }
            let mut wanted = Wanted::new(&Query::read(&query));
            let allowed = |at: usize| at % 5 != 3;
            let best = catalogue.find(0..catalogue.parts(), &mut wanted, limit, allowed, &()).unwrap();
            prop_assert_eq!(best, find_plainly(&catalogue, &wanted, limit, allowed));
        }

        #[test]
        fn what_is_lit_stands_on_char_boundaries(title in ".{0,40}", query in ".{0,6}") {
            let places = Wanted::new(&Query::read(&query)).places(&title);
            for place in &places {
                prop_assert!(title.get(place.range()).is_some_and(|words| !words.is_empty()), "{places:?}");
            }
            prop_assert!(places.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
