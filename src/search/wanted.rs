//! The words of a query as they are sought in short texts: titles, names, what figures count.
//!
//! There are two ways to the same score. [`Wanted::score`] is the plain one. [`Wanted::bound`] tells beforehand, for
//! little, whether a text can match and how well; whoever wants the best of many scores only what can be among
//! them.

use std::borrow::Cow;

use memchr::memchr;
use memchr::memmem::Finder;

use super::query::{How, Query, Term};
use super::reach::numbers;
use super::reward::run;
use super::score::{Bound, Scorer};
use crate::text::{Case, Folded, Span, fold};

/// What words that stand together as they were typed are worth beyond their own scores.
pub(super) const TOGETHER: i32 = 8;

/// What may stand for a character of a folded text that is not plain. Among the letters of a plain word it is as good as
/// any other: what is sought is not there, and for what stands beside it the matcher takes either for a small letter.
pub(super) const OTHER: u8 = 0x7f;

/// Whether letters can be sought where [`OTHER`] stands for what is not plain.
fn is_plain(letters: &[u8]) -> bool {
    letters.iter().all(|byte| byte.is_ascii() && *byte != OTHER)
}

/// A short text, ready to be searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short<'a> {
    /// Folded, capitals too; plain, with [`OTHER`] for each character that is not, where all its scores are to be bounded.
    pub(super) folded: &'a [u8],
    /// Which letters it has.
    pub(super) mask: u64,
    /// Texts as they were written, and where this one stands: most are not looked at.
    pub(super) texts: &'a str,
    pub(super) span: Span,
}

impl<'a> Short<'a> {
    /// As it was written.
    pub(super) fn text(&self) -> &'a str {
        self.span.of(self.texts)
    }

    /// Folded, with all its characters.
    fn whole(&self) -> Cow<'a, [u8]> {
        match memchr(OTHER, self.folded) {
            Some(_) => Cow::Owned(fold(self.text(), Case::Folded).into_bytes()),
            None => Cow::Borrowed(self.folded),
        }
    }
}

/// The words of a query, ready to be sought.
pub(super) struct Wanted {
    clauses: Vec<Vec<Word>>,
    /// The words as they were typed, where there are several that have nothing special about them.
    together: Option<Finder<'static>>,
    /// The letters that a text has to have.
    mask: u64,
    /// Those that it has to have in order, word by word.
    orders: Vec<Vec<usize>>,
}

/// One term.
struct Word {
    term: Term,
    /// The term's text, folded as its case asks for.
    folded: Box<str>,
    /// Whether it can be sought where [`OTHER`] stands for what is not plain.
    is_plain: bool,
    finder: Finder<'static>,
    mask: u64,
    scorer: Scorer,
}

/// The letters of a folded text, each a bit: what lacks one of a word's letters does not match the word.
pub(super) fn mask(folded: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => 26 + u32::from(c) - u32::from('0'),
        _ => 36 + u32::from(c) % 28,
    };
    folded.chars().fold(0, |mask, c| mask | 1 << bit(c))
}

impl Wanted {
    /// Takes the words of a query.
    pub(super) fn new(query: &Query) -> Self {
        let plain = |clause: &Vec<Term>| match &clause[..] {
            [term] if term.how == How::Fuzzy => Some(fold(&term.text, Case::Folded)),
            _ => None,
        };
        let words: Option<Vec<String>> = query.clauses.iter().map(plain).collect();
        let words = words.filter(|words| words.len() > 1);
        let clauses: Vec<Vec<Word>> = query
            .clauses
            .iter()
            .map(|clause| clause.iter().map(Word::new).collect())
            .collect();
        let needed = |clause: &Vec<Term>| match &clause[..] {
            [term] if !term.negated => Some(fold(&term.text, Case::Folded)),
            _ => None,
        };
        let needed: Vec<String> = query.clauses.iter().filter_map(needed).collect();
        Self {
            mask: needed.iter().fold(0, |all, word| all | mask(word)),
            orders: needed.iter().map(|word| numbers(word)).collect(),
            clauses,
            together: words.map(|words| Finder::new(&words.join(" ")).into_owned()),
        }
    }

    /// The letters without which no text matches.
    pub(super) fn mask(&self) -> u64 {
        self.mask
    }

    /// The letters without which no text matches where they do not stand in their order, word by word.
    pub(super) fn orders(&self) -> &[Vec<usize>] {
        &self.orders
    }

    /// How well a text matches; `None` where it does not.
    pub(super) fn score(&self, short: Short) -> Option<i32> {
        self.scored(short, Scorer::score_window)
    }

    /// [`Wanted::score`], with the matcher going over all of the text as it is.
    #[cfg(test)]
    pub(super) fn score_plainly(&self, short: Short) -> Option<i32> {
        let folded = &short.whole();
        self.scored(Short { folded, ..short }, Scorer::score)
    }

    fn scored(&self, short: Short, one: fn(&Scorer, &str) -> Option<i32>) -> Option<i32> {
        let mut sum = 0;
        for clause in &self.clauses {
            sum += clause.iter().filter_map(|word| word.score(short, one)).max()?;
        }
        Some(sum + self.together(short))
    }

    /// What is known of the score beforehand.
    pub(super) fn bound(&mut self, short: Short) -> Bound {
        let (mut low, mut high) = (Some(0), 0);
        for clause in &mut self.clauses {
            let mut best = Bound::Never;
            for word in clause {
                best = best.or(word.bound(short));
            }
            match best {
                Bound::Never => return Bound::Never,
                Bound::Unknown => return Bound::Unknown,
                Bound::AtMost(most) => (low, high) = (None, high + most),
                Bound::Between(least, most) => {
                    (low, high) = (low.map(|low| low + least), high + most);
                }
            }
        }
        let together = self.together(short);
        match low {
            Some(low) => Bound::Between(low + together, high + together),
            None => Bound::AtMost(high + together),
        }
    }

    fn together(&self, short: Short) -> i32 {
        let stands = |finder: &Finder| {
            let text = if is_plain(finder.needle()) {
                Cow::Borrowed(short.folded)
            } else {
                short.whole()
            };
            finder.find(&text).is_some()
        };
        if self.together.as_ref().is_some_and(stands) {
            TOGETHER
        } else {
            0
        }
    }

    /// Where in a text its words stand, in order, not overlapping.
    pub(super) fn places(&self, text: &str) -> Vec<Span> {
        let mut places = Vec::new();
        for word in self.clauses.iter().flatten().filter(|word| !word.term.negated) {
            let folded = Folded::new(text, word.term.case);
            let chars = word.chars(folded.text());
            places.extend(folded.spans(&chars));
        }
        merged(places)
    }

    /// Whether each word stands in a folded text as it was typed.
    pub(super) fn stands_in(&self, folded: &str) -> bool {
        let stands = |word: &Word| word.finder.find(folded.as_bytes()).is_some() != word.term.negated;
        self.clauses.iter().all(|clause| clause.iter().any(stands))
    }
}

/// Spans in order, those that meet or touch in one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

impl Word {
    fn new(term: &Term) -> Self {
        let folded = fold(&term.text, term.case);
        Self {
            mask: mask(&fold(&term.text, Case::Folded)),
            finder: Finder::new(&folded).into_owned(),
            scorer: Scorer::new(&folded),
            is_plain: is_plain(folded.as_bytes()),
            folded: folded.into(),
            term: term.clone(),
        }
    }

    /// The text as this word is compared with it.
    fn text<'a>(&self, short: Short<'a>) -> Cow<'a, [u8]> {
        let is_printed = |byte: u8| matches!(byte, b' '..=b'~');
        match self.term.case {
            Case::Folded if self.term.how == How::Fuzzy && self.is_plain => Cow::Borrowed(short.folded),
            // Whether something is a letter is asked of what stands beside it.
            Case::Folded => short.whole(),
            Case::Kept if short.text().bytes().all(is_printed) => Cow::Borrowed(short.text().as_bytes()),
            Case::Kept => Cow::Owned(fold(short.text(), Case::Kept).into_bytes()),
        }
    }

    fn can_match(&self, short: Short) -> bool {
        short.mask & self.mask == self.mask
    }

    fn score(&self, short: Short, one: fn(&Scorer, &str) -> Option<i32>) -> Option<i32> {
        let text = self.text(short);
        let text = std::str::from_utf8(&text).unwrap_or_default();
        match self.term.how {
            How::Fuzzy => one(&self.scorer, text),
            _ => self.stands(text),
        }
    }

    fn bound(&mut self, short: Short) -> Bound {
        if !self.can_match(short) {
            return if self.term.negated {
                Bound::Between(0, 0)
            } else {
                Bound::Never
            };
        }
        let text = self.text(short);
        match self.term.how {
            How::Fuzzy => self.scorer.bound(&text),
            _ => {
                let stands = self.stands(std::str::from_utf8(&text).unwrap_or_default());
                stands.map_or(Bound::Never, |score| Bound::Between(score, score))
            }
        }
    }

    /// What a word is worth that has to stand there as it was typed; nothing where it must not, and does not.
    fn stands(&self, text: &str) -> Option<i32> {
        let best = self
            .runs(text)
            .map(|at| run(text.as_bytes(), at, self.folded.len()))
            .max();
        match (best, self.term.negated) {
            (Some(_), true) => None,
            (None, true) => Some(0),
            (best, false) => best,
        }
    }

    /// Where the letters stand together, and as the term asks for.
    fn runs<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_letter = |c: char| c.is_alphanumeric();
        let fits = move |at: &usize| {
            let (before, after) = (&text[..*at], &text[at + self.folded.len()..]);
            let is_free = |c: Option<char>| !c.is_some_and(is_letter);
            let is_whole = self.term.how != How::Phrase
                || (is_free(before.chars().next_back()) && is_free(after.chars().next()));
            is_whole
                && (!self.term.starts || !before.contains(is_letter))
                && (!self.term.ends || !after.contains(is_letter))
        };
        self.finder.find_iter(text.as_bytes()).filter(fits)
    }

    /// The chars of a folded text that are this word's.
    fn chars(&self, text: &str) -> Vec<usize> {
        let run = match self.term.how {
            How::Fuzzy => None,
            _ => self.runs(text).next(),
        };
        match run {
            Some(at) => {
                let first = text[..at].chars().count();
                (first..first + self.folded.chars().count()).collect()
            }
            None if self.term.how == How::Fuzzy => self.scorer.letters(text),
            None => Vec::new(),
        }
    }
}
