//! The strip: an axis of months, a lane for each source, what lies outside counted at the ends, and what
//! the signs mean.

use crate::app::Area;
use crate::app::timeline::rows::Clock;
use crate::app::timeline::strip::{Sign, spots};
use crate::app::timeline::window::{Spot, Tick, axis};
use crate::text::{columns, cut};

use super::super::paint::Canvas;
use super::super::role::Role;

pub(super) fn draw(canvas: &mut Canvas, inside: Area) {
    let app = canvas.app;
    let (timeline, layout) = (&app.timeline, app.timeline.layout);
    let field = layout.field();
    let ticks = axis(timeline.window);
    draw_axis(canvas, &ticks, inside, field);
    let (dim, grid) = (canvas.style(Role::Dim), canvas.style(Role::Frame));
    let strip = &timeline.strip;
    let larger: Vec<u16> = ticks
        .iter()
        .filter(|tick| tick.larger.is_some())
        .filter_map(|tick| u16::try_from(tick.column).ok())
        .collect();
    for ((at, lane), y) in strip
        .lanes
        .iter()
        .enumerate()
        .zip(field.y..field.y + field.height)
    {
        let is_rest = strip.more > 0 && at + 1 == strip.lanes.len();
        let name = match strip.articles.get(at) {
            _ if is_rest => format!("… {} more", strip.more),
            Some(article) => timeline.short_name(*article as usize, layout.names.into()),
            None => String::new(),
        };
        let style = if is_rest { dim } else { canvas.style(Role::Facts) };
        let room = layout.names;
        canvas.text(inside.x + 1, y, room, &cut(&name, room.into()), style);
        for x in &larger {
            canvas.text(field.x + x, y, 1, "┊", grid);
        }
        for (x, cell) in (0..field.width).zip(lane) {
            if cell.sign == Sign::None {
                continue;
            }
            let role = match cell.sign {
                Sign::Disputed => Role::Warning,
                Sign::Printed => Role::Notice,
                Sign::Middle | Sign::About => Role::Facts,
                _ => Role::Name,
            };
            let style = canvas.style(role);
            canvas.text(field.x + x, y, 1, cell.glyph(), style);
        }
    }
    light(canvas, field);
    if timeline.articles().is_empty() {
        let words = "nothing to show";
        canvas.text(field.x, field.y, field.width, words, dim);
    }
    if layout.legend {
        legend(canvas, inside);
    }
}

/// Draws the words of the axis as far as they have room, and what lies outside at its ends.
fn draw_axis(canvas: &mut Canvas, ticks: &[Tick], inside: Area, field: Area) {
    let strip = &canvas.app.timeline.strip;
    let (notice, dim, text) = (
        canvas.style(Role::Notice),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
    );
    let y = field.y.saturating_sub(1);
    let mut end = field.x + field.width;
    if strip.before > 0 {
        let words = format!("◂ {}", strip.before);
        canvas.text(inside.x + 1, y, canvas.app.timeline.layout.names, &words, notice);
    }
    if strip.after > 0 {
        let words = format!(" {} ▸", strip.after);
        let wide = u16::try_from(columns(&words)).unwrap_or(0);
        canvas.text(end.saturating_sub(wide), y, wide, &words, notice);
        end = end.saturating_sub(wide + 1);
    }
    let two = canvas.app.timeline.layout.axis > 1;
    let mut free = [field.x, field.x];
    for tick in ticks {
        let x = field.x + u16::try_from(tick.column).unwrap_or(0);
        let larger = tick.larger.as_deref();
        let small = if two {
            Some(&*tick.words)
        } else {
            larger.or(Some(&*tick.words))
        };
        let styled = if larger.is_some() { text } else { dim };
        // On one line, a year needs its place more than the month before it.
        let lines = [
            (1, small, y, styled),
            (0, larger.filter(|_| two), y.saturating_sub(1), text),
        ];
        for (line, words, y, style) in lines {
            let Some(words) = words else { continue };
            let wide = u16::try_from(columns(words)).unwrap_or(0);
            if x >= free[line] && x + wide <= end {
                canvas.text(x, y, wide, words, style);
                free[line] = x + wide + 1;
            }
        }
    }
    // What the left end is part of, unless that is said a little further on.
    let first = ticks.iter().find(|tick| tick.larger.is_some());
    if two && let Some(from) = crate::app::timeline::window::date(canvas.app.timeline.window.start) {
        let by_days = ticks.first().is_some_and(|tick| tick.words.parse::<u8>().is_ok());
        let words = if by_days {
            from.strftime("%b %Y").to_string()
        } else {
            from.year().to_string()
        };
        let wide = u16::try_from(columns(&words)).unwrap_or(0);
        let free = first.is_none_or(|tick| tick.column > i64::from(wide));
        if free && ticks.iter().any(|tick| tick.words != words) {
            canvas.text(field.x, y.saturating_sub(1), wide, &words, text);
        }
    }
}

/// Lights the selected row in the lanes.
fn light(canvas: &mut Canvas, field: Area) {
    let app = canvas.app;
    let timeline = &app.timeline;
    let Some(item) = timeline.selected() else { return };
    let style = canvas.style(Role::Selected);
    let last = field.width.saturating_sub(1);
    for (article, spot) in spots(item, &app.story, timeline.window) {
        let (Some(lane), Spot::Shown(from, to)) = (timeline.strip.lane(article), spot) else {
            continue;
        };
        let column = |at: i64| u16::try_from(at.max(0)).unwrap_or(u16::MAX).min(last);
        let (from, to) = (column(from), column(to));
        let area = Area {
            x: field.x + from,
            y: field.y + u16::try_from(lane).unwrap_or(0),
            width: to - from + 1,
            height: 1,
        };
        canvas.restyle(area, style);
    }
}

/// What the signs mean, as many as there is room for.
fn legend(canvas: &mut Canvas, inside: Area) {
    let clock = canvas.app.timeline.clock;
    let mut signs: Vec<(&str, &str)> = Vec::new();
    if clock != Clock::Printed {
        signs.extend([
            ("●", "day"),
            ("├─┤ ○", "month, year, range"),
            ("~", "about"),
            ("◆", "dates differ"),
        ]);
    }
    match clock {
        Clock::Happened => {}
        Clock::Both => signs.extend([("▪", "printed"), ("▣", "both")]),
        Clock::Printed => signs.push(("▪", "printed")),
    }
    if clock != Clock::Printed {
        signs.extend([("◂ ▸", "until, since"), ("2–9 ◉", "several")]);
    }
    let (name, dim) = (canvas.style(Role::Name), canvas.style(Role::Dim));
    let y = (inside.y + inside.height).saturating_sub(1);
    let (mut x, end) = (inside.x + 1, inside.x + inside.width);
    for (sign, words) in signs {
        let wide = columns(sign) + 1 + columns(words);
        if usize::from(x) + wide > usize::from(end) {
            break;
        }
        x += canvas.text(x, y, end - x, sign, name) + 1;
        x += canvas.text(x, y, end - x, words, dim) + 3;
    }
}
