//! How groups and figures are laid out, and in which order they stand.

use crate::analysis::Relation;

use super::index::{Index, Known};

/// How the figures are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// A row for each thing counted, a column for each source.
    #[default]
    Matrix,
    /// A row for each figure.
    List,
    /// The figures of one group over time.
    Plot,
}

impl Face {
    /// The face after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Matrix => Self::List,
            Self::List => Self::Plot,
            Self::Plot => Self::Matrix,
        }
    }
}

/// What the groups are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What needs most attention first.
    #[default]
    Attention,
    /// What is counted.
    Name,
    /// How far the numbers are apart, the furthest first.
    Spread,
    /// How many sources give it, the most first.
    Sources,
    /// The greatest number, the greatest first.
    Value,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Attention => Self::Name,
            Self::Name => Self::Spread,
            Self::Spread => Self::Sources,
            Self::Sources => Self::Value,
            Self::Value => Self::Attention,
        }
    }

    /// The order's name, to follow “by”.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Attention => "attention",
            Self::Name => "name",
            Self::Spread => "spread",
            Self::Sources => "number of sources",
            Self::Value => "value",
        }
    }
}

/// What the list of figures is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What is counted.
    #[default]
    What,
    /// The number.
    Value,
    /// What the number is in its context.
    Role,
    /// Who gives it.
    Source,
    /// When that was published.
    Date,
}

impl Column {
    /// The column after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::What => Self::Value,
            Self::Value => Self::Role,
            Self::Role => Self::Source,
            Self::Source => Self::Date,
            Self::Date => Self::What,
        }
    }

    /// The column's name, to follow “by”.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::What => "what is counted",
            Self::Value => "value",
            Self::Role => "role",
            Self::Source => "source",
            Self::Date => "date",
        }
    }
}

/// The indexes of groups in an order. Those that it does not tell apart stay as they are, by name; those
/// without a name come last where names count, either way round.
#[must_use]
pub fn sorted(index: &Index, sort: Sort, reverse: bool) -> Vec<u32> {
    let mut keyed: Vec<(u64, u64, u32)> = (0..)
        .zip(&index.groups)
        .map(|(at, known)| {
            let (first, second) = key(known, sort);
            (first, second, at)
        })
        .collect();
    keyed.sort_unstable();
    let mut rows: Vec<u32> = keyed.into_iter().map(|(.., at)| at).collect();
    if reverse {
        let is_named =
            |at: &u32| sort != Sort::Name || !index.names.is_empty(index.groups[*at as usize].name);
        let end = rows.partition_point(is_named);
        rows[..end].reverse();
    }
    rows
}

fn key(known: &Known, sort: Sort) -> (u64, u64) {
    let ratio = descending(known.ratio);
    let sources = u64::from(u32::MAX - known.sources);
    match sort {
        Sort::Attention => {
            let relation = Relation::ALL.iter().position(|one| *one == known.relation);
            ((relation.unwrap_or(0) as u64) << 32 | sources, ratio)
        }
        Sort::Name => (known.name.into(), 0),
        Sort::Spread => (ratio, 0),
        Sort::Sources => (sources, ratio),
        Sort::Value => (descending(known.greatest), 0),
    }
}

/// A number as one that sorts alike.
#[must_use]
pub fn ascending(number: f64) -> u64 {
    let bits = number.to_bits();
    if number.is_sign_negative() {
        !bits
    } else {
        bits | (1 << 63)
    }
}

/// A number as one that sorts the other way round.
#[must_use]
pub fn descending(number: f64) -> u64 {
    !ascending(number)
}
