//! What something can be said of: an article, a passage, a figure, a date, a pair of passages.

use super::super::article::Article;
use super::super::events::DateAt;
use super::super::groups::FigureAt;
use super::super::library::Story;
use super::anchor::Anchor;
use crate::analysis::Place;

/// A passage of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageAt {
    /// Index of the article.
    pub article: u32,
    /// Index of the passage.
    pub passage: u32,
}

/// Of what kind something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An article as a whole.
    Article,
    /// A passage.
    Passage,
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// Two passages of two articles.
    Pair,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Article, Self::Passage, Self::Figure, Self::Date, Self::Pair];

    /// The name in files and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Passage => "passage",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Pair => "pair",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Something that something can be said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// An article, by its index.
    Article(u32),
    /// A passage.
    Passage(PassageAt),
    /// A figure.
    Figure(FigureAt),
    /// A date.
    Date(DateAt),
    /// Two passages, that of the lesser article first.
    Pair(PassageAt, PassageAt),
}

impl Matter {
    /// Two passages, whichever is named first.
    #[must_use]
    pub fn pair(one: PassageAt, two: PassageAt) -> Self {
        Self::Pair(one.min(two), one.max(two))
    }

    /// Of what kind it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Article(_) => Kind::Article,
            Self::Passage(_) => Kind::Passage,
            Self::Figure(_) => Kind::Figure,
            Self::Date(_) => Kind::Date,
            Self::Pair(..) => Kind::Pair,
        }
    }

    /// The index of its article; of a pair that of the first.
    #[must_use]
    pub fn article(self) -> usize {
        let article = match self {
            Self::Article(article) => article,
            Self::Passage(at) | Self::Pair(at, _) => at.article,
            Self::Figure(at) => at.article,
            Self::Date(at) => at.article,
        };
        article as usize
    }

    /// Where it stands in its article; `None` for an article as a whole, the whole passage for a passage.
    #[must_use]
    pub fn place(self, story: &Story) -> Option<Place> {
        let article = story.article(self.article())?;
        match self {
            Self::Article(_) => None,
            Self::Passage(at) | Self::Pair(at, _) => Some(Place {
                passage: at.passage,
                span: (0..article.passage(at.passage as usize).len()).into(),
            }),
            Self::Figure(at) => Some(article.findings.figures.get(at.figure as usize)?.place),
            Self::Date(at) => Some(article.findings.dates.get(at.date as usize)?.place),
        }
    }

    /// Where it stands, as that is written down; `None` where the story has no such thing.
    #[must_use]
    pub fn places(self, story: &Story) -> Option<Vec<Anchor>> {
        let article = |at: u32| story.article(at as usize);
        let passage = |at: PassageAt| Some(Anchor::passage(article(at.article)?, at.passage));
        Some(match self {
            Self::Article(at) => vec![Anchor::article(article(at)?)],
            Self::Passage(at) => vec![passage(at)?],
            Self::Pair(a, b) => vec![passage(a)?, passage(b)?],
            Self::Figure(at) => vec![quoted(article(at.article)?, Kind::Figure, at.figure as usize)?],
            Self::Date(at) => vec![quoted(article(at.article)?, Kind::Date, at.date as usize)?],
        })
    }

    /// What was written down of that kind and at those places; `None` where it is not there.
    #[must_use]
    pub fn found(kind: Kind, places: &[Anchor], story: &Story) -> Option<Self> {
        let first = places.first()?;
        let index = first.find_article(story)?;
        let article = story.article(index)?;
        let narrow = u32::try_from(index).ok()?;
        Some(match kind {
            Kind::Article => Self::Article(narrow),
            Kind::Passage => Self::Passage(PassageAt {
                article: narrow,
                passage: first.find_passage(article)?,
            }),
            Kind::Figure => Self::Figure(FigureAt {
                article: narrow,
                figure: index_of(kind, first, article)?.try_into().ok()?,
            }),
            Kind::Date => Self::Date(DateAt {
                article: narrow,
                date: index_of(kind, first, article)?.try_into().ok()?,
            }),
            Kind::Pair => {
                let second = places.get(1)?;
                let other = second.find_article(story)?;
                let one = PassageAt {
                    article: narrow,
                    passage: first.find_passage(article)?,
                };
                let two = PassageAt {
                    article: u32::try_from(other).ok()?,
                    passage: second.find_passage(story.article(other)?)?,
                };
                if one.article == two.article {
                    return None;
                }
                Self::pair(one, two)
            }
        })
    }
}

/// Which figure or date of an article was written down.
#[must_use]
pub fn index_of(kind: Kind, place: &Anchor, article: &Article) -> Option<usize> {
    place.find_quote(article, &places_of(article, kind))
}

/// The words of every figure or date of an article, each with its passage.
fn places_of(article: &Article, kind: Kind) -> Vec<(u32, String)> {
    let words = |place: Place| {
        (
            place.passage,
            place.span.of(&article.passage(place.passage as usize)).to_owned(),
        )
    };
    let findings = &article.findings;
    match kind {
        Kind::Date => findings.dates.iter().map(|date| words(date.place)).collect(),
        _ => findings
            .figures
            .iter()
            .map(|figure| words(figure.place))
            .collect(),
    }
}

/// A figure or date as it is written down.
fn quoted(article: &Article, kind: Kind, index: usize) -> Option<Anchor> {
    let all = places_of(article, kind);
    let (passage, quote) = all.get(index)?;
    let nth = all[..=index].iter().filter(|other| *other == &all[index]).count();
    Some(Anchor {
        quote: quote.clone(),
        nth: u32::try_from(nth).ok()?,
        ..Anchor::passage(article, *passage)
    })
}
