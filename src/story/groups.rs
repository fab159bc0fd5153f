//! The figures of a story by what they count: groups that other floors show as rows, each with how its
//! figures stand to each other.
//!
//! A figure goes into the family of its concept, unit and rate as its article comes; families that have
//! grown are divided into groups anew (`family`), and the figures of each group compared (`verdict`).

mod family;
pub mod group;
mod ruled;
mod verdict;

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::article::Article;
use super::entry::Entry;
use crate::analysis::{Reason, Relation, Subject, relation};

use group::stated;
pub use group::{FigureAt, Group, Verdict};
pub use ruled::Ruling;

/// All groups, and what is needed to keep them true.
#[derive(Debug, Default)]
pub(super) struct Groups {
    families: FxHashMap<u64, Family>,
    /// Families that have grown since they were divided, in the order in which they did.
    grown: Vec<u64>,
    groups: FxHashMap<u64, Group>,
    /// What the reader put together and apart, each with the families of its two figures.
    rulings: Vec<(Ruling, Vec<u64>)>,
    /// The groups that there are for no other reason than that.
    ruled: Vec<u64>,
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

/// In place of a family, for groups that there are because the reader said so.
const RULED: u64 = u64::MAX;
/// A family is divided anew while articles come in when one of so many of its figures is new.
const RIPE: usize = 2;

impl Groups {
    /// Takes in the figures of an article that becomes the one at index `at`.
    pub(super) fn grow(&mut self, at: u32, article: &Article) {
        for (figure, subject) in (0..).zip(&article.findings.subjects) {
            self.put_in(FigureAt { article: at, figure }, subject);
        }
    }

    /// Takes in another reading of the article at index `at`: the figures that read otherwise.
    pub(super) fn reread(&mut self, at: u32, old: &Article, new: &Article) {
        let is_told_so =
            old.published_period() == new.published_period() && old.findings.checks == new.findings.checks;
        let [old, new] = [&old.findings, &new.findings];
        let is_same = |figure: u32| {
            let at = figure as usize;
            is_told_so
                && old.figures.get(at) == new.figures.get(at)
                && old.subjects.get(at) == new.subjects.get(at)
        };
        for (figure, subject) in (0..).zip(&old.subjects).filter(|(figure, _)| !is_same(*figure)) {
            self.take_out(FigureAt { article: at, figure }, subject);
        }
        for (figure, subject) in (0..).zip(&new.subjects).filter(|(figure, _)| !is_same(*figure)) {
            self.put_in(FigureAt { article: at, figure }, subject);
        }
    }

    fn put_in(&mut self, place: FigureAt, subject: &Subject) {
        let key = family_of(subject, place);
        let family = self.families.entry(key).or_default();
        // Mostly the last: only an article that is read anew has others behind it.
        let index = family.figures.partition_point(|figure| *figure < place);
        family.figures.insert(index, place);
        self.set_grown(key);
    }

    fn take_out(&mut self, place: FigureAt, subject: &Subject) {
        let key = family_of(subject, place);
        if let Some(family) = self.families.get_mut(&key)
            && let Ok(index) = family.figures.binary_search(&place)
        {
            family.figures.remove(index);
            // However many are left, it is to be divided as if for the first time.
            family.divided = 0;
            self.set_grown(key);
        }
    }

    /// Has a family divided anew.
    fn set_grown(&mut self, key: u64) {
        if let Some(family) = self.families.get_mut(&key)
            && !std::mem::replace(&mut family.has_grown, true)
        {
            self.grown.push(key);
        }
    }

    /// Divides the families that have grown, and compares the figures of their groups; those that have grown
    /// by little only if `all` are asked for.
    pub(super) fn settle(&mut self, entries: &[Entry], all: bool) {
        // What the reader put together or apart is done again where a part of any of it has changed: one may rest on
        // the other.
        let is_due = |key: &u64| {
            let family = self.families.get(key).filter(|family| family.has_grown);
            family.is_some_and(|family| all || family.is_ripe())
        };
        let ruled: Vec<u64> = self
            .rulings
            .iter()
            .flat_map(|(_, families)| families)
            .copied()
            .collect();
        let rules = ruled.iter().any(is_due);
        if rules {
            self.unsettle();
        }
        let grown = std::mem::take(&mut self.grown);
        let (grown, unripe) = grown.into_iter().partition::<Vec<u64>, _>(|key| {
            all || (rules && ruled.contains(key)) || self.families[key].is_ripe()
        });
        self.grown = unripe;
        for key in &grown {
            self.divide(*key, entries);
        }
        if rules {
            self.overrule(entries);
        }
    }

    /// Takes in what the reader put together and apart, in place of what was before; false where it is the same.
    pub(super) fn rule(&mut self, rulings: Vec<Ruling>, entries: &[Entry]) -> bool {
        if self
            .rulings
            .iter()
            .map(|(ruling, _)| *ruling)
            .eq(rulings.iter().copied())
        {
            return false;
        }
        // What was put together before is divided anew too.
        self.unsettle();
        let families = |ruling: &Ruling| families_of([ruling.a, ruling.b].iter(), entries);
        self.rulings = rulings
            .into_iter()
            .map(|ruling| (ruling, families(&ruling)))
            .collect();
        self.unsettle();
        true
    }

    /// Has everything divided anew that the reader put together or apart.
    fn unsettle(&mut self) {
        for id in self.ruled.drain(..) {
            self.groups.remove(&id);
        }
        let families = self.rulings.iter().flat_map(|(_, families)| families);
        for key in families.copied().collect::<Vec<u64>>() {
            self.set_grown(key);
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

    /// Does what the reader said. A group keeps its id where its first figure stays, or else takes it along.
    fn overrule(&mut self, entries: &[Entry]) {
        let rulings: Vec<Ruling> = self.rulings.iter().map(|(ruling, _)| *ruling).collect();
        let about = rulings.iter().flat_map(|ruling| [ruling.a, ruling.b]);
        let mut touched: Vec<u64> = about.filter_map(|at| self.holding(at)).collect();
        touched.sort_unstable();
        touched.dedup();
        let old: Vec<Group> = touched.iter().filter_map(|id| self.groups.remove(id)).collect();
        let figures: Vec<Vec<FigureAt>> = old.iter().map(|group| group.figures.clone()).collect();
        for part in ruled::parts(&figures, &rulings) {
            let first = |group: &&Group| part.contains(&group.figures[0]);
            let id = match old.iter().filter(first).min_by_key(|group| group.figures[0]) {
                Some(group) => group.id,
                None => {
                    let id = id_of(RULED, &part);
                    self.ruled.push(id);
                    id
                }
            };
            self.groups.insert(id, verdict::group(id, part, entries));
        }
    }

    /// The id of the group that holds a figure.
    fn holding(&self, at: FigureAt) -> Option<u64> {
        let holds = |group: &&Group| group.figures.binary_search(&at).is_ok();
        self.groups.values().find(holds).map(|group| group.id)
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
    FxBuildHasher.hash_one(value)
}

/// How two figures stand to each other.
pub(super) fn relate(entries: &[Entry], a: FigureAt, b: FigureAt) -> Option<(Relation, Reason)> {
    Some(relation::relate(&stated(entries, a)?, &stated(entries, b)?))
}
