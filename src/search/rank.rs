//! Fuzzy matching of short texts (titles, sources, commands): each word of the query has to be
//! found as a subsequence, and texts that hold it together, at the head of words, score higher.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::text::{Case, fold};

/// A word whose letters score less than this each lies scattered over the text: nearly every title holds
/// any short word so. The matcher gives 16 for a letter, more for letters that follow each other or
/// begin a word, and takes off for gaps.
const LEAST_PER_LETTER: i64 = 14;

/// A query, ready to score many texts.
pub struct Ranker {
    matcher: SkimMatcherV2,
    words: Vec<String>,
}

impl Ranker {
    /// Reads a query: words apart by blanks, all of which have to match. Case and accents do not
    /// count.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let folded = fold(query, Case::Folded);
        Self {
            matcher: SkimMatcherV2::default().ignore_case(),
            words: folded.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// How well `text` matches, higher being better; `None` where it does not. An empty query
    /// matches everything with 0.
    #[must_use]
    pub fn score(&self, text: &str) -> Option<i64> {
        self.score_folded(&fold(text, Case::Folded))
    }

    /// [`Ranker::score`] of a text that was folded before.
    #[must_use]
    pub fn score_folded(&self, text: &str) -> Option<i64> {
        let score = |word: &String| {
            let least = LEAST_PER_LETTER * i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
            self.matcher
                .fuzzy_match(text, word)
                .filter(|score| *score >= least)
        };
        self.words.iter().map(score).sum()
    }

    /// Whether each word of the query stands in a folded text as it was typed.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_to_match_whatever_its_accents() {
        let ranker = Ranker::new("diaz mex");
        assert!(ranker.score("Díaz-Canel en México").is_some());
        assert!(ranker.score("Díaz-Canel").is_none());
        assert_eq!(Ranker::new("  ").score("anything"), Some(0));
    }

    #[test]
    fn a_word_scattered_over_a_text_does_not_match() {
        let ranker = Ranker::new("telesur");
        assert!(ranker.score("TeleSUR 20 May 2024").is_some());
        assert!(
            ranker
                .score("the court has let the heirs use all of the land under trust")
                .is_none()
        );
        assert!(
            Ranker::new("tlsr").score("telesur").is_some(),
            "letters may be left out"
        );
    }

    #[test]
    fn a_word_together_goes_before_a_word_apart() {
        let ranker = Ranker::new("swap");
        assert!(ranker.score("swap") > ranker.score("sort west as planned"));
    }
}
