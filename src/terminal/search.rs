//! `cotejo search`: the index of what was read, one query, what it finds.

use std::io;
use std::process::ExitCode;

use crate::report::{Format, search};
use crate::search::{Gathered, Index, Options, Query};

use super::args::Input;
use super::output::{FAILED, complain, complain_of, put_found, read};
use super::searcher::{pinned_in, remarks};

/// Searches what is read for a query.
pub(super) fn print_found(
    typed: &str,
    options: Options,
    input: &Input,
    format: Format,
) -> io::Result<ExitCode> {
    let query = Query::read(typed);
    for complaint in &query.complaints {
        complain(&format!("{}; the rest is searched for", complaint.what));
    }
    if query.is_empty() {
        complain("there is nothing to search for; write words, such as doctors, or fields, such as num:>700");
        return Ok(ExitCode::from(FAILED));
    }
    let (story, desk, code) = read(input);
    complain_of(&story, None);
    if let Some(code) = code {
        return Ok(code);
    }
    let mut index = Index::default();
    index.follow(story.entries());
    index.gather(Gathered::of(&story));
    index.pin(pinned_in(&desk));
    index.note(remarks(&story, &desk));
    let options = Options {
        limit: if options.limit == 0 {
            index.all()
        } else {
            options.limit
        },
        ..options
    };
    let found = index.search(&query, options, &()).unwrap_or_default();
    let hidden = match found.hidden {
        0 => String::new(),
        1 => "; one that has the words is hidden by the fields".to_owned(),
        many => format!("; {many} that have the words are hidden by the fields"),
    };
    let code = put_found(
        &search::report(&story, &found),
        format,
        &format!("nothing was found for {typed}{hidden}"),
    )?;
    if let Some(beyond) = search::beyond(&found) {
        complain(&beyond);
    }
    Ok(code)
}
