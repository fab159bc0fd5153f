//! Rows and columns, before anybody decides how they are printed.

use serde_json::{Map, Value};

use crate::story::Entry;
use crate::text::Span;

use super::matrix::Matrix;
use super::paper::words;
use super::strip::Strip;

/// Says a part of a field, as text to read.
pub type Flat = fn(&Map<String, Value>) -> String;

/// Rows of values under named columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns' names; in JSON, the fields.
    pub columns: Vec<&'static str>,
    /// The rows, each with a value for each column.
    pub rows: Vec<Vec<Value>>,
}

/// One report: what programs get, and what people get. Both say the same, but people need no byte
/// offsets, and programs no line breaks.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// All fields, under the names that `DESIGN` promises to programs.
    pub fields: Table,
    /// What a person looks at first.
    pub table: Table,
    /// One line or paragraph a row, complete without columns.
    pub lines: Vec<String>,
    /// How a part of a field that holds several is said where all of them stand in one cell, by the field's name.
    pub flat: Vec<(&'static str, Flat)>,
    /// What is printed in place of `table`, one after the other, where the story names the columns.
    pub matrices: Vec<Matrix>,
    /// The rows as Markdown, where a table is not what they are.
    pub markdown: Option<String>,
    /// The articles that rows of `table` belong to, where rows are grouped by them.
    pub groups: Vec<Group>,
    /// For each row of `table`, which words of its last value it is about, in bytes; empty where rows are
    /// about the whole.
    pub lit: Vec<Span>,
    /// Columns of `table` that are set flush right though they are no numbers.
    pub right: Vec<usize>,
    /// What is drawn above `table` on a screen.
    pub strip: Option<Strip>,
    /// The place and the sentence of the last line.
    pub(super) said: String,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Index of the first row.
    pub row: usize,
    /// The article's id.
    pub id: String,
    /// The line above the rows: the id, the source, the date.
    pub words: String,
}

impl Report {
    /// Says that the rows that follow belong to an article.
    pub fn begin(&mut self, entry: &Entry) {
        let article = &entry.article;
        let (source, date) = (article.source_words(), article.date_words());
        self.groups.push(Group {
            row: self.table.rows.len(),
            id: entry.id.to_string(),
            words: format!("{} · {source} · {date}", entry.id),
        });
        self.said.clear();
        self.lines.push(format!(
            "{}: {source}, {date}, {}.",
            entry.id,
            article.language_words()
        ));
    }
    /// Adds a line about something in a sentence, which is not said again where the line before said it.
    pub fn say(&mut self, place: &str, clause: &str, sentence: &str) {
        let said = format!("{place}: {sentence}");
        self.lines.push(if self.said == said {
            format!("{place}, same sentence: {clause}.")
        } else {
            format!("{place}: {clause}. “{sentence}”")
        });
        self.said = said;
    }
}

/// A text as a value.
#[must_use]
pub fn text(text: impl AsRef<str>) -> Value {
    Value::from(text.as_ref())
}

/// A text as a value, `null` where there is none.
#[must_use]
pub fn maybe<T: AsRef<str>>(words: Option<T>) -> Value {
    words.map_or(Value::Null, text)
}

/// A field of a part, as text to read; empty where there is none.
#[must_use]
pub fn field(part: &Map<String, Value>, name: &str) -> String {
    match part.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(value) => words(value),
    }
}
