//! What is known of all groups beforehand, so that a key that sorts or filters looks at no article.

use std::cell::OnceCell;

use crate::analysis::{Relation, Role};
use crate::search::number::{Form, number};
use crate::story::{FigureAt, Story};

use super::filter::Filter;
use super::naming::{Names, Naming, folded, narrow};
use super::tags::Tags;

/// A group, by what it is sorted and found by.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Its id.
    pub id: u64,
    /// Its name, as the index of that among all names.
    pub name: u32,
    /// Its first figure.
    pub first: FigureAt,
    /// How its figures stand to each other.
    pub relation: Relation,
    /// How many articles give it.
    pub sources: u32,
    /// The greatest number divided by the least.
    pub ratio: f64,
    /// The greatest number.
    pub greatest: f64,
    /// Where its figures are among those of all groups.
    start: u32,
    end: u32,
}

/// All groups.
#[derive(Debug, Default)]
pub struct Index {
    /// The groups, by name.
    pub groups: Vec<Known>,
    /// The names of groups.
    pub names: Names,
    /// The figures of all groups, group after group.
    figures: Vec<FigureAt>,
    /// What they say, looked up when that is first asked for.
    said: OnceCell<Vec<Said>>,
    /// What the groups are about, looked up when words are first asked for.
    tags: OnceCell<Tags>,
    /// For each article, its rank by date, the undated last.
    pub ranks: Vec<u32>,
    /// For each article, the folded name of its source.
    pub sources: Vec<Box<str>>,
    /// For each article, its rank by the name of its source.
    pub source_ranks: Vec<u32>,
}

impl Index {
    /// The index of a story's groups.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let mut index = Self {
            groups: Vec::with_capacity(story.groups().size_hint().0),
            figures: Vec::with_capacity(story.figures()),
            ..Self::default()
        };
        let mut names = Naming::default();
        for group in story.groups() {
            let Some(&first) = group.figures.first() else {
                continue;
            };
            let start = narrow(index.figures.len());
            index.figures.extend(&group.figures);
            let (low, high) = group.spread;
            let ratio = if low == high { 1.0 } else { (high / low).abs() };
            index.groups.push(Known {
                id: group.id,
                name: names.take(&group.name),
                first,
                relation: group.relation,
                sources: group.sources,
                ratio: if ratio.is_nan() { 1.0 } else { ratio },
                greatest: high,
                start,
                end: narrow(index.figures.len()),
            });
        }
        let (names, ranks) = names.ranked();
        index.names = names;
        for known in &mut index.groups {
            known.name = ranks[known.name as usize];
        }
        index
            .groups
            .sort_unstable_by_key(|known| (known.name, known.first));
        let entries = story.entries();
        let day = |at: u32| {
            let published = entries[at as usize].article.published.as_ref();
            let day = published.and_then(|date| date.value.first_day());
            (day.is_none(), day, at)
        };
        let mut by_date: Vec<u32> = (0..narrow(entries.len())).collect();
        by_date.sort_by_key(|at| day(*at));
        index.ranks = vec![0; entries.len()];
        for (rank, at) in (0..).zip(by_date) {
            index.ranks[at as usize] = rank;
        }
        let name = |entry: &crate::story::Entry| folded(entry.article.source_words());
        index.sources = entries.iter().map(name).collect();
        let mut sources = Naming::default();
        let numbers: Vec<u32> = index.sources.iter().map(|source| sources.take(source)).collect();
        let (_, ranks) = sources.ranked();
        index.source_ranks = numbers.into_iter().map(|number| ranks[number as usize]).collect();
        index
    }

    /// The figures of a group.
    #[must_use]
    pub fn figures(&self, group: u32) -> &[FigureAt] {
        let known = &self.groups[group as usize];
        &self.figures[known.start as usize..known.end as usize]
    }

    fn said(&self, story: &Story) -> &[Said] {
        self.said
            .get_or_init(|| self.figures.iter().map(|at| said(*at, story)).collect())
    }

    /// What the groups are about.
    pub(super) fn tags(&self, story: &Story) -> &Tags {
        self.tags.get_or_init(|| {
            let groups = 0..narrow(self.groups.len());
            Tags::of(groups.map(|group| self.figures(group)), story)
        })
    }

    /// Of groups in order, those of which each word is in the name or in a source or names what they are
    /// about, and with a figure that meets each form of a number.
    #[must_use]
    pub fn shown(&self, order: &[u32], filter: &Filter, story: &Story) -> Vec<u32> {
        if filter.is_empty() {
            return order.to_vec();
        }
        let words: Vec<Word> = filter
            .words
            .iter()
            .map(|word| Word::new(word, &self.names, &self.sources))
            .collect();
        let all = self.said(story);
        let tags = self.tags(story);
        let named: Vec<Vec<bool>> = filter.words.iter().map(|word| tags.named(word)).collect();
        let holds = |group: &u32| {
            let figures = self.figures(*group);
            let Known { name, start, end, .. } = self.groups[*group as usize];
            let all = all.get(start as usize..end as usize).unwrap_or_default();
            let said = |(word, named): (&Word, &Vec<bool>)| {
                word.is_in(name)
                    || tags.has(*group, named)
                    || figures.iter().any(|at| word.is_of(*at))
                    || all.iter().any(|said| word.is_said(said))
            };
            let meets = |form: &Form| all.iter().any(|said| form.holds(said.value));
            words.iter().zip(&named).all(said) && filter.numbers.iter().all(meets)
        };
        order.iter().copied().filter(holds).collect()
    }

    /// The articles that have a figure in one of the groups, by date, the undated last.
    #[must_use]
    pub fn columns(&self, groups: &[u32]) -> Vec<u32> {
        let mut has = vec![false; self.ranks.len()];
        for group in groups {
            for at in self.figures(*group) {
                has[at.article as usize] = true;
            }
        }
        let mut columns: Vec<u32> = (0..narrow(has.len())).filter(|at| has[*at as usize]).collect();
        columns.sort_unstable_by_key(|at| self.ranks[*at as usize]);
        columns
    }
}

/// What a figure says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Its number, both ends.
    pub(super) value: (f64, f64),
    pub(super) role: Role,
}

/// A word of a filter, and in which names and sources it is.
pub(super) struct Word {
    names: Vec<bool>,
    articles: Vec<bool>,
    number: Option<f64>,
    roles: Vec<Role>,
}

impl Word {
    pub(super) fn new(word: &str, names: &Names, sources: &[Box<str>]) -> Self {
        let holds = |all: &[Box<str>]| all.iter().map(|name| name.contains(word)).collect();
        Self {
            names: holds(names.all()),
            articles: holds(sources),
            number: number(word),
            roles: {
                let begun = |role: &Role| word.len() > 2 && role.name().starts_with(word);
                Role::ALL.into_iter().filter(begun).collect()
            },
        }
    }

    /// Whether it is in the name of that index.
    pub(super) fn is_in(&self, name: u32) -> bool {
        self.names.get(name as usize).copied().unwrap_or_default()
    }

    pub(super) fn is_of(&self, at: FigureAt) -> bool {
        self.articles
            .get(at.article as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Whether it is the number of a figure, or names its role.
    pub(super) fn is_said(&self, said: &Said) -> bool {
        self.roles.contains(&said.role)
            || self
                .number
                .is_some_and(|number| Form::Just(number).holds(said.value))
    }
}

/// What a figure says.
pub(super) fn said(at: FigureAt, story: &Story) -> Said {
    let article = story.article(at.article as usize);
    let figure = article.and_then(|article| article.findings.figures.get(at.figure as usize));
    figure.map_or(
        Said {
            value: (f64::NAN, f64::NAN),
            role: Role::Total,
        },
        |figure| Said {
            value: (figure.value.low, figure.value.high),
            role: figure.role,
        },
    )
}
