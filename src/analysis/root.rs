//! What a word has in common with others of its root, in its language and in its neighbours: the concept of the
//! lexicon where one of its forms stands there, or else its stem, spelled as all languages may spell it.
//!
//! Stems are Snowball's. Spanish words with an ending that English has too are stemmed as the English word, so
//! that `participación` and `participation` come to one.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{LazyLock, OnceLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::concept::{Concepts, folded, hash, plurals};
use super::vocabulary::Vocabulary;
use crate::text::Language;
use crate::text::lexicon::families::{Families, links};
use crate::text::lexicon::{Lexicon, prose};

/// A root as numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Root {
    /// The same for words of one root or one concept.
    pub(super) key: u64,
    /// The same for words of one family of concepts, or that begin alike; 0 where that would say nothing.
    pub(super) near: u64,
    /// The keys of the concepts that it is linked to.
    pub(super) linked: &'static [u64],
    /// Whether it tells little of what a passage is about.
    pub(super) is_general: bool,
}

impl Root {
    /// The root of words that name a concept.
    fn of_concept(concept: &str) -> Self {
        let families = Families::get();
        let family = families.of(concept);
        Self {
            key: hash(concept),
            near: family.map_or(0, |family| hash(&format!("{family}:"))),
            linked: linked(hash(concept)),
            is_general: families.is_general(concept),
        }
    }

    /// The same for words that begin so: near others that do, where it is of no family.
    fn beginning(self, beginning: u64) -> Self {
        Self {
            near: if self.near == 0 { beginning } else { self.near },
            ..self
        }
    }
}

/// The keys of the concepts that the one with a key is linked to.
fn linked(key: u64) -> &'static [u64] {
    static LINKED: LazyLock<FxHashMap<u64, Vec<u64>>> = LazyLock::new(|| {
        let mut linked: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        for (one, other) in links() {
            let (one, other) = (hash(one), hash(other));
            linked.entry(one).or_default().push(other);
            linked.entry(other).or_default().push(one);
        }
        linked
    });
    LINKED.get(&key).map_or(&[], Vec::as_slice)
}

/// What words that begin alike have in common; 0 for short ones.
fn beginning(folded: &str) -> u64 {
    let letters = spelled(folded);
    match letters.char_indices().nth(NEAR - 1) {
        Some((at, letter)) => hash(&format!("{}…", &letters[..at + letter.len_utf8()])),
        None => 0,
    }
}

/// A word in the letters of the lexicon, and its stem.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    folded: Rc<str>,
    stem: Rc<str>,
    /// The root that it has by itself.
    root: Root,
    /// Whether phrases begin with it.
    leads: bool,
}

thread_local! {
    /// The words that were met, by the place of their language in [`STEMMED`]: the articles of a story share most of
    /// theirs.
    static KNOWN: RefCell<[FxHashMap<Box<str>, Word>; STEMMED.len()]> = RefCell::default();
}

/// How many words of a language are remembered at most.
const MOST: usize = 1 << 16;

/// The roots of one language.
pub(super) struct Roots {
    /// Its place in [`STEMMED`].
    at: usize,
    stemmer: Stemmer,
    english: Stemmer,
    endings: Option<&'static Concepts>,
    /// The roots of the concepts that words name; those of a phrase are parted by blanks.
    words: FxHashMap<String, Root>,
    /// The same by stems, each as the stemmer leaves it.
    stems: FxHashMap<String, Root>,
    /// The words, and stems, that begin a phrase.
    leading: FxHashSet<String>,
}

/// The languages of which stems are made, by their codes; the first stands for all others.
const STEMMED: [(&str, Algorithm); 16] = [
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("pt", Algorithm::Portuguese),
    ("fr", Algorithm::French),
    ("it", Algorithm::Italian),
    ("de", Algorithm::German),
    ("nl", Algorithm::Dutch),
    ("ru", Algorithm::Russian),
    ("ro", Algorithm::Romanian),
    ("hu", Algorithm::Hungarian),
    ("sv", Algorithm::Swedish),
    ("da", Algorithm::Danish),
    ("nb", Algorithm::Norwegian),
    ("fi", Algorithm::Finnish),
    ("el", Algorithm::Greek),
    ("tr", Algorithm::Turkish),
];

/// The most words of a phrase that names a concept.
const LONGEST: usize = 3;
/// How many letters words that are near each other begin with.
const NEAR: usize = 5;

impl Roots {
    /// The roots of a language; of English where nothing is known of it.
    pub(super) fn of(language: Option<Language>) -> &'static Self {
        static ALL: [OnceLock<Roots>; STEMMED.len()] = [const { OnceLock::new() }; STEMMED.len()];
        let code = language.as_ref().map_or("", Language::code);
        let at = STEMMED.iter().position(|(one, _)| *one == code).unwrap_or(0);
        ALL[at].get_or_init(|| Self::new(at))
    }

    fn new(at: usize) -> Self {
        let (language, algorithm) = STEMMED[at];
        let vocabulary = language.parse().ok().and_then(Vocabulary::of);
        let mut roots = Self {
            at,
            stemmer: Stemmer::create(algorithm),
            english: Stemmer::create(Algorithm::English),
            endings: vocabulary.map(|vocabulary| &vocabulary.concepts),
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            leading: FxHashSet::default(),
        };
        let Some(lexicon) = Lexicon::all().iter().find(|lexicon| lexicon.language == language) else {
            return roots;
        };
        let mut made = Vec::new();
        let mut concepts: FxHashMap<&str, Root> = FxHashMap::default();
        let counted = lexicon.concepts.sections().map(|(_, list)| list);
        for lists in [&counted[..], &[lexicon.concepts.notions.as_str()]] {
            let lines = lists.iter().flat_map(|list| prose::named(list));
            let mut words: Vec<(&'static str, &'static str)> = lines
                .flat_map(|(name, words)| prose::phrases(words).map(move |phrase| (phrase, name)))
                .collect();
            // `support` and `supporter` have one stem: it is that of the word which is nearer to it. What is
            // counted goes before what else is spoken of.
            words.sort_by_key(|(word, _)| word.len());
            for (phrase, name) in words {
                let root = *concepts.entry(name).or_insert_with(|| Root::of_concept(name));
                let stems: Vec<String> = phrase.split(' ').map(|word| roots.stem(word)).collect();
                if let ([stem, _, ..], Some((word, _))) = (&stems[..], phrase.split_once(' ')) {
                    roots.leading.extend([stem.clone(), word.to_owned()]);
                }
                roots.stems.entry(stems.join(" ")).or_insert(root);
                roots.words.insert(phrase.to_owned(), root);
                for plural in plurals(phrase, !lexicon.prose.head_last) {
                    made.push((plural, root));
                }
            }
        }
        // What is listed goes before what is made up.
        for (plural, root) in made {
            roots.words.entry(plural).or_insert(root);
        }
        roots
    }

    /// The root of a word, or the concept of the longest phrase that begins with it; and how many words that takes.
    pub(super) fn root(&self, words: &[Word]) -> (Root, usize) {
        let Some(first) = words.first() else {
            return (Root::default(), 1);
        };
        if first.leads {
            let joined = |length: usize, part: fn(&Word) -> &str| {
                let parts: Vec<&str> = words[..length].iter().map(part).collect();
                parts.join(" ")
            };
            for length in (2..=words.len().min(LONGEST)).rev() {
                let root = self.words.get(&joined(length, |word| &word.folded));
                if let Some(root) = root.or_else(|| self.stems.get(&joined(length, |word| &word.stem))) {
                    return (root.beginning(first.root.near), length);
                }
            }
        }
        (first.root, 1)
    }

    /// A word, ready to be looked up.
    pub(super) fn word(&self, word: &str) -> Word {
        KNOWN.with_borrow_mut(|known| {
            let known = &mut known[self.at];
            if let Some(known) = known.get(word) {
                return known.clone();
            }
            if known.len() >= MOST {
                known.clear();
            }
            let made = self.make_word(word);
            known.insert(word.into(), made.clone());
            made
        })
    }

    fn make_word(&self, word: &str) -> Word {
        let folded = folded(word);
        let listed = self.words.get(&folded);
        let stem = self.stem(&folded);
        let beginning = beginning(&folded);
        let root = match listed.or_else(|| self.stems.get(&stem)) {
            Some(root) => root.beginning(beginning),
            None => {
                let key = hash(&spelled(&stem));
                Root {
                    key,
                    near: beginning,
                    // A stem may be spelled like a concept; all of one key have the same links, or the mirror would not hold.
                    linked: linked(key),
                    is_general: false,
                }
            }
        };
        Word {
            root,
            leads: self.leading.contains(&folded) || self.leading.contains(&stem),
            folded: folded.into(),
            stem: stem.into(),
        }
    }

    /// The stem of a folded word; of the English word where it has an ending that English has too.
    fn stem(&self, folded: &str) -> String {
        let common = self.endings.and_then(|endings| endings.common(folded));
        let stem = match &common {
            Some(word) => self.english.stem(word),
            None => self.stemmer.stem(folded),
        };
        stem.into_owned()
    }
}

/// A stem without what languages spell each in its own way: doubled letters, `ph` and `th`, `y` and `k`, and the
/// vowel at the end.
fn spelled(stem: &str) -> String {
    let mut spelled = String::with_capacity(stem.len());
    let mut letters = stem.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let (letter, takes_next) = match (letter, next) {
            ('p', Some('h')) => ('f', true),
            ('t', Some('h')) => ('t', true),
            ('y', _) => ('i', false),
            ('k', _) => ('c', false),
            ('q', Some('u')) => ('c', true),
            _ => (letter, false),
        };
        if takes_next {
            letters.next();
        }
        if !spelled.ends_with(letter) {
            spelled.push(letter);
        }
    }
    let root = spelled.trim_end_matches(['a', 'e', 'i', 'o']);
    if root.len() < 3 { spelled } else { root.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: (&str, &str), b: (&str, &str)) -> bool {
        let root = |(language, word): (&str, &str)| {
            let roots = Roots::of(language.parse().ok());
            roots.root(&[roots.word(word)]).0.key
        };
        root(a) == root(b)
    }

    #[test]
    fn concepts_of_one_family_are_near_some_are_linked_and_general_ones_are_known() {
        let root = |(language, word): (&str, &str)| {
            let roots = Roots::of(language.parse().ok());
            roots.root(&[roots.word(word)]).0
        };
        let [judge, court, come] = [("en", "judge"), ("es", "tribunal"), ("en", "came")].map(root);
        assert_ne!(judge.key, court.key);
        assert_eq!(judge.near, court.near);
        assert!(come.is_general && !judge.is_general);
        let [named, elected] = [("en", "appointed"), ("es", "elegido")].map(root);
        assert!(named.linked.contains(&elected.key) && elected.linked.contains(&named.key));
    }

    #[test]
    fn forms_of_a_word_and_its_neighbours_are_one_root() {
        for (a, b) in [
            (("en", "participated"), ("en", "participating")),
            (("en", "fermentation"), ("es", "fermentaciones")),
            (("es", "apoyaron"), ("es", "apoyo")),
            (("es", "naciones"), ("en", "nation")),
            (("es", "comision"), ("en", "commission")),
            (("es", "oportunidad"), ("en", "opportunity")),
            (("es", "medicos"), ("en", "doctor")),
            (("fr", "fermentation"), ("en", "fermentation")),
        ] {
            assert!(same(a, b), "{a:?} {b:?}");
        }
        assert!(!same(("en", "port"), ("en", "report")));
    }
}
