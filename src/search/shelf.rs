//! The short texts of one sort, and where in the articles each stands.

use rustc_hash::FxHashMap;

use super::catalogue::Catalogue;
use crate::text::fold::loose;

/// A sort of what is found, in the order in which they go before each other where all else is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Title,
    Source,
    Command,
    Figure,
    Name,
    Note,
    Event,
    Passage,
}

impl Sort {
    /// Those that have a shelf. What happened is told in a sentence, and found by its words as passages are.
    pub(super) const SHORT: [Self; 6] = [
        Self::Title,
        Self::Source,
        Self::Command,
        Self::Figure,
        Self::Name,
        Self::Note,
    ];
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// Index of the article.
    pub(super) article: u32,
    /// Index among the article's findings of that sort.
    pub(super) detail: u32,
    /// The number of the passage, if it stands in one.
    pub(super) passage: Option<u32>,
}

/// Short texts of one sort.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) catalogue: Catalogue,
    places: Vec<Vec<At>>,
    /// The texts that were put together, each by how it is compared.
    known: FxHashMap<Box<str>, u32>,
}

impl Shelf {
    /// Adds a text of its own; returns its number.
    pub(super) fn push(&mut self, text: &str, rank: u32, places: Vec<At>) -> u32 {
        self.catalogue.push(text, rank);
        self.places.push(places);
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a place to a text that may be there already; returns its number, if there is a text.
    pub(super) fn join(&mut self, text: &str, rank: u32, place: At) -> Option<u32> {
        let key = loose(text);
        if key.is_empty() {
            return None;
        }
        if let Some(&at) = self.known.get(&*key) {
            self.places[at as usize].push(place);
            self.catalogue.raise(at as usize, rank);
            return Some(at);
        }
        let at = self.push(text, rank, vec![place]);
        self.known.insert(key.into(), at);
        Some(at)
    }

    /// Where a text stands, in the order of articles; nowhere, for a command.
    pub(super) fn places(&self, at: usize) -> &[At] {
        &self.places[at]
    }
}
