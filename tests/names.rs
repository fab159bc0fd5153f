//! Names of people, places and organisations, and which of them name the same.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cotejo::analysis::{NameKind, Setting, find};
use cotejo::text::Language;

/// The names of passages as they stand, each with the longest form of whom it names.
fn names(language: Language, passages: &[&str]) -> Vec<(String, String)> {
    let setting = Setting {
        language: Some(language),
        ..Setting::default()
    };
    let found = find(passages, &[], setting);
    let words = |at: &cotejo::analysis::Name| {
        let text = passages[at.place.passage as usize];
        at.place.span.of(text).to_owned()
    };
    found
        .names
        .iter()
        .map(|name| (words(name), found.named[name.of as usize].name.to_string()))
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

#[test]
fn a_short_form_names_whom_the_long_one_named() {
    let text = [
        "The director, Inés Marrero Quintana, spoke first.",
        "Then Marrero left, and Inés Marrero laughed.",
    ];
    let whole = "Inés Marrero Quintana";
    assert_eq!(
        names(Language::ENGLISH, &text),
        pairs(&[(whole, whole), ("Marrero", whole), ("Inés Marrero", whole)])
    );
}

#[test]
fn an_acronym_names_what_it_is_spelled_out_from() {
    let text = [
        "Lo dijo el Instituto Nacional de Aguas (INDA) en un informe.",
        "El INDA no respondió.",
    ];
    let whole = "Instituto Nacional de Aguas";
    assert_eq!(
        names(Language::SPANISH, &text),
        pairs(&[(whole, whole), ("INDA", whole), ("INDA", whole)])
    );
}

#[test]
fn accents_make_no_difference_to_a_name() {
    let text = ["Habló Zoé Cabrera con la prensa.", "Zoe Cabrera se marchó."];
    let of: Vec<_> = names(Language::SPANISH, &text)
        .into_iter()
        .map(|(_, of)| of)
        .collect();
    assert_eq!(of, ["Zoé Cabrera", "Zoé Cabrera"]);
}

#[test]
fn titles_and_small_words_say_what_a_name_names() {
    let text = "President Omar Haddad met the Ministry of Water in Porto Alto, and nobody smiled.";
    let setting = Setting {
        language: Some(Language::ENGLISH),
        ..Setting::default()
    };
    let found = find(&[text], &[], setting);
    let kinds: Vec<_> = found
        .named
        .iter()
        .map(|named| (&*named.name, named.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("Omar Haddad", NameKind::Person),
            ("Ministry of Water", NameKind::Organisation),
            ("Porto Alto", NameKind::Place),
        ]
    );
}

#[test]
fn what_only_begins_a_sentence_is_no_name() {
    let text = ["Nobody came. Yesterday it rained, and Monday will be worse. Rivers rose."];
    assert_eq!(names(Language::ENGLISH, &text), []);
}
