//! Whether words name what is asked for: accents, capitals and singular or plural make no difference.

use crate::text::fold::loose;

/// What is asked for, ready to be compared.
#[derive(Clone, Debug)]
pub struct Noun {
    words: Vec<Vec<String>>,
}

impl Noun {
    /// Asks for one word or several.
    #[must_use]
    pub fn new(asked: &str) -> Self {
        Self {
            words: words(asked).map(|word| forms(&word)).collect(),
        }
    }

    /// Whether each word asked for is among those of `phrase`.
    #[must_use]
    pub fn is_in(&self, phrase: &str) -> bool {
        let given: Vec<Vec<String>> = words(phrase).map(|word| forms(&word)).collect();
        let stands = |asked: &Vec<String>| {
            given
                .iter()
                .any(|given| given.iter().any(|form| asked.contains(form)))
        };
        !self.words.is_empty() && self.words.iter().all(stands)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = loose(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The word, and what it would be in the singular if it is a plural, in English or Spanish. Two words are
/// the same noun if they share a form.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for (plural, singular) in [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ves", "f"),
        ("ves", "fe"),
        ("ces", "z"),
        ("men", "man"),
        ("people", "person"),
        ("children", "child"),
    ] {
        if let Some(stem) = word.strip_suffix(plural)
            && stem.len() + singular.len() > 1
        {
            forms.push(format!("{stem}{singular}"));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_case_and_accents_make_no_difference() {
        for (asked, phrase) in [
            ("doctors", "Cuban doctors"),
            ("DOCTOR", "806 doctors"),
            ("medico", "médicos cubanos"),
            ("mujer", "87 mujeres"),
            ("naciones", "nación"),
            ("veces", "vez"),
            ("study", "high-tech studies, births"),
            ("cuban doctor", "Cuban doctors"),
            ("woman", "women"),
            ("USD", "USD"),
        ] {
            assert!(Noun::new(asked).is_in(phrase), "{asked} in {phrase}");
        }
    }

    #[test]
    fn other_nouns_are_others() {
        for (asked, phrase) in [
            ("doctor", "doctoral students"),
            ("percent", "percentage point"),
            ("cuban doctors", "doctors"),
            ("", "doctors"),
        ] {
            assert!(!Noun::new(asked).is_in(phrase), "{asked} in {phrase}");
        }
    }
}
