//! A figure in words and in signs: the number, how it is limited, what it counts.

use std::fmt::Display;

use crate::analysis::{Bound, Figure, Noun, Role, Taken, Value};
use crate::story::Article;
use crate::text::Span;

/// A number as people read it: `1,200`, `2.4`, `1/3`.
#[must_use]
pub fn number(number: f64) -> String {
    if let Some(part) = part(number) {
        return part;
    }
    let plain = number.abs().to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    if !number.is_finite() || whole.len() > 18 {
        return format!("{number:e}");
    }
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if number < 0.0 { "−" } else { "" };
    format!("{sign}{grouped}{rest}")
}

/// So many things, in words: `1 source`, `2 sources`.
#[must_use]
pub fn count<N: Copy + Display + PartialEq + From<u8>>(number: N, noun: &str) -> String {
    format!("{number} {noun}{}", if number == N::from(1) { "" } else { "s" })
}

/// A part of one that has no end in decimals.
fn part(number: f64) -> Option<String> {
    if (number * 1000.0 - (number * 1000.0).round()).abs() < 1e-9 {
        return None;
    }
    let parts = [3.0, 6.0, 7.0, 9.0].into_iter().map(|of: f64| (number * of, of));
    let mut whole = parts.filter(|(parts, _)| (parts - parts.round()).abs() < 1e-9);
    let (parts, of) = whole.next().filter(|_| number > 0.0 && number < 1.0)?;
    Some(format!("{}/{of}", parts.round()))
}

/// A large round number by the name of its scale: `35 billion`.
#[must_use]
pub fn scaled(number: f64) -> Option<String> {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    let (scale, name) = scales.into_iter().find(|(scale, _)| number.abs() >= *scale)?;
    let short = number / scale;
    let thousandths = short * 1000.0;
    let is_round = (thousandths - thousandths.round()).abs() < 1e-6 && short.abs() < 1e6;
    is_round.then(|| format!("{} {name}", self::number(short)))
}

/// A number at its shortest: by its scale where it is large and round.
#[must_use]
pub fn brief(number: f64) -> String {
    scaled(number).unwrap_or_else(|| self::number(number))
}

/// A range at its shortest: `300–500`, `300–500 million`.
fn range(low: f64, high: f64) -> String {
    let (low, high) = (brief(low), brief(high));
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((low, scale)), Some((_, same))) if scale == same => format!("{low}–{high}"),
        _ => format!("{low}–{high}"),
    }
}

/// The number with what limits it, in signs: `> 5,000`, `≈ 850`, `300–500`, `+1,200`; a `?` before it
/// where it can be read otherwise.
#[must_use]
pub fn signs(figure: &Figure) -> String {
    let Value { low, high } = figure.value;
    let shown = if figure.value.is_range() {
        range(low, high)
    } else {
        brief(low)
    };
    let bound = match figure.bound {
        Bound::Exact | Bound::Between => "",
        Bound::About => "≈ ",
        Bound::AtLeast => "≥ ",
        Bound::MoreThan => "> ",
        Bound::AtMost => "≤ ",
        Bound::LessThan => "< ",
    };
    let role = if figure.role == Role::Additional { "+" } else { "" };
    let doubt = if figure.others.is_empty() { "" } else { "? " };
    format!("{doubt}{bound}{role}{shown}")
}

/// The number with what limits it, in words: `more than 5,000`, `between 300 and 500`.
#[must_use]
pub fn words(figure: &Figure) -> String {
    let Value { low, high } = figure.value;
    let (low, high) = (brief(low), brief(high));
    if figure.bound == Bound::Between {
        return format!("between {low} and {high}");
    }
    let number = if figure.value.is_range() {
        format!("{low} to {high}")
    } else {
        low
    };
    match bound(figure.bound) {
        "" => number,
        bound => format!("{bound} {number}"),
    }
}

/// A share in words: `12 percent`, `half`, `about a third`.
#[must_use]
pub fn share(figure: &Figure) -> String {
    if figure.unit.is_some_and(|unit| unit.name == "percent") {
        return format!("{} percent", words(figure));
    }
    let named = [
        (0.5, "half"),
        (1.0 / 3.0, "a third"),
        (0.25, "a quarter"),
        (0.75, "three quarters"),
    ];
    let fraction = named
        .into_iter()
        .find(|(part, _)| (figure.value.low - part).abs() < 1e-9);
    match (fraction, bound(figure.bound)) {
        (None, _) => words(figure),
        (Some((_, name)), "") => name.to_owned(),
        (Some((_, name)), bound) => format!("{bound} {name}"),
    }
}

/// A bound in words, to stand before the number; empty where nothing limits it.
#[must_use]
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::MoreThan => "more than",
        Bound::AtMost => "at most",
        Bound::LessThan => "less than",
        Bound::Between => "between",
    }
}

/// A role in words, to stand behind what is counted; empty for a total.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Total => "",
        Role::Additional => "additional",
        Role::Target => "as a target",
        Role::Part => "part of a whole",
        Role::Remaining => "remaining",
        Role::Average => "on average",
    }
}

/// What a figure counts, where that is more than the sign before its number.
#[must_use]
pub fn noun(figure: &Figure) -> Option<Noun> {
    let is_sign = |noun: &Noun| {
        let span = noun.place.span;
        let within = figure.number.start <= span.start && span.end <= figure.number.end;
        within && noun.place.passage == figure.place.passage
    };
    figure.noun.filter(|noun| !is_sign(noun))
}

/// What a figure counts or is measured in, and per what, as the text has it: `Cuban doctors`, `doctors
/// per 1,000 inhabitants`, `dollars monthly`. `None` for a bare number.
#[must_use]
pub fn what(article: &Article, figure: &Figure) -> Option<String> {
    if let Some(counts) = figure
        .corrected
        .as_ref()
        .and_then(|reread| reread.counts.as_ref())
    {
        return Some(counts.to_string());
    }
    let text = article.passage(figure.place.passage as usize);
    let part = |start: u32, end: u32| {
        Span {
            start,
            end: end.max(start),
        }
        .of(&text)
        .trim_start_matches(['-', '‐', '‑'])
        .trim()
    };
    let noun = noun(figure).map(|noun| article.words_at(noun.place));
    let beside = self::noun(figure)
        .filter(|noun| noun.taken == Taken::Here && noun.place.passage == figure.place.passage);
    let Some(unit) = figure.unit else {
        let mut what = noun?;
        if let Some(per) = figure.per {
            // With the word that joins the two, unless it stands somewhere else.
            let end = beside.map_or(figure.number.end, |noun| noun.place.span.end);
            let joined = part(end, per.end);
            let is_near = !joined.is_empty() && joined.split(' ').count() < 8;
            what.push(' ');
            what.push_str(if is_near { joined } else { per.of(&text) });
        }
        return Some(what);
    };
    // The text's own words for the unit, up to where the limit is set behind them: `years or more`.
    let behind = figure.bound_words.filter(|bound| bound.start > figure.number.end);
    let own = part(
        figure.number.end,
        behind.map_or(figure.place.span.end, |bound| bound.start),
    );
    let has_sign = figure.number.of(&text).contains(['$', '€', '£', '¥', '%']);
    let mut what = match (own, has_sign) {
        ("", _) => unit.name.to_owned(),
        (own, true) => format!("{} {own}", unit.name),
        (own, false) => own.to_owned(),
    };
    if let Some(noun) = noun.filter(|noun| !what.contains(noun.as_str())) {
        what = format!("{what}, {noun}");
    }
    Some(what)
}

/// What a figure claims, as a clause: `more than 700 doctors`, `1,200 doctors, additional`.
#[must_use]
pub fn claim(article: &Article, figure: &Figure) -> String {
    let mut claim = words(figure);
    if let Some(what) = what(article, figure) {
        claim.push_str(&format!(" {what}"));
    }
    let role = role(figure.role);
    if !role.is_empty() {
        claim.push_str(&format!(", {role}"));
    }
    claim
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_keep_their_decimals() {
        assert_eq!(number(1.0 / 3.0), "1/3");
        assert_eq!(number(2.0 / 3.0), "2/3");
        assert_eq!(number(0.5), "0.5");
        assert_eq!(number(1200.0), "1,200");
        assert_eq!(number(2.4), "2.4");
        assert_eq!(number(0.3333), "0.3333");
        assert_eq!(number(665_194.0), "665,194");
        assert_eq!(number(-12_345.5), "−12,345.5");
        assert_eq!(number(f64::INFINITY), "inf");
        assert_eq!(number(1e30), "1e30");
    }

    #[test]
    fn a_scale_is_named_where_the_number_is_round() {
        assert_eq!(scaled(35e9).as_deref(), Some("35 billion"));
        assert_eq!(scaled(1.2e9).as_deref(), Some("1.2 billion"));
        assert_eq!(scaled(103.7e6).as_deref(), Some("103.7 million"));
        assert_eq!(range(3e8, 5e8), "300–500 million");
        assert_eq!(range(9e8, 1.1e9), "900 million–1.1 billion");
        assert_eq!(range(300.0, 500.0), "300–500");
        assert_eq!(scaled(472_441_229.0), None);
        assert_eq!(scaled(5000.0), None);
    }
}
