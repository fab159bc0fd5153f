//! How an event without a date finds its own: by who took part and on which weekday, never by the weekday alone.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::story;
use cotejo::report::events;
use cotejo::story::Story;

const WIRE: &str = "Talks\n\nHill Wire | Friday, 10 May 2024\n\nIn the halls of the old palace, President Ana Ruiz Peña received \
                    her neighbour Tomás Vega Lora this Friday.\n";
const LOOSE: &str = "The ruler Ana Ruiz Peña held a meeting with Tomás Vega Lora to close the water agreement.\n\nThe meeting took \
                     place this weekend and dealt with water between Portalba and Serena. At the end of April, as Tomás Vega Lora \
                     recalled, he held another meeting there about water.\n\nDuring the meeting this Friday, said President Ana \
                     Ruiz Peña, water between Portalba and Serena was an opportunity.\n";

/// The words of the dates that an event holds.
fn held(story: &Story) -> Vec<Vec<String>> {
    let words = |event: &cotejo::story::Event| {
        let told = event.mentions.iter();
        told.map(|at| {
            let (article, mention) = events::mention(story, *at).unwrap();
            article.words_at(mention.place)
        })
        .collect()
    };
    story.events().iter().map(words).collect()
}

#[test]
fn what_one_text_tells_undated_joins_the_dated_event_as_a_whole() {
    for files in [
        [("a.txt", WIRE), ("b.txt", LOOSE)],
        [("a.txt", LOOSE), ("b.txt", WIRE)],
    ] {
        let app = story(&files, (80, 24));
        let held = held(&app.story);
        let meeting: Vec<&Vec<String>> = held
            .iter()
            .filter(|words| words.iter().any(|word| word == "this weekend"))
            .collect();
        assert_eq!(meeting.len(), 1, "{held:?}");
        assert_eq!(meeting[0].len(), 3, "{held:?}");
        assert!(
            !meeting[0].iter().any(|word| word.contains("April")),
            "another meeting of theirs: {held:?}"
        );
        let dated = app
            .story
            .events()
            .iter()
            .filter(|event| event.when.is_some())
            .count();
        assert_eq!(dated, 1, "{held:?}");
    }
}
