//! Stories that the program was not written on, with what a careful reader says of their figures, their
//! arithmetic and their events, in `tests/story/*.toml`. Texts and statements were written without a look at
//! the code.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::HashMap;
use std::path::Path;

use cotejo::analysis::{Place, Relation};
use cotejo::load::{self, Request};
use cotejo::story::{DateAt, FigureAt, Story};
use cotejo::text::Span;
use serde::Deserialize;

/// What a careful reader says of a story.
#[derive(Deserialize)]
struct Statements {
    #[serde(default)]
    pair: Vec<Pair>,
    #[serde(default)]
    check: Vec<Check>,
    #[serde(default)]
    event: Vec<Event>,
}

/// Two figures, each by article and words.
#[derive(Deserialize)]
struct Pair {
    a: (String, String),
    b: (String, String),
    relation: String,
    /// Why the program says something else, where that is known.
    known: Option<String>,
}

/// Arithmetic that a text claims.
#[derive(Deserialize)]
struct Check {
    article: String,
    words: String,
    holds: bool,
    known: Option<String>,
}

/// Dated sentences that tell the same, or do not.
#[derive(Deserialize)]
struct Event {
    what: String,
    mentions: Vec<(String, String)>,
    #[serde(default)]
    disagrees: bool,
    #[serde(default)]
    apart: bool,
    known: Option<String>,
}

/// A story with its statements, and what of them does not hold.
struct Trial {
    story: Story,
    index: HashMap<String, usize>,
    faults: Vec<String>,
    /// Statements that hold though they are marked as known not to.
    mended: Vec<String>,
    counted: [usize; 2],
}

impl Trial {
    fn of(name: &str) -> (Self, Statements) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story");
        let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
        let request = Request {
            places: vec![load::Place::Path(folder.join(name))],
            ..Request::default()
        };
        let mut story = load::all(&request);
        story.settle(true);
        let stem = |file: &str| {
            Path::new(file)
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        };
        let index = (0..).zip(story.entries());
        let index = index.map(|(at, entry)| (stem(&entry.article.file), at)).collect();
        let trial = Self {
            story,
            index,
            faults: Vec::new(),
            mended: Vec::new(),
            counted: [0, 0],
        };
        (trial, toml::from_str(&text).unwrap())
    }

    fn place(&self, article: &str, words: &str) -> (usize, Place) {
        let at = self.index[article];
        let text = self.story.article(at).unwrap();
        let found = (0..text.passages.len()).find_map(|passage| {
            let from = text.passage(passage).find(words)?;
            Some(Place {
                passage: u32::try_from(passage).unwrap(),
                span: Span::new(from, from + words.len()),
            })
        });
        (
            at,
            found.unwrap_or_else(|| panic!("“{words}” is not in {article}")),
        )
    }

    fn figure(&self, (article, words): &(String, String)) -> Option<FigureAt> {
        let (at, place) = self.place(article, words);
        let figures = &self.story.article(at).unwrap().findings.figures;
        let number = figures
            .iter()
            .position(|figure| figure.place.passage == place.passage && figure.number.meets(place.span));
        Some(FigureAt {
            article: u32::try_from(at).unwrap(),
            figure: u32::try_from(number?).unwrap(),
        })
    }

    fn date(&self, (article, words): &(String, String)) -> Option<DateAt> {
        let (at, place) = self.place(article, words);
        let dates = &self.story.article(at).unwrap().findings.dates;
        let date = dates
            .iter()
            .position(|date| date.place.passage == place.passage && date.place.span.meets(place.span));
        Some(DateAt {
            article: u32::try_from(at).unwrap(),
            date: u32::try_from(date?).unwrap(),
        })
    }

    /// What the program says of two figures.
    fn relation(&self, a: FigureAt, b: FigureAt) -> &'static str {
        let holds = |at: &FigureAt| self.story.groups().find(|group| group.figures.contains(at));
        match (holds(&a), holds(&b)) {
            (Some(one), Some(two)) if one.id == two.id => self
                .story
                .relate(a, b)
                .map_or("nothing", |(relation, _)| relation.name()),
            _ => "apart",
        }
    }

    fn note(&mut self, is_right: bool, known: Option<&String>, what: String) {
        self.counted[1] += 1;
        self.counted[0] += usize::from(is_right);
        match (is_right, known) {
            (false, None) => self.faults.push(what),
            (true, Some(_)) => self.mended.push(what),
            _ => {}
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let (Some(a), Some(b)) = (self.figure(&pair.a), self.figure(&pair.b)) else {
                let missing = format!("a figure is not found: {:?} {:?}", pair.a, pair.b);
                self.note(false, pair.known.as_ref(), missing);
                continue;
            };
            let said = self.relation(a, b);
            let what = format!("{:?} {:?}: {said}, not {}", pair.a, pair.b, pair.relation);
            self.note(said == pair.relation, pair.known.as_ref(), what);
        }
    }

    fn checks(&mut self, checks: &[Check]) {
        for check in checks {
            let (at, place) = self.place(&check.article, &check.words);
            let findings = &self.story.article(at).unwrap().findings;
            let found = findings.checks.iter().find(|found| {
                found.figures.iter().any(|figure| {
                    let figure = &findings.figures[*figure as usize];
                    figure.place.passage == place.passage && figure.number.meets(place.span)
                })
            });
            let said = found.map(|found| found.holds);
            let what = format!("{} “{}”: {said:?}", check.article, check.words);
            // What holds need not be checked, but must not be flagged.
            let is_right = said == Some(check.holds) || (check.holds && said.is_none());
            self.note(is_right, check.known.as_ref(), what);
        }
    }

    fn events(&mut self, events: &[Event]) {
        for event in events {
            let found: Vec<Option<usize>> = event
                .mentions
                .iter()
                .map(|mention| {
                    let date = self.date(mention)?;
                    self.story
                        .events()
                        .iter()
                        .position(|event| event.mentions.contains(&date))
                })
                .collect();
            let together = found.iter().all(|one| one.is_some() && *one == found[0]);
            let what = format!("{found:?} {}: {:?}", event.what, event.mentions);
            let is_right = if event.apart {
                found[0] != found[1]
            } else {
                let disagrees = found[0].is_some_and(|at| self.story.events()[at].disagrees);
                together && disagrees == event.disagrees
            };
            self.note(is_right, event.known.as_ref(), what);
        }
    }

    /// Figures that a careful reader says count different things must never be said to differ.
    fn judge(self) {
        let all = format!(
            "{} of {} statements hold; those that do not:\n{}",
            self.counted[0],
            self.counted[1],
            self.faults.join("\n")
        );
        assert!(self.faults.is_empty(), "{all}");
        assert!(
            self.mended.is_empty(),
            "these hold by now; take their mark away:\n{}",
            self.mended.join("\n")
        );
    }
}

fn told(name: &str) {
    let (mut trial, statements) = Trial::of(name);
    trial.pairs(&statements.pair);
    trial.checks(&statements.check);
    trial.events(&statements.event);
    trial.judge();
}

#[test]
fn a_flood_is_read_as_a_careful_reader_would() {
    told("flood");
}

#[test]
fn a_strike_is_read_as_a_careful_reader_would() {
    told("strike");
}

#[test]
fn every_relation_has_a_name_that_the_statements_use() {
    let names: Vec<&str> = Relation::ALL.iter().map(|relation| relation.name()).collect();
    assert_eq!(
        names,
        [
            "differs",
            "role",
            "unsure",
            "dates",
            "compatible",
            "same",
            "single"
        ]
    );
}
