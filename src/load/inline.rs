//! Marks inside a paragraph: Markdown's emphasis and links, HTML tags, LaTeX commands, escapes. Finds
//! where they stand; what is left is prose.

use super::html;
use crate::story::{Reason, Removed};
use crate::text::Span;

/// A link's text goes on at most so far, and its address too.
const FAR: usize = 2_000;

/// Finds the marks in `text[start..end]` and adds them to `marks`, in order, not overlapping. Says
/// whether there were any.
pub(super) fn scan(text: &str, start: usize, end: usize, marks: &mut Vec<Removed>) -> bool {
    let from = marks.len();
    let bytes = text.as_bytes();
    if !bytes[start..end]
        .iter()
        .any(|byte| matches!(byte, b'*' | b'_' | b'[' | b'<' | b'\\' | b'$' | b'`' | b'~'))
    {
        return false;
    }
    let mut scan = Scan {
        text,
        end,
        marks,
        runs: Vec::new(),
        closes: Vec::new(),
    };
    let mut at = start;
    while at < end {
        at = scan.step(at, start);
    }
    scan.lone_runs();
    marks[from..].sort_unstable_by_key(|mark| mark.span);
    // Marks are found one inside the other; where two meet, the first has it.
    let mut last = 0;
    let mut kept = from;
    for index in from..marks.len() {
        let mark = marks[index];
        if mark.span.start >= last && !mark.span.is_empty() {
            last = mark.span.end;
            marks[kept] = mark;
            kept += 1;
        }
    }
    marks.truncate(kept);
    marks.len() > from
}

/// A run of stars or underscores that may open emphasis.
struct Run {
    at: usize,
    length: usize,
    mark: u8,
}

struct Scan<'a> {
    text: &'a str,
    end: usize,
    marks: &'a mut Vec<Removed>,
    runs: Vec<Run>,
    /// Where links that are open close: `](…)` from and to.
    closes: Vec<(usize, usize)>,
}

impl Scan<'_> {
    fn mark(&mut self, start: usize, end: usize, reason: Reason) {
        let span = Span::new(start, end);
        self.marks.push(Removed { span, reason });
    }

    fn rest(&self, at: usize) -> &str {
        &self.text[at..self.end]
    }

    /// Looks at the byte at `at` and returns where to look next.
    fn step(&mut self, at: usize, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes[at] {
            b'*' | b'_' | b'~' | b'`' => self.run(at, start),
            b'[' => self.link(at, at),
            b'!' if bytes.get(at + 1) == Some(&b'[') && at + 1 < self.end => self.image(at),
            b']' => match self.closes.iter().position(|(from, _)| *from == at) {
                Some(index) => {
                    let (from, to) = self.closes.swap_remove(index);
                    self.mark(from, to, Reason::Markup);
                    to
                }
                None => at + 1,
            },
            b'<' => match html::tag(self.rest(at)) {
                Some(html::Tag::Mark(length)) => {
                    self.mark(at, at + length, Reason::Markup);
                    at + length
                }
                Some(html::Tag::Address(length)) => {
                    self.mark(at, at + 1, Reason::Markup);
                    self.mark(at + length - 1, at + length, Reason::Markup);
                    at + length
                }
                None => at + 1,
            },
            b'\\' => self.command(at),
            // `$\frac{address}{words}$`: what a converter made of a link. `$3` is money.
            b'$' if bytes.get(at + 1) == Some(&b'\\') => match self.rest(at + 1).find('$') {
                Some(length) => {
                    let to = at + length + 2;
                    self.mark(at, to, Reason::Markup);
                    to
                }
                None => at + 1,
            },
            // An address is no place for emphasis: its underscores are its own.
            b'h' if self.rest(at).starts_with("http") => at + address_length(self.rest(at)).max(1),
            _ => at + 1,
        }
    }

    /// A run of `*`, `_`, `~` or backquotes: it opens, closes, or is a char like others.
    fn run(&mut self, at: usize, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mark = bytes[at];
        let length = bytes[at..self.end].iter().take_while(|b| **b == mark).count();
        let after = at + length;
        let least = if mark == b'~' { 2 } else { 1 };
        if length < least || length > 3 {
            return after;
        }
        let before_char = self.text[start..at].chars().next_back();
        let next_char = self.text[after..self.end].chars().next();
        let inner = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut left = length;
        let mut at = at;
        if inner(before_char) && !word(next_char) {
            while left > 0 {
                let Some(index) = self.runs.iter().rposition(|run| run.mark == mark) else {
                    break;
                };
                self.runs.truncate(index + 1);
                let Some(open) = self.runs.last_mut() else {
                    break;
                };
                let used = open.length.min(left);
                let from = open.at + open.length - used;
                open.length -= used;
                if open.length == 0 {
                    self.runs.pop();
                }
                self.mark(from, from + used, Reason::Markup);
                self.mark(at, at + used, Reason::Markup);
                at += used;
                left -= used;
            }
        }
        if left > 0 && inner(next_char) && !word(before_char) {
            self.runs.push(Run {
                at,
                length: left,
                mark,
            });
        }
        after
    }

    /// Two stars or more that nothing closes are left over from emphasis across paragraphs.
    fn lone_runs(&mut self) {
        for run in std::mem::take(&mut self.runs) {
            if run.length >= 2 && run.mark == b'*' {
                self.mark(run.at, run.at + run.length, Reason::Markup);
            }
        }
    }

    /// `[text](address)`: the brackets and the address are marks. `from` is where the mark starts.
    fn link(&mut self, from: usize, at: usize) -> usize {
        match link_end(self.rest(at)) {
            Some((close, length)) if close > 1 => {
                self.mark(from, at + 1, Reason::Markup);
                self.closes.push((at + close, at + length));
                at + 1
            }
            Some((_, length)) => {
                self.mark(from, at + length, Reason::Markup);
                at + length
            }
            None => at + 1,
        }
    }

    /// `![words](address)`: goes out, unless its words are many enough to be a caption.
    fn image(&mut self, at: usize) -> usize {
        match link_end(self.rest(at + 1)) {
            Some((close, length)) => {
                let to = at + 1 + length;
                let words = &self.text[at + 2..at + 1 + close];
                if super::words::count(words) >= 3 {
                    return self.link(at, at + 1);
                }
                self.mark(at, to, Reason::Image);
                to
            }
            None => at + 1,
        }
    }

    /// A backslash: an escape, or a LaTeX command with its braces.
    fn command(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let next = rest.as_bytes().get(1).copied().unwrap_or(b' ');
        if next.is_ascii_punctuation() {
            self.mark(at, at + 1, Reason::Markup);
            return at + 2;
        }
        let name = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let open = 1 + name;
        let known = matches!(
            &rest[1..open],
            "textbf"
                | "textit"
                | "emph"
                | "underline"
                | "text"
                | "texttt"
                | "textsc"
                | "mathrm"
                | "href"
                | "url"
                | "section"
                | "subsection"
        );
        if !known || rest.as_bytes().get(open) != Some(&b'{') {
            return at + 1;
        }
        let Some(close) = brace_end(&rest[open..]) else {
            return at + 1;
        };
        let mut body = open;
        let mut close = open + close;
        // `\href{address}{words}`: the words are in the second pair.
        if &rest[1..open] == "href"
            && rest[close + 1..].starts_with('{')
            && let Some(second) = brace_end(&rest[close + 1..])
        {
            body = close + 1;
            close = body + second;
        }
        self.mark(at, at + body + 1, Reason::Markup);
        self.mark(at + close, at + close + 1, Reason::Markup);
        at + body + 1
    }
}

/// For text that starts with `[`: where its `]` stands and where the whole link ends.
pub(super) fn link_end(rest: &str) -> Option<(usize, usize)> {
    if !rest.starts_with('[') {
        return None;
    }
    let close = matching(rest, b'[', b']')?;
    let after = &rest[close + 1..];
    match after.as_bytes().first()? {
        b'(' => Some((close, close + 1 + matching(after, b'(', b')')? + 1)),
        b'[' => Some((close, close + 1 + matching(after, b'[', b']')? + 1)),
        _ => None,
    }
}

/// For text that starts with `{`: where its `}` stands.
fn brace_end(rest: &str) -> Option<usize> {
    matching(rest, b'{', b'}')
}

fn matching(rest: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_u32;
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().take(FAR) {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// How many bytes the address at the start of `rest` takes; 0 where none starts.
pub(super) fn address_length(rest: &str) -> usize {
    if !(rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
        return 0;
    }
    let raw = rest
        .find(|c: char| c.is_whitespace() || "<>\"”“{}|\\^`".contains(c))
        .unwrap_or(rest.len());
    let mut address = &rest[..raw];
    // A bracket that the address did not open, and a full stop, belong to the sentence.
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '»']);
        let trimmed = match trimmed.strip_suffix([')', ']']) {
            Some(short) if !short.contains(['(', '[']) => short,
            _ => trimmed,
        };
        if trimmed.len() == address.len() {
            return address.len();
        }
        address = trimmed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut marks = Vec::new();
        scan(text, 0, text.len(), &mut marks);
        let mut out = String::new();
        let mut at = 0;
        for mark in marks {
            out.push_str(&text[at..mark.span.start as usize]);
            at = mark.span.end as usize;
        }
        out + &text[at..]
    }

    #[test]
    fn markup_goes_and_words_stay() {
        for (text, expected) in [
            ("**bold** and *slanted*", "bold and slanted"),
            ("***both***, __so__ _too_.", "both, so too."),
            ("**outer *inner***", "outer inner"),
            ("2*3*4 = 24 and 5 * 6", "2*3*4 = 24 and 5 * 6"),
            ("snake_case_name and _x_", "snake_case_name and x"),
            ("**(see [the paper](#))**", "(see the paper)"),
            ("a [link](https://x.example/a_(b) \"t\") here", "a link here"),
            ("![](x.png) word", " word"),
            ("![two words](x.png)", ""),
            ("![The bridge at night](x.png)", "The bridge at night"),
            ("**left over", "left over"),
            ("a footnote* here", "a footnote* here"),
            ("$1.2bn and $3", "$1.2bn and $3"),
            (
                r"\textbf{Big} \emph{news} \href{http://a.example}{here}",
                "Big news here",
            ),
            (r"5 \* 3 \# 1", "5 * 3 # 1"),
            ("<p>One <b>two</b> &amp; 3 < 4</p>", "One two &amp; 3 < 4"),
            ("see <https://a.example/b>", "see https://a.example/b"),
            ("https://a.example/b_c_d and _e_", "https://a.example/b_c_d and e"),
            ("a <!-- note --> b", "a  b"),
            ("rose [1] by 3 [sic] points", "rose [1] by 3 [sic] points"),
            (r"$\frac{https://a.example}{x}$", ""),
            ("`code` and ~~gone~~ ~5", "code and gone ~5"),
        ] {
            assert_eq!(left(text), expected, "{text}");
        }
    }
}
