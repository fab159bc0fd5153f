//! Findings made by hand, for tests of what shows them: an article says which of these words it holds.
#![allow(dead_code, reason = "each test uses its part")]

use cotejo::analysis::{
    Anchor, AnchorKind, Bound, DateBasis, Doubt, Figure, Findings, Limit, Mention, Noun, Other, Period,
    Place, Precision, Role, Taken, Unit, Value,
};
use cotejo::app::App;
use cotejo::story::Article;
use cotejo::text::{Language, Span};
use jiff::civil::{Date, date};

use crate::common::{press, told};

/// A text with every kind of finding in it; [`found`] finds them.
pub(crate) const TEXT: &str = "\
Mexico hires 1,200 doctors

Port Agency | Monday, 20 May 2024

Havana, May 20 (Agency) More than 806 Cuban doctors were hired in 16 states on May 8, 2022, the minister said.

They are paid 20 dollars monthly, and about 3.5 percent of them left; between 300 and 500 are on their way.

The remaining 40 arrive this Friday, others by the end of April, and 1.200 médicos more at some time.
";

/// An app on [`TEXT`], in the text.
pub(crate) fn reading(size: (u16, u16)) -> App {
    let mut app = told(&[("a.txt", TEXT)], size, found);
    press(&mut app, "<enter>");
    app
}

/// An app on [`TEXT`] with a passage of forty sentences before its last one, in the text.
pub(crate) fn reading_long(size: (u16, u16)) -> App {
    let filler = "A sentence without any of it stands here for nothing but its length. ".repeat(40);
    let text = TEXT.replace("The remaining", &format!("{filler}\n\nThe remaining"));
    let mut app = told(&[("a.txt", &text)], size, found);
    press(&mut app, "<enter>");
    app
}

/// What there is to find in an article, in reading order; words that it does not hold are passed over.
pub(crate) fn found(article: &Article) -> Findings {
    let mut findings = Findings::default();
    for (words, make) in FIGURES {
        findings
            .figures
            .extend(place(article, words).map(|place| make(article, place)));
    }
    for (words, make) in DATES {
        findings
            .dates
            .extend(place(article, words).map(|place| make(article, place)));
    }
    let line = "Monday, 20 May 2024";
    if let Some(at) = article.text.find(line) {
        let day = date(2024, 5, 20);
        let mut mention = mention(article, Place::default(), Some((day, day)));
        mention.place.span = Span::new(at, at + line.len());
        mention.sentence = Span::new(at - "Port Agency | ".len(), at + line.len());
        mention.basis = DateBasis::Publication;
        findings.publication.push(mention);
    }
    findings
}

type Make<T> = fn(&Article, Place) -> T;

const FIGURES: [(&str, Make<Figure>); 8] = [
    ("1,200 doctors", |article, place| Figure {
        others: [1.2].into(),
        ..counted(article, place, "1,200", 1200.0, "doctors")
    }),
    ("More than 806 Cuban doctors", |article, place| Figure {
        bound: Bound::MoreThan,
        bound_words: words(article, place, "More than"),
        ..counted(article, place, "806", 806.0, "Cuban doctors")
    }),
    ("16 states", |article, place| {
        counted(article, place, "16", 16.0, "states")
    }),
    ("20 dollars monthly", |article, place| Figure {
        unit: Some(Unit {
            name: "USD",
            is_money: true,
        }),
        per: words(article, place, "monthly"),
        ..bare(article, place, "20", 20.0)
    }),
    ("about 3.5 percent", |article, place| Figure {
        bound: Bound::About,
        bound_words: words(article, place, "about"),
        unit: Some(Unit {
            name: "percent",
            is_money: false,
        }),
        ..bare(article, place, "3.5", 3.5)
    }),
    ("between 300 and 500", |article, place| Figure {
        value: Value {
            low: 300.0,
            high: 500.0,
        },
        bound: Bound::Between,
        bound_words: words(article, place, "between"),
        noun: earlier(article, Taken::Earlier),
        ..bare(article, place, "300 and 500", 0.0)
    }),
    ("remaining 40", |article, place| Figure {
        role: Role::Remaining,
        role_words: words(article, place, "remaining"),
        corrected: None,
        noun: earlier(article, Taken::Earlier),
        ..bare(article, place, "40", 40.0)
    }),
    ("1.200 médicos more", |article, place| Figure {
        role: Role::Additional,
        role_words: words(article, place, "more"),
        corrected: None,
        ..counted(article, place, "1.200", 1200.0, "médicos")
    }),
];

const DATES: [(&str, Make<Mention>); 5] = [
    ("May 20", |article, place| Mention {
        basis: DateBasis::Dateline,
        ..mention(article, place, Some((date(2024, 5, 20), date(2024, 5, 20))))
    }),
    ("May 8, 2022", |article, place| {
        mention(article, place, Some((date(2022, 5, 8), date(2022, 5, 8))))
    }),
    ("this Friday", |article, place| Mention {
        basis: DateBasis::Relative,
        anchor: Some(Anchor {
            kind: AnchorKind::Publication,
            date: date(2024, 5, 20),
            place: None,
        }),
        others: [Other {
            when: Period {
                from: date(2024, 5, 17),
                to: date(2024, 5, 17),
            },
            why: Doubt::Direction,
        }]
        .into(),
        ..mention(article, place, Some((date(2024, 5, 24), date(2024, 5, 24))))
    }),
    ("by the end of April", |article, place| Mention {
        basis: DateBasis::Relative,
        anchor: Some(Anchor {
            kind: AnchorKind::Text,
            date: date(2022, 5, 8),
            place: self::place(article, "May 8, 2022"),
        }),
        limit: Limit::Until,
        precision: Precision::About,
        ..mention(article, place, Some((date(2023, 4, 1), date(2023, 4, 30))))
    }),
    ("at some time", |article, place| Mention {
        basis: DateBasis::Relative,
        ..mention(article, place, None)
    }),
];

/// Where words stand for the first time in an article's prose.
pub(crate) fn place(article: &Article, words: &str) -> Option<Place> {
    (0..article.passages.len()).find_map(|index| {
        let at = article.passage(index).find(words)?;
        Some(Place {
            passage: u32::try_from(index).ok()?,
            span: Span::new(at, at + words.len()),
        })
    })
}

/// Where words stand within a place, in bytes of its passage.
fn words(article: &Article, place: Place, words: &str) -> Option<Span> {
    let at = place
        .span
        .of(&article.passage(place.passage as usize))
        .find(words)?;
    let start = place.span.start as usize + at;
    Some(Span::new(start, start + words.len()))
}

/// The sentence around a place.
fn sentence(article: &Article, place: Place) -> Span {
    let text = article.passage(place.passage as usize);
    let (start, end) = (place.span.start as usize, place.span.end as usize);
    let from = text[..start].rfind(". ").map_or(0, |at| at + 2);
    let to = text[end..].find(". ").map_or(text.len(), |at| end + at + 1);
    Span::new(from, to)
}

fn bare(article: &Article, place: Place, number: &str, value: f64) -> Figure {
    Figure {
        place,
        sentence: sentence(article, place),
        number: words(article, place, number).unwrap_or(place.span),
        value: Value::of(value),
        others: [].into(),
        bound: Bound::Exact,
        role: Role::Total,
        bound_words: None,
        role_words: None,
        corrected: None,
        noun: None,
        unit: None,
        per: None,
        language: Language::ENGLISH,
    }
}

fn counted(article: &Article, place: Place, number: &str, value: f64, noun: &str) -> Figure {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    let noun = words(article, place, noun).zip(words(article, place, head));
    Figure {
        noun: noun.map(|(span, head)| Noun {
            place: Place { span, ..place },
            head,
            taken: Taken::Here,
        }),
        ..bare(article, place, number, value)
    }
}

/// The doctors of the first paragraph.
fn earlier(article: &Article, taken: Taken) -> Option<Noun> {
    let place = place(article, "Cuban doctors")?;
    let head = words(article, place, "doctors")?;
    Some(Noun { place, head, taken })
}

fn mention(article: &Article, place: Place, when: Option<(Date, Date)>) -> Mention {
    Mention {
        place,
        sentence: sentence(article, place),
        when: when.map(|(from, to)| Period { from, to }),
        precision: Precision::Day,
        basis: DateBasis::Absolute,
        anchor: None,
        limit: Limit::At,
        others: [].into(),
    }
}
