//! What the reader said of passages, as it is written down, and found again when the articles are there.

use crate::analysis::Pin;
use crate::story::{Article, Story};
use crate::text::fold::loose;

use super::pins::{NotedPassage, NotedPin};
use super::state::App;

/// How many letters of a passage are written down to know it by.
const KNOWN_BY: usize = 60;

impl App {
    /// Takes in what was said in an earlier session; what is not found yet waits for further articles.
    pub(super) fn recall(&mut self, noted: Vec<NotedPin>) {
        self.pins.waiting.extend(noted);
        self.find_noted();
    }

    /// Finds the passages of what was written down, as far as their articles are there.
    pub(super) fn find_noted(&mut self) {
        let waiting = std::mem::take(&mut self.pins.waiting);
        for noted in waiting {
            match found(&self.story, &noted) {
                Some((articles, pin)) => self.pins.recall(articles, pin),
                None => self.pins.waiting.push(noted),
            }
        }
    }

    /// Everything that the reader said, to be written down: also what was not found in the articles.
    #[must_use]
    pub fn noted(&self) -> Vec<NotedPin> {
        let passage = |article: usize, number: u32| {
            let article = self.story.article(article)?;
            Some(NotedPassage {
                file: article.file.to_string(),
                number: number + 1,
                words: known_by(article, number),
            })
        };
        let noted = self.pins.all().iter().filter_map(|([one, two], pin)| {
            let (a, b) = pin.passages();
            Some(NotedPin {
                together: matches!(pin, Pin::Together(..)),
                passages: [passage(*one, a)?, passage(*two, b)?],
            })
        });
        noted.chain(self.pins.waiting.iter().cloned()).collect()
    }
}

/// The two articles and passages of what was written down; `None` where they are not there.
#[must_use]
pub fn found(story: &Story, noted: &NotedPin) -> Option<([usize; 2], Pin)> {
    let [a, b] = noted.passages.each_ref().map(|passage| {
        let at = story.find(&passage.file)?;
        Some((at, place(story.article(at)?, passage)?))
    });
    let ((one, a), (two, b)) = (a?, b?);
    let pin = if noted.together {
        Pin::Together(a, b)
    } else {
        Pin::Apart(a, b)
    };
    (one != two).then_some(([one, two], pin))
}

/// The words by which a passage is known again.
fn known_by(article: &Article, number: u32) -> String {
    article.passage(number as usize).chars().take(KNOWN_BY).collect()
}

/// The passage that was written down: at its place if it still begins so, or wherever one does.
fn place(article: &Article, noted: &NotedPassage) -> Option<u32> {
    let begins = |at: &u32| loose(&known_by(article, *at)) == loose(&noted.words);
    let last = u32::try_from(article.passages.len()).ok()?;
    let there = noted.number.checked_sub(1).filter(|at| *at < last).filter(begins);
    there.or_else(|| (0..last).find(begins))
}
