//! A rectangle of the screen in cells. The app computes with it so that it needs no drawing library.

/// A rectangle: column and row of its top left cell, and its size, all in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A rectangle at the origin.
    #[must_use]
    pub fn of(width: u16, height: u16) -> Self {
        Self {
            x: 0,
            y: 0,
            width,
            height,
        }
    }

    /// Whether the cell lies in the rectangle.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// The first `columns` columns, and the rest.
    #[must_use]
    pub fn split_left(self, columns: u16) -> (Self, Self) {
        let columns = columns.min(self.width);
        let left = Self {
            width: columns,
            ..self
        };
        let right = Self {
            x: self.x + columns,
            width: self.width - columns,
            ..self
        };
        (left, right)
    }

    /// The first `rows` rows, and the rest.
    #[must_use]
    pub fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        let top = Self { height: rows, ..self };
        let bottom = Self {
            y: self.y + rows,
            height: self.height - rows,
            ..self
        };
        (top, bottom)
    }

    /// What is left inside when `columns` are taken off at either side and `rows` above and below.
    #[must_use]
    pub fn inset(self, columns: u16, rows: u16) -> Self {
        let columns = columns.min(self.width / 2);
        let rows = rows.min(self.height / 2);
        Self {
            x: self.x + columns,
            y: self.y + rows,
            width: self.width - 2 * columns,
            height: self.height - 2 * rows,
        }
    }

    /// The middle `width` columns.
    #[must_use]
    pub fn centred(self, width: u16) -> Self {
        let width = width.min(self.width);
        Self {
            x: self.x + (self.width - width) / 2,
            width,
            ..self
        }
    }
}
