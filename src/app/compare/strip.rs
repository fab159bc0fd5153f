//! The strip at the edge of two texts in rows: the whole comparison, a cell for a row, or for several where they are
//! many.

use std::ops::Range;

/// The rows of which each cell of the strip tells, from above, by their places among so many that are shown.
pub(super) fn cells(shown: usize, height: usize) -> Vec<Range<usize>> {
    let cells = shown.min(height);
    (0..cells)
        .map(|cell| cell * shown / cells..(cell + 1) * shown / cells)
        .collect()
}
