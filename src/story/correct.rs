//! Reads articles as the reader corrected them: first what an article says of itself, since its dates are counted from
//! that; then how its figures and dates read. What was loaded stays beside it.

use super::article::{Article, Basis, Known};
use super::desk::{Anchor, Desk, Field, Kind, Matter, Noted, Said, index_of};
use super::library::Story;
use crate::analysis::{self, Figure, Findings, Mention, Period, Precision, Setting, Subject, When};
use crate::text::Language;

/// What works out the findings of an article as it describes itself.
pub type Finder = fn(&Article) -> Findings;

/// Reads the articles of a story as was corrected, and finds again what was said of them. Returns what could not be
/// read so, as sentences.
pub fn correct(story: &mut Story, desk: &mut Desk, finder: Finder) -> Vec<String> {
    let mut wrong = Vec::new();
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
        for (_, noted) in of_one {
            let Said::Corrected { field, to } = &noted.said else {
                continue;
            };
            if !is_of_article(*field) && std::mem::take(&mut is_restated) {
                article.findings = finder(&article);
            }
            is_restated |= is_of_article(*field);
            let place = &noted.places[0];
            if let Err(what) = apply(&mut article, place, *field, to, finder) {
                wrong.push(format!("{}: {what}", article.file));
            }
        }
        if is_restated {
            article.findings = finder(&article);
        }
        corrected.push((at, article));
    }
    story.reread(corrected);
    desk.find(story, true);
    wrong
}

/// Whether something can be corrected to read so; why not, as a sentence without its full stop.
///
/// # Errors
/// When the words mean nothing of that kind.
pub fn could_be(story: &Story, on: Matter, field: Field, to: &str, finder: Finder) -> Result<(), String> {
    let nothing = || "there is nothing here to correct".to_owned();
    let mut article = story.article(on.article()).ok_or_else(nothing)?.clone();
    let places = on.places(story).ok_or_else(nothing)?;
    apply(&mut article, &places[0], field, to, finder)
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
    finder: Finder,
) -> Result<(), String> {
    let gone = || format!("“{}” does not stand there any more", place.quote);
    match field {
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
            let (figure, subject) = read(to, article)?;
            let findings = &mut article.findings;
            reread(&mut findings.figures[at], &figure);
            if let Some(old) = findings.subjects.get_mut(at) {
                recount(old, subject);
            }
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
            let counted = counted_from(to, article, at, finder)?;
            article.findings.dates[at] = counted;
        }
    }
    Ok(())
}

/// What an article says of itself now; what it said before is noted.
fn known<T>(value: T, before: Option<Known<T>>) -> Option<Known<T>> {
    let words = before.as_ref().and_then(|before| before.words);
    let note = before.map(|before| match before.basis {
        Basis::Corrected => before.note.unwrap_or_default(),
        basis => format!("in place of what {} says", basis.words()).into(),
    });
    Some(Known {
        value,
        basis: Basis::Corrected,
        words,
        note,
    })
}

/// A figure as it is typed: `23,492 operations`, `at least 700 Cuban doctors`.
fn read(typed: &str, article: &Article) -> Result<(Figure, Subject), String> {
    let found = analysis::find(&[typed], &[], setting(article));
    let (Some(figure), Some(subject)) = (
        found.figures.into_iter().next(),
        found.subjects.into_iter().next(),
    ) else {
        return Err(format!(
            "“{typed}” holds no figure; write it as an article would, such as 1,200 additional doctors"
        ));
    };
    Ok((figure, subject))
}

fn setting(article: &Article) -> Setting {
    Setting {
        language: article.language.as_ref().map(|language| language.value),
        published: article.published.as_ref().map(|date| date.value),
        country: None,
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
    if typed.unit.is_some() {
        figure.unit = typed.unit;
    }
}

/// Takes over what is counted, where that is typed; when and beside what it is told stays.
fn recount(subject: &mut Subject, typed: Subject) {
    if typed.concept.is_empty() && typed.unit.is_empty() {
        return;
    }
    // The words of the text may tell more than is worth typing again.
    let is_same =
        typed.concept == subject.concept && typed.traits.iter().all(|it| subject.traits.contains(it));
    if is_same && typed.unit == subject.unit {
        return;
    }
    *subject = Subject {
        context: std::mem::take(&mut subject.context),
        is_to_come: subject.is_to_come,
        in_words: subject.in_words,
        as_of: subject.as_of,
        ..typed
    };
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

/// A date as it would be counted from another day.
fn counted_from(typed: &str, article: &Article, at: usize, finder: Finder) -> Result<Mention, String> {
    let when: When = typed.trim().parse()?;
    let mention = &article.findings.dates[at];
    let mut other = article.clone();
    other.published = known(when, other.published.take());
    let counted = finder(&other)
        .dates
        .into_iter()
        .find(|date| date.place == mention.place);
    counted
        .filter(|counted| counted.when != mention.when)
        .ok_or_else(|| {
            format!(
                "“{}” is not counted from the day of publication; write which day it is",
                article.words_at(mention.place)
            )
        })
}

/// Words on what was corrected of something: what stands in the text, as it was read.
#[must_use]
pub fn as_loaded(story: &Story, desk: &Desk, on: Matter) -> Option<Box<str>> {
    let is_corrected = desk.of(on).any(|said| matches!(said, Said::Corrected { .. }));
    let place = on.place(story).filter(|_| is_corrected)?;
    Some(story.loaded(on.article())?.words_at(place).into())
}
