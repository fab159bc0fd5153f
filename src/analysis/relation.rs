//! How two figures of one subject stand to each other: a fact with its reason, no verdict on who is right.

use super::comparable::{Subject, per_one};
use super::model::{Bound, Figure, Period, Role};

/// How figures that count the same thing stand to each other, in the order of how much attention they need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The numbers exclude each other.
    Differs,
    /// The same number in another role: additional here, in all there.
    Role,
    /// A second reading of a number changes what the others say.
    Unsure,
    /// The numbers exclude each other, but they are not of one time.
    Dates,
    /// Bounds, roundings or number words allow both.
    Compatible,
    /// The same number.
    Same,
    /// Only one source gives it.
    #[default]
    Single,
}

impl Relation {
    /// Every relation, in order of attention.
    pub const ALL: [Self; 7] = [
        Self::Differs,
        Self::Role,
        Self::Unsure,
        Self::Dates,
        Self::Compatible,
        Self::Same,
        Self::Single,
    ];

    /// The name that `figures --by group` prints and `--relation` takes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Role => "role",
            Self::Unsure => "unsure",
            Self::Dates => "dates",
            Self::Compatible => "compatible",
            Self::Same => "same",
            Self::Single => "single",
        }
    }

    /// The relation in a sign, one column wide.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Differs => "≠",
            Self::Role => "±",
            Self::Unsure => "?",
            Self::Dates => "↻",
            Self::Compatible => "~",
            Self::Same => "=",
            Self::Single => "○",
        }
    }

    /// The relation in words, for a row of the matrix.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Differs => "differ",
            Self::Role => "same number, other role",
            Self::Unsure => "unsure",
            Self::Dates => "of different dates",
            Self::Compatible => "compatible",
            Self::Same => "same",
            Self::Single => "one source",
        }
    }
}

/// Why two figures stand to each other as they do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Both give the number alike.
    Alike,
    /// One is what the other comes to when it is rounded.
    Rounded,
    /// One limits the number, and the other lies within that.
    Bounded,
    /// Both limit the number, and some number satisfies both.
    BothBounded,
    /// The roles of the one and of the other.
    Roles(Role, Role),
    /// They are given for these two times.
    Times(Period, Period),
    /// One of the two is undated, so that it may be of another time.
    Undated,
    /// The same digits in another order.
    Transposed,
    /// One digit more or less.
    Digit,
    /// One is this many times the other: a scale may have slipped.
    Scale(u32),
    /// Numbers that exclude each other, and nothing that explains it.
    Apart,
    /// Another reading of one of them would make it this.
    Reading(Relation),
}

/// A figure with what is known of its subject and its time.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// What it counts.
    pub subject: &'a Subject,
    /// The time for which it is given.
    pub as_of: Option<Period>,
}

/// How two figures of one subject stand to each other. Symmetric, but for the order of what the reason
/// names.
#[must_use]
pub fn relate(a: &Stated, b: &Stated) -> (Relation, Reason) {
    let chosen = with_values(a, per_one(a.figure, a.subject), b, per_one(b.figure, b.subject));
    let read = |stated: &Stated, number: f64| {
        let number = number / stated.subject.rate.as_ref().map_or(1.0, |rate| rate.number);
        (number, number)
    };
    let mut readings = Vec::new();
    for other in &a.figure.others {
        readings.push(with_values(a, read(a, *other), b, per_one(b.figure, b.subject)).0);
    }
    for other in &b.figure.others {
        readings.push(with_values(a, per_one(a.figure, a.subject), b, read(b, *other)).0);
    }
    match readings
        .into_iter()
        .find(|other| agrees(*other) != agrees(chosen.0))
    {
        Some(other) => (Relation::Unsure, Reason::Reading(other)),
        None => chosen,
    }
}

/// Whether a figure says how long it will be, or how old somebody is.
fn lasts(stated: &Stated) -> bool {
    let is_time = stated
        .figure
        .unit
        .is_some_and(|unit| LASTING.contains(&unit.name));
    is_time && (stated.subject.is_to_come || !stated.subject.concept.is_empty())
}

/// The units of how long something lasts.
const LASTING: [&str; 10] = [
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "fortnight",
    "month",
    "year",
    "decade",
    "century",
];

/// From this number on, a slip of digits is likelier than a change that happens to look like one.
const MANY_DIGITS: f64 = 1000.0;

fn agrees(relation: Relation) -> bool {
    matches!(relation, Relation::Same | Relation::Compatible)
}

fn with_values(a: &Stated, a_value: (f64, f64), b: &Stated, b_value: (f64, f64)) -> (Relation, Reason) {
    let (first, second) = (a.figure, b.figure);
    if near(a_value.0, b_value.0) && near(a_value.1, b_value.1) {
        if first.role != second.role && !means_all(first.role, second.role) {
            return (Relation::Role, Reason::Roles(first.role, second.role));
        }
        return if first.bound == second.bound {
            (Relation::Same, Reason::Alike)
        } else {
            (Relation::Compatible, Reason::Bounded)
        };
    }
    let [one, two] = [allowed(a, a_value), allowed(b, b_value)];
    if one.meets(two) {
        let bounded = |figure: &Figure| !matches!(figure.bound, Bound::Exact | Bound::Between);
        let reason = match (bounded(first), bounded(second)) {
            (true, true) => Reason::BothBounded,
            (false, false) => Reason::Rounded,
            _ => Reason::Bounded,
        };
        return (Relation::Compatible, reason);
    }
    if rounds_to(a, a_value, b_value) || rounds_to(b, b_value, a_value) {
        return (Relation::Compatible, Reason::Rounded);
    }
    let times = a.as_of.zip(b.as_of).filter(|(one, two)| apart(*one, *two));
    // How many have died changes from day to day, but not how old somebody is, or in how many days somebody is to report.
    let times = times.filter(|_| !lasts(a) || !lasts(b));
    let is_small = a_value.0.min(b_value.0) < MANY_DIGITS;
    if let Some((one, two)) = times.filter(|_| is_small) {
        return (Relation::Dates, Reason::Times(one, two));
    }
    let slip = slip(a_value.0, b_value.0);
    match (a.as_of, b.as_of) {
        (Some(one), Some(two)) if times.is_some() && slip.is_none() => {
            (Relation::Dates, Reason::Times(one, two))
        }
        (None, Some(_)) | (Some(_), None) if slip.is_none() => (Relation::Differs, Reason::Undated),
        _ => (Relation::Differs, slip.unwrap_or(Reason::Apart)),
    }
}

/// An average is what there is all in all, of rates.
fn means_all(a: Role, b: Role) -> bool {
    let all = |role| matches!(role, Role::Total | Role::Average);
    all(a) && all(b)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Whether two times have no day in common.
#[must_use]
pub fn apart(a: Period, b: Period) -> bool {
    !a.meets(b)
}

/// The numbers that a figure allows; ends may be open.
#[derive(Clone, Copy, Debug)]
struct Allowed {
    low: f64,
    high: f64,
    /// Whether the ends themselves are allowed.
    closed: (bool, bool),
}

impl Allowed {
    fn meets(self, other: Self) -> bool {
        let below = |high: f64, closed: bool, low: f64, also: bool| {
            if closed && also { high >= low } else { high > low }
        };
        below(self.high, self.closed.1, other.low, other.closed.0)
            && below(other.high, other.closed.1, self.low, self.closed.0)
    }
}

/// How far from its number `about` may be.
const ABOUT: f64 = 0.1;
/// How far above its number `just over` may be.
const JUST: f64 = 0.2;

fn allowed(stated: &Stated, (low, high): (f64, f64)) -> Allowed {
    let closed = |low, high| Allowed {
        low,
        high,
        closed: (true, true),
    };
    let size = low.abs();
    let (up, down) = if stated.subject.is_close {
        (high + size * JUST, low - size * JUST)
    } else {
        (f64::INFINITY, f64::NEG_INFINITY)
    };
    match stated.figure.bound {
        Bound::Exact | Bound::Between => closed(low, high),
        Bound::About => closed(low - size * ABOUT, high + size * ABOUT),
        Bound::AtLeast => closed(low, up),
        Bound::AtMost => closed(down, high),
        Bound::MoreThan => Allowed {
            closed: (false, true),
            ..closed(high, up)
        },
        Bound::LessThan => Allowed {
            closed: (true, false),
            ..closed(down, low)
        },
    }
}

/// The largest part of a number that rounding may have taken off or put on, of numbers in digits and of
/// those in words.
const ROUNDING: (f64, f64) = (0.05, 0.1);

/// Whether `value` is what `other` comes to when it is rounded to the last digit that `value` gives.
fn rounds_to(stated: &Stated, value: (f64, f64), other: (f64, f64)) -> bool {
    if stated.figure.bound != Bound::Exact || value.0 < value.1 || other.0 < other.1 || value.0 <= 0.0 {
        return false;
    }
    let number = value.0;
    let most = number
        * if stated.subject.in_words {
            ROUNDING.1
        } else {
            ROUNDING.0
        };
    if (other.0 - number).abs() > most.max(0.5) {
        return false;
    }
    let measured = !stated.subject.unit.is_empty() || stated.subject.rate.is_some();
    // The step of the last digit that is not a nought: 1,000 for 46,000.
    let steps = (-3..15_i32).map(|power| 10f64.powi(power));
    let step = steps.rev().find(|step| {
        let whole = number / step;
        (whole - whole.round()).abs() < 1e-6 * whole.max(1.0)
            && (step / 2.0 <= most || (measured && *step <= 1.0))
    });
    // People and houses are counted whole: a number that ends in no nought is exact.
    step.is_some_and(|step| {
        (measured || step > 1.0) && ((other.0 / step).round() * step - number).abs() < step * 1e-6
    })
}

/// What may have slipped between two numbers.
fn slip(a: f64, b: f64) -> Option<Reason> {
    let (small, large) = (a.min(b), a.max(b));
    if small <= 0.0 {
        return None;
    }
    let ratio = large / small;
    for times in [1_000_000, 1000] {
        if near(ratio, f64::from(times)) {
            return Some(Reason::Scale(times));
        }
    }
    let digits = |number: f64| number.to_string().into_bytes();
    let (short, long) = (digits(small), digits(large));
    if near(ratio, 10.0) && small >= 10.0 {
        return Some(Reason::Scale(10));
    }
    if short.len() == long.len() {
        let unlike: Vec<usize> = (0..short.len()).filter(|at| short[*at] != long[*at]).collect();
        let swapped = matches!(unlike[..], [one, two]
            if two == one + 1 && short[one] == long[two] && short[two] == long[one]);
        return swapped.then_some(Reason::Transposed);
    }
    let one_more = long.len() == short.len() + 1 && short.len() >= 3;
    let dropped = |at: usize| long[..at] == short[..at] && long[at + 1..] == short[at..];
    (one_more && (0..long.len()).any(dropped)).then_some(Reason::Digit)
}
