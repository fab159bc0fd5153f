//! The tokens of a passage: words, numbers and marks, each with where it stands and the number by which
//! a vocabulary knows it. Joined with the blanks between them they give the passage back.

use crate::text::fold::letter;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes between them.
    Word,
    /// Digits, with separators between them.
    Number,
    /// Any other visible character.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its first byte in the passage.
    pub(super) start: u32,
    /// The byte after its last.
    pub(super) end: u32,
    /// Its word in the vocabulary; 0 where that does not have it.
    pub(super) word: u32,
    /// What its word means; 0 where nothing is known of that.
    pub(super) sense: u32,
    /// What it is made of.
    pub(super) kind: Kind,
    /// Whether a blank stands before it.
    pub(super) gap: bool,
    /// Whether it starts with a capital.
    pub(super) capital: bool,
    /// Whether it has no small letter, and more than one letter.
    pub(super) shouted: bool,
    /// Whether `'s` or an apostrophe closes it.
    pub(super) possessive: bool,
}

impl Token {
    /// The token's own words.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }
}

/// Longer words are in no vocabulary.
const LONGEST: usize = 24;

/// Splits `text` into tokens; `look` gives the numbers of a folded word or mark and of its meaning.
pub(super) fn tokenize(text: &str, mut look: impl FnMut(&str) -> (u32, u32), out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut gap = true;
    let mut folded = String::with_capacity(LONGEST + 4);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b' ' {
            gap = true;
            at += 1;
            continue;
        }
        let start = at;
        let (first, width) = char_at(text, at);
        folded.clear();
        let mut token = Token {
            start: narrow(start),
            end: 0,
            word: 0,
            sense: 0,
            kind: Kind::Mark,
            gap,
            capital: false,
            shouted: false,
            possessive: false,
        };
        if first.is_alphabetic() {
            token.kind = Kind::Word;
            at = word(text, at, &mut folded, &mut token);
            if folded.len() <= LONGEST {
                (token.word, token.sense) = look(&folded);
            }
        } else if byte.is_ascii_digit() {
            token.kind = Kind::Number;
            at = number_end(text, at);
            // `km2` is a word too.
            if !gap && at - start == 1 {
                (token.word, token.sense) = look(&text[start..at]);
            }
        } else if first.is_whitespace() || letter(first).is_none_or(|c| c == ' ') {
            gap = gap || first.is_whitespace();
            at += width;
            continue;
        } else {
            at += width;
            folded.push(match first {
                '–' | '—' | '‐' | '‑' | '−' => '-',
                '“' | '”' | '„' | '«' | '»' => '"',
                _ => letter(first).unwrap_or(first),
            });
            (token.word, token.sense) = look(&folded);
        }
        token.end = narrow(at);
        out.push(token);
        gap = false;
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn char_at(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (char::from(byte), 1);
    }
    let c = text[at..].chars().next().unwrap_or(' ');
    (c, c.len_utf8())
}

/// Reads a word from `at`, folds it, and returns where it ends. `'s` closes it and is no part of what is
/// looked up.
fn word(text: &str, mut at: usize, folded: &mut String, token: &mut Token) -> usize {
    let bytes = text.as_bytes();
    // Most words are letters of ASCII to their end.
    let plain = bytes[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let run = &text[at..at + plain];
    folded.push_str(run);
    let mut small = run.bytes().any(|byte| byte.is_ascii_lowercase());
    token.capital = run.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    if !small || run.bytes().any(|byte| byte.is_ascii_uppercase()) {
        folded.make_ascii_lowercase();
    }
    let mut letters = plain;
    at += plain;
    while bytes
        .get(at)
        .is_some_and(|byte| !byte.is_ascii() || *byte == b'\'' || byte.is_ascii_alphabetic())
    {
        let (c, width) = char_at(text, at);
        if c.is_ascii_lowercase() {
            folded.push(c);
            small = true;
        } else if c.is_ascii_uppercase() {
            token.capital |= letters == 0;
            folded.push(c.to_ascii_lowercase());
        } else if c == '\'' || c == '’' {
            let rest = &text[at + width..];
            let next = rest.chars().next();
            let ends = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
            if rest.starts_with(['s', 'S']) && ends(&rest[1..]) {
                token.possessive = true;
                return at + width + 1;
            }
            if !next.is_some_and(char::is_alphabetic) {
                token.possessive = folded.ends_with('s');
                return at;
            }
            folded.push('\'');
        } else if c.is_alphabetic() {
            token.capital |= letters == 0 && c.is_uppercase();
            small |= c.is_lowercase();
            folded.extend(letter(c));
        } else if ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}' || c == '\u{200d}' {
            at += width;
            continue;
        } else {
            break;
        }
        letters += 1;
        at += width;
    }
    token.shouted = !small && letters > 1;
    at
}

/// Where a run of digits ends: separators belong to it where a digit follows.
fn number_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while digit(at) {
        at += 1;
        let width = match bytes.get(at) {
            Some(b'.' | b',' | b'\'') => 1,
            Some(_) if text[at..].starts_with('’') => '’'.len_utf8(),
            _ => 0,
        };
        if width > 0 && digit(at + width) {
            at += width;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, |_| (0, 0), &mut tokens);
        tokens.iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        assert_eq!(
            words("El país’s US$1,200.50, 45-year-old «niño» 4:17 a.m. 1 200."),
            [
                "El",
                "país’s",
                "US",
                "$",
                "1,200.50",
                ",",
                "45",
                "-",
                "year",
                "-",
                "old",
                "«",
                "niño",
                "»",
                "4",
                ":",
                "17",
                "a",
                ".",
                "m",
                ".",
                "1",
                "200",
                "."
            ]
        );
        assert_eq!(words("G20 2.5m 65.º"), ["G", "20", "2.5", "m", "65", ".", "º"]);
    }
}
