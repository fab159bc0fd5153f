//! How the concepts of the lexicon belong together, in every language alike: `judge` and `courtroom` are of one family,
//! `large` and `come` say little in any. From one file; no word of a language stands there, only names of concepts.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::prose::{named, phrases};

const FILE: &str = include_str!("../../../assets/lexicon/families.toml");

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    /// Lines `family: concepts`, the concepts parted by bars.
    families: String,
    /// Concepts parted by blanks.
    general: String,
}

/// What is known of concepts besides the words that name them.
#[derive(Debug)]
pub struct Families {
    families: FxHashMap<&'static str, &'static str>,
    general: FxHashSet<&'static str>,
}

impl Families {
    /// Those of the program.
    #[must_use]
    pub fn get() -> &'static Self {
        // The file is part of the program; the test below holds that it can be read.
        static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());
        static ALL: LazyLock<Families> = LazyLock::new(|| Families {
            families: named(&LISTS.families)
                .flat_map(|(family, concepts)| phrases(concepts).map(move |concept| (concept, family)))
                .collect(),
            general: LISTS.general.split_whitespace().collect(),
        });
        &ALL
    }

    /// The family of a concept, if it has one.
    #[must_use]
    pub fn of(&self, concept: &str) -> Option<&'static str> {
        self.families.get(concept).copied()
    }

    /// Whether a concept tells little of what a passage is about.
    #[must_use]
    pub fn is_general(&self, concept: &str) -> bool {
        self.general.contains(concept)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::lexicon::Lexicon;

    #[test]
    fn a_concept_stands_in_one_family_or_is_general_and_the_lexicon_has_it() {
        let lists: Lists = toml::from_str(FILE).unwrap();
        let concepts: HashSet<&str> = Lexicon::all()
            .iter()
            .flat_map(|lexicon| {
                let counted = lexicon.concepts.sections().map(|(_, list)| list);
                counted.into_iter().chain([lexicon.concepts.notions.as_str()])
            })
            .flat_map(|list| named(list).map(|(name, _)| name))
            .collect();
        let in_families = named(&lists.families).flat_map(|(_, members)| phrases(members));
        let mut seen = HashSet::new();
        for concept in in_families.chain(lists.general.split_whitespace()) {
            assert!(concepts.contains(concept), "{concept} is no concept");
            assert!(seen.insert(concept), "{concept} stands twice");
        }
        let families: Vec<&str> = named(&lists.families).map(|(family, _)| family).collect();
        assert!(families.len() > 500);
        let names: HashSet<&&str> = families.iter().collect();
        assert_eq!(names.len(), families.len(), "two families have one name");
    }
}
