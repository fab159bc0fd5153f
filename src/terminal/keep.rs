//! Where is kept what the reader said: in the `cotejo.toml` beside the articles, in tables of its own; for the bundled
//! collection in the user's data directory. The rest of that file is left as it is.
//!
//! A file is written beside and renamed, so that a crash leaves the old or the new one. What somebody else changed
//! meanwhile stays: only what was said here is put in or taken out, and where the file changes once more before the
//! rename, all of that is done again. Where two windows say otherwise of one thing, both stay: each window goes by its
//! own word, and whoever reads the file later by the one further down, which was written later. What cannot be written
//! stays in memory, is tried again with the next change, and in the end is written elsewhere.

mod named;
#[cfg(test)]
mod tests;
mod written;

use std::io;
use std::path::{Path, PathBuf};

use super::args::Input;
use super::files::{Put, Stamp, lock, read_stamped, replace_read, stamp_at, write_new};
use super::places;
use crate::story::{Noted, Problem};
use named::Names;
use written::{read, stated, with};

/// The file's name beside the articles.
const NAME: &str = "cotejo.toml";
/// The file's name in the data directory, for the bundled collection.
const BUNDLED: &str = "bundled.toml";
/// How often it is tried to write into a file that others are writing too.
const TRIES: usize = 5;

/// Where what was said is kept, and what is known to stand there.
#[derive(Debug, Default)]
pub(super) struct Keep {
    /// The file; none where articles have no place, as on standard input.
    path: Option<PathBuf>,
    /// The folder by which articles' files are named.
    folder: PathBuf,
    /// How they are named in the file.
    names: Names,
    /// What stood there when it was last read or written.
    seen: Vec<Noted>,
    /// What was stated there of the articles themselves when that was last looked at.
    stated: Option<toml::Table>,
    /// When that was, and how long the file was.
    stamp: Option<Stamp>,
    /// Whether something said could not be written.
    is_behind: bool,
    /// What was told to be wrong with the file: it is withdrawn when somebody has mended it.
    told: Vec<Problem>,
}

/// What changed in the file since it was last looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// What others said.
    pub(super) came: Vec<Noted>,
    /// What others took back.
    pub(super) gone: Vec<Noted>,
    /// What in it cannot be understood.
    pub(super) wrong: Vec<Problem>,
    /// Whether something else is stated of the articles themselves.
    pub(super) is_restated: bool,
}

/// What stands in the file.
#[derive(Debug, Default)]
struct Stored {
    text: String,
    /// The file's stamp when it was read.
    stamp: Option<Stamp>,
    /// What was said in it.
    noted: Vec<Noted>,
    /// What cannot be understood.
    wrong: Vec<Problem>,
}

/// What is to be written.
struct Due {
    /// What others wrote.
    news: News,
    text: String,
    /// In place of which file.
    read: Option<Stamp>,
    /// What is said in it then.
    all: Vec<Noted>,
}

impl Keep {
    /// The file, as people name it.
    pub(super) fn file(&self) -> String {
        self.path
            .as_deref()
            .unwrap_or(Path::new(NAME))
            .display()
            .to_string()
    }

    /// Where it is; none where articles have no place.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The folder in which what belongs to the articles is kept; none where they have no place.
    pub(super) fn home(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }

    /// Where what is said of what is opened is kept.
    pub(super) fn of(input: &Input) -> Self {
        let named = input.paths.iter().find(|path| path.as_os_str() != "-");
        let folder = match named {
            Some(path) if path.is_dir() => path.clone(),
            Some(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            None => PathBuf::new(),
        };
        let path = match named {
            Some(_) => Some(folder.join(NAME)),
            None if input.paths.is_empty() => places::data().map(|place| place.join(BUNDLED)),
            None => None,
        };
        let names = Names::of(&folder, &input.paths);
        Self {
            path,
            folder,
            names,
            ..Self::default()
        }
    }

    /// The folder by which articles' files are named in what is written down.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What changed since this was last looked at, at first everything; or why the file cannot be read.
    pub(super) fn news(&mut self) -> Result<News, String> {
        self.stamp = self.stamp_now();
        let stored = self.stored("what is noted there does not count")?;
        let mut news = self.changed(&stored.noted, stored.wrong);
        self.seen = stored.noted;
        self.stamp = stored.stamp;
        let stated = stated(&stored.text);
        news.is_restated = self.stated.as_ref().is_some_and(|before| *before != stated);
        self.stated = Some(stated);
        Ok(news)
    }

    /// Notes what is told to be wrong with the file now; returns what was told before.
    pub(super) fn tells(&mut self, wrong: Vec<Problem>) -> Vec<Problem> {
        std::mem::replace(&mut self.told, wrong)
    }

    /// Forgets what stood there, so that all of it is news.
    pub(super) fn forget(&mut self) {
        self.seen.clear();
    }

    /// Whether the file is another one than when it was last looked at.
    pub(super) fn has_changed(&self) -> bool {
        self.stamp != self.stamp_now()
    }

    /// Whether something is to be written that could not be.
    pub(super) fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Puts in what was said since, takes out what was taken back, and leaves what others wrote. Returns what they
    /// did write; or why nothing was written.
    pub(super) fn write(&mut self, noted: &[Noted]) -> Result<News, String> {
        self.write_by(noted, replace_read)
    }

    /// The same, where `put` puts a text in the place of the one that was read.
    fn write_by(
        &mut self,
        noted: &[Noted],
        put: impl Fn(&Path, &str, Option<Stamp>) -> io::Result<Put>,
    ) -> Result<News, String> {
        self.is_behind = true;
        let Some(path) = self.path.clone() else {
            return Err(
                "what you note lasts until you leave: there is no folder in which it could be kept"
                    .to_owned(),
            );
        };
        let failed = |why: &str| {
            format!(
                "not kept yet: {} {why}; it is tried again with your next note",
                path.display()
            )
        };
        let _lock = lock(&path);
        for _ in 0..TRIES {
            let Due {
                news,
                text,
                read,
                all,
            } = self.due(noted)?;
            let done =
                put(&path, &text, read).map_err(|error| failed(&format!("cannot be written: {error}")))?;
            if let Put::There(stamp) = done {
                self.stamp = stamp;
                self.seen = all;
                self.is_behind = false;
                return Ok(news);
            }
        }
        Err(failed("is being changed by somebody else all the time"))
    }

    /// What is to be written, as the file is now.
    fn due(&self, noted: &[Noted]) -> Result<Due, String> {
        let stored = self.stored("not kept")?;
        let news = self.changed(&stored.noted, stored.wrong);
        let taken_back = |one: &Noted| self.seen.contains(one) && !noted.contains(one);
        let is_new = |one: &&Noted| !self.seen.contains(one) && !stored.noted.contains(one);
        let added: Vec<Noted> = noted.iter().filter(is_new).cloned().collect();
        let gone = |written: &Noted| taken_back(&self.names.read(written.clone()));
        let new: Vec<Noted> = added.iter().map(|one| self.names.written(one)).collect();
        let text = with(&stored.text, &gone, &new).map_err(|error| self.broken("not kept", &error))?;
        let mut all = stored.noted;
        all.retain(|one| !taken_back(one));
        all.extend(added);
        Ok(Due {
            news,
            text,
            read: stored.stamp,
            all,
        })
    }

    /// What others wrote and took out, where that stands now.
    fn changed(&self, stored: &[Noted], wrong: Vec<Problem>) -> News {
        let only =
            |of: &[Noted], all: &[Noted]| of.iter().filter(|one| !all.contains(one)).cloned().collect();
        News {
            came: only(stored, &self.seen),
            gone: only(&self.seen, stored),
            wrong,
            is_restated: false,
        }
    }

    /// Writes what could not be written where it belongs to a place of its own; says where, or that nothing was to be
    /// done.
    pub(super) fn rescue(&mut self, noted: &[Noted]) -> Option<String> {
        if !self.is_behind || self.write(noted).is_ok() {
            return None;
        }
        let unsaved: Vec<Noted> = noted
            .iter()
            .filter(|one| !self.seen.contains(one))
            .map(|one| self.names.written(one))
            .collect();
        let text = with("", &|_| false, &unsaved)
            .ok()
            .filter(|_| !unsaved.is_empty())?;
        let mut places = places::data().into_iter().chain([std::env::temp_dir()]);
        let name = format!("not-kept-{}", std::process::id());
        let written = places.find_map(|folder| write_new(&folder, &name, "toml", &text).ok());
        let belongs = match &self.path {
            Some(path) => format!("; put it into {} when that can be written", path.display()),
            None => String::new(),
        };
        Some(match written {
            Some(path) => format!("what you noted is in {}{belongs}", path.display()),
            None => format!("what you noted could be written nowhere; it was:\n{text}"),
        })
    }

    /// What stands in the file; nothing where there is none. `so` is what follows where it cannot be read.
    fn stored(&self, so: &str) -> Result<Stored, String> {
        let Some(path) = &self.path else {
            return Ok(Stored::default());
        };
        let (text, stamp) = read_stamped(path)
            .map_err(|error| format!("{so}: {} cannot be read: {error}", path.display()))?;
        let (noted, wrong) = read(&text).map_err(|error| self.broken(so, &error))?;
        let noted = noted.into_iter().map(|one| self.names.read(one)).collect();
        let wrong = wrong.into_iter().map(|(line, what)| Problem {
            file: path.display().to_string().into(),
            line: u32::try_from(line).ok(),
            what: what.into(),
            skipped: false,
        });
        Ok(Stored {
            text,
            stamp,
            noted,
            wrong: wrong.collect(),
        })
    }

    fn stamp_now(&self) -> Option<Stamp> {
        stamp_at(self.path.as_ref()?)
    }

    fn broken(&self, so: &str, error: &str) -> String {
        format!(
            "{so}; mend {} first, it is no TOML: {}",
            self.path.clone().unwrap_or_default().display(),
            error.lines().next().unwrap_or_default()
        )
    }
}
