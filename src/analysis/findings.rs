//! Everything that is found in one article, side by side.

use super::comparable::{Check, Happening, Subject};
use super::model::{Doubt, Figure, Mention, Name, Named, Place};

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
    /// Figures that the reader says are none, in reading order: no other part knows of them.
    pub no_figures: Vec<Figure>,
    /// Dates that the reader says are none, likewise.
    pub no_dates: Vec<Mention>,
}

impl Findings {
    /// The figures of a passage, each with its index among those of the article.
    pub fn figures_of(&self, passage: u32) -> impl Iterator<Item = (u32, &Figure)> {
        let from = self
            .figures
            .partition_point(|figure| figure.place.passage < passage);
        let all = (0..).zip(&self.figures).skip(from);
        all.take_while(move |(_, figure)| figure.place.passage == passage)
    }

    /// Sets aside figures and dates that are none, by their indexes, each once, and what rests on them.
    pub fn set_aside(&mut self, figures: &[usize], dates: &[usize]) {
        let is_in = |at: &u32| figures.contains(&(*at as usize));
        self.checks.retain(|check| !check.figures.iter().any(is_in));
        let before = |at: u32| figures.iter().filter(|gone| **gone < at as usize).count();
        for at in self.checks.iter_mut().flat_map(|check| &mut check.figures) {
            *at -= u32::try_from(before(*at)).unwrap_or(0);
        }
        take(&mut self.subjects, figures);
        take(&mut self.happenings, dates);
        self.no_figures.append(&mut take(&mut self.figures, figures));
        self.no_dates.append(&mut take(&mut self.dates, dates));
        self.no_figures.sort_by_key(|figure| figure.place);
        self.no_dates.sort_by_key(|date| date.place);
        let is_none = |place: Place| self.no_dates.iter().any(|date| date.place == place);
        for mention in &mut self.dates {
            let mut others = std::mem::take(&mut mention.others).into_vec();
            others.retain(|other| !matches!(other.why, Doubt::Conflict(place) if is_none(place)));
            mention.others = others.into();
        }
    }
}

/// Takes out those at some indexes.
fn take<T>(all: &mut Vec<T>, which: &[usize]) -> Vec<T> {
    let mut index = 0..;
    let is_one = |_: &mut T| index.next().is_some_and(|at| which.contains(&at));
    all.extract_if(.., is_one).collect()
}
