//! What somebody types to see fewer figures: words, and forms of numbers.

use crate::text::fold::loose;

/// Words that all have to be held, and numbers that a figure has to meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words, folded.
    pub words: Vec<String>,
    /// Forms of numbers.
    pub numbers: Vec<Form>,
}

/// Which numbers are meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// `>700`.
    More(f64),
    /// `<5`.
    Less(f64),
    /// `~1200`: within a tenth.
    About(f64),
    /// `=768`.
    Just(f64),
    /// `700..800`, the ends included.
    Within(f64, f64),
}

impl Form {
    fn read(word: &str) -> Option<Self> {
        if let Some((low, high)) = word.split_once("..") {
            return Some(Self::Within(
                number(low).or(low.is_empty().then_some(f64::NEG_INFINITY))?,
                number(high).or(high.is_empty().then_some(f64::INFINITY))?,
            ));
        }
        let rest = word.get(word.chars().next()?.len_utf8()..)?;
        let value = number(rest)?;
        match word.chars().next()? {
            '>' => Some(Self::More(value)),
            '<' => Some(Self::Less(value)),
            '~' | '≈' => Some(Self::About(value)),
            '=' => Some(Self::Just(value)),
            _ => None,
        }
    }

    /// Whether a number, or some number of a range, is meant.
    #[must_use]
    pub fn holds(self, (low, high): (f64, f64)) -> bool {
        match self {
            Self::More(than) => high > than,
            Self::Less(than) => low < than,
            Self::About(near) => low <= near + near.abs() * 0.1 && high >= near - near.abs() * 0.1,
            Self::Just(value) => low <= value && value <= high,
            Self::Within(from, to) => low <= to && high >= from,
        }
    }
}

/// A number as it is typed: `1,200`, `2.4`, `35m`.
fn number(text: &str) -> Option<f64> {
    let (digits, scale) = [("bn", 1e9), ("k", 1e3), ("m", 1e6)]
        .into_iter()
        .find_map(|(end, scale)| Some((text.strip_suffix(end)?, scale)))
        .unwrap_or((text, 1.0));
    let plain = digits.replace(',', "");
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    let value: f64 = plain.parse().ok().filter(|_| is_number)?;
    Some(value * scale)
}

impl Filter {
    /// Reads what was typed. A sign whose number is not there yet asks for nothing.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut filter = Self::default();
        for word in loose(typed).split(' ').filter(|word| !word.is_empty()) {
            match Form::read(word) {
                Some(form) => filter.numbers.push(form),
                None if matches!(word, ">" | "<" | "~" | "≈" | "=" | ".." | "-") => {}
                None => filter.words.push(word.to_owned()),
            }
        }
        filter
    }

    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.numbers.is_empty()
    }
}

/// The number that a word is, which finds figures of that value too.
#[must_use]
pub fn plain(word: &str) -> Option<f64> {
    number(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_numbers_are_told_from_words() {
        let filter = Filter::new("Médicos >700 <5 ~1,200 =768 700..800 35m =2.4k");
        assert_eq!(filter.words, ["medicos", "35m"]);
        assert_eq!(
            filter.numbers,
            [
                Form::More(700.0),
                Form::Less(5.0),
                Form::About(1200.0),
                Form::Just(768.0),
                Form::Within(700.0, 800.0),
                Form::Just(2400.0)
            ]
        );
        assert!(Filter::new(" > ").is_empty());
        assert_eq!(Filter::new("..5").numbers, [Form::Within(f64::NEG_INFINITY, 5.0)]);
    }

    #[test]
    fn a_range_is_met_by_any_number_in_it() {
        let range = (300.0, 500.0);
        for (typed, is_met) in [
            (">400", true),
            (">500", false),
            ("<300", false),
            ("<301", true),
            ("=300", true),
            ("=299", false),
            ("~540", true),
            ("~600", false),
            ("500..900", true),
            ("501..900", false),
        ] {
            assert_eq!(Filter::new(typed).numbers[0].holds(range), is_met, "{typed}");
        }
    }
}
