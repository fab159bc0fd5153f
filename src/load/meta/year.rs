//! The year of a day that a dateline gives without one, where the text settles it.
//!
//! Two things do: the weekday that the text says its own day is, beside the latest year that it
//! names; and how many years ago, at the time of writing, a full date was. Where they do not lead to
//! exactly one year, the year stays open.

use jiff::civil::Date;

use crate::analysis::When;
use crate::analysis::written::{self, Order};
use crate::load::words;
use crate::text::Lexicon;

/// How many years after the latest that it names a text may have been written.
const LATER: i16 = 4;

/// A day with its year, and what settled it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) date: Date,
    pub(crate) note: String,
}

/// Works out the year. `opening` is the paragraph with the dateline (or the publication line itself).
pub(crate) fn settle((month, day): (i8, i8), opening: &str, prose: &[&str], order: Order) -> Option<Settled> {
    let latest = prose.iter().flat_map(|text| years(text)).max();
    let by_weekday = latest.and_then(|latest| by_weekday(month, day, opening, latest));
    let by_elapsed = by_elapsed(month, day, prose, latest, order);
    match (by_weekday, by_elapsed) {
        (Some(a), Some(b)) if a.date != b.date => None,
        (Some(found), _) | (None, Some(found)) => Some(found),
        (None, None) => None,
    }
}

/// The years that a text names: four digits that are no part of a larger number.
fn years(text: &str) -> impl Iterator<Item = i16> + '_ {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !digit(at) {
                at += 1;
                continue;
            }
            let start = at;
            while digit(at) {
                at += 1;
            }
            let before = start.checked_sub(1).map_or(b' ', |before| bytes[before]);
            let after = bytes.get(at).copied().unwrap_or(b' ');
            // `$2024`, `1,2024`, `2024.5` and `2024%` are amounts.
            let amount = matches!(before, b'$' | b'.' | b',')
                || after == b'%'
                || (matches!(after, b'.' | b',') && digit(at + 1));
            let word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
            if at - start == 4 && !amount && !word {
                let year = text[start..at].parse().ok();
                if let Some(year) = year.filter(|year| (1950..=2100).contains(year)) {
                    return Some(year);
                }
            }
        }
        None
    })
}

fn by_weekday(month: i8, day: i8, opening: &str, latest: i16) -> Option<Settled> {
    let (said, weekday) = own_weekday(opening)?;
    let mut fitting = (latest..=latest + LATER).filter_map(|year| {
        let date = Date::new(year, month, day).ok()?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    });
    let date = fitting.next().filter(|_| fitting.next().is_none())?;
    Some(Settled {
        date,
        note: format!("the year from “{said}” and {latest}, the latest year named"),
    })
}

/// The weekday that a paragraph says is its own: `this Friday`, `este viernes`; for a line that starts
/// with a weekday, that one.
fn own_weekday(opening: &str) -> Option<(&str, i8)> {
    let mut before: Option<(usize, String)> = None;
    for word in opening.split_whitespace() {
        let at = word.as_ptr() as usize - opening.as_ptr() as usize;
        let bare = words::folded(word, 20);
        let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
        let weekday = written::weekday(bare).filter(|_| bare.len() > 3);
        if let (Some(weekday), Some((from, own))) = (weekday, &before)
            && Lexicon::all().iter().any(|lexicon| lexicon.own_day.contains(own))
        {
            let end = at + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            return Some((&opening[*from..end], weekday));
        }
        before = Some((at, words::folded(word, 20)));
    }
    None
}

fn by_elapsed(month: i8, day: i8, prose: &[&str], latest: Option<i16>, order: Order) -> Option<Settled> {
    let mut settled: Option<Settled> = None;
    let dated = prose.iter().filter(|text| years(text).next().is_some());
    for sentence in dated.flat_map(|text| sentences(text)) {
        if years(sentence).next().is_none() {
            continue;
        }
        let Some((count, said)) = elapsed(&words::folded(sentence, 2_000)) else {
            continue;
        };
        let Some(since) = written::all(sentence, order)
            .into_iter()
            .find_map(|found| match found.when {
                When::Day(date) => Some(date),
                _ => None,
            })
        else {
            continue;
        };
        // Written N years after a day: between its Nth return and the next.
        let first = since.year().checked_add(count)?;
        let from = Date::new(first, since.month(), since.day())
            .or_else(|_| Date::new(first, since.month(), 28))
            .ok()?;
        let fits = (first..=first + 1)
            .filter_map(|year| Date::new(year, month, day).ok())
            .find(|date| {
                *date >= from
                    && Date::new(from.year() + 1, from.month(), from.day()).is_ok_and(|to| *date < to)
            });
        let Some(date) = fits else { continue };
        if latest.is_some_and(|latest| date.year() < latest || date.year() > latest + LATER) {
            continue;
        }
        match &settled {
            Some(before) if before.date != date => return None,
            _ => {
                settled = Some(Settled {
                    date,
                    note: format!("the year from “{said}” said of {since}"),
                });
            }
        }
    }
    settled
}

/// The number of years that a word or a figure names.
fn number(word: &str) -> Option<i16> {
    let spelt = |lexicon: &Lexicon| {
        (1..)
            .zip(&lexicon.numbers)
            .find_map(|(number, words)| words.iter().any(|one| one == word).then_some(number))
    };
    word.parse()
        .ok()
        .or_else(|| Lexicon::all().iter().find_map(spelt))
}

/// Cuts a paragraph at full stops; good enough to keep what is said of one date from another.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
}

/// How many years a folded sentence says have gone by, and its words.
fn elapsed(sentence: &str) -> Option<(i16, String)> {
    Lexicon::all().iter().find_map(|lexicon| {
        let spoken = &lexicon.elapsed;
        let now = || {
            sentence
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| spoken.now.iter().any(|now| now == word))
        };
        let of = |phrases: &[String]| phrases.iter().find_map(|phrase| matches(sentence, phrase));
        of(&spoken.phrases).or_else(|| now().then(|| of(&spoken.narrative)).flatten())
    })
}

/// Finds a phrase with its `{n}` in a sentence.
fn matches(sentence: &str, phrase: &str) -> Option<(i16, String)> {
    let (before, after) = phrase.split_once("{n}")?;
    let after = after.trim_start();
    let mut from = 0;
    while let Some(found) = sentence[from..].find(after) {
        let at = from + found;
        let end = at + after.len();
        from = end;
        if sentence[end..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let head = sentence[..at].trim_end();
        let word_at = head.rfind(' ').map_or(0, |space| space + 1);
        let number = number(&head[word_at..]).filter(|number| (1..=60).contains(number));
        let starts = head[..word_at].ends_with(before)
            && !head[..word_at - before.len()].ends_with(char::is_alphanumeric);
        if let Some(number) = number.filter(|_| starts) {
            return Some((number, sentence[word_at - before.len()..end].to_owned()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(day: (i8, i8), opening: &str, prose: &str) -> Option<String> {
        settle(day, opening, &[opening, prose], Order::Open).map(|found| found.date.to_string())
    }

    #[test]
    fn a_weekday_and_the_years_named_settle_it() {
        let opening = "El consejo se reunió este viernes en el muelle.";
        assert_eq!(
            year((5, 10), opening, "Firmaron en 2023."),
            Some("2024-05-10".into())
        );
        assert_eq!(year((5, 10), opening, "Firmaron un acuerdo."), None);
        let opening = "The council met on Tuesday, it said.";
        assert_eq!(
            year((3, 4), opening, "It was founded in 2021."),
            Some("2025-03-04".into())
        );
        assert_eq!(year((3, 4), "It met last Tuesday.", "Founded in 2021."), None);
    }

    #[test]
    fn years_gone_by_settle_it() {
        let prose = "The ferry was sold on June 2, 2021; it has been two years, the owner said.";
        assert_eq!(year((9, 12), "", prose), Some("2023-09-12".into()));
        assert_eq!(year((3, 2), "", prose), Some("2024-03-02".into()));
        let prose = "Se cumplen dos años del acuerdo del 5 de junio de 2019.";
        assert_eq!(year((6, 5), "", prose), Some("2021-06-05".into()));
    }

    #[test]
    fn a_tale_of_old_settles_nothing() {
        let prose = "It was signed on April 3, 2012; three years later it was renewed.";
        assert_eq!(year((9, 12), "", prose), None);
        assert_eq!(
            years("a 2,024 b 2024. c $2019 d 1999").collect::<Vec<_>>(),
            [2024, 1999]
        );
    }
}
