//! What was compared, kept; and what is to be compared: short texts at once, longer ones by somebody else, so that
//! no key ever waits for it. Who that is, is not known here: a [`Task`] goes out, and what was made of it comes in.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::analysis::Pin;
use crate::story::{Comparison, Story};

/// What a comparison is made of: with other pins, or more articles, it would be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The indexes of the two articles.
    pub articles: [usize; 2],
    /// What was known of the story.
    pub version: u64,
    /// What the reader said of their passages.
    pub pins: Vec<Pin>,
}

/// Comparisons of one article with others, to be made one after the other.
#[derive(Clone, Debug)]
pub struct Task {
    story: Arc<Story>,
    pairs: Vec<Made>,
}

impl PartialEq for Task {
    fn eq(&self, other: &Self) -> bool {
        self.pairs == other.pairs
    }
}

impl Eq for Task {}

impl Task {
    /// Which comparisons are to be made. None of them: what was asked for before is not wanted any more.
    #[must_use]
    pub fn pairs(&self) -> &[Made] {
        &self.pairs
    }

    /// Makes one of them.
    #[must_use]
    pub fn compare(&self, made: &Made) -> Option<Comparison> {
        let [a, b] = made.articles;
        self.story.compare(a, b, &made.pins)
    }
}

/// How many comparisons are kept.
const KEPT: usize = 256;
/// Two texts with so many pairs of passages, and fewer, are compared at once.
const AT_ONCE: usize = 60 * 60;
/// And of so many bytes together, and fewer: a passage may be of any length. Two of half of that take about ten
/// milliseconds; two of more than a million bytes take six seconds.
const BYTES_AT_ONCE: usize = 1 << 16;

/// How many are made at once.
const FEW: usize = 12;

/// All comparisons.
#[derive(Debug, Default)]
pub struct Comparisons {
    kept: HashMap<[usize; 2], (Made, Arc<Comparison>)>,
    /// Those that are kept, the oldest first.
    order: VecDeque<[usize; 2]>,
    /// What somebody is at work on.
    asked: Vec<Made>,
    /// What nobody could compare, the oldest first. It is not asked for again.
    failed: VecDeque<Made>,
    due: Option<Task>,
}

/// What a comparison costs.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    /// How many pairs of passages there are.
    pairs: usize,
    /// How long the passages are together.
    bytes: usize,
}

impl Cost {
    fn of(made: &Made, story: &Story) -> Self {
        let [a, b] = made.articles.map(|at| {
            let passages = story.article(at).map_or(&[][..], |article| &article.passages);
            let pieces = passages.iter().flat_map(|passage| &passage.pieces);
            (
                passages.len(),
                pieces.map(|piece| piece.span.len()).sum::<usize>(),
            )
        });
        Self {
            pairs: a.0 * b.0,
            bytes: a.1 + b.1,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            pairs: self.pairs + other.pairs,
            bytes: self.bytes + other.bytes,
        }
    }

    /// Whether that takes less than a frame.
    fn is_small(self) -> bool {
        self.pairs <= AT_ONCE && self.bytes <= BYTES_AT_ONCE
    }
}

impl Comparisons {
    /// A comparison that was made before.
    #[must_use]
    pub fn kept(&self, made: &Made) -> Option<Arc<Comparison>> {
        let (known, comparison) = self.kept.get(&made.articles)?;
        (known == made).then(|| Arc::clone(comparison))
    }

    /// A comparison that was made before, or is quickly made.
    pub fn ready(&mut self, story: &Story, made: &Made) -> Option<Arc<Comparison>> {
        let kept = self.kept(made);
        kept.or_else(|| Some(self.at_once(story, std::slice::from_ref(made))?.pop()?.1))
    }

    /// Makes the comparisons that are missing, if they are quickly made; `None` where that would take too long.
    pub fn at_once(&mut self, story: &Story, missing: &[Made]) -> Option<Vec<(Made, Arc<Comparison>)>> {
        if missing.len() > FEW {
            return None;
        }
        let costs = missing.iter().map(|made| Cost::of(made, story));
        if !costs.fold(Cost::default(), Cost::with).is_small() {
            return None;
        }
        let wanted = missing.iter().filter(|made| !self.has_failed(made));
        let compared = wanted.filter_map(|made| {
            let [a, b] = made.articles;
            Some((made.clone(), Arc::new(story.compare(a, b, &made.pins)?)))
        });
        let compared: Vec<(Made, Arc<Comparison>)> = compared.collect();
        for (made, comparison) in &compared {
            self.keep(made.clone(), Arc::clone(comparison));
        }
        Some(compared)
    }

    /// Asks for what is missing, and for nothing else any more, but not for what could not be compared before. All are
    /// of the same first article.
    pub fn want(&mut self, story: &Story, mut missing: Vec<Made>) {
        missing.retain(|made| !self.has_failed(made));
        if missing == self.asked {
            return;
        }
        let story = missing
            .first()
            .map_or_else(Story::default, |made| story.around(made.articles[0]));
        self.asked.clone_from(&missing);
        self.due = Some(Task {
            story: Arc::new(story),
            pairs: missing,
        });
    }

    /// Takes in what was asked for.
    pub fn take(&mut self, made: Made, comparison: Arc<Comparison>) {
        self.asked.retain(|asked| *asked != made);
        self.keep(made, comparison);
    }

    /// Takes down that something that was asked for cannot be compared.
    pub fn give_up(&mut self, made: Made) {
        self.asked.retain(|asked| *asked != made);
        self.failed.push_back(made);
        if self.failed.len() > KEPT {
            self.failed.pop_front();
        }
    }

    /// Whether that could not be compared.
    #[must_use]
    pub fn has_failed(&self, made: &Made) -> bool {
        self.failed.contains(made)
    }

    /// What somebody has to set to work on, if that has changed.
    pub fn due(&mut self) -> Option<Task> {
        self.due.take()
    }

    fn keep(&mut self, made: Made, comparison: Arc<Comparison>) {
        let articles = made.articles;
        if self.kept.insert(articles, (made, comparison)).is_none() {
            self.order.push_back(articles);
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.kept.remove(&oldest);
        }
    }
}
