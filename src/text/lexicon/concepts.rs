//! The words of the news by what they mean, under the same names in every language: what is counted,
//! what is measured, what befalls people and things, what happens, and where.

use serde::Deserialize;

/// The section `[concepts]` of a lexicon: lines `concept: words`, the words parted by bars (see
/// [`named`](super::prose::named) and [`phrases`](super::prose::phrases)). All stands folded: lower
/// case, without accents; plurals that the language makes by its rules are left out. A word stands
/// under one concept only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// Those who are counted and of whom nothing more is said: persons, women, families.
    pub people: String,
    /// What befell those who or what is counted, as noun, adjective and verb.
    pub fates: String,
    /// What a number with a unit measures.
    pub measures: String,
    /// What else is counted.
    pub things: String,
    /// What happens, as verb and as noun.
    pub happenings: String,
    /// What else the news speaks of: ideas, in base forms, that tell that two passages are of one thing.
    pub notions: String,
    /// Places, and who or what comes from there.
    pub nations: String,
    /// Endings that bring a singular word without a concept to one spelling in all languages,
    /// `ending=ending`, the longest first.
    pub cognates: String,
    /// Words in a noun phrase that do not say what is counted.
    pub empty: String,
    /// Words of saying.
    pub attribution: String,
    /// Words before a place.
    pub location: String,
    /// Words that join a noun and what it is of.
    pub complement: String,
    /// Bounds that are close to their number.
    pub close: String,
    /// Words that say a number again in another way.
    pub restates: String,
    /// Words before a rest.
    pub remains: String,
    /// What opens a whole behind its parts.
    pub whole: String,
    /// How many times as much, `word=number`.
    pub times: String,
}

impl Concepts {
    /// The lists that have lines `concept: words`, each with its name.
    #[must_use]
    pub fn sections(&self) -> [(&'static str, &str); 6] {
        [
            ("people", &self.people),
            ("fates", &self.fates),
            ("measures", &self.measures),
            ("things", &self.things),
            ("happenings", &self.happenings),
            ("nations", &self.nations),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap};

    use crate::text::fold::loose;
    use crate::text::lexicon::Lexicon;
    use crate::text::lexicon::prose::{named, phrases};

    #[test]
    fn every_language_has_the_same_concepts_in_the_same_sections() {
        let all: Vec<BTreeMap<&str, &str>> = Lexicon::all()
            .iter()
            .map(|lexicon| {
                let mut found = BTreeMap::new();
                for (section, list) in lexicon.concepts.sections() {
                    for (concept, _) in named(list) {
                        let twice = found.insert(concept, section);
                        assert_eq!(twice, None, "{}: {concept} twice", lexicon.language);
                    }
                }
                found
            })
            .collect();
        assert!(all[0].len() > 500);
        for other in &all[1..] {
            for (concept, section) in &all[0] {
                assert_eq!(other.get(concept), Some(section), "{concept}");
            }
            assert_eq!(all[0].len(), other.len());
        }
    }

    #[test]
    fn every_line_names_a_concept_and_has_words() {
        for lexicon in Lexicon::all() {
            for (section, list) in lexicon.concepts.sections() {
                for line in list.lines().filter(|line| !line.trim().is_empty()) {
                    let (concept, words) = line.split_once(':').unwrap_or((line, ""));
                    assert!(phrases(words).next().is_some(), "{section}: {line}");
                    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
                    assert!(concept.chars().all(plain), "{section}: {concept}");
                }
            }
        }
    }

    #[test]
    fn a_word_stands_in_one_place_and_folded() {
        for lexicon in Lexicon::all() {
            let concepts = &lexicon.concepts;
            let counted = concepts.sections().into_iter().flat_map(|(_, list)| {
                named(list).flat_map(|(name, words)| phrases(words).map(move |word| (word, name)))
            });
            let empty = concepts.empty.split_whitespace().map(|word| (word, "empty"));
            let mut owners = HashMap::new();
            for (word, name) in counted.chain(empty) {
                assert_eq!(loose(word), word, "{}: {name}", lexicon.language);
                assert!(word.split(' ').count() <= 3, "{name}: {word}");
                if let Some(other) = owners.insert(word, name) {
                    panic!("{}: {word} in {other} and {name}", lexicon.language);
                }
            }
        }
    }

    #[test]
    fn cognates_are_pairs_of_endings_and_the_longest_come_first() {
        for lexicon in Lexicon::all() {
            let mut last = usize::MAX;
            for pair in lexicon.concepts.cognates.split_whitespace() {
                let (from, to) = pair.split_once('=').unwrap_or((pair, ""));
                assert!(!from.is_empty() && !to.is_empty() && from != to, "{pair}");
                assert!(from.len() <= last, "{pair}");
                last = from.len();
            }
        }
    }
}
