//! What the figures of a group are about: what each source calls them, their concepts, which the words of every
//! language name, and what tells them apart. By these `operations` finds `cirugías`.

use crate::analysis::{Trait, concepts_named};
use crate::story::{FigureAt, Story};

use super::naming::{Names, Naming, narrow};

/// The tags of all groups, each once for a group.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Tags, each once, folded.
    all: Names,
    /// For each group, the indexes of its tags; group after group.
    of_groups: Vec<u32>,
    /// For each group, the end of its tags in that.
    ends: Vec<u32>,
}

impl Tags {
    /// The tags of groups, each given by its figures.
    pub(super) fn of<'a>(groups: impl Iterator<Item = &'a [FigureAt]>, story: &Story) -> Self {
        let mut naming = Naming::default();
        let mut tags = Self::default();
        for figures in groups {
            let start = tags.of_groups.len();
            for at in figures {
                let Some(article) = story.article(at.article as usize) else {
                    continue;
                };
                let Some(subject) = article.findings.subjects.get(at.figure as usize) else {
                    continue;
                };
                let traits = subject.traits.iter().map(Trait::words);
                // The group is called as one of them calls it.
                for tag in traits.chain([&*subject.concept]).chain(subject.words.split(' ')) {
                    let tag = naming.take(tag);
                    if !tags.of_groups[start..].contains(&tag) {
                        tags.of_groups.push(tag);
                    }
                }
            }
            tags.ends.push(narrow(tags.of_groups.len()));
        }
        let (all, ranks) = naming.ranked();
        tags.all = all;
        for tag in &mut tags.of_groups {
            *tag = ranks[*tag as usize];
        }
        tags
    }

    /// For each tag, whether a word that is being typed names it.
    pub(super) fn named(&self, word: &str) -> Vec<bool> {
        let concepts = concepts_named(word);
        let names = |tag: &str| concepts.contains(&tag) || word.len() >= SHORTEST && tag.starts_with(word);
        self.all.all().iter().map(|tag| names(tag)).collect()
    }

    /// Whether a group has one of these tags.
    pub(super) fn has(&self, group: u32, named: &[bool]) -> bool {
        let group = group as usize;
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        let tags = &self.of_groups[start as usize..self.ends[group] as usize];
        tags.iter().any(|tag| named[*tag as usize])
    }
}

/// Fewer letters begin too many tags.
const SHORTEST: usize = 3;
