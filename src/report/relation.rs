//! How two figures stand to each other, and whether the arithmetic of a text comes out, in a sentence each:
//! what is said, by whom, and what that comes to. Never who is right.

use crate::analysis::comparable::per_one;
use crate::analysis::{Check, Claim, Figure, Reason, Relation, Role};
use crate::story::{Article, FigureAt, Story, Verdict};
use crate::text::{Span, cut, visible};

use super::{amount, day};

/// Columns that the words of a text may take in a sentence of ours.
const QUOTED: usize = 160;

/// How two figures stand to each other, and why: `TeleSUR: 1,200 additional; no source: 1,200 as a target. The
/// same number in another role.`
#[must_use]
pub fn why(story: &Story, verdict: &Verdict) -> String {
    let (Some(a), Some(b)) = (Side::of(story, verdict.a), Side::of(story, verdict.b)) else {
        return verdict.relation.words().to_owned();
    };
    let names = names(a.article, b.article);
    format!(
        "{}: {}; {}: {}. {}",
        names[0],
        said(a.figure),
        names[1],
        said(b.figure),
        because(verdict, [&a, &b], &names)
    )
}

/// A figure with its article.
struct Side<'a> {
    article: &'a Article,
    figure: &'a Figure,
    number: f64,
}

impl<'a> Side<'a> {
    fn of(story: &'a Story, at: FigureAt) -> Option<Self> {
        let article = story.article(at.article as usize)?;
        let figure = article.findings.figures.get(at.figure as usize)?;
        let subject = article.findings.subjects.get(at.figure as usize);
        let number = subject.map_or(figure.value.low, |subject| per_one(figure, subject).0);
        Some(Self {
            article,
            figure,
            number,
        })
    }
}

/// What two articles are called: by their sources, and by their dates too where that is the same outlet.
pub(super) fn names(a: &Article, b: &Article) -> [String; 2] {
    [a, b].map(|article| {
        let name = visible(article.source_words());
        if a.source_words() == b.source_words() {
            format!("{name} ({})", article.date_words())
        } else {
            name
        }
    })
}

/// What is said: the number, its unit, its role.
pub(super) fn said(figure: &Figure) -> String {
    let mut said = amount::words(figure);
    if let Some(unit) = figure.unit {
        said = format!("{said} {}", unit.name);
    }
    if figure.role != Role::Total {
        said = format!("{said} {}", amount::role(figure.role));
    }
    said
}

fn because(verdict: &Verdict, sides: [&Side; 2], names: &[String; 2]) -> String {
    let [a, b] = sides;
    // Within a sentence, `no source` would read as none of them.
    let called = |at: usize| {
        if sides[at].article.source.is_none() {
            "the text without a source"
        } else {
            names[at].as_str()
        }
    };
    match verdict.reason {
        Reason::Alike => "Both give the same number.".to_owned(),
        Reason::Rounded => "The one is the other, rounded.".to_owned(),
        Reason::Bounded => "The limit that the one sets leaves room for the number of the other.".to_owned(),
        Reason::BothBounded => "Both set a limit, and there are numbers that keep to both.".to_owned(),
        Reason::Roles(..) => "The same number in another role.".to_owned(),
        Reason::Times(one, two) => format!(
            "Other numbers for other times: {} and {}.",
            day::span(one),
            day::span(two)
        ),
        Reason::Undated => {
            let undated = usize::from(a.article.published.is_some());
            format!(
                "The numbers exclude each other; {} is undated, so that it may be of another time.",
                called(undated)
            )
        }
        Reason::Transposed => {
            "The same digits in another order: in one of the two they may have been swapped.".to_owned()
        }
        Reason::Digit => {
            "The one has a digit more than the other: it may have been lost, or put in.".to_owned()
        }
        Reason::Scale(times) => {
            let more = usize::from(b.number > a.number);
            format!(
                "{} gives {} times as much: a scale may have slipped.",
                capital(called(more)),
                amount::number(f64::from(times))
            )
        }
        Reason::Apart => "The numbers exclude each other, and no word says why.".to_owned(),
        Reason::Reading(relation) => reading(relation, sides, called),
    }
}

/// Words at the head of a sentence; names keep their own letters.
fn capital(words: &str) -> String {
    match words.strip_prefix("the text ") {
        Some(rest) => format!("The text {rest}"),
        None => words.to_owned(),
    }
}

/// A second reading that would change how the two stand.
fn reading<'a>(relation: Relation, sides: [&Side; 2], called: impl Fn(usize) -> &'a str) -> String {
    let doubtful = usize::from(sides[0].figure.others.is_empty());
    let others: Vec<String> = sides[doubtful]
        .figure
        .others
        .iter()
        .map(|other| amount::number(*other))
        .collect();
    let then = match relation {
        Relation::Same => "both would give the same number",
        Relation::Compatible => "the two would go together",
        Relation::Role => "it would be the same number in another role",
        Relation::Dates => "they would differ, for other times",
        Relation::Differs | Relation::Unsure | Relation::Single => "the two would differ",
    };
    format!(
        "The number of {} can also be read as {}; then {then}.",
        called(doubtful),
        others.join(" or ")
    )
}

/// What a text claims of some of its figures, and what these come to: `“of the 46 dead, 27 were women and 21
/// men”: the parts come to 48, which is more than 46.`
#[must_use]
pub fn check(article: &Article, check: &Check) -> String {
    let figures: Vec<&Figure> = check
        .figures
        .iter()
        .filter_map(|at| article.findings.figures.get(*at as usize))
        .collect();
    let Some(first) = figures.first() else {
        return String::new();
    };
    let comes_to = amount::brief((check.comes_to * 100.0).round() / 100.0);
    let claimed = amount::words(first);
    let other = |at: usize| {
        figures
            .get(at)
            .map(|figure| amount::words(figure))
            .unwrap_or_default()
    };
    let outcome = match (check.claim, check.holds) {
        (Claim::Sum, false) => format!("the parts come to {comes_to}, and not to {claimed}"),
        (Claim::Sum, true) => format!("the parts come to {comes_to}, as is said"),
        (Claim::Parts, false) => format!("the parts come to {comes_to}, which is more than {claimed}"),
        (Claim::Parts, true) => format!("the parts come to {comes_to} of {claimed}"),
        (Claim::Share, holds) => format!(
            "{} of {} is {comes_to}, {} {}",
            figures
                .first()
                .map_or_else(String::new, |share| amount::share(share)),
            other(1),
            if holds { "as is said:" } else { "and not" },
            other(2)
        ),
        (Claim::Times { tenths, nearly, over }, holds) => {
            let how = match (nearly, over) {
                (true, _) => "nearly ",
                (_, true) => "more than ",
                _ => "",
            };
            let times = amount::number(f64::from(tenths) / 10.0);
            format!(
                "{how}{times} times {} is {how}{comes_to}, {} {claimed}",
                other(1),
                if holds { "which fits" } else { "and not" }
            )
        }
    };
    format!("“{}”: {outcome}.", quote(article, &figures))
}

/// The words of a text from the first to the last of some figures, or the sentence of the first where they
/// stand apart.
fn quote(article: &Article, figures: &[&Figure]) -> String {
    let passage = figures.first().map_or(0, |figure| figure.place.passage);
    let text = article.passage(passage as usize);
    let is_near = |figure: &&&Figure| figure.place.passage == passage;
    let near = figures.iter().filter(is_near);
    let start = near
        .clone()
        .map(|figure| figure.place.span.start)
        .min()
        .unwrap_or(0);
    let end = near.map(|figure| figure.place.span.end).max().unwrap_or(0);
    // The end of its clause belongs to it: `21 men`.
    let rest = Span {
        start: end,
        end: u32::try_from(text.len()).unwrap_or(u32::MAX),
    }
    .of(&text);
    let tail = rest
        .find([',', '.', ';', ':', '—'])
        .unwrap_or(rest.len())
        .min(rest.len());
    let tail = if tail <= 24 {
        u32::try_from(tail).unwrap_or(0)
    } else {
        0
    };
    let words = Span {
        start,
        end: end + tail,
    }
    .of(&text);
    cut(words.trim(), QUOTED)
}
