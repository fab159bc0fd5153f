//! The words of a text, and the vocabulary of all texts: one text of its own with a word a line, so that words
//! that are so, begin so, end so or hold so are found by one search for a few bytes. An `fst` would be a third of
//! the size and has to be built anew to take in a word; words come with every article.
//!
//! A word is a run of letters and digits, without accents and as it was written: `Cuba` and `cuba` are two. Signs
//! part words, so `1,200` and `1.200` are both `1` and `200`, one after the other. Ideographs stand alone.

use hashbrown::HashTable;
use memchr::memmem;
use rustc_hash::FxHasher;
use std::hash::Hasher;

use super::score::Scorer;
use super::wanted::mask;
use crate::text::{Case, Span, fold};

/// How a word of the vocabulary has to go with letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is they.
    Whole,
    /// It begins with them.
    Prefix,
    /// It ends with them.
    Suffix,
    /// It holds them.
    Inside,
}

/// A word of the vocabulary that goes with letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The word's number.
    pub(super) word: u32,
    /// Whether the letters are its beginning.
    pub(super) begins: bool,
    /// Whether they are its end.
    pub(super) ends: bool,
}

/// All words, numbered in the order in which they came.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The words, each behind a line break and before the next.
    kept: String,
    /// The same in small letters.
    folded: String,
    /// Where each begins in either.
    starts: Vec<(u32, u32)>,
    masks: Vec<u64>,
    /// The words by what they are, each with where it begins; and by what they are in small letters.
    numbers: HashTable<(u32, u32)>,
    folded_numbers: HashTable<u32>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            kept: "\n".to_owned(),
            folded: "\n".to_owned(),
            starts: Vec::new(),
            masks: Vec::new(),
            numbers: HashTable::new(),
            folded_numbers: HashTable::new(),
        }
    }
}

fn hash(word: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word);
    hasher.finish()
}

impl Vocabulary {
    /// Bytes that all of it takes.
    pub(super) fn bytes(&self) -> usize {
        self.kept.capacity()
            + self.folded.capacity()
            + self.starts.capacity() * 8
            + self.masks.capacity() * 8
            + self.numbers.allocation_size()
            + self.folded_numbers.allocation_size()
    }

    /// The number of a word that is there.
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        let is_it = |(_, start): &(u32, u32)| is_line(&self.kept, *start, word);
        let found = self.numbers.find(hash(word.as_bytes()), is_it);
        found.map(|(number, _)| *number)
    }

    /// The number of a word, which is taken in if it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.get(word) {
            return number;
        }
        let hashed = hash(word.as_bytes());
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let number = narrow(self.starts.len());
        self.starts
            .push((narrow(self.kept.len()), narrow(self.folded.len())));
        let start = self.folded.len();
        self.kept.push_str(word);
        self.kept.push('\n');
        if word.is_ascii() {
            self.folded.push_str(word);
            self.folded[start..].make_ascii_lowercase();
        } else {
            self.folded.push_str(&fold(word, Case::Folded));
        }
        self.masks.push(mask(&self.folded[start..]));
        self.folded.push('\n');
        let Self {
            kept, folded, starts, ..
        } = self;
        let begins = starts[number as usize].0;
        self.numbers
            .insert_unique(hashed, (number, begins), |(_, start)| hash(line(kept, *start)));
        let hashed = hash(line(folded, starts[number as usize].1));
        self.folded_numbers.insert_unique(hashed, number, |number| {
            hash(line(folded, starts[*number as usize].1))
        });
        number
    }

    /// The words that are folded letters, in order.
    fn whole(&self, letters: &str, case: Case) -> Vec<Found> {
        let is_it = |number: &&u32| is_line(&self.folded, self.starts[**number as usize].1, letters);
        let mut words: Vec<u32> = match case {
            Case::Kept => self.get(letters).into_iter().collect(),
            Case::Folded => {
                let all = self.folded_numbers.iter_hash(hash(letters.as_bytes()));
                all.filter(is_it).copied().collect()
            }
        };
        words.sort_unstable();
        let found = |word| Found {
            word,
            begins: true,
            ends: true,
        };
        words.into_iter().map(found).collect()
    }

    /// The words that go with folded letters, in order.
    pub(super) fn find(&self, letters: &str, fit: Fit, case: Case) -> Vec<Found> {
        let (before, after) = match fit {
            Fit::Whole => return self.whole(letters, case),
            Fit::Prefix => ("\n", ""),
            Fit::Suffix => ("", "\n"),
            Fit::Inside => ("", ""),
        };
        let needle = format!("{before}{letters}{after}");
        let text = match case {
            Case::Kept => &self.kept,
            Case::Folded => &self.folded,
        };
        let start = |starts: &(u32, u32)| match case {
            Case::Kept => starts.0,
            Case::Folded => starts.1,
        };
        let (bytes, finder) = (text.as_bytes(), memmem::Finder::new(&needle));
        let mut found: Vec<Found> = Vec::new();
        // A break may end one word and begin the next: hits overlap in it.
        let mut from = 0;
        while let Some(hit) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + hit + before.len();
            let end = at + letters.len();
            let word = self.starts.partition_point(|starts| start(starts) as usize <= at);
            let one = Found {
                word: u32::try_from(word.saturating_sub(1)).unwrap_or(u32::MAX),
                begins: bytes[at - 1] == b'\n',
                ends: bytes[end] == b'\n',
            };
            match found.last_mut() {
                Some(last) if last.word == one.word => {
                    last.begins |= one.begins;
                    last.ends |= one.ends;
                }
                _ => found.push(one),
            }
            from = end;
        }
        found
    }

    /// The words in which the letters stand with others between them, the likeliest first, and what the matcher
    /// gives them; at most so many.
    pub(super) fn resembling(&self, letters: &str, limit: usize) -> Vec<(u32, i32)> {
        let (scorer, wanted) = (Scorer::new(letters), mask(letters));
        let mut scored = Vec::new();
        for (number, mask) in (0_u32..).zip(&self.masks) {
            if mask & wanted != wanted {
                continue;
            }
            let word = line(&self.folded, self.starts[number as usize].1);
            // A blank before it: that a word begins there is worth as much as in the midst of a title.
            let word = format!(" {}", String::from_utf8_lossy(word));
            if let Some(score) = scorer.score(&word) {
                scored.push((number, score));
            }
        }
        scored.sort_by_key(|(number, score)| (std::cmp::Reverse(*score), *number));
        scored.truncate(limit);
        scored
    }
}

/// Whether the line that begins at a place is this word.
fn is_line(text: &str, start: u32, word: &str) -> bool {
    let rest = &text.as_bytes()[start as usize..];
    rest.get(word.len()) == Some(&b'\n') && rest.starts_with(word.as_bytes())
}

/// The line that begins at a place.
fn line(text: &str, start: u32) -> &[u8] {
    let rest = &text.as_bytes()[start as usize..];
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    &rest[..end]
}

/// Goes through the words of a text, folded but for capitals, each with its place.
pub(super) fn each_word(text: &str, buffer: &mut String, mut take: impl FnMut(&str, Span)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        // Nearly every word is of plain letters and stands there as it is looked up.
        if bytes.get(at).is_none_or(u8::is_ascii) {
            if start < at {
                take(&text[start..at], Span::new(start, at));
            }
            at += 1;
            continue;
        }
        at = other_word(text, start, at, buffer, &mut take);
    }
}

/// A word with a letter that is not plain, from `start`; all before `at` is plain. Returns where to go on.
fn other_word(
    text: &str,
    start: usize,
    at: usize,
    buffer: &mut String,
    take: &mut impl FnMut(&str, Span),
) -> usize {
    buffer.clear();
    buffer.push_str(&text[start..at]);
    let mut begins = start;
    for (offset, c) in text[at..].char_indices() {
        let (here, next) = (at + offset, at + offset + c.len_utf8());
        if c.is_ascii_alphanumeric() {
            buffer.push(c);
            continue;
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]), Case::Kept);
        let is_alone = is_ideograph(c);
        let is_word = folded.chars().any(char::is_alphanumeric);
        // What no reader sees parts nothing.
        if folded.is_empty() || (is_word && !is_alone) {
            if buffer.is_empty() && folded.is_empty() {
                begins = next;
            }
            buffer.extend(folded.chars().filter(|c| c.is_alphanumeric()));
            continue;
        }
        if !buffer.is_empty() {
            take(buffer, Span::new(begins, here));
        }
        if is_alone {
            take(&folded, Span::new(here, next));
        }
        return next;
    }
    if !buffer.is_empty() {
        take(buffer, Span::new(begins, text.len()));
    }
    text.len()
}

/// Letters of scripts that put no blanks between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, &str)> {
        let mut words = Vec::new();
        each_word(text, &mut String::new(), |word, span| {
            words.push((word.to_owned(), span.of(text)));
        });
        words
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let plain = |text| -> Vec<String> { words(text).into_iter().map(|(word, _)| word).collect() };
        assert_eq!(
            plain("Díaz-Canel said: 1,200 médicos’ pay."),
            ["Diaz", "Canel", "said", "1", "200", "medicos", "pay"]
        );
        assert_eq!(
            plain("MÉXICO co\u{ad}operate e\u{301}l"),
            ["MEXICO", "cooperate", "el"]
        );
        assert_eq!(plain("ＴＯＫＹＯ東京 12月"), ["TOKYO", "東", "京", "12", "月"]);
        assert_eq!(plain("Maße — “Ñandú”"), ["Maße", "Nandu"]);
        assert_eq!(plain(""), [""; 0]);
    }

    #[test]
    fn each_word_knows_where_it_stands() {
        assert_eq!(
            words("«Díaz» e\u{301}l"),
            [("Diaz".to_owned(), "Díaz"), ("el".to_owned(), "e\u{301}l")]
        );
    }

    #[test]
    fn words_are_found_by_their_parts() {
        let mut vocabulary = Vocabulary::default();
        let all = [
            "doctor",
            "Doctors",
            "doctoral",
            "indoctrinate",
            "doc",
            "Maße",
            "doctor",
        ];
        let numbers: Vec<u32> = all.iter().map(|word| vocabulary.number(word)).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 0]);
        let found = |letters, fit, case| -> Vec<u32> {
            let found = vocabulary.find(letters, fit, case);
            found.iter().map(|found| found.word).collect()
        };
        assert_eq!(found("doctor", Fit::Whole, Case::Folded), [0]);
        assert_eq!(found("doc", Fit::Prefix, Case::Folded), [0, 1, 2, 4]);
        assert_eq!(found("Doc", Fit::Prefix, Case::Kept), [1]);
        assert_eq!(found("doc", Fit::Inside, Case::Folded), [0, 1, 2, 3, 4]);
        assert_eq!(found("s", Fit::Suffix, Case::Folded), [1]);
        assert_eq!(found("masse", Fit::Whole, Case::Folded), [5]);
        let resembling = vocabulary.resembling("dctr", 2);
        assert_eq!(
            resembling.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
            [0, 1]
        );
    }
}
