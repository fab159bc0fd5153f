//! The matrix of who tells what: a row for each passage of one article, a column for each other source, and below it
//! what is selected, in full.

mod context;
mod matrix;

use crate::app::{Action, App, Area, Context};
use crate::text::{visible, wrap};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

/// What is worth a hint, the most needed first.
pub(super) const HINTS: [(Action, &str); 10] = [
    (Action::Help, "help"),
    (Action::Open, "both in rows"),
    (Action::ColumnRight, "source"),
    (Action::NextHit, "who tells it"),
    (Action::Find, "filter"),
    (Action::Sort, "order"),
    (Action::NextSource, "next article"),
    (Action::Why, "how sure"),
    (Action::Copy, "copy both"),
    (Action::Back, "back"),
];

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let (presence, plan) = (&app.presence, app.presence.plan);
    let Some(tellers) = presence.tellers() else { return };
    let mut title = Title::new("");
    if let Some(article) = app.story.article(tellers.article()) {
        title.left = format!(
            "Who else tells {} · {} · {}",
            article.source_words(),
            article.date_words(),
            article.language_code()
        );
    }
    title.right = presence.order_words().to_owned();
    let (count, all) = (presence.rows().len(), tellers.passages());
    let mut bottom = Vec::new();
    if !presence.query().is_empty() {
        bottom.push(format!("{count} of {all} hold “{}”", visible(presence.query())));
    }
    if count > 0 {
        bottom.push(format!("{}/{count}", presence.row() + 1));
    }
    let columns = tellers.others().len();
    if columns > plan.shown {
        let last = (presence.left + plan.shown).min(columns);
        let marks = (
            if presence.left > 0 { "‹ " } else { "" },
            if last < columns { " ›" } else { "" },
        );
        let first = presence.left + 1;
        bottom.push(format!(
            "{}sources {first}–{last} of {columns}{}",
            marks.0, marks.1
        ));
    }
    title.bottom = bottom.join(" · ");
    frame(canvas, plan.main, true, &title);
    if count == 0 {
        empty(canvas, plan.inside);
    } else {
        matrix::draw(canvas);
    }
    if let Some(area) = plan.context {
        context::draw(canvas, area);
    }
}

/// What to say where no row is.
fn empty(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let words = if app.presence.query().is_empty() {
        "This article has no passage.".to_owned()
    } else {
        let key = app
            .keymap
            .hint(Context::Presence, Action::Back)
            .unwrap_or_default();
        format!(
            "No passage holds “{}”; {key} shows all.",
            visible(app.presence.query())
        )
    };
    let style = canvas.style(Role::Dim);
    let area = area.inset(1, 0);
    for (line, y) in wrap(&words, usize::from(area.width).max(1), None)
        .iter()
        .zip(area.y..area.y + area.height)
    {
        canvas.text(area.x, y, area.width, line.span.of(&words), style);
    }
}

/// `compared 12/40`, until all are.
pub(super) fn progress(app: &App) -> Option<String> {
    let (done, all) = app.presence.progress()?;
    Some(format!("compared {done}/{all}"))
}

/// `who tells it · ¶4 · 2/4 TeleSUR`, for the line at the bottom.
pub(super) fn place(app: &App) -> String {
    let mut parts = vec!["who tells it".to_owned()];
    // Where there is no line at the top, it stands here.
    if app.panes.is_none_or(|panes| panes.header.is_none()) {
        parts.extend(progress(app));
    }
    parts.extend(app.presence.passage().map(|passage| format!("¶{}", passage + 1)));
    let all = app.presence.tellers().map_or(0, |tellers| tellers.others().len());
    match app.presence.other() {
        Some(other) => parts.push(format!(
            "{}/{all} {}",
            app.presence.column(),
            app.presence.name(other, 24)
        )),
        None => parts.push(format!("all {all}")),
    }
    parts.join(" · ")
}
