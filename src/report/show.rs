//! `cotejo show`: the passages of one article, on demand with what was taken out, in place.

use serde_json::Value;

use crate::story::{Article, Entry, Removed};
use crate::text::{Kind, Span};

use super::table::{Report, Table, text};

/// A passage or something that was taken out.
enum Part<'a> {
    Passage(usize),
    Removed(&'a Removed),
}

/// The passages of an article, with `removed` what was taken out too.
#[must_use]
pub fn report(entry: &Entry, removed: bool) -> Report {
    let article = &entry.article;
    let mut columns = vec!["article", "file", "passage", "kind", "start", "end", "text"];
    let mut table_columns = vec!["¶", "kind", "text"];
    if removed {
        columns.push("reason");
        table_columns = vec!["¶", "kind", "reason", "text"];
    }
    let mut report = Report {
        fields: Table {
            columns,
            rows: Vec::new(),
        },
        table: Table {
            columns: table_columns,
            rows: Vec::new(),
        },
        lines: vec![about(article)],
        markdown: Some(String::new()),
        ..Report::default()
    };
    for part in parts(article, removed) {
        let row = Row::of(article, &part);
        let Span { start, end } = article.in_file(row.span);
        let mut fields = vec![
            text(&entry.id),
            text(&article.file),
            row.number.clone(),
            text(row.kind),
            start.into(),
            end.into(),
            text(&row.text),
        ];
        let mut cells = vec![row.number.clone(), text(row.kind), text(&row.text)];
        if removed {
            let reason = row.reason.map_or(Value::Null, text);
            fields.push(reason.clone());
            cells.insert(2, reason);
        }
        report.fields.rows.push(fields);
        report.table.rows.push(cells);
        report.lines.push(row.line());
        if let Some(markdown) = &mut report.markdown {
            markdown.push_str(&row.markdown());
            markdown.push_str("\n\n");
        }
    }
    report
}

/// Passages and what was taken out, in the order of the file.
fn parts(article: &Article, removed: bool) -> Vec<Part<'_>> {
    let passages = article.passages.iter().enumerate();
    let mut parts: Vec<(u32, Part)> = passages
        .map(|(index, passage)| (passage.extent().start, Part::Passage(index)))
        .collect();
    if removed {
        parts.extend(
            article
                .removed
                .iter()
                .map(|removed| (removed.span.start, Part::Removed(removed))),
        );
    }
    parts.sort_by_key(|(start, _)| *start);
    parts.into_iter().map(|(_, part)| part).collect()
}

struct Row {
    number: Value,
    kind: &'static str,
    reason: Option<&'static str>,
    span: Span,
    text: String,
}

impl Row {
    fn of(article: &Article, part: &Part) -> Self {
        match part {
            Part::Passage(index) => {
                let passage = &article.passages[*index];
                Self {
                    number: (index + 1).into(),
                    kind: passage.kind.name(),
                    reason: None,
                    span: passage.extent(),
                    text: passage.text(&article.text).into_owned(),
                }
            }
            Part::Removed(removed) => Self {
                number: Value::Null,
                kind: "removed",
                reason: Some(removed.reason.words()),
                span: removed.span,
                text: removed.span.of(&article.text).to_owned(),
            },
        }
    }

    /// The row without columns.
    fn line(&self) -> String {
        match self.reason {
            Some(reason) => format!("Taken out, {reason}: {}", self.text.trim()),
            None if self.kind == Kind::Paragraph.name() => format!("{}. {}", self.number, self.text),
            None => format!("{}. ({}) {}", self.number, self.kind, self.text),
        }
    }

    fn markdown(&self) -> String {
        let words = crate::text::visible(&self.text);
        match (self.reason, self.kind) {
            (Some(reason), _) => format!(
                "<!-- taken out, {reason}: {} -->",
                words.trim().replace("--", "- -")
            ),
            (None, "heading") => format!("## {words}"),
            (None, "quote") => format!("> {words}"),
            (None, "list") => format!("- {words}"),
            (None, "caption") => format!("*{words}*"),
            (None, _) => words,
        }
    }
}

/// What is known of the article, in a line.
fn about(article: &Article) -> String {
    format!(
        "{}: {}, {}, {}.",
        article.file,
        article.source_words(),
        article.date_words(),
        article.language_words()
    )
}
