//! The view of figures: what is shown in which order, and where one is. What keys do there is `figuring`'s.

pub mod filter;
pub mod index;
pub mod items;
mod naming;
pub mod order;
pub mod plan;
mod tags;

use crate::story::{FigureAt, Group, Story};

use super::area::Area;
use filter::Filter;
use index::Index;
use items::Items;
use order::{Column, Face, Sort};
use plan::{CardLine, Plan};

/// The view of figures.
#[derive(Debug, Default)]
pub struct Figures {
    /// How they are laid out.
    pub face: Face,
    /// Where what stands.
    pub plan: Plan,
    /// The lines of cards that are seen, where rows are drawn as cards.
    pub cards: Vec<CardLine>,
    /// The first row shown.
    pub top: usize,
    /// The first column of sources shown.
    pub left: usize,
    /// The group that waits for another one to be put together with.
    pub merging: Option<u64>,
    /// Whether going to two texts has opened the second one.
    pub opened_second: bool,
    index: Index,
    /// All groups in order, and those of them that are shown.
    order: Vec<u32>,
    rows: Vec<u32>,
    columns: Vec<u32>,
    row: usize,
    column: usize,
    sort: Sort,
    reverse: bool,
    items: Items,
    filter: String,
    /// Articles and groups of the story when the index was made.
    built: (usize, usize),
    /// Whether the wheel has scrolled the rows since one was selected.
    wheeled: bool,
}

impl Figures {
    /// Takes in what came to the story since the last time. While files are read, not each article is
    /// worth it: the index is made anew when the story has grown by an eighth, and at the end.
    pub fn grow(&mut self, story: &Story, is_reading: bool) {
        let now = (story.entries().len(), story.groups().size_hint().0);
        let waits = is_reading && self.built.0 > 0 && now.0 < self.built.0 + self.built.0 / 8 + 1;
        if now != self.built && !waits {
            self.rebuild(story);
        }
        if self.face == Face::List {
            self.items.fill(&self.index, story, &self.filter);
        }
    }

    /// Makes the index anew. What is selected stays selected, also where its group has become part of
    /// another one.
    pub fn rebuild(&mut self, story: &Story) {
        let kept = self.known().map(|known| (known.id, known.first));
        self.built = (story.entries().len(), story.groups().size_hint().0);
        let article = self.article();
        self.index = Index::of(story);
        self.items.forget();
        self.rows.clear();
        self.resort(story);
        if let Some((id, first)) = kept {
            self.select_id(id, story, first);
        }
        self.select_article(article);
        if self.merging.is_some_and(|id| story.group(id).is_none()) {
            self.merging = None;
        }
    }

    fn select_id(&mut self, id: u64, story: &Story, first: FigureAt) {
        let holds = |group: &&Group| group.figures.binary_search(&first).is_ok();
        let other = || self.row_of(story.groups().find(holds)?.id);
        let row = self.row_of(id).or_else(other);
        self.row = row.unwrap_or(self.row);
    }

    /// Selects the group of that id, if it is shown.
    pub fn select_group(&mut self, id: u64) {
        if let Some(row) = self.row_of(id) {
            self.select(row);
        }
    }

    /// Selects a figure in the list, if it is shown.
    pub fn select_figure(&mut self, figure: FigureAt) {
        if let Some(row) = self.items.rows().iter().position(|at| *at == figure) {
            self.items.row = row;
        }
    }

    /// Selects the column of an article, or the whole row where it gives no figure of the group.
    pub fn select_gives(&mut self, article: Option<u32>, story: &Story) {
        let group = self.group(story);
        let gives = |at: &u32| group.is_some_and(|group| group.of(*at as usize).next().is_some());
        let article = article.filter(gives);
        self.select_article(article);
    }

    fn row_of(&self, id: u64) -> Option<usize> {
        self.rows
            .iter()
            .position(|&at| self.index.groups[at as usize].id == id)
    }

    /// Sorts anew.
    fn resort(&mut self, story: &Story) {
        self.order = order::sorted(&self.index, self.sort, self.reverse);
        self.arrange(story);
    }

    /// Filters anew.
    fn arrange(&mut self, story: &Story) {
        let kept = self.known().map(|known| known.id);
        let filter = Filter::new(&self.filter);
        self.rows = self.index.shown(&self.order, &filter, story);
        let article = self.article();
        self.columns = self.index.columns(&self.rows);
        self.row = self.row.min(self.rows.len().saturating_sub(1));
        if let Some(row) = kept.and_then(|id| self.row_of(id)) {
            self.row = row;
        }
        self.select_article(article);
        self.wheeled = false;
    }

    fn select_article(&mut self, article: Option<u32>) {
        let at = article.and_then(|article| self.columns.iter().position(|at| *at == article));
        self.column = at.map_or(0, |at| at + 1);
    }

    /// Shows only what holds all of `query`; everything where it is empty.
    pub fn narrow(&mut self, query: &str, story: &Story) {
        query.clone_into(&mut self.filter);
        self.arrange(story);
        self.items.arrange(&self.index, story, &self.filter);
    }

    /// What is shown has to hold this; empty where all is shown.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.filter
    }

    /// Sorts by the next column.
    pub fn sort_next(&mut self, story: &Story) {
        match self.face {
            Face::List => {
                self.items.sort = self.items.sort.next();
                self.items.resort(&self.index, story, &self.filter);
            }
            Face::Matrix | Face::Plot => {
                self.sort = self.sort.next();
                self.resort(story);
            }
        }
    }

    /// Turns the order round.
    pub fn turn_round(&mut self, story: &Story) {
        match self.face {
            Face::List => {
                self.items.reverse = !self.items.reverse;
                self.items.resort(&self.index, story, &self.filter);
            }
            Face::Matrix | Face::Plot => {
                self.reverse = !self.reverse;
                self.resort(story);
            }
        }
    }

    /// What the groups are sorted by, and whether the other way round.
    #[must_use]
    pub fn order(&self) -> (Sort, bool) {
        (self.sort, self.reverse)
    }

    /// What the list of figures is sorted by, and whether the other way round.
    #[must_use]
    pub fn list_order(&self) -> (Column, bool) {
        (self.items.sort, self.items.reverse)
    }

    /// Whether rows stand the other way round.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        match self.face {
            Face::List => self.items.reverse,
            Face::Matrix | Face::Plot => self.reverse,
        }
    }

    /// The order in words, to follow “by”.
    #[must_use]
    pub fn order_words(&self) -> &'static str {
        match self.face {
            Face::List => self.items.sort.words(),
            Face::Matrix | Face::Plot => self.sort.words(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.face {
            Face::List => self.items.rows().len(),
            Face::Matrix | Face::Plot => self.rows.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows there would be without a filter.
    #[must_use]
    pub fn total(&self, story: &Story) -> usize {
        match self.face {
            Face::List => story.figures(),
            Face::Matrix | Face::Plot => self.index.groups.len(),
        }
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> usize {
        match self.face {
            Face::List => self.items.row,
            Face::Matrix | Face::Plot => self.row,
        }
    }

    /// The selected column: 0 for the whole row, or one more than the index among [`Figures::columns`].
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The articles that have columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[u32] {
        &self.columns
    }

    /// The id of the group in a row.
    #[must_use]
    pub fn id(&self, row: usize) -> Option<u64> {
        let at = *self.rows.get(row)?;
        Some(self.index.groups.get(at as usize)?.id)
    }

    /// The figure in a row of the list.
    #[must_use]
    pub fn item(&self, row: usize) -> Option<FigureAt> {
        self.items.rows().get(row).copied()
    }

    fn known(&self) -> Option<&index::Known> {
        self.index.groups.get(*self.rows.get(self.row)? as usize)
    }

    /// The selected group; in the list, the one of the selected figure.
    #[must_use]
    pub fn group<'a>(&self, story: &'a Story) -> Option<&'a Group> {
        match self.face {
            Face::List => story.group(self.items.group(&self.index)?),
            Face::Matrix | Face::Plot => story.group(self.id(self.row)?),
        }
    }

    /// The article of the selected column; `None` where the whole row is selected.
    #[must_use]
    pub fn article(&self) -> Option<u32> {
        self.columns.get(self.column.checked_sub(1)?).copied()
    }

    /// The figures of what is selected.
    #[must_use]
    pub fn selected(&self, story: &Story) -> Vec<FigureAt> {
        match (self.face, self.group(story), self.article()) {
            (Face::List, ..) => self.item(self.items.row).into_iter().collect(),
            (_, None, _) => Vec::new(),
            (_, Some(group), None) => group.figures.clone(),
            (_, Some(group), Some(article)) => group.of(article as usize).collect(),
        }
    }

    /// Selects a row, or the last one.
    pub fn select(&mut self, row: usize) {
        let row = row.min(self.len().saturating_sub(1));
        match self.face {
            Face::List => self.items.row = row,
            Face::Matrix | Face::Plot => self.row = row,
        }
        self.wheeled = false;
    }

    /// Selects the row `by` rows further, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.select(self.row().saturating_add_signed(by));
    }

    /// Selects the column that many columns further, stopping at the ends. Cards and plots have only the
    /// sources that give the figure, so only these are stopped at there.
    pub fn step_column(&mut self, by: isize, story: &Story) {
        let group = self.group(story);
        let gives = |column: usize| {
            let article = column.checked_sub(1).and_then(|at| self.columns.get(at));
            article.is_none_or(|at| group.is_some_and(|group| group.of(*at as usize).next().is_some()))
        };
        let skips = self.plan.cards || self.face == Face::Plot;
        let mut column = self.column;
        loop {
            let next = column.saturating_add_signed(by);
            if next == column || next > self.columns.len() {
                return;
            }
            column = next;
            if !skips || gives(column) {
                break;
            }
        }
        self.column = column;
        self.wheeled = false;
    }

    /// Selects a column: 0 for the whole row.
    pub fn select_column(&mut self, column: usize) {
        self.column = column.min(self.columns.len());
    }

    /// Scrolls without selecting, as the wheel does.
    pub fn wheel(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.wheeled = true;
    }

    /// Lays everything out for the room there is, and scrolls to what is selected.
    pub fn settle(&mut self, story: &Story, body: Area, framed: bool) {
        self.plan = Plan::of(body, framed, self.face, self.columns.len());
        self.column = self.column.min(self.columns.len());
        if self.plan.cards {
            self.settle_cards(story);
            return;
        }
        let rows = self.plan.rows;
        if !self.wheeled {
            let lowest = (self.row() + 1).saturating_sub(rows);
            self.top = self.top.clamp(lowest, self.row().max(lowest));
        }
        self.top = self.top.min(self.len().saturating_sub(rows));
        let shown = self.plan.shown.max(1);
        if let Some(at) = self.column.checked_sub(1) {
            let lowest = (at + 1).saturating_sub(shown);
            self.left = self.left.clamp(lowest, at.max(lowest));
        }
        self.left = self.left.min(self.columns.len().saturating_sub(shown));
        if self.column == 0 {
            self.left = 0;
        }
    }

    fn settle_cards(&mut self, story: &Story) {
        let (rows, groups) = (&self.rows, &self.index.groups);
        let of = |row: usize| story.group(groups[*rows.get(row)? as usize].id);
        let cards = plan::Cards {
            row: self.row,
            article: self.article(),
            columns: &self.columns,
            room: self.plan.inside.height.into(),
        };
        if !self.wheeled {
            self.top = cards.top(self.top, of);
        }
        self.top = self.top.min(self.rows.len().saturating_sub(1));
        self.cards = cards.lines(self.top, of);
    }
}
