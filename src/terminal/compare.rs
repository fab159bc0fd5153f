//! `cotejo compare`: which articles are compared, and what is said where they are not there.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::report::{Format, compare, presence};
use crate::story::Story;

use super::args::Input;
use super::output::{FAILED, NOTHING, complain, complain_of, put, read};

/// Compares two articles, by their ids or files.
pub(super) fn print_comparison(names: [&str; 2], mut input: Input, format: Format) -> io::Result<ExitCode> {
    // `cotejo compare a.txt b.txt` means those files.
    if input.paths.is_empty() && names.iter().any(|name| Path::new(name).is_file()) {
        input.paths.extend(names.iter().map(|name| (*name).into()));
    }
    let (story, desk, code) = read(&input);
    complain_of(&story, None);
    if let Some(code) = code {
        return Ok(code);
    }
    let found = match names.map(|name| find(&story, name)) {
        [Some(a), Some(b)] => [a, b],
        _ => return Ok(ExitCode::from(NOTHING)),
    };
    if found[0] == found[1] {
        complain("these are one article; name two of those that `cotejo list` shows");
        return Ok(ExitCode::from(FAILED));
    }
    match story.compare(found[0], found[1], &desk.pins(found)) {
        Some(comparison) => put(&compare::report(&story, &comparison), format),
        None => Ok(ExitCode::from(NOTHING)),
    }
}

/// Compares one article with all others.
pub(super) fn print_presence(name: &str, input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, desk, code) = read(input);
    complain_of(&story, None);
    match code {
        Some(code) => Ok(code),
        None => find(&story, name).map_or(Ok(ExitCode::from(NOTHING)), |at| {
            put(&presence::report(&story, &desk, at), format)
        }),
    }
}

/// The article of that name; or says that there is none.
fn find(story: &Story, name: &str) -> Option<usize> {
    let found = story.find(name);
    if found.is_none() {
        complain(&format!(
            "there is no article {name}; `cotejo list` shows the ids of all"
        ));
    }
    found
}
