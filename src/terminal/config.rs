//! What is set, and where: defaults, over them `config.toml` and what it names, over them the command line. A file that
//! is wrong stops nothing: what can be understood of it holds, and all the rest is told at once, with lines.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::app::{Keymap, Settings};
use crate::story::Problem;
use crate::text::lined::{self, Fault, Pair};
use crate::view::{Depth, Palette};

use super::args::{Choices, Global};
use super::places;
use super::setting::{From, Origin, Values};
use super::themes::{self, Chosen};

/// The file of settings.
const CONFIG: &str = "config.toml";

/// What holds.
pub(super) struct Config {
    /// For the interface.
    pub(super) settings: Settings,
    /// What keys mean.
    pub(super) keymap: Keymap,
    /// The user's own look.
    pub(super) own: Option<Palette>,
    /// Whether commands print for the ear.
    pub(super) plain: bool,
    /// All values, and where each is from.
    pub(super) values: Values,
    /// The directory.
    pub(super) place: Option<PathBuf>,
    /// The file of keys, where there is one, and its text.
    pub(super) keys: Option<(PathBuf, String)>,
    /// What is wrong in files.
    pub(super) problems: Vec<Problem>,
}

impl Config {
    /// Reads what is set.
    ///
    /// # Errors
    /// Says what the command line names and is not there.
    pub(super) fn read(global: &Global, choices: &Choices, depth: Depth) -> Result<Self, String> {
        if let Some(named) = &global.config
            && !named.is_dir()
        {
            let named = named.display();
            return Err(format!(
                "--config: {named} is no directory; name one that holds a {CONFIG}"
            ));
        }
        let place = places::config(global.config.as_deref());
        let mut reading = Reading {
            place: place.clone().unwrap_or_default(),
            problems: Vec::new(),
        };
        let mut values = Values::default();
        for pair in reading.settings() {
            let origin = Origin::File(reading.place.join(CONFIG), pair.line);
            if let Err(what) = values.take(&pair, &origin) {
                reading.blame(CONFIG.as_ref(), Some(pair.line), what);
            }
        }
        values.choose(global, choices);
        let chosen = reading.theme(&mut values)?;
        let keys = reading.keys(&mut values);
        let keymap = reading.keymap(keys.as_ref());
        let (theme, own) = themes::resolve(chosen);
        // One file after the other, from its top down.
        let mut problems = reading.problems;
        let places: Vec<_> = problems.iter().map(|problem| problem.file.clone()).collect();
        problems.sort_by_key(|problem| {
            let file = places.iter().position(|place| *place == problem.file);
            (file, problem.line)
        });
        Ok(Self {
            settings: Settings {
                theme,
                follows: values.theme.value == themes::AUTO && depth != Depth::None,
                has_own: own.is_some(),
                measure: values.measure.value,
                copy: values.copy.value,
                mouse: values.mouse.value,
                ascii: values.ascii.value,
            },
            keymap,
            own,
            plain: values.plain.value,
            values,
            place,
            keys,
            problems,
        })
    }
}

/// Files being read, and what is wrong in them.
struct Reading {
    place: PathBuf,
    problems: Vec<Problem>,
}

impl Reading {
    /// Notes what is wrong in a file, named from the directory on.
    fn blame(&mut self, file: &Path, line: Option<u32>, what: String) {
        self.problems.push(Problem {
            file: self.place.join(file).display().to_string().into(),
            line,
            what: what.into(),
            skipped: false,
        });
    }

    fn blame_all(&mut self, file: &Path, faults: Vec<Fault>) {
        for fault in faults {
            self.blame(file, Some(fault.line), fault.what);
        }
    }

    /// The text of a file of the directory; nothing where there is none or it cannot be read.
    fn text(&mut self, file: &Path) -> Option<String> {
        let why = match fs::read(self.place.join(file)) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => return Some(text),
                Err(_) => "it is not UTF-8; save it as such".to_owned(),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => format!("it cannot be read: {error}"),
        };
        self.blame(file, None, format!("{why}; what it says does not hold"));
        None
    }

    /// What `config.toml` says.
    fn settings(&mut self) -> Vec<Pair> {
        let file = Path::new(CONFIG);
        let text = self.text(file).unwrap_or_default();
        let (pairs, faults) = lined::read(&text);
        self.blame_all(file, faults);
        pairs
    }

    /// The theme that was chosen; a name that leads nowhere becomes the default again, and on the command line an error.
    fn theme(&mut self, values: &mut Values) -> Result<Chosen, String> {
        let name = values.theme.value.clone();
        if let Some(chosen) = Chosen::carried(&name) {
            return Ok(chosen);
        }
        let file = themes::file(&name);
        if let Some(file) = &file
            && let Some(text) = self.text(file)
        {
            let (palette, faults) = Palette::layered(&text);
            self.blame_all(file, faults);
            return Ok(Chosen::Own(Box::new(palette)));
        }
        let what = themes::missing(&name, file.map(|file| self.place.join(file)), &self.place);
        let named = std::mem::replace(&mut values.theme, From::of(themes::AUTO.to_owned()));
        match named.origin {
            Origin::File(_, line) => self.blame(CONFIG.as_ref(), Some(line), what),
            _ => return Err(format!("--theme: {what}")),
        }
        Ok(Chosen::Auto)
    }

    /// The file of keys; nothing where there is none. One that is named has to be there.
    fn keys(&mut self, values: &mut Values) -> Option<(PathBuf, String)> {
        let name = PathBuf::from(&values.keys.value);
        let before = self.problems.len();
        if let Some(text) = self.text(&name) {
            return Some((self.place.join(name), text));
        }
        if let Origin::File(_, line) = values.keys.origin
            && self.problems.len() == before
        {
            let what = format!(
                "keys: there is no {}; write it, or name another file",
                self.place.join(name).display()
            );
            self.blame(CONFIG.as_ref(), Some(line), what);
        }
        None
    }

    fn keymap(&mut self, keys: Option<&(PathBuf, String)>) -> Keymap {
        let Some((path, text)) = keys else {
            return Keymap::standard();
        };
        let (keymap, faults) = Keymap::layered(text);
        self.blame_all(path, faults);
        keymap
    }
}
