//! Files that people write by hand, in TOML: keys and values that know their lines, and everything that is wrong
//! with the file at once. Stops at the form; what a key means is for whoever asked.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something wrong in a file, with a word on what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: u32,
    /// What is the matter, as a sentence.
    pub what: String,
}

impl Fault {
    /// A fault in that line.
    #[must_use]
    pub fn new(line: u32, what: impl Into<String>) -> Self {
        let what = what.into();
        Self { line, what }
    }
}

impl fmt::Display for Fault {
    /// Writes `line: what`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.what)
    }
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The key.
    pub key: String,
    /// The key's line, counted from 1.
    pub line: u32,
    /// The value.
    pub value: Value,
}

/// A value, as far as settings need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words in quotes.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Truth(bool),
    /// A list; each member knows its line.
    List(Vec<(u32, Value)>),
    /// Keys of its own.
    Table(Vec<Pair>),
    /// A date, a fraction: nothing that a setting could be.
    Other,
}

/// Reads a file. What can be understood of a broken one is there beside its faults, which stand in the order of
/// their lines.
#[must_use]
pub fn read(text: &str) -> (Vec<Pair>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let lines = Lines(text);
    let mut faults: Vec<Fault> = Vec::new();
    for error in errors {
        let line = lines.of(error.span().map_or(0, |span| span.start));
        // What follows an error in the same line is its echo.
        if faults.last().is_none_or(|last| last.line != line) {
            let why = error.message().lines().next().unwrap_or_default().to_owned();
            faults.push(Fault::new(line, format!("this is no TOML: {why}")));
        }
    }
    let mut pairs = lines.pairs(table.into_inner());
    // A key in a broken line has a value that nobody wrote.
    let broken = |line: u32| faults.iter().any(|fault| fault.line == line);
    drop_broken(&mut pairs, &broken);
    (pairs, faults)
}

fn drop_broken(pairs: &mut Vec<Pair>, broken: &impl Fn(u32) -> bool) {
    pairs.retain_mut(|pair| match &mut pair.value {
        Value::Table(inner) => {
            drop_broken(inner, broken);
            true
        }
        _ => !broken(pair.line),
    });
}

/// The name that somebody most likely meant.
#[must_use]
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (written.chars().count() / 3).clamp(1, 3);
    names
        .into_iter()
        .map(|name| (strsim::osa_distance(&written.to_lowercase(), name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A text that knows where its lines begin.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn of(&self, at: usize) -> u32 {
        let before = self.0.as_bytes().iter().take(at);
        let breaks = before.filter(|byte| **byte == b'\n').count();
        u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
    }

    fn pairs(&self, table: DeTable) -> Vec<Pair> {
        table
            .into_iter()
            .map(|(key, value)| Pair {
                line: self.of(key.span().start),
                key: key.into_inner().into_owned(),
                value: self.value(value).1,
            })
            .collect()
    }

    fn value(&self, value: Spanned<DeValue>) -> (u32, Value) {
        let line = self.of(value.span().start);
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(whole) => {
                i64::from_str_radix(whole.as_str(), whole.radix()).map_or(Value::Other, Value::Whole)
            }
            DeValue::Boolean(truth) => Value::Truth(truth),
            DeValue::Array(list) => Value::List(list.into_iter().map(|value| self.value(value)).collect()),
            DeValue::Table(table) => Value::Table(self.pairs(table)),
            DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
        };
        (line, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_members_know_their_lines() {
        let (pairs, faults) = read("a = 1\n\n[b]\nc = [\n  \"x\",\n  true,\n]\n");
        assert_eq!(faults, []);
        assert_eq!((pairs[0].line, &pairs[0].value), (1, &Value::Whole(1)));
        let Value::Table(inner) = &pairs[1].value else {
            panic!("{pairs:?}")
        };
        assert_eq!(inner[0].line, 4);
        let list = vec![(5, Value::Text("x".to_owned())), (6, Value::Truth(true))];
        assert_eq!(inner[0].value, Value::List(list));
    }

    #[test]
    fn every_fault_is_told_and_the_rest_is_read() {
        let (pairs, faults) =
            read("theme = dark\nmeasure = 60\nmouse = \nmeasure = 70\n= 3\ncopy = \"plain\"\n");
        let lines: Vec<u32> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [1, 3, 4, 5], "{faults:#?}");
        assert!(
            pairs
                .iter()
                .any(|pair| pair.key == "measure" && pair.value == Value::Whole(60))
        );
        assert!(pairs.iter().any(|pair| pair.key == "copy"));
        assert!(!pairs.iter().any(|pair| pair.key == "theme"), "{pairs:#?}");
    }

    #[test]
    fn a_misspelt_name_has_a_nearest() {
        let names = ["theme", "measure", "mouse"];
        assert_eq!(nearest("them", names), Some("theme"));
        assert_eq!(nearest("maesure", names), Some("measure"));
        assert_eq!(nearest("colour", names), None);
    }
}
