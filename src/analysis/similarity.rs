//! How much two articles have in common, passage with passage: what is the same in both, what is near, and what one
//! writer uses where another uses something else, weighed by how rare it is in the two. A name in every paragraph tells
//! little.

use super::digest::{Profile, TermKind};
use super::meeting::{Index, Met};
use super::weighed::{Rarity, Weighed};
use crate::text::Span;

/// How two words, numbers or dates of two passages go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// They mean the same.
    Same,
    /// They are near each other: of one family, or numbers that come to the same when rounded.
    Near,
    /// One may stand for the other where two writers tell one fact.
    Linked,
}

/// What two passages have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// Where it stands in the first passage, and in the second.
    pub at: [Span; 2],
    /// What it is, by the more telling of the two.
    pub kind: TermKind,
    /// How the two go together.
    pub tie: Tie,
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
    /// How much of the whole are names that further passages hold too: who took part in something took part in more.
    pub(super) names: f64,
    /// Whether the story knows that the two tell of one thing, and hardly any other passage does: they give figures of
    /// one group, or the time of one event.
    pub(super) is_known: bool,
}

/// How much less things that are only near each other tell, and those that are linked.
const NEAR: f64 = 0.7;
const LINKED: f64 = 0.35;

/// How many passages give figures of one group at most, or the time of one event, for the story to know that two of
/// them tell the same: events are told more than once in an article.
const GROUP: u32 = 2;
const EVENT: u32 = 3;

impl Similarity {
    pub(super) fn of(a: &[Profile], b: &[Profile]) -> Self {
        let rarity = Rarity::of(a, b);
        let sides = [a, b].map(|side| -> Vec<Weighed> {
            let of = |profile| Weighed::of(profile, &rarity);
            side.iter().map(of).collect()
        });
        let all = common(&sides);
        Self { sides, all }
    }

    /// How many passages each article has.
    pub(super) fn size(&self) -> [usize; 2] {
        self.sides.each_ref().map(Vec::len)
    }

    /// How alike two passages are.
    pub(super) fn at(&self, a: usize, b: usize) -> Likeness {
        let [_, columns] = self.size();
        self.all[a * columns + b]
    }

    /// What two passages have in common, what tells most first.
    pub(super) fn shared(&self, a: usize, b: usize) -> Vec<Shared> {
        let mut shared = Vec::new();
        let (one, two) = (&self.sides[0][a], &self.sides[1][b]);
        let mut met = [Met::default()];
        Index::of(std::slice::from_ref(two)).meet(one, &mut met);
        let [met] = &mut met;
        pairs([one, two], met, &mut Told::default(), |a, b, tie, weight| {
            let terms = [&one.terms[a].term, &two.terms[b].term];
            shared.push(Shared {
                at: terms.map(|term| term.span),
                kind: terms[0].kind.max(terms[1].kind),
                tie,
                weight,
            });
        });
        shared.sort_by(|a, b| {
            let by_weight = b.weight.total_cmp(&a.weight);
            let place = |shared: &Shared| shared.at[0].start + shared.at[1].start;
            by_weight.then(place(a).cmp(&place(b)))
        });
        // A number that both give says also that both count, and how much; a date, that it is the same weekday.
        let mut told: Vec<Shared> = Vec::with_capacity(shared.len());
        for one in shared {
            match told.iter_mut().find(|known| known.at == one.at) {
                Some(known) if one.kind < known.kind => (known.kind, known.tie) = (one.kind, one.tie),
                Some(_) => {}
                None => told.push(one),
            }
        }
        told
    }
}

/// Which terms of two passages are found in both; kept from pair to pair.
#[derive(Debug, Default)]
struct Told([Vec<bool>; 2]);

impl Told {
    fn clear(&mut self, passages: [&Weighed; 2]) {
        for (told, passage) in self.0.iter_mut().zip(passages) {
            told.clear();
            told.resize(passage.terms.len(), false);
        }
    }

    /// Whether neither of two terms is found.
    fn are_new(&self, at: usize, with: usize) -> bool {
        !self.0[0][at] && !self.0[1][with]
    }

    /// Notes that two terms are found to belong together; whether neither was before.
    fn tell(&mut self, at: usize, with: usize) -> bool {
        let are_new = self.are_new(at, with);
        if are_new {
            (self.0[0][at], self.0[1][with]) = (true, true);
        }
        are_new
    }
}

/// Goes through what two passages have in common: the same terms; of the rest those that are near each other; of the
/// rest those that are linked, what tells most first. Each once, and in an order that is the same whichever passage
/// comes first, for sums depend on it.
fn pairs(
    [a, b]: [&Weighed; 2],
    met: &mut Met,
    told: &mut Told,
    mut found: impl FnMut(usize, usize, Tie, f64),
) {
    told.clear([a, b]);
    let telling = |at: usize, with: usize| a.terms[at].term.telling.min(b.terms[with].term.telling);
    let rarer = |at: usize, with: usize| a.terms[at].rarity.min(b.terms[with].rarity);
    for (at, with) in &met.same {
        if told.tell(*at, *with) {
            found(*at, *with, Tie::Same, a.terms[*at].rarity * telling(*at, *with));
        }
    }
    met.near.retain(|(at, with)| told.are_new(*at, *with));
    met.near.sort_by_key(|(at, _)| a.terms[*at].term.near);
    for (at, with) in &met.near {
        if told.tell(*at, *with) {
            let rarest = a.terms[*at].near.min(rarer(*at, *with));
            found(*at, *with, Tie::Near, NEAR * rarest * telling(*at, *with));
        }
    }
    met.linked.retain(|(at, with)| told.are_new(*at, *with));
    let tells = |(at, with): &(usize, usize)| LINKED * rarer(*at, *with) * telling(*at, *with);
    let key = |(at, with): &(usize, usize)| a.terms[*at].term.key ^ b.terms[*with].term.key;
    met.linked
        .sort_unstable_by(|one, two| tells(two).total_cmp(&tells(one)).then(key(one).cmp(&key(two))));
    for link in &met.linked {
        if told.tell(link.0, link.1) {
            found(link.0, link.1, Tie::Linked, tells(link));
        }
    }
}

/// How alike each two passages are, row by row.
fn common([a, b]: &[Vec<Weighed>; 2]) -> Vec<Likeness> {
    let mut all = Vec::with_capacity(a.len() * b.len());
    let index = Index::of(b);
    let mut met = vec![Met::default(); b.len()];
    let mut told = Told::default();
    let mut by_sentence = Vec::new();
    for one in a {
        index.meet(one, &mut met);
        for (two, met) in b.iter().zip(&mut met) {
            all.push(match met.is_empty() {
                true => Likeness::default(),
                false => likeness([one, two], met, &mut told, &mut by_sentence),
            });
            met.clear();
        }
    }
    all
}

/// How alike two passages are; `by_sentence` is kept from pair to pair: what each two of their sentences have in common.
fn likeness([a, b]: [&Weighed; 2], met: &mut Met, told: &mut Told, by_sentence: &mut Vec<f64>) -> Likeness {
    let columns = b.sentences.len();
    by_sentence.clear();
    by_sentence.resize(a.sentences.len() * columns, 0.0);
    let [mut weight, mut names] = [0.0, 0.0];
    let mut is_known = false;
    pairs([a, b], met, told, |one, two, _, more| {
        weight += more;
        let both = [a.terms[one], b.terms[two]];
        let is_any = |kind| both.iter().any(|it| it.term.kind == kind);
        if is_any(TermKind::Name) && !both.iter().all(|it| it.passages <= 2) {
            names += more;
        }
        let few = match both[0].term.kind {
            TermKind::Group => GROUP,
            TermKind::Event => EVENT,
            _ => 0,
        };
        is_known |= both[0].passages <= few;
        let [one, two] = both.map(|it| it.term.sentence as usize);
        by_sentence[one * columns + two] += more;
    });
    let mut sentence = 0.0_f64;
    for (row, one) in by_sentence.chunks(columns.max(1)).zip(&a.sentences) {
        for (common, two) in row.iter().zip(&b.sentences) {
            sentence = sentence.max(common / (one * two).sqrt());
        }
    }
    let size = (a.weight * b.weight).sqrt();
    Likeness {
        whole: weight / size,
        sentence,
        names: names / size,
        is_known,
    }
}
