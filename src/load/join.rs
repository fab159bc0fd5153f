//! Which lines go on in the next one: text that was hard-wrapped is joined again, verse, lists and
//! paragraphs on lines of their own are not.
//!
//! Whoever wraps text fills each line as far as the next word allows. So a line is “full” when the
//! first word of the next would not have fitted, and a text is wrapped when most lines that are
//! followed by another are full at one width.

use super::shape::{Shape, Shaped};
use super::words;
use crate::text::Glue;

/// Widths at which people wrap.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=110;

/// For each line, how the next line joins it; `None` where it does not.
pub(super) fn plan(text: &str, lines: &[Shaped], markdown: bool) -> Vec<Option<Glue>> {
    let mut joins = vec![None; lines.len()];
    let runs = runs(lines);
    if runs.is_empty() {
        return joins;
    }
    let measures: Vec<Vec<Measure>> = runs
        .iter()
        .map(|run| {
            lines[run.clone()]
                .iter()
                .map(|line| Measure::of(text, *line))
                .collect()
        })
        .collect();
    let width = measures.iter().filter_map(|run| wrapped_at(run)).max();
    for (run, measures) in runs.into_iter().zip(&measures) {
        let own = wrapped_at(measures).or(width);
        for (at, pair) in measures.windows(2).enumerate() {
            let [this, next] = pair else { continue };
            let place = run.start + at;
            let full = own.is_some_and(|width| this.length + 1 + next.first + SLACK > width)
                && !next.opens(this, at == 0);
            // A line that breaks off in a sentence goes on, where lines are wrapped at all.
            let breaks_off = next.lower && !this.sentence && this.length >= *WIDTHS.start();
            let quoted = lines[run.start].shape == Shape::Quote;
            // Mail quotes prose; what opens small after half a line there is its rest.
            let rest = quoted && next.lower && !this.sentence && this.length >= 35;
            let full = full || rest || (breaks_off && (own.is_some() || quoted));
            let goes_on = if markdown {
                full || lines[place].line.hard || !this.stands_alone(next)
            } else {
                full
            };
            if goes_on {
                joins[place] = Some(glue(text, lines[place], lines[place + 1], markdown));
            }
        }
    }
    joins
}

/// Columns that a wrapped line may stay short of the test: lines that were broken by a balance of
/// raggedness, or lost a trailing word to an edit.
const SLACK: usize = 2;

/// The same for finding the width at all, where breaks within sentences are asked for besides.
const RAGGED: usize = 5;

/// Runs of at least two lines that could be one paragraph.
fn runs(lines: &[Shaped]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=lines.len() {
        let goes_on = lines.get(at).is_some_and(|line| {
            let before = lines[at - 1].shape;
            match line.shape {
                Shape::Prose => matches!(before, Shape::Prose | Shape::Item),
                Shape::Quote => before == Shape::Quote,
                _ => false,
            }
        });
        if !goes_on {
            if at - start > 1 {
                runs.push(start..at);
            }
            start = at;
        }
    }
    runs
}

/// What the joining test asks of a line.
struct Measure {
    /// Chars from the margin to the end.
    length: usize,
    /// Chars of the first word.
    first: usize,
    indent: usize,
    lower: bool,
    sentence: bool,
    item: bool,
}

impl Measure {
    fn of(text: &str, line: Shaped) -> Self {
        let body = line.body(text);
        let first = body.split_whitespace().next().unwrap_or_default();
        Self {
            // Lines of unwrapped text are long; how long is all the same.
            length: if body.len() > 400 {
                body.len()
            } else {
                line.line.indent + line.line.of(text).chars().count()
            },
            first: first.chars().count(),
            indent: line.line.indent,
            lower: first.chars().next().is_some_and(char::is_lowercase),
            sentence: words::ends_sentence(body),
            item: line.shape == Shape::Item,
        }
    }

    /// Whether this line, after `before`, opens a paragraph by its indent.
    fn opens(&self, before: &Self, before_is_first: bool) -> bool {
        // The first line of a paragraph may stand further in than the rest; an item's text hangs.
        let hangs = before.item || (before_is_first && !before.sentence);
        self.indent >= before.indent + 2 && !hangs && !self.lower
    }

    /// Whether a line of a Markdown paragraph is a label of its own: short, without a stop, and the next
    /// starts afresh.
    fn stands_alone(&self, next: &Self) -> bool {
        self.length < 45 && !self.sentence && !next.lower
    }
}

/// The width at which a run of lines was wrapped, if it was.
fn wrapped_at(run: &[Measure]) -> Option<usize> {
    if run.len() < 3 {
        return None;
    }
    let width = run.iter().map(|line| line.length).max()?;
    let breaks = run.len() - 1;
    let pairs = || run.windows(2);
    let full = pairs()
        .filter(|pair| pair[0].length + 1 + pair[1].first + RAGGED > width)
        .count();
    // Prose breaks in the middle of sentences; verse and lists start lines afresh.
    let within = pairs().filter(|pair| pair[1].lower || !pair[0].sentence).count();
    let lower = pairs().filter(|pair| pair[1].lower).count();
    (WIDTHS.contains(&width) && full * 10 >= breaks * 7 && within * 2 >= breaks && lower * 10 >= breaks * 4)
        .then_some(width)
}

fn glue(text: &str, line: Shaped, next: Shaped, markdown: bool) -> Glue {
    let body = line.body(text);
    if markdown && (line.line.hard || body.ends_with('\\')) {
        return Glue::Line;
    }
    let mut ends = body.chars().rev();
    let hyphen = matches!(ends.next(), Some('-' | '\u{ad}' | '‐'));
    let word = ends.next().is_some_and(char::is_alphanumeric);
    let lower = next.body(text).starts_with(char::is_alphanumeric);
    if hyphen && word && lower {
        Glue::None
    } else {
        Glue::Space
    }
}
