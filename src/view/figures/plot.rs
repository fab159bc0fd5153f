//! The figures of one group over time: a mark for each, by source, with its limit as an arrow or a bar. Drawn
//! in whole cells, so that each source has a glyph of its own and numbers stand beside their marks.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::style::Style;

use crate::analysis::Bound;
use crate::app::Area;
use crate::report::amount;
use crate::report::points::{Plot, Point, marks};
use crate::text::{columns, cut, visible};

use super::super::paint::Canvas;
use super::super::role::Role;
use super::axis::{days, ticks};
use super::cell;

/// What is drawn with what.
struct Signs {
    sources: [&'static str; 6],
    up: &'static str,
    down: &'static str,
    bar: &'static str,
    span: &'static str,
    grid: &'static str,
    axis: &'static str,
    corner: &'static str,
    tick: &'static str,
    edge: &'static str,
}

const DRAWN: Signs = Signs {
    sources: ["●", "▲", "■", "◆", "★", "✚"],
    up: "↑",
    down: "↓",
    bar: "│",
    span: "─",
    grid: "┈",
    axis: "─",
    corner: "└",
    tick: "┴",
    edge: "┊",
};

const PLAIN: Signs = Signs {
    sources: ["o", "x", "#", "@", "*", "%"],
    up: "^",
    down: "v",
    bar: "|",
    span: "-",
    grid: ".",
    axis: "-",
    corner: "+",
    tick: "+",
    edge: ":",
};

const ROLES: [Role; 6] = [
    Role::Source1,
    Role::Source2,
    Role::Source3,
    Role::Source4,
    Role::Source5,
    Role::Source6,
];

/// Columns of what is undated.
const UNDATED: u16 = 12;

/// The room for marks, and how values and days are laid out in it.
struct Scale {
    room: Area,
    low: f64,
    high: f64,
    from: Date,
    to: Date,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within a screen: clamped to 0 to 1 before"
)]
fn share(part: f64, cells: u16) -> u16 {
    (part.clamp(0.0, 1.0) * f64::from(cells.saturating_sub(1))).round() as u16
}

impl Scale {
    fn y(&self, value: f64) -> u16 {
        let part = (value - self.low) / (self.high - self.low);
        (self.room.y + self.room.height.saturating_sub(1)).saturating_sub(share(part, self.room.height))
    }

    fn x(&self, day: Date) -> u16 {
        let part = f64::from(days(self.from, day)) / f64::from(days(self.from, self.to).max(1));
        self.room.x + share(part, self.room.width)
    }
}

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let Some(group) = app.figures.group(&app.story) else {
        return;
    };
    let signs = if app.ascii { &PLAIN } else { &DRAWN };
    let plot = Plot::of(group, &app.story);
    let inside = app.figures.plan.inside.inset(1, 0);
    let (text, dim) = (canvas.style(Role::Title), canvas.style(Role::Dim));
    let flag = canvas.style(cell::role(group.relation));
    let x = inside.x + canvas.text(inside.x, inside.y, 2, group.relation.sign(), flag) + 1;
    let words = format!("{} · {}", cell::name(group), cell::spread(group));
    let room = inside.width.saturating_sub(2);
    canvas.text(x, inside.y, room, &cut(&words, room.into()), text);
    let rest = inside.split_top(1).1;
    let legend = legend(&plot, signs, rest.width);
    // The marks are what is looked at: the legend makes do with what they leave.
    let lines = u16::try_from(legend.len())
        .unwrap_or(u16::MAX)
        .min(rest.height / 4);
    let (rest, below) = rest.split_top(rest.height - lines);
    draw_legend(canvas, &legend[..lines.into()], below);
    if rest.height < 4 || rest.width < 16 || plot.points.is_empty() {
        canvas.text(rest.x, rest.y, rest.width, "no room for a plot", dim);
        return;
    }
    axes(canvas, &plot, signs, rest);
}

/// A glyph for each source, and its name: lines of what fits beside each other.
fn legend(plot: &Plot, signs: &Signs, width: u16) -> Vec<Vec<(usize, String)>> {
    let mut lines: Vec<Vec<(usize, String)>> = Vec::new();
    let mut left = 0;
    for (at, name) in plot.sources.iter().enumerate() {
        let words = format!("{} {}", glyph(at, signs), cut(&visible(name), 24));
        let wide = columns(&words) + 3;
        match lines.last_mut() {
            Some(line) if wide <= left => line.push((at, words)),
            _ => {
                lines.push(vec![(at, words)]);
                left = usize::from(width);
            }
        }
        left = left.saturating_sub(wide);
    }
    lines
}

fn draw_legend(canvas: &mut Canvas, lines: &[Vec<(usize, String)>], area: Area) {
    for (line, y) in lines.iter().zip(area.y..) {
        let mut x = area.x;
        for (at, words) in line {
            let style = canvas.style(ROLES[at % ROLES.len()]);
            x += canvas.text(x, y, (area.x + area.width).saturating_sub(x), words, style) + 3;
        }
    }
}

/// The mark of a source: a glyph, or a letter where there are more sources than glyphs.
fn glyph(at: usize, signs: &Signs) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    match at.checked_sub(signs.sources.len()) {
        None => signs.sources[at].to_owned(),
        Some(more) => char::from(LETTERS[more % LETTERS.len()]).to_string(),
    }
}

/// The least and the greatest value shown. What comes near nought is shown from nought on.
fn values(plot: &Plot) -> (f64, f64) {
    let ends = plot.points.iter().map(|point| point.value);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value.0), high.max(value.1))
    });
    if low >= 0.0 && low < high * 0.4 {
        return (0.0, high);
    }
    let pad = if low < high {
        (high - low) * 0.1
    } else {
        (high.abs() * 0.1).max(1.0)
    };
    (low - pad, high + pad)
}

fn axes(canvas: &mut Canvas, plot: &Plot, signs: &Signs, area: Area) {
    let dim = canvas.style(Role::Dim);
    let (low, high) = values(plot);
    let most = usize::from(area.height / 3).clamp(2, 8);
    let (low, high, step) = marks(low, high, most);
    let mut labels = Vec::new();
    let mut value = low;
    while value <= high + step / 2.0 && labels.len() < 40 {
        let label = amount::scaled(value).unwrap_or_else(|| amount::number(cell::rounded(value)));
        labels.push((value, label));
        value += step;
    }
    let wide = labels.iter().map(|(_, label)| columns(label)).max().unwrap_or(0);
    let wide = u16::try_from(wide).unwrap_or(u16::MAX).min(area.width / 3) + 1;
    let has_undated = plot.points.iter().any(|point| point.days.is_none());
    let dated = plot.points.iter().filter_map(|point| point.days);
    let from = dated.clone().map(|days| days.0).min();
    let to = dated.map(|days| days.1).max();
    let aside = match (has_undated, from) {
        (false, _) => 0,
        (true, Some(_)) => UNDATED.min(area.width / 3),
        (true, None) => area.width.saturating_sub(wide + 1),
    };
    let room = Area {
        x: area.x + wide + 1,
        y: area.y,
        width: area.width.saturating_sub(wide + 1 + aside),
        height: area.height.saturating_sub(2),
    };
    let span = from.zip(to).map(|(from, to)| {
        // A little air on both sides, so that no mark stands on an edge.
        let air = i64::from((days(from, to) / 20).max(2)).days();
        (
            from.checked_sub(air).unwrap_or(from),
            to.checked_add(air).unwrap_or(to),
        )
    });
    let (from, to) = span.unwrap_or((Date::ZERO, Date::ZERO));
    let scale = Scale {
        room,
        low,
        high,
        from,
        to,
    };
    let base = room.y + room.height;
    for (value, label) in &labels {
        let y = scale.y(*value);
        let label_x = room
            .x
            .saturating_sub(u16::try_from(columns(label)).unwrap_or(0) + 2)
            .max(area.x);
        canvas.text(label_x, y, wide, &plain(label, signs), dim);
        let grid = canvas.style(Role::Frame);
        for x in room.x..room.x + room.width + aside {
            canvas.text(x, y, 1, signs.grid, grid);
        }
    }
    for y in room.y..base {
        canvas.text(room.x - 1, y, 1, signs.bar, dim);
        if aside > 0 && span.is_some() {
            canvas.text(room.x + room.width, y, 1, signs.edge, dim);
        }
    }
    canvas.text(room.x - 1, base, 1, signs.corner, dim);
    for x in room.x..room.x + room.width + aside {
        canvas.text(x, base, 1, signs.axis, dim);
    }
    if span.is_some() {
        for tick in ticks(from, to, room.width) {
            let x = scale.x(tick.day);
            let half = u16::try_from(columns(&tick.label) / 2).unwrap_or(0);
            canvas.text(x, base, 1, signs.tick, dim);
            let start = x.saturating_sub(half).max(room.x);
            let end = room.x + room.width;
            if usize::from(end.saturating_sub(start)) >= columns(&tick.label) {
                canvas.text(start, base + 1, end - start, &tick.label, dim);
            }
        }
    }
    if has_undated {
        canvas.text(
            room.x + room.width + 2,
            base + 1,
            aside.saturating_sub(1),
            "undated",
            dim,
        );
    }
    draw_points(canvas, plot, signs, &scale, aside);
}

/// Cells that hold a mark or its number.
struct Taken {
    cells: Vec<(u16, u16)>,
}

impl Taken {
    fn is_free(&self, x: u16, y: u16, wide: u16) -> bool {
        !self
            .cells
            .iter()
            .any(|(at, row)| *row == y && (x..x + wide).contains(at))
    }

    fn take(&mut self, x: u16, y: u16, wide: u16) {
        self.cells.extend((x..x + wide).map(|x| (x, y)));
    }
}

fn draw_points(canvas: &mut Canvas, plot: &Plot, signs: &Signs, scale: &Scale, aside: u16) {
    let app = canvas.app;
    let room = scale.room;
    let edge = room.x + room.width + aside;
    let mut taken = Taken { cells: Vec::new() };
    let mut labels = Vec::new();
    for point in &plot.points {
        let wanted = match point.days {
            Some((from, to)) => scale.x(from) + (scale.x(to) - scale.x(from)) / 2,
            None => room.x + room.width + 2,
        };
        let y = scale.y(point.value.0);
        // Where another mark stands, the nearest place beside it.
        let places = [0i16, 1, -1, 2, -2, 3, -3, 4, -4];
        let x = places.iter().map(|by| wanted.saturating_add_signed(*by));
        let Some(x) = x
            .clone()
            .find(|x| (room.x..edge).contains(x) && taken.is_free(*x, y, 1))
        else {
            continue;
        };
        let mut style = canvas.style(ROLES[point.source % ROLES.len()]);
        if let Some((from, to)) = point.days {
            for x in scale.x(from)..=scale.x(to) {
                if scale.x(to) > scale.x(from) && taken.is_free(x, y, 1) {
                    canvas.text(x, y, 1, signs.span, style);
                }
            }
        }
        limits(canvas, point, signs, scale, (x, y), style);
        if app.figures.article() == Some(point.at.article) {
            style = style.patch(canvas.style(Role::Selected));
        }
        canvas.text(x, y, 1, &glyph(point.source, signs), style);
        taken.take(x, y, 1);
        labels.push((
            x,
            y,
            plain(&cell::signs(app, std::iter::once(point.at)), signs),
            style,
        ));
    }
    // A number beside its mark, where it is not there already and stands on nothing else.
    for (x, y, label, style) in labels {
        let wide = u16::try_from(columns(&label)).unwrap_or(u16::MAX);
        let right = x + 2;
        let left = x.saturating_sub(wide + 1);
        let fits_left = left >= room.x && x > wide;
        if right + wide <= edge && taken.is_free(right - 1, y, wide + 2) {
            canvas.text(right, y, wide, &label, style);
            taken.take(right - 1, y, wide + 2);
        } else if fits_left && taken.is_free(left, y, wide + 1) {
            canvas.text(left, y, wide, &label, style);
            taken.take(left, y, wide + 1);
        }
    }
}

/// An arrow from a number that is only a limit, a bar over a range.
fn limits(
    canvas: &mut Canvas,
    point: &Point,
    signs: &Signs,
    scale: &Scale,
    (x, y): (u16, u16),
    style: Style,
) {
    let (top, base) = (scale.room.y, scale.room.y + scale.room.height - 1);
    match point.bound {
        Bound::MoreThan | Bound::AtLeast if y > top => {
            let end = y.saturating_sub(2).max(top);
            for y in end + 1..y {
                canvas.text(x, y, 1, signs.bar, style);
            }
            canvas.text(x, end, 1, signs.up, style);
        }
        Bound::LessThan | Bound::AtMost if y < base => {
            let end = (y + 2).min(base);
            for y in y + 1..end {
                canvas.text(x, y, 1, signs.bar, style);
            }
            canvas.text(x, end, 1, signs.down, style);
        }
        _ => {
            let upper = scale.y(point.value.1);
            for y in upper..y {
                canvas.text(x, y, 1, signs.bar, style);
            }
            if upper < y {
                canvas.text(x, upper, 1, &glyph(point.source, signs), style);
            }
        }
    }
}

/// A number in the characters that there are.
fn plain(label: &str, signs: &Signs) -> String {
    if signs.bar == DRAWN.bar {
        return label.to_owned();
    }
    let pairs = [("≈", "~"), ("≥", ">="), ("≤", "<="), ("–", "-"), ("−", "-")];
    pairs
        .iter()
        .fold(label.to_owned(), |label, (from, to)| label.replace(from, to))
}
