//! A matrix: a row a passage, a column a source, which the story names. For a terminal as wide as there is room, with what
//! does not fit below; and in Markdown.

use std::io::{self, Write};
use std::ops::Range;

use crate::text::{columns, cut};

use super::events::Name;
use super::paper::{Paper, cell};

/// What stands above the passages, and above how many tell them.
const PASSAGE: &str = "passage";
const TOLD: &str = "told";
/// Columns of a passage: where there is room, with names that can be told apart, and at least.
const WIDEST: usize = 64;
const ENOUGH: usize = 32;
const NARROWEST: usize = 16;
/// Columns of names, from where there is room to where there is none.
const NAMES: [usize; 3] = [20, 14, 12];
/// Columns between two columns.
const GAP: usize = 2;

/// Who tells the passages of something.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// What all of it is about, as a line above it.
    pub title: String,
    /// Whose passages they are.
    pub head: String,
    /// What the columns are of.
    pub names: Vec<Name>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A passage.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its number and words.
    pub words: String,
    /// How many of how many tell it.
    pub count: String,
    /// A cell for each column; empty where nobody tells it.
    pub cells: Vec<String>,
}

impl Matrix {
    /// Prints it for a terminal: as many columns beside each other as there is room for, the rest below.
    pub(super) fn print(&self, paper: Paper, out: &mut dyn Write) -> io::Result<()> {
        let room = paper.width.unwrap_or(usize::MAX);
        writeln!(out, "{}", paper.bold(&cut(&self.title, room)))?;
        let count = self.widest(TOLD, |row| &row.count);
        let rest = room.saturating_sub(GAP + count);
        let (names, widths) = self.columns(rest.saturating_sub(ENOUGH));
        let head = Row {
            words: PASSAGE.to_owned(),
            count: TOLD.to_owned(),
            cells: names,
        };
        let words = self.widest(PASSAGE, |row| &row.words).min(WIDEST);
        for (index, block) in blocks(&widths, rest.saturating_sub(NARROWEST))
            .into_iter()
            .enumerate()
        {
            if index > 0 {
                writeln!(out)?;
            }
            let taken: usize = widths[block.clone()].iter().map(|wide| GAP + wide).sum();
            let words = words.min(rest.saturating_sub(taken));
            for row in [&head].into_iter().chain(&self.rows) {
                let mut line = vec![left(&row.words, words), right(&row.count, count)];
                let cells = row.cells[block.clone()].iter().zip(&widths[block.clone()]);
                line.extend(cells.map(|(cell, wide)| left(cell, *wide)));
                let line = line.join(&" ".repeat(GAP));
                writeln!(out, "{}", cut(line.trim_end(), room))?;
            }
        }
        Ok(())
    }

    /// The names of the columns and how wide these are: with the longest names that leave all of them within so much room, or
    /// else the shortest.
    fn columns(&self, room: usize) -> (Vec<String>, Vec<usize>) {
        let named = |wide: usize| {
            let names: Vec<String> = self.names.iter().map(|name| name.short(wide)).collect();
            let widths: Vec<usize> = (0..names.len()).map(|at| self.width(at, &names[at])).collect();
            (names, widths)
        };
        let [rest @ .., least] = NAMES;
        rest.into_iter()
            .map(named)
            .find(|(_, widths)| blocks(widths, room).len() == 1)
            .unwrap_or_else(|| named(least))
    }

    /// How wide a column is.
    fn width(&self, column: usize, name: &str) -> usize {
        let cell = |row: &Row| row.cells.get(column).map_or(0, |cell| columns(cell));
        self.rows.iter().map(cell).fold(columns(name), usize::max)
    }

    /// How wide is the widest of some words of each row, and those above them.
    fn widest(&self, above: &str, of: impl Fn(&Row) -> &str) -> usize {
        let all = self.rows.iter().map(|row| columns(of(row)));
        all.fold(columns(above), usize::max)
    }

    /// The same in Markdown, with all words.
    pub(super) fn markdown(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| name.words.clone()).collect();
        let mut markdown = line(&self.head, TOLD, &names);
        markdown.push_str(&format!("|{}\n", "---|".repeat(2 + names.len())));
        for row in &self.rows {
            markdown.push_str(&line(&row.words, &row.count, &row.cells));
        }
        markdown
    }
}

/// A line of a table in Markdown.
fn line(first: &str, count: &str, cells: &[String]) -> String {
    let rest = cells.iter().map(String::as_str);
    let all: Vec<String> = [first, count].into_iter().chain(rest).map(cell).collect();
    format!("| {} |\n", all.join(" | "))
}

/// Which columns stand beside each other within so much room: as many as fit, and one at least.
fn blocks(widths: &[usize], room: usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let (mut first, mut taken) = (0, 0);
    for (at, wide) in widths.iter().enumerate() {
        taken += GAP + wide;
        if at > first && taken > room {
            blocks.push(first..at);
            (first, taken) = (at, GAP + wide);
        }
    }
    blocks.push(first..widths.len());
    blocks
}

/// Words in so many columns.
fn left(words: &str, wide: usize) -> String {
    let words = cut(words, wide);
    let pad = wide.saturating_sub(columns(&words));
    words + &" ".repeat(pad)
}

/// Words in so many columns, flush right.
fn right(words: &str, wide: usize) -> String {
    " ".repeat(wide.saturating_sub(columns(words))) + words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::events::Name;

    fn matrix(sources: usize) -> Matrix {
        let row = |passage: usize| Row {
            words: format!(
                "¶{passage} Ana Ruiz said that more nurses will come to Portalba before the winter"
            ),
            count: format!("{passage}/{sources}"),
            cells: (0..sources)
                .map(|at| {
                    if at % 2 == 0 {
                        format!("= .94 ¶{at}")
                    } else {
                        String::new()
                    }
                })
                .collect(),
        };
        Matrix {
            title: "Who else tells North Wire".to_owned(),
            head: "North | Wire".to_owned(),
            names: vec![Name::default(); sources],
            rows: (1..12).map(row).collect(),
        }
    }

    fn printed(matrix: &Matrix, width: Option<usize>) -> String {
        let mut out = Vec::new();
        matrix.print(Paper { width, bold: false }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_keeps_to_every_width_and_loses_no_cell() {
        for sources in [0, 1, 4, 30] {
            let matrix = matrix(sources);
            for width in [1, 8, 20, 40, 80, 200] {
                let text = printed(&matrix, Some(width));
                assert!(
                    text.lines().all(|line| columns(line) <= width),
                    "{width}:\n{text}"
                );
                if width >= 40 {
                    let cells = text.matches("= .94 ¶").count();
                    assert_eq!(cells, 11 * sources.div_ceil(2), "{width}:\n{text}");
                }
            }
        }
    }

    #[test]
    fn without_a_width_all_of_it_stands_beside_each_other() {
        let text = printed(&matrix(30), None);
        assert_eq!(text.lines().count(), 13, "{text}");
    }

    #[test]
    fn in_markdown_each_row_has_as_many_cells_as_the_head() {
        let text = matrix(4).markdown();
        let cells = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(text.lines().all(|line| cells(line) == 7), "{text}");
        assert!(text.contains("| North \\| Wire | told |"), "{text}");
    }
}
