//! The line at the top: what is open.

use crate::app::Area;
use crate::text::{Language, columns, cut};

use super::paint::Canvas;
use super::theme::Role;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (dim, name) = (canvas.style(Role::Dim), canvas.style(Role::Name));
    let mut x = area.x + 1;
    x += canvas.text(x, area.y, 8, "cotejo", name) + 2;

    let right = if app.opened.bundled {
        "retellings, not the originals"
    } else {
        ""
    };
    let languages: Vec<&str> = app.story.languages().iter().map(Language::code).collect();
    let sources = match app.story.entries().len() {
        1 => "1 source".to_owned(),
        n => format!("{n} sources"),
    };
    let counts = format!(" · {sources} · {}", languages.join(" "));
    let room = usize::from((area.x + area.width).saturating_sub(x + 1));
    let left = format!(
        "{}{}",
        cut(&app.opened.name, room.saturating_sub(columns(&counts)).max(8)),
        counts
    );
    x += canvas.text(
        x,
        area.y,
        u16::try_from(room).unwrap_or(u16::MAX),
        left.trim_end_matches([' ', '·']),
        dim,
    );

    let wide = u16::try_from(columns(right)).unwrap_or(0);
    let end = area.x + area.width;
    if wide > 0 && x + wide + 3 <= end {
        let style = canvas.style(Role::Notice);
        canvas.text(end - wide - 1, area.y, wide, right, style);
    }
}
