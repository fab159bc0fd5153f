//! The figures of a story by what they count: groups that other floors show as rows, each with how its
//! figures stand to each other.
//!
//! A figure goes into the family of its concept, unit and rate as its article comes; families that have
//! grown are divided into groups anew (`family`), and the figures of each group compared (`verdict`).

mod family;
pub mod group;
mod verdict;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::article::Article;
use super::entry::Entry;
use crate::analysis::{Reason, Relation, Subject, relation};

use group::stated;
pub use group::{FigureAt, Group, Verdict};

/// All groups, and what is needed to keep them true.
#[derive(Debug, Default)]
pub(super) struct Groups {
    families: FxHashMap<u64, Family>,
    /// Families that have grown since they were divided, in the order in which they did.
    grown: Vec<u64>,
    groups: FxHashMap<u64, Group>,
    /// What the reader put together: into which group, from which, and their families.
    merged: Vec<(u64, u64, Vec<u64>)>,
    /// What the reader took apart: the new group, its figures, and their family.
    parted: Vec<(u64, Vec<FigureAt>, Vec<u64>)>,
}

/// Figures of one concept, unit and rate.
#[derive(Debug, Default)]
struct Family {
    figures: Vec<FigureAt>,
    groups: Vec<u64>,
    has_grown: bool,
    /// How many figures it had when it was divided last.
    divided: usize,
}

impl Family {
    /// Whether enough came that dividing it anew costs little for each of them.
    fn is_ripe(&self) -> bool {
        (self.figures.len() - self.divided) * RIPE >= self.figures.len()
    }
}

/// A family is divided anew while articles come in when one of so many of its figures is new.
const RIPE: usize = 2;

impl Groups {
    /// Takes in the figures of an article that becomes the one at index `at`.
    pub(super) fn grow(&mut self, at: u32, article: &Article) {
        let findings = &article.findings;
        for (figure, (_, subject)) in (0..).zip(findings.figures.iter().zip(&findings.subjects)) {
            let place = FigureAt { article: at, figure };
            let key = family_of(subject, place);
            let family = self.families.entry(key).or_default();
            family.figures.push(place);
            if !std::mem::replace(&mut family.has_grown, true) {
                self.grown.push(key);
            }
        }
    }

    /// Divides the families that have grown, and compares the figures of their groups; those that have grown
    /// by little only if `all` are asked for.
    pub(super) fn settle(&mut self, entries: &[Entry], all: bool) {
        // What the reader put together or apart is done again where a part of it has changed.
        for families in self.overruled() {
            if families
                .iter()
                .any(|key| self.families.get(key).is_some_and(|family| family.has_grown))
            {
                self.unsettle(&families);
            }
        }
        let grown = std::mem::take(&mut self.grown);
        let (grown, unripe) = grown
            .into_iter()
            .partition::<Vec<u64>, _>(|key| all || self.families[key].is_ripe());
        self.grown = unripe;
        for key in &grown {
            self.divide(*key, entries);
        }
        if !grown.is_empty() {
            self.overrule(entries);
        }
    }

    /// No figures yet, but what the reader put together and apart.
    pub(super) fn emptied(&mut self) -> Self {
        Self {
            merged: std::mem::take(&mut self.merged),
            parted: std::mem::take(&mut self.parted),
            ..Self::default()
        }
    }

    fn overruled(&self) -> Vec<Vec<u64>> {
        let merged = self.merged.iter().map(|(.., families)| families.clone());
        merged
            .chain(self.parted.iter().map(|(.., families)| families.clone()))
            .collect()
    }

    fn unsettle(&mut self, families: &[u64]) {
        for key in families {
            if let Some(family) = self.families.get_mut(key)
                && !std::mem::replace(&mut family.has_grown, true)
            {
                self.grown.push(*key);
            }
        }
    }

    fn divide(&mut self, key: u64, entries: &[Entry]) {
        let Some(family) = self.families.get_mut(&key) else {
            return;
        };
        family.has_grown = false;
        family.divided = family.figures.len();
        for id in family.groups.drain(..) {
            self.groups.remove(&id);
        }
        for figures in family::divide(&family.figures, entries) {
            let id = id_of(key, &figures);
            family.groups.push(id);
            self.groups.insert(id, verdict::group(id, figures, entries));
        }
    }

    /// Does again what the reader put together and apart.
    fn overrule(&mut self, entries: &[Entry]) {
        for (id, figures, _) in self.parted.clone() {
            self.part(id, &figures, entries);
        }
        for (into, from, _) in self.merged.clone() {
            self.join(into, from, entries);
        }
    }

    fn join(&mut self, into: u64, from: u64, entries: &[Entry]) {
        if into == from || !self.groups.contains_key(&into) {
            return;
        }
        if let (Some(other), Some(group)) = (self.groups.remove(&from), self.groups.get(&into)) {
            let mut figures = group.figures.clone();
            figures.extend(other.figures);
            figures.sort_unstable();
            self.groups.insert(into, verdict::group(into, figures, entries));
        }
    }

    fn part(&mut self, id: u64, figures: &[FigureAt], entries: &[Entry]) {
        let holds = |group: &&Group| {
            figures
                .iter()
                .any(|figure| group.figures.binary_search(figure).is_ok())
        };
        let changed: Vec<Group> = self.groups.values().filter(holds).cloned().collect();
        for group in changed {
            let mut rest = group.figures;
            rest.retain(|figure| !figures.contains(figure));
            if rest.is_empty() {
                self.groups.remove(&group.id);
            } else {
                self.groups
                    .insert(group.id, verdict::group(group.id, rest, entries));
            }
        }
        self.groups
            .insert(id, verdict::group(id, figures.to_vec(), entries));
    }

    pub(super) fn merge(&mut self, into: u64, from: u64, entries: &[Entry]) {
        let (Some(one), Some(two)) = (self.groups.get(&into), self.groups.get(&from)) else {
            return;
        };
        let families = families_of(one.figures.iter().chain(&two.figures), entries);
        self.join(into, from, entries);
        self.merged.push((into, from, families));
    }

    pub(super) fn split(&mut self, group: u64, figures: &[FigureAt], entries: &[Entry]) -> Option<u64> {
        let group = self.groups.get(&group)?;
        if figures.is_empty() || figures.len() == group.figures.len() {
            return None;
        }
        let families = families_of(figures.iter(), entries);
        let id = id_of(!group.id, figures);
        self.part(id, figures, entries);
        self.parted.push((id, figures.to_vec(), families));
        Some(id)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Group> {
        self.groups.values()
    }

    /// The groups that hold a figure of an article, without how their figures stand to each other; nothing can be
    /// added to them.
    pub(super) fn around(&self, article: usize) -> Self {
        let holds = |group: &&Group| group.of(article).next().is_some();
        let bare = |group: &Group| Group {
            verdicts: Vec::new(),
            figures: group.figures.clone(),
            name: group.name.clone(),
            concept: group.concept.clone(),
            ..*group
        };
        let groups = self.groups.values().filter(holds);
        Self {
            groups: groups.map(|group| (group.id, bare(group))).collect(),
            ..Self::default()
        }
    }

    pub(super) fn get(&self, id: u64) -> Option<&Group> {
        self.groups.get(&id)
    }
}

/// The family of a figure. One of which nothing says what it counts is alone in its own.
fn family_of(subject: &Subject, at: FigureAt) -> u64 {
    let rate = subject.rate.as_ref().map(|rate| &rate.of);
    if subject.concept.is_empty() && subject.unit.is_empty() && rate.is_none() {
        return hash(&at);
    }
    hash(&(&subject.concept, subject.unit, rate))
}

fn families_of<'a>(figures: impl Iterator<Item = &'a FigureAt>, entries: &[Entry]) -> Vec<u64> {
    let mut families: Vec<u64> = figures
        .filter_map(|at| Some(family_of(stated(entries, *at)?.subject, *at)))
        .collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// An id that a group keeps while its first figure is the first.
fn id_of(family: u64, figures: &[FigureAt]) -> u64 {
    hash(&(family, figures.first()))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// How two figures stand to each other.
pub(super) fn relate(entries: &[Entry], a: FigureAt, b: FigureAt) -> Option<(Relation, Reason)> {
    Some(relation::relate(&stated(entries, a)?, &stated(entries, b)?))
}
