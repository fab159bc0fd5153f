//! The view of figures: one of its three faces, and below it the words that are selected.

mod axis;
mod cell;
mod context;
mod list;
mod matrix;
mod plot;

use crate::app::figures::order::Face;
use crate::app::{Action, Area, Context};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

pub(super) fn draw(canvas: &mut Canvas, _area: Area) {
    let app = canvas.app;
    let figures = &app.figures;
    let (plan, count) = (figures.plan, figures.len());
    let reverse = figures.is_reversed();
    let mut title = Title::new(match figures.face {
        Face::Matrix => "Figures by what they count",
        Face::List => "Figures one by one",
        Face::Plot => "Figures over time",
    });
    let arrow = if reverse { "▴" } else { "▾" };
    title.right = format!("{} {arrow}", figures.order_words());
    let mut bottom = Vec::new();
    if !figures.query().is_empty() {
        let all = figures.total(&app.story);
        bottom.push(format!("{count} of {all} hold “{}”", figures.query()));
    }
    if count > 0 {
        bottom.push(format!("{}/{count}", figures.row() + 1));
    }
    let columns = figures.columns().len();
    if figures.face == Face::Matrix && !plan.cards && columns > plan.shown {
        let last = (figures.left + plan.shown).min(columns);
        let marks = (
            if figures.left > 0 { "‹ " } else { "" },
            if last < columns { " ›" } else { "" },
        );
        bottom.push(format!(
            "{}sources {}–{last} of {columns}{}",
            marks.0,
            figures.left + 1,
            marks.1
        ));
    }
    title.bottom = bottom.join(" · ");
    frame(canvas, plan.main, true, &title);
    if count == 0 {
        empty(canvas, plan.inside);
    } else {
        match figures.face {
            Face::Matrix if plan.cards => matrix::cards(canvas),
            Face::Matrix => matrix::draw(canvas),
            Face::List => list::draw(canvas),
            Face::Plot => plot::draw(canvas),
        }
    }
    if let Some(area) = plan.context {
        context::draw(canvas, area);
    }
}

/// What to say where no row is.
fn empty(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let words = if !app.figures.query().is_empty() {
        let key = app
            .keymap
            .hint(Context::Figures, Action::Back)
            .unwrap_or_default();
        format!("No figure holds “{}”; {key} shows all.", app.figures.query())
    } else if app.reading.is_some() {
        "Reading …".to_owned()
    } else {
        "No source gives a figure.".to_owned()
    };
    let style = canvas.style(Role::Dim);
    let area = area.inset(1, 0);
    let lines = crate::text::wrap(&words, usize::from(area.width).max(1), None);
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        canvas.text(area.x, y, area.width, line.span.of(&words), style);
    }
}
