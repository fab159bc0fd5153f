//! What dates mean on the calendar: the slots of a date, the day from which it is counted and the
//! direction of its clause to a span of days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::absolute;
use super::date::{Found, Slots};
use super::model::{Period, Precision};
use super::pattern::Meaning;
use super::tense::Tense;
use super::word::TimeUnit;
use super::worked::{From, Now, Worked, month, period, years};

/// Works a date out; `None` where what it is counted from is not known, or no calendar has it.
pub(super) fn work_out(found: &Found, now: &Now) -> Option<Worked> {
    let slots = &found.slots;
    let worked = |when: Option<Period>, precision, from| {
        when.map(|when| Worked {
            when,
            precision,
            other: None,
            from,
        })
    };
    let today = now.today;
    match found.meaning {
        Meaning::At => absolute::at(slots, now),
        Meaning::Century => {
            let first = (slots.century - 1) * 100 + 1;
            worked(years(first.max(1), first + 99), Precision::About, From::Words)
        }
        Meaning::Quarter | Meaning::QuarterAt(_) | Meaning::Half => {
            let (parts, length) = if found.meaning == Meaning::Half {
                (2, 6)
            } else {
                (4, 3)
            };
            let (year, from) = match slots.years[0] {
                Some(year) => (year, From::Words),
                None => (now.year?, From::Year),
            };
            let quarter = match found.meaning {
                Meaning::QuarterAt(quarter) => quarter,
                _ => slots.quarter,
            };
            if quarter > parts {
                return None;
            }
            let first = Date::new(year, (quarter - 1) * length + 1, 1).ok()?;
            let last = Date::new(year, quarter * length, 1).ok()?.last_of_month();
            worked(Some(period(first, last)), Precision::About, from)
        }
        Meaning::Day(offset) => {
            let day = today?.checked_add(i64::from(offset).days()).ok()?;
            worked(Some(period(day, day)), Precision::Day, From::Today)
        }
        Meaning::Weekday => {
            let day = weekday(today?, slots.weekday?, now.tense.unwrap_or(Tense::Past));
            worked(day, Precision::Day, From::Today)
        }
        Meaning::WeekdayNear(offset) => {
            let (today, wanted) = (today?, slots.weekday?);
            let day = match offset {
                -1 => weekday(today.yesterday().ok()?, wanted, Tense::Past),
                1 => weekday(today.tomorrow().ok()?, wanted, Tense::Future),
                _ => weekday(today, wanted, now.tense.unwrap_or(Tense::Past)),
            };
            worked(day, Precision::Day, From::Today)
        }
        Meaning::WeekdayOfWeek(offset) => {
            let monday = monday(today?)?.checked_add(i64::from(offset).weeks()).ok()?;
            let day = monday.checked_add(i64::from(slots.weekday? - 1).days()).ok()?;
            worked(Some(period(day, day)), Precision::Day, From::Today)
        }
        Meaning::Weekend | Meaning::WeekendNear(_) => {
            let near = match found.meaning {
                Meaning::WeekendNear(near) => Some(near),
                _ => None,
            };
            worked(weekend(today?, near, now.tense), Precision::Day, From::Today)
        }
        Meaning::Unit(offset) | Meaning::Part(offset) => {
            let (when, precision) = match today {
                Some(today) => unit(today, slots.unit?, offset)?,
                None if slots.unit == Some(TimeUnit::Year) => {
                    let year = now.year? + i16::from(offset);
                    (years(year, year)?, Precision::Year)
                }
                None => return None,
            };
            let part = matches!(found.meaning, Meaning::Part(_));
            worked(
                Some(when),
                if part { Precision::About } else { precision },
                From::Today,
            )
        }
        Meaning::Ago => worked_count(slots, today?, -1.0, From::Today),
        Meaning::Later => worked_count(slots, now.last?.to, 1.0, From::Text),
        Meaning::Earlier => worked_count(slots, now.last?.from, -1.0, From::Text),
        Meaning::Chain(offset) => {
            let last = now.last?;
            let from = if offset > 0 { last.to } else { last.from };
            let (when, precision) = unit(from, slots.unit?, offset)?;
            worked(Some(when), precision, From::Text)
        }
        Meaning::MonthLast | Meaning::MonthNext => {
            let (today, wanted) = (today?, slots.months[0]?);
            let year = match (found.meaning, wanted.cmp(&today.month())) {
                (Meaning::MonthLast, std::cmp::Ordering::Less) => today.year(),
                (Meaning::MonthLast, _) => today.year() - 1,
                (_, std::cmp::Ordering::Greater) => today.year(),
                _ => today.year() + 1,
            };
            worked(month(year, wanted), Precision::Month, From::Today)
        }
        Meaning::MonthOfYear(offset) => {
            let year = now.year? + i16::from(offset);
            match slots.days[0] {
                Some(day) => {
                    let day = Date::new(year, slots.months[0]?, day).ok()?;
                    worked(Some(period(day, day)), Precision::Day, From::Year)
                }
                None => {
                    let first = month(year, slots.months[0]?)?;
                    let last = slots.months[1].map_or(Some(first), |last| month(year, last))?;
                    worked(Some(period(first.from, last.to)), Precision::Month, From::Year)
                }
            }
        }
        Meaning::DayOfMonth => {
            let (today, day) = (today?, slots.days[0]?);
            let of = |date: Date| Date::new(date.year(), date.month(), day).ok();
            if let Some(weekday) = slots.weekday {
                let fits = |months: i64| {
                    let day = of(today.first_of_month().checked_add(months.months()).ok()?)?;
                    (day.weekday().to_monday_one_offset() == weekday).then_some(day)
                };
                let day = [0, 1, -1].into_iter().find_map(fits)?;
                return worked(Some(period(day, day)), Precision::Day, From::Today);
            }
            let this = of(today);
            let when = match now.tense {
                Some(Tense::Future) => this
                    .filter(|date| *date >= today)
                    .or_else(|| of(today.checked_add(1.month()).ok()?)),
                _ => this
                    .filter(|date| *date <= today)
                    .or_else(|| of(today.checked_sub(1.month()).ok()?)),
            };
            worked(when.map(|day| period(day, day)), Precision::Day, From::Today)
        }
    }
}

/// The nearest such weekday, today included.
fn weekday(today: Date, wanted: i8, tense: Tense) -> Option<Period> {
    let wanted = Weekday::from_monday_one_offset(wanted).ok()?;
    let day = match tense {
        _ if today.weekday() == wanted => today,
        Tense::Past => today.nth_weekday(-1, wanted).ok()?,
        Tense::Future => today.nth_weekday(1, wanted).ok()?,
    };
    Some(period(day, day))
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
        .ok()
}

/// A weekend: the one `near` weeks from this week's, or the one that the clause means.
fn weekend(today: Date, near: Option<i8>, tense: Option<Tense>) -> Option<Period> {
    let saturday = monday(today)?.checked_add(5.days()).ok()?;
    let running = today >= saturday;
    let weeks: i64 = match (near, tense) {
        (Some(-1), _) => -1,
        (Some(1), _) => i64::from(running),
        (Some(_), None) | (None, Some(Tense::Future)) | (Some(_), Some(Tense::Future)) => 0,
        _ => i64::from(running) - 1,
    };
    let saturday = saturday.checked_add(weeks.weeks()).ok()?;
    Some(period(saturday, saturday.tomorrow().ok()?))
}

/// The calendar unit so many from the one that holds `day`, and how precise that is.
fn unit(day: Date, unit: TimeUnit, offset: i8) -> Option<(Period, Precision)> {
    let by = i64::from(offset);
    Some(match unit {
        TimeUnit::Day => {
            let day = day.checked_add(by.days()).ok()?;
            (period(day, day), Precision::Day)
        }
        TimeUnit::Week => {
            let first = monday(day)?.checked_add(by.weeks()).ok()?;
            (period(first, first.checked_add(6.days()).ok()?), Precision::About)
        }
        TimeUnit::Month => {
            let day = day.first_of_month().checked_add(by.months()).ok()?;
            (month(day.year(), day.month())?, Precision::Month)
        }
        TimeUnit::Year => {
            let year = day.year() + i16::from(offset);
            (years(year, year)?, Precision::Year)
        }
        TimeUnit::Decade => {
            let first = (day.year() / 10 + i16::from(offset)) * 10;
            (years(first, first + 9)?, Precision::About)
        }
        TimeUnit::Other => return None,
    })
}

/// So many units from a day: the day, or the calendar unit in which it falls.
fn worked_count(slots: &Slots, day: Date, direction: f64, from: From) -> Option<Worked> {
    #[allow(clippy::cast_possible_truncation, reason = "at most 150")]
    let by = (slots.count * direction).round() as i64;
    let unit_of = slots.unit?;
    let moved = match unit_of {
        TimeUnit::Day => day.checked_add(by.days()),
        TimeUnit::Week => day.checked_add(by.weeks()),
        TimeUnit::Month => day.first_of_month().checked_add(by.months()),
        TimeUnit::Year => day.first_of_year().checked_add(by.years()),
        TimeUnit::Decade => day.first_of_year().checked_add((by * 10).years()),
        TimeUnit::Other => return None,
    };
    let (when, precision) = unit(moved.ok()?, unit_of, 0)?;
    Some(Worked {
        when,
        precision,
        other: None,
        from,
    })
}
