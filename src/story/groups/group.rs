//! What a group is: figures of the story that count the same thing, and how they stand to each other.

use super::super::entry::Entry;
use crate::analysis::{Figure, Period, Reason, Relation, Stated};

/// A figure of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureAt {
    /// Index of the article.
    pub article: u32,
    /// Index of the figure among those of the article.
    pub figure: u32,
}

/// How two figures stand to each other, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The one, of the article that was read first.
    pub a: FigureAt,
    /// The other.
    pub b: FigureAt,
    /// How they stand to each other.
    pub relation: Relation,
    /// Why.
    pub reason: Reason,
}

/// Figures that count the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What tells it from all others, as long as the story is open.
    pub id: u64,
    /// What is counted, in the words of the sources.
    pub name: Box<str>,
    /// The concept of what is counted; empty for bare numbers.
    pub concept: Box<str>,
    /// Its figures in the order of articles and of their text.
    pub figures: Vec<FigureAt>,
    /// How they stand to each other where that needs most attention.
    pub relation: Relation,
    /// Each two articles compared, what needs most attention first; empty where only one source gives it.
    pub verdicts: Vec<Verdict>,
    /// Whether a text claims arithmetic of one of them that fails.
    pub fails: bool,
    /// The least and the greatest number, per one of what it is given per.
    pub spread: (f64, f64),
    /// How many articles give it.
    pub sources: u32,
}

impl Group {
    /// Its figures in one article.
    pub fn of(&self, article: usize) -> impl Iterator<Item = FigureAt> + '_ {
        let start = self.figures.partition_point(|at| (at.article as usize) < article);
        self.figures[start..]
            .iter()
            .copied()
            .take_while(move |at| at.article as usize == article)
    }
}

/// A figure of the story with what is known of it.
pub(super) fn stated(entries: &[Entry], at: FigureAt) -> Option<Stated<'_>> {
    let article = &entries.get(at.article as usize)?.article;
    let findings = &article.findings;
    let figure: &Figure = findings.figures.get(at.figure as usize)?;
    let subject = findings.subjects.get(at.figure as usize)?;
    Some(Stated {
        figure,
        subject,
        as_of: as_of(subject.as_of, article.published_period()),
    })
}

/// The time for which a figure is given: what its sentence names, or when the article was published, also
/// where the sentence names a span that is not over yet: `this month`.
fn as_of(named: Option<Period>, published: Option<Period>) -> Option<Period> {
    match (named, published) {
        (Some(named), Some(published)) if named.from <= published.from && published.to <= named.to => {
            Some(published)
        }
        (named, published) => named.or(published),
    }
}
