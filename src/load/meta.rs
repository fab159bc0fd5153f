//! What an article says of itself: title, outlet, day, language, address, from whom it came. Each with
//! what it rests on; what the text does not settle stays open.

pub(super) mod address;
pub(super) mod dateline;
pub(super) mod language;
pub(super) mod masthead;
pub(super) mod outlets;
pub(super) mod title;
pub(super) mod via;
pub(super) mod year;
