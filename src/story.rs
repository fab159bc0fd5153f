//! The in-memory store: the articles of one story, each found by its id, and what could not be
//! read. Grows by one article at a time and is true after each.

pub mod article;
pub mod comparison;
pub mod correct;
pub mod desk;
pub mod entry;
pub mod events;
pub mod groups;
pub mod library;
pub mod tellers;

pub use article::{Article, Basis, Decoding, Known, Reason, Removed};
pub use comparison::{Agreement, Comparison, Fact, FactKind, Pair};
pub use correct::correct;
pub use desk::{Anchor, Check, Desk, Field, Kind, Matter, NONE, Noted, PassageAt, Said, State, says_none};
pub use entry::{Copy, Entry};
pub use events::{DateAt, Event};
pub use groups::{FigureAt, Group, Ruling, Verdict};
pub use library::{Problem, Story};
pub use tellers::Tellers;
