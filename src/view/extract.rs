//! Part of a list's pane that shows what is selected in its article: divided off, its words lit, what follows dimmer.

use super::paint::Canvas;
use super::role::Role;
use crate::app::Area;
use crate::story::Article;
use crate::text::{Span, cut, wrap};

/// Divides the part off from the list, beside or below it; returns the room inside.
pub(super) fn divided(canvas: &mut Canvas, area: Area, list: Area) -> Area {
    let line = canvas.style(Role::Frame);
    if area.x > list.x {
        for y in area.y..area.y + area.height {
            canvas.text(area.x, y, 1, "│", line);
        }
        return Area {
            x: area.x + 2,
            width: area.width.saturating_sub(3),
            ..area
        };
    }
    canvas.text(area.x, area.y, area.width, &"─".repeat(area.width.into()), line);
    Area {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    }
}

/// Writes who published an article, and its prose from a passage on, with some words of that passage lit.
pub(super) fn draw(canvas: &mut Canvas, area: Area, article: &Article, first: usize, lit: &[Span]) {
    let (heading, dim, text, hit) = (
        canvas.style(Role::Heading),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
        canvas.style(Role::HitCurrent),
    );
    let about = format!(
        "{} · {} · {}",
        article.source_words(),
        article.date_words(),
        article.language_code()
    );
    canvas.text(
        area.x,
        area.y,
        area.width,
        &cut(&about, area.width.into()),
        heading,
    );
    let (mut y, end) = (area.y + 2, area.y + area.height);
    let language = article.language.as_ref().map(|language| language.value);
    for passage in first..article.passages.len() {
        let words = article.passage(passage);
        for line in wrap(&words, area.width.max(1).into(), language) {
            if y >= end {
                return;
            }
            let is_lit = |at: usize| {
                let at = at + line.span.start as usize;
                passage == first && lit.iter().any(|span| span.range().contains(&at))
            };
            let plain = if passage == first { text } else { dim };
            let part = line.span.of(&words);
            canvas.styled(
                area.x,
                y,
                area.width,
                part,
                |at| {
                    if is_lit(at) { hit } else { plain }
                },
            );
            y += 1;
        }
        y += 1;
    }
}
