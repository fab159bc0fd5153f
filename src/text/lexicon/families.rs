//! How the concepts of the lexicon belong together, in every language alike: `judge` and `courtroom` are of one family,
//! `appoint` and `choose` are linked, `large` and `come` say little anywhere. No word of a language stands in the two
//! files, only names of concepts.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::prose::{named, phrases};

const FAMILIES: &str = include_str!("../../../assets/lexicon/families.toml");
const LINKS: &str = include_str!("../../../assets/lexicon/links.toml");

/// The file of families.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    /// Lines `family: concepts`, the concepts parted by bars.
    families: String,
    /// Concepts parted by blanks.
    general: String,
}

/// The file of links.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Links {
    /// Lines `concept: concepts`, those that it is linked to and that stand behind it in the alphabet, parted by blanks.
    links: String,
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
        // The files are part of the program; the tests below hold that they can be read.
        static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(FAMILIES).unwrap_or_default());
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

/// Every two concepts that are linked, once: where one writer uses one of them, another may use the other for the same
/// fact.
pub fn links() -> impl Iterator<Item = (&'static str, &'static str)> {
    static LISTS: LazyLock<Links> = LazyLock::new(|| toml::from_str(LINKS).unwrap_or_default());
    named(&LISTS.links).flat_map(|(one, others)| others.split_whitespace().map(move |other| (one, other)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::lexicon::Lexicon;

    /// All that the lexicons have.
    fn concepts() -> HashSet<&'static str> {
        let lists = Lexicon::all().iter().flat_map(|lexicon| {
            let counted = lexicon.concepts.sections().map(|(_, list)| list);
            counted.into_iter().chain([lexicon.concepts.notions.as_str()])
        });
        lists.flat_map(|list| named(list).map(|(name, _)| name)).collect()
    }

    #[test]
    fn two_concepts_are_linked_once_and_the_lexicon_has_both() {
        toml::from_str::<Links>(LINKS).unwrap();
        let concepts = concepts();
        let mut seen = HashSet::new();
        for (one, other) in links() {
            assert!(one < other, "{one}: {other} stands before it");
            assert!(seen.insert((one, other)), "{one}: {other} stands twice");
            for concept in [one, other] {
                assert!(concepts.contains(concept), "{concept} is no concept");
            }
        }
        assert!(!seen.is_empty());
    }

    #[test]
    fn a_concept_stands_in_one_family_or_is_general_and_the_lexicon_has_it() {
        let lists: Lists = toml::from_str(FAMILIES).unwrap();
        let concepts = concepts();
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
