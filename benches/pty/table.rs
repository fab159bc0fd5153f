//! What is printed: one block a group, one line a program, its median and how that stands to the
//! program that the group is held against.

use std::fmt::Write;

/// One group of programs that did the same thing.
pub(crate) struct Group {
    unit: &'static str,
    /// The name of the program that the others are held against.
    against: &'static str,
    rows: Vec<(String, Vec<f64>)>,
    notes: Vec<String>,
}

impl Group {
    /// A group without rows.
    pub(crate) fn new(unit: &'static str, against: &'static str) -> Self {
        Self {
            unit,
            against,
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds what was measured of a program; nothing makes a line that says so.
    pub(crate) fn row(&mut self, name: impl Into<String>, values: Vec<f64>) {
        self.rows.push((name.into(), values));
    }

    /// Adds a line of words below the rows.
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// The block.
    pub(crate) fn print(mut self, title: &str) -> String {
        let base = self
            .rows
            .iter()
            .find(|(name, _)| name == self.against)
            .and_then(|(_, values)| median(values));
        let mut text = format!("{title}\n");
        for (name, values) in &mut self.rows {
            let Some(middle) = median(values) else {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  {name:<34}        —  nothing was measured");
                continue;
            };
            let _ = write!(text, "  {name:<34} {middle:>8.2} {}", self.unit);
            if let Some(base) = base.filter(|base| *base > 0.0 && name != self.against) {
                let _ = write!(text, "  {:>5.2} × {}", middle / base, self.against);
            }
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(0.0, f64::max);
            if values.len() > 1 {
                let _ = write!(text, "  ({low:.2} to {high:.2}, {} runs)", values.len());
            }
            text.push('\n');
        }
        for note in &self.notes {
            let _ = writeln!(text, "  {note}");
        }
        text
    }
}

/// The middle one; of an even number the upper middle.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 50)
}

/// The one under which so many of a hundred lie.
pub(crate) fn percentile(values: &[f64], of: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() * of / 100).copied()
}
