//! What the rows are and in which order: events, articles that were printed, or both; those without a
//! date last. An order is made once for a story and narrowed for each filter.

use crate::analysis::{Limit, Period, Precision};
use crate::report::events;
use crate::story::{Article, DateAt, Event, Story};

use super::super::facts;
use super::window::{Zoom, number};

/// Which of its two times a story is told by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// When things happened.
    #[default]
    Happened,
    /// Both.
    Both,
    /// When they were printed.
    Printed,
}

impl Clock {
    /// The clock after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Happened => Self::Both,
            Self::Both => Self::Printed,
            Self::Printed => Self::Happened,
        }
    }

    /// What it shows, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Happened => "when things happened",
            Self::Both => "when things happened and when they were printed",
            Self::Printed => "when articles were printed",
        }
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The event of that index.
    Event(u32),
    /// That the article of that index was printed.
    Printed(u32),
}

impl Item {
    /// When.
    #[must_use]
    pub fn when(self, story: &Story) -> Option<Period> {
        match self {
            Self::Event(at) => story.events().get(at as usize)?.when,
            Self::Printed(at) => story.article(at as usize)?.published_period(),
        }
    }

    /// The event, if it is one.
    #[must_use]
    pub fn event(self, story: &Story) -> Option<&Event> {
        match self {
            Self::Event(at) => story.events().get(at as usize),
            Self::Printed(_) => None,
        }
    }

    /// What it is known by, whatever comes to the story.
    #[must_use]
    pub fn lasting(self, story: &Story) -> Option<Lasting> {
        match self {
            Self::Event(_) => self.event(story)?.mentions.first().copied().map(Lasting::Told),
            Self::Printed(at) => Some(Lasting::Printed(at)),
        }
    }
}

/// What a row is known by, whatever comes to the story: events have no lasting index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// The event that this mention tells of.
    Told(DateAt),
    /// The printing of an article.
    Printed(u32),
}

/// A mention of an event, with all that the strip needs: the articles themselves lie too far apart to be
/// looked into for each of many events.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which one.
    pub at: DateAt,
    /// Its first and last day, if it has any.
    pub days: Option<(i64, i64)>,
    /// How closely that is said.
    pub precision: Precision,
    /// Whether time begins or ends there.
    pub limit: Limit,
}

/// The rows of a story in order, before any filter.
#[derive(Debug, Default)]
pub struct Order {
    /// The articles and events that were there when it was made, and how often they were reread.
    made_of: (usize, usize, u64),
    items: Vec<Item>,
    /// For each event, its first and last day by their numbers; `None` for the undated.
    days: Vec<Option<(i64, i64)>>,
    /// The mentions of all events, event by event.
    marks: Vec<Mark>,
    /// For each event, the first of its marks; and behind them how many there are.
    first: Vec<usize>,
    /// The first and last day of all.
    all: Option<(i64, i64)>,
    /// Those of all that does not lie far off.
    bulk: Option<(i64, i64)>,
}

impl Order {
    /// Makes the order anew where the story has grown; whether it had.
    pub fn grow(&mut self, story: &Story) -> bool {
        let made_of = (story.entries().len(), story.events().len(), story.rereadings());
        if self.made_of == made_of {
            return false;
        }
        self.made_of = made_of;
        let days = |when: Period| (number(when.from), number(when.to));
        self.days = story.events().iter().map(|event| event.when.map(days)).collect();
        self.marks.clear();
        self.first.clear();
        for event in story.events() {
            self.first.push(self.marks.len());
            self.marks.extend(event.mentions.iter().filter_map(|at| {
                let (_, mention) = events::mention(story, *at)?;
                Some(Mark {
                    at: *at,
                    days: mention.when.map(days),
                    precision: mention.precision,
                    limit: mention.limit,
                })
            }));
        }
        self.first.push(self.marks.len());
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        // Numbers are compared quicker than calendar days. What has none comes last.
        let last = (i64::MAX, i64::MAX);
        let mut keyed: Vec<_> = (0..self.days.len())
            .map(|at| {
                let told = self.marks(narrow(at)).first().map(|mark| mark.at);
                (self.days[at].unwrap_or(last), told, Item::Event(narrow(at)))
            })
            .collect();
        let printed: Vec<_> = story
            .entries()
            .iter()
            .map(|entry| entry.article.published_period().map(days))
            .collect();
        keyed.extend(
            printed
                .iter()
                .enumerate()
                .map(|(at, days)| (days.unwrap_or(last), None, Item::Printed(narrow(at)))),
        );
        keyed.sort_by_key(|(days, told, _)| (*days, *told));
        self.items = keyed.into_iter().map(|(.., item)| item).collect();
        let dated = self.days.iter().chain(&printed).flatten().copied();
        self.bulk = bulk(dated.clone().collect());
        self.all = dated.reduce(|(from, to), (first, last)| (from.min(first), to.max(last)));
        true
    }

    /// The rows that a clock shows.
    #[must_use]
    pub fn of(&self, clock: Clock) -> Vec<Item> {
        let is_shown = |item: &&Item| match clock {
            Clock::Happened => matches!(item, Item::Event(_)),
            Clock::Both => true,
            Clock::Printed => matches!(item, Item::Printed(_)),
        };
        self.items.iter().filter(is_shown).copied().collect()
    }

    /// The mentions of an event.
    #[must_use]
    pub fn marks(&self, event: u32) -> &[Mark] {
        let at = event as usize;
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(first), Some(end)) => &self.marks[*first..*end],
            (Some(first), None) => &self.marks[*first..],
            _ => &[],
        }
    }

    /// The first and last day of a row, by their numbers.
    #[must_use]
    pub fn days(&self, item: Item, story: &Story) -> Option<(i64, i64)> {
        match item {
            Item::Event(at) => *self.days.get(at as usize)?,
            Item::Printed(_) => {
                let when = item.when(story)?;
                Some((number(when.from), number(when.to)))
            }
        }
    }

    /// The row that is known by something.
    #[must_use]
    pub fn find(&self, rows: &[Item], kept: Lasting) -> Option<usize> {
        rows.iter().position(|item| match (*item, kept) {
            (Item::Printed(at), Lasting::Printed(article)) => at == article,
            (Item::Event(event), Lasting::Told(at)) => self.marks(event).iter().any(|mark| mark.at == at),
            _ => false,
        })
    }

    /// The first and last day of all rows, filtered or not; as a whole they are seen without those that lie far off.
    #[must_use]
    pub fn bounds(&self, zoom: Zoom) -> (i64, i64) {
        let days = if zoom == Zoom::Whole { self.bulk } else { self.all };
        days.unwrap_or_default()
    }
}

/// So many rows are needed before one of them lies far off from the others.
const SEVERAL: usize = 8;
/// A row lies far off that is so many times farther from most than they are from each other.
const FAR: i64 = 4;

/// The first and last day of some rows, but for those that lie far off: one year of long ago would leave no room for all
/// that is told of a few weeks.
fn bulk(days: Vec<(i64, i64)>) -> Option<(i64, i64)> {
    let (mut first, mut last): (Vec<i64>, Vec<i64>) = days.into_iter().unzip();
    first.sort_unstable();
    last.sort_unstable();
    let count = first.len();
    let cut = if count < SEVERAL { 0 } else { (count / 10).max(1) };
    let (from, to) = (*first.get(cut)?, *last.get(count - 1 - cut)?);
    let far = FAR * (to - from).max(30);
    let near = |day: &i64| (from - far..=to + far).contains(day);
    let begins = first.into_iter().find(|day| cut == 0 || near(day))?;
    let ends = last.into_iter().rev().find(|day| cut == 0 || near(day))?;
    Some((begins, ends.max(begins)))
}

/// When a row was, in short.
#[must_use]
pub fn when(item: Item, story: &Story) -> String {
    match item {
        Item::Event(_) => {
            item.event(story)
                .map_or_else(String::new, |event| match (event.when, event.mentions.first()) {
                    // What its words are says more than that they do not settle it.
                    (None, Some(at)) => {
                        let told = events::told(story, *at);
                        format!("“{}”", told.date.of(&told.sentence))
                    }
                    _ => events::when(story, event),
                })
        }
        Item::Printed(at) => story
            .article(at as usize)
            .map_or_else(String::new, Article::date_words),
    }
}

/// What a row tells, in full.
#[must_use]
pub fn what_in_full(item: Item, story: &Story) -> String {
    match item {
        Item::Event(_) => item
            .event(story)
            .and_then(|event| event.mentions.first())
            .map_or_else(String::new, |at| events::told(story, *at).sentence.into_owned()),
        Item::Printed(at) => story.article(at as usize).map_or_else(String::new, |article| {
            format!("printed: “{}”", facts::title(article))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_long_ago_leaves_room_for_the_rest() {
        let weeks: Vec<(i64, i64)> = (0..10)
            .map(|week| (20_000 + week * 7, 20_000 + week * 7))
            .collect();
        assert_eq!(bulk(weeks.clone()), Some((20_000, 20_063)));
        let far = [weeks.clone(), vec![(-730, -365), (20_300, 20_300)]].concat();
        assert_eq!(bulk(far), Some((20_000, 20_300)), "a few months are not far");
        assert_eq!(
            bulk(vec![(-730, -365), (20_300, 20_300)]),
            Some((-730, 20_300)),
            "two are no story"
        );
        assert_eq!(bulk(Vec::new()), None);
    }
}
