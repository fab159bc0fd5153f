//! The rows: number, first words, how many tell it, and a cell for each other source that is seen.

use crate::app::Area;
use crate::app::presence::plan::MARKS;
use crate::report::pair::{score, sign};
use crate::story::{Pair, Tellers};
use crate::text::{columns, cut, visible};

use super::super::paint::Canvas;
use super::super::role::Role;

/// From so many columns on, a cell has room for where the other source tells it.
const WITH_PLACE: u16 = 9;

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let (presence, plan) = (&app.presence, app.presence.plan);
    let Some(tellers) = presence.tellers() else { return };
    head(canvas, tellers);
    let first = plan.inside.y + plan.head;
    let rows = presence.rows().iter().enumerate().skip(presence.top);
    for ((row, passage), y) in rows.zip(first..plan.inside.y + plan.inside.height) {
        draw_row(canvas, tellers, (row, *passage), y);
    }
}

/// The names of the columns, and the dates of the sources where there is room.
fn head(canvas: &mut Canvas, tellers: &Tellers) {
    let app = canvas.app;
    let (presence, plan) = (&app.presence, app.presence.plan);
    let (dim, name, key) = (
        canvas.style(Role::Dim),
        canvas.style(Role::Name),
        canvas.style(Role::Key),
    );
    let y = plan.inside.y;
    let lower = y + plan.head - 1;
    canvas.text(
        plan.words_x(),
        lower,
        plan.words,
        &cut("passage", plan.words.into()),
        dim,
    );
    if plan.count > 0 {
        canvas.text(plan.count_x(), lower, plan.count, "told", dim);
    }
    let others = tellers.others().enumerate().skip(presence.left);
    for (at, (index, other)) in others.take(plan.shown).enumerate() {
        let style = if presence.column() == index + 1 { key } else { name };
        let x = plan.cell_x(at);
        canvas.text(x, y, plan.cell, &presence.name(other, plan.cell.into()), style);
        if plan.head > 1
            && let Some(article) = app.story.article(other)
        {
            let date = article
                .published
                .as_ref()
                .map_or_else(|| "undated".to_owned(), |date| date.value.brief());
            canvas.text(x, lower, plan.cell, &cut(&date, plan.cell.into()), dim);
        }
    }
}

fn draw_row(canvas: &mut Canvas, tellers: &Tellers, (row, passage): (usize, u32), y: u16) {
    let app = canvas.app;
    let (presence, plan) = (&app.presence, app.presence.plan);
    let is_selected = row == presence.row();
    let (dim, key, selected) = (
        canvas.style(Role::Dim),
        canvas.style(Role::Key),
        canvas.style(Role::Selected),
    );
    let text = canvas.style(if is_selected { Role::Title } else { Role::Text });
    let x = plan.inside.x;
    if is_selected {
        canvas.text(x, y, MARKS, "▸", key);
    }
    let number = format!("{:>1$}", passage + 1, usize::from(plan.number));
    canvas.text(x + MARKS, y, plan.number, &number, dim);
    let words = app
        .story
        .article(tellers.article())
        .map(|article| visible(&article.passage(passage as usize)));
    let words = cut(&words.unwrap_or_default(), plan.words.into());
    canvas.text(plan.words_x(), y, plan.words, &words, text);
    if plan.count > 0 {
        let (count, all) = (tellers.count(passage), tellers.compared());
        let style = canvas.style(if count == 0 && all > 0 {
            Role::Notice
        } else {
            Role::Dim
        });
        canvas.text(plan.count_x(), y, plan.count, &format!("{count}/{all}"), style);
    }
    for at in 0..plan.shown {
        let index = presence.left + at;
        let area = Area {
            x: plan.cell_x(at),
            y,
            width: plan.cell,
            height: 1,
        };
        match tellers.told(index, passage) {
            Some(pair) => cell(canvas, pair, area),
            None if index < tellers.others().len() && !tellers.is_compared(index) => {
                let sign = if presence.progress().is_some() { "…" } else { "?" };
                canvas.text(area.x, y, area.width, sign, dim);
            }
            None => {}
        }
        if is_selected && presence.column() == index + 1 {
            canvas.restyle(area, selected);
        }
    }
    if is_selected && presence.column() == 0 {
        let area = Area {
            y,
            height: 1,
            ..plan.inside
        };
        canvas.restyle(area, selected);
    }
}

/// `≠ .81 ¶7`.
fn cell(canvas: &mut Canvas, pair: &Pair, area: Area) {
    let style = canvas.style(role(pair));
    let dim = canvas.style(Role::Dim);
    let words = format!("{} {}", sign(pair), score(pair));
    let taken = canvas.text(area.x, area.y, area.width, &words, style);
    let place = format!(" ¶{}", pair.link.b + 1);
    let room = area.width.saturating_sub(taken);
    if area.width >= WITH_PLACE && columns(&place) <= usize::from(room) {
        canvas.text(area.x + taken, area.y, room, &place, dim);
    }
}

/// How a pair is drawn.
pub(super) fn role(pair: &Pair) -> Role {
    match sign(pair) {
        "=" => Role::Compatible,
        "~" => Role::Text,
        _ => Role::Differs,
    }
}
