//! What is known of all groups beforehand, so that a key that sorts or filters looks at no article.

use crate::analysis::Relation;
use crate::story::{FigureAt, Story};
use crate::text::fold::loose;

use super::filter::{self, Filter};

/// A group, by what it is sorted and found by.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its id.
    pub id: u64,
    /// Its name, folded.
    pub name: Box<str>,
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

/// All groups, in no order.
#[derive(Debug, Default)]
pub struct Index {
    /// The groups.
    pub groups: Vec<Known>,
    /// The figures of all groups, group after group.
    figures: Vec<FigureAt>,
    /// For each article, its rank by date, the undated last.
    pub ranks: Vec<u32>,
    /// For each article, the folded name of its source.
    pub sources: Vec<Box<str>>,
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
                name: folded(&group.name),
                first,
                relation: group.relation,
                sources: group.sources,
                ratio: if ratio.is_nan() { 1.0 } else { ratio },
                greatest: high,
                start,
                end: narrow(index.figures.len()),
            });
        }
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
        index
    }

    /// The figures of a group.
    #[must_use]
    pub fn figures(&self, group: u32) -> &[FigureAt] {
        let known = &self.groups[group as usize];
        &self.figures[known.start as usize..known.end as usize]
    }

    /// The groups of which each word is in the name or in a source, and with a figure that meets each
    /// form of a number.
    #[must_use]
    pub fn shown(&self, filter: &Filter, story: &Story) -> Vec<u32> {
        let all = 0..narrow(self.groups.len());
        if filter.is_empty() {
            return all.collect();
        }
        let words: Vec<Word> = filter
            .words
            .iter()
            .map(|word| Word::new(word, &self.sources))
            .collect();
        let holds = |group: &u32| {
            let figures = self.figures(*group);
            let name = &self.groups[*group as usize].name;
            let said = |word: &Word| {
                name.contains(word.word)
                    || figures
                        .iter()
                        .any(|at| word.is_of(*at) || word.is_number(*at, story))
            };
            let meets = |form: &filter::Form| figures.iter().any(|at| form.holds(value(*at, story)));
            words.iter().all(said) && filter.numbers.iter().all(meets)
        };
        all.filter(holds).collect()
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

/// A word of a filter, and in which sources' names it is.
pub(super) struct Word<'a> {
    pub(super) word: &'a str,
    articles: Vec<bool>,
    number: Option<f64>,
}

impl<'a> Word<'a> {
    pub(super) fn new(word: &'a str, sources: &[Box<str>]) -> Self {
        Self {
            word,
            articles: sources.iter().map(|source| source.contains(word)).collect(),
            number: filter::plain(word),
        }
    }

    pub(super) fn is_of(&self, at: FigureAt) -> bool {
        self.articles
            .get(at.article as usize)
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn is_number(&self, at: FigureAt, story: &Story) -> bool {
        self.number
            .is_some_and(|number| filter::Form::Just(number).holds(value(at, story)))
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
pub(super) fn folded(words: &str) -> Box<str> {
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
