//! Printing a report in the form that was asked for. Nothing that is printed can act on a terminal:
//! control characters are shown as marks, in JSON as escapes.

use std::io::{self, Write};

use serde_json::Value;

use crate::text::{Span, visible, wrap};

use super::columns;
use super::matrix::Matrix;
use super::paper::{Paper, cell, words};
use super::table::{Flat, Report, Table};

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

/// Prints `report`.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report, format: Format, paper: Paper, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Table => {
            // A picture is for eyes: neither programs nor ears can make anything of it.
            if let (Some(strip), Some(width)) = (&report.strip, paper.width) {
                let lines = strip.lines(Some(width));
                lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
                writeln!(out)?;
            }
            print(report, paper, out)
        }
        Format::Plain => report
            .lines
            .iter()
            .try_for_each(|line| write_wrapped(line, paper.width, out)),
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
        Format::Csv => write_csv(report, out),
        Format::Md => match &report.markdown {
            Some(markdown) => writeln!(out, "{}", markdown.trim_end()),
            None if report.matrices.is_empty() => write_md(report, out),
            None => {
                let all: Vec<String> = report.matrices.iter().map(Matrix::markdown).collect();
                write!(out, "{}", all.join("\n"))
            }
        },
    }
}

/// The table of a report, or its matrices.
fn print(report: &Report, paper: Paper, out: &mut dyn Write) -> io::Result<()> {
    if report.matrices.is_empty() {
        return columns::print(report, paper, out);
    }
    for (index, matrix) in report.matrices.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        matrix.print(paper, out)?;
    }
    Ok(())
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

fn write_objects(table: &Table, between: &str, out: &mut dyn Write) -> io::Result<()> {
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            write!(out, "{between}")?;
        }
        write!(out, "{{")?;
        for (column, (name, value)) in table.columns.iter().zip(row).enumerate() {
            let comma = if column > 0 { "," } else { "" };
            write!(out, "{comma}\"{name}\":{}", escaped(value.to_string()))?;
        }
        write!(out, "}}")?;
    }
    Ok(())
}

/// JSON without any character that could act on a terminal. Those that the JSON writer lets through
/// (delete, the C1 controls, marks of direction) can only stand inside strings, where an escape says
/// the same.
pub(super) fn escaped(json: String) -> String {
    let acts = |c: char| {
        (c.is_control() && c != '\n')
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

fn write_csv(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.fields;
    let of = |column: &str| report.flat.iter().find(|(name, _)| *name == column);
    let flats: Vec<Option<Flat>> = table
        .columns
        .iter()
        .map(|column| of(column).map(|(_, flat)| *flat))
        .collect();
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(&table.columns).map_err(of_output)?;
    for row in &table.rows {
        let cells = row.iter().zip(&flats).map(|(value, flat)| match value {
            Value::Null => String::new(),
            // A quoted field may hold line breaks, and a file's name has to be the file's name.
            Value::String(text) => text.split('\n').map(visible).collect::<Vec<_>>().join("\n"),
            Value::Array(all) if flat.is_some() || all.iter().any(Value::is_string) => joined(all, *flat),
            other => escaped(other.to_string()),
        });
        csv.write_record(cells).map_err(of_output)?;
    }
    csv.flush()
}

/// What went wrong with the output itself: whoever has read enough has to be told from a full disk.
fn of_output(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Several texts or parts in one field, as text to read. A part of which nobody says how it is read is JSON, so that
/// nothing of it is lost.
fn joined(all: &[Value], flat: Option<Flat>) -> String {
    let one = |value: &Value| match (value, flat) {
        (Value::String(text), _) => visible(text),
        (Value::Object(part), Some(flat)) => flat(part),
        (other, _) => escaped(other.to_string()),
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// One table, also of rows in groups: then its first column says of which.
fn write_md(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.table;
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut names: Vec<String> = table.columns.iter().map(|name| (*name).to_owned()).collect();
    if !report.groups.is_empty() {
        names.insert(0, "article".to_owned());
    }
    writeln!(out, "{}", line(&names))?;
    writeln!(out, "{}", line(&vec!["---".to_owned(); names.len()]))?;
    let mut groups = report.groups.iter().peekable();
    let mut group = None;
    for (index, row) in table.rows.iter().enumerate() {
        while let Some(next) = groups.next_if(|group| group.row <= index) {
            group = Some(cell(&next.id));
        }
        let mut cells: Vec<String> = row.iter().map(|value| cell(&words(value))).collect();
        let text = row.last().and_then(Value::as_str);
        let lit = report.lit.get(index).filter(|lit| !lit.is_empty());
        if let (Some(lit), Some(text), Some(last)) = (lit, text, cells.last_mut()) {
            let part = |range: std::ops::Range<usize>| cell(text.get(range).unwrap_or_default());
            let Span { start, end } = *lit;
            let (start, end) = (start as usize, end as usize);
            *last = format!(
                "{}**{}**{}",
                part(0..start),
                part(start..end),
                part(end..text.len())
            );
        }
        cells.splice(0..0, group.clone());
        writeln!(out, "{}", line(&cells))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::columns;

    fn report() -> Report {
        let table = Table {
            columns: vec!["name", "words", "title"],
            rows: vec![
                vec!["a|b".into(), 12.into(), "A title, rather \"long\"".into()],
                vec!["\u{1b}[31mred".into(), 3.into(), Value::Null],
            ],
        };
        Report {
            fields: table.clone(),
            table,
            lines: vec!["a b: A title".to_owned()],
            ..Report::default()
        }
    }

    /// Somebody who has read enough.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn whoever_has_read_enough_is_known_in_each_format() {
        let mut report = report();
        // More than any format keeps back before it writes.
        report.fields.rows = vec![report.fields.rows.swap_remove(0); 5_000];
        report.table.rows = report.fields.rows.clone();
        report.lines = vec!["a b: A title".to_owned(); 5_000];
        let formats = [
            Format::Table,
            Format::Plain,
            Format::Json,
            Format::Jsonl,
            Format::Csv,
            Format::Md,
        ];
        for format in formats {
            let paper = Paper {
                width: None,
                bold: false,
            };
            let error = write(&report, format, paper, &mut Closed).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format:?}");
        }
    }

    fn printed(format: Format, width: Option<usize>) -> String {
        let report = report();
        let mut out = Vec::new();
        let paper = Paper { width, bold: false };
        write(&report, format, paper, &mut out).unwrap();
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
        let json = escaped(Value::from("a\u{7f}b\u{9b}c\u{202e}d\te").to_string());
        assert_eq!(json, r#""a\u007fb\u009bc\u202ed\te""#);
    }
}
