//! The language of an article, from a sample of its prose.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::load::unit::Unit;
use crate::load::words;
use crate::text::{Language, Lexicon};

/// How much prose is looked at first, and how much where that settles nothing.
const SAMPLE: usize = 400;
const MORE: usize = 3_000;

/// Works the language out.
pub(crate) fn of(text: &str, units: &[Unit]) -> Option<Language> {
    let prose = sample(text, units, SAMPLE);
    by_function_words(&prose)
        .or_else(|| Language::of(&prose))
        .or_else(|| {
            let more = sample(text, units, MORE);
            (more.len() > prose.len()).then(|| Language::of(&more)).flatten()
        })
}

/// Prose of up to `most` bytes: paragraphs first, headlines only where there is nothing else.
fn sample(text: &str, units: &[Unit], most: usize) -> String {
    let mut out = String::with_capacity(most + 8);
    for body in [true, false] {
        for unit in units.iter().filter(|unit| unit.is_kept()) {
            if unit.is_body(text) != body || out.len() >= most {
                continue;
            }
            let plain = unit.plain(text);
            let left = most - out.len();
            let cut = (left.min(plain.len())..=plain.len()).find(|at| plain.is_char_boundary(*at));
            out.push_str(&plain[..cut.unwrap_or(plain.len())]);
            out.push(' ');
        }
        if out.len() > 80 {
            break;
        }
    }
    out
}

/// The quick way: prose of a language whose words we have holds many of its function words, some of
/// them no neighbour's. It saves the detector, which takes longer than all else that is done to an
/// article.
fn by_function_words(prose: &str) -> Option<Language> {
    let line = words::folded(prose, SAMPLE);
    let found: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut sure = indexes().iter().filter(|index| {
        let hits = found.iter().filter(|word| index.function.contains(*word)).count();
        let certain: HashSet<&&str> = found
            .iter()
            .filter(|word| index.certain.contains(*word))
            .collect();
        found.len() >= 25 && hits * 5 >= found.len() && certain.len() >= 2
    });
    // A text in two languages is for the detector.
    let only = sure.next().filter(|_| sure.next().is_none())?;
    Some(only.language)
}

struct Index {
    language: Language,
    function: HashSet<&'static str>,
    certain: HashSet<&'static str>,
}

fn indexes() -> &'static [Index] {
    static ALL: LazyLock<Vec<Index>> = LazyLock::new(|| {
        let set = |words: &'static [String]| words.iter().map(|word| &**word).collect();
        Lexicon::all()
            .iter()
            .filter_map(|lexicon| {
                Some(Index {
                    language: lexicon.language.parse().ok()?,
                    function: set(&lexicon.function),
                    certain: set(&lexicon.certain),
                })
            })
            .collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_left_to_the_detector() {
        let english = "The ministers of the two countries said that they will meet again in the capital this \
            week, and that the talks have been useful for both, which was by no means certain.";
        let spanish = "Los ministros de los dos países dijeron que se reunirán otra vez en la capital esta \
            semana, y que las conversaciones han sido útiles para ambos, según el comunicado del gobierno.";
        let portuguese = "Os ministros dos dois países disseram que vão reunir-se outra vez na capital esta \
            semana, e que as conversas foram úteis para ambos, segundo o comunicado do governo, sobre a saúde.";
        let catalan = "Els ministres dels dos països van dir que es tornaran a reunir a la capital aquesta \
            setmana, i que les converses han estat útils per a tots dos, segons el comunicat del govern.";
        assert_eq!(by_function_words(english), Some(Language::ENGLISH));
        assert_eq!(by_function_words(spanish), Some(Language::SPANISH));
        assert_eq!(by_function_words(portuguese), None);
        assert_eq!(by_function_words(catalan), None);
    }
}
