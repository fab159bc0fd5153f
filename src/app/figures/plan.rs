//! Where what stands in the view of figures: computed once, for drawing, paging and the mouse alike.

use crate::story::Group;

use super::super::area::Area;
use super::order::Face;

/// The places of all parts; columns are counted from the left of `inside`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The table or plot, frame included.
    pub main: Area,
    /// The room inside of that.
    pub inside: Area,
    /// Where the sentences of what is selected stand, frame included.
    pub context: Option<Area>,
    /// Rows of the head.
    pub head: u16,
    /// Rows below the head.
    pub rows: usize,
    /// Columns of what is counted.
    pub name: u16,
    /// Columns of a source, the blank before it excluded.
    pub cell: u16,
    /// How many sources are seen.
    pub shown: usize,
    /// Columns of the spread, the blank before it excluded.
    pub spread: u16,
    /// Whether each row is a card, for there is no room for columns.
    pub cards: bool,
}

/// Columns before what is counted: `▸ ≠! `.
pub const MARKS: u16 = 5;
/// The fewest columns that a source may have.
const LEAST_CELL: u16 = 10;
/// The most that help.
const MOST_CELL: u16 = 20;
/// Columns between the last source and the spread, the one behind each source excluded.
const GAP: u16 = 1;
/// From this height of the room on, the sentences are seen.
const TALL: u16 = 14;

impl Plan {
    /// Lays out the view in a room, for so many columns of sources.
    #[must_use]
    pub fn of(body: Area, framed: bool, face: Face, columns: usize) -> Self {
        let context = match (face, body.height) {
            (_, ..TALL) => 0,
            (Face::Plot, height) => (height / 4).clamp(6, 10),
            (_, height) => (height * 3 / 8).clamp(7, 16),
        };
        let (main, below) = body.split_top(body.height - context);
        let inside = if framed {
            main.inset(1, 1)
        } else {
            main.split_top(1).1
        };
        let mut plan = Self {
            main,
            inside,
            context: (context > 0).then_some(below),
            head: match (face, inside.height) {
                (_, ..6) => 1,
                (Face::Matrix, _) => 2,
                _ => 1,
            },
            ..Self::default()
        };
        plan.rows = usize::from(inside.height.saturating_sub(plan.head));
        if face == Face::Matrix {
            plan.split(columns);
        }
        plan
    }

    /// Gives each column its width: what is counted first, then as many sources as have room.
    fn split(&mut self, columns: usize) {
        let width = self.inside.width;
        self.spread = match width {
            ..76 => 12,
            76..110 => 16,
            _ => 23,
        };
        let least = (width / 4).clamp(18, 40);
        let taken = MARKS + 1 + GAP + self.spread;
        let sources = width.saturating_sub(least + taken);
        // Where not all have room, some are seen well rather than many badly.
        let wanted = if width < 100 { LEAST_CELL } else { 13 };
        let columns = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
        let fit = sources / (LEAST_CELL + 1);
        let shown = if columns <= fit {
            columns
        } else {
            sources / (wanted + 1)
        };
        self.cards = width < 58 || shown == 0;
        if self.cards {
            return;
        }
        self.shown = usize::from(shown);
        self.cell = (sources / shown - 1).min(MOST_CELL);
        self.name = (width - taken - shown * (self.cell + 1)).min(64);
    }

    /// The first column of the source that is the `at`-th of those seen.
    #[must_use]
    pub fn cell_x(&self, at: usize) -> u16 {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        (self.inside.x + MARKS + self.name + 1).saturating_add(at.saturating_mul(self.cell + 1))
    }

    /// The first column of the spread.
    #[must_use]
    pub fn spread_x(&self) -> u16 {
        self.cell_x(self.shown) + GAP
    }
}

/// A line of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// Flag and name of the group in a row.
    Name(usize),
    /// How its figures stand to each other.
    Relation(usize),
    /// What an article gives.
    Source(usize, u32),
    /// Nothing, between two cards.
    Blank,
}

/// Cards one below the other, and what of them is selected.
#[derive(Clone, Copy, Debug)]
pub struct Cards<'a> {
    /// The selected row.
    pub row: usize,
    /// The selected article in it; `None` for the whole card.
    pub article: Option<u32>,
    /// All articles, in order.
    pub columns: &'a [u32],
    /// Lines that are seen.
    pub room: usize,
}

impl Cards<'_> {
    /// The first card to be shown, as near to `top` as may be, so that the selected one is seen.
    pub fn top<'a>(&self, top: usize, of: impl Fn(usize) -> Option<&'a Group>) -> usize {
        // The blank below the last card need not be seen.
        let height = |row: usize| of(row).map_or(0, |group| group.sources as usize + 3);
        let mut first = self.row;
        let mut taken = height(first);
        while first > 0 && taken + height(first - 1) <= self.room + 1 {
            first -= 1;
            taken += height(first);
        }
        top.clamp(first, self.row)
    }

    /// The lines that are seen from a card on. Where the selected one is too high for the room, they begin
    /// further down.
    pub fn lines<'a>(&self, top: usize, of: impl Fn(usize) -> Option<&'a Group>) -> Vec<CardLine> {
        let mut lines = Vec::new();
        let mut skip = 0;
        let mut row = top;
        while lines.len() < self.room + skip {
            let Some(group) = of(row) else { break };
            lines.extend([CardLine::Name(row), CardLine::Relation(row)]);
            for &article in self.columns {
                if group.of(article as usize).next().is_some() {
                    lines.push(CardLine::Source(row, article));
                    if row == self.row && Some(article) == self.article {
                        skip = lines.len().saturating_sub(self.room);
                    }
                }
            }
            lines.push(CardLine::Blank);
            row += 1;
        }
        lines.drain(..skip);
        lines.truncate(self.room);
        lines
    }
}
