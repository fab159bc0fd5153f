//! Where what stands in the matrix of who tells what: computed once, for drawing, paging and the mouse alike.

use super::super::area::Area;

/// The places of all parts; columns are counted from the left of `inside`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The matrix, frame included.
    pub main: Area,
    /// The room inside of that.
    pub inside: Area,
    /// Where the passages of what is selected stand, frame included.
    pub context: Option<Area>,
    /// Rows of the head.
    pub head: u16,
    /// Rows below the head.
    pub rows: usize,
    /// Columns of a passage's number.
    pub number: u16,
    /// Columns of its first words.
    pub words: u16,
    /// Columns of how many tell it, the blank before it excluded; none where there is no room.
    pub count: u16,
    /// Columns of a source, the blanks before it excluded.
    pub cell: u16,
    /// How many sources are seen.
    pub shown: usize,
}

/// Columns before a passage's number: `▸ `.
pub const MARKS: u16 = 2;
/// Columns before a source.
const GAP: u16 = 2;
/// Columns that a sign and a score take, `≠ .81`: no source has fewer.
pub const LEAST_CELL: u16 = 5;
/// Columns in which the name of a source can be told from others.
const NAMED_CELL: u16 = 9;
/// The most that help.
const MOST_CELL: u16 = 18;
/// From this height of the room on, the passages are seen in full.
const TALL: u16 = 14;

impl Plan {
    /// Lays out the matrix of so many passages and other sources in a room.
    #[must_use]
    pub fn of(body: Area, framed: bool, passages: usize, others: usize) -> Self {
        // What the rows leave free is for the passages in full.
        let taken = u16::try_from(passages).unwrap_or(u16::MAX).saturating_add(4);
        let context = if body.height < TALL {
            0
        } else {
            let least = (body.height * 2 / 5).clamp(7, 18);
            least.max(body.height.saturating_sub(taken))
        };
        let (main, below) = body.split_top(body.height - context);
        let inside = if framed {
            main.inset(1, 1)
        } else {
            main.split_top(1).1
        };
        let head = if inside.height < 6 { 1 } else { 2 };
        let mut plan = Self {
            main,
            inside,
            context: (context > 0).then_some(below),
            head,
            rows: usize::from(inside.height.saturating_sub(head)),
            number: digits(passages).max(2),
            count: (2 * digits(others) + 1).max(4),
            ..Self::default()
        };
        plan.split(u16::try_from(others).unwrap_or(u16::MAX).max(1));
        plan
    }

    /// Gives each column its width: as many sources as have room beside the first words of a passage.
    fn split(&mut self, others: u16) {
        let width = self.inside.width;
        if width < 32 {
            self.count = 0;
        }
        let fixed = MARKS + self.number + 1 + if self.count > 0 { self.count + 2 } else { 0 };
        let least = (width / 4).clamp(8, 40);
        let sources = width.saturating_sub(fixed + least);
        let fit = |cell: u16| sources / (cell + GAP);
        // Where not all have room, some are seen well rather than many badly.
        let shown = if others <= fit(LEAST_CELL) {
            others
        } else {
            fit(NAMED_CELL).max(1)
        };
        self.shown = usize::from(shown);
        self.cell = (sources / shown).saturating_sub(GAP).clamp(LEAST_CELL, MOST_CELL);
        self.words = width.saturating_sub(fixed + shown * (self.cell + GAP));
    }

    /// The first column of a passage's first words.
    #[must_use]
    pub fn words_x(&self) -> u16 {
        self.inside.x + MARKS + self.number + 1
    }

    /// The first column of how many tell a passage.
    #[must_use]
    pub fn count_x(&self) -> u16 {
        self.words_x() + self.words + 2
    }

    /// The first column of the source that is the `at`-th of those seen.
    #[must_use]
    pub fn cell_x(&self, at: usize) -> u16 {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        let first = match self.count {
            0 => self.words_x() + self.words,
            count => self.count_x() + count,
        };
        (first + GAP).saturating_add(at.saturating_mul(self.cell + GAP))
    }
}

fn digits(number: usize) -> u16 {
    u16::try_from(number.to_string().len()).unwrap_or(1)
}
