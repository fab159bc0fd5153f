//! Passages by word: for each word of the vocabulary the passages that it stands in, and its places in each.
//!
//! Over three hundred letters nearly every passage holds the letters of any short word, so passages are found by
//! whole words, not by scattered letters. Why an index of our own: it has to take in an article for what the
//! article costs, stand in memory, count what it finds and go through it letter by letter as somebody types.
//! `tantivy` does more than that (segments, merges, a query language, files) with 117 crates where all of cotejo
//! has 132, shows what was added after a commit only, and finds beginnings of words by an `fst` that is built anew to
//! grow. This one is the vocabulary (`words`), a store of bytes (`pool`) and this file. `benches/search.rs` measures it.
//!
//! A list has the passages' numbers as differences, and apart from them the places, of which only phrases and the
//! ends of passages need to know; both in as many bytes as they take, which mostly is one.

use super::pool::{Chain, Pool};
use super::postings::{Cursor, Places, kept};
use super::words::{Vocabulary, each_word};
use crate::story::Article;
use crate::text::Kind;

/// Where in its article something stands; what stands further up goes before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Anywhere after the lead.
    Rest,
    /// In the first paragraph.
    Lead,
    /// In the title.
    Title,
}

/// What goes before among equal scores: what stands further up, then what is newer.
pub(super) fn ranked(standing: Standing, date: u32) -> u32 {
    (standing as u32) << 24 | date
}

/// Passages of a block.
pub(super) const BLOCK: usize = 128;

/// The passages of all articles, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Passages {
    pub(super) vocabulary: Vocabulary,
    lists: Vec<List>,
    pool: Pool,
    /// For so many passages each, what goes before among equal scores in any of them.
    highest: Vec<u32>,
    /// The first passage of each article.
    firsts: Vec<u32>,
    standings: Vec<Standing>,
    /// How many words each has.
    lengths: Vec<u16>,
    /// How many of them are titles.
    titles: usize,
    /// Bytes of text that were taken in.
    text: usize,
    buffer: String,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, Default)]
struct List {
    passages: Chain,
    places: Chain,
    /// The passage after the last one that has it.
    after: u32,
    /// Its last place in that.
    place: u32,
}

impl Passages {
    /// Takes in the passages of the next article, with its date as it goes before others.
    pub(super) fn insert(&mut self, article: &Article, date: u32) {
        self.firsts.push(narrow(self.standings.len()));
        let title = article.title.as_ref().and_then(|title| title.words);
        let mut has_lead = false;
        for passage in &article.passages {
            let is_title = title.is_some_and(|words| words.meets(passage.extent()));
            let standing = match passage.kind {
                _ if is_title => Standing::Title,
                Kind::Heading | Kind::Caption => Standing::Rest,
                _ if std::mem::replace(&mut has_lead, true) => Standing::Rest,
                _ => Standing::Lead,
            };
            self.passage(&passage.text(&article.text), standing, date);
        }
    }

    /// Takes in a text that has no article, as one of its own.
    pub(super) fn insert_text(&mut self, text: &str, standing: Standing, date: u32) {
        self.firsts.push(narrow(self.standings.len()));
        self.passage(text, standing, date);
    }

    /// Takes in an article of empty passages that stand so.
    #[cfg(test)]
    pub(super) fn insert_all(&mut self, standings: impl Iterator<Item = Standing>, date: u32) {
        self.firsts.push(narrow(self.standings.len()));
        standings.for_each(|standing| self.passage("", standing, date));
    }

    /// Takes in a passage of the last article.
    fn passage(&mut self, text: &str, standing: Standing, date: u32) {
        let number = narrow(self.standings.len());
        let rank = ranked(standing, date);
        match self.highest.get_mut(self.standings.len() / BLOCK) {
            Some(highest) => *highest = rank.max(*highest),
            None => self.highest.push(rank),
        }
        self.standings.push(standing);
        self.text += text.len();
        self.titles += usize::from(standing == Standing::Title);
        let Self {
            vocabulary,
            lists,
            pool,
            buffer,
            ..
        } = self;
        let mut place = 0;
        each_word(text, buffer, |word, _| {
            let word = vocabulary.number(word) as usize;
            if word == lists.len() {
                lists.push(List::default());
            }
            let list = &mut lists[word];
            let is_again = list.after == number + 1;
            if !is_again {
                pool.push_number(&mut list.passages, number - list.after);
                list.after = number + 1;
            }
            pool.push_number(&mut list.places, kept(place, is_again.then_some(list.place)));
            list.place = place;
            place += 1;
        });
        self.lengths.push(u16::try_from(place).unwrap_or(u16::MAX));
    }

    /// How many passages there are.
    pub(super) fn len(&self) -> usize {
        self.standings.len()
    }

    /// How many of them are titles.
    pub(super) fn titles(&self) -> usize {
        self.titles
    }

    /// Bytes that all of it takes.
    pub(super) fn bytes(&self) -> usize {
        self.vocabulary.bytes()
            + self.pool.bytes()
            + self.lists.capacity() * size_of::<List>()
            + self.highest.capacity() * 4
            + self.firsts.capacity() * 4
            + self.standings.capacity()
            + self.lengths.capacity() * 2
    }

    /// Bytes of text that it is made of.
    pub(super) fn text(&self) -> usize {
        self.text
    }

    /// The numbers of an article's passages.
    pub(super) fn of(&self, article: usize) -> std::ops::Range<usize> {
        let at = |article: usize| {
            self.firsts
                .get(article)
                .map_or(self.len(), |first| *first as usize)
        };
        at(article)..at(article + 1)
    }

    /// The article of a passage, and its place among the article's.
    pub(super) fn at(&self, passage: usize) -> (usize, usize) {
        let article = self
            .firsts
            .partition_point(|first| *first as usize <= passage)
            .saturating_sub(1);
        (article, passage - self.of(article).start)
    }

    /// Where a passage stands.
    pub(super) fn standing(&self, passage: usize) -> Standing {
        self.standings[passage]
    }

    /// What goes before among equal scores in a block of [`BLOCK`] passages, at most.
    pub(super) fn highest(&self, block: usize) -> u32 {
        self.highest[block]
    }

    /// How many passages from one on have a score; titles among them or not. They are of one block, so that a
    /// `u16` holds how many there are.
    pub(super) fn scored(&self, from: usize, scores: &[u16], titles: bool) -> usize {
        let counts = |(score, standing): (&u16, &Standing)| {
            u16::from((*score > 0) & (titles | (*standing != Standing::Title)))
        };
        usize::from(
            scores
                .iter()
                .zip(&self.standings[from..])
                .map(counts)
                .sum::<u16>(),
        )
    }

    /// Whether a place is the last of its passage.
    pub(super) fn is_last(&self, passage: u32, place: u32) -> bool {
        u32::from(self.lengths[passage as usize]) == place + 1
    }

    /// The passages that have a word.
    pub(super) fn with(&self, word: u32) -> Cursor<'_> {
        Cursor::new(self.pool.numbers(self.list(word).passages))
    }

    /// The places of a word, with their passages.
    pub(super) fn places(&self, word: u32) -> Places<'_> {
        Places::new(self.with(word), self.pool.numbers(self.list(word).places))
    }

    fn list(&self, word: u32) -> List {
        self.lists.get(word as usize).copied().unwrap_or_default()
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
