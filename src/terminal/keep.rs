//! Where pins are kept: in the `cotejo.toml` beside the articles, in a table of its own; for the bundled
//! collection in the user's data directory. The rest of that file is left as it is.
//!
//! A file is written beside and renamed, so that a crash leaves the old or the new one. What somebody else changed
//! meanwhile stays: only what was said here is put in or taken out.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::app::pins::{NotedPassage, NotedPin};

use super::args::Input;

/// The file's name beside the articles.
const NAME: &str = "cotejo.toml";
/// The file's name in the data directory, for the bundled collection.
const BUNDLED: &str = "bundled.toml";
/// The table's name.
const PINS: &str = "pins";

/// Where pins are kept, and what is known to stand there.
#[derive(Debug, Default)]
pub(super) struct Keep {
    /// The file; none where articles have no place, as on standard input.
    path: Option<PathBuf>,
    /// The folder by which articles' files are named.
    folder: PathBuf,
    /// What stood there when it was last read or written.
    seen: Vec<NotedPin>,
}

/// The pins of a file.
#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    pins: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    together: bool,
    a: Passage,
    b: Passage,
}

#[derive(Debug, Deserialize)]
struct Passage {
    file: String,
    passage: u32,
    words: String,
}

impl Keep {
    /// Where pins of what is opened are kept.
    pub(super) fn of(input: &Input) -> Self {
        let named = input.paths.iter().find(|path| path.as_os_str() != "-");
        let folder = match named {
            Some(path) if path.is_dir() => path.clone(),
            Some(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            None => PathBuf::new(),
        };
        let path = match named {
            Some(_) => Some(folder.join(NAME)),
            None if input.paths.is_empty() => etcetera::choose_base_strategy()
                .ok()
                .map(|base| base.data_dir().join("cotejo").join(BUNDLED)),
            None => None,
        };
        Self {
            path,
            folder,
            seen: Vec::new(),
        }
    }

    /// Reads what was kept; or says why it cannot be read.
    pub(super) fn read(&mut self) -> Result<Vec<NotedPin>, String> {
        self.seen = self.stored()?.1;
        Ok(self.seen.clone())
    }

    /// Puts in what was said since, takes out what was taken back, and leaves what others wrote. Returns what they
    /// did write; or why nothing was written.
    pub(super) fn write(&mut self, noted: Vec<NotedPin>) -> Result<Vec<NotedPin>, String> {
        let Some(path) = self.path.clone() else {
            return Err(
                "pins last until you leave: there is no folder in which they could be kept".to_owned(),
            );
        };
        let noted: Vec<NotedPin> = noted.into_iter().map(|pin| self.shortened(pin)).collect();
        let (text, stored) = self.stored()?;
        let theirs: Vec<NotedPin> = stored
            .iter()
            .filter(|pin| !self.seen.contains(pin))
            .cloned()
            .collect();
        let taken_back = |pin: &&NotedPin| self.seen.contains(pin) && !noted.contains(pin);
        let mut all: Vec<NotedPin> = stored.iter().filter(|pin| !taken_back(pin)).cloned().collect();
        all.extend(
            noted
                .iter()
                .filter(|pin| !self.seen.contains(pin) && !stored.contains(pin))
                .cloned(),
        );
        let failed =
            |error: io::Error| format!("pins are not kept: {} cannot be written: {error}", path.display());
        let text = with_pins(&text, &all).map_err(|error| broken(&path, &error))?;
        replace(&path, &text).map_err(failed)?;
        self.seen = all;
        Ok(theirs)
    }

    /// The text of the file, and the pins in it; nothing where there is no file.
    fn stored(&self) -> Result<(String, Vec<NotedPin>), String> {
        let Some(path) = &self.path else {
            return Ok((String::new(), Vec::new()));
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(format!(
                    "pins are not kept: {} cannot be read: {error}",
                    path.display()
                ));
            }
        };
        let file: File = toml::from_str(&text).map_err(|error| broken(path, error.message()))?;
        let pins = file.pins.into_iter().map(|entry| NotedPin {
            together: entry.together,
            passages: [entry.a, entry.b].map(|passage| NotedPassage {
                file: passage.file,
                number: passage.passage,
                words: passage.words,
            }),
        });
        Ok((text, pins.collect()))
    }

    /// A pin with its files named from the folder on.
    fn shortened(&self, mut pin: NotedPin) -> NotedPin {
        for passage in &mut pin.passages {
            if let Ok(rest) = Path::new(&passage.file).strip_prefix(&self.folder) {
                passage.file = rest.to_string_lossy().into_owned();
            }
        }
        pin
    }
}

fn broken(path: &Path, error: &str) -> String {
    format!(
        "pins are not kept: {} is no TOML that they could be written into ({}); mend it, and pin again",
        path.display(),
        error.lines().next().unwrap_or_default()
    )
}

/// The text of a file with these pins in place of those in it.
fn with_pins(text: &str, pins: &[NotedPin]) -> Result<String, String> {
    let mut file: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    if pins.is_empty() {
        file.remove(PINS);
        return Ok(file.to_string());
    }
    let mut tables = ArrayOfTables::new();
    for pin in pins {
        let mut table = Table::new();
        table.insert("together", value(pin.together));
        for (name, passage) in ["a", "b"].into_iter().zip(&pin.passages) {
            let mut side = InlineTable::new();
            side.insert("file", passage.file.as_str().into());
            side.insert("passage", i64::from(passage.number).into());
            side.insert("words", passage.words.as_str().into());
            table.insert(name, value(side));
        }
        tables.push(table);
    }
    file.insert(PINS, Item::ArrayOfTables(tables));
    Ok(file.to_string())
}

/// Puts a text in the place of a file: written beside it first, so that one of the two is always whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("toml.{}", std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(a: &str, together: bool) -> NotedPin {
        let passage = |file: &str| NotedPassage {
            file: file.to_owned(),
            number: 2,
            words: "The \"first\" words".to_owned(),
        };
        NotedPin {
            together,
            passages: [passage(a), passage("z.txt")],
        }
    }

    fn keep(folder: &Path) -> Keep {
        Keep {
            path: Some(folder.join(NAME)),
            folder: folder.to_owned(),
            seen: Vec::new(),
        }
    }

    #[test]
    fn pins_come_back_and_the_rest_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n").unwrap();
        let mut mine = keep(folder.path());
        assert_eq!(mine.read(), Ok(Vec::new()));
        assert_eq!(mine.write(vec![pin("a.txt", true)]), Ok(Vec::new()));
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n"),
            "{text}"
        );
        assert_eq!(keep(folder.path()).read(), Ok(vec![pin("a.txt", true)]));
        assert_eq!(mine.write(Vec::new()), Ok(Vec::new()));
        assert_eq!(
            fs::read_to_string(&path).unwrap().trim_end(),
            "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept"
        );
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
        mine.write(vec![pin("a.txt", true)]).unwrap();
        theirs.read().unwrap();
        theirs
            .write(vec![pin("a.txt", true), pin("b.txt", false)])
            .unwrap();
        let news = mine.write(vec![pin("a.txt", true), pin("c.txt", true)]).unwrap();
        assert_eq!(news, [pin("b.txt", false)]);
        let all = keep(folder.path()).read().unwrap();
        assert_eq!(all, [pin("a.txt", true), pin("b.txt", false), pin("c.txt", true)]);
    }

    #[test]
    fn a_broken_file_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "[articles\n").unwrap();
        let told = keep(folder.path()).write(vec![pin("a.txt", true)]).unwrap_err();
        assert!(told.contains(NAME) && told.contains("mend it"), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "[articles\n");
    }
}
