//! What reaches the app from outside, and what it asks the loop to carry out.

use std::sync::Arc;

use crate::load::Batch;
use crate::search::Answer;
use crate::story::{Comparison, Noted};

use super::chord::Chord;
use super::comparisons::{Made, Task};
use super::finder::Question;

/// Something that happened outside the app.
#[derive(Debug)]
pub enum Signal {
    /// A key was pressed.
    Key(Chord),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something over a cell.
    Mouse {
        /// What it did.
        what: Mouse,
        /// Column of the cell.
        x: u16,
        /// Row of the cell.
        y: u16,
    },
    /// The screen has a new size, in columns and rows.
    Resize(u16, u16),
    /// The loader has articles or problems to hand over.
    Library(Batch),
    /// Something that was asked for was carried out, or could not be: what the user has to be told.
    Told(String),
    /// The terminal has said what its background is.
    Ground {
        /// Whether dark words stand out on it.
        is_light: bool,
    },
    /// What was said of things in the articles in an earlier session or in another window.
    Noted {
        /// What was said there.
        came: Vec<Noted>,
        /// What was taken back there.
        gone: Vec<Noted>,
    },
    /// Somebody may have written what is kept beside the articles: whoever carries out effects looks.
    Stirred,
    /// Two articles were compared, as was asked for.
    Compared(Made, Arc<Comparison>),
    /// Two articles could not be compared, as was asked for.
    NotCompared(Made),
    /// A question was asked under this number.
    Asked(usize),
    /// Something was found.
    Found(Box<Answer>),
    /// The system asks the program to stop for a while.
    Suspend,
    /// The program was stopped and goes on.
    Resumed,
    /// The system asks the program to end, with this exit status.
    Terminate(u8),
}

/// What a mouse does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel turned: lines to scroll, down if positive.
    Wheel(isize),
    /// The main button went down.
    Click,
}

/// What the loop is asked to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program, with this exit status.
    Quit(u8),
    /// Hand the terminal back and stop until the shell wakes the program.
    Suspend,
    /// Draw every cell, whatever the terminal is thought to show.
    Redraw,
    /// Stop reading files.
    CancelLoading,
    /// Ask the terminal for mouse events, or leave the mouse to it.
    Mouse(bool),
    /// Put this text where the user can paste it from.
    Copy(Box<str>),
    /// Write down what the reader said.
    SaveNotes,
    /// Read what others said.
    Reload,
    /// Open this address in the browser.
    Browse(Box<str>),
    /// Edit this file at this line, counted from 1, and come back.
    Edit(Box<str>, usize),
    /// Compare these articles, one pair after the other, where no key waits for it, and nothing that was asked for
    /// before.
    Compare(Task),
    /// Write the whole story into a document: into this file, or where reports lie.
    Report(Option<Box<str>>),
    /// Search for this, and for nothing that was asked before.
    Search(Question),
}

impl Effect {
    /// The effect of a command with what was typed behind its name.
    #[must_use]
    pub fn with(self, argument: &str) -> Self {
        match self {
            Self::Report(_) => Self::Report(Some(argument.into())),
            other => other,
        }
    }
}
