//! What the faces have in common: figures, flags and names in a few columns.

use crate::analysis::Relation;
use crate::app::App;
use crate::report::amount;
use crate::story::{Article, FigureAt, Group, Matter};
use crate::text::{columns, cut, visible};

use super::super::role::Role;
use super::super::said;

/// The article of a column.
pub(super) fn article(app: &App, at: u32) -> Option<&Article> {
    app.story.article(at as usize)
}

/// Figures by their signs, each value once.
pub(super) fn signs(app: &App, figures: impl Iterator<Item = FigureAt>) -> String {
    let mut all: Vec<String> = Vec::new();
    for at in figures {
        let figure =
            article(app, at.article).and_then(|article| article.findings.figures.get(at.figure as usize));
        let signs = figure.map(|figure| amount::signs(figure).replace("> ", ">").replace("< ", "<"));
        let signs = signs.map(|signs| signs.replace("≥ ", "≥").replace("≤ ", "≤").replace("≈ ", "≈"));
        let signs = signs.map(|signs| format!("{}{signs}", said::sign(app, Matter::Figure(at))));
        all.extend(signs.filter(|signs| !all.contains(signs)));
    }
    all.join(", ")
}

/// What a group counts, in the words of the sources, or that no word says.
pub(super) fn name(group: &Group) -> String {
    if group.name.is_empty() {
        "(no word says of what)".to_owned()
    } else {
        visible(&group.name)
    }
}

/// How a relation is drawn.
pub(super) fn role(relation: Relation) -> Role {
    match relation {
        Relation::Differs | Relation::Role => Role::Differs,
        Relation::Unsure | Relation::Dates => Role::Notice,
        Relation::Compatible | Relation::Same => Role::Compatible,
        Relation::Single => Role::Dim,
    }
}

/// The spread of a group where its numbers are apart, or else how they stand to each other.
pub(super) fn spread(group: &Group) -> String {
    let (low, high) = group.spread;
    if group.relation == Relation::Role || group.relation == Relation::Single || low >= high {
        return group.relation.words().to_owned();
    }
    let number = |value: f64| amount::scaled(value).unwrap_or_else(|| amount::number(rounded(value)));
    format!("{}–{}", number(low), number(high))
}

/// The same in so many columns: the sign before the row says the rest.
pub(super) fn spread_within(group: &Group, width: u16) -> String {
    let words = spread(group);
    let is_role = group.relation == Relation::Role && columns(&words) > usize::from(width);
    cut(if is_role { "other role" } else { &words }, width.into())
}

/// A number to as many digits as help to compare: what a division leaves is no news.
pub(super) fn rounded(value: f64) -> f64 {
    if value.abs() >= 1.0 {
        (value * 100.0).round() / 100.0
    } else {
        (value * 1e6).round() / 1e6
    }
}
