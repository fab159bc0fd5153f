//! What keys do while a line is typed: a search or a filter is tried with every letter, a command
//! when it is accepted.

use super::action::Action;
use super::opened::View;
use super::panes::Focus;
use super::prompt::{Prompt, Purpose};
use super::signal::Effect;
use super::state::App;

impl App {
    /// Asks for words to find in the text in focus, or in what lies over it.
    pub(super) fn ask_find(&mut self) {
        let purpose = match (&self.overlay, self.focus) {
            (Some(_), _) => Purpose::Overlay,
            (None, Focus::Sources) => return self.ask_search(),
            (None, Focus::Reader(index)) => Purpose::Find {
                reader: index,
                place: self.readers[index].place(),
                before: self.readers[index].find.clone(),
            },
        };
        self.prompt = Some(Prompt::new(purpose, ""));
    }

    /// Asks for words that the list of sources is narrowed to.
    pub(super) fn ask_filter(&mut self) {
        self.view = View::Read;
        self.set_focus(Focus::Sources);
        let purpose = Purpose::Filter {
            before: self.sources.query().to_owned(),
            open: self.readers[self.target].article,
        };
        self.prompt = Some(Prompt::new(purpose, ""));
    }

    /// Types text into the prompt, if there is one.
    pub(super) fn type_text(&mut self, text: &str) {
        if let Some(prompt) = &mut self.prompt {
            text.chars().for_each(|c| prompt.insert(c));
            self.try_out();
        }
    }

    /// Does what a key means while a line is typed.
    pub(super) fn act_typing(&mut self, action: Action) -> Option<Effect> {
        if self.is_searching() {
            match action {
                Action::Accept | Action::OpenBeside => {
                    return self.accept_search(action == Action::OpenBeside);
                }
                // Once clears, twice closes.
                Action::Cancel
                    if !self
                        .prompt
                        .as_ref()
                        .is_some_and(|prompt| prompt.text().is_empty()) =>
                {
                    self.prompt = Some(Prompt::new(Purpose::Search, ""));
                    self.search_typed();
                    return None;
                }
                _ if self.perform_search(action) => return None,
                _ => {}
            }
        }
        let Some(prompt) = &mut self.prompt else {
            return None;
        };
        match action {
            Action::Accept => return self.accept(),
            Action::Cancel => self.cancel(),
            // Erasing in an empty line leaves it.
            Action::Erase if prompt.text().is_empty() => self.cancel(),
            Action::Complete => match prompt.purpose {
                Purpose::Correct { on } => self.next_correction(on),
                Purpose::Note { .. } => self.note_beside(true),
                _ => prompt.take_choice(),
            },
            Action::NextChoice | Action::PreviousChoice => {
                let forward = action == Action::NextChoice;
                if matches!(prompt.purpose, Purpose::Timeline { .. }) {
                    self.timeline.step(if forward { 1 } else { -1 }, &self.story);
                } else if matches!(prompt.purpose, Purpose::Filter { .. }) {
                    self.sources.step(if forward { 1 } else { -1 });
                    self.open_selected();
                } else if matches!(prompt.purpose, Purpose::Figures { .. }) {
                    self.figures.step(if forward { 1 } else { -1 });
                } else if matches!(prompt.purpose, Purpose::Checks { .. }) {
                    self.checks.step(if forward { 1 } else { -1 });
                } else if matches!(prompt.purpose, Purpose::Note { .. }) {
                    self.note_beside(forward);
                } else if matches!(prompt.purpose, Purpose::Presence { .. }) {
                    self.presence.step(if forward { 1 } else { -1 });
                } else {
                    prompt.choose(forward);
                }
            }
            editing => {
                if prompt.act(editing) {
                    self.try_out();
                }
            }
        }
        None
    }

    /// Shows what the line would find, while it is being typed.
    fn try_out(&mut self) {
        let Some(Prompt { purpose, input, .. }) = &self.prompt else {
            return;
        };
        match purpose {
            Purpose::Find { reader, place, .. } => {
                let story = &self.story;
                self.pair
                    .scroll(&mut self.readers, *reader, self.compare.comparison(), |reader| {
                        reader.restore(*place);
                        reader.look(input.value(), story);
                    });
            }
            Purpose::Filter { .. } => {
                self.sources.filter(input.value(), &self.story);
                self.open_selected();
            }
            Purpose::Timeline { .. } => self.timeline.ask(input.value()),
            Purpose::Figures { .. } => self.figures.narrow(input.value(), &self.story),
            Purpose::Presence { .. } => self.presence.narrow(input.value(), &self.story),
            Purpose::Overlay => {
                if let Some(overlay) = &mut self.overlay {
                    input.value().clone_into(&mut overlay.filter);
                    overlay.top = 0;
                }
            }
            Purpose::Checks { .. } => self.checks.narrow(input.value()),
            Purpose::Search => self.search_typed(),
            Purpose::Note { .. } | Purpose::Correct { .. } | Purpose::Command => {}
        }
    }

    /// Whether a search over everything is typed.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.prompt
            .as_ref()
            .is_some_and(|prompt| matches!(prompt.purpose, Purpose::Search))
    }

    fn accept(&mut self) -> Option<Effect> {
        let prompt = self.prompt.take()?;
        match prompt.purpose {
            // Nothing typed means: as before.
            Purpose::Find { reader, before, .. } if prompt.text().is_empty() => {
                self.readers[reader].find = before;
            }
            Purpose::Find { reader, .. } => {
                if self.readers[reader].find.current().is_none() {
                    self.notice = Some(format!("“{}” is not in this text", prompt.text()));
                }
            }
            Purpose::Timeline { .. } => self.notice.clone_from(&self.timeline.filter.complaint),
            Purpose::Filter { .. }
            | Purpose::Figures { .. }
            | Purpose::Presence { .. }
            | Purpose::Checks { .. }
            | Purpose::Search
            | Purpose::Overlay => {}
            Purpose::Note { ref on, part } => self.accept_note(on, part, prompt.text()),
            Purpose::Correct { on } => self.accept_correction(on, prompt.text()),
            Purpose::Command => return self.command(&prompt),
        }
        None
    }

    fn cancel(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        match prompt.purpose {
            Purpose::Find {
                reader,
                place,
                before,
            } => {
                self.readers[reader].find = before;
                self.scroll(reader, |reader| reader.restore(place));
            }
            Purpose::Filter { before, open } => {
                self.sources.filter(&before, &self.story);
                if let Some(article) = open {
                    self.open(self.target, article);
                }
                self.select_open();
            }
            Purpose::Timeline { before } => self.timeline.ask(&before),
            Purpose::Figures { before } => self.figures.narrow(&before, &self.story),
            Purpose::Presence { before } => self.presence.narrow(&before, &self.story),
            Purpose::Overlay => {
                if let Some(overlay) = &mut self.overlay {
                    overlay.filter.clear();
                }
            }
            Purpose::Checks { before } => self.checks.narrow(&before),
            Purpose::Search | Purpose::Note { .. } | Purpose::Correct { .. } | Purpose::Command => {}
        }
    }

    fn command(&mut self, prompt: &Prompt) -> Option<Effect> {
        let typed = prompt.text().trim();
        if let Ok(number) = typed.parse::<usize>() {
            self.go_to_passage(number);
            return None;
        }
        if typed.is_empty() {
            return None;
        }
        #[cfg(debug_assertions)]
        if typed == "panic" {
            panic_on_purpose();
        }
        let Some(action) = prompt.action() else {
            self.notice = Some(format!("“{typed}” is no command; tab takes what is offered"));
            return None;
        };
        let effect = self.perform(action);
        match prompt.argument() {
            Some(argument) => effect.map(|effect| effect.with(argument)),
            None => effect,
        }
    }

    /// Goes to a passage by its number, counted from 1.
    fn go_to_passage(&mut self, number: usize) {
        let index = self.target;
        let row = number
            .checked_sub(1)
            .and_then(|passage| self.readers[index].page.row_of(passage, 0));
        match row {
            Some(_) if self.is_in_rows() => {
                let passage = u32::try_from(number - 1).unwrap_or(u32::MAX);
                self.compare.go_to_passage(index, passage);
            }
            Some(row) => self.scroll(index, |reader| reader.go(row)),
            None => self.notice = Some(format!("this text has no passage {number}")),
        }
    }
}

/// Ends the program as a mistake in it would, so that a test can see the terminal restored. Release
/// builds cannot be asked to.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "that is what it is for")]
fn panic_on_purpose() {
    panic!("asked to panic");
}
