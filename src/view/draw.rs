//! One frame: every pane that has a place, then what lies over them.

use ratatui::Frame;
use ratatui::layout::Position;

use crate::app::{App, Panes, SMALLEST, View};
use crate::text::wrap;

use super::paint::Canvas;
use super::role::Role;
use super::theme::Look;
use super::{
    checks, compare, figures, finder, header, overlay, presence, prompt, reader, sources, status, timeline,
};

/// Draws the app.
pub fn draw(frame: &mut Frame, app: &App, look: &Look) {
    let cursor = {
        let mut canvas = Canvas::new(app, frame.buffer_mut(), look);
        let cursor = parts(&mut canvas);
        canvas.paint_ground();
        cursor
    };
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position::new(x, y));
    }
}

/// Draws all parts and returns where the cursor belongs.
fn parts(canvas: &mut Canvas) -> Option<(u16, u16)> {
    let Some(panes) = canvas.app.panes else {
        too_small(canvas);
        return None;
    };
    if let Some(area) = panes.header {
        header::draw(canvas, area);
    }
    if canvas.app.is_searching() {
        // It covers all that lies under it.
        finder::draw(canvas);
    } else {
        view(canvas, panes);
        if canvas.app.overlay.is_some() {
            overlay::draw(canvas);
        }
    }
    match &canvas.app.prompt {
        Some(typed) => Some(prompt::draw(canvas, panes.status, typed)),
        None => {
            status::draw(canvas, panes.status);
            None
        }
    }
}

/// Draws the view that is open.
fn view(canvas: &mut Canvas, panes: Panes) {
    match canvas.app.view {
        View::Read => {
            if let Some(area) = panes.sources {
                sources::draw(canvas, area);
            }
            if let Some(area) = panes.rows {
                compare::draw(canvas, area);
            }
            for (index, area) in panes.readers.into_iter().enumerate() {
                if let Some(area) = area {
                    reader::draw(canvas, index, area);
                }
            }
        }
        View::Figures => figures::draw(canvas, panes.body),
        View::Timeline => timeline::draw(canvas, panes.body),
        View::Presence => presence::draw(canvas),
        View::Checks => checks::draw(canvas),
    }
}

fn too_small(canvas: &mut Canvas) {
    let (width, height) = canvas.app.size;
    let words = format!("cotejo needs {}x{}", SMALLEST.0, SMALLEST.1);
    let style = canvas.style(Role::Warning);
    for (line, y) in wrap(&words, width.into(), None).iter().zip(0..height) {
        canvas.text(0, y, width, line.span.of(&words), style);
    }
}
