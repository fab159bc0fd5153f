//! Where two passages of one language that share their wording part from each other, word by word. Of passages that
//! are worded otherwise nothing is said: there everything differs.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Case, Span, fold};

/// Which part of the words of both has to be the same.
const SHARED: f64 = 0.5;
/// Passages of more words are left alone: comparing them would hold up a key.
const LONGEST: usize = 1_000;

/// The words of each passage that the other does not have at that place, those that follow each other as one span;
/// `None` where less than half of the words are the same. Capitals and accents are no difference.
#[must_use]
pub fn differing(a: &str, b: &str) -> Option<[Vec<Span>; 2]> {
    let sides = [words(a), words(b)];
    let all = sides[0].len() + sides[1].len();
    if all == 0 || sides.iter().any(|side| side.len() > LONGEST) {
        return None;
    }
    let [one, two] = sides
        .each_ref()
        .map(|side| -> Vec<&str> { side.iter().map(|(word, _)| &**word).collect() });
    let steps = capture_diff_slices(Algorithm::Myers, &one, &two);
    let same: usize = steps
        .iter()
        .map(|step| match step {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let part = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if 2.0 * part(same) < SHARED * part(all) {
        return None;
    }
    let mut differing = [Vec::new(), Vec::new()];
    for step in steps.iter().filter(|step| !matches!(step, DiffOp::Equal { .. })) {
        for (side, range) in [step.old_range(), step.new_range()].into_iter().enumerate() {
            let words = &sides[side][range];
            if let (Some((_, first)), Some((_, last))) = (words.first(), words.last()) {
                differing[side].push(Span {
                    start: first.start,
                    end: last.end,
                });
            }
        }
    }
    Some(differing)
}

/// The words of a text, folded, and where they stand.
fn words(text: &str) -> Vec<(String, Span)> {
    text.unicode_word_indices()
        .map(|(at, word)| (fold(word, Case::Folded), Span::new(at, at + word.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> Option<[Vec<String>; 2]> {
        let spans = differing(a, b)?;
        let words = |text: &str, spans: &[Span]| spans.iter().map(|span| span.of(text).to_owned()).collect();
        Some([words(a, &spans[0]), words(b, &spans[1])])
    }

    #[test]
    fn words_that_part_are_found_and_follow_each_other_as_one() {
        assert_eq!(
            of(
                "The flooded hospital treated 768 patients in its corridors.",
                "The hospital treated some 786 patients in corridors, a director said."
            ),
            Some([
                vec!["flooded".to_owned(), "768".to_owned(), "its".to_owned()],
                vec!["some 786".to_owned(), "a director said".to_owned()]
            ])
        );
    }

    #[test]
    fn capitals_and_accents_and_points_are_no_difference() {
        assert_eq!(
            of("Los MÉDICOS llegaron.", "los medicos, llegaron"),
            Some([vec![], vec![]])
        );
    }

    #[test]
    fn of_passages_worded_otherwise_nothing_is_said() {
        assert_eq!(of("One two three four", "five six seven four"), None);
        assert_eq!(of("", ""), None);
    }
}
