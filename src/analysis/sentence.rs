//! Where sentences end, by the abbreviations of a language.

use std::ops::Range;

use super::token::{Kind, Token};
use super::vocabulary::Vocabulary;
use super::word::Class;

/// Longer sentences are cut: what is asked of a sentence must cost the same wherever it stands, also in a
/// table pasted as one line.
const LONGEST: usize = 250;

/// The sentences of a passage as runs of its tokens, in order, leaving none out.
pub(super) fn sentences(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let mark = tokens[at].of(text);
        let ends = tokens[at].is(Kind::Mark)
            && match mark {
                "!" | "?" | "…" => true,
                "." => !is_abbreviation(tokens, at, vocabulary),
                _ => false,
            };
        at += 1;
        if at - start >= LONGEST {
            found.push(start..at);
            start = at;
            continue;
        }
        if !ends {
            continue;
        }
        // Quotation marks and brackets close with the sentence.
        while tokens.get(at).is_some_and(|token| closes(token, text)) {
            at += 1;
        }
        let Some(next) = tokens.get(at) else { break };
        let opens = next.capital
            || next.is(Kind::Number)
            || (next.is(Kind::Mark) && !matches!(next.of(text), "," | ";" | ":" | "." | "-" | "–" | "—"));
        if (next.gap && opens)
            || (mark == "." && next.capital && !next.gap && next.start > tokens[at - 1].start)
        {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

fn closes(token: &Token, text: &str) -> bool {
    !token.gap
        && token.is(Kind::Mark)
        && matches!(
            token.of(text),
            "\"" | "”" | "’" | "»" | ")" | "]" | "'" | "." | "!" | "?"
        )
}

/// Whether the full stop at `at` belongs to the word before it.
fn is_abbreviation(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else {
        return false;
    };
    if !before.is(Kind::Word) || tokens[at].gap {
        // `1. ` at the head of a line, `3.ª`.
        return tokens.get(at + 1).is_some_and(|next| !next.gap);
    }
    let next = tokens.get(at + 1);
    // After initials a function word with a capital begins a sentence: `in the U.S. The`.
    let fresh = next.is_some_and(|next| next.gap && next.capital && vocabulary.has(next.word, Class::Stop));
    let initial =
        before.end - before.start <= 2 && (before.capital || at >= 2 && tokens[at - 2].is(Kind::Mark));
    !fresh && (initial || vocabulary.has(before.word, Class::Abbreviation))
}
