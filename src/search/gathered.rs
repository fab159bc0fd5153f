//! What a story has put together from several articles, taken out of it so that it can be searched on another
//! thread. Taking it out is a copy into a few rows; whoever holds the story is held up by no more than that.

use crate::analysis::{Period, Relation};
use crate::story::{DateAt, FigureAt, Story};

/// The groups of figures and the events of a story, as of its last [`Story::settle`].
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    groups: Vec<(Counted, usize, usize)>,
    /// The names of the groups, one behind the other, and their figures; a group knows where its own end.
    names: String,
    figures: Vec<FigureAt>,
    events: Vec<(Told, usize)>,
    /// The mentions of the events, in the same way.
    mentions: Vec<DateAt>,
}

/// What some figures count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// The group's id.
    pub(super) id: u64,
    /// Whether the numbers exclude each other.
    pub(super) differs: bool,
}

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// When, if anything settles it.
    pub(super) when: Option<Period>,
    /// Whether its sources date it otherwise.
    pub(super) disagrees: bool,
}

impl Gathered {
    /// Takes them out.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let mut gathered = Self::default();
        for group in story.groups() {
            gathered.names.push_str(&group.name);
            gathered.figures.extend_from_slice(&group.figures);
            let counted = Counted {
                id: group.id,
                differs: group.relation == Relation::Differs,
            };
            let ends = (gathered.names.len(), gathered.figures.len());
            gathered.groups.push((counted, ends.0, ends.1));
        }
        for event in story.events() {
            gathered.mentions.extend_from_slice(&event.mentions);
            let told = Told {
                when: event.when,
                disagrees: event.disagrees,
            };
            gathered.events.push((told, gathered.mentions.len()));
        }
        gathered
    }

    /// The numbers of the groups, in the order of their first figures.
    pub(super) fn group_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_unstable_by_key(|at| {
            let (counted, _, figures) = self.group(*at);
            (figures.first().copied(), counted.id)
        });
        order
    }

    /// A group with its name and figures.
    pub(super) fn group(&self, at: usize) -> (Counted, &str, &[FigureAt]) {
        let before = at.checked_sub(1).map(|before| self.groups[before]);
        let (name, figure) = before.map_or((0, 0), |(_, name, figure)| (name, figure));
        let (counted, name_end, figure_end) = self.groups[at];
        (
            counted,
            &self.names[name..name_end],
            &self.figures[figure..figure_end],
        )
    }

    /// The numbers of the events, in the order of their first mentions.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        order.sort_unstable_by_key(|at| self.event(*at).1.first().copied());
        order
    }

    /// An event and its mentions.
    pub(super) fn event(&self, at: usize) -> (Told, &[DateAt]) {
        let start = at.checked_sub(1).map_or(0, |before| self.events[before].1);
        let (told, end) = self.events[at];
        (told, &self.mentions[start..end])
    }
}
