//! The search: from a query to what was found, the best first.
//!
//! What matches better goes before; of what matches alike, what stands further up in its article, then what is
//! newer, then the sort of thing, then what was read first. What is offered in another language comes last.

use std::cmp::Reverse;

use super::catalogue::{Best, score};
use super::filter::Filter;
use super::hit::{Found, Hit, Kind};
use super::index::Index;
use super::light::light;
use super::look::{Asked, Looked, look};
use super::passages::{Passages, Standing};
use super::plan::{Clause, Plan, clauses, together};
use super::query::Query;
use super::shelf::{At, Sort};
use super::stop::Stop;
use super::wanted::{Wanted, merged};
use crate::analysis::Place;
use crate::story::{DateAt, FigureAt};
use crate::text::Span;

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many hits are wanted at most; all are counted.
    pub limit: usize,
    /// Whether words offer what means the same in another language.
    pub by_meaning: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limit: 200,
            by_meaning: true,
        }
    }
}

/// Something found, by what it is ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    by_meaning: bool,
    key: Reverse<u64>,
    sort: Sort,
    number: u32,
}

/// What is found in passages, or in what tells of events.
struct Texts<'a> {
    texts: &'a Passages,
    clauses: Vec<Clause>,
    together: Option<Plan>,
}

impl<'a> Texts<'a> {
    fn new(texts: &'a Passages, query: &Query, options: Options) -> Self {
        Self {
            texts,
            clauses: clauses(query, &texts.vocabulary, options.by_meaning),
            together: together(query, &texts.vocabulary),
        }
    }

    fn look(&self, asked: &Asked, stop: &dyn Stop) -> Option<Looked> {
        look(self.texts, &self.clauses, self.together.as_ref(), asked, stop)
    }

    fn light(&self, text: &str, by_meaning: bool) -> Vec<Span> {
        light(text, &self.clauses, by_meaning, &self.texts.vocabulary)
    }
}

impl Index {
    /// Searches; `None` where `stop` called it off. A query that asks for nothing finds nothing.
    #[must_use]
    pub fn search(&self, query: &Query, options: Options, stop: &dyn Stop) -> Option<Found> {
        let mut found = Found {
            all: self.all(),
            ..Found::default()
        };
        if query.is_empty() {
            return Some(found);
        }
        let filter = Filter::new(query, self);
        let mut ranked = Vec::new();
        let mut wanted = Wanted::new(query);
        let mut take = |best: Best, sort: Sort, by_meaning: bool| {
            found.found += best.found;
            found.hidden += best.hidden;
            ranked.extend(best.hits.iter().map(|(key, number)| Ranked {
                by_meaning,
                key: Reverse(*key),
                sort,
                number: *number,
            }));
        };
        for sort in Sort::SHORT {
            let allowed = |at| filter.allows_text(sort, at);
            let catalogue = &self.shelf(sort).catalogue;
            take(
                catalogue.find(&mut wanted, options.limit, allowed, stop)?,
                sort,
                false,
            );
        }
        let passages = Texts::new(&self.passages, query, options);
        let allowed = filter.passages();
        let asked = Asked {
            limit: options.limit,
            scopes: [Sort::Title, Sort::Passage].map(|sort| filter.looks_in(sort)),
            articles: &filter.articles(),
            passages: allowed.as_deref(),
            dates: &self.dates,
        };
        let looked = passages.look(&asked, stop)?;
        take(looked.direct, Sort::Passage, false);
        take(looked.by_meaning, Sort::Passage, true);
        let events = Texts::new(&self.happened.texts, query, options);
        let asked = Asked {
            scopes: [true; 2],
            articles: &filter.events(),
            passages: None,
            dates: &self.happened.dates,
            ..asked
        };
        let looked = events.look(&asked, stop)?;
        take(looked.direct, Sort::Event, false);
        take(looked.by_meaning, Sort::Event, true);
        ranked.sort_unstable();
        ranked.truncate(options.limit);
        let hit = |ranked: &Ranked| match ranked.sort {
            Sort::Passage => Some(self.passage(ranked, &filter, &passages)),
            Sort::Event => self.event(ranked, &filter, &events),
            _ => self.short(ranked, &filter, &wanted),
        };
        found.hits = ranked.iter().filter_map(hit).collect();
        Some(found)
    }

    /// A short text as a hit.
    fn short(&self, ranked: &Ranked, filter: &Filter, wanted: &Wanted) -> Option<Hit> {
        let (sort, number) = (ranked.sort, ranked.number as usize);
        let text = self.shelf(sort).catalogue.get(number).text();
        let mut hit = Hit {
            kind: Kind::Command(number),
            article: 0,
            place: None,
            extent: None,
            text: text.to_owned(),
            matches: wanted.places(text),
            score: score(ranked.key.0),
            by_meaning: false,
        };
        if sort == Sort::Command {
            return Some(hit);
        }
        let at = filter.first(sort, number)?;
        hit.article = at.article as usize;
        let article = &self.articles[hit.article];
        (hit.kind, hit.place) = match sort {
            Sort::Source => (Kind::Source, None),
            Sort::Note => (Kind::Note, self.remarks.get(at.detail as usize)?.place),
            Sort::Name => {
                let mut names = article.findings.names.iter();
                let mention = names.find(|name| name.of == at.detail);
                (Kind::Name, mention.map(|name| name.place))
            }
            Sort::Figure => {
                let figure = FigureAt {
                    article: at.article,
                    figure: at.detail,
                };
                let group = self.groups.get(number)?.id;
                (Kind::Figure { group, at: figure }, self.figure(at))
            }
            _ => (Kind::Title, self.title(hit.article)),
        };
        hit.extent = match sort {
            Sort::Title => article.title.as_ref().and_then(|title| title.words),
            Sort::Source => article.source.as_ref().and_then(|source| source.words),
            _ => hit.place.and_then(|place| self.extent(hit.article, place)),
        };
        Some(hit)
    }

    /// Something that happened as a hit, in the words of the first article that is allowed.
    fn event(&self, ranked: &Ranked, filter: &Filter, events: &Texts) -> Option<Hit> {
        let at = filter.first(Sort::Event, ranked.number as usize)?;
        let told = DateAt {
            article: at.article,
            date: at.detail,
        };
        let place = self.told(told)?;
        let text = self.words(at.article, place);
        Some(Hit {
            kind: Kind::Event { at: told },
            article: at.article as usize,
            place: Some(place),
            extent: self.extent(at.article as usize, place),
            matches: events.light(&text, ranked.by_meaning),
            text,
            score: score(ranked.key.0),
            by_meaning: ranked.by_meaning,
        })
    }

    /// The passage that is an article's title.
    fn title(&self, article: usize) -> Option<Place> {
        let mut passages = self.passages.of(article).enumerate();
        let (at, _) = passages.find(|(_, passage)| self.passages.standing(*passage) == Standing::Title)?;
        Some(Place {
            passage: u32::try_from(at).ok()?,
            span: Span::new(0, self.articles[article].passage(at).len()),
        })
    }

    /// A passage as a hit.
    fn passage(&self, ranked: &Ranked, filter: &Filter, passages: &Texts) -> Hit {
        let (article, at) = self.passages.at(ranked.number as usize);
        let known = &self.articles[article];
        let text = known.passage(at).into_owned();
        let mut matches = passages.light(&text, ranked.by_meaning);
        if filter.asks_for_figures() {
            let numbered = (0..).zip(&known.findings.figures);
            let here = numbered.filter(|(_, figure)| figure.place.passage as usize == at);
            let fitting = here.filter(|(detail, _)| {
                filter.fits(At {
                    article: u32::try_from(article).unwrap_or(u32::MAX),
                    detail: *detail,
                    passage: None,
                })
            });
            matches.extend(fitting.map(|(_, figure)| figure.place.span));
            matches = merged(matches);
        }
        let is_title = self.passages.standing(ranked.number as usize) == Standing::Title;
        Hit {
            kind: if is_title {
                Kind::Title
            } else {
                Kind::Passage(known.passages[at].kind)
            },
            article,
            place: Some(Place {
                passage: u32::try_from(at).unwrap_or(u32::MAX),
                span: matches.first().copied().unwrap_or(Span::new(0, text.len())),
            }),
            extent: Some(known.passages[at].extent()),
            text,
            matches,
            score: score(ranked.key.0),
            by_meaning: ranked.by_meaning,
        }
    }
}
