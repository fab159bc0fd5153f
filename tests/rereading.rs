//! Articles that are read otherwise than they were loaded: what is made of them anew is what would have been made of them
//! from the beginning.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::LazyLock;

use cotejo::load::{self, Place, Request};
use cotejo::story::{Article, Event, Group, Ruling, Story};
use jiff::ToSpan;
use proptest::prelude::*;

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story/flood");
    let story = load::all(&Request {
        places: vec![Place::Path(folder)],
        ..Request::default()
    });
    story
        .entries()
        .iter()
        .map(|entry| (*entry.article).clone())
        .collect()
});

fn told(articles: &[Article]) -> Story {
    let mut story = Story::default();
    for article in articles {
        story.insert(article.clone());
    }
    story.settle(true);
    story
}

/// One way to read an article otherwise.
#[derive(Clone, Copy, Debug)]
enum Other {
    Counts,
    Values,
    NoFigure,
    When,
    Undated,
    Nothing,
}

fn read_otherwise(article: &mut Article, other: Other, at: usize) {
    let findings = &mut article.findings;
    let (figures, dates) = (findings.figures.len().max(1), findings.dates.len().max(1));
    match other {
        Other::Counts => findings.subjects.rotate_left(at % figures),
        Other::Values => {
            for figure in findings.figures.iter_mut().skip(at % figures).take(2) {
                figure.value.low += 1.0;
                figure.value.high += 1.0;
            }
        }
        Other::NoFigure => findings.set_aside(&[at % figures], &[]),
        Other::When => {
            let when = findings
                .dates
                .get_mut(at % dates)
                .and_then(|date| date.when.as_mut());
            if let Some(when) = when {
                *when = cotejo::analysis::Period {
                    from: when.from.checked_add(40.days()).unwrap(),
                    to: when.to.checked_add(40.days()).unwrap(),
                };
            }
        }
        Other::Undated => article.published = None,
        Other::Nothing => {}
    }
}

fn groups(story: &Story) -> Vec<Group> {
    let mut groups: Vec<Group> = story.groups().cloned().collect();
    groups.sort_by(|a, b| a.figures.cmp(&b.figures));
    groups
}

fn events(story: &Story) -> Vec<Event> {
    let mut events = story.events().to_vec();
    events.sort_by(|a, b| a.mentions.cmp(&b.mentions));
    events
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_story_read_otherwise_is_as_if_it_had_been_read_so_from_the_beginning(
        steps in prop::collection::vec(
            prop::collection::btree_map(
                0..10_usize,
                (prop::sample::select(vec![
                    Other::Counts, Other::Values, Other::NoFigure, Other::When, Other::Undated, Other::Nothing,
                ]), 0..20_usize),
                0..4,
            ),
            1..5,
        ),
    ) {
        let mut story = told(&ARTICLES);
        for step in steps {
            let mut articles = ARTICLES.clone();
            for (at, (other, which)) in &step {
                read_otherwise(&mut articles[*at], *other, *which);
            }
            story.reread(step.keys().map(|at| (*at, articles[*at].clone())).collect());
            // Whoever has articles read otherwise says anew what is put together.
            story.rule(Vec::new());
            let anew = told(&articles);
            prop_assert_eq!(groups(&story), groups(&anew));
            prop_assert_eq!(events(&story), events(&anew));
            prop_assert_eq!((story.figures(), story.dates()), (anew.figures(), anew.dates()));
            prop_assert_eq!(story.languages(), anew.languages());
            // What is put together is put together in either.
            let mut anew = anew;
            let first: Vec<_> = groups(&anew).iter().map(|group| group.figures[0]).take(2).collect();
            let ruling = Ruling { a: first[0], b: first[1], together: true };
            story.rule(vec![ruling]);
            anew.rule(vec![ruling]);
            prop_assert_eq!(groups(&story).len(), groups(&anew).len());
        }
    }
}
