//! What is known of all groups beforehand, so that a key that sorts or filters looks at no article.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::analysis::Relation;
use crate::story::{FigureAt, Story};
use crate::text::fold::loose;

use super::filter::{self, Filter};

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
    /// Their numbers, looked up when they are first asked for.
    values: OnceCell<Vec<(f64, f64)>>,
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

    fn values(&self, story: &Story) -> &[(f64, f64)] {
        self.values
            .get_or_init(|| self.figures.iter().map(|at| value(*at, story)).collect())
    }

    /// Of groups in order, those of which each word is in the name or in a source, and with a figure that
    /// meets each form of a number.
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
        let asks = !filter.numbers.is_empty() || words.iter().any(|word| word.number.is_some());
        let values: &[(f64, f64)] = if asks { self.values(story) } else { &[] };
        let holds = |group: &u32| {
            let figures = self.figures(*group);
            let Known { name, start, end, .. } = self.groups[*group as usize];
            let values = values.get(start as usize..end as usize).unwrap_or_default();
            let said = |word: &Word| {
                word.is_in(name)
                    || figures.iter().any(|at| word.is_of(*at))
                    || values.iter().any(|value| word.is_number(*value))
            };
            let meets = |form: &filter::Form| values.iter().any(|value| form.holds(*value));
            words.iter().all(said) && filter.numbers.iter().all(meets)
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

/// Names, each once, folded and in order; what has none comes last.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<Box<str>>,
}

impl Names {
    /// Whether that is the name of what has none.
    #[must_use]
    pub fn is_empty(&self, name: u32) -> bool {
        self.all.get(name as usize).is_none_or(|name| name.is_empty())
    }
}

/// Names as they come. Of a hundred thousand most are the same few, which are folded and compared once.
#[derive(Debug, Default)]
pub(super) struct Naming<'a> {
    known: FxHashMap<&'a str, u32>,
    all: Vec<&'a str>,
}

impl<'a> Naming<'a> {
    /// Takes a name in; returns its number.
    pub(super) fn take(&mut self, name: &'a str) -> u32 {
        let all = &mut self.all;
        *self.known.entry(name).or_insert_with(|| {
            all.push(name);
            narrow(all.len() - 1)
        })
    }

    /// The names in order, and for each number its index there.
    pub(super) fn ranked(self) -> (Names, Vec<u32>) {
        let mut sorted: Vec<(bool, Box<str>, u32)> = (0..)
            .zip(self.all)
            .map(|(at, name)| (name.is_empty(), folded(name), at))
            .collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        let mut names = Names::default();
        for (_, name, at) in sorted {
            if names.all.last() != Some(&name) {
                names.all.push(name);
            }
            ranks[at as usize] = narrow(names.all.len() - 1);
        }
        (names, ranks)
    }
}

/// A word of a filter, and in which names and sources it is.
pub(super) struct Word {
    names: Vec<bool>,
    articles: Vec<bool>,
    number: Option<f64>,
}

impl Word {
    pub(super) fn new(word: &str, names: &Names, sources: &[Box<str>]) -> Self {
        let holds = |all: &[Box<str>]| all.iter().map(|name| name.contains(word)).collect();
        Self {
            names: holds(&names.all),
            articles: holds(sources),
            number: filter::plain(word),
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

    pub(super) fn is_number(&self, value: (f64, f64)) -> bool {
        self.number
            .is_some_and(|number| filter::Form::Just(number).holds(value))
    }
}

/// The number of a figure, both ends.
pub(super) fn value(at: FigureAt, story: &Story) -> (f64, f64) {
    let article = story.article(at.article as usize);
    let figure = article.and_then(|article| article.findings.figures.get(at.figure as usize));
    figure.map_or((f64::NAN, f64::NAN), |figure| {
        (figure.value.low, figure.value.high)
    })
}

/// [`loose`], by a short cut for plain words, of which there may be a hundred thousand.
fn folded(words: &str) -> Box<str> {
    let is_plain = words
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    if is_plain && !words.contains("  ") {
        return words.to_ascii_lowercase().trim().into();
    }
    loose(words).into()
}

pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
