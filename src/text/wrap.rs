//! Breaking a passage into lines, in named stages: hard lines, words, pieces of words, lines.
//!
//! The lines are chosen by textwrap's optimal fit, which looks at the whole passage and so leaves
//! the right margin quieter than filling line after line. Lines are spans of the passage: nothing is
//! copied, and a place in a line is a place in the text.

use textwrap::WordSplitter;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::language::Language;
use super::span::Span;
use super::width::{cells, columns};

/// A line of a wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the text, without the blanks at which it was broken.
    pub span: Span,
    /// Whether a hyphen that the text does not have is to be drawn behind it.
    pub hyphen: bool,
}

/// In columns as narrow as these, words are broken between syllables: without that the margin is
/// torn. In wider ones a whole word reads better, in narrower ones there is no room for a hyphen.
const NARROW: std::ops::Range<usize> = 8..44;

/// Breaks `text` into lines of at most `width` columns (at least 1). Line feeds break always. The
/// lines are in order and hold everything but the blanks at the breaks; a single glyph wider than
/// `width` stands on a line of its own.
#[must_use]
pub fn wrap(text: &str, width: usize, language: Option<Language>) -> Vec<Line> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut pieces = Vec::new();
    let mut start = 0;
    for hard in text.split('\n') {
        let end = start + hard.len();
        pieces.clear();
        let language = language.filter(|_| NARROW.contains(&width));
        for word in words(text, start, end) {
            part(text, word, width, language, &mut pieces);
        }
        if pieces.is_empty() {
            let span = Span::new(start, start);
            lines.push(Line { span, hyphen: false });
        }
        lines.extend(fit(&pieces, width).into_iter().filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            let is_end = std::ptr::eq(last, pieces.last()?);
            Some(Line {
                span: Span::new(first.start, last.end),
                hyphen: last.hyphen && !is_end,
            })
        }));
        start = end + 1;
    }
    lines
}

/// Something that stays on one line, as byte offsets of the text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    /// Columns of the piece itself.
    columns: usize,
    /// Columns of the blanks behind it.
    blanks: usize,
    /// Whether a hyphen is drawn if a line ends here.
    hyphen: bool,
}

impl Fragment for Piece {
    #[expect(clippy::cast_precision_loss, reason = "columns of a line, far below 2^52")]
    fn width(&self) -> f64 {
        self.columns as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "columns of a line, far below 2^52")]
    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        f64::from(u8::from(self.hyphen))
    }
}

/// The words between `start` and `end`: split at blanks that allow a break (a no-break space does
/// not) and between ideographs, which are written without blanks.
fn words(text: &str, start: usize, end: usize) -> Vec<Piece> {
    let mut words: Vec<Piece> = Vec::new();
    let mut open = false;
    for (at, c) in text[start..end].char_indices() {
        let (at, next) = (start + at, start + at + c.len_utf8());
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') {
            match words.last_mut() {
                Some(word) => word.blanks += 1,
                // Blanks before the first word are kept: they are the indent.
                None => continue,
            }
            open = false;
        } else if open && !ideograph(c) {
            if let Some(word) = words.last_mut() {
                word.end = next;
            }
        } else {
            let start = if words.is_empty() { start } else { at };
            words.push(Piece {
                start,
                end: next,
                columns: 0,
                blanks: 0,
                hyphen: false,
            });
            open = !ideograph(c);
        }
    }
    for word in &mut words {
        word.columns = columns(&text[word.start..word.end]);
    }
    words
}

/// Letters of scripts that may break between any two of them.
fn ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Puts a word's pieces behind those that are there: parted at its own hyphens and dashes, between
/// syllables where columns are narrow, and, if it is still wider than a line, wherever it has to be.
fn part(text: &str, word: Piece, width: usize, language: Option<Language>, pieces: &mut Vec<Piece>) {
    let whole = &text[word.start..word.end];
    let can_break = word.columns >= 4 && (language.is_some() || has_dash(whole));
    if word.columns <= width && !can_break {
        pieces.push(word);
        return;
    }
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for (at, c) in whole.char_indices() {
        if c == '—' && at > 0 {
            ends.push((at + c.len_utf8(), false));
        }
    }
    let hyphens = WordSplitter::HyphenSplitter.split_points(whole);
    ends.extend(hyphens.into_iter().map(|at| (at, false)));
    if let Some(language) = language {
        ends.extend(syllables(whole, language).into_iter().map(|at| (at, true)));
    }
    ends.push((whole.len(), false));
    ends.sort_unstable();
    ends.dedup_by_key(|(at, _)| *at);

    let mut from = 0;
    for (to, hyphen) in ends {
        let between = &whole[from..to];
        let mut start = from;
        let mut taken = 0;
        if columns(between) > width {
            for cell in cells(between) {
                if taken > 0 && taken + cell.columns > width {
                    let end = from + cell.range.start;
                    pieces.push(piece(&word, start, end, taken, false));
                    (start, taken) = (end, 0);
                }
                taken += cell.columns;
            }
        } else {
            taken = columns(between);
        }
        pieces.push(piece(&word, start, to, taken, hyphen));
        from = to;
    }
    if let Some(last) = pieces.last_mut() {
        last.blanks = word.blanks;
    }
}

fn piece(word: &Piece, start: usize, end: usize, columns: usize, hyphen: bool) -> Piece {
    Piece {
        start: word.start + start,
        end: word.start + end,
        columns,
        blanks: 0,
        hyphen,
    }
}

fn has_dash(word: &str) -> bool {
    word.contains(['-', '—'])
}

/// Where the letters of a word may part, as byte offsets of the word; none in words with digits,
/// capitals only, or of a language without rules.
fn syllables(word: &str, language: Language) -> Vec<usize> {
    let rules = match language.code() {
        "en" => hypher::Lang::English,
        "es" => hypher::Lang::Spanish,
        _ => return Vec::new(),
    };
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    let plain = core.chars().all(char::is_alphabetic) && core.chars().skip(1).all(char::is_lowercase);
    if core.chars().count() < 7 || !plain {
        return Vec::new();
    }
    let mut at = word.find(core).unwrap_or(0);
    let mut points: Vec<usize> = hypher::hyphenate(core, rules)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    points.pop();
    // Two letters alone at a line's end or head cost the eye more than they save.
    let before = |at: usize| word[..at].chars().filter(|c| c.is_alphabetic()).count();
    let letters = before(word.len());
    points.retain(|&at| before(at) >= 3 && letters - before(at) >= 3);
    points
}

/// The lines that the pieces make.
fn fit(pieces: &[Piece], width: usize) -> Vec<&[Piece]> {
    // What fits on one line needs no choice.
    if pieces
        .iter()
        .map(|piece| piece.columns + piece.blanks)
        .sum::<usize>()
        <= width
    {
        return vec![pieces];
    }
    #[expect(clippy::cast_precision_loss, reason = "columns of a line, far below 2^52")]
    let widths = [width as f64];
    wrap_optimal_fit(pieces, &widths, &Penalties::new())
        // Only widths beyond all screens overflow the costs; then any fit will do.
        .unwrap_or_else(|_| wrap_first_fit(pieces, &widths))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize, language: Option<Language>) -> Vec<String> {
        wrap(text, width, language)
            .into_iter()
            .map(|line| format!("{}{}", line.span.of(text), if line.hyphen { "-" } else { "" }))
            .collect()
    }

    #[test]
    fn lines_fit_and_stand_in_order() {
        let text = "A line of prose that is longer than the column, with a hard-to-break word.";
        for width in 1..80 {
            let mut at = 0;
            for line in wrap(text, width, Some(Language::ENGLISH)) {
                assert!(line.span.start >= at);
                let gap = &text[at as usize..line.span.start as usize];
                assert!(gap.trim().is_empty(), "lost {gap:?} at width {width}");
                let shown = columns(line.span.of(text)) + usize::from(line.hyphen);
                assert!(shown <= width, "{shown} > {width}");
                at = line.span.end;
            }
            assert_eq!(at as usize, text.len());
        }
    }

    #[test]
    fn verse_keeps_its_lines_and_blank_text_is_one_line() {
        assert_eq!(lines("one\ntwo\n\nthree", 40, None), ["one", "two", "", "three"]);
        assert_eq!(lines("", 40, None), [""]);
    }

    #[test]
    fn narrow_columns_break_between_syllables() {
        let english = lines("international cooperation agreement", 12, Some(Language::ENGLISH));
        assert!(english.iter().any(|line| line.ends_with('-')), "{english:?}");
        let spanish = lines("colaboración internacional", 10, Some(Language::SPANISH));
        assert!(spanish.iter().any(|line| line.ends_with('-')), "{spanish:?}");
    }

    #[test]
    fn a_number_is_never_parted() {
        let text = "más de 665\u{a0}194 consultas y 1.200 médicos";
        for width in 12..30 {
            let lines = lines(text, width, Some(Language::SPANISH));
            assert!(
                lines.iter().any(|line| line.contains("665\u{a0}194")),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn ideographs_break_without_blanks() {
        assert_eq!(lines("日本語の文章です", 6, None), ["日本語", "の文章", "です"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(lines("aaaaaaaaaa", 4, None), ["aaaa", "aaaa", "aa"]);
    }
}
