//! Whether two dated sentences tell the same event.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::analysis::calendar::days_apart;
use crate::analysis::{DateBasis, Findings, Happening, Limit, Mention, Period, Precision};

/// A mention, as another is compared with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trace {
    pub(super) article: u32,
    pub(super) when: Option<Period>,
    precision: Precision,
    limit: Limit,
    /// Whether its words count from the day they were written: `this Friday`.
    is_relative: bool,
    pub(super) happening: Happening,
    /// What its sentence counts, and how many of that there are.
    counts: Vec<(u64, f64)>,
}

impl Trace {
    /// A mention of an article, by its index among the dates of that.
    pub(super) fn of(article: u32, findings: &Findings, date: usize, mention: &Mention) -> Self {
        Self {
            article,
            when: mention.when,
            precision: mention.precision,
            limit: mention.limit,
            is_relative: mention.basis == DateBasis::Relative,
            happening: findings.happenings.get(date).cloned().unwrap_or_default(),
            counts: counts(findings, mention),
        }
    }
}

/// What the sentence of a mention counts.
fn counts(findings: &Findings, mention: &Mention) -> Vec<(u64, f64)> {
    findings
        .figures_of(mention.place.passage)
        .filter_map(|(at, figure)| Some((figure, findings.subjects.get(at as usize)?)))
        .filter(|(figure, subject)| figure.sentence == mention.sentence && !subject.concept.is_empty())
        .map(|(figure, subject)| {
            let what = FxBuildHasher.hash_one((&subject.concept, subject.unit));
            (what, figure.value.low)
        })
        .collect()
}

/// Whether two sentences give other numbers of one thing. On another day that is no other date of the same, but what was
/// counted until then: a toll that rose.
fn count_otherwise(a: &Trace, b: &Trace) -> bool {
    let is_counted = |what: &u64| b.counts.iter().any(|(other, _)| other == what);
    let mut both = a.counts.iter().filter(|(what, _)| is_counted(what)).peekable();
    both.peek().is_some() && both.all(|one| !b.counts.contains(one))
}

/// How far apart two sources may date one event.
pub(super) const NEAR: i32 = 7;

/// How the times of two mentions go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Times {
    /// Both to a few days, with a day in common.
    Meet,
    /// A day in common, where one of the two is a month, a year or about.
    Hold,
    /// No day in common, but within a week.
    Near,
    /// One of the two is open.
    Open,
    Apart,
}

fn times(a: &Trace, b: &Trace) -> Times {
    let (Some(one), Some(two)) = (a.when, b.when) else {
        return Times::Open;
    };
    let close = |trace: &Trace| trace.precision == Precision::Day;
    let meets = one.meets(two);
    match (meets, close(a) && close(b)) {
        (true, true) => Times::Meet,
        (true, false) => Times::Hold,
        // `from Monday` and `by Friday` are two times.
        (false, true) if is_opposite(a.limit, b.limit) || count_otherwise(a, b) => Times::Apart,
        (false, true) if days_apart(one, two) <= NEAR => Times::Near,
        (false, _) => Times::Apart,
    }
}

fn is_opposite(a: Limit, b: Limit) -> bool {
    a != b && a != Limit::At && b != Limit::At
}

/// How much two mentions have in common, if it is enough to tell the same event.
pub(super) fn alike(a: &Trace, b: &Trace) -> Option<u32> {
    let told = common(&a.happening.told, &b.happening.told);
    let names = common(&a.happening.names, &b.happening.names);
    // In one text, two sentences seldom tell the same, unless they say the same time.
    let own = a.article == b.article;
    let deeds = common(&a.happening.deeds, &b.happening.deeds);
    let same_weekday = a.happening.weekday.is_some() && a.happening.weekday == b.happening.weekday;
    let enough = match times(a, b) {
        Times::Meet => deeds >= 1 && (told >= 2 || names >= 2) || told >= 3 || told >= 1 && names >= 4,
        Times::Hold => deeds >= 1 && (told >= 2 && names >= 1 || told >= 3),
        Times::Near => {
            !own && (deeds >= 1 && (told >= 2 && names >= 1 || told >= 3) || same_weekday && names >= 3)
        }
        // `at the end of April` is another time than `this Friday` of the same text, whatever its date.
        Times::Open if own => a.is_relative == b.is_relative && deeds >= 1 && told >= 2 && names >= 2,
        Times::Open => same_weekday && names >= 3,
        Times::Apart => false,
    };
    enough.then_some(told * 2 + names)
}

/// Whether the times of two mentions leave no room for one event.
pub(super) fn excludes(a: &Trace, b: &Trace) -> bool {
    times(a, b) == Times::Apart
}

/// Whether two mentions of one event date it otherwise.
pub(super) fn contradict(a: &Trace, b: &Trace) -> bool {
    matches!(times(a, b), Times::Near)
}

/// How many hashes two ordered lists share.
fn common(a: &[u64], b: &[u64]) -> u32 {
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    u32::try_from(shared).unwrap_or(u32::MAX)
}
