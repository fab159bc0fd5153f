//! A date worked out, what it is counted from, and the calendar spans that dates are made of.

use jiff::civil::Date;

use super::model::{Period, Precision};
use super::tense::Tense;

/// A date worked out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worked {
    pub(super) when: Period,
    pub(super) precision: Precision,
    /// Another reading: day and month the other way round, or the other direction in time.
    pub(super) other: Option<Period>,
    /// What it was counted from.
    pub(super) from: From,
}

/// What a date was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// From nothing: the words say it all.
    Words,
    /// Its year is that of the present, or next to it.
    Year,
    /// From the present day.
    Today,
    /// From the date last named.
    Text,
}

/// What a date may be counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now {
    /// The present day, if it is known.
    pub(super) today: Option<Date>,
    /// The year, where only that is known.
    pub(super) year: Option<i16>,
    /// The date last named.
    pub(super) last: Option<Period>,
    /// The direction of the clause.
    pub(super) tense: Option<Tense>,
    /// Whether the day comes first in `3/5/2024`.
    pub(super) day_first: Option<bool>,
}

pub(super) fn period(from: Date, to: Date) -> Period {
    Period { from, to }
}

pub(super) fn month(year: i16, month: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    Some(period(first, first.last_of_month()))
}

pub(super) fn years(from: i16, to: i16) -> Option<Period> {
    Some(period(Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}
