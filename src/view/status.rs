//! The line at the bottom: how far reading files is, a notice, or where we are; and which keys would
//! help here.

use crate::app::checks::count;
use crate::app::figures::order::Face;
use crate::app::overlay::Topic;
use crate::app::pair::Way;
use crate::app::{Action, App, Area, Context, Focus, View};
use crate::story::Matter;
use crate::text::{columns, cut};

use super::checks;
use super::compare;
use super::page::above;
use super::paint::Canvas;
use super::presence;
use super::reader::{compared, position};
use super::role::Role;
use super::said;
use super::timeline;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (text, notice, dim) = (
        canvas.style(Role::Text),
        canvas.style(Role::Notice),
        canvas.style(Role::Dim),
    );
    let end = area.x + area.width;
    let mut x = area.x + 1;
    if let Some(words) = progress(app) {
        x += canvas.text(x, area.y, end.saturating_sub(x), &words, notice) + 2;
    }
    let on = app.under_cursor();
    let hints = hints(app, &on);
    let problems = problems(app);
    // The first hint and what is to report are seen wherever there is room for them beside some words.
    let first = hints.first().and_then(|(action, words)| {
        let key = app.keymap.hint(app.context(), *action)?;
        let wide = columns(&key) + columns(words) + 5;
        (wide * 4 <= usize::from(area.width)).then_some(wide)
    });
    let kept = first.unwrap_or(0) + problems.as_ref().map_or(0, |words| columns(words) + 2);
    let is_kept = app.notice.is_none() && kept * 2 <= usize::from(area.width);
    let room = usize::from(end.saturating_sub(x + 1)).saturating_sub(if is_kept { kept } else { 0 });
    let left = match (&app.notice, app.pending.is_empty()) {
        // A message is read to its end.
        (Some(words), _) if columns(words) > room && above(canvas, area, words, notice) => {
            (String::new(), notice)
        }
        (Some(words), _) => (words.clone(), notice),
        (None, false) => (app.pending.iter().map(ToString::to_string).collect(), notice),
        (None, true) => (place_and_said(canvas, &on), text),
    };
    x += canvas.text(x, area.y, end.saturating_sub(x), &cut(&left.0, room), left.1) + 2;
    if let Some(words) = problems {
        let warning = canvas.style(Role::Warning);
        x += canvas.text(x, area.y, end.saturating_sub(x + 1), &words, warning) + 2;
    }
    // Hints from the right, as many as there is room for; the first are the most needed.
    let key_style = canvas.style(Role::Key);
    let mut shown: Vec<(String, &str)> = Vec::new();
    let mut wide = 0;
    for (action, words) in hints {
        let Some(key) = app.keymap.hint(app.context(), action) else {
            continue;
        };
        let more = columns(&key) + columns(words) + 4;
        if usize::from(x) + wide + more > usize::from(end) {
            break;
        }
        wide += more;
        shown.push((key, words));
    }
    let mut at = end.saturating_sub(u16::try_from(wide).unwrap_or(0));
    for (key, words) in shown {
        at += canvas.text(at, area.y, end - at, &key, key_style) + 1;
        at += canvas.text(at, area.y, end - at, words, dim) + 3;
    }
}

/// How much there is to report, unless something is told.
fn problems(app: &App) -> Option<String> {
    let problems = app.story.problems().len();
    let key = app.keymap.hint(app.context(), Action::LoadReport);
    let words = format!("{} {problems} to report", key.unwrap_or_default());
    (problems > 0 && app.notice.is_none()).then_some(words)
}

/// How far reading files is, and how to stop it where the next step back would.
fn progress(app: &App) -> Option<String> {
    let reading = app.reading?;
    let so_far = match reading.total {
        Some(total) => format!("reading {}/{total}", reading.done),
        None => "reading …".to_owned(),
    };
    let idle = app.sources.query().is_empty() && !app.zoom && !app.pair.beside;
    let key = app.keymap.hint(Context::Sources, Action::Back);
    match key.filter(|_| idle && app.context() == Context::Sources) {
        Some(key) => Some(format!("{so_far} · {key} stops")),
        None => Some(so_far),
    }
}

/// `figure 4/14`, where the reader is at one.
pub(super) fn finding(app: &App) -> Option<String> {
    let reader = &app.readers[app.target];
    let article = app.story.article(reader.article?)?;
    Some(reader.finding(&app.story)?.count(&article.findings))
}

/// Where we are, how many figures are decided, and what was said of what is under the cursor.
fn place_and_said(canvas: &Canvas, on: &[Matter]) -> String {
    let app = canvas.app;
    let mut parts = vec![place(canvas)];
    if app.overlay.is_none() {
        let (decided, of) = count(&app.story, &app.desk);
        if decided > 0 && app.view != View::Checks {
            parts.push(format!("{decided}/{of} checked"));
        }
        parts.extend(on.first().and_then(|on| said::words(app, *on)));
    }
    parts.join(" · ")
}

/// Where we are, in words.
fn place(canvas: &Canvas) -> String {
    let app = canvas.app;
    if let Some(overlay) = &app.overlay {
        let words = finding(app).filter(|_| is_why(app));
        return words.unwrap_or_else(|| overlay.topic.words().to_owned());
    }
    if app.view == View::Timeline {
        return timeline::place(app);
    }
    if app.view == View::Presence {
        return presence::place(app);
    }
    if app.view == View::Checks {
        return checks::place(canvas);
    }
    if app.view == View::Figures {
        return figures(app);
    }
    if compare::is_seen(app) && app.focus != Focus::Sources {
        return compare::place(app);
    }
    let reader = &app.readers[app.target];
    let framed = app.panes.is_some_and(|panes| panes.framed);
    let mut parts = Vec::new();
    match app.focus {
        Focus::Sources if app.pair.beside => {
            parts.push(format!(
                "sources · choosing {}",
                if app.target == 0 { "A" } else { "B" }
            ));
        }
        Focus::Sources => parts.push("sources".to_owned()),
        // Without a frame there is no other place for where we are in the text.
        Focus::Reader(_) if !framed => parts.push(position(canvas, reader)),
        Focus::Reader(_) => parts.push("read".to_owned()),
    }
    if let (Focus::Reader(_), Some([Some(a), Some(b)])) = (app.focus, compared(app)) {
        parts.push(format!("A ¶{} ⇄ B ¶{}", a + 1, b + 1));
    }
    parts.extend(finding(app));
    if let Some(count) = reader.find.count() {
        parts.push(format!("“{}” {count}", reader.find.query()));
    }
    parts.join(" · ")
}

/// `figures · 41 groups · sorted by attention`.
fn figures(app: &App) -> String {
    let count = app.figures.len();
    let noun = match (app.figures.face, count) {
        (Face::List, 1) => "figure",
        (Face::List, _) => "figures",
        (_, 1) => "group",
        _ => "groups",
    };
    let turned = if app.figures.is_reversed() {
        ", turned round"
    } else {
        ""
    };
    let words = format!("{count} {noun} · sorted by {}{turned}", app.figures.order_words());
    if app.figures.merging.is_some() {
        return format!("figures · putting together · {words}");
    }
    format!("figures · {words}")
}

fn topic(app: &App) -> Option<Topic> {
    app.overlay.as_ref().map(|overlay| overlay.topic)
}

fn is_why(app: &App) -> bool {
    topic(app) == Some(Topic::Why)
}

/// What is worth a hint, the most needed first; of a figure or a date in focus also how to decide on it.
fn hints(app: &App, on: &[Matter]) -> Vec<(Action, &'static str)> {
    let mut hints = hints_of_view(app);
    let is_fact = matches!(on, [Matter::Figure(_) | Matter::Date(_)]);
    if app.overlay.is_none() && app.view != View::Checks && is_fact {
        let deciding = [
            (Action::Verified, "verified"),
            (Action::Note, "note"),
            (Action::Correct, "correct"),
        ];
        let behind = hints.len().min(2);
        hints.splice(behind..behind, deciding);
    }
    hints
}

fn hints_of_view(app: &App) -> Vec<(Action, &'static str)> {
    match app.context() {
        Context::Overlay if is_why(app) => vec![
            (Action::Back, "close"),
            (Action::NextFigure, "next figure"),
            (Action::NextDate, "next date"),
            (Action::Down, "scroll"),
        ],
        Context::Overlay if topic(app) == Some(Topic::Pair) => vec![
            (Action::Back, "close"),
            (Action::NextPair, "next pair"),
            (Action::Down, "scroll"),
        ],
        Context::Overlay => vec![
            (Action::Find, "filter"),
            (Action::Back, "close"),
            (Action::Down, "scroll"),
        ],
        Context::Timeline => timeline::HINTS.to_vec(),
        Context::Presence => presence::HINTS.to_vec(),
        Context::Checks => checks::HINTS.to_vec(),
        Context::Figures => vec![
            (Action::Help, "help"),
            (Action::Open, "to the words"),
            (Action::Beside, "two sources"),
            (Action::Find, "filter"),
            (Action::Sort, "sort"),
            (Action::NextPane, "table, list, plot"),
            (Action::Merge, "put together"),
            (Action::Split, "take out"),
            (Action::Back, "back"),
        ],
        Context::Sources => vec![
            (Action::Help, "help"),
            (Action::Open, "read"),
            (Action::Beside, if app.pair.beside { "close B" } else { "beside" }),
            (Action::Search, "search"),
            (Action::Presence, "who else"),
            (Action::Filter, "filter"),
            (Action::Sort, "sort"),
            (Action::Quit, "quit"),
        ],
        _ if compare::is_seen(app) => compare::HINTS.to_vec(),
        _ if app.pair.beside => vec![
            (Action::Help, "help"),
            (Action::LevelRows, "level"),
            (Action::NextPane, "next pane"),
            (Action::NextSource, "next source"),
            (
                Action::Lock,
                if app.pair.way == Way::Together {
                    "scroll apart"
                } else {
                    "scroll together"
                },
            ),
            (Action::NextFigure, "figure"),
            (Action::NextDate, "date"),
            (Action::Why, "why"),
            (Action::Find, "find"),
            (Action::Stack, "stack"),
            (Action::Swap, "swap"),
            (Action::Back, "back"),
        ],
        _ => vec![
            (Action::Help, "help"),
            (Action::Find, "find"),
            (Action::Search, "search"),
            (Action::NextFigure, "figure"),
            (Action::NextDate, "date"),
            (Action::Why, "why"),
            (Action::Beside, "beside"),
            (Action::Presence, "who else"),
            (Action::NextSource, "next source"),
            (Action::Details, "how found"),
            (Action::Removed, "taken out"),
            (Action::Back, "back"),
        ],
    }
}
