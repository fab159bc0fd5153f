//! The store itself: articles in the order in which they were read, an id for each, and the files
//! that hold a text which another file already had.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::analysis::Findings;
use crate::text::Language;

use super::article::Article;

/// Something about a file that the reader has to be told; reading went on without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as it was named.
    pub file: Box<str>,
    /// The line in the file, counted from 1, where one is to blame.
    pub line: Option<u32>,
    /// What is the matter and what can be done, as a sentence.
    pub what: Box<str>,
    /// Whether the file could not be read at all.
    pub skipped: bool,
}

impl fmt::Display for Problem {
    /// Writes `file:line: what`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// A further file with the text of an article that is already there. What it says of itself may differ:
/// another outlet, another day.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The copy's own id.
    pub id: Box<str>,
    /// What the file says of itself; its text and passages are let go.
    pub article: Article,
}

/// An article in the store.
#[derive(Clone, Debug)]
pub struct Entry {
    /// A short name, unique in the story: the file's name without its ending, with as many folders
    /// before it as it takes.
    pub id: Box<str>,
    /// The article.
    pub article: Article,
    /// Where else the same text stands.
    pub copies: Vec<Copy>,
}

impl Entry {
    /// The copy of that id, file or file's name.
    #[must_use]
    pub fn copy_named(&self, name: &str) -> Option<&Copy> {
        self.copies
            .iter()
            .find(|copy| *copy.id == *name || is_named(&copy.article.file, name))
    }
}

/// Whether `name` is the file as it was named, or the end of that from a folder's or the file's name on.
fn is_named(file: &str, name: &str) -> bool {
    file.strip_suffix(name)
        .is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']))
}

/// The articles of one story.
#[derive(Debug, Default)]
pub struct Story {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
    ids: HashMap<Box<str>, u32>,
    texts: HashMap<u64, Vec<u32>>,
    languages: BTreeSet<Language>,
    figures: usize,
    dates: usize,
}

impl Story {
    /// Puts an article into the store, or, where its prose is already there, notes the file as a
    /// copy. Returns the index of the article that now holds the text.
    pub fn insert(&mut self, article: Article) -> usize {
        let id = self.new_id(&article.file);
        let key = prose_key(&article);
        let same = self.texts.get(&key).into_iter().flatten().copied().find(|&at| {
            self.entries
                .get(at as usize)
                .is_some_and(|entry| same_prose(&entry.article, &article))
        });
        let index = same.map_or(self.entries.len(), |at| at as usize);
        let narrow = u32::try_from(index).unwrap_or(u32::MAX);
        self.ids.insert(id.clone(), narrow);
        if let Some(entry) = self.entries.get_mut(index) {
            let article = Article {
                text: Box::default(),
                passages: Vec::new(),
                findings: Findings::default(),
                ..article
            };
            entry.copies.push(Copy { id, article });
        } else {
            self.texts.entry(key).or_default().push(narrow);
            self.languages
                .extend(article.language.as_ref().map(|language| language.value));
            self.figures += article.findings.figures.len();
            self.dates += article.findings.dates.len();
            self.entries.push(Entry {
                id,
                article,
                copies: Vec::new(),
            });
        }
        index
    }

    /// Notes something that the reader has to be told.
    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The articles in the order in which they were read.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The languages that the articles are written in, in the order of their codes.
    #[must_use]
    pub fn languages(&self) -> &BTreeSet<Language> {
        &self.languages
    }

    /// How many figures the prose of all articles gives.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.figures
    }

    /// How many dates the prose of all articles mentions.
    #[must_use]
    pub fn dates(&self) -> usize {
        self.dates
    }

    /// The article at `index`, if there is one.
    #[must_use]
    pub fn article(&self, index: usize) -> Option<&Article> {
        self.entries.get(index).map(|entry| &entry.article)
    }

    /// What could not be read, or not as it was written, in order.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Finds an article by its id, by the file it came from, or by that file's name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        if let Some(&at) = self.ids.get(name) {
            return Some(at as usize);
        }
        self.entries
            .iter()
            .position(|entry| is_named(&entry.article.file, name) || entry.copy_named(name).is_some())
    }

    /// The shortest ending of the path, without the file's ending, that no article has yet; counted
    /// on where even the whole path is taken.
    fn new_id(&self, file: &str) -> Box<str> {
        let stem = match file.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && !ending.contains(['/', '\\']) => stem,
            _ => file,
        };
        // Endings that begin where a folder's or the file's name begins, the shortest first.
        let begins = stem.rmatch_indices(['/', '\\']).map(|(at, _)| at + 1).chain([0]);
        let mut endings = begins.map(|at| &stem[at..]);
        if let Some(id) = endings.find(|id| !id.is_empty() && !self.ids.contains_key(*id)) {
            return id.into();
        }
        (2..)
            .map(|n| format!("{stem}-{n}"))
            .find(|id| !self.ids.contains_key(id.as_str()))
            .unwrap_or_default()
            .into()
    }
}

/// A hash of the prose, whatever stands around it in the file.
fn prose_key(article: &Article) -> u64 {
    let mut hasher = DefaultHasher::new();
    for passage in &article.passages {
        passage.text(&article.text).hash(&mut hasher);
    }
    hasher.finish()
}

fn same_prose(a: &Article, b: &Article) -> bool {
    !a.passages.is_empty()
        && a.passages.len() == b.passages.len()
        && a.passages
            .iter()
            .zip(&b.passages)
            .all(|(x, y)| x.text(&a.text) == y.text(&b.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Decoding;
    use crate::text::{Glue, Kind, Passage, Piece, Span};

    fn article(file: &str, text: &str) -> Article {
        let piece = Piece {
            span: Span::new(0, text.len()),
            glue: Glue::None,
        };
        Article {
            file: file.into(),
            text: text.into(),
            decoding: Decoding::UTF8,
            passages: vec![Passage {
                kind: Kind::Paragraph,
                pieces: [piece].into(),
            }],
            removed: Vec::new(),
            words: 1,
            title: None,
            source: None,
            published: None,
            language: None,
            address: None,
            via: None,
            note: None,
            findings: Findings::default(),
        }
    }

    #[test]
    fn an_id_is_as_short_as_it_can_be() {
        let mut story = Story::default();
        let files = [
            "a/x.txt",
            "b/x.txt",
            "b/x.md",
            "-",
            "a/Bogotá.txt",
            "Bogotá.txt",
            "ñ.txt",
        ];
        for (file, text) in files.into_iter().zip(["1", "2", "3", "4", "5", "6", "7"]) {
            story.insert(article(file, text));
        }
        let ids: Vec<&str> = story.entries().iter().map(|entry| &*entry.id).collect();
        assert_eq!(ids, ["x", "b/x", "b/x-2", "-", "Bogotá", "Bogotá-2", "ñ"]);
    }

    #[test]
    fn the_same_text_twice_is_one_article() {
        let mut story = Story::default();
        assert_eq!(story.insert(article("one.txt", "prose")), 0);
        assert_eq!(story.insert(article("two.txt", "prose")), 0);
        assert_eq!(story.insert(article("three.txt", "other")), 1);
        assert_eq!(&*story.entries()[0].copies[0].article.file, "two.txt");
        assert_eq!(story.find("two"), Some(0));
        assert_eq!(story.find("two.txt"), Some(0));
        assert_eq!(story.find("wo.txt"), None);
    }
}
