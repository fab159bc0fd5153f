//! The matrix of who tells what: for each passage of one article, which of the others tell it too. In which order its
//! rows stand, which are shown, and where one is. What keys do there is `presenting`'s.
//!
//! Cells come as they are compared. Rows do not move meanwhile: they are put in order when the last cell is there,
//! or when the user asks for an order.

pub mod plan;

use std::collections::HashMap;

use crate::report::events::{Name, names};
use crate::story::{Desk, Pair, Story, Tellers};
use crate::text::fold::loose;

use super::area::Area;
use super::comparisons::{Comparisons, Made};
use super::pair::Way;
use plan::Plan;

/// An article against the others, and what its comparisons were made of.
#[derive(Debug)]
struct Table {
    tellers: Tellers,
    made: HashMap<usize, Made>,
    /// What is known of the story for those that are missing.
    version: u64,
}

/// How many articles are remembered with their cells.
const REMEMBERED: usize = 8;

/// The texts that were open before one went from here to two of them.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// The two articles.
    pub articles: [Option<usize>; 2],
    /// Whether the second one was seen.
    pub beside: bool,
    /// In which way they were read.
    pub way: Way,
    /// Which of the two the list acted on.
    pub target: usize,
}

/// The matrix of who tells what.
#[derive(Debug, Default)]
pub struct Presence {
    /// Where what stands.
    pub plan: Plan,
    /// The first row shown.
    pub top: usize,
    /// The first column of sources shown.
    pub left: usize,
    /// The texts to go back to.
    pub left_texts: Option<Left>,
    /// The article that is shown comes first; those shown before come after it.
    tables: Vec<Table>,
    rows: Vec<u32>,
    row: usize,
    column: usize,
    /// Whether passages stand in the order of the article, and not by how many tell them.
    as_told: bool,
    reverse: bool,
    filter: String,
    /// What each article is called, so that no two are called the same.
    names: Vec<Name>,
    /// What was known of the story then.
    named: Option<u64>,
    /// How many comparisons are as they should be.
    ready: usize,
    /// Whether rows were put in order when all cells were there.
    is_ordered: bool,
    /// Whether a row was chosen since the article was opened.
    is_chosen: bool,
    /// Whether the wheel has scrolled the rows since one was selected.
    wheeled: bool,
}

impl Presence {
    /// Shows an article; at a passage of it, and at another article, if these are given.
    pub fn open(&mut self, story: &Story, article: usize, passage: Option<u32>, other: Option<usize>) {
        let known = self
            .tables
            .iter()
            .position(|table| table.tellers.article() == article);
        if known != Some(0) {
            let table = match known {
                Some(at) => self.tables.remove(at),
                None => Table {
                    tellers: Tellers::of(story, article),
                    made: HashMap::new(),
                    version: story.version(),
                },
            };
            self.tables.insert(0, table);
            self.tables.truncate(REMEMBERED);
            self.is_ordered = false;
            self.is_chosen = false;
            self.filter.clear();
            self.rows.clear();
            (self.row, self.top, self.column, self.left) = (0, 0, 0, 0);
            self.arrange(story);
        }
        if let Some(row) = passage.and_then(|passage| self.row_of(passage)) {
            self.select(row);
        }
        if let Some(other) = other {
            let at = self
                .tellers()
                .and_then(|tellers| tellers.others().position(|at| at == other));
            self.column = at.map_or(self.column, |at| at + 1);
        }
    }

    /// Takes in what was compared; returns what is still to be. While articles come in, what was compared before is
    /// not compared anew before all `is_read`.
    pub fn fill(
        &mut self,
        story: &Story,
        desk: &Desk,
        is_read: bool,
        comparisons: &mut Comparisons,
    ) -> Vec<Made> {
        let Some(table) = self.tables.first_mut() else {
            return Vec::new();
        };
        table.tellers.grow(story);
        if self.named != Some(story.version()) {
            self.named = Some(story.version());
            self.names = names(story);
        }
        if is_read {
            table.version = story.version();
        }
        let article = table.tellers.article();
        let others: Vec<usize> = table.tellers.others().collect();
        let (mut ready, mut missing) = (Vec::new(), Vec::new());
        for &other in &others {
            let made = Made {
                articles: [article, other],
                version: table.version,
                pins: desk.pins([article, other]),
            };
            if table.made.get(&other) == Some(&made) {
                continue;
            }
            match comparisons.kept(&made) {
                Some(comparison) => ready.push((made, comparison)),
                None => missing.push(made),
            }
        }
        if let Some(compared) = comparisons.at_once(story, &missing) {
            ready.extend(compared);
            missing.clear();
        }
        let has_changed = !ready.is_empty();
        for (made, comparison) in ready {
            table.tellers.put(&comparison);
            table.made.insert(made.articles[1], made);
        }
        // What cannot be compared is not waited for.
        missing.retain(|made| !comparisons.has_failed(made));
        let is_complete = missing
            .iter()
            .all(|made| table.made.contains_key(&made.articles[1]));
        self.ready = others.len() - missing.len();
        if is_complete && (has_changed || !self.is_ordered) {
            self.is_ordered = true;
            self.arrange(story);
            if !self.is_chosen {
                self.row = 0;
            }
        }
        missing
    }

    /// Puts the rows that are shown in order; the passage that is selected stays so.
    fn arrange(&mut self, story: &Story) {
        let kept = self.passage();
        let Some(table) = self.tables.first() else {
            return;
        };
        let article = story.article(table.tellers.article());
        let wanted = loose(&self.filter);
        let mut passages = if self.as_told {
            (0..).take(table.tellers.passages()).collect()
        } else {
            table.tellers.widest_gaps()
        };
        if self.reverse {
            passages.reverse();
        }
        passages.retain(|passage| {
            let text = || article.map(|article| loose(&article.passage(*passage as usize)));
            let mut words = wanted.split(' ').filter(|word| !word.is_empty()).peekable();
            words.peek().is_none() || text().is_some_and(|text| words.all(|word| text.contains(word)))
        });
        self.rows = passages;
        let row = kept.and_then(|passage| self.row_of(passage));
        self.row = row.unwrap_or(self.row.min(self.rows.len().saturating_sub(1)));
        self.wheeled = false;
    }

    fn row_of(&self, passage: u32) -> Option<usize> {
        self.rows.iter().position(|at| *at == passage)
    }

    /// Shows only the passages that hold all words of `query`; all where it is empty.
    pub fn narrow(&mut self, query: &str, story: &Story) {
        query.clone_into(&mut self.filter);
        self.arrange(story);
    }

    /// What the passages shown have to hold; empty where all are.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.filter
    }

    /// Goes from the widest gaps first to the order of the article, and back.
    pub fn turn_order(&mut self, story: &Story) {
        self.as_told = !self.as_told;
        self.reverse = false;
        self.arrange(story);
    }

    /// Turns the order round.
    pub fn turn_round(&mut self, story: &Story) {
        self.reverse = !self.reverse;
        self.arrange(story);
    }

    /// The order in words.
    #[must_use]
    pub fn order_words(&self) -> &'static str {
        match (self.as_told, self.reverse) {
            (false, _) if !self.is_ordered => "in order when all are compared",
            (false, false) => "widest gaps first",
            (false, true) => "most told first",
            (true, false) => "in the order of the article",
            (true, true) => "from the end of the article",
        }
    }

    /// Who tells the article that is shown.
    #[must_use]
    pub fn tellers(&self) -> Option<&Tellers> {
        self.tables.first().map(|table| &table.tellers)
    }

    /// What an article is called, in so many columns.
    #[must_use]
    pub fn name(&self, article: usize, columns: usize) -> String {
        self.names
            .get(article)
            .map_or_else(String::new, |name| name.short(columns))
    }

    /// How many of the others are compared, and how many there are; `None` where all are.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let all = self.tellers()?.others().len();
        (self.ready < all).then_some((self.ready, all))
    }

    /// The passages that are shown, in order.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// The selected column: 0 for the whole row, or one more than the index among the others.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The selected passage.
    #[must_use]
    pub fn passage(&self) -> Option<u32> {
        self.rows.get(self.row).copied()
    }

    /// The article of the selected column; `None` where the whole row is selected.
    #[must_use]
    pub fn other(&self) -> Option<usize> {
        self.tellers()?.others().nth(self.column.checked_sub(1)?)
    }

    /// Who tells the selected passage, and how: the source that is selected, or all where the whole row is; those
    /// that are surest first.
    #[must_use]
    pub fn told(&self) -> Vec<(usize, &Pair)> {
        let (Some(tellers), Some(passage)) = (self.tellers(), self.passage()) else {
            return Vec::new();
        };
        let is_meant = |index: &usize| self.column == 0 || self.column == index + 1;
        let others = tellers.others().enumerate().filter(|(index, _)| is_meant(index));
        let mut told: Vec<(usize, &Pair)> = others
            .filter_map(|(index, other)| Some((other, tellers.told(index, passage)?)))
            .collect();
        told.sort_by(|one, two| two.1.link.score.total_cmp(&one.1.link.score));
        told
    }

    /// Selects a row, or the last one.
    pub fn select(&mut self, row: usize) {
        self.row = row.min(self.rows.len().saturating_sub(1));
        self.is_chosen = true;
        self.wheeled = false;
    }

    /// Selects the row `by` rows further, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.select(self.row.saturating_add_signed(by));
    }

    /// Selects a column: 0 for the whole row.
    pub fn select_column(&mut self, column: usize) {
        let all = self.tellers().map_or(0, |tellers| tellers.others().len());
        self.column = column.min(all);
    }

    /// Selects the column `by` columns further, stopping at the ends.
    pub fn step_column(&mut self, by: isize) {
        self.select_column(self.column.saturating_add_signed(by));
    }

    /// Selects the next or previous source that tells the selected passage, round the ends; false where there is
    /// none.
    pub fn step_teller(&mut self, forward: bool) -> bool {
        let (Some(tellers), Some(passage)) = (self.tellers(), self.passage()) else {
            return false;
        };
        let all = tellers.others().len();
        let tells = |column: &usize| {
            column
                .checked_sub(1)
                .is_some_and(|at| tellers.told(at, passage).is_some())
        };
        let round = (1..=all + 1).map(|by| {
            let by = if forward { by } else { all + 1 - by % (all + 1) };
            (self.column + by) % (all + 1)
        });
        let next = round.into_iter().find(tells);
        self.column = next.unwrap_or(self.column);
        next.is_some()
    }

    /// Scrolls without selecting, as the wheel does.
    pub fn wheel(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.wheeled = true;
    }

    /// Lays everything out for the room there is, and scrolls to what is selected.
    pub fn settle(&mut self, body: Area, framed: bool) {
        let (passages, others) = self
            .tellers()
            .map_or((0, 0), |tellers| (tellers.passages(), tellers.others().len()));
        self.plan = Plan::of(body, framed, passages, others);
        let rows = self.plan.rows;
        if !self.wheeled {
            let lowest = (self.row + 1).saturating_sub(rows);
            self.top = self.top.clamp(lowest, self.row.max(lowest));
        }
        self.top = self.top.min(self.rows.len().saturating_sub(rows));
        let shown = self.plan.shown.max(1);
        match self.column.checked_sub(1) {
            Some(at) => {
                let lowest = (at + 1).saturating_sub(shown);
                self.left = self.left.clamp(lowest, at.max(lowest));
            }
            None => self.left = 0,
        }
        self.left = self.left.min(others.saturating_sub(shown));
    }
}
