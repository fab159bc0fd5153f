//! A date as precise as its words: a day, a month, a year, or a day whose year is not settled.
//!
//! It is what a publication date is, whoever states it. Reading dates out of prose is another
//! file's work.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::model::Period;

/// Days from the end of one span to the beginning of the other; not above 0 where they have one in common.
#[must_use]
pub fn days_apart(a: Period, b: Period) -> i32 {
    let days = |from: Date, to: Date| (to - from).get_days();
    days(a.to, b.from).max(days(b.to, a.from))
}

/// A date with the precision that its words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A calendar day.
    Day(Date),
    /// A month of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// A year.
    Year(i16),
    /// A day of some year that nothing settles.
    MonthDay {
        /// The month, 1 to 12.
        month: i8,
        /// The day of the month.
        day: i8,
    },
}

impl When {
    /// The name of the precision, as `list` prints it.
    #[must_use]
    pub fn precision(self) -> &'static str {
        match self {
            Self::Day(_) => "day",
            Self::Month { .. } => "month",
            Self::Year(_) => "year",
            Self::MonthDay { .. } => "day without year",
        }
    }

    /// The first day that the words allow; `None` where the year is open.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month { year, month } => Date::new(year, month, 1).ok(),
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::MonthDay { .. } => None,
        }
    }

    /// The days that the words allow; `None` where the year is open.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        let from = self.first_day()?;
        let to = match self {
            Self::Month { .. } => from.last_of_month(),
            Self::Year(_) => from.last_of_year(),
            Self::Day(_) | Self::MonthDay { .. } => from,
        };
        Some(Period { from, to })
    }

    /// The date as people write it in a list, at most eleven columns: `20 May 2024`, `May 2024`,
    /// `2024`, `12 Sep`.
    #[must_use]
    pub fn short(self) -> String {
        let name = |month: i8| {
            MONTHS
                .get(usize::from(month.unsigned_abs()).wrapping_sub(1))
                .copied()
                .unwrap_or("?")
        };
        match self {
            Self::Day(date) => format!("{} {} {}", date.day(), name(date.month()), date.year()),
            Self::Month { year, month } => format!("{} {year}", name(month)),
            Self::Year(year) => year.to_string(),
            Self::MonthDay { month, day } => format!("{day} {}", name(month)),
        }
    }
}

impl When {
    /// The date in at most nine columns, for a narrow list: `20 May 24`, `May 2024`, `2024`, `12 Sep`.
    #[must_use]
    pub fn brief(self) -> String {
        match self {
            Self::Day(date) => format!(
                "{} {:02}",
                Self::month_day(date).short(),
                date.year().rem_euclid(100)
            ),
            wider => wider.short(),
        }
    }

    fn month_day(date: Date) -> Self {
        Self::MonthDay {
            month: date.month(),
            day: date.day(),
        }
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl fmt::Display for When {
    /// Writes ISO 8601 as far as the precision goes: `2024-05-20`, `2024-05`, `2024`, and `--09-12`
    /// for a day without a year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::MonthDay { month, day } => write!(f, "--{month:02}-{day:02}"),
        }
    }
}

impl FromStr for When {
    type Err = String;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("“{text}” is no date; write a day (2024-05-20), a month (2024-05) or a year (2024)");
        let number = |part: &str| -> Option<i16> {
            (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let small = |part: &str| number(part).and_then(|n| i8::try_from(n).ok());
        if let Some((month, day)) = text.strip_prefix("--").and_then(|rest| rest.split_once('-')) {
            // 2024 is a leap year: any day that some year has is a day.
            let date = small(month)
                .zip(small(day))
                .and_then(|(month, day)| Date::new(2024, month, day).ok());
            let date = date.ok_or_else(wrong)?;
            return Ok(Self::MonthDay {
                month: date.month(),
                day: date.day(),
            });
        }
        let parts: Vec<&str> = text.split('-').collect();
        let year = parts
            .first()
            .filter(|part| part.len() == 4)
            .and_then(|part| number(part))
            .ok_or_else(wrong)?;
        match parts[1..] {
            [] => Ok(Self::Year(year)),
            [month] => {
                let month = small(month)
                    .filter(|month| (1..=12).contains(month))
                    .ok_or_else(wrong)?;
                Ok(Self::Month { year, month })
            }
            [month, day] => small(month)
                .zip(small(day))
                .and_then(|(month, day)| Date::new(year, month, day).ok())
                .map(Self::Day)
                .ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_back_as_it_was_written() {
        for text in ["2024-05-20", "2024-05", "2024", "--02-29"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "2024-13",
            "2023-02-29",
            "24-05-20",
            "--02-30",
            "2024-05-20T10:00",
            "",
            "May",
        ] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_short_form_fits_a_list() {
        let short = |text: &str| text.parse::<When>().unwrap().short();
        assert_eq!(short("2024-05-20"), "20 May 2024");
        assert_eq!(short("2024-05"), "May 2024");
        assert_eq!(short("2024"), "2024");
        assert_eq!(short("--09-12"), "12 Sep");
        assert_eq!("2004-05-20".parse::<When>().unwrap().brief(), "20 May 04");
    }
}
