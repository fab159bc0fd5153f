//! Dates as publication lines and datelines write them: absolute ones, each with where it stands, in any
//! language that the program has words of, for such a line need not be in its article's.
//!
//! They are read by the patterns of prose, which here take a few liberties: light marks part words as
//! blanks do, capitals do not matter, and what pages glue together comes apart. Whether a line is one that
//! gives a date is for others to say.

mod tokens;

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::calendar::When;
use super::date::{self, Found};
use super::model::Precision;
use super::pattern::{Meaning, Pattern};
use super::scan::Scan;
use super::style::Style;
use super::token::Kind;
use super::vocabulary::Vocabulary;
use super::when;
use super::word::Class;
use super::worked::{From, Now};
use crate::text::Span;
use crate::text::fold::{Case, fold};
use crate::text::lexicon::prose;

/// A date in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Where it stands, its weekday included.
    pub(crate) span: Span,
    pub(crate) when: When,
}

/// How numbers with strokes are read: `3/5/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The day comes first.
    DayFirst,
    /// Either may; only what fits one reading is read.
    Open,
}

/// The date that a text consists of, whatever joins its words.
pub(crate) fn whole(text: &str) -> Option<When> {
    let found = first(text, Order::Open)?;
    let (before, after) = (
        &text[..found.span.start as usize],
        &text[found.span.end as usize..],
    );
    let joins = |part: &str| !part.contains(char::is_alphanumeric);
    (joins(before) && joins(after)).then_some(found.when)
}

/// The first date in a text.
pub(crate) fn first(text: &str, order: Order) -> Option<Written> {
    all(text, order).into_iter().next()
}

/// All dates in a text.
pub(crate) fn all(text: &str, order: Order) -> Vec<Written> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut read: Vec<(Span, Option<When>)> = Vec::new();
    for (vocabulary, more) in Vocabulary::all().iter().zip(patterns_of_lines()) {
        in_language(text, order, vocabulary, more, &mut read);
    }
    // Of two languages the one that reads more is the line's.
    read.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
    let mut free = 0;
    let mut found = Vec::new();
    for (span, when) in read {
        if span.start < free {
            continue;
        }
        free = span.end;
        let start = weekday_before(text, span.start as usize);
        found.extend(when.map(|when| Written {
            span: Span::new(start, span.end as usize),
            when,
        }));
    }
    found
}

/// Monday is 1, as jiff counts; the weekday that a folded word names.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    Vocabulary::all()
        .iter()
        .find_map(|vocabulary| vocabulary.word(vocabulary.id(word)).weekday)
}

/// What the lexicons have for lines alone, in the order of the vocabularies.
fn patterns_of_lines() -> &'static [Vec<Pattern>] {
    static LINES: LazyLock<Vec<Vec<Pattern>>> = LazyLock::new(|| {
        let read = |vocabulary: &Vocabulary| {
            prose::named(&vocabulary.prose.lines)
                .filter_map(|(meaning, line)| Pattern::read(meaning, line, &mut |word| vocabulary.id(word)))
                .collect()
        };
        Vocabulary::all().iter().map(read).collect()
    });
    &LINES
}

/// Reads the dates of one language; what reads like one and is on no calendar takes its place too.
fn in_language(
    text: &str,
    order: Order,
    vocabulary: &'static Vocabulary,
    more: &'static [Pattern],
    read: &mut Vec<(Span, Option<When>)>,
) {
    let tokens = tokens::tokens(text, vocabulary);
    let line = Line {
        scan: Scan {
            text,
            tokens: &tokens,
            vocabulary,
            style: Style::default(),
            country: None,
            passage: u32::MAX,
        },
        more,
    };
    let mut at = 0;
    while at < tokens.len() {
        let Some((found, span)) = line.fullest(at) else {
            at += 1;
            continue;
        };
        read.push((span, line.when(&found, order)));
        at = found.end;
    }
}

/// A line in the words of one language.
struct Line<'a> {
    scan: Scan<'a>,
    more: &'static [Pattern],
}

impl Line<'_> {
    /// The date that starts at a token; where that has no year and the one that starts at its month has, it
    /// is a number before that one: `… 30, March 6, 2024`.
    fn fullest(&self, at: usize) -> Option<(Found, Span)> {
        let (mut found, mut span) = self.date(at)?;
        let month = (at + 1..found.end).find(|at| self.scan.word(*at).month.is_some());
        if let Some(month) = month.filter(|_| found.slots.years[0].is_none())
            && let Some((full, its)) = self.date(month)
            && full.slots.days[0].is_some()
            && full.slots.years[0].is_some()
        {
            found = full;
            span.end = its.end;
        }
        Some((found, span))
    }

    /// The longest date that starts at a token with its number or its month.
    fn date(&self, at: usize) -> Option<(Found, Span)> {
        let scan = &self.scan;
        if !scan.is(at, Kind::Number) && scan.word(at).month.is_none() {
            return None;
        }
        let patterns = date::patterns(scan, at).chain(self.more);
        let found = date::longest(scan, at, patterns, |found| self.is_plain(found))?;
        let span = self.span(&found)?;
        Some((found, span))
    }

    /// Whether it is one day or month, in digits, that stands by itself in the calendar.
    fn is_plain(&self, found: &Found) -> bool {
        let slots = &found.slots;
        if found.meaning != Meaning::At {
            return false;
        }
        let is_year = |year: i16| (1800..=2199).contains(&year);
        if let Some([first, _, last]) = slots.numbers {
            return is_year(first) || is_year(last);
        }
        let single = slots.days[1].is_none() && slots.months[1].is_none() && slots.years[1].is_none();
        let spoken = (found.first..found.end).any(|at| {
            let word = self.scan.word(at);
            self.scan.is(at, Kind::Word) && (word.numeric.is_some() || word.ordinal.is_some())
        });
        single
            && !spoken
            && slots.months[0].is_some()
            && (slots.days[0].is_some() || slots.years[0].is_some())
            && slots.years[0].is_none_or(is_year)
            && self.is_month(found)
            && !(slots.days[0].is_some() && self.is_of_a_zone(found.first))
    }

    /// `may` and `mar` are words of their own; as months they stand before no word but a year's.
    fn is_month(&self, found: &Found) -> bool {
        let scan = &self.scan;
        let month = (found.first..found.end).find(|at| scan.word(*at).month.is_some());
        month.is_none_or(|at| {
            let word = scan.str(at);
            let rest = scan.text[scan.tokens[at].end as usize..].trim_start();
            word.len() > 3
                || word.starts_with(char::is_uppercase)
                || !rest.starts_with(char::is_alphabetic)
                || scan.has(at + 1, Class::PartOf)
                || found.slots.years[0].is_some()
        })
    }

    /// Whether a number is a time zone's: `GMT+1`.
    fn is_of_a_zone(&self, at: usize) -> bool {
        let start = self.scan.tokens[at].start as usize;
        self.scan.text[..start]
            .strip_suffix(['+', '-', '−', '–'])
            .is_some_and(|rest| rest.ends_with("GMT") || rest.ends_with("UTC"))
    }

    /// Where a date stands, with the hour of `2024-05-20T10:00`; `None` inside a longer word.
    fn span(&self, found: &Found) -> Option<Span> {
        let text = self.scan.text;
        let span = self.scan.span(found.first, found.end);
        if text[..span.start as usize].ends_with(char::is_alphanumeric) {
            return None;
        }
        let rest = &text[span.end as usize..];
        let more = match rest.chars().next() {
            Some('T') => rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()),
            Some(c) if c.is_alphabetic() => return None,
            _ => 0,
        };
        Some(Span::new(span.start as usize, span.end as usize + more))
    }

    fn when(&self, found: &Found, order: Order) -> Option<When> {
        // Where full stops part the numbers, the day comes first everywhere.
        let dotted = found.slots.numbers.is_some() && found.end == found.first + 1;
        let now = Now {
            today: None,
            // A leap year: any day that some year has is a day.
            year: Some(2024),
            last: None,
            tense: None,
            day_first: (dotted || order == Order::DayFirst).then_some(true),
        };
        let worked = when::work_out(found, &now)?;
        let date = worked.when.from;
        let (year, month, day) = (date.year(), date.month(), date.day());
        match (worked.from, worked.precision) {
            // The third of May or the fifth of March: nothing here says.
            _ if worked.other.is_some() => None,
            (From::Year, _) => Some(When::MonthDay { month, day }),
            (_, Precision::Month) => Some(When::Month { year, month }),
            _ => Some(When::Day(date)),
        }
    }
}

/// Where a date begins whose weekday, in any language, stands right before it.
fn weekday_before(text: &str, start: usize) -> usize {
    let before = text[..start].trim_end();
    let before = before.strip_suffix(['.', ',']).unwrap_or(before).trim_end();
    let tail = before
        .char_indices()
        .rfind(|(_, c)| !c.is_alphanumeric())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let named = weekday(&fold(&before[tail..], Case::Folded)).is_some();
    if named { tail } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, words, when) in [
            (
                "Harbour Post | Monday, 20 May 2024 | x",
                "Monday, 20 May 2024",
                "2024-05-20",
            ),
            ("Published on May 3, 2024 at 10:15", "May 3, 2024", "2024-05-03"),
            (
                "Publicado el 3 de mayo de 2024",
                "3 de mayo de 2024",
                "2024-05-03",
            ),
            (
                "viernes 3 de mayo del 2024",
                "viernes 3 de mayo del 2024",
                "2024-05-03",
            ),
            ("Sept. 12, 2023", "Sept. 12, 2023", "2023-09-12"),
            ("2024-05-20T10:00Z", "2024-05-20T10", "2024-05-20"),
            ("05.03.2024 | 14:20", "05.03.2024", "2024-03-05"),
            ("at 7:15 PM GMT+2, April 9, 2023", "April 9, 2023", "2023-04-09"),
            ("7:15 PM UTC-3, April 9, 2023", "April 9, 2023", "2023-04-09"),
            ("at 7:15, April 9, 2023", "April 9, 2023", "2023-04-09"),
            ("at 7.15 April 9, 2023", "15 April 9, 2023", "2023-04-09"),
            ("25/12/2024", "25/12/2024", "2024-12-25"),
            ("12/25/2024", "12/25/2024", "2024-12-25"),
            ("Puerto Alto, 10 may (EFE)", "10 may", "--05-10"),
            ("San Telmo, Sep 12 (AP)", "Sep 12", "--09-12"),
            ("the 4th of July, 1999", "4th of July, 1999", "1999-07-04"),
            ("1º de enero", "1º de enero", "--01-01"),
            ("en mayo de 2022", "mayo de 2022", "2022-05"),
        ] {
            let found = first(text, Order::Open).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.span.of(text), &*found.when.to_string()), (words, when));
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "20 may be too few",
            "3.5 per cent",
            "3/5/2024",
            "31 February 2024",
            "1,200 doctors in 2024",
            "version 2.0.1",
        ] {
            assert_eq!(first(text, Order::Open), None, "{text}");
        }
        assert_eq!(whole("3/5/2024"), None);
        assert!(first("3/5/2024", Order::DayFirst).is_some());
    }

    #[test]
    fn marks_capitals_and_missing_blanks_make_no_difference() {
        for (text, words, when) in [
            ("may 3,2024", "may 3,2024", "2024-05-03"),
            ("3/May/2024", "3/May/2024", "2024-05-03"),
            ("monday 03-march-2024", "monday 03-march-2024", "2024-03-03"),
            ("mayo 3 de 2024", "mayo 3 de 2024", "2024-05-03"),
            ("viernes, 20 / 05 / 2024", "viernes, 20 / 05 / 2024", "2024-05-20"),
            ("April 16, 20249:12 PM", "April 16, 2024", "2024-04-16"),
            ("16.04.20249:12", "16.04.2024", "2024-04-16"),
            ("from 3-5 May 2024", "5 May 2024", "2024-05-05"),
            ("lunes, May 3", "lunes, May 3", "--05-03"),
        ] {
            let found = first(text, Order::Open).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.span.of(text), &*found.when.to_string()), (words, when));
        }
    }
}
