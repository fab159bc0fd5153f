//! The search over everything: a query as it was typed, an index of what can be found, and the best of it in order.
//! Knows no screen and no file.
//!
//! | door | for whom |
//! |---|---|
//! | [`Query::read`] | whoever shows what was understood of a query: its terms and fields with their spans, complaints |
//! | [`complete()`] | Tab: what could stand at the cursor |
//! | [`Index`] | whoever searches once, on its own thread: `follow` a story, `gather` from it, `search` |
//! | [`Desk`] | whoever must not wait: the same on a thread of its own; `ask`, and drop answers to older numbers |
//! | [`Ranker`], [`Noun`] | lists that are filtered by themselves |
//!
//! The way of a query, a file for each step:
//!
//! ```text
//! token      text           -> tokens: quotes, escapes, names of fields
//! field      token          -> what a field asks for, or what is wrong with it     (number)
//! query      tokens         -> terms, fields, complaints
//!
//! wanted     terms          -> scores of short texts; a bound beforehand           (score way reward)
//! catalogue  short texts    -> the best of them                                    (shelf reach)
//! plan       terms          -> words of the vocabulary                             (words)
//! look       words          -> the best passages                                   (passages pool)
//! filter     fields         -> what of all that is let through
//! find       all of it      -> hits in one order                                   (share light hit)
//!
//! index      articles       -> what is searched                                    (gathered)
//! desk       the index on a thread of its own                                      (stop)
//! ```

mod catalogue;
pub mod complete;
pub mod desk;
pub mod field;
mod filter;
pub mod find;
pub mod gathered;
pub mod hit;
pub mod index;
mod light;
mod look;
pub mod noun;
pub mod number;
mod passages;
mod plan;
mod pool;
mod postings;
pub mod query;
pub mod rank;
mod ranking;
mod reach;
mod reward;
mod score;
mod share;
mod shelf;
pub mod stop;
mod token;
mod wanted;
mod way;
mod words;

pub use complete::{Completion, Offers, complete};
pub use desk::{Answer, Desk};
pub use find::Options;
pub use gathered::Gathered;
pub use hit::{Found, Hit, Kind, Remark};
pub use index::Index;
pub use noun::Noun;
pub use query::Query;
pub use rank::Ranker;
pub use stop::{Newer, Stop};
