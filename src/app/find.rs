//! Finding words in an open text: the query, where it stands, and at which hit the reader is.

use crate::story::Article;
use crate::text::{Case, Folded, Span, fold};

/// A place where the query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the passage.
    pub passage: usize,
    /// Where it stands, in bytes of the passage's text.
    pub span: Span,
}

/// A query and its hits in one text.
#[derive(Clone, Debug, Default)]
pub struct Find {
    query: String,
    hits: Vec<Hit>,
    current: usize,
}

/// Which way round the end of the text a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapped {
    /// It did not.
    No,
    /// Past the end, on from the top.
    ToTop,
    /// Past the top, on from the end.
    ToBottom,
}

impl Find {
    /// Looks for `query` in `article`, and takes the first hit at or after `from` (passage, byte) as
    /// the current one. An empty query clears.
    pub fn look(&mut self, query: &str, article: &Article, from: (usize, u32)) {
        query.clone_into(&mut self.query);
        self.hits.clear();
        let case = Case::smart(query);
        let needle = fold(query, case);
        if !needle.is_empty() {
            for index in 0..article.passages.len() {
                let text = Folded::new(&article.passage(index), case);
                self.hits
                    .extend(text.find(&needle).map(|span| Hit { passage: index, span }));
            }
        }
        let after = |hit: &Hit| (hit.passage, hit.span.start) >= from;
        self.current = self.hits.iter().position(after).unwrap_or(0);
    }

    /// Hits that were found elsewhere for `query`, in order; the first at or after `from` (passage, byte) is the
    /// current one.
    #[must_use]
    pub fn at(query: &str, hits: Vec<Hit>, from: (usize, u32)) -> Self {
        let after = |hit: &Hit| (hit.passage, hit.span.start) >= from;
        Self {
            query: query.to_owned(),
            current: hits.iter().position(after).unwrap_or(0),
            hits,
        }
    }

    /// Forgets query and hits.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What is looked for; empty where nothing is.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The hit the reader is at.
    #[must_use]
    pub fn current(&self) -> Option<Hit> {
        self.hits.get(self.current).copied()
    }

    /// The hits in one passage, in order, each with whether it is the current one.
    pub fn within(&self, passage: usize) -> impl Iterator<Item = (Span, bool)> + '_ {
        let from = self.hits.partition_point(|hit| hit.passage < passage);
        self.hits[from..]
            .iter()
            .enumerate()
            .take_while(move |(_, hit)| hit.passage == passage)
            .map(move |(index, hit)| (hit.span, from + index == self.current))
    }

    /// `4/14`, or `0/0`; `None` where nothing is looked for.
    #[must_use]
    pub fn count(&self) -> Option<String> {
        let at = if self.hits.is_empty() { 0 } else { self.current + 1 };
        (!self.query.is_empty()).then(|| format!("{at}/{}", self.hits.len()))
    }

    /// Goes to the next hit, or the previous one, around the ends.
    pub fn step(&mut self, forward: bool) -> Wrapped {
        let last = self.hits.len().saturating_sub(1);
        match (forward, self.current) {
            (true, at) if at >= last => {
                self.current = 0;
                Wrapped::ToTop
            }
            (true, at) => {
                self.current = at + 1;
                Wrapped::No
            }
            (false, 0) => {
                self.current = last;
                Wrapped::ToBottom
            }
            (false, at) => {
                self.current = at - 1;
                Wrapped::No
            }
        }
    }
}
