//! Words as concepts that English and Spanish share: by the lexicon where it has them, or else by a stem that
//! words of one root have in common: `hospitales` and `hospitals`, `naciones` and `nations`.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::text::fold::letter;
use crate::text::lexicon::Lexicon;
use crate::text::lexicon::concepts::Concepts as Lists;
use crate::text::lexicon::prose;

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

/// The names of the concepts that a word, perhaps not typed to its end, stands for in any language: the
/// searcher's `médicos` for a text's `doctors`. The word is folded; fewer than three letters stand for none.
#[must_use]
pub fn named(word: &str) -> Vec<&'static str> {
    if word.chars().count() < 3 {
        return Vec::new();
    }
    // Plurals are made by rule: they are not listed.
    let begins = |phrase: &str| {
        let plural = || {
            word.strip_prefix(phrase)
                .is_some_and(|rest| matches!(rest, "s" | "es"))
        };
        phrase.starts_with(word) || plural()
    };
    let lists = Lexicon::all()
        .iter()
        .flat_map(|lexicon| lexicon.concepts.sections());
    let lines = lists.flat_map(|(_, list)| prose::named(list));
    let mut names: Vec<&'static str> = lines
        .filter(|(_, words)| prose::phrases(words).any(begins))
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What else a word does for what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It tells nothing of what is counted.
    Empty,
    /// It says that somebody said something.
    Attribution,
    /// It leads to a place.
    Location,
    /// It joins a noun and what it is of.
    Complement,
    /// It says a number again in another way.
    Restates,
    /// It stands before a rest.
    Remains,
    /// It opens a whole behind its parts.
    Whole,
}

/// What a word means beyond the grammar of its language.
#[derive(Debug, Default)]
pub(super) struct Sense {
    concept: Option<Concept>,
    /// Phrases that begin with it, the longest first: the words after it, and what they name.
    phrases: Vec<(Box<[u32]>, Concept)>,
    uses: u8,
    /// How many times as much it means.
    pub(super) times: Option<f64>,
}

impl Sense {
    /// The concept that the word names by itself.
    pub(super) fn concept(&self) -> Option<Concept> {
        self.concept
    }

    pub(super) fn is(&self, it: Use) -> bool {
        self.uses & (1 << it as u8) != 0
    }

    /// The concept of the longest phrase that begins with it, and of how many words that is; `next` gives the
    /// numbers of the words after it.
    pub(super) fn phrase(&self, next: impl Fn(usize) -> u32) -> Option<(Concept, usize)> {
        let holds = |(rest, _): &&(Box<[u32]>, Concept)| (1..).zip(rest).all(|(at, word)| next(at) == *word);
        let found = self.phrases.iter().find(holds);
        found.map(|(rest, concept)| (*concept, rest.len() + 1))
    }
}

/// What the words of one language mean.
#[derive(Debug)]
pub(super) struct Concepts {
    senses: Vec<Sense>,
    /// Endings of this language, and what stands for them in all; the longest first.
    cognates: Vec<(&'static str, &'static str)>,
    /// Bounds that are close to their number.
    close: Vec<&'static str>,
    /// Whether plurals of words in a consonant end in -es.
    has_long_plurals: bool,
}

impl Concepts {
    /// The concepts of a lexicon, and the number of each word that means something; `head_last` where
    /// adjectives go before their noun.
    pub(super) fn compile(lists: &'static Lists, head_last: bool) -> (Self, FxHashMap<Box<str>, u32>) {
        let mut concepts = Compiler {
            ids: FxHashMap::default(),
            senses: vec![Sense::default()],
            has_long_plurals: !head_last,
        };
        let sorts = [
            Sort::Person,
            Sort::Fate,
            Sort::Measure,
            Sort::Thing,
            Sort::Happening,
            Sort::Nation,
        ];
        let mut made = Vec::new();
        for (sort, (_, list)) in sorts.into_iter().zip(lists.sections()) {
            for (name, words) in prose::named(list) {
                for phrase in prose::phrases(words) {
                    concepts.add(phrase, Concept { name, sort }, &mut made);
                }
            }
        }
        // What is listed goes before what is made up.
        for (plural, concept) in made {
            concepts.sense(&plural).concept.get_or_insert(concept);
        }
        for (it, list) in [
            (Use::Empty, &lists.empty),
            (Use::Attribution, &lists.attribution),
            (Use::Location, &lists.location),
            (Use::Complement, &lists.complement),
            (Use::Restates, &lists.restates),
            (Use::Remains, &lists.remains),
            (Use::Whole, &lists.whole),
        ] {
            for word in list.split_whitespace() {
                concepts.sense(word).uses |= 1 << it as u8;
            }
        }
        for (word, times) in prose::valued(lists.times.split_whitespace()) {
            concepts.sense(word).times = Some(times);
        }
        let mut cognates: Vec<_> = lists
            .cognates
            .split_whitespace()
            .filter_map(|pair| pair.split_once('='))
            .collect();
        cognates.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        let all = Self {
            senses: concepts.senses,
            cognates,
            close: prose::phrases(&lists.close).collect(),
            has_long_plurals: !head_last,
        };
        (all, concepts.ids)
    }

    /// What a word means, by its number.
    pub(super) fn of(&self, id: u32) -> &Sense {
        &self.senses[id as usize]
    }

    /// Whether folded words of a bound put the number close to it.
    pub(super) fn is_close(&self, bound: &str) -> bool {
        self.close.contains(&bound)
    }

    /// A word with an ending that all languages have, spelled as they all may spell it: `nation` for `naciones`.
    pub(super) fn common(&self, folded: &str) -> Option<String> {
        let singular = self.singular(folded);
        self.cognates.iter().find_map(|(ending, common)| {
            let root = singular.strip_suffix(ending).filter(|root| root.len() > 2)?;
            Some(format!("{root}{common}"))
        })
    }

    /// What words of one root have in common, in one language or two.
    pub(super) fn stem(&self, folded: &str) -> String {
        let common = self.common(folded);
        let swapped = common.unwrap_or_else(|| self.singular(folded).to_owned());
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

/// Concepts while they are read.
struct Compiler {
    ids: FxHashMap<Box<str>, u32>,
    senses: Vec<Sense>,
    has_long_plurals: bool,
}

impl Compiler {
    fn add(&mut self, phrase: &'static str, concept: Concept, made: &mut Vec<(String, Concept)>) {
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or_default();
        let rest: Box<[u32]> = words.map(|word| self.number(word)).collect();
        if !rest.is_empty() {
            let phrases = &mut self.sense(first).phrases;
            let at = phrases.partition_point(|(other, _)| other.len() >= rest.len());
            phrases.insert(at, (rest, concept));
            return;
        }
        let plurals = plurals(first, self.has_long_plurals).into_iter();
        made.extend(plurals.map(|plural| (plural, concept)));
        self.sense(first).concept = Some(concept);
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.senses.len()).unwrap_or(0);
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        self.ids.insert(word.into(), next);
        self.senses.push(Sense::default());
        next
    }

    fn sense(&mut self, word: &str) -> &mut Sense {
        let id = self.number(word);
        &mut self.senses[id as usize]
    }
}

/// The word and its regular plurals.
pub(super) fn plurals(word: &str, long: bool) -> Vec<String> {
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
