//! Lays two articles side by side for the document: a row for each pair and each passage that stands alone, with
//! the figures and dates marked that make the difference.

use crate::report::compare::{self, Row as Line, rows, summary};
use crate::report::pair::{Said, score, sign};
use crate::story::{Comparison, Fact, FactKind, Pair, Story};
use crate::text::Span;

use super::model::{Compared, Quote, Row};

/// Two articles, level by level.
pub(super) fn compared(story: &Story, comparison: &Comparison) -> Option<Compared> {
    let said = Said::of(story, comparison)?;
    let quote = |side: usize, passage: u32, pair: Option<&Pair>| {
        let source = comparison.articles[side];
        let text = story.article(source)?.passage(passage as usize).into_owned();
        let mut marks: Vec<(Span, bool)> = pair
            .into_iter()
            .flat_map(|pair| &pair.facts)
            .filter_map(|fact| Some((span(story, source, fact, side)?, fact.differs())))
            .collect();
        marks.sort_by_key(|(span, differs)| (span.start, !differs));
        marks.dedup_by(|next, before| next.0.start < before.0.end);
        Some(Quote {
            source,
            passage: passage + 1,
            begins: 0,
            words: text,
            marks,
        })
    };
    let row = |line: Line| match line {
        Line::Pair(pair) => Row {
            quotes: [
                quote(0, pair.link.a, Some(pair)),
                quote(1, pair.link.b, Some(pair)),
            ],
            agreement: Some(pair.agreement),
            sign: sign(pair),
            score: score(pair),
            why: said.why(pair),
            facts: facts(&said, pair),
            pinned: pair.link.pinned,
        },
        Line::Alone(side, passage) => {
            let mut quotes = [None, None];
            quotes[side.min(1)] = quote(side.min(1), passage, None);
            Row {
                quotes,
                agreement: None,
                sign: "○",
                score: String::new(),
                why: String::new(),
                facts: Vec::new(),
                pinned: false,
            }
        }
    };
    Some(Compared {
        sources: comparison.articles,
        called: said.called.clone(),
        summary: summary(comparison),
        rows: rows(comparison).into_iter().map(row).collect(),
        spoken: compare::report(story, comparison).lines,
    })
}

/// Where a fact stands in the passage of one side.
fn span(story: &Story, article: usize, fact: &Fact, side: usize) -> Option<Span> {
    let findings = &story.article(article)?.findings;
    let at = fact.at[side]? as usize;
    Some(match fact.kind {
        FactKind::Figure => findings.figures.get(at)?.place.span,
        FactKind::Date => findings.dates.get(at)?.place.span,
    })
}

/// The facts of a pair in short, what needs attention first.
fn facts(said: &Said, pair: &Pair) -> Vec<String> {
    let mut facts: Vec<&Fact> = pair.facts.iter().collect();
    facts.sort_by_key(|fact| (!fact.differs(), fact.relation));
    facts.into_iter().map(|fact| said.fact(fact)).collect()
}
