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

/// Writes who published an article and which passage it is, and its prose from there on, with some words of the passage
/// lit; of an article as a whole from the beginning.
pub(super) fn draw(canvas: &mut Canvas, area: Area, article: &Article, passage: Option<usize>, lit: &[Span]) {
    let (heading, dim, text, hit) = (
        canvas.style(Role::Heading),
        canvas.style(Role::Dim),
        canvas.style(Role::Text),
        canvas.style(Role::HitCurrent),
    );
    let mut about = format!(
        "{} · {} · {}",
        article.source_words(),
        article.date_words(),
        article.language_code()
    );
    if let Some(passage) = passage {
        about += &format!(" · ¶ {}/{}", passage + 1, article.passages.len());
    }
    canvas.text(
        area.x,
        area.y,
        area.width,
        &cut(&about, area.width.into()),
        heading,
    );
    let (mut y, end) = (area.y + 2, area.y + area.height);
    let first = passage.unwrap_or(0);
    for at in first..article.passages.len() {
        let words = article.passage(at);
        // Lines end at blanks: there is nobody here to draw a hyphen.
        for line in wrap(&words, area.width.max(1).into(), None) {
            if y >= end {
                return;
            }
            let is_lit = |byte: usize| {
                let byte = byte + line.span.start as usize;
                at == first && lit.iter().any(|span| span.range().contains(&byte))
            };
            let plain = if at == first { text } else { dim };
            canvas.styled(area.x, y, area.width, line.span.of(&words), |byte| {
                if is_lit(byte) { hit } else { plain }
            });
            y += 1;
        }
        y += 1;
    }
}
