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
    /// Two figures, of what they count.
    Figures,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Article,
        Self::Passage,
        Self::Figure,
        Self::Date,
        Self::Pair,
        Self::Figures,
    ];

    /// How many places it has.
    #[must_use]
    pub fn places(self) -> usize {
        match self {
            Self::Pair | Self::Figures => 2,
            _ => 1,
        }
    }

    /// The name in files and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Passage => "passage",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Pair => "pair",
            Self::Figures => "figures",
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
    /// A figure that is none, as the reader said: its index is among those set aside.
    NoFigure(FigureAt),
    /// A date that is none, likewise.
    NoDate(DateAt),
    /// Two passages, that of the lesser article first.
    Pair(PassageAt, PassageAt),
    /// Two figures, of which is said whether they count the same.
    Figures(FigureAt, FigureAt),
}

impl Matter {
    /// Two passages, whichever is named first.
    #[must_use]
    pub fn pair(one: PassageAt, two: PassageAt) -> Self {
        Self::Pair(one.min(two), one.max(two))
    }

    /// The same, whichever of two figures is named first.
    #[must_use]
    pub(super) fn undirected(self) -> Self {
        match self {
            Self::Figures(a, b) => Self::Figures(a.min(b), a.max(b)),
            other => other,
        }
    }

    /// Everything of a story that is there to be checked: its figures, and the dates that tell of events.
    pub fn facts(story: &Story) -> impl Iterator<Item = Self> + '_ {
        let figures = (0..).zip(story.entries()).flat_map(|(article, entry)| {
            let figures = (0..).zip(&entry.article.findings.figures);
            figures.map(move |(figure, _)| Self::Figure(FigureAt { article, figure }))
        });
        let dates = story.events().iter().flat_map(|event| &event.mentions);
        figures.chain(dates.map(|at| Self::Date(*at)))
    }

    /// Of what kind it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Article(_) => Kind::Article,
            Self::Passage(_) => Kind::Passage,
            Self::Figure(_) | Self::NoFigure(_) => Kind::Figure,
            Self::Date(_) | Self::NoDate(_) => Kind::Date,
            Self::Pair(..) => Kind::Pair,
            Self::Figures(..) => Kind::Figures,
        }
    }

    /// The index of its article; of a pair that of the first.
    #[must_use]
    pub fn article(self) -> usize {
        let article = match self {
            Self::Article(article) => article,
            Self::Passage(at) | Self::Pair(at, _) => at.article,
            Self::Figure(at) | Self::NoFigure(at) | Self::Figures(at, _) => at.article,
            Self::Date(at) | Self::NoDate(at) => at.article,
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
            Self::Figure(at) | Self::Figures(at, _) => {
                Some(article.findings.figures.get(at.figure as usize)?.place)
            }
            Self::Date(at) => Some(article.findings.dates.get(at.date as usize)?.place),
            Self::NoFigure(at) => Some(article.findings.no_figures.get(at.figure as usize)?.place),
            Self::NoDate(at) => Some(article.findings.no_dates.get(at.date as usize)?.place),
        }
    }

    /// What it is said not to be, in words; `None` for what is what it was found to be.
    #[must_use]
    pub fn denial(self) -> Option<&'static str> {
        match self {
            Self::NoFigure(_) => Some("not a figure"),
            Self::NoDate(_) => Some("not a date"),
            _ => None,
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
            Self::Figures(a, b) => {
                let one = |at| Some(Self::Figure(at).places(story)?.remove(0));
                vec![one(a)?, one(b)?]
            }
            Self::Figure(_) | Self::Date(_) | Self::NoFigure(_) | Self::NoDate(_) => {
                let index = u32::try_from(self.article()).ok()?;
                vec![quoted(article(index)?, self, self.place(story)?)?]
            }
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
            Kind::Figure | Kind::Date => {
                let all = all_of(article, kind, narrow);
                all[first.find_quote(article, &quotes(article, &all))?].1
            }
            Kind::Figures => {
                let one = |place: &Anchor| Self::found(Kind::Figure, std::slice::from_ref(place), story);
                match (one(first)?, one(places.get(1)?)?) {
                    (Self::Figure(a), Self::Figure(b)) if a != b => Self::Figures(a, b),
                    _ => return None,
                }
            }
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

/// Whether it is written down of two figures that are there, and one is none, as the reader said.
pub(super) fn holds_none(kind: Kind, places: &[Anchor], story: &Story) -> bool {
    let figure = |place| Matter::found(Kind::Figure, std::slice::from_ref(place), story);
    let found: Option<Vec<Matter>> = places.iter().map(figure).collect();
    let has_none = |all: &[Matter]| all.iter().any(|on| on.denial().is_some());
    kind == Kind::Figures && found.as_deref().is_some_and(has_none)
}

/// Which figure or date of an article was written down; `None` where that is none, as the reader said.
#[must_use]
pub fn index_of(kind: Kind, place: &Anchor, article: &Article) -> Option<usize> {
    let all = all_of(article, kind, 0);
    match all[place.find_quote(article, &quotes(article, &all))?].1 {
        Matter::Figure(at) => Some(at.figure as usize),
        Matter::Date(at) => Some(at.date as usize),
        _ => None,
    }
}

/// Every figure or date of an article in the order of its text, also those that are none.
fn all_of(article: &Article, kind: Kind, index: u32) -> Vec<(Place, Matter)> {
    let findings = &article.findings;
    let mut all: Vec<(Place, Matter)> = Vec::new();
    if kind == Kind::Date {
        let at = |date| DateAt { article: index, date };
        let (dates, none) = ((0..).zip(&findings.dates), (0..).zip(&findings.no_dates));
        all.extend(dates.map(|(date, it)| (it.place, Matter::Date(at(date)))));
        all.extend(none.map(|(date, it)| (it.place, Matter::NoDate(at(date)))));
    } else {
        let at = |figure| FigureAt {
            article: index,
            figure,
        };
        let (figures, none) = ((0..).zip(&findings.figures), (0..).zip(&findings.no_figures));
        all.extend(figures.map(|(figure, it)| (it.place, Matter::Figure(at(figure)))));
        all.extend(none.map(|(figure, it)| (it.place, Matter::NoFigure(at(figure)))));
    }
    all.sort_by_key(|(place, _)| *place);
    all
}

/// The words of each, with its passage.
fn quotes(article: &Article, all: &[(Place, Matter)]) -> Vec<(u32, String)> {
    let words = |(place, _): &(Place, Matter)| (place.passage, article.words_at(*place));
    all.iter().map(words).collect()
}

/// A figure or date as it is written down.
fn quoted(article: &Article, on: Matter, place: Place) -> Option<Anchor> {
    let all = all_of(article, on.kind(), 0);
    let index = all.iter().position(|(other, _)| *other == place)?;
    let quotes = quotes(article, &all);
    let same = quotes[..=index].iter().filter(|other| **other == quotes[index]);
    Some(Anchor {
        nth: u32::try_from(same.count()).ok()?,
        quote: quotes[index].1.clone(),
        ..Anchor::passage(article, place.passage)
    })
}
