//! How one gets to things from anywhere: by a mark, to their words, with the browser to their address, with the editor
//! to their file.

use super::action::Action;
use super::deciding::at;
use super::findings::Finding;
use super::opened::View;
use super::panes::Focus;
use super::signal::Effect;
use super::state::App;
use crate::analysis::Place;
use crate::report::cite::cite;
use crate::story::{Kind, Matter, Said};

impl App {
    /// Waits for a letter.
    pub(super) fn await_letter(&mut self, action: Action, words: &str) {
        self.letter = Some(action);
        self.notice = Some(words.to_owned());
    }

    /// Sets a mark with a letter, or goes to the one with it.
    pub(super) fn take_letter(&mut self, action: Action, letter: char) {
        if action == Action::SetMark {
            let passage = match self.under_cursor().first() {
                Some(Matter::Passage(at) | Matter::Pair(at, _)) => Some(*at),
                Some(on) => on.place(&self.story).map(|place| at(on.article(), place.passage)),
                None => None,
            };
            let Some(passage) = passage else {
                self.notice = Some("a passage is marked in its text".to_owned());
                return;
            };
            self.say(Matter::Passage(passage), Said::Mark(letter));
            let key = self
                .keymap
                .hint(self.context(), Action::GoToMark)
                .unwrap_or_default();
            self.notice = Some(format!("{key} {letter} comes back here"));
            return;
        }
        let Some(passage) = self.desk.marked(letter) else {
            self.notice = Some(format!("there is no mark {letter}"));
            return;
        };
        self.leave_place();
        self.go_to_matter(Matter::Passage(passage));
    }

    /// Goes back to where one went to a mark from.
    pub(super) fn go_back_from_mark(&mut self) {
        let Some((article, place)) = self.left_from.take() else {
            self.notice = Some("you have not gone anywhere by a mark yet".to_owned());
            return;
        };
        self.leave_place();
        self.show_text(article);
        self.readers[self.target].come_to(place);
    }

    /// Remembers where one is, to come back.
    fn leave_place(&mut self) {
        let reader = &self.readers[self.target];
        self.left_from = reader.article.map(|article| (article, reader.place()));
    }

    /// Opens the text of an article.
    fn show_text(&mut self, article: usize) {
        self.view = View::Read;
        self.came_from = None;
        self.open(self.target, article);
        self.set_focus(Focus::Reader(self.target));
    }

    /// Goes to the words of something in their text.
    pub(super) fn go_to_matter(&mut self, on: Matter) {
        self.show_text(on.article());
        match (on, on.place(&self.story)) {
            (Matter::Pair(a, b), _) => {
                self.pair.beside = true;
                self.open(0, a.article as usize);
                self.open(1, b.article as usize);
                self.set_focus(Focus::Reader(0));
                self.compare.go_later(
                    [a, b].map(|at| at.article as usize),
                    [a, b].map(|at| Some(at.passage)),
                );
            }
            (Matter::Figures(a, b), _) => {
                self.pair.beside = true;
                self.go_to_figure(0, a);
                self.go_to_figure(1, b);
                self.set_focus(Focus::Reader(0));
            }
            (_, Some(place)) if matches!(on.kind(), Kind::Figure | Kind::Date) => self.go_to_finding(place),
            (_, Some(place)) => self.readers[self.target].come_to_passage(place.passage as usize),
            (_, None) => {}
        }
    }

    fn go_to_finding(&mut self, place: Place) {
        let reader = &mut self.readers[self.target];
        let article = reader.article.and_then(|at| self.story.article(at));
        if let Some(finding) = article.and_then(|article| Finding::at(place, &article.findings)) {
            reader.go_to(finding, &self.story);
        }
    }

    /// Copies what is under the cursor, with where it stands: of two texts both passages, of an event all that tell it.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let all = match self.view {
            View::Presence => self.both_told(),
            View::Timeline => self.timeline.event(&self.story).map(|event| {
                let mentions = event.mentions.iter();
                mentions.map(|at| Matter::Date(*at)).collect()
            }),
            View::Read if self.compares() && self.focus != Focus::Sources => {
                if !self.need_compared() {
                    return None;
                }
                self.both_in_focus()
            }
            _ => None,
        };
        let all = all.unwrap_or_else(|| self.under_cursor());
        let Some(text) = cite(&self.story, &all, self.settings.copy) else {
            self.notice = Some("there is nothing here to copy".to_owned());
            return None;
        };
        Some(Effect::Copy(text.into()))
    }

    /// The address of what is under the cursor to be opened, or its file to be edited at the line.
    pub(super) fn reach_out(&mut self, action: Action) -> Option<Effect> {
        let on = self.under_cursor().first().copied();
        let Some((on, article)) = on.and_then(|on| Some((on, self.story.article(on.article())?))) else {
            self.notice = Some("no source is open".to_owned());
            return None;
        };
        if action == Action::Browse {
            let Some(address) = &article.address else {
                self.notice = Some("this source states no address".to_owned());
                return None;
            };
            return Some(Effect::Browse(address.value.clone()));
        }
        if self.opened.bundled || &*article.file == "-" {
            self.notice = Some("this text is in no file that could be edited".to_owned());
            return None;
        }
        let line = on.place(&self.story).and_then(|place| {
            let passage = article.passages.get(place.passage as usize)?;
            let start = passage.pieces.first()?.span.start as usize;
            Some(1 + article.text.get(..start)?.matches('\n').count())
        });
        Some(Effect::Edit(article.file.clone(), line.unwrap_or(1)))
    }
}
