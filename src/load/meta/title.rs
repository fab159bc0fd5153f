//! The headline: a heading, the words that a page has twice, or the line that stands apart above the
//! article; and where the same words stand again.

use super::outlets;
use crate::load::shape::Shape;
use crate::load::unit::{Fate, Unit};
use crate::load::words;
use crate::story::Reason;
use crate::text::Kind;

/// The most words of a headline.
const MOST: usize = 25;

/// The headline that was found.
#[derive(Debug)]
pub(crate) struct Headline {
    /// Which unit it is.
    pub(crate) at: usize,
    /// How many bytes of the unit's words are the headline; an outlet's name may follow.
    pub(crate) length: usize,
    /// The outlet that stood beside it, here or where it was repeated.
    pub(crate) outlet: Option<Box<str>>,
}

/// Finds the headline (the one that is stated, where one is), makes it a heading and takes out its
/// repetitions and what stands above it.
pub(crate) fn settle(text: &str, units: &mut [Unit], stated: Option<&str>) -> Option<Headline> {
    let stated = stated.map(key).filter(|key| !key.is_empty());
    let at = match &stated {
        Some(stated) => units
            .iter()
            .position(|unit| unit.is_kept() && unit.words <= 2 * MOST && key(unit.plain(text)) == *stated),
        None => choose(text, units),
    };
    let title = match (stated, at) {
        (Some(stated), _) => stated,
        (None, at) => key(units[at?].plain(text)),
    };
    let outlet = repeated(text, units, at, &title);
    let at = at?;
    let (words, own) = without_outlet(units[at].plain(text));
    let length = words.len();
    let unit = &mut units[at];
    unit.fate = Fate::Keep(Kind::Heading);
    // What stands above a headline and is no sentence is the page's, not the article's.
    for above in &mut units[..at] {
        let short = above.words <= 6 && !words::ends_sentence(above.plain(text));
        if above.is_kept() && !above.is(Kind::Caption) && short {
            above.drop_for(Reason::Navigation);
        }
    }
    Some(Headline {
        at,
        length,
        outlet: own.or(outlet),
    })
}

/// Which unit is the headline, if one is.
fn choose(text: &str, units: &[Unit]) -> Option<usize> {
    let body = units
        .iter()
        .position(|unit| unit.is_body(text))
        .unwrap_or(units.len());
    // Verse and notes have no prose: there the first line that stands apart has to do.
    let head = if body == units.len() { body.min(3) } else { body };
    let keys: Vec<String> = units[..body].iter().map(|unit| spread(text, unit)).collect();
    let mut best: Option<(i32, usize)> = None;
    for at in 0..head {
        if !can_be(text, units, at) {
            continue;
        }
        let score = score(text, units, &keys, at, body);
        if best.is_none_or(|(before, _)| score > before) {
            best = Some((score, at));
        }
    }
    best.filter(|(score, _)| *score > 0).map(|(_, at)| at)
}

/// The tokens of a line that may repeat a headline, between blanks.
fn spread(text: &str, unit: &Unit) -> String {
    if unit.words > 2 * MOST {
        return String::new();
    }
    format!(" {} ", words::tokens(unit.plain(text)).join(" "))
}

/// Whether a line can be a headline at all.
fn can_be(text: &str, units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    let plain = unit.plain(text);
    if unit.shape == Shape::Heading {
        return unit.is_kept() && (1..=2 * MOST).contains(&unit.words);
    }
    let next = units.get(at + 1);
    let apart = unit.emphasis
        || next.is_some_and(|next| next.gap || !next.is_kept() || next.words > unit.words)
        || (unit.words >= 5 && (unit.gap || units[at..].iter().any(|unit| unit.is_body(text))));
    let stops = plain
        .trim_end_matches(['"', '”', '»', '’', ' '])
        .ends_with(['.', ',', ';', ':']);
    unit.shape == Shape::Prose
        && unit.is(Kind::Paragraph)
        && (1..=MOST).contains(&unit.words)
        && plain.contains(char::is_alphabetic)
        && !plain.contains(['@', '\n'])
        && plain.chars().count() <= 220
        && !stops
        && apart
        && next.is_some()
}

/// How much a line looks like the headline among the lines above the article.
fn score(text: &str, units: &[Unit], keys: &[String], at: usize, body: usize) -> i32 {
    let unit = &units[at];
    let plain = unit.plain(text);
    let own = &keys[at];
    // Pages say their headline twice: in the window's title, after the path to it, above the text.
    let twice = unit.words >= 3
        && keys.iter().enumerate().any(|(other, key)| {
            other != at && key.len() >= own.len() && (key.starts_with(own) || key.ends_with(own))
        });
    let told = units[at + 1..body.min(units.len())]
        .iter()
        .any(|unit| matches!(unit.fate, Fate::Out(Reason::Masthead | Reason::Byline)));
    let path = plain.contains(['»', '›', '|']);
    let first = !units[..at].iter().any(Unit::is_kept);
    let mut score = match unit.words {
        0 => return 0,
        1 => 1,
        2..=3 => 3,
        _ => 6,
    };
    if unit.shape == Shape::Heading {
        score += if unit.raw(text).starts_with("# ") || unit.raw(text).starts_with("<h1") {
            9
        } else {
            6
        };
    }
    score += 4 * i32::from(twice) + 2 * i32::from(first) + i32::from(told) + i32::from(unit.emphasis);
    // Below the name and the motto of a site stands its menu, below the headline the article.
    let menu = units[at + 1..body.min(units.len())]
        .iter()
        .any(|unit| matches!(unit.fate, Fate::Out(Reason::Navigation | Reason::Subscribe)));
    score -= 2 * i32::from(menu);
    score -= 4 * i32::from(path) + 3 * i32::from(plain.contains(": ") && unit.words <= 4);
    // Names stand above headlines: of the page, of a section.
    score -= 3 * i32::from(unit.words <= 4 && words::is_name(plain) && unit.shape != Shape::Heading);
    score
}

/// Takes out the lines that say the headline again, with an outlet or a path before or after it. Says
/// which outlet that was.
fn repeated(text: &str, units: &mut [Unit], at: Option<usize>, title: &str) -> Option<Box<str>> {
    let wanted = format!(" {title} ");
    let last = units.iter().rposition(|unit| unit.is_body(text)).unwrap_or(0);
    let mut above = true;
    let mut outlet = None;
    for (index, unit) in units.iter_mut().enumerate() {
        above &= !unit.is_body(text) || Some(index) == at;
        if Some(index) == at
            || !(above || index > last)
            || unit.fate == Fate::Out(Reason::Address)
            || unit.words > 2 * MOST
        {
            continue;
        }
        let plain = unit.plain(text);
        let line = spread(text, unit);
        let more = line.len() - wanted.len().min(line.len());
        let same = line == wanted || (more > 0 && key(plain) == title);
        let marked = plain.contains(['»', '›', '|', '-', '–', '—', '>', '/', '•']);
        let with_more =
            title.contains(' ') && marked && (line.starts_with(&wanted) || line.ends_with(&wanted));
        if !same && !with_more {
            continue;
        }
        if let Some((_, named)) = plain.rsplit_once(['|', '–', '—', '-', '•'])
            && line.starts_with(&wanted)
            && !same_key(named, title)
        {
            let named = named.trim();
            if (1..=5).contains(&words::count(named)) && words::is_name(named) {
                outlet = outlet.or(Some(outlets::canonical(named)));
            }
        }
        if unit.is_kept() {
            unit.drop_for(Reason::Repeated);
        }
    }
    outlet
}

fn same_key(a: &str, title: &str) -> bool {
    title.ends_with(&words::tokens(a).join(" "))
}

/// A headline as pages title themselves: the words, and the outlet after them.
fn without_outlet(title: &str) -> (&str, Option<Box<str>>) {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " • "] {
        if let Some((words, outlet)) = title.rsplit_once(mark)
            && words::count(words) >= 3
            && let Some(outlet) = outlets::by_name(outlet)
        {
            return (words.trim_end(), Some(outlet.name.as_str().into()));
        }
    }
    (title, None)
}

/// What two writings of one headline have in common.
fn key(title: &str) -> String {
    words::tokens(without_outlet(title).0).join(" ")
}
