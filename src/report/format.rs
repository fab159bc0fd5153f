//! Printing a report in the form that was asked for. Nothing that is printed can act on a terminal:
//! control characters are shown as marks, in JSON as escapes.

use std::io::{self, Write};

use serde_json::Value;

use crate::text::{columns, cut, visible, wrap};

use super::table::{Report, Table};

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Columns for a terminal.
    #[default]
    Table,
    /// One thing after the other, without columns: for screen readers.
    Plain,
    /// One JSON array.
    Json,
    /// A JSON object a line.
    Jsonl,
    /// Comma-separated values with a line of names.
    Csv,
    /// Markdown.
    Md,
}

/// Prints `report`; `width` is the terminal's width in columns, if there is a terminal.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report, format: Format, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Table => write_table(&report.table, width, out),
        Format::Plain => report
            .lines
            .iter()
            .try_for_each(|line| write_wrapped(line, width, out)),
        Format::Json => {
            writeln!(out, "[")?;
            write_objects(&report.fields, ",\n", out)?;
            writeln!(out, "\n]")
        }
        Format::Jsonl => {
            write_objects(&report.fields, "\n", out)?;
            if report.fields.rows.is_empty() {
                Ok(())
            } else {
                writeln!(out)
            }
        }
        Format::Csv => write_csv(&report.fields, out),
        Format::Md => match &report.markdown {
            Some(markdown) => writeln!(out, "{}", markdown.trim_end()),
            None => write_md(&report.table, out),
        },
    }
}

/// A value as people read it, on one line.
fn words(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => visible(text),
        other => other.to_string(),
    }
}

fn write_wrapped(line: &str, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let line: Vec<String> = line.split('\n').map(visible).collect();
    let line = line.join("\n");
    match width {
        Some(width) => wrap(&line, width, None)
            .iter()
            .try_for_each(|part| writeln!(out, "{}", part.span.of(&line))),
        None => writeln!(out, "{line}"),
    }
}

/// Columns as wide as their longest value. Where a terminal is too narrow, the last column is cut;
/// where that would not leave it a third of the width, the widest ones before it too.
fn write_table(table: &Table, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(words).collect())
        .collect();
    let mut widths: Vec<usize> = table.columns.iter().map(|name| name.len()).collect();
    for row in &cells {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = columns(cell).max(*wide);
        }
    }
    if let (Some(width), Some(last)) = (width, widths.len().checked_sub(1)) {
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
    let names: Vec<String> = table.columns.iter().map(|name| (*name).to_owned()).collect();
    for row in std::iter::once(&names).chain(&cells) {
        let mut line = String::new();
        for ((cell, wide), value) in row.iter().zip(&widths).zip(0..) {
            let cell = cut(cell, *wide);
            let pad = wide - columns(&cell).min(*wide);
            let is_number = table
                .rows
                .iter()
                .all(|row| row.get(value).is_some_and(Value::is_number))
                && !table.rows.is_empty();
            if value > 0 {
                line.push_str("  ");
            }
            if is_number {
                line.extend(std::iter::repeat_n(' ', pad));
                line.push_str(&cell);
            } else {
                line.push_str(&cell);
                line.extend(std::iter::repeat_n(' ', pad));
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn write_objects(table: &Table, between: &str, out: &mut dyn Write) -> io::Result<()> {
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            write!(out, "{between}")?;
        }
        write!(out, "{{")?;
        for (column, (name, value)) in table.columns.iter().zip(row).enumerate() {
            let comma = if column > 0 { "," } else { "" };
            write!(out, "{comma}\"{name}\":{}", escaped(value))?;
        }
        write!(out, "}}")?;
    }
    Ok(())
}

/// JSON without any character that could act on a terminal. Those that the JSON writer lets through
/// (delete, the C1 controls, marks of direction) can only stand inside strings, where an escape says
/// the same.
fn escaped(value: &Value) -> String {
    let json = value.to_string();
    let acts = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !json.contains(acts) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if acts(c) {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    safe
}

fn write_csv(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(&table.columns)?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|value| match value {
            Value::Null => String::new(),
            // A quoted field may hold line breaks, and a file's name has to be the file's name.
            Value::String(text) => text.split('\n').map(visible).collect::<Vec<_>>().join("\n"),
            other => other.to_string(),
        }))?;
    }
    csv.flush()
}

fn write_md(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let names: Vec<String> = table.columns.iter().map(|name| (*name).to_owned()).collect();
    writeln!(out, "{}", line(&names))?;
    writeln!(out, "{}", line(&vec!["---".to_owned(); names.len()]))?;
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|value| words(value).replace('|', "\\|")).collect();
        writeln!(out, "{}", line(&cells))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(format: Format, width: Option<usize>) -> String {
        let table = Table {
            columns: vec!["name", "words", "title"],
            rows: vec![
                vec!["a|b".into(), 12.into(), "A title, rather \"long\"".into()],
                vec!["\u{1b}[31mred".into(), 3.into(), Value::Null],
            ],
        };
        let report = Report {
            fields: table.clone(),
            table,
            lines: vec!["a b: A title".to_owned()],
            markdown: None,
        };
        let mut out = Vec::new();
        write(&report, format, width, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_format_says_the_same_in_its_way() {
        assert_eq!(
            printed(Format::Table, None),
            "name      words  title\na|b          12  A title, rather \"long\"\n␛[31mred      3  —\n"
        );
        assert_eq!(
            printed(Format::Csv, None),
            "name,words,title\na|b,12,\"A title, rather \"\"long\"\"\"\n␛[31mred,3,\n"
        );
        assert_eq!(
            printed(Format::Md, None),
            "| name | words | title |\n| --- | --- | --- |\n| a\\|b | 12 | A title, rather \"long\" |\n| ␛[31mred | 3 | — |\n"
        );
        assert_eq!(
            printed(Format::Jsonl, None),
            "{\"name\":\"a|b\",\"words\":12,\"title\":\"A title, rather \\\"long\\\"\"}\n{\"name\":\"\\u001b[31mred\",\"words\":3,\"title\":null}\n"
        );
        assert_eq!(printed(Format::Plain, Some(6)), "a b: A\ntitle\n");
    }

    #[test]
    fn a_table_fits_its_terminal() {
        for width in 24..60 {
            let text = printed(Format::Table, Some(width));
            assert!(
                text.lines().all(|line| columns(line) <= width),
                "{width}:\n{text}"
            );
        }
    }

    #[test]
    fn json_holds_no_character_that_acts() {
        let json = escaped(&Value::from("a\u{7f}b\u{9b}c\u{202e}d\te"));
        assert_eq!(json, r#""a\u007fb\u009bc\u202ed\te""#);
    }
}
