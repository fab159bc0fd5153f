//! Which action does what: one match, each arm a line or a method of one state.

use crate::story::Problem;

use super::action::Action;
use super::find::Wrapped;
use super::findings::Which;
use super::keymap::Context;
use super::opened::{Reading, View};
use super::overlay::{Overlay, Topic};
use super::pair::Way;
use super::panes::{Focus, MIDDLE, SLIM};
use super::prompt::{Prompt, Purpose};
use super::reader::{Reader, part_of};
use super::signal::Effect;
use super::sources::Sort;
use super::state::App;

/// How far one press scrolls.
#[derive(Clone, Copy)]
enum Move {
    Lines(isize),
    /// Halves of a page.
    Halves(isize),
    Top,
    Bottom,
}

impl App {
    /// Does what the user asked for.
    pub(super) fn perform(&mut self, action: Action) -> Option<Effect> {
        if self.overlay.as_ref().is_some_and(|overlay| !overlay.lets(action)) {
            let key = self
                .keymap
                .hint(Context::Overlay, Action::Back)
                .unwrap_or_default();
            self.notice = Some(format!("{key} closes this first"));
            return None;
        }
        if self.overlay.is_none() && (self.perform_desk(action) || self.perform_in_view(action)) {
            return None;
        }
        match action {
            Action::Checks => {
                self.checks.sort();
                self.turn_view(View::Checks);
            }
            Action::Browse | Action::Edit => return self.reach_out(action),
            Action::Reload => return Some(Effect::Reload),
            Action::Search => self.ask_search(),
            Action::Figures => self.turn_view(View::Figures),
            Action::Timeline => self.turn_view(View::Timeline),
            Action::Presence => self.turn_presence(),
            Action::Down => self.go(Move::Lines(1)),
            Action::Up => self.go(Move::Lines(-1)),
            Action::HalfDown => self.go(Move::Halves(1)),
            Action::HalfUp => self.go(Move::Halves(-1)),
            Action::PageDown => self.go(Move::Halves(2)),
            Action::PageUp => self.go(Move::Halves(-2)),
            Action::Top => self.go(Move::Top),
            Action::Bottom => self.go(Move::Bottom),
            Action::NextPane => self.cycle_focus(1),
            Action::PreviousPane => self.cycle_focus(-1),
            Action::Open => {
                self.open_selected();
                self.set_focus(Focus::Reader(self.target));
            }
            Action::ToSources => self.set_focus(Focus::Sources),
            Action::Back => return self.back(),
            Action::Find => self.ask_find(),
            Action::Filter => self.ask_filter(),
            Action::NextHit => self.step_hit(true),
            Action::PreviousHit => self.step_hit(false),
            Action::NextFigure => self.step_finding(Which::Figure, true),
            Action::PreviousFigure => self.step_finding(Which::Figure, false),
            Action::NextDate => self.step_finding(Which::Date, true),
            Action::PreviousDate => self.step_finding(Which::Date, false),
            Action::Why => self.turn_why(),
            Action::NextSource => self.step_source(1),
            Action::PreviousSource => self.step_source(-1),
            Action::Beside => self.turn_beside(),
            Action::Swap => self.swap(),
            Action::Lock => self.turn_lock(),
            Action::Stack => self.turn_stack(),
            Action::Copy => return self.copy(),
            Action::Report => return self.report(),
            Action::Zoom => self.zoom = !self.zoom,
            Action::Details => self.show.details = !self.show.details,
            Action::Removed => self.turn_removed(),
            Action::Wider => self.set_measure(4),
            Action::Narrower => self.set_measure(-4),
            Action::Sort => self.sort(self.sources.order().0.next()),
            Action::SortReverse => {
                self.sources.turn_round(&self.story);
                self.tell_order();
            }
            Action::SortAsFound => self.sort(Sort::AsFound),
            Action::SortBySource => self.sort(Sort::Source),
            Action::SortByDate => self.sort(Sort::Date),
            Action::SortByTitle => self.sort(Sort::Title),
            Action::SortByLanguage => self.sort(Sort::Language),
            Action::LoadReport => self.overlay = Some(Overlay::new(Topic::LoadReport)),
            Action::Help => self.overlay = Some(Overlay::new(Topic::Help)),
            Action::Command => self.prompt = Some(Prompt::new(Purpose::Command, "")),
            Action::ThemeDark
            | Action::ThemeLight
            | Action::ThemeMono
            | Action::ThemeContrast
            | Action::ThemeOwn => self.turn_theme(action),
            Action::ToggleAscii => self.ascii = !self.ascii,
            Action::ToggleMouse => {
                self.mouse = !self.mouse;
                let whose = if self.mouse { "cotejo's" } else { "the terminal's" };
                self.notice = Some(format!("the mouse is {whose}"));
                return Some(Effect::Mouse(self.mouse));
            }
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit(0)),
            editing => {
                self.notice = Some(format!("{} is for lines being typed", editing.name()));
            }
        }
        None
    }

    /// Does what an action means in the view that is open; false where it means nothing of its own there.
    fn perform_in_view(&mut self, action: Action) -> bool {
        match self.view {
            View::Read => self.perform_compare(action),
            View::Figures => self.perform_figures(action),
            View::Timeline => self.perform_timeline(action),
            View::Presence => self.perform_presence(action),
            View::Checks => self.perform_checks(action),
        }
    }

    /// Opens a view, or goes back to the texts where it is open.
    pub(super) fn turn_view(&mut self, view: View) {
        self.came_from = None;
        self.view = if self.view == view { View::Read } else { view };
    }

    fn go(&mut self, by: Move) {
        if let Some(overlay) = &mut self.overlay {
            let half = isize::from((self.size.1 / 2).cast_signed());
            overlay.top = match by {
                Move::Lines(lines) => overlay.top.saturating_add_signed(lines),
                Move::Halves(halves) => overlay.top.saturating_add_signed(halves * half),
                Move::Top => 0,
                Move::Bottom => usize::MAX,
            };
            return;
        }
        if self.focus != Focus::Sources && self.is_in_rows() {
            match by {
                Move::Lines(rows) => self.compare.step(rows),
                Move::Halves(halves) => self.compare.scroll(part_of(self.compare.stride(), halves)),
                Move::Top => self.compare.go_to_end(false),
                Move::Bottom => self.compare.go_to_end(true),
            }
            return;
        }
        match self.focus {
            Focus::Sources => {
                let half = (self.list_rows() / 2).max(1).cast_signed();
                match by {
                    Move::Lines(rows) => self.sources.step(rows),
                    Move::Halves(halves) => self.sources.step(halves * half),
                    Move::Top => self.sources.select(0),
                    Move::Bottom => self.sources.select(usize::MAX),
                }
                self.open_selected();
            }
            Focus::Reader(index) => {
                let scroll = |reader: &mut Reader| match by {
                    Move::Lines(lines) => reader.scroll(lines),
                    Move::Halves(halves) => reader.scroll(part_of(reader.stride(), halves)),
                    Move::Top => reader.go(0),
                    Move::Bottom => reader.go(usize::MAX),
                };
                let before = self.readers[index].top;
                self.scroll(index, scroll);
                let is_together = self.pair.beside && self.pair.way == Way::Together;
                if is_together && self.readers[index].top == before {
                    // A text that is at its end lets the other go on.
                    self.scroll(1 - index, scroll);
                }
            }
        }
    }

    fn cycle_focus(&mut self, by: isize) {
        let panes: &[Focus] = if self.pair.beside {
            &[Focus::Sources, Focus::Reader(0), Focus::Reader(1)]
        } else {
            &[Focus::Sources, Focus::Reader(0)]
        };
        let at = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let next = (at.cast_signed() + by).rem_euclid(panes.len().cast_signed());
        self.set_focus(panes[next.cast_unsigned()]);
        self.follow_focus();
    }

    /// One step back: closes or clears the nearest thing that can be.
    fn back(&mut self) -> Option<Effect> {
        if self.overlay.take().is_some() {
            return None;
        }
        if self.view != View::Read {
            self.view = View::Read;
            return None;
        }
        if self.stop_pinning() || self.return_to_view() {
            return None;
        }
        match self.focus {
            Focus::Reader(index) if !self.readers[index].find.query().is_empty() => {
                self.readers[index].find.clear();
            }
            _ if self.zoom => self.zoom = false,
            Focus::Reader(1) => self.turn_beside(),
            Focus::Reader(_) => self.set_focus(Focus::Sources),
            Focus::Sources if !self.sources.query().is_empty() => {
                self.sources.filter("", &self.story);
                self.select_open();
            }
            Focus::Sources if self.pair.beside => self.turn_beside(),
            Focus::Sources if self.reading.is_some() => return Some(self.stop_reading()),
            Focus::Sources => {
                let key = self
                    .keymap
                    .hint(Context::Sources, Action::Quit)
                    .unwrap_or_default();
                self.notice = Some(format!("nothing to go back to; {key} leaves cotejo"));
            }
        }
        None
    }

    /// Stops reading files, and tells for as long as the story is open that not everything was read.
    fn stop_reading(&mut self) -> Effect {
        self.stopped = true;
        if let Some(Reading { done, total }) = self.reading.take() {
            let of = total.map_or(String::new(), |total| format!(" of {total}"));
            let what = format!("reading was stopped after {done}{of} files; open it again to read them all");
            self.notice = Some(what.clone());
            self.story.report(Problem {
                file: self.opened.name.as_str().into(),
                line: None,
                what: what.into(),
                skipped: true,
            });
        }
        Effect::CancelLoading
    }

    fn step_hit(&mut self, forward: bool) {
        let index = self.target;
        let hint = self
            .keymap
            .hint(Context::Reader, Action::Find)
            .unwrap_or_default();
        let mut wrapped = None;
        self.scroll(index, |reader| wrapped = reader.step(forward));
        self.notice = match wrapped {
            None => Some(match self.readers[index].find.query() {
                "" => format!("nothing is looked for; {hint} finds"),
                query => format!("“{query}” is not in this text"),
            }),
            Some(Wrapped::No) => None,
            Some(Wrapped::ToTop) => Some("past the last hit, on from the first".to_owned()),
            Some(Wrapped::ToBottom) => Some("before the first hit, on from the last".to_owned()),
        };
    }

    fn step_source(&mut self, by: isize) {
        let index = self.target;
        let other = self.readers[1 - index].article.filter(|_| self.pair.beside);
        let next = self.readers[index].article.and_then(|article| {
            // Beside a source its own text says nothing: the one after it is meant.
            let next = self.sources.neighbour(article, by)?;
            let is_other = Some(next) == other;
            if is_other {
                self.sources.neighbour(next, by)
            } else {
                Some(next)
            }
        });
        if let Some(article) = next {
            self.open(index, article);
            self.sources.select_article(article);
        }
    }

    fn turn_beside(&mut self) {
        if self.pair.beside {
            self.pair.beside = false;
            self.target = 0;
            if self.focus == Focus::Reader(1) {
                self.set_focus(Focus::Reader(0));
            } else if let Some(article) = self.readers[0].article {
                self.sources.select_article(article);
            }
            return;
        }
        let first = self.readers[0].article;
        let second = first.and_then(|article| self.sources.neighbour(article, 1));
        let Some(second) = second.filter(|second| Some(*second) != first) else {
            self.notice = Some("there is no second source in the list to put beside this one".to_owned());
            return;
        };
        self.pair.beside = true;
        self.zoom = false;
        self.target = 1;
        self.open(1, second);
        self.sources.select_article(second);
        if self.focus != Focus::Sources {
            self.set_focus(Focus::Reader(1));
        }
    }

    /// Whether two texts are open; tells the user how to get there if not.
    pub(super) fn need_two(&mut self) -> bool {
        if !self.pair.beside {
            let key = self
                .keymap
                .hint(self.context(), Action::Beside)
                .unwrap_or_default();
            self.notice = Some(format!("only one source is open; {key} puts a second beside it"));
        }
        self.pair.beside
    }

    fn swap(&mut self) {
        if self.need_two() {
            self.readers.swap(0, 1);
            if let Some(article) = self.readers[self.target].article {
                self.sources.select_article(article);
            }
        }
    }

    fn turn_lock(&mut self) {
        if self.need_two() {
            let way = if self.pair.way == Way::Together {
                Way::Apart
            } else {
                Way::Together
            };
            self.read_in(way);
        }
    }

    fn turn_stack(&mut self) {
        if self.need_two() {
            if self.pair.way.is_in_rows() {
                let is_level = self.pair.way == Way::Level;
                self.read_in(if is_level { Way::Stacked } else { Way::Level });
                return;
            }
            self.pair.stacked = !self.pair.stacked;
            if self.size.0 < MIDDLE {
                let words = if self.size.0 < SLIM {
                    "this screen has room for one text at a time"
                } else {
                    "a screen this narrow always stacks the two"
                };
                self.notice = Some(words.to_owned());
            }
        }
    }

    fn turn_removed(&mut self) {
        self.show.removed = !self.show.removed;
        let count = self.readers[self.target]
            .article
            .and_then(|article| self.story.article(article))
            .map_or(0, |article| article.removed.len());
        self.notice = Some(match (self.show.removed, count) {
            (true, 0) => "nothing was taken out of this text".to_owned(),
            (true, _) => "shown in place: what was taken out, and why".to_owned(),
            (false, _) => "what was taken out is not shown".to_owned(),
        });
    }

    fn sort(&mut self, sort: Sort) {
        self.sources.sort_by(sort, &self.story);
        self.tell_order();
    }

    fn tell_order(&mut self) {
        let (sort, reverse) = self.sources.order();
        let turned = if reverse { ", the other way round" } else { "" };
        self.notice = Some(format!("sources by {}{turned}", sort.words()));
    }
}
