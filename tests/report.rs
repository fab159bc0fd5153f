//! The document that is handed on: what it says in each of its forms, that the page can be read by everybody, and
//! that no word of an article becomes markup.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "report/access.rs"]
mod access;
#[path = "report/app.rs"]
mod app;
#[path = "report/browser.rs"]
mod browser;
#[path = "report/chromium.rs"]
mod chromium;
#[path = "report/command.rs"]
mod command;
#[path = "report/contrast.rs"]
mod contrast;
#[path = "report/dom.rs"]
mod dom;
#[path = "report/forms.rs"]
mod forms;
#[path = "report/made.rs"]
mod made;
#[path = "report/schema.rs"]
mod schema;
#[path = "common/screen.rs"]
mod screen;
