//! Query and rank: how well a short text matches what was typed. Knows no screen.

pub mod rank;

pub use rank::Ranker;
