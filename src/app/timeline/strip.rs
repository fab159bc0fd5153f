//! The strip: a lane for each source and in it, column by column, what happened then. Filled in one pass
//! over the rows, however many there are.

use crate::analysis::{Limit, Period, Precision};
use crate::report::events;
use crate::story::{DateAt, Story};

use super::rows::{Item, Mark, Order};
use super::window::{Spot, Window, number};

/// What is drawn in a column of a lane; what comes later hides what comes before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Nothing.
    #[default]
    None,
    /// The middle of a span.
    Middle,
    /// Some time in a span.
    About,
    /// An article was printed.
    Printed,
    /// The last column of a span.
    End,
    /// The first column of a span.
    Start,
    /// A span that has one column.
    Short,
    /// It began before.
    Until,
    /// It goes on after.
    Since,
    /// A day.
    Day,
    /// The sources date it otherwise.
    Disputed,
}

impl Sign {
    /// How it is drawn.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::None => " ",
            Self::Middle => "─",
            Self::About => "~",
            Self::Printed => "▪",
            Self::End => "┤",
            Self::Start => "├",
            Self::Short => "○",
            Self::Until => "◂",
            Self::Since => "▸",
            Self::Day => "●",
            Self::Disputed => "◆",
        }
    }

    /// The sign of a time that has one column for itself.
    #[must_use]
    pub fn of(when: Option<Period>, precision: Precision, limit: Limit) -> Self {
        when.map_or(Self::None, |when| {
            Self::alone(when.from == when.to, precision, limit)
        })
    }

    fn alone(is_day: bool, precision: Precision, limit: Limit) -> Self {
        match (limit, precision) {
            (Limit::Until, _) => Self::Until,
            (Limit::Since, _) => Self::Since,
            (Limit::At, Precision::About) => Self::About,
            (Limit::At, _) if is_day => Self::Day,
            (Limit::At, _) => Self::Short,
        }
    }
}

/// A column of a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What is drawn there, if one thing is.
    pub sign: Sign,
    /// How many events begin there.
    pub count: u16,
    /// Whether an article was printed then.
    pub printed: bool,
    /// The event counted last, from 1.
    last: u32,
}

impl Cell {
    /// What is drawn.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        const DIGITS: [&str; 8] = ["2", "3", "4", "5", "6", "7", "8", "9"];
        match (self.sign, self.count) {
            (Sign::Disputed, _) => Sign::Disputed.glyph(),
            (_, 2..) => DIGITS.get(usize::from(self.count) - 2).copied().unwrap_or("◉"),
            (sign, 1) if self.printed && sign != Sign::Printed => "▣",
            (sign, _) => sign.glyph(),
        }
    }
}

/// What the strip shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The articles of the lanes, in order; one that has no lane of its own is in the last.
    pub articles: Vec<u32>,
    /// The lanes, column by column.
    pub lanes: Vec<Vec<Cell>>,
    /// How many articles the last lane sums up; 0 where it is one article's own.
    pub more: usize,
    /// Rows that are seen.
    pub shown: usize,
    /// Rows that lie before the first column.
    pub before: usize,
    /// Rows that lie after the last one.
    pub after: usize,
}

impl Strip {
    /// Fills the lanes of `articles`, at most `room` of them, with what the rows are about.
    #[must_use]
    pub fn fill(
        rows: &[Item],
        order: &Order,
        story: &Story,
        window: Window,
        (articles, room): (&[u32], usize),
    ) -> Self {
        let width = usize::try_from(window.width).unwrap_or(0);
        let lanes = articles.len().min(room);
        let mut strip = Self {
            articles: articles.to_vec(),
            lanes: vec![vec![Cell::default(); width]; lanes],
            more: if articles.len() > room {
                articles.len() + 1 - room
            } else {
                0
            },
            ..Self::default()
        };
        for item in rows {
            let Some((from, to)) = order.days(*item, story) else {
                continue;
            };
            let spot = window.spot(from, to);
            match spot {
                Spot::Before => strip.before += 1,
                Spot::After => strip.after += 1,
                Spot::Shown(..) => strip.shown += 1,
            }
            match *item {
                Item::Printed(article) => strip.print(article, spot),
                Item::Event(at) => {
                    let disagrees = story
                        .events()
                        .get(at as usize)
                        .is_some_and(|event| event.disagrees);
                    for mark in order.marks(at) {
                        let own = match mark.days {
                            None => continue,
                            Some(days) if days == (from, to) => spot,
                            Some((from, to)) => window.spot(from, to),
                        };
                        strip.mark(at + 1, mark, own, disagrees);
                    }
                }
            }
        }
        strip
    }

    /// The lane of an article.
    #[must_use]
    pub fn lane(&self, article: u32) -> Option<usize> {
        let at = self.articles.binary_search(&article).ok()?;
        Some(at.min(self.lanes.len().checked_sub(1)?))
    }

    fn print(&mut self, article: u32, spot: Spot) {
        let Some((cells, first, last)) = self.cells(article, spot) else {
            return;
        };
        for cell in &mut cells[first..=last] {
            cell.printed = true;
            cell.sign = cell.sign.max(Sign::Printed);
        }
    }

    fn mark(&mut self, event: u32, mark: &Mark, spot: Spot, disagrees: bool) {
        let Spot::Shown(from, to) = spot else { return };
        let Some((cells, first, last)) = self.cells(mark.at.article, spot) else {
            return;
        };
        if cells[first].last != event {
            cells[first].count = cells[first].count.saturating_add(1);
            cells[first].last = event;
        }
        let is_day = mark.days.is_some_and(|(from, to)| from == to);
        let alone = Sign::alone(is_day, mark.precision, mark.limit);
        let mut put = |at: usize, sign: Sign| cells[at].sign = cells[at].sign.max(sign);
        if disagrees {
            put(first, Sign::Disputed);
        }
        if from == to || alone == Sign::Day {
            put(first, alone);
            return;
        }
        let is_about = mark.precision == Precision::About;
        let middle = if is_about { Sign::About } else { Sign::Middle };
        for at in first..=last {
            put(at, middle);
        }
        let (start, end) = if is_about {
            (middle, middle)
        } else {
            (Sign::Start, Sign::End)
        };
        if usize::try_from(from) == Ok(first) {
            let open = mark.limit == Limit::Until;
            put(first, if open { Sign::Until } else { start });
        }
        if usize::try_from(to) == Ok(last) {
            let open = mark.limit == Limit::Since;
            put(last, if open { Sign::Since } else { end });
        }
    }

    /// The cells of an article's lane, and the first and last of those at a spot.
    fn cells(&mut self, article: u32, spot: Spot) -> Option<(&mut Vec<Cell>, usize, usize)> {
        let Spot::Shown(from, to) = spot else {
            return None;
        };
        let lane = self.lane(article)?;
        let cells = self.lanes.get_mut(lane)?;
        let end = cells.len().checked_sub(1)?;
        let column = |at: i64| usize::try_from(at.max(0)).unwrap_or(0).min(end);
        Some((cells, column(from), column(to)))
    }
}

/// Where a row is drawn: the article whose lane it is, and the columns.
#[must_use]
pub fn spots(item: Item, story: &Story, window: Window) -> Vec<(u32, Spot)> {
    let spot = |when: Period| window.spot(number(when.from), number(when.to));
    match item {
        Item::Printed(article) => item
            .when(story)
            .map(|when| (article, spot(when)))
            .into_iter()
            .collect(),
        Item::Event(_) => {
            let mentions = item.event(story).map_or(&[][..], |event| &event.mentions);
            let of = |at: &DateAt| Some((at.article, spot(events::mention(story, *at)?.1.when?)));
            mentions.iter().filter_map(of).collect()
        }
    }
}
