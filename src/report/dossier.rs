//! The whole of a story as one document to hand on: what its sources say, where they differ, and what the reader
//! made of that. One value, gathered once, and five ways to write it.
//!
//! | file | what it does |
//! |---|---|
//! | `model` | the value |
//! | `gather` `lay` | fills it from a story |
//! | `form` | the forms, and by which ending and mark they are known |
//! | `html` `markdown` `sheet` `json` `plain` | each writes it in its way |

mod axis;
pub mod form;
mod gather;
mod html;
mod json;
mod lay;
mod markdown;
pub mod model;
mod plain;
mod sheet;

pub use form::Form;
pub(super) use gather::fact;
pub use gather::{Asked, gather};
pub use model::{Dossier, Made, Note};
pub(super) use sheet::{checked_by, days_words};

/// The document in a form.
#[must_use]
pub fn write(dossier: &Dossier, form: Form) -> String {
    match form {
        Form::Html => html::page(dossier),
        Form::Md => markdown::text(dossier),
        Form::Csv => sheet::rows(dossier),
        Form::Json => json::object(dossier),
        Form::Plain => plain::text(dossier),
    }
}
