//! `cotejo list`: one row for each article.

use serde_json::Value;

use crate::analysis::When;
use crate::story::{Article, Story};

use super::amount::count;
use super::table::{Report, Table, maybe, text};

/// The articles of a story. A file that holds the text of another one has a row of its own among the
/// fields, which says whose copy it is.
#[must_use]
pub fn report(story: &Story) -> Report {
    let mut report = Report {
        fields: Table {
            columns: vec![
                "id",
                "file",
                "title",
                "source",
                "published",
                "published_precision",
                "language",
                "address",
                "via",
                "passages",
                "words",
                "removed",
                "duplicate_of",
            ],
            rows: Vec::new(),
        },
        table: Table {
            columns: vec!["id", "source", "date", "language", "words", "title"],
            rows: Vec::new(),
        },
        ..Report::default()
    };
    for entry in story.entries() {
        let article = &entry.article;
        report.fields.rows.push(fields(&entry.id, article, article, None));
        for copy in &entry.copies {
            report
                .fields
                .rows
                .push(fields(&copy.id, &copy.article, article, Some(&entry.id)));
        }
        let title = article
            .title
            .as_ref()
            .map_or_else(|| opening(article), |title| title.value.to_string());
        report.table.rows.push(vec![
            text(&entry.id),
            text(article.source_words()),
            text(article.date_words()),
            maybe(article.language.as_ref().map(|language| language.value.code())),
            article.words.into(),
            text(&title),
        ]);
        report.lines.push(line(
            &entry.id,
            article,
            entry.copies.iter().map(|copy| &*copy.article.file),
            &if article.title.is_some() {
                title
            } else {
                format!("without a title; it begins “{title}”")
            },
        ));
    }
    report
}

/// The fields of `article`, whose prose is that of `prose`: its own, or that of the article it copies.
fn fields(id: &str, article: &Article, prose: &Article, original: Option<&str>) -> Vec<Value> {
    let published = article.published.as_ref().map(|date| date.value);
    vec![
        text(id),
        text(&article.file),
        maybe(article.title.as_ref().map(|title| &title.value)),
        maybe(article.source.as_ref().map(|source| &source.value)),
        maybe(published.map(|date| date.to_string())),
        maybe(published.map(When::precision)),
        maybe(article.language.as_ref().map(|language| language.value.code())),
        maybe(article.address.as_ref().map(|address| &address.value)),
        maybe(article.via.as_ref().map(|via| &via.value)),
        prose.passages.len().into(),
        prose.words.into(),
        article.removed.len().into(),
        maybe(original),
    ]
}

/// The first words of an article without a title.
fn opening(article: &Article) -> String {
    crate::text::cut(&article.opening(), 72)
}

/// An article in a sentence or two.
fn line<'a>(id: &str, article: &Article, copies: impl Iterator<Item = &'a str>, title: &str) -> String {
    let mut line = format!(
        "{id}: {title}. {}, {}, {}, {}, {}.",
        article.source_words(),
        article.date_words(),
        article.language_words(),
        count(article.passages.len(), "passage"),
        count(article.words, "word")
    );
    let copies: Vec<&str> = copies.collect();
    if !copies.is_empty() {
        line.push_str(&format!(" The same text is in {}.", copies.join(", ")));
    }
    line
}
