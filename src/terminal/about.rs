//! The program about itself: what is set and where, what shells complete, the manual page.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use serde_json::Value;

use crate::app::{Binding, Context, Keymap};
use crate::report::Format;
use crate::report::table::{Report, text};
use crate::text::lined;
use crate::view::Depth;

use super::args::Cli;
use super::config::Config;
use super::output::{FAILED, depth_said, put};
use super::places;
use super::setting::Origin;

/// Prints all settings; fails where a file of theirs is wrong.
pub(super) fn print_config(config: &Config, format: Format) -> io::Result<ExitCode> {
    let code = put(&report(config), format)?;
    Ok(if config.problems.is_empty() {
        code
    } else {
        ExitCode::from(FAILED)
    })
}

fn report(config: &Config) -> Report {
    let mut told = Told::default();
    for (name, value, origin) in config.values.told() {
        told.add(name, &value, origin);
    }
    let (depth, variable) = depth_said();
    let colours = match depth {
        Depth::True => "16 million",
        Depth::Sixteen => "16",
        Depth::None => "none",
    };
    told.add(
        "colours",
        colours,
        &variable.map_or(Origin::Default, Origin::Environment),
    );
    for binding in rebound(&config.keymap) {
        let name = format!("keys.{}.{}", binding.context.name(), binding.action.name());
        let line = config.keys.as_ref().and_then(|(path, text)| {
            let line = line_of(text, &binding)?;
            Some(Origin::File(path.clone(), line))
        });
        let keys = binding.written();
        // A key that went to another action is told at that one.
        if let Some(origin) = line {
            told.add(&name, if keys.is_empty() { "none" } else { &keys }, &origin);
        }
    }
    for (name, place) in [
        ("config directory", config.place.clone()),
        ("data directory", places::data()),
    ] {
        let place = place.map_or_else(|| "none".to_owned(), |place| place.display().to_string());
        told.add(name, &place, &Origin::Default);
    }
    told.0
}

/// The bindings that differ from those that the program comes with; those that lost their keys have none.
fn rebound(keymap: &Keymap) -> Vec<Binding> {
    let standard = Keymap::standard();
    let same = |one: &Binding, other: &Binding| (one.context, one.action) == (other.context, other.action);
    let lost = standard
        .bindings()
        .iter()
        .filter(|old| !keymap.bindings().iter().any(|new| same(old, new)))
        .map(|old| Binding {
            keys: Vec::new(),
            ..old.clone()
        });
    let other = keymap
        .bindings()
        .iter()
        .filter(|new| !standard.bindings().contains(new))
        .cloned();
    let mut all: Vec<Binding> = other.chain(lost).collect();
    all.sort_by_key(|binding| {
        Context::ALL
            .iter()
            .position(|context| *context == binding.context)
    });
    all
}

/// The line in which a file speaks of a binding.
fn line_of(text: &str, binding: &Binding) -> Option<u32> {
    let (sections, _) = lined::read(text);
    let section = sections
        .into_iter()
        .find(|section| section.key == binding.context.name())?;
    let lined::Value::Table(pairs) = section.value else {
        return None;
    };
    let pair = pairs.into_iter().find(|pair| pair.key == binding.action.name())?;
    Some(pair.line)
}

/// Settings as they are printed.
struct Told(Report);

impl Default for Told {
    fn default() -> Self {
        let mut report = Report::default();
        report.fields.columns = vec!["setting", "value", "from", "file", "line"];
        report.table.columns = vec!["setting", "value", "from"];
        Self(report)
    }
}

impl Told {
    fn add(&mut self, name: &str, value: &str, origin: &Origin) {
        let name_of = |path: &Path| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        let (from, short, said) = match origin {
            Origin::Default => ("default", "default".to_owned(), "by default".to_owned()),
            Origin::Environment(variable) => (
                "environment",
                (*variable).to_owned(),
                format!("from the environment variable {variable}"),
            ),
            Origin::File(path, line) => {
                let name = name_of(path);
                (
                    "file",
                    format!("{name}:{line}"),
                    format!("from {name}, line {line}"),
                )
            }
            Origin::Argument(name) => (
                "argument",
                (*name).to_owned(),
                format!("from the command line, {name}"),
            ),
        };
        let (file, line) = match origin {
            Origin::File(path, line) => (text(path.display().to_string()), Value::from(*line)),
            _ => (Value::Null, Value::Null),
        };
        self.0
            .fields
            .rows
            .push(vec![text(name), text(value), text(from), file, line]);
        self.0.table.rows.push(vec![text(name), text(value), text(short)]);
        self.0.lines.push(format!("{name}: {value}, {said}."));
    }
}

/// Prints what a shell completes.
pub(super) fn put_completions(shell: Shell) -> io::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "cotejo", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page: of the program, and below it of each of its commands.
pub(super) fn put_manual() -> io::Result<ExitCode> {
    let mut program = Cli::command();
    program.build();
    let commands: Vec<clap::Command> = program.get_subcommands().cloned().collect();
    let after = as_it_stands(".SH", &program);
    // A page of its own for each would have to be installed with this one.
    let page = Man::new(program);
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    page.render_options_section(&mut text)?;
    for command in commands {
        writeln!(text, ".SH \"COTEJO {}\"", command.get_name().to_uppercase())?;
        let after = as_it_stands(".SS", &command);
        let page = Man::new(command);
        let mut section = Vec::new();
        page.render_synopsis_section(&mut section)?;
        page.render_description_section(&mut section)?;
        page.render_options_section(&mut section)?;
        // Its sections lie below that of the command.
        let section = String::from_utf8_lossy(&section).replace(".SH SYNOPSIS", ".SS SYNOPSIS");
        let section = section.replace("\n.SH ", "\n.SS ");
        write!(text, "{section}{after}")?;
    }
    write!(text, "{after}")?;
    page.render_version_section(&mut text)?;
    io::stdout().lock().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// What stands below the options of a command, line by line; the page would else set its columns as prose.
fn as_it_stands(section: &str, command: &clap::Command) -> String {
    let Some(text) = command.get_after_help().map(ToString::to_string) else {
        return String::new();
    };
    let (title, lines) = text.split_once('\n').unwrap_or((&text, ""));
    let escaped = lines.replace('\\', "\\e").replace('-', "\\-");
    let lines: Vec<String> = escaped.lines().map(|line| format!("\\&{line}")).collect();
    let title = title.trim_end_matches(':').to_uppercase();
    format!("{section} {title}\n.nf\n{}\n.fi\n", lines.join("\n"))
}
