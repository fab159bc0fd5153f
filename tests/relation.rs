//! What is said of two figures, and of a text's arithmetic: a plain sentence for each reason.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::story;
use cotejo::analysis::{Check, Claim, Period, Reason, Relation, Role};
use cotejo::report::relation::{check, why};
use cotejo::story::{FigureAt, Story, Verdict};
use jiff::civil::date;

const FILES: [(&str, &str); 2] = [
    (
        "a.txt",
        "Doctors\n\nNorth Wire | Monday, 20 May 2024\n\nThe country hires 1,200 additional doctors. Of the 46 dead, 27 were women \
         and 21 men. In May 40 percent of the 200 beds were empty, which is 60 beds.\n",
    ),
    ("b.txt", "Help\n\nIt is said that 1,200 doctors will come.\n"),
];

/// The figure of a text that has this value.
fn figure(story: &Story, article: usize, value: f64) -> FigureAt {
    let figures = &story.article(article).unwrap().findings.figures;
    let at = figures
        .iter()
        .position(|figure| figure.value.low == value)
        .unwrap();
    FigureAt {
        article: u32::try_from(article).unwrap(),
        figure: u32::try_from(at).unwrap(),
    }
}

#[test]
fn a_sentence_for_each_reason() {
    let app = story(&FILES, (80, 24));
    let story = &app.story;
    let (a, b) = (figure(story, 0, 1200.0), figure(story, 1, 1200.0));
    let day = |day| Period {
        from: date(2024, 5, day),
        to: date(2024, 5, day),
    };
    let said = |relation, reason| {
        why(
            story,
            &Verdict {
                a,
                b,
                relation,
                reason,
            },
        )
    };
    let both = "North Wire: 1,200 additional; no source: 1,200.";
    for (relation, reason, words) in [
        (
            Relation::Role,
            Reason::Roles(Role::Additional, Role::Total),
            "The same number in another role.",
        ),
        (Relation::Same, Reason::Alike, "Both give the same number."),
        (
            Relation::Compatible,
            Reason::Rounded,
            "The one is the other, rounded.",
        ),
        (
            Relation::Compatible,
            Reason::Bounded,
            "The limit that the one sets leaves room for the number of the other.",
        ),
        (
            Relation::Compatible,
            Reason::BothBounded,
            "Both set a limit, and there are numbers that keep to both.",
        ),
        (
            Relation::Dates,
            Reason::Times(day(10), day(20)),
            "Other numbers for other times: Fri 10 May 2024 and Mon 20 May 2024.",
        ),
        (
            Relation::Differs,
            Reason::Undated,
            "The numbers exclude each other; the text without a source is undated, so that it may be of another time.",
        ),
        (
            Relation::Differs,
            Reason::Transposed,
            "The same digits in another order: in one of the two they may have been swapped.",
        ),
        (
            Relation::Differs,
            Reason::Digit,
            "The one has a digit more than the other: it may have been lost, or put in.",
        ),
        (
            Relation::Differs,
            Reason::Apart,
            "The numbers exclude each other, and no word says why.",
        ),
    ] {
        assert_eq!(said(relation, reason), format!("{both} {words}"));
    }
    for relation in Relation::ALL {
        let words = said(Relation::Unsure, Reason::Reading(relation));
        assert!(words.starts_with(both) && words.ends_with('.'), "{words}");
    }
    assert!(said(Relation::Differs, Reason::Scale(1000)).contains("1,000 times as much"));
}

#[test]
fn a_sentence_for_each_claim() {
    let app = story(&FILES, (80, 24));
    let article = app.story.article(0).unwrap();
    let said = |claim, values: &[f64], comes_to, holds| {
        let figures = values
            .iter()
            .map(|value| figure(&app.story, 0, *value).figure)
            .collect();
        check(
            article,
            &Check {
                claim,
                figures,
                comes_to,
                holds,
            },
        )
    };
    assert_eq!(
        said(Claim::Parts, &[46.0, 27.0, 21.0], 48.0, false),
        "“46 dead, 27 were women and 21 men”: the parts come to 48, which is more than 46."
    );
    assert_eq!(
        said(Claim::Sum, &[46.0, 27.0, 21.0], 48.0, false),
        "“46 dead, 27 were women and 21 men”: the parts come to 48, and not to 46."
    );
    let share = said(Claim::Share, &[40.0, 200.0, 60.0], 80.0, false);
    assert!(share.ends_with("40 percent of 200 is 80, and not 60."), "{share}");
    let times = Claim::Times {
        tenths: 20,
        nearly: true,
        over: false,
    };
    let words = said(times, &[60.0, 27.0], 54.0, true);
    assert!(
        words.ends_with("nearly 2 times 27 is nearly 54, which fits 60."),
        "{words}"
    );
}

#[test]
fn numbers_that_are_said_to_add_up_do_or_do_not() {
    let claims = |text: &str| -> Vec<(f64, bool)> {
        let found = cotejo::analysis::find(
            &[text],
            &[],
            cotejo::analysis::Setting {
                language: "en".parse().ok(),
                ..Default::default()
            },
        );
        found
            .checks
            .iter()
            .map(|check| (check.comes_to, check.holds))
            .collect()
    };
    assert_eq!(
        claims(
            "One inspection counted 17 cracks; a second one found 12 additional cracks, which makes 31 in total."
        ),
        [(29.0, false)]
    );
    assert_eq!(
        claims("The region pays $48 million and the state $15 million, or $63 million altogether."),
        [(63e6, true)]
    );
    assert_eq!(
        claims("They found 17 cracks in the north and 12 cracks in the south. There are 60 cracks in total."),
        []
    );
}
