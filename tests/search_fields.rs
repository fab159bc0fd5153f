//! What fields let through is what going through the articles one by one lets through: the index keeps what fields ask
//! of articles, figures and events in columns of their own, and events by their words.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../benches/common/generator.rs"]
mod generator;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cotejo::analysis::{Period, Place, Relation};
use cotejo::load;
use cotejo::search::field::{Field, Scope, State};
use cotejo::search::query::Asked;
use cotejo::search::{Gathered, Index, Kind, Options, Query};
use cotejo::story::{Article, DateAt, Story};
use cotejo::text::fold::loose;
use cotejo::text::{Case, Span, fold};
use proptest::prelude::*;

const PINNED: [(usize, usize); 3] = [(0, 2), (5, 1), (9, 3)];

struct Searched {
    story: Story,
    index: Index,
}

/// Articles as they are read, with what is found in them.
static STORY: LazyLock<Searched> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in generator::generate(7, 60) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut story = load::all(&load::Request {
        places: vec![load::Place::Path(folder.path().into())],
        ..load::Request::default()
    });
    story.settle(true);
    let mut index = Index::default();
    index.follow(story.entries());
    index.gather(Gathered::of(&story));
    index.pin(PINNED);
    Searched { story, index }
});

impl Searched {
    fn article(&self, at: usize) -> &Article {
        self.story.article(at).unwrap()
    }

    /// Whether outlet, title and language are as asked for.
    fn is_outlet(&self, fields: &[Asked], at: usize) -> bool {
        let article = self.article(at);
        let has = |words: &[String], text: Option<&str>| {
            text.is_some_and(|text| words.iter().any(|word| loose(text).contains(word.as_str())))
        };
        fields.iter().all(|asked| {
            let holds = match &asked.field {
                Field::Source(words) => has(words, article.source.as_ref().map(|known| &*known.value)),
                Field::Title(words) => has(words, article.title.as_ref().map(|known| &*known.value)),
                Field::Language(all) => article
                    .language
                    .as_ref()
                    .is_some_and(|known| all.contains(&known.value)),
                _ => return true,
            };
            holds != asked.negated
        })
    }

    /// Whether a figure, given by its article and number, is as asked for.
    fn is_figure(&self, fields: &[Asked], at: usize, number: usize) -> bool {
        let figure = &self.article(at).findings.figures[number];
        fields.iter().all(|asked| {
            let holds = match &asked.field {
                Field::Number(form) => form.holds((figure.value.low, figure.value.high)),
                Field::Unit(units) => {
                    let named = figure.unit.map(|unit| loose(unit.name));
                    named.is_some_and(|named| {
                        let is_it =
                            |unit: &String| *unit == named || cotejo::search::Noun::new(unit).is_in(&named);
                        units.iter().any(is_it)
                    })
                }
                _ => return true,
            };
            holds != asked.negated
        })
    }

    /// Whether words of a passage have a figure as asked for, where figures are asked for.
    fn has_figure(&self, fields: &[Asked], at: usize, words: Place) -> bool {
        let figures = &self.article(at).findings.figures;
        let here = |number: &usize| {
            let place = figures[*number].place;
            place.passage == words.passage && place.span.meets(words.span)
        };
        !fields.iter().any(|asked| is_of_figures(&asked.field))
            || (0..figures.len())
                .filter(here)
                .any(|number| self.is_figure(fields, at, number))
    }

    /// Whether sources exclude each other on a figure of a passage.
    fn differs(&self, at: usize, passage: usize) -> bool {
        let differing = self
            .story
            .groups()
            .filter(|group| group.relation == Relation::Differs);
        differing.flat_map(|group| &group.figures).any(|figure| {
            let figures = &self.article(at).findings.figures;
            figure.article as usize == at && figures[figure.figure as usize].place.passage as usize == passage
        })
    }

    fn passages(&self, fields: &[Asked], word: &str) -> BTreeSet<(usize, usize)> {
        let mut found = BTreeSet::new();
        for at in 0..self.story.entries().len() {
            let article = self.article(at);
            let title = article.title.as_ref().and_then(|title| title.words);
            for (number, passage) in article.passages.iter().enumerate() {
                let is_title = title.is_some_and(|words| words.meets(passage.extent()));
                let states = || {
                    [
                        self.differs(at, number),
                        PINNED.contains(&(at, number)),
                        article.published_period().is_none(),
                    ]
                };
                if !is_title
                    && looks_in(fields, Scope::Text)
                    && holds(&article.passage(number), word)
                    && self.is_outlet(fields, at)
                    && is_then(fields, article.published_period())
                    && self.has_figure(fields, at, whole(article, number))
                    && is_so(fields, states())
                {
                    found.insert((at, number));
                }
            }
        }
        found
    }

    fn titles(&self, fields: &[Asked], word: &str) -> BTreeSet<usize> {
        let fits = |at: &usize| {
            let article = self.article(*at);
            let is_asked_for_figures = |asked: &Asked| is_of_figures(&asked.field) && !asked.negated;
            article
                .title
                .as_ref()
                .is_some_and(|title| holds(&title.value, word))
                && looks_in(fields, Scope::Titles)
                && self.is_outlet(fields, *at)
                && is_then(fields, article.published_period())
                && !fields.iter().any(is_asked_for_figures)
                && is_so(fields, [false, false, article.published_period().is_none()])
        };
        (0..self.story.entries().len()).filter(fits).collect()
    }

    /// The words that tell what happened.
    fn told(&self, at: DateAt) -> Place {
        let findings = &self.article(at.article as usize).findings;
        let mention = &findings.dates[at.date as usize];
        let clause = findings
            .happenings
            .get(at.date as usize)
            .map(|happening| happening.clause);
        Place {
            passage: mention.place.passage,
            span: clause
                .filter(|clause| !clause.is_empty())
                .unwrap_or(mention.sentence),
        }
    }

    /// The mention of each event that is shown for it.
    fn events(&self, fields: &[Asked], word: &str) -> BTreeSet<(u32, u32)> {
        let mut found = BTreeSet::new();
        for event in self.story.events() {
            let first = event.mentions[0];
            let words = self.article(first.article as usize).words_at(self.told(first));
            if !looks_in(fields, Scope::Events) || !holds(&words, word) || !is_then(fields, event.when) {
                continue;
            }
            let fits = |mention: &&DateAt| {
                let (at, told) = (mention.article as usize, self.told(**mention));
                let passage = told.passage as usize;
                let states = [
                    event.disagrees,
                    PINNED.contains(&(at, passage)),
                    event.when.is_none(),
                ];
                self.is_outlet(fields, at) && self.has_figure(fields, at, told) && is_so(fields, states)
            };
            found.extend(
                event
                    .mentions
                    .iter()
                    .find(fits)
                    .map(|mention| (mention.article, mention.date)),
            );
        }
        found
    }

    /// The figure of each group that is shown for it.
    fn figures(&self, fields: &[Asked], word: &str) -> BTreeSet<(u32, u32)> {
        let mut found = BTreeSet::new();
        for group in self.story.groups() {
            let first = group.figures[0];
            let of = self.article(first.article as usize);
            let words = of.words_at(of.findings.figures[first.figure as usize].place);
            let name = if group.name.is_empty() {
                &words
            } else {
                &*group.name
            };
            if !looks_in(fields, Scope::Figures) || !holds(name, word) {
                continue;
            }
            let fits = |figure: &&cotejo::story::FigureAt| {
                let (at, number) = (figure.article as usize, figure.figure as usize);
                let passage = self.article(at).findings.figures[number].place.passage as usize;
                let published = self.article(at).published_period();
                let differs = group.relation == Relation::Differs;
                self.is_outlet(fields, at)
                    && is_then(fields, published)
                    && self.is_figure(fields, at, number)
                    && is_so(
                        fields,
                        [differs, PINNED.contains(&(at, passage)), published.is_none()],
                    )
            };
            found.extend(
                group
                    .figures
                    .iter()
                    .find(fits)
                    .map(|figure| (figure.article, figure.figure)),
            );
        }
        found
    }
}

fn whole(article: &Article, passage: usize) -> Place {
    Place {
        passage: u32::try_from(passage).unwrap(),
        span: Span::new(0, article.passage(passage).len()),
    }
}

fn is_of_figures(field: &Field) -> bool {
    matches!(field, Field::Number(_) | Field::Unit(_))
}

fn looks_in(fields: &[Asked], scope: Scope) -> bool {
    let scopes = |negated: bool| {
        let of = move |asked: &&Asked| asked.negated == negated;
        fields.iter().filter(of).filter_map(|asked| match &asked.field {
            Field::In(scopes) => Some(scopes),
            _ => None,
        })
    };
    (scopes(false).next().is_none() || scopes(false).any(|all| all.contains(&scope)))
        && !scopes(true).any(|all| all.contains(&scope))
}

fn is_then(fields: &[Asked], when: Option<Period>) -> bool {
    fields.iter().all(|asked| {
        let holds = match &asked.field {
            Field::After(than) => when.is_some_and(|when| when.to > than.to),
            Field::Before(than) => when.is_some_and(|when| when.from < than.from),
            Field::On(days) => when.is_some_and(|when| when.meets(*days)),
            _ => return true,
        };
        holds != asked.negated
    })
}

fn is_so(fields: &[Asked], [differs, is_pinned, is_undated]: [bool; 3]) -> bool {
    fields.iter().all(|asked| {
        let Field::Is(states) = &asked.field else {
            return true;
        };
        let holds = |state: &State| match state {
            State::Differs => differs,
            State::Undated => is_undated,
            State::Pinned => is_pinned,
        };
        states.iter().any(holds) != asked.negated
    })
}

fn holds(text: &str, word: &str) -> bool {
    fold(text, Case::Folded).contains(word)
}

fn field() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "source:vale",
        "source:correo,press",
        "title:plan",
        "title:nurses,enfermeras",
        "lang:es",
        "lang:en,fr",
        "after:2019",
        "before:2020-06",
        "on:2018",
        "num:>5000",
        "num:~1200",
        "num:10..99",
        "unit:percent",
        "unit:crowns",
        "is:differs",
        "is:undated",
        "is:pinned",
        "is:differs,pinned",
        "in:text,titles",
        "in:events",
        "in:figures,text",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn fields_let_through_what_they_do_one_by_one(
        fields in prop::collection::vec((field(), prop::bool::weighted(0.25)), 0..4),
        word in prop::sample::select(vec!["", "nurs", "plan", "obras", "en", "2"]),
        threads in 1..4_usize,
    ) {
        let signed = |(field, negated): &(&str, bool)| format!("{}{field}", if *negated { "!" } else { "" });
        let fields: Vec<String> = fields.iter().map(signed).collect();
        let exact = if word.is_empty() { String::new() } else { format!("'{word} ") };
        let typed = format!("{exact}{}", fields.join(" "));
        let query = Query::read(&typed);
        prop_assume!(!query.is_empty());
        prop_assert_eq!(&query.complaints, &[]);
        let options = Options { limit: 1_000_000, by_meaning: false, threads };
        let found = STORY.index.search(&query, options, &()).unwrap();
        prop_assert_eq!(found.found, found.hits.len());
        let (mut passages, mut titles) = (BTreeSet::new(), BTreeSet::new());
        let (mut events, mut figures) = (BTreeSet::new(), BTreeSet::new());
        for hit in &found.hits {
            let is_new = match hit.kind {
                Kind::Passage(_) => passages.insert((hit.article, hit.place.unwrap().passage as usize)),
                Kind::Title => titles.insert(hit.article),
                Kind::Event { at } => events.insert((at.article, at.date)),
                Kind::Figure { at, .. } => figures.insert((at.article, at.figure)),
                _ => STORY.is_outlet(&query.fields, hit.article),
            };
            prop_assert!(is_new, "{} twice, or of another outlet: {:?}", typed, hit);
        }
        prop_assert_eq!(passages, STORY.passages(&query.fields, word), "{}: passages", typed);
        prop_assert_eq!(titles, STORY.titles(&query.fields, word), "{}: titles", typed);
        prop_assert_eq!(events, STORY.events(&query.fields, word), "{}: events", typed);
        prop_assert_eq!(figures, STORY.figures(&query.fields, word), "{}: figures", typed);
        // What fields hide and what they let through is what there is.
        if !word.is_empty() {
            let all = STORY.index.search(&Query::read(&exact), options, &()).unwrap();
            prop_assert_eq!(found.found + found.hidden, all.found, "{}: hidden", typed);
        }
    }
}
