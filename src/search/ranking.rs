//! The best passages by their scores, taken in as those are known, in the order of the passages.

use std::ops::Range;

use super::catalogue::{Best, Heap, key};
use super::passages::{BLOCK, Passages, Standing, ranked};

/// What is asked of a passage beside its words.
pub(super) struct Asked<'a> {
    /// How many are wanted.
    pub(super) limit: usize,
    /// Whether titles are allowed, and whether other passages are.
    pub(super) scopes: [bool; 2],
    /// Whether an article is allowed.
    pub(super) articles: &'a [bool],
    /// The passages that are allowed of those articles; all where there are none.
    pub(super) passages: Option<&'a [bool]>,
    /// For each article, what goes before among equal scores.
    pub(super) dates: &'a [u32],
}

/// The best so far.
pub(super) struct Ranking<'a> {
    passages: &'a Passages,
    asked: &'a Asked<'a>,
    /// Whether titles are among what is found: as a rule they are found as such.
    titles: bool,
    /// Whether nothing but its score decides whether a passage is found.
    is_open: bool,
    heap: Heap,
    found: usize,
    hidden: usize,
    article: usize,
    /// The article's passages.
    range: Range<usize>,
}

impl<'a> Ranking<'a> {
    pub(super) fn new(passages: &'a Passages, asked: &'a Asked<'a>, titles: bool) -> Self {
        Self {
            passages,
            asked,
            titles,
            is_open: asked.passages.is_none()
                && asked.scopes == [true; 2]
                && !asked.articles.contains(&false),
            heap: Heap::new(asked.limit),
            found: 0,
            hidden: 0,
            article: 0,
            range: passages.of(0),
        }
    }

    /// Takes in the scores of the passages from one on, which begins a block: each is one more than the score, and 0
    /// where there is none. Where nothing else decides, those of a block of which none can be among the best are only
    /// counted.
    pub(super) fn take(&mut self, from: usize, scores: &[u16]) {
        for (start, scores) in (from..).step_by(BLOCK).zip(scores.chunks(BLOCK)) {
            let highest = scores.iter().fold(0, |highest, score| *score.max(&highest));
            let Some(highest) = highest.checked_sub(1) else {
                continue;
            };
            let highest = key(i32::from(highest), self.passages.highest(start / BLOCK));
            if self.is_open && !self.heap.takes(highest) {
                self.found += self.passages.scored(start, scores, self.titles);
                continue;
            }
            for (at, score) in (start..).zip(scores) {
                if let Some(score) = score.checked_sub(1) {
                    self.put(at, score);
                }
            }
        }
    }

    fn put(&mut self, at: usize, score: u16) {
        let standing = self.passages.standing(at);
        let is_title = standing == Standing::Title;
        if is_title && !self.titles {
            return;
        }
        while self.range.end <= at {
            self.article += 1;
            self.range = self.passages.of(self.article);
        }
        let asked = self.asked;
        let is_in_scope = asked.scopes[usize::from(!is_title)];
        let is_allowed = asked.passages.is_none_or(|allowed| allowed[at]);
        if !asked.articles[self.article] || !is_in_scope || !is_allowed {
            self.hidden += 1;
            return;
        }
        self.found += 1;
        let key = key(i32::from(score), ranked(standing, asked.dates[self.article]));
        if let (true, Ok(number)) = (self.heap.takes(key), u32::try_from(at)) {
            self.heap.put(key, number);
        }
    }

    pub(super) fn into_best(self) -> Best {
        Best {
            hits: self.heap.into_sorted(),
            found: self.found,
            hidden: self.hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn blocks_that_are_only_counted_change_nothing(
            articles in prop::collection::vec((prop::collection::vec((0..4_u16, 0..3_usize), 1..40), 0..5_u32), 0..60),
            limit in 0..30_usize,
            titles: bool,
            is_open: bool,
        ) {
            let standings = [Standing::Rest, Standing::Lead, Standing::Title];
            let (mut passages, mut scores, mut all) = (Passages::default(), Vec::new(), Vec::new());
            for (number, (texts, date)) in articles.iter().enumerate() {
                passages.insert_all(texts.iter().map(|(_, standing)| standings[*standing]), *date);
                for (score, standing) in texts {
                    scores.push(*score);
                    let standing = standings[*standing];
                    if *score > 0 && (titles || standing != Standing::Title) && (is_open || number % 3 > 0) {
                        let key = key(i32::from(*score) - 1, ranked(standing, *date));
                        all.push((key, u32::try_from(scores.len() - 1).unwrap()));
                    }
                }
            }
            let asked = Asked {
                limit,
                scopes: [true; 2],
                articles: &(0..articles.len()).map(|number| is_open || number % 3 > 0).collect::<Vec<_>>(),
                passages: None,
                dates: &articles.iter().map(|(_, date)| *date).collect::<Vec<_>>(),
            };
            let mut ranking = Ranking::new(&passages, &asked, titles);
            ranking.take(0, &scores);
            let best = ranking.into_best();
            prop_assert_eq!(best.found, all.len());
            all.sort_by_key(|(key, number)| (std::cmp::Reverse(*key), *number));
            all.truncate(limit);
            prop_assert_eq!(best.hits, all);
        }
    }
}
