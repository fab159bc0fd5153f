//! `cotejo.toml`: what somebody states about the articles in a folder, and wins over what was
//! worked out of them.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::front::as_value;
use super::stated::{Set, Stated, Value};
use crate::story::Problem;

/// The file's name in each folder.
const NAME: &str = "cotejo.toml";
/// What the reader decided and noted; that is read elsewhere.
const RESERVED: [&str; 5] = ["pins", "groups", "checks", "corrections", "marks"];

/// What is stated about the articles of one folder, by file name.
#[derive(Debug, Default)]
pub(super) struct Notes {
    articles: HashMap<String, Stated>,
}

impl Notes {
    /// What is stated about the file at `path`.
    pub(super) fn of(&self, path: &Path) -> Option<&Stated> {
        if self.articles.is_empty() {
            return None;
        }
        self.articles.get(path.file_name()?.to_str()?)
    }
}

/// The notes of each folder, read once.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    folders: HashMap<PathBuf, Arc<Notes>>,
    last: Option<(PathBuf, Arc<Notes>)>,
}

impl Shelf {
    /// The notes beside a file, and what is wrong with them where they were read just now.
    pub(super) fn beside(&mut self, file: &Path) -> (Arc<Notes>, Vec<Problem>) {
        let folder = file.parent().unwrap_or(Path::new(""));
        // Files come folder by folder.
        if let Some((last, notes)) = &self.last
            && last == folder
        {
            return (Arc::clone(notes), Vec::new());
        }
        let mut problems = Vec::new();
        let notes = self
            .folders
            .entry(folder.to_owned())
            .or_insert_with(|| Arc::new(open(folder, &mut problems)));
        self.last = Some((folder.to_owned(), Arc::clone(notes)));
        (Arc::clone(notes), problems)
    }
}

fn open(folder: &Path, problems: &mut Vec<Problem>) -> Notes {
    let path = folder.join(NAME);
    let mut tell = |line: Option<u32>, what: String| {
        problems.push(Problem {
            file: path.to_string_lossy().into(),
            line,
            what: what.into(),
            skipped: false,
        });
    };
    match fs::metadata(&path).and_then(|data| {
        if data.is_file() {
            fs::read_to_string(&path).map(Some)
        } else {
            Ok(None)
        }
    }) {
        Ok(Some(text)) => read(&text, &|name| folder.join(name).exists(), &mut tell),
        Ok(None) => {
            tell(None, "it is no file, and nothing was read from it".to_owned());
            Notes::default()
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Notes::default(),
        Err(error) => {
            tell(None, format!("it cannot be read: {error}"));
            Notes::default()
        }
    }
}

/// Reads the text of a `cotejo.toml`; `exists` says whether the folder has a file of that name.
fn read(text: &str, exists: &dyn Fn(&str) -> bool, tell: &mut dyn FnMut(Option<u32>, String)) -> Notes {
    let line = |at: usize| u32::try_from(1 + text[..at.min(text.len())].matches('\n').count()).ok();
    // One line has one thing wrong with it; what follows from that is no news.
    let mut told = HashSet::new();
    let mut tell = |line: Option<u32>, what: String| {
        if line.is_none_or(|line| told.insert(line)) {
            tell(line, what);
        }
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().and_then(|span| line(span.start));
        let place = at.and_then(|at| text.lines().nth(at as usize - 1));
        match place.and_then(bare_month) {
            Some((key, month)) => tell(at, format!("write the month in quotes: {key} = \"{month}\"")),
            None => tell(at, format!("this is no TOML: {}", error.message())),
        }
    }
    let mut notes = Notes::default();
    for (key, value) in table.get_ref() {
        match (&**key.get_ref(), value.get_ref()) {
            ("articles", DeValue::Table(articles)) => {
                for (name, fields) in articles {
                    let at = line(name.span().start);
                    let name = name.get_ref().to_string();
                    let DeValue::Table(fields) = fields.get_ref() else {
                        tell(
                            at,
                            format!("write what is stated of {name} as a table: [articles.\"{name}\"]"),
                        );
                        continue;
                    };
                    if !exists(&name) {
                        tell(at, format!("there is no file {name} in this folder"));
                    }
                    let mut stated = Stated::default();
                    for (key, value) in fields {
                        let at = line(key.span().start);
                        match stated.set(key.get_ref(), &as_stated(key.get_ref(), value.get_ref())) {
                            Set::Done => {}
                            Set::Unknown => tell(at, unknown(key.get_ref())),
                            Set::Wrong(why) => tell(at, format!("{name}: {why}")),
                        }
                    }
                    notes.articles.insert(name, stated);
                }
            }
            ("articles", _) => tell(
                line(key.span().start),
                "write one table an article: [articles.\"file name\"]".to_owned(),
            ),
            (name, _) if RESERVED.contains(&name) => {}
            (name, _) => tell(
                line(key.span().start),
                format!("nothing here is called `{name}`; articles stand under [articles.\"file name\"]"),
            ),
        }
    }
    notes
}

/// A number is a year for a date, and nothing for what wants words.
fn as_stated(key: &str, value: &DeValue<'_>) -> Value {
    match value {
        DeValue::Integer(_) | DeValue::Float(_) if !matches!(key, "published" | "date" | "fecha") => {
            Value::Other
        }
        value => as_value(value),
    }
}

/// `published = 2024-05`: key and month of a line with a month that has no quotes.
fn bare_month(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next().unwrap_or_default().trim();
    let (year, month) = value.split_once('-')?;
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    (digits(year, 4) && digits(month, 2)).then_some((key.trim(), value))
}

fn unknown(key: &str) -> String {
    format!(
        "nothing here is called `{key}`; there are title, source, published, language, address, via and note"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_and_the_rest_counts() {
        let text = "\
[articles.\"one.txt\"]
title = \"T\"
colour = \"red\"
published = 2024-05
[articles.\"two.txt\"]
published = 2024-05-20
language = 3
[articles.\"gone.txt\"]
via = \"EFE\"
[pins]
a = 1
[other]
";
        let mut told = Vec::new();
        let notes = read(text, &|name| name != "gone.txt", &mut |line, what| {
            told.push((line.unwrap_or(0), what));
        });
        assert!(
            told.iter()
                .any(|(_, what)| what.ends_with("published = \"2024-05\"")),
            "{told:?}"
        );
        let one = notes.of(Path::new("x/one.txt")).unwrap();
        assert_eq!(one.title.as_deref(), Some("T"));
        let two = notes.of(Path::new("two.txt")).unwrap();
        assert_eq!(two.published, "2024-05-20".parse().ok());
        let mut lines: Vec<u32> = told.iter().map(|(line, _)| *line).collect();
        lines.sort_unstable();
        assert_eq!(lines, [3, 4, 7, 8, 12], "{told:?}");
    }
}
