//! The words that differ in the pair in focus: found when it comes into focus, and only where both articles are in one
//! language and the two passages share their wording.

use crate::analysis::differing;
use crate::story::{Pair, Story};
use crate::text::Span;

/// The words of two passages that differ.
#[derive(Debug, Default)]
pub struct Wording {
    /// Which passages of which articles they are.
    of: Option<([usize; 2], u32, u32)>,
    sides: [Vec<Span>; 2],
}

impl Wording {
    /// The words that differ on each side; none where the two are worded otherwise altogether.
    #[must_use]
    pub fn sides(&self) -> &[Vec<Span>; 2] {
        &self.sides
    }

    /// Finds the words of a pair of two articles, unless they are.
    #[must_use]
    pub fn of(self, story: &Story, articles: [usize; 2], pair: Option<&Pair>) -> Self {
        let of = pair.map(|pair| (articles, pair.link.a, pair.link.b));
        if of == self.of {
            return self;
        }
        let sides = of.and_then(|(_, a, b)| {
            let [Some(one), Some(two)] = articles.map(|at| story.article(at)) else {
                return None;
            };
            let is_one_language = one.language_code() == two.language_code();
            is_one_language.then(|| differing(&one.passage(a as usize), &two.passage(b as usize)))?
        });
        Self {
            of,
            sides: sides.unwrap_or_default(),
        }
    }
}
