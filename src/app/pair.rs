//! Two texts open at once: in which way they are read, and how they scroll together.
//!
//! Whoever knows which passages tell the same knows where one text is when the other is here: between two pairs
//! of passages, as far from the one to the other.

use crate::story::Comparison;

use super::reader::Reader;

/// In which way two texts are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In rows, what tells the same level with each other.
    #[default]
    Level,
    /// As plain texts that scroll together.
    Together,
    /// As plain texts, each by itself.
    Apart,
    /// In rows, a passage of the one above that of the other.
    Stacked,
}

impl Way {
    /// Whether the two are read in rows.
    #[must_use]
    pub fn is_in_rows(self) -> bool {
        matches!(self, Self::Level | Self::Stacked)
    }

    /// The way in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Level => "what tells the same stands level",
            Self::Together => "the two scroll together",
            Self::Apart => "the two scroll apart",
            Self::Stacked => "what tells the same stands one above the other",
        }
    }
}

/// How the two texts stand to each other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pair {
    /// Whether a second text is open.
    pub beside: bool,
    /// In which way the two are read.
    pub way: Way,
    /// Whether plain texts stand one above the other even where there is room beside.
    pub stacked: bool,
    held: Option<Held>,
}

/// The distance that scrolling together keeps, and where it left the two texts. It holds only as long as
/// they are still there; ends of texts shorten a distance that is only measured.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// How many lines further down the second text is than it would belong.
    drift: isize,
    tops: [usize; 2],
}

impl Pair {
    /// Scrolls one of the texts, and the other with it where they scroll together: as far from where it belongs
    /// as it was.
    pub fn scroll(
        &mut self,
        readers: &mut [Reader; 2],
        leader: usize,
        comparison: Option<&Comparison>,
        how: impl FnOnce(&mut Reader),
    ) {
        let tops = |readers: &[Reader; 2]| [readers[0].top, readers[1].top];
        let before = tops(readers);
        let other = 1 - leader;
        let belongs = |readers: &[Reader; 2]| {
            let map = Map::of(readers, comparison);
            map.other(leader, readers[leader].top).cast_signed()
        };
        let drift = match self.held {
            Some(held) if held.tops == before => held.drift,
            _ if self.beside && self.way == Way::Together => before[other].cast_signed() - belongs(readers),
            _ => 0,
        };
        how(&mut readers[leader]);
        if !(self.beside && self.way == Way::Together) || readers[leader].top == before[leader] {
            return;
        }
        let place = belongs(readers) + drift;
        readers[other].go(usize::try_from(place).unwrap_or(0));
        self.held = Some(Held {
            drift,
            tops: tops(readers),
        });
    }
}

/// Which lines at the top of one text belong to which of the other.
struct Map {
    /// Pairs of lines, in order in both.
    points: Vec<[usize; 2]>,
}

/// The part of a pane above the line where the eye is.
const EYE: usize = 3;

impl Map {
    fn of(readers: &[Reader; 2], comparison: Option<&Comparison>) -> Self {
        let ends = [readers[0].last_top(), readers[1].last_top()];
        let mut points = vec![[0, 0]];
        let levels = comparison.map_or(&[][..], |comparison| &comparison.levels);
        for level in levels
            .iter()
            .filter(|level| !level.a.is_empty() && !level.b.is_empty())
        {
            let rows = [(0, level.a.start), (1, level.b.start)].map(|(side, passage)| {
                let row = readers[side].page.row_of(passage as usize, 0).unwrap_or(0);
                row.saturating_sub(readers[side].height() / EYE).min(ends[side])
            });
            let last = points[points.len() - 1];
            if rows[0] > last[0] && rows[1] > last[1] {
                points.push(rows);
            }
        }
        let last = points[points.len() - 1];
        if ends[0] > last[0] || ends[1] > last[1] {
            points.push(ends);
        }
        Self { points }
    }

    /// Where the other text belongs when this one has line `top` at its top.
    fn other(&self, side: usize, top: usize) -> usize {
        let after = self.points.partition_point(|point| point[side] <= top);
        let from = self.points[after.saturating_sub(1)];
        let Some(to) = self.points.get(after) else {
            return from[1 - side];
        };
        let length = to[side].saturating_sub(from[side]).max(1);
        let far = to[1 - side].saturating_sub(from[1 - side]);
        from[1 - side] + (top.saturating_sub(from[side]) * far + length / 2) / length
    }
}
