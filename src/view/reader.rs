//! A text pane: frame, title, and the lines of the page that are seen.

use ratatui::style::Style;
use ratatui::symbols::border;

use crate::app::findings::{self, Finding, Which};
use crate::app::pair::Way;
use crate::app::{Action, App, Area, Context, Focus, INDENT, Reader, Row, Tone};
use crate::story::Article;
use crate::text::{Kind, Line, Span, columns, cut};

use super::paint::Canvas;
use super::role::Role;
use super::said;

/// What stands in the frame of a pane.
pub(super) struct Title {
    /// Above, from the left.
    pub(super) left: String,
    /// Above, to the right.
    pub(super) right: String,
    /// Below, to the right.
    pub(super) bottom: String,
}

impl Title {
    pub(super) fn new(left: impl Into<String>) -> Self {
        Self {
            left: left.into(),
            right: String::new(),
            bottom: String::new(),
        }
    }
}

/// Draws the frame of a pane, thick where it is in focus, or on small screens the line above it;
/// returns the room inside.
pub(super) fn frame(canvas: &mut Canvas, area: Area, is_focus: bool, title: &Title) -> Area {
    let Some(panes) = canvas.app.panes else {
        return area;
    };
    let role = if is_focus { Role::FrameFocus } else { Role::Frame };
    let (line, words) = (
        canvas.style(role),
        canvas.style(if is_focus { Role::Name } else { Role::Dim }),
    );
    let inside = panes.inside(area);
    let set = if is_focus { border::THICK } else { border::PLAIN };
    let bottom = area.y + area.height.saturating_sub(1);
    let edge = |left: &str, middle: &str, right: &str| {
        format!(
            "{left}{}{right}",
            middle.repeat(usize::from(area.width.saturating_sub(2)))
        )
    };
    if panes.framed {
        canvas.text(
            area.x,
            area.y,
            area.width,
            &edge(set.top_left, set.horizontal_top, set.top_right),
            line,
        );
        canvas.text(
            area.x,
            bottom,
            area.width,
            &edge(set.bottom_left, set.horizontal_bottom, set.bottom_right),
            line,
        );
        for y in area.y + 1..bottom {
            canvas.text(area.x, y, 1, set.vertical_left, line);
            canvas.text(area.x + area.width - 1, y, 1, set.vertical_right, line);
        }
        on_the_edge(canvas, area, bottom, &title.bottom, words);
    } else {
        canvas.text(area.x, area.y, area.width, &edge("─", "─", "─"), line);
    }
    let taken = on_the_edge(canvas, area, area.y, &title.right, words);
    let room = usize::from(area.width).saturating_sub(usize::from(taken) + 6);
    let left = cut(&title.left, room);
    if !left.is_empty() {
        canvas.text(
            area.x + 1,
            area.y,
            area.width.saturating_sub(2),
            &format!(" {left} "),
            words,
        );
    }
    inside
}

/// Writes on a frame's edge, from the right; returns the columns taken.
fn on_the_edge(canvas: &mut Canvas, area: Area, y: u16, words: &str, style: Style) -> u16 {
    let words = format!(" {words} ");
    let wide = u16::try_from(columns(&words)).unwrap_or(u16::MAX);
    if words.trim().is_empty() || wide.saturating_add(4) > area.width {
        return 0;
    }
    canvas.text(area.x + area.width - wide - 1, y, wide, &words, style)
}

pub(super) fn draw(canvas: &mut Canvas, index: usize, area: Area) {
    let app = canvas.app;
    let reader = &app.readers[index];
    let entry = reader
        .article
        .and_then(|article| app.story.entries().get(article));
    let mut title = Title::new("");
    if let Some(entry) = entry {
        let article = &entry.article;
        let pane = match (app.pair.beside, index) {
            (false, _) => "",
            (true, 0) => "A ",
            (true, _) => "B ",
        };
        title.left = format!(
            "{pane}{} · {} · {}",
            article.source_words(),
            article.date_words(),
            article.language_code()
        );
    }
    if app.pair.beside && index == 1 {
        let lock = if app.pair.way == Way::Together {
            "⇄ together"
        } else {
            "⇅ apart"
        };
        lock.clone_into(&mut title.right);
    }
    title.bottom = position(canvas, reader);
    let inside = frame(canvas, area, app.focus == Focus::Reader(index), &title);
    let Some(panes) = app.panes else { return };
    let Some(entry) = entry else {
        welcome(canvas, inside);
        return;
    };
    let column = panes.column(area, app.show.measure);
    let open = Open {
        reader,
        article: &entry.article,
        finding: reader.finding(&app.story),
        margin: column.x.saturating_sub(2).max(inside.x),
        told: &[],
        quiet: &[],
        is_echo: false,
    };
    let marked = compared(app).and_then(|passages| passages[index]);
    let rows = reader.page.rows.iter().skip(reader.top);
    for (row, y) in rows.zip(column.y..column.y + column.height) {
        if let Row::Text { passage, line } = row
            && marked.is_some_and(|marked| marked as usize == *passage)
        {
            let mark = if line.span.start == 0 { "▸" } else { "┃" };
            let key = canvas.style(Role::Key);
            canvas.text(open.margin, y, 1, mark, key);
        }
        draw_row(
            canvas,
            &open,
            row,
            Area {
                y,
                height: 1,
                ..column
            },
        );
    }
    said::notes(canvas, reader, column, inside);
}

/// The passages of two plain texts where the eye is, which is what keys pin and copy; `None` where only one is open.
pub(super) fn compared(app: &App) -> Option<[Option<u32>; 2]> {
    let is_plain = app.pair.beside && app.compare.comparison().is_some();
    is_plain.then(|| app.passages_in_focus())?
}

/// `¶ 4/9 · 37 %`.
pub(super) fn position(canvas: &Canvas, reader: &Reader) -> String {
    reader
        .position(&canvas.app.story)
        .map_or_else(String::new, |(passage, of, percent)| {
            format!("¶ {passage}/{of} · {percent} %")
        })
}

/// What to say in a pane without a text.
fn welcome(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let words = if app.reading.is_some() {
        "Reading …".to_owned()
    } else if !app.story.entries().is_empty() {
        "Choose a source in the list.".to_owned()
    } else {
        let mut words = format!(
            "There is no article in {}.\n\ncotejo reads text files (.txt) and Markdown files (.md), in folders and their subfolders: cotejo my-folder",
            app.opened.name
        );
        if !app.story.problems().is_empty() {
            let key = app
                .keymap
                .hint(Context::Everywhere, Action::LoadReport)
                .unwrap_or_default();
            words.push_str(&format!("\n\n{key} shows what could not be read, and why."));
        }
        words
    };
    let style = canvas.style(Role::Text);
    let area = area.inset(2, 1);
    for (line, y) in crate::text::wrap(&words, area.width.max(1).into(), None)
        .iter()
        .zip(area.y..area.y + area.height)
    {
        canvas.text(area.x, y, area.width, line.span.of(&words), style);
    }
}

/// A text that is being drawn.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) reader: &'a Reader,
    pub(super) article: &'a Article,
    /// The figure or date at which the reader is.
    pub(super) finding: Option<Finding>,
    /// The column for marks beside a line: panes leave at least one free at the left of a text, however
    /// small they are.
    pub(super) margin: u16,
    /// Words of one passage that are drawn otherwise than the rest, before anything else.
    pub(super) told: &'a [(u32, Span, Style)],
    /// The same, after everything else.
    pub(super) quiet: &'a [(u32, Span, Style)],
    /// Whether what is drawn stands elsewhere, and here only beside something else.
    pub(super) is_echo: bool,
}

impl Open<'_> {
    /// The same text, drawn as what stands elsewhere, or not.
    pub(super) fn echo(self, is_echo: bool) -> Self {
        Self { is_echo, ..self }
    }
}

fn draw_row(canvas: &mut Canvas, open: &Open, row: &Row, area: Area) {
    match row {
        Row::Blank => {}
        Row::Ours { tone, text } => {
            let role = match tone {
                Tone::Title => Role::Title,
                Tone::Facts => Role::Facts,
                Tone::Aside | Tone::Detail => Role::Dim,
                Tone::Removed => Role::Removed,
            };
            let style = canvas.style(role);
            canvas.text(area.x, area.y, area.width, text, style);
        }
        Row::Text { passage, line } => draw_line(canvas, open, *passage, *line, area),
    }
}

/// Whether a list item has its own number or letter in the text: `3. …`, `a) …`.
fn is_numbered(item: &str) -> bool {
    let mark = item.split(' ').next().unwrap_or_default();
    let inner = mark.trim_end_matches(['.', ')', 'º', 'ª']);
    inner.len() < mark.len() && (inner.parse::<u32>().is_ok() || inner.chars().count() == 1)
}

/// Draws a line of prose, with what is looked for lit.
pub(super) fn draw_line(canvas: &mut Canvas, open: &Open, index: usize, line: Line, area: Area) {
    let article = open.article;
    let Some(passage) = article.passages.get(index) else {
        return;
    };
    let role = match passage.kind {
        _ if open.is_echo => Role::Dim,
        Kind::Heading if index == 0 && open.reader.page.title_first => Role::Title,
        Kind::Heading => Role::Heading,
        Kind::Quote => Role::Quote,
        Kind::Caption => Role::Caption,
        Kind::Paragraph | Kind::List => Role::Text,
    };
    let (base, dim) = (canvas.style(role), canvas.style(Role::Dim));
    let text = passage.text(&article.text);
    let mut x = area.x;
    match passage.kind {
        Kind::Quote => {
            canvas.text(x, area.y, INDENT, "│", dim);
            x += INDENT;
        }
        Kind::List => {
            // A numbered item has its number in the text.
            if line.span.start == 0 && !is_numbered(&text) {
                canvas.text(x, area.y, INDENT, "•", dim);
            }
            x += INDENT;
        }
        Kind::Heading | Kind::Paragraph | Kind::Caption => {}
    }
    let start = line.span.start;
    let lit = lit(canvas, open, index, line, base);
    let style = |at: usize| {
        let at = start + u32::try_from(at).unwrap_or(u32::MAX);
        let holds = |(span, _): &&(Span, Style)| (span.start..span.end).contains(&at);
        lit.iter().find(holds).map_or(base, |(_, style)| *style)
    };
    let room = area.width.saturating_sub(x - area.x);
    let wide = canvas.styled(x, area.y, room, line.span.of(&text), style);
    if line.hyphen {
        canvas.text(x + wide, area.y, 1, "-", base);
    }
    let begins_here = |at: u32| (start..line.span.end).contains(&at);
    let said = open
        .reader
        .article
        .and_then(|at| said::margin(canvas.app, at, index, line));
    if let Some((sign, role)) = said {
        let style = canvas.style(role);
        canvas.text(open.margin, area.y, 1, sign, style);
    } else if !open.is_echo
        && findings::within(&article.findings, index)
            .any(|mark| mark.is_doubtful && begins_here(mark.span.start))
    {
        let style = canvas.style(Role::Notice);
        canvas.text(open.margin, area.y, 1, "?", style);
    }
}

/// What is drawn otherwise than the rest of a line: what is looked for, before the figure or date gone
/// to, before all figures and dates.
fn lit(canvas: &Canvas, open: &Open, index: usize, line: Line, base: Style) -> Vec<(Span, Style)> {
    let hits = open.reader.find.within(index).map(|(span, is_current)| {
        let role = if is_current { Role::HitCurrent } else { Role::Hit };
        (span, base.patch(canvas.style(role)))
    });
    let marks = findings::within(&open.article.findings, index).map(|mark| {
        let style = match mark.finding.which {
            _ if open.finding == Some(mark.finding) => base.patch(canvas.style(Role::FindingCurrent)),
            Which::Figure => within_emphasis(base, canvas.style(Role::Figure)),
            Which::Date => within_emphasis(base, canvas.style(Role::Date)),
            Which::NoFigure | Which::NoDate => within_emphasis(base, canvas.style(Role::Removed)),
        };
        (mark.span, style)
    });
    let of_passage = |all: &'_ [(u32, Span, Style)]| -> Vec<(Span, Style)> {
        let here = all.iter().filter(|(passage, ..)| *passage as usize == index);
        here.map(|(_, span, style)| (*span, base.patch(*style))).collect()
    };
    hits.chain(of_passage(open.told))
        .chain(marks)
        .chain(of_passage(open.quiet))
        .filter(|(span, _)| span.meets(line.span))
        .collect()
}

/// Emphasis in a line that already has it is set plain, as in print: a figure in a bold headline would
/// not stand out otherwise.
fn within_emphasis(base: Style, mark: Style) -> Style {
    let mut style = base.patch(mark);
    style.add_modifier.remove(base.add_modifier & mark.add_modifier);
    style
}
