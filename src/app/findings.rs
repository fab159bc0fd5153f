//! Figures and dates as an open text marks them: where they stand, and which one is next.

use std::ops::Range;

use crate::analysis::{Figure, Findings, Mention, Place};
use crate::story::{DateAt, FigureAt, Matter};
use crate::text::Span;

use super::find::Wrapped;

/// What can be gone through one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Quantities.
    Figure,
    /// Words that name a time.
    Date,
    /// A quantity that is none, as the reader said.
    NoFigure,
    /// Words that name no time, as the reader said.
    NoDate,
}

impl Which {
    /// One of them, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure | Self::NoFigure => "figure",
            Self::Date | Self::NoDate => "date",
        }
    }

    /// Those of the sort that are what they were found to be, and those that are none.
    fn both(self) -> [Self; 2] {
        match self {
            Self::Figure | Self::NoFigure => [Self::Figure, Self::NoFigure],
            Self::Date | Self::NoDate => [Self::Date, Self::NoDate],
        }
    }

    /// The index of the one that stands at a place.
    fn at(self, place: Place, findings: &Findings) -> Option<usize> {
        let figure = |all: &[Figure]| all.binary_search_by_key(&place, |figure| figure.place).ok();
        let date = |all: &[Mention]| all.binary_search_by_key(&place, |date| date.place).ok();
        match self {
            Self::Figure => figure(&findings.figures),
            Self::Date => date(&findings.dates),
            Self::NoFigure => figure(&findings.no_figures),
            Self::NoDate => date(&findings.no_dates),
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
            Which::NoFigure => findings.no_figures.get(self.index).map(|figure| figure.place),
            Which::NoDate => findings.no_dates.get(self.index).map(|date| date.place),
        }
    }

    /// The one that stands at a place.
    #[must_use]
    pub fn at(place: Place, findings: &Findings) -> Option<Self> {
        let all = [Which::Figure, Which::Date, Which::NoFigure, Which::NoDate];
        all.into_iter().find_map(|which| {
            let index = which.at(place, findings)?;
            Some(Self { which, index })
        })
    }

    /// What it is in an article of the story.
    #[must_use]
    pub fn matter(self, article: usize) -> Matter {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (article, index) = (narrow(article), narrow(self.index));
        let figure = FigureAt {
            article,
            figure: index,
        };
        let date = DateAt { article, date: index };
        match self.which {
            Which::Figure => Matter::Figure(figure),
            Which::Date => Matter::Date(date),
            Which::NoFigure => Matter::NoFigure(figure),
            Which::NoDate => Matter::NoDate(date),
        }
    }

    /// `figure 4/14`; of what is none, what it is not.
    #[must_use]
    pub fn count(self, findings: &Findings) -> String {
        let all = match self.which {
            Which::Figure => findings.figures.len(),
            Which::Date => findings.dates.len(),
            Which::NoFigure | Which::NoDate => return format!("no {}", self.which.word()),
        };
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

/// The figures of one passage in order, then its dates, then what is none.
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
    let none = |which, index, place: Place| Mark {
        finding: Finding { which, index },
        span: place.span,
        is_doubtful: false,
    };
    let no_figures = indexes(&findings.no_figures, passage, |figure| figure.place);
    let no_figures =
        no_figures.map(move |index| none(Which::NoFigure, index, findings.no_figures[index].place));
    let no_dates = indexes(&findings.no_dates, passage, |date| date.place);
    let no_dates = no_dates.map(move |index| none(Which::NoDate, index, findings.no_dates[index].place));
    figures
        .map(figure)
        .chain(dates.map(date))
        .chain(no_figures)
        .chain(no_dates)
}

/// The indexes of those that stand in a passage.
fn indexes<T>(all: &[T], passage: usize, place: impl Fn(&T) -> Place) -> Range<usize> {
    let start = all.partition_point(|one| (place(one).passage as usize) < passage);
    let end = all.partition_point(|one| (place(one).passage as usize) <= passage);
    start..end
}

/// The first figure or date at or after byte `from` of a passage, or the last one before it, around
/// the ends of the text; `None` where the text has none. What is none as the reader said is gone to as well.
#[must_use]
pub fn next(
    findings: &Findings,
    which: Which,
    from: (usize, u32),
    forward: bool,
) -> Option<(Finding, Wrapped)> {
    let mut all: Vec<(Place, Finding)> = Vec::new();
    for which in which.both() {
        let findings_of = (0..).map(|index| Finding { which, index });
        all.extend(findings_of.map_while(|finding| Some((finding.place(findings)?, finding))));
    }
    all.sort_by_key(|(place, _)| *place);
    let at = all.partition_point(|(place, _)| (place.passage as usize, place.span.start) < from);
    let last = all.len().checked_sub(1)?;
    let (index, wrapped) = match (forward, at) {
        (true, at) if at > last => (0, Wrapped::ToTop),
        (true, at) => (at, Wrapped::No),
        (false, 0) => (last, Wrapped::ToBottom),
        (false, at) => (at - 1, Wrapped::No),
    };
    Some((all[index].1, wrapped))
}
