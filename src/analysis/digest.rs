//! What of a passage survives rewriting and translation: its numbers, its dates, the words of its names, and the
//! concepts or stems of its other words.

use std::ops::Range;

use super::comparable::{Happening, Subject};
use super::concept::{Use, hash};
use super::find::vocabulary;
use super::findings::Findings;
use super::lookup::Lookup;
use super::model::{Figure, Mention, Name, Place};
use super::root::{Root, Roots, Word};
use super::scan::Scan;
use super::sentence::sentences;
use super::style::Style;
use super::token::{Kind, Token};
use super::word::Class;
use crate::text::{Language, Span};

/// What a term is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// A word that tells something.
    Word,
    /// A word of a name.
    Name,
    /// The number of a figure.
    Number,
    /// That a number of such things is given, whatever it is.
    Count,
    /// The same of things that the story counts as one, by all its articles.
    Group,
    /// A time.
    Date,
    /// That the time of an event is given which the story tells as one, by all its articles.
    Event,
}

/// Something in a passage that another passage may have too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The same for all that mean the same.
    pub key: u64,
    /// The same for all that come near it; 0 where nothing does.
    pub near: u64,
    /// The keys of the concepts in whose place it may stand.
    pub linked: &'static [u64],
    /// What it is.
    pub kind: TermKind,
    /// How much it tells compared with a word, before it is known how rare it is: 1 for a word.
    pub telling: f64,
    /// Where it stands first, in bytes of the passage.
    pub span: Span,
    /// In which sentence of the passage that is.
    pub sentence: u32,
}

impl Term {
    /// That what stands in a passage at `span` is one with others of the story, by the number `of` all of them.
    #[must_use]
    pub fn of_story(kind: TermKind, span: Span, of: u64, passage: &Profile) -> Self {
        let there = passage.iter().find(|term| term.span == span);
        Self {
            key: hash(&format!("{kind:?} {of}")),
            near: 0,
            linked: &[],
            kind,
            telling: 1.0,
            span,
            sentence: there.map_or(0, |term| term.sentence),
        }
    }
}

/// The terms of a passage in the order of their keys, each once.
pub type Profile = Vec<Term>;

/// How little a word of a name tells by itself: the part of so many words, to this power.
const NAME_SHARE: f64 = 0.6;
/// How much a time tells, and its weekday.
const TIME: f64 = 1.3;
const WEEKDAY: f64 = 0.45;
/// How much a word of a general concept tells, and a word of a phrase beside the phrase.
const GENERAL: f64 = 0.6;
const PART: f64 = 0.35;
/// How much a word of saying tells.
const SAYING: f64 = 0.4;
/// How much numbers below 13 without a unit, below 100 and others tell.
const NUMBERS: [f64; 3] = [0.4, 0.7, 1.2];
/// How much it tells that a number of such things is given.
const COUNTED: f64 = 0.9;
/// How much it tells that a number is so large: two sources that contradict each other still are near.
const SIZE: f64 = 0.6;
/// By what part numbers of one size are apart at most, as a logarithm.
const STEP: f64 = 0.25;

/// The passages of an article in terms, as many as there are passages. In a language without a lexicon words are
/// compared by their stems.
#[must_use]
pub fn digest(passages: &[&str], language: Option<Language>, findings: &Findings) -> Vec<Profile> {
    let Some(vocabulary) = vocabulary(passages, language).or_else(|| vocabulary(passages, None)) else {
        return vec![Profile::new(); passages.len()];
    };
    let roots = Roots::of(language.or(Some(vocabulary.language)));
    let mut tokens: Vec<Token> = Vec::new();
    let mut profiles = Vec::with_capacity(passages.len());
    for (passage, text) in (0..).zip(passages) {
        tokens.clear();
        vocabulary.tokens(text, &mut tokens);
        let scan = Scan {
            text,
            tokens: &tokens,
            vocabulary,
            style: Style::default(),
            country: None,
            passage,
        };
        let reading = Reading {
            lookup: Lookup { scan },
            sentences: sentences(text, &tokens, vocabulary),
            roots,
            words: tokens.iter().map(|token| word(roots, token, text)).collect(),
            findings,
            figures: within(&findings.figures, passage, |figure| figure.place),
            dates: within(&findings.dates, passage, |mention| mention.place),
            names: &findings.names[within(&findings.names, passage, |name| name.place)],
        };
        profiles.push(reading.profile());
    }
    profiles
}

fn word(roots: &Roots, token: &Token, text: &str) -> Word {
    match token.is(Kind::Word) {
        true => roots.word(token.of(text)),
        false => Word::default(),
    }
}

/// The findings of a passage, of a list in reading order.
fn within<T>(all: &[T], passage: u32, place: impl Fn(&T) -> Place) -> Range<usize> {
    let start = all.partition_point(|one| place(one).passage < passage);
    let end = all.partition_point(|one| place(one).passage <= passage);
    start..end.max(start)
}

/// A passage that is read for its terms.
struct Reading<'a> {
    lookup: Lookup<'a>,
    /// Its sentences as runs of tokens.
    sentences: Vec<Range<usize>>,
    roots: &'static Roots,
    /// For each token its word.
    words: Vec<Word>,
    findings: &'a Findings,
    /// The indexes of its figures and dates.
    figures: Range<usize>,
    dates: Range<usize>,
    names: &'a [Name],
}

impl Reading<'_> {
    fn profile(&self) -> Profile {
        let tokens = self.lookup.scan.tokens;
        let mut terms: Vec<Term> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let span = Span {
                start: tokens[at].start,
                end: tokens[at].end,
            };
            let all = self.findings;
            let end = if let Some(at) = self.figure(span) {
                terms.extend(number(&all.figures[at], all.subjects.get(at)));
                all.figures[at].number.end
            } else if let Some(at) = self.date(span) {
                terms.extend(time(&all.dates[at], all.happenings.get(at)));
                all.dates[at].place.span.end
            } else {
                self.take_word(at, &mut terms)
            };
            at += 1;
            while tokens.get(at).is_some_and(|token| token.start < end) {
                at += 1;
            }
        }
        for term in &mut terms {
            let behind = |sentence: &Range<usize>| tokens[sentence.start].start <= term.span.start;
            let before = self.sentences.partition_point(behind);
            term.sentence = u32::try_from(before.saturating_sub(1)).unwrap_or(u32::MAX);
        }
        // Of a word that stands there twice, the time when it tells most: in a name of its own.
        terms.sort_by(|a, b| {
            (a.key, b.telling)
                .partial_cmp(&(b.key, a.telling))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        terms.dedup_by_key(|term| term.key);
        terms
    }

    /// The index of the figure whose number meets a span.
    fn figure(&self, span: Span) -> Option<usize> {
        let figures = &self.findings.figures;
        self.figures.clone().find(|at| figures[*at].number.meets(span))
    }

    /// The index of the date that meets a span.
    fn date(&self, span: Span) -> Option<usize> {
        let dates = &self.findings.dates;
        self.dates.clone().find(|at| dates[*at].place.span.meets(span))
    }

    /// The root of a word, or of the phrase that begins with it, and of how many words that is.
    fn root(&self, at: usize) -> (Root, usize) {
        let is_word = |at: &usize| self.lookup.scan.is(*at, Kind::Word);
        let run = (at..self.words.len()).take_while(is_word).count();
        self.roots.root(&self.words[at..at + run.max(1)])
    }

    /// The last token of a turn of phrase that tells nothing; none where a figure or date stands in it, or a phrase begins
    /// in it and ends behind it: `in general`, but `in general elections`.
    fn turn(&self, at: usize) -> Option<usize> {
        let scan = &self.lookup.scan;
        let (length, ()) = scan.vocabulary.turns.from(scan.tokens, at)?;
        let end = at + length;
        let goes_on = |at: usize| {
            let (_, length) = self.root(at);
            length > 1 && at + length > end
        };
        let span = Span {
            start: scan.tokens[at].start,
            end: scan.tokens[end - 1].end,
        };
        let tells = self.figure(span).is_some() || self.date(span).is_some() || (at..end).any(goes_on);
        (!tells).then_some(end - 1)
    }

    /// Adds the term that begins with a word, and those of its words where it is a phrase: `fishing boat` may be a
    /// boat elsewhere. Returns the byte after it.
    fn take_word(&self, at: usize, terms: &mut Vec<Term>) -> u32 {
        let lookup = &self.lookup;
        let tokens = lookup.scan.tokens;
        let span = |from: usize, to: usize| Span {
            start: tokens[from].start,
            end: tokens[to].end,
        };
        let name = self.names.iter().find(|name| name.place.span.meets(span(at, at)));
        if let Some(last) = self.turn(at).filter(|_| name.is_none()) {
            return tokens[last].end;
        }
        if !lookup.tells(at) {
            return tokens[at].end;
        }
        let (root, length) = self.root(at);
        let is_name = name.is_some() || lookup.nation(at).is_some() || lookup.scan.has(at, Class::Title);
        let words = name.map_or(1, |name| {
            let tells = lookup.tokens(name.place.span).filter(|at| lookup.tells(*at));
            u32::try_from(tells.count().max(1)).unwrap_or(1)
        });
        let says = |at: usize| name.is_none() && lookup.is(at, Use::Attribution);
        let share = match length == 1 && says(at) {
            true => SAYING,
            false => f64::from(words).powf(-NAME_SHARE),
        };
        let last = at + length - 1;
        let mut add = |root: Root, share: f64, span: Span| {
            terms.push(Term {
                key: root.key,
                near: root.near,
                linked: root.linked,
                kind: if is_name { TermKind::Name } else { TermKind::Word },
                telling: if root.is_general && !is_name {
                    GENERAL * share
                } else {
                    share
                },
                span,
                sentence: 0,
            });
        };
        add(root, share, span(at, last));
        if length > 1 {
            for part in (at..=last).filter(|part| lookup.tells(*part) && !says(*part)) {
                let (root, _) = self.roots.root(&self.words[part..=part]);
                add(root, PART * share, span(part, part));
                // `public health system` is of public health, and of a health system.
                let (root, length) = self.root(part);
                if part > at && part + length > last + 1 {
                    add(root, share, span(part, part + length - 1));
                }
            }
        }
        tokens[last].end
    }
}

/// A number, near those in its unit that come to the same in two digits; that such a thing is counted; and how large it
/// is.
fn number(figure: &Figure, subject: Option<&Subject>) -> impl Iterator<Item = Term> {
    let value = figure.value.low;
    let unit = figure.unit.map_or("", |unit| unit.name);
    // `12 percent` and twelve cranes have nothing in common; larger numbers are the same in any unit.
    let is_large = value.fract() != 0.0 || value >= 100.0;
    let measured_in = if is_large { "" } else { unit };
    let [small, two_digits, others] = NUMBERS;
    let number = Term {
        key: hash(&format!("#{value}{measured_in}")),
        near: hash(&format!("#{value:.1e}{unit}")),
        linked: &[],
        kind: TermKind::Number,
        telling: match value {
            _ if is_large => others,
            _ if value < 13.0 && unit.is_empty() => small,
            _ => two_digits,
        },
        span: figure.number,
        sentence: 0,
    };
    let counted = subject.map(|subject| format!("{}{}", subject.concept, subject.unit));
    let counted = counted.filter(|what| !what.is_empty()).map(|what| Term {
        key: hash(&format!("#{what}")),
        near: 0,
        kind: TermKind::Count,
        telling: COUNTED,
        ..number
    });
    // Numbers that are some tenths apart are of one size by one grid at least.
    let sizes = [0.0, 0.5].map(|shift| {
        let step = (value.abs().ln() / STEP + shift).round();
        Term {
            key: hash(&format!("#{shift}:{step}{unit}")),
            near: 0,
            kind: TermKind::Count,
            telling: SIZE,
            ..number
        }
    });
    let is_sized = value >= 13.0 || !unit.is_empty() && value > 0.0;
    let sizes = sizes.into_iter().filter(move |_| is_sized);
    std::iter::once(number).chain(counted).chain(sizes)
}

/// A time, near those of the same month; none where it is open. And its weekday, which also an open one may name.
fn time(date: &Mention, happening: Option<&Happening>) -> impl Iterator<Item = Term> {
    let day = date.when.filter(|when| when.from == when.to);
    let weekday = happening.and_then(|happening| happening.weekday);
    let weekday = weekday.or(day.map(|when| when.from.weekday().to_monday_one_offset()));
    let term = |key: String, near: u64, telling: f64| Term {
        key: hash(&key),
        near,
        linked: &[],
        kind: TermKind::Date,
        telling,
        span: date.place.span,
        sentence: 0,
    };
    let when = date.when.map(|when| {
        let month = hash(&format!("@{}-{}", when.from.year(), when.from.month()));
        term(format!("@{}/{}", when.from, when.to), month, TIME)
    });
    let weekday = weekday.map(|day| term(format!("@weekday {day}"), 0, WEEKDAY));
    when.into_iter().chain(weekday)
}
