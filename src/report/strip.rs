//! The strip of a timeline in text: a lane for each source, a column for each month or, where these are too
//! many, each year. Where the lines do not hold all of them it goes on below.

use jiff::civil::Date;

use crate::analysis::{Period, Precision};
use crate::text::{columns, cut};

use super::events::Name;

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// The names of the lanes.
    pub names: Vec<Name>,
    /// For each thing that is drawn, its lane, its days, how closely they are said, and whether its sources
    /// date it otherwise.
    pub marks: Vec<(usize, Period, Precision, bool)>,
}

/// From so many months on, a column is a year.
const MANY: i32 = 12 * 12;
/// Columns of a line where no terminal says how many there are.
const WIDTH: usize = 80;

impl Strip {
    /// The lines, none wider than the width there is.
    #[must_use]
    pub fn lines(&self, width: Option<usize>) -> Vec<String> {
        let width = width.unwrap_or(WIDTH);
        let months = self
            .marks
            .iter()
            .flat_map(|(_, when, ..)| [month(when.from), month(when.to)]);
        let (Some(first), Some(last)) = (months.clone().min(), months.max()) else {
            return Vec::new();
        };
        let by_years = last - first >= MANY;
        let (unit, wide) = if by_years { (12, 5) } else { (1, 2) };
        let (first, last) = (first.div_euclid(unit), last.div_euclid(unit));
        let longest = self
            .names
            .iter()
            .map(|name| columns(&name.words))
            .max()
            .unwrap_or(0);
        let name_wide = longest.min((width / 3).max(8));
        let per_block = i32::try_from(width.saturating_sub(name_wide + 1) / wide)
            .unwrap_or(1)
            .max(1);
        let mut lines = Vec::new();
        let mut at = first;
        while at <= last {
            let to = (at + per_block - 1).min(last);
            let lanes: Vec<(&Name, String)> = self
                .names
                .iter()
                .enumerate()
                .map(|(lane, name)| (name, self.lane(lane, at..=to, unit, wide)))
                .collect();
            // Years in which nothing happened are passed over.
            if lanes.iter().any(|(_, lane)| !lane.trim().is_empty()) {
                lines.extend(axis(at..=to, by_years).into_iter().map(|line| {
                    let line = format!("{:name_wide$} {line}", "");
                    cut(line.trim_end(), width)
                }));
                lines.extend(lanes.iter().map(|(name, lane)| {
                    let name = name.short(name_wide);
                    let pad = " ".repeat(name_wide.saturating_sub(columns(&name)));
                    cut(format!("{name}{pad} {lane}").trim_end(), width)
                }));
                lines.push(String::new());
            }
            at = to + 1;
        }
        lines.push(cut(
            "● day  ├─┤ ○ longer  ~ about  ◆ dates differ  2–9 + several",
            width,
        ));
        lines
    }

    /// A lane's cells from one month or year to another.
    fn lane(&self, lane: usize, shown: std::ops::RangeInclusive<i32>, unit: i32, wide: usize) -> String {
        let (first, last) = (*shown.start(), *shown.end());
        let count = usize::try_from(last - first + 1).unwrap_or(0);
        // What each cell holds, how many begin there, and whether a span goes on behind it.
        let mut cells = vec![(' ', 0_usize, ' '); count];
        let column = |at: i32| usize::try_from(at - first).ok().filter(|at| *at < count);
        for (_, when, precision, disagrees) in self.marks.iter().filter(|(of, ..)| *of == lane) {
            let (from, to) = (month(when.from).div_euclid(unit), month(when.to).div_euclid(unit));
            for at in from.max(first)..=to.min(last) {
                let Some(index) = column(at) else { continue };
                let sign = match precision {
                    _ if *disagrees => '◆',
                    Precision::About => '~',
                    _ if when.from == when.to => '●',
                    _ if from == to => '○',
                    _ if at == from => '├',
                    _ if at == to => '┤',
                    _ => '─',
                };
                let cell = &mut cells[index];
                if rank(sign) > rank(cell.0) {
                    cell.0 = sign;
                }
                cell.1 += usize::from(at == from);
                if at < to && cell.2 == ' ' {
                    cell.2 = if *precision == Precision::About {
                        '~'
                    } else {
                        '─'
                    };
                }
            }
        }
        cells
            .into_iter()
            .map(|(sign, count, after)| {
                let sign = match count {
                    _ if sign == '◆' => sign,
                    2..=9 => char::from_digit(u32::try_from(count).unwrap_or(0), 10).unwrap_or('+'),
                    10.. => '+',
                    _ => sign,
                };
                std::iter::once(sign)
                    .chain(std::iter::repeat_n(after, wide - 1))
                    .collect::<String>()
            })
            .collect()
    }
}

/// Which sign hides which.
fn rank(sign: char) -> usize {
    " ─~┤├○●◆".chars().position(|other| other == sign).unwrap_or(0)
}

/// Months since the year 0.
fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The words above the cells: years, and below them the first letters of months.
fn axis(shown: std::ops::RangeInclusive<i32>, by_years: bool) -> Vec<String> {
    if by_years {
        return vec![shown.map(|year| format!("{year:<5}")).collect()];
    }
    let mut years = String::new();
    let mut months = String::new();
    let first = *shown.start();
    for at in shown {
        let (year, month) = (at.div_euclid(12), usize::try_from(at.rem_euclid(12)).unwrap_or(0));
        let begun = 2 * usize::try_from(at - first).unwrap_or(0);
        // The year at the left gives way to one that begins right behind it.
        let has_room = month == 0 || month < 10;
        if (month == 0 || at == first) && has_room && years.len() <= begun {
            years.push_str(&" ".repeat(begun - years.len()));
            years.push_str(&year.to_string());
        }
        months.push_str(
            [
                "J ", "F ", "M ", "A ", "M ", "J ", "J ", "A ", "S ", "O ", "N ", "D ",
            ][month],
        );
    }
    vec![years, months]
}
