//! The view of checks: what is wrong, open, cannot be told or verified in one list, and what is selected in its article
//! with what was decided, noted and corrected.

use crate::app::checks::{Line, called, count};
use crate::app::{Action, Area, Context};
use crate::report::noted::in_words;
use crate::story::{Article, Check, Kind, Matter, Noted, Said, State};
use crate::text::{columns, cut, wrap};

use super::extract;
use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;
use super::said;

/// Columns of the sort of a thing, and of who published it.
const SORT: u16 = 8;
const SOURCE: u16 = 18;
/// Narrower lists leave out who published it.
const ROOMY: u16 = 56;

/// What is worth a hint, the most needed first.
pub(super) const HINTS: [(Action, &str); 8] = [
    (Action::Help, "help"),
    (Action::Verified, "verified"),
    (Action::Wrong, "wrong"),
    (Action::CannotTell, "cannot tell"),
    (Action::Note, "note"),
    (Action::Open, "to the words"),
    (Action::Find, "filter"),
    (Action::Back, "back"),
];

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let Some(panes) = app.panes else { return };
    let (decided, of) = count(&app.story, &app.desk);
    let mut title = Title::new(format!("Checks · {decided} of {of} decided"));
    if !app.checks.query().is_empty() {
        title.right = format!("“{}”", app.checks.query());
    }
    frame(canvas, panes.body, true, &title);
    let places = panes.finder();
    list(canvas, places.list);
    if let Some(area) = places.preview {
        selected(canvas, area, places.list);
    }
}

/// Where one is among the things listed.
pub(super) fn place(canvas: &Canvas) -> String {
    let (decided, of) = count(&canvas.app.story, &canvas.app.desk);
    format!("checks · {decided}/{of}")
}

fn list(canvas: &mut Canvas, area: Area) {
    let checks = &canvas.app.checks;
    if checks.lines().is_empty() {
        let dim = canvas.style(Role::Dim);
        let key = canvas
            .app
            .keymap
            .hint(Context::Checks, Action::Back)
            .unwrap_or_default();
        let words = if checks.query().is_empty() {
            "There is nothing to check yet.".to_owned()
        } else {
            format!("Nothing holds “{}”; {key} shows all.", checks.query())
        };
        canvas.text(area.x + 1, area.y, area.width.saturating_sub(2), &words, dim);
        return;
    }
    let seen = checks.lines().iter().enumerate().skip(checks.top);
    for ((index, line), y) in seen.zip(area.y..area.y + area.height) {
        let row = Area { y, height: 1, ..area };
        match line {
            Line::State(state, count) => heading(canvas, row, &format!("{} · {count}", state.name())),
            Line::Ruled(count) => heading(canvas, row, &format!("put together and apart · {count}")),
            Line::Denied(count) => heading(
                canvas,
                row,
                &format!("no figures or dates, as you said · {count}"),
            ),
            Line::Lost(count) => heading(canvas, row, &format!("not in the articles any more · {count}")),
            Line::Matter(on) => matter(canvas, row, *on),
            Line::Gone(noted) => gone(canvas, row, noted),
        }
        if index == checks.row() {
            let name = canvas.style(Role::Name);
            canvas.text(row.x, y, 1, "▸", name);
            let style = canvas.style(Role::Selected);
            canvas.restyle(row, style);
        }
    }
}

fn heading(canvas: &mut Canvas, row: Area, words: &str) {
    let style = canvas.style(Role::Heading);
    canvas.text(row.x, row.y, row.width, words, style);
}

fn matter(canvas: &mut Canvas, row: Area, on: Matter) {
    let app = canvas.app;
    let state = app.desk.state(on);
    let (sign, dim, text, name) = (
        canvas.style(said::role(state)),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
        canvas.style(Role::Name),
    );
    let mut x = row.x + 2;
    x += canvas.text(x, row.y, 1, state.sign(), sign) + 1;
    canvas.text(x, row.y, SORT, on.kind().name(), name);
    x += SORT;
    if row.width >= ROOMY {
        let source = app.story.article(on.article()).map(Article::source_words);
        let width = usize::from(SOURCE) - 1;
        canvas.text(x, row.y, SOURCE - 1, &cut(source.unwrap_or_default(), width), dim);
        x += SOURCE;
    }
    let end = row.x + row.width;
    let corrected = app.desk.of(on).any(|said| matches!(said, Said::Corrected { .. }));
    if corrected {
        x += canvas.text(x, row.y, 2, "✎ ", name);
    }
    let check = app.desk.check(on);
    let note = check.map(noted_words).unwrap_or_default();
    let words = called(&app.story, &app.desk, on);
    let room = usize::from(end.saturating_sub(x + 1));
    x += canvas.text(x, row.y, end.saturating_sub(x), &cut(&words, room), text) + 2;
    let room = end.saturating_sub(x + 1);
    if room > 8 && !note.is_empty() {
        canvas.text(x, row.y, room, &cut(&note, room.into()), dim);
    }
}

fn noted_words(check: &Check) -> String {
    let by = if check.source.is_empty() {
        String::new()
    } else {
        format!(" — {}", check.source)
    };
    format!("{}{by}", check.note)
}

fn gone(canvas: &mut Canvas, row: Area, noted: &Noted) {
    let (dim, name) = (canvas.style(Role::Dim), canvas.style(Role::Name));
    let x = row.x + 2;
    canvas.text(x, row.y, SORT, noted.kind.name(), name);
    let words = in_words(noted);
    let room = row.width.saturating_sub(SORT + 4);
    canvas.text(x + SORT + 2, row.y, room, &cut(&words, room.into()), dim);
}

/// What is selected: what was decided of it, then its article from its words on.
fn selected(canvas: &mut Canvas, area: Area, list: Area) {
    let app = canvas.app;
    let inner = extract::divided(canvas, area, list);
    let Some(on) = app.checks.selected() else { return };
    let lines = facts(canvas, on);
    let (mut y, end) = (inner.y, inner.y + inner.height);
    for (words, role) in lines {
        let style = canvas.style(role);
        for line in wrap(&words, inner.width.max(1).into(), None) {
            if y < end {
                canvas.text(inner.x, y, inner.width, line.span.of(&words), style);
                y += 1;
            }
        }
    }
    let Some(article) = app.story.article(on.article()) else {
        return;
    };
    let place = on.place(&app.story);
    let rest = Area {
        y: y + 1,
        height: end.saturating_sub(y + 1),
        ..inner
    };
    if rest.height > 2 {
        let lit = place
            .map(|place| place.span)
            .filter(|_| matches!(on.kind(), Kind::Figure | Kind::Date | Kind::Figures));
        let passage = place.map(|place| place.passage as usize);
        extract::draw(canvas, rest, article, passage, lit.as_slice());
    }
}

/// What was decided, noted and corrected, line by line.
fn facts(canvas: &Canvas, on: Matter) -> Vec<(String, Role)> {
    let app = canvas.app;
    let check = app.desk.check(on).cloned().unwrap_or_default();
    let state = (
        format!("{} {}", check.state.sign(), check.state.name()),
        said::role(check.state),
    );
    // That two belong together or not is decided.
    let is_ruled = matches!(on.kind(), Kind::Pair | Kind::Figures) && check.state == State::Open;
    let mut lines = if is_ruled { Vec::new() } else { vec![state] };
    if !check.note.is_empty() {
        lines.push((check.note.into(), Role::Text));
    }
    if !check.source.is_empty() {
        lines.push((format!("checked by: {}", check.source), Role::Dim));
    }
    for said in app.desk.of(on) {
        match said {
            said if said.denial().is_some() => {
                let words = said.denial().map(|denial| format!("✎ {denial}: yours"));
                lines.extend(words.map(|words| (words, Role::Notice)));
            }
            Said::Corrected { to, field } => {
                let article = app.story.article(on.article());
                let was = article.zip(on.place(&app.story));
                let was = was.map(|(article, place)| format!("; the text: “{}”", article.words_at(place)));
                let was = was.unwrap_or_default();
                lines.push(match app.desk.is_refused(on, said) {
                    true => (format!("✎ “{to}” cannot be read{was}"), Role::Warning),
                    false => (
                        format!("✎ {} corrected to {to}{was}", field.words()),
                        Role::Notice,
                    ),
                });
            }
            Said::Together if on.kind() == Kind::Figures => {
                lines.push((
                    "⚲ put into one group: both count the same".to_owned(),
                    Role::Notice,
                ));
            }
            Said::Apart if on.kind() == Kind::Figures => {
                lines.push((
                    "the first was taken out of the group of the second".to_owned(),
                    Role::Notice,
                ));
            }
            Said::Together => lines.push(("⚲ pinned together".to_owned(), Role::Notice)),
            Said::Apart => lines.push(("parted".to_owned(), Role::Notice)),
            Said::Check(other) if Some(other) != app.desk.check(on) => {
                let words = format!("also said: {} {}", other.state.name(), noted_words(other));
                lines.push((words, Role::Warning));
            }
            _ => {}
        }
    }
    lines.retain(|(words, _)| columns(words) > 0);
    lines
}
