//! The view of events: the strip, the rows, what is told of the selected one.

mod detail;
mod rows;
mod strip;

use crate::analysis::Period;
use crate::app::timeline::window::date;
use crate::app::{Action, App, Area};
use crate::report::day;
use crate::text::{columns, cut};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

/// What is worth a hint, the most needed first.
pub(super) const HINTS: [(Action, &str); 11] = [
    (Action::Help, "help"),
    (Action::Open, "read"),
    (Action::Beside, "beside"),
    (Action::Find, "filter"),
    (Action::ZoomIn, "closer"),
    (Action::ZoomOut, "wider"),
    (Action::PanRight, "later"),
    (Action::NextHit, "next source"),
    (Action::Expand, "in full"),
    (Action::Clock, "printed"),
    (Action::Back, "back"),
];

pub(super) fn draw(canvas: &mut Canvas, _area: Area) {
    let timeline = &canvas.app.timeline;
    let layout = timeline.layout;
    if let Some(area) = layout.strip {
        let mut title = Title::new("Timeline");
        title.right = format!("{} · {}", shown_span(canvas.app), timeline.zoom.words());
        part(canvas, area, false, &title);
        strip::draw(canvas, layout.inside(area));
    }
    let mut title = Title::new(timeline.clock.words());
    title.right = if timeline.query().is_empty() {
        timeline.count()
    } else {
        format!("{} match “{}”", timeline.count(), timeline.query())
    };
    if layout.rows.height > 1 {
        part(canvas, layout.rows, true, &title);
    }
    rows::draw(canvas, layout.inside(layout.rows));
    if let Some(area) = layout.detail {
        let title = detail::title(canvas.app);
        part(canvas, area, false, &title);
        detail::draw(canvas, layout.inside(area).inset(1, 0));
    }
}

/// The frame of a part, or the line above it where frames take too much of the room.
fn part(canvas: &mut Canvas, area: Area, is_focus: bool, title: &Title) {
    if canvas.app.timeline.layout.framed {
        frame(canvas, area, is_focus, title);
        return;
    }
    let line = canvas.style(if is_focus { Role::FrameFocus } else { Role::Frame });
    let words = canvas.style(if is_focus { Role::Name } else { Role::Dim });
    let edge = "─".repeat(area.width.into());
    canvas.text(area.x, area.y, area.width, &edge, line);
    let left = format!(
        " {} ",
        cut(&title.left, usize::from(area.width.saturating_sub(4)))
    );
    let taken = canvas.text(area.x + 1, area.y, area.width.saturating_sub(2), &left, words);
    let room = usize::from(area.width.saturating_sub(taken + 4));
    let right = format!(" {} ", cut(&title.right, room.saturating_sub(2)));
    if title.right.is_empty() || room < 6 {
        return;
    }
    let wide = u16::try_from(columns(&right)).unwrap_or(u16::MAX);
    let x = (area.x + area.width).saturating_sub(wide + 1);
    canvas.text(x, area.y, wide, &right, words);
}

/// The days that the strip shows.
fn shown_span(app: &App) -> String {
    let window = app.timeline.window;
    let last = window.start + window.shown() - 1;
    match (date(window.start), date(last)) {
        (Some(from), Some(to)) if app.timeline.dated() > 0 => day::span(Period { from, to }),
        _ => "no date".to_owned(),
    }
}

/// Where we are, for the line at the bottom.
pub(super) fn place(app: &App) -> String {
    let timeline = &app.timeline;
    if timeline.rows().is_empty() {
        return format!("timeline · {}", timeline.count());
    }
    let row = format!("timeline · {}/{}", timeline.row() + 1, timeline.rows().len());
    match timeline.event(&app.story) {
        Some(event) if event.mentions.len() > 1 => {
            format!("{row} · source {}/{}", timeline.mention + 1, event.mentions.len())
        }
        _ => row,
    }
}
