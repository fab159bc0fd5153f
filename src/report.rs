//! The findings as text for pipes, programs and screen readers: the same rows as a table for people
//! and as JSON, CSV or Markdown for everything else.

pub mod amount;
mod columns;
pub mod dates;
pub mod day;
pub mod figures;
pub mod format;
pub mod list;
pub mod paper;
pub mod show;
pub mod table;
pub mod why;

pub use format::{Format, write};
pub use paper::Paper;
pub use table::Table;
