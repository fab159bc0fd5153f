//! What can be said of something: that it was checked and how that came out, how it really reads, that two passages go
//! together or do not, that one wants to come back to it.

/// How a check came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It was not checked, or is to be again.
    #[default]
    Open,
    /// It is so.
    Verified,
    /// It is not so.
    Wrong,
    /// It was checked, and cannot be told.
    Unclear,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Verified, Self::Wrong, Self::Unclear];

    /// The name in files and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Verified => "verified",
            Self::Wrong => "wrong",
            Self::Unclear => "cannot tell",
        }
    }

    /// One column that stands for it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Open => "·",
            Self::Verified => "✓",
            Self::Wrong => "✗",
            Self::Unclear => "⁇",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What was decided of something, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// How it came out.
    pub state: State,
    /// What the reader noted on it; empty if nothing.
    pub note: Box<str>,
    /// By what it was checked; empty if nothing.
    pub source: Box<str>,
}

impl Check {
    /// Whether nothing was decided and nothing noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What of something can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// How a figure reads: number, bound, role and what it counts, as one would write it.
    Reads,
    /// Which days a date means.
    Means,
    /// From which day a date is counted.
    CountedFrom,
    /// An article's title.
    Title,
    /// Who published it.
    Source,
    /// When it was published.
    Published,
    /// The language of its prose.
    Language,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 7] = [
        Self::Reads,
        Self::Means,
        Self::CountedFrom,
        Self::Title,
        Self::Source,
        Self::Published,
        Self::Language,
    ];

    /// The name for people.
    #[must_use]
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }

    /// The name in files, and where it is typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Means => "means",
            Self::CountedFrom => "counted_from",
            Self::Title => "title",
            Self::Source => "source",
            Self::Published => "published",
            Self::Language => "language",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Two passages tell the same.
    Together,
    /// Two passages do not tell the same.
    Apart,
    /// It was checked, or something was noted on it.
    Check(Check),
    /// It is to be read otherwise.
    Corrected {
        /// What of it.
        field: Field,
        /// How it is to be read.
        to: Box<str>,
    },
    /// A letter to come back by.
    Mark(char),
}

/// What is written where a figure or a date is none.
pub const NONE: &str = "none";
/// How else people may write it.
const ALSO_NONE: [&str; 4] = ["no figure", "not a figure", "no date", "not a date"];

/// Whether words say that a figure or a date is none.
#[must_use]
pub fn says_none(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    words == NONE || ALSO_NONE.contains(&words.as_str())
}

impl Said {
    /// What it says that something is not, in words; `None` where it says no such thing.
    #[must_use]
    pub fn denial(&self) -> Option<&'static str> {
        match self {
            Self::Corrected { field, to } if says_none(to) => match field {
                Field::Reads => Some("not a figure"),
                Field::Means => Some("not a date"),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether one stands in the place of the other where both are said of the same thing.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Together | Self::Apart, Self::Together | Self::Apart)
            | (Self::Check(_), Self::Check(_)) => true,
            (Self::Corrected { field: one, .. }, Self::Corrected { field: two, .. }) => one == two,
            (Self::Mark(one), Self::Mark(two)) => one == two,
            _ => false,
        }
    }
}
