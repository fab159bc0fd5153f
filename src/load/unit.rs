//! Units: what the lines of a file come to once wrapped lines are joined and marks are found. Each will
//! be a passage or go out as a whole; cleaning and metadata decide which.

use super::inline;
use super::join;
use super::lines::Line;
use super::shape::{self, Shape, Shaped};
use super::words;
use crate::story::{Reason, Removed};
use crate::text::{Glue, Kind, Piece, Span};

/// What becomes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is prose.
    Keep(Kind),
    /// It is not, and goes out with all its words.
    Out(Reason),
}

/// A paragraph, heading, item or line of furniture.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) shape: Shape,
    pub(super) fate: Fate,
    /// From the first visible byte, marks included, to the last.
    pub(super) extent: Span,
    /// What is left without the marks.
    pub(super) pieces: Vec<Piece>,
    /// The marks.
    pub(super) marks: Vec<Removed>,
    /// Whether a blank line (or the start of the text) stands before it.
    pub(super) gap: bool,
    /// Whether all of it is bold or slanted.
    pub(super) emphasis: bool,
    /// How many links it consists of, if of nothing else.
    pub(super) links: usize,
    /// How many words it has.
    pub(super) words: usize,
    joined: Option<Box<str>>,
}

impl Unit {
    /// The words without marks, as one text.
    pub(super) fn plain<'a>(&'a self, text: &'a str) -> &'a str {
        match (&self.joined, &*self.pieces) {
            (Some(joined), _) => joined,
            (None, [only]) => only.span.of(text),
            _ => "",
        }
    }

    /// What the file has there, marks and all.
    pub(super) fn raw<'a>(&self, text: &'a str) -> &'a str {
        self.extent.of(text)
    }

    pub(super) fn is_kept(&self) -> bool {
        matches!(self.fate, Fate::Keep(_))
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.fate == Fate::Keep(kind)
    }

    /// Whether it is kept and is more than a label: what articles are made of.
    pub(super) fn is_body(&self, text: &str) -> bool {
        self.is_kept()
            && self.shape != Shape::Heading
            && (self.words > 30 || (self.words >= 9 && words::ends_sentence(self.plain(text))))
    }

    /// Takes the unit out.
    pub(super) fn drop_for(&mut self, reason: Reason) {
        self.fate = Fate::Out(reason);
    }

    /// Makes a unit of lines that go together.
    fn of(text: &str, lines: &[Shaped], glues: &[Glue], gap: bool) -> Self {
        let shape = lines.first().map_or(Shape::Blank, |line| line.shape);
        let start = lines.first().map_or(0, |line| line.line.start);
        let end = lines.last().map_or(0, |line| line.line.end);
        let mut marks = Vec::new();
        for line in lines {
            if line.body > line.line.start {
                let span = Span::new(line.line.start, line.body);
                let reason = Reason::Markup;
                marks.push(Removed { span, reason });
            }
        }
        let body = lines.first().map_or(start, |line| line.body);
        let before = marks.len();
        let any = shape != Shape::Rule && inline::scan(text, body, end, &mut marks);
        let inner = &marks[before..];
        let emphasis = any
            && wholly(
                text,
                inner,
                body,
                end,
                &["*", "_", "<b", "<strong", "<em", "<i", "\\text", "\\emph"],
            );
        let links = if any { links(&text[body..end]) } else { 0 };
        if before > 1 || (before == 1 && any) {
            marks.sort_unstable_by_key(|mark| mark.span);
            marks.dedup_by(|next, mark| next.span.meets(mark.span));
        }
        if shape == Shape::Heading {
            closing_hashes(text, body, end, &mut marks);
        }
        if shape == Shape::Row {
            outer_bars(body, end, &mut marks);
        }
        let mut unit = Self {
            shape,
            fate: Fate::Keep(Kind::Paragraph),
            extent: Span::new(start, end),
            pieces: Vec::with_capacity(lines.len()),
            marks,
            gap,
            emphasis,
            links,
            words: 0,
            joined: None,
        };
        unit.cut(text, lines, glues);
        unit
    }

    /// Cuts the marks out of the lines; what is left are the pieces.
    fn cut(&mut self, text: &str, lines: &[Shaped], glues: &[Glue]) {
        for (index, line) in lines.iter().enumerate() {
            let mut glue = match index.checked_sub(1).and_then(|before| glues.get(before)) {
                Some(glue) if !self.pieces.is_empty() => *glue,
                _ => Glue::None,
            };
            let (start, end) = (line.line.start, line.line.end);
            let mut at = start;
            let inside = self
                .marks
                .iter()
                .map(|mark| mark.span.range())
                .filter(|mark| mark.start < end && mark.end > start)
                .chain(std::iter::once(end..end));
            for mark in inside {
                if mark.start > at {
                    let span = Span::new(at, mark.start);
                    self.pieces.push(Piece { span, glue });
                    glue = Glue::None;
                }
                at = at.max(mark.end);
            }
        }
        self.finish(text);
    }

    /// Trims the pieces, and joins and counts the words.
    fn finish(&mut self, text: &str) {
        trim(text, &mut self.pieces);
        if self.pieces.len() > 1 {
            let mut joined = String::with_capacity(self.extent.len());
            for (index, piece) in self.pieces.iter().enumerate() {
                if index > 0 {
                    joined.push_str(piece.glue.text());
                }
                joined.push_str(piece.span.of(text));
            }
            self.joined = Some(joined.into());
        }
        self.words = words::count(self.plain(text));
        // Marks may span line breaks and blanks; where no word is left, all of it is marks.
        if self.pieces.is_empty() {
            let images = self.marks.iter().any(|mark| mark.reason == Reason::Image);
            self.fate = Fate::Out(match (images, self.shape) {
                (true, _) => Reason::Image,
                (false, Shape::Rule) => Reason::Rule,
                (false, _) => Reason::Markup,
            });
        }
    }

    /// Takes a label of so many bytes off the start, as a mark.
    pub(super) fn cut_label(&mut self, text: &str, length: usize) {
        let start = self.extent.start as usize;
        let span = Span::new(start, start + length);
        self.marks.retain(|mark| !mark.span.meets(span));
        self.marks.insert(
            0,
            Removed {
                span,
                reason: Reason::Markup,
            },
        );
        for piece in &mut self.pieces {
            piece.span.start = piece.span.start.max(span.end).min(piece.span.end);
        }
        self.pieces.retain(|piece| !piece.span.is_empty());
        self.joined = None;
        self.finish(text);
    }

    /// Joins another unit to this one, as verse.
    pub(super) fn add_line(&mut self, text: &str, other: Self) {
        let mut joined = String::from(self.plain(text));
        joined.push('\n');
        joined.push_str(other.plain(text));
        self.joined = Some(joined.into());
        self.extent.end = other.extent.end;
        self.words += other.words;
        self.marks.extend(other.marks);
        let first = self.pieces.len();
        self.pieces.extend(other.pieces);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.glue = Glue::Line;
        }
    }
}

/// Whether the first mark opens at the start, the last closes at the end, and all is one.
fn wholly(text: &str, marks: &[Removed], start: usize, end: usize, opens: &[&str]) -> bool {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return false;
    };
    let opening = first.span.of(text);
    first.span.start as usize == start
        && last.span.end as usize == end
        && opens.iter().any(|open| opening.starts_with(open))
        && matches!(last.span.of(text).bytes().next(), Some(b'*' | b'_' | b'<' | b'}'))
}

/// How many Markdown links a text consists of; 0 where it has other words too.
fn links(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '!'));
        if rest.is_empty() {
            return count;
        }
        match inline::link_end(rest) {
            Some((_, length)) if rest.starts_with('[') => {
                rest = &rest[length..];
                count += 1;
            }
            _ => return 0,
        }
    }
}

/// `## Heading ##`: the hashes at the end are marks too.
fn closing_hashes(text: &str, start: usize, end: usize, marks: &mut Vec<Removed>) {
    let body = &text[start..end];
    let words = body.trim_end_matches('#');
    let at = start + words.len();
    if words.len() < body.len()
        && words.ends_with(' ')
        && marks.last().is_none_or(|last| last.span.end as usize <= at)
    {
        marks.push(Removed {
            span: Span::new(at, end),
            reason: Reason::Markup,
        });
    }
}

/// The bars at both ends of a table's row are marks; those between its cells stay.
fn outer_bars(start: usize, end: usize, marks: &mut Vec<Removed>) {
    let reason = Reason::Markup;
    if end > start + 1 {
        marks.insert(
            0,
            Removed {
                span: Span::new(start, start + 1),
                reason,
            },
        );
        marks.push(Removed {
            span: Span::new(end - 1, end),
            reason,
        });
    }
}

/// Takes blanks off both ends, and pieces that are nothing else.
fn trim(text: &str, pieces: &mut Vec<Piece>) {
    let is_blank = |piece: &Piece| piece.span.of(text).chars().all(words::blank);
    while pieces.last().is_some_and(is_blank) {
        pieces.pop();
    }
    let lead = pieces.iter().take_while(|piece| is_blank(piece)).count();
    pieces.drain(..lead);
    if let Some(first) = pieces.first_mut() {
        let words = first.span.of(text);
        let cut = words.len() - words.trim_start_matches(words::blank).len();
        first.span = Span::new(first.span.start as usize + cut, first.span.end as usize);
        first.glue = Glue::None;
    }
    if let Some(last) = pieces.last_mut() {
        let words = last.span.of(text);
        let length = words.trim_end_matches(words::blank).len();
        last.span = Span::new(last.span.start as usize, last.span.start as usize + length);
    }
}

/// Makes the units of a text.
pub(super) fn units(text: &str, lines: &[Line], markdown: bool) -> Vec<Unit> {
    let shaped = shape::shapes(text, lines);
    let joins = join::plan(text, &shaped, markdown);
    let mut units: Vec<Unit> = Vec::with_capacity(24);
    let mut gap = true;
    let mut at = 0;
    let mut glues = Vec::new();
    while at < shaped.len() {
        let line = shaped[at];
        if line.shape == Shape::Blank {
            gap = true;
            at += 1;
            continue;
        }
        let mut to = at + 1;
        if let Some(last) = hidden(text, &shaped[at..]) {
            to = at + last + 1;
            units.push(whole(&shaped[at..to], gap, Reason::Markup));
        } else if line.shape == Shape::Rule {
            underline(text, line.line, gap, markdown, &mut units);
            units.push(whole(&shaped[at..to], gap, Reason::Rule));
        } else {
            glues.clear();
            while let Some(glue) = joins[to - 1]
                && to < shaped.len()
            {
                glues.push(glue);
                to += 1;
            }
            units.push(Unit::of(text, &shaped[at..to], &glues, gap));
        }
        gap = false;
        at = to;
    }
    units
}

/// A comment, script or style that begins here: how many lines further it ends.
fn hidden(text: &str, lines: &[Shaped]) -> Option<usize> {
    let first = lines.first()?.line.of(text);
    let close = match first.as_bytes() {
        [b'<', b'!', b'-', b'-', ..] => "-->",
        [b'<', b's', ..] if first.starts_with("<script") => "</script>",
        [b'<', b's', ..] if first.starts_with("<style") => "</style>",
        _ => return None,
    };
    let last = lines
        .iter()
        .take(400)
        .position(|line| line.line.of(text).contains(close))?;
    // Words after it would go out with it.
    lines[last].line.of(text).ends_with(close).then_some(last)
}

/// A unit that goes out whole.
fn whole(lines: &[Shaped], gap: bool, reason: Reason) -> Unit {
    let start = lines.first().map_or(0, |line| line.line.start);
    let end = lines.last().map_or(0, |line| line.line.end);
    Unit {
        shape: Shape::Rule,
        fate: Fate::Out(reason),
        extent: Span::new(start, end),
        pieces: Vec::new(),
        marks: Vec::new(),
        gap,
        emphasis: false,
        links: 0,
        words: 0,
        joined: None,
    }
}

/// Makes the paragraph above a row of `===` or `---` a heading.
fn underline(text: &str, rule: Line, gap: bool, markdown: bool, units: &mut [Unit]) {
    let marks = rule.of(text);
    let row = |mark: char| marks.len() >= 3 && marks.chars().all(|c| c == mark);
    let Some(above) = units.last_mut() else {
        return;
    };
    let length = above.raw(text).chars().count();
    // In plain text a rule under a paragraph is a heading's only where it is about as long.
    let fits = markdown || length.abs_diff(marks.len()) <= 3;
    if !gap && above.shape == Shape::Prose && above.words <= 25 && fits && (row('=') || row('-')) {
        above.shape = Shape::Heading;
    }
}
