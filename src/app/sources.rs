//! The list of sources: in which order, which of them after filtering, which one is selected.

use std::cmp::Reverse;

use crate::search::Ranker;
use crate::story::{Article, Entry, Story};

use super::facts;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order of the files.
    #[default]
    AsFound,
    /// Outlet, those without one last.
    Source,
    /// Date, the undated last.
    Date,
    /// Title.
    Title,
    /// Language.
    Language,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::AsFound => Self::Source,
            Self::Source => Self::Date,
            Self::Date => Self::Title,
            Self::Title => Self::Language,
            Self::Language => Self::AsFound,
        }
    }

    /// The order's name, to follow “by”.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AsFound => "file",
            Self::Source => "source",
            Self::Date => "date",
            Self::Title => "title",
            Self::Language => "language",
        }
    }

    /// What two articles are compared by; what is not known comes last.
    fn key(self, article: &Article) -> (bool, String) {
        let known = match self {
            Self::AsFound => return (false, String::new()),
            Self::Source => article.source.as_ref().map(|source| fold(&source.value)),
            Self::Title => Some(fold(&facts::title(article))),
            Self::Language => article
                .language
                .as_ref()
                .map(|language| language.value.code().to_owned()),
            // A day without a year has no place among dates; it comes before the undated.
            Self::Date => article
                .published
                .as_ref()
                .map(|date| match date.value.first_day() {
                    Some(day) => day.to_string(),
                    None => format!("~{}", date.value),
                }),
        };
        (known.is_none(), known.unwrap_or_default())
    }
}

fn fold(text: &str) -> String {
    crate::text::fold(text, crate::text::Case::Folded)
}

/// The list of sources.
#[derive(Debug, Default)]
pub struct Sources {
    /// Indexes of the articles shown, in the order shown.
    rows: Vec<usize>,
    selected: usize,
    /// The first row shown.
    pub top: usize,
    sort: Sort,
    reverse: bool,
    filter: String,
    /// For each article that the list knows, the folded words by which it is found.
    haystacks: Vec<Box<str>>,
    /// Whether the wheel has scrolled the list since a row was selected: then it may be out of sight.
    wheeled: bool,
}

impl Sources {
    /// Takes in the articles that came to the story since the last time.
    pub fn grow(&mut self, story: &Story) {
        let new = self.haystacks.len()..story.entries().len();
        if new.is_empty() {
            return;
        }
        let words = |entry: &Entry| fold(&haystack(&entry.article)).into();
        self.haystacks
            .extend(story.entries()[new.clone()].iter().map(words));
        if self.sort == Sort::AsFound && !self.reverse && self.filter.is_empty() {
            self.rows.extend(new);
        } else {
            self.arrange(story);
        }
    }

    /// Reads anew what the articles say of themselves.
    pub fn rebuild(&mut self, story: &Story) {
        let words = |entry: &Entry| fold(&haystack(&entry.article)).into();
        self.haystacks = story.entries().iter().map(words).collect();
        self.arrange(story);
    }

    /// Sorts by `sort`; the selected article stays selected.
    pub fn sort_by(&mut self, sort: Sort, story: &Story) {
        self.sort = sort;
        self.arrange(story);
    }

    /// Turns the order round.
    pub fn turn_round(&mut self, story: &Story) {
        self.reverse = !self.reverse;
        self.arrange(story);
    }

    /// Shows only what matches `query`, the best matches first; all where it is empty.
    pub fn filter(&mut self, query: &str, story: &Story) {
        query.clone_into(&mut self.filter);
        self.arrange(story);
        if !query.is_empty() {
            self.selected = 0;
        }
    }

    fn arrange(&mut self, story: &Story) {
        let kept = self.selected();
        let entries = story.entries();
        let mut rows: Vec<usize> = (0..self.haystacks.len()).collect();
        if self.sort != Sort::AsFound {
            rows.sort_by_cached_key(|&at| self.sort.key(&entries[at].article));
        }
        if self.reverse {
            // What is not known stays last.
            let known = |at: &usize| !self.sort.key(&entries[*at].article).0;
            let end = rows.partition_point(known);
            rows[..end].reverse();
        }
        if !self.filter.is_empty() {
            let ranker = Ranker::new(&self.filter);
            // Where what was typed stands as it was typed, scattered letters are not what is meant.
            let whole = |at: &usize| ranker.stands_in(&self.haystacks[*at]);
            if rows.iter().any(whole) {
                rows.retain(whole);
            }
            let mut ranked: Vec<(i64, usize)> = rows
                .into_iter()
                .filter_map(|at| Some((ranker.score_folded(&self.haystacks[at])?, at)))
                .collect();
            ranked.sort_by_key(|(score, _)| Reverse(*score));
            rows = ranked.into_iter().map(|(_, at)| at).collect();
        }
        self.rows = rows;
        self.select(kept.and_then(|at| self.row_of(at)).unwrap_or(0));
    }

    /// Indexes of the articles shown, in order.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> usize {
        self.selected
    }

    /// The selected article.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.rows.get(self.selected).copied()
    }

    /// What the list is sorted by, and whether the other way round.
    #[must_use]
    pub fn order(&self) -> (Sort, bool) {
        (self.sort, self.reverse)
    }

    /// What the list is filtered by; empty where all are shown.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.filter
    }

    /// Selects the row `by` rows further, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Selects a row, or the last one.
    pub fn select(&mut self, row: usize) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        self.wheeled = false;
    }

    /// Selects the row of an article, if it is shown.
    pub fn select_article(&mut self, article: usize) {
        if let Some(row) = self.row_of(article) {
            self.select(row);
        }
    }

    /// The article `by` rows from another one in the list, around the ends.
    #[must_use]
    pub fn neighbour(&self, article: usize, by: isize) -> Option<usize> {
        let length = self.rows.len().cast_signed();
        // From outside the list, the way leads in at its nearer end.
        let outside = if by > 0 { -1 } else { 0 };
        let row = self.row_of(article).map_or(outside, usize::cast_signed);
        let next = (row + by).checked_rem_euclid(length)?;
        self.rows.get(next.cast_unsigned()).copied()
    }

    /// Scrolls the list without selecting, as the wheel does.
    pub fn wheel(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.wheeled = true;
    }

    /// Scrolls the list so that the selected row is among the `height` rows shown, unless the wheel
    /// has scrolled it away, and no row is left empty that could hold one.
    pub fn settle(&mut self, height: usize) {
        if !self.wheeled {
            let lowest = (self.selected + 1).saturating_sub(height);
            self.top = self.top.clamp(lowest, self.selected.max(lowest));
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    fn row_of(&self, article: usize) -> Option<usize> {
        self.rows.iter().position(|&at| at == article)
    }
}

/// The words by which an article is found in the list.
fn haystack(article: &Article) -> String {
    format!(
        "{} {} {} {} {}",
        article.source_words(),
        facts::title(article),
        article.date_words(),
        article.language_words(),
        article.file
    )
}
