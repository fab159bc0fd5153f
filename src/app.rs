//! What is remembered between two frames, and what each key, click and newly read article does to
//! it. No terminal, no drawing, no files: [`App::handle`] takes a [`Signal`] and returns the
//! [`Effect`] that somebody else has to carry out.
//!
//! | file | what it remembers |
//! |---|---|
//! | `state` | the whole: story, list, two texts, what lies over them |
//! | `perform` | nothing: which action does what |
//! | `typing` | nothing: what a prompt does with keys |
//! | `jump` | nothing: what goes to figures and dates |
//! | `events` | nothing: what keys do among events |
//! | `listing` | nothing: how the list of sources is laid out |
//! | `mouse` | nothing: what the mouse does |
//! | `comparing` | nothing: what keys do among two texts in rows |
//! | `noting` | nothing: what is written down of the reader's pins |
//! | `figuring` | nothing: what keys do among figures |
//! | `sources` `reader` `pair` `find` `findings` `overlay` `prompt` | the parts |
//! | `seeking` | nothing: what keys do in the search over everything |
//! | `presenting` | nothing: what keys do in the matrix of who tells what |
//! | `figures` `timeline` `presence` | the views of figures, of events and of who tells what |
//! | `finder` | the search over everything |
//! | `compare` `pins` | two texts in rows, and what the reader said of their passages |
//! | `comparisons` | what was compared, and what is to be |
//! | `page` `facts` | a text in lines |
//! | `why` | nothing: the lines on how a finding was read |
//! | `panes` `area` | where things stand on the screen |
//! | `action` `chord` `keymap` | what keys mean |
//! | `signal` | what comes in and goes out |

pub mod action;
pub mod area;
pub mod chord;
pub mod compare;
mod comparing;
pub mod comparisons;
mod events;
pub mod facts;
pub mod figures;
mod figuring;
pub mod find;
pub mod finder;
pub mod findings;
mod jump;
pub mod keymap;
mod listing;
mod mouse;
mod noting;
pub mod overlay;
pub mod page;
pub mod pair;
pub mod panes;
mod perform;
pub mod pins;
pub mod presence;
mod presenting;
pub mod prompt;
pub mod reader;
mod seeking;
pub mod signal;
pub mod sources;
pub mod state;
pub mod timeline;
mod typing;
pub mod why;

pub use action::Action;
pub use area::Area;
pub use chord::{Chord, Key, Named, typed_keys};
pub use keymap::{Context, Keymap};
pub use noting::found as found_pin;
pub use page::{INDENT, Page, Row, Show, Tone};
pub use panes::{Focus, Panes, SMALLEST};
pub use reader::Reader;
pub use seeking::offered;
pub use signal::{Effect, Mouse, Signal};
pub use state::{App, Opened, ThemeName, View};
