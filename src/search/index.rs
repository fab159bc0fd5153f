//! Everything that can be found in a story: grows with each article for what the article costs, and is searched by
//! whoever holds it, on whatever thread. Articles are shared with the story, not copied.

use std::collections::HashSet;
use std::sync::Arc;

use super::gathered::Gathered;
use super::look::ranked;
use super::passages::{Passages, Standing};
use super::shelf::{At, Shelf, Sort};
use crate::analysis::{Period, Place};
use crate::story::{Article, DateAt, Entry};
use crate::text::{Language, Span};

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) articles: Vec<Arc<Article>>,
    /// For each article, what fields ask of it: close together, where the articles themselves are not.
    pub(super) facts: Vec<Facts>,
    /// For each article, when it was published, as it goes before others.
    pub(super) dates: Vec<u32>,
    pub(super) passages: Passages,
    shelves: [Shelf; 6],
    pub(super) gathered: Gathered,
    /// Article and passage of what was pinned.
    pub(super) pinned: HashSet<(usize, usize)>,
}

/// What fields ask of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) published: Option<Period>,
    pub(super) language: Option<Language>,
    /// The number of its outlet's name.
    pub(super) source: Option<u32>,
    /// The number of its title.
    pub(super) title: Option<u32>,
}

impl Index {
    /// Takes in the next article of a story: the one at the index after the last.
    pub fn insert(&mut self, article: &Arc<Article>) {
        let number = narrow(self.articles.len());
        let date = date(article.published_period());
        self.passages.insert(article);
        self.dates.push(date);
        let at = |detail| At {
            article: number,
            detail,
        };
        let rank = ranked(Standing::Title, date);
        let mut facts = Facts {
            published: article.published_period(),
            language: article.language.as_ref().map(|language| language.value),
            source: None,
            title: None,
        };
        if let Some(title) = &article.title {
            facts.title = Some(self.shelf_mut(Sort::Title).push(&title.value, rank, vec![at(0)]));
        }
        if let Some(source) = &article.source {
            facts.source = self.shelf_mut(Sort::Source).join(&source.value, rank, at(0));
        }
        self.facts.push(facts);
        let findings = &article.findings;
        let mut seen = vec![false; findings.named.len()];
        for name in &findings.names {
            let (Some(seen), Some(named)) = (
                seen.get_mut(name.of as usize),
                findings.named.get(name.of as usize),
            ) else {
                continue;
            };
            if !std::mem::replace(seen, true) {
                let rank = ranked(self.standing(number, name.place), date);
                self.shelf_mut(Sort::Name).join(&named.name, rank, at(name.of));
            }
        }
        self.articles.push(Arc::clone(article));
    }

    /// Takes in the articles that came to a story since the last time.
    pub fn follow(&mut self, entries: &[Entry]) {
        for entry in entries.iter().skip(self.articles.len()) {
            self.insert(&entry.article);
        }
    }

    /// Takes in what a story has put together, in place of what it had before. What speaks of articles that are not
    /// here yet is left out.
    pub fn gather(&mut self, gathered: Gathered) {
        let (mut figures, mut events) = (Shelf::default(), Shelf::default());
        for group in &gathered.groups {
            let places: Vec<At> = group
                .figures
                .iter()
                .map(|at| At {
                    article: at.article,
                    detail: at.figure,
                })
                .collect();
            let first = places.first().and_then(|at| Some((at, self.figure(*at)?)));
            let Some((at, place)) = first else {
                figures.push("", 0, Vec::new());
                continue;
            };
            let rank = ranked(self.standing(at.article, place), self.dates[at.article as usize]);
            // What counts nothing that has a name is found by its number.
            let words = if group.name.is_empty() {
                self.words(at.article, place)
            } else {
                String::new()
            };
            let name = if group.name.is_empty() {
                &*words
            } else {
                &*group.name
            };
            figures.push(name, rank, places);
        }
        for event in &gathered.events {
            let places: Vec<At> = event
                .mentions
                .iter()
                .map(|at| At {
                    article: at.article,
                    detail: at.date,
                })
                .collect();
            let told = event.mentions.first().and_then(|at| Some((at, self.told(*at)?)));
            let Some((at, place)) = told else {
                events.push("", 0, Vec::new());
                continue;
            };
            let rank = ranked(self.standing(at.article, place), date(event.when));
            events.push(&self.words(at.article, place), rank, places);
        }
        *self.shelf_mut(Sort::Figure) = figures;
        *self.shelf_mut(Sort::Event) = events;
        self.gathered = gathered;
    }

    /// Takes in what the reader has pinned, by article and passage, in place of what was pinned before.
    pub fn pin(&mut self, passages: impl IntoIterator<Item = (usize, usize)>) {
        self.pinned = passages.into_iter().collect();
    }

    /// Takes in texts of the caller's own, in place of those before: a hit among them says which it is.
    pub fn offer<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        let mut shelf = Shelf::default();
        for text in texts {
            shelf.push(text, ranked(Standing::Title, 0), Vec::new());
        }
        *self.shelf_mut(Sort::Command) = shelf;
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    /// How much there is to be found.
    #[must_use]
    pub fn all(&self) -> usize {
        let short: usize = self.shelves.iter().map(|shelf| shelf.catalogue.len()).sum();
        self.passages.len() - self.passages.titles() + short
    }

    /// How many bytes the index of passages takes, and how many bytes of text it is of.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.passages.bytes(), self.passages.text())
    }

    pub(super) fn shelf(&self, sort: Sort) -> &Shelf {
        &self.shelves[sort as usize]
    }

    fn shelf_mut(&mut self, sort: Sort) -> &mut Shelf {
        &mut self.shelves[sort as usize]
    }

    /// Where in its article a place stands.
    fn standing(&self, article: u32, place: Place) -> Standing {
        let mut passages = self.passages.of(article as usize);
        let passage = passages.nth(place.passage as usize);
        passage.map_or(Standing::Rest, |passage| self.passages.standing(passage))
    }

    /// The words of a figure.
    pub(super) fn figure(&self, at: At) -> Option<Place> {
        let article = self.articles.get(at.article as usize)?;
        Some(article.findings.figures.get(at.detail as usize)?.place)
    }

    /// The words that tell what happened.
    pub(super) fn told(&self, at: DateAt) -> Option<Place> {
        let findings = &self.articles.get(at.article as usize)?.findings;
        let mention = findings.dates.get(at.date as usize)?;
        let clause = findings
            .happenings
            .get(at.date as usize)
            .map(|happening| happening.clause);
        let span = clause
            .filter(|clause| !clause.is_empty())
            .unwrap_or(mention.sentence);
        Some(Place {
            passage: mention.place.passage,
            span,
        })
    }

    pub(super) fn words(&self, article: u32, place: Place) -> String {
        self.articles[article as usize].words_at(place)
    }

    /// Where a place stands in its article's text.
    pub(super) fn extent(&self, article: usize, place: Place) -> Option<Span> {
        let passage = self.articles.get(article)?.passages.get(place.passage as usize)?;
        Some(passage.in_article(place.span))
    }
}

/// A time as it goes before others: newer ones are greater, and what has no date is 0.
fn date(period: Option<Period>) -> u32 {
    period.map_or(0, |period| {
        let from = period.from;
        let days = i32::from(from.year()) * 372 + i32::from(from.month()) * 31 + i32::from(from.day());
        u32::try_from(days).unwrap_or(0).min(0xff_ffff)
    })
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
