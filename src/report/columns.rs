//! A report as columns for people: as wide as what stands in them, within the width there is; rows of one
//! article under a line that names it; the words that a row is about lit in its last column.

use std::io::{self, Write};

use serde_json::Value;

use crate::text::{columns, cut, excerpt, visible};

use super::paper::{Paper, words};
use super::table::Report;

/// Columns of a lit sentence where no terminal says how many there are.
const SENTENCE: usize = 80;

/// Prints the table of `report`. Where the width does not hold it, the last column is cut; where that would
/// not leave it a third of the width, the widest ones before it too.
pub(super) fn print(report: &Report, paper: Paper, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.table;
    let cells: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(words).collect())
        .collect();
    let indent = if report.groups.is_empty() { 0 } else { 2 };
    let is_number = |column: usize| {
        let all = |row: &Vec<Value>| row.get(column).is_some_and(Value::is_number);
        report.right.contains(&column) || (!table.rows.is_empty() && table.rows.iter().all(all))
    };
    let numbers: Vec<bool> = (0..table.columns.len()).map(is_number).collect();
    let names: Vec<String> = table.columns.iter().map(|name| (*name).to_owned()).collect();
    let widths = widths(
        report,
        &names,
        &cells,
        paper.width.map(|width| width.saturating_sub(indent)),
    );

    let row = |cells: &[String], lit: Option<String>| {
        let mut line = " ".repeat(indent);
        for (column, ((cell, wide), is_number)) in cells.iter().zip(&widths).zip(&numbers).enumerate() {
            if column > 0 {
                line.push_str("  ");
            }
            if let (Some(lit), true) = (&lit, column + 1 == widths.len()) {
                line.push_str(lit);
                continue;
            }
            let cell = cut(cell, *wide);
            let pad = " ".repeat(wide - columns(&cell).min(*wide));
            let (before, after) = if *is_number { (&*pad, "") } else { ("", &*pad) };
            line.extend([before, &cell, after]);
        }
        line
    };
    writeln!(out, "{}", row(&names, None).trim_end())?;
    let mut groups = report.groups.iter().peekable();
    for (index, (cells, values)) in cells.iter().zip(&table.rows).enumerate() {
        while let Some(group) = groups.next_if(|group| group.row <= index) {
            let words = visible(&group.words);
            let words = paper
                .width
                .map_or_else(|| words.clone(), |width| cut(&words, width));
            writeln!(out, "\n{}", paper.bold(&words))?;
        }
        let lit = report.lit.get(index).filter(|lit| !lit.is_empty());
        let lit = lit.zip(values.last()).map(|(lit, value)| {
            let text = value.as_str().unwrap_or_default();
            let wide = widths.last().copied().unwrap_or_default();
            let around = excerpt(text, *lit, paper.room(wide));
            format!("{}{}{}", around.before, paper.lit(&around.words), around.after)
        });
        writeln!(out, "{}", row(cells, lit).trim_end())?;
    }
    Ok(())
}

/// How wide the columns are.
fn widths(report: &Report, names: &[String], cells: &[Vec<String>], width: Option<usize>) -> Vec<usize> {
    let mut widths: Vec<usize> = names.iter().map(|name| columns(name)).collect();
    for row in cells {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = columns(cell).max(*wide);
        }
    }
    let Some(last) = widths.len().checked_sub(1) else {
        return widths;
    };
    if !report.lit.is_empty() && width.is_none() {
        widths[last] = widths[last].min(SENTENCE);
    }
    if let Some(width) = width {
        let gaps = 2 * last;
        let least = (width / 3).min(widths[last]);
        while widths[..last].iter().sum::<usize>() + gaps + least > width {
            let Some(widest) = widths[..last].iter_mut().max().filter(|wide| **wide > 8) else {
                break;
            };
            *widest -= 1;
        }
        let before: usize = widths[..last].iter().sum();
        widths[last] = widths[last].min(width.saturating_sub(before + gaps).max(4));
    }
    widths
}
