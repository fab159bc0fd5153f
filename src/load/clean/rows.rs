//! Furniture that only its neighbours show: rows of links, runs of menu items, lists of other articles
//! under a label, a question above a comment button.

use super::vocabulary;
use crate::load::shape::Shape;
use crate::load::unit::{Fate, Unit};
use crate::load::words;
use crate::story::Reason;

/// Why a line is a row of links, if it is one.
pub(crate) fn row(text: &str) -> Option<Reason> {
    if text.len() > 300 || words::ends_sentence(text) || text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    for mark in ["|", "•", "·", "»", "›", "→", " > ", " / ", " – ", " - ", "\t"] {
        let mut parts: Vec<&str> = text.split(mark).map(str::trim).collect();
        let all = parts.len();
        parts.retain(|part| part.contains(char::is_alphanumeric));
        if parts.len() < 2 {
            continue;
        }
        let short = parts.iter().all(|part| words::count(part) <= 4);
        if !short {
            return None;
        }
        let known: Vec<Option<Reason>> = parts.iter().map(|part| of_part(part)).collect();
        let count = known.iter().flatten().count();
        // A bar before the first or after the last part is no sentence's.
        let framed = all > parts.len() && matches!(mark, "|" | "»" | "›");
        if count == parts.len() || (parts.len() >= 3 && (count * 3 >= parts.len() || framed)) {
            let first = known.iter().flatten().next().copied();
            return Some(first.unwrap_or(Reason::Navigation));
        }
        return None;
    }
    let (known, all) = vocabulary::navigation(text);
    let capitals = text.split_whitespace().all(words::capital);
    (all >= 4 && known * 4 >= all * 3 && capitals).then_some(Reason::Navigation)
}

fn of_part(part: &str) -> Option<Reason> {
    vocabulary::reason(part, words::count(part)).or_else(|| {
        let (known, all) = vocabulary::navigation(part);
        (known > 0 && known == all).then_some(Reason::Navigation)
    })
}

/// Takes out what stands in runs.
pub(crate) fn runs(text: &str, units: &mut [Unit]) {
    menus(text, units);
    links(text, units);
    under_labels(text, units);
    questions(text, units);
    threads(text, units);
}

/// Four short lines or more in a row of which a third are words of navigation.
fn menus(text: &str, units: &mut [Unit]) {
    let mut at = 0;
    while at < units.len() {
        let end = at
            + units[at..]
                .iter()
                .take_while(|unit| is_menu_item(text, unit))
                .count();
        let run = &units[at..end];
        let kept = run.iter().filter(|unit| unit.is_kept()).count();
        let known = run
            .iter()
            .filter(|unit| {
                let (known, all) = vocabulary::navigation(unit.plain(text));
                unit.fate == Fate::Out(Reason::Navigation) || (known > 0 && known * 2 >= all)
            })
            .count();
        if kept > 0 && run.len() >= 4 && known * 3 >= run.len() {
            for unit in &mut units[at..end] {
                if unit.is_kept() {
                    unit.drop_for(Reason::Navigation);
                }
            }
        }
        at = end.max(at + 1);
    }
}

fn is_menu_item(text: &str, unit: &Unit) -> bool {
    let words = unit.plain(text);
    matches!(unit.shape, Shape::Item | Shape::Prose)
        && (unit.fate == Fate::Out(Reason::Navigation)
            || (unit.is_kept()
                && unit.words <= 3
                && !words::ends_sentence(words)
                && !words.ends_with([',', ';', ':'])
                && !words.contains(|c: char| c.is_ascii_digit())))
}

/// Three paragraphs or items in a row that are one link each.
fn links(text: &str, units: &mut [Unit]) {
    let body = |unit: &Unit| unit.links == 0 && unit.is_body(text);
    let first = units.iter().position(body).unwrap_or(0);
    let last = units.iter().rposition(body).unwrap_or(units.len());
    let mut at = 0;
    while at < units.len() {
        let end = at
            + units[at..]
                .iter()
                .take_while(|unit| unit.links > 0 && unit.is_kept())
                .count();
        let run = &units[at..end];
        if run.len() >= 3 && (end <= first || at > last) {
            let words: usize = run.iter().map(|unit| unit.words).sum();
            let reason = if words <= 4 * run.len() {
                Reason::Navigation
            } else {
                Reason::Teaser
            };
            for unit in &mut units[at..end] {
                unit.drop_for(reason);
            }
        }
        at = end.max(at + 1);
    }
}

/// The most other articles that follow a label in one go.
const TEASERS: usize = 12;

/// Headlines of other articles under a label such as “related stories”.
fn under_labels(text: &str, units: &mut [Unit]) {
    for at in 0..units.len() {
        let label = units[at].fate == Fate::Out(Reason::Teaser) && units[at].words <= 5;
        // An advertisement's label stands above nothing that was copied.
        if !label || is_advert(units[at].plain(text)) {
            continue;
        }
        let prose_follows = units[at + 1..]
            .iter()
            .any(|unit| unit.is_body(text) && unit.links == 0);
        // The first line that could be the headline is no other article's.
        let headed = units[..at].iter().any(|unit| unit.is_kept() && unit.words >= 3);
        let mut taken = 0;
        for next in at + 1..units.len() {
            let unit = &units[next];
            if !unit.is_kept() {
                // Pictures and times stand among the headlines.
                if matches!(unit.fate, Fate::Out(Reason::Image | Reason::Rule)) && taken > 0 {
                    continue;
                }
                break;
            }
            let listed = unit.links > 0 || unit.shape == Shape::Item;
            let plain = unit.plain(text);
            let quoted = unit.words > 5 && plain.ends_with(['”', '"', '»']);
            let headline = unit.words <= 20 && !quoted && !plain.ends_with(['.', ':']);
            let near = !unit.gap
                || !prose_follows
                || listed
                || headed && taken == 0 && is_followed(text, units, next);
            if taken >= TEASERS || !headline || !near || unit.shape == Shape::Heading && unit.links == 0 {
                break;
            }
            units[next].drop_for(Reason::Teaser);
            taken += 1;
        }
    }
}

/// Whether a label is an advertisement's: its word alone, or the way past it.
fn is_advert(plain: &str) -> bool {
    let last = plain.split_whitespace().next_back().unwrap_or_default();
    words::count(plain) <= 2 && vocabulary::all_words(last) == Some(Reason::Teaser)
}

/// Whether prose follows at once, so that what stands at `at` is alone between label and prose.
fn is_followed(text: &str, units: &[Unit], at: usize) -> bool {
    units[at].words >= 5 && units.get(at + 1).is_some_and(|next| next.is_body(text))
}

/// Between a line that counts comments and the form for one more stand the readers' comments.
fn threads(text: &str, units: &mut [Unit]) {
    let is_prompt = |unit: &Unit| unit.fate == Fate::Out(Reason::Comment);
    let counts = |unit: &Unit| is_prompt(unit) && unit.plain(text).contains(|c: char| c.is_ascii_digit());
    let (Some(first), Some(last)) = (units.iter().position(counts), units.iter().rposition(is_prompt)) else {
        return;
    };
    let words = |units: &[Unit]| -> usize {
        units
            .iter()
            .filter(|unit| unit.is_body(text))
            .map(|unit| unit.words)
            .sum()
    };
    // A count above the article has the article below it.
    if last <= first + 1 || words(&units[..first]) < words(&units[first..last]) || words(&units[..first]) == 0
    {
        return;
    }
    for unit in &mut units[first..last] {
        if unit.is_kept() {
            unit.drop_for(Reason::Comment);
        }
    }
}

/// A short question right above a comment button asks the reader, not a minister.
fn questions(text: &str, units: &mut [Unit]) {
    for at in 1..units.len() {
        let button = units[at].fate == Fate::Out(Reason::Comment);
        let before = &mut units[at - 1];
        if button && before.is_kept() && before.words <= 8 && before.plain(text).trim_end().ends_with('?') {
            before.drop_for(Reason::Comment);
        }
    }
}
