//! Why a figure or a date is read as it is, in words for somebody who does not know this program: fact
//! by fact, each with what it rests on.

use crate::analysis::{
    Anchor, AnchorKind, Bound, DateBasis, Doubt, Figure, Mention, Place, Precision, Role, Taken,
};
use crate::story::Article;
use crate::text::{Span, excerpt};

use super::{amount, day};

/// Something that is known of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, in a word or two.
    pub label: &'static str,
    /// What is known, and what it rests on.
    pub words: String,
    /// Where the finding itself stands in `words`, in bytes.
    pub lit: Option<Span>,
}

impl Fact {
    fn new(label: &'static str, words: impl Into<String>) -> Self {
        Self {
            label,
            words: words.into(),
            lit: None,
        }
    }

    /// The sentence, with the finding in it lit.
    fn sentence(article: &Article, place: Place, sentence: Span) -> Self {
        let text = article.passage(place.passage as usize);
        let before = format!("¶ {}: “", place.passage + 1);
        let shift = |at: u32| before.len() + (at.saturating_sub(sentence.start)) as usize;
        Self {
            label: "sentence",
            words: format!("{before}{}”", sentence.of(&text)),
            lit: Some(Span::new(
                shift(place.span.start),
                shift(place.span.end.min(sentence.end)),
            )),
        }
    }
}

/// Why a figure is read as it is.
#[must_use]
pub fn figure(article: &Article, figure: &Figure) -> Vec<Fact> {
    let text = article.passage(figure.place.passage as usize);
    let quote = |span: Span| format!("“{}”", span.of(&text));
    let mut facts = vec![
        Fact::new("words", quote(figure.place.span)),
        Fact::new(
            "read as",
            match figure.corrected {
                Some(_) => format!("{}, as you corrected it", read_as(figure)),
                None => read_as(figure),
            },
        ),
    ];
    for other in &figure.others {
        let why = doubt(figure.number.of(&text), figure.value.low, *other);
        facts.push(Fact::new("or else", format!("{}, {why}", amount::number(*other))));
    }
    let bound = match figure.bound {
        Bound::Between => "both ends are given",
        other => amount::bound(other),
    };
    facts.push(Fact::new(
        "limit",
        match (figure.bound, figure.bound_words) {
            (Bound::Exact, _) => "none: no word makes it more or less than this".to_owned(),
            (_, Some(words)) => format!("{bound}, by {}", said(words.of(&text))),
            (_, None) => bound.to_owned(),
        },
    ));
    let role = match figure.role {
        Role::Total => "a total: no word says otherwise",
        Role::Additional => "additional: it comes on top of others",
        Role::Target => "a target: it is to be reached",
        Role::Part => "a part of a larger number",
        Role::Remaining => "a rest: what is left of a larger number",
        Role::Average => "an average",
    };
    facts.push(Fact::new(
        "role",
        match figure.role_words {
            Some(words) => format!("{role}, by {}", said(words.of(&text))),
            None => role.to_owned(),
        },
    ));
    facts.extend(counts(article, figure));
    if let Some(unit) = figure.unit {
        let money = if unit.is_money { ", money" } else { "" };
        facts.push(Fact::new("unit", format!("{}{money}", unit.name)));
    }
    if let Some(per) = figure.per {
        facts.push(Fact::new("per", quote(per)));
    }
    facts.push(Fact::new(
        "language",
        format!("read by the rules of {}", figure.language.name()),
    ));
    facts.push(Fact::sentence(article, figure.place, figure.sentence));
    facts
}

/// Why a figure is none: the reader said so.
#[must_use]
pub fn no_figure(article: &Article, figure: &Figure) -> Vec<Fact> {
    none(article, figure.place, figure.sentence, "figure", &read_as(figure))
}

/// Why a date is none: the reader said so.
#[must_use]
pub fn no_date(article: &Article, mention: &Mention) -> Vec<Fact> {
    let found = mention.when.map_or_else(|| "open".to_owned(), day::span);
    none(article, mention.place, mention.sentence, "date", &found)
}

fn none(article: &Article, place: Place, sentence: Span, what: &str, found: &str) -> Vec<Fact> {
    vec![
        Fact::new("words", format!("“{}”", article.words_at(place))),
        Fact::new("read as", format!("not a {what}: yours")),
        Fact::new("found as", found),
        Fact::sentence(article, place, sentence),
    ]
}

/// `the word “additional”`, `the words “more than”`.
fn said(words: &str) -> String {
    let noun = if words.contains(' ') { "words" } else { "word" };
    format!("the {noun} “{words}”")
}

fn read_as(figure: &Figure) -> String {
    let words = amount::words(figure);
    let ends = [figure.value.low, figure.value.high];
    if ends.iter().all(|end| amount::scaled(*end).is_none()) {
        return words;
    }
    // The name of a scale is not the same number everywhere.
    let [low, high] = ends.map(amount::number);
    if figure.value.is_range() {
        format!("{words} ({low} to {high})")
    } else {
        format!("{words} ({low})")
    }
}

/// Why a number has another reading.
fn doubt(words: &str, chosen: f64, other: f64) -> String {
    let is_a_thousand = |ratio: f64| (ratio / 1000.0 - 1.0).abs() < 1e-9;
    let has_sign = words.contains(['.', ',', '\'', '’']);
    if has_sign && is_a_thousand(chosen / other) {
        format!("if the sign in “{words}” sets off decimals and not thousands")
    } else if has_sign && is_a_thousand(other / chosen) {
        format!("if the sign in “{words}” sets off thousands and not decimals")
    } else {
        format!("which “{words}” can mean too")
    }
}

/// What is counted, and where that was taken from.
fn counts(article: &Article, figure: &Figure) -> Vec<Fact> {
    let Some(noun) = amount::noun(figure) else {
        let none = figure.unit.is_none();
        return none
            .then(|| Fact::new("counts", "open: nothing near the number says"))
            .into_iter()
            .collect();
    };
    let words = article.words_at(noun.place);
    let head = noun
        .head
        .of(&article.passage(noun.place.passage as usize))
        .to_owned();
    let main = if head == words || figure.unit.is_some() {
        String::new()
    } else {
        format!("; its main word is “{head}”")
    };
    let counts = Fact::new("counts", format!("“{words}”{main}"));
    let taken = match noun.taken {
        Taken::Here => "the words at the number".to_owned(),
        Taken::Sentence => "elsewhere in the sentence, for the number itself has none".to_owned(),
        Taken::Earlier => format!(
            "an earlier sentence, for the number itself has none; in {}",
            quoted(article, noun.place)
        ),
    };
    vec![counts, Fact::new("taken from", taken)]
}

/// Words with what stands around them, and their passage.
fn quoted(article: &Article, place: Place) -> String {
    let around = excerpt(&article.passage(place.passage as usize), place.span, 80);
    format!(
        "¶ {}: “{}{}{}”",
        place.passage + 1,
        around.before,
        around.words,
        around.after
    )
}

/// Why a date in the prose is read as it is.
#[must_use]
pub fn date(article: &Article, mention: &Mention) -> Vec<Fact> {
    let words = article.words_at(mention.place);
    let mut facts = vec![Fact::new("words", format!("“{words}”"))];
    match mention.when {
        Some(period) => {
            facts.push(Fact::new(
                "read as",
                format!("{}{}", day::span(period), day::limit(mention.limit)),
            ));
            facts.push(Fact::new("precision", precision(mention.precision)));
            facts.push(Fact::new("worked out", basis(article, mention)));
        }
        None => facts.push(Fact::new("read as", format!("open, {}", basis(article, mention)))),
    }
    for other in &mention.others {
        let why = match other.why {
            Doubt::Order => "if day and month are read the other way round".to_owned(),
            Doubt::Anchor(anchor) => format!("counted from {}", self::anchor(article, anchor)),
            Doubt::Direction => "if the one before or after is meant".to_owned(),
            Doubt::Conflict(place) => {
                format!("as the same article has it elsewhere, {}", quoted(article, place))
            }
        };
        facts.push(Fact::new("or else", format!("{}, {why}", day::span(other.when))));
    }
    if mention.when.is_none() {
        facts.push(Fact::new("missing", missing(article)));
    }
    facts.push(Fact::sentence(article, mention.place, mention.sentence));
    facts
}

fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "to the day",
        Precision::Month => "to the month",
        Precision::Year => "to the year",
        Precision::About => "some time in that span; the words say no more",
    }
}

/// How a date was worked out, and from what; why not, where it is open.
#[must_use]
pub fn basis(article: &Article, mention: &Mention) -> String {
    let from = mention.anchor.map(|anchor| self::anchor(article, anchor));
    match (mention.basis, from) {
        (DateBasis::Absolute, None) if mention.when.is_none() => {
            "for the words leave its year open".to_owned()
        }
        (DateBasis::Relative, None) if mention.when.is_none() => {
            "for it is counted from a date that is not known".to_owned()
        }
        (DateBasis::Absolute, None) => "as the words say it".to_owned(),
        (DateBasis::Absolute, Some(from)) => format!("as the words say it, completed by {from}"),
        (DateBasis::Dateline, None) => "by the dateline of the article".to_owned(),
        (DateBasis::Dateline, Some(from)) => format!("by the dateline of the article, completed by {from}"),
        (DateBasis::Publication, _) => "by the publication line of the article".to_owned(),
        (DateBasis::Relative, Some(from)) => format!("counted from {from}"),
        (DateBasis::Relative, None) => "counted from another date".to_owned(),
        (DateBasis::Corrected, _) => "as you corrected it".to_owned(),
    }
}

fn anchor(article: &Article, anchor: Anchor) -> String {
    let date = day::day(anchor.date);
    match (anchor.kind, anchor.place) {
        (AnchorKind::Publication, _) => format!("the day of publication, {date}"),
        (AnchorKind::Dateline, _) => format!("the dateline, {date}"),
        (AnchorKind::Text, Some(place)) => {
            format!("“{}” in ¶ {}, {date}", article.words_at(place), place.passage + 1)
        }
        (AnchorKind::Text, None) => format!("a date in the text, {date}"),
    }
}

/// What would settle an open date.
fn missing(article: &Article) -> &'static str {
    if article.published.is_none() {
        "the article has no date to count from; `published` in cotejo.toml gives it one"
    } else {
        "a date near it, to count from"
    }
}
