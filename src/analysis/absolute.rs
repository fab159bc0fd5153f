//! Dates that name days, months and years, with or without their year, in words or in numbers.

use jiff::civil::Date;

use super::date::Slots;
use super::model::{Period, Precision};
use super::tense::Tense;
use super::worked::{From, Now, Worked, period, years};

/// Days that the past of a date without a year may lie back before the one to come is meant.
const LONG_AGO: i32 = 300;

/// A date by the days, months and years that it names.
pub(super) fn at(slots: &Slots, now: &Now) -> Option<Worked> {
    if let Some(numbers) = slots.numbers {
        return in_numbers(numbers, now);
    }
    if let Some(first) = slots.decade {
        let when = years(first, first + 9)?;
        return Some(Worked {
            when,
            precision: Precision::About,
            other: None,
            from: From::Words,
        });
    }
    let [first_month, second_month] = slots.months;
    let last_month = second_month.or(first_month);
    let last_day = slots.days.iter().rev().find_map(|day| *day);
    let [first_year, second_year] = slots.years;
    let precision = match (slots.days[0], first_month) {
        (Some(_), _) => Precision::Day,
        (None, Some(_)) => Precision::Month,
        (None, None) => Precision::Year,
    };
    let build = |from_year: i16, to_year: i16| -> Option<Period> {
        let from = match (first_month, slots.days[0]) {
            (Some(month), Some(day)) => Date::new(from_year, month, day).ok()?,
            (Some(month), None) => Date::new(from_year, month, 1).ok()?,
            _ => Date::new(from_year, 1, 1).ok()?,
        };
        let to = match (last_month, last_day) {
            (Some(month), Some(day)) => Date::new(to_year, month, day).ok()?,
            (Some(month), None) => Date::new(to_year, month, 1).ok()?.last_of_month(),
            _ => Date::new(to_year, 12, 31).ok()?,
        };
        (from <= to).then(|| period(from, to))
    };
    // `December to February 2024` began the year before.
    let ending = |year: i16| build(year, year).or_else(|| build(year - 1, year));
    if let Some(first) = first_year {
        let when = match second_year {
            Some(second) => build(first, second)?,
            None => ending(first)?,
        };
        return Some(Worked {
            when,
            precision,
            other: None,
            from: From::Words,
        });
    }
    let Some(today) = now.today else {
        let when = ending(now.year?)?;
        return Some(Worked {
            when,
            precision,
            other: None,
            from: From::Year,
        });
    };
    let (past, future) = around(today, ending);
    let days = |a: Date, b: Date| (a - b).get_days().abs();
    let (when, other) = match (past, future) {
        (Some(past), Some(future)) => {
            let back = days(today, past.from);
            let ahead = days(future.from, today);
            match now.tense {
                // A month that goes on is meant by either.
                _ if past.to >= today => (past, None),
                Some(Tense::Future) if ahead > LONG_AGO && back < 366 - LONG_AGO => (past, Some(future)),
                Some(Tense::Future) => (future, None),
                _ if back > LONG_AGO && ahead < 366 - LONG_AGO => (future, Some(past)),
                _ => (past, None),
            }
        }
        (one, two) => (one.or(two)?, None),
    };
    // A weekday beside the day must fit; it settles the year.
    let fits = |when: &Period| {
        slots.days[1].is_some()
            || slots
                .weekday
                .is_none_or(|weekday| when.from.weekday().to_monday_one_offset() == weekday)
    };
    let when = if fits(&when) {
        when
    } else {
        [past, future].into_iter().flatten().find(fits).unwrap_or(when)
    };
    Some(Worked {
        when,
        precision,
        other,
        from: From::Year,
    })
}

/// The latest that does not begin after today, and the first that does.
fn around(today: Date, of: impl Fn(i16) -> Option<Period>) -> (Option<Period>, Option<Period>) {
    let candidates = || (-8..=8).filter_map(|offset: i16| of(today.year() + offset));
    let past = candidates()
        .filter(|when| when.from <= today)
        .max_by_key(|when| when.from);
    let future = candidates()
        .filter(|when| when.from > today)
        .min_by_key(|when| when.from);
    (past, future)
}

/// `15/05/2024` both ways round, as far as the calendar has them.
fn in_numbers([a, b, c]: [i16; 3], now: &Now) -> Option<Worked> {
    let small = |number: i16| i8::try_from(number).ok();
    let day = |year: i16, month: i16, day: i16| Date::new(year, small(month)?, small(day)?).ok();
    if a > 31 {
        let only = day(a, b, c)?;
        return Some(Worked {
            when: period(only, only),
            precision: Precision::Day,
            other: None,
            from: From::Words,
        });
    }
    let year = match c {
        0..=49 => 2000 + c,
        50..=99 => 1900 + c,
        1000..=2199 => c,
        _ => return None,
    };
    let (day_first, month_first) = (day(year, b, a), day(year, a, b));
    let (first, second) = match (now.day_first, now.today) {
        (Some(true), _) => (day_first, month_first),
        // Without a sign the reading that is nearer to the present is meant.
        (None, Some(today))
            if day_first
                .zip(month_first)
                .is_some_and(|(d, m)| (d - today).get_days().abs() < (m - today).get_days().abs()) =>
        {
            (day_first, month_first)
        }
        _ => (month_first, day_first),
    };
    let chosen = first.or(second)?;
    let other = first
        .and(second)
        .filter(|other| *other != chosen && now.day_first != Some(true));
    Some(Worked {
        when: period(chosen, chosen),
        precision: Precision::Day,
        other: other.map(|day| period(day, day)),
        from: From::Words,
    })
}
