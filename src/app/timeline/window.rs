//! The part of time that the strip shows: from which day on, and how many columns a day takes. Whole
//! numbers only, so that what is shown and what is counted at the ends never differ by a rounding.

use jiff::civil::Date;

/// How much of time is shown, from the most to the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All there is.
    #[default]
    Whole,
    /// A column a month.
    Years,
    /// A column a week.
    Quarters,
    /// A column two days.
    Months,
    /// Four columns a day.
    Days,
}

impl Zoom {
    /// Every step, from the most time to the least.
    pub const ALL: [Self; 5] = [Self::Whole, Self::Years, Self::Quarters, Self::Months, Self::Days];

    /// The step in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "all",
            Self::Years => "years",
            Self::Quarters => "quarters",
            Self::Months => "months",
            Self::Days => "days",
        }
    }

    /// So many columns take so many days; none where that depends on what there is.
    fn scale(self) -> Option<(i64, i64)> {
        match self {
            Self::Whole => None,
            Self::Years => Some((1, 30)),
            Self::Quarters => Some((1, 7)),
            Self::Months => Some((1, 2)),
            Self::Days => Some((4, 1)),
        }
    }
}

/// Where some days are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// All of them before the first column.
    Before,
    /// From one column to another, both included; they may lie outside.
    Shown(i64, i64),
    /// All of them after the last column.
    After,
}

/// A run of days on a row of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first day shown, by its number.
    pub start: i64,
    /// Columns there are.
    pub width: i64,
    columns: i64,
    days: i64,
}

impl Window {
    /// All days from `first` to `last`, or as many of them as a zoom shows around `centre`.
    #[must_use]
    pub fn of(zoom: Zoom, (first, last): (i64, i64), width: u16, centre: i64) -> Self {
        let width = i64::from(width).max(1);
        let all = (last - first + 1).max(1);
        // A few days need not fill the screen.
        let whole = (width.min(6 * all), all);
        let (columns, days) = zoom.scale().unwrap_or(whole);
        let mut window = Self {
            start: first,
            width,
            columns,
            days,
        };
        if zoom != Zoom::Whole {
            window.start = centre - window.shown() / 2;
            window.clamp((first, last));
        }
        window
    }

    /// Days shown, at least one.
    #[must_use]
    pub fn shown(self) -> i64 {
        (self.width * self.days / self.columns.max(1)).max(1)
    }

    /// Keeps what is shown among the days there are.
    pub fn clamp(&mut self, (first, last): (i64, i64)) {
        self.start = self.start.clamp(first, (last + 1 - self.shown()).max(first));
    }

    /// The column in which a day begins.
    #[must_use]
    pub fn column(self, day: i64) -> i64 {
        ((day - self.start) * self.columns).div_euclid(self.days.max(1))
    }

    /// The day that begins in a column or before it.
    #[must_use]
    pub fn day(self, column: i64) -> i64 {
        self.start + (column * self.days).div_euclid(self.columns.max(1))
    }

    /// Where the days from one to another are drawn.
    #[must_use]
    pub fn spot(self, from: i64, to: i64) -> Spot {
        if to < self.start {
            return Spot::Before;
        }
        let first = self.column(from);
        if first >= self.width {
            return Spot::After;
        }
        let last = ((to + 1 - self.start) * self.columns - 1).div_euclid(self.days.max(1));
        // A day that lies across the edge of two columns is still one day.
        let is_point = from == to && self.columns < self.days;
        Spot::Shown(first, if is_point { first } else { last.max(first) })
    }

    /// Columns that so many days take, at least.
    fn columns_of(self, days: i64) -> i64 {
        days * self.columns / self.days.max(1)
    }

    /// Whether another zoom shows less time than this window.
    #[must_use]
    pub fn is_coarser_than(self, zoom: Zoom) -> bool {
        zoom.scale()
            .is_some_and(|(columns, days)| columns * self.days > self.columns * days)
    }
}

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub column: i64,
    /// What begins there: `10`, `May`, `Q2`, `2024`.
    pub words: String,
    /// The larger unit, where one begins too: `Jun 2024`, `2024`.
    pub larger: Option<String>,
}

/// The marks of the axis: as fine as there is room for their words.
#[must_use]
pub fn axis(window: Window) -> Vec<Tick> {
    let last = window.day(window.width - 1);
    let (Some(from), Some(to)) = (date(window.start), date(last)) else {
        return Vec::new();
    };
    if window.columns_of(1) >= 3 {
        let tick = |day: i64| {
            let date = date(day)?;
            let larger = (date.day() == 1).then(|| date.strftime("%b %Y").to_string());
            tick(window, date, date.day().to_string(), larger)
        };
        return (window.start..=last).filter_map(tick).collect();
    }
    let months = window.columns_of(280) / 10;
    if months >= 3 {
        let mut ticks = Vec::new();
        let step: i8 = if months >= 4 { 1 } else { 3 };
        for (year, month) in months_between(from, to) {
            let Ok(first) = Date::new(year, month, 1) else {
                continue;
            };
            if (month - 1) % step != 0 {
                continue;
            }
            let words = if step == 1 {
                first.strftime("%b").to_string()
            } else {
                format!("Q{}", (month + 2) / 3)
            };
            let larger = (month == 1).then(|| year.to_string());
            ticks.extend(tick(window, first, words, larger));
            let days: &[i8] = if months >= 12 { &[8, 15, 22] } else { &[] };
            for day in days {
                let date = Date::new(year, month, *day).ok();
                ticks.extend(date.and_then(|date| tick(window, date, day.to_string(), None)));
            }
        }
        return ticks;
    }
    let quarters = window.columns_of(900) / 10;
    if quarters >= 3 {
        let quarters = months_between(from, to).filter(|(_, month)| month % 3 == 1);
        let tick = |(year, month): (i16, i8)| {
            let larger = (month == 1).then(|| year.to_string());
            let first = Date::new(year, month, 1).ok()?;
            tick(window, first, format!("Q{}", (month + 2) / 3), larger)
        };
        return quarters.filter_map(tick).collect();
    }
    let years = window.columns_of(3650);
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        .into_iter()
        .find(|step| years * i64::from(*step) >= 60)
        .unwrap_or(1000);
    (from.year()..=to.year())
        .filter(|year| year % step == 0)
        .filter_map(|year| tick(window, Date::new(year, 1, 1).ok()?, year.to_string(), None))
        .collect()
}

fn tick(window: Window, date: Date, words: String, larger: Option<String>) -> Option<Tick> {
    let column = window.column(number(date));
    (0..window.width).contains(&column).then_some(Tick {
        column,
        words,
        larger,
    })
}

fn months_between(from: Date, to: Date) -> impl Iterator<Item = (i16, i8)> {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    (months(from)..=months(to)).filter_map(|month| {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        Some((year, i8::try_from(month.rem_euclid(12)).ok()? + 1))
    })
}

/// The number of a day: 0 is the first of January 1970.
#[must_use]
pub fn number(date: Date) -> i64 {
    // Years that begin in March have their odd day at their end.
    let month = i64::from(date.month());
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(date.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day of that number.
#[must_use]
pub fn date(number: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(number).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_numbers() {
        for day in [-800_000, -1, 0, 1, 59, 60, 11_016, 19_853, 300_000] {
            assert_eq!(number(date(day).unwrap()), day);
        }
    }

    #[test]
    fn days_lie_where_their_columns_are() {
        for zoom in Zoom::ALL {
            let window = Window::of(zoom, (19_000, 19_800), 80, 19_500);
            for column in 0..80 {
                let day = window.day(column);
                // A day begins in its column or, where that begins within a day, before it.
                assert!(
                    matches!(window.spot(day, day), Spot::Shown(from, _) if (column - 3..=column).contains(&from)),
                    "{zoom:?} {column}"
                );
            }
            assert_eq!(window.spot(window.start - 9, window.start - 1), Spot::Before);
            assert!(matches!(
                window.spot(window.start - 9, window.start),
                Spot::Shown(..)
            ));
        }
    }

    #[test]
    fn the_axis_says_what_there_is_room_for() {
        let words = |zoom| {
            let ticks = axis(Window::of(zoom, (18_000, 19_800), 120, 19_500));
            ticks
                .into_iter()
                .take(3)
                .map(|tick| tick.words)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(Zoom::Days).len(), 3);
        assert!(words(Zoom::Months).iter().any(|word| word.parse::<u8>().is_ok()));
        assert!(words(Zoom::Quarters).iter().all(|word| word.len() == 3));
        assert!(words(Zoom::Years).iter().all(|word| word.starts_with('Q')));
    }
}
