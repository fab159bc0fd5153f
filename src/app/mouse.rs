//! What the mouse does: it scrolls what is under the pointer, and a click selects and puts in focus.

use super::opened::View;
use super::panes::Focus;
use super::signal::Mouse;
use super::state::App;

impl App {
    pub(super) fn mouse(&mut self, what: Mouse, x: u16, y: u16) {
        let Some(panes) = self.panes else { return };
        if let (Some(overlay), Mouse::Wheel(lines)) = (&mut self.overlay, what) {
            overlay.top = overlay.top.saturating_add_signed(lines);
            return;
        }
        if self.is_searching() {
            self.mouse_search(what, x, y);
            return;
        }
        if self.overlay.is_some() || self.prompt.is_some() {
            return;
        }
        if self.view == View::Timeline {
            self.mouse_timeline(what, x, y);
            return;
        }
        if self.view == View::Figures {
            self.mouse_figures(what, x, y);
            return;
        }
        if self.view == View::Presence {
            self.mouse_presence(what, x, y);
            return;
        }
        if self.view == View::Checks {
            self.mouse_checks(what, x, y, panes);
            return;
        }
        if panes.sources.is_some_and(|area| area.contains(x, y)) {
            let inside = panes.inside(panes.sources.unwrap_or_default());
            match what {
                Mouse::Wheel(lines) => self.sources.wheel(lines),
                Mouse::Click => {
                    self.set_focus(Focus::Sources);
                    let row = self.sources.top + usize::from(y.saturating_sub(inside.y) / self.row_height());
                    if inside.contains(x, y) && row < self.sources.rows().len() {
                        self.sources.select(row);
                        self.open_selected();
                    }
                }
            }
        }
        if panes.rows.is_some_and(|area| area.contains(x, y)) {
            self.mouse_rows(what, x, y, panes);
        }
        for index in 0..2 {
            if panes.readers[index].is_some_and(|area| area.contains(x, y)) {
                match what {
                    Mouse::Wheel(lines) => self.scroll(index, |reader| reader.scroll(lines)),
                    Mouse::Click => self.set_focus(Focus::Reader(index)),
                }
            }
        }
    }
}
