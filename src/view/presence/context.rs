//! Below the matrix: the selected passage in full, and beside or below it what the selected source says, or all that
//! tell it.

use ratatui::style::{Modifier, Style};

use crate::app::{App, Area};
use crate::report::pair::{Said, score, sign};
use crate::story::{Article, FactKind, Pair};
use crate::text::{Span, visible};

use super::super::page::{Page, drawn};
use super::super::paint::Canvas;
use super::super::reader::{Title, frame};
use super::super::role::Role;
use super::matrix::role;

/// From so many columns on, the two stand beside each other.
const BESIDE: u16 = 76;
/// Columns between the two.
const GAP: u16 = 3;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (Some(panes), Some(tellers)) = (app.panes, app.presence.tellers()) else {
        return;
    };
    let told = app.presence.told();
    let mut title = Title::new(match app.presence.passage() {
        Some(passage) => format!(
            "¶{} · told by {} of {}",
            passage + 1,
            tellers.count(passage),
            tellers.compared()
        ),
        None => String::new(),
    });
    let room = panes.inside(area).inset(1, 0);
    let is_beside = room.width >= BESIDE;
    let mut left = 0;
    if let (Some(passage), Some(own)) = (app.presence.passage(), app.story.article(tellers.article())) {
        let differs = |side: usize| -> Vec<Span> {
            let one = told.first().filter(|_| app.presence.column() > 0);
            one.map_or_else(Vec::new, |(other, pair)| {
                let at = [tellers.article(), *other][side];
                let article = app.story.article(at);
                article.map_or_else(Vec::new, |article| spans(article, pair, side))
            })
        };
        let half = if is_beside {
            (room.width - GAP) / 2
        } else {
            room.width
        };
        let mut page = Page::new(canvas, Area { width: half, ..room });
        head(&mut page, own, passage, None);
        whole(&mut page, own, passage, &differs(0));
        if is_beside {
            page = Page::new(
                canvas,
                Area {
                    x: room.x + half + GAP,
                    width: half,
                    ..room
                },
            );
        }
        if told.is_empty() {
            nobody(&mut page);
        }
        for (at, (other, pair)) in told.iter().enumerate() {
            if page.left() < 2 {
                left = told.len() - at;
                break;
            }
            if let Some(article) = app.story.article(*other) {
                let lit = if app.presence.column() > 0 {
                    differs(1)
                } else {
                    spans(article, pair, 1)
                };
                head(&mut page, article, pair.link.b, Some(pair));
                facts(&mut page, [tellers.article(), *other], pair);
                whole(&mut page, article, pair.link.b, &lit);
            }
        }
    }
    if left > 0 {
        title.bottom = format!("{left} more");
    }
    frame(canvas, area, false, &title);
}

/// The words of one side that the other gives otherwise.
fn spans(article: &Article, pair: &Pair, side: usize) -> Vec<Span> {
    let findings = &article.findings;
    let differ = pair.facts.iter().filter(|fact| fact.differs());
    differ
        .filter_map(|fact| {
            let at = fact.at[side]? as usize;
            let place = match fact.kind {
                FactKind::Figure => findings.figures.get(at)?.place,
                FactKind::Date => findings.dates.get(at)?.place,
            };
            Some(place.span)
        })
        .collect()
}

/// Whose passage follows, and how it goes together with the selected one.
fn head(page: &mut Page, article: &Article, passage: u32, pair: Option<&Pair>) {
    let name = visible(article.source_words());
    let mut words = format!("{name} · {} · ¶{}", article.date_words(), passage + 1);
    let mut lit = vec![(Span::new(0, name.len()), page.canvas.style(Role::Facts))];
    if let Some(pair) = pair {
        let start = words.len() + 3;
        words.push_str(&format!(" · {} {}", sign(pair), score(pair)));
        lit.push((Span::new(start, words.len()), page.canvas.style(role(pair))));
    }
    let dim = page.canvas.style(Role::Dim);
    page.write(&words, 0, dim, &lit);
}

/// The figures and dates that the two give otherwise.
fn facts(page: &mut Page, articles: [usize; 2], pair: &Pair) {
    let Some(said) = Said::between(&page.canvas.app.story, articles) else {
        return;
    };
    let differ = pair.facts.iter().filter(|fact| fact.differs());
    let words: Vec<String> = differ.map(|fact| visible(&said.fact(fact))).collect();
    if !words.is_empty() {
        let style = page.canvas.style(Role::Differs);
        page.write(&words.join("; "), 0, style, &[]);
    }
}

/// A passage with some of its words lit.
fn whole(page: &mut Page, article: &Article, at: u32, lit: &[Span]) {
    let text = page.canvas.style(Role::Text);
    let style = page.canvas.style(Role::Differs).add_modifier(Modifier::REVERSED);
    let (words, lit) = drawn(&article.passage(at as usize), lit);
    let lit: Vec<(Span, Style)> = lit.into_iter().map(|span| (span, style)).collect();
    page.write(&words, 0, text, &lit);
}

/// That nobody tells it, as far as is known.
fn nobody(page: &mut Page) {
    let app = page.canvas.app;
    let is_compared = |index: usize| {
        let tellers = app.presence.tellers();
        tellers.is_some_and(|tellers| tellers.is_compared(index))
    };
    let is_waiting = app.presence.progress().is_some();
    let words = match (app.presence.other(), app.presence.column().checked_sub(1)) {
        (Some(_), Some(index)) if !is_compared(index) && is_waiting => "Not compared yet.".to_owned(),
        (Some(_), Some(index)) if !is_compared(index) => "The two could not be compared.".to_owned(),
        (Some(other), _) => format!("{} does not tell this.", app.presence.name(other, 60)),
        _ if is_waiting => "None of those compared so far tells this.".to_owned(),
        _ if has_failed(app) => "None of those that could be compared tells this.".to_owned(),
        _ => "No other source tells this.".to_owned(),
    };
    let dim = page.canvas.style(Role::Dim);
    page.write(&words, 0, dim, &[]);
}

/// Whether the article could not be compared with some of the others.
fn has_failed(app: &App) -> bool {
    let tellers = app.presence.tellers();
    tellers.is_some_and(|tellers| tellers.compared() < tellers.others().len())
}
