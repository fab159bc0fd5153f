//! Words that name a time, from their first token to their last, and what fills their slots. What
//! they mean on the calendar is worked out elsewhere.

use super::numeral::numeral;
use super::pattern::{Digits, Element, Hint, Meaning, Pattern, Slot, Takes};
use super::scan::Scan;
use super::token::{Kind, Token};
use super::word::{Class, TimeUnit};

/// What fills the slots of a pattern, in the order in which it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    pub(super) days: [Option<i8>; 3],
    pub(super) months: [Option<i8>; 2],
    pub(super) years: [Option<i16>; 2],
    pub(super) weekday: Option<i8>,
    pub(super) count: f64,
    pub(super) unit: Option<TimeUnit>,
    /// First to fourth.
    pub(super) quarter: i8,
    /// 19 for the 1800s.
    pub(super) century: i16,
    /// The first year of a decade.
    pub(super) decade: Option<i16>,
    /// The three numbers of a date in numbers.
    pub(super) numbers: Option<[i16; 3]>,
}

/// A date in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its first token.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) slots: Slots,
}

/// The longest date that starts at token `at`.
pub(super) fn date(scan: &Scan, at: usize) -> Option<Found> {
    longest(scan, at, patterns(scan, at), |_| true)
}

/// The patterns that can start at token `at`.
pub(super) fn patterns(scan: &Scan, at: usize) -> impl Iterator<Item = &'static Pattern> {
    let vocabulary = scan.vocabulary;
    let candidates: &[u16] = match scan.tokens.get(at) {
        Some(token) if token.is(Kind::Number) => {
            &vocabulary.dates_by_number[Digits::of(scan.str(at)) as usize]
        }
        Some(token) => &vocabulary.dates_by_word[token.word as usize],
        None => &[],
    };
    candidates
        .iter()
        .map(|index| &vocabulary.dates[usize::from(*index)])
}

/// The longest date among those that `patterns` find at token `at` and that are to be kept.
pub(super) fn longest<'a>(
    scan: &Scan,
    at: usize,
    patterns: impl Iterator<Item = &'a Pattern>,
    keep: impl Fn(&Found) -> bool,
) -> Option<Found> {
    let mut patterns = patterns.peekable();
    patterns.peek()?;
    let mut best: Option<Found> = None;
    let hints = hints(scan, at);
    for pattern in patterns {
        // An ordinal takes two tokens and a date in numbers five.
        let within = (pattern.elements.len() + 4).min(FAR - 1);
        if !hints[within].has(pattern.needs) || !goes_on(scan, at, pattern) {
            continue;
        }
        let found = go(scan, &pattern.elements, at, &Slots::default());
        let Some((end, slots)) = found.filter(|(end, _)| *end > at) else {
            continue;
        };
        let found = Found {
            first: at,
            end,
            meaning: pattern.meaning,
            slots,
        };
        if best.is_none_or(|best| end > best.end) && keep(&found) {
            best = Some(found);
        }
    }
    best
}

/// No pattern looks further than so many tokens.
const FAR: usize = 24;

/// What stands in the tokens from `at` on: in the first, in the first two, and so on.
fn hints(scan: &Scan, at: usize) -> [Hint; FAR] {
    let mut hints = [Hint::default(); FAR];
    let mut seen = Hint::default();
    for (offset, hint) in hints.iter_mut().enumerate() {
        seen = seen.with(self::hint(scan, at + offset));
        *hint = seen;
    }
    hints
}

/// Whether the second thing that a pattern must have stands near enough.
fn goes_on(scan: &Scan, at: usize, pattern: &Pattern) -> bool {
    let Some((takes, within)) = pattern.second() else {
        return true;
    };
    (at + 1..=at + within).any(|at| match takes {
        Takes::Words(words) => scan
            .tokens
            .get(at)
            .is_some_and(|token| words.contains(&token.word)),
        Takes::Slot(slot) => hint(scan, at).has(slot.hint()),
    })
}

/// What stands in a token.
fn hint(scan: &Scan, at: usize) -> Hint {
    scan.tokens
        .get(at)
        .map_or(Hint::default(), |token| match token.kind {
            Kind::Number => Hint::NUMBER,
            Kind::Word | Kind::Mark => scan.vocabulary.word(token.word).hint,
        })
}

/// Matches the rest of a pattern; an element that may be missing is tried first.
fn go(scan: &Scan, elements: &[Element], at: usize, slots: &Slots) -> Option<(usize, Slots)> {
    let Some((element, rest)) = elements.split_first() else {
        return Some((at, *slots));
    };
    let found = match &element.takes {
        Takes::Words(words) => {
            let is = |token: &Token| token.word != 0 && words.contains(&token.word);
            scan.tokens
                .get(at)
                .is_some_and(is)
                .then(|| go(scan, rest, at + 1, slots))
                .flatten()
        }
        Takes::Slot(slot) => {
            let mut filled = *slots;
            fill(scan, *slot, at, &mut filled).and_then(|next| go(scan, rest, next, &filled))
        }
    };
    found.or_else(|| element.optional.then(|| go(scan, rest, at, slots)).flatten())
}

/// Puts a value into the first free place.
fn put<T>(places: &mut [Option<T>], value: T) -> Option<()> {
    let free = places.iter_mut().find(|place| place.is_none())?;
    *free = Some(value);
    Some(())
}

/// Fills a slot from token `at`; returns the token after it.
fn fill(scan: &Scan, slot: Slot, at: usize, slots: &mut Slots) -> Option<usize> {
    let word = scan.word(at);
    match slot {
        Slot::Day => {
            let (day, end) = day(scan, at)?;
            put(&mut slots.days, day)?;
            Some(end)
        }
        Slot::DayWord => {
            let found = numeral(scan, at).filter(|found| !found.digits && found.value <= 31.0)?;
            put(&mut slots.days, whole(found.value)?)?;
            Some(found.end)
        }
        Slot::Month => {
            let capital = !scan.vocabulary.prose.capital_dates || scan.capital(at);
            put(&mut slots.months, word.month.filter(|_| capital)?)?;
            Some(at + 1)
        }
        Slot::Year => {
            let (year, end) = year(scan, at)
                .map(|year| (year, at + 1))
                .or_else(|| spoken_year(scan, at))?;
            put(&mut slots.years, year)?;
            Some(end)
        }
        Slot::YearEnd => {
            let first = slots.years[0]?;
            let number = digits(scan, at)?;
            let year = match scan.str(at).len() {
                4 => number,
                2 => first - first % 100 + number,
                _ => return None,
            };
            put(
                &mut slots.years,
                Some(year).filter(|year| *year > first && *year < first + 200)?,
            )?;
            Some(at + 1)
        }
        Slot::Weekday => {
            let capital = !scan.vocabulary.prose.capital_dates || scan.capital(at);
            slots.weekday = Some(word.weekday.filter(|_| capital)?);
            Some(at + 1)
        }
        Slot::Numeric => numbers(scan, at, slots),
        Slot::Count => {
            // Without a unit of time behind it no number counts one; most numbers have none.
            if !(at + 1..at + 6).any(|at| scan.word(at).time.is_some()) {
                return None;
            }
            let is_article = scan.has(at, Class::Article) || scan.has(at, Class::One);
            let found = numeral(scan, at);
            let (value, end) = match found {
                Some(found) => (found.value, found.end),
                None if is_article => (1.0, at + 1),
                None => return None,
            };
            slots.count = Some(value).filter(|value| (0.5..=150.0).contains(value))?;
            Some(end)
        }
        Slot::Unit => {
            slots.unit = Some(word.time.filter(|time| *time != TimeUnit::Other)?);
            Some(at + 1)
        }
        Slot::Decade => {
            if let Some(tens) = word.decade.filter(|_| scan.vocabulary.prose.head_last) {
                slots.decade = Some(1900 + i16::from(tens));
                return Some(at + 1);
            }
            let number = digits(scan, at)?;
            let closed = scan.glued(at + 1) && scan.str(at + 1) == scan.vocabulary.prose.decade_ending;
            slots.decade = Some(decade_of(number, scan.str(at).len()).filter(|_| closed)?);
            Some(at + 2)
        }
        Slot::Tens => {
            let decade = match word.decade {
                Some(tens) => 1900 + i16::from(tens),
                None => decade_of(digits(scan, at)?, scan.str(at).len())?,
            };
            // `los 80 trabajadores` are no decade.
            let counts = scan.is_plural(at + 1) && !scan.ends_phrase(at + 1);
            slots.decade = Some(decade).filter(|_| !counts && !scan.is_mark(at + 1, "%"));
            slots.decade.map(|_| at + 1)
        }
        Slot::Century => {
            let roman = roman(scan.str(at)).filter(|_| !scan.vocabulary.prose.head_last);
            let (century, end) = match roman {
                Some(century) => (century, at + 1),
                None => ordinal(scan, at)?,
            };
            slots.century = Some(century).filter(|century| (1..=22).contains(century))?;
            Some(end)
        }
        Slot::Quarter => {
            let (number, end) = match digits(scan, at).filter(|_| !is_ordinal_ending(scan, at + 1)) {
                Some(number) => (number, at + 1),
                None => ordinal(scan, at)?,
            };
            slots.quarter = i8::try_from(number)
                .ok()
                .filter(|number| (1..=4).contains(number))?;
            Some(end)
        }
        Slot::Ordinal => {
            let (day, end) = day(scan, at).filter(|(_, end)| *end > at + 1)?;
            put(&mut slots.days, day)?;
            Some(end)
        }
    }
}

/// A whole number of days from a numeral's value.
#[allow(clippy::cast_possible_truncation, reason = "between 1 and 31")]
fn whole(value: f64) -> Option<i8> {
    ((1.0..=31.0).contains(&value) && value.fract() == 0.0).then_some(value as i8)
}

/// Plain digits.
fn digits(scan: &Scan, at: usize) -> Option<i16> {
    scan.is(at, Kind::Number).then(|| scan.str(at).parse().ok())?
}

/// `19th`, `1.º`, or an ordinal in words: the number and the token after it.
fn ordinal(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    if let Some(number) = scan.word(at).ordinal {
        return Some((number.into(), at + 1));
    }
    let number = digits(scan, at)?;
    let dot = usize::from(scan.is_mark(at + 1, ".") && scan.glued(at + 1));
    is_ordinal_ending(scan, at + 1 + dot).then_some((number, at + 2 + dot))
}

/// Whether a token closes an ordinal in digits.
pub(super) fn is_ordinal_ending(scan: &Scan, at: usize) -> bool {
    scan.glued(at)
        && scan
            .vocabulary
            .endings
            .ordinal
            .iter()
            .any(|ending| scan.str(at).eq_ignore_ascii_case(ending))
}

/// A day of a month and the token after it; not the hours and minutes of a clock.
fn day(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    let (number, end) = ordinal(scan, at).or_else(|| digits(scan, at).map(|number| (number, at + 1)))?;
    let colon = |at: usize| scan.is_mark(at, ":") && scan.glued(at);
    let clock = (colon(end) && scan.glued(end + 1)) || (at > 0 && colon(at - 1) && scan.glued(at));
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    (!clock && scan.str(at).len() <= 10).then_some((day, end))
}

/// A year in four digits.
fn year(scan: &Scan, at: usize) -> Option<i16> {
    let number = digits(scan, at).filter(|_| scan.str(at).len() == 4)?;
    let unit = scan.glued(at + 1) && (scan.is(at + 1, Kind::Word) || scan.is_mark(at + 1, "%"));
    ((1000..=2199).contains(&number) && !unit).then_some(number)
}

/// `nineteen ninety-eight`, `twenty twenty-four`, `dos mil quince`: the year and the token after it.
#[allow(clippy::cast_possible_truncation, reason = "at most 2099")]
fn spoken_year(scan: &Scan, at: usize) -> Option<(i16, usize)> {
    if scan.is(at, Kind::Number) {
        return None;
    }
    let first = numeral(scan, at).filter(|first| !first.digits)?;
    if (1100.0..2100.0).contains(&first.value) {
        return Some((first.value as i16, first.end));
    }
    let century = [18.0, 19.0, 20.0].contains(&first.value) && scan.vocabulary.prose.head_last;
    let rest = numeral(scan, first.end).filter(|rest| century && !rest.digits && rest.scale == 1.0)?;
    (10.0..=99.0)
        .contains(&rest.value)
        .then_some(((first.value * 100.0 + rest.value) as i16, rest.end))
}

/// The first year of a decade written with two or four digits.
fn decade_of(number: i16, length: usize) -> Option<i16> {
    match length {
        4 if number % 10 == 0 && (1000..=2190).contains(&number) => Some(number),
        2 if number % 10 == 0 => Some(if number < 20 { 2000 } else { 1900 } + number),
        _ => None,
    }
}

/// `15/05/2024`, `2024-05-15`, `15.05.2024`.
fn numbers(scan: &Scan, at: usize, slots: &mut Slots) -> Option<usize> {
    let words = scan.str(at);
    if !scan.is(at, Kind::Number) {
        return None;
    }
    if words.len() >= 8 && words.matches('.').count() == 2 {
        let mut parts = words.split('.').map(str::parse);
        let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        slots.numbers = Some([day, month, year]);
        return Some(at + 1);
    }
    let mark = scan.str(at + 1);
    let tight = (at + 1..at + 5).all(|at| scan.glued(at));
    if !(tight && matches!(mark, "/" | "-") && scan.str(at + 3) == mark)
        || scan.glued(at + 5) && scan.str(at + 5) == mark
    {
        return None;
    }
    let parts = [digits(scan, at)?, digits(scan, at + 2)?, digits(scan, at + 4)?];
    let lengths = [words.len(), scan.str(at + 2).len(), scan.str(at + 4).len()];
    let shaped = matches!(lengths, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
        || (lengths[2] == 2 && mark == "/" && lengths[0] <= 2 && lengths[1] <= 2);
    slots.numbers = Some(parts).filter(|_| shaped);
    slots.numbers.map(|_| at + 5)
}

/// A Roman number in capitals.
fn roman(word: &str) -> Option<i16> {
    let mut total = 0;
    let mut last = 0;
    for c in word.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        total += if value < last { -value } else { value };
        last = value.max(last);
    }
    (total > 0).then_some(total)
}
