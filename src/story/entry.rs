//! An article as it stands in the store: with its short name, and the files that hold the same text.

use std::sync::Arc;

use super::article::Article;

/// A further file with the text of an article that is already there. What it says of itself may differ:
/// another outlet, another day.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The copy's own id.
    pub id: Box<str>,
    /// What the file says of itself; its text and passages are let go.
    pub article: Article,
}

/// An article in the store.
#[derive(Clone, Debug)]
pub struct Entry {
    /// A short name, unique in the story: the file's name without its ending, with as many folders
    /// before it as it takes.
    pub id: Box<str>,
    /// The article, which is never changed: whoever works elsewhere shares it.
    pub article: Arc<Article>,
    /// Where else the same text stands.
    pub copies: Vec<Copy>,
}

impl Entry {
    /// The copy of that id, file or file's name.
    #[must_use]
    pub fn copy_named(&self, name: &str) -> Option<&Copy> {
        self.copies
            .iter()
            .find(|copy| *copy.id == *name || is_named(&copy.article.file, name))
    }
}

/// Whether `name` is the file as it was named, or the end of that from a folder's or the file's name on.
pub(super) fn is_named(file: &str, name: &str) -> bool {
    file.strip_suffix(name)
        .is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']))
}
