//! Putting text into cells. Everything that an article says passes through here, as the graphemes
//! that [`crate::text::cells`] deems fit for a terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::app::{App, Area, ThemeName};
use crate::text::{cells, columns};

use super::role::Role;
use super::theme::Look;

/// What every part of the screen is drawn with.
pub(super) struct Canvas<'a> {
    /// What is drawn.
    pub(super) app: &'a App,
    /// The cells.
    pub(super) buffer: &'a mut Buffer,
    look: &'a Look,
    theme: ThemeName,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(app: &'a App, buffer: &'a mut Buffer, look: &'a Look) -> Self {
        Self {
            app,
            buffer,
            look,
            theme: app.theme,
        }
    }

    /// How a role is drawn.
    pub(super) fn style(&self, role: Role) -> Style {
        self.look.style(self.theme, role)
    }

    /// Paints the ground where the theme has one of its own and nothing else gave a colour.
    pub(super) fn paint_ground(&mut self) {
        let Some(ground) = self.look.painted(self.theme) else {
            return;
        };
        for cell in &mut self.buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = ground.fg.unwrap_or_default();
            }
            if cell.bg == Color::Reset {
                cell.bg = ground.bg.unwrap_or_default();
            }
        }
    }

    /// Draws as much of `text` as fits into `columns`, and returns the columns it took.
    pub(super) fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        self.styled(x, y, columns, text, |_| style)
    }

    /// Draws `text` with a style for each of its bytes.
    pub(super) fn styled(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        text: &str,
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        let mut at = x;
        let end = x.saturating_add(columns).min(self.buffer.area.right());
        for cell in cells(text).filter(|cell| cell.columns > 0) {
            let next = at.saturating_add(u16::try_from(cell.columns).unwrap_or(u16::MAX));
            if next > end || !self.buffer.area.contains((at, y).into()) {
                break;
            }
            self.buffer[(at, y)]
                .set_symbol(cell.symbol)
                .set_style(style(cell.range.start));
            for covered in at + 1..next {
                self.buffer[(covered, y)].reset();
            }
            at = next;
        }
        at - x
    }

    /// Gives all cells of an area one style, whatever they hold and had.
    pub(super) fn restyle(&mut self, area: Area, style: Style) {
        self.buffer.set_style(rect(area), Style::reset().patch(style));
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        let area = rect(area).intersection(self.buffer.area);
        // A wide glyph must not reach in from the left.
        if let Some(left) = area.x.checked_sub(1) {
            for y in area.top()..area.bottom() {
                if columns(self.buffer[(left, y)].symbol()) > 1 {
                    self.buffer[(left, y)].set_symbol(" ");
                }
            }
        }
        for position in area.positions() {
            self.buffer[position].reset();
        }
    }
}

/// The area as the drawing library has it.
pub(super) fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
