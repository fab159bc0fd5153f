//! The lines of the overlay that says why a figure or date is read as it is, laid out for its width. What
//! they say is the report's.

use crate::report::why::{self, Fact};
use crate::story::Story;
use crate::text::{Span, cells, wrap};

use super::findings::{Finding, Which};
use super::reader::Reader;

/// A line of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about; empty on further lines.
    pub label: &'static str,
    /// What is known, as it is drawn.
    pub words: String,
    /// Where the finding itself stands in the words, in bytes; empty where it does not.
    pub lit: Span,
}

/// Columns of the labels, where there is room beside them.
const LABEL: u16 = 12;
/// From this width on there is.
const BESIDE: u16 = 44;

/// Columns before what is known, in an overlay that is so wide.
#[must_use]
pub fn indent(width: u16) -> u16 {
    if width < BESIDE { 0 } else { LABEL }
}

/// What is known of the finding at which the reader is.
#[must_use]
pub fn facts(reader: &Reader, story: &Story) -> Vec<Fact> {
    let article = reader.article.and_then(|at| story.article(at));
    let (Some(article), Some(Finding { which, index })) = (article, reader.finding(story)) else {
        return Vec::new();
    };
    let facts = match which {
        Which::Figure => article
            .findings
            .figures
            .get(index)
            .map(|figure| why::figure(article, figure)),
        Which::Date => article
            .findings
            .dates
            .get(index)
            .map(|date| why::date(article, date)),
        Which::NoFigure => article
            .findings
            .no_figures
            .get(index)
            .map(|figure| why::no_figure(article, figure)),
        Which::NoDate => article
            .findings
            .no_dates
            .get(index)
            .map(|date| why::no_date(article, date)),
    };
    facts.unwrap_or_default()
}

/// The lines of one fact: its label, and what is known beside it, or below it where the screen is narrow.
#[must_use]
pub fn lay(fact: &Fact, width: u16) -> Vec<Line> {
    let beside = indent(width) > 0;
    let room = width - indent(width);
    let (words, lit) = drawn(&fact.words, fact.lit);
    let mut lines = Vec::new();
    if !beside {
        lines.push(Line {
            label: fact.label,
            words: String::new(),
            lit: Span::default(),
        });
    }
    for (index, line) in wrap(&words, room.into(), None).iter().enumerate() {
        let (start, end) = (line.span.start, line.span.end);
        let within = |at: u32| (at.clamp(start, end) - start) as usize;
        lines.push(Line {
            label: if beside && index == 0 { fact.label } else { "" },
            words: line.span.of(&words).to_owned(),
            lit: Span::new(within(lit.start), within(lit.end)),
        });
    }
    lines
}

/// Words as they are drawn, and where a span of them stands then.
fn drawn(words: &str, span: Option<Span>) -> (String, Span) {
    let span = span.unwrap_or_default();
    let mut drawn = String::with_capacity(words.len());
    let (mut start, mut end) = (0, 0);
    for cell in cells(words) {
        if cell.range.start < span.start as usize {
            start = drawn.len() + cell.symbol.len();
        }
        drawn.push_str(cell.symbol);
        if cell.range.start < span.end as usize {
            end = drawn.len();
        }
    }
    (drawn, Span::new(start, end))
}
