//! What a word is called in the other languages, by the concepts that the lexicons share. For the search, which
//! offers `médicos` to whoever looks for `doctors`.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use super::concept::plurals;
use crate::text::lexicon::{Lexicon, prose};

/// Behind these a plural is short.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The words and phrases that other languages have for a folded word which the lexicon knows, plurals too: `medico`,
/// `medicos` … for `doctors`. A word of five letters or more need not be typed to its end, if it can become one
/// concept only.
#[must_use]
pub fn counterparts(word: &str) -> Vec<String> {
    let known = Known::all();
    let mut found: Vec<(usize, &'static str)> = known.words.get(word).cloned().unwrap_or_default();
    if found.is_empty() && word.chars().count() >= 5 {
        let from = (Bound::Included(word), Bound::Unbounded);
        let begun = known
            .words
            .range::<str, _>(from)
            .take_while(|(other, _)| other.starts_with(word));
        found = begun.flat_map(|(_, concepts)| concepts).copied().collect();
        if found.iter().any(|(_, name)| *name != found[0].1) {
            return Vec::new();
        }
    }
    let mut words = Vec::new();
    for (typed, concept) in &found {
        let by_language = known.concepts.get(concept).map_or(&[][..], Vec::as_slice);
        let others = by_language
            .iter()
            .enumerate()
            .filter(|(language, _)| language != typed);
        words.extend(others.flat_map(|(_, forms)| forms.iter().cloned()));
    }
    words.retain(|other| other != word);
    words.sort_unstable();
    words.dedup();
    words
}

/// The words of all lexicons and what they mean.
#[derive(Default)]
struct Known {
    /// For each word, the languages that have it, each with the concept.
    words: BTreeMap<String, Vec<(usize, &'static str)>>,
    /// For each concept, its words by language.
    concepts: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl Known {
    fn all() -> &'static Self {
        static ALL: LazyLock<Known> = LazyLock::new(|| {
            let mut known = Known::default();
            let lexicons = Lexicon::all();
            for (language, lexicon) in lexicons.iter().enumerate() {
                let (concepts, long) = (&lexicon.concepts, !lexicon.prose.head_last);
                let counted = concepts.sections().map(|(_, list)| list);
                for list in counted.into_iter().chain([concepts.notions.as_str()]) {
                    for (name, words) in prose::named(list) {
                        let forms = prose::phrases(words).flat_map(|phrase| {
                            let mut forms = plurals(phrase, long);
                            // Behind a consonant, a long plural is the only one.
                            forms.retain(|form| !long || phrase.ends_with(VOWELS) || form.ends_with("es"));
                            forms.into_iter().chain([phrase.to_owned()])
                        });
                        let by_language = known.concepts.entry(name);
                        let by_language = by_language.or_insert_with(|| vec![Vec::new(); lexicons.len()]);
                        for form in forms {
                            known
                                .words
                                .entry(form.clone())
                                .or_default()
                                .push((language, name));
                            by_language[language].push(form);
                        }
                    }
                }
            }
            known
        });
        &ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_other_language() {
        let holds = |word: &str, other: &str| counterparts(word).iter().any(|known| known == other);
        for (word, other) in [
            ("doctors", "medicos"),
            ("doctor", "medica"),
            ("medicos", "doctors"),
            ("medico", "physician"),
            ("earthqu", "terremotos"),
        ] {
            assert!(holds(word, other), "{word}: {:?}", counterparts(word));
        }
        for (word, other) in [
            ("doctors", "physicians"),
            ("doctors", "doctors"),
            ("do", "medico"),
            ("", "medico"),
        ] {
            assert!(!holds(word, other), "{word}: {other}");
        }
    }
}
