//! What the keys do that go from figure to figure and from date to date, and that ask why one is read as it
//! is.

use super::action::Action;

use super::find::Wrapped;
use super::findings::Which;
use super::overlay::{Overlay, Topic};
use super::panes::{Focus, Panes};
use super::state::App;

impl App {
    /// Goes to the next or previous figure or date of the text last in focus.
    pub(super) fn step_finding(&mut self, which: Which, forward: bool) {
        let index = self.target;
        // What the overlay says of the next one is read from its top.
        if let Some(overlay) = &mut self.overlay {
            overlay.top = 0;
        }
        self.show_reader(index);
        let story = &self.story;
        let mut wrapped = None;
        self.pair
            .scroll(&mut self.readers, index, self.compare.comparison(), |reader| {
                wrapped = reader.step_finding(which, forward, story);
            });
        let word = which.word();
        self.notice = match wrapped {
            None => Some(format!("there is no {word} in this text")),
            Some(Wrapped::No) => None,
            Some(Wrapped::ToTop) => Some(format!("past the last {word}, on from the first")),
            Some(Wrapped::ToBottom) => Some(format!("before the first {word}, on from the last")),
        };
    }

    /// Goes from a list that has the screen for itself into a text.
    pub(super) fn show_reader(&mut self, index: usize) {
        let is_hidden = |panes: Panes| panes.readers[index].is_none() && panes.rows.is_none();
        if self.panes.is_some_and(is_hidden) {
            self.set_focus(Focus::Reader(index));
        }
    }

    /// Opens why the figure or date at which the reader is, or the first one that is seen, is read as it
    /// is; or closes that.
    pub(super) fn turn_why(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        let index = self.target;
        let story = &self.story;
        let mut found = false;
        self.pair
            .scroll(&mut self.readers, index, self.compare.comparison(), |reader| {
                found = reader.take_finding(story);
            });
        if found {
            self.overlay = Some(Overlay::new(Topic::Why));
            return;
        }
        let key = |action| self.keymap.hint(self.context(), action).unwrap_or_default();
        self.notice = Some(format!(
            "no figure or date is in sight; {} and {} go to the next",
            key(Action::NextFigure),
            key(Action::NextDate)
        ));
    }
}
