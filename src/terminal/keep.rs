//! Where is kept what the reader said: in the `cotejo.toml` beside the articles, in tables of its own; for the bundled
//! collection in the user's data directory. The rest of that file is left as it is.
//!
//! A file is written beside and renamed, so that a crash leaves the old or the new one. What somebody else changed
//! meanwhile stays: only what was said here is put in or taken out. What cannot be written stays in memory, is tried
//! again with the next change, and in the end is written elsewhere.

mod written;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::Input;
use super::files::{Stamp, is_missing, lock, replace, stamp};
use super::places;
use crate::story::{Noted, Problem};
use written::{read, stated, with};

/// The file's name beside the articles.
const NAME: &str = "cotejo.toml";
/// The file's name in the data directory, for the bundled collection.
const BUNDLED: &str = "bundled.toml";

/// Where what was said is kept, and what is known to stand there.
#[derive(Debug, Default)]
pub(super) struct Keep {
    /// The file; none where articles have no place, as on standard input.
    path: Option<PathBuf>,
    /// The folder by which articles' files are named.
    folder: PathBuf,
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
        Self {
            path,
            folder,
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
        let (text, stored, wrong) = self.stored("what is noted there does not count")?;
        let mut news = self.changed(&stored, wrong);
        self.seen = stored;
        let stated = stated(&text);
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
        self.is_behind = true;
        let Some(path) = self.path.clone() else {
            return Err(
                "what you note lasts until you leave: there is no folder in which it could be kept"
                    .to_owned(),
            );
        };
        let _lock = lock(&path);
        let news = self.news_since(noted)?;
        let failed = |error: io::Error| {
            format!(
                "not kept yet: {} cannot be written: {error}; it is tried again with your next note",
                path.display()
            )
        };
        self.stamp = replace(&path, &news.1).map_err(failed)?;
        self.seen = news.2;
        self.is_behind = false;
        Ok(news.0)
    }

    /// What others wrote, the text to be written, and what stands in it then.
    fn news_since(&self, noted: &[Noted]) -> Result<(News, String, Vec<Noted>), String> {
        let (text, stored, wrong) = self.stored("not kept")?;
        let news = self.changed(&stored, wrong);
        let taken_back = |one: &Noted| self.seen.contains(one) && !noted.contains(one);
        let is_new = |one: &&Noted| !self.seen.contains(one) && !stored.contains(one);
        let added: Vec<Noted> = noted.iter().filter(is_new).cloned().collect();
        let text = with(&text, &taken_back, &added).map_err(|error| self.broken("not kept", &error))?;
        let mut all: Vec<Noted> = stored.into_iter().filter(|one| !taken_back(one)).collect();
        all.extend(added);
        Ok((news, text, all))
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
            .cloned()
            .collect();
        let text = with("", &|_| false, &unsaved)
            .ok()
            .filter(|_| !unsaved.is_empty())?;
        let places = places::data().into_iter().chain([std::env::temp_dir()]);
        let name = format!("not-kept-{}.toml", std::process::id());
        let written = places
            .map(|folder| folder.join(&name))
            .find(|path| replace(path, &text).is_ok());
        let belongs = match &self.path {
            Some(path) => format!("; put it into {} when that can be written", path.display()),
            None => String::new(),
        };
        Some(match written {
            Some(path) => format!("what you noted is in {}{belongs}", path.display()),
            None => format!("what you noted could be written nowhere; it was:\n{text}"),
        })
    }

    /// The text of the file, what was said in it, and what cannot be understood; nothing where there is no file. `so` is
    /// what follows where it cannot be read.
    fn stored(&self, so: &str) -> Result<(String, Vec<Noted>, Vec<Problem>), String> {
        let Some(path) = &self.path else {
            return Ok(Default::default());
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if is_missing(&error) => String::new(),
            Err(error) => {
                return Err(format!("{so}: {} cannot be read: {error}", path.display()));
            }
        };
        let (stored, wrong) = read(&text).map_err(|error| self.broken(so, &error))?;
        let wrong = wrong.into_iter().map(|(line, what)| Problem {
            file: path.display().to_string().into(),
            line: u32::try_from(line).ok(),
            what: what.into(),
            skipped: false,
        });
        Ok((text, stored, wrong.collect()))
    }

    fn stamp_now(&self) -> Option<Stamp> {
        stamp(&fs::metadata(self.path.as_ref()?).ok()?)
    }

    fn broken(&self, so: &str, error: &str) -> String {
        format!(
            "{so}; mend {} first, it is no TOML: {}",
            self.path.clone().unwrap_or_default().display(),
            error.lines().next().unwrap_or_default()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Anchor, Check, Kind, Said, State};

    fn noted(file: &str, said: Said) -> Noted {
        let place = |file: &str| Anchor {
            file: file.to_owned(),
            passage: 2,
            words: "The \"first\" words".to_owned(),
            ..Anchor::default()
        };
        Noted {
            kind: Kind::Pair,
            places: [place(file), place("z.txt")].into(),
            said,
        }
    }

    fn pin(file: &str) -> Noted {
        noted(file, Said::Together)
    }

    fn keep(folder: &Path) -> Keep {
        Keep {
            path: Some(folder.join(NAME)),
            folder: folder.to_owned(),
            ..Keep::default()
        }
    }

    fn all(folder: &Path) -> Vec<Noted> {
        keep(folder).news().unwrap().came
    }

    #[test]
    fn what_was_said_comes_back_and_the_rest_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n").unwrap();
        let mut mine = keep(folder.path());
        assert_eq!(mine.news(), Ok(News::default()));
        assert_eq!(mine.write(&[pin("a.txt")]), Ok(News::default()));
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n"),
            "{text}"
        );
        assert_eq!(all(folder.path()), [pin("a.txt")]);
        assert_eq!(mine.write(&[]), Ok(News::default()));
        assert_eq!(
            fs::read_to_string(&path).unwrap().trim_end(),
            "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept"
        );
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
        mine.write(&[pin("a.txt")]).unwrap();
        theirs.news().unwrap();
        theirs.write(&[pin("a.txt"), pin("b.txt")]).unwrap();
        let news = mine.write(&[pin("a.txt"), pin("c.txt")]).unwrap();
        assert_eq!(news.came, [pin("b.txt")]);
        assert_eq!(all(folder.path()), [pin("a.txt"), pin("b.txt"), pin("c.txt")]);
        theirs.write(&[pin("b.txt")]).unwrap();
        assert!(mine.has_changed());
        assert_eq!(mine.news().unwrap().gone, [pin("a.txt")]);
        assert!(!mine.has_changed());
    }

    #[test]
    fn two_that_decide_otherwise_are_both_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
        let check = |state| {
            let check = Check {
                state,
                ..Check::default()
            };
            noted("a.txt", Said::Check(check))
        };
        mine.write(&[check(State::Verified)]).unwrap();
        theirs.write(&[check(State::Wrong)]).unwrap();
        assert_eq!(all(folder.path()), [check(State::Verified), check(State::Wrong)]);
    }

    #[test]
    fn what_counts_the_same_stands_in_a_table_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let mut ruled = pin("a.txt");
        ruled.kind = Kind::Figures;
        ruled.places[0].quote = "806 doctors".to_owned();
        ruled.places[0].nth = 1;
        let both = [ruled, pin("a.txt")];
        keep(folder.path()).write(&both).unwrap();
        let text = fs::read_to_string(folder.path().join(NAME)).unwrap();
        assert!(text.contains("[[groups]]\ntogether = true\na = "), "{text}");
        assert_eq!(all(folder.path()), both);
    }

    #[test]
    fn a_broken_file_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "[articles\n").unwrap();
        let told = keep(folder.path()).write(&[pin("a.txt")]).unwrap_err();
        assert!(told.contains(NAME) && told.contains("mend "), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "[articles\n");
    }

    #[test]
    fn what_cannot_be_understood_is_told_by_its_line_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let odd =
            "[[checks]]\non = \"figure\"\nat = { file = \"a.txt\", passage = 1 }\nstate = \"verifed\"\n";
        fs::write(&path, odd).unwrap();
        let mut mine = keep(folder.path());
        let news = mine.news().unwrap();
        assert!(news.came.is_empty());
        assert!(
            news.wrong[0].to_string().contains("cotejo.toml:1: "),
            "{:?}",
            news.wrong
        );
        mine.write(&[pin("a.txt")]).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("verifed") && text.contains("[[pins]]"), "{text}");
    }

    #[test]
    fn what_cannot_be_written_is_written_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let mut mine = keep(&folder.path().join("file"));
        fs::write(folder.path().join("file"), "no folder").unwrap();
        assert!(mine.write(&[pin("a.txt")]).is_err());
        let told = mine.rescue(&[pin("a.txt")]).unwrap();
        assert!(told.contains("not-kept-"), "{told}");
        let path = told
            .split(" is in ")
            .nth(1)
            .unwrap()
            .split("; put")
            .next()
            .unwrap();
        assert!(fs::read_to_string(path).unwrap().contains("[[pins]]"));
        fs::remove_file(path).unwrap();
        assert_eq!(keep(folder.path()).rescue(&[]), None);
    }
}
