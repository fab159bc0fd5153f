//! As much of a text around some of its words as fits into so many columns.

use super::span::Span;
use super::width::{cells, columns, cut, visible};

/// Words and what stands around them, as it is drawn: the three follow on each other, with `…` where
/// something is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the words.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them.
    pub after: String,
    /// All of that in the text, without the `…`.
    pub seen: Span,
}

/// Cuts `text` down to `width` columns, with the words at `span` as near to the middle as may be, at
/// blanks where there are some. Where the words alone are too wide, their beginning is kept.
#[must_use]
pub fn excerpt(text: &str, span: Span, width: usize) -> Excerpt {
    let words = span.of(text);
    let (before, after) = (
        text.get(..span.start as usize).unwrap_or_default(),
        text.get(span.end as usize..).unwrap_or_default(),
    );
    let all = [columns(before), columns(words), columns(after)];
    if all.iter().sum::<usize>() <= width {
        return Excerpt {
            before: visible(before),
            words: visible(words),
            after: visible(after),
            seen: Span::new(0, text.len()),
        };
    }
    let room = width.saturating_sub(all[1]);
    // What one side does not need goes to the other.
    let left = all[0].min((room / 2).max(room.saturating_sub(all[2])));
    let right = all[2].min(room - left);
    if all[1] > width {
        return Excerpt {
            words: cut(words, width),
            seen: span,
            ..Excerpt::default()
        };
    }
    let (kept, begin) = end_of(before, left);
    let (more, end) = start_of(after, right);
    Excerpt {
        before: kept,
        words: visible(words),
        after: more,
        seen: Span::new(begin, span.end as usize + end),
    }
}

/// As much of the end as fits, whole words if there is one; and where it begins.
fn end_of(text: &str, width: usize) -> (String, usize) {
    if columns(text) <= width {
        return (visible(text), 0);
    }
    let Some(mut room) = width.checked_sub(1) else {
        return (String::new(), text.len());
    };
    let all: Vec<_> = cells(text).collect();
    let mut from = text.len();
    for cell in all.iter().rev() {
        if cell.columns > room {
            break;
        }
        room -= cell.columns;
        from = cell.range.start;
    }
    let mut kept = &text[from..];
    if !text[..from].ends_with(' ') {
        kept = kept.find(' ').map_or(kept, |at| &kept[at..]);
    }
    let begins = kept.trim_start();
    let kept = if begins.is_empty() { kept } else { begins };
    (format!("…{}", visible(kept)), text.len() - kept.len())
}

/// As much of the beginning as fits, whole words if there is one; and where it ends.
fn start_of(text: &str, width: usize) -> (String, usize) {
    if columns(text) <= width {
        return (visible(text), text.len());
    }
    let Some(mut room) = width.checked_sub(1) else {
        return (String::new(), 0);
    };
    let mut to = 0;
    for cell in cells(text) {
        if cell.columns > room {
            break;
        }
        room -= cell.columns;
        to = cell.range.end;
    }
    let mut kept = &text[..to];
    if !text[to..].starts_with(' ') {
        kept = kept.rfind(' ').map_or(kept, |at| &kept[..at]);
    }
    let kept = kept.trim_end();
    (format!("{}…", visible(kept)), kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The hirings, he added, stand at 806 doctors across 39 specialties, starting with one.";

    fn around(words: &str, width: usize) -> String {
        let at = TEXT.find(words).unwrap();
        let found = excerpt(TEXT, Span::new(at, at + words.len()), width);
        format!("{}[{}]{}", found.before, found.words, found.after)
    }

    #[test]
    fn the_words_stand_in_the_middle() {
        assert_eq!(around("806 doctors", 40), "…stand at [806 doctors] across 39…");
        assert_eq!(around("The hirings", 30), "[The hirings], he added, stand…");
        assert_eq!(
            around("starting with one", 34),
            "…specialties, [starting with one]."
        );
    }

    #[test]
    fn what_fits_is_whole() {
        assert_eq!(around("806 doctors", 200).replace(['[', ']'], ""), TEXT);
    }

    #[test]
    fn an_excerpt_is_never_wider_than_it_may_be() {
        let text = "東京で 1,200 人の医師が 👩‍⚕️ 会談 Me\u{301}xico y Perú con una palabralarguísimasinfin";
        for (start, end) in [(0, 9), (10, 15), (10, text.len()), (text.len() - 5, text.len())] {
            for width in 0..90 {
                let found = excerpt(text, Span::new(start, end), width);
                let wide = columns(&found.before) + columns(&found.words) + columns(&found.after);
                assert!(wide <= width, "{width}: {found:?}");
                let shown = format!("{}{}{}", found.before, found.words, found.after);
                assert!(
                    shown.contains(&visible(found.seen.of(text))) || found.before.is_empty(),
                    "{found:?}"
                );
            }
        }
    }
}
