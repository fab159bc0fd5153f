//! Phrases of a lexicon, found from their first or their last word; the longest counts.

use rustc_hash::FxHashMap;

use super::token::Token;

/// Phrases as numbers of words, each with what it means.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<u32, Vec<usize>>,
    by_last: FxHashMap<u32, Vec<usize>>,
    all: Vec<(Box<[u32]>, T)>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
            by_last: FxHashMap::default(),
            all: Vec::new(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; an empty one is none.
    pub(super) fn add(&mut self, words: Box<[u32]>, value: T) {
        let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else {
            return;
        };
        let at = self.all.len();
        self.all.push((words, value));
        for (map, key) in [(&mut self.by_first, first), (&mut self.by_last, last)] {
            let list = map.entry(key).or_default();
            list.push(at);
            list.sort_by_key(|at| std::cmp::Reverse(self.all[*at].0.len()));
        }
    }

    /// The words that phrases start with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = u32> {
        self.by_first.keys().copied()
    }

    /// The longest phrase that starts at token `at`: how many tokens it has and what it means.
    pub(super) fn from(&self, tokens: &[Token], at: usize) -> Option<(usize, T)> {
        let first = tokens.get(at)?.word;
        if first == 0 {
            return None;
        }
        self.by_first.get(&first)?.iter().find_map(|index| {
            let (words, value) = &self.all[*index];
            let run = tokens.get(at..at + words.len())?;
            matches(run, words).then_some((words.len(), *value))
        })
    }

    /// The longest phrase that ends before token `end` and starts at `least` or later.
    pub(super) fn before(&self, tokens: &[Token], end: usize, least: usize) -> Option<(usize, T)> {
        let last = tokens.get(end.checked_sub(1)?)?.word;
        if last == 0 {
            return None;
        }
        self.by_last.get(&last)?.iter().find_map(|index| {
            let (words, value) = &self.all[*index];
            let start = end.checked_sub(words.len()).filter(|start| *start >= least)?;
            matches(&tokens[start..end], words).then_some((words.len(), *value))
        })
    }
}

fn matches(tokens: &[Token], words: &[u32]) -> bool {
    tokens
        .iter()
        .zip(words)
        .all(|(token, word)| token.word == *word && token.word != 0)
}
