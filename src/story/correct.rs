//! Reads articles as the reader corrected them: first what an article says of itself, since its dates are counted from
//! that; then how its figures and dates read. What was loaded stays beside it.

use std::fmt::Display;

use super::article::{Article, Basis, Known};
use super::desk::{Anchor, Desk, Field, Kind, Matter, Noted, Said, index_of, says_none};
use super::library::Story;
use crate::analysis::{
    self, Bound, Doubt, Figure, Findings, Mention, Period, Place, Precision, Reread, Role, Setting, Subject,
    When,
};
use crate::text::{Language, Span};

/// What works out the findings of an article as it describes itself.
pub type Finder = fn(&Article) -> Findings;

/// Reads the articles of a story as was corrected, and finds again what was said of them. Returns what could not be
/// read so, as sentences.
pub fn correct(story: &mut Story, desk: &mut Desk, finder: Finder) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut refused: Vec<Noted> = Vec::new();
    let mut corrected: Vec<(usize, Article)> = Vec::new();
    let mut all: Vec<(usize, &Noted)> = desk
        .corrections()
        .filter_map(|noted| Some((story.find(&noted.places.first()?.file)?, noted)))
        .collect();
    // Of an article itself first.
    all.sort_by_key(|(at, noted)| (*at, field(noted).is_none_or(|field| !is_of_article(field))));
    for of_one in all.chunk_by(|one, two| one.0 == two.0) {
        let at = of_one[0].0;
        let Some(loaded) = story.loaded(at) else { continue };
        let mut article = loaded.clone();
        let mut is_restated = false;
        let mut none = Denied::default();
        for &(_, noted) in of_one {
            let Said::Corrected { field, to } = &noted.said else {
                continue;
            };
            if !is_of_article(*field) && std::mem::take(&mut is_restated) {
                article.findings = finder(&article);
            }
            is_restated |= is_of_article(*field);
            let place = &noted.places[0];
            if let Err(what) = apply(&mut article, place, *field, to, &mut none) {
                wrong.push(format!("{}: {what}", article.file));
                refused.push(noted.clone());
            }
        }
        if is_restated {
            article.findings = finder(&article);
        }
        // At the end: until then all are counted as they were found.
        none.set_aside(&mut article);
        corrected.push((at, article));
    }
    story.reread(corrected);
    desk.find(story, true);
    desk.refuse(&refused);
    story.rule(desk.rulings());
    wrong
}

/// Figures and dates that are none, by their indexes.
#[derive(Default)]
struct Denied {
    figures: Vec<usize>,
    dates: Vec<usize>,
}

impl Denied {
    fn set_aside(mut self, article: &mut Article) {
        // Two places that were written down may have come to one.
        for indexes in [&mut self.figures, &mut self.dates] {
            indexes.sort_unstable();
            indexes.dedup();
        }
        if !self.figures.is_empty() || !self.dates.is_empty() {
            article.findings.set_aside(&self.figures, &self.dates);
        }
    }
}

/// Whether something can be corrected to read so; why not, as a sentence without its full stop.
///
/// # Errors
/// When the words mean nothing of that kind.
pub fn could_be(story: &Story, on: Matter, field: Field, to: &str) -> Result<(), String> {
    let nothing = || "there is nothing here to correct".to_owned();
    let mut article = story.article(on.article()).ok_or_else(nothing)?.clone();
    let places = on.places(story).ok_or_else(nothing)?;
    match (on.denial(), field) {
        // What is none is not among those that are corrected; it becomes one by that.
        (Some(_), _) if says_none(to) => Ok(()),
        (Some(_), Field::Reads) => read(to, &article).map(|_| ()),
        (Some(_), Field::Means) => days(to, &article).map(|_| ()),
        (Some(denial), _) => Err(format!("this is {denial}, as you said; write which day it is")),
        (None, _) => apply(&mut article, &places[0], field, to, &mut Denied::default()),
    }
}

fn field(noted: &Noted) -> Option<Field> {
    match noted.said {
        Said::Corrected { field, .. } => Some(field),
        _ => None,
    }
}

fn is_of_article(field: Field) -> bool {
    matches!(
        field,
        Field::Title | Field::Source | Field::Published | Field::Language
    )
}

fn apply(
    article: &mut Article,
    place: &Anchor,
    field: Field,
    to: &str,
    none: &mut Denied,
) -> Result<(), String> {
    let gone = || format!("“{}” does not stand there any more", place.quote);
    match field {
        Field::Reads if says_none(to) => {
            none.figures
                .push(index_of(Kind::Figure, place, article).ok_or_else(gone)?);
        }
        Field::Means if says_none(to) => {
            none.dates
                .push(index_of(Kind::Date, place, article).ok_or_else(gone)?);
        }
        Field::Title if says_none(to) => article.title = None,
        Field::Source if says_none(to) => article.source = None,
        Field::Published if says_none(to) => article.published = None,
        Field::Language if says_none(to) => article.language = None,
        Field::Title => article.title = known(to.into(), article.title.take()),
        Field::Source => article.source = known(to.into(), article.source.take()),
        Field::Published => {
            let when: When = to.parse()?;
            article.published = known(when, article.published.take());
        }
        Field::Language => {
            let language: Language = to.parse()?;
            article.language = known(language, article.language.take());
        }
        Field::Reads => {
            let at = index_of(Kind::Figure, place, article).ok_or_else(gone)?;
            let (typed, subject) = read(to, article)?;
            let findings = &mut article.findings;
            let (Some(figure), Some(old)) = (findings.figures.get_mut(at), findings.subjects.get_mut(at))
            else {
                return Err(gone());
            };
            reread(figure, &typed);
            let counts = recount(old, subject);
            if counts.is_some() {
                figure.unit = typed.unit;
                figure.noun = None;
                figure.per = None;
            }
            figure.corrected = Some(Reread { counts });
        }
        Field::Means => {
            let at = index_of(Kind::Date, place, article).ok_or_else(gone)?;
            let (period, precision) = days(to, article)?;
            let mention = &mut article.findings.dates[at];
            mention.when = Some(period);
            mention.precision = precision;
            mention.basis = analysis::DateBasis::Corrected;
            mention.anchor = None;
            mention.others = Box::default();
        }
        Field::CountedFrom => {
            let at = index_of(Kind::Date, place, article).ok_or_else(gone)?;
            let counted = counted_from(to, article, at)?;
            article.findings.dates[at] = counted;
        }
    }
    Ok(())
}

/// What an article says of itself now; what it said before is noted.
fn known<T: Display>(value: T, before: Option<Known<T>>) -> Option<Known<T>> {
    let note = before.map(|before| format!("in place of “{}”, from {}", before.value, before.basis.words()));
    Some(Known {
        value,
        basis: Basis::Corrected,
        words: None,
        note: note.map(Into::into),
    })
}

/// A figure as it is typed, in the language of the article or another one that we read: `23,492 operations`, `al menos 700
/// médicos`.
fn read(typed: &str, article: &Article) -> Result<(Figure, Subject), String> {
    let own = article.language.as_ref().map(|language| language.value);
    let languages = own.into_iter().chain(Language::read());
    let figures = languages.filter_map(|language| {
        let setting = Setting {
            language: Some(language),
            ..Setting::default()
        };
        let found = analysis::find(&[typed], &[], setting);
        // `8 of 11 ministers` is one with its whole.
        let is_one = found.figures.len() == 1
            || found
                .figures
                .first()
                .is_some_and(|first| first.role == Role::Part);
        let (figure, subject) = found.figures.into_iter().zip(found.subjects).next()?;
        Some((figure, subject, is_one))
    });
    // The language that understands most of it; the article's own where several do.
    let understood = |(figure, subject, _): &(Figure, Subject, bool)| {
        let said = [
            figure.bound != Bound::Exact,
            figure.role != Role::Total,
            !subject.concept.is_empty() || !subject.unit.is_empty(),
        ];
        (
            said.into_iter().filter(|said| *said).count(),
            figure.place.span.len(),
        )
    };
    let best = figures.reduce(|best, other| {
        if understood(&other) > understood(&best) {
            other
        } else {
            best
        }
    });
    match best {
        Some((figure, subject, true)) => Ok((figure, subject)),
        Some(_) => Err(format!(
            "“{typed}” holds several figures; write the one that stands here"
        )),
        None => Err(format!(
            "“{typed}” holds no figure; write it as an article would, such as 1,200 additional doctors"
        )),
    }
}

/// Takes over how a figure reads; where it stands stays.
fn reread(figure: &mut Figure, typed: &Figure) {
    if figure.bound != typed.bound {
        figure.bound_words = None;
    }
    if figure.role != typed.role {
        figure.role_words = None;
    }
    figure.value = typed.value;
    figure.bound = typed.bound;
    figure.role = typed.role;
    figure.others = Box::default();
}

/// Takes over what is counted, where that is typed and is not what the text says; when and beside what it is told
/// stays. Returns what is counted now.
fn recount(subject: &mut Subject, typed: Subject) -> Option<Box<str>> {
    if typed.concept.is_empty() && typed.unit.is_empty() {
        return None;
    }
    // The words of the text may tell more than is worth typing again.
    let is_same =
        typed.concept == subject.concept && typed.traits.iter().all(|it| subject.traits.contains(it));
    if is_same && typed.unit == subject.unit {
        return None;
    }
    *subject = Subject {
        context: std::mem::take(&mut subject.context),
        is_to_come: subject.is_to_come,
        in_words: subject.in_words,
        as_of: subject.as_of,
        ..typed
    };
    Some(subject.words.clone())
}

fn setting(article: &Article) -> Setting {
    Setting {
        language: article.language.as_ref().map(|language| language.value),
        published: article.published.as_ref().map(|date| date.value),
        country: None,
    }
}

/// Days as they are typed: `2024-05-10`, `2024-05`, `2024-05-10..2024-05-17`, or as an article would write them.
fn days(typed: &str, article: &Article) -> Result<(Period, Precision), String> {
    let wrong = || {
        format!(
            "“{typed}” is no date; write a day (2024-05-20), a month (2024-05), a year, or two of them with .. between"
        )
    };
    let one = |text: &str| -> Option<(Period, Precision)> {
        let when: When = text.trim().parse().ok()?;
        let precision = match when {
            When::Day(_) | When::MonthDay { .. } => Precision::Day,
            When::Month { .. } => Precision::Month,
            When::Year(_) => Precision::Year,
        };
        Some((when.period()?, precision))
    };
    if let Some((from, to)) = typed.split_once("..") {
        let ((from, _), (to, precision)) = one(from).zip(one(to)).ok_or_else(wrong)?;
        if from.from > to.to {
            return Err(format!("{typed} ends before it begins"));
        }
        let period = Period {
            from: from.from,
            to: to.to,
        };
        return Ok((period, precision));
    }
    let written = || {
        let found = analysis::find(&[typed], &[], setting(article));
        let mention = found.dates.into_iter().next()?;
        Some((mention.when?, mention.precision))
    };
    one(typed).or_else(written).ok_or_else(wrong)
}

/// A date as it would be counted from another day: its sentence by itself, printed on that day.
fn counted_from(typed: &str, article: &Article, at: usize) -> Result<Mention, String> {
    let when: When = typed.trim().parse()?;
    let mention = &article.findings.dates[at];
    let passage = article.passage(mention.place.passage as usize);
    let setting = Setting {
        published: Some(when),
        ..setting(article)
    };
    let start = mention.place.span.start - mention.sentence.start;
    let found = analysis::find(&[mention.sentence.of(&passage)], &[], setting);
    let counted = found
        .dates
        .into_iter()
        .find(|date| date.place.span.start == start);
    // What stands in the sentence stands there in the article.
    let there = |place: Place| Place {
        passage: mention.place.passage,
        span: Span {
            start: place.span.start + mention.sentence.start,
            end: place.span.end + mention.sentence.start,
        },
    };
    let anchored = |anchor: analysis::Anchor| analysis::Anchor {
        place: anchor.place.map(there),
        ..anchor
    };
    let other = |other: analysis::Other| analysis::Other {
        why: match other.why {
            Doubt::Anchor(anchor) => Doubt::Anchor(anchored(anchor)),
            Doubt::Conflict(place) => Doubt::Conflict(there(place)),
            why => why,
        },
        ..other
    };
    match counted {
        Some(counted) if counted.when != mention.when => Ok(Mention {
            place: mention.place,
            sentence: mention.sentence,
            anchor: counted.anchor.map(anchored),
            others: counted.others.into_iter().map(other).collect(),
            ..counted
        }),
        _ => Err(format!(
            "“{}” is the same day counted from {typed}; write which day it is",
            article.words_at(mention.place)
        )),
    }
}
