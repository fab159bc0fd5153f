//! How groups and figures are laid out, and in which order they stand.

use crate::analysis::Relation;

use super::index::Known;

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

/// What two groups are compared by, before their names are.
type Key = (u64, u64, u64, u64);

/// Sorts groups, given by their indexes. Those without a name come last where names count, either way round.
pub fn sort(rows: &mut Vec<u32>, groups: &[Known], sort: Sort, reverse: bool) {
    // Numbers first: most pairs are told apart without a look at their names.
    let mut keyed: Vec<(Key, u32)> = rows
        .iter()
        .map(|&at| (key(&groups[at as usize], sort), at))
        .collect();
    keyed.sort_unstable_by(|(a, x), (b, y)| {
        let (one, two) = (&groups[*x as usize], &groups[*y as usize]);
        let order = a.cmp(b).then_with(|| one.name.cmp(&two.name));
        order.then_with(|| one.first.cmp(&two.first))
    });
    rows.clear();
    rows.extend(keyed.into_iter().map(|(_, at)| at));
    if reverse {
        let named = |at: &u32| sort != Sort::Name || !groups[*at as usize].name.is_empty();
        let end = rows.partition_point(named);
        rows[..end].reverse();
    }
}

fn key(known: &Known, sort: Sort) -> Key {
    let name = prefix(&known.name);
    let ratio = descending(known.ratio);
    match sort {
        Sort::Attention => {
            let relation = Relation::ALL.iter().position(|one| *one == known.relation);
            let sources = u64::from(u32::MAX - known.sources);
            (relation.unwrap_or(0) as u64, sources, ratio, name)
        }
        Sort::Name => (name, 0, 0, 0),
        Sort::Spread => (ratio, name, 0, 0),
        Sort::Sources => (u64::from(u32::MAX - known.sources), ratio, name, 0),
        Sort::Value => (descending(known.greatest), name, 0, 0),
    }
}

/// The first letters as a number, in the order of the letters; nothing comes last.
#[must_use]
pub fn prefix(name: &str) -> u64 {
    if name.is_empty() {
        return u64::MAX;
    }
    let mut bytes = [0; 8];
    let len = name.len().min(8);
    bytes[..len].copy_from_slice(&name.as_bytes()[..len]);
    u64::from_be_bytes(bytes)
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
