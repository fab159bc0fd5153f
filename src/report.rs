//! The findings as text for pipes, programs and screen readers: the same rows as a table for people
//! and as JSON, CSV or Markdown for everything else.

pub mod format;
pub mod list;
pub mod show;
pub mod table;

pub use format::{Format, write};
pub use table::Table;
