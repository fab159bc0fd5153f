//! The rows of two aligned texts, broken into lines for the room there is: beside each other with a gutter between
//! them, or one above the other.

use std::ops::Range;

use crate::analysis::{Level, Relation};
use crate::report::pair::{Said, score, sign};
use crate::story::{Article, Comparison, Fact, Pair, Story};
use crate::text::{self, cut, wrap};

use super::super::area::Area;
use super::super::pair::Way;
use super::only::{Filter, shows};

/// Where what stands in a line, in columns from the left edge of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first column of each text.
    pub left: [u16; 2],
    /// Columns of a text.
    pub column: u16,
    /// The first column of the gutter, and its columns; none where passages stand one above the other.
    pub gutter: (u16, u16),
    /// The first column of the strip that shows the whole, and its columns; none where there is no room.
    pub strip: (u16, u16),
    /// Whether a passage of the one stands above that of the other.
    pub is_stacked: bool,
}

/// Below so many columns, passages stand one above the other.
const BESIDE: u16 = 72;
/// From so many columns on, there is room for the strip.
const WITH_STRIP: u16 = 40;
/// Columns of the strip, and of the blank before it.
const STRIP: u16 = 4;
/// Columns for the mark of the row in focus.
const MARK: u16 = 2;

impl Plan {
    /// Plans a line for the room there is.
    #[must_use]
    pub fn of(room: Area, way: Way, measure: u16) -> Self {
        let strip = if room.width >= WITH_STRIP { STRIP } else { 0 };
        let wide = room.width.saturating_sub(strip);
        let is_stacked = way == Way::Stacked || wide < BESIDE;
        let strip = (room.width - strip, strip);
        if is_stacked {
            let column = wide.saturating_sub(MARK).clamp(1, measure);
            let left = MARK.min(room.width.saturating_sub(1)) + wide.saturating_sub(MARK + column) / 2;
            return Self {
                left: [left, left],
                column,
                gutter: (0, 0),
                strip,
                is_stacked,
            };
        }
        let gutter = if wide >= 110 { 15 } else { 12 };
        let column = (wide.saturating_sub(gutter + 2 * MARK) / 2).min(measure);
        let first = MARK + wide.saturating_sub(gutter + 2 * MARK + 2 * column) / 2;
        Self {
            left: [first, first + column + gutter + MARK],
            column,
            gutter: (first + column, gutter),
            strip,
            is_stacked,
        }
    }
}

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

/// What the gutter says in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: String,
    /// Whether they are of something that differs.
    pub differs: bool,
}

/// A row as it is laid out.
#[derive(Clone, Debug)]
struct Laid {
    level: usize,
    lines: Range<usize>,
    notes: Vec<Note>,
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
            let notes = notes(&said, comparison, level, plan);
            if plan.is_stacked {
                rows.stack(at, level, [a, b], plan.column);
            } else {
                rows.put_beside(at, level, [a, b], plan.column, notes.len());
            }
            rows.shown.push(at);
            rows.laid.push(Laid {
                level: at,
                lines: start..rows.lines.len(),
                notes,
            });
        }
        rows
    }

    fn put_beside(&mut self, at: usize, level: &Level, articles: [&Article; 2], column: u16, notes: usize) {
        let texts = [&level.a, &level.b].map(Range::clone);
        let sides = [0, 1].map(|side| broken(articles[side], texts[side].clone(), column));
        let height = sides[0].len().max(sides[1].len()).max(notes);
        for line in 0..height {
            self.lines.push(Line::Beside {
                level: at,
                texts: [0, 1].map(|side| sides[side].get(line).copied().flatten()),
                gutter: (line < notes).then_some(line),
                is_first: line == 0,
            });
        }
    }

    fn stack(&mut self, at: usize, level: &Level, articles: [&Article; 2], column: u16) {
        let mut is_first = true;
        for (side, range) in [level.a.clone(), level.b.clone()].into_iter().enumerate() {
            for passage in range {
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

    /// The row at a line, or the one before it.
    #[must_use]
    pub fn level_at(&self, line: usize) -> Option<usize> {
        let after = self.laid.partition_point(|laid| laid.lines.start <= line);
        self.laid.get(after.saturating_sub(1)).map(|laid| laid.level)
    }
}

/// Passages in lines, with a blank one between two.
fn broken(article: &Article, passages: Range<u32>, column: u16) -> Vec<Option<(u32, text::Line)>> {
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

/// What the gutter says: how sure and how the two go together, what differs, and where passages stand that tell
/// the same elsewhere.
fn notes(said: &Said, comparison: &Comparison, level: &Level, plan: Plan) -> Vec<Note> {
    let wide = if plan.is_stacked {
        usize::from(plan.column)
    } else {
        usize::from(plan.gutter.1.saturating_sub(2))
    };
    let mut notes = Vec::new();
    let mut note = |words: &str, differs: bool| {
        notes.push(Note {
            words: cut(words, wide),
            differs,
        });
    };
    let pairs: Vec<&Pair> = comparison.of_level(level).collect();
    for pair in &pairs {
        let differs = pair.facts.iter().any(Fact::differs);
        let pin = if pair.link.pinned { "⚲ " } else { "" };
        note(&format!("{pin}{} {}", score(pair), sign(pair)), differs);
        let told = |fact: &&Fact| !fact.agrees() && fact.relation != Relation::Single;
        for fact in pair.facts.iter().filter(told) {
            let sides = [0, 1].map(|side| said.fact_brief(fact, side));
            note(&sides[0], fact.differs());
            note(&format!("{} {}", fact.relation.sign(), sides[1]), fact.differs());
        }
    }
    let elsewhere = comparison
        .pairs
        .iter()
        .filter(|pair| level.a.contains(&pair.link.a) != level.b.contains(&pair.link.b));
    let mut is_told = !pairs.is_empty();
    for pair in elsewhere {
        is_told = true;
        let (other, passage) = if level.a.contains(&pair.link.a) {
            ("B", pair.link.b)
        } else {
            ("A", pair.link.a)
        };
        let arrow = if pair.link.moved { "↕" } else { "↔" };
        note(
            &format!("{arrow} {other} ¶{} {}", passage + 1, sign(pair)),
            pair.facts.iter().any(Fact::differs),
        );
    }
    if !is_told {
        note(
            if level.b.is_empty() {
                "○ only A"
            } else {
                "○ only B"
            },
            false,
        );
    }
    notes
}
