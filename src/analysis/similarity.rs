//! How much two articles have in common, passage with passage: what both tell, weighed by how rare it is in the
//! two. A name in every paragraph tells little.

use rustc_hash::{FxHashMap, FxHashSet};

use super::digest::{Profile, Term, TermKind};
use crate::text::Span;

/// What two passages have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// Where it stands in the first passage, and in the second.
    pub at: [Span; 2],
    /// What it is, by the more telling of the two.
    pub kind: TermKind,
    /// How much it tells.
    pub weight: f64,
}

/// How alike each passage of one article is to each of another.
#[derive(Clone, Debug)]
pub(super) struct Similarity {
    sides: [Vec<Weighed>; 2],
    /// Row by row: a passage of the first article against all of the second.
    all: Vec<Likeness>,
}

/// How alike two passages are, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// As a whole.
    pub(super) whole: f64,
    /// In the two sentences that are most alike: a long passage may tell the same in one of many.
    pub(super) sentence: f64,
    /// How much of the whole are names: who took part in something took part in more.
    pub(super) names: f64,
    /// Whether the two alone, of all passages, give figures of one group of the story.
    pub(super) alone_count: bool,
}

/// How much less things that are only near each other tell.
const NEAR: f64 = 0.7;
/// What a passage is taken to weigh before its first term: short passages are alike by chance.
const PADDING: f64 = 10.0;

impl Similarity {
    pub(super) fn of(a: &[Profile], b: &[Profile]) -> Self {
        let rarity = Rarity::of(a, b);
        let both = [|term: &Term| term.key, |term: &Term| term.near].map(|key| in_both(a, b, key));
        let weighed = |side: &[Profile]| -> Vec<Weighed> {
            let of = |profile| Weighed::of(profile, &rarity, &both);
            side.iter().map(of).collect()
        };
        let sides = [weighed(a), weighed(b)];
        let all = common(&sides);
        Self { sides, all }
    }

    /// How many passages each article has.
    pub(super) fn size(&self) -> [usize; 2] {
        self.sides.each_ref().map(Vec::len)
    }

    /// How alike two passages are; not at all for those that are not there.
    pub(super) fn at(&self, a: usize, b: usize) -> Likeness {
        let [rows, columns] = self.size();
        if a < rows && b < columns {
            self.all[a * columns + b]
        } else {
            Likeness::default()
        }
    }

    /// What two passages have in common, what tells most first.
    pub(super) fn shared(&self, a: usize, b: usize) -> Vec<Shared> {
        let mut shared = Vec::new();
        let (one, two) = (&self.sides[0][a], &self.sides[1][b]);
        pairs(one, two, &mut Scratch::default(), |a, b, weight| {
            let terms = [&one.terms[a].term, &two.terms[b].term];
            shared.push(Shared {
                at: terms.map(|term| term.span),
                kind: terms[0].kind.max(terms[1].kind),
                weight,
            });
        });
        shared.sort_by(|a, b| {
            let by_weight = b.weight.total_cmp(&a.weight);
            by_weight.then(a.at[0].start.cmp(&b.at[0].start))
        });
        // A number that both give says also that both count; a date, that it is the same weekday.
        let mut told = Vec::new();
        shared.retain(|one| {
            let is_new = !told.contains(&one.at);
            told.push(one.at);
            is_new
        });
        shared
    }
}

/// A passage with what its terms weigh.
#[derive(Clone, Debug)]
struct Weighed {
    /// In the order of their keys.
    terms: Vec<WeighedTerm>,
    /// The keys that stand in both articles, in order, each with the index of its term.
    by_key: Vec<(u64, u32)>,
    /// The same for what terms are near to.
    by_near: Vec<(u64, u32)>,
    /// What all weigh together.
    weight: f64,
    /// What those of each sentence weigh together.
    sentences: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct WeighedTerm {
    term: Term,
    /// How rare its key is, and what it is near to.
    rarity: f64,
    near: f64,
    /// Whether no more than two passages have it.
    is_of_two: bool,
}

impl Weighed {
    fn of(profile: &Profile, rarity: &Rarity, [keys, nears]: &[FxHashSet<u64>; 2]) -> Self {
        let terms: Vec<WeighedTerm> = profile
            .iter()
            .map(|term| WeighedTerm {
                term: *term,
                rarity: rarity.of_key(term.key),
                near: rarity.of_key(term.near),
                is_of_two: rarity.found(term.key) <= 2,
            })
            .collect();
        let shared = |key: fn(&Term) -> u64, both: &FxHashSet<u64>| -> Vec<(u64, u32)> {
            let keys = profile.iter().map(key).zip(0..);
            keys.filter(|(key, _)| both.contains(key)).collect()
        };
        let by_key = shared(|term| term.key, keys);
        let mut by_near = shared(|term| term.near, nears);
        by_near.sort_unstable();
        let mut weight = PADDING;
        let mut sentences = Vec::new();
        for it in &terms {
            let sentence = it.term.sentence as usize;
            if sentences.len() <= sentence {
                sentences.resize(sentence + 1, PADDING);
            }
            weight += it.rarity * it.term.telling;
            sentences[sentence] += it.rarity * it.term.telling;
        }
        Self {
            terms,
            by_key,
            by_near,
            weight,
            sentences,
        }
    }
}

/// The keys that stand in both articles; 0 is none.
fn in_both(a: &[Profile], b: &[Profile], key: fn(&Term) -> u64) -> FxHashSet<u64> {
    let keys = |side: &[Profile]| -> FxHashSet<u64> { side.iter().flatten().map(key).collect() };
    let mut both = keys(a);
    let others = keys(b);
    both.retain(|key| *key != 0 && others.contains(key));
    both
}

/// How rare things are in two articles.
#[derive(Clone, Debug)]
struct Rarity {
    /// In how many passages each key stands.
    passages: FxHashMap<u64, u32>,
    /// How many passages there are.
    of: u32,
}

impl Rarity {
    fn of(a: &[Profile], b: &[Profile]) -> Self {
        let mut passages: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys = Vec::new();
        for profile in a.iter().chain(b) {
            keys.clear();
            keys.extend(profile.iter().flat_map(|term| [term.key, term.near]));
            keys.sort_unstable();
            keys.dedup();
            for key in keys.iter().filter(|key| **key != 0) {
                *passages.entry(*key).or_default() += 1;
            }
        }
        let of = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
        Self { passages, of }
    }

    /// In how many passages a key stands, at least one.
    fn found(&self, key: u64) -> u32 {
        self.passages.get(&key).copied().unwrap_or(1)
    }

    fn of_key(&self, key: u64) -> f64 {
        (f64::from(self.of + 1) / f64::from(self.found(key))).ln()
    }
}

/// Which terms of two passages are already found to be the same; kept from pair to pair.
#[derive(Debug, Default)]
struct Scratch {
    same: [Vec<bool>; 2],
}

/// Goes through what two passages have in common: the same terms, and of the rest those that are near each other,
/// each once. In an order that is the same whichever passage comes first, for sums depend on it.
fn pairs(a: &Weighed, b: &Weighed, scratch: &mut Scratch, mut found: impl FnMut(usize, usize, f64)) {
    let [first, second] = &mut scratch.same;
    for (same, side) in [(&mut *first, a), (&mut *second, b)] {
        same.clear();
        same.resize(side.terms.len(), false);
    }
    let (mut one, mut two) = (0, 0);
    while let (Some((x, at)), Some((y, with))) = (a.by_key.get(one), b.by_key.get(two)) {
        let order = x.cmp(y);
        if order.is_eq() {
            let (at, with) = (*at as usize, *with as usize);
            first[at] = true;
            second[with] = true;
            let (x, y) = (&a.terms[at], &b.terms[with]);
            found(at, with, x.rarity * x.term.telling.min(y.term.telling));
        }
        one += usize::from(order.is_le());
        two += usize::from(order.is_ge());
    }
    let (mut one, mut two) = (0, 0);
    while let (Some((x, at)), Some((y, with))) = (a.by_near.get(one), b.by_near.get(two)) {
        let (at, with) = (*at as usize, *with as usize);
        let order = x.cmp(y);
        if order.is_ne() {
            one += usize::from(order.is_lt());
            two += usize::from(order.is_gt());
        } else if first[at] {
            one += 1;
        } else if second[with] {
            two += 1;
        } else {
            let (x, y) = (&a.terms[at], &b.terms[with]);
            let rarest = x.near.min(x.rarity.min(y.rarity));
            found(at, with, NEAR * rarest * x.term.telling.min(y.term.telling));
            one += 1;
            two += 1;
        }
    }
}

/// How alike each two passages are, row by row. Only passages that share something are looked at together.
fn common([a, b]: &[Vec<Weighed>; 2]) -> Vec<Likeness> {
    let mut all = vec![Likeness::default(); a.len() * b.len()];
    let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, passage) in (0..).zip(b) {
        for (key, _) in passage.by_key.iter().chain(&passage.by_near) {
            let places = places.entry(*key).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut scratch = Scratch::default();
    let mut told = Vec::new();
    let mut met = vec![false; b.len()];
    for (row, passage) in a.iter().enumerate() {
        met.fill(false);
        for (key, _) in passage.by_key.iter().chain(&passage.by_near) {
            for at in places.get(key).into_iter().flatten() {
                met[*at as usize] = true;
            }
        }
        for (column, _) in met.iter().enumerate().filter(|(_, met)| **met) {
            all[row * b.len() + column] = likeness(passage, &b[column], &mut scratch, &mut told);
        }
    }
    all
}

/// How alike two passages are; `told` is kept from pair to pair: what each two of their sentences have in common.
fn likeness(a: &Weighed, b: &Weighed, scratch: &mut Scratch, told: &mut Vec<f64>) -> Likeness {
    let columns = b.sentences.len();
    told.clear();
    told.resize(a.sentences.len() * columns, 0.0);
    let [mut weight, mut names] = [0.0, 0.0];
    let mut alone_count = false;
    pairs(a, b, scratch, |one, two, more| {
        weight += more;
        let both = [a.terms[one], b.terms[two]];
        let is_any = |kind| both.iter().any(|it| it.term.kind == kind);
        if is_any(TermKind::Name) {
            names += more;
        }
        alone_count |= is_any(TermKind::Group) && both[0].is_of_two;
        let [one, two] = both.map(|it| it.term.sentence as usize);
        told[one * columns + two] += more;
    });
    let mut sentence = 0.0_f64;
    for (row, one) in told.chunks(columns.max(1)).zip(&a.sentences) {
        for (common, two) in row.iter().zip(&b.sentences) {
            sentence = sentence.max(common / (one * two).sqrt());
        }
    }
    let size = (a.weight * b.weight).sqrt();
    Likeness {
        whole: weight / size,
        sentence,
        names: names / size,
        alone_count,
    }
}
