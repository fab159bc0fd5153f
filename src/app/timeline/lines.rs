//! Which row stands on which line: one a row, but for the selected one in full, and a heading above the
//! rows without a date.

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Of a row, the line of that number.
    Row(usize, usize),
    /// What is said above the rows without a date.
    Undated,
}

/// The lines that rows take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// How many rows there are.
    pub rows: usize,
    /// How many of them have a date; they come first.
    pub dated: usize,
    /// The selected row.
    pub selected: usize,
    /// Lines that it takes besides its first.
    pub more: usize,
}

impl Lines {
    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.rows + usize::from(self.dated < self.rows) + self.more
    }

    /// The first line of a row.
    #[must_use]
    pub fn of(self, row: usize) -> usize {
        let more = if row > self.selected { self.more } else { 0 };
        row + usize::from(row >= self.dated) + more
    }

    /// What stands on a line.
    #[must_use]
    pub fn at(self, line: usize) -> Option<Line> {
        let first = self.of(self.selected);
        if line > first && line <= first + self.more {
            return Some(Line::Row(self.selected, line - first));
        }
        let line = if line > first { line - self.more } else { line };
        let row = match line {
            _ if line == self.dated && self.dated < self.rows => return Some(Line::Undated),
            _ if line > self.dated => line - 1,
            _ => line,
        };
        (row < self.rows).then_some(Line::Row(row, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_of_the_row_that_says_so() {
        for (rows, dated, selected, more) in [
            (5, 3, 1, 0),
            (5, 3, 1, 4),
            (5, 3, 4, 2),
            (5, 5, 0, 1),
            (5, 0, 0, 0),
        ] {
            let lines = Lines {
                rows,
                dated,
                selected,
                more,
            };
            for row in 0..rows {
                assert_eq!(lines.at(lines.of(row)), Some(Line::Row(row, 0)), "{lines:?}");
            }
            let all: Vec<_> = (0..lines.count()).filter_map(|line| lines.at(line)).collect();
            assert_eq!(all.len(), lines.count());
            assert_eq!(lines.at(lines.count()), None);
            assert_eq!(
                all.iter().filter(|line| **line == Line::Undated).count(),
                usize::from(dated < rows)
            );
        }
    }
}
