//! The search over everything as it lies over the rest: what was typed and asked, what was found, which of it is
//! selected and marked, and what was searched for before. What its keys do is `seeking`'s; the search itself goes on
//! elsewhere.

use std::collections::VecDeque;

use super::chord::Chord;
use crate::search::field::Scope;
use crate::search::{Answer, Completion, Hit, Kind, Offers, Options, complete};
use crate::story::Story;

/// What is asked for: the words as the search reads them, and how to search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The query.
    pub text: String,
    /// How to search.
    pub options: Options,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An article whose hits follow, by its index.
    Article(usize),
    /// A hit, by its index in the answer.
    Hit(usize),
}

/// The search over everything.
#[derive(Debug)]
pub struct Finder {
    /// The answer to the newest question, once it is there.
    answer: Option<Answer>,
    /// What is to be asked and was not handed on yet.
    due: Option<Question>,
    /// The number of the newest question.
    asked: usize,
    /// Whether its answer is not there yet.
    is_awaited: bool,
    /// Keys that mean the hits of that answer, and all that were pressed after them.
    held: VecDeque<Chord>,
    /// To what the search is narrowed, whatever was typed.
    pub scope: Option<Scope>,
    /// Whether words also find what means the same in another language.
    pub by_meaning: bool,
    /// Whether hits stand together by article.
    pub is_grouped: bool,
    rows: Vec<Row>,
    row: usize,
    /// The first row that is seen.
    pub top: usize,
    /// Rows that are seen at once.
    height: usize,
    /// The places marked to be opened together: article, and passage if there is one.
    marked: Vec<(usize, Option<u32>)>,
    /// What was opened from a search before, the newest last.
    history: Vec<String>,
    /// Where in it one is.
    older: Option<usize>,
    offers: Offers,
}

impl Default for Finder {
    fn default() -> Self {
        Self {
            answer: None,
            due: None,
            asked: 0,
            is_awaited: false,
            held: VecDeque::new(),
            scope: None,
            by_meaning: true,
            is_grouped: false,
            rows: Vec::new(),
            row: 0,
            top: 0,
            height: 0,
            marked: Vec::new(),
            history: Vec::new(),
            older: None,
            offers: Offers::default(),
        }
    }
}

impl Finder {
    /// Makes ready to be typed into.
    pub fn open(&mut self, story: &Story) {
        self.offers = Offers::of(story.entries());
        self.older = None;
        self.marked.clear();
    }

    /// Asks for what was typed.
    pub fn ask(&mut self, typed: &str) {
        let scope = self.scope.map(|scope| format!(" in:{}", scope.name()));
        self.due = Some(Question {
            text: format!("{typed}{}", scope.unwrap_or_default()),
            options: Options {
                by_meaning: self.by_meaning,
                ..Options::default()
            },
        });
        self.is_awaited = true;
        self.held.clear();
        // What was found for other words is not shown beside these.
        self.answer = None;
        self.rows.clear();
    }

    /// Keeps a key back until the answer is there.
    pub fn hold(&mut self, chord: Chord) {
        self.held.push_back(chord);
    }

    /// Whether keys are kept back.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// Forgets the keys that were kept back.
    pub fn let_go(&mut self) {
        self.held.clear();
    }

    /// The next key that was kept back and need not wait any longer.
    pub fn release(&mut self) -> Option<Chord> {
        if self.is_awaited {
            return None;
        }
        self.held.pop_front()
    }

    /// What is to be asked now, once.
    pub fn take_due(&mut self) -> Option<Question> {
        self.due.take()
    }

    /// Says under which number the newest question was asked.
    pub fn is_asked(&mut self, number: usize) {
        self.asked = number;
    }

    /// Takes in an answer, unless it is to an older question than the newest one.
    pub fn take(&mut self, answer: Answer) {
        if answer.number < self.asked || self.due.is_some() {
            return;
        }
        let is_new = self.answer.as_ref().is_none_or(|old| old.number != answer.number);
        let kept = self.hit().cloned().filter(|_| !is_new);
        self.answer = Some(answer);
        self.is_awaited = false;
        self.arrange();
        // Articles that come in later must not move the selection.
        let again = kept.and_then(|kept| {
            let is_it =
                |hit: &Hit| (hit.kind, hit.article, hit.place) == (kept.kind, kept.article, kept.place);
            self.rows
                .iter()
                .position(|row| self.hit_of(*row).is_some_and(is_it))
        });
        match again {
            Some(row) => self.row = row,
            None if is_new => self.select_first(),
            None => self.row = self.row.min(self.rows.len().saturating_sub(1)),
        }
    }

    /// Puts the hits in rows.
    pub fn arrange(&mut self) {
        let Some(answer) = &self.answer else {
            self.rows.clear();
            return;
        };
        let is_command = |hit: &Hit| matches!(hit.kind, Kind::Command(_));
        self.rows = if self.is_grouped {
            let grouped = answer.found.by_article().into_iter();
            let commands = (0..answer.found.hits.len()).filter(|at| is_command(&answer.found.hits[*at]));
            grouped
                .flat_map(|(article, hits)| {
                    std::iter::once(Row::Article(article)).chain(hits.into_iter().map(Row::Hit))
                })
                .chain(commands.map(Row::Hit))
                .collect()
        } else {
            (0..answer.found.hits.len()).map(Row::Hit).collect()
        };
    }

    /// Selects the first hit.
    pub fn select_first(&mut self) {
        self.row = 0;
        self.top = 0;
        self.step(0);
    }

    /// Selects the hit so many further down; headings are passed over.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        let at = self.row.saturating_add_signed(by).min(last);
        let is_hit = |at: &usize| matches!(self.rows.get(*at), Some(Row::Hit(_)));
        let found = if by < 0 {
            (0..=at).rev().find(is_hit)
        } else {
            (at..=last).find(is_hit)
        };
        self.row = found.unwrap_or(self.row);
        self.reveal();
    }

    /// Selects the hit of a row, if it is one.
    pub fn select(&mut self, row: usize) {
        if matches!(self.rows.get(row), Some(Row::Hit(_))) {
            self.row = row;
        }
    }

    /// Takes in how many rows are seen at once.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        self.reveal();
    }

    fn reveal(&mut self) {
        // The heading above the first hit is seen with it.
        let first = if self.row == 1 { 0 } else { self.row };
        // Nothing is left empty below while there is something above.
        let last = self.rows.len().saturating_sub(self.height);
        self.top = self.top.min(first).min(last);
        self.top = self.top.max((self.row + 1).saturating_sub(self.height.max(1)));
    }

    /// What was found for what was typed, as soon as it is there.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Whether an answer to what was typed is on its way.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.is_awaited
    }

    /// What is in the list.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Which of the rows is selected.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// The hit of a row; `None` for a heading.
    #[must_use]
    pub fn hit_of(&self, row: Row) -> Option<&Hit> {
        match row {
            Row::Hit(at) => self.answer.as_ref()?.found.hits.get(at),
            Row::Article(_) => None,
        }
    }

    /// The selected hit.
    #[must_use]
    pub fn hit(&self) -> Option<&Hit> {
        self.hit_of(*self.rows.get(self.row)?)
    }

    /// Marks the selected hit to be opened with others, or takes the mark back.
    pub fn turn_mark(&mut self) {
        let Some(place) = self
            .hit()
            .filter(|hit| !matches!(hit.kind, Kind::Command(_)))
            .map(place)
        else {
            return;
        };
        match self.marked.iter().position(|marked| *marked == place) {
            Some(at) => {
                self.marked.remove(at);
            }
            None => self.marked.push(place),
        }
        self.step(1);
    }

    /// Whether a hit is marked.
    #[must_use]
    pub fn is_marked(&self, hit: &Hit) -> bool {
        self.marked.contains(&place(hit))
    }

    /// The first two places marked in different articles.
    #[must_use]
    pub fn two_marked(&self) -> Option<[(usize, Option<u32>); 2]> {
        let first = *self.marked.first()?;
        let second = self.marked.iter().find(|marked| marked.0 != first.0)?;
        Some([first, *second])
    }

    /// Narrows the search to the next sort of things, and in the end to none.
    pub fn turn_scope(&mut self) {
        let next = self.scope.map_or(0, |scope| 1 + scope as usize);
        self.scope = Scope::ALL.get(next).copied();
    }

    /// What was searched for, the newest last.
    #[must_use]
    pub fn history(&self) -> &[String] {
        &self.history
    }

    /// Takes in what was searched for in earlier sessions.
    pub fn take_history(&mut self, earlier: Vec<String>) {
        let new = std::mem::replace(&mut self.history, earlier);
        new.iter().for_each(|typed| self.remember(typed));
    }

    /// Remembers what was searched for.
    pub fn remember(&mut self, typed: &str) {
        if !typed.trim().is_empty() {
            self.history.retain(|old| old != typed);
            self.history.push(typed.to_owned());
        }
    }

    /// What was searched for before what stands there, or after it.
    pub fn recall(&mut self, back: bool) -> Option<String> {
        let count = self.history.len();
        let at = self.older.unwrap_or(count);
        let next = if back { at.checked_sub(1)? } else { at + 1 };
        self.older = Some(next.min(count));
        Some(self.history.get(next).cloned().unwrap_or_default())
    }

    /// What could stand at the cursor, a byte offset.
    #[must_use]
    pub fn complete(&self, typed: &str, cursor: usize) -> Option<Completion> {
        complete(typed, cursor, &self.offers)
    }
}

/// Where a hit is opened.
fn place(hit: &Hit) -> (usize, Option<u32>) {
    (hit.article, hit.place.map(|place| place.passage))
}
