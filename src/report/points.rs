//! The figures of one group as points in time, for the plot.

use jiff::civil::Date;

use crate::analysis::{Bound, comparable::per_one};
use crate::story::{Article, FigureAt, Group, Story};

/// A figure in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Which figure.
    pub at: FigureAt,
    /// The first and last day for which it is given, or on which it was published; `None` where neither is
    /// known.
    pub days: Option<(Date, Date)>,
    /// The number per one of what it is given per, both ends of a range.
    pub value: (f64, f64),
    /// How it is limited.
    pub bound: Bound,
    /// Index of its source among [`Plot::sources`].
    pub source: usize,
}

/// The points of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// In the order of articles and of their text.
    pub points: Vec<Point>,
    /// The names of the sources, in the order in which they first give the figure.
    pub sources: Vec<String>,
}

impl Plot {
    /// The points of a group.
    #[must_use]
    pub fn of(group: &Group, story: &Story) -> Self {
        let mut plot = Self::default();
        let mut order = group.figures.clone();
        let day = |at: &FigureAt| {
            let article = story.article(at.article as usize);
            article
                .and_then(Article::published_period)
                .map(|period| period.from)
        };
        order.sort_by_key(|at| (day(at).is_none(), day(at), *at));
        for at in order {
            let Some(article) = story.article(at.article as usize) else {
                continue;
            };
            let findings = &article.findings;
            let index = at.figure as usize;
            let (Some(figure), Some(subject)) = (findings.figures.get(index), findings.subjects.get(index))
            else {
                continue;
            };
            let name = article.source_words();
            let source = plot
                .sources
                .iter()
                .position(|known| known == name)
                .unwrap_or_else(|| {
                    plot.sources.push(name.to_owned());
                    plot.sources.len() - 1
                });
            let value = per_one(figure, subject);
            if !(value.0.is_finite() && value.1.is_finite()) {
                continue;
            }
            let period = subject.as_of.or_else(|| article.published_period());
            plot.points.push(Point {
                at,
                days: period.map(|period| (period.from, period.to)),
                value,
                bound: figure.bound,
                source,
            });
        }
        plot
    }
}

/// Steps that people count in, so that at most `most` of them cover what lies between two numbers: the first
/// and the last mark, and the step.
#[must_use]
pub fn marks(low: f64, high: f64, most: usize) -> (f64, f64, f64) {
    let span = (high - low).max(f64::MIN_POSITIVE);
    #[expect(clippy::cast_precision_loss, reason = "a few rows of a screen")]
    let rough = span / most.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(10.0 * power);
    ((low / step).floor() * step, (high / step).ceil() * step, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_cover_all() {
        assert_eq!(marks(700.0, 806.0, 5), (700.0, 850.0, 50.0));
        assert_eq!(marks(0.0, 1.0, 5), (0.0, 1.0, 0.2));
        let (low, high, step) = marks(2.4, 3.1, 4);
        assert!(low <= 2.4 && high >= 3.1 && step > 0.0);
    }
}
