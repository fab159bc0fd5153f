//! Measures the real binary in a real pty of 120x40, beside `vim`, `less` and `echo` in the same run:
//! `cargo bench --bench pty -- [--quick] [WORD]…`, where a word picks the groups whose title has it.
//!
//! Programs take turns, so that a busy machine slows all of them; what is printed is the median. What
//! is not installed, or draws nothing, is left out and said so. The exit code says nothing about
//! speed: a person reads the table.
#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "its table is what this program is for")]

#[path = "pty/folder.rs"]
mod folder;
#[path = "common/generator.rs"]
mod generator;
#[path = "pty/groups.rs"]
mod groups;
#[path = "pty/measure.rs"]
mod measure;
#[allow(dead_code, reason = "a part of the harness that only tests use")]
#[path = "../tests/pty/modes.rs"]
mod modes;
#[path = "../tests/pty/output.rs"]
mod output;
#[allow(dead_code, reason = "a part of the harness that only tests use")]
#[path = "../tests/pty/process.rs"]
mod process;
#[path = "../tests/pty/session.rs"]
mod session;
#[path = "pty/table.rs"]
mod table;

use std::io;

use folder::Files;
use groups::Bench;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    // `cargo bench` adds `--bench` of its own accord; `cargo test --all-targets` does not, and only
    // wants to know that this program starts.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("measures with `cargo bench --bench pty`");
        return Ok(());
    }
    let words: Vec<&String> = arguments.iter().filter(|a| !a.starts_with("--")).collect();
    let bench = Bench::new(Files::prepare()?, quick);
    for (title, group) in groups::ALL {
        if words.is_empty() || words.iter().any(|word| title.contains(word.as_str())) {
            println!("{}", group(&bench).print(title));
        }
    }
    Ok(())
}
