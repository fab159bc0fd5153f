//! What is known of an article, in words: the line under its title, and on demand how each fact was
//! found.

use crate::story::{Article, Basis, Entry, Known};

/// Source, date, language and origin in one line; what is not known is said.
#[must_use]
pub fn line(article: &Article) -> String {
    let via = article
        .via
        .as_ref()
        .map_or(String::new(), |via| format!(" · via {}", via.value));
    format!(
        "{} · {} · {}{via}",
        article.source_words(),
        article.date_words(),
        article.language_words()
    )
}

/// What the article is called: its title, or its first words.
#[must_use]
pub fn title(article: &Article) -> std::borrow::Cow<'_, str> {
    match &article.title {
        Some(title) => (&*title.value).into(),
        None => article.opening().into(),
    }
}

/// Lines to stand under the facts: the address, what a reader has to be told, where else the text
/// stands, how the file was read.
#[must_use]
pub fn asides(entry: &Entry) -> Vec<String> {
    let article = &entry.article;
    let mut asides = Vec::new();
    asides.extend(article.note.iter().map(|note| note.value.to_string()));
    asides.extend(article.address.iter().map(|address| address.value.to_string()));
    asides.extend(entry.copies.iter().map(|copy| {
        format!(
            "The same text is in {}: {}",
            copy.article.file,
            line(&copy.article)
        )
    }));
    if !article.decoding.exact {
        asides.push(format!(
            "The file is {}; offsets count bytes of the decoded text.",
            article.decoding.encoding
        ));
    }
    asides
}

/// Columns of the label before each of [`details`].
pub const LABEL: usize = 10;

/// One line for each fact: what it is, and what it rests on.
#[must_use]
pub fn details(article: &Article) -> Vec<String> {
    let text = &article.text;
    vec![
        detail("title", &article.title, text, ToString::to_string),
        detail("source", &article.source, text, ToString::to_string),
        detail("date", &article.published, text, |date| date.short()),
        detail("language", &article.language, text, |language| {
            language.name().to_owned()
        }),
        detail("address", &article.address, text, ToString::to_string),
        detail("via", &article.via, text, ToString::to_string),
        label(
            "file",
            &format!(
                "{}, {}, {} words",
                article.file, article.decoding.encoding, article.words
            ),
        ),
    ]
}

fn label(what: &str, words: &str) -> String {
    format!("{what:LABEL$}{words}")
}

fn detail<T>(what: &str, known: &Option<Known<T>>, text: &str, show: impl Fn(&T) -> String) -> String {
    let Some(known) = known else {
        return label(what, "not found");
    };
    let mut words = format!("{} — from {}", show(&known.value), known.basis.words());
    // A headline or an address would only say itself again.
    let telling = !matches!(known.basis, Basis::Headline | Basis::Address | Basis::FrontMatter);
    if let Some(span) = known.words.filter(|_| telling) {
        words.push_str(&format!(" “{}”", span.of(text).trim()));
    }
    if let Some(note) = &known.note {
        words.push_str(&format!("; {note}"));
    }
    label(what, &words)
}
