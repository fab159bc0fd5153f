//! `cotejo compare`: which articles are compared, and what is said where they are not there.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::load::{self, Request};
use crate::report::{Format, compare, presence};
use crate::story::Story;

use super::args::Input;
use super::output::{FAILED, NOTHING, complain, complain_of, put, read, request};

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

/// Compares one article with all others, or each with all others where none is named.
pub(super) fn print_presence(name: Option<&str>, mut input: Input, format: Format) -> io::Result<ExitCode> {
    let place = name.filter(|name| is_place(name, &input));
    input.paths.splice(0..0, place.map(Into::into));
    let (story, desk, code) = read(&input);
    complain_of(&story, None);
    if let Some(code) = code {
        return Ok(code);
    }
    let articles = match name.filter(|_| place.is_none()) {
        None => (0..story.entries().len()).collect(),
        Some(name) => match find(&story, name) {
            Some(at) => vec![at],
            None => return Ok(ExitCode::from(NOTHING)),
        },
    };
    put(&presence::report(&story, &desk, &articles), format)
}

/// Whether a name is no article of what is read, but where more is to be read. As everywhere, a file is read where nothing
/// else is, and an article goes before a folder of its name.
fn is_place(name: &str, input: &Input) -> bool {
    let path = Path::new(name);
    if name == "-" || input.paths.is_empty() && path.is_file() {
        return true;
    }
    // What comes in can be read once only.
    let comes_in = input.paths.iter().any(|path| path.as_os_str() == "-");
    path.exists() && (comes_in || !is_article(name, input))
}

/// Whether there is an article of that name in what is read.
fn is_article(name: &str, input: &Input) -> bool {
    let texts = Request {
        texts_only: true,
        ..request(input)
    };
    load::all(&texts).find(name).is_some()
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
