//! What a line is by its own marks: heading, quotation, list item, table row, rule or prose.

use super::lines::Line;

/// The shape of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing to see.
    Blank,
    /// No mark of its own.
    Prose,
    /// A line of hashes, then words.
    Heading,
    /// A line after `>`.
    Quote,
    /// A bullet or number, then words.
    Item,
    /// A row of a table, between bars.
    Row,
    /// Nothing but ornaments.
    Rule,
}

/// A line with its shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shaped {
    pub(super) line: Line,
    pub(super) shape: Shape,
    /// Where the words start, after the marks.
    pub(super) body: usize,
}

impl Shaped {
    pub(super) fn body(self, text: &str) -> &str {
        text.get(self.body..self.line.end).unwrap_or_default()
    }
}

/// Finds the shape of each line.
pub(super) fn shapes(text: &str, lines: &[Line]) -> Vec<Shaped> {
    let is_row = |at: usize| {
        lines.get(at).is_some_and(|line| {
            let s = line.of(text);
            s.len() > 2 && s.starts_with('|') && s.ends_with('|')
        })
    };
    let mut out: Vec<Shaped> = Vec::with_capacity(lines.len());
    for (at, &line) in lines.iter().enumerate() {
        let words = line.of(text);
        let (mut shape, mark) = shape(words);
        // A bar at both ends makes a table only together with a neighbour.
        if shape == Shape::Prose && is_row(at) && (at > 0 && is_row(at - 1) || is_row(at + 1)) {
            shape = Shape::Row;
        }
        out.push(Shaped {
            line,
            shape,
            body: line.start + mark,
        });
    }
    out
}

/// The shape of a trimmed line, and how many bytes its marks take with the blanks after them.
fn shape(s: &str) -> (Shape, usize) {
    let Some(first) = s.bytes().next() else {
        return (Shape::Blank, 0);
    };
    // Most lines start with a letter, which is no mark; `a)` is the exception.
    if !first.is_ascii_alphabetic() && first < 0xc3 && !s.contains(char::is_alphanumeric) {
        return (Shape::Rule, 0);
    }
    match first {
        b'#' => {
            let rest = s.trim_start_matches('#');
            let marks = s.len() - rest.len();
            if marks <= 6 && rest.starts_with([' ', '\t']) {
                return (Shape::Heading, s.len() - rest.trim_start().len());
            }
        }
        b'>' => {
            let rest = s.trim_start_matches(['>', ' ', '\t']);
            let number = rest.starts_with(|c: char| c.is_ascii_digit());
            // `>700` is a bound, and `> Home > News` a way through a site.
            if (!number || s.starts_with("> ")) && !rest.contains(" > ") {
                return (Shape::Quote, s.len() - rest.len());
            }
        }
        b'-' | b'*' | b'+' | 0xe2 | 0xc2 => {
            if let Some(mark) = bullet(s) {
                return (Shape::Item, mark);
            }
        }
        b'0'..=b'9' | b'a'..=b'h' | b'(' if is_numbered(s) => return (Shape::Item, 0),
        _ => {}
    }
    // Ornaments of other scripts' punctuation.
    if first >= 0xe2 && !s.contains(char::is_alphanumeric) {
        return (Shape::Rule, 0);
    }
    (Shape::Prose, 0)
}

/// A bullet with a blank after it. The em dash opens speech in Spanish and is no bullet.
fn bullet(s: &str) -> Option<usize> {
    let mut chars = s.chars();
    let first = chars.next()?;
    if !matches!(
        first,
        '-' | '*' | '+' | '•' | '–' | '·' | '‣' | '▪' | '◦' | '●' | '■' | '►' | '➤' | '✓' | '✔'
    ) {
        return None;
    }
    let rest = chars.as_str();
    let words = rest.trim_start();
    let blank = words.len() < rest.len() || !matches!(first, '-' | '*' | '+' | '–' | '·');
    (blank && !words.is_empty()).then(|| s.len() - words.len())
}

/// `1.`, `12)`, `a)`, `(b)` and a blank.
fn is_numbered(s: &str) -> bool {
    let inner = s.strip_prefix('(').unwrap_or(s);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = digits == 0 && inner.as_bytes().get(1) == Some(&b')');
    let after = if letter { 1 } else { digits };
    let close = inner.as_bytes().get(after);
    (1..=2).contains(&after)
        && (close == Some(&b')') || (close == Some(&b'.') && !letter && inner.len() == s.len()))
        && inner[after + 1..].starts_with([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (line, expected, mark) in [
            ("Words and words", Shape::Prose, 0),
            ("## Heading", Shape::Heading, 3),
            ("#hashtag", Shape::Prose, 0),
            ("> said", Shape::Quote, 2),
            (">700 doctors", Shape::Prose, 0),
            ("> Home > News", Shape::Prose, 0),
            ("- item", Shape::Item, 2),
            ("• item", Shape::Item, 4),
            ("– item", Shape::Item, 4),
            ("—No, dijo", Shape::Prose, 0),
            ("-No, dijo", Shape::Prose, 0),
            ("**bold** words", Shape::Prose, 0),
            ("1. item", Shape::Item, 0),
            ("a) item", Shape::Item, 0),
            ("2024. A year", Shape::Prose, 0),
            ("3.5 per cent", Shape::Prose, 0),
            ("* * *", Shape::Rule, 0),
            ("———", Shape::Rule, 0),
            ("“Quoted”", Shape::Prose, 0),
        ] {
            assert_eq!(shape(line), (expected, mark), "{line}");
        }
    }
}
