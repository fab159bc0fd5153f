//! What on a saved page is not the article: rules by shape and by the words of the lexicon. A rule
//! never takes out a sentence of prose for its subject; it must be addressed to the reader of a page.

pub(super) mod letter;
pub(super) mod pictures;
pub(super) mod rows;
pub(super) mod vocabulary;
