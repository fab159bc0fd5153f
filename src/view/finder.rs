//! The search over everything: what was found in a list, and what is selected in its article.

use crate::app::finder::Row;
use crate::app::prompt::Prompt;
use crate::app::{Action, Area, Context, offered};
use crate::report::amount;
use crate::search::{Answer, Hit, Kind};
use crate::story::Article;
use crate::text::{Span, columns, cut, excerpt};

use super::extract;
use super::paint::Canvas;
use super::reader::{Title, frame};
use super::role::Role;

/// Columns that say what sort of thing was found, and who published it.
const SORT: u16 = 7;
const SOURCE: u16 = 18;
const DATE: u16 = 10;
const SHORT: u16 = 11;
/// From these widths on, there is room for when it was published, for who published it, for the beginning of that.
const WIDE: u16 = 76;
const ROOMY: u16 = 56;
const NARROW: u16 = 40;

/// What can be typed, and what it finds.
const HELP: [(&str, &str); 10] = [
    (
        "road closed",
        "Words find titles, passages, figures, events and names",
    ),
    ("'tor", "These letters, also inside words"),
    ("'the port'", "These words in a row"),
    ("^start end$", "At the beginning or the end"),
    ("!not", "What does not hold it"),
    ("this | that", "Either"),
    ("num:>700", "Figures: also ~1200, 5..9, unit:percent, is:differs"),
    ("source:post", "Of one outlet; lang:es, title:"),
    ("after:2024-05", "Of that time; before: on:"),
    ("in:events", "Only there; in:titles text figures events names"),
];
/// Columns of its examples.
const EXAMPLE: u16 = 16;

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
    // Without hits there is nothing to be seen of one.
    let is_empty = app.finder.rows().is_empty();
    list(canvas, if is_empty { panes.inside(area) } else { places.list });
    if let Some(area) = places.preview {
        preview(canvas, area);
    }
}

/// How many were found of how many, and what fields hide: `14/806 · 3 hidden`.
fn count(canvas: &Canvas) -> String {
    let finder = &canvas.app.finder;
    let Some(answer) = finder.answer() else {
        return if finder.is_awaited() { "searching…" } else { "" }.to_owned();
    };
    let found = &answer.found;
    let mut words = vec![format!("{}/{}", found.found, found.all)];
    if found.found > found.hits.len() {
        words.push(format!("best {}", found.hits.len()));
    }
    if found.hidden > 0 {
        words.push(format!("{} hidden by fields", found.hidden));
    }
    // What is not read yet cannot be found.
    if let Some(reading) = canvas.app.reading {
        words.push(match reading.total {
            Some(total) => format!("reading {}/{total}", reading.done),
            None => "reading …".to_owned(),
        });
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
        let typed = app.prompt.as_ref().map_or("", Prompt::text);
        let asks_for_nothing = |answer: &Answer| answer.query.is_empty();
        if typed.trim().is_empty() || finder.answer().is_some_and(asks_for_nothing) {
            help(canvas, area);
        } else if finder.answer().is_some() {
            let dim = canvas.style(Role::Dim);
            let words = match app.reading {
                Some(_) => "Nothing matches so far.",
                None => "Nothing matches.",
            };
            canvas.text(area.x + 2, area.y, area.width.saturating_sub(2), words, dim);
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

/// What can be typed, as much of it as there is room for.
fn help(canvas: &mut Canvas, area: Area) {
    let (name, dim) = (canvas.style(Role::Name), canvas.style(Role::Dim));
    let keymap = &canvas.app.keymap;
    let keys = [
        (Action::Complete, "Completes a field or its value"),
        (Action::Older, "What was searched for before"),
    ];
    let keys = keys.map(|(action, what)| (keymap.hint(Context::Typing, action).unwrap_or_default(), what));
    let keys = keys.iter().map(|(key, what)| (&**key, *what));
    for ((example, what), y) in HELP.into_iter().chain(keys).zip(area.y..area.y + area.height) {
        let room = area.width.saturating_sub(EXAMPLE + 3);
        canvas.text(
            area.x + 2,
            y,
            EXAMPLE.min(area.width.saturating_sub(2)),
            example,
            name,
        );
        canvas.text(area.x + 2 + EXAMPLE, y, room, &cut(what, room.into()), dim);
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
    let source_wide = match area.width {
        ROOMY.. => SOURCE,
        NARROW.. => SHORT,
        _ => 0,
    };
    if source_wide > 0 && !app.finder.is_grouped && !is_command {
        let source = app.story.article(hit.article).map(Article::source_words);
        canvas.text(
            x,
            area.y,
            source_wide - 1,
            &cut(source.unwrap_or_default(), usize::from(source_wide) - 1),
            dim,
        );
        x += source_wide;
        // Two texts of one outlet are told apart.
        if area.width >= WIDE {
            let date = app
                .story
                .article(hit.article)
                .and_then(|article| article.published.as_ref());
            let date = date.map_or_else(|| "undated".to_owned(), |date| date.value.brief());
            canvas.text(x, area.y, DATE - 1, &date, dim);
            x += DATE;
        }
    }
    if hit.by_meaning {
        x += canvas.text(x, area.y, 2, "≈ ", name);
    }
    let room = (area.x + area.width).saturating_sub(x + 1);
    // The longest of what was found tells most.
    let told = hit.matches.iter().rev().max_by_key(|span| span.len());
    let words = excerpt(&hit.text, told.copied().unwrap_or_default(), room.into());
    let seen = words.seen;
    let is_lit = |at: usize| hit.matches.iter().any(|span| span.range().contains(&at));
    let left = |x: u16| (area.x + area.width).saturating_sub(x);
    if seen.start > 0 && !words.before.is_empty() {
        x += canvas.text(x, area.y, left(x), "…", text);
    }
    let end = x + room;
    x += canvas.styled(x, area.y, end.saturating_sub(x), seen.of(&hit.text), |at| {
        if is_lit(seen.start as usize + at) {
            lit
        } else {
            text
        }
    });
    if (seen.end as usize) < hit.text.len() && !words.after.is_empty() {
        canvas.text(x, area.y, left(x), "…", text);
    } else if let Kind::Figure { at, .. } = hit.kind {
        // Which of those that count this it is.
        let article = app.story.article(at.article as usize);
        let figure = article.and_then(|article| article.findings.figures.get(at.figure as usize));
        let signs = figure.map(|figure| format!(": {}", amount::signs(figure)));
        let signs = signs.filter(|signs| columns(signs) <= usize::from(end.saturating_sub(x)));
        canvas.text(x, area.y, left(x), &signs.unwrap_or_default(), dim);
    }
}

/// The selected hit in its article, from its passage on.
fn preview(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let Some(hit) = app.finder.hit() else { return };
    let list = app.panes.map_or(area, |panes| panes.finder().list);
    let inner = extract::divided(canvas, area, list);
    if let Kind::Command(number) = hit.kind {
        let (dim, text) = (canvas.style(Role::Dim), canvas.style(Role::Text));
        if let Some(action) = offered().nth(number) {
            let keys = [Context::Reader, Context::Sources]
                .into_iter()
                .find_map(|context| app.keymap.hint(context, action));
            let keys = keys.map_or_else(|| format!(":{}", action.name()), |keys| format!("Key: {keys}"));
            canvas.text(inner.x, inner.y, inner.width, action.words(), text);
            canvas.text(inner.x, inner.y + 1, inner.width, &keys, dim);
        }
        return;
    }
    let Some(article) = app.story.article(hit.article) else {
        return;
    };
    let passage = hit.place.map(|place| place.passage as usize);
    extract::draw(canvas, inner, article, passage, &lit(hit));
}

/// What of the passage is lit for a hit.
fn lit(hit: &Hit) -> Vec<Span> {
    match (hit.kind, hit.place) {
        (Kind::Passage(_), Some(_)) => hit.matches.clone(),
        (_, Some(place)) => vec![place.span],
        (_, None) => Vec::new(),
    }
}
