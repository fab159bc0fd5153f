//! The findings as text for pipes, programs and screen readers: the same rows as a table for people
//! and as JSON, CSV or Markdown for everything else.

mod aloud;
pub mod amount;
pub mod checks;
pub mod cite;
mod columns;
pub mod compare;
pub mod dates;
pub mod day;
pub mod dossier;
pub mod events;
pub mod figures;
pub mod format;
pub mod groups;
pub mod list;
pub mod matrix;
pub mod noted;
pub mod pair;
pub mod paper;
pub mod points;
pub mod presence;
pub mod relation;
pub mod search;
pub mod show;
pub mod strip;
pub mod table;
pub mod timeline;
pub mod why;

pub use format::{Format, write};
pub use paper::Paper;
pub use table::Table;
