//! The passages that a query's words lead to: which, how well, how many.
//!
//! Each clause becomes a score for each passage, and those add up. A letter typed into a million passages leads
//! to some seven million places of words; walking through them is most of the work. All is counted: there is no
//! `n+` here.

use super::catalogue::{Best, Heap, key};
use super::passages::{BLOCK, Passages, Standing, ranked};
use super::plan::{Clause, Plan, Sought};
use super::stop::Stop;
use super::wanted::TOGETHER;

/// For each passage what a clause is worth there, and one more; 0 where it does not stand.
type Scores = Vec<u16>;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Looked {
    /// Passages with the words that were typed.
    pub(super) direct: Best,
    /// Passages with words that mean the same in another language; none of `direct`.
    pub(super) by_meaning: Best,
}

/// What else is asked of a passage.
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

/// Searches the passages; `None` where it was called off.
pub(super) fn look(
    passages: &Passages,
    clauses: &[Clause],
    together: Option<&Plan>,
    asked: &Asked,
    stop: &dyn Stop,
) -> Option<Looked> {
    let mut walk = Walk {
        passages,
        stop,
        bytes: Vec::new(),
        pair: [Vec::new(), Vec::new()],
    };
    if clauses.is_empty() {
        // Fields alone ask for all that they let through.
        let direct = rank(passages, asked, &vec![1; passages.len()], false, stop)?;
        let by_meaning = Best::default();
        return Some(Looked { direct, by_meaning });
    }
    let mut direct = Vec::new();
    let mut also: Vec<Option<Scores>> = Vec::new();
    for clause in clauses {
        direct.push(walk.clause(&clause.terms)?);
        also.push(walk.translated(&clause.also)?);
    }
    let mut total = sum(&direct);
    if let Some(plan) = together {
        let mut together = walk.scores();
        walk.row(plan, Some(&total), &mut together)?;
        let bonus = stored(TOGETHER) - 1;
        for (total, together) in total.iter_mut().zip(&together) {
            *total = total.saturating_add(if *together > 0 { bonus } else { 0 });
        }
    }
    // The title is found as such.
    let mut looked = Looked {
        direct: rank(passages, asked, &total, false, stop)?,
        by_meaning: Best::default(),
    };
    if also.iter().any(Option::is_some) {
        let either: Vec<Scores> = direct
            .into_iter()
            .zip(also)
            .map(|(mut scores, also)| {
                for (score, also) in scores.iter_mut().zip(also.iter().flatten()) {
                    *score = (*score).max(*also);
                }
                scores
            })
            .collect();
        let mut offered = sum(&either);
        for (offered, direct) in offered.iter_mut().zip(&total) {
            *offered = if *direct > 0 { 0 } else { *offered };
        }
        looked.by_meaning = rank(passages, asked, &offered, true, stop)?;
    }
    Some(looked)
}

/// What clauses are worth together; 0 where one does not stand.
fn sum(clauses: &[Scores]) -> Scores {
    let Some((first, rest)) = clauses.split_first() else {
        return Scores::new();
    };
    let mut total = first.clone();
    for scores in rest {
        for (total, score) in total.iter_mut().zip(scores) {
            let both = total.saturating_add(score.wrapping_sub(1));
            *total = if *total > 0 && *score > 0 { both } else { 0 };
        }
    }
    total
}

/// The best passages by their scores; titles among them or not. Where nothing but its score decides whether a passage
/// is found, those of a block of which none can be among the best are only counted.
fn rank(passages: &Passages, asked: &Asked, scores: &[u16], titles: bool, stop: &dyn Stop) -> Option<Best> {
    let mut heap = Heap::new(asked.limit);
    let (mut found, mut hidden) = (0, 0);
    let is_open = asked.passages.is_none() && asked.scopes == [true; 2] && !asked.articles.contains(&false);
    for (block, scores) in scores.chunks(BLOCK).enumerate() {
        if block % BLOCK == 0 && stop.is_due() {
            return None;
        }
        let Some(highest) = scores.iter().max().and_then(|score| score.checked_sub(1)) else {
            continue;
        };
        if is_open && !heap.takes(key(i32::from(highest), passages.highest(block))) {
            found += passages.scored(block, scores, titles);
            continue;
        }
        let start = block * BLOCK;
        let mut article = passages.at(start).0;
        let mut range = passages.of(article);
        for (at, score) in (start..).zip(scores) {
            let Some(score) = score.checked_sub(1) else {
                continue;
            };
            let standing = passages.standing(at);
            let is_title = standing == Standing::Title;
            if is_title && !titles {
                continue;
            }
            while range.end <= at {
                article += 1;
                range = passages.of(article);
            }
            let is_in_scope = asked.scopes[usize::from(!is_title)];
            if !asked.articles[article] || !is_in_scope || asked.passages.is_some_and(|allowed| !allowed[at])
            {
                hidden += 1;
                continue;
            }
            found += 1;
            let key = key(i32::from(score), ranked(standing, asked.dates[article]));
            if let (true, Ok(number)) = (heap.takes(key), u32::try_from(at)) {
                heap.put(key, number);
            }
        }
    }
    Some(Best {
        hits: heap.into_sorted(),
        found,
        hidden,
    })
}

/// The way through the lists.
struct Walk<'a> {
    passages: &'a Passages,
    stop: &'a dyn Stop,
    bytes: Vec<u8>,
    pair: [Vec<u8>; 2],
}

impl Walk<'_> {
    fn scores(&self) -> Scores {
        vec![0; self.passages.len()]
    }

    fn clause(&mut self, terms: &[Sought]) -> Option<Scores> {
        let mut scores = self.scores();
        for term in terms {
            if !term.negated {
                self.add(&term.plans, &mut scores)?;
                continue;
            }
            let mut not = self.scores();
            self.add(&term.plans, &mut not)?;
            for (score, not) in scores.iter_mut().zip(&not) {
                *score = (*score).max(u16::from(*not == 0));
            }
        }
        Some(scores)
    }

    /// What a clause is worth by what it means in another language.
    fn translated(&mut self, also: &[Plan]) -> Option<Option<Scores>> {
        if also.is_empty() {
            return Some(None);
        }
        let mut scores = self.scores();
        self.add(also, &mut scores)?;
        Some(Some(scores))
    }

    /// Raises the scores of passages in which one of the plans is carried out.
    fn add(&mut self, plans: &[Plan], scores: &mut Scores) -> Option<()> {
        for plan in plans {
            match &plan.row[..] {
                [words] if !plan.starts && !plan.ends => {
                    for (word, worth) in words {
                        if self.stop.is_due() {
                            return None;
                        }
                        let worth = stored(*worth);
                        self.passages.with(*word, &mut self.bytes, |passage| {
                            scores[passage] = scores[passage].max(worth);
                        });
                    }
                }
                _ => self.row(plan, None, scores)?,
            }
        }
        Some(())
    }

    /// Raises the scores of passages that have the words of a plan in a row; among those that have them in any
    /// order, which may be known.
    fn row(&mut self, plan: &Plan, among: Option<&[u16]>, scores: &mut Scores) -> Option<()> {
        let mut seen = Vec::new();
        let among = match among {
            Some(among) => among,
            None => {
                self.in_any_order(plan, &mut seen)?;
                &seen
            }
        };
        let mut ends: Vec<u64> = Vec::new();
        let mut worth = 0;
        for (step, words) in plan.row.iter().enumerate() {
            let mut here: Vec<u64> = Vec::new();
            for (word, _) in words {
                if self.stop.is_due() {
                    return None;
                }
                self.passages.places(*word, &mut self.pair, |passage, place| {
                    if among[passage as usize] > 0 {
                        here.push(u64::from(passage) << 32 | u64::from(place));
                    }
                });
            }
            here.sort();
            if step == 0 && plan.starts {
                here.retain(|place| place & 0xffff_ffff == 0);
            }
            if step > 0 {
                here = following(&ends, here);
            }
            ends = here;
            worth += words.iter().map(|(_, worth)| *worth).max().unwrap_or_default();
        }
        for place in ends {
            let (passage, place) = ((place >> 32) as u32, (place & 0xffff_ffff) as u32);
            if !plan.ends || self.passages.is_last(passage, place) {
                let score = &mut scores[passage as usize];
                *score = (*score).max(stored(worth));
            }
        }
        Some(())
    }

    /// Marks the passages that have all words of a plan.
    fn in_any_order(&mut self, plan: &Plan, seen: &mut Scores) -> Option<()> {
        *seen = self.scores();
        for (step, words) in (0_u16..).zip(&plan.row) {
            for (word, _) in words {
                if self.stop.is_due() {
                    return None;
                }
                self.passages.with(*word, &mut self.bytes, |passage| {
                    if seen[passage] == step {
                        seen[passage] = step + 1;
                    }
                });
            }
        }
        let all = u16::try_from(plan.row.len()).unwrap_or(u16::MAX);
        for seen in seen {
            *seen = u16::from(*seen == all);
        }
        Some(())
    }
}

/// A score as it is kept for a passage.
fn stored(worth: i32) -> u16 {
    u16::try_from(worth.saturating_add(1).max(1)).unwrap_or(u16::MAX)
}

/// Those of some places that follow one of others; both in order.
fn following(before: &[u64], mut places: Vec<u64>) -> Vec<u64> {
    let mut at = 0;
    places.retain(|place| {
        while before.get(at).is_some_and(|before| before + 1 < *place) {
            at += 1;
        }
        before.get(at).is_some_and(|before| before + 1 == *place)
    });
    places
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
            let best = rank(&passages, &asked, &scores, titles, &()).unwrap();
            prop_assert_eq!(best.found, all.len());
            all.sort_by_key(|(key, number)| (std::cmp::Reverse(*key), *number));
            all.truncate(limit);
            prop_assert_eq!(best.hits, all);
        }
    }
}
