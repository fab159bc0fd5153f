//! The list of sources: outlet, language, date, title, and what stands in which pane.

use ratatui::style::Style;

use crate::app::{Action, Area, Context, Focus, facts};
use crate::story::Entry;
use crate::text::{columns, cut};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (sort, reverse) = app.sources.order();
    let arrow = if reverse { "▴" } else { "▾" };
    let rows = app.sources.rows();
    let mut title = Title::new("Sources");
    title.right = format!("{} {arrow}", sort.words());
    if !app.sources.query().is_empty() {
        "best match".clone_into(&mut title.right);
    }
    if !app.sources.query().is_empty() {
        title.bottom = format!(
            "{} of {} match “{}”",
            rows.len(),
            app.story.entries().len(),
            app.sources.query()
        );
    }
    let inside = frame(canvas, area, app.focus == Focus::Sources, &title);
    if rows.is_empty() {
        empty(canvas, inside);
        return;
    }
    let height = app.row_height();
    for (at, y) in
        (app.sources.top..rows.len()).zip((inside.y..inside.y + inside.height).step_by(height.into()))
    {
        if y + height > inside.y + inside.height {
            break;
        }
        let Some(entry) = app.story.entries().get(rows[at]) else {
            continue;
        };
        let row = Area { y, height, ..inside };
        let is_selected = at == app.sources.row();
        if height == 2 {
            two_lines(canvas, row, rows[at], entry, is_selected);
        } else {
            one_line(canvas, row, rows[at], entry, is_selected);
        }
        if is_selected {
            let role = if app.focus == Focus::Sources {
                Role::Selected
            } else {
                Role::SelectedAside
            };
            let style = canvas.style(role);
            canvas.restyle(row, style);
        }
    }
}

/// What to say where no row is.
fn empty(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let words = if !app.sources.query().is_empty() {
        let key = app
            .keymap
            .hint(Context::Sources, Action::Back)
            .unwrap_or_default();
        format!("No source matches “{}”; {key} shows all.", app.sources.query())
    } else if app.reading.is_some() {
        "Reading …".to_owned()
    } else {
        format!(
            "There is no article in {}; cotejo reads .txt and .md files.",
            app.opened.name
        )
    };
    let style = canvas.style(Role::Dim);
    for (line, y) in crate::text::wrap(&words, usize::from(area.width.saturating_sub(2)).max(1), None)
        .iter()
        .zip(area.y..area.y + area.height)
    {
        canvas.text(
            area.x + 1,
            y,
            area.width.saturating_sub(1),
            line.span.of(&words),
            style,
        );
    }
}

/// `▸`, and in which panes the article is open.
fn marks(canvas: &Canvas, article: usize, is_selected: bool) -> String {
    let app = canvas.app;
    let open = |index: usize| app.pair.beside && app.readers[index].article == Some(article);
    let panes = match (open(0), open(1)) {
        (true, true) => "AB",
        (true, false) => "A",
        (false, true) => "B",
        (false, false) => "",
    };
    format!("{}{panes:2}", if is_selected { '▸' } else { ' ' })
}

fn date(entry: &Entry) -> String {
    entry
        .article
        .published
        .as_ref()
        .map_or_else(|| "undated".to_owned(), |date| date.value.brief())
}

/// The outlet, or that there is none and the file, since nothing else may tell two such texts apart.
fn outlet_words(entry: &Entry) -> String {
    let article = &entry.article;
    if article.source.is_some() {
        return article.source_words().to_owned();
    }
    let name = article.file.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{} · {name}", article.source_words())
}

/// `!` where the reader is to be told something of how the file was read, `=` where the same text stands in another file.
fn state(entry: &Entry) -> &'static str {
    let decoding = entry.article.decoding;
    match (decoding.exact && decoding.broken == 0, entry.copies.is_empty()) {
        (false, _) => "!",
        (true, false) => "=",
        (true, true) => " ",
    }
}

fn two_lines(canvas: &mut Canvas, row: Area, article: usize, entry: &Entry, is_selected: bool) {
    let (name, dim, text) = (
        source_style(canvas, entry),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
    );
    let marks = marks(canvas, article, is_selected);
    let end = row.x + row.width;
    let x = row.x + canvas.text(row.x, row.y, 3, &marks, text);
    let about = format!(
        "{}{} {}",
        state(entry),
        entry.article.language_code(),
        date(entry)
    );
    let about_x = end
        .saturating_sub(u16::try_from(columns(&about)).unwrap_or(0) + 1)
        .max(x);
    let room = about_x.saturating_sub(x + 1);
    canvas.text(x, row.y, room, &cut(&outlet_words(entry), room.into()), name);
    canvas.text(about_x, row.y, end - about_x, &about, dim);
    let room = end.saturating_sub(x + 1);
    canvas.text(
        x,
        row.y + 1,
        room,
        &cut(&facts::title(&entry.article), room.into()),
        text,
    );
}

fn one_line(canvas: &mut Canvas, row: Area, article: usize, entry: &Entry, is_selected: bool) {
    let (name, dim, text) = (
        source_style(canvas, entry),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
    );
    let marks = marks(canvas, article, is_selected);
    let end = row.x + row.width;
    let mut x = row.x + canvas.text(row.x, row.y, 3, &marks, text);
    // What does not fit goes, from the right: title, date, language.
    let about = match row.width {
        0..=29 => format!("{}{}", state(entry), entry.article.language_code()),
        _ => format!(
            "{}{} {:>9}",
            state(entry),
            entry.article.language_code(),
            date(entry)
        ),
    };
    let about_wide = u16::try_from(columns(&about)).unwrap_or(0);
    let outlet = end.saturating_sub(x + about_wide + 2).min(20);
    canvas.text(x, row.y, outlet, &cut(&outlet_words(entry), outlet.into()), name);
    x += outlet + 1;
    x += canvas.text(x, row.y, end.saturating_sub(x), &about, dim) + 2;
    let room = end.saturating_sub(x + 1);
    canvas.text(
        x,
        row.y,
        room,
        &cut(&facts::title(&entry.article), room.into()),
        text,
    );
}

fn source_style(canvas: &Canvas, entry: &Entry) -> Style {
    canvas.style(if entry.article.source.is_some() {
        Role::Facts
    } else {
        Role::Dim
    })
}
