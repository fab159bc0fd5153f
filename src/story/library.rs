//! The store itself: articles in the order in which they were read, an id for each, and the files
//! that hold a text which another file already had.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::analysis::{Findings, Pin, Reason, Relation};
use crate::text::Language;

use super::article::Article;
use super::comparison::Comparison;
use super::entry::{Copy, Entry, is_named};
use super::events::{Event, Events};
use super::groups::{self, FigureAt, Group, Groups, Ruling};

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
    groups: Groups,
    events: Events,
    version: u64,
    /// For articles that are read otherwise than they were loaded, what was loaded.
    loaded: HashMap<u32, Arc<Article>>,
    rereadings: u64,
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
            self.version += 1;
            self.texts.entry(key).or_default().push(narrow);
            self.languages
                .extend(article.language.as_ref().map(|language| language.value));
            self.figures += article.findings.figures.len();
            self.dates += article.findings.dates.len();
            self.groups.grow(narrow, &article);
            self.events.grow(narrow, &article);
            self.entries.push(Entry {
                id,
                article: Arc::new(article),
                copies: Vec::new(),
            });
        }
        index
    }

    /// Reads some articles otherwise than they were loaded, and works out anew what follows from that; all others are
    /// as they were loaded.
    pub fn reread(&mut self, articles: Vec<(usize, Article)>) {
        if articles.is_empty() && self.loaded.is_empty() {
            return;
        }
        let mut readings: BTreeMap<u32, Arc<Article>> = self.loaded.drain().collect();
        for (at, article) in articles {
            if let Some((narrow, entry)) = u32::try_from(at).ok().zip(self.entries.get(at)) {
                let loaded = readings.insert(narrow, Arc::new(article));
                self.loaded
                    .insert(narrow, loaded.unwrap_or_else(|| Arc::clone(&entry.article)));
            }
        }
        // What was put together and apart is said anew of what there is then.
        self.groups.rule(Vec::new(), &self.entries);
        let mut are_events_other = false;
        for (at, article) in readings {
            let Some(entry) = self.entries.get_mut(at as usize) else {
                continue;
            };
            let before = std::mem::replace(&mut entry.article, article);
            let [old, new] = [&before, &entry.article];
            self.figures = self.figures + new.findings.figures.len() - old.findings.figures.len();
            self.dates = self.dates + new.findings.dates.len() - old.findings.dates.len();
            self.groups.reread(at, old, new);
            are_events_other |= Events::differ(old, new);
        }
        let languages = self
            .entries
            .iter()
            .filter_map(|entry| entry.article.language.as_ref());
        self.languages = languages.map(|language| language.value).collect();
        if are_events_other {
            self.events = Events::default();
            for (at, entry) in (0..).zip(&self.entries) {
                self.events.grow(at, &entry.article);
            }
        }
        self.groups.settle(&self.entries, true);
        self.version += 1;
        self.rereadings += 1;
    }

    /// How often articles were read otherwise than before: what was made of an earlier reading is to be made anew.
    #[must_use]
    pub fn rereadings(&self) -> u64 {
        self.rereadings
    }

    /// The article at `index` as it was loaded, however it is read now.
    #[must_use]
    pub fn loaded(&self, index: usize) -> Option<&Article> {
        let narrow = u32::try_from(index).ok()?;
        self.loaded
            .get(&narrow)
            .map(|article| &**article)
            .or_else(|| self.article(index))
    }

    /// Brings the groups of figures up to date; to be called before they are asked for. While articles come
    /// in, a group that grows by little may wait until `all` are to be true.
    pub fn settle(&mut self, all: bool) {
        self.groups.settle(&self.entries, all);
    }

    /// The figures by what they count, in no order; as of the last [`Story::settle`].
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.all()
    }

    /// The group of that id.
    #[must_use]
    pub fn group(&self, id: u64) -> Option<&Group> {
        self.groups.get(id)
    }

    /// How two figures stand to each other if they count the same thing, and why.
    #[must_use]
    pub fn relate(&self, a: FigureAt, b: FigureAt) -> Option<(Relation, Reason)> {
        groups::relate(&self.entries, a, b)
    }

    /// Two articles side by side, aligned around what the reader said of their passages; `None` where there is no
    /// such article. Figures are grouped as of the last [`Story::settle`].
    #[must_use]
    pub fn compare(&self, a: usize, b: usize, pins: &[Pin]) -> Option<Comparison> {
        Comparison::of(&self.entries, &self.events, &self.groups, [a, b], pins)
    }

    /// What it takes to compare one article with any other, for somebody who does that elsewhere: the articles,
    /// whose texts are shared and not copied, and the events and groups that this article has a part in. Compares
    /// as this story does.
    #[must_use]
    pub fn around(&self, article: usize) -> Self {
        let shared = |entry: &Entry| Entry {
            id: entry.id.clone(),
            article: Arc::clone(&entry.article),
            copies: Vec::new(),
        };
        Self {
            entries: self.entries.iter().map(shared).collect(),
            groups: self.groups.around(article),
            events: self.events.around(article),
            version: self.version,
            ..Self::default()
        }
    }

    /// Grows with everything that changes how articles compare: a further article, figures put together or taken
    /// apart.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Takes in what the reader put together and apart among groups, in order and in place of what was said before;
    /// false where that is the same.
    pub fn rule(&mut self, rulings: Vec<Ruling>) -> bool {
        let is_other = self.groups.rule(rulings, &self.entries);
        if is_other {
            self.version += 1;
            self.groups.settle(&self.entries, true);
        }
        is_other
    }

    /// What happened, in no order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.events.all()
    }

    /// Notes something that the reader has to be told, once.
    pub fn report(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Forgets something that is mended.
    pub fn withdraw(&mut self, problem: &Problem) {
        self.problems.retain(|other| other != problem);
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

    /// How many of them tell of events: all but those that say when a text was written.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.events.mentions()
    }

    /// The article at `index`, if there is one.
    #[must_use]
    pub fn article(&self, index: usize) -> Option<&Article> {
        self.entries.get(index).map(|entry| &*entry.article)
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
