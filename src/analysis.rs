//! What prose says: for now, the calendar dates that an article gives for itself. Knows no file and
//! no screen.

pub mod calendar;

pub use calendar::When;
