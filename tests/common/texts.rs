//! Articles made of nothing but text, for tests that need many.

use std::sync::Arc;

use cotejo::analysis::Findings;
use cotejo::story::{Article, Basis, Decoding, Known};
use cotejo::text::{Glue, Kind, Passage, Piece, Span};

/// An article with a passage for each line, and a title that does not stand in its text.
pub(crate) fn article(number: usize, title: Option<&str>, text: &str) -> Arc<Article> {
    let mut passages = Vec::new();
    let mut start = 0;
    for line in text.lines() {
        let piece = Piece {
            span: Span::new(start, start + line.len()),
            glue: Glue::None,
        };
        passages.push(Passage {
            kind: Kind::Paragraph,
            pieces: [piece].into(),
        });
        start += line.len() + 1;
    }
    Arc::new(Article {
        file: number.to_string().into(),
        text: text.into(),
        decoding: Decoding::UTF8,
        passages,
        removed: Vec::new(),
        words: 0,
        title: title.map(|title| Known {
            value: title.into(),
            basis: Basis::Stated,
            words: None,
            note: None,
        }),
        source: None,
        published: None,
        language: None,
        address: None,
        via: None,
        note: None,
        findings: Findings::default(),
    })
}
