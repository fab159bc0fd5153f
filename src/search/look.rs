//! The passages that a query's words lead to: which, how well, how many.
//!
//! Each clause becomes a score for each passage, and those add up. A letter typed into a million passages leads
//! to some seven million places of words; walking through them is most of the work. They are walked through side by
//! side, a window of passages at a time, so that a window's scores are at hand until they are ranked. All is counted:
//! there is no `n+` here.

use std::ops::Range;

use super::catalogue::Best;
use super::passages::{BLOCK, Passages};
use super::plan::{Clause, Plan, Sought};
use super::postings::{Cursor, Places};
use super::ranking::{Asked, Ranking};
use super::stop::Stop;
use super::wanted::TOGETHER;

/// Passages of a window, whose scores are 64 KiB for a clause.
pub(super) const WINDOW: usize = 256 * BLOCK;

/// For each passage of a window what a clause is worth there, and one more; 0 where it does not stand.
type Scores = Vec<u16>;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Looked {
    /// Passages with the words that were typed.
    pub(super) direct: Best,
    /// Passages with words that mean the same in another language; none of `direct`.
    pub(super) by_meaning: Best,
}

/// Searches the passages by windows of so many, which are whole blocks; `None` where it was called off.
pub(super) fn look(
    size: usize,
    passages: &Passages,
    clauses: &[Clause],
    together: Option<&Plan>,
    asked: &Asked,
    stop: &dyn Stop,
) -> Option<Looked> {
    let mut lanes: Vec<Lane> = clauses.iter().map(|clause| Lane::new(clause, passages)).collect();
    let mut together = together.map(|plan| Row::new(plan, passages));
    let is_by_meaning = lanes.iter().any(|lane| !lane.also.is_empty());
    let mut direct = Ranking::new(passages, asked, false);
    let mut by_meaning = Ranking::new(passages, asked, true);
    let (mut total, mut bonus) = (Scores::new(), Scores::new());
    for start in (0..passages.len()).step_by(size) {
        let window = start..passages.len().min(start + size);
        if stop.is_due() {
            return None;
        }
        lanes.iter_mut().for_each(|lane| lane.walk(&window));
        // Fields alone ask for all that they let through.
        sum(&lanes, |lane| &lane.scores, &window, &mut total);
        if let Some(row) = &mut together {
            cleared(&mut bonus, &window);
            row.walk(&window, &total, |at, _| bonus[at] = stored(TOGETHER) - 1);
            for (total, bonus) in total.iter_mut().zip(&bonus) {
                *total = total.saturating_add(*bonus);
            }
        }
        direct.take(start, &total);
        if is_by_meaning {
            lanes.iter_mut().for_each(|lane| lane.walk_also(&window));
            sum(&lanes, |lane| &lane.either, &window, &mut bonus);
            for (offered, direct) in bonus.iter_mut().zip(&total) {
                *offered = if *direct > 0 { 0 } else { *offered };
            }
            by_meaning.take(start, &bonus);
        }
    }
    Some(Looked {
        direct: direct.into_best(),
        by_meaning: by_meaning.into_best(),
    })
}

/// What clauses are worth together in a window; 0 where one does not stand.
fn sum<'a>(
    lanes: &'a [Lane],
    scores: impl Fn(&'a Lane) -> &'a Scores,
    window: &Range<usize>,
    total: &mut Scores,
) {
    total.clear();
    total.resize(window.len(), 1);
    for lane in lanes {
        for (total, score) in total.iter_mut().zip(scores(lane)) {
            let both = total.saturating_add(score.wrapping_sub(1));
            *total = if (*total > 0) & (*score > 0) { both } else { 0 };
        }
    }
}

/// Scores of which there are none yet.
fn cleared<'a>(scores: &'a mut Scores, window: &Range<usize>) -> &'a mut Scores {
    scores.clear();
    scores.resize(window.len(), 0);
    scores
}

/// A score as it is kept for a passage.
fn stored(worth: i32) -> u16 {
    u16::try_from(worth.saturating_add(1).max(1)).unwrap_or(u16::MAX)
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A clause on its way through the passages.
struct Lane<'a> {
    terms: Vec<(&'a Sought, Vec<Walk<'a>>)>,
    also: Vec<Walk<'a>>,
    /// What it is worth in the window.
    scores: Scores,
    /// The same by its words or by what they mean in another language.
    either: Scores,
    not: Scores,
}

impl<'a> Lane<'a> {
    fn new(clause: &'a Clause, passages: &'a Passages) -> Self {
        let walks = |plans: &'a [Plan]| plans.iter().map(|plan| Walk::new(plan, passages)).collect();
        Self {
            terms: clause
                .terms
                .iter()
                .map(|term| (term, walks(&term.plans)))
                .collect(),
            also: walks(&clause.also),
            scores: Scores::new(),
            either: Scores::new(),
            not: Scores::new(),
        }
    }

    /// Goes on through a window, the one after the last.
    fn walk(&mut self, window: &Range<usize>) {
        let scores = cleared(&mut self.scores, window);
        for (term, walks) in &mut self.terms {
            if !term.negated {
                walks.iter_mut().for_each(|walk| walk.raise(window, scores));
                continue;
            }
            let not = cleared(&mut self.not, window);
            walks.iter_mut().for_each(|walk| walk.raise(window, not));
            for (score, not) in scores.iter_mut().zip(not) {
                *score = (*score).max(u16::from(*not == 0));
            }
        }
    }

    /// Goes on through the same window by what the words mean.
    fn walk_also(&mut self, window: &Range<usize>) {
        self.either.clone_from(&self.scores);
        for walk in &mut self.also {
            walk.raise(window, &mut self.either);
        }
    }
}

/// A plan that is carried out.
enum Walk<'a> {
    /// Any of some words, each with what it is worth.
    Any(Vec<(Cursor<'a>, u16)>),
    /// Words in a row, among the passages that have them all.
    Row(All<'a>, Row<'a>),
}

impl<'a> Walk<'a> {
    fn new(plan: &'a Plan, passages: &'a Passages) -> Self {
        match &plan.row[..] {
            [words] if !plan.starts && !plan.ends => {
                let cursor = |(word, worth): &(u32, i32)| (passages.with(*word), stored(*worth));
                Self::Any(words.iter().map(cursor).collect())
            }
            _ => Self::Row(All::new(plan, passages), Row::new(plan, passages)),
        }
    }

    /// Raises the scores of passages of a window in which the plan is carried out.
    fn raise(&mut self, window: &Range<usize>, scores: &mut [u16]) {
        match self {
            Self::Any(words) => {
                for (cursor, worth) in words {
                    cursor.each_below(narrow(window.end), |passage| {
                        let score = &mut scores[passage as usize - window.start];
                        *score = (*score).max(*worth);
                    });
                }
            }
            Self::Row(all, row) => {
                let among = all.walk(window);
                row.walk(window, among, |at, worth| scores[at] = scores[at].max(worth));
            }
        }
    }
}

/// Words that have to stand in a passage, in whatever order.
struct All<'a> {
    /// For each place in a row, the words that may stand there.
    words: Vec<Vec<Cursor<'a>>>,
    seen: Scores,
}

impl<'a> All<'a> {
    fn new(plan: &'a Plan, passages: &'a Passages) -> Self {
        let cursors = |words: &Vec<(u32, i32)>| words.iter().map(|(word, _)| passages.with(*word)).collect();
        Self {
            words: plan.row.iter().map(cursors).collect(),
            seen: Scores::new(),
        }
    }

    /// Goes on through a window: 1 for each passage that has them all, else 0.
    fn walk(&mut self, window: &Range<usize>) -> &[u16] {
        let seen = cleared(&mut self.seen, window);
        let mut step = 0;
        for words in &mut self.words {
            for cursor in words {
                cursor.each_below(narrow(window.end), |passage| {
                    let seen = &mut seen[passage as usize - window.start];
                    *seen += u16::from(*seen == step);
                });
            }
            step += 1;
        }
        for seen in &mut *seen {
            *seen = u16::from(*seen == step);
        }
        seen
    }
}

/// Words in a row.
struct Row<'a> {
    plan: &'a Plan,
    passages: &'a Passages,
    /// For each place in the row, the words that may stand there.
    words: Vec<Vec<Places<'a>>>,
    worth: u16,
}

impl<'a> Row<'a> {
    fn new(plan: &'a Plan, passages: &'a Passages) -> Self {
        let most = |words: &Vec<(u32, i32)>| words.iter().map(|(_, worth)| *worth).max();
        let places = |words: &Vec<(u32, i32)>| words.iter().map(|(word, _)| passages.places(*word)).collect();
        Self {
            plan,
            passages,
            words: plan.row.iter().map(places).collect(),
            worth: stored(plan.row.iter().filter_map(most).sum()),
        }
    }

    /// Goes on through a window and tells where in it the words stand in a row, and what that is worth; among the passages
    /// that have a score.
    fn walk(&mut self, window: &Range<usize>, among: &[u16], mut take: impl FnMut(usize, u16)) {
        let mut ends: Vec<u64> = Vec::new();
        for (step, words) in self.words.iter_mut().enumerate() {
            let mut here: Vec<u64> = Vec::new();
            for places in words {
                places.each_below(narrow(window.end), |passage, place| {
                    if among[passage as usize - window.start] > 0 {
                        here.push(u64::from(passage) << 32 | u64::from(place));
                    }
                });
            }
            here.sort();
            if step == 0 && self.plan.starts {
                here.retain(|place| place & 0xffff_ffff == 0);
            }
            if step > 0 {
                here = following(&ends, here);
            }
            ends = here;
        }
        for place in ends {
            let (passage, place) = ((place >> 32) as u32, (place & 0xffff_ffff) as u32);
            if !self.plan.ends || self.passages.is_last(passage, place) {
                take(passage as usize - window.start, self.worth);
            }
        }
    }
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

    use super::super::passages::Standing;
    use super::super::plan::{clauses, together};
    use super::super::query::Query;
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_found_does_not_hang_on_the_windows(
            texts in prop::collection::vec(
                prop::collection::vec(prop::sample::select(vec!["road", "roads", "carretera", "closed", "port", "1", "200"]), 0..6),
                0..600,
            ),
            query in prop::sample::select(vec![
                "road", "ro", "road closed", "closed road", "road !port", "^port", "closed$", "1200", "'road closed'", "port | ro clo",
            ]),
        ) {
            let mut passages = Passages::default();
            for (text, date) in texts.iter().zip((0..5).cycle()) {
                passages.insert_text(&text.join(" "), Standing::Rest, date);
            }
            let query = Query::read(query);
            let clauses = clauses(&query, &passages.vocabulary, true);
            let together = together(&query, &passages.vocabulary);
            let asked = Asked {
                limit: 20,
                scopes: [true; 2],
                articles: &vec![true; texts.len()],
                passages: None,
                dates: &(0..5).cycle().take(texts.len()).collect::<Vec<_>>(),
            };
            let look = |size| look(size, &passages, &clauses, together.as_ref(), &asked, &()).unwrap();
            prop_assert_eq!(look(BLOCK), look(WINDOW));
        }
    }
}
