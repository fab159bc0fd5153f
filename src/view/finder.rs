//! The search over everything: what was found in a list, and what is selected in its article.

use crate::app::finder::Row;
use crate::app::{Action, Area, Context, offered};
use crate::search::{Hit, Kind};
use crate::story::Article;
use crate::text::{Span, columns, cut, excerpt, wrap};

use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

/// Columns that say what sort of thing was found, and who published it.
const SORT: u16 = 7;
const SOURCE: u16 = 18;
/// Narrower lists leave out who published it.
const ROOMY: u16 = 56;

/// What can be typed.
const HELP: &str = "Words find titles, passages, figures, events and names. 'exact, ^start, end$, !not, a | b. \
                    source: lang: title: after: before: on: in: num:>700 unit: is:differs. tab completes.";

/// What is worth a hint, the most needed first.
const HINTS: [(Action, &str); 6] = [
    (Action::Accept, "open"),
    (Action::OpenBeside, "in the other pane"),
    (Action::SearchScope, "where"),
    (Action::SearchMeaning, "translations"),
    (Action::Mark, "mark"),
    (Action::GroupHits, "by article"),
];

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let Some(panes) = app.panes else { return };
    let area = panes.body;
    canvas.clear(area);
    let scope = app.finder.scope.map_or("everything", |scope| scope.name());
    let mut title = Title::new(format!("Search · {scope}"));
    title.right = count(canvas);
    title.bottom = hints(canvas, area.width);
    frame(canvas, area, true, &title);
    let places = panes.finder();
    list(canvas, places.list);
    if let Some(area) = places.preview {
        preview(canvas, area);
    }
}

/// How many were found of how many, and what fields hide: `14/806 · 3 hidden`.
fn count(canvas: &Canvas) -> String {
    let finder = &canvas.app.finder;
    let Some(answer) = finder.answer() else {
        return String::new();
    };
    let found = &answer.found;
    let mut words = vec![format!("{}/{}", found.found, found.all)];
    if found.found > found.hits.len() {
        words.push(format!("best {}", found.hits.len()));
    }
    if found.hidden > 0 {
        words.push(format!("{} hidden by fields", found.hidden));
    }
    if finder.is_awaited() {
        words.push("searching…".to_owned());
    }
    words.join(" · ")
}

/// What is wrong with the query, or else what keys do, as much as fits.
fn hints(canvas: &Canvas, width: u16) -> String {
    let app = canvas.app;
    let room = usize::from(width.saturating_sub(6));
    let complaint = app
        .finder
        .answer()
        .and_then(|answer| answer.query.complaints.first());
    if let Some(complaint) = complaint {
        return cut(&complaint.what, room);
    }
    let mut words = String::new();
    for (action, what) in HINTS {
        let Some(key) = app.keymap.hint(Context::Typing, action) else {
            continue;
        };
        let what = match action {
            Action::SearchMeaning if !app.finder.by_meaning => "no translations",
            _ => what,
        };
        let more = format!("{}{key} {what}", if words.is_empty() { "" } else { " · " });
        if columns(&words) + columns(&more) > room {
            break;
        }
        words.push_str(&more);
    }
    words
}

fn list(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let finder = &app.finder;
    if finder.rows().is_empty() {
        let dim = canvas.style(Role::Dim);
        let is_empty = app
            .prompt
            .as_ref()
            .is_none_or(|prompt| prompt.text().trim().is_empty());
        let key = app
            .keymap
            .hint(Context::Typing, Action::Older)
            .unwrap_or_default();
        let earlier = format!(" {key}: earlier searches.");
        let words = match finder.answer() {
            _ if is_empty => HELP.to_owned() + &earlier,
            Some(_) if !finder.is_awaited() => "Nothing matches.".to_owned(),
            _ => String::new(),
        };
        let width = area.width.saturating_sub(2);
        for (line, y) in wrap(&words, width.max(1).into(), None)
            .iter()
            .zip(area.y..area.y + area.height)
        {
            canvas.text(area.x + 1, y, width, line.span.of(&words), dim);
        }
        return;
    }
    let seen = finder.rows().iter().enumerate().skip(finder.top);
    for ((index, row), y) in seen.zip(area.y..area.y + area.height) {
        let area = Area { y, height: 1, ..area };
        match (row, finder.hit_of(*row)) {
            (Row::Article(article), _) => heading(canvas, *article, area),
            (_, Some(hit)) => line(canvas, hit, area),
            _ => {}
        }
        if index == finder.row() {
            let name = canvas.style(Role::Name);
            canvas.text(area.x, y, 1, "▸", name);
            let style = canvas.style(Role::Selected);
            canvas.restyle(area, style);
        }
    }
}

fn heading(canvas: &mut Canvas, article: usize, area: Area) {
    if let Some(article) = canvas.app.story.article(article) {
        let style = canvas.style(Role::Heading);
        let words = format!("{} · {}", article.source_words(), article.date_words());
        canvas.text(area.x, area.y, area.width, &cut(&words, area.width.into()), style);
    }
}

/// One hit: what it is, where it stands, and its words around the match.
fn line(canvas: &mut Canvas, hit: &Hit, area: Area) {
    let app = canvas.app;
    let (dim, text, lit, name) = (
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
        canvas.style(Role::Hit),
        canvas.style(Role::Name),
    );
    if app.finder.is_marked(hit) {
        canvas.text(area.x + 1, area.y, 1, "*", name);
    }
    let sort = match (hit.kind, hit.place) {
        (Kind::Passage(_), Some(place)) => format!("¶{}", place.passage + 1),
        (kind, _) => kind.name().to_owned(),
    };
    let mut x = area.x + 2;
    canvas.text(x, area.y, SORT, &sort, name);
    x += SORT + 1;
    let is_command = matches!(hit.kind, Kind::Command(_));
    if area.width >= ROOMY && !app.finder.is_grouped && !is_command {
        let source = app.story.article(hit.article).map(Article::source_words);
        canvas.text(
            x,
            area.y,
            SOURCE - 1,
            &cut(source.unwrap_or_default(), usize::from(SOURCE) - 1),
            dim,
        );
        x += SOURCE;
    }
    if hit.by_meaning {
        x += canvas.text(x, area.y, 2, "≈ ", name);
    }
    let room = (area.x + area.width).saturating_sub(x + 1);
    let first = hit.matches.first().copied().unwrap_or_default();
    let words = excerpt(&hit.text, first, room.into());
    for (part, style) in [(&words.before, text), (&words.words, lit), (&words.after, text)] {
        let left = (area.x + area.width).saturating_sub(x);
        x += canvas.text(x, area.y, left, part, style);
    }
}

/// The selected hit in its article, from its passage on.
fn preview(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let Some(hit) = app.finder.hit() else { return };
    let line_style = canvas.style(Role::Frame);
    let is_beside = area.x > app.panes.map_or(0, |panes| panes.finder().list.x);
    let inner = if is_beside {
        for y in area.y..area.y + area.height {
            canvas.text(area.x, y, 1, "│", line_style);
        }
        Area {
            x: area.x + 2,
            width: area.width.saturating_sub(3),
            ..area
        }
    } else {
        canvas.text(
            area.x,
            area.y,
            area.width,
            &"─".repeat(area.width.into()),
            line_style,
        );
        Area {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        }
    };
    let (heading, dim, text) = (
        canvas.style(Role::Heading),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
    );
    let mut y = inner.y;
    let end = inner.y + inner.height;
    if let Kind::Command(number) = hit.kind {
        if let Some(action) = offered().nth(number) {
            let keys = [Context::Reader, Context::Sources]
                .into_iter()
                .find_map(|context| app.keymap.hint(context, action));
            let keys = keys.map_or_else(|| format!(":{}", action.name()), |keys| format!("Key: {keys}"));
            canvas.text(inner.x, y, inner.width, action.words(), text);
            canvas.text(inner.x, y + 1, inner.width, &keys, dim);
        }
        return;
    }
    let Some(article) = app.story.article(hit.article) else {
        return;
    };
    let about = format!(
        "{} · {} · {}",
        article.source_words(),
        article.date_words(),
        article.language_code()
    );
    canvas.text(inner.x, y, inner.width, &cut(&about, inner.width.into()), heading);
    y += 2;
    let first = hit.place.map_or(0, |place| place.passage as usize);
    for passage in first..article.passages.len() {
        let words = article.passage(passage);
        let spans = lit(hit, passage);
        let language = article.language.as_ref().map(|language| language.value);
        for line in wrap(&words, inner.width.max(1).into(), language) {
            if y >= end {
                return;
            }
            let role = |at: usize| {
                let at = at + line.span.start as usize;
                spans.iter().any(|span| span.range().contains(&at))
            };
            let hit_style = canvas.style(Role::HitCurrent);
            let plain = if passage == first { text } else { dim };
            let part = line.span.of(&words);
            canvas.styled(inner.x, y, inner.width, part, |at| {
                if role(at) { hit_style } else { plain }
            });
            y += 1;
        }
        y += 1;
    }
}

/// What of a passage is lit for a hit.
fn lit(hit: &Hit, passage: usize) -> Vec<Span> {
    match (hit.kind, hit.place) {
        (Kind::Passage(_), Some(place)) if place.passage as usize == passage => hit.matches.clone(),
        (_, Some(place)) if place.passage as usize == passage => vec![place.span],
        _ => Vec::new(),
    }
}
