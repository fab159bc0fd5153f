//! The line being typed, in place of the status line, and above it what could complete it.

use crate::app::prompt::{Part, Prompt, Purpose};
use crate::app::{Action, App, Area, Context};
use crate::search;
use crate::story::{Article, Kind, Matter, Tellers};
use crate::text::{columns, cut, visible};

use super::page::above;
use super::paint::Canvas;
use super::role::Role;

/// From this width on there is room to say what can be typed.
const HINTED: u16 = 72;

/// Draws the prompt and returns where the cursor belongs.
pub(super) fn draw(canvas: &mut Canvas, area: Area, prompt: &Prompt) -> (u16, u16) {
    let app = canvas.app;
    let (key, text, dim) = (
        canvas.style(Role::Key),
        canvas.style(Role::Text),
        canvas.style(Role::Dim),
    );
    let noted;
    let (sign, count) = match &prompt.purpose {
        Purpose::Find { reader, .. } => ("find ", app.readers[*reader].find.count()),
        Purpose::Filter { .. } => (
            "filter ",
            Some(format!(
                "{}/{}",
                app.sources.rows().len(),
                app.story.entries().len()
            )),
        ),
        Purpose::Timeline { .. } => {
            let count = app.timeline.count();
            let complaint = app.timeline.filter.complaint.as_ref();
            let words = complaint.map_or_else(|| count.clone(), |what| format!("{what} · {count}"));
            // What is typed needs room too.
            ("filter ", Some(cut(&words, usize::from(area.width) * 2 / 3)))
        }
        Purpose::Figures { .. } => (
            "filter ",
            Some(format!("{}/{}", app.figures.len(), app.figures.total(&app.story))),
        ),
        Purpose::Presence { .. } => {
            let all = app.presence.tellers().map_or(0, Tellers::passages);
            ("filter ", Some(format!("{}/{all}", app.presence.rows().len())))
        }
        Purpose::Note { on, part } => {
            let sign = match part {
                Part::Note => "note",
                Part::Source => "checked by",
            };
            noted = format!("{sign} · {}: ", cut(&what(app, on), usize::from(area.width) / 3));
            let goes_on = matches!(on[..], [Matter::Passage(_) | Matter::Figure(_) | Matter::Date(_)]);
            (
                noted.as_str(),
                (area.width >= HINTED && goes_on).then(|| other_passage(app)),
            )
        }
        // What is typed needs the room more.
        Purpose::Correct { on } => ("reads ", (area.width >= HINTED).then(|| correcting(app, *on))),
        // Where there is no room for a preview, at least where the selected hit stands is said.
        Purpose::Search => {
            let is_alone = app.panes.is_some_and(|panes| panes.finder().preview.is_none());
            let hit = app
                .finder
                .hit()
                .filter(|hit| is_alone && !matches!(hit.kind, search::Kind::Command(_)));
            let source = hit.and_then(|hit| app.story.article(hit.article));
            let date = |article: &Article| article.published.as_ref().map(|date| date.value.brief());
            let about = source.map(|article| match date(article) {
                Some(date) => format!("{} · {date}", article.source_words()),
                None => article.source_words().to_owned(),
            });
            (
                "search ",
                about.map(|about| cut(&about, usize::from(area.width) / 2)),
            )
        }
        Purpose::Checks { .. } | Purpose::Overlay => ("filter ", None),
        Purpose::Command => (": ", None),
    };
    let end = area.x + area.width;
    let mut x = area.x + 1;
    x += canvas.text(x, area.y, end.saturating_sub(x), sign, key);
    // What cannot be taken is said to its end.
    let warning = canvas.style(Role::Warning);
    let complaint = prompt.complaint.as_ref();
    let complaint = complaint.filter(|what| !above(canvas, area, what, warning));
    let complaint = complaint.map(|what| cut(what, usize::from(area.width) * 2 / 3));
    let count = complaint.or(count).unwrap_or_default();
    let count_wide = u16::try_from(columns(&count)).unwrap_or(0);
    let room = end.saturating_sub(x + count_wide + 3).max(1);
    // Where the line is longer than its room, the part around the cursor is seen.
    let scroll = prompt.input.visual_scroll(usize::from(room.saturating_sub(1)));
    let mut left = scroll;
    let seen = crate::text::cells(prompt.text())
        .find(|cell| {
            let is_seen = left == 0;
            left = left.saturating_sub(cell.columns);
            is_seen
        })
        .map_or("", |cell| &prompt.text()[cell.range.start..]);
    canvas.text(x, area.y, room, seen, text);
    if prompt.is_selected {
        let style = canvas.style(Role::Selected);
        let width = u16::try_from(columns(seen)).unwrap_or(room).min(room);
        canvas.restyle(Area { x, width, ..area }, style);
    }
    canvas.text(
        end.saturating_sub(count_wide + 1),
        area.y,
        count_wide,
        &count,
        dim,
    );
    let cursor = prompt.input.visual_cursor().saturating_sub(scroll);
    let cursor = (x + u16::try_from(cursor).unwrap_or(0)).min(end.saturating_sub(1));
    if matches!(prompt.purpose, Purpose::Command) {
        choices(canvas, area, prompt);
    }
    (cursor, area.y)
}

/// On what something is noted, by its first words.
fn what(app: &App, on: &[Matter]) -> String {
    match on {
        [Matter::Passage(at)] => {
            let article = app.story.article(at.article as usize);
            let words = article.map(|article| visible(&article.passage(at.passage as usize)));
            format!("¶{} “{}”", at.passage + 1, words.unwrap_or_default())
        }
        [only] => app.called(*only),
        many => format!("{} figures", many.len()),
    }
}

fn other_passage(app: &App) -> String {
    let key = app
        .keymap
        .hint(Context::Typing, Action::Complete)
        .unwrap_or_default();
    format!("{key}: passage")
}

/// What can be typed to correct something.
fn correcting(app: &App, on: Matter) -> String {
    let key = app
        .keymap
        .hint(Context::Typing, Action::Complete)
        .unwrap_or_default();
    match on.kind() {
        Kind::Figure => format!("as an article would write it · {key}: no figure"),
        Kind::Date => format!("2024-05-10 · 2024-05 · from 2024-05-17 · {key}: no date"),
        _ => format!("{key}: published source title language"),
    }
}

/// Lists the commands that what was typed could mean, above the line.
fn choices(canvas: &mut Canvas, line: Area, prompt: &Prompt) {
    let most = usize::from(line.y.saturating_sub(1).min(9));
    let first = (prompt.choice + 1).saturating_sub(most);
    let shown = &prompt.choices[first..(first + most).min(prompt.choices.len())];
    let width = line.width;
    let height = u16::try_from(shown.len()).unwrap_or(0);
    let area = Area {
        x: line.x,
        y: line.y - height,
        width,
        height,
    };
    canvas.clear(area);
    let (name, dim, key) = (
        canvas.style(Role::Name),
        canvas.style(Role::Dim),
        canvas.style(Role::Key),
    );
    for ((index, action), y) in shown.iter().enumerate().zip(area.y..) {
        let row = Area { y, height: 1, ..area };
        let is_chosen = first + index == prompt.choice;
        canvas.text(row.x, y, 2, if is_chosen { " ▸" } else { "  " }, name);
        let taken = action.takes().map_or(String::new(), |what| format!(" [{what}]"));
        canvas.text(row.x + 3, y, 18, &format!("{}{taken}", action.name()), name);
        let keys = [Context::Reader, Context::Sources]
            .into_iter()
            .find_map(|context| canvas.app.keymap.hint(context, *action))
            .unwrap_or_default();
        let keys_wide = u16::try_from(columns(&keys)).unwrap_or(0);
        let keys_x = (row.x + width).saturating_sub(keys_wide + 1);
        let room = keys_x.saturating_sub(row.x + 22);
        canvas.text(row.x + 21, y, room, &cut(action.words(), room.into()), dim);
        canvas.text(keys_x, y, keys_wide, &keys, key);
        if is_chosen {
            let style = canvas.style(Role::Selected);
            canvas.restyle(row, style);
        }
    }
}
