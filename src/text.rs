//! Prose as values: where words stand, which language they are in, how wide they are and where
//! their lines break. Knows no file, no article and no screen.

pub mod excerpt;
pub mod fold;
pub mod language;
pub mod lexicon;
pub mod lined;
pub mod passage;
pub mod span;
pub mod width;
pub mod wrap;

pub use excerpt::{Excerpt, excerpt};
pub use fold::{Case, Folded, fold};
pub use language::Language;
pub use lexicon::{Furniture, Lexicon};
pub use passage::{Glue, Kind, Passage, Piece};
pub use span::Span;
pub use width::{Cell, cells, columns, cut, visible};
pub use wrap::{Line, wrap};
