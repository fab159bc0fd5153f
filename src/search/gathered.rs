//! What a story has put together from several articles, taken out of it so that it can be searched on another
//! thread.

use crate::analysis::Relation;
use crate::story::{Event, FigureAt, Story};

/// The groups of figures and the events of a story, as of its last [`Story::settle`].
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    pub(super) groups: Vec<Counted>,
    pub(super) events: Vec<Event>,
}

/// What some figures count.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// The group's id.
    pub(super) id: u64,
    /// What is counted.
    pub(super) name: Box<str>,
    /// The figures.
    pub(super) figures: Vec<FigureAt>,
    /// Whether their numbers exclude each other.
    pub(super) differs: bool,
}

impl Gathered {
    /// Takes them out, in the order of their first words.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let mut groups: Vec<Counted> = story
            .groups()
            .map(|group| Counted {
                id: group.id,
                name: group.name.clone(),
                figures: group.figures.clone(),
                differs: group.relation == Relation::Differs,
            })
            .collect();
        groups.sort_unstable_by_key(|group| (group.figures.first().copied(), group.id));
        let mut events = story.events().to_vec();
        events.sort_unstable_by_key(|event| event.mentions.first().copied());
        Self { groups, events }
    }
}
