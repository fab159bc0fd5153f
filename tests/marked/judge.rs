//! What is found against what is marked: which finding meets which mark, and what is wrong with it.
//! Stops where it is counted and printed.

use cotejo::analysis::{Figure, Findings, Mention, Period};
use cotejo::text::Span;

use crate::mark::{DateMark, Document, FigureMark, Line, Mark, Meaning};
use crate::words::{stem, stems};

/// One thing that is wrong.
pub(crate) struct Wrong {
    pub(crate) kind: Kind,
    /// The line in the file.
    pub(crate) line: usize,
    /// The words it is about.
    pub(crate) words: String,
    pub(crate) expected: String,
    pub(crate) found: String,
}

/// What is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A figure that is missing, or whose number is another.
    Value,
    FalseFigure,
    Noun,
    Bound,
    Role,
    /// The unit, per what, or the doubt of a figure.
    Detail,
    MissedDate,
    FalseDate,
    /// A date that is found and means something else.
    WrongDate,
}

/// Everything that is wrong with a document's findings.
#[derive(Default)]
pub(crate) struct Verdict {
    pub(crate) wrong: Vec<Wrong>,
}

impl Verdict {
    pub(crate) fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Compares the findings of a document with its marks.
pub(crate) fn judge(document: &Document, findings: &Findings) -> Verdict {
    let mut verdict = Verdict::default();
    for (passage, line) in document.lines.iter().enumerate() {
        let is_here = |at: u32| usize::try_from(at) == Ok(passage);
        let figures = findings.figures.iter().filter(|f| is_here(f.place.passage));
        judge_figures(document, line, &figures.collect::<Vec<_>>(), &mut verdict.wrong);
        let dates = findings.dates.iter().filter(|d| is_here(d.place.passage));
        judge_dates(line, &dates.collect::<Vec<_>>(), &mut verdict.wrong);
    }
    verdict
}

fn wrong(
    kind: Kind,
    line: &Line,
    span: Span,
    expected: impl Into<String>,
    found: impl Into<String>,
) -> Wrong {
    Wrong {
        kind,
        line: line.number,
        words: span.of(&line.text).to_owned(),
        expected: expected.into(),
        found: found.into(),
    }
}

fn lies_in(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn judge_figures(document: &Document, line: &Line, figures: &[&Figure], wrongs: &mut Vec<Wrong>) {
    let mut is_spent = vec![false; figures.len()];
    for mark in &line.marks {
        let inside: Vec<usize> = (0..figures.len())
            .filter(|&at| lies_in(figures[at].number, mark.span))
            .collect();
        let Meaning::Figure(wanted) = &mark.meaning else {
            if matches!(mark.meaning, Meaning::Known) && inside.is_empty() {
                wrongs.push(wrong(
                    Kind::FalseFigure,
                    line,
                    mark.span,
                    "a known fault",
                    "none: it is healed",
                ));
            }
            if mark.optional || matches!(mark.meaning, Meaning::Known) {
                inside.into_iter().for_each(|at| is_spent[at] = true);
            }
            continue;
        };
        let met = inside
            .iter()
            .find(|&&at| has_value(figures[at], wanted))
            .or(inside.first());
        if let Some(&at) = met {
            is_spent[at] = true;
        }
        // The ends of a range and what a rate is counted by are optional.
        if mark.optional || wanted.per.is_some() || wanted.values.iter().any(|(low, high)| low < high) {
            inside.iter().for_each(|&at| is_spent[at] = true);
        }
        match met {
            _ if mark.optional => {}
            None => wrongs.push(wrong(Kind::Value, line, mark.span, &mark.raw, "nothing")),
            Some(&at) => judge_figure(document, line, (mark, wanted), figures[at], wrongs),
        }
    }
    for (figure, _) in figures.iter().zip(is_spent).filter(|(_, is_spent)| !is_spent) {
        let found = describe(document, line, figure);
        wrongs.push(wrong(Kind::FalseFigure, line, figure.number, "no figure", found));
    }
}

fn judge_figure(
    document: &Document,
    line: &Line,
    (mark, wanted): (&Mark, &FigureMark),
    figure: &Figure,
    wrongs: &mut Vec<Wrong>,
) {
    let mut add = |kind, expected: String, found: String| {
        wrongs.push(wrong(kind, line, mark.span, expected, found));
    };
    if !has_value(figure, wanted) {
        add(Kind::Value, mark.raw.clone(), describe(document, line, figure));
        return;
    }
    let right = has_noun(document, figure, wanted);
    if let Some(known) = &wanted.known {
        let head = noun_of(document, figure).1;
        if right || stem(head) != stem(known) {
            add(Kind::Noun, format!("the known fault “{known}”"), head.into());
        }
    } else if !right {
        let found = noun_words(document, figure);
        add(Kind::Noun, wanted.heads.join("/"), found);
    }
    if let Some(bound) = wanted.bound.filter(|bound| *bound != figure.bound) {
        add(Kind::Bound, bound.name().into(), figure.bound.name().into());
    }
    if let Some(role) = wanted.role.filter(|role| *role != figure.role) {
        add(Kind::Role, role.name().into(), figure.role.name().into());
    }
    let unit = figure.unit.map_or("no unit", |unit| unit.name);
    if let Some(expected) = wanted.unit.as_ref().filter(|expected| *expected != unit) {
        add(Kind::Detail, format!("unit {expected}"), unit.into());
    }
    let per = figure.per.map_or("", |per| per.of(&line.text)).to_lowercase();
    if let Some(expected) = wanted.per.as_ref().filter(|expected| !per.contains(*expected)) {
        add(Kind::Detail, format!("per {expected}"), format!("per “{per}”"));
    }
    if wanted.doubt && figure.others.is_empty() {
        add(Kind::Detail, "two readings".into(), "one".into());
    }
}

fn has_value(figure: &Figure, wanted: &FigureMark) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0);
    wanted
        .values
        .iter()
        .any(|&(low, high)| same(low, figure.value.low) && same(high, figure.value.high))
}

/// The head word of the noun or, for what is only measured, the unit is one of those that will do.
fn has_noun(document: &Document, figure: &Figure, wanted: &FigureMark) -> bool {
    if wanted.heads.is_empty() {
        return true;
    }
    let wanted: Vec<String> = wanted.heads.iter().map(|head| stem(head)).collect();
    let (_, head) = noun_of(document, figure);
    let heads = stems(head);
    let units = stems(figure.unit.map_or("", |unit| unit.name));
    let meets = |words: &[String]| words.iter().any(|word| wanted.contains(word));
    (heads.len() <= 3 && meets(&heads)) || meets(&units)
}

/// The noun phrase of a figure and its head; empty where it has none.
fn noun_of<'a>(document: &'a Document, figure: &Figure) -> (&'a str, &'a str) {
    let Some(noun) = figure.noun else {
        return ("", "");
    };
    let text = document
        .lines
        .get(noun.place.passage as usize)
        .map_or("", |line| line.text.as_str());
    (noun.place.span.of(text), noun.head.of(text))
}

fn noun_words(document: &Document, figure: &Figure) -> String {
    let (phrase, head) = noun_of(document, figure);
    let unit = figure.unit.map_or("", |unit| unit.name);
    match (phrase, unit) {
        ("", "") => "no noun".into(),
        ("", unit) => format!("unit {unit}"),
        (phrase, "") => format!("“{phrase}” (head {head})"),
        (phrase, unit) => format!("“{phrase}” (head {head}), unit {unit}"),
    }
}

fn describe(document: &Document, line: &Line, figure: &Figure) -> String {
    let value = if figure.value.is_range() {
        format!("{}..{}", figure.value.low, figure.value.high)
    } else {
        figure.value.low.to_string()
    };
    format!(
        "{value} {} {} {} in “{}”",
        figure.bound.name(),
        figure.role.name(),
        noun_words(document, figure),
        figure.place.span.of(&line.text)
    )
}

fn judge_dates(line: &Line, dates: &[&Mention], wrongs: &mut Vec<Wrong>) {
    let mut is_spent = vec![false; dates.len()];
    for mark in &line.marks {
        let touching: Vec<usize> = (0..dates.len())
            .filter(|&at| dates[at].place.span.meets(mark.span))
            .collect();
        if mark.optional {
            touching.into_iter().for_each(|at| is_spent[at] = true);
            continue;
        }
        let Meaning::Date(wanted) = &mark.meaning else {
            continue;
        };
        let met = touching
            .iter()
            .find(|&&at| !is_spent[at] && has_period(dates[at], wanted))
            .or_else(|| touching.iter().find(|&&at| !is_spent[at]));
        let Some(&at) = met else {
            wrongs.push(wrong(Kind::MissedDate, line, mark.span, &mark.raw, "nothing"));
            continue;
        };
        is_spent[at] = true;
        if let Some(found) = date_fault(dates[at], wanted) {
            let found = format!("{found} in “{}”", dates[at].place.span.of(&line.text));
            wrongs.push(wrong(Kind::WrongDate, line, mark.span, &mark.raw, found));
        }
    }
    for (date, _) in dates.iter().zip(is_spent).filter(|(_, is_spent)| !is_spent) {
        let found = date.when.map_or("open".into(), period);
        wrongs.push(wrong(Kind::FalseDate, line, date.place.span, "no date", found));
    }
}

fn has_period(date: &Mention, wanted: &DateMark) -> bool {
    match date.when {
        None => wanted.periods.is_empty(),
        Some(when) => wanted.periods.contains(&when),
    }
}

/// What is wrong with a date, as it was found.
fn date_fault(date: &Mention, wanted: &DateMark) -> Option<String> {
    if !has_period(date, wanted) {
        return Some(date.when.map_or("open".into(), period));
    }
    if wanted
        .precision
        .is_some_and(|precision| precision != date.precision)
    {
        return Some(date.precision.name().into());
    }
    if wanted.basis.is_some_and(|basis| basis != date.basis) {
        return Some(date.basis.name().into());
    }
    let lacks = |other: Period| !date.others.iter().any(|found| found.when == other);
    if (wanted.doubt && date.others.is_empty()) || wanted.other.is_some_and(lacks) {
        let others: Vec<String> = date.others.iter().map(|other| period(other.when)).collect();
        return Some(format!("other readings: [{}]", others.join(", ")));
    }
    None
}

fn period(period: Period) -> String {
    if period.from == period.to {
        period.from.to_string()
    } else {
        format!("{}..{}", period.from, period.to)
    }
}
