//! The one way in: the passages of an article to its findings.

use std::ops::Range;

use super::calendar::When;
use super::conflict;
use super::dates::{self, Anchors};
use super::elided::Memory;
use super::figures;
use super::findings::Findings;
use super::model::{DateBasis, Mention};
use super::names::Names;
use super::scan::Scan;
use super::sentence::sentences;
use super::style::Style;
use super::subject::{Found, Subjects};
use super::token::Token;
use super::vocabulary::Vocabulary;
use crate::text::{Language, Span};

/// What is known of an article before its prose is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// The language that the article is written in.
    pub language: Option<Language>,
    /// When it was published.
    pub published: Option<When>,
    /// Where its source is at home, by ISO 3166 code: it settles how numbers are written.
    pub country: Option<&'static str>,
}

/// Finds figures, dates and names in the `passages` of an article, and dates in its publication `lines`,
/// each given with its place in the article's text. Nothing is found in a language without a lexicon.
#[must_use]
pub fn find(passages: &[&str], lines: &[(u32, &str)], setting: Setting) -> Findings {
    let mut findings = Findings::default();
    let Some(vocabulary) = vocabulary(passages, setting.language) else {
        return findings;
    };
    let mut style = Style::of_country(setting.country);
    for passage in passages {
        style.learn(passage);
    }
    let mut anchors = Anchors {
        published: setting.published,
        dateline: None,
        last: None,
        day_first: day_first(vocabulary, setting.country),
    };
    // Lines go first: what they say is counted from nothing in the prose.
    for (at, line) in lines {
        findings
            .publication
            .extend(publication(*at, line, vocabulary, style, &anchors));
    }
    let mut memory = Memory::default();
    let mut names = Names::default();
    let mut subjects = Subjects::default();
    let mut tokens: Vec<Token> = Vec::new();
    for (passage, text) in (0..).zip(passages) {
        tokens.clear();
        vocabulary.tokens(text, &mut tokens);
        let scan = Scan {
            text,
            tokens: &tokens,
            vocabulary,
            style,
            country: setting.country,
            passage,
        };
        let sentences = sentences(text, &tokens, vocabulary);
        let dated = dates::dates(&scan, &sentences, &mut anchors);
        let taken: Vec<Range<usize>> = dated.iter().map(|dated| dated.tokens.clone()).collect();
        findings
            .dates
            .extend(dated.into_iter().map(|dated| dated.mention));
        let first = [findings.figures.len(), names.found.len()];
        figures::figures(&scan, &sentences, &taken, &mut memory, &mut findings.figures);
        names.collect(&scan, &sentences);
        let found = Found {
            first: u32::try_from(first[0]).unwrap_or(u32::MAX),
            figures: &findings.figures[first[0]..],
            dates: &findings.dates[findings.dates.len() - taken.len()..],
            names: &names.found[first[1]..],
        };
        subjects.collect(&scan, &sentences, found);
    }
    conflict::mark(&mut findings.dates, passages);
    subjects.complete(&mut findings);
    findings.names = names.found;
    findings.named = names.named;
    findings
}

/// The vocabulary of the article's language. Where that is not known, of the one whose words it has.
pub(super) fn vocabulary(passages: &[&str], language: Option<Language>) -> Option<&'static Vocabulary> {
    if let Some(language) = language {
        return Vocabulary::of(language);
    }
    let known = |vocabulary: &Vocabulary| {
        let mut tokens = Vec::new();
        for passage in passages.iter().take(8) {
            vocabulary.tokens(passage, &mut tokens);
        }
        tokens.iter().filter(|token| token.word != 0).count()
    };
    Vocabulary::all()
        .iter()
        .max_by_key(|vocabulary| known(vocabulary))
}

/// Whether the day comes first in dates in numbers; `None` where nothing tells.
fn day_first(vocabulary: &Vocabulary, country: Option<&str>) -> Option<bool> {
    match country {
        Some("US") => Some(false),
        Some(_) => Some(true),
        None => vocabulary.prose.decimal_comma.then_some(true),
    }
}

/// The dates of a publication line, which are absolute or nothing.
fn publication(
    at: u32,
    line: &str,
    vocabulary: &'static Vocabulary,
    style: Style,
    anchors: &Anchors,
) -> Vec<Mention> {
    let mut tokens = Vec::new();
    vocabulary.tokens(line, &mut tokens);
    let scan = Scan {
        text: line,
        tokens: &tokens,
        vocabulary,
        style,
        country: None,
        passage: u32::MAX,
    };
    let whole: Range<usize> = 0..tokens.len();
    let mut anchors = *anchors;
    let moved = |span: Span| Span {
        start: span.start + at,
        end: span.end + at,
    };
    dates::dates(&scan, &[whole], &mut anchors)
        .into_iter()
        .map(|dated| dated.mention)
        .filter(|mention| mention.basis == DateBasis::Absolute && mention.when.is_some())
        .map(|mut mention| {
            mention.basis = DateBasis::Publication;
            mention.place.span = moved(mention.place.span);
            mention.sentence = moved(mention.sentence);
            mention
        })
        .collect()
}
