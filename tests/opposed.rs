//! Figures that contradict each other in passages that tell the same, whatever else the two say of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::story;
use cotejo::analysis::Relation;
use cotejo::story::FactKind;

/// How the figures of two texts stand to each other that both give, in words: `5,000 | 15,000: differs`.
fn related(one: &str, two: &str) -> Vec<String> {
    let heads = [
        "North Wire | Tuesday, 7 March 2023",
        "South Daily | Wednesday, 8 March 2023",
    ];
    let text = |at: usize, body: &str| format!("{}\n\n{}\n\n{body}\n", ["Ferry", "Harbour"][at], heads[at]);
    let app = story(
        &[("one.txt", &text(0, one)), ("two.txt", &text(1, two))],
        (80, 24),
    );
    let comparison = app.story.compare(0, 1, &[]).unwrap();
    let words = |side: usize, at: u32| {
        let article = app.story.article(side).unwrap();
        let figure = &article.findings.figures[at as usize];
        let passage = article.passage(figure.place.passage as usize);
        figure.number.of(&passage).to_owned()
    };
    let facts = comparison.pairs.iter().flat_map(|pair| &pair.facts);
    facts
        .filter(|fact| fact.kind == FactKind::Figure && fact.relation != Relation::Single)
        .map(|fact| {
            let [a, b] = [0, 1].map(|side| words(side, fact.at[side].unwrap()));
            format!("{a} | {b}: {}", fact.relation.name())
        })
        .collect()
}

#[test]
fn the_one_amount_of_each_side_is_opposed() {
    let found = related(
        "Strait Lines said that the ship had passed its yearly inspection in November and that it would pay 5,000 euros to the \
         family of each victim.",
        "The relatives of each victim were promised 15,000 euros by Strait Lines, which says that the ship passed the \
         inspection in November.",
    );
    assert_eq!(found, ["5,000 | 15,000: differs"]);
}

#[test]
fn amounts_of_another_size_are_of_something_else() {
    let found = related(
        "Strait Lines said that the ship had passed its yearly inspection in November and that it would pay 5,000 euros to the \
         family of each victim.",
        "Strait Lines, which bought the ship for 3.2 million euros, says that it passed the yearly inspection in November.",
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn how_long_something_will_take_does_not_change_with_the_day_of_printing() {
    let found = related(
        "Transport minister Julio Cifuentes announced an inquiry, which is to report within 90 days.",
        "An inquiry was announced by transport minister Julio Cifuentes. It is to report within 60 days.",
    );
    assert_eq!(found, ["90 | 60: differs"]);
}

#[test]
fn a_time_with_a_point_says_nothing_of_how_thousands_are_written() {
    let app = story(
        &[(
            "uno.txt",
            "Naufragio\n\nDiario del Estrecho | martes 7 de marzo de 2023\n\nEl buque zarpó a las 19.40 horas. La naviera indemnizará \
             con 5.000 euros a cada familia.\n",
        )],
        (80, 24),
    );
    let article = app.story.article(0).unwrap();
    let values: Vec<f64> = article
        .findings
        .figures
        .iter()
        .map(|figure| figure.value.low)
        .collect();
    assert!(values.contains(&5000.0), "{values:?}");
}

#[test]
fn numbers_of_one_size_speak_for_a_pair_though_they_contradict_each_other() {
    let score = |amount: &str| {
        let one = "Strait Lines claims 160 million dollars from the city before a court in Washington.";
        let two = format!(
            "The city owes {amount} million dollars to the company, a court was told by its lawyers."
        );
        let heads = [
            "North Wire | Tuesday, 7 March 2023",
            "South Daily | Tuesday, 7 March 2023",
        ];
        let texts = [one, &two].map(|body| format!("A claim of Strait Lines\n\n{}\n\n{body}\n", heads[0]));
        let app = story(
            &[
                ("one.txt", &texts[0]),
                ("two.txt", &texts[1].replace(heads[0], heads[1])),
            ],
            (80, 24),
        );
        let comparison = app.story.compare(0, 1, &[]).unwrap();
        let mut pairs = comparison.pairs.iter();
        let pair = pairs.find(|pair| (pair.link.a, pair.link.b) == (1, 1));
        pair.map_or(0.0, |pair| pair.link.score)
    };
    assert!(score("145") > score("3"), "{} {}", score("145"), score("3"));
    assert!(score("160") > score("145"), "{} {}", score("160"), score("145"));
}
