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
//! | `correcting` | nothing: how something is corrected |
//! | `deciding` | nothing: what keys decide and note |
//! | `going` | nothing: how one gets to things from anywhere |
//! | `checking` | nothing: what keys do in the view of checks |
//! | `resuming` | nothing: how one comes back to where one was |
//! | `noting` | nothing: how things are said, taken back, and taken in from elsewhere |
//! | `figuring` | nothing: what keys do among figures |
//! | `sources` `reader` `pair` `find` `findings` `overlay` `prompt` | the parts |
//! | `seeking` | nothing: what keys do in the search over everything |
//! | `presenting` | nothing: what keys do in the matrix of who tells what |
//! | `figures` `timeline` `presence` `checks` | the views of figures, of events, of who tells what, of what is checked |
//! | `finder` | the search over everything |
//! | `compare` | two texts in rows |
//! | `comparisons` | what was compared, and what is to be |
//! | `page` `facts` | a text in lines |
//! | `why` | nothing: the lines on how a finding was read |
//! | `panes` `area` | where things stand on the screen |
//! | `action` `chord` `keymap` | what keys mean |
//! | `opened` | what is open, how far it is read, which view fills the screen |
//! | `session` | what is picked up again the next time |
//! | `keyfile` `rebinding` | nothing: how a file of keys is read, and laid over what holds |
//! | `choosing` | nothing: how looks and measures are set and turned |
//! | `settings` | what can be set once and for all |
//! | `signal` | what comes in and goes out |

pub mod action;
pub mod area;
mod checking;
pub mod checks;
mod choosing;
pub mod chord;
pub mod compare;
mod comparing;
pub mod comparisons;
mod correcting;
mod deciding;
mod events;
pub mod facts;
pub mod figures;
mod figuring;
pub mod find;
pub mod finder;
pub mod findings;
mod going;
mod jump;
mod kept;
mod keyfile;
pub mod keymap;
mod listing;
mod mouse;
mod noting;
pub mod opened;
pub mod overlay;
pub mod page;
pub mod pair;
pub mod panes;
mod perform;
pub mod presence;
mod presenting;
pub mod prompt;
pub mod reader;
mod rebinding;
mod resuming;
mod seeking;
pub mod session;
pub mod settings;
pub mod signal;
pub mod sources;
pub mod state;
pub mod timeline;
mod typing;
pub mod why;

pub use action::Action;
pub use area::Area;
pub use chord::{Chord, Key, Named, typed_keys};
pub use keymap::{Binding, Context, Keymap};
pub use opened::{Opened, Reading, View};
pub use page::{INDENT, Page, Row, Show, Tone};
pub use panes::{Focus, Panes, SMALLEST};
pub use reader::Reader;
pub use seeking::offered;
pub use settings::{MEASURES, Settings, ThemeName};
pub use signal::{Effect, Mouse, Signal};
pub use state::App;
