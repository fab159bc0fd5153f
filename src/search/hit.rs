//! What a search has found: values that need neither the index nor a lock to be read.

use std::collections::HashMap;

use crate::analysis::Place;
use crate::story::{DateAt, FigureAt};
use crate::text::{self, Span};

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Index of the article where it stands: the first allowed one, where there are several. 0 for a command.
    pub article: usize,
    /// The words to open it at, if they are in the prose: the first that match, of a finding its words.
    pub place: Option<Place>,
    /// Where all of it stands in the article's text, if it does.
    pub extent: Option<Span>,
    /// What was searched: the passage, the title, the name.
    pub text: String,
    /// What of `text` matches, in bytes, in order, not overlapping.
    pub matches: Vec<Span>,
    /// How well it matches; the higher the better.
    pub score: i32,
    /// Whether it has not the words that were typed, but such as mean the same in another language. These come after
    /// all others.
    pub by_meaning: bool,
}

/// Something that the reader noted, to be found by its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Index of the article.
    pub article: usize,
    /// The words that it is about; `None` where that is the article as a whole.
    pub place: Option<Place>,
    /// What was noted.
    pub text: Box<str>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of an article.
    Title,
    /// The name of an outlet.
    Source,
    /// What figures count.
    Figure {
        /// The group's id.
        group: u64,
        /// The figure of it that is meant, the first allowed one.
        at: FigureAt,
    },
    /// What happened.
    Event {
        /// The sentence that is meant: that of the first allowed article.
        at: DateAt,
    },
    /// A name of a person, a place, an organisation.
    Name,
    /// What the reader noted.
    Note,
    /// One of the texts that the caller offered, by its number.
    Command(usize),
    /// A passage.
    Passage(text::Kind),
}

impl Kind {
    /// The name that `search` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Source => "source",
            Self::Figure { .. } => "figure",
            Self::Event { .. } => "event",
            Self::Name => "name",
            Self::Note => "note",
            Self::Command(_) => "command",
            Self::Passage(kind) => kind.name(),
        }
    }
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best, in order, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all, counted one by one.
    pub found: usize,
    /// How many more the words find that the fields hide.
    pub hidden: usize,
    /// How much there is to be found: passages, titles, names and so on.
    pub all: usize,
}

impl Found {
    /// The hits by article, in the order of the best of each; as indexes of [`Found::hits`]. Commands are left out.
    #[must_use]
    pub fn by_article(&self) -> Vec<(usize, Vec<usize>)> {
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
        for (index, hit) in self.hits.iter().enumerate() {
            if matches!(hit.kind, Kind::Command(_)) {
                continue;
            }
            let place = *places.entry(hit.article).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, group)) => group.push(index),
                None => groups.push((hit.article, vec![index])),
            }
        }
        groups
    }
}
