//! Below the table: how the selected figures stand to each other and why, and the sentences they are from.

use ratatui::style::Style;

use crate::app::Area;
use crate::app::figures::order::Face;
use crate::report::relation;
use crate::story::{Article, FigureAt, Group, Matter};
use crate::text::{Span, cells, wrap};

use super::super::paint::Canvas;
use super::super::reader::{Title, frame};
use super::super::role::Role;
use super::super::said;
use super::cell;

/// Draws what is known of what is selected.
pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let selected = app.figures.selected(&app.story);
    let group = app.figures.group(&app.story);
    // Of a source that does not give the figure, what the others say of it is seen.
    let all = group.map(|group| group.figures.as_slice()).unwrap_or_default();
    let shown = if selected.is_empty() { all } else { &selected };
    let Some(panes) = app.panes else { return };
    let room = panes.inside(area).inset(1, 0);
    let mut page = Page::new(canvas, room);
    let name = group.map(cell::name).unwrap_or_default();
    let mut left = 0;
    if let Some(group) = group {
        reasons(&mut page, group, shown);
        left = sentences(&mut page, shown);
    }
    let mut title = Title::new(if name.is_empty() {
        "in the text".to_owned()
    } else {
        name
    });
    let whole = app.figures.face != Face::List && app.figures.article().is_none();
    title.right = match (selected.len(), whole) {
        (0, _) => "this source does not give it; others do".to_owned(),
        (1, _) => "1 figure".to_owned(),
        (all, true) => format!("{all} figures, all sources"),
        (all, false) => format!("{all} figures"),
    };
    if left > 0 {
        title.bottom = format!("{left} more");
    }
    frame(canvas, area, false, &title);
}

/// Lines written one below the other, until there is no room.
struct Page<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    room: Area,
    y: u16,
}

impl<'a, 'b> Page<'a, 'b> {
    fn new(canvas: &'a mut Canvas<'b>, room: Area) -> Self {
        Self {
            canvas,
            room,
            y: room.y,
        }
    }

    fn left(&self) -> u16 {
        (self.room.y + self.room.height).saturating_sub(self.y)
    }

    /// Writes wrapped words, some of them lit; `indent` columns from the left.
    fn write(&mut self, words: &str, indent: u16, style: Style, lit: Option<(Span, Style)>) {
        let width = self.room.width.saturating_sub(indent);
        for line in wrap(words, usize::from(width).max(1), None) {
            if self.left() == 0 {
                return;
            }
            let start = line.span.start as usize;
            let style_at = |at: usize| match lit {
                Some((span, lit)) if (span.start as usize..span.end as usize).contains(&(start + at)) => lit,
                _ => style,
            };
            self.canvas
                .styled(self.room.x + indent, self.y, width, line.span.of(words), style_at);
            self.y += 1;
        }
    }
}

/// Why the figures stand to each other as they do, and which arithmetic fails.
fn reasons(page: &mut Page, group: &Group, selected: &[FigureAt]) {
    let story = &page.canvas.app.story;
    let style = page.canvas.style(cell::role(group.relation));
    let (text, warning) = (page.canvas.style(Role::Text), page.canvas.style(Role::Warning));
    let about = |at: FigureAt| selected.iter().any(|one| one.article == at.article);
    let verdict = group
        .verdicts
        .iter()
        .find(|verdict| about(verdict.a) || about(verdict.b));
    let sign = |relation: crate::analysis::Relation| format!("{} {}", relation.sign(), relation.words());
    match verdict.or(group.verdicts.first()) {
        Some(verdict) => {
            let words = format!("{}. {}", sign(verdict.relation), relation::why(story, verdict));
            let end = sign(verdict.relation).len() + 1;
            let style = page.canvas.style(cell::role(verdict.relation));
            page.write(&words, 0, text, Some((Span::new(0, end), style)));
        }
        None => page.write(&format!("{}.", sign(group.relation)), 0, style, None),
    }
    let mut told: Vec<String> = Vec::new();
    for at in selected {
        let Some(article) = story.article(at.article as usize) else {
            continue;
        };
        for check in &article.findings.checks {
            if !check.holds && check.figures.contains(&at.figure) {
                let words = format!("! {}", relation::check(article, check));
                if !told.contains(&words) {
                    page.write(&words, 0, warning, None);
                    told.push(words);
                }
            }
        }
    }
}

/// The sentences, each below its source; returns how many had no room.
fn sentences(page: &mut Page, selected: &[FigureAt]) -> usize {
    for (at, figure) in selected.iter().enumerate() {
        if page.left() < 2 {
            return selected.len() - at;
        }
        sentence(page, *figure);
    }
    0
}

fn sentence(page: &mut Page, at: FigureAt) {
    let app = page.canvas.app;
    let Some(article) = cell::article(app, at.article) else {
        return;
    };
    let Some(figure) = article.findings.figures.get(at.figure as usize) else {
        return;
    };
    let (source, dim, text, lit) = (
        page.canvas.style(Role::Facts),
        page.canvas.style(Role::Dim),
        page.canvas.style(Role::Text),
        page.canvas.style(Role::FindingCurrent),
    );
    let name = crate::text::visible(article.source_words());
    let head = format!("{name} · {} · ¶ {}", date(article), figure.place.passage + 1);
    page.write(&head, 0, dim, Some((Span::new(0, name.len()), source)));
    let passage = article.passage(figure.place.passage as usize);
    let (words, span) = drawn(&passage, figure.sentence, figure.place.span);
    page.write(&words, 2, text, Some((span, lit)));
    if let Some(words) = said::words(app, Matter::Figure(at)) {
        let notice = page.canvas.style(Role::Notice);
        page.write(&words, 2, notice, None);
    }
}

fn date(article: &Article) -> String {
    article.date_words()
}

/// A sentence as it is drawn, and where some of its words stand then.
fn drawn(passage: &str, sentence: Span, words: Span) -> (String, Span) {
    let text = sentence.of(passage);
    let within = |at: u32| at.clamp(sentence.start, sentence.end) - sentence.start;
    let (from, to) = (within(words.start) as usize, within(words.end) as usize);
    let mut drawn = String::with_capacity(text.len());
    let (mut start, mut end) = (0, 0);
    for cell in cells(text) {
        if cell.range.start <= from {
            start = drawn.len();
        }
        drawn.push_str(cell.symbol);
        if cell.range.start < to {
            end = drawn.len();
        }
    }
    (drawn, Span::new(start, end.max(start)))
}
