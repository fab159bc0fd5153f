//! The list of all figures, each by itself: which are shown, in which order.

use crate::analysis::Role;
use crate::story::{FigureAt, Story};

use super::filter::Filter;
use super::index::{Index, Word, folded, narrow, value};
use super::order::{Column, ascending, descending, prefix};

/// The list of figures. It is made when it is first shown.
#[derive(Debug, Default)]
pub struct Items {
    /// The selected row.
    pub row: usize,
    /// What it is sorted by.
    pub sort: Column,
    /// Whether the other way round.
    pub reverse: bool,
    all: Vec<Item>,
    rows: Vec<FigureAt>,
    /// For each row, its index in `all`.
    order: Vec<u32>,
    is_filled: bool,
}

#[derive(Debug)]
struct Item {
    at: FigureAt,
    group: u32,
    /// What is counted, folded.
    what: Box<str>,
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
        let at = *self.order.get(self.row)?;
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
        self.all.clear();
        for group in 0..narrow(index.groups.len()) {
            for at in index.figures(group) {
                let article = story.article(at.article as usize);
                let subject = article.and_then(|article| article.findings.subjects.get(at.figure as usize));
                self.all.push(Item {
                    at: *at,
                    group,
                    what: subject.map(|subject| folded(&subject.words)).unwrap_or_default(),
                });
            }
        }
        self.arrange(index, story, filter);
    }

    /// Filters and sorts anew; the selected figure stays selected.
    pub fn arrange(&mut self, index: &Index, story: &Story, filter: &str) {
        if !self.is_filled {
            return;
        }
        let kept = self.rows.get(self.row).copied();
        let filter = Filter::new(filter);
        let words: Vec<Word> = filter
            .words
            .iter()
            .map(|word| Word::new(word, &index.sources))
            .collect();
        let holds = |item: &Item| {
            let said = |word: &Word| {
                item.what.contains(word.word)
                    || index.groups[item.group as usize].name.contains(word.word)
                    || word.is_of(item.at)
                    || word.is_number(item.at, story)
            };
            words.iter().all(said)
                && filter
                    .numbers
                    .iter()
                    .all(|form| form.holds(value(item.at, story)))
        };
        let mut keyed: Vec<((bool, u64), u32)> = Vec::with_capacity(self.all.len());
        for (at, item) in (0..).zip(&self.all) {
            if filter.is_empty() || holds(item) {
                keyed.push((self.key(item, index, story), at));
            }
        }
        keyed.sort_unstable_by(|(a, x), (b, y)| {
            let (one, two) = (&self.all[*x as usize], &self.all[*y as usize]);
            let names = one.what.is_empty().cmp(&two.what.is_empty());
            a.cmp(b)
                .then(names)
                .then_with(|| one.what.cmp(&two.what))
                .then(one.at.cmp(&two.at))
        });
        if self.reverse {
            // What is not known stays last.
            let end = keyed.partition_point(|((is_unknown, _), _)| !is_unknown);
            keyed[..end].reverse();
        }
        self.order = keyed.into_iter().map(|(_, at)| at).collect();
        self.rows = self.order.iter().map(|at| self.all[*at as usize].at).collect();
        let row = kept.and_then(|kept| self.rows.iter().position(|at| *at == kept));
        self.row = row.unwrap_or(self.row).min(self.rows.len().saturating_sub(1));
    }

    /// What two figures are compared by before what they count; what is not known comes last.
    fn key(&self, item: &Item, index: &Index, story: &Story) -> (bool, u64) {
        let article = item.at.article as usize;
        match self.sort {
            Column::What => (item.what.is_empty(), prefix(&item.what)),
            Column::Value => (false, descending(value(item.at, story).1)),
            Column::Role => {
                let figures = story.article(article).map(|article| &article.findings.figures);
                let role = figures
                    .and_then(|all| all.get(item.at.figure as usize))
                    .map(|figure| figure.role);
                let rank = Role::ALL.iter().position(|one| Some(*one) == role);
                (false, rank.unwrap_or(0) as u64)
            }
            Column::Source => {
                let is_unknown = story
                    .article(article)
                    .is_none_or(|article| article.source.is_none());
                (is_unknown, prefix(&index.sources[article]))
            }
            Column::Date => {
                let day = story
                    .article(article)
                    .and_then(crate::story::Article::published_period);
                (day.is_none(), ascending(f64::from(index.ranks[article])))
            }
        }
    }
}
