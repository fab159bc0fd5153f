//! What a report for people is printed on, and how a value is written there.

use serde_json::Value;

use crate::text::visible;

/// What is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Columns of a line, if there is a terminal.
    pub width: Option<usize>,
    /// Whether it can show bold letters.
    pub bold: bool,
}

impl Paper {
    /// Words that stand out where letters can be bold.
    pub(super) fn bold(self, words: &str) -> String {
        if self.bold {
            format!("\u{1b}[1m{words}\u{1b}[22m")
        } else {
            words.to_owned()
        }
    }

    /// Words that stand out, in brackets where letters cannot be bold.
    pub(super) fn lit(self, words: &str) -> String {
        if self.bold {
            self.bold(words)
        } else {
            format!("[{words}]")
        }
    }

    /// What lit words leave of so many columns.
    pub(super) fn room(self, columns: usize) -> usize {
        columns.saturating_sub(if self.bold { 0 } else { 2 })
    }
}

/// A value as people read it, on one line.
pub(super) fn words(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => visible(text),
        other => other.to_string(),
    }
}

/// Words as a cell of a Markdown table.
pub(super) fn cell(words: &str) -> String {
    visible(words).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_end_the_cell_they_stand_in() {
        assert_eq!(cell("one | two\nthree \u{1b}[31m"), "one \\| two three ␛[31m");
    }
}
