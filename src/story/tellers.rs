//! One article against the others: which of them tell each of its passages too, and how. Filled by one comparison
//! after the other, in any order; who makes them, and when, is not known here.

use super::comparison::{Comparison, Pair};
use super::library::Story;
use crate::analysis::Link;

/// Who tells the passages of an article.
#[derive(Clone, Debug, Default)]
pub struct Tellers {
    article: usize,
    others: Vec<Other>,
    /// For each passage, how many of the others tell it, as far as they are compared.
    counts: Vec<usize>,
}

/// Another article.
#[derive(Clone, Debug)]
struct Other {
    article: usize,
    /// The surest pair of each passage that it tells, in the order of passages; `None` until it is compared. What
    /// the two have in common is left out, for there may be thousands of others.
    pairs: Option<Vec<Pair>>,
}

impl Tellers {
    /// An article of a story, not yet compared with the others.
    #[must_use]
    pub fn of(story: &Story, article: usize) -> Self {
        let passages = story.article(article).map_or(0, |article| article.passages.len());
        let mut tellers = Self {
            article,
            others: Vec::new(),
            counts: vec![0; passages],
        };
        tellers.grow(story);
        tellers
    }

    /// Takes in the articles that came to the story since.
    pub fn grow(&mut self, story: &Story) {
        let known = self.others.last().map_or(0, |other| other.article + 1);
        let further = known..story.entries().len();
        self.others.extend(
            further
                .filter(|at| *at != self.article)
                .map(|article| Other { article, pairs: None }),
        );
    }

    /// The article whose passages are meant.
    #[must_use]
    pub fn article(&self) -> usize {
        self.article
    }

    /// How many passages it has.
    #[must_use]
    pub fn passages(&self) -> usize {
        self.counts.len()
    }

    /// The other articles, in the order in which they were read.
    pub fn others(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.others.iter().map(|other| other.article)
    }

    /// Takes in a comparison of the article, as the first of the two, with another one; in place of an earlier one.
    pub fn put(&mut self, comparison: &Comparison) {
        let [own, other] = comparison.articles;
        let at = self.others.binary_search_by_key(&other, |other| other.article);
        let (true, Ok(at)) = (own == self.article, at) else {
            return;
        };
        for pair in self.others[at].pairs.take().into_iter().flatten() {
            self.counts[pair.link.a as usize] -= 1;
        }
        let mut best: Vec<Pair> = Vec::new();
        for pair in &comparison.pairs {
            let before = best.last().filter(|before| before.link.a == pair.link.a);
            if before.is_some_and(|before| before.link.score >= pair.link.score) {
                continue;
            }
            if before.is_some() {
                best.pop();
            }
            best.push(bare(pair));
        }
        best.retain(|pair| (pair.link.a as usize) < self.counts.len());
        for pair in &best {
            self.counts[pair.link.a as usize] += 1;
        }
        self.others[at].pairs = Some(best);
    }

    /// How many of the others are compared.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.others.iter().filter(|other| other.pairs.is_some()).count()
    }

    /// Whether the other one at `index` is compared.
    #[must_use]
    pub fn is_compared(&self, index: usize) -> bool {
        self.others.get(index).is_some_and(|other| other.pairs.is_some())
    }

    /// How the other one at `index` tells a passage: the surest pair; `None` where it does not, or is not compared.
    #[must_use]
    pub fn told(&self, index: usize, passage: u32) -> Option<&Pair> {
        let pairs = self.others.get(index)?.pairs.as_ref()?;
        let at = pairs.binary_search_by_key(&passage, |pair| pair.link.a).ok()?;
        pairs.get(at)
    }

    /// How many of the others tell a passage.
    #[must_use]
    pub fn count(&self, passage: u32) -> usize {
        self.counts.get(passage as usize).copied().unwrap_or(0)
    }

    /// The passages, those first that fewest tell.
    #[must_use]
    pub fn widest_gaps(&self) -> Vec<u32> {
        let mut passages: Vec<u32> = (0..).take(self.passages()).collect();
        passages.sort_by_key(|passage| self.count(*passage));
        passages
    }
}

/// A pair without what both tell.
fn bare(pair: &Pair) -> Pair {
    Pair {
        link: Link {
            shared: Vec::new(),
            ..pair.link
        },
        agreement: pair.agreement,
        facts: pair.facts.clone(),
    }
}
