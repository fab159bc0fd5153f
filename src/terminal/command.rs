//! Which command runs, and with which exit code it ends.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::channel;

use clap::Parser;

use crate::analysis::Relation;
use crate::app::{App, Keymap, Signal, typed_keys};
use crate::load;
use crate::report::{Format, dates, figures, groups, list, show, timeline};
use crate::search::Options;
use crate::story::Desk;
use crate::view::Look;

use super::args::{Cli, Command, Input, Interface};
use super::compare::{print_comparison, print_presence};
use super::keep::{Keep, News};
use super::opened::opened;
use super::output::{
    FAILED, NOTHING, complain, complain_of, depth, put, put_found, read, read_texts, request,
};
use super::report::{Target, write_report};
use super::run::Opening;
use super::search::print_found;
use super::sessions::Sessions;
use super::{print, run};

/// Runs the program on the process's own command line.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let ended = match cli.command {
        Some(Command::List { input, output }) => print_list(&input, output.format.into()),
        Some(Command::Show {
            article,
            removed,
            input,
            output,
        }) => print_article(&article, removed, input, output.format.into()),
        Some(Command::Figures {
            of,
            by: None,
            relation,
            input,
            output,
        }) if relation.is_empty() => print_figures(of.as_deref(), &input, output.format.into()),
        Some(Command::Figures {
            of,
            relation,
            input,
            output,
            ..
        }) => print_groups(of.as_deref(), &relation, &input, output.format.into()),
        Some(Command::Dates { input, output }) => print_dates(&input, output.format.into()),
        Some(Command::Compare {
            a,
            b,
            all: false,
            input,
            output,
        }) => print_comparison(
            [&a, b.as_deref().unwrap_or_default()],
            input,
            output.format.into(),
        ),
        Some(Command::Compare {
            a,
            b,
            mut input,
            output,
            ..
        }) => {
            // Against all, what follows the first article is where the others are.
            input.paths.splice(0..0, b.map(Into::into));
            print_presence(&a, &input, output.format.into())
        }
        Some(Command::Search {
            query,
            limit,
            as_typed,
            input,
            output,
        }) => {
            let options = Options {
                limit,
                by_meaning: !as_typed,
            };
            print_found(&query, options, &input, output.format.into())
        }
        Some(Command::Report {
            input,
            output,
            format,
            compare,
            force,
        }) => {
            let to = Target {
                file: output,
                form: format.map(Into::into),
                force,
            };
            write_report(&input, &to, &compare)
        }
        Some(Command::Timeline { input, output }) => print_timeline(&input, output.format.into()),
        None => interface(&cli.input, &cli.interface),
    };
    match ended {
        Ok(code) => code,
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Says what went wrong.
fn fail(what: &str) -> ExitCode {
    complain(what);
    ExitCode::from(FAILED)
}

fn print_list(input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, _, code) = read_texts(input);
    complain_of(&story, None);
    match code {
        Some(code) => Ok(code),
        None => put(&list::report(&story), format),
    }
}

fn print_article(name: &str, removed: bool, mut input: Input, format: Format) -> io::Result<ExitCode> {
    // `cotejo show file.txt` means that file, and `cotejo show -` what comes in.
    if input.paths.is_empty() && (name == "-" || Path::new(name).is_file()) {
        input.paths.push(name.into());
    }
    let (story, _, code) = read_texts(&input);
    let found = story.find(name).and_then(|at| story.entries().get(at));
    let (None, Some(entry)) = (code, found) else {
        complain_of(&story, None);
        return Ok(code.unwrap_or_else(|| {
            complain(&format!(
                "there is no article {name}; `cotejo list` shows the ids of all"
            ));
            ExitCode::from(NOTHING)
        }));
    };
    complain_of(&story, Some(&entry.article.file));
    if let Some(copy) = entry.copy_named(name) {
        complain(&format!(
            "{} holds the same text as {}, whose passages these are",
            copy.article.file, entry.article.file
        ));
    }
    put(&show::report(entry, removed), format)
}

fn print_figures(of: Option<&str>, input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, _, code) = read(input);
    complain_of(&story, None);
    let none = match of {
        Some(noun) => format!("no figure counts or is measured in {noun}; `cotejo figures` prints all"),
        None => "there is no figure in what was read".to_owned(),
    };
    code.map_or_else(|| put_found(&figures::report(&story, of), format, &none), Ok)
}

fn print_groups(
    of: Option<&str>,
    relations: &[Relation],
    input: &Input,
    format: Format,
) -> io::Result<ExitCode> {
    let (story, _, code) = read(input);
    complain_of(&story, None);
    let none = "no group of figures is so; `cotejo figures --by group` prints all";
    code.map_or_else(
        || put_found(&groups::report(&story, of, relations), format, none),
        Ok,
    )
}

fn print_dates(input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, _, code) = read(input);
    complain_of(&story, None);
    let none = "there is no date in what was read";
    code.map_or_else(|| put_found(&dates::report(&story), format, none), Ok)
}

fn print_timeline(input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, _, code) = read(input);
    complain_of(&story, None);
    let none = "no sentence in what was read has a date";
    code.map_or_else(|| put_found(&timeline::report(&story), format, none), Ok)
}

fn interface(input: &Input, options: &Interface) -> io::Result<ExitCode> {
    let mut app = App::new(opened(input), Keymap::standard(), (80, 24));
    app.mouse = !options.no_mouse;
    app.ascii = !speaks_utf8();
    let depth = depth();
    if let Some(theme) = options.theme {
        app.theme = theme.into();
    }
    if let Some(missing) = none_exists(input) {
        return Ok(fail(&missing));
    }
    if let Some((width, height)) = options.print {
        let keys = match typed_keys(options.keys.as_deref().unwrap_or_default()) {
            Ok(keys) => keys,
            Err(error) => return Ok(fail(&format!("--keys: {error}"))),
        };
        app.handle(Signal::Resize(width, height));
        let (sender, batches) = channel();
        let _loading = load::start(request(input), move |batch| sender.send(batch).is_ok());
        for batch in batches {
            app.handle(Signal::Library(batch));
        }
        let mut keep = Keep::of(input);
        app.desk = Desk::beside(keep.folder());
        if let Ok(News { came, gone, .. }) = keep.news() {
            app.handle(Signal::Noted { came, gone });
        }
        print::feed(&mut app, &keys);
        let mut out = io::stdout().lock();
        write!(out, "{}", print::text(&print::frame(&app, &Look::new(depth))))?;
        return Ok(ExitCode::SUCCESS);
    }
    if !io::stdout().is_terminal() {
        return print_list(input, Format::Table);
    }
    let (width, height) = crossterm::terminal::size()?;
    app.handle(Signal::Resize(width, height));
    let opening = Opening {
        request: request(input),
        keep: Keep::of(input),
        sessions: Sessions::of(input, options.fresh),
    };
    run::run(&mut app, opening, depth).map(ExitCode::from)
}

/// Says so where paths were given and none of them is there: opening an empty screen would help
/// nobody.
fn none_exists(input: &Input) -> Option<String> {
    let is_there = |path: &std::path::PathBuf| path.as_os_str() == "-" || path.symlink_metadata().is_ok();
    if input.paths.is_empty() || input.paths.iter().any(is_there) {
        return None;
    }
    let names: Vec<String> = input
        .paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let (noun, verb) = if names.len() == 1 {
        ("file or folder", "it")
    } else {
        ("files or folders", "them")
    };
    Some(format!(
        "{}: no such {noun}; look {verb} up with ls, or run cotejo without a path",
        names.join(", ")
    ))
}

/// Whether the terminal is said to show more than ASCII. Where nothing is said, it most likely does.
fn speaks_utf8() -> bool {
    let said = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let Some(name) = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(said) else {
        return true;
    };
    let locale = std::env::var(name).unwrap_or_default().to_uppercase();
    locale.contains("UTF-8") || locale.contains("UTF8")
}
