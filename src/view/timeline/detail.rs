//! What is told of the selected row: each mention with its date, how that was worked out, and the
//! sentence with the date lit; and what its sources disagree on.

use crate::app::timeline::rows::Item;
use crate::app::{App, Area};
use crate::report::{day, events, why};
use crate::story::{DateAt, Event};
use crate::text::{Span, columns, cut, wrap};

use super::super::paint::Canvas;
use super::super::reader::Title;
use super::super::role::Role;

/// A line of the part: words, and those of them that are drawn otherwise.
struct Written {
    indent: u16,
    text: String,
    role: Role,
    lit: Option<(Span, Role)>,
    is_chosen: bool,
}

impl Written {
    fn new(indent: u16, text: impl Into<String>, role: Role) -> Self {
        Self {
            indent,
            text: text.into(),
            role,
            lit: None,
            is_chosen: false,
        }
    }
}

/// What stands in the frame.
pub(super) fn title(app: &App) -> Title {
    let timeline = &app.timeline;
    let Some(event) = timeline.event(&app.story) else {
        return Title::new(match timeline.selected() {
            Some(_) => "Printed",
            None => "",
        });
    };
    let sources = events::articles(event).count();
    let mut title = Title::new(events::when(&app.story, event));
    title.right = match (sources, event.mentions.len()) {
        (1, 1) => "one source".to_owned(),
        (1, times) => format!("one source, {times} times"),
        (sources, times) if sources == times => format!("{sources} sources"),
        (sources, times) => format!("{sources} sources, {times} times"),
    };
    title
}

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let width = usize::from(area.width.saturating_sub(2).max(1));
    let height = usize::from(area.height);
    let lines = match app.timeline.selected() {
        None => return,
        Some(Item::Printed(at)) => of_printing(app, at as usize, width),
        Some(item @ Item::Event(_)) => match item.event(&app.story) {
            Some(event) => of_event(app, event, width, height),
            None => return,
        },
    };
    // What they disagree on is always seen, and of the chosen mention as much as has room.
    let fixed = lines.iter().take_while(|line| line.role == Role::Warning).count();
    let (fixed, lines) = lines.split_at(fixed.min(height.saturating_sub(2)));
    let height = height - fixed.len();
    let chosen = lines.iter().position(|line| line.is_chosen).unwrap_or(0);
    let last = lines.iter().rposition(|line| line.is_chosen).unwrap_or(0);
    let top = (last + 1).saturating_sub(height).min(chosen);
    let seen = fixed.iter().chain(lines.iter().skip(top));
    for (line, y) in seen.zip(area.y..area.y + area.height) {
        let base = canvas.style(line.role);
        let lit = line
            .lit
            .map(|(span, role)| (span, base.patch(canvas.style(role))));
        let room = area.width.saturating_sub(line.indent);
        canvas.styled(area.x + line.indent, y, room, &line.text, |at| match lit {
            Some((span, style)) if span.range().contains(&at) => style,
            _ => base,
        });
    }
}

fn of_event(app: &App, event: &Event, width: usize, height: usize) -> Vec<Written> {
    let timeline = &app.timeline;
    let mut lines = Vec::new();
    if let Some(words) = events::disagreement(&app.story, event, &timeline.names) {
        let words = format!("≠ {words}");
        let wrapped = wrap(&words, width, None);
        lines.extend(
            wrapped
                .iter()
                .map(|line| Written::new(0, line.span.of(&words), Role::Warning)),
        );
    }
    let chosen = timeline.mention.min(event.mentions.len().saturating_sub(1));
    // What is further away has no room anyway.
    let from = chosen.saturating_sub(height);
    let near = event.mentions.iter().enumerate().skip(from).take(2 * height + 1);
    for (index, at) in near {
        let first = lines.len();
        of_mention(
            app,
            *at,
            index == chosen && event.mentions.len() > 1,
            width,
            &mut lines,
        );
        if index == chosen {
            lines[first..].iter_mut().for_each(|line| line.is_chosen = true);
        }
    }
    lines
}

fn of_mention(app: &App, at: DateAt, is_chosen: bool, width: usize, lines: &mut Vec<Written>) {
    let Some((article, mention)) = events::mention(&app.story, at) else {
        return;
    };
    let told = events::told(&app.story, at);
    let name = app.timeline.name(at.article as usize);
    let sign = if is_chosen { '▸' } else { ' ' };
    let said = told.date.of(&told.sentence);
    let means = if mention.when.is_some() {
        day::words(mention)
    } else {
        "open".to_owned()
    };
    let how = why::basis(article, mention);
    let head = format!("{sign} {name}");
    let words = format!(
        "{head} · ¶ {} · “{said}” → {means}, {how}",
        mention.place.passage + 1
    );
    let mut line = Written::new(0, cut(&words, width + 2), Role::Text);
    line.lit = Some((Span::new(sign.len_utf8() + 1, head.len()), Role::Name));
    lines.push(line);
    for wrapped in wrap(&told.sentence, width, None) {
        let span = wrapped.span;
        let mut line = Written::new(2, span.of(&told.sentence), Role::Text);
        line.lit = told.date.meets(span).then(|| {
            let within = |at: u32| at.clamp(span.start, span.end) - span.start;
            let lit = Span {
                start: within(told.date.start),
                end: within(told.date.end),
            };
            (lit, Role::Date)
        });
        lines.push(line);
    }
}

fn of_printing(app: &App, at: usize, width: usize) -> Vec<Written> {
    let Some(article) = app.story.article(at) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let how = match &article.published {
        Some(date) => {
            let note = date
                .note
                .as_ref()
                .map_or(String::new(), |note| format!("; {note}"));
            format!("{}, from {}{note}", date.value.short(), date.basis.words())
        }
        None => "nothing in the file says when; `published` in cotejo.toml gives it a date".to_owned(),
    };
    let name = app.timeline.name(at);
    let mut head = Written::new(0, format!("{name} · {how}"), Role::Text);
    head.lit = Some((Span::new(0, name.len()), Role::Name));
    if columns(&head.text) > width + 2 {
        head.text = cut(&head.text, width + 2);
    }
    lines.push(head);
    let title = crate::app::facts::title(article);
    let wrapped = wrap(&title, width, None);
    lines.extend(
        wrapped
            .iter()
            .map(|line| Written::new(2, line.span.of(&title), Role::Caption)),
    );
    lines
}
