//! Dates of one article that do not go together: `this weekend` and `this Friday`, said of the same meeting.
//! The later one carries the other's reading too; nothing is decided.

use super::model::{DateBasis, Doubt, Mention, Other, Precision};
use crate::text::fold::letter;

/// How many days apart two dates of one thing can be; further apart they are two things.
const NEAR: i32 = 7;
/// How many dates back a conflict is looked for.
const BACK: usize = 12;
/// How many words on either side of a date say what it dates.
const AROUND: usize = 4;

/// Marks the dates that an earlier one contradicts. `passages` are those of the article.
pub(super) fn mark(dates: &mut [Mention], passages: &[&str]) {
    let mut earlier: Vec<(usize, Vec<String>)> = Vec::new();
    for at in 0..dates.len() {
        if dates[at].basis != DateBasis::Relative || dates[at].precision != Precision::Day {
            continue;
        }
        let Some(when) = dates[at].when else { continue };
        let told = subject(&dates[at], passages);
        let contradicts = |(other, subject): &&(usize, Vec<String>)| {
            let Some(theirs) = dates[*other].when else {
                return false;
            };
            let apart = (when.from - theirs.to)
                .get_days()
                .max((theirs.from - when.to).get_days());
            (1..=NEAR).contains(&apart) && subject.iter().any(|word| told.contains(word))
        };
        let found = earlier
            .iter()
            .rev()
            .take(BACK)
            .find(contradicts)
            .map(|(other, _)| *other);
        if let Some((place, Some(theirs))) = found.map(|other| (dates[other].place, dates[other].when)) {
            let mut others = std::mem::take(&mut dates[at].others).into_vec();
            others.push(Other {
                when: theirs,
                why: Doubt::Conflict(place),
            });
            dates[at].others = others.into();
        }
        earlier.push((at, told));
    }
}

/// The longer words in small letters beside a date: what happened then.
fn subject(mention: &Mention, passages: &[&str]) -> Vec<String> {
    let text = passages
        .get(mention.place.passage as usize)
        .copied()
        .unwrap_or_default();
    let place = mention.place.span;
    let before = text
        .get(mention.sentence.start as usize..place.start as usize)
        .unwrap_or_default();
    let after = text
        .get(place.end as usize..mention.sentence.end as usize)
        .unwrap_or_default();
    let before = before.split_whitespace().rev().take(AROUND);
    before
        .chain(after.split_whitespace().take(AROUND))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() >= 5 && word.chars().all(char::is_lowercase))
        .map(|word| word.chars().filter_map(letter).collect())
        .collect()
}
