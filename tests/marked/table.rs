//! The counts of a file and how verdicts are printed.

use std::fmt::Write as _;

use crate::judge::{Kind, Verdict};
use crate::mark::Document;

/// The columns after `documents right`.
const COLUMNS: [(Kind, &str); 9] = [
    (Kind::Value, "value-"),
    (Kind::FalseFigure, "figure+"),
    (Kind::Noun, "noun"),
    (Kind::Bound, "bound"),
    (Kind::Role, "role"),
    (Kind::Detail, "detail"),
    (Kind::MissedDate, "date-"),
    (Kind::FalseDate, "date+"),
    (Kind::WrongDate, "date?"),
];

/// The counts of one file.
pub(crate) struct Row {
    path: String,
    right: usize,
    all: usize,
    counts: [usize; COLUMNS.len()],
}

impl Row {
    pub(crate) fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            right: 0,
            all: 0,
            counts: [0; COLUMNS.len()],
        }
    }

    pub(crate) fn add(&mut self, verdict: &Verdict) {
        self.all += 1;
        self.right += usize::from(verdict.is_right());
        for (count, (kind, _)) in self.counts.iter_mut().zip(COLUMNS) {
            *count += verdict.wrong.iter().filter(|wrong| wrong.kind == kind).count();
        }
    }
}

/// One line a file: how many documents are right.
pub(crate) fn summary(rows: &[Row]) -> String {
    let line = |row: &Row| format!("{}: {} of {} documents right", row.path, row.right, row.all);
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// One line a file with all counts, and their sum. `-` is missed, `+` is false, `?` is wrong.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut sum = Row::new("all");
    for row in rows {
        sum.right += row.right;
        sum.all += row.all;
        for (count, more) in sum.counts.iter_mut().zip(row.counts) {
            *count += more;
        }
    }
    let mut text = format!("{:<44}{:>12}", "", "right");
    for (_, name) in COLUMNS {
        let _ = write!(text, "{name:>9}");
    }
    for row in rows.iter().chain([&sum]) {
        let right = format!("{}/{}", row.right, row.all);
        let _ = write!(text, "\n{:<44}{right:>12}", row.path);
        for count in row.counts {
            let _ = write!(text, "{count:>9}");
        }
    }
    text
}

/// What is wrong with a document, with the lines it is about.
pub(crate) fn block(path: &str, document: &Document, verdict: &Verdict) -> String {
    let mut text = format!("{path}:{}", document.line);
    for line in &document.lines {
        let mut here = verdict
            .wrong
            .iter()
            .filter(|wrong| wrong.line == line.number)
            .peekable();
        if here.peek().is_none() {
            continue;
        }
        if line.number != document.line {
            let _ = write!(text, "\n{path}:{}", line.number);
        }
        let _ = write!(text, "\n  {}", line.text);
        for wrong in here {
            let name = COLUMNS
                .iter()
                .find(|(kind, _)| *kind == wrong.kind)
                .map_or("", |(_, name)| name);
            let _ = write!(
                text,
                "\n    {name:<8} “{}”: expected {}, found {}",
                wrong.words, wrong.expected, wrong.found
            );
        }
    }
    text.push('\n');
    text
}
