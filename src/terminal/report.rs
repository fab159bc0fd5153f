//! `cotejo report`, and `:report` in the interface: gathers the document and puts it where it was asked for. Nothing is
//! written over but what is known to be a report of ours.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::Sender;
use std::thread;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::analysis::Pin;
use crate::app::{App, Opened, Signal};
use crate::report::dossier::{Asked, Dossier, Form, Made, Note, gather, write};
use crate::report::noted::in_words;
use crate::story::{Desk, Kind, Matter, State, Story};
use crate::text::visible;

use super::args::Input;
use super::files::replace;
use super::keep::Keep;
use super::opened::opened;
use super::output::{FAILED, NOTHING, complain, complain_of, read};
use super::places::typed;

/// The file's name where none is given.
const NAME: &str = "report.html";
/// So many of a file's first bytes are looked at.
const BEGINNING: u64 = 4096;

/// Where a document goes.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The file; `-` for standard output.
    pub(super) file: PathBuf,
    /// Its form, where the file's ending does not say.
    pub(super) form: Option<Form>,
    /// Whether any file may be written over.
    pub(super) force: bool,
}

impl Target {
    /// Where a document goes, as the command line says it: to standard output where it is to be plain and no file is
    /// named.
    pub(super) fn of(
        file: Option<PathBuf>,
        form: Option<Form>,
        plain: Option<Form>,
        force: bool,
    ) -> Result<Self, String> {
        let file = match (file, plain) {
            (Some(file), _) => file,
            (None, Some(_)) => PathBuf::from("-"),
            (None, None) => {
                return Err(format!(
                    "name the file to write, such as -o {NAME}; or add --plain to have it read out"
                ));
            }
        };
        let named = Form::of(&file.to_string_lossy()).ok();
        let other = form.or(named.filter(|_| file.as_os_str() != "-"));
        if let (Some(plain), Some(other)) = (plain, other)
            && plain != other
        {
            return Err(format!(
                "--plain is a form too; leave it out for {}, or let the file end in .{}",
                other.ending(),
                plain.ending()
            ));
        }
        Ok(Self {
            file,
            form: form.or(plain),
            force,
        })
    }
}

/// Two articles, and what the reader said of their passages.
type Chosen = ([usize; 2], Vec<Pin>);

/// Writes the report of what is read; `named` are the articles to compare, two and two.
pub(super) fn write_report(input: &Input, to: &Target, named: &[String]) -> io::Result<ExitCode> {
    let is_stdout = to.file.as_os_str() == "-";
    let form = match (to.form, is_stdout) {
        (Some(form), _) => Ok(form),
        (None, true) => Err(
            "standard output has no ending that names a form; add --format html, md, csv, json or plain"
                .to_owned(),
        ),
        (None, false) => Form::of(&to.file.to_string_lossy()),
    };
    let form = match form {
        Ok(form) => form,
        Err(what) => return Ok(failed(&what)),
    };
    if !is_stdout && let Err(what) = may_be_written(to, form, "write over it with --force") {
        return Ok(failed(&what));
    }
    // A report without what was decided would look like one on which nobody had worked.
    if let Err(what) = Keep::of(input).news() {
        return Ok(failed(&what));
    }
    let (story, desk, code) = read(input);
    complain_of(&story, None);
    if let Some(code) = code {
        return Ok(code);
    }
    let Some(pairs) = chosen(&story, named, &desk) else {
        return Ok(ExitCode::from(NOTHING));
    };
    let opened = opened(input);
    let text = write(&document(&story, &desk, &opened, &pairs), form);
    if is_stdout {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    Ok(match put(&to.file, &text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => failed(&what),
    })
}

fn failed(what: &str) -> ExitCode {
    complain(what);
    ExitCode::from(FAILED)
}

/// The document of a story, made today.
fn document(story: &Story, desk: &Desk, opened: &Opened, pairs: &[Chosen]) -> Dossier {
    let asked = Asked {
        title: &opened.name,
        bundled: opened.bundled,
        made: made(),
        pairs,
        decided: &|on| desk.check(on).cloned().unwrap_or_default(),
        notes: &notes(story, desk),
    };
    gather(story, &asked)
}

/// What was said of passages, pairs and articles: what is said of figures and dates stands beside them.
fn notes(story: &Story, desk: &Desk) -> Vec<Note> {
    let mut all: Vec<Matter> = desk.all().filter_map(|(on, _)| on).collect();
    all.sort_unstable();
    all.dedup();
    let note = |on: Matter| {
        let check = desk.check(on).cloned().unwrap_or_default();
        let denial = on.denial().map(|denial| format!("{denial}, as you said"));
        if check.is_empty() && denial.is_none() {
            return None;
        }
        let said = [check.state.name(), &check.note, &check.source];
        let is_open = usize::from(check.state == State::Open);
        let words: Vec<&str> = denial
            .as_deref()
            .into_iter()
            .chain(said.into_iter().skip(is_open))
            .filter(|words| !words.is_empty())
            .collect();
        let place = on.place(story).filter(|_| on.kind() != Kind::Article);
        let about = match (on, place) {
            (Matter::Figure(_) | Matter::Date(_), _) => return None,
            (Matter::Figures(_, b), _) => {
                let place = Matter::Figure(b).place(story)?;
                format!(
                    "and “{}” of {}",
                    story.article(b.article as usize)?.words_at(place),
                    source(story, b.article)
                )
            }
            (Matter::Pair(_, b), _) => format!("beside ¶{} of {}", b.passage + 1, source(story, b.article)),
            (_, Some(place)) => story.article(on.article())?.words_at(place),
            (_, None) => String::new(),
        };
        Some(Note {
            article: Some(on.article()),
            passage: place.map(|place| place.passage + 1),
            about,
            words: words.join(" · "),
        })
    };
    let lost = desk.all().filter(|(on, _)| on.is_none()).map(|(_, noted)| Note {
        article: None,
        passage: None,
        about: "words that are not in the articles any more".to_owned(),
        words: in_words(noted),
    });
    all.into_iter().filter_map(note).chain(lost).collect()
}

fn source(story: &Story, article: u32) -> &str {
    story
        .article(article as usize)
        .map_or("", |article| article.source_words())
}

/// Today, by the clock of the whole world; or the day that the environment states, so that a document can be made
/// again as it was.
fn made() -> Made {
    let stated = std::env::var("SOURCE_DATE_EPOCH").ok();
    let stated = stated.and_then(|seconds| Timestamp::from_second(seconds.trim().parse().ok()?).ok());
    let now = stated.unwrap_or_else(Timestamp::now);
    Made {
        on: now.to_zoned(TimeZone::UTC).date(),
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// The pairs to compare: those that were named, or else those that something is pinned in; `None` where a name is that
/// of no article.
fn chosen(story: &Story, named: &[String], desk: &Desk) -> Option<Vec<Chosen>> {
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    for two in named.chunks(2) {
        let found = two.iter().map(|name| {
            let found = story.find(name);
            if found.is_none() {
                complain(&format!(
                    "there is no article {name}; `cotejo list` shows the ids of all"
                ));
            }
            found
        });
        let found: Vec<usize> = found.collect::<Option<_>>()?;
        match found[..] {
            [a, b] if a != b => pairs.push([a, b]),
            _ => {
                complain("--compare names one article twice; name two of those that `cotejo list` shows");
                return None;
            }
        }
    }
    if named.is_empty() {
        pairs = desk.all_pins().map(|(two, _)| two).collect();
        pairs.sort_unstable();
    }
    let mut seen = HashSet::new();
    pairs.retain(|two| seen.insert(*two));
    Some(pairs.into_iter().map(|two| (two, desk.pins(two))).collect())
}

/// Says why a file may not be written; `way_out` is how to write it nevertheless.
fn may_be_written(to: &Target, form: Form, way_out: &str) -> Result<(), String> {
    let path = &to.file;
    let shown = path.display();
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => Err(format!(
                "{shown} cannot be written: there is no folder {}; make it first, or name another one",
                folder.display()
            )),
            _ => Ok(()),
        },
        Err(error) => Err(format!("{shown} cannot be written: {error}")),
        Ok(data) if data.is_dir() => Err(format!("{shown} is a folder; name a file in it, such as {NAME}")),
        Ok(_) if to.force => Ok(()),
        Ok(_) if form == Form::Csv => Err(format!(
            "{shown} is there already, and somebody may have filled it in; name another file, or {way_out}"
        )),
        Ok(_) => {
            let mut begins = Vec::new();
            let read = fs::File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut begins));
            match read {
                Ok(_) if form.is_ours(&begins) => Ok(()),
                Ok(_) => Err(format!(
                    "{shown} is there already and is no report of cotejo's; name another file, or {way_out}"
                )),
                Err(error) => Err(format!("{shown} cannot be read: {error}")),
            }
        }
    }
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    let written = replace(path, text).map(|_| ());
    written.map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Writes the report of what is open, and tells how that went. Gathering is quick; the rest happens on a thread of its
/// own.
pub(super) fn write_open(app: &mut App, file: Option<&str>, keep: &Keep, signals: Sender<Signal>) {
    let path = match (file, keep.home()) {
        (Some(file), _) => typed(file),
        (None, Some(folder)) => folder.join(NAME),
        (None, None) => PathBuf::from(NAME),
    };
    let target = Target {
        file: path,
        form: None,
        force: false,
    };
    let form = Form::of(&target.file.to_string_lossy())
        .and_then(|form| may_be_written(&target, form, "take it away first").map(|()| form));
    let form = match form {
        Ok(form) => form,
        Err(what) => {
            app.take_in(Signal::Told(what));
            return;
        }
    };
    app.story.settle(true);
    let pairs = chosen(&app.story, &[], &app.desk).unwrap_or_default();
    let document = document(&app.story, &app.desk, &app.opened, &pairs);
    thread::spawn(move || {
        let told = put(&target.file, &write(&document, form)).map_or_else(
            |what| what,
            |()| format!("the report is in {}", visible(&target.file.to_string_lossy())),
        );
        // Where nobody listens any more, nobody has to be told.
        let _ = signals.send(Signal::Told(told));
    });
}
