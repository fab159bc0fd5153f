//! What keys do in the search over everything, and how one gets from there into a text.

use super::action::Action;
use super::chord::Chord;
use super::find::{Find, Hit as FindHit};
use super::keymap::Press;
use super::opened::View;
use super::pair::Way;
use super::panes::Focus;
use super::prompt::{Prompt, Purpose};
use super::signal::{Effect, Mouse};
use super::state::App;
use crate::search::{Hit, Kind};

impl App {
    /// Opens the search.
    pub(super) fn ask_search(&mut self) {
        self.finder.open(&self.story);
        self.prompt = Some(Prompt::new(Purpose::Search, ""));
        self.search_typed();
    }

    /// Keeps a key back that means hits which are not there yet, and all keys after it: who types faster than the
    /// search answers gets what was typed, not what stood there before. Going back calls it off.
    pub(super) fn waits_for_hits(&mut self, press: Press, pressed: &[Chord]) -> bool {
        if !self.awaits_hits() {
            return false;
        }
        let waits = match press {
            Press::Action(Action::Cancel | Action::Quit) => {
                self.finder.let_go();
                false
            }
            Press::Action(action) => self.finder.holds() || is_about_hits(action),
            _ => self.finder.holds(),
        };
        if waits {
            pressed.iter().for_each(|chord| self.finder.hold(*chord));
        }
        waits
    }

    /// Does what a key means while a search is typed; false where it means nothing of its own there.
    pub(super) fn perform_search(&mut self, action: Action) -> bool {
        let page = self.finder_rows().max(2).cast_signed() - 1;
        match action {
            Action::NextChoice => self.finder.step(1),
            Action::PreviousChoice => self.finder.step(-1),
            Action::PageDown => self.finder.step(page),
            Action::PageUp => self.finder.step(-page),
            Action::Mark => self.finder.turn_mark(),
            Action::GroupHits => {
                self.finder.is_grouped = !self.finder.is_grouped;
                self.finder.arrange();
                self.finder.select_first();
            }
            Action::SearchScope => {
                self.finder.turn_scope();
                self.search_typed();
            }
            Action::SearchMeaning => {
                self.finder.by_meaning = !self.finder.by_meaning;
                self.search_typed();
            }
            Action::Older | Action::Newer => {
                if let Some(typed) = self.finder.recall(action == Action::Older) {
                    self.prompt = Some(Prompt::new(Purpose::Search, &typed));
                    self.search_typed();
                }
            }
            Action::Complete => self.complete_search(),
            _ => return false,
        }
        true
    }

    /// What the mouse does in the search: the wheel goes through the hits, a click selects one.
    pub(super) fn mouse_search(&mut self, what: Mouse, x: u16, y: u16) {
        let Some(list) = self.panes.map(|panes| panes.finder().list) else {
            return;
        };
        match what {
            Mouse::Wheel(lines) => self.finder.step(lines),
            Mouse::Click if list.contains(x, y) => {
                self.finder.select(self.finder.top + usize::from(y - list.y));
            }
            Mouse::Click => {}
        }
    }

    /// Asks for what stands in the line.
    pub(super) fn search_typed(&mut self) {
        if let Some(prompt) = &self.prompt {
            self.finder.ask(prompt.text());
        }
    }

    /// Puts the likeliest completion into the line.
    fn complete_search(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let typed = prompt.text().to_owned();
        let cursor = typed.char_indices().nth(prompt.input.cursor());
        let cursor = cursor.map_or(typed.len(), |(at, _)| at);
        let Some(completion) = self.finder.complete(&typed, cursor) else {
            return;
        };
        let Some(choice) = completion.choices.first() else {
            return;
        };
        let span = completion.span.range();
        let line = format!("{}{choice}", &typed[..span.start]);
        let mut next = Prompt::new(Purpose::Search, &format!("{line}{}", &typed[span.end..]));
        next.put_cursor(line.chars().count());
        self.prompt = Some(next);
        self.search_typed();
    }

    /// Whether an answer is on its way that the screen is there to show.
    #[must_use]
    pub fn awaits_hits(&self) -> bool {
        self.is_searching() && self.finder.is_awaited()
    }

    /// Opens what is selected, or the two that are marked side by side; `beside` opens it in the other pane.
    pub(super) fn accept_search(&mut self, beside: bool) -> Option<Effect> {
        let prompt = self.prompt.take()?;
        self.finder.remember(prompt.text());
        if let Some([one, two]) = self.finder.two_marked() {
            self.open_marked(one, two);
            return None;
        }
        let Some(hit) = self.finder.hit().cloned() else {
            self.notice =
                (!prompt.text().trim().is_empty()).then(|| format!("“{}” is nowhere", prompt.text()));
            return None;
        };
        if let Kind::Command(number) = hit.kind {
            let action = offered().nth(number)?;
            return self.perform(action);
        }
        if beside {
            self.pair.beside = true;
        }
        let reader = if beside { 1 - self.target } else { self.target };
        if self.view != View::Read {
            self.leave_for(reader);
        }
        self.open_hit(reader, &hit, prompt.text());
        None
    }

    /// Opens two marked places side by side.
    fn open_marked(&mut self, one: (usize, Option<u32>), two: (usize, Option<u32>)) {
        self.view = View::Read;
        self.pair.beside = true;
        self.pair.way = Way::Level;
        self.open(0, one.0);
        self.open(1, two.0);
        self.set_focus(Focus::Reader(0));
        self.compare.go_later([one.0, two.0], [one.1, two.1]);
    }

    /// Opens a hit in a text; the others of that text are walked from there.
    fn open_hit(&mut self, reader: usize, hit: &Hit, typed: &str) {
        self.open(reader, hit.article);
        self.set_focus(Focus::Reader(reader));
        let Some(place) = hit.place else {
            self.readers[reader].go(0);
            return;
        };
        let hits = self.finder.answer().map_or(&[][..], |answer| &answer.found.hits);
        let mut places: Vec<FindHit> = hits
            .iter()
            .filter(|other| other.article == hit.article)
            .flat_map(places)
            .collect();
        places.sort_unstable_by_key(|place| (place.passage, place.span.start));
        places.dedup();
        let at = (place.passage as usize, place.span.start);
        self.readers[reader].arrive(Find::at(typed, places, at));
    }

    /// Rows of the list that are seen at once.
    #[must_use]
    pub fn finder_rows(&self) -> usize {
        self.panes
            .map_or(0, |panes| usize::from(panes.finder().list.height))
    }
}

/// Where a hit stands in the prose, each of its matches by itself.
fn places(hit: &Hit) -> Vec<FindHit> {
    let Some(place) = hit.place else { return Vec::new() };
    let passage = place.passage as usize;
    match hit.kind {
        Kind::Passage(_) => {
            let spans = hit.matches.iter().copied();
            spans.map(|span| FindHit { passage, span }).collect()
        }
        _ => vec![FindHit {
            passage,
            span: place.span,
        }],
    }
}

/// Whether an action does something with what was found.
fn is_about_hits(action: Action) -> bool {
    matches!(
        action,
        Action::NextChoice
            | Action::PreviousChoice
            | Action::PageDown
            | Action::PageUp
            | Action::Mark
            | Action::GroupHits
            | Action::Accept
            | Action::OpenBeside
    )
}

/// What a search offers of the interface itself: actions, in the order of their numbers.
pub fn offered() -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(|action| !action.edits())
}
