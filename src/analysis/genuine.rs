//! Whether what reads like a date is one: `may` is a verb, Domingo Pérez a person, `avenida 9 de
//! Julio` a street, and `2,000` of something a figure.

use std::ops::Range;

use super::date::Found;
use super::pattern::Meaning;
use super::scan::Scan;
use super::token::Kind;
use super::word::{Class, TimeUnit};

/// Whether a date that was found stands for a time.
pub(super) fn is_date(scan: &Scan, sentence: &Range<usize>, found: &Found) -> bool {
    let slots = &found.slots;
    let first = found.first;
    let stands_alone = !scan.glued(first) || scan.is(first - 1, Kind::Mark) && !joins(scan, first - 1);
    match found.meaning {
        Meaning::At if slots.numbers.is_some() => stands_alone,
        Meaning::At if slots.decade.is_some() => true,
        Meaning::At if slots.days[0].is_some() => is_day(scan, sentence, found) && stands_alone,
        // `en 18 de Julio 1012`: a street and its number.
        Meaning::At if slots.months[0].is_some() && slots.years[0].is_some() => {
            let linked =
                !scan.vocabulary.prose.capital_dates && scan.capital(first) && !scan.tokens[first].shouted;
            !(linked && scan.is(first.wrapping_sub(2), Kind::Number))
        }
        Meaning::At if slots.months[0].is_some() && slots.years[0].is_none() => {
            slots.months[1].is_some() || is_month(scan, sentence, found)
        }
        Meaning::At if slots.months[0].is_none() => {
            (stands_alone || scan.is_mark(first.saturating_sub(1), "-"))
                && (slots.years[1].is_some() || is_year(scan, sentence, found))
        }
        Meaning::Day(offset) => is_day_word(scan, first, offset),
        Meaning::Weekday => is_weekday(scan, sentence, first, found.end),
        Meaning::Weekend => !scan.has(found.end, Class::Relative),
        // `the last year of school`.
        Meaning::Unit(_) => {
            let of = scan.has(found.end, Class::Connective) && !scan.has(found.end, Class::Definite);
            !(is_many(scan, found) || of && scan.vocabulary.prose.head_last)
        }
        Meaning::Part(_) => !is_many(scan, found),
        Meaning::Chain(_) => {
            // `over the next year` is how long something takes.
            let lasts = first > sentence.start && scan.has(first - 1, Class::Lasting);
            // `the day before the vote` is counted from the vote.
            let closes = scan.has(found.end - 1, Class::Until) || scan.has(found.end - 1, Class::Since);
            let of_an_event = closes && scan.is(found.end, Kind::Word);
            // `the following year, 1977,` names its year.
            let named = scan.is_mark(found.end, ",")
                && scan.is(found.end + 1, Kind::Number)
                && scan.str(found.end + 1).len() == 4;
            !(named || of_an_event || is_many(scan, found) || lasts && slots.unit != Some(TimeUnit::Day))
        }
        // `desde hace 60 años` is how long something has gone on.
        Meaning::Ago => stands_alone && !(first > sentence.start && scan.has(first - 1, Class::Since)),
        Meaning::Later | Meaning::Earlier => stands_alone,
        // `on the 3rd of April` is a longer date.
        Meaning::Century => {
            !(scan.capital(first) && !scan.opens(sentence, first) && !scan.vocabulary.prose.capital_dates)
        }
        Meaning::DayOfMonth
            if slots.weekday.is_some() && scan.is_plural(found.end) && !scan.ends_phrase(found.end) =>
        {
            false
        }
        Meaning::DayOfMonth => !(found.end..found.end + 2).any(|at| scan.word(at).month.is_some()),
        _ => true,
    }
}

/// Whether a mark ties what follows to a word or number before it: `SO/007/2017`, `COVID-2019`.
fn joins(scan: &Scan, mark: usize) -> bool {
    scan.glued(mark)
        && matches!(
            scan.str(mark),
            "/" | "-" | "_" | "#" | "." | ":" | "$" | "€" | "£"
        )
        || matches!(scan.str(mark), "#" | "$" | "€" | "£" | "@")
}

/// Whether the unit is named in the plural: `these years` are no calendar year.
fn is_many(scan: &Scan, found: &Found) -> bool {
    (found.first..found.end).any(|at| scan.word(at).times)
}

fn is_day(scan: &Scan, sentence: &Range<usize>, found: &Found) -> bool {
    let Some(before) = found
        .first
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
    else {
        return true;
    };
    if scan.has(before, Class::Street) {
        return false;
    }
    let linked = found.slots.years[0].is_some() && scan.has(found.end.saturating_sub(2), Class::Connective);
    if scan.vocabulary.prose.capital_dates || linked {
        return true;
    }
    // A month with a capital behind a noun is a name: `Movimiento 26 de Julio`.
    let month = (found.first..found.end).find(|at| scan.word(*at).month.is_some());
    let capital = month.is_some_and(|at| scan.capital(at) && !scan.tokens[at].shouted);
    let noun =
        scan.is(before, Kind::Word) && !scan.has(before, Class::Stop) && scan.word(before).weekday.is_none();
    let in_words = !scan.is(found.first, Kind::Number) && found.slots.weekday.is_none();
    !(capital && (noun || in_words || found.slots.years[0].is_some()))
}

fn is_month(scan: &Scan, sentence: &Range<usize>, found: &Found) -> bool {
    let at = found.first;
    let word = scan.str(at);
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let name_after = scan.capital(found.end) && scan.is(found.end, Kind::Word);
    let full = word.chars().count() > 3 || scan.has(at, Class::DoubtfulMonth);
    if !scan.vocabulary.prose.capital_dates {
        let street = before.is_some_and(|before| scan.has(before, Class::Street));
        return full && !street && (!scan.capital(at) || before.is_none() && !name_after);
    }
    let Some(before) = before else {
        return full && !name_after && !scan.has(at, Class::DoubtfulMonth);
    };
    let part = scan
        .vocabulary
        .parts
        .before(scan.tokens, at, sentence.start)
        .is_some()
        || scan.is_mark(before, "-");
    // Months that are words or given names too need a preposition.
    let led = part
        || scan.has(before, Class::MonthLead)
        || scan.has(before, Class::Until)
        || scan.has(before, Class::Since);
    let plain = scan.has(before, Class::Stop) || scan.word(before).month.is_some();
    let name_before = scan.capital(before) && before > sentence.start && !plain && !part;
    let sure = part
        || scan.has(before, Class::PlaceBefore)
        || scan.has(before, Class::Until)
        || scan.has(before, Class::Since);
    full && (!name_after || sure || led && !scan.has(at, Class::DoubtfulMonth))
        && !name_before
        && (led || !scan.has(at, Class::DoubtfulMonth))
}

/// Whether four digits are a year rather than a number of something.
fn is_year(scan: &Scan, sentence: &Range<usize>, found: &Found) -> bool {
    let at = found.first;
    let named = found.end > at + 1;
    let noun = scan.is_plural(found.end) && !scan.ends_phrase(found.end)
        || scan.vocabulary.units.from(scan.tokens, found.end).is_some();
    if !scan.is(found.end - 1, Kind::Number) {
        let leads = |at: usize| {
            [
                Class::MonthLead,
                Class::Since,
                Class::Until,
                Class::PlaceBefore,
                Class::Connective,
            ]
            .iter()
            .any(|class| scan.has(at, *class))
        };
        return at > sentence.start && leads(at - 1) && !noun;
    }
    let value = found.slots.years[1].or(found.slots.years[0]).unwrap_or(0);
    if scan.is_mark(found.end, "%") || scan.glued(found.end) && scan.is(found.end, Kind::Word) {
        return false;
    }
    let unit = scan.vocabulary.units.from(scan.tokens, found.end).is_some();
    let scale = scan.word(found.end).numeric.is_some();
    let counted = scan.is_plural(found.end) && !scan.ends_phrase(found.end) && !scan.capital(found.end);
    let Some(before) = at.checked_sub(1) else {
        return !counted && !unit && (1900..=2100).contains(&value);
    };
    if scan.has(before, Class::Naming) && !named {
        return false;
    }
    // `Agenda 2030` is a name.
    let named_so = scan.capital(before)
        && scan.is(before, Kind::Word)
        && !scan.opens(sentence, before)
        && scan.word(before).month.is_none()
        && !scan.has(before, Class::Stop)
        && !scan.mostly_capitals(sentence);
    // `USD 2000` is an amount.
    let code = scan.tokens[before].shouted
        && scan
            .vocabulary
            .units
            .from(scan.tokens, before)
            .is_some_and(|(_, unit)| unit.is_money);
    if is_sign(scan.str(before)) || code || scale || named_so && !named {
        return false;
    }
    let led = scan.is(before, Kind::Word)
        && (scan.has(before, Class::Stop)
            || scan.word(before).month.is_some()
            || scan.has(before, Class::Until)
            || scan.has(before, Class::Since))
        && !scan.has(before, Class::Change);
    let after = unit || counted;
    let modern = (1800..=2100).contains(&value);
    let bracketed = scan.is_mark(before, "(")
        || scan.is_mark(before, ",")
        || scan.is_mark(before, "-")
        || scan.is_mark(before, "'");
    if after {
        // `the 2016 elections`, but `hired 2000 people` and `5000 years`.
        let pointed = scan.has(before, Class::Definite)
            || scan.word(before).month.is_some()
            || scan.has(before, Class::Article)
            // `from 2019 levels`: a count of so many would have a comma.
            || (1900..=2050).contains(&value) && scan.has(before, Class::Stop);
        return !unit && modern && pointed && scan.vocabulary.prose.head_last;
    }
    named
        || (led
            && (modern
                || scan.has(before, Class::Since)
                || scan.has(before, Class::Until)
                || scan.has(before, Class::PlaceBefore)))
        || (bracketed && modern)
        || (modern && (1900..=2100).contains(&value) && !scan.has(before, Class::Verb))
}

fn is_sign(mark: &str) -> bool {
    matches!(mark, "$" | "€" | "£" | "#" | "¥" | "№")
}

/// `today` and its kin: `mañana` is a day only without an article.
fn is_day_word(scan: &Scan, at: usize, offset: i8) -> bool {
    let article = offset > 0 && at > 0 && scan.has(at - 1, Class::NoDayAfter);
    !article && scan.vocabulary.no_day.from(scan.tokens, at).is_none()
}

/// A weekday is none in a name (`Domingo Pérez`, `Black Friday`) nor where it comes every week.
fn is_weekday(scan: &Scan, sentence: &Range<usize>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    if !scan.vocabulary.prose.capital_dates && scan.str(at).chars().count() <= 3 {
        return false;
    }
    let name_after = scan.is(end, Kind::Word)
        && scan.capital(end)
        && scan.word(end).month.is_none()
        && !scan.has(end, Class::Stop);
    let plain_before = |before: usize| {
        !scan.is(before, Kind::Word)
            || !scan.capital(before)
            || before == sentence.start
            || scan.has(before, Class::Stop)
    };
    if scan.vocabulary.prose.capital_dates {
        let abbreviated = scan.str(at).len() <= 4;
        let named = before.is_some_and(|before| !plain_before(before)) && !scan.mostly_capitals(sentence);
        let weekly = before.is_some_and(|before| scan.has(before, Class::Weekly));
        return !abbreviated && !named && !weekly && (!name_after || scan.mostly_capitals(sentence));
    }
    let capital = scan.capital(at) && !scan.tokens[at].shouted;
    let weekly = before.is_some_and(|before| scan.has(before, Class::Weekly));
    !(weekly || capital && (name_after || before.is_some_and(|before| scan.is(before, Kind::Word))))
        && !scan.has(end, Class::Feast)
}
