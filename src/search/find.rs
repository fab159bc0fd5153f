//! The search: from a query to what was found, the best first.
//!
//! What matches better goes before; of what matches alike, what stands further up in its article, then what is
//! newer, then the sort of thing, then what was read first. What is offered in another language comes last.

use std::cmp::Reverse;
use std::ops::Range;

use super::catalogue::{Best, score};
use super::filter::Filter;
use super::hit::{Found, Hit, Kind};
use super::index::Index;
use super::light::light;
use super::look::{Looked, WINDOW, look};
use super::passages::{Passages, Standing};
use super::plan::{Clause, Plan, clauses, together};
use super::query::Query;
use super::ranking::Asked;
use super::share::share;
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
    /// How many threads may work on it; what is found is the same.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limit: 200,
            by_meaning: true,
            threads: 1,
        }
    }
}

/// Hits that are made at once.
const HITS: usize = 25;

/// A part of the search that one thread does.
enum Part {
    /// Some of the short texts of a sort.
    Short(Sort, Range<usize>),
    Passages,
    Events,
}

/// What was found of a sort, and whether by what it means.
type Of = (Sort, bool, Best);

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
        look(
            WINDOW,
            self.texts,
            &self.clauses,
            self.together.as_ref(),
            asked,
            stop,
        )
    }

    fn light(&self, text: &str, by_meaning: bool) -> Vec<Span> {
        light(text, &self.clauses, by_meaning, &self.texts.vocabulary)
    }
}

impl Looked {
    fn of(self, sort: Sort) -> Vec<Of> {
        vec![(sort, false, self.direct), (sort, true, self.by_meaning)]
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
        let passages = Texts::new(&self.passages, query, options);
        let events = Texts::new(&self.happened.texts, query, options);
        let parts = self.parts(options.threads);
        let work = |part: usize| match &parts[part] {
            Part::Short(sort, texts) => self.look_at(*sort, texts.clone(), query, &filter, options, stop),
            Part::Passages => self.look_in(&passages, &filter, options, stop),
            Part::Events => self.look_among(&events, &filter, options, stop),
        };
        let mut ranked = Vec::new();
        for best in share(options.threads, parts.len(), work) {
            for (sort, by_meaning, best) in best? {
                found.found += best.found;
                found.hidden += best.hidden;
                ranked.extend(best.hits.iter().map(|(key, number)| Ranked {
                    by_meaning,
                    key: Reverse(*key),
                    sort,
                    number: *number,
                }));
            }
        }
        ranked.sort_unstable();
        ranked.truncate(options.limit);
        let wanted = Wanted::new(query);
        let hit = |ranked: &Ranked| match ranked.sort {
            Sort::Passage => Some(self.passage(ranked, &filter, &passages)),
            Sort::Event => self.event(ranked, &filter, &events),
            _ => self.short(ranked, &filter, &wanted),
        };
        let some: Vec<&[Ranked]> = ranked.chunks(HITS).collect();
        let hits = share(options.threads, some.len(), |part| {
            some[part].iter().filter_map(hit).collect::<Vec<_>>()
        });
        found.hits = hits.into_iter().flatten().collect();
        Some(found)
    }

    /// The parts of a search for so many threads: short texts by shares alike, then what cannot be parted.
    fn parts(&self, threads: usize) -> Vec<Part> {
        let short = Sort::SHORT.into_iter().flat_map(|sort| {
            let all = self.shelf(sort).catalogue.parts();
            let share = all.div_ceil(threads.max(1)).max(1);
            let shares = (0..all).step_by(share);
            shares.map(move |start| Part::Short(sort, start..all.min(start + share)))
        });
        [Part::Passages, Part::Events].into_iter().chain(short).collect()
    }

    fn look_at(
        &self,
        sort: Sort,
        texts: Range<usize>,
        query: &Query,
        filter: &Filter,
        options: Options,
        stop: &dyn Stop,
    ) -> Option<Vec<Of>> {
        let allowed = |at| filter.allows_text(sort, at);
        let catalogue = &self.shelf(sort).catalogue;
        let best = catalogue.find(texts, &mut Wanted::new(query), options.limit, allowed, stop)?;
        Some(vec![(sort, false, best)])
    }

    fn look_in(
        &self,
        passages: &Texts,
        filter: &Filter,
        options: Options,
        stop: &dyn Stop,
    ) -> Option<Vec<Of>> {
        let allowed = filter.passages();
        let asked = Asked {
            limit: options.limit,
            scopes: [Sort::Title, Sort::Passage].map(|sort| filter.looks_in(sort)),
            articles: &filter.articles(),
            passages: allowed.as_deref(),
            dates: &self.dates,
        };
        Some(passages.look(&asked, stop)?.of(Sort::Passage))
    }

    fn look_among(
        &self,
        events: &Texts,
        filter: &Filter,
        options: Options,
        stop: &dyn Stop,
    ) -> Option<Vec<Of>> {
        let asked = Asked {
            limit: options.limit,
            scopes: [true; 2],
            articles: &filter.events(),
            passages: None,
            dates: &self.happened.dates,
        };
        Some(events.look(&asked, stop)?.of(Sort::Event))
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
            let here = known.findings.figures_of(u32::try_from(at).unwrap_or(u32::MAX));
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
