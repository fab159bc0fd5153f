//! What the fields of a query let through: articles first, once for all that stands in them, then passages and
//! findings.

use super::field::{Field, Scope, State};
use super::index::{Counts, Facts, Index};
use super::noun::Noun;
use super::query::{Asked, Query};
use super::shelf::{At, Sort};
use crate::analysis::Period;
use crate::story::DateAt;
use crate::text::fold::loose;

/// The fields of a query, asked of an index.
pub(super) struct Filter<'a> {
    index: &'a Index,
    fields: &'a [Asked],
    /// For each article, what of it is as asked for.
    articles: Vec<Holds>,
    /// For each article, whether what has no figures and no day of its own is: its title, its outlet, its names.
    texts: Vec<bool>,
    /// Whether there is one.
    has_texts: bool,
    /// For each passage, whether it has a figure as asked for, where one is.
    figures: Option<Vec<bool>>,
    /// For each passage, whether sources exclude each other on a figure in it, and whether it is pinned; where that is
    /// asked.
    states: Option<[Vec<bool>; 2]>,
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
        let asks = |is: fn(&Field) -> bool| fields.iter().any(|asked| is(&asked.field));
        let marked = |passages: &mut dyn Iterator<Item = usize>| {
            let mut marks = vec![false; index.passages.len()];
            for passage in passages {
                if let Some(mark) = marks.get_mut(passage) {
                    *mark = true;
                }
            }
            marks
        };
        let figures = || {
            let fit = index.figures.iter().filter(|counts| fits(fields, counts));
            marked(&mut fit.map(|counts| counts.passage as usize))
        };
        let states = || {
            let pinned = index.pinned.iter();
            let mut pinned = pinned.filter_map(|(article, at)| index.passages.of(*article).nth(*at));
            let mut differing = index.differing.iter().map(|passage| *passage as usize);
            [marked(&mut differing), marked(&mut pinned)]
        };
        let articles = holds(fields, index);
        let asks_for_figures = |asked: &Asked| is_of_figures(&asked.field) && !asked.negated;
        let no_texts = fields.iter().any(asks_for_figures);
        let is_text = |(holds, facts): (&Holds, &Facts)| {
            let state = [false, false];
            !no_texts && holds.outlet && holds.date && is_so(fields, state, facts.published.is_none())
        };
        let texts: Vec<bool> = articles.iter().zip(&index.facts).map(is_text).collect();
        Self {
            index,
            fields,
            articles,
            has_texts: texts.contains(&true),
            texts,
            figures: asks(is_of_figures).then(figures),
            states: asks(|field| matches!(field, Field::Is(_))).then(states),
        }
    }

    /// Whether short texts of a sort are looked through.
    pub(super) fn looks_in(&self, sort: Sort) -> bool {
        match sort {
            Sort::Title | Sort::Source => self.looks_at(Scope::Titles),
            Sort::Figure => self.looks_at(Scope::Figures),
            Sort::Event => self.looks_at(Scope::Events),
            Sort::Name => self.looks_at(Scope::Names),
            Sort::Passage | Sort::Note => self.looks_at(Scope::Text),
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
        if self.figures.is_none() && self.states.is_none() {
            return None;
        }
        let all = || vec![true; self.index.passages.len()];
        let mut allowed = self.figures.clone().unwrap_or_else(all);
        for (article, facts) in self.index.facts.iter().enumerate() {
            let is_undated = facts.published.is_none();
            for passage in self.index.passages.of(article) {
                allowed[passage] &= is_so(self.fields, self.marked(passage), is_undated);
            }
        }
        Some(allowed)
    }

    /// For each event, whether it is allowed.
    pub(super) fn events(&self) -> Vec<bool> {
        let all = 0..self.index.happened.told.len();
        let is_open = self.fields.is_empty();
        let looks = self.looks_in(Sort::Event);
        all.map(|number| is_open || (looks && self.first(Sort::Event, number).is_some()))
            .collect()
    }

    /// The first place of something that is allowed.
    pub(super) fn first(&self, sort: Sort, number: usize) -> Option<At> {
        let places = match sort {
            Sort::Figure | Sort::Event => self.index.places(sort, number),
            _ if self.has_texts => self.index.places(sort, number),
            _ => &[],
        };
        places.iter().copied().find(|at| self.allows(sort, number, *at))
    }

    /// Whether a short text is allowed.
    pub(super) fn allows_text(&self, sort: Sort, number: usize) -> bool {
        // Most queries have no field.
        self.fields.is_empty() || (self.looks_in(sort) && self.first(sort, number).is_some())
    }

    fn allows(&self, sort: Sort, number: usize, at: At) -> bool {
        let (index, article) = (self.index, at.article as usize);
        let (Some(facts), Some(holds)) = (index.facts.get(article), self.articles.get(article)) else {
            return false;
        };
        let passage = at.passage.map_or(usize::MAX, |passage| passage as usize);
        match sort {
            Sort::Figure => {
                let [_, is_pinned] = self.marked(passage);
                let is_undated = facts.published.is_none();
                let differs = index.groups.get(number).is_some_and(|group| group.differs);
                let counts = || index.counts(at);
                holds.outlet
                    && holds.date
                    && is_so(self.fields, [differs, is_pinned], is_undated)
                    && (self.figures.is_none() || counts().is_some_and(|counts| fits(self.fields, counts)))
            }
            Sort::Event => {
                let Some(told) = index.happened.told.get(number) else {
                    return false;
                };
                let [_, is_pinned] = self.marked(passage);
                let figures = self.figures.as_ref();
                let has = |figures: &Vec<bool>| figures.get(passage).copied().unwrap_or_default();
                holds.outlet
                    && figures.is_none_or(|figures| has(figures) && self.fits_in(at))
                    && is_then(self.fields, told.when)
                    && is_so(self.fields, [told.disagrees, is_pinned], told.when.is_none())
            }
            _ => self.texts[article],
        }
    }

    /// Whether a figure is as asked for.
    pub(super) fn fits(&self, figure: At) -> bool {
        self.index
            .counts(figure)
            .is_some_and(|counts| fits(self.fields, counts))
    }

    /// Whether a figure in the words that tell of an event is as asked for.
    fn fits_in(&self, event: At) -> bool {
        let told = DateAt {
            article: event.article,
            date: event.detail,
        };
        let Some(place) = self.index.told(told) else {
            return false;
        };
        let findings = &self.index.articles[event.article as usize].findings;
        let within = findings
            .figures_of(place.passage)
            .filter(|(_, figure)| figure.place.span.meets(place.span));
        within
            .map(|(detail, _)| At { detail, ..event })
            .any(|at| self.fits(at))
    }

    /// Whether a passage has figures that differ, and whether it is pinned, as far as that is asked.
    fn marked(&self, passage: usize) -> [bool; 2] {
        match &self.states {
            Some([differing, pinned]) => {
                let is_marked = |marks: &[bool]| marks.get(passage).copied().unwrap_or_default();
                [is_marked(differing), is_marked(pinned)]
            }
            None => [false; 2],
        }
    }

    /// Whether figures are asked for.
    pub(super) fn asks_for_figures(&self) -> bool {
        self.figures.is_some()
    }
}

/// Whether something is in the states that are asked for, given whether it differs, is pinned, is undated.
fn is_so(fields: &[Asked], [differs, is_pinned]: [bool; 2], is_undated: bool) -> bool {
    fields.iter().all(|asked| {
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

/// Whether a figure is as asked for.
fn fits(fields: &[Asked], counts: &Counts) -> bool {
    fields.iter().all(|asked| {
        let holds = match &asked.field {
            Field::Number(form) => form.holds(counts.value),
            Field::Unit(units) => counts.unit.is_some_and(|unit| {
                let named = loose(unit);
                units
                    .iter()
                    .any(|one| *one == named || Noun::new(one).is_in(&named))
            }),
            _ => return true,
        };
        holds != asked.negated
    })
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
