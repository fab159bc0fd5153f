//! The lines of a text, whatever breaks them: the first step from a file to passages.

use super::words::blank;

/// One line without its break; `start..end` is what is left when blanks are trimmed from both ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where the first visible char stands.
    pub(super) start: usize,
    /// Where the last visible char ends; equal to `start` on a blank line.
    pub(super) end: usize,
    /// Blank columns before the first visible char, a tab counted as four.
    pub(super) indent: usize,
    /// Whether two blanks at its end ask for a line break, as Markdown has it.
    pub(super) hard: bool,
}

impl Line {
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Splits `text` into lines from the byte `from` on.
pub(super) fn split(text: &str, from: usize) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(32);
    let (mut start, mut at) = (from, from);
    while at < bytes.len() {
        let wide = break_at(&bytes[at..]);
        if wide == 0 {
            at += 1;
        } else {
            lines.push(trimmed(text, start, at));
            at += wide;
            start = at;
        }
    }
    if start < bytes.len() {
        lines.push(trimmed(text, start, bytes.len()));
    }
    lines
}

/// How many bytes a line break takes here; 0 where there is none.
fn break_at(bytes: &[u8]) -> usize {
    match bytes {
        // The last of these is U+0085, next line.
        [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
        // U+2028 and U+2029, line and paragraph separator.
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
        _ => 0,
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Line {
    let raw = &text[start..end];
    let body = raw.trim_start_matches(blank);
    let head = &raw[..raw.len() - body.len()];
    let body_len = body.trim_end_matches(blank).len();
    let from = start + head.len();
    Line {
        start: from,
        end: from + body_len,
        indent: head
            .chars()
            .map(|c| match c {
                '\t' => 4,
                c if c.is_whitespace() => 1,
                _ => 0,
            })
            .sum(),
        hard: body_len > 0 && raw.ends_with("  "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_break_parts_lines() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\u{c}h\u{b}i\r\n\r\nj";
        let lines: Vec<&str> = split(text, 0).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "e", "f", "g", "h", "i", "", "j"]);
    }

    #[test]
    fn blanks_of_every_width_are_trimmed() {
        let text = "\u{a0}\u{202f}\u{200b}word\u{a0}\u{200b}  ";
        let line = split(text, 0)[0];
        assert_eq!(line.of(text), "word");
        assert!(line.hard);
    }
}
