//! Prose as values: where words stand, which language they are in, how wide they are and where
//! their lines break. Knows no file, no article and no screen.

pub mod language;
pub mod passage;
pub mod span;

pub use language::Language;
pub use passage::{Glue, Kind, Passage, Piece};
pub use span::Span;
