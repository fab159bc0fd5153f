//! A line being typed: what it is for, what stands in it, and what could complete it.

use tui_input::{Input, InputRequest};

use crate::search::Ranker;
use crate::story::{Check, Matter};

use super::action::Action;
use super::find::Find;
use super::page::Anchor;

/// What the typed line is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Words to find in a text.
    Find {
        /// Which of the two texts.
        reader: usize,
        /// Where it was before, to come back to when the search is called off.
        place: Anchor,
        /// What was looked for before, and at which hit.
        before: Find,
    },
    /// Words that the sources shown must match.
    Filter {
        /// The filter before.
        before: String,
        /// The article that was open.
        open: Option<usize>,
    },
    /// Words and fields that the rows of the timeline must match.
    Timeline {
        /// The filter before.
        before: String,
    },
    /// What the figures shown must hold.
    Figures {
        /// The filter before.
        before: String,
    },
    /// Words that the passages of the matrix of who tells what must hold.
    Presence {
        /// The filter before.
        before: String,
    },
    /// What the lines of the view of checks must hold.
    Checks {
        /// The filter before.
        before: String,
    },
    /// A note on things, or by what they were checked.
    Note {
        /// The things.
        on: Vec<Matter>,
        /// Which of the two.
        part: Part,
    },
    /// How something is to be read.
    Correct {
        /// The thing.
        on: Matter,
    },
    /// A query over everything.
    Search,
    /// Words that the lines of an overlay must match.
    Overlay,
    /// The name of an action.
    Command,
}

impl Purpose {
    /// The things that what is typed is said of.
    pub(super) fn on(&self) -> &[Matter] {
        match self {
            Self::Note { on, .. } => on,
            Self::Correct { on } => std::slice::from_ref(on),
            _ => &[],
        }
    }

    /// Has it be said of these.
    pub(super) fn put_on(&mut self, things: Vec<Matter>) {
        match self {
            Self::Note { on, .. } => *on = things,
            Self::Correct { on } => *on = things.into_iter().next().unwrap_or(*on),
            _ => {}
        }
    }
}

/// Which words of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is noted.
    Note,
    /// By what it was checked.
    Source,
}

impl Part {
    /// These words.
    #[must_use]
    pub fn of(self, check: &Check) -> &str {
        match self {
            Self::Note => &check.note,
            Self::Source => &check.source,
        }
    }

    /// These words, to be changed.
    pub fn of_mut(self, check: &mut Check) -> &mut Box<str> {
        match self {
            Self::Note => &mut check.note,
            Self::Source => &mut check.source,
        }
    }
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// What stands in it, and the cursor.
    pub input: Input,
    /// Actions that what was typed could mean, the best first; only for commands.
    pub choices: Vec<Action>,
    /// The chosen one among them.
    pub choice: usize,
    /// Whether the user chose it, or it only is the first.
    chosen: bool,
    /// Why what was typed cannot be taken, until it is changed.
    pub complaint: Option<String>,
    /// Whether what stands in it was put there to be changed, and nothing was yet: what is typed takes its place, as it
    /// does where a text is selected.
    pub is_selected: bool,
}

impl Prompt {
    /// An empty line, or one with `text` in it and the cursor behind it.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut prompt = Self {
            purpose,
            input: Input::new(text.to_owned()),
            choices: Vec::new(),
            choice: 0,
            chosen: false,
            complaint: None,
            is_selected: false,
        };
        prompt.complete();
        prompt
    }

    /// The same line, with what stands in it selected.
    #[must_use]
    pub fn selected(mut self) -> Self {
        self.is_selected = true;
        self
    }

    /// The same line, and why it cannot be taken.
    #[must_use]
    pub fn complaining(mut self, what: String) -> Self {
        self.complaint = Some(what);
        self
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Types a character. Control characters, as pasted text may hold, become blanks.
    pub fn insert(&mut self, c: char) {
        let c = if c.is_control() { ' ' } else { c };
        if self.is_selected {
            self.input = Input::default();
        }
        self.edit(InputRequest::InsertChar(c));
    }

    /// Changes what was typed; true where the action was one of editing.
    pub fn act(&mut self, action: Action) -> bool {
        let request = match action {
            Action::Left => InputRequest::GoToPrevChar,
            Action::Right => InputRequest::GoToNextChar,
            Action::LineStart => InputRequest::GoToStart,
            Action::LineEnd => InputRequest::GoToEnd,
            Action::Erase => InputRequest::DeletePrevChar,
            Action::EraseNext => InputRequest::DeleteNextChar,
            Action::EraseWord => InputRequest::DeletePrevWord,
            Action::EraseLine => InputRequest::DeleteFromStart,
            _ => return false,
        };
        self.edit(request);
        true
    }

    /// Puts the cursor behind so many characters.
    pub fn put_cursor(&mut self, characters: usize) {
        self.is_selected = false;
        self.input.handle(InputRequest::SetCursor(characters));
    }

    /// Chooses the next or previous completion.
    pub fn choose(&mut self, forward: bool) {
        let length = self.choices.len().max(1);
        let by = if forward { 1 } else { length - 1 };
        self.choice = (self.choice + by) % length;
        self.chosen = true;
    }

    /// Puts the chosen completion into the line.
    pub fn take_choice(&mut self) {
        if let Some(action) = self.choices.get(self.choice) {
            let blank = if action.takes().is_some() { " " } else { "" };
            self.input = Input::new(format!("{}{blank}", action.name()));
            self.complete();
        }
    }

    fn edit(&mut self, request: InputRequest) {
        self.complaint = None;
        self.is_selected = false;
        self.input.handle(request);
        self.complete();
    }

    fn complete(&mut self) {
        if !matches!(self.purpose, Purpose::Command) {
            return;
        }
        let name = self.parts().0.to_owned();
        let ranker = Ranker::new(&name);
        let mut ranked: Vec<(i64, Action)> = Action::ALL
            .iter()
            .filter(|action| !action.edits())
            .filter_map(|&action| {
                // The name is what is typed; its description only helps to find it.
                let begun = if action.name().starts_with(&*name) {
                    1000
                } else {
                    0
                };
                let named = ranker.score(action.name()).map(|score| score + 1000 + begun);
                Some((named.or_else(|| ranker.score(action.words()))?, action))
            })
            .collect();
        ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.choices = ranked.into_iter().map(|(_, action)| action).collect();
        self.choice = 0;
        self.chosen = false;
    }

    /// The name of a command, and what stands behind it where that command takes something.
    fn parts(&self) -> (&str, &str) {
        let text = self.text().trim();
        match text.split_once(' ') {
            Some((name, rest)) if Action::named(name).is_some_and(|action| action.takes().is_some()) => {
                (name, rest.trim())
            }
            _ => (text, ""),
        }
    }

    /// What was typed behind the command, if something was.
    #[must_use]
    pub fn argument(&self) -> Option<&str> {
        Some(self.parts().1).filter(|argument| !argument.is_empty())
    }

    /// The action that the line means: the one chosen, or else the one whose name was typed or begun.
    /// What merely resembles the line is offered, never done.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        let choice = self.choices.get(self.choice).copied()?;
        (self.chosen || choice.name().starts_with(self.parts().0)).then_some(choice)
    }
}
