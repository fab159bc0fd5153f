//! The figures by what they count and by source: a table, or cards where that has no room.

use crate::app::Area;
use crate::app::figures::Figures;
use crate::app::figures::order::Sort;
use crate::app::figures::plan::{CardLine, MARKS};
use crate::story::Group;
use crate::text::{columns, cut, visible};

use super::super::paint::Canvas;
use super::super::role::Role;
use super::cell;

pub(super) fn draw(canvas: &mut Canvas) {
    head(canvas);
    let app = canvas.app;
    let (figures, plan) = (&app.figures, app.figures.plan);
    let first = plan.inside.y + plan.head;
    for (row, y) in (figures.top..figures.len()).zip(first..plan.inside.y + plan.inside.height) {
        let group = figures.id(row).and_then(|id| app.story.group(id));
        if let Some(group) = group {
            draw_row(canvas, row, group, y);
        }
    }
}

/// The names of the columns, with the order of the rows at the one that they are sorted by.
fn head(canvas: &mut Canvas) {
    let app = canvas.app;
    let (figures, plan) = (&app.figures, app.figures.plan);
    let (name, dim) = (canvas.style(Role::Name), canvas.style(Role::Dim));
    let (sort, reverse) = figures.order();
    let arrow = |by: &[Sort]| match (by.contains(&sort), reverse) {
        (false, _) => "",
        (true, false) => " ▾",
        (true, true) => " ▴",
    };
    let y = plan.inside.y;
    let lower = y + plan.head - 1;
    let what = format!("what is counted{}", arrow(&[Sort::Name]));
    canvas.text(
        plan.inside.x + MARKS,
        lower,
        plan.name,
        &cut(&what, plan.name.into()),
        dim,
    );
    let shown = seen(figures);
    for (at, (index, article)) in shown.enumerate() {
        let Some(article) = cell::article(app, *article) else {
            continue;
        };
        let x = plan.cell_x(at);
        let style = if figures.column() == index + 1 {
            canvas.style(Role::Key)
        } else {
            name
        };
        right(canvas, (x, y, plan.cell), article.source_words(), style);
        if plan.head > 1 {
            let date = article
                .published
                .as_ref()
                .map_or_else(|| "undated".to_owned(), |date| date.value.brief());
            right(canvas, (x, lower, plan.cell), &date, dim);
        }
    }
    let spread = match sort {
        Sort::Value => format!("value{}", arrow(&[Sort::Value])),
        Sort::Sources => format!("sources{}", arrow(&[Sort::Sources])),
        _ => format!("spread{}", arrow(&[Sort::Spread])),
    };
    canvas.text(plan.spread_x(), lower, plan.spread, &spread, dim);
}

/// The columns that are seen, each with its index among all and its article.
fn seen(figures: &Figures) -> impl Iterator<Item = (usize, &u32)> {
    let all = figures.columns().iter().enumerate();
    all.skip(figures.left).take(figures.plan.shown)
}

/// Writes at the right end of a column.
fn right(canvas: &mut Canvas, (x, y, width): (u16, u16, u16), text: &str, style: ratatui::style::Style) {
    let text = cut(text, width.into());
    let wide = u16::try_from(columns(&text)).unwrap_or(width);
    canvas.text(x + width.saturating_sub(wide), y, width, &text, style);
}

fn draw_row(canvas: &mut Canvas, row: usize, group: &Group, y: u16) {
    let app = canvas.app;
    let (figures, plan) = (&app.figures, app.figures.plan);
    let is_selected = row == figures.row();
    let (text, dim, figure) = (
        canvas.style(if is_selected { Role::Title } else { Role::Text }),
        canvas.style(Role::Dim),
        canvas.style(Role::Figure),
    );
    marks(canvas, row, group, (plan.inside.x, y));
    let x = plan.inside.x;
    let name_style = if group.name.is_empty() { dim } else { text };
    canvas.text(
        x + MARKS,
        y,
        plan.name,
        &cut(&cell::name(group), plan.name.into()),
        name_style,
    );
    let shown = seen(figures);
    for (at, (index, article)) in shown.enumerate() {
        let signs = cell::signs(app, group.of(*article as usize));
        let area = Area {
            x: plan.cell_x(at),
            y,
            width: plan.cell,
            height: 1,
        };
        let (words, style) = if signs.is_empty() {
            ("—", dim)
        } else {
            (&*signs, figure)
        };
        right(canvas, (area.x, y, area.width), words, style);
        if is_selected && figures.column() == index + 1 {
            let style = canvas.style(Role::Selected);
            canvas.restyle(area, style);
        }
    }
    let style = canvas.style(cell::role(group.relation));
    let spread = cell::spread_within(group, plan.spread);
    canvas.text(plan.spread_x(), y, plan.spread, &spread, style);
    if is_selected && figures.column() == 0 {
        let style = canvas.style(Role::Selected);
        canvas.restyle(
            Area {
                y,
                height: 1,
                ..plan.inside
            },
            style,
        );
    }
}

/// `▸ ≠!`, or `+` where the group waits to be put together with another one.
fn marks(canvas: &mut Canvas, row: usize, group: &Group, (x, y): (u16, u16)) {
    let figures = &canvas.app.figures;
    let mark = match (figures.merging == Some(group.id), row == figures.row()) {
        (true, true) => "▸+",
        (true, false) => " +",
        (false, true) => "▸ ",
        (false, false) => "  ",
    };
    let (key, warning) = (canvas.style(Role::Key), canvas.style(Role::Warning));
    let style = canvas.style(cell::role(group.relation));
    canvas.text(x, y, 2, mark, key);
    canvas.text(x + 2, y, 1, group.relation.sign(), style);
    canvas.text(x + 3, y, 1, if group.fails { "!" } else { " " }, warning);
}

/// Each group as a few lines: its name, how its figures stand to each other, one line a source.
pub(super) fn cards(canvas: &mut Canvas) {
    let app = canvas.app;
    let (figures, room) = (&app.figures, app.figures.plan.inside);
    let (text, dim, figure, source) = (
        canvas.style(Role::Text),
        canvas.style(Role::Dim),
        canvas.style(Role::Figure),
        canvas.style(Role::Facts),
    );
    let selected = canvas.style(Role::Selected);
    let names = (room.width / 2).saturating_sub(MARKS).min(24);
    for (line, y) in figures.cards.iter().zip(room.y..room.y + room.height) {
        let (row, is_lit) = match *line {
            CardLine::Name(row) => (row, figures.column() == 0),
            CardLine::Source(row, article) => (row, Some(article) == figures.article()),
            CardLine::Relation(row) => (row, false),
            CardLine::Blank => continue,
        };
        let Some(group) = figures.id(row).and_then(|id| app.story.group(id)) else {
            continue;
        };
        let x = room.x + MARKS;
        let wide = room.width.saturating_sub(MARKS);
        match *line {
            CardLine::Name(_) => {
                marks(canvas, row, group, (room.x, y));
                let style = if group.name.is_empty() { dim } else { text };
                canvas.text(x, y, wide, &cut(&cell::name(group), wide.into()), style);
            }
            CardLine::Relation(_) => {
                let mut words = group.relation.words().to_owned();
                let spread = cell::spread(group);
                if spread != words {
                    words = format!("{words}: {spread}");
                }
                let style = canvas.style(cell::role(group.relation));
                canvas.text(x, y, wide, &cut(&words, wide.into()), style);
            }
            CardLine::Source(_, at) => {
                let name = cell::article(app, at).map(|article| visible(article.source_words()));
                canvas.text(x, y, names, &cut(&name.unwrap_or_default(), names.into()), source);
                let signs = cell::signs(app, group.of(at as usize));
                let room = wide.saturating_sub(names + 1);
                canvas.text(x + names + 1, y, room, &cut(&signs, room.into()), figure);
            }
            CardLine::Blank => {}
        }
        if is_lit && row == figures.row() {
            canvas.restyle(Area { y, height: 1, ..room }, selected);
        }
    }
}
