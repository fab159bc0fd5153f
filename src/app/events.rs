//! What keys and the mouse do in the view of events.

use super::action::Action;
use super::area::Area;
use super::findings::{Finding, Which};
use super::keymap::Context;
use super::prompt::{Prompt, Purpose};
use super::signal::Mouse;
use super::state::App;
use super::timeline::lines::Line;
use super::timeline::rows::Item;
use crate::story::DateAt;

impl App {
    /// Does what an action means among events; false where it means nothing of its own there.
    pub(super) fn perform_timeline(&mut self, action: Action) -> bool {
        let (timeline, story) = (&mut self.timeline, &self.story);
        let page = timeline.layout.inside(timeline.layout.rows).height;
        let page = isize::from(page.saturating_sub(1).max(1).cast_signed());
        match action {
            Action::Down => timeline.step(1, story),
            Action::Up => timeline.step(-1, story),
            Action::HalfDown => timeline.step((page / 2).max(1), story),
            Action::HalfUp => timeline.step(-(page / 2).max(1), story),
            Action::PageDown => timeline.step(page, story),
            Action::PageUp => timeline.step(-page, story),
            Action::Top => timeline.select(0, story),
            Action::Bottom => timeline.select(usize::MAX, story),
            Action::NextPane | Action::NextHit => self.step_mention(true),
            Action::PreviousPane | Action::PreviousHit => self.step_mention(false),
            Action::PanRight => self.pan(true),
            Action::PanLeft => self.pan(false),
            Action::ZoomIn => self.turn_zoom(true),
            Action::ZoomOut => self.turn_zoom(false),
            Action::Expand => timeline.expanded = !timeline.expanded,
            Action::Clock => {
                timeline.turn_clock();
                self.notice = Some(timeline.clock.words().to_owned());
            }
            Action::Find => {
                timeline.prepare(story);
                let before = timeline.query().to_owned();
                let purpose = Purpose::Timeline {
                    before: before.clone(),
                };
                self.prompt = Some(Prompt::new(purpose, &before).selected());
            }
            Action::Back if !timeline.query().is_empty() => timeline.ask(""),
            Action::Open => self.open_event(),
            Action::Beside => self.open_event_beside(),
            other if other.holds_in_views() => return false,
            other => {
                let key = self.hint_timeline(Action::Timeline);
                self.notice = Some(format!("{} is for texts; {key} goes back to them", other.name()));
            }
        }
        true
    }

    fn hint_timeline(&self, action: Action) -> String {
        self.keymap.hint(Context::Timeline, action).unwrap_or_default()
    }

    fn step_mention(&mut self, forward: bool) {
        if !self.timeline.step_mention(forward, &self.story) {
            self.notice = Some("nobody else tells of this".to_owned());
        }
    }

    fn pan(&mut self, later: bool) {
        if !self.timeline.pan(later) {
            let what = if later { "later" } else { "earlier" };
            let key = self.hint_timeline(Action::ZoomIn);
            self.notice = Some(format!("there is nothing {what}; {key} shows a shorter span"));
        }
    }

    fn turn_zoom(&mut self, closer: bool) {
        self.notice = Some(if self.timeline.turn_zoom(closer, &self.story) {
            format!("zoom: {}", self.timeline.zoom.words())
        } else if closer {
            "days are the closest".to_owned()
        } else {
            "the whole span is shown".to_owned()
        });
    }

    /// Goes to the words that tell of the selected event.
    fn open_event(&mut self) {
        match self.timeline.selected() {
            Some(Item::Printed(article)) => {
                self.open(self.target, article as usize);
                self.readers[self.target].go(0);
            }
            Some(Item::Event(_)) => {
                if let Some(at) = self.timeline.chosen(&self.story) {
                    self.go_to_date(self.target, at);
                }
            }
            None => return,
        }
        self.leave_for(self.target);
    }

    /// Puts the chosen source of the selected event and the next other one side by side.
    fn open_event_beside(&mut self) {
        let Some((event, first)) = self
            .timeline
            .event(&self.story)
            .zip(self.timeline.chosen(&self.story))
        else {
            self.notice = Some("no event is selected".to_owned());
            return;
        };
        let from = self.timeline.mention.min(event.mentions.len());
        let (before, after) = event.mentions.split_at(from);
        let second = after
            .iter()
            .chain(before)
            .find(|at| at.article != first.article)
            .copied();
        let Some(second) = second else {
            let name = self.timeline.name(first.article as usize);
            self.notice = Some(format!("only {name} tells of this"));
            return;
        };
        self.pair.beside = true;
        self.zoom = false;
        self.go_to_date(0, first);
        self.go_to_date(1, second);
        self.leave_for(0);
    }

    fn go_to_date(&mut self, reader: usize, at: DateAt) {
        self.open(reader, at.article as usize);
        let finding = Finding {
            which: Which::Date,
            index: at.date as usize,
        };
        self.readers[reader].go_to(finding, &self.story);
    }

    /// Scrolls the rows, or selects what was clicked.
    pub(super) fn mouse_timeline(&mut self, what: Mouse, x: u16, y: u16) {
        let layout = self.timeline.layout;
        if let Mouse::Wheel(lines) = what {
            self.timeline.wheel(lines);
            return;
        }
        let (rows, field) = (layout.inside(layout.rows), layout.field());
        let row = if rows.contains(x, y) {
            match self
                .timeline
                .lines()
                .at(self.timeline.top + usize::from(y - rows.y))
            {
                Some(Line::Row(row, _)) => Some(row),
                _ => None,
            }
        } else if field.contains(x, y) {
            let (lane, column) = (usize::from(y - field.y), i64::from(x - field.x));
            self.timeline.row_at(lane, column, &self.story)
        } else {
            None
        };
        if let Some(row) = row {
            self.timeline.select(row, &self.story);
        }
    }

    /// Brings the view up to date with the story and with the room that it has.
    pub(super) fn settle_timeline(&mut self, room: Area) {
        self.timeline.settle(&self.story, room);
    }
}
