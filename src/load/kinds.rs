//! Kinds that a paragraph has by its neighbours: headings between paragraphs, and verse.

use super::shape::Shape;
use super::unit::{Fate, Unit};
use super::words;
use crate::text::Kind;

/// Makes headings of bold lines, and of short lines that stand alone above prose.
pub(super) fn headings(text: &str, units: &mut [Unit]) {
    let is_body = |unit: &Unit| unit.is_body(text);
    let Some(first) = units.iter().position(is_body) else {
        return;
    };
    let last = units.iter().rposition(is_body).unwrap_or(first);
    for at in 0..units.len() {
        let unit = &units[at];
        let plain = unit.plain(text);
        if !unit.is(Kind::Paragraph) || unit.shape != Shape::Prose || unit.words > 14 || !unit.gap {
            continue;
        }
        if plain.ends_with(['.', ',', ';', ':', '…', '"', '”']) || !words::capital(plain) {
            continue;
        }
        let next = units[at + 1..].iter().find(|next| next.is_kept());
        let above_prose = next.is_some_and(|next| next.gap && is_body(next));
        // Speech has its speaker or its dash before it.
        let spoken = plain.find([':', '.']).is_some_and(|colon| colon < 25)
            || plain.starts_with(['-', '—', '–', '"', '“', '«', '[', '(']);
        let alone = at > first && at < last && above_prose && unit.words <= 10 && !spoken;
        if (unit.emphasis && next.is_some()) || alone {
            units[at].fate = Fate::Keep(Kind::Heading);
        }
    }
}

/// Makes one passage of lines of verse: at least three in a row, short, most without a full stop.
pub(super) fn verse(text: &str, units: &mut Vec<Unit>) {
    let mut at = 0;
    while at < units.len() {
        let mut end = at + usize::from(is_line(text, &units[at]));
        while end > at && end < units.len() && !units[end].gap && is_line(text, &units[end]) {
            end += 1;
        }
        let run = &units[at..end];
        let stops = run
            .iter()
            .filter(|unit| unit.plain(text).ends_with(['.', '!', '?']))
            .count();
        let words: usize = run.iter().map(|unit| unit.words).sum();
        if run.len() >= 3 && stops * 3 <= run.len() && words >= 3 * run.len() {
            let rest = units.split_off(end);
            for line in units.split_off(at + 1) {
                units[at].add_line(text, line);
            }
            units.extend(rest);
            end = at + 1;
        }
        at = end.max(at + 1);
    }
}

fn is_line(text: &str, unit: &Unit) -> bool {
    let plain = unit.plain(text);
    unit.is(Kind::Paragraph)
        && unit.shape == Shape::Prose
        && (2..=12).contains(&unit.words)
        && plain.len() <= 80
        && !plain.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '|' | '\t'))
        && !plain.contains(": ")
        && !plain.ends_with(':')
        && !plain.starts_with(['—', '–', '-', '[', '(', '*'])
}
