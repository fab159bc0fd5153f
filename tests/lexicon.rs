//! The lexicon files say what the program can read: every word of `[prose]` folded as it is looked up,
//! every line naming something that the program knows, every value a number, nothing empty, nothing
//! twice. Which meanings and slots a line of `dates` may have only the finder knows, and it tells
//! nobody; here such a line must have both, its braces closed and something that must stand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::Path;

use cotejo::analysis::{Bound, Role};
use cotejo::text::Language;
use cotejo::text::lexicon::{Lexicon, prose};
use cotejo::text::{Case, fold};

/// How a list of `[prose]` is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Words parted by blanks.
    Words,
    /// Phrases parted by bars or line breaks.
    Phrases,
    /// `word=value`, parted by blanks.
    ValuedWords,
    /// `phrase=a/b`, parted by bars.
    ValuedPhrases,
    /// `word=name`, parted by blanks.
    NamedWords,
    /// `name: phrases`, a line.
    Lines,
    /// `meaning: pattern`, a line.
    Patterns,
    /// Endings as they are written.
    Endings,
}

fn shape_of(list: &str) -> Shape {
    match list {
        "numerals" | "scales" | "collectives" | "suffixes" | "ordinals" | "decades" => Shape::ValuedWords,
        "fractions" => Shape::ValuedPhrases,
        "per_words" => Shape::NamedWords,
        "between" | "per" | "per_article" | "out_of" | "of_sum" | "adds_up" | "turns" | "parts"
        | "no_day" | "clock_before" => Shape::Phrases,
        "units" | "money" | "bounds_before" | "bounds_after" | "roles_before" | "roles_after"
        | "roles_within" => Shape::Lines,
        "dates" | "lines" => Shape::Patterns,
        _ if list.ends_with("_endings") => Shape::Endings,
        _ => Shape::Words,
    }
}

/// A list of `[prose]`: its language, its name and its text.
struct List {
    at: String,
    name: String,
    text: String,
}

impl List {
    fn shape(&self) -> Shape {
        shape_of(&self.name)
    }

    /// Its lines that name something.
    fn lines(&self) -> Vec<(&str, &str)> {
        prose::named(&self.text).collect()
    }

    /// Its entries without their values and without the names of its lines.
    fn entries(&self) -> Vec<&str> {
        let bare = |entry: &str| entry.rfind('=').unwrap_or(entry.len());
        match self.shape() {
            Shape::Words | Shape::Endings => self.text.split_whitespace().collect(),
            Shape::ValuedWords | Shape::NamedWords => {
                let all = self.text.split_whitespace();
                all.map(|entry| &entry[..bare(entry)]).collect()
            }
            Shape::Phrases => prose::phrases(&self.text).collect(),
            Shape::ValuedPhrases => prose::phrases(&self.text)
                .map(|entry| &entry[..bare(entry)])
                .collect(),
            Shape::Lines => {
                let lines = self.lines();
                lines
                    .into_iter()
                    .flat_map(|(_, rest)| prose::phrases(rest))
                    .collect()
            }
            Shape::Patterns => self.lines().into_iter().map(|(_, pattern)| pattern).collect(),
        }
    }
}

/// Every list of every language's `[prose]`.
fn lists() -> Vec<List> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut lists = Vec::new();
    for language in Lexicon::all() {
        let file = folder.join(format!("{}.toml", language.language));
        let text = std::fs::read_to_string(&file).unwrap();
        let table: toml::Table = text.parse().unwrap();
        for (name, value) in table["prose"].as_table().unwrap() {
            if let Some(text) = value.as_str() {
                lists.push(List {
                    at: format!("{}.toml, {name}", language.language),
                    name: name.clone(),
                    text: text.to_owned(),
                });
            }
        }
    }
    lists
}

/// Fails with every fault on a line of its own.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn there_is_a_lexicon_for_english_and_spanish() {
    let codes: Vec<&str> = Lexicon::all().iter().map(|lexicon| &*lexicon.language).collect();
    assert_eq!(codes, [Language::ENGLISH.code(), Language::SPANISH.code()]);
    assert!(lists().len() > 100, "lists were not read");
}

#[test]
fn every_word_is_folded() {
    let mut faults = Vec::new();
    for list in lists().iter().filter(|list| list.shape() != Shape::Endings) {
        for entry in list.entries() {
            // What stands for itself: a degree or an ordinal sign, a raised 2.
            let plain: String = entry.chars().filter(|c| !"°º²³µμ≥≤≈±".contains(*c)).collect();
            if fold(&plain, Case::Folded) != plain {
                faults.push(format!("{}: “{entry}” is not folded", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_line_of_bounds_and_roles_names_one() {
    let bounds: Vec<&str> = Bound::ALL.iter().map(|bound| bound.name()).collect();
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    let mut faults = Vec::new();
    for list in lists() {
        let known = match &*list.name {
            name if name.starts_with("bounds_") => &bounds,
            name if name.starts_with("roles_") => &roles,
            _ => continue,
        };
        for (name, _) in list.lines() {
            if !known.contains(&name) {
                faults.push(format!("{}: “{name}” is none of {known:?}", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_line_says_what_it_is_a_line_of() {
    let mut faults = Vec::new();
    for list in lists() {
        if !matches!(list.shape(), Shape::Lines | Shape::Patterns) {
            continue;
        }
        for line in list.text.lines().filter(|line| !line.trim().is_empty()) {
            match line.split_once(':') {
                Some((name, _)) if !name.trim().is_empty() => {}
                _ => faults.push(format!("{}: “{line}” names nothing", list.at)),
            }
        }
    }
    none(&faults);
}

#[test]
fn every_value_is_a_number() {
    let mut faults = Vec::new();
    for list in lists() {
        let entries: Vec<&str> = match list.shape() {
            Shape::ValuedWords => list.text.split_whitespace().collect(),
            Shape::ValuedPhrases => prose::phrases(&list.text).collect(),
            _ => continue,
        };
        for entry in entries {
            let read: Vec<(&str, f64)> = prose::valued([entry].into_iter()).collect();
            match read[..] {
                [(word, value)] if !word.is_empty() && value.is_finite() && value > 0.0 => {}
                _ => faults.push(format!("{}: “{entry}” has no value", list.at)),
            }
            // What counts in whole numbers fits the type that holds it.
            let small = matches!(&*list.name, "ordinals" | "decades");
            if small
                && read
                    .iter()
                    .any(|(_, value)| value.fract() != 0.0 || *value > 100.0)
            {
                faults.push(format!("{}: “{entry}” is not 1 to 100", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_rate_word_names_its_unit() {
    let mut faults = Vec::new();
    for list in lists().iter().filter(|list| list.shape() == Shape::NamedWords) {
        for entry in list.text.split_whitespace() {
            match entry.split_once('=') {
                Some((word, unit)) if !word.is_empty() && !unit.is_empty() && !unit.contains('=') => {}
                _ => faults.push(format!("{}: “{entry}” names no unit", list.at)),
            }
        }
    }
    none(&faults);
}

#[test]
fn every_date_reads_and_means_something() {
    let mut faults = Vec::new();
    for list in lists().iter().filter(|list| list.shape() == Shape::Patterns) {
        for (meaning, pattern) in list.lines() {
            let part_is_whole = |part: &str| {
                let part = part.strip_suffix('?').unwrap_or(part);
                let slot = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
                let inner = slot.unwrap_or(part);
                !inner.contains(['{', '}', '?']) && inner.split('|').all(|word| !word.is_empty())
            };
            let whole = pattern.split_whitespace().all(part_is_whole);
            let needs = pattern.split_whitespace().any(|part| !part.ends_with('?'));
            if meaning.is_empty() || !whole || !needs {
                faults.push(format!("{}: “{meaning}: {pattern}”", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_phrase_is_empty() {
    let mut faults = Vec::new();
    for list in lists() {
        for entry in list.entries() {
            if !entry.chars().any(|c| !c.is_whitespace()) {
                faults.push(format!("{}: an empty entry", list.at));
            }
        }
        // A bar parts two phrases, so none stands at an end and no two side by side.
        let barred = matches!(list.shape(), Shape::Phrases | Shape::ValuedPhrases | Shape::Lines);
        for line in list.text.lines().filter(|_| barred) {
            let (name, rest) = match list.shape() {
                Shape::Lines => line.split_once(':').unwrap_or(("", line)),
                _ => ("", line),
            };
            let stands = !line.trim().is_empty();
            if stands && rest.split('|').any(|phrase| phrase.trim().is_empty()) {
                faults.push(format!("{}: an empty phrase in “{name}:{rest}”", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_phrase_is_twice_in_a_list() {
    let mut faults = Vec::new();
    for list in lists() {
        let mut seen = BTreeSet::new();
        for entry in list.entries() {
            let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
            if !seen.insert(entry.clone()) {
                faults.push(format!("{}: “{entry}” is there twice", list.at));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_word_is_one_that_a_text_can_give() {
    // Texts come apart into words, digits and marks before anything is looked up; `'s` is no part of a
    // word, and a word of more bytes than these is never looked up.
    let longest = 24;
    let is_word = |word: &str| {
        let word = word.strip_suffix('\'').unwrap_or(word);
        let letter = |c: char| c.is_alphabetic() || c == '\'';
        !word.ends_with("'s") && !word.starts_with('\'') && !word.is_empty() && word.chars().all(letter)
    };
    let is_mark = |word: &str| word.chars().count() == 1 && !word.chars().all(char::is_alphanumeric);
    let can_be = |word: &str| (is_word(word) || is_mark(word)) && word.len() <= longest;
    let mut faults = Vec::new();
    for list in lists() {
        let words: Vec<&str> = match list.shape() {
            // A clock's words are phrases.
            Shape::Words if list.name != "clock_after" => list.entries(),
            Shape::ValuedWords | Shape::NamedWords => list.entries(),
            Shape::Patterns => {
                let patterns = list.entries().into_iter().flat_map(str::split_whitespace);
                let plain = patterns.filter(|part| !part.contains('{'));
                plain
                    .flat_map(|part| part.strip_suffix('?').unwrap_or(part).split('|'))
                    .filter(|word| !word.is_empty())
                    .collect()
            }
            _ => continue,
        };
        for word in words {
            // `e.g` is known by its last letter.
            let last = match list.shape() {
                Shape::Words => word.rsplit('.').next().unwrap_or(word),
                _ => word,
            };
            if !can_be(last) {
                faults.push(format!("{}: no text gives “{word}” as one word", list.at));
            }
        }
    }
    none(&faults);
}
