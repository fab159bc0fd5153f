//! What findings of one article have in common with those of another, in terms that are the same in every
//! language: what a figure counts, what a dated sentence tells, which arithmetic a text claims.

use super::model::{Figure, Period};
use crate::text::Span;

/// What a figure counts or measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// In the words of the text, for people: `Cuban doctors`, `dollars monthly`; empty for a bare number.
    pub words: Box<str>,
    /// The concept of what is counted or measured: a name of the lexicon, or the stem of a word that it does
    /// not have. Empty where nothing says.
    pub concept: Box<str>,
    /// What tells it from other things of the concept, in order, each once.
    pub traits: Box<[Trait]>,
    /// Hashes of what else the sentence speaks of, in order, each once.
    pub context: Box<[u64]>,
    /// How much the concept says by itself.
    pub telling: Telling,
    /// The unit's name; empty where things are counted.
    pub unit: &'static str,
    /// Per what.
    pub rate: Option<Rate>,
    /// Whether the sentence speaks of what is to come.
    pub is_to_come: bool,
    /// Whether the number is written in words, which round.
    pub in_words: bool,
    /// Whether the words put it close to its bound: `just over`.
    pub is_close: bool,
    /// The time for which the sentence gives the number, if it names one.
    pub as_of: Option<Period>,
}

/// What tells some things of a concept from others: concepts of the lexicon, stems, names in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trait {
    /// Of what kind they are: `complex surgeries`.
    Kind(Box<str>),
    /// Whose they are, as the words say or an earlier mention in the article: `Cuban doctors`.
    Whose(Box<str>),
    /// What narrows them: what befell them, in whom they are counted, what a unit measures.
    Narrowed(Box<str>),
    /// Where they are.
    Place(Box<str>),
}

impl Trait {
    /// The concept, stem or name that it is made of.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Kind(words) | Self::Whose(words) | Self::Narrowed(words) | Self::Place(words) => words,
        }
    }
}

/// Whether two figures of passages that tell the same count the same thing: the concept or the unit is one, and
/// nothing that both say of it tells them apart.
#[must_use]
pub fn alike(a: &Subject, b: &Subject) -> bool {
    let rate = |subject: &Subject| subject.rate.as_ref().map(|rate| rate.of.clone());
    let same_concept = a.concept == b.concept;
    let measured = !a.unit.is_empty() && (a.concept.is_empty() || b.concept.is_empty());
    let of = |sort: fn(&Trait) -> bool| {
        let [one, two] =
            [a, b].map(|subject| subject.traits.iter().filter(|it| sort(it)).collect::<Vec<_>>());
        one.is_empty() || two.is_empty() || one.iter().any(|it| two.contains(it))
    };
    a.unit == b.unit
        && rate(a) == rate(b)
        && (same_concept && !(a.concept.is_empty() && a.unit.is_empty()) || measured)
        && of(|it| matches!(it, Trait::Whose(_)))
        && of(|it| matches!(it, Trait::Place(_)))
        && of(|it| matches!(it, Trait::Narrowed(_)))
}

/// How much a concept says by itself of what is counted, when nothing else does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// All: the dead of a story are its dead.
    All,
    /// That it is such a thing, of which there may be several kinds.
    #[default]
    Some,
    /// Nearly nothing: people, a unit.
    Little,
}

/// Per what a figure is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The concept: `inhabitant`, `month`.
    pub of: Box<str>,
    /// Per how many of them.
    pub number: f64,
}

/// What a dated sentence tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Happening {
    /// Hashes of the concepts and stems that the sentence tells it by, in order, each once.
    pub told: Box<[u64]>,
    /// Those of them that tell what happened, and to whom.
    pub deeds: Box<[u64]>,
    /// Hashes of the names in it, and of those that it takes up from the sentences before, in order, each once.
    pub names: Box<[u64]>,
    /// The weekday that it names as counted from when it was written: Monday is 1.
    pub weekday: Option<i8>,
    /// What of the sentence tells it, in bytes of its passage.
    pub clause: Span,
}

impl Happening {
    /// Whether two sentences tell of one deed: something happens to somebody, or somebody does it, in both.
    #[must_use]
    pub fn tells_deed_of(&self, other: &Self) -> bool {
        self.deeds
            .iter()
            .any(|deed| other.deeds.binary_search(deed).is_ok())
    }
}

/// Arithmetic that a text claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What is claimed.
    pub claim: Claim,
    /// Indexes of the figures that it is about, in the order of [`Claim`].
    pub figures: Box<[u32]>,
    /// What the other figures come to.
    pub comes_to: f64,
    /// Whether the claim holds, roundings allowed.
    pub holds: bool,
}

/// What a text claims of some of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// The first is the sum of the others.
    Sum,
    /// The first is a whole that the others are parts of: they come to no more than it.
    Parts,
    /// The first is the share, the second of what, the third how many that is said to be.
    Share,
    /// The first is so many times the second.
    Times {
        /// How many times, in tenths: 20 for `double`, 5 for `half`.
        tenths: u16,
        /// Whether it is somewhat less: `nearly double`.
        nearly: bool,
        /// Whether it is more: `more than double`.
        over: bool,
    },
}

/// The number of a figure per one of what it is given per.
#[must_use]
pub fn per_one(figure: &Figure, subject: &Subject) -> (f64, f64) {
    let by = subject.rate.as_ref().map_or(1.0, |rate| rate.number);
    (figure.value.low / by, figure.value.high / by)
}
