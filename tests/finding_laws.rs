//! What holds of the findings of any text: any characters, bits that the finder reacts to in any order,
//! and the marked texts, whole and worn. A law is in `finding_laws/laws.rs`, a text in
//! `finding_laws/bits.rs`; what is found is for the marked texts to say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "finding_laws/bits.rs"]
mod bits;
#[path = "finding_laws/laws.rs"]
mod laws;
#[allow(
    dead_code,
    reason = "only the texts are used here, not what is marked in them"
)]
#[path = "marked/mark.rs"]
mod mark;

use std::path::Path;
use std::sync::LazyLock;

use cotejo::analysis::{Findings, Setting};
use cotejo::text::Language;
use laws::{Law, Story};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Stories that each law is tried on; every law draws its own.
const CASES: u32 = 200;

/// The marked texts with what is found in them.
static MARKED: LazyLock<Vec<(Story, Findings)>> = LazyLock::new(|| {
    let mut stories = Vec::new();
    for language in [Language::ENGLISH, Language::SPANISH] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/marked")
            .join(language.code());
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for document in mark::read("a marked text", &text).unwrap() {
                let story = Story {
                    passages: document.lines.into_iter().map(|line| line.text).collect(),
                    lines: Vec::new(),
                    setting: Setting {
                        language: Some(language),
                        published: document.published,
                        country: document.country,
                    },
                };
                let findings = story.find();
                stories.push((story, findings));
            }
        }
    }
    stories
});

/// The marked texts to wear.
fn texts() -> Vec<Story> {
    MARKED.iter().map(|(story, _)| story.clone()).step_by(7).collect()
}

/// Tries `holds` on stories; the smallest one that fails is in the message.
fn try_stories<S: Strategy>(stories: S, holds: impl Fn(S::Value) -> Result<(), String>) {
    let config = Config {
        // The failing input stands in the message; it becomes a line of a test.
        failure_persistence: None,
        ..Config::with_cases(CASES)
    };
    TestRunner::new(config)
        .run(&stories, |story| holds(story).map_err(TestCaseError::fail))
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Holds a law on the marked texts, then on made-up ones.
fn hold(law: Law) {
    for (story, findings) in &*MARKED {
        law(story, findings).unwrap_or_else(|what| panic!("{what}\nin {:#?}", story.passages));
    }
    try_stories(bits::story(texts()), |story| law(&story, &story.find()));
}

#[test]
fn every_span_of_a_figure_has_words() {
    hold(laws::figures_have_words);
}

#[test]
fn every_noun_has_words_in_its_own_passage() {
    hold(laws::nouns_have_words);
}

#[test]
fn a_noun_stands_where_it_is_taken_from() {
    hold(laws::nouns_stand_where_they_are_taken_from);
}

#[test]
fn every_date_and_its_anchor_have_words() {
    hold(laws::dates_have_words);
}

#[test]
fn a_number_stands_in_its_figure() {
    hold(laws::numbers_are_in_their_figure);
}

#[test]
fn a_figure_stands_in_its_sentence() {
    hold(laws::figures_are_in_their_sentence);
}

#[test]
fn a_date_stands_in_its_sentence() {
    hold(laws::dates_are_in_their_sentence);
}

#[test]
fn a_head_stands_in_its_noun() {
    hold(laws::heads_are_in_their_noun);
}

#[test]
fn figures_follow_one_another() {
    hold(laws::figures_are_in_order);
}

#[test]
fn dates_follow_one_another() {
    hold(laws::dates_are_in_order);
}

#[test]
fn nothing_is_both_a_date_and_a_figure() {
    hold(laws::nothing_is_both);
}

#[test]
fn values_are_finite_and_only_ranges_lie_between() {
    hold(laws::values_are_numbers);
}

#[test]
fn no_time_ends_before_it_begins() {
    hold(laws::periods_run_forward);
}

#[test]
fn a_publication_date_stands_in_its_line() {
    hold(laws::publication_is_in_its_line);
}

#[test]
fn every_name_names_something() {
    hold(laws::names_are_named);
}

#[test]
fn a_sentence_that_is_cut_breaks_no_law() {
    for law in laws::ALL {
        try_stories(bits::table(), |story| law(&story, &story.find()));
    }
}

#[test]
fn the_same_text_gives_the_same_findings_twice() {
    try_stories(bits::story(texts()), |story| match story.find() == story.find() {
        true => Ok(()),
        false => Err("what is found changes".to_owned()),
    });
}

#[test]
fn a_passage_behind_changes_nothing_before_it() {
    // A comma or point between digits in it may settle how numbers are written in all of the document,
    // and words of it in which language an article is that names none; both are left out here.
    let behind = bits::passage().prop_map(|passage| {
        let parted = |c: char| matches!(c, '.' | ',');
        if laws::teaches_nothing(&passage) {
            passage
        } else {
            passage.replace(parted, " ")
        }
    });
    try_stories((bits::known_story(texts()), behind), |(story, behind)| {
        laws::earlier_findings_stay(&story, &behind)
    });
}

#[test]
fn a_marked_text_keeps_its_findings_when_it_goes_on() {
    for (story, _) in &*MARKED {
        let mut story = story.clone();
        let behind = story.passages.pop().unwrap_or_default();
        if laws::teaches_nothing(&behind) {
            laws::earlier_findings_stay(&story, &behind).unwrap_or_else(|what| panic!("{what}"));
        }
    }
}

#[test]
fn nothing_is_found_in_a_language_without_a_lexicon() {
    for code in ["pt", "de", "yue"] {
        let language = code.parse().ok();
        try_stories(bits::in_language(language, texts()), |story| {
            let findings = story.find();
            match findings == Findings::default() {
                true => Ok(()),
                false => Err(format!("{findings:?}")),
            }
        });
    }
}
