//! Small questions about the words of a line: folded for looking up, split into tokens, counted.

use crate::text::fold::letter as fold;

/// Whether nobody sees the char at the end of a line: white space of any width, and zero-width marks.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}' | '\u{180e}')
}

/// The first `limit` bytes or so of a text, folded, each run of blanks as one.
pub(super) fn folded(text: &str, limit: usize) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len().min(limit) + 4);
    let bytes = text.as_bytes();
    let mut gap = false;
    let mut at = 0;
    while at < bytes.len() && out.len() < limit {
        // Nearly all of nearly all texts is ASCII, which needs no decoding.
        let byte = bytes[at];
        if byte.is_ascii() {
            at += 1;
            if matches!(byte, b' ' | b'\t'..=b'\r') {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() {
                out.push(b' ');
            }
            gap = false;
            out.push(byte.to_ascii_lowercase());
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        let c = fold(c);
        let Some(c) = c else { continue };
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(b' ');
        }
        gap = false;
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The words of a line, folded, split at anything that is no letter or digit and at the humps of
/// words that buttons were glued into: `FacebookTweet` and `REPLYPosted` are two words each.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    let mut chars = text.chars().peekable();
    let (mut before, mut run) = ('\0', 0);
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() {
            // Accents that stand on their own belong to the letter before them.
            open = open && fold(c).is_none();
            continue;
        }
        let next_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let hump =
            c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && next_lower && run > 1));
        if !open || hump {
            out.push(String::new());
            run = 0;
        }
        if let (Some(word), Some(c)) = (out.last_mut(), fold(c)) {
            word.push(c);
        }
        (before, run, open) = (c, run + 1, true);
    }
    out
}

/// How many words a text has, as blanks and line breaks part them.
pub(super) fn count(text: &str) -> usize {
    let mut inside = false;
    let mut count = 0;
    for byte in text.bytes() {
        let visible = byte > b' ';
        count += usize::from(visible && !inside);
        inside = visible;
    }
    count
}

/// Whether the text ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'', '*', '_', ' '])
        .ends_with(['.', '!', '?', '…', '。', '؟'])
}

/// Whether the first letter is a capital.
pub(super) fn capital(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase)
}

/// Whether each word of a name starts with a capital or a digit, short joining words aside.
pub(super) fn is_name(text: &str) -> bool {
    capital(text)
        && text.split_whitespace().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.chars().count() <= 3
                || word
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
                || word.contains('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_buttons_come_apart() {
        assert_eq!(
            tokens("Share on FacebookTweet this"),
            ["share", "on", "facebook", "tweet", "this"]
        );
        assert_eq!(tokens("REPLYPosted in:"), ["reply", "posted", "in"]);
        assert_eq!(tokens("Los EE.UU."), ["los", "ee", "uu"]);
        assert_eq!(tokens("1,200 mi\u{301}os"), ["1", "200", "mios"]);
    }

    #[test]
    fn folding_takes_case_accents_and_odd_blanks() {
        assert_eq!(folded(" Última\u{a0}\u{202f} HORA ", 99), "ultima hora");
    }

    #[test]
    fn the_words_of_the_lexicon_stand_folded() {
        for lexicon in crate::text::Lexicon::all() {
            let lists = [
                &lexicon.share,
                &lexicon.comment,
                &lexicon.subscribe,
                &lexicon.navigation,
                &lexicon.teaser,
                &lexicon.image,
                &lexicon.link,
                &lexicon.filing,
                &lexicon.legal,
                &lexicon.masthead,
                &lexicon.byline,
                &lexicon.caption,
                &lexicon.credit,
                &lexicon.filler,
            ];
            for word in lists
                .iter()
                .flat_map(|list| [&list.words, &list.whole, &list.starts])
                .flatten()
                .chain(lexicon.months.iter().flatten())
                .chain(lexicon.weekdays.iter().flatten())
                .chain(&lexicon.function)
            {
                assert_eq!(*word, folded(word, 999), "{}", lexicon.language);
            }
        }
    }
}
