//! What keys do in the view of checks.

use super::action::Action;
use super::keymap::Context;
use super::opened::View;
use super::panes::Panes;
use super::prompt::{Prompt, Purpose};
use super::signal::Mouse;
use super::state::App;

impl App {
    /// Does what an action means among checks; false where it means nothing of its own there.
    pub(super) fn perform_checks(&mut self, action: Action) -> bool {
        let page = self.checks_height().max(2).cast_signed();
        match action {
            Action::Down => self.checks.step(1),
            Action::Up => self.checks.step(-1),
            Action::HalfDown => self.checks.step(page / 2),
            Action::HalfUp => self.checks.step(-(page / 2)),
            Action::PageDown => self.checks.step(page - 1),
            Action::PageUp => self.checks.step(1 - page),
            Action::Top => self.checks.select(0),
            Action::Bottom => self.checks.select(usize::MAX),
            Action::Find => {
                let before = self.checks.query().to_owned();
                let purpose = Purpose::Checks {
                    before: before.clone(),
                };
                self.prompt = Some(Prompt::new(purpose, &before).selected());
            }
            Action::Back if !self.checks.query().is_empty() => self.checks.narrow(""),
            Action::Open => match self.checks.selected() {
                Some(on) => {
                    self.go_to_matter(on);
                    self.came_from = Some(View::Checks);
                }
                None => self.notice = Some("these words are not in the articles any more".to_owned()),
            },
            other if other.holds_in_views() => return false,
            other => {
                let key = self
                    .keymap
                    .hint(Context::Checks, Action::Back)
                    .unwrap_or_default();
                self.notice = Some(format!("{} is for texts; {key} goes back to them", other.name()));
            }
        }
        true
    }

    /// Brings the list up to date with what was said.
    pub(super) fn settle_checks(&mut self, panes: Panes) {
        let height = usize::from(panes.finder().list.height);
        self.checks.settle(&self.story, &self.desk, height);
    }

    /// What the mouse does among checks.
    pub(super) fn mouse_checks(&mut self, what: Mouse, x: u16, y: u16, panes: Panes) {
        let list = panes.finder().list;
        match what {
            Mouse::Wheel(lines) => self.checks.step(lines.signum()),
            Mouse::Click if list.contains(x, y) => {
                self.checks.select(self.checks.top + usize::from(y - list.y));
            }
            Mouse::Click => {}
        }
    }

    fn checks_height(&self) -> usize {
        self.panes
            .map_or(0, |panes| usize::from(panes.finder().list.height))
    }
}
