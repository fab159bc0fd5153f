//! Time across a drawing: where a day stands, and which marks are written below. Where nothing happens for most of
//! the span, the axis is broken, so that one date of long ago does not press all others together.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How wide a break is drawn.
const BREAK: f64 = 26.0;
/// How far apart marks stand at least.
const APART: f64 = 72.0;
/// A gap is broken that is so many times as long as all the rest.
const LONG: i64 = 2;
/// The rest counts as a year at least.
const YEAR: i64 = 365;

/// A time axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    /// First day, day after the last, and where both stand.
    runs: Vec<(i64, i64, f64, f64)>,
}

/// Something written below the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Where.
    pub(super) x: f64,
    /// What.
    pub(super) words: String,
}

/// Days since 1970.
fn number(day: Date) -> i64 {
    let since = date(1970, 1, 1).until(day);
    since.map_or(0, |span| span.get_days().into())
}

fn day(number: i64) -> Date {
    let start = date(1970, 1, 1);
    start.checked_add(number.days()).unwrap_or(start)
}

impl Axis {
    /// An axis from `left` to `right` that holds all these spans of days; `None` where there is none.
    pub(super) fn of(spans: impl Iterator<Item = (Date, Date)>, left: f64, right: f64) -> Option<Self> {
        let mut spans: Vec<(i64, i64)> = spans
            .map(|(from, to)| (number(from), number(to.max(from)) + 1))
            .collect();
        spans.sort_unstable();
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for (from, to) in spans {
            match runs.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => runs.push((from, to)),
            }
        }
        let mut length = runs.last()?.1 - runs.first()?.0;
        let mut gaps: Vec<i64> = runs.windows(2).map(|two| two[1].0 - two[0].1).collect();
        gaps.sort_unstable();
        let mut longest = i64::MAX;
        while let Some(gap) = gaps.pop() {
            if gap <= LONG * (length - gap).max(YEAR) {
                break;
            }
            length -= gap;
            longest = gap;
        }
        // Runs that are not far apart are one.
        let mut kept: Vec<(i64, i64)> = Vec::new();
        for (from, to) in runs {
            match kept.last_mut() {
                Some(last) if from - last.1 < longest => last.1 = to,
                _ => kept.push((from, to)),
            }
        }
        let pad = (length / 30).max(1);
        let padded: Vec<(i64, i64)> = kept.iter().map(|(from, to)| (from - pad, to + pad)).collect();
        let days: i64 = padded.iter().map(|(from, to)| to - from).sum();
        let room = right - left - BREAK * real(padded.len() as i64 - 1);
        let mut x = left;
        let runs = padded.into_iter().map(|(from, to)| {
            let start = x;
            let end = start + room.max(1.0) * real(to - from) / real(days.max(1));
            x = end + BREAK;
            (from, to, start, end)
        });
        Some(Self { runs: runs.collect() })
    }

    /// Where a day begins.
    pub(super) fn start(&self, day: Date) -> f64 {
        self.place(number(day))
    }

    /// Where a day ends.
    pub(super) fn end(&self, day: Date) -> f64 {
        self.place(number(day) + 1)
    }

    fn place(&self, at: i64) -> f64 {
        let holds = self
            .runs
            .iter()
            .find(|(_, to, ..)| at <= *to)
            .or(self.runs.last());
        holds.map_or(0.0, |(from, to, left, right)| {
            left + (right - left) * real(at.clamp(*from, *to) - from) / real((to - from).max(1))
        })
    }

    /// Where the axis is whole, from left to right.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.runs.iter().map(|(_, _, left, right)| (*left, *right))
    }

    /// What is written below: round days, months or years, as many as there is room for.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let days: i64 = self.runs.iter().map(|(from, to, ..)| to - from).sum();
        let wide: f64 = self.stretches().map(|(left, right)| right - left).sum();
        let step = APART * real(days.max(1)) / wide.max(1.0);
        let mut ticks: Vec<Tick> = Vec::new();
        let mut free = f64::NEG_INFINITY;
        for (from, to, left, _) in &self.runs {
            let before = ticks.len();
            for (at, words) in marks(*from, *to, step) {
                let x = self.place(at);
                if x >= free {
                    ticks.push(Tick { x, words });
                    free = x + APART * 0.8;
                }
            }
            if ticks.len() == before && *left >= free - APART * 0.4 {
                let middle = (from + to) / 2;
                ticks.push(Tick {
                    x: self.place(middle),
                    words: day(middle).strftime("%b %Y").to_string(),
                });
                free = self.place(middle) + APART * 0.8;
            }
        }
        ticks
    }
}

/// Months that people count in.
const MONTHS: [i64; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
/// Days that people count in.
const DAYS: [i64; 4] = [1, 2, 7, 14];

/// Round days between two, so many days apart or a little more, and what is written at them.
fn marks(from: i64, to: i64, step: f64) -> Vec<(i64, String)> {
    if let Some(step) = DAYS.into_iter().find(|days| real(*days) >= step) {
        let first = from + (-from).rem_euclid(step);
        let all = (first..=to).step_by(usize::try_from(step).unwrap_or(1));
        return all
            .map(|at| (at, day(at).strftime("%-d %b %Y").to_string()))
            .collect();
    }
    let step = MONTHS
        .into_iter()
        .find(|months| real(*months) * 30.4 >= step)
        .unwrap_or(1200);
    let month = |at: i64| i64::from(day(at).year()) * 12 + i64::from(day(at).month()) - 1;
    let first = month(from) + (-month(from)).rem_euclid(step);
    let mut all = Vec::new();
    let mut at = first;
    while at <= month(to) {
        let (year, index) = (at.div_euclid(12), at.rem_euclid(12));
        let begins = Date::new(
            i16::try_from(year).unwrap_or(i16::MAX),
            i8::try_from(index + 1).unwrap_or(1),
            1,
        );
        let Ok(begins) = begins else { break };
        let words = if step < 12 { "%b %Y" } else { "%Y" };
        if (from..=to).contains(&number(begins)) {
            all.push((number(begins), begins.strftime(words).to_string()));
        }
        at += step;
    }
    all
}

#[expect(clippy::cast_precision_loss, reason = "days of a calendar are few enough")]
fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(spans: &[(Date, Date)]) -> Axis {
        Axis::of(spans.iter().copied(), 100.0, 900.0).unwrap()
    }

    #[test]
    fn days_stand_in_order_within_the_drawing() {
        let day = |year, month, day| date(year, month, day);
        let spans = [
            (day(2022, 5, 8), day(2022, 5, 8)),
            (day(2023, 1, 1), day(2023, 12, 31)),
            (day(2024, 5, 10), day(2024, 5, 10)),
        ];
        let axis = axis(&spans);
        assert_eq!(axis.stretches().count(), 1);
        let places: Vec<f64> = spans
            .iter()
            .flat_map(|(from, to)| [axis.start(*from), axis.end(*to)])
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(places[0] >= 100.0 && places[5] <= 900.0);
        let words: Vec<String> = axis.ticks().into_iter().map(|tick| tick.words).collect();
        assert_eq!(words.first().map(String::as_str), Some("Jul 2022"));
        assert!(words.len() >= 4, "{words:?}");
    }

    #[test]
    fn one_date_of_long_ago_does_not_press_the_others_together() {
        let spans = [
            (date(1959, 1, 1), date(1959, 1, 1)),
            (date(2024, 1, 1), date(2024, 1, 1)),
            (date(2024, 12, 1), date(2024, 12, 1)),
        ];
        let axis = axis(&spans);
        assert_eq!(axis.stretches().count(), 2);
        assert!(axis.start(spans[2].0) - axis.start(spans[1].0) > 400.0);
    }

    #[test]
    fn a_single_day_and_the_ends_of_the_calendar_have_an_axis() {
        for spans in [
            vec![(date(2024, 5, 10), date(2024, 5, 10))],
            vec![(Date::MIN, Date::MIN), (Date::MAX, Date::MAX)],
        ] {
            let axis = axis(&spans);
            for (from, to) in spans {
                assert!((100.0..=900.0).contains(&axis.start(from)));
                assert!((100.0..=900.0).contains(&axis.end(to)));
            }
            assert!(!axis.ticks().is_empty());
        }
    }
}
