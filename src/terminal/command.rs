//! Which command runs, and with which exit code it ends.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::channel;

use clap::Parser;

use crate::analysis::Relation;
use crate::app::{App, Signal, typed_keys};
use crate::load;
use crate::report::dossier::Form;
use crate::report::{Format, checks, dates, figures, groups, list, show, timeline};
use crate::search::Options;
use crate::story::{Desk, Problem, State};
use crate::view::Look;

use super::about::{print_config, put_completions, put_manual};
use super::args::{Cli, Command, FormatName, Input, Interface, Output};
use super::compare::{print_comparison, print_presence};
use super::config::Config;
use super::keep::{Keep, News};
use super::opened::opened;
use super::order::in_order;
use super::output::{
    FAILED, NOTHING, complain, complain_of, depth, form, put, put_found, read, read_texts, request,
};
use super::report::{Target, write_report};
use super::run::Opening;
use super::search::print_found;
use super::sessions::Sessions;
use super::{print, run};

/// Runs the program on the process's own command line.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse_from(in_order(std::env::args_os()));
    match run_command(cli) {
        Ok(code) => code,
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn run_command(cli: Cli) -> io::Result<ExitCode> {
    let Cli {
        command,
        input,
        choices,
        interface: options,
        global,
    } = cli;
    // What describes the program needs no settings.
    match &command {
        Some(Command::Completions { shell }) => return put_completions(*shell),
        Some(Command::Man) => return put_manual(),
        _ => {}
    }
    let set = match &command {
        Some(Command::Config { choices, .. }) => choices,
        _ => &choices,
    };
    let config = match Config::read(&global, set, depth()) {
        Ok(config) => config,
        Err(error) => return Ok(fail(&error)),
    };
    let Some(command) = command else {
        return interface(&input, &options, config, global.plain);
    };
    for problem in &config.problems {
        complain(&problem.to_string());
    }
    if global.plain
        && command
            .format()
            .is_some_and(|format| !matches!(format, FormatName::Plain))
    {
        return Ok(fail("--plain is a form too; write it or --format, not both"));
    }
    let form = |output: &Output| form(output, config.plain);
    match command {
        Command::List { input, output } => print_list(&input, form(&output)),
        Command::Show {
            article,
            removed,
            input,
            output,
        } => print_article(&article, removed, input, form(&output)),
        Command::Figures {
            of,
            by: None,
            relation,
            input,
            output,
        } if relation.is_empty() => print_figures(of.as_deref(), &input, form(&output)),
        Command::Figures {
            of,
            relation,
            input,
            output,
            ..
        } => print_groups(of.as_deref(), &relation, &input, form(&output)),
        Command::Dates { input, output } => print_dates(&input, form(&output)),
        Command::Compare {
            a,
            b,
            all: false,
            input,
            output,
        } => {
            let names = [a, b].map(Option::unwrap_or_default);
            print_comparison(names.each_ref().map(String::as_str), input, form(&output))
        }
        Command::Compare {
            a,
            b,
            mut input,
            output,
            ..
        } => {
            // Against all, what follows the first name is where the others are.
            input.paths.splice(0..0, b.map(Into::into));
            print_presence(a.as_deref(), input, form(&output))
        }
        Command::Search {
            query,
            limit,
            as_typed,
            input,
            output,
        } => {
            let options = Options {
                limit,
                by_meaning: !as_typed,
                ..Options::default()
            };
            print_found(&query, options, &input, form(&output))
        }
        Command::Report {
            input,
            output,
            format,
            compare,
            force,
        } => {
            let plain = global.plain.then_some(Form::Plain);
            let to = Target::of(output, format.map(Into::into), plain, force);
            to.map_or_else(|what| Ok(fail(&what)), |to| write_report(&input, &to, &compare))
        }
        Command::Checks { state, input, output } => print_checks(&state, &input, form(&output)),
        Command::Timeline { input, output } => print_timeline(&input, form(&output)),
        Command::Config { output, .. } => print_config(&config, form(&output)),
        // These were carried out above.
        Command::Completions { .. } | Command::Man => Ok(ExitCode::SUCCESS),
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

fn print_checks(states: &[State], input: &Input, format: Format) -> io::Result<ExitCode> {
    // To whom the file cannot be read, nothing would look like nobody had worked.
    if let Err(what) = Keep::of(input).news() {
        return Ok(fail(&what));
    }
    let (story, desk, code) = read(input);
    complain_of(&story, None);
    let none = if states.is_empty() {
        "nothing was decided or noted yet; that is done in the interface, whose help tells the keys"
    } else {
        "nothing is in that state; `cotejo checks` prints all that was decided"
    };
    code.map_or_else(
        || put_found(&checks::report(&story, &desk, states), format, none),
        Ok,
    )
}

fn print_timeline(input: &Input, format: Format) -> io::Result<ExitCode> {
    let (story, _, code) = read(input);
    complain_of(&story, None);
    let none = "no sentence in what was read has a date";
    code.map_or_else(|| put_found(&timeline::report(&story), format, none), Ok)
}

fn interface(input: &Input, options: &Interface, config: Config, is_plain: bool) -> io::Result<ExitCode> {
    let mut app = App::new(opened(input), config.keymap, (80, 24));
    app.set(config.settings);
    let look = Look::new(depth()).with(config.own);
    let problems = config.problems;
    if let Some(missing) = none_exists(input) {
        return Ok(fail(&missing));
    }
    if let Some((width, height)) = options.print {
        let keys = match typed_keys(options.keys.as_deref().unwrap_or_default()) {
            Ok(keys) => keys,
            Err(error) => return Ok(fail(&format!("--keys: {error}"))),
        };
        complain_of_settings(&mut app, problems);
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
        write!(out, "{}", print::text(&print::frame(&app, &look)))?;
        return Ok(ExitCode::SUCCESS);
    }
    if is_plain || !io::stdout().is_terminal() {
        for problem in &problems {
            complain(&problem.to_string());
        }
        let form = if config.plain {
            Format::Plain
        } else {
            Format::Table
        };
        return print_list(input, form);
    }
    complain_of_settings(&mut app, problems);
    let (width, height) = crossterm::terminal::size()?;
    app.handle(Signal::Resize(width, height));
    let opening = Opening {
        request: request(input),
        keep: Keep::of(input),
        sessions: Sessions::of(input, options.fresh),
    };
    run::run(&mut app, opening, &look).map(ExitCode::from)
}

/// Tells of what is wrong in the settings where the interface tells of what it could not read.
fn complain_of_settings(app: &mut App, problems: Vec<Problem>) {
    for problem in problems {
        app.story.report(problem);
    }
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
