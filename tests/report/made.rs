//! Documents to be looked at: of the bundled collection, and of a story in which everybody means harm.

use cotejo::report::dossier::{Asked, Dossier, Made, Note, gather};
use cotejo::story::{Check, Matter, State, Story};
use jiff::civil::date;

use super::screen;

/// The day on which they are made.
pub(crate) fn made() -> Made {
    Made {
        on: date(2026, 3, 14),
        version: "0.1.0",
    }
}

/// A document on a story, with its first two articles side by side.
pub(crate) fn of(story: &mut Story, decided: &dyn Fn(Matter) -> Check, notes: &[Note]) -> Dossier {
    story.settle(true);
    let first = usize::from(story.entries().len() > 4) * 3;
    let pairs: Vec<_> = (story.entries().len() > 1)
        .then(|| ([first, first + 1], Vec::new()))
        .into_iter()
        .collect();
    gather(
        story,
        &Asked {
            title: "doctors/",
            bundled: true,
            made: made(),
            pairs: &pairs,
            decided,
            notes,
        },
    )
}

/// The bundled collection, nothing checked yet.
pub(crate) fn bundled() -> Dossier {
    of(&mut screen::bundled((80, 24)).story, &|_| Check::default(), &[])
}

/// The bundled collection, some of it checked and noted.
pub(crate) fn checked() -> Dossier {
    let decided = |finding| match finding {
        Matter::Figure(at) => Check {
            state: State::ALL[(at.article as usize + at.figure as usize) % 4],
            note: "Asked the ministry.".into(),
            source: "https://example.org/list?a=1&b=2".into(),
        },
        _ => Check::default(),
    };
    let notes = [
        Note {
            article: Some(2),
            passage: Some(3),
            about: "la delegación".to_owned(),
            words: "Who was in it?".to_owned(),
        },
        Note {
            article: None,
            passage: None,
            about: String::new(),
            words: "Call both press offices.".to_owned(),
        },
    ];
    of(&mut screen::bundled((80, 24)).story, &decided, &notes)
}

/// A story of two articles that say this everywhere.
pub(crate) fn saying(words: &str) -> Dossier {
    let quoted = serde_json::to_string(words).unwrap();
    let line = words.replace(['\n', '\r'], " ");
    let article = |number: u32| {
        format!(
            "---\ntitle: {quoted}\nsource: {quoted}\npublished: 2024-05-1{number}\naddress: {quoted}\nvia: {quoted}\n\
             note: {quoted}\n---\n\nOn 3 May 2024 there were 8{number}6 {line} doctors in 39 {line}, of whom {line} 20 left.\n\n{line}\n"
        )
    };
    let files = [("a.md", article(0)), ("b.md", article(1))];
    let files = files.each_ref().map(|(name, text)| (*name, &**text));
    let decided = |_| Check {
        state: State::Wrong,
        note: words.into(),
        source: words.into(),
    };
    let notes = [Note {
        article: Some(0),
        passage: Some(1),
        about: words.to_owned(),
        words: words.to_owned(),
    }];
    of(&mut screen::story(&files, (80, 24)).story, &decided, &notes)
}
