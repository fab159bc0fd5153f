//! Two articles side by side: which passages tell the same, and which of their figures and dates agree, differ or
//! stand on one side only.

mod known;
mod opposed;

use super::article::Article;
use super::entry::Entry;
use super::events::{DateAt, Events};
use super::groups::{self, FigureAt, Groups};
use crate::analysis::calendar::days_apart;
use crate::analysis::comparable::{alike, per_one};
use crate::analysis::{Level, Link, Period, Pin, Place, Profile, Reason, Relation, align, digest};
use known::Known;
use opposed::{is_of_size, opposed};

/// Two articles, aligned.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The indexes of the two.
    pub articles: [usize; 2],
    /// Passages that tell the same, in the order of the first article, then of the second.
    pub pairs: Vec<Pair>,
    /// The rows in which passages stand level; each passage in one of them.
    pub levels: Vec<Level>,
}

/// Two passages that tell the same.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Which they are, how sure that is, and what both tell.
    pub link: Link,
    /// How they go together as a whole.
    pub agreement: Agreement,
    /// Their figures and dates: those of both in the order of the first, then those of one side only.
    pub facts: Vec<Fact>,
}

/// How two passages that tell the same go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Agreement {
    /// A figure or a date is given otherwise, or in another role.
    Differs,
    /// Each tells something that the other does not.
    Partly,
    /// They tell the same as far as figures and dates go.
    Same,
}

impl Agreement {
    /// The name that `compare` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Partly => "partly",
            Self::Same => "same",
        }
    }

    /// A sign, one column wide.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Differs => "≠",
            Self::Partly => "~",
            Self::Same => "=",
        }
    }
}

/// What a fact is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A figure.
    Figure,
    /// A date.
    Date,
}

/// A figure or a date of one passage, and what stands against it in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    /// Which of the two it is.
    pub kind: FactKind,
    /// Its indexes among those of each article; one of them may be missing, never both.
    pub at: [Option<u32>; 2],
    /// How the two stand to each other; [`Relation::Single`] where there is one.
    pub relation: Relation,
    /// Why, of two figures.
    pub reason: Option<Reason>,
}

impl Fact {
    /// Whether both sides give it, and alike.
    #[must_use]
    pub fn agrees(&self) -> bool {
        matches!(self.relation, Relation::Same | Relation::Compatible)
    }

    /// Whether the two sides do not give the same. Where one is unsure how a figure is to be read, nothing is known to
    /// differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        matches!(self.relation, Relation::Differs | Relation::Role)
    }
}

/// From what score on two passages tell the same as a whole, if their facts do.
const SURE: f64 = 0.7;
/// From what score on other numbers of the same kind are a difference, though the figures of the story do not
/// count the same thing as far as is known.
const CERTAIN: f64 = 0.9;
/// By how many days two sources may date one plan otherwise.
const MOVED: i32 = 93;
/// From this number on, the same number in two passages that tell the same is no accident.
const TELLING: f64 = 13.0;

impl Comparison {
    pub(super) fn of(
        entries: &[Entry],
        events: &Events,
        groups: &Groups,
        articles: [usize; 2],
        pins: &[Pin],
    ) -> Option<Self> {
        let [a, b] = [entries.get(articles[0])?, entries.get(articles[1])?];
        let known = Known::of(events, groups, articles);
        let mut profiles = [a, b].map(|entry| profiles(&entry.article));
        for (profiles, article) in profiles.iter_mut().zip(articles) {
            known.add(profiles, &entries[article].article.findings, article);
        }
        let alignment = align(&profiles[0], &profiles[1], pins);
        let facts = Facts {
            entries,
            articles,
            known,
        };
        let pairs = alignment.links.into_iter().map(|link| facts.pair(link)).collect();
        Some(Self {
            articles,
            pairs,
            levels: alignment.levels,
        })
    }

    /// The pairs of which both passages stand in a row.
    pub fn of_level<'a>(&'a self, level: &Level) -> impl Iterator<Item = &'a Pair> {
        let level = level.clone();
        self.pairs
            .iter()
            .filter(move |pair| level.a.contains(&pair.link.a) && level.b.contains(&pair.link.b))
    }

    /// The pairs of a passage, by its side (0 or 1) and index.
    pub fn of_passage(&self, side: usize, passage: u32) -> impl Iterator<Item = &Pair> {
        self.pairs
            .iter()
            .filter(move |pair| [pair.link.a, pair.link.b][side] == passage)
    }
}

/// An article's passages in terms.
#[must_use]
pub fn profiles(article: &Article) -> Vec<Profile> {
    let texts: Vec<_> = (0..article.passages.len())
        .map(|at| article.passage(at))
        .collect();
    let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
    let language = article.language.as_ref().map(|language| language.value);
    digest(&texts, language, &article.findings)
}

/// The figures and dates of two articles.
struct Facts<'a> {
    entries: &'a [Entry],
    articles: [usize; 2],
    known: Known,
}

impl Facts<'_> {
    fn pair(&self, link: Link) -> Pair {
        let passages = [link.a, link.b];
        let mut facts = self.matched(FactKind::Figure, passages, link.score);
        facts.extend(self.matched(FactKind::Date, passages, link.score));
        // What both give comes first.
        facts.sort_by_key(|fact| (fact.relation == Relation::Single, fact.kind));
        let agreement = if facts.iter().any(Fact::differs) {
            Agreement::Differs
        } else if link.score >= SURE && facts.iter().all(Fact::agrees) {
            Agreement::Same
        } else {
            Agreement::Partly
        };
        Pair {
            link,
            agreement,
            facts,
        }
    }

    fn article(&self, side: usize) -> &Article {
        &self.entries[self.articles[side]].article
    }

    /// The facts of one kind in two passages: those that belong together, the surest first, then the rest.
    fn matched(&self, kind: FactKind, passages: [u32; 2], score: f64) -> Vec<Fact> {
        let own = [0, 1].map(|side| self.within(kind, side, passages[side]));
        let mut candidates = Vec::new();
        for (first, a) in own[0].iter().enumerate() {
            for (second, b) in own[1].iter().enumerate() {
                let found = match kind {
                    FactKind::Figure => self.figures(*a, *b, score),
                    FactKind::Date => self.dates(*a, *b, score),
                };
                let apart = first.abs_diff(second);
                candidates.extend(
                    found.map(|(relation, reason)| (order(relation), apart, *a, *b, relation, reason)),
                );
            }
        }
        candidates.sort_by_key(|(order, apart, a, b, ..)| (*order, *apart, *a, *b));
        let mut facts: Vec<Fact> = Vec::new();
        for (.., a, b, relation, reason) in candidates {
            let taken = |side: usize, at: u32| facts.iter().any(|fact| fact.at[side] == Some(at));
            if !taken(0, a) && !taken(1, b) {
                facts.push(Fact {
                    kind,
                    at: [Some(a), Some(b)],
                    relation,
                    reason,
                });
            }
        }
        if kind == FactKind::Figure && score >= SURE {
            self.oppose(&own, &mut facts);
        }
        facts.sort_by_key(|fact| fact.at);
        for (side, own) in own.iter().enumerate() {
            for at in own {
                if !facts.iter().any(|fact| fact.at[side] == Some(*at)) {
                    let mut place = [None, None];
                    place[side] = Some(*at);
                    facts.push(Fact {
                        kind,
                        at: place,
                        relation: Relation::Single,
                        reason: None,
                    });
                }
            }
        }
        facts
    }

    /// Puts together what is left over and alone of its unit on both sides.
    fn oppose(&self, own: &[Vec<u32>; 2], facts: &mut Vec<Fact>) {
        let is_free = |side: usize, at: u32| facts.iter().all(|fact| fact.at[side] != Some(at));
        let figures = [0, 1].map(|side| &self.article(side).findings.figures[..]);
        for [one, two] in opposed(figures, own, is_free) {
            let related = groups::relate(self.entries, self.place(0, one), self.place(1, two));
            facts.extend(related.map(|(relation, reason)| Fact {
                kind: FactKind::Figure,
                at: [Some(one), Some(two)],
                relation,
                reason: Some(reason),
            }));
        }
    }

    /// A figure of one side in the story.
    fn place(&self, side: usize, figure: u32) -> FigureAt {
        FigureAt {
            article: u32::try_from(self.articles[side]).unwrap_or(u32::MAX),
            figure,
        }
    }

    /// The facts of a passage.
    fn within(&self, kind: FactKind, side: usize, passage: u32) -> Vec<u32> {
        let findings = &self.article(side).findings;
        match kind {
            FactKind::Figure => indexes(&findings.figures, passage, |figure| figure.place),
            FactKind::Date => indexes(&findings.dates, passage, |date| date.place),
        }
    }

    /// How two figures stand to each other, if they are taken to count the same thing.
    fn figures(&self, a: u32, b: u32, score: f64) -> Option<(Relation, Option<Reason>)> {
        let [one, two] = [self.place(0, a), self.place(1, b)];
        let findings = [0, 1].map(|side| &self.article(side).findings);
        let figures = [&findings[0].figures[a as usize], &findings[1].figures[b as usize]];
        let subjects = [
            findings[0].subjects.get(a as usize)?,
            findings[1].subjects.get(b as usize)?,
        ];
        let numbers = [0, 1].map(|side| per_one(figures[side], subjects[side]));
        let same_number = numbers[0] == numbers[1];
        let counts_alike = alike(subjects[0], subjects[1]);
        let no_accident = same_number && numbers[0].0 >= TELLING && subjects[0].unit == subjects[1].unit;
        if !counts_alike && !no_accident {
            return None;
        }
        // A number in all and how many are to come are two things, unless they are the same number.
        if !same_number && figures[0].role != figures[1].role {
            return None;
        }
        let (relation, reason) = groups::relate(self.entries, one, two)?;
        let is_one_group = self.known.is_one_group(one, two);
        let excludes = matches!(relation, Relation::Differs | Relation::Dates);
        let is_slip = matches!(reason, Reason::Scale(_));
        if excludes && !is_one_group && !is_slip && !is_of_size(figures[0], figures[1]) {
            return None;
        }
        let is_told = relation != Relation::Differs || is_one_group || score >= CERTAIN;
        is_told.then_some((relation, Some(reason)))
    }

    /// How two dates stand to each other, if they are the same, of one event, or of one plan in passages that tell the
    /// same beyond doubt.
    fn dates(&self, a: u32, b: u32, score: f64) -> Option<(Relation, Option<Reason>)> {
        let findings = [0, 1].map(|side| &self.article(side).findings);
        let [one, two] = [&findings[0].dates[a as usize], &findings[1].dates[b as usize]];
        let dates = [(0, a), (1, b)].map(|(side, date)| {
            let article = u32::try_from(self.articles[side]).unwrap_or(u32::MAX);
            DateAt { article, date }
        });
        let is_one_event = self.known.is_one_event(dates[0], dates[1]);
        match (one.when, two.when) {
            (Some(a), Some(b)) if a == b => Some((Relation::Same, None)),
            (Some(a), Some(b)) if is_one_event && a.meets(b) => Some((Relation::Compatible, None)),
            (Some(_), Some(_)) if is_one_event => Some((Relation::Differs, None)),
            _ if is_one_event => Some((Relation::Unsure, None)),
            (Some(one_when), Some(two_when)) => {
                let told = [(0, a), (1, b)].map(|(side, date)| findings[side].happenings.get(date as usize));
                let [told_one, told_two] = [told[0]?, told[1]?];
                // Of what has been, a text tells more than one day.
                let is_to_come = |side: usize, when: Period| {
                    let published = self.article(side).published_period();
                    published.is_some_and(|published| when.from > published.to)
                };
                let is_only = |side: usize, at: u32| {
                    let dates = &self.article(side).findings.dates;
                    let passage = dates[at as usize].place.passage;
                    let within = self.within(FactKind::Date, side, passage);
                    let whens = within.iter().filter_map(|date| dates[*date as usize].when);
                    whens.filter(|when| is_to_come(side, *when)).count() == 1
                };
                let is_one_plan = score >= CERTAIN
                    && is_only(0, a)
                    && is_only(1, b)
                    && is_to_come(0, one_when)
                    && is_to_come(1, two_when)
                    && one.precision == two.precision
                    && one.limit == two.limit
                    && (1..=MOVED).contains(&days_apart(one_when, two_when))
                    && told_one.tells_deed_of(told_two);
                is_one_plan.then_some((Relation::Differs, None))
            }
            _ => None,
        }
    }
}

/// The indexes of those findings that stand in a passage, of a list in reading order.
fn indexes<T>(all: &[T], passage: u32, place: impl Fn(&T) -> Place) -> Vec<u32> {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let start = all.partition_point(|one| place(one).passage < passage);
    let end = all.partition_point(|one| place(one).passage <= passage);
    (narrow(start)..narrow(end)).collect()
}

/// Which match is the surest: the same, then what allows both, then what differs.
fn order(relation: Relation) -> u8 {
    match relation {
        Relation::Same => 0,
        Relation::Compatible | Relation::Role => 1,
        Relation::Dates | Relation::Unsure => 2,
        Relation::Differs | Relation::Single => 3,
    }
}
