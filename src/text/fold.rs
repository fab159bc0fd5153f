//! Text as it is compared: one form for letters that readers take for the same, with a way back to
//! the bytes they stand at.
//!
//! Canonically equal texts fold alike; accents, typographic quotes and dashes, and characters that
//! are not seen make no difference; case makes one only where it is asked for.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::span::Span;

/// Whether capital letters count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `A` is `a`.
    Folded,
    /// `A` is not `a`.
    Kept,
}

impl Case {
    /// Smart case: capitals count where the query has one.
    #[must_use]
    pub fn smart(query: &str) -> Self {
        if query.chars().any(char::is_uppercase) {
            Self::Kept
        } else {
            Self::Folded
        }
    }
}

/// A folded text that knows where each of its bytes came from.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, and one past the last, the byte of the original that it came from.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds `original`.
    #[must_use]
    pub fn new(original: &str, case: Case) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            each_folded(c, case, |folded| {
                text.push(folded);
                origin.resize(text.len(), at);
            });
        }
        origin.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        Self { text, origin }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every place of the original where `needle`, already folded the same way, stands; in order,
    /// not overlapping.
    pub fn find<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = Span> + 'a {
        let found = (!needle.is_empty()).then(|| self.text.match_indices(needle));
        found.into_iter().flatten().map(|(at, hit)| Span {
            start: self.origin[at],
            end: self.origin[at + hit.len()],
        })
    }

    /// Where characters of the folded text, counted from 0 and in order, stand in the original; those that follow
    /// each other in one span.
    #[must_use]
    pub fn spans(&self, chars: &[usize]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut wanted = chars.iter().copied().peekable();
        for (number, (at, _)) in self.text.char_indices().enumerate() {
            if wanted.next_if_eq(&number).is_none() {
                continue;
            }
            let start = self.origin[at];
            // A letter that became two is the whole letter.
            let later = self.origin[at..].iter().find(|origin| **origin > start);
            let end = later.copied().unwrap_or(start);
            match spans.last_mut() {
                Some(last) if start <= last.end => last.end = end,
                _ => spans.push(Span { start, end }),
            }
        }
        spans
    }
}

/// `text` folded, without the way back.
#[must_use]
pub fn fold(text: &str, case: Case) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        each_folded(c, case, |c| folded.push(c));
    }
    folded
}

/// `text` as a name or title is compared: folded, blanks run together, none at the ends.
#[must_use]
pub fn loose(text: &str) -> String {
    let folded = fold(text, Case::Folded);
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

/// One letter as words are looked up: in lower case, without its accent, with plain quotes and blanks;
/// `None` for chars that no reader sees (soft hyphens, accents that stand alone). Quicker than [`fold`],
/// and for one char only.
#[must_use]
pub fn letter(c: char) -> Option<char> {
    let folded = match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='~' => c,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{ad}' | '\u{300}'..='\u{36f}' => return None,
        _ if c.is_whitespace()
            || matches!(c, '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}' | '\u{180e}') =>
        {
            ' '
        }
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    Some(folded)
}

/// The letter of ASCII that a letter is with an accent. Most of what is not ASCII in prose is one of these, and the
/// tables of Unicode take ten times as long to say so.
fn base(c: char) -> Option<char> {
    const FIRST: u32 = 0xc0;
    static BASES: LazyLock<[Option<char>; 0x180 - FIRST as usize]> = LazyLock::new(|| {
        std::array::from_fn(|at| {
            let c = u32::try_from(at).ok().and_then(|at| char::from_u32(FIRST + at));
            let mut parts = c.into_iter().nfkd();
            let base = parts.next().filter(char::is_ascii_alphabetic);
            base.filter(|_| parts.all(is_combining_mark))
        })
    });
    let at = u32::from(c).checked_sub(FIRST)?;
    *BASES.get(usize::try_from(at).ok()?)?
}

fn each_folded(c: char, case: Case, mut put: impl FnMut(char)) {
    if c.is_ascii() {
        match (c, case) {
            ('\t' | '\n' | '\r' | '\u{b}' | '\u{c}', _) => put(' '),
            _ if c.is_ascii_control() => {}
            (_, Case::Folded) => put(c.to_ascii_lowercase()),
            (_, Case::Kept) => put(c),
        }
        return;
    }
    if let Some(base) = base(c) {
        put(if case == Case::Folded {
            base.to_ascii_lowercase()
        } else {
            base
        });
        return;
    }
    for c in std::iter::once(c).nfkd() {
        match c {
            '‘' | '’' | '‚' | '‛' | '′' => put('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => put('"'),
            '‐'..='―' | '−' => put('-'),
            'ß' if case == Case::Folded => ['s', 's'].into_iter().for_each(&mut put),
            _ if c.is_whitespace() => put(' '),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            _ if c.is_control() || is_combining_mark(c) => {}
            _ if case == Case::Folded => c
                .to_lowercase()
                .filter(|c| !is_combining_mark(*c))
                .for_each(&mut put),
            _ => put(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let case = Case::smart(query);
        Folded::new(text, case)
            .find(&fold(query, case))
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn accents_and_composition_make_no_difference() {
        assert_eq!(
            hits("Díaz, DI\u{301}AZ, diaz", "díaz"),
            ["Díaz", "DI\u{301}AZ", "diaz"]
        );
        assert_eq!(hits("Díaz", "DIAZ"), [""; 0]);
    }

    #[test]
    fn a_capital_in_the_query_asks_for_capitals() {
        assert_eq!(hits("Cuba cuba", "Cuba"), ["Cuba"]);
        assert_eq!(hits("Cuba cuba", "cuba"), ["Cuba", "cuba"]);
    }

    #[test]
    fn what_is_not_seen_is_not_compared() {
        assert_eq!(
            hits("co\u{ad}op\u{200b}erate", "cooperate"),
            ["co\u{ad}op\u{200b}erate"]
        );
        assert_eq!(hits("1\u{a0}200 “dijo” — él", "1 200 \"dijo\" - el").len(), 1);
        assert_eq!(hits("ＴＯＫＹＯ", "tokyo"), ["ＴＯＫＹＯ"]);
    }

    #[test]
    fn letters_lead_back_to_the_original() {
        let text = "Die Maße, DI\u{301}AZ";
        let folded = Folded::new(text, Case::Folded);
        assert_eq!(folded.text(), "die masse, diaz");
        let of = |chars: &[usize]| -> Vec<&str> {
            let spans = folded.spans(chars);
            spans.iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(of(&[4, 5, 6]), ["Maß"]);
        assert_eq!(of(&[7, 8]), ["ße"]);
        assert_eq!(of(&[0, 11, 12, 14]), ["D", "DI\u{301}", "Z"]);
    }

    #[test]
    fn letters_with_accents_are_folded_as_unicode_says() {
        for c in ('\u{c0}'..='\u{17f}').filter(|c| base(*c).is_some()) {
            let parts: String = std::iter::once(c)
                .nfkd()
                .filter(|c| !is_combining_mark(*c))
                .collect();
            assert_eq!(fold(&c.to_string(), Case::Kept), parts, "{c}");
        }
        assert_eq!(fold("ÁñÜçžŁø", Case::Kept), "AnUczŁø");
    }

    #[test]
    fn a_hit_takes_the_accent_behind_it() {
        let text = "cafe\u{301} y";
        assert_eq!(hits(text, "cafe"), ["cafe\u{301}"]);
    }
}
