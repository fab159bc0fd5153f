//! The axis of time: where its marks are and what they say.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::When;

/// A mark on the axis.
pub(super) struct Tick {
    /// Where.
    pub(super) day: Date,
    /// What stands there.
    pub(super) label: String,
}

/// What marks are counted in.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
];

/// Marks from one day to another, as close as `width` columns allow without labels that meet.
pub(super) fn ticks(from: Date, to: Date, width: u16) -> Vec<Tick> {
    let days = days(from, to).max(1);
    let fits = |step: &&Step| {
        let (each, label) = match step {
            Step::Days(n) => (*n, 9),
            Step::Months(n) => (n * 30, 8),
            Step::Years(n) => (n * 365, 4),
        };
        (days / each + 1) * (label + 3) <= i32::from(width)
    };
    let step = STEPS.iter().find(fits).copied().unwrap_or(Step::Years(500));
    let mut ticks = Vec::new();
    let mut day = Some(first(from, step));
    while let Some(here) = day.filter(|here| *here <= to && ticks.len() < 200) {
        if here >= from {
            let when = match step {
                Step::Days(_) => When::Day(here),
                Step::Months(_) => When::Month {
                    year: here.year(),
                    month: here.month(),
                },
                Step::Years(_) => When::Year(here.year()),
            };
            let label = match step {
                Step::Days(_) => when.brief(),
                _ => when.short(),
            };
            ticks.push(Tick { day: here, label });
        }
        let next = match step {
            Step::Days(n) => here.checked_add(n.days()),
            Step::Months(n) => here.checked_add(n.months()),
            Step::Years(n) => here.checked_add(n.years()),
        };
        day = next.ok();
    }
    ticks
}

/// The round day at or before another one.
fn first(from: Date, step: Step) -> Date {
    let date = |year: i16, month: i8| Date::new(year, month, 1).unwrap_or(from);
    match step {
        Step::Days(_) => from,
        Step::Months(n) => {
            let n = i8::try_from(n).unwrap_or(1);
            date(from.year(), (from.month() - 1) / n * n + 1)
        }
        Step::Years(n) => {
            let n = i16::try_from(n).unwrap_or(1);
            date(from.year().div_euclid(n) * n, 1)
        }
    }
}

/// Days from one day to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
