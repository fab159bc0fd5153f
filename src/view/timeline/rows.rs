//! The rows: when, what, by whom, one event a line, those without a date last.

use crate::app::timeline::layout::GUTTER;
use crate::app::timeline::lines::Line;
use crate::app::timeline::rows::{Item, what_in_full, when};
use crate::app::timeline::strip::Sign;
use crate::app::{Action, Area, Context};
use crate::report::events;
use crate::text::{columns, cut, wrap};

use super::super::paint::Canvas;
use super::super::role::Role;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let timeline = &canvas.app.timeline;
    if timeline.rows().is_empty() {
        empty(canvas, area);
        return;
    }
    let lines = timeline.lines();
    for (at, y) in (timeline.top..).zip(area.y..area.y + area.height) {
        let row = Area { y, height: 1, ..area };
        match lines.at(at) {
            Some(Line::Row(row_at, part)) => {
                draw_row(canvas, row, row_at, part);
                if row_at == timeline.row() {
                    let style = canvas.style(Role::Selected);
                    canvas.restyle(row, style);
                }
            }
            Some(Line::Undated) => {
                let style = canvas.style(Role::Heading);
                let count = timeline.rows().len() - timeline.dated();
                let words = format!("undated · {count}");
                canvas.text(row.x + GUTTER, y, row.width.saturating_sub(GUTTER), &words, style);
            }
            None => break,
        }
    }
}

/// What to say where no row is.
fn empty(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let words = if !app.timeline.query().is_empty() {
        let key = app
            .keymap
            .hint(Context::Timeline, Action::Back)
            .unwrap_or_default();
        format!("Nothing matches “{}”; {key} shows all.", app.timeline.query())
    } else if app.reading.is_some() {
        "Reading …".to_owned()
    } else {
        "No sentence in what was read has a date.".to_owned()
    };
    let style = canvas.style(Role::Dim);
    let area = area.inset(1, 0);
    for (line, y) in wrap(&words, area.width.max(1).into(), None)
        .iter()
        .zip(area.y..area.y + area.height)
    {
        canvas.text(area.x, y, area.width, line.span.of(&words), style);
    }
}

fn draw_row(canvas: &mut Canvas, area: Area, row: usize, part: usize) {
    let app = canvas.app;
    let (timeline, story) = (&app.timeline, &app.story);
    let Some(&item) = timeline.rows().get(row) else {
        return;
    };
    let wide = timeline.columns;
    let text = canvas.style(Role::Text);
    let what_x = area.x + GUTTER + wide.when + 2;
    let is_selected = row == timeline.row();
    if is_selected && timeline.expanded {
        let words = what_in_full(item, story);
        if let Some(line) = wrap(&words, wide.what.max(1).into(), None).get(part) {
            canvas.text(what_x, area.y, wide.what, line.span.of(&words), text);
        }
        if part > 0 {
            return;
        }
    } else {
        draw_what(
            canvas,
            item,
            Area {
                x: what_x,
                width: wide.what,
                ..area
            },
        );
    }
    if is_selected {
        canvas.text(area.x, area.y, 1, "▸", text);
    }
    let (sign, role) = sign(item, canvas);
    let style = canvas.style(role);
    canvas.text(area.x + 2, area.y, 1, sign, style);
    let words = when(item, story);
    let role = if item.when(story).is_some() {
        Role::Text
    } else {
        Role::Dim
    };
    let style = canvas.style(role);
    canvas.text(
        area.x + GUTTER,
        area.y,
        wide.when,
        &cut(&words, wide.when.into()),
        style,
    );
    let who = who(item, canvas, wide.who.into());
    let style = canvas.style(Role::Facts);
    canvas.text(what_x + wide.what + 2, area.y, wide.who, &who, style);
}

/// The sign that the strip has for it, and how it is drawn.
fn sign(item: Item, canvas: &Canvas) -> (&'static str, Role) {
    match item.event(&canvas.app.story) {
        None => (Sign::Printed.glyph(), Role::Notice),
        Some(event) if event.disagrees => (Sign::Disputed.glyph(), Role::Warning),
        Some(event) if event.when.is_none() => ("?", Role::Dim),
        Some(event) => {
            let sign = Sign::of(event.when, event.precision, event.limit);
            (sign.glyph(), Role::Name)
        }
    }
}

/// The sentence, cut around what tells the event.
fn draw_what(canvas: &mut Canvas, item: Item, area: Area) {
    let story = &canvas.app.story;
    let (text, dim) = (canvas.style(Role::Text), canvas.style(Role::Dim));
    let mention = item.event(story).and_then(|event| event.mentions.first());
    let Some(mention) = mention else {
        let words = cut(&what_in_full(item, story), area.width.into());
        let style = canvas.style(Role::Caption);
        canvas.text(area.x, area.y, area.width, &words, style);
        return;
    };
    let told = events::told(story, *mention);
    let around = told.short(area.width.into());
    let (mut x, end) = (area.x, area.x + area.width);
    for (words, style) in [(around.before, dim), (around.words, text), (around.after, dim)] {
        x += canvas.text(x, area.y, end.saturating_sub(x), &words, style);
    }
}

/// How many sources tell it, and which.
fn who(item: Item, canvas: &Canvas, room: usize) -> String {
    let timeline = &canvas.app.timeline;
    let articles: Vec<usize> = match item {
        Item::Printed(at) => vec![at as usize],
        Item::Event(_) => item
            .event(&canvas.app.story)
            .map_or_else(Vec::new, |event| events::articles(event).take(100).collect()),
    };
    let count = articles.len();
    if room < 8 {
        return format!("{count:>room$}");
    }
    let count = if count > 1 {
        count.to_string()
    } else {
        String::new()
    };
    let mut words = format!("{count:1} ");
    for (index, article) in articles.iter().enumerate() {
        if columns(&words) > room {
            break;
        }
        words.push_str(if index > 0 { ", " } else { "" });
        let left = room.saturating_sub(columns(&words));
        words.push_str(&timeline.short_name(*article, left.max(8)));
    }
    cut(&words, room)
}
