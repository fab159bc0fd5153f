//! What the reader said as TOML that people read and edit: a table for each thing, of one of five names. What is not
//! understood is told by its line, and left where it stands.

use std::ops::Range;

use toml_edit::{
    ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, value,
};

use crate::story::{Anchor, Check, Field, Kind, Noted, Said, State};

/// The tables' names.
const PINS: &str = "pins";
const GROUPS: &str = "groups";
const CHECKS: &str = "checks";
const CORRECTIONS: &str = "corrections";
const MARKS: &str = "marks";

/// All of them, in the order in which they are read and written.
const NAMES: [&str; 5] = [CORRECTIONS, GROUPS, PINS, CHECKS, MARKS];

/// What cannot be understood: its line, and why.
type Wrong = (usize, String);

/// What was said in a file, and what of it cannot be understood, by its line.
///
/// # Errors
/// When the text is no TOML.
pub(super) fn read(text: &str) -> Result<(Vec<Noted>, Vec<Wrong>), String> {
    let file = Document::parse(text).map_err(|error| at_line(text, &error))?;
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for name in NAMES {
        let Some(item) = file.get(name) else { continue };
        let line = |span| line(text, span);
        let Some(tables) = item.as_array_of_tables() else {
            wrong.push((
                line(item.span()),
                format!("write each of the {name} as [[{name}]]"),
            ));
            continue;
        };
        for table in tables {
            match noted(name, table) {
                Ok(one) => all.push(one),
                Err(what) => wrong.push((
                    line(table.span()),
                    format!("this [[{name}]] is not understood: {what}"),
                )),
            }
        }
    }
    Ok((all, wrong))
}

/// What else stands in a file, comments and order aside: what is stated of the articles themselves.
pub(super) fn stated(text: &str) -> toml::Table {
    let mut file: toml::Table = text.parse().unwrap_or_default();
    file.retain(|name, _| !NAMES.contains(&name));
    file
}

/// What is the matter, and in which line.
fn at_line(text: &str, error: &TomlError) -> String {
    format!("line {}: {}", line(text, error.span()), error.message())
}

/// The line in which a span begins, from 1.
fn line(text: &str, span: Option<Range<usize>>) -> usize {
    let start = span.map_or(0, |span| span.start);
    1 + text.get(..start).unwrap_or_default().matches('\n').count()
}

/// The text of a file without some of what is said in it, and with other things.
///
/// # Errors
/// When the text is no TOML, or something else stands under one of the names.
pub(super) fn with(text: &str, gone: &dyn Fn(&Noted) -> bool, added: &[Noted]) -> Result<String, String> {
    let mut file: DocumentMut = text.parse().map_err(|error: TomlError| at_line(text, &error))?;
    // What stands in a file that says nothing yet is its head, and stays above what is put there.
    let is_head = file.is_empty() && !text.trim().is_empty();
    if is_head {
        file = DocumentMut::new();
    }
    for name in NAMES {
        let new: Vec<&Noted> = added.iter().filter(|one| name_of(one) == name).collect();
        let Some(tables) = file.get_mut(name).and_then(Item::as_array_of_tables_mut) else {
            if new.is_empty() {
                continue;
            }
            if file.contains_key(name) {
                return Err(format!("{name} is not written as [[{name}]]"));
            }
            let mut tables = ArrayOfTables::new();
            tables.extend(new.into_iter().map(table));
            file.insert(name, Item::ArrayOfTables(tables));
            continue;
        };
        tables.retain(|table| noted(name, table).map_or(true, |one| !gone(&one)));
        tables.extend(new.into_iter().map(table));
        if tables.is_empty() {
            file.remove(name);
        }
    }
    Ok(match is_head {
        true => format!("{}\n\n{file}", text.trim_end()),
        false => file.to_string(),
    })
}

fn name_of(noted: &Noted) -> &'static str {
    match &noted.said {
        Said::Together | Said::Apart if noted.kind == Kind::Figures => GROUPS,
        Said::Together | Said::Apart => PINS,
        Said::Check(_) => CHECKS,
        Said::Corrected { .. } => CORRECTIONS,
        Said::Mark(_) => MARKS,
    }
}

/// The names of the places of something.
fn sides(name: &str) -> [&'static str; 2] {
    if matches!(name, PINS | GROUPS) {
        ["a", "b"]
    } else {
        ["at", "and"]
    }
}

/// A table that says it.
fn table(noted: &Noted) -> Table {
    let name = name_of(noted);
    let mut table = Table::new();
    match &noted.said {
        Said::Together | Said::Apart => {
            table.insert("together", value(noted.said == Said::Together));
        }
        Said::Mark(letter) => {
            table.insert("letter", value(letter.to_string()));
        }
        Said::Check(_) | Said::Corrected { .. } => {
            table.insert("on", value(noted.kind.name()));
        }
    }
    for (side, place) in sides(name).into_iter().zip(&noted.places) {
        table.insert(side, value(inline(place)));
    }
    match &noted.said {
        Said::Check(check) => {
            table.insert("state", value(check.state.name()));
            for (key, words) in [("note", &check.note), ("source", &check.source)] {
                if !words.is_empty() {
                    table.insert(key, value(&**words));
                }
            }
        }
        Said::Corrected { field, to } => {
            table.insert(field.name(), value(&**to));
        }
        _ => {}
    }
    table
}

fn inline(place: &Anchor) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("file", place.file.as_str().into());
    if place.passage > 0 {
        table.insert("passage", i64::from(place.passage).into());
        table.insert("words", place.words.as_str().into());
    }
    if !place.quote.is_empty() {
        table.insert("quote", place.quote.as_str().into());
        if place.nth > 1 {
            table.insert("nth", i64::from(place.nth).into());
        }
    }
    table
}

/// What a table says.
fn noted(name: &str, table: &Table) -> Result<Noted, String> {
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    // A day may stand without quotes.
    let written = |key: &str| {
        let day = table.get(key).and_then(Item::as_datetime);
        text(key)
            .map(str::to_owned)
            .or_else(|| day.map(ToString::to_string))
    };
    let kind = match name {
        PINS => Kind::Pair,
        GROUPS => Kind::Figures,
        MARKS => Kind::Passage,
        _ => {
            let on = text("on").ok_or(
                "it needs on = \"figure\", \"date\", \"passage\", \"pair\", \"figures\" or \"article\"",
            )?;
            Kind::named(on).ok_or_else(|| {
                format!("on = \"{on}\" is none of figure, date, passage, pair, figures, article")
            })?
        }
    };
    let said = match name {
        PINS | GROUPS => match table.get("together").and_then(Item::as_bool) {
            Some(true) => Said::Together,
            Some(false) => Said::Apart,
            None => return Err("it needs together = true or false".to_owned()),
        },
        MARKS => {
            let letter = text("letter").and_then(|letter| letter.chars().next());
            Said::Mark(letter.ok_or("it needs letter = \"a\"")?)
        }
        CHECKS => {
            let state = text("state").unwrap_or("open");
            Said::Check(Check {
                state: State::named(state).ok_or_else(|| {
                    format!("state = \"{state}\" is none of open, verified, wrong, cannot tell")
                })?,
                note: text("note").unwrap_or_default().into(),
                source: text("source").unwrap_or_default().into(),
            })
        }
        _ => {
            let mut fields = Field::ALL.into_iter();
            let (field, to) = fields
                .find_map(|field| Some((field, written(field.name())?)))
                .ok_or("it needs what is to stand there, such as reads = \"1,200 doctors\" or means = \"2024-05-10\"")?;
            Said::Corrected { field, to: to.into() }
        }
    };
    let places: Result<Vec<Anchor>, String> = sides(name)
        .into_iter()
        .take(kind.places())
        .map(|side| {
            let table = table.get(side).and_then(Item::as_table_like);
            place(table.ok_or_else(|| format!("it needs {side} = {{ file = \"…\" }}"))?)
                .ok_or_else(|| format!("{side} needs file = \"…\""))
        })
        .collect();
    Ok(Noted {
        kind,
        places: places?.into(),
        said,
    })
}

fn place(table: &dyn TableLike) -> Option<Anchor> {
    let text = |key: &str| {
        table
            .get(key)
            .and_then(Item::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let number = |key: &str| {
        let number = table.get(key).and_then(Item::as_integer);
        number.and_then(|number| u32::try_from(number).ok())
    };
    let quote = text("quote");
    Some(Anchor {
        file: Some(text("file")).filter(|file| !file.is_empty())?,
        passage: number("passage").unwrap_or(0),
        words: text("words"),
        nth: number("nth").unwrap_or(u32::from(!quote.is_empty())),
        quote,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_what_is_noted_state_nothing_of_articles() {
        let article = "[articles.\"a.txt\"]\ntitle = \"T\"\n";
        assert_eq!(
            stated("# mine\n"),
            stated("# mine\n\n[[checks]]\non = \"figure\"\n")
        );
        assert_ne!(stated(article), stated(&article.replace('T', "U")));
    }
}
