//! The harness on trial: marks are read as they are written, and a finding that is off in one point
//! is told off for that point and no other.

use cotejo::analysis::{
    Bound, DateBasis, Figure, Findings, Limit, Mention, Noun, Place, Precision, Role, Taken, Unit, Value,
};
use cotejo::text::{Language, Span};

use crate::judge::{Kind, judge};
use crate::mark::{Document, Meaning, period, read, read_line};
use crate::words::{stem, stems};

const TEXT: &str =
    "On [May 8]{2024-05-08} the [more than 5,000 nurses]{5000 more_than nurses} left [twice]{opt}.\n";

fn document(text: &str) -> Document {
    read("here", text).unwrap().remove(0)
}

fn span(document: &Document, words: &str) -> Span {
    let text = &document.lines[0].text;
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn place(document: &Document, words: &str) -> Place {
    Place {
        passage: 0,
        span: span(document, words),
    }
}

fn figure(document: &Document) -> Figure {
    Figure {
        place: place(document, "more than 5,000 nurses"),
        sentence: Span::new(0, document.lines[0].text.len()),
        number: span(document, "5,000"),
        value: Value::of(5000.0),
        others: Box::default(),
        bound: Bound::MoreThan,
        role: Role::Total,
        bound_words: Some(span(document, "more than")),
        role_words: None,
        corrected: None,
        noun: Some(Noun {
            place: place(document, "nurses"),
            head: span(document, "nurses"),
            taken: Taken::Here,
        }),
        unit: None,
        per: None,
        language: Language::ENGLISH,
    }
}

fn date(document: &Document) -> Mention {
    Mention {
        place: place(document, "May 8"),
        sentence: Span::new(0, document.lines[0].text.len()),
        when: period("2024-05-08"),
        precision: Precision::Day,
        basis: DateBasis::Absolute,
        anchor: None,
        limit: Limit::At,
        others: Box::default(),
    }
}

/// The faults found when the right findings are changed.
fn faults(text: &str, change: impl FnOnce(&Document, &mut Findings)) -> Vec<Kind> {
    let document = document(text);
    let mut findings = Findings {
        figures: vec![figure(&document)],
        dates: vec![date(&document)],
        ..Findings::default()
    };
    change(&document, &mut findings);
    let verdict = judge(&document, &findings);
    verdict.wrong.iter().map(|wrong| wrong.kind).collect()
}

#[test]
fn marks_leave_the_text_as_it_reads() {
    let line = read_line(
        1,
        "The [two]{2 men} “[sic] men” [at noon]{opt} of [2019]{2019} [sic]",
    )
    .unwrap();
    assert_eq!(line.text, "The two “[sic] men” at noon of 2019 [sic]");
    let words: Vec<&str> = line.marks.iter().map(|mark| mark.span.of(&line.text)).collect();
    assert_eq!(words, ["two", "at noon", "2019"]);
    assert!(matches!(line.marks[0].meaning, Meaning::Figure(_)));
    assert!(matches!(line.marks[1].meaning, Meaning::Anything));
    assert!(matches!(line.marks[2].meaning, Meaning::Date(_)));
}

#[test]
fn what_is_no_mark_is_told_by_its_line() {
    for wrong in ["[a]{}", "[two]{2}", "[a]{b c}", "[a]{2 x", "[a [b]{2 x} c]{3 y}"] {
        let faults = read("here", &format!("Well.\n{wrong}\n")).err().unwrap();
        assert!(faults[0].starts_with("here:2: "), "{faults:?}");
    }
}

#[test]
fn a_document_is_a_run_of_lines_under_its_directives() {
    let text = "# note\n@ published 2023-01-02\nA.\nB.\n\n@ country MX\n@ published -\nC.\n";
    let documents = read("here", text).unwrap();
    let counts: Vec<usize> = documents.iter().map(|document| document.lines.len()).collect();
    assert_eq!(counts, [2, 1]);
    assert_eq!(documents[0].line, 3);
    assert!(documents[0].published.is_some() && documents[0].country.is_none());
    assert!(documents[1].published.is_none());
    assert_eq!(documents[1].country, Some("MX"));
}

#[test]
fn right_findings_are_right_and_each_fault_is_told() {
    assert_eq!(faults(TEXT, |_, _| {}), []);
    assert_eq!(
        faults(TEXT, |_, found| *found = Findings::default()),
        [Kind::Value, Kind::MissedDate]
    );
    assert_eq!(
        faults(TEXT, |_, found| found.figures[0].value = Value::of(5.0)),
        [Kind::Value]
    );
    assert_eq!(
        faults(TEXT, |_, found| found.figures[0].bound = Bound::Exact),
        [Kind::Bound]
    );
    assert_eq!(
        faults(TEXT, |_, found| found.figures[0].role = Role::Target),
        [Kind::Role]
    );
    assert_eq!(
        faults(TEXT, |_, found| found.figures[0].noun = None),
        [Kind::Noun]
    );
    assert_eq!(
        faults(TEXT, |_, found| found.dates[0].when = period("2023-05-08")),
        [Kind::WrongDate]
    );
    assert_eq!(
        faults(TEXT, |document, found| {
            found.figures[0].number = span(document, "left");
            found.dates[0].place = place(document, "left");
        }),
        [Kind::Value, Kind::FalseFigure, Kind::MissedDate, Kind::FalseDate]
    );
}

#[test]
fn what_is_optional_is_neither_missed_nor_false() {
    let twice = |document: &Document, found: &mut Findings| {
        let mut more = figure(document);
        more.number = span(document, "twice");
        found.figures.push(more);
    };
    assert_eq!(faults(TEXT, twice), []);
}

#[test]
fn words_of_a_kind_are_the_same() {
    assert_eq!(stem("Médicos"), stem("medico"));
    assert_eq!(stem("US$"), stem("dollars"));
    assert_eq!(stems("per cent"), stems("%"));
    assert_eq!(stems("percentage points"), stems("points"));
    assert_ne!(stems("percentage point"), stems("percent"));
    assert_eq!(stem("bodies"), stem("body"));
    assert_ne!(stem("dialysis"), stem("dialysi"));
}

#[test]
fn a_unit_serves_where_there_is_no_noun() {
    let text = TEXT.replace(
        "5000 more_than nurses",
        "5000 more_than dollars unit:USD per:month",
    );
    let dollars = |document: &Document, found: &mut Findings| {
        let figure = &mut found.figures[0];
        figure.noun = None;
        figure.unit = Some(Unit {
            name: "USD",
            is_money: true,
        });
        figure.per = Some(span(document, "left"));
    };
    assert_eq!(faults(&text, dollars), [Kind::Detail]);
}
