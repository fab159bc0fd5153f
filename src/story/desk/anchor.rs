//! A place in an article as it is written down: by the words that stand there and by where they stood, so that it is
//! found again after small changes of the text.

use super::super::article::Article;
use super::super::library::Story;
use crate::text::fold::loose;

/// How many letters of a passage are written down to know it by.
const KNOWN_BY: usize = 60;

/// A place as it is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The article's file, as the folder has it, or its id.
    pub file: String,
    /// Where the passage was among the article's, from 1; 0 for the article as a whole.
    pub passage: u32,
    /// The passage's first words.
    pub words: String,
    /// The words that are meant in it; empty where all of it is.
    pub quote: String,
    /// Which of these words in the passage, from 1.
    pub nth: u32,
}

impl Anchor {
    /// An article as a whole.
    pub(super) fn article(article: &Article) -> Self {
        Self {
            file: article.file.to_string(),
            ..Self::default()
        }
    }

    /// A passage, by its index.
    pub(super) fn passage(article: &Article, passage: u32) -> Self {
        Self {
            passage: passage + 1,
            words: known_by(article, passage),
            ..Self::article(article)
        }
    }

    /// The index of the article.
    pub(super) fn find_article(&self, story: &Story) -> Option<usize> {
        story.find(&self.file)
    }

    /// The index of the passage: the one at its place if it is still known by these words, or else the first that is; or
    /// else, for people may write fewer words than we do, or more, the same of those that begin so.
    pub(super) fn find_passage(&self, article: &Article) -> Option<u32> {
        let words = loose(&self.words);
        let letters = self.words.chars().count() + KNOWN_BY;
        let begins = |at: &u32| {
            let passage = article.passage(*at as usize);
            let beginning: String = passage.chars().take(letters).collect();
            loose(&beginning).starts_with(&words)
        };
        let is_it = |at: &u32| loose(&known_by(article, *at)) == words;
        let last = u32::try_from(article.passages.len()).ok()?;
        let there = self.passage.checked_sub(1).filter(|at| *at < last);
        let first = |is_it: &dyn Fn(&u32) -> bool| {
            let first = || (0..last).find(is_it).filter(|_| !words.is_empty());
            there.filter(is_it).or_else(first)
        };
        first(&is_it).or_else(|| first(&begins))
    }

    /// Which of some places in passages is meant: of those with the quoted words the one that was counted in its
    /// passage; or, if the text was edited, the only one nearby that has them, or more or fewer of them.
    pub(super) fn find_quote(&self, article: &Article, all: &[(u32, String)]) -> Option<usize> {
        let quote = loose(&self.quote);
        let all: Vec<(u32, String)> = all
            .iter()
            .map(|(passage, words)| (*passage, loose(words)))
            .collect();
        let passage = self.find_passage(article);
        let here = |at: &usize| Some(all[*at].0) == passage;
        let mut same = (0..all.len()).filter(here).filter(|at| all[*at].1 == quote);
        if let Some(at) = same.nth((self.nth.max(1) - 1) as usize) {
            return Some(at);
        }
        // A text that was edited: the only place nearby with these words, or with more or fewer of them.
        let number = self.passage.saturating_sub(1);
        let is_anywhere = self.passage == 0;
        let near =
            |at: &usize| here(at) || (passage.is_none() && (is_anywhere || all[*at].0.abs_diff(number) <= 1));
        let only = |is_it: &dyn Fn(&str) -> bool| {
            let mut found = (0..all.len()).filter(near).filter(|at| is_it(&all[*at].1));
            let first = found.next()?;
            found.next().is_none().then_some(first)
        };
        only(&|words| words == quote).or_else(|| only(&|words| holds(words, &quote) || holds(&quote, words)))
    }
}

/// Whether the words of the one are among those of the other, in a row.
fn holds(words: &str, part: &str) -> bool {
    !part.is_empty() && format!(" {words} ").contains(&format!(" {part} "))
}

/// The words by which a passage is known again.
fn known_by(article: &Article, passage: u32) -> String {
    article.passage(passage as usize).chars().take(KNOWN_BY).collect()
}
