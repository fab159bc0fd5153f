//! What every command does: reads what it is told to, prints a report, says what is wrong, ends with a code.

use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use crate::load::{self, Place, Request};
use crate::report::table::Report;
use crate::report::{Format, Paper, write};
use crate::story::{Desk, Problem, Story, correct};
use crate::text::visible;
use crate::view::Depth;

use super::args::{Input, Output};
use super::keep::Keep;

/// Nothing was found.
pub(super) const NOTHING: u8 = 1;
/// Wrong use, or nothing could be read.
pub(super) const FAILED: u8 = 2;

/// The form in which a command prints: the one it is told to, or else a table, or what is read out well.
pub(super) fn form(output: &Output, is_plain: bool) -> Format {
    match output.format {
        Some(format) => format.into(),
        None if is_plain => Format::Plain,
        None => Format::Table,
    }
}

/// Writes a line to standard error; where that is gone too, nobody can be told.
pub(super) fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "cotejo: {}", visible(what));
}

/// What the command line asks to be read.
pub(super) fn request(input: &Input) -> Request {
    let places = if input.paths.is_empty() {
        vec![Place::Bundled]
    } else {
        let place = |path: &std::path::PathBuf| match path.as_os_str() {
            dash if dash == OsStr::new("-") => Place::Stdin,
            _ => Place::Path(path.clone()),
        };
        input.paths.iter().map(place).collect()
    };
    Request {
        places,
        published: input.published,
        language: input.language,
        texts_only: false,
    }
}

/// Reads everything, and what the reader decided and noted. The code to end with is there where no article was found.
pub(super) fn read(input: &Input) -> (Story, Desk, Option<ExitCode>) {
    read_all(input, &request(input))
}

/// Reads the texts for those who print nothing that is found in them.
pub(super) fn read_texts(input: &Input) -> (Story, Desk, Option<ExitCode>) {
    let request = Request {
        texts_only: true,
        ..request(input)
    };
    read_all(input, &request)
}

fn read_all(input: &Input, request: &Request) -> (Story, Desk, Option<ExitCode>) {
    let mut story = load::all(request);
    story.settle(true);
    let desk = noted(input, &mut story, request.texts_only);
    let code = story.entries().is_empty().then(|| {
        if story.problems().is_empty() {
            let names: Vec<String> = input
                .paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            complain(&format!(
                "there is no article in {}; cotejo reads .txt and .md files",
                names.join(", ")
            ));
            ExitCode::from(NOTHING)
        } else {
            ExitCode::from(FAILED)
        }
    });
    (story, desk, code)
}

/// What the reader decided and noted; the articles are read as they were corrected.
fn noted(input: &Input, story: &mut Story, texts_only: bool) -> Desk {
    let mut keep = Keep::of(input);
    let mut desk = Desk::beside(keep.folder());
    match keep.news() {
        Ok(news) => {
            desk.recall(news.came, story);
            let wrong = correct(story, &mut desk, load::findings);
            // Where nothing was looked for in the texts, nothing is found in them again.
            if !texts_only {
                wrong.iter().for_each(|what| complain(what));
                let lost = desk.lost().count();
                if lost > 0 {
                    complain(&format!(
                        "on words that are not in the articles any more: {lost} of your checks and notes; the list of checks in the interface shows them"
                    ));
                }
            }
            news.wrong.into_iter().for_each(|problem| story.report(problem));
        }
        Err(error) => complain(&error),
    }
    desk
}

/// Names on standard error what could not be read, of all files or of one.
pub(super) fn complain_of(story: &Story, file: Option<&str>) {
    let mine = |problem: &&Problem| file.is_none_or(|file| *problem.file == *file);
    for problem in story.problems().iter().filter(mine) {
        complain(&problem.to_string());
    }
}

/// Prints a report, or says what there is none of; programs still get a text of the form they asked for.
pub(super) fn put_found(report: &Report, format: Format, none: &str) -> io::Result<ExitCode> {
    let is_empty = report.fields.rows.is_empty();
    let code = if !is_empty || matches!(format, Format::Json | Format::Csv) {
        put(report, format)?
    } else {
        ExitCode::SUCCESS
    };
    if is_empty {
        complain(none);
        return Ok(ExitCode::from(NOTHING));
    }
    Ok(code)
}

/// Prints a report.
pub(super) fn put(report: &Report, format: Format) -> io::Result<ExitCode> {
    let stdout = io::stdout();
    let mut paper = Paper::default();
    if stdout.is_terminal() {
        let size = crossterm::terminal::size().ok();
        paper.width = size.map(|(width, _)| usize::from(width));
        paper.bold = depth() != Depth::None;
    }
    let mut out = BufWriter::new(stdout.lock());
    write(report, format, paper, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// How many colours the terminal has, as far as the environment tells.
pub(super) fn depth() -> Depth {
    depth_said().0
}

/// How many colours the terminal has, and the variable that says so; none says so of sixteen.
pub(super) fn depth_said() -> (Depth, Option<&'static str>) {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    if !set("NO_COLOR").is_empty() {
        (Depth::None, Some("NO_COLOR"))
    } else if set("TERM") == "dumb" {
        (Depth::None, Some("TERM"))
    } else if matches!(set("COLORTERM").as_str(), "truecolor" | "24bit") {
        (Depth::True, Some("COLORTERM"))
    } else {
        (Depth::Sixteen, None)
    }
}
