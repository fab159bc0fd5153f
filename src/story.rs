//! The in-memory store: the articles of one story, each found by its id, and what could not be
//! read. Grows by one article at a time and is true after each.

pub mod article;
pub mod library;

pub use article::{Article, Basis, Decoding, Known, Reason, Removed};
pub use library::{Copy, Entry, Problem, Story};
