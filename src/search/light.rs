//! Which words of a passage are what was looked for.

use super::plan::{Clause, Plan, Sought};
use super::wanted::merged;
use super::words::{Vocabulary, each_word};
use crate::text::{Folded, Span};

/// The words of a passage that the clauses ask for, in order, not overlapping; with `translated` those of the other
/// language too.
pub(super) fn light(text: &str, clauses: &[Clause], translated: bool, vocabulary: &Vocabulary) -> Vec<Span> {
    let mut words: Vec<Word> = Vec::new();
    each_word(text, &mut String::new(), |word, span| {
        words.push((vocabulary.get(word), span));
    });
    let mut lit = Vec::new();
    for clause in clauses {
        for term in clause.terms.iter().filter(|term| !term.negated) {
            for plan in &term.plans {
                lit.extend(rows(plan, &words).map(|row| part(text, row, term)));
            }
        }
        for plan in clause.also.iter().filter(|_| translated) {
            lit.extend(rows(plan, &words));
        }
    }
    merged(lit)
}

/// A word of a text by its number, if the vocabulary has it, and where it stands.
type Word = (Option<u32>, Span);

/// Where words stand as a plan has them.
fn rows<'a>(plan: &'a Plan, words: &'a [Word]) -> impl Iterator<Item = Span> + 'a {
    let length = plan.row.len();
    let last = words.len().saturating_sub(length);
    let is_here = move |(at, window): &(usize, &[Word])| {
        let stands = |((word, _), place): (&Word, &Vec<(u32, i32)>)| {
            word.is_some_and(|word| place.binary_search_by_key(&word, |(word, _)| *word).is_ok())
        };
        (!plan.starts || *at == 0) && (!plan.ends || *at == last) && window.iter().zip(&plan.row).all(stands)
    };
    words
        .windows(length.max(1))
        .enumerate()
        .filter(is_here)
        .map(|(_, window)| Span {
            start: window[0].1.start,
            end: window[window.len() - 1].1.end,
        })
}

/// The letters of a word that were asked for, or all of it where they do not stand together.
fn part(text: &str, row: Span, term: &Sought) -> Span {
    let Some((letters, case)) = &term.letters else {
        return row;
    };
    let folded = Folded::new(row.of(text), *case);
    let found = folded.find(letters).next();
    found.map_or(row, |found| Span {
        start: row.start + found.start,
        end: row.start + found.end,
    })
}
