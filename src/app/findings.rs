//! Figures and dates as an open text marks them: where they stand, and which one is next.

use std::ops::Range;

use crate::analysis::{Findings, Place};
use crate::text::Span;

use super::find::Wrapped;

/// What can be gone through one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Quantities.
    Figure,
    /// Words that name a time.
    Date,
}

impl Which {
    /// One of them, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
        }
    }
}

/// One figure or date of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which of the two it is.
    pub which: Which,
    /// Its index among all of them.
    pub index: usize,
}

impl Finding {
    /// Where it stands.
    #[must_use]
    pub fn place(self, findings: &Findings) -> Option<Place> {
        match self.which {
            Which::Figure => findings.figures.get(self.index).map(|figure| figure.place),
            Which::Date => findings.dates.get(self.index).map(|date| date.place),
        }
    }

    /// `figure 4/14`.
    #[must_use]
    pub fn count(self, findings: &Findings) -> String {
        let (_, all) = before(findings, self.which, |_| true);
        format!("{} {}/{all}", self.which.word(), self.index + 1)
    }
}

/// A figure or date as it is marked in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which one.
    pub finding: Finding,
    /// In bytes of the passage's text.
    pub span: Span,
    /// Whether it can be read in more ways than one, or in none.
    pub is_doubtful: bool,
}

/// The figures of one passage in order, then its dates.
pub fn within(findings: &Findings, passage: usize) -> impl Iterator<Item = Mark> + '_ {
    let figures = indexes(&findings.figures, passage, |figure| figure.place);
    let dates = indexes(&findings.dates, passage, |date| date.place);
    let figure = |index: usize| {
        let figure = &findings.figures[index];
        Mark {
            finding: Finding {
                which: Which::Figure,
                index,
            },
            span: figure.place.span,
            is_doubtful: !figure.others.is_empty(),
        }
    };
    let date = |index: usize| {
        let date = &findings.dates[index];
        Mark {
            finding: Finding {
                which: Which::Date,
                index,
            },
            span: date.place.span,
            is_doubtful: date.when.is_none() || !date.others.is_empty(),
        }
    };
    figures.map(figure).chain(dates.map(date))
}

/// The indexes of those that stand in a passage.
fn indexes<T>(all: &[T], passage: usize, place: impl Fn(&T) -> Place) -> Range<usize> {
    let start = all.partition_point(|one| (place(one).passage as usize) < passage);
    let end = all.partition_point(|one| (place(one).passage as usize) <= passage);
    start..end
}

/// The first figure or date at or after byte `from` of a passage, or the last one before it, around
/// the ends of the text; `None` where the text has none.
#[must_use]
pub fn next(
    findings: &Findings,
    which: Which,
    from: (usize, u32),
    forward: bool,
) -> Option<(Finding, Wrapped)> {
    let (at, all) = before(findings, which, |place| {
        (place.passage as usize, place.span.start) < from
    });
    let last = all.checked_sub(1)?;
    let (index, wrapped) = match (forward, at) {
        (true, at) if at > last => (0, Wrapped::ToTop),
        (true, at) => (at, Wrapped::No),
        (false, 0) => (last, Wrapped::ToBottom),
        (false, at) => (at - 1, Wrapped::No),
    };
    Some((Finding { which, index }, wrapped))
}

/// How many figures or dates stand before a place, and how many there are.
fn before(findings: &Findings, which: Which, is_before: impl Fn(Place) -> bool) -> (usize, usize) {
    match which {
        Which::Figure => {
            let all = &findings.figures;
            (all.partition_point(|one| is_before(one.place)), all.len())
        }
        Which::Date => {
            let all = &findings.dates;
            (all.partition_point(|one| is_before(one.place)), all.len())
        }
    }
}
