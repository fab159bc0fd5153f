//! What is selected, listed or being written on, known by where it stands in the texts: where some figures of an article
//! are none any more, all others have other numbers.

use super::figures::Figures;
use super::figures::order::Face;
use crate::analysis::Place;
use crate::story::{Anchor, FigureAt, Kind, Matter, Story};

/// A figure by its article and place.
type Kept = (u32, Place);

/// Where the selected figures stand, and then all of their group.
pub(super) fn places(figures: &Figures, story: &Story) -> Vec<Kept> {
    let group = figures.group(story).map(|group| group.figures.clone());
    let selected = figures.selected(story).into_iter();
    let place = |at: FigureAt| {
        let article = story.article(at.article as usize)?;
        let figure = article.findings.figures.get(at.figure as usize)?;
        Some((at.article, figure.place))
    };
    selected
        .chain(group.unwrap_or_default())
        .filter_map(place)
        .collect()
}

/// Selects what stands at the first of these places at which a figure is still, or the group that holds it.
pub(super) fn select_one_of(kept: &[Kept], figures: &mut Figures, story: &Story) {
    let there = kept.iter().find_map(|(article, place)| {
        let figures = &story.article(*article as usize)?.findings.figures;
        let figure = figures.binary_search_by_key(place, |figure| figure.place).ok()?;
        Some(FigureAt {
            article: *article,
            figure: u32::try_from(figure).ok()?,
        })
    });
    let Some(at) = there else { return };
    if figures.face == Face::List {
        figures.grow(story, false);
        figures.select_figure(at);
    } else {
        select_holding(at, figures, story);
    }
}

/// Selects the group that holds a figure, if it is shown.
pub(super) fn select_holding(at: FigureAt, figures: &mut Figures, story: &Story) {
    let mut groups = story.groups();
    if let Some(group) = groups.find(|group| group.figures.binary_search(&at).is_ok()) {
        figures.select_group(group.id);
    }
}

/// Things as they are written down, to be found again.
pub(super) struct Written(Vec<(Kind, Vec<Anchor>)>);

impl Written {
    pub(super) fn of(on: &[Matter], story: &Story) -> Self {
        let written = |on: &Matter| Some((on.kind(), on.places(story)?));
        Self(on.iter().filter_map(written).collect())
    }

    /// The things as they are now; `None` where one is not there any more.
    pub(super) fn again(&self, story: &Story) -> Option<Vec<Matter>> {
        let found = |(kind, places): &(Kind, Vec<Anchor>)| Matter::found(*kind, places, story);
        self.0.iter().map(found).collect()
    }
}
