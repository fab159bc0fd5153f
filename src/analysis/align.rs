//! Which passages of two articles tell the same: pairs with a score, the rows in which they stand level, and
//! what the reader has said of them.
//!
//! A pair's score is the probability that a careful reader would put the two beside each other. It grows with how
//! alike two passages are as a whole and in their most alike sentences, less with names that others give too, with
//! pairs around it, and with how near they are in the order of the articles; it falls where both are alike to further
//! passages. The weights are those of a logistic regression over stories that people aligned by hand.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::digest::Profile;
use super::repeated::{Repeated, like_to_like};
use super::similarity::{Shared, Similarity};

/// What the reader said of two passages, by their indexes in the first and in the second article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pin {
    /// They tell the same.
    Together(u32, u32),
    /// They do not.
    Apart(u32, u32),
}

impl Pin {
    /// The two passages.
    #[must_use]
    pub fn passages(self) -> (u32, u32) {
        match self {
            Self::Together(a, b) | Self::Apart(a, b) => (a, b),
        }
    }

    /// The same said with the articles the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Together(a, b) => Self::Together(b, a),
            Self::Apart(a, b) => Self::Apart(b, a),
        }
    }
}

/// Two passages that tell the same, wholly or in part.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the passage in the first article.
    pub a: u32,
    /// Index of the passage in the second article.
    pub b: u32,
    /// How likely it is that they tell the same, from 0 to 1; 1 where the reader said so.
    pub score: f64,
    /// What both tell, the most telling first.
    pub shared: Vec<Shared>,
    /// Whether it stands out of the order in which the others follow each other.
    pub moved: bool,
    /// Whether the reader put them together.
    pub pinned: bool,
}

impl Link {
    /// Puts the articles the other way round.
    fn mirror(&mut self) {
        std::mem::swap(&mut self.a, &mut self.b);
        self.shared.iter_mut().for_each(|shared| shared.at.swap(0, 1));
    }
}

/// Passages that stand level: those of one side opposite those of the other, or opposite nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Indexes of passages of the first article.
    pub a: Range<u32>,
    /// Indexes of passages of the second article.
    pub b: Range<u32>,
}

/// How the passages of two articles belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The pairs in the order of the first article, then of the second.
    pub links: Vec<Link>,
    /// All passages of both, each once, in the order of each article.
    pub levels: Vec<Level>,
}

/// From what score on two passages are said to tell the same.
const ENOUGH: f64 = 0.4;
/// How many pairs there are at most for each passage of the shorter article: where more seem to fit, the story
/// repeats itself.
const CROWD: f64 = 1.6;
/// How many of them a first passage is in at most. It sums up what many tell, and stands beside where that is told most.
const FIRST: usize = 2;
/// The score that two passages have at least of which the story knows that they tell of one thing: whoever compares
/// the two articles looks for them.
const KNOWN: f64 = 0.5;

/// How alike passages are taken to be that the reader pinned, by those around them.
const PINNED: f64 = 0.3;

/// The weights of what speaks for a pair.
struct Weights {
    base: f64,
    /// How alike the two are.
    whole: f64,
    /// How alike their two most alike sentences are.
    sentence: f64,
    /// How much of that are names that further passages hold too.
    names: f64,
    /// How far apart they are in the order of their articles.
    apart: f64,
    /// That one of them is the first passage.
    first: f64,
    /// How alike they are then: few words are soon alike.
    whole_of_first: f64,
    /// How alike the two before or the two behind them are.
    around: f64,
    /// The lesser of how alike each is to another passage.
    elsewhere: f64,
}

const WEIGHTS: Weights = Weights {
    base: -4.78,
    whole: 44.0,
    sentence: 17.3,
    names: -16.8,
    apart: -2.76,
    first: 2.47,
    whole_of_first: -10.1,
    around: 1.75,
    elsewhere: -14.5,
};

/// Aligns two articles around what the reader said of them. Aligning them the other way round gives the same,
/// mirrored: where two pairs are equally good, which one is chosen does not hang on which article comes first.
#[must_use]
pub fn align(a: &[Profile], b: &[Profile], pins: &[Pin]) -> Alignment {
    let told = |profile: &Profile| profile.iter().fold(0u64, |sum, term| sum.wrapping_add(term.key));
    let (mut links, mut chain);
    if a.iter().map(told).gt(b.iter().map(told)) {
        let pins: Vec<Pin> = pins.iter().map(|pin| pin.mirrored()).collect();
        (links, chain) = chosen(b, a, &pins);
        links.iter_mut().for_each(Link::mirror);
        links.sort_by_key(|link| (link.a, link.b));
        chain.iter_mut().for_each(|(b, a)| std::mem::swap(b, a));
    } else {
        (links, chain) = chosen(a, b, pins);
    }
    let levels = levels(&links, &chain, [a.len(), b.len()]);
    Alignment { links, levels }
}

/// The pairs of two articles in order, and of these the ones that stand level.
fn chosen(a: &[Profile], b: &[Profile], pins: &[Pin]) -> (Vec<Link>, Vec<(u32, u32)>) {
    let similarity = Similarity::of(a, b);
    let pinned = |a, b| pins.contains(&Pin::Together(a, b));
    let parted = |a, b| pins.contains(&Pin::Apart(a, b));
    let mut scored: Vec<(f64, u32, u32)> = Scores::of(&similarity, pins)
        .all()
        .filter(|(score, a, b)| *score >= ENOUGH && !parted(*a, *b))
        .collect();
    scored.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut of_first = [0; 2];
    scored.retain(|(_, a, b)| {
        let sides = [(0, *a), (1, *b)].into_iter().filter(|(_, at)| *at == 0);
        let fits = sides.clone().all(|(side, _)| of_first[side] < FIRST) || pinned(*a, *b);
        sides.for_each(|(side, _)| of_first[side] += usize::from(fits));
        fits
    });
    let most = (a.len().min(b.len()) as f64 * CROWD).round() as usize;
    let rest = scored.split_off(most.min(scored.len()));
    scored.extend(rest.into_iter().filter(|(_, a, b)| pinned(*a, *b)));
    let repeated = [Repeated::of(a), Repeated::of(b)];
    for (_, a, b) in scored.iter_mut().filter(|(_, a, b)| !pinned(*a, *b)) {
        (*a, *b) = like_to_like(repeated.each_ref(), (*a, *b));
    }
    let mut seen = FxHashSet::default();
    scored.retain(|(_, a, b)| seen.insert((*a, *b)) && !parted(*a, *b));
    let mut links: Vec<Link> = scored
        .into_iter()
        .map(|(score, a, b)| Link {
            a,
            b,
            score,
            shared: similarity.shared(a as usize, b as usize),
            moved: false,
            pinned: pinned(a, b),
        })
        .collect();
    links.sort_by_key(|link| (link.a, link.b));
    let chain = chain(&links, [a.len(), b.len()]);
    for link in &mut links {
        let crosses = |other: &(u32, u32)| {
            (other.0 < link.a && other.1 > link.b) || (other.0 > link.a && other.1 < link.b)
        };
        link.moved = chain.iter().any(crosses);
    }
    (links, chain)
}

/// The scores of all pairs.
struct Scores<'a> {
    similarity: &'a Similarity,
    pins: &'a [Pin],
    /// How alike every two passages are, row by row, or as alike as pairs beyond doubt are where the reader said so.
    evidence: Vec<f64>,
    /// For each passage of either side, how alike the two passages are to it that are most alike.
    nearest: [Vec<[f64; 2]>; 2],
}

impl<'a> Scores<'a> {
    fn of(similarity: &'a Similarity, pins: &'a [Pin]) -> Self {
        let [rows, columns] = similarity.size();
        let places = (0..rows).flat_map(|a| (0..columns).map(move |b| (a, b)));
        let mut evidence: Vec<f64> = places.clone().map(|(a, b)| similarity.at(a, b).whole).collect();
        for pin in pins {
            let (a, b) = pin.passages();
            let (a, b) = (a as usize, b as usize);
            if a < rows && b < columns {
                let is_together = matches!(pin, Pin::Together(..));
                evidence[a * columns + b] = if is_together { PINNED } else { 0.0 };
            }
        }
        let mut nearest: [Vec<[f64; 2]>; 2] = [rows, columns].map(|size| vec![[0.0; 2]; size]);
        for ((a, b), alike) in places.zip(&evidence) {
            for (side, at) in [(0, a), (1, b)] {
                let [most, next] = &mut nearest[side][at];
                *next = next.max(alike.min(*most));
                *most = most.max(*alike);
            }
        }
        Self {
            similarity,
            pins,
            evidence,
            nearest,
        }
    }

    /// The indexes of every two passages.
    fn places(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let sizes = self.similarity.size();
        let [rows, columns] = sizes.map(|size| u32::try_from(size).unwrap_or(u32::MAX));
        (0..rows).flat_map(move |a| (0..columns).map(move |b| (a, b)))
    }

    /// Every pair with its score.
    fn all(&self) -> impl Iterator<Item = (f64, u32, u32)> + '_ {
        self.places().map(|(a, b)| (self.score(a, b), a, b))
    }

    fn score(&self, a: u32, b: u32) -> f64 {
        if self.pins.contains(&Pin::Together(a, b)) {
            return 1.0;
        }
        let (row, column) = (a as usize, b as usize);
        let alike = self.similarity.at(row, column);
        if alike.whole <= 0.0 {
            return 0.0;
        }
        let [rows, columns] = self.similarity.size();
        let place = |at: u32, of: usize| f64::from(at) / f64::from(u32::try_from(of).unwrap_or(u32::MAX));
        let apart = (place(a, rows) - place(b, columns)).abs();
        let before = a
            .checked_sub(1)
            .zip(b.checked_sub(1))
            .map_or(0.0, |(a, b)| self.evidence(a, b));
        let around = before.max(self.evidence(a + 1, b + 1));
        let weights = &WEIGHTS;
        let first = f64::from(u8::from(a == 0 || b == 0));
        let sum = weights.base
            + weights.whole * alike.whole
            + weights.sentence * alike.sentence
            + weights.names * alike.names
            + weights.apart * apart
            + first * (weights.first + weights.whole_of_first * alike.whole)
            + weights.around * around
            + weights.elsewhere * self.elsewhere(a, b);
        let score = 1.0 / (1.0 + (-sum).exp());
        if alike.is_known { score.max(KNOWN) } else { score }
    }

    /// The lesser of how alike each of two passages is to one that is not the other.
    fn elsewhere(&self, a: u32, b: u32) -> f64 {
        let alike = self.evidence(a, b);
        let but = |[most, next]: [f64; 2]| if alike >= most { next } else { most };
        but(self.nearest[0][a as usize]).min(but(self.nearest[1][b as usize]))
    }

    /// What speaks for two passages; nothing for those that are not there.
    fn evidence(&self, a: u32, b: u32) -> f64 {
        let [rows, columns] = self.similarity.size();
        let (a, b) = (a as usize, b as usize);
        let at = (a < rows && b < columns).then_some(a * columns + b);
        at.map_or(0.0, |at| self.evidence[at])
    }
}

/// The pairs that follow each other in both articles and weigh most together; no passage is in two of them. A sure
/// pair weighs more than two of which either is half as sure; pairs of the reader go before any number of others.
fn chain(links: &[Link], [rows, columns]: [usize; 2]) -> Vec<(u32, u32)> {
    const FIRST_OF_ALL: u64 = 1 << 40;
    let weight = |link: &Link| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 1, times a million"
        )]
        let score = (link.score.powi(3) * 1e6).round() as u64;
        score + if link.pinned { FIRST_OF_ALL } else { 0 }
    };
    let wide = columns + 1;
    let mut best = vec![0u64; (rows + 1) * wide];
    let mut at = links.iter().peekable();
    for row in 0..rows {
        for column in 0..columns {
            let here = (row + 1) * wide + column + 1;
            best[here] = best[here - 1].max(best[here - wide]);
            let is_here = |link: &&&Link| (link.a as usize, link.b as usize) == (row, column);
            if let Some(link) = at.next_if(|link| is_here(&link)) {
                best[here] = best[here].max(best[here - wide - 1] + weight(link));
            }
        }
    }
    let mut chain = Vec::new();
    let (mut row, mut column) = (rows, columns);
    while row > 0 && column > 0 {
        let here = row * wide + column;
        if best[here] == best[here - 1] {
            column -= 1;
        } else if best[here] == best[here - wide] {
            row -= 1;
        } else {
            row -= 1;
            column -= 1;
            let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            chain.push((narrow(row), narrow(column)));
        }
    }
    chain.reverse();
    chain
}

/// The passages in rows: what is in the chain opposite each other, with the neighbours that tell part of the same;
/// all others by themselves, those of the first article before those of the second.
fn levels(links: &[Link], chain: &[(u32, u32)], sizes: [usize; 2]) -> Vec<Level> {
    let [rows, columns] = sizes.map(|size| u32::try_from(size).unwrap_or(u32::MAX));
    let is_linked = |a: u32, b: u32| {
        links
            .binary_search_by_key(&(a, b), |link| (link.a, link.b))
            .is_ok()
    };
    let mut levels = Vec::new();
    let (mut a, mut b) = (0, 0);
    let mut rest = chain.iter().copied().peekable();
    while let Some((row, column)) = rest.next() {
        let (next_row, next_column) = rest.peek().copied().unwrap_or((rows, columns));
        // Neighbours that tell part of the same as the other side's passage stand with it.
        let mut from = (row, column);
        let mut end = (row + 1, column + 1);
        while from.0 > a && is_linked(from.0 - 1, column) {
            from.0 -= 1;
        }
        while from.1 > b && is_linked(row, from.1 - 1) {
            from.1 -= 1;
        }
        while end.0 < next_row && is_linked(end.0, column) {
            end.0 += 1;
        }
        while end.1 < next_column && is_linked(row, end.1) {
            end.1 += 1;
        }
        alone(&mut levels, a..from.0, b..from.1);
        levels.push(Level {
            a: from.0..end.0,
            b: from.1..end.1,
        });
        (a, b) = end;
    }
    alone(&mut levels, a..rows, b..columns);
    levels
}

fn alone(levels: &mut Vec<Level>, a: Range<u32>, b: Range<u32>) {
    let (start, end) = (a.start, b.start);
    levels.extend(a.map(|at| Level {
        a: at..at + 1,
        b: end..end,
    }));
    let after = levels.last().map_or(start, |level| level.a.end);
    levels.extend(b.map(|at| Level {
        a: after..after,
        b: at..at + 1,
    }));
}
