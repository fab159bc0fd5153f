//! The line at the top: what is open, and what was found in it.

use crate::app::{App, Area, View};
use crate::text::{Language, columns, cut};

use super::paint::Canvas;
use super::presence;
use super::role::Role;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (dim, name) = (canvas.style(Role::Dim), canvas.style(Role::Name));
    let mut x = area.x + 1;
    x += canvas.text(x, area.y, 8, "cotejo", name) + 2;

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

    let end = area.x + area.width;
    let wide = |parts: &[(String, Role)]| {
        let words: usize = parts.iter().map(|(words, _)| columns(words)).sum();
        u16::try_from(words).unwrap_or(u16::MAX)
    };
    let fits = |parts: &&Vec<(String, Role)>| x.saturating_add(wide(parts)).saturating_add(3) <= end;
    if let Some(parts) = right(app).iter().find(fits) {
        let mut at = end - wide(parts) - 1;
        for (words, role) in parts {
            let style = canvas.style(*role);
            at += canvas.text(at, area.y, end - at, words, style);
        }
    }
}

/// What may stand at the right, in parts, the most telling first: how many figures and dates there are,
/// and that retellings are no originals. That has to be said before anything is counted.
fn right(app: &App) -> Vec<Vec<(String, Role)>> {
    // What is going on goes before what is there.
    if let Some(words) = presence::progress(app).filter(|_| app.view == View::Presence) {
        return vec![vec![(words, Role::Notice)]];
    }
    let plural = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let (figures, dates) = (app.story.figures(), app.story.dates());
    let counts = format!("{} · {}", plural(figures, "figure"), plural(dates, "date"));
    let has_counts = figures + dates > 0;
    let counts = |rest: &str| (format!("{counts}{rest}"), Role::Dim);
    let notice = |words: &str| (words.to_owned(), Role::Notice);
    let (long, short) = ("retellings, not the originals", "retellings");
    match (app.opened.bundled, has_counts) {
        (true, true) => vec![
            vec![counts(" · "), notice(long)],
            vec![counts(" · "), notice(short)],
            vec![notice(long)],
        ],
        (true, false) => vec![vec![notice(long)]],
        (false, true) => vec![vec![counts("")]],
        (false, false) => Vec::new(),
    }
}
