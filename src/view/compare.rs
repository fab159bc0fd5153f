//! Two texts in rows: what tells the same level with each other, hollow where one side has nothing, what differs
//! between them, and the whole at the edge.

mod lit;

use ratatui::style::Style;

use crate::app::compare::notes::Note;
use crate::app::compare::only::Only;
use crate::app::compare::plan::Plan;
use crate::app::compare::rows::Line;
use crate::app::{Action, App, Area, Focus, View};
use crate::report::compare::summary;
use crate::report::pair::sign;
use crate::story::{Article, Comparison, Pair};
use crate::text::{columns, cut, wrap};

use super::paint::Canvas;
use super::reader::{Open, Title, draw_line, frame};
use super::role::Role;

/// The mark of a passage that stands in another row, beside the one that tells the same.
const ECHO: &str = "┊";

/// What is worth a hint among rows, the most needed first.
pub(super) const HINTS: [(Action, &str); 14] = [
    (Action::Help, "help"),
    (Action::NextDifference, "difference"),
    (Action::NextPair, "pair"),
    (Action::Why, "why"),
    (Action::Only, "only"),
    (Action::Presence, "who else"),
    (Action::Pin, "pin"),
    (Action::Part, "part"),
    (Action::NextSource, "next source"),
    (Action::Weak, "hide weak"),
    (Action::ScrollTogether, "plain"),
    (Action::Stack, "stack"),
    (Action::Copy, "copy both"),
    (Action::Back, "back"),
];

/// Whether the rows are on the screen.
pub(super) fn is_seen(app: &App) -> bool {
    app.view == View::Read && app.panes.is_some_and(|panes| panes.rows.is_some())
}

/// `pair 2/9 · 9 pairs · 3 differ · 4 only in A · 5 only in B`.
pub(super) fn place(app: &App) -> String {
    let compare = &app.compare;
    let Some(comparison) = compare.comparison() else {
        let words = if compare.has_failed() {
            "not compared"
        } else {
            "comparing …"
        };
        return words.to_owned();
    };
    let mut parts: Vec<String> = compare.count().into_iter().collect();
    if compare.is_awaited() {
        parts.push("comparing anew …".to_owned());
    }
    if compare.has_failed() {
        parts.push("as before: this could not be compared anew".to_owned());
    }
    if let Some((side, passage)) = compare.pinning {
        parts.push(format!("{} ¶{} waits", ["A", "B"][side], passage + 1));
    }
    if let Some(apart) = compare.apart() {
        let other = usize::from(app.focus == Focus::Reader(0));
        let by = if other == 1 {
            Action::NextPane
        } else {
            Action::PreviousPane
        };
        let key = app.keymap.hint(app.context(), by).unwrap_or_default();
        parts.push(format!(
            "{key} goes to {} ¶{}",
            ["A", "B"][other],
            apart[other] + 1
        ));
    }
    let hidden = compare.hidden();
    if hidden > 0 {
        parts.push(compare.filter.words_with(hidden));
    }
    // With a frame, that stands there.
    if app.panes.is_none_or(|panes| !panes.framed) {
        parts.push(summary(comparison));
    }
    parts.join(" · ")
}

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let Some(comparison) = app.compare.comparison() else {
        awaited(canvas, area);
        return;
    };
    let names = [0, 1].map(|side| {
        let article = app.story.article(comparison.articles[side]);
        article.map_or_else(String::new, |article| name(side, article))
    });
    let is_focus = app.focus != Focus::Sources;
    let plan = app.compare.rows.plan();
    let mut title = Title::new("");
    match plan {
        Some(plan) if !plan.is_stacked => title.left.clone_from(&names[0]),
        _ => title.left = both_names(&names, area.width),
    }
    title.bottom = summary(comparison);
    let inside = frame(canvas, area, is_focus, &title);
    let Some(plan) = plan else { return };
    if !plan.is_stacked {
        // The name of the second text stands above it.
        let style = canvas.style(if is_focus { Role::Name } else { Role::Dim });
        let x = inside.x + plan.left[1].saturating_sub(1);
        let room = plan.column + 1;
        canvas.text(
            x,
            area.y,
            room,
            &format!(" {} ", cut(&names[1], usize::from(room).saturating_sub(2))),
            style,
        );
    }
    let sides = [0, 1].map(|side| app.story.article(comparison.articles[side]));
    let [Some(a), Some(b)] = sides else { return };
    let told = [0, 1].map(|side| lit::told(canvas, comparison, side));
    let quiet = [0, 1].map(|side| lit::quiet(canvas, side));
    let open = [0, 1].map(|side| Open {
        reader: &app.readers[side],
        article: [a, b][side],
        finding: app.readers[side].finding(&app.story),
        margin: inside.x + plan.left[side].saturating_sub(2),
        told: &told[side],
        quiet: &quiet[side],
        is_echo: false,
    });
    if app.compare.rows.lines.is_empty() {
        let style = canvas.style(Role::Dim);
        let by = if app.compare.filter.only == Only::All {
            Action::Weak
        } else {
            Action::Only
        };
        let key = app.keymap.hint(app.context(), by).unwrap_or_default();
        let words = format!(
            "No row here is of this kind: {}; {key} goes on.",
            app.compare.filter.words()
        );
        canvas.text(
            inside.x + 2,
            inside.y,
            inside.width.saturating_sub(4),
            &words,
            style,
        );
    }
    let lines = app.compare.rows.lines.iter().skip(app.compare.top);
    for (line, y) in lines.zip(inside.y..inside.y + inside.height) {
        let row = Area {
            y,
            height: 1,
            ..inside
        };
        draw_row(canvas, &open, plan, line, row);
    }
    if plan.strip.1 > 0 {
        strip(canvas, comparison, plan, inside);
    }
}

/// What is said where the two are not compared yet, or cannot be.
fn awaited(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let open = app
        .readers
        .each_ref()
        .map(|reader| reader.article.and_then(|at| app.story.article(at)));
    let [Some(a), Some(b)] = open else { return };
    let title = Title::new(both_names(&[name(0, a), name(1, b)], area.width));
    let inside = frame(canvas, area, app.focus != Focus::Sources, &title).inset(1, 0);
    let (one, two) = (a.passages.len(), b.passages.len());
    let words = if app.compare.has_failed() {
        format!(
            "The {one} passages of A and the {two} of B could not be compared, which is a fault of cotejo's."
        )
    } else {
        format!("Comparing the {one} passages of A with the {two} of B …")
    };
    let style = canvas.style(Role::Notice);
    for (line, y) in wrap(&words, inside.width.max(1).into(), None)
        .iter()
        .zip(inside.y..inside.y + inside.height)
    {
        canvas.text(inside.x, y, inside.width, line.span.of(&words), style);
    }
}

fn name(side: usize, article: &Article) -> String {
    format!(
        "{} {} · {} · {}",
        ["A", "B"][side],
        article.source_words(),
        article.date_words(),
        article.language_code()
    )
}

/// Both names in a title so wide, each cut where they have no room beside each other.
fn both_names(names: &[String; 2], width: u16) -> String {
    const BETWEEN: &str = " ⇄ ";
    // The title leaves two columns of the frame at each end, and blanks around it.
    let room = usize::from(width).saturating_sub(6 + columns(BETWEEN));
    let [one, two] = names.each_ref().map(|name| columns(name));
    let half = room / 2;
    let fits = |own: usize, other: usize| own.min(half.max(room.saturating_sub(other)));
    [cut(&names[0], fits(one, two)), cut(&names[1], fits(two, one))].join(BETWEEN)
}

fn draw_row(canvas: &mut Canvas, open: &[Open; 2], plan: Plan, line: &Line, area: Area) {
    let app = canvas.app;
    let (dim, key) = (canvas.style(Role::Dim), canvas.style(Role::Key));
    match line {
        Line::Blank => {}
        Line::Beside {
            level,
            texts,
            gutter,
            is_first,
        } => {
            let in_focus = *level == app.compare.level();
            let sides = app
                .compare
                .comparison()
                .and_then(|comparison| comparison.levels.get(*level));
            let hollow = sides.map_or([false, false], |level| [level.a.is_empty(), level.b.is_empty()]);
            let echo = app.compare.rows.echo(*level);
            for side in 0..2 {
                let x = area.x + plan.left[side];
                let is_echo = echo == Some(side);
                let mark = match (in_focus && !hollow[side], *is_first) {
                    (true, true) => "▸",
                    (true, false) => "┃",
                    (false, true) if is_apart(app, *level, side) => "◆",
                    (false, _) if is_echo && texts[side].is_some() => ECHO,
                    (false, _) => "",
                };
                let style = if is_echo { dim } else { key };
                canvas.text(x.saturating_sub(2), area.y, 1, mark, style);
                if let Some((passage, part)) = texts[side] {
                    let place = Area {
                        x,
                        width: plan.column,
                        ..area
                    };
                    draw_line(canvas, &open[side].echo(is_echo), passage as usize, part, place);
                } else if hollow[side] && *is_first && !is_echo {
                    let dots = "┄".repeat(usize::from(plan.column));
                    canvas.text(x, area.y, plan.column, &dots, dim);
                }
            }
            if let Some(note) = gutter.and_then(|at| app.compare.rows.notes(*level).get(at)) {
                let (from, wide) = plan.gutter;
                let room = wide.saturating_sub(2);
                let words = u16::try_from(columns(&note.words)).unwrap_or(room).min(room);
                let x = area.x + from + 1 + (room - words) / 2;
                let style = note_style(canvas, note);
                canvas.text(x, area.y, room, &note.words, style);
            }
        }
        Line::Head {
            level,
            side,
            passage,
            is_first,
        } => {
            let in_focus = *level == app.compare.level();
            let is_echo = app.compare.rows.echo(*level) == Some(*side);
            let x = area.x + plan.left[*side];
            let mark = match (in_focus, *is_first) {
                (true, true) => "▸",
                (true, false) => "┃",
                (false, _) if is_apart(app, *level, *side) => "◆",
                (false, _) => "",
            };
            canvas.text(area.x, area.y, 1, mark, key);
            let name = canvas.style(if is_echo { Role::Dim } else { Role::Name });
            let mut at =
                x + canvas.text(
                    x,
                    area.y,
                    plan.column,
                    &format!("{} ¶{}", ["A", "B"][*side], passage + 1),
                    name,
                ) + 2;
            if *is_first {
                for note in app.compare.rows.notes(*level) {
                    let style = note_style(canvas, note);
                    let room = (x + plan.column).saturating_sub(at);
                    at += canvas.text(at, area.y, room, &cut(&note.words, room.into()), style) + 2;
                }
            }
        }
        Line::Text {
            level,
            side,
            passage,
            line,
        } => {
            let is_echo = app.compare.rows.echo(*level) == Some(*side);
            match (*level == app.compare.level(), is_echo) {
                (true, false) => canvas.text(area.x, area.y, 1, "┃", key),
                (true, true) => canvas.text(area.x, area.y, 1, ECHO, key),
                (false, true) => canvas.text(area.x, area.y, 1, ECHO, dim),
                (false, false) => 0,
            };
            let place = Area {
                x: area.x + plan.left[*side],
                width: plan.column,
                ..area
            };
            draw_line(
                canvas,
                &open[*side].echo(is_echo),
                *passage as usize,
                *line,
                place,
            );
        }
    }
}

/// Whether a row holds the passage of this side that was gone to together with one in another row.
fn is_apart(app: &App, level: usize, side: usize) -> bool {
    let level = app
        .compare
        .comparison()
        .and_then(|comparison| comparison.levels.get(level));
    level
        .zip(app.compare.apart())
        .is_some_and(|(level, apart)| [&level.a, &level.b][side].contains(&apart[side]))
}

fn note_style(canvas: &Canvas, note: &Note) -> Style {
    canvas.style(if note.differs { Role::Differs } else { Role::Dim })
}

/// The whole at the edge: a cell a row, or for several where they are many, with where one is.
fn strip(canvas: &mut Canvas, comparison: &Comparison, plan: Plan, area: Area) {
    let app = canvas.app;
    let shown = app.compare.rows.shown();
    let x = area.x + plan.strip.0 + 1;
    let focus = shown.iter().position(|level| *level == app.compare.level());
    for (cell, y) in app.compare.strip().into_iter().zip(area.y..area.y + area.height) {
        let rows = &shown[cell.clone()];
        let mut pairs: Vec<&Pair> = rows
            .iter()
            .filter_map(|level| comparison.levels.get(*level))
            .flat_map(|level| comparison.of_level(level))
            .collect();
        let is_own = !pairs.is_empty();
        let echoed = rows.iter().filter_map(|level| app.compare.rows.echoed(*level));
        pairs.extend(echoed.filter_map(|at| comparison.pairs.get(at)));
        let worst = pairs.iter().min_by_key(|pair| pair.agreement);
        let first = rows.first().and_then(|level| comparison.levels.get(*level));
        let (glyph, role) = match (worst, first) {
            (Some(pair), _) if sign(pair) == "=" => ("=", Role::Compatible),
            (Some(pair), _) if sign(pair) == "~" => ("~", Role::Text),
            (Some(pair), _) => (sign(pair), Role::Differs),
            (None, Some(level)) if level.b.is_empty() => ("a", Role::Dim),
            (None, _) => ("b", Role::Dim),
        };
        let style = canvas.style(role);
        let bar = match (is_own, worst) {
            (true, _) => "█",
            (false, Some(_)) => "▒",
            (false, None) => "·",
        };
        canvas.text(x, y, 1, bar, style);
        canvas.text(x + 1, y, 1, glyph, style);
        if focus.is_some_and(|focus| cell.contains(&focus)) {
            let key = canvas.style(Role::Key);
            canvas.text(x + 2, y, 1, "◂", key);
        }
    }
}
