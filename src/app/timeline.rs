//! The view of events: which rows are shown, which one is selected, and which part of time the strip
//! above them shows. Rows and strip are made anew only where what they are made of has changed.
//!
//! | file | what it knows |
//! |---|---|
//! | `rows` | which rows there are, and their order |
//! | `filter` | which of them are asked for |
//! | `window` | which days are shown in which column |
//! | `lines` | which row stands on which line |
//! | `strip` | what stands in each column of each lane |
//! | `layout` | where the parts stand |

pub mod filter;
pub mod layout;
pub mod lines;
pub mod rows;
pub mod strip;
pub mod window;

use crate::report::events::{self, Name};
use crate::story::{DateAt, Event, Story};
use crate::text::{columns, wrap};

use super::area::Area;
use filter::{Filter, Words};
use layout::{Columns, Layout};
use lines::Lines;
use rows::{Clock, Item, Lasting, Order, what_in_full, when};
use strip::Strip;
use window::{Spot, Window, Zoom};

/// The view of events.
#[derive(Debug, Default)]
pub struct Timeline {
    order: Order,
    rows: Vec<Item>,
    /// How many rows the clock has, filtered or not.
    all: usize,
    /// How many of `rows` have a date; they come first.
    dated: usize,
    /// The articles that rows are of.
    articles: Vec<u32>,
    /// A short name for each article's source.
    pub names: Vec<Name>,
    selected: usize,
    /// What the selected row is known by.
    kept: Option<Lasting>,
    /// The mention chosen among those of the selected event.
    pub mention: usize,
    /// The first line shown.
    pub top: usize,
    wheeled: bool,
    /// Which times are shown.
    pub clock: Clock,
    /// Whether the selected row is shown in full.
    pub expanded: bool,
    /// Lines that the selected row takes besides its first.
    more: usize,
    query: String,
    /// What the query asks for.
    pub filter: Filter,
    words: Words,
    /// Whether `rows` has to be made anew.
    stale: bool,
    /// How much of time is shown.
    pub zoom: Zoom,
    /// Which days.
    pub window: Window,
    /// What they hold.
    pub strip: Strip,
    /// What the strip was last filled for: rows, window, lanes.
    filled: Option<(usize, Window, u16)>,
    /// Counts how often rows were made.
    made: usize,
    /// Where the parts stand.
    pub layout: Layout,
    /// Columns for when, what and by whom.
    pub columns: Columns,
}

impl Timeline {
    /// The rows, in the order shown.
    #[must_use]
    pub fn rows(&self) -> &[Item] {
        &self.rows
    }

    /// How many rows there are without a filter.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many of the rows have a date.
    #[must_use]
    pub fn dated(&self) -> usize {
        self.dated
    }

    /// The articles that rows are of, in order.
    #[must_use]
    pub fn articles(&self) -> &[u32] {
        &self.articles
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> usize {
        self.selected
    }

    /// What the selected row is about.
    #[must_use]
    pub fn selected(&self) -> Option<Item> {
        self.rows.get(self.selected).copied()
    }

    /// The event that is selected, if it is one.
    #[must_use]
    pub fn event<'a>(&self, story: &'a Story) -> Option<&'a Event> {
        self.selected()?.event(story)
    }

    /// The mention that is chosen.
    #[must_use]
    pub fn chosen(&self, story: &Story) -> Option<DateAt> {
        let mentions = &self.event(story)?.mentions;
        mentions.get(self.mention).or_else(|| mentions.first()).copied()
    }

    /// What the rows are filtered by.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// `12/41`.
    #[must_use]
    pub fn count(&self) -> String {
        format!("{}/{}", self.rows.len(), self.all)
    }

    /// The name of an article's source.
    #[must_use]
    pub fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", |name| &*name.words)
    }

    /// The name of an article's source in so many columns.
    #[must_use]
    pub fn short_name(&self, article: usize, width: usize) -> String {
        self.names
            .get(article)
            .map_or_else(String::new, |name| name.short(width))
    }

    /// Makes ready to filter, so that the first letter does not wait for that.
    pub fn prepare(&mut self, story: &Story) {
        self.words.grow(story);
    }

    /// Filters by what was typed.
    pub fn ask(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.filter = Filter::read(query);
        self.stale = true;
    }

    /// Shows another of the two times, or both.
    pub fn turn_clock(&mut self) {
        self.clock = self.clock.next();
        self.stale = true;
    }

    /// Selects a row, or the last one, and brings it into the strip.
    pub fn select(&mut self, row: usize, story: &Story) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        self.mention = 0;
        self.wheeled = false;
        // Where nothing is shown, what was left is still known.
        self.kept = self.selected().and_then(|item| item.lasting(story)).or(self.kept);
        self.follow(story);
    }

    /// A mention of the event that stays selected, whatever comes to the story.
    pub(super) fn kept(&self) -> Option<DateAt> {
        match self.kept {
            Some(Lasting::Told(at)) => Some(at),
            _ => None,
        }
    }

    /// Has that event stay selected under another number.
    pub(super) fn keep(&mut self, at: DateAt) {
        self.kept = Some(Lasting::Told(at));
    }

    /// Selects the row that many rows further.
    pub fn step(&mut self, by: isize, story: &Story) {
        self.select(self.selected.saturating_add_signed(by), story);
    }

    /// Chooses the next or previous mention of the selected event, around the ends; whether there is
    /// more than one.
    pub fn step_mention(&mut self, forward: bool, story: &Story) -> bool {
        let count = self.event(story).map_or(0, |event| event.mentions.len());
        if count > 1 {
            let by = if forward { 1 } else { count - 1 };
            self.mention = (self.mention + by) % count;
        }
        count > 1
    }

    /// Scrolls without selecting, as the wheel does.
    pub fn wheel(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines);
        self.wheeled = true;
    }

    /// Shows more or less of time, around the selected row; whether there is such a step.
    pub fn turn_zoom(&mut self, closer: bool, story: &Story) -> bool {
        let whole = Window::of(Zoom::Whole, self.order.bounds(Zoom::Whole), self.field_width(), 0);
        let steps = Zoom::ALL
            .into_iter()
            .filter(|zoom| *zoom == Zoom::Whole || whole.is_coarser_than(*zoom));
        let steps: Vec<Zoom> = steps.collect();
        let at = steps.iter().position(|zoom| *zoom == self.zoom).unwrap_or(0);
        let next = if closer { at + 1 } else { at.wrapping_sub(1) };
        let Some(zoom) = steps.get(next) else {
            return false;
        };
        self.zoom = *zoom;
        self.window = Window::of(
            self.zoom,
            self.order.bounds(self.zoom),
            self.field_width(),
            self.centre(story),
        );
        true
    }

    /// Shows what lies a third of the strip earlier or later; whether there is more.
    pub fn pan(&mut self, later: bool) -> bool {
        let by = (self.window.shown() / 3).max(1);
        let before = self.window.start;
        self.window.start += if later { by } else { -by };
        self.window.clamp(self.order.bounds(self.zoom));
        self.window.start != before
    }

    /// The first row that is drawn at a column of a lane.
    #[must_use]
    pub fn row_at(&self, lane: usize, column: i64, story: &Story) -> Option<usize> {
        let is_there = |item: &Item| {
            strip::spots(*item, story, self.window)
                .into_iter()
                .any(|(article, spot)| {
                    self.strip.lane(article) == Some(lane)
                        && matches!(spot, Spot::Shown(from, to) if (from..=to).contains(&column))
                })
        };
        // What begins there is more likely meant than what began long before.
        let begins = |item: &Item| {
            let day = self.order.days(*item, story);
            day.is_some_and(|(from, _)| self.window.column(from) == column) && is_there(item)
        };
        let row = self.rows.iter().position(begins);
        row.or_else(|| self.rows.iter().position(is_there))
    }

    /// Brings all that follows from the rest up to date.
    pub fn settle(&mut self, story: &Story, room: Area) {
        if self.order.grow(story) {
            self.names = events::names(story);
            self.stale = true;
        }
        if self.stale {
            self.arrange(story);
        }
        self.layout = Layout::of(room, self.articles.len());
        let width = self.field_width();
        let bounds = self.order.bounds(self.zoom);
        let settled = Window::of(self.zoom, bounds, width, 0);
        if self.zoom == Zoom::Whole {
            self.window = settled;
        } else if self.window.width != settled.width {
            self.window = Window::of(self.zoom, bounds, width, self.centre(story));
        }
        let key = (self.made, self.window, self.layout.lanes);
        if self.layout.strip.is_some() && self.filled != Some(key) {
            self.filled = Some(key);
            let lanes = (&*self.articles, usize::from(self.layout.lanes));
            self.strip = Strip::fill(&self.rows, &self.order, story, self.window, lanes);
        }
        self.settle_rows(story);
    }

    fn field_width(&self) -> u16 {
        self.layout.field().width.max(1)
    }

    fn arrange(&mut self, story: &Story) {
        self.stale = false;
        self.made += 1;
        self.rows = self.order.of(self.clock);
        self.all = self.rows.len();
        self.filter
            .keep(&mut self.rows, &self.order, story, &mut self.words);
        self.dated = self
            .rows
            .partition_point(|item| self.order.days(*item, story).is_some());
        let mut seen = vec![false; story.entries().len()];
        for item in &self.rows {
            match *item {
                Item::Printed(at) => seen[at as usize] = true,
                Item::Event(at) => {
                    let marks = self.order.marks(at);
                    marks
                        .iter()
                        .for_each(|mark| seen[mark.at.article as usize] = true);
                }
            }
        }
        let is_seen = |at: &u32| seen[*at as usize];
        self.articles = (0..u32::try_from(seen.len()).unwrap_or(u32::MAX))
            .filter(is_seen)
            .collect();
        let mention = self.mention;
        let kept = self.kept;
        let row = kept.and_then(|kept| self.order.find(&self.rows, kept));
        self.select(row.unwrap_or(0), story);
        if row.is_some() {
            self.mention = mention;
        } else if !self.query.is_empty() {
            // What was left for a filter is there again without it.
            self.kept = kept.or(self.kept);
        }
    }

    /// The day around which a zoom shows time.
    fn centre(&self, story: &Story) -> i64 {
        let days = self.selected().and_then(|item| self.order.days(item, story));
        let (from, to) = days.unwrap_or_else(|| {
            let middle = self.window.start + self.window.shown() / 2;
            (middle, middle)
        });
        from.midpoint(to)
    }

    /// Pans to the selected row where it lies outside of the strip.
    fn follow(&mut self, story: &Story) {
        let days = self.selected().and_then(|item| self.order.days(item, story));
        if let Some((from, to)) = days
            && !matches!(self.window.spot(from, to), Spot::Shown(..))
        {
            self.window.start = from.midpoint(to) - self.window.shown() / 2;
            self.window.clamp(self.order.bounds(self.zoom));
        }
    }

    fn settle_rows(&mut self, story: &Story) {
        let inside = self.layout.inside(self.layout.rows);
        let height = usize::from(inside.height);
        let around = self.selected.saturating_sub(height)..(self.selected + height).min(self.rows.len());
        // What the words of an undated row are need not all be seen.
        let dated = self.rows[around].iter().filter(|item| item.when(story).is_some());
        let when = dated.map(|item| columns(&when(*item, story))).max();
        self.columns = Columns::of(inside.width, when.unwrap_or(0));
        let what = usize::from(self.columns.what.max(1));
        self.more = match self.selected() {
            Some(item) if self.expanded => wrap(&what_in_full(item, story), what, None)
                .len()
                .saturating_sub(1),
            _ => 0,
        };
        let lines = self.lines();
        if !self.wheeled {
            let first = lines.of(self.selected);
            let lowest = (first + self.more + 1).saturating_sub(height);
            // A sentence longer than the room is read from its beginning.
            self.top = self.top.max(lowest).min(first);
            if self.selected == self.dated && first > 0 && self.top == first {
                self.top -= 1;
            }
        }
        self.top = self.top.min(lines.count().saturating_sub(height));
    }

    /// The lines that the rows take.
    #[must_use]
    pub fn lines(&self) -> Lines {
        Lines {
            rows: self.rows.len(),
            dated: self.dated,
            selected: self.selected,
            more: self.more,
        }
    }
}
