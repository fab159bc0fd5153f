//! Everything that can be found in a story: grows with each article for what the article costs, and is searched by
//! whoever holds it, on whatever thread. Articles are shared with the story, not copied.

use std::sync::Arc;

use super::gathered::{Counted, Gathered, Told};
use super::hit::Remark;
use super::passages::{Passages, Standing, ranked};
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
    /// What fields ask of figures, article by article.
    pub(super) figures: Vec<Counts>,
    pub(super) passages: Passages,
    shelves: [Shelf; Sort::SHORT.len()],
    /// For each text of the shelf of figures, what else is known of the group.
    pub(super) groups: Vec<Counted>,
    pub(super) happened: Happened,
    /// The passages with a figure on which sources exclude each other.
    pub(super) differing: Vec<u32>,
    /// What the reader noted, in the order of the shelf of notes.
    pub(super) remarks: Vec<Remark>,
    /// Article and passage of what was pinned.
    pub(super) pinned: Vec<(usize, usize)>,
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
    /// Where its figures begin among all.
    pub(super) figures: usize,
}

/// What fields ask of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub(super) value: (f64, f64),
    pub(super) unit: Option<&'static str>,
    /// The number of its passage.
    pub(super) passage: u32,
}

/// The events.
#[derive(Debug, Default)]
pub(super) struct Happened {
    /// What tells them, each a text of its own.
    pub(super) texts: Passages,
    /// When each was, as it goes before others.
    pub(super) dates: Vec<u32>,
    pub(super) told: Vec<Told>,
    places: Vec<Vec<At>>,
}

/// What is being taken in.
#[derive(Debug)]
pub(super) struct Gathering {
    gathered: Gathered,
    /// The groups in the order in which they are taken in, and the next of them.
    groups: Vec<usize>,
    next_group: usize,
    counted: Figures,
    /// The events in the order in which they are taken in, and the next of them.
    order: Vec<usize>,
    next: usize,
    happened: Happened,
}

/// The groups of figures.
#[derive(Debug, Default)]
struct Figures {
    shelf: Shelf,
    groups: Vec<Counted>,
    differing: Vec<u32>,
}

impl Gathering {
    pub(super) fn of(gathered: Gathered) -> Self {
        Self {
            groups: gathered.group_order(),
            next_group: 0,
            counted: Figures::default(),
            order: gathered.order(),
            gathered,
            next: 0,
            happened: Happened::default(),
        }
    }
}

/// How many groups or events are taken in at once.
const STEP: usize = 256;

impl Index {
    /// Takes in the next article of a story: the one at the index after the last.
    pub fn insert(&mut self, article: &Arc<Article>) {
        let number = narrow(self.articles.len());
        let date = date(article.published_period());
        self.passages.insert(article, date);
        self.dates.push(date);
        let at = |detail, passage| At {
            article: number,
            detail,
            passage,
        };
        let rank = ranked(Standing::Title, date);
        let mut facts = Facts {
            published: article.published_period(),
            language: article.language.as_ref().map(|language| language.value),
            source: None,
            title: None,
            figures: self.figures.len(),
        };
        if let Some(title) = &article.title {
            facts.title = Some(
                self.shelf_mut(Sort::Title)
                    .push(&title.value, rank, vec![at(0, None)]),
            );
        }
        if let Some(source) = &article.source {
            facts.source = self
                .shelf_mut(Sort::Source)
                .join(&source.value, rank, at(0, None));
        }
        self.facts.push(facts);
        let findings = &article.findings;
        let mut seen = vec![false; findings.named.len()];
        for name in &findings.names {
            let of = name.of as usize;
            let (Some(seen), Some(named)) = (seen.get_mut(of), findings.named.get(of)) else {
                continue;
            };
            if !std::mem::replace(seen, true) {
                let passage = self.number(number, name.place);
                let rank = ranked(self.standing(passage), date);
                self.shelf_mut(Sort::Name)
                    .join(&named.name, rank, at(name.of, passage));
            }
        }
        for figure in &findings.figures {
            let passage = self.number(number, figure.place).unwrap_or(u32::MAX);
            self.figures.push(Counts {
                value: (figure.value.low, figure.value.high),
                unit: figure.unit.map(|unit| unit.name),
                passage,
            });
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
        let mut gathering = Gathering::of(gathered);
        while !self.gather_on(&mut gathering) {}
    }

    /// Takes in some of it; true when all is in its place. Whoever answers queries meanwhile does so between two steps.
    pub(super) fn gather_on(&mut self, gathering: &mut Gathering) -> bool {
        if gathering.next_group < gathering.groups.len() {
            self.gather_figures(gathering);
            return false;
        }
        let end = gathering.order.len().min(gathering.next + STEP);
        for at in &gathering.order[gathering.next..end] {
            let (told, mentions) = gathering.gathered.event(*at);
            let known = mentions.iter().filter_map(|at| {
                let place = self.told(*at)?;
                let at = At {
                    article: at.article,
                    detail: at.date,
                    passage: self.number(at.article, place),
                };
                Some((at, place))
            });
            let places: Vec<(At, Place)> = known.collect();
            let Some((at, place)) = places.first() else {
                continue;
            };
            let standing = self.standing(at.passage).min(Standing::Lead);
            let happened = &mut gathering.happened;
            let when = date(told.when);
            happened
                .texts
                .insert_text(&self.words(at.article, *place), standing, when);
            happened.dates.push(when);
            happened.told.push(told);
            happened
                .places
                .push(places.into_iter().map(|(at, _)| at).collect());
        }
        gathering.next = end;
        let is_done = end == gathering.order.len();
        if is_done {
            self.happened = std::mem::take(&mut gathering.happened);
            let counted = std::mem::take(&mut gathering.counted);
            *self.shelf_mut(Sort::Figure) = counted.shelf;
            self.groups = counted.groups;
            self.differing = counted.differing;
        }
        is_done
    }

    fn gather_figures(&self, gathering: &mut Gathering) {
        let end = gathering.groups.len().min(gathering.next_group + STEP);
        let counts = &mut gathering.counted;
        for at in &gathering.groups[gathering.next_group..end] {
            let (counted, name, figures) = gathering.gathered.group(*at);
            let known = figures.iter().filter_map(|at| {
                let at = At {
                    article: at.article,
                    detail: at.figure,
                    passage: None,
                };
                let passage = self.counts(at)?.passage;
                Some(At {
                    passage: Some(passage),
                    ..at
                })
            });
            let places: Vec<At> = known.collect();
            let Some(first) = places.first() else { continue };
            if counted.differs {
                counts.differing.extend(places.iter().filter_map(|at| at.passage));
            }
            let rank = ranked(self.standing(first.passage), self.dates[first.article as usize]);
            // What counts nothing that has a name is found by its number.
            let words = self.figure(*first).filter(|_| name.is_empty());
            let words = words.map(|place| self.words(first.article, place));
            counts.shelf.push(words.as_deref().unwrap_or(name), rank, places);
            counts.groups.push(counted);
        }
        gathering.next_group = end;
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

    /// Takes in what the reader noted, in place of what was noted before.
    pub fn note(&mut self, remarks: Vec<Remark>) {
        let mut shelf = Shelf::default();
        for (detail, remark) in (0..).zip(&remarks) {
            let passage = remark
                .place
                .and_then(|place| self.passages.of(remark.article).nth(place.passage as usize));
            let at = At {
                article: u32::try_from(remark.article).unwrap_or(u32::MAX),
                detail,
                passage: passage.and_then(|passage| u32::try_from(passage).ok()),
            };
            shelf.push(&remark.text, ranked(Standing::Title, 0), vec![at]);
        }
        *self.shelf_mut(Sort::Note) = shelf;
        self.remarks = remarks;
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
        self.passages.len() - self.passages.titles() + self.happened.told.len() + short
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

    /// Where in the articles something stands.
    pub(super) fn places(&self, sort: Sort, number: usize) -> &[At] {
        match sort {
            Sort::Event => &self.happened.places[number],
            _ => self.shelf(sort).places(number),
        }
    }

    /// The number of the passage of a place.
    fn number(&self, article: u32, place: Place) -> Option<u32> {
        self.passages
            .of(article as usize)
            .nth(place.passage as usize)
            .map(narrow)
    }

    /// Where in its article a passage stands.
    fn standing(&self, passage: Option<u32>) -> Standing {
        passage.map_or(Standing::Rest, |passage| self.passages.standing(passage as usize))
    }

    /// What fields ask of a figure.
    pub(super) fn counts(&self, at: At) -> Option<&Counts> {
        let facts = self.facts.get(at.article as usize)?;
        self.figures.get(facts.figures + at.detail as usize)
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
