//! What the fields of a query let through: articles first, once for all that stands in them, then passages and
//! findings.

use super::field::{Field, Scope, State};
use super::index::Index;
use super::noun::Noun;
use super::query::{Asked, Query};
use super::shelf::{At, Sort};
use crate::analysis::{Figure, Period, Place};
use crate::story::DateAt;
use crate::text::fold::loose;

/// The fields of a query, asked of an index.
pub(super) struct Filter<'a> {
    index: &'a Index,
    fields: &'a [Asked],
    /// For each article, what of it is as asked for.
    articles: Vec<Holds>,
    /// For each passage, whether it has a figure as asked for, where one is.
    figures: Option<Vec<bool>>,
}

/// What of an article is as asked for.
#[derive(Clone, Copy, Debug)]
struct Holds {
    /// Outlet, language and title.
    outlet: bool,
    /// When it was published.
    date: bool,
}

impl<'a> Filter<'a> {
    pub(super) fn new(query: &'a Query, index: &'a Index) -> Self {
        let fields = &query.fields[..];
        let mut filter = Self {
            index,
            fields,
            articles: holds(fields, index),
            figures: None,
        };
        if fields.iter().any(|asked| is_of_figures(&asked.field)) {
            let mut has_one = vec![false; index.passages.len()];
            for (at, article) in index.articles.iter().enumerate() {
                let first = index.passages.of(at).start;
                for figure in article
                    .findings
                    .figures
                    .iter()
                    .filter(|figure| filter.fits(figure))
                {
                    if let Some(has_one) = has_one.get_mut(first + figure.place.passage as usize) {
                        *has_one = true;
                    }
                }
            }
            filter.figures = Some(has_one);
        }
        filter
    }

    /// Whether short texts of a sort are looked through.
    pub(super) fn looks_in(&self, sort: Sort) -> bool {
        match sort {
            Sort::Title | Sort::Source => self.looks_at(Scope::Titles),
            Sort::Figure => self.looks_at(Scope::Figures),
            Sort::Event => self.looks_at(Scope::Events),
            Sort::Name => self.looks_at(Scope::Names),
            // It has no article of which fields could ask anything.
            Sort::Command => self.fields.is_empty(),
        }
    }

    /// Whether it is looked there. Several `in:` add up.
    pub(super) fn looks_at(&self, scope: Scope) -> bool {
        let scopes = |negated| {
            self.fields.iter().filter_map(move |asked| match &asked.field {
                Field::In(scopes) if asked.negated == negated => Some(scopes),
                _ => None,
            })
        };
        (scopes(false).next().is_none() || scopes(false).flatten().any(|one| *one == scope))
            && !scopes(true).flatten().any(|one| *one == scope)
    }

    /// For each article, whether passages of it are allowed at all.
    pub(super) fn articles(&self) -> Vec<bool> {
        let allowed = |holds: &Holds| holds.outlet && holds.date;
        self.articles.iter().map(allowed).collect()
    }

    /// The passages that are allowed of those articles; `None` for all.
    pub(super) fn passages(&self) -> Option<Vec<bool>> {
        let asks = |asked: &&Asked| matches!(asked.field, Field::Is(_));
        if self.figures.is_none() && !self.fields.iter().any(|asked| asks(&asked)) {
            return None;
        }
        let index = self.index;
        let mut allowed = self
            .figures
            .clone()
            .unwrap_or_else(|| vec![true; index.passages.len()]);
        let [mut differing, mut pinned] = [(); 2].map(|()| vec![false; index.passages.len()]);
        let mark = |marks: &mut Vec<bool>, article: usize, at: usize| {
            if let Some(passage) = index.passages.of(article).nth(at) {
                marks[passage] = true;
            }
        };
        let groups = index.gathered.groups.iter().filter(|group| group.differs);
        for at in groups.flat_map(|group| &group.figures) {
            let (article, detail) = (at.article, at.figure);
            if let Some(place) = index.figure(At { article, detail }) {
                mark(&mut differing, article as usize, place.passage as usize);
            }
        }
        for (article, at) in &index.pinned {
            mark(&mut pinned, *article, *at);
        }
        for (article, facts) in index.facts.iter().enumerate() {
            let is_undated = facts.published.is_none();
            for passage in index.passages.of(article) {
                allowed[passage] &= self.is_so([differing[passage], is_undated, pinned[passage]]);
            }
        }
        Some(allowed)
    }

    /// The first place of a short text that is allowed.
    pub(super) fn first(&self, sort: Sort, number: usize) -> Option<At> {
        let places = self.index.shelf(sort).places(number);
        places.iter().copied().find(|at| self.allows(sort, number, *at))
    }

    /// Whether a short text is allowed.
    pub(super) fn allows_text(&self, sort: Sort, number: usize) -> bool {
        // Most queries have no field.
        (self.fields.is_empty() && !matches!(sort, Sort::Figure | Sort::Event))
            || (self.looks_in(sort) && (sort == Sort::Command || self.first(sort, number).is_some()))
    }

    fn allows(&self, sort: Sort, number: usize, at: At) -> bool {
        let (Some(facts), Some(article)) = (
            self.index.facts.get(at.article as usize),
            self.index.articles.get(at.article as usize),
        ) else {
            return false;
        };
        let holds = self.articles[at.article as usize];
        let is_undated = facts.published.is_none();
        let passage = |place: Option<Place>| {
            let place = place?.passage as usize;
            Some((self.index.pinned.contains(&(at.article as usize, place)), place))
        };
        match sort {
            Sort::Figure => {
                let figure = article.findings.figures.get(at.detail as usize);
                let is_pinned = passage(self.index.figure(at)).is_some_and(|(pinned, _)| pinned);
                let differs = self
                    .index
                    .gathered
                    .groups
                    .get(number)
                    .is_some_and(|group| group.differs);
                holds.outlet
                    && holds.date
                    && figure.is_some_and(|figure| self.fits(figure))
                    && self.is_so([differs, is_undated, is_pinned])
            }
            Sort::Event => {
                let Some(event) = self.index.gathered.events.get(number) else {
                    return false;
                };
                let told = DateAt {
                    article: at.article,
                    date: at.detail,
                };
                let (is_pinned, place) = passage(self.index.told(told)).unwrap_or_default();
                let passage = self.index.passages.of(at.article as usize).nth(place);
                let has_figure = self
                    .figures
                    .as_ref()
                    .is_none_or(|figures| passage.is_some_and(|passage| figures[passage]));
                holds.outlet
                    && has_figure
                    && is_then(self.fields, event.when)
                    && self.is_so([event.disagrees, event.when.is_none(), is_pinned])
            }
            _ => {
                holds.outlet
                    && holds.date
                    && self
                        .fields
                        .iter()
                        .all(|asked| !is_of_figures(&asked.field) || asked.negated)
                    && self.is_so([false, is_undated, false])
            }
        }
    }

    /// Whether a figure is as asked for.
    pub(super) fn fits(&self, figure: &Figure) -> bool {
        self.fields.iter().all(|asked| {
            let holds = match &asked.field {
                Field::Number(form) => form.holds((figure.value.low, figure.value.high)),
                Field::Unit(units) => figure.unit.is_some_and(|unit| {
                    let named = loose(unit.name);
                    units
                        .iter()
                        .any(|one| *one == named || Noun::new(one).is_in(&named))
                }),
                _ => return true,
            };
            holds != asked.negated
        })
    }

    /// Whether figures are asked for.
    pub(super) fn asks_for_figures(&self) -> bool {
        self.figures.is_some()
    }

    /// Whether something is in the states that are asked for, given whether it differs, is undated, is pinned.
    fn is_so(&self, [differs, is_undated, is_pinned]: [bool; 3]) -> bool {
        self.fields.iter().all(|asked| {
            let Field::Is(states) = &asked.field else {
                return true;
            };
            let holds = states.iter().any(|state| match state {
                State::Differs => differs,
                State::Undated => is_undated,
                State::Pinned => is_pinned,
            });
            holds != asked.negated
        })
    }
}

fn is_of_figures(field: &Field) -> bool {
    matches!(field, Field::Number(_) | Field::Unit(_))
}

/// For each article, what of it is as asked for.
fn holds(fields: &[Asked], index: &Index) -> Vec<Holds> {
    let all = Holds {
        outlet: true,
        date: true,
    };
    let mut articles = vec![all; index.facts.len()];
    for asked in fields {
        // Outlets are few: what each is called is compared once.
        let has_words = |sort: Sort, words: &[String]| -> Vec<bool> {
            let catalogue = &index.shelf(sort).catalogue;
            let has = |at| {
                words
                    .iter()
                    .any(|word| loose(catalogue.get(at).text()).contains(word.as_str()))
            };
            (0..catalogue.len()).map(has).collect()
        };
        let is_one = |all: &[bool], number: Option<u32>| number.is_some_and(|number| all[number as usize]);
        match &asked.field {
            Field::Source(words) => {
                let has = has_words(Sort::Source, words);
                for (holds, facts) in articles.iter_mut().zip(&index.facts) {
                    holds.outlet &= is_one(&has, facts.source) != asked.negated;
                }
            }
            Field::Title(words) => {
                let has = has_words(Sort::Title, words);
                for (holds, facts) in articles.iter_mut().zip(&index.facts) {
                    holds.outlet &= is_one(&has, facts.title) != asked.negated;
                }
            }
            Field::Language(all) => {
                for (holds, facts) in articles.iter_mut().zip(&index.facts) {
                    let is_one = facts.language.is_some_and(|language| all.contains(&language));
                    holds.outlet &= is_one != asked.negated;
                }
            }
            Field::After(_) | Field::Before(_) | Field::On(_) => {
                let asked = std::slice::from_ref(asked);
                for (holds, facts) in articles.iter_mut().zip(&index.facts) {
                    holds.date &= is_then(asked, facts.published);
                }
            }
            Field::In(_) | Field::Number(_) | Field::Unit(_) | Field::Is(_) => {}
        }
    }
    articles
}

/// Whether a time is as asked for. Of a month or a year, one day is enough.
fn is_then(fields: &[Asked], when: Option<Period>) -> bool {
    fields.iter().all(|asked| {
        let holds = match (&asked.field, when) {
            (Field::After(_) | Field::Before(_) | Field::On(_), None) => false,
            (Field::After(than), Some(when)) => when.to > than.to,
            (Field::Before(than), Some(when)) => when.from < than.from,
            (Field::On(days), Some(when)) => when.meets(*days),
            _ => return true,
        };
        holds != asked.negated
    })
}
