//! The search: from a query to what was found, the best first.
//!
//! What matches better goes before; of what matches alike, what stands further up in its article, then what is
//! newer, then the sort of thing, then what was read first. What is offered in another language comes last.

use std::cmp::Reverse;

use super::catalogue::{Best, score};
use super::field::Scope;
use super::filter::Filter;
use super::hit::{Found, Hit, Kind};
use super::index::Index;
use super::light::light;
use super::look::{Asked, look};
use super::passages::Standing;
use super::plan::{Clause, clauses, together};
use super::query::Query;
use super::shelf::Sort;
use super::stop::Stop;
use super::wanted::Wanted;
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
    /// Index in [`Sort::ALL`]; passages come after all of them.
    sort: usize,
    number: u32,
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
        let mut take = |best: Best, sort: usize, by_meaning: bool| {
            found.found += best.found;
            found.hidden += best.hidden;
            ranked.extend(best.hits.iter().map(|(key, number)| Ranked {
                by_meaning,
                key: Reverse(*key),
                sort,
                number: *number,
            }));
        };
        for sort in Sort::ALL {
            let allowed = |at| filter.allows_text(sort, at);
            let catalogue = &self.shelf(sort).catalogue;
            take(
                catalogue.find(&mut wanted, options.limit, allowed, stop)?,
                sort as usize,
                false,
            );
        }
        let clauses = clauses(query, &self.passages.vocabulary, options.by_meaning);
        let together = together(query, &self.passages.vocabulary);
        let passages = filter.passages();
        let asked = Asked {
            limit: options.limit,
            scopes: [Scope::Titles, Scope::Text].map(|scope| filter.looks_at(scope)),
            articles: &filter.articles(),
            passages: passages.as_deref(),
            dates: &self.dates,
        };
        let looked = look(&self.passages, &clauses, together.as_ref(), &asked, stop)?;
        take(looked.direct, Sort::ALL.len(), false);
        take(looked.translated, Sort::ALL.len(), true);
        ranked.sort_unstable();
        ranked.truncate(options.limit);
        let hit = |ranked: &Ranked| match Sort::ALL.get(ranked.sort) {
            Some(sort) => self.short(*sort, ranked, &filter, &wanted),
            None => Some(self.passage(ranked, &filter, &clauses)),
        };
        found.hits = ranked.iter().filter_map(hit).collect();
        Some(found)
    }

    /// A short text as a hit.
    fn short(&self, sort: Sort, ranked: &Ranked, filter: &Filter, wanted: &Wanted) -> Option<Hit> {
        let number = ranked.number as usize;
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
        let findings = &article.findings;
        (hit.kind, hit.place) = match sort {
            Sort::Source => (Kind::Source, None),
            Sort::Name => {
                let mention = findings.names.iter().find(|name| name.of == at.detail);
                (Kind::Name, mention.map(|name| name.place))
            }
            Sort::Figure => {
                let figure = FigureAt {
                    article: at.article,
                    figure: at.detail,
                };
                let group = self.gathered.groups.get(number)?.id;
                (Kind::Figure { group, at: figure }, self.figure(at))
            }
            Sort::Event => {
                let told = DateAt {
                    article: at.article,
                    date: at.detail,
                };
                (Kind::Event { at: told }, self.told(told))
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
    fn passage(&self, ranked: &Ranked, filter: &Filter, clauses: &[Clause]) -> Hit {
        let (article, at) = self.passages.at(ranked.number as usize);
        let known = &self.articles[article];
        let text = known.passage(at).into_owned();
        let mut matches = light(&text, clauses, ranked.by_meaning, &self.passages.vocabulary);
        if filter.asks_for_figures() {
            let here = known
                .findings
                .figures
                .iter()
                .filter(|figure| figure.place.passage as usize == at);
            matches.extend(
                here.filter(|figure| filter.fits(figure))
                    .map(|figure| figure.place.span),
            );
            matches = super::wanted::merged(matches);
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
