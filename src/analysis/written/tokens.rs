//! The tokens of a line that may give a date: those of prose, without the marks that only part words, and
//! with numbers taken apart that no prose would glue together.

use crate::analysis::token::{Kind, Token};
use crate::analysis::vocabulary::Vocabulary;
use crate::text::Span;

/// The tokens of a line. All pass for capital: `MAY 3` and `may 3` are one.
pub(super) fn tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut raw = Vec::new();
    vocabulary.tokens(text, &mut raw);
    let mut out: Vec<Token> = Vec::with_capacity(raw.len());
    // Whether a blank counts as one behind a mark.
    let mut gap = None;
    for (at, token) in raw.iter().enumerate() {
        let token = Token {
            gap: gap.take().unwrap_or(token.gap),
            capital: true,
            ..*token
        };
        let words = token.of(text);
        if token.is(Kind::Mark) && matches!(words, "." | "," | "-" | "/") {
            let is_kept = parts_numbers(text, &raw, at);
            gap = Some(!is_kept);
            out.extend(is_kept.then_some(Token { gap: false, ..token }));
        } else if token.is(Kind::Number) {
            let is_clock = raw
                .get(at + 1)
                .is_some_and(|next| !next.gap && next.of(text) == ":");
            number(token, words, is_clock, &mut out);
        } else {
            out.push(token);
        }
    }
    out
}

/// Takes a number apart at its separators, unless they make it a date: `May 3,2024`, but `15.05.2024`. A
/// clock behind a year comes off too: `April 16, 20249:12 PM`.
fn number(token: Token, words: &str, is_clock: bool, out: &mut Vec<Token>) {
    let part = |from: usize, to: usize, gap: bool| {
        let start = token.start as usize;
        let Span { start, end } = Span::new(start + from, start + to);
        Token {
            start,
            end,
            gap,
            ..token
        }
    };
    let separator = |c: char| !c.is_ascii_digit();
    let last = words.rsplit(separator).next().map_or(0, str::len);
    let hour = if is_clock && matches!(last, 5 | 6) {
        last - 4
    } else {
        0
    };
    let (date, hour) = words.split_at(words.len() - hour);
    if date.len() >= 8 && date.matches('.').count() == 2 {
        out.push(part(0, date.len(), token.gap));
    } else {
        out.extend(date.split(separator).map(|digits| {
            let from = digits.as_ptr() as usize - date.as_ptr() as usize;
            part(from, from + digits.len(), token.gap || from > 0)
        }));
    }
    if !hour.is_empty() {
        out.push(part(date.len(), words.len(), false));
    }
}

/// Whether a mark is one of the two of a date in numbers: `20/05/2024`; strokes may stand off.
fn parts_numbers(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_date = |five: &[Token]| {
        let [_, first, _, second, _] = five else {
            return false;
        };
        let mark = first.of(text);
        let gaps = five[1..].iter().filter(|token| token.gap).count();
        five.iter().step_by(2).all(|token| token.is(Kind::Number))
            && mark == second.of(text)
            && (gaps == 0 && matches!(mark, "-" | "/") || gaps == 4 && mark == "/")
    };
    [1, 3]
        .iter()
        .filter_map(|back| tokens.get(at.checked_sub(*back)?..)?.get(..5))
        .any(is_date)
}
