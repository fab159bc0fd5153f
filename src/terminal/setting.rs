//! The settings one by one: what each may be, what it is by default, and where its value is from.

use std::path::PathBuf;

use crate::app::{MEASURES, Settings};
use crate::report::cite::CopyFormat;
use crate::text::lined::{Pair, Value, nearest};

use super::args::{Choices, Global};
use super::themes::AUTO;

/// The file of keys, where `config.toml` names no other.
const KEYS: &str = "keys.toml";

/// Where a value is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nobody has set it.
    #[default]
    Default,
    /// The environment says so, by this variable.
    Environment(&'static str),
    /// A line of a file.
    File(PathBuf, u32),
    /// The command line, by this argument.
    Argument(&'static str),
}

/// A value, and where it is from.
#[derive(Clone, Debug)]
pub(super) struct From<T> {
    pub(super) value: T,
    pub(super) origin: Origin,
}

impl<T> From<T> {
    pub(super) fn of(value: T) -> Self {
        let origin = Origin::Default;
        Self { value, origin }
    }

    fn set(&mut self, value: T, origin: &Origin) {
        self.value = value;
        self.origin = origin.clone();
    }
}

/// All values.
#[derive(Clone, Debug)]
pub(super) struct Values {
    pub(super) theme: From<String>,
    pub(super) keys: From<String>,
    pub(super) measure: From<u16>,
    pub(super) copy: From<CopyFormat>,
    pub(super) mouse: From<bool>,
    pub(super) ascii: From<bool>,
    pub(super) plain: From<bool>,
}

impl Default for Values {
    fn default() -> Self {
        let settings = Settings::default();
        let mut ascii = From::of(settings.ascii);
        if let Some(variable) = ascii_only() {
            ascii.set(true, &Origin::Environment(variable));
        }
        Self {
            theme: From::of(AUTO.to_owned()),
            keys: From::of(KEYS.to_owned()),
            measure: From::of(settings.measure),
            copy: From::of(settings.copy),
            mouse: From::of(settings.mouse),
            ascii,
            plain: From::of(false),
        }
    }
}

impl Values {
    /// Names and values, as `cotejo config` prints them.
    pub(super) fn told(&self) -> [(&'static str, String, &Origin); 7] {
        let yes = |truth: bool| truth.to_string();
        [
            ("theme", self.theme.value.clone(), &self.theme.origin),
            ("keys", self.keys.value.clone(), &self.keys.origin),
            ("measure", self.measure.value.to_string(), &self.measure.origin),
            ("copy", self.copy.value.name().to_owned(), &self.copy.origin),
            ("mouse", yes(self.mouse.value), &self.mouse.origin),
            ("ascii", yes(self.ascii.value), &self.ascii.origin),
            ("plain", yes(self.plain.value), &self.plain.origin),
        ]
    }

    /// Takes one line of `config.toml`; or says what is wrong with it.
    pub(super) fn take(&mut self, pair: &Pair, origin: &Origin) -> Result<(), String> {
        let name = &*pair.key;
        match (name, &pair.value) {
            ("theme", Value::Text(text)) => self.theme.set(text.clone(), origin),
            ("keys", Value::Text(text)) => self.keys.set(text.clone(), origin),
            ("measure", Value::Whole(columns)) => {
                let columns = u16::try_from(*columns)
                    .ok()
                    .filter(|columns| (MEASURES.0..=MEASURES.1).contains(columns));
                self.measure.set(columns.ok_or_else(|| wanted(name))?, origin);
            }
            ("copy", Value::Text(text)) => self.copy.set(copy(text).ok_or_else(|| wanted(name))?, origin),
            ("mouse", Value::Truth(truth)) => self.mouse.set(*truth, origin),
            ("ascii", Value::Truth(truth)) => self.ascii.set(*truth, origin),
            ("plain", Value::Truth(truth)) => self.plain.set(*truth, origin),
            _ => return Err(wanted(name)),
        }
        Ok(())
    }

    /// Takes what the command line says.
    pub(super) fn choose(&mut self, global: &Global, choices: &Choices) {
        if let Some(theme) = &choices.theme {
            self.theme.set(theme.clone(), &Origin::Argument("--theme"));
        }
        if let Some(columns) = choices.measure {
            self.measure.set(columns, &Origin::Argument("--measure"));
        }
        if let Some(format) = choices.copy {
            self.copy.set(format.into(), &Origin::Argument("--copy"));
        }
        for (is_given, value, name) in [
            (choices.mouse, true, "--mouse"),
            (choices.no_mouse, false, "--no-mouse"),
        ] {
            if is_given {
                self.mouse.set(value, &Origin::Argument(name));
            }
        }
        if choices.ascii {
            self.ascii.set(true, &Origin::Argument("--ascii"));
        }
        if global.plain {
            self.plain.set(true, &Origin::Argument("--plain"));
        }
    }
}

fn copy(name: &str) -> Option<CopyFormat> {
    CopyFormat::ALL.into_iter().find(|format| format.name() == name)
}

/// What a setting may be, or which setting is meant.
fn wanted(name: &str) -> String {
    let (least, most) = MEASURES;
    match name {
        "theme" => "theme is a name in quotes, such as theme = \"light\"".to_owned(),
        "keys" => "keys is a file's name in quotes, such as keys = \"keys.toml\"".to_owned(),
        "measure" => {
            format!("measure is a whole number of columns from {least} to {most}, such as measure = 72")
        }
        "copy" => {
            let names = CopyFormat::ALL.map(|format| format!("\"{}\"", format.name()));
            format!("copy is one of {}", names.join(", "))
        }
        "mouse" | "ascii" | "plain" => format!("{name} is true or false, without quotes"),
        other => {
            let names = ["theme", "keys", "measure", "copy", "mouse", "ascii", "plain"];
            match nearest(other, names) {
                Some(meant) => format!("“{other}” is no setting; {meant} is meant, perhaps"),
                None => format!("“{other}” is no setting; there are {}", names.join(", ")),
            }
        }
    }
}

/// The variable by which the terminal is said to show nothing but ASCII. Where nothing is said, it most likely shows more.
fn ascii_only() -> Option<&'static str> {
    let said = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(said)?;
    let locale = std::env::var(name).unwrap_or_default().to_uppercase();
    (!locale.contains("UTF-8") && !locale.contains("UTF8")).then_some(name)
}
