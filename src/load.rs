//! Files to articles, on their own threads; a bad file becomes a line that the reader can read.
//!
//! The way of one file, a file of this floor for each step:
//!
//! ```text
//! walk      paths        -> files, in order; what cannot be read
//! notes     folder       -> what its cotejo.toml states
//! decode    bytes        -> text, and what that did to offsets
//! front     text         -> front matter; what it states
//! lines     text         -> lines, whatever breaks them
//! shape     line         -> heading, quotation, item, row, rule, prose
//! join      lines        -> which go on in the next one
//! inline    paragraph    -> marks inside it                        (html)
//! unit      lines        -> units: pieces, marks, and their fate
//! clean     units        -> what is furniture                      (clean/…)
//! meta      units        -> what the article says of itself        (meta/…)
//! kinds     units        -> headings between paragraphs, verse
//! page      units        -> all of that in order               (page/…)
//! read      file         -> article
//! work      request      -> batches of articles
//! ```
//!
//! A further format (HTML, feeds, PDF) takes its place beside `decode` and `lines`: it hands units on.

mod bundled;
mod clean;
mod decode;
mod front;
mod html;
mod inline;
mod join;
mod kinds;
mod lines;
mod meta;
mod notes;
mod page;
mod read;
mod shape;
mod stated;
mod unit;
mod walk;
mod words;
mod work;

pub use read::findings;
pub use walk::{REPORT_MARK, is_report};
pub use work::{Batch, Loading, Place, Request, all, start};
