//! What is found in prose: figures, dates and names, each as a span of the passage it stands in with the
//! reasons for its reading. Plain values; how they are found is the other files' work.

use jiff::civil::Date;

use crate::text::{Language, Span};

/// Words of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the passage in the article.
    pub passage: u32,
    /// Where they stand, in bytes of the passage's text.
    pub span: Span,
}

/// A quantity in prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Bound, number, what is counted and per what, as far as they stand together.
    pub place: Place,
    /// The sentence.
    pub sentence: Span,
    /// The number's own words, currency sign and multiplier included.
    pub number: Span,
    /// The number as it is read; both ends where it is a range.
    pub value: Value,
    /// Other readings of the number that stand too; empty where there is no doubt.
    pub others: Box<[f64]>,
    /// How the words limit the number.
    pub bound: Bound,
    /// What the number is in its context.
    pub role: Role,
    /// The words that say how it is limited (`just over`), if any, in the same passage.
    pub bound_words: Option<Span>,
    /// The words that give it its role (`additional`), if any, in the same passage.
    pub role_words: Option<Span>,
    /// What is counted; `None` for a bare number, or where only a unit is known.
    pub noun: Option<Noun>,
    /// What it is measured in.
    pub unit: Option<Unit>,
    /// Per what, in words: `1,000 inhabitants`, `hour`, `monthly`; in the same passage.
    pub per: Option<Span>,
    /// The language whose rules read it.
    pub language: Language,
    /// How the reader says that it reads, in place of its words.
    pub corrected: Option<Reread>,
}

/// A figure as the reader corrected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reread {
    /// What is counted, where that is not what the text says.
    pub counts: Option<Box<str>>,
}

/// A number, or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number; the lower end of a range.
    pub low: f64,
    /// The number; the upper end of a range.
    pub high: f64,
}

impl Value {
    /// One number.
    #[must_use]
    pub fn of(number: f64) -> Self {
        Self {
            low: number,
            high: number,
        }
    }

    /// Whether it has two ends.
    #[must_use]
    pub fn is_range(self) -> bool {
        self.low < self.high
    }
}

/// How words limit a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Not at all.
    #[default]
    Exact,
    /// `about`, `nearly`, `unos`, `casi`.
    About,
    /// `at least`, `or more`, `no menos de`.
    AtLeast,
    /// `more than`, `over`, `más de`.
    MoreThan,
    /// `up to`, `as many as`, `hasta`.
    AtMost,
    /// `under`, `fewer than`, `menos de`.
    LessThan,
    /// A range with both ends.
    Between,
}

impl Bound {
    /// The name that `figures` prints and the lexicon uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Between => "between",
        }
    }

    /// Every bound.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::About,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Between,
    ];
}

/// What a number is in its context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// All there are; what a number is unless words say otherwise.
    #[default]
    Total,
    /// On top of others: `additional`, `another`, `123 más`.
    Additional,
    /// Meant to be reached.
    Target,
    /// A part of a whole: `of them`, `16 of the 32`.
    Part,
    /// What is left: `the remaining 40`.
    Remaining,
    /// A mean.
    Average,
}

impl Role {
    /// The name that `figures` prints and the lexicon uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Additional => "additional",
            Self::Target => "target",
            Self::Part => "part",
            Self::Remaining => "remaining",
            Self::Average => "average",
        }
    }

    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::Total,
        Self::Additional,
        Self::Target,
        Self::Part,
        Self::Remaining,
        Self::Average,
    ];
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The noun phrase; its passage is not always the figure's.
    pub place: Place,
    /// Its head word, in the same passage.
    pub head: Span,
    /// How it was found.
    pub taken: Taken,
}

/// Where the noun of a figure was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It stands at the number.
    Here,
    /// It stands elsewhere in the sentence; the number itself has none.
    Sentence,
    /// It stands in an earlier sentence.
    Earlier,
}

/// What a figure is measured in, by a name that is the same in every language: `percent`,
/// `percentage point`, `year`, `km`, `km/h`, or the ISO 4217 code of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The name.
    pub name: &'static str,
    /// Whether it is money.
    pub is_money: bool,
}

/// Words that name a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words.
    pub place: Place,
    /// The sentence.
    pub sentence: Span,
    /// The calendar span that they mean; `None` where nothing settles it.
    pub when: Option<Period>,
    /// How closely the words say it.
    pub precision: Precision,
    /// How it was worked out.
    pub basis: DateBasis,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// Whether the time begins or ends there: `since`, `by`.
    pub limit: Limit,
    /// Other readings that stand too.
    pub others: Box<[Other]>,
}

/// A run of calendar days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// Whether two spans have a day in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// How closely words say a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// To the day, or from one day to another.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// Somewhere in the span: `early 2023`, `last week`, `the 1990s`.
    About,
}

impl Precision {
    /// The name that `dates` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::About => "about",
        }
    }
}

/// How a date was worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateBasis {
    /// The words say it, the year at most excepted.
    Absolute,
    /// It is the dateline's: `HAVANA, May 10 (Reuters)`.
    Dateline,
    /// It is the publication line's.
    Publication,
    /// It is counted from another date.
    Relative,
    /// The reader corrected it.
    Corrected,
}

impl DateBasis {
    /// The name that `dates` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Dateline => "dateline",
            Self::Publication => "publication",
            Self::Relative => "relative",
            Self::Corrected => "corrected",
        }
    }
}

/// What a date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Which kind of date.
    pub kind: AnchorKind,
    /// The date itself.
    pub date: Date,
    /// Its words, where they stand in the prose.
    pub place: Option<Place>,
}

/// Which date others are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorKind {
    /// The article's day of publication.
    Publication,
    /// The dateline's day.
    Dateline,
    /// A date earlier in the text.
    Text,
}

impl AnchorKind {
    /// The name that `dates` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Dateline => "dateline",
            Self::Text => "text",
        }
    }
}

/// Whether a time begins or ends at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Limit {
    /// It is that time itself.
    #[default]
    At,
    /// Up to it: `by`, `before`, `until`.
    Until,
    /// From it on: `since`, `after`.
    Since,
}

/// Another reading of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Other {
    /// The calendar span.
    pub when: Period,
    /// Why it stands too.
    pub why: Doubt,
}

/// Why a date has a second reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// Day and month can be read either way round.
    Order,
    /// Another date could be what it is counted from.
    Anchor(Anchor),
    /// It could be the time before or after: `on Friday`, `June 3`.
    Direction,
    /// The same article dates the same thing otherwise.
    Conflict(Place),
}

/// A name in the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words.
    pub place: Place,
    /// Index in [`Findings::named`](super::Findings::named) of whom or what they name.
    pub of: u32,
}

/// Whom or what names in an article name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The longest form.
    pub name: Box<str>,
    /// What it is.
    pub kind: NameKind,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// Something that its shape does not tell.
    Other,
}
