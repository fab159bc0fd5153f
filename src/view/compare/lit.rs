//! The words of two texts in rows that are drawn otherwise than the rest: what differs, what both tell, and what one
//! words otherwise than the other.

use ratatui::style::{Modifier, Style};

use crate::analysis::{Relation, TermKind, Tie};
use crate::story::{Comparison, Fact, FactKind};
use crate::text::Span;
use crate::view::paint::Canvas;
use crate::view::role::Role;

/// The words of one side that are lit: what differs, and in the row in focus what both tell.
pub(super) fn told(canvas: &Canvas, comparison: &Comparison, side: usize) -> Vec<(u32, Span, Style)> {
    let app = canvas.app;
    let findings = app
        .story
        .article(comparison.articles[side])
        .map(|article| &article.findings);
    let Some(findings) = findings else {
        return Vec::new();
    };
    let mut facts: Vec<(bool, &Fact)> = Vec::new();
    for pair in &comparison.pairs {
        let in_focus = app.compare.pair().is_some_and(|focus| focus.link == pair.link);
        let related = pair.facts.iter().filter(|fact| fact.relation != Relation::Single);
        facts.extend(related.map(|fact| (in_focus, fact)));
    }
    // What a passage gives may agree with one and differ from another: the pair in focus is meant before the others,
    // and of these what differs is to be seen.
    facts.sort_by_key(|(in_focus, fact)| (!in_focus, !fact.differs()));
    let mut told = Vec::new();
    for (_, fact) in facts {
        let Some(at) = fact.at[side] else { continue };
        let place = match fact.kind {
            FactKind::Figure => findings.figures.get(at as usize).map(|figure| figure.place),
            FactKind::Date => findings.dates.get(at as usize).map(|date| date.place),
        };
        let style = match fact.relation {
            _ if fact.differs() => canvas.style(Role::Differs).add_modifier(Modifier::REVERSED),
            Relation::Unsure | Relation::Dates => canvas.style(Role::Notice),
            _ => canvas.style(Role::Compatible),
        };
        told.extend(place.map(|place| (place.passage, place.span, style)));
    }
    if let Some(pair) = app.compare.pair() {
        let style = canvas.style(Role::Shared);
        let passage = [pair.link.a, pair.link.b][side];
        let wording = &app.compare.wording.sides()[side];
        let is_otherwise = |span: Span| wording.iter().any(|word| word.meets(span));
        told.extend(
            pair.link
                .shared
                .iter()
                // That both count is not that they tell the same number; a related word is not the same.
                .filter(|shared| !matches!(shared.kind, TermKind::Count | TermKind::Group))
                .filter(|shared| shared.tie == Tie::Same)
                .filter(|shared| !is_otherwise(shared.at[side]))
                .map(|shared| (passage, shared.at[side], style)),
        );
    }
    told
}

/// The words of one side that the other words otherwise, in the pair in focus.
pub(super) fn quiet(canvas: &Canvas, side: usize) -> Vec<(u32, Span, Style)> {
    let compare = &canvas.app.compare;
    let passage = compare.pair().map(|pair| [pair.link.a, pair.link.b][side]);
    let style = canvas.style(Role::Wording);
    let spans = passage.into_iter().flat_map(|passage| {
        let spans = compare.wording.sides()[side].iter();
        spans.map(move |span| (passage, *span, style))
    });
    spans.collect()
}
