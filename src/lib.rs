//! cotejo reads several sources on one story side by side.
//!
//! The crate is a house of floors; a file uses its own floor or a lower one:
//!
//! | floor | what it does |
//! |---|---|
//! | `terminal` | the edge: raw mode as a guard, keys in, the one loop, effects out |
//! | `view` | draws from `&App`; changes nothing |
//! | [`app`] | what is remembered; `App::handle(Signal) -> Effect` |
//! | [`report`] | the same findings as text for pipes and programs |
//! | [`search`] | query and rank |
//! | [`load`] | files to articles, on its own thread |
//! | [`story`] | the in-memory store |
//! | [`analysis`] | prose to findings |
//! | [`text`] | prose as values |

pub mod analysis;
pub mod app;
pub mod load;
pub mod report;
pub mod search;
pub mod story;
pub mod terminal;
pub mod text;
pub mod view;
