//! The strip at the edge of two texts in rows: the whole comparison, a cell for a row, or for several where they are
//! many.

use std::ops::Range;

use super::Compare;

impl Compare {
    /// The rows of which each cell of the strip tells, from above.
    #[must_use]
    pub fn strip(&self) -> Vec<Range<usize>> {
        let shown = self.rows.shown().len();
        let cells = shown.min(self.height);
        (0..cells)
            .map(|cell| cell * shown / cells..(cell + 1) * shown / cells)
            .collect()
    }

    /// The row of a cell of the strip, by its column and line; `None` where the strip is not.
    #[must_use]
    pub fn strip_level(&self, x: u16, line: usize) -> Option<usize> {
        self.rows
            .plan()
            .filter(|plan| plan.strip.1 > 0 && x >= plan.strip.0)?;
        let cell = self.strip().get(line)?.start;
        self.rows.shown().get(cell).copied()
    }
}
