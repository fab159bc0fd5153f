//! Figures of two passages that stand for each other though their words do not say so: in passages that surely tell the
//! same, the one amount of money of the one stands for that of the other.

use crate::analysis::Figure;

/// What is more than so many times another amount is of something else.
const MANY: f64 = 4.0;

/// Figures of two articles, by their indexes, that are alone of their unit in a passage of each, among `own` of both,
/// free to be put together, and of one size.
pub(super) fn opposed(
    figures: [&[Figure]; 2],
    own: &[Vec<u32>; 2],
    is_free: impl Fn(usize, u32) -> bool,
) -> Vec<[u32; 2]> {
    let unit = |side: usize, at: u32| figures[side].get(at as usize).and_then(|figure| figure.unit);
    let alone = |side: usize, at: u32| {
        let of = unit(side, at);
        let mut all = own[side].iter().copied().filter(|other| unit(side, *other) == of);
        let first = all.next().filter(|_| of.is_some() && all.next().is_none());
        first.filter(|at| is_free(side, *at))
    };
    let mut found = Vec::new();
    for a in own[0].iter().filter_map(|at| alone(0, *at)) {
        let mut same_unit = own[1].iter().filter(|at| unit(1, **at) == unit(0, a));
        let b = same_unit.next().and_then(|at| alone(1, *at));
        let is_one_size = |b: &u32| is_of_size(&figures[0][a as usize], &figures[1][*b as usize]);
        found.extend(b.filter(is_one_size).map(|b| [a, b]));
    }
    found
}

/// Whether two figures, in one of their readings, are not many times each other.
pub(super) fn is_of_size(a: &Figure, b: &Figure) -> bool {
    let readings = |figure: &Figure| {
        let mut all = figure.others.to_vec();
        all.push(figure.value.low);
        all
    };
    let (one, two) = (readings(a), readings(b));
    let times = |one: f64, two: f64| one.max(two) / one.min(two).max(f64::MIN_POSITIVE);
    one.iter()
        .any(|one| two.iter().any(|two| times(*one, *two) <= MANY))
}
