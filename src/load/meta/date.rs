//! Calendar dates as articles write them in publication lines and datelines, in any of the languages
//! that the lexicon has months of.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::analysis::When;
use crate::load::words;
use crate::text::{Lexicon, Span};

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
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
    let found = find(text, Order::Open)?;
    let outside = [
        &text[..found.span.start as usize],
        &text[found.span.end as usize..],
    ];
    outside
        .iter()
        .all(|part| !part.contains(char::is_alphanumeric))
        .then_some(found.when)
}

/// The first date in a text.
pub(crate) fn find(text: &str, order: Order) -> Option<Found> {
    find_all(text, order).into_iter().next()
}

/// All dates in a text.
pub(crate) fn find_all(text: &str, order: Order) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        let reading = Reading {
            text,
            tokens: &tokens,
            order,
        };
        match reading.numbers(at).or_else(|| reading.words(at)) {
            Some((last, when)) => {
                let first = reading.weekday_before(at).unwrap_or(at);
                let span = Span::new(tokens[first].start, tokens[last].end);
                found.push(Found { span, when });
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Monday is 1, as jiff counts; the weekday that a folded word names.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    names().weekdays.get(word).copied()
}

/// The number of years that a word or a figure names.
pub(crate) fn number(word: &str) -> Option<i16> {
    word.parse().ok().or_else(|| names().numbers.get(word).copied())
}

struct Names {
    months: HashMap<&'static str, i8>,
    weekdays: HashMap<&'static str, i8>,
    numbers: HashMap<&'static str, i16>,
}

fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        let mut names = Names {
            months: HashMap::new(),
            weekdays: HashMap::new(),
            numbers: HashMap::new(),
        };
        for lexicon in Lexicon::all() {
            for (number, words) in (1..).zip(&lexicon.months) {
                names.months.extend(words.iter().map(|word| (&**word, number)));
            }
            for (number, words) in (1..).zip(&lexicon.weekdays) {
                names.weekdays.extend(words.iter().map(|word| (&**word, number)));
            }
            for (number, words) in (1..).zip(&lexicon.numbers) {
                names.numbers.extend(words.iter().map(|word| (&**word, number)));
            }
        }
        names
    });
    &NAMES
}

/// A run of letters and digits.
#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    /// Its number, and with how many digits; `20th` and `1º` count as numbers too.
    number: Option<(i16, usize)>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
    for (at, c) in ends {
        if c.is_alphanumeric() || c == 'º' || c == 'ª' {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            // Pages glue year and clock together: `April 16, 20249:12 PM`.
            let glued = c == ':'
                && (5..=6).contains(&(at - start))
                && text[start..at].bytes().all(|b| b.is_ascii_digit());
            let end = if glued { start + 4 } else { at };
            out.push(Token {
                start,
                end,
                number: as_number(&text[start..end]),
            });
        }
    }
    out
}

fn as_number(word: &str) -> Option<(i16, usize)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    if digits == 0 || digits > 4 {
        return None;
    }
    // `2024-05-20T10:00` is one token up to the hour.
    let ending = rest.is_empty()
        || matches!(rest, "st" | "nd" | "rd" | "th" | "º" | "ª" | "ro" | "o")
        || rest.starts_with('T');
    ending
        .then(|| word[..digits].parse().ok())
        .flatten()
        .map(|number| (number, digits))
}

struct Reading<'a> {
    text: &'a str,
    tokens: &'a [Token],
    order: Order,
}

impl Reading<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.tokens
            .get(at)
            .map(|token| &self.text[token.start..token.end])
    }

    fn folded(&self, at: usize) -> Option<String> {
        self.word(at)
            .filter(|word| word.len() <= 14)
            .map(|word| words::folded(word, 14))
    }

    /// What stands between a token and the next.
    fn between(&self, at: usize) -> &str {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(this), Some(next)) => &self.text[this.end..next.start],
            _ => "",
        }
    }

    fn day(&self, at: usize) -> Option<i8> {
        let token = self.tokens.get(at)?;
        let (number, digits) = token.number?;
        if self.of_a_clock(token) {
            return None;
        }
        (digits <= 2 && (1..=31).contains(&number)).then(|| i8::try_from(number).ok())?
    }

    /// Whether a number is a clock's or a time zone's: `6:12`, `GMT+1`.
    fn of_a_clock(&self, token: &Token) -> bool {
        let (before, after) = (&self.text[..token.start], &self.text[token.end..]);
        let digit = |c: char| c.is_ascii_digit();
        let stamp = self.text[token.start..token.end].contains('T');
        let hour = !stamp
            && after
                .strip_prefix(':')
                .is_some_and(|rest| rest.starts_with(digit));
        let minute = before.strip_suffix(':').is_some_and(|rest| rest.ends_with(digit));
        let zone = before
            .strip_suffix(['+', '-', '−', '–'])
            .is_some_and(|rest| rest.ends_with("GMT") || rest.ends_with("UTC"));
        hour || minute || zone
    }

    fn year(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        let (number, digits) = token.number?;
        (digits == 4 && (1800..=2199).contains(&number)).then_some(number)
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.word(at)?;
        let month = names().months.get(&*self.folded(at)?).copied()?;
        // `may` and `mar` are words of their own; as months of a day they stand beside nothing else.
        let follows = self.between(at).trim_start();
        let alone = self.tokens.get(at + 1).is_none()
            || !follows.is_empty()
            || self.tokens[at + 1].number.is_some()
            || matches!(self.folded(at + 1).as_deref(), Some("de" | "del"));
        (word.len() > 3 || words::capital(word) || alone).then_some(month)
    }

    /// The token after `at`, past a joining `de`, `del` or `of`, if only light marks stand between.
    fn next(&self, at: usize) -> Option<usize> {
        let light = |at: usize| {
            let between = self.between(at);
            !between.is_empty()
                && between
                    .chars()
                    .all(|c| matches!(c, '.' | ',' | '-' | '/') || words::blank(c))
        };
        if !light(at) {
            return None;
        }
        match self.folded(at + 1).as_deref() {
            Some("de" | "del" | "of") if light(at + 1) => Some(at + 2),
            _ => Some(at + 1),
        }
    }

    /// `20 May 2024`, `20 de mayo`, `May 20, 2024`: the last token and the date.
    fn words(&self, at: usize) -> Option<(usize, When)> {
        let second = self.next(at)?;
        let (day, month) = match (self.day(at), self.month(second)) {
            (Some(day), Some(month)) => (day, month),
            _ => match (self.month(at), self.day(second)) {
                (Some(month), Some(day)) => (day, month),
                (Some(month), None) => {
                    // `mayo de 2024`: a month, unless a day that it does not have stands before it.
                    let before = at.checked_sub(1).filter(|before| self.next(*before) == Some(at));
                    if before.is_some_and(|before| self.day(before).is_some()) {
                        return None;
                    }
                    let year = self.year(second)?;
                    return Some((second, When::Month { year, month }));
                }
                _ => return None,
            },
        };
        let year = self.next(second).filter(|third| self.year(*third).is_some());
        if let Some((third, year)) = year.zip(year.and_then(|third| self.year(third))) {
            let date = Date::new(year, month, day).ok()?;
            return Some((third, When::Day(date)));
        }
        Date::new(2024, month, day).ok()?;
        // The fuller reading wins: `… 30, March 6, 2024`.
        if self.day(at).is_some()
            && let Some(full @ (_, When::Day(_))) = self.words(second)
        {
            return Some(full);
        }
        Some((second, When::MonthDay { month, day }))
    }

    /// `2024-05-20`, `20/05/2024`: the last token and the date.
    fn numbers(&self, at: usize) -> Option<(usize, When)> {
        let mark = self.between(at);
        if !matches!(mark, "-" | "/" | "." | " / ") || self.between(at + 1) != mark {
            return None;
        }
        let last = at + 2;
        let date = if let Some(year) = self.year(at) {
            Date::new(year, self.day(at + 1)?, self.day(last)?).ok()?
        } else {
            let year = self.year(last)?;
            let (first, second) = (self.day(at)?, self.day(at + 1)?);
            let day_first = Date::new(year, second, first).ok();
            let month_first = Date::new(year, first, second).ok();
            // Where full stops part the numbers, the day comes first everywhere.
            let order = if mark == "." { Order::DayFirst } else { self.order };
            match (day_first, month_first, order) {
                (Some(date), None, _) | (None, Some(date), _) | (Some(date), _, Order::DayFirst) => date,
                // The third of May or the fifth of March: nothing here says.
                (Some(a), Some(b), Order::Open) if a == b => a,
                _ => return None,
            }
        };
        Some((last, When::Day(date)))
    }

    /// The weekday right before a date.
    fn weekday_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let near = self.between(before).trim();
        (matches!(near, "" | "," | ".") && weekday(&self.folded(before)?).is_some()).then_some(before)
    }
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
            let found = find(text, Order::Open).unwrap_or_else(|| panic!("{text}"));
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
            assert_eq!(find(text, Order::Open), None, "{text}");
        }
        assert_eq!(whole("3/5/2024"), None);
        assert!(find("3/5/2024", Order::DayFirst).is_some());
    }
}
