//! What a numeral is made of: terms of falling size, and what has been read of it so far.

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// The token after its last.
    pub(super) end: usize,
    /// Its value.
    pub(super) value: f64,
    /// Another reading that stands.
    pub(super) other: Option<f64>,
    /// Whether it starts with digits.
    pub(super) digits: bool,
    /// Whether it is nothing but digits without separators.
    pub(super) plain: bool,
    /// Whether it ends in a noun that is a number, which `of` may follow: `dozen`, `millones`.
    pub(super) is_noun: bool,
    /// Whether it holds a multiplier in words or letters.
    pub(super) scaled: bool,
    /// What multiplies all of it: a million in `3 million`, 1 in `1 million 200`.
    pub(super) scale: f64,
    /// Whether it is just the word for one.
    pub(super) is_one: bool,
}

/// Terms of falling size, each with the size of its last place.
pub(super) struct Terms {
    pub(super) list: [(f64, f64); 8],
    pub(super) count: usize,
}

impl Terms {
    pub(super) fn last(&self) -> Option<(f64, f64)> {
        self.count.checked_sub(1).map(|at| self.list[at])
    }

    /// Adds a term if it fits below the last one.
    pub(super) fn push(&mut self, value: f64, scale: f64) -> bool {
        let fits = self.last().is_none_or(|(_, last)| value < last) && self.count < self.list.len();
        if fits {
            self.list[self.count] = (value, scale);
            self.count += 1;
        }
        fits
    }

    /// Multiplies all terms below `scale`; none stand for one.
    pub(super) fn multiply(&mut self, scale: f64) -> bool {
        let mut below = 0.0;
        let mut count = self.count;
        while count > 0 && self.list[count - 1].1 < scale {
            count -= 1;
            below += self.list[count].0;
        }
        if count == self.count {
            // `mil millones de millones`: nothing left to multiply.
            if self.count > 0 {
                return false;
            }
            below = 1.0;
        }
        self.count = count;
        self.push(whole(below * scale), scale)
    }

    pub(super) fn sum(&self) -> f64 {
        self.list[..self.count].iter().map(|term| term.0).sum()
    }
}

/// A product without what binary fractions leave of it: 4.1 million are 4,100,000.
fn whole(product: f64) -> f64 {
    let nearest = product.round();
    let is_meant = (product - nearest).abs() < 1e-6 * product.abs().clamp(1.0, 1e3);
    if is_meant { nearest } else { product }
}

/// The place of a cardinal's last digit: what follows must be smaller.
pub(super) fn place_of(value: f64) -> f64 {
    if value >= 100.0 {
        100.0
    } else if value >= 20.0 && value % 10.0 == 0.0 {
        10.0
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_what_it_is_in_decimals() {
        assert_eq!(whole(4.1 * 1e6).to_bits(), 4_100_000_f64.to_bits());
        assert_eq!(whole(0.0025 * 100.0).to_bits(), 0.25_f64.to_bits());
    }
}
