//! What lies over the rest: help, load report and the like, in a frame of their own.

use crate::app::overlay::{Row, Topic};
use crate::app::{Action, Area, Context, why};
use crate::text::{columns, cut};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;
use super::status::finding;

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let (Some(panes), Some(overlay)) = (app.panes, &app.overlay) else {
        return;
    };
    let area = panes.overlay();
    canvas.clear(area);
    let mut title = Title::new(overlay.topic.words());
    // Without a frame, the status line alone says it.
    if overlay.topic == Topic::Why && panes.framed {
        title.right = finding(app).unwrap_or_default();
    }
    if !overlay.filter.is_empty() {
        title.right = format!("“{}”", overlay.filter);
    }
    let inside = panes.inside_overlay();
    let seen = (overlay.top + usize::from(inside.height)).min(overlay.rows.len());
    title.bottom = format!("{seen}/{}", overlay.rows.len());
    frame(canvas, area, true, &title);
    if overlay.rows.is_empty() {
        let style = canvas.style(Role::Dim);
        let key = app
            .keymap
            .hint(Context::Overlay, Action::Back)
            .unwrap_or_default();
        let words = format!("Nothing here matches “{}”; {key} closes.", overlay.filter);
        canvas.text(inside.x, inside.y, inside.width, &words, style);
    }
    for (row, y) in overlay
        .rows
        .iter()
        .skip(overlay.top)
        .zip(inside.y..inside.y + inside.height)
    {
        draw_row(
            canvas,
            row,
            Area {
                y,
                height: 1,
                ..inside
            },
        );
    }
}

fn draw_row(canvas: &mut Canvas, row: &Row, area: Area) {
    let (key, name, text) = (
        canvas.style(Role::Key),
        canvas.style(Role::Name),
        canvas.style(Role::Text),
    );
    match row {
        Row::Blank => {}
        Row::Heading(words) => {
            let style = canvas.style(Role::Heading);
            canvas.text(area.x, area.y, area.width, words, style);
        }
        Row::Prose(words) => {
            canvas.text(area.x, area.y, area.width, words, text);
        }
        Row::Told(line) => {
            canvas.text(area.x, area.y, area.width, line.label, name);
            let lit = canvas.style(Role::FindingCurrent);
            let style = |at: usize| if line.lit.range().contains(&at) { lit } else { text };
            let indent = why::indent(area.width);
            canvas.styled(area.x + indent, area.y, area.width - indent, &line.words, style);
        }
        Row::Binding(keys, action, words) => {
            // Keys, then what they do; the name where there is room for it too.
            let for_keys = 22.min(area.width / 2);
            canvas.text(area.x, area.y, for_keys, &cut(keys, for_keys.into()), key);
            let x = area.x + for_keys + 1;
            let room = area.width.saturating_sub(for_keys + 1);
            canvas.text(x, area.y, room, &cut(words, room.into()), text);
            let wide = u16::try_from(columns(action)).unwrap_or(0);
            let free = room.saturating_sub(u16::try_from(columns(words)).unwrap_or(u16::MAX));
            if free > wide + 2 {
                canvas.text(area.x + area.width - wide, area.y, wide, action, name);
            }
        }
    }
}
