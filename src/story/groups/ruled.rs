//! What the reader put together and apart, as groups: in whatever order it was said, so that it comes to the same when
//! something is taken back, or read again from a file.
//!
//! A figure that was taken out of its group leaves all of it, also what had been put to that group through this figure;
//! what else it was put together with goes with it.

use super::group::FigureAt;

/// What the reader said of two figures: that they count the same thing, or that the first counts something else than
/// the group of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The one.
    pub a: FigureAt,
    /// The other.
    pub b: FigureAt,
    /// Whether they count the same thing.
    pub together: bool,
}

/// Divides groups of figures anew, as was ruled; each figure stands in one part, in order.
pub(super) fn parts(groups: &[Vec<FigureAt>], rulings: &[Ruling]) -> Vec<Vec<FigureAt>> {
    let mut all: Vec<FigureAt> = groups.iter().flatten().copied().collect();
    all.sort_unstable();
    let index = |at: FigureAt| all.binary_search(&at).ok();
    let ruled = |together: bool| {
        let of_it = rulings.iter().filter(move |ruling| ruling.together == together);
        of_it.filter_map(|ruling| Some((index(ruling.a)?, index(ruling.b)?)))
    };
    let together: Vec<(usize, usize)> = ruled(true).collect();
    let found: Vec<Vec<usize>> = groups
        .iter()
        .map(|group| group.iter().filter_map(|at| index(*at)).collect())
        .collect();

    let mut whole = Sets::of(all.len());
    found
        .iter()
        .for_each(|group| whole.join_all(group.iter().copied()));
    together.iter().for_each(|(a, b)| whole.join(*a, *b));
    // Of two that are in no group together, nothing is to be taken apart.
    let apart: Vec<(usize, usize)> = ruled(false).filter(|(a, b)| whole.are_one(*a, *b)).collect();
    let is_out = |at: usize| apart.iter().any(|(a, _)| *a == at);

    let mut stay = Sets::of(all.len());
    for group in &found {
        stay.join_all(group.iter().copied().filter(|at| !is_out(*at)));
    }
    let (with_out, without): (Vec<_>, Vec<_>) =
        together.into_iter().partition(|(a, b)| is_out(*a) || is_out(*b));
    without.iter().for_each(|(a, b)| stay.join(*a, *b));
    let left = |at: usize, group: usize| apart.iter().any(|(a, b)| *a == at && stay.are_one(*b, group));
    let mut parts = stay.clone();
    for (a, b) in with_out {
        let goes_along = is_out(a) && is_out(b);
        if goes_along || !(left(a, b) || left(b, a)) {
            parts.join(a, b);
        }
    }
    parts
        .all()
        .into_iter()
        .map(|part| part.into_iter().map(|at| all[at]).collect())
        .collect()
}

/// Numbers in sets that have nothing in common.
#[derive(Clone, Debug)]
struct Sets {
    /// For each number, the least of its set.
    least: Vec<usize>,
}

impl Sets {
    /// Each number by itself.
    fn of(count: usize) -> Self {
        Self {
            least: (0..count).collect(),
        }
    }

    fn are_one(&self, a: usize, b: usize) -> bool {
        self.least[a] == self.least[b]
    }

    fn join(&mut self, a: usize, b: usize) {
        let [one, two] = [a, b].map(|at| self.least[at]);
        for least in &mut self.least {
            if *least == one || *least == two {
                *least = one.min(two);
            }
        }
    }

    fn join_all(&mut self, mut numbers: impl Iterator<Item = usize>) {
        if let Some(first) = numbers.next() {
            numbers.for_each(|other| self.join(first, other));
        }
    }

    /// The sets, each in order, by the least of each.
    fn all(&self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.least.len()];
        for (at, least) in self.least.iter().enumerate() {
            sets[*least].push(at);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(figure: u32) -> FigureAt {
        FigureAt { article: 0, figure }
    }

    fn rulings(said: &[(u32, u32, bool)]) -> Vec<Ruling> {
        let ruling = |(a, b, together): &(u32, u32, bool)| Ruling {
            a: at(*a),
            b: at(*b),
            together: *together,
        };
        said.iter().map(ruling).collect()
    }

    fn divided(groups: &[&[u32]], said: &[(u32, u32, bool)]) -> Vec<Vec<u32>> {
        let groups: Vec<Vec<FigureAt>> = groups
            .iter()
            .map(|group| group.iter().map(|figure| at(*figure)).collect())
            .collect();
        let parts = parts(&groups, &rulings(said));
        let figures = |part: &Vec<FigureAt>| part.iter().map(|at| at.figure).collect();
        parts.iter().map(figures).collect()
    }

    const TO: bool = true;
    const OUT: bool = false;

    #[test]
    fn groups_are_put_together_and_figures_taken_out() {
        assert_eq!(divided(&[&[0, 1], &[2]], &[(0, 2, TO)]), [[0, 1, 2]]);
        assert_eq!(divided(&[&[0, 1, 2]], &[(0, 1, OUT)]), [vec![0], vec![1, 2]]);
        // Taken out, and put to another one.
        assert_eq!(
            divided(&[&[0, 1, 2], &[3]], &[(0, 1, OUT), (0, 3, TO)]),
            [[0, 3], [1, 2]]
        );
        // Put together through one that leaves; that the rest stays together is said by itself.
        let rest = [(0, 2, TO), (0, 1, OUT), (1, 2, TO)];
        assert_eq!(divided(&[&[0, 1], &[2, 3]], &rest), [vec![0], vec![1, 2, 3]]);
        // Two that leave together, though all was together through them.
        let both = [(0, 1, TO), (0, 2, TO), (0, 3, OUT), (2, 1, OUT), (1, 3, TO)];
        assert_eq!(divided(&[&[0], &[1], &[2, 3]], &both), [[0, 2], [1, 3]]);
        // Nothing is taken out of a group in which it is not.
        assert_eq!(divided(&[&[0, 1], &[2]], &[(0, 2, OUT)]), [vec![0, 1], vec![2]]);
    }

    proptest! {
        #[test]
        fn it_comes_to_the_same_in_whatever_order_it_was_said(
            said in prop::collection::btree_map((0_u32..8, 0_u32..8), any::<bool>(), 0..6),
            seed in any::<prop::sample::Index>(),
        ) {
            let mut said: Vec<(u32, u32, bool)> = said.into_iter().map(|((a, b), to)| (a, b, to)).collect();
            let groups: [&[u32]; 4] = [&[0, 1, 2], &[3, 4], &[5], &[6, 7]];
            let one = divided(&groups, &said);
            if !said.is_empty() {
                let turns = seed.index(said.len());
                said.rotate_left(turns);
            }
            said.reverse();
            prop_assert_eq!(&one, &divided(&groups, &said));
            let mut figures: Vec<u32> = one.into_iter().flatten().collect();
            figures.sort_unstable();
            prop_assert_eq!(figures, (0..8).collect::<Vec<_>>(), "each stands in one part");
        }
    }
}
