//! Wrapped words written one below the other, some of them lit, until there is no room: what stands below a table of
//! what is selected in it.

use ratatui::style::Style;

use super::paint::Canvas;
use crate::app::Area;
use crate::text::{Span, cells, wrap};

/// A room that is filled from its top.
pub(super) struct Page<'a, 'b> {
    pub(super) canvas: &'a mut Canvas<'b>,
    room: Area,
    y: u16,
}

impl<'a, 'b> Page<'a, 'b> {
    pub(super) fn new(canvas: &'a mut Canvas<'b>, room: Area) -> Self {
        Self {
            canvas,
            room,
            y: room.y,
        }
    }

    /// Rows that are free.
    pub(super) fn left(&self) -> u16 {
        (self.room.y + self.room.height).saturating_sub(self.y)
    }

    /// Writes words, those at `lit` in their own style; `indent` columns from the left.
    pub(super) fn write(&mut self, words: &str, indent: u16, style: Style, lit: &[(Span, Style)]) {
        let width = self.room.width.saturating_sub(indent);
        for line in wrap(words, usize::from(width).max(1), None) {
            if self.left() == 0 {
                return;
            }
            let start = line.span.start as usize;
            let style_at = |at: usize| {
                let holds = |(span, _): &&(Span, Style)| span.range().contains(&(start + at));
                lit.iter().find(holds).map_or(style, |(_, lit)| *lit)
            };
            self.canvas
                .styled(self.room.x + indent, self.y, width, line.span.of(words), style_at);
            self.y += 1;
        }
    }
}

/// Writes words above a line in which they have no room, over what stands there; false where they would take more than
/// a third of the screen.
pub(super) fn above(canvas: &mut Canvas, line: Area, words: &str, style: Style) -> bool {
    let width = line.width.saturating_sub(2);
    let rows = wrap(words, usize::from(width).max(1), None).len();
    let height = u16::try_from(rows).unwrap_or(u16::MAX);
    if height > line.y / 3 {
        return false;
    }
    let area = Area {
        y: line.y - height,
        height,
        ..line
    };
    canvas.clear(area);
    let room = Area {
        x: area.x + 1,
        width,
        ..area
    };
    Page::new(canvas, room).write(words, 0, style, &[]);
    true
}

/// A text of an article as it is drawn, and where some of its words stand then.
pub(super) fn drawn(text: &str, spans: &[Span]) -> (String, Vec<Span>) {
    let mut drawn = String::with_capacity(text.len());
    let mut places: Vec<(usize, usize)> = Vec::new();
    for cell in cells(text) {
        places.push((cell.range.start, drawn.len()));
        drawn.push_str(cell.symbol);
    }
    let at = |byte: u32| {
        let after = places.partition_point(|(from, _)| *from < byte as usize);
        places.get(after).map_or(drawn.len(), |(_, to)| *to)
    };
    let spans = spans
        .iter()
        .map(|span| Span::new(at(span.start), at(span.end)))
        .collect();
    (drawn, spans)
}
