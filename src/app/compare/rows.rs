//! The rows of two aligned texts, broken into lines for the room there is: beside each other with a gutter between
//! them, or one above the other.
//!
//! A passage whose pair stands in another row has that beside it once more, as an echo: whoever compares the two need
//! not go from row to row.

use std::ops::Range;

use crate::analysis::Level;
use crate::report::pair::Said;
use crate::story::{Article, Comparison, Story};
use crate::text::{self, wrap};

use super::notes::{Note, notes};
use super::only::{Filter, elsewhere, shows};
use super::plan::Plan;

/// A line of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing, between two rows.
    Blank,
    /// Texts beside each other.
    Beside {
        /// The row it belongs to.
        level: usize,
        /// The passage and the part of it on each side; nothing where a side has no more to say.
        texts: [Option<(u32, text::Line)>; 2],
        /// What stands between them.
        gutter: Option<usize>,
        /// Whether it is the first of its row.
        is_first: bool,
    },
    /// What introduces a passage where they stand one above the other.
    Head {
        /// The row it belongs to.
        level: usize,
        /// Whose passage follows.
        side: usize,
        /// The passage.
        passage: u32,
        /// Whether it is the first of its row, which says how the two go together.
        is_first: bool,
    },
    /// A line of a passage by itself.
    Text {
        /// The row it belongs to.
        level: usize,
        /// Whose it is.
        side: usize,
        /// The passage.
        passage: u32,
        /// The part of it.
        line: text::Line,
    },
}

/// A row as it is laid out.
#[derive(Clone, Debug)]
struct Laid {
    level: usize,
    lines: Range<usize>,
    notes: Vec<Note>,
    /// The side that is an echo, if one is, and the index of its pair.
    echo: Option<(usize, usize)>,
}

/// The rows that are shown.
#[derive(Debug, Default)]
pub struct Rows {
    /// Their lines.
    pub lines: Vec<Line>,
    laid: Vec<Laid>,
    shown: Vec<usize>,
    made_for: Option<(Plan, Filter)>,
}

impl Rows {
    /// Lays out the rows that are shown.
    #[must_use]
    pub fn lay(story: &Story, comparison: &Comparison, plan: Plan, filter: Filter) -> Self {
        let mut rows = Self {
            made_for: Some((plan, filter)),
            ..Self::default()
        };
        let (Some(said), [Some(a), Some(b)]) = (
            Said::of(story, comparison),
            comparison.articles.map(|at| story.article(at)),
        ) else {
            return rows;
        };
        for (at, level) in comparison.levels.iter().enumerate() {
            if !shows(comparison, level, at, filter) {
                continue;
            }
            if !rows.lines.is_empty() {
                rows.lines.push(Line::Blank);
            }
            let start = rows.lines.len();
            let notes = notes(&said, comparison, at, plan, filter);
            let (sides, echo) = with_echo(comparison, at, level);
            if plan.is_stacked {
                rows.stack(at, &sides, [a, b], plan.column);
            } else {
                rows.put_beside(at, &sides, [a, b], plan.column, &notes);
            }
            rows.shown.push(at);
            rows.laid.push(Laid {
                level: at,
                lines: start..rows.lines.len(),
                notes,
                echo,
            });
        }
        rows
    }

    fn put_beside(
        &mut self,
        at: usize,
        texts: &[Range<u32>; 2],
        articles: [&Article; 2],
        column: u16,
        notes: &[Note],
    ) {
        let sides = [0, 1].map(|side| broken(articles[side], texts[side].clone(), column));
        let gutter = beside(&sides, notes);
        let height = sides[0].len().max(sides[1].len()).max(gutter.len());
        for line in 0..height {
            self.lines.push(Line::Beside {
                level: at,
                texts: [0, 1].map(|side| sides[side].get(line).copied().flatten()),
                gutter: gutter.get(line).copied().flatten(),
                is_first: line == 0,
            });
        }
    }

    fn stack(&mut self, at: usize, texts: &[Range<u32>; 2], articles: [&Article; 2], column: u16) {
        let mut is_first = true;
        for (side, range) in texts.iter().enumerate() {
            for passage in range.clone() {
                self.lines.push(Line::Head {
                    level: at,
                    side,
                    passage,
                    is_first: std::mem::take(&mut is_first),
                });
                for (passage, line) in broken(articles[side], passage..passage + 1, column)
                    .into_iter()
                    .flatten()
                {
                    self.lines.push(Line::Text {
                        level: at,
                        side,
                        passage,
                        line,
                    });
                }
            }
        }
    }

    /// What the rows were laid out for.
    #[must_use]
    pub fn made_for(&self) -> Option<(Plan, Filter)> {
        self.made_for
    }

    /// The plan of a line.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        self.made_for.map(|(plan, _)| plan)
    }

    /// The rows that are shown, by their indexes among all levels.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Whether a row is shown.
    #[must_use]
    pub fn has(&self, level: usize) -> bool {
        self.shown.binary_search(&level).is_ok()
    }

    fn laid(&self, level: usize) -> Option<&Laid> {
        self.shown.binary_search(&level).ok().map(|at| &self.laid[at])
    }

    /// The lines of a row.
    #[must_use]
    pub fn lines_of(&self, level: usize) -> Option<Range<usize>> {
        self.laid(level).map(|laid| laid.lines.clone())
    }

    /// What the gutter says of a row, line by line.
    #[must_use]
    pub fn notes(&self, level: usize) -> &[Note] {
        self.laid(level).map_or(&[], |laid| &laid.notes)
    }

    /// The side of a row that is an echo of a passage in another row, if one is.
    #[must_use]
    pub fn echo(&self, level: usize) -> Option<usize> {
        self.laid(level)?.echo.map(|(side, _)| side)
    }

    /// The index of the pair of an echo.
    #[must_use]
    pub fn echoed(&self, level: usize) -> Option<usize> {
        self.laid(level)?.echo.map(|(_, pair)| pair)
    }

    /// The row shown that is so many after this one, or the last or first.
    #[must_use]
    pub fn step(&self, level: usize, by: isize) -> usize {
        let at = self.shown.partition_point(|shown| *shown < level);
        let last = self.shown.len().saturating_sub(1);
        let next = at.saturating_add_signed(by).min(last);
        self.shown.get(next).copied().unwrap_or(level)
    }

    /// The row shown that is nearest to one that is not.
    #[must_use]
    pub fn nearest(&self, level: usize) -> usize {
        self.step(level, 0)
    }

    /// The row that a line belongs to.
    #[must_use]
    pub fn level_of_line(&self, line: usize) -> Option<usize> {
        match self.lines.get(line)? {
            Line::Blank => None,
            Line::Beside { level, .. } | Line::Head { level, .. } | Line::Text { level, .. } => Some(*level),
        }
    }

    /// The row at a line, or the one before it.
    #[must_use]
    pub fn level_at(&self, line: usize) -> Option<usize> {
        let after = self.laid.partition_point(|laid| laid.lines.start <= line);
        self.laid.get(after.saturating_sub(1)).map(|laid| laid.level)
    }
}

/// The passages of a row on each side; which of the two is an echo, and of which pair.
fn with_echo(comparison: &Comparison, at: usize, level: &Level) -> ([Range<u32>; 2], Option<(usize, usize)>) {
    let mut sides = [level.a.clone(), level.b.clone()];
    let echo = elsewhere(comparison, at).and_then(|pair| {
        let side = usize::from(!level.a.is_empty());
        let passage = [pair.link.a, pair.link.b][side];
        sides[side] = passage..passage + 1;
        let at = comparison.pairs.iter().position(|one| one.link == pair.link)?;
        Some((side, at))
    });
    (sides, echo)
}

/// A passage's index with a part of it, line by line; nothing between two passages.
type Broken = Vec<Option<(u32, text::Line)>>;

/// Which note stands in each line: those of a pair where both of its passages have begun, all in their order.
fn beside(sides: &[Broken; 2], notes: &[Note]) -> Vec<Option<usize>> {
    let begins = |side: usize, passage: u32| {
        let is_of = |line: &Option<(u32, text::Line)>| line.is_some_and(|(at, _)| at == passage);
        sides[side].iter().position(is_of).unwrap_or(0)
    };
    let mut gutter = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        if let Some([a, b]) = note.of {
            let from = begins(0, a).max(begins(1, b));
            gutter.resize(gutter.len().max(from), None);
        }
        gutter.push(Some(at));
    }
    gutter
}

/// Passages in lines, with a blank one between two.
fn broken(article: &Article, passages: Range<u32>, column: u16) -> Broken {
    let language = article.language.as_ref().map(|language| language.value);
    let mut lines = Vec::new();
    for passage in passages {
        if !lines.is_empty() {
            lines.push(None);
        }
        let text = article.passage(passage as usize);
        let parts = wrap(&text, usize::from(column.max(1)), language);
        lines.extend(parts.into_iter().map(|line| Some((passage, line))));
    }
    lines
}
