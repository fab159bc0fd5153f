//! Rows and columns, before anybody decides how they are printed.

use serde_json::Value;

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
    /// The rows as Markdown, where a table is not what they are.
    pub markdown: Option<String>,
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
