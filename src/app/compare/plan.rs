//! Where what stands in a line of two texts in rows.

use super::super::area::Area;
use super::super::pair::Way;

/// Where what stands in a line, in columns from the left edge of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first column of each text.
    pub left: [u16; 2],
    /// Columns of a text.
    pub column: u16,
    /// The first column of the gutter, and its columns; none where passages stand one above the other.
    pub gutter: (u16, u16),
    /// The first column of the strip that shows the whole, and its columns; none where there is no room.
    pub strip: (u16, u16),
    /// Whether a passage of the one stands above that of the other.
    pub is_stacked: bool,
}

/// Below so many columns, passages stand one above the other.
const BESIDE: u16 = 72;
/// From so many columns on, there is room for the strip.
const WITH_STRIP: u16 = 40;
/// Columns of the strip, and of the blank before it.
const STRIP: u16 = 4;
/// Columns for the mark of the row in focus.
const MARK: u16 = 2;

impl Plan {
    /// Plans a line for the room there is.
    #[must_use]
    pub fn of(room: Area, way: Way, measure: u16) -> Self {
        let strip = if room.width >= WITH_STRIP { STRIP } else { 0 };
        let wide = room.width.saturating_sub(strip);
        let is_stacked = way == Way::Stacked || wide < BESIDE;
        let strip = (room.width - strip, strip);
        if is_stacked {
            let column = wide.saturating_sub(MARK).clamp(1, measure);
            let left = MARK.min(room.width.saturating_sub(1)) + wide.saturating_sub(MARK + column) / 2;
            return Self {
                left: [left, left],
                column,
                gutter: (0, 0),
                strip,
                is_stacked,
            };
        }
        let gutter = if wide >= 110 { 15 } else { 12 };
        let column = (wide.saturating_sub(gutter + 2 * MARK) / 2).min(measure);
        let first = MARK + wide.saturating_sub(gutter + 2 * MARK + 2 * column) / 2;
        Self {
            left: [first, first + column + gutter + MARK],
            column,
            gutter: (first + column, gutter),
            strip,
            is_stacked,
        }
    }
}
