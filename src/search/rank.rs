//! Short texts ranked one by one, for lists that are filtered while somebody types: sources, commands, help.
//! The words of a query as in the search over everything, without its fields.

use super::query::Query;
use super::wanted::{Short, Wanted};
use crate::text::{Case, Span, fold};

/// A query, ready to score many texts.
pub struct Ranker {
    wanted: Wanted,
}

impl Ranker {
    /// Reads a query. Capitals do not count here, and fields ask for nothing.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let query = Query::read(&fold(query, Case::Folded));
        Self {
            wanted: Wanted::new(&query),
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
        let short = Short {
            folded: text.as_bytes(),
            mask: 0,
            texts: text,
            span: Span::new(0, text.len()),
        };
        self.wanted.score(short).map(i64::from)
    }

    /// Whether each word of the query stands in a folded text as it was typed.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        self.wanted.stands_in(text)
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
