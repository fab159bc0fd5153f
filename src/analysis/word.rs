//! What a word of the lexicon means to the analysis.

use super::model::Role;
use super::pattern::Hint;

/// What a word can be; a word can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the lists of the lexicon, where each is explained")]
pub(super) enum Class {
    Abbreviation,
    One,
    Article,
    Another,
    Half,
    NumberAnd,
    DecimalPoint,
    Price,
    RangeAnd,
    RangeOr,
    RangeTo,
    Change,
    Stop,
    Verb,
    AdjectiveBefore,
    Plural,
    AdjectiveAsNoun,
    Copula,
    Auxiliary,
    ClockPerhaps,
    AgeBefore,
    AgeThan,
    AgeOf,
    Comparative,
    DefiniteSingular,
    RangeFrom,
    PartOf,
    Attribution,
    Singular,
    NotBoundBeforeTime,
    Negation,
    NoNegationWith,
    PerNoun,
    Reaching,
    Intention,
    Naming,
    Numbering,
    Street,
    Anniversary,
    Measure,
    Counting,
    OneIdiom,
    Relative,
    Definite,
    Future,
    Planned,
    PlannedOfMany,
    Leading,
    Past,
    Until,
    TimeAhead,
    Since,
    DoubtfulMonth,
    MonthLead,
    Weekly,
    Feast,
    Lasting,
    NoDayAfter,
    Title,
    Connective,
    Organisation,
    PlaceWord,
    PlaceBefore,
}

/// A unit of time on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
    Decade,
    /// Shorter or longer than what a calendar counts by.
    Other,
}

/// How a word takes part in a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeric {
    /// A cardinal: `twenty`.
    Cardinal(f64),
    /// A multiplier: `million`.
    Scale(f64),
    /// A noun that is a number: `dozen`.
    Collective(f64),
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) classes: u64,
    /// How it takes part in numerals.
    pub(super) numeric: Option<Numeric>,
    /// What it multiplies a number by, close behind its digits.
    pub(super) suffix: Option<f64>,
    /// 1 for the first, 2 for the second.
    pub(super) ordinal: Option<u8>,
    /// 1 to 12.
    pub(super) month: Option<i8>,
    /// Monday is 1.
    pub(super) weekday: Option<i8>,
    /// The unit of time that it names.
    pub(super) time: Option<TimeUnit>,
    /// Whether it names several of them.
    pub(super) times: bool,
    /// The tens of the decade that it names.
    pub(super) decade: Option<u8>,
    /// What it can fill in a date.
    pub(super) hint: Hint,
    /// Whether a figure can start with it.
    pub(super) starts_figure: bool,
    /// The role that it gives inside a noun phrase.
    pub(super) role: Option<Role>,
    /// The unit of time that it means together with `per`.
    pub(super) per: Option<&'static str>,
}
