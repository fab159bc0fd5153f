//! The dateline at the head of the first paragraph: `City, Sep 12 (Agency)`.

use super::outlets;
use crate::analysis::When;
use crate::analysis::written::{self, Order};
use crate::load::words;
use crate::text::Span;

/// What a dateline says; spans are in the paragraph's own text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) agency: Option<(Box<str>, Span)>,
    pub(crate) published: Option<(When, Span)>,
}

/// How far into a paragraph a dateline goes.
const FAR: usize = 110;

/// Reads the dateline of a paragraph, if it opens with one.
pub(crate) fn read(plain: &str, order: Order) -> Option<Dateline> {
    let head = &plain[..(FAR.min(plain.len())..=plain.len()).find(|at| plain.is_char_boundary(*at))?];
    in_brackets(head, order).or_else(|| before_dash(head, order))
}

/// `Havana, May 10 (Reuters) - `, `(CNN) — `, `LA PAZ (EFE).-`.
fn in_brackets(head: &str, order: Order) -> Option<Dateline> {
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let place = head[..open].trim();
    let inner = head[open + 1..close].trim();
    let after = head[close + 1..].trim_start_matches([' ', '.', ',', ':', '\u{a0}']);
    let dashed = after.starts_with(['-', '–', '—', '|']);
    let day = written::first(place, order);
    let known = outlets::by_name(inner);
    let name_like =
        words::count(inner) <= 5 && words::capital(inner) && !inner.contains(|c: char| c.is_ascii_digit());
    let city = day.map_or(place, |day| {
        place[..day.span.start as usize].trim_end_matches([',', ' ', '.', '-'])
    });
    let shouted = city.chars().any(char::is_uppercase) && !city.chars().any(char::is_lowercase);
    let is_place = words::count(city) <= 7
        && (city.is_empty() || words::is_name(city))
        && !city.contains(['.', ':', ';', '"', '“']);
    let city_ends = city.is_empty() || day.is_some() || dashed || shouted;
    // A name before brackets is a city only beside a day, a dash or an agency that we know.
    let sure = is_place
        && city_ends
        && name_like
        && (day.is_some() || (dashed && (known.is_some() || shouted)) || (known.is_some() && shouted))
        && (dashed || !city.is_empty());
    // Between day and bracket stands nothing but marks.
    let tight = day.is_none_or(|day| !place[day.span.end as usize..].contains(char::is_alphanumeric));
    (sure && tight).then(|| Dateline {
        agency: Some((outlets::canonical(inner), Span::new(open + 1, close))),
        published: day.map(|day| (day.when, day.span)),
    })
}

/// `HAVANA, May 10 — `, `Bogotá, 3 may. - `: no agency.
fn before_dash(head: &str, order: Order) -> Option<Dateline> {
    let dash = head
        .char_indices()
        .find(|(at, c)| matches!(c, '–' | '—') || (*c == '-' && head[..*at].ends_with([' ', '.'])))?;
    let place = head[..dash.0].trim_end_matches([' ', '.', '\u{a0}']);
    let day = written::first(place, order)?;
    let city = place[..day.span.start as usize].trim_end_matches([',', ' ', '.']);
    let rest = &place[day.span.end as usize..];
    let sure = !city.is_empty()
        && words::count(city) <= 6
        && words::is_name(city)
        && !city.contains(['.', ':', '"'])
        && !rest.contains(char::is_alphanumeric);
    sure.then_some(Dateline {
        agency: None,
        published: Some((day.when, day.span)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_read() {
        for (text, agency, when) in [
            (
                "San Telmo, Oct 4 (Prensa Latina) A ferry",
                "Prensa Latina",
                "--10-04",
            ),
            (
                "Puerto Alto, 21 jun (RHC) Una barca",
                "Radio Habana Cuba",
                "--06-21",
            ),
            ("LONDON (Reuters) - Shares", "Reuters", ""),
            ("QUITO, May 3 (Reuters) - Ecuador", "Reuters", "--05-03"),
            ("Madrid, 3 ene (EFE).- El", "EFE", "--01-03"),
            ("WASHINGTON (AP) — The", "Associated Press", ""),
            ("Lima, 4 de junio de 2021 (Andina). El", "Andina", "2021-06-04"),
            ("(CNN) -- A", "CNN", ""),
            ("Asunción, 7 feb (La Gaceta) Una", "La Gaceta", "--02-07"),
            ("HAVANA, May 10 — The", "", "--05-10"),
        ] {
            let line = read(text, Order::Open).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(line.agency.map_or("".into(), |a| a.0), agency.into(), "{text}");
            assert_eq!(
                line.published.map_or(String::new(), |p| p.0.to_string()),
                when,
                "{text}"
            );
        }
    }

    #[test]
    fn brackets_in_prose_are_no_dateline() {
        for text in [
            "Ana Ruiz (PRI) said on May 3 that",
            "The World Health Organization (WHO) said",
            "On May 10 the head of the agency (EFE) said",
            "The minister met (again) his",
        ] {
            assert_eq!(read(text, Order::Open), None, "{text}");
        }
    }
}
