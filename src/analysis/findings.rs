//! Everything that is found in one article, side by side.

use super::comparable::{Check, Happening, Subject};
use super::model::{Figure, Mention, Name, Named};

/// Everything found in one article, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Quantities. They share no byte with each other nor with a date.
    pub figures: Vec<Figure>,
    /// Words that name a time. They share no byte with each other nor with a figure.
    pub dates: Vec<Mention>,
    /// Dates of publication lines, which are no prose: their spans are in the article's text.
    pub publication: Vec<Mention>,
    /// People, places and organisations.
    pub names: Vec<Name>,
    /// The different names among them, each in its longest form.
    pub named: Vec<Named>,
    /// What each of `figures` counts, in terms that other articles share; as many as there are figures.
    pub subjects: Vec<Subject>,
    /// What each of `dates` tells, in terms that other articles share; as many as there are dates.
    pub happenings: Vec<Happening>,
    /// Arithmetic that the prose claims.
    pub checks: Vec<Check>,
}
