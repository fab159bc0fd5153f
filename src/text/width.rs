//! What a text takes on a terminal: grapheme by grapheme, what is drawn for it and how many columns
//! that takes.
//!
//! Wrapping and drawing both go through [`cells`], so that a line never turns out wider than it was
//! measured, and no byte of an article can act on the terminal.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One grapheme of a text as the terminal gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Where the grapheme stands in the text, in bytes.
    pub range: Range<usize>,
    /// What is drawn: never a control character, empty where nothing is to be seen.
    pub symbol: &'a str,
    /// Columns that the symbol takes.
    pub columns: usize,
}

/// The graphemes of `text` with what is drawn for each. Control characters become visible marks,
/// tabs and line breaks a blank; marks that only steer direction or breaking are not drawn.
pub fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let (grapheme, symbol, columns) = match plain(rest) {
            Some(letter) => (letter, letter, 1),
            None => {
                let grapheme = rest.graphemes(true).next()?;
                let symbol = drawn(grapheme);
                (grapheme, symbol, width(symbol))
            }
        };
        let range = at..at + grapheme.len();
        at = range.end;
        Some(Cell {
            range,
            symbol,
            columns,
        })
    })
}

/// The first letter of `text` where it needs no table: it and whatever follows it are characters that
/// take one column and join with nothing. Nearly all letters of nearly all texts are such.
fn plain(text: &str) -> Option<&str> {
    let is_plain = |c: char| {
        matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{257f}')
            // Signs that an emoji selector may follow, or that have two widths.
            && !matches!(c, '#' | '*' | '0'..='9' | '\u{a9}' | '\u{ae}')
    };
    let mut chars = text.chars();
    let first = chars.next()?;
    let next = chars.next();
    let joins = |next: char| !is_plain(next) && !next.is_ascii();
    let plain_first =
        is_plain(first) || (first.is_ascii_graphic() && next.is_none_or(|next| next.is_ascii()));
    (plain_first && !next.is_some_and(joins)).then(|| &text[..first.len_utf8()])
}

/// Columns of one symbol. Terminals give the halfwidth sound marks of katakana a column of their own,
/// which the Unicode tables do not; the drawing library counts as terminals do.
fn width(symbol: &str) -> usize {
    symbol.width()
        + symbol
            .chars()
            .filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'))
            .count()
}

/// Columns that `text` takes when it is drawn.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    cells(text).map(|cell| cell.columns).sum()
}

/// `text` as it is drawn, for output that is not a screen of cells.
#[must_use]
pub fn visible(text: &str) -> String {
    cells(text).map(|cell| cell.symbol).collect()
}

/// As much of the beginning of `text` as fits into `width` columns, with `…` where something is
/// left out.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return visible(text);
    }
    let mut left = width.saturating_sub(1);
    let kept = cells(text).take_while(|cell| {
        let fits = cell.columns <= left;
        left = left.saturating_sub(cell.columns);
        fits
    });
    let mut short: String = kept.map(|cell| cell.symbol).collect();
    if width > 0 {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    short
}

/// A grapheme that stacks more bytes than this on one letter is an attack on the screen, not a
/// letter; emoji families and scripts with several marks stay well below.
const MOST_BYTES: usize = 64;

fn drawn(grapheme: &str) -> &str {
    let Some(first) = grapheme.chars().next() else {
        return "";
    };
    if first.is_control() {
        return control(first);
    }
    if steers(first) {
        // Alone it has no look; with marks behind it, they go too.
        return "";
    }
    if grapheme.len() == 1 {
        return grapheme;
    }
    if grapheme.chars().any(|c| c.is_control() || steers_direction(c)) {
        return "\u{fffd}";
    }
    let ends = grapheme.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= MOST_BYTES).last().unwrap_or(0);
    &grapheme[..end]
}

/// Marks that say where a line may break or which way to read, and have no look of their own.
fn steers(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') || steers_direction(c)
}

/// Marks that reorder what follows them on terminals that know them, and so could make a line say
/// something that does not stand in the file.
fn steers_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// The picture that Unicode has for a C0 control; the replacement character for a C1 control.
fn control(c: char) -> &'static str {
    const PICTURES: [&str; 32] = [
        "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", " ", " ", " ", " ", " ", "␎", "␏", "␐", "␑", "␒", "␓",
        "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
    ];
    match c {
        '\u{7f}' => "␡",
        '\u{85}' => " ",
        _ => PICTURES.get(c as usize).copied().unwrap_or("\u{fffd}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_take_the_columns_they_take() {
        assert_eq!(columns("médico"), 6);
        assert_eq!(columns("me\u{301}dico"), 6);
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("👩‍⚕️"), 2);
        assert_eq!(columns("co\u{ad}operation"), 11);
    }

    #[test]
    fn the_short_way_agrees_with_the_tables() {
        for c in (' '..'\u{3000}').chain('\u{1f1e6}'..'\u{1f202}') {
            for next in ["", "a", "é", "\u{301}", "\u{fe0f}", "\u{200d}", "\u{20e3}", "1"] {
                let text = format!("{c}{next}");
                let long: Vec<&str> = text.graphemes(true).collect();
                let short: Vec<&str> = cells(&text).map(|cell| &text[cell.range]).collect();
                assert_eq!(short, long, "{text:?}");
                assert_eq!(
                    columns(&text),
                    long.iter().map(|g| width(drawn(g))).sum::<usize>(),
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_that_is_drawn_is_a_control() {
        let hostile = "a\u{1b}[31mb\u{7f}\u{9b}0mc\u{202e}d\te\r\nf\u{0}";
        let seen = visible(hostile);
        assert!(
            seen.chars().all(|c| !c.is_control() && !steers_direction(c)),
            "{seen:?}"
        );
        assert!(seen.contains("␛[31m"), "{seen:?}");
    }

    #[test]
    fn a_cut_text_fits_and_says_so() {
        assert_eq!(cut("Radio Habana Cuba", 20), "Radio Habana Cuba");
        assert_eq!(cut("Radio Habana Cuba", 12), "Radio Haban…");
        assert_eq!(cut("Radio Habana Cuba", 7), "Radio…");
        assert_eq!(cut("東京都", 4), "東…");
        assert_eq!(cut("abc", 0), "");
    }
}
