//! Divides figures of one concept, unit and rate into those that count the same thing. Too little together
//! is better than too much: a figure that says less than others joins them only where no others contend, or
//! where it gives a number that they give.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::entry::Entry;
use super::group::{FigureAt, stated};
use crate::analysis::comparable::per_one;
use crate::analysis::{Role, Stated, Telling, Trait};

/// From this number on, the same number twice is no accident.
const TELLING: f64 = 100.0;
/// From this number on, two sources that give it of one sort of things mean the same ones.
const EXACT: f64 = 13.0;
/// From this number on, the same number in another role is worth a word.
const NOTABLE: f64 = 10.0;
/// How many words two sentences share that speak of the same thing, besides what is counted.
const SHARED: usize = 2;
/// How near a number of the same thing is, by part of it, where one says less of it than the other.
const NEAR: f64 = 0.25;
/// How near it is where the other says what narrows it.
const NEARER: f64 = 0.1;
/// How many sources give one number each of a thing before they are taken to mean the same.
const SOURCES: usize = 3;
/// How many times larger a number of the same thing may be, where only the sentences tell that it is that.
const FAR: f64 = 3.0;
/// How many figures or groups are looked at to find a place for one.
const LOOKED_AT: usize = 24;

/// A figure with what is known of it.
struct Marked<'a> {
    at: FigureAt,
    stated: Stated<'a>,
}

/// Figures that count the same thing, and the traits of the one that says most.
struct Cluster<'a> {
    traits: &'a [Trait],
    figures: Vec<Marked<'a>>,
}

/// The figures in groups, each in the order in which they came.
pub(super) fn divide(figures: &[FigureAt], entries: &[Entry]) -> Vec<Vec<FigureAt>> {
    // Those that say most come first.
    let mut alike: BTreeMap<(Reverse<usize>, &[Trait]), Vec<Marked>> = BTreeMap::new();
    for &at in figures {
        let Some(stated) = stated(entries, at) else {
            continue;
        };
        let traits = &*stated.subject.traits;
        alike
            .entry((Reverse(traits.len()), traits))
            .or_default()
            .push(Marked { at, stated });
    }
    let mut clusters = Clusters::default();
    for ((_, traits), figures) in alike {
        clusters.take(traits, figures);
    }
    let mut groups: Vec<Vec<FigureAt>> = clusters.all.iter().flat_map(by_stage).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[derive(Default)]
struct Clusters<'a> {
    all: Vec<Cluster<'a>>,
    /// The clusters that have a trait.
    by_trait: FxHashMap<&'a Trait, Vec<usize>>,
    /// The clusters that give a number which is not small.
    by_number: FxHashMap<u64, Vec<usize>>,
}

impl<'a> Clusters<'a> {
    /// Finds a place for figures that have the same traits.
    fn take(&mut self, traits: &'a [Trait], figures: Vec<Marked<'a>>) {
        let wider = self.wider(traits);
        let only = match wider[..] {
            [only] => {
                Some(only).filter(|only| self.adds_only(*only, traits, |one| matches!(one, Trait::Kind(_))))
            }
            _ => None,
        };
        let mut rest: Vec<Marked> = Vec::new();
        let is_all = |marked: &Marked| marked.stated.subject.telling == Telling::All;
        if traits.is_empty() && figures.iter().all(is_all) {
            self.all_of_them(figures);
            return;
        }
        for marked in figures {
            let is_little = marked.stated.subject.telling == Telling::Little;
            let by_number = self.with_number(&marked, |cluster| wider.contains(&cluster));
            let by_number = by_number
                .or_else(|| self.with_near_number(&marked, &wider))
                .or_else(|| self.with_same_number(&marked));
            match by_number.or(only.filter(|only| !is_little || self.speaks_alike(*only, &marked))) {
                Some(cluster) => self.put(cluster, marked),
                None => rest.push(marked),
            }
        }
        let is_little = rest
            .first()
            .is_some_and(|marked| marked.stated.subject.telling == Telling::Little);
        if traits.is_empty() || is_little {
            self.by_context(traits, rest);
        } else if !rest.is_empty() {
            self.found(traits, rest);
        }
    }

    /// The clusters whose figures say all that `traits` say and more.
    fn wider(&self, traits: &[Trait]) -> Vec<usize> {
        let rarest = traits
            .iter()
            .map(|one| self.by_trait.get(one).map_or(&[][..], Vec::as_slice))
            .min_by_key(|clusters| clusters.len());
        let holds = |cluster: &usize| {
            let theirs = &self.all[*cluster].traits;
            traits.iter().all(|one| theirs.contains(one))
        };
        match rarest {
            Some(clusters) => clusters.iter().copied().filter(holds).collect(),
            None => (0..self.all.len())
                .filter(|cluster| !self.all[*cluster].traits.is_empty())
                .collect(),
        }
    }

    /// Whether all that the cluster says more than `traits` is of these sorts.
    fn adds_only(&self, cluster: usize, traits: &[Trait], sort: impl Fn(&Trait) -> bool) -> bool {
        let more = self.all[cluster].traits.iter();
        more.filter(|one| !traits.contains(one)).all(sort)
    }

    fn with_number(&self, marked: &Marked, is_open: impl Fn(usize) -> bool) -> Option<usize> {
        let clusters = self.by_number.get(&number(marked)?)?;
        clusters
            .iter()
            .copied()
            .take(LOOKED_AT)
            .find(|cluster| is_open(*cluster))
    }

    /// The cluster that gives the same number of things which are at most called otherwise, in a sentence that shares
    /// words with this one: `took 41 boxes of documents`, `took 41 boxes of papers`.
    fn with_same_number(&self, marked: &Marked) -> Option<usize> {
        let subject = marked.stated.subject;
        let clusters = self
            .by_number
            .get(&exact(marked).filter(|_| subject.telling == Telling::Some)?)?;
        let own = &*subject.traits;
        let is_called_otherwise = |cluster: &usize| {
            let theirs = self.all[*cluster].traits;
            let lacks = |all: &[Trait], of: &[Trait]| -> Vec<bool> {
                let more = of.iter().filter(|one| !all.contains(one));
                more.map(|one| matches!(one, Trait::Kind(_))).collect()
            };
            let (more, less) = (lacks(theirs, own), lacks(own, theirs));
            more.is_empty() || less.is_empty() || more.iter().chain(&less).all(|is_kind| *is_kind)
        };
        let is_told_with = |cluster: &usize| {
            let figures = &self.all[*cluster].figures;
            // A text that gives it twice and calls it otherwise means two things.
            let is_of_others = figures.iter().all(|other| other.at.article != marked.at.article);
            let mut near = figures.iter().rev().take(LOOKED_AT);
            is_of_others && near.any(|other| share(other, marked) >= SHARED)
        };
        let near = clusters.iter().copied().take(LOOKED_AT);
        near.into_iter()
            .find(|cluster| is_called_otherwise(cluster) && is_told_with(cluster))
    }

    /// The only cluster that gives a number near to it. What narrows them asks for a nearer one.
    fn with_near_number(&self, marked: &Marked, among: &[usize]) -> Option<usize> {
        let value = marked.stated.figure.value.low;
        if value < TELLING / 2.0 || marked.stated.subject.telling == Telling::Little {
            return None;
        }
        let is_near = |cluster: &&usize| {
            let tells = |one: &Trait| matches!(one, Trait::Kind(_) | Trait::Whose(_));
            let most = if self.adds_only(**cluster, &marked.stated.subject.traits, tells) {
                NEAR
            } else {
                NEARER
            };
            let figures = self.all[**cluster].figures.iter().rev().take(LOOKED_AT);
            figures
                .into_iter()
                .any(|other| (other.stated.figure.value.low / value - 1.0).abs() <= most)
        };
        let mut near = among.iter().take(LOOKED_AT).filter(is_near);
        let first = near.next().copied();
        first.filter(|_| near.next().is_none())
    }

    fn speaks_alike(&self, cluster: usize, marked: &Marked) -> bool {
        let figures = self.all[cluster].figures.iter().rev().take(LOOKED_AT);
        let value = |marked: &Marked| marked.stated.figure.value.low.max(f64::MIN_POSITIVE);
        figures.into_iter().any(|other| {
            let ratio = value(other) / value(marked);
            let near = (1.0 / FAR..=FAR).contains(&ratio);
            let least = if ratio == 1.0 { SHARED } else { SHARED + 1 };
            near && share(other, marked) >= least
        })
    }

    /// The dead of a story, say, and those said to be of a place that come near to all of them.
    fn all_of_them(&mut self, figures: Vec<Marked<'a>>) {
        let value = |marked: &Marked| marked.stated.figure.value.low;
        let mut all: Vec<f64> = figures
            .iter()
            .map(value)
            .filter(|value| *value >= NOTABLE)
            .collect();
        all.sort_by(f64::total_cmp);
        let is_one = |marked: &Marked| {
            let own = value(marked);
            let most = if own >= TELLING { NEARER } else { 0.0 };
            let at = all.partition_point(|other| *other < own * (1.0 - most));
            all.get(at).is_some_and(|other| *other <= own * (1.0 + most))
        };
        let mut figures = figures;
        for cluster in &mut self.all {
            let (near, rest) = std::mem::take(&mut cluster.figures).into_iter().partition(is_one);
            cluster.figures = rest;
            let mut near: Vec<Marked> = near;
            figures.append(&mut near);
        }
        self.found(&[], figures);
    }

    /// Figures of which nothing is said but the concept go with those of sentences that speak of the same.
    fn by_context(&mut self, traits: &'a [Trait], figures: Vec<Marked<'a>>) {
        let first = self.all.len();
        if let Some(runs) = one_each(&figures) {
            let mut figures: Vec<Option<Marked>> = figures.into_iter().map(Some).collect();
            for run in runs {
                let together = run.into_iter().filter_map(|at| figures[at].take()).collect();
                self.found(traits, together);
            }
            return;
        }
        for marked in figures {
            let from = first.max(self.all.len().saturating_sub(LOOKED_AT));
            let found = self
                .with_number(&marked, |cluster| cluster >= first)
                .or_else(|| (from..self.all.len()).find(|cluster| self.speaks_alike(*cluster, &marked)));
            match found {
                Some(cluster) => self.put(cluster, marked),
                None => self.found(traits, vec![marked]),
            }
        }
    }

    fn found(&mut self, traits: &'a [Trait], figures: Vec<Marked<'a>>) {
        let cluster = self.all.len();
        for one in traits {
            self.by_trait.entry(one).or_default().push(cluster);
        }
        self.all.push(Cluster {
            traits,
            figures: Vec::new(),
        });
        for marked in figures {
            self.put(cluster, marked);
        }
    }

    fn put(&mut self, cluster: usize, marked: Marked<'a>) {
        if let Some(number) = exact(&marked) {
            let clusters = self.by_number.entry(number).or_default();
            if !clusters.contains(&cluster) {
                clusters.push(cluster);
            }
        }
        self.all[cluster].figures.push(marked);
    }
}

/// Where several sources give one number each of a thing, they mean the same one, unless the numbers are far
/// apart: the indexes of those that go together. `None` where a source gives several, for then they are of
/// several things.
fn one_each(figures: &[Marked]) -> Option<Vec<Vec<usize>>> {
    let value = |at: usize| figures[at].stated.figure.value.low;
    let mut by_article: FxHashMap<(u32, Stage), f64> = FxHashMap::default();
    for (at, marked) in figures.iter().enumerate() {
        if marked.stated.subject.telling != Telling::Some {
            return None;
        }
        let key = (marked.at.article, stage(&marked.stated));
        let known = *by_article.entry(key).or_insert_with(|| value(at));
        if known.to_bits() != value(at).to_bits() {
            return None;
        }
    }
    if by_article.len() < SOURCES {
        return None;
    }
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in order {
        match runs.last_mut() {
            Some(run) if value(at) <= run.last().map_or(0.0, |last| value(*last)) * FAR => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    Some(runs)
}

/// A number that is telling: two sources that give it speak of the same thing.
fn number(marked: &Marked) -> Option<u64> {
    exact(marked).filter(|bits| {
        let number = f64::from_bits(*bits);
        number >= TELLING || number.fract() != 0.0
    })
}

/// A number that is no range and not so small that it is given of anything.
fn exact(marked: &Marked) -> Option<u64> {
    let (low, high) = per_one(marked.stated.figure, marked.stated.subject);
    let is_large = low >= EXACT || (low.fract() != 0.0 && low > 1.0);
    (low >= high && is_large).then_some(low.to_bits())
}

/// How many words two sentences share.
fn share(a: &Marked, b: &Marked) -> usize {
    let theirs = &b.stated.subject.context;
    let own = a.stated.subject.context.iter();
    own.filter(|word| theirs.binary_search(word).is_ok()).count()
}

/// At which stage of a matter a number is: what there is, what is to come, a part, a rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Stage {
    Standing,
    Coming,
    Part,
    Rest,
}

fn stage(stated: &Stated) -> Stage {
    match stated.figure.role {
        Role::Additional | Role::Target => Stage::Coming,
        Role::Part => Stage::Part,
        Role::Remaining => Stage::Rest,
        Role::Total | Role::Average if stated.subject.is_to_come => Stage::Coming,
        Role::Total | Role::Average => Stage::Standing,
    }
}

/// A cluster by stage. A number of which no word says at which stage it is goes with the same number where
/// a word does: a headline says `1,200 doctors` for the 1,200 additional ones.
fn by_stage(cluster: &Cluster) -> Vec<Vec<FigureAt>> {
    let mut said: FxHashMap<u64, Vec<(u32, Stage)>> = FxHashMap::default();
    let mut unsaid: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let bits = |marked: &Marked| marked.stated.figure.value.low.to_bits();
    for marked in &cluster.figures {
        let article = marked.at.article;
        match stage(&marked.stated) {
            Stage::Standing => unsaid.entry(bits(marked)).or_default().push(article),
            stage => said.entry(bits(marked)).or_default().push((article, stage)),
        }
    }
    let goes_to = |marked: &Marked| {
        let stage = stage(&marked.stated);
        let value = marked.stated.figure.value.low;
        let Some(said) = said
            .get(&bits(marked))
            .filter(|_| stage == Stage::Standing && value >= NOTABLE)
        else {
            return stage;
        };
        let article = marked.at.article;
        if let Some((_, own)) = said.iter().find(|(other, _)| *other == article) {
            return *own;
        }
        // Where several sources have it as what there is, that is what it is.
        let mut others: Vec<u32> = unsaid.get(&bits(marked)).cloned().unwrap_or_default();
        others.retain(|other| !said.iter().any(|(article, _)| article == other));
        others.dedup();
        if others.len() < 2 { said[0].1 } else { stage }
    };
    let mut stages: BTreeMap<Stage, Vec<FigureAt>> = BTreeMap::new();
    for marked in &cluster.figures {
        stages.entry(goes_to(marked)).or_default().push(marked.at);
    }
    stages.into_values().collect()
}
