//! Query and rank: how well a short text matches what was typed. Knows no screen.

pub mod noun;
pub mod rank;

pub use noun::Noun;
pub use rank::Ranker;
