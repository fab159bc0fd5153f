//! Words as concepts that English and Spanish share: by the lexicon where it has them, or else by a stem that
//! words of one root have in common: `hospitales` and `hospitals`, `naciones` and `nations`.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::text::fold::letter;
use crate::text::lexicon::concepts::Concepts as Lists;
use crate::text::lexicon::prose;
use crate::text::{Language, Lexicon};

/// What kind of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// People of whom nothing else is said.
    Person,
    /// What befell those who are counted.
    Fate,
    /// What is measured in a unit.
    Measure,
    /// Anything else that is counted.
    Thing,
    /// What happens.
    Happening,
    /// A country, a city, and whose they are.
    Nation,
}

/// A concept of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Concept {
    /// Its name, the same in each language.
    pub(super) name: &'static str,
    pub(super) sort: Sort,
}

/// The concepts of one language by its words.
#[derive(Debug)]
pub(super) struct Concepts {
    words: FxHashMap<Box<str>, Concept>,
    /// Phrases by their first word: the words after it, and what they name.
    phrases: FxHashMap<&'static str, Vec<(Vec<&'static str>, Concept)>>,
    /// Endings of this language, and what stands for them in all.
    cognates: Vec<(&'static str, &'static str)>,
    /// Words that tell nothing of what is counted.
    empty: FxHashSet<&'static str>,
    /// Words of saying.
    attribution: FxHashSet<&'static str>,
    /// Words before a place.
    location: FxHashSet<&'static str>,
    /// Words that join a noun and what it is of.
    complement: FxHashSet<&'static str>,
    /// Bounds that are close to their number.
    close: Vec<&'static str>,
    /// Words that say a number again.
    restates: FxHashSet<&'static str>,
    /// Words before a rest.
    remains: FxHashSet<&'static str>,
    /// Words that open a whole behind its parts.
    whole: FxHashSet<&'static str>,
    /// Words for how many times as much.
    times: FxHashMap<&'static str, f64>,
    /// Whether plurals of words in a consonant end in -es.
    has_long_plurals: bool,
}

impl Concepts {
    /// The concepts of a language, if the program has words of it.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        static ALL: LazyLock<Vec<(Language, Concepts)>> = LazyLock::new(|| {
            let compiled = |lexicon: &'static Lexicon| {
                let language = lexicon.language.parse().ok()?;
                Some((
                    language,
                    Concepts::compile(&lexicon.concepts, lexicon.prose.head_last),
                ))
            };
            Lexicon::all().iter().filter_map(compiled).collect()
        });
        ALL.iter()
            .find(|(one, _)| *one == language)
            .map(|(_, concepts)| concepts)
    }

    fn compile(lists: &'static Lists, head_last: bool) -> Self {
        let mut concepts = Self {
            words: FxHashMap::default(),
            phrases: FxHashMap::default(),
            cognates: lists
                .cognates
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='))
                .collect(),
            empty: lists.empty.split_whitespace().collect(),
            attribution: lists.attribution.split_whitespace().collect(),
            location: lists.location.split_whitespace().collect(),
            complement: lists.complement.split_whitespace().collect(),
            close: prose::phrases(&lists.close).collect(),
            restates: lists.restates.split_whitespace().collect(),
            remains: lists.remains.split_whitespace().collect(),
            whole: lists.whole.split_whitespace().collect(),
            times: prose::valued(lists.times.split_whitespace()).collect(),
            has_long_plurals: !head_last,
        };
        // The longest endings go first: `ciones` before `es`.
        concepts
            .cognates
            .sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        let sorts = [
            Sort::Person,
            Sort::Fate,
            Sort::Measure,
            Sort::Thing,
            Sort::Happening,
            Sort::Nation,
        ];
        for (sort, (_, list)) in sorts.into_iter().zip(lists.sections()) {
            for (name, words) in prose::named(list) {
                for phrase in prose::phrases(words) {
                    concepts.add(phrase, Concept { name, sort });
                }
            }
        }
        concepts
    }

    fn add(&mut self, phrase: &'static str, concept: Concept) {
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        if !rest.is_empty() {
            self.phrases.entry(first).or_default().push((rest, concept));
            return;
        }
        for plural in plurals(first, self.has_long_plurals) {
            self.words.entry(plural.into()).or_insert(concept);
        }
        // What is listed goes before what is made up.
        self.words.insert(first.into(), concept);
    }

    /// The concept that a folded word names.
    pub(super) fn word(&self, folded: &str) -> Option<Concept> {
        self.words.get(folded).copied()
    }

    /// The concept of a phrase that begins with a folded word, and of how many words it is; `next` gives the
    /// folded words after it.
    pub(super) fn phrase(&self, first: &str, next: impl Fn(usize) -> String) -> Option<(Concept, usize)> {
        let phrases = self.phrases.get(first)?;
        let holds = |(rest, _): &&(Vec<&str>, Concept)| (1..).zip(rest).all(|(at, word)| next(at) == *word);
        let found = phrases.iter().filter(holds).max_by_key(|(rest, _)| rest.len());
        found.map(|(rest, concept)| (*concept, rest.len() + 1))
    }

    /// Whether a folded word tells nothing of what it stands with.
    pub(super) fn is_empty(&self, folded: &str) -> bool {
        self.empty.contains(folded)
    }

    /// Whether a folded word says that somebody said it.
    pub(super) fn is_attribution(&self, folded: &str) -> bool {
        self.attribution.contains(folded)
    }

    /// Whether a folded word leads to a place.
    pub(super) fn locates(&self, folded: &str) -> bool {
        self.location.contains(folded)
    }

    /// Whether a folded word joins a noun and what it is of.
    pub(super) fn joins(&self, folded: &str) -> bool {
        self.complement.contains(folded)
    }

    /// Whether folded words of a bound put the number close to it.
    pub(super) fn is_close(&self, bound: &str) -> bool {
        self.close.contains(&bound)
    }

    /// Whether a folded word says a number again in another way.
    pub(super) fn restates(&self, folded: &str) -> bool {
        self.restates.contains(folded)
    }

    /// Whether a folded word stands before a rest.
    pub(super) fn remains(&self, folded: &str) -> bool {
        self.remains.contains(folded)
    }

    /// Whether a folded word opens a whole behind its parts.
    pub(super) fn opens_whole(&self, folded: &str) -> bool {
        self.whole.contains(folded)
    }

    /// How many times as much a folded word means.
    pub(super) fn times(&self, folded: &str) -> Option<f64> {
        self.times.get(folded).copied()
    }

    /// The concept's name, or the stem of a word that the lexicon does not have.
    pub(super) fn key<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        match self.word(folded) {
            Some(concept) => concept.name.into(),
            None => self.stem(folded).into(),
        }
    }

    /// What words of one root have in common, in one language or two.
    fn stem(&self, folded: &str) -> String {
        let singular = self.singular(folded);
        let swapped = self
            .cognates
            .iter()
            .find_map(|(ending, common)| {
                let root = singular.strip_suffix(ending).filter(|root| root.len() > 2)?;
                Some(format!("{root}{common}"))
            })
            .unwrap_or_else(|| singular.to_owned());
        let root = swapped.trim_end_matches(['a', 'e', 'o']);
        if root.len() < 3 {
            return swapped;
        }
        match root.strip_suffix('y') {
            Some(root) => format!("{root}i"),
            None => root.to_owned(),
        }
    }

    fn singular<'a>(&self, folded: &'a str) -> &'a str {
        let Some(singular) = folded
            .strip_suffix('s')
            .filter(|root| root.len() > 2 && !root.ends_with(['s', 'u', 'i']))
        else {
            return folded;
        };
        let long = singular
            .strip_suffix('e')
            .filter(|root| self.has_long_plurals && root.ends_with(['n', 'd', 'r', 'l', 'z', 'j', 'c']));
        long.unwrap_or(singular)
    }
}

/// The word and its regular plurals.
fn plurals(word: &str, long: bool) -> Vec<String> {
    let mut plurals = vec![format!("{word}s")];
    if long {
        plurals.push(format!("{word}es"));
        plurals.extend(word.strip_suffix('z').map(|root| format!("{root}ces")));
    } else {
        plurals.extend(word.strip_suffix('y').map(|root| format!("{root}ies")));
        if word.ends_with(['s', 'x', 'h', 'z', 'o']) {
            plurals.push(format!("{word}es"));
        }
    }
    plurals
}

/// A word in the letters by which the lexicon knows it.
pub(super) fn folded(word: &str) -> String {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    word.chars().filter_map(letter).collect()
}

/// A number for a concept, a stem or a name, the same in each run.
pub(super) fn hash(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}
