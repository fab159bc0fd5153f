//! The pictures of the README show what the program shows, and the README shows all of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/pictures.rs"]
mod pictures;
#[path = "common/screen.rs"]
mod screen;

use std::fs;

#[test]
fn no_picture_is_stale() {
    let is_stale = |(name, keys): &(&str, &str)| {
        let there = fs::read_to_string(pictures::file(name)).unwrap_or_default();
        there != pictures::picture(keys).unwrap()
    };
    let stale: Vec<&str> = pictures::PICTURES
        .iter()
        .filter(|picture| is_stale(picture))
        .map(|(name, _)| *name)
        .collect();
    assert!(
        stale.is_empty(),
        "the screens of {} have changed; draw them anew: cargo run --example pictures",
        stale.join(", ")
    );
}

#[test]
fn the_readme_shows_every_picture_with_words_for_who_cannot_see_it() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for (name, _) in pictures::PICTURES {
        let (before, _) = readme
            .split_once(&format!("](assets/{name}.svg)"))
            .unwrap_or_default();
        let words = before.rsplit_once("![").map_or("", |(_, words)| words);
        assert!(
            words.len() > 20 && !words.contains('\n'),
            "assets/{name}.svg is not shown, or has no words"
        );
    }
}
