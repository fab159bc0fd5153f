//! The real binary in a real pty: what it leaves on the screen, in the terminal and behind itself.
//!
//! The harness under `pty/` is shared with `benches/pty.rs`; `pty/harness.rs` tests the harness
//! itself on a shell.
#![cfg(unix)]

#[path = "pty/desk.rs"]
mod desk;
#[path = "pty/finder.rs"]
mod finder;
#[path = "pty/frames.rs"]
mod frames;
#[path = "../benches/common/generator.rs"]
mod generator;
#[path = "pty/ground.rs"]
mod ground;
#[path = "pty/harness.rs"]
mod harness;
#[path = "pty/interface.rs"]
mod interface;
#[path = "pty/modes.rs"]
mod modes;
#[path = "pty/output.rs"]
mod output;
#[path = "pty/pins.rs"]
mod pins;
#[path = "pty/presence.rs"]
mod presence;
#[path = "pty/process.rs"]
mod process;
#[path = "pty/report.rs"]
mod report;
#[path = "pty/session.rs"]
mod session;
