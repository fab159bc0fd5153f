//! What is open: the articles as they were named, how far they are read, and the view of them that fills the screen.

/// What fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of sources and the texts.
    #[default]
    Read,
    /// The figures of all sources.
    Figures,
    /// The events of all sources.
    Timeline,
    /// Who else tells the passages of one source.
    Presence,
    /// What is checked and what is open.
    Checks,
}

/// What was opened, for the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The folder or files as they were named.
    pub name: String,
    /// Whether it is the bundled collection, whose texts are retellings.
    pub bundled: bool,
}

/// How far the loader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Files read.
    pub done: usize,
    /// Files to read, once that is known.
    pub total: Option<usize>,
}
