//! How well one word matches a short text: `fuzzy-matcher`'s score, and an upper bound of it that costs a fifth.
//!
//! The bound ([`Scorer::bound`]) follows the word's letters through the text ([`Way`]) with the same rewards and the
//! same costs: 16 for a letter, more where it begins a word or follows the letter before it, less for gaps.
//! It is the score itself but for one habit of the matcher: it keeps two rows of its table and does not clean
//! them, so that now and then an alignment that leaves out two letters wins. Where that can be ([`left_out`]), what
//! it is worth is part of the bound. Where it cannot be, or where the bound is below what a text would have to reach,
//! the matcher is not asked.
//!
//! What is scored is a window ([`window`]): from the char before the first letter that could match to the last.
//! What stands outside changes nothing. Texts and words are folded before; how they compare is only `==`.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::{memchr, memrchr};

use super::reward::{HEAD, contiguous};
use super::way::{LONGEST, Way};

/// A word whose letters score less than this each lies scattered over the text: nearly every title holds
/// any short word so. The matcher gives 16 for a letter, more for letters that follow each other or
/// begin a word, and takes off for gaps.
const LEAST_PER_LETTER: i32 = 14;
/// A folded word, ready to be scored against many folded texts.
pub(super) struct Scorer {
    word: Box<str>,
    least: i32,
    /// Whether the bound holds: all is ASCII, and no sign in the word gets rewards of its own.
    is_bounded: bool,
    matcher: SkimMatcherV2,
    /// Whether what the matcher keeps of the text before could change a score.
    is_forgetful: bool,
    way: Way,
}

impl Scorer {
    /// Makes one for a folded word.
    pub(super) fn new(word: &str) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let count = i32::try_from(letters.len()).unwrap_or(i32::MAX >> 8);
        let again = |at: usize| letters.len() > at && letters[at] == letters[0];
        Self {
            least: LEAST_PER_LETTER * count,
            is_bounded: letters.iter().all(char::is_ascii_alphanumeric),
            matcher: matcher(),
            is_forgetful: again(1) || again(2),
            way: Way::new(word.as_bytes()),
            word: word.into(),
        }
    }

    /// The score of a folded text, as the matcher gives it; `None` where the letters are not there or lie
    /// scattered.
    pub(super) fn score(&self, text: &str) -> Option<i32> {
        let score = if self.is_forgetful {
            matcher().fuzzy_match(text, &self.word)
        } else {
            self.matcher.fuzzy_match(text, &self.word)
        };
        let score = i32::try_from(score?).unwrap_or(i32::MAX);
        (score >= self.least).then_some(score)
    }

    /// [`Scorer::score`], by the shorter way: the same for every text.
    pub(super) fn score_window(&self, text: &str) -> Option<i32> {
        self.score(window(text, &self.word)?)
    }

    /// The chars of the text that are the letters of its best match, as far as the matcher shows them.
    pub(super) fn letters(&self, text: &str) -> Vec<usize> {
        let found = matcher().fuzzy_indices(text, &self.word);
        found.map(|(_, letters)| letters).unwrap_or_default()
    }

    /// What is known of a text's score for little: as good as always the score itself.
    pub(super) fn bound(&mut self, text: &[u8]) -> Bound {
        if !self.is_bounded || text.len() > LONGEST || !text.is_ascii() {
            return Bound::Unknown;
        }
        let Some(best) = self.way.best(text) else {
            return Bound::Never;
        };
        let shortened = self.shortened(text);
        match best.max(shortened) {
            most if most < self.least => Bound::Never,
            most if best >= self.least => Bound::Between(best, most),
            most => Bound::AtMost(most),
        }
    }
}

impl Scorer {
    /// What so many letters of the word can be worth.
    fn most(&self, text: &[u8], letters: i32) -> i32 {
        let starts = text.first() == self.word.as_bytes().first();
        contiguous(letters) - if starts { 0 } else { HEAD }
    }

    /// What the best alignment is worth that leaves letters out and could win; for a text that [`Way::best`] went through.
    fn shortened(&mut self, text: &[u8]) -> i32 {
        let word = self.word.as_bytes();
        let letters = narrow(word.len());
        let (two_less, four_less) = (self.most(text, letters - 2), self.most(text, letters - 4));
        let mut left_out = left_out(text, word, &self.way).peekable();
        if left_out.peek().is_none() {
            return i32::MIN;
        }
        if two_less < self.least || four_less >= self.least {
            return two_less;
        }
        let left_out: Vec<usize> = left_out.collect();
        let way = &mut self.way;
        let worth = |at| way.best_without(at, text);
        left_out
            .into_iter()
            .filter_map(worth)
            .max()
            .unwrap_or(four_less)
            .max(four_less)
    }
}

/// What is known of a score before it is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// The text does not match.
    Never,
    /// If it matches, it does not score more than this.
    AtMost(i32),
    /// It matches, and scores no less and no more.
    Between(i32, i32),
    /// Nothing.
    Unknown,
}

impl Bound {
    /// What is known of the better of two scores.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, known) | (known, Self::Never) => known,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Between(least, most), Self::Between(low, high)) => {
                Self::Between(least.max(low), most.max(high))
            }
            (Self::Between(low, most), Self::AtMost(high))
            | (Self::AtMost(most), Self::Between(low, high)) => Self::Between(low, most.max(high)),
            (Self::AtMost(most), Self::AtMost(high)) => Self::AtMost(most.max(high)),
        }
    }
}

fn matcher() -> SkimMatcherV2 {
    // What is folded is the same or another letter; the matcher need not look for capitals.
    SkimMatcherV2::default().respect_case()
}

/// As much of a text as its score depends on; `None` where the first or the last letter is not there.
fn window<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    if !text.is_ascii() {
        return Some(text);
    }
    let start = memchr(*first, text.as_bytes())?;
    let end = memrchr(*last, text.as_bytes())?;
    text.get(start.saturating_sub(1)..=end)
}

/// The letters that can be left out together with the one before each. The matcher's row of a letter begins with what
/// the row two letters above left there: the best that ends before the letter's first place. Where that ends before
/// the first place of the letter between, both letters could be put in and would be worth more.
fn left_out<'a>(text: &'a [u8], word: &'a [u8], way: &'a Way) -> impl Iterator<Item = usize> + 'a {
    let between = |at: usize| &text[way.first(at - 1)..way.first(at)];
    (2..word.len()).filter(move |at| memchr(word[at - 2], between(*at)).is_some())
}

fn narrow(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ab c.-]{0,40}",
            "[a-e ]{0,80}",
            "[aAbB cC_]{0,30}",
            "[a-cáñ語 ]{0,30}",
            "([a-f]{1,8} ){1,12}",
        ]
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-e]{1,5}",
            "[a-c]{1,14}",
            "[aAbB]{1,4}",
            "[ab.-]{1,4}",
            "[a-f0-9]{1,12}"
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

        #[test]
        fn the_window_scores_what_the_text_scores(text in text(), word in word()) {
            let scorer = Scorer::new(&word);
            prop_assert_eq!(scorer.score_window(&text), scorer.score(&text));
        }

        #[test]
        fn what_was_scored_before_makes_no_difference(texts in prop::collection::vec(text(), 1..12), word in word()) {
            let scorer = Scorer::new(&word);
            for text in &texts {
                prop_assert_eq!(scorer.score(text), Scorer::new(&word).score(text), "{}", text);
            }
        }

        #[test]
        fn no_text_scores_more_than_its_bound(text in text(), word in word()) {
            let mut scorer = Scorer::new(&word);
            let score = scorer.score(&text);
            match scorer.bound(text.as_bytes()) {
                Bound::Never => prop_assert_eq!(score, None),
                Bound::AtMost(most) => prop_assert!(score.is_none_or(|score| score <= most), "{score:?} {most}"),
                Bound::Between(least, most) => {
                    prop_assert!(score.is_some_and(|score| least <= score && score <= most), "{least} {score:?} {most}");
                }
                Bound::Unknown => {}
            }
        }
    }

    #[test]
    fn a_word_scattered_over_a_text_does_not_match() {
        let scattered = "the court has let the heirs use all of the land under trust";
        assert_eq!(Scorer::new("telesur").score(scattered), None);
        assert!(
            Scorer::new("tlsr").score("telesur").is_some(),
            "letters may be left out"
        );
    }
}
