//! The edge: the command line, raw mode as a guard, keys in, the one loop, effects out. The only
//! floor that knows the terminal and the process.
//!
//! | file | what it does |
//! |---|---|
//! | `args` | the command line as clap reads it |
//! | `command` | which command runs, and with which exit code |
//! | `compare` | `cotejo compare` |
//! | `search` | `cotejo search` |
//! | `files` | files written as a whole, under a lock |
//! | `report` | `cotejo report`, and `:report` in the interface |
//! | `opened` | what the things that were opened are called |
//! | `about` | `cotejo config`, `completions`, `man`: the program about itself |
//! | `config` `setting` `themes` | what is set, by default, in files and on the command line |
//! | `places` | where a user's files are on this system |
//! | `order` | the command line in the order that clap reads |
//! | `output` | what every command does: reads, prints, complains |
//! | `run` | the interface: threads, channel, loop |
//! | `guard` | the terminal's state: taken over, handed back on every way out |
//! | `input` | crossterm's events as signals |
//! | `ground` | whether the terminal's background is light |
//! | `system` | the system's signals as signals |
//! | `searcher` | the search on its own thread, as the interface uses it |
//! | `comparer` | articles compared where that takes long |
//! | `keep` | what the reader decided and noted, written down beside the articles |
//! | `watch` | tells when somebody else has written that |
//! | `clipboard` | text to be pasted elsewhere |
//! | `print` | the interface without a terminal: one frame as text |

mod about;
pub mod args;
mod clipboard;
mod command;
mod compare;
mod comparer;
mod config;
mod files;
mod ground;
mod guard;
mod input;
mod keep;
mod opened;
mod order;
mod output;
mod outward;
mod places;
pub mod print;
mod report;
mod run;
mod search;
mod searcher;
mod sessions;
mod setting;
mod system;
mod themes;
mod watch;

pub use command::main;
