//! The list of all figures, each by itself: which are shown, in which order.

use crate::analysis::Role;
use crate::story::{Article, FigureAt, Story};

use super::filter::Filter;
use super::index::{Index, Said, Word, said};
use super::naming::{Names, Naming, narrow};
use super::order::{Column, descending};

/// The list of figures. It is made when it is first shown.
#[derive(Debug, Default)]
pub struct Items {
    /// The selected row.
    pub row: usize,
    /// What it is sorted by.
    pub sort: Column,
    /// Whether the other way round.
    pub reverse: bool,
    /// By what they count.
    all: Vec<Item>,
    /// What is counted.
    whats: Names,
    /// All figures in order, and those of them that are shown.
    order: Vec<u32>,
    shown: Vec<u32>,
    rows: Vec<FigureAt>,
    is_filled: bool,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    at: FigureAt,
    group: u32,
    /// What is counted, as the index of its words.
    what: u32,
    said: Said,
}

impl Items {
    /// The figures shown, in order.
    #[must_use]
    pub fn rows(&self) -> &[FigureAt] {
        &self.rows
    }

    /// The id of the selected figure's group.
    #[must_use]
    pub fn group(&self, index: &Index) -> Option<u64> {
        let at = *self.shown.get(self.row)?;
        let item = self.all.get(at as usize)?;
        Some(index.groups.get(item.group as usize)?.id)
    }

    /// Lets the list go, to be made anew.
    pub fn forget(&mut self) {
        self.is_filled = false;
    }

    /// Makes the list, unless it is there.
    pub fn fill(&mut self, index: &Index, story: &Story, filter: &str) {
        if std::mem::replace(&mut self.is_filled, true) {
            return;
        }
        let mut naming = Naming::default();
        self.all.clear();
        for group in 0..narrow(index.groups.len()) {
            for at in index.figures(group) {
                let article = story.article(at.article as usize);
                let subject = article.and_then(|article| article.findings.subjects.get(at.figure as usize));
                self.all.push(Item {
                    at: *at,
                    group,
                    said: said(*at, story),
                    what: naming.take(subject.map_or("", |subject| &subject.words)),
                });
            }
        }
        let (whats, ranks) = naming.ranked();
        self.whats = whats;
        for item in &mut self.all {
            item.what = ranks[item.what as usize];
        }
        self.all.sort_unstable_by_key(|item| (item.what, item.at));
        self.resort(index, story, filter);
    }

    /// Sorts anew.
    pub fn resort(&mut self, index: &Index, story: &Story, filter: &str) {
        let mut keyed: Vec<(bool, u64, u32)> = (0..)
            .zip(&self.all)
            .map(|(at, item)| {
                let (is_unknown, key) = self.key(item, index, story);
                (is_unknown, key, at)
            })
            .collect();
        keyed.sort_unstable();
        if self.reverse {
            // What is not known stays last.
            let end = keyed.partition_point(|(is_unknown, ..)| !is_unknown);
            keyed[..end].reverse();
        }
        self.order = keyed.into_iter().map(|(.., at)| at).collect();
        self.arrange(index, story, filter);
    }

    /// Filters anew; the selected figure stays selected.
    pub fn arrange(&mut self, index: &Index, story: &Story, filter: &str) {
        if !self.is_filled {
            return;
        }
        let kept = self.rows.get(self.row).copied();
        let filter = Filter::new(filter);
        let words = |names: &Names| -> Vec<Word> {
            let word = |word: &String| Word::new(word, names, &index.sources);
            filter.words.iter().map(word).collect()
        };
        let (whats, groups) = (words(&self.whats), words(&index.names));
        let tags = index.tags(story);
        let named: Vec<Vec<bool>> = filter.words.iter().map(|word| tags.named(word)).collect();
        let holds = |at: &u32| {
            let item = &self.all[*at as usize];
            let name = index.groups[item.group as usize].name;
            let told = |((what, group), named): ((&Word, &Word), &Vec<bool>)| {
                what.is_in(item.what)
                    || group.is_in(name)
                    || tags.has(item.group, named)
                    || what.is_of(item.at)
                    || what.is_said(&item.said)
            };
            whats.iter().zip(&groups).zip(&named).all(told)
                && filter.numbers.iter().all(|form| form.holds(item.said.value))
        };
        self.shown = if filter.is_empty() {
            self.order.clone()
        } else {
            self.order.iter().copied().filter(holds).collect()
        };
        self.rows = self.shown.iter().map(|at| self.all[*at as usize].at).collect();
        let row = kept.and_then(|kept| self.rows.iter().position(|at| *at == kept));
        self.row = row.unwrap_or(self.row).min(self.rows.len().saturating_sub(1));
    }

    /// What two figures are compared by before what they count; what is not known comes last.
    fn key(&self, item: &Item, index: &Index, story: &Story) -> (bool, u64) {
        let at = item.at.article as usize;
        let article = story.article(at);
        match self.sort {
            Column::What => (self.whats.is_empty(item.what), item.what.into()),
            Column::Value => (false, descending(item.said.value.1)),
            Column::Role => {
                let figures = article.map(|article| &article.findings.figures);
                let role = figures
                    .and_then(|all| all.get(item.at.figure as usize))
                    .map(|figure| figure.role);
                let rank = Role::ALL.iter().position(|one| Some(*one) == role);
                (false, rank.unwrap_or(0) as u64)
            }
            Column::Source => {
                let is_unknown = article.is_none_or(|article| article.source.is_none());
                (is_unknown, index.source_ranks[at].into())
            }
            Column::Date => {
                let day = article.and_then(Article::published_period);
                (day.is_none(), index.ranks[at].into())
            }
        }
    }
}
