//! What somebody types to see fewer figures: words, and forms of numbers.

use crate::search::number::Form;
use crate::text::fold::loose;

/// Words that all have to be held, and numbers that a figure has to meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words, folded.
    pub words: Vec<String>,
    /// Forms of numbers.
    pub numbers: Vec<Form>,
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
}
