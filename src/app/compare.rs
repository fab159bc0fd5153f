//! Two texts in rows: which passages stand level, which rows are shown, and where one is among them.

mod gone;
pub mod notes;
pub mod only;
pub mod plan;
pub mod rows;
mod strip;
pub mod wording;

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Pin;
use crate::story::{Comparison, Pair, Story};

use super::area::Area;
use super::comparisons::{Comparisons, Made};
use super::pair::Way;
use gone::Gone;
use only::{Filter, shows};
use plan::Plan;
use rows::Rows;
use wording::Wording;

/// Two texts in rows.
#[derive(Debug, Default)]
pub struct Compare {
    comparison: Option<Arc<Comparison>>,
    made: Option<Made>,
    /// What is not compared yet.
    awaited: Option<Made>,
    /// Whether it could not be.
    has_failed: bool,
    /// The passages to go to when it is.
    going: Option<([usize; 2], [Option<u32>; 2])>,
    /// Which rows are shown.
    pub filter: Filter,
    /// The index of the row in focus among all levels.
    level: usize,
    /// The lines that are drawn.
    pub rows: Rows,
    /// The first of them that is seen.
    pub top: usize,
    /// Lines that are seen at once.
    height: usize,
    gone: Gone,
    /// The first lines of the two plain texts when they were put where the row in focus is; it stays in focus as long
    /// as they are there.
    pub placed: Option<[usize; 2]>,
    /// Whether they are being put there; where that is, is known when they are laid out.
    pub is_placing: bool,
    /// The words that differ in the first pair in focus.
    pub wording: Wording,
    /// The passage that waits for one of the other side to be put together with: its side and index.
    pub pinning: Option<(usize, u32)>,
}

impl Compare {
    /// The two, aligned; `None` where there are not two different ones.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_deref()
    }

    /// Whether the two are still being compared.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.awaited.is_some()
    }

    /// Whether the two could not be compared.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    fn showing(filter: Filter) -> Self {
        Self {
            filter,
            ..Self::default()
        }
    }

    /// Puts two articles in rows, unless they are; returns what has to be compared for that and would take too long
    /// at once. While articles come in, what is known of the story changes with each; the two are not compared anew
    /// for that before all `is_read`.
    pub fn align(
        &mut self,
        story: &Story,
        articles: Option<[usize; 2]>,
        pins: &[Pin],
        is_read: bool,
        comparisons: &mut Comparisons,
    ) -> Option<Made> {
        let Some(articles) = articles.filter(|[a, b]| a != b) else {
            *self = Self::showing(self.filter);
            return None;
        };
        let of_these = |made: &&Made| made.articles == articles;
        let before = self.made.as_ref().filter(of_these);
        let asked = before.or(self.awaited.as_ref().filter(of_these));
        let made = Made {
            articles,
            version: match asked {
                Some(asked) if !is_read => asked.version,
                _ => story.version(),
            },
            pins: pins.to_vec(),
        };
        if before.is_none() {
            // Of other articles, nothing is shown in the meantime.
            let going = self.going.take().filter(|(of, _)| *of == articles);
            *self = Self {
                going,
                ..Self::showing(self.filter)
            };
        }
        (self.awaited, self.has_failed) = (None, false);
        if self.made.as_ref() != Some(&made) {
            let Some(comparison) = comparisons.ready(story, &made) else {
                self.has_failed = comparisons.has_failed(&made);
                if self.has_failed {
                    return None;
                }
                self.awaited = Some(made.clone());
                return Some(made);
            };
            let kept = self.passages();
            self.comparison = Some(comparison);
            self.made = Some(made);
            self.rows = Rows::default();
            self.go_to_passages(kept.unwrap_or_default());
        }
        if let Some((_, passages)) = self.going.take() {
            self.go_to_both(passages);
        }
        None
    }

    /// Puts the row with these passages of two articles in focus as soon as they are compared.
    pub fn go_later(&mut self, articles: [usize; 2], passages: [Option<u32>; 2]) {
        self.going = Some((articles, passages));
    }

    /// Lays the rows out for the room there is.
    pub fn settle(&mut self, story: &Story, room: Area, way: Way, measure: u16) {
        let Some(comparison) = self.comparison.clone() else {
            return;
        };
        self.height = usize::from(room.height);
        let plan = Plan::of(room, way, measure);
        if self.rows.made_for() != Some((plan, self.filter)) {
            let seen = self
                .rows
                .lines_of(self.level)
                .map(|lines| lines.start.saturating_sub(self.top));
            self.rows = Rows::lay(story, &comparison, plan, self.filter);
            if !self.rows.has(self.level) {
                self.level = self.rows.nearest(self.level);
            }
            // The row in focus stays where it was on the screen.
            if let (Some(seen), Some(lines)) = (seen, self.rows.lines_of(self.level)) {
                self.top = lines.start.saturating_sub(seen);
            }
            self.reveal();
        }
        self.top = self.top.min(self.last_top());
        self.wording = std::mem::take(&mut self.wording).of(story, comparison.articles, self.pair());
    }

    fn last_top(&self) -> usize {
        self.rows.lines.len().saturating_sub(self.height)
    }

    /// The index of the row in focus among all levels.
    #[must_use]
    pub fn level(&self) -> usize {
        self.level
    }

    /// A passage on each side of the row in focus: the one gone to, or else the first.
    #[must_use]
    pub fn passages(&self) -> Option<[Option<u32>; 2]> {
        let level = self.comparison.as_ref()?.levels.get(self.level)?;
        Some(self.gone.within(level))
    }

    /// The same, with the passage that a hollow side shows though it stands in another row.
    #[must_use]
    pub fn shown(&self) -> Option<[Option<u32>; 2]> {
        let [a, b] = self.passages()?;
        let echo = only::elsewhere(self.comparison()?, self.level).map(|pair| &pair.link);
        Some([a.or(echo.map(|link| link.a)), b.or(echo.map(|link| link.b))])
    }

    /// The pairs in focus: those of the row, then those of its passages with others elsewhere; the surest first.
    #[must_use]
    pub fn pairs(&self) -> Vec<&Pair> {
        let all = self.comparison();
        all.map_or_else(Vec::new, |all| only::told(all, self.level))
    }

    /// The pair in focus that is least sure, and of how many: of those of the row, or else of those elsewhere.
    #[must_use]
    pub fn least_sure(&self) -> Option<(&Pair, usize)> {
        only::least_sure(self.comparison()?, self.level)
    }

    /// The pair in focus: that of the passage gone to, or else the first.
    #[must_use]
    pub fn pair(&self) -> Option<&Pair> {
        let pairs = self.pairs();
        let meant = |pair: &&&Pair| self.gone.is_of(pair);
        pairs.iter().find(meant).or(pairs.first()).copied()
    }

    /// Puts the row with a passage of one side in focus.
    pub fn go_to_passage(&mut self, side: usize, passage: u32) {
        self.go_to_passages([0, 1].map(|at| (at == side).then_some(passage)));
    }

    /// Puts the row with these passages in focus. Where they stand in two, it is the first one's, and the other is
    /// remembered until one goes elsewhere.
    pub fn go_to_both(&mut self, passages: [Option<u32>; 2]) {
        self.go_to_passages(passages);
        let [Some(a), Some(b)] = passages else { return };
        let level = self.comparison.as_ref().and_then(|it| it.levels.get(self.level));
        self.gone.apart = level
            .filter(|level| !(level.a.contains(&a) && level.b.contains(&b)))
            .map(|_| [a, b]);
    }

    /// Passages gone to together that stand in two rows.
    #[must_use]
    pub fn apart(&self) -> Option<[u32; 2]> {
        self.gone.apart
    }

    /// Puts the row with these passages in focus, or with the first of them.
    pub fn go_to_passages(&mut self, [a, b]: [Option<u32>; 2]) {
        self.gone.to = [a, b];
        let Some(comparison) = &self.comparison else {
            let awaited = self.awaited.as_ref();
            self.going = awaited.map(|awaited| (awaited.articles, [a, b]));
            return;
        };
        let holds = |range: &Range<u32>, passage: Option<u32>| passage.is_some_and(|at| range.contains(&at));
        let levels = || comparison.levels.iter();
        let both = levels().position(|level| holds(&level.a, a) && holds(&level.b, b));
        let one = || levels().position(|level| holds(&level.a, a));
        let two = || levels().position(|level| holds(&level.b, b));
        if let Some(level) = both.or_else(one).or_else(two) {
            self.level = level;
            if !self.rows.lines.is_empty() && !self.rows.has(level) {
                self.filter = Filter::default();
            }
            self.reveal();
        }
    }

    /// Forgets which passages were gone to, and from which row some were hidden: one goes elsewhere.
    fn leave(&mut self) {
        self.gone = Gone::default();
    }

    /// Shows other rows; the row in focus stays so, or comes back when it is shown again.
    pub fn show_only(&mut self, filter: Filter) {
        self.level = *self.gone.unfiltered.get_or_insert(self.level);
        self.filter = filter;
    }

    /// Puts the row `level` in focus.
    pub fn go_to(&mut self, level: usize) {
        self.leave();
        self.level = level;
        self.reveal();
    }

    /// One row down or up; within a row that is longer than the screen, one line.
    pub fn step(&mut self, by: isize) {
        self.leave();
        let bottom = self.top + self.height;
        if let Some(lines) = self.rows.lines_of(self.level) {
            let is_long = lines.len() > self.height;
            if is_long && by > 0 && lines.end > bottom {
                self.top += 1;
                return;
            }
            if is_long && by < 0 && lines.start < self.top {
                self.top -= 1;
                return;
            }
        }
        self.level = self.rows.step(self.level, by);
        self.reveal();
    }

    /// Scrolls by lines; the row in focus is the one that is seen a third down.
    pub fn scroll(&mut self, lines: isize) {
        if self.last_top() == 0 {
            // All is seen.
            self.go_to_end(lines > 0);
            return;
        }
        self.leave();
        let before = self.top;
        self.top = self.top.saturating_add_signed(lines).min(self.last_top());
        let at = match self.top {
            0 => 0,
            top if top == self.last_top() => self.rows.lines.len(),
            top => top + self.height / 3,
        };
        if self.top != before || at == 0 || at == self.rows.lines.len() {
            self.level = self.rows.level_at(at).unwrap_or(self.level);
        }
    }

    /// Scrolls by lines as the wheel does: where all is seen, one row further.
    pub fn wheel(&mut self, lines: isize) {
        match self.last_top() {
            0 => self.step(lines.signum()),
            _ => self.scroll(lines),
        }
    }

    /// Lines of a page, one of them kept from the page before.
    #[must_use]
    pub fn stride(&self) -> isize {
        self.height.saturating_sub(1).max(1).cast_signed()
    }

    /// To the first or the last row.
    pub fn go_to_end(&mut self, last: bool) {
        self.leave();
        self.level = self
            .rows
            .step(self.level, if last { isize::MAX } else { isize::MIN });
        self.top = if last { self.last_top() } else { 0 };
    }

    /// To the next or previous row for which `is_wanted`; false where there is none.
    pub fn seek(&mut self, forward: bool, is_wanted: impl Fn(&Comparison, usize) -> bool) -> bool {
        let Some(comparison) = self.comparison.clone() else {
            return false;
        };
        let next = only::next(&comparison, self.level, forward, |at| {
            shows(&comparison, &comparison.levels[at], at, self.filter) && is_wanted(&comparison, at)
        });
        let Some(level) = next else { return false };
        self.go_to(level);
        true
    }

    /// Which pair is in focus, and of how many: `pair 2/9`; or that one article alone tells the passage.
    #[must_use]
    pub fn count(&self) -> Option<String> {
        let comparison = self.comparison()?;
        let level = comparison.levels.get(self.level)?;
        Some(only::standing(comparison, level, self.pair()))
    }

    /// How many rows a filter hides.
    #[must_use]
    pub fn hidden(&self) -> usize {
        let comparison = self.comparison.as_ref();
        comparison.map_or(0, |it| it.levels.len().saturating_sub(self.rows.shown().len()))
    }

    /// The rows of which each cell of the strip tells, from above.
    #[must_use]
    pub fn strip(&self) -> Vec<Range<usize>> {
        strip::cells(self.rows.shown().len(), self.height)
    }

    /// The row of a cell of the strip, by its column and line; `None` where the strip is not.
    #[must_use]
    pub fn strip_level(&self, x: u16, line: usize) -> Option<usize> {
        let plan = self.rows.plan()?;
        let is_there = plan.strip.1 > 0 && x >= plan.strip.0;
        let cell = self.strip().get(line)?.start;
        self.rows.shown().get(cell).copied().filter(|_| is_there)
    }

    /// Brings the row in focus on the screen, as much of it as there is room for.
    fn reveal(&mut self) {
        let Some(lines) = self.rows.lines_of(self.level) else {
            return;
        };
        if self.height == 0 {
            return;
        }
        if lines.start < self.top || lines.len() >= self.height {
            self.top = lines.start;
        } else if lines.end > self.top + self.height {
            self.top = lines.end - self.height;
        }
        self.top = self.top.min(self.last_top());
    }
}
