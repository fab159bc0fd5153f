//! Below the table: how the selected figures stand to each other and why, and the sentences they are from.

use ratatui::style::Style;

use crate::app::Area;
use crate::app::figures::order::Face;
use crate::report::relation;
use crate::story::{Article, FigureAt, Group, Matter};
use crate::text::Span;

use super::super::page::{Page, drawn};
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
            page.write(&words, 0, text, &[(Span::new(0, end), style)]);
        }
        None => page.write(&format!("{}.", sign(group.relation)), 0, style, &[]),
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
                    page.write(&words, 0, warning, &[]);
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
    page.write(&head, 0, dim, &[(Span::new(0, name.len()), source)]);
    let passage = article.passage(figure.place.passage as usize);
    let sentence = figure.sentence;
    let within = |at: u32| at.clamp(sentence.start, sentence.end) - sentence.start;
    let number = figure.place.span;
    let number = Span::new(within(number.start) as usize, within(number.end) as usize);
    let (words, spans) = drawn(sentence.of(&passage), &[number]);
    let lit: Vec<(Span, Style)> = spans.into_iter().map(|span| (span, lit)).collect();
    page.write(&words, 2, text, &lit);
    if let Some(words) = said::words(app, Matter::Figure(at)) {
        let notice = page.canvas.style(Role::Notice);
        page.write(&words, 2, notice, &[]);
    }
}

fn date(article: &Article) -> String {
    article.date_words()
}
