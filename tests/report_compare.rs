//! What `compare` prints of two sources, and of one against all, in each form: nothing of it lost, and said alike.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/nurses.rs"]
mod nurses;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use nurses::{EAST, NORTH, SOUTH};
use serde_json::Value;

/// A folder with three articles on one story.
fn three() -> tempfile::TempDir {
    folder(&[("east.txt", EAST), ("north.txt", NORTH), ("south.txt", SOUTH)])
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(place: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    let places = ["XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, env!("CARGO_TARGET_TMPDIR")));
    command.current_dir(place).envs(places).args(args);
    command.stdin(Stdio::null()).output().unwrap()
}

fn printed(place: &Path, args: &[&str]) -> String {
    let output = run(place, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}\n{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What is printed in a form, as objects.
fn objects(place: &Path, args: &[&str]) -> Vec<Value> {
    let text = printed(place, &[args, &["--format", "jsonl"]].concat());
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The cells of a column of what is printed as comma-separated values.
fn column(place: &Path, args: &[&str], name: &str) -> Vec<String> {
    let text = printed(place, &[args, &["--format", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().unwrap().iter().position(|known| known == name);
    let cell = |record: csv::StringRecord| record[at.unwrap()].to_owned();
    reader.records().map(|record| cell(record.unwrap())).collect()
}

/// The words of a field of an object.
fn words<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name].as_str().unwrap_or_default()
}

#[test]
fn csv_says_each_fact_of_a_pair() {
    let folder = three();
    let pair = ["compare", "north", "south", "."];
    let rows = objects(folder.path(), &pair);
    let cells = column(folder.path(), &pair, "figures");
    assert_eq!(rows.len(), cells.len());
    assert!(
        cells.iter().any(|cell| cell.contains("1,200 additional ± ")),
        "{cells:?}"
    );
    for (row, cell) in rows.iter().zip(&cells) {
        let facts = row["figures"].as_array().unwrap();
        assert_eq!(facts.is_empty(), cell.is_empty(), "{row}\n{cell}");
        for fact in facts {
            for name in ["kind", "a", "b", "relation", "why"] {
                assert!(
                    cell.contains(words(fact, name)),
                    "{name} of {fact} is not in {cell}"
                );
            }
        }
    }
}

#[test]
fn a_date_does_not_pass_for_a_figure() {
    let north = NORTH.replace("before the winter", "on 3 June 2024");
    let folder = folder(&[("north.txt", &north), ("south.txt", SOUTH)]);
    let rows = objects(folder.path(), &["compare", "north", "south", "."]);
    let facts: Vec<&Value> = rows
        .iter()
        .flat_map(|row| row["figures"].as_array().unwrap())
        .collect();
    for fact in &facts {
        let names: Vec<&String> = fact.as_object().unwrap().keys().collect();
        assert_eq!(names, ["kind", "a", "b", "relation", "why"]);
    }
    let kind = |side: &str, said: &str| {
        let fact = facts.iter().find(|fact| words(fact, side) == said).unwrap();
        words(fact, "kind")
    };
    assert_eq!(kind("a", "1,200 additional"), "figure");
    assert_eq!(kind("a", "3 Jun 2024"), "date");
}

#[test]
fn nothing_but_a_pin_is_certain_in_any_form() {
    let folder = folder(&[
        ("north.txt", NORTH),
        ("same.txt", &format!("{NORTH}\nOne line more.\n")),
    ]);
    let rows = objects(folder.path(), &["compare", "north", "same", "."]);
    let surest = rows.iter().filter_map(|row| row["score"].as_f64());
    assert_eq!(surest.fold(0.0, f64::max), 0.99, "{rows:?}");
    let told = objects(folder.path(), &["compare", "north", "--all", "."]);
    let surest = told
        .iter()
        .filter_map(|row| row["told_by"].get(0)?["score"].as_f64());
    assert_eq!(surest.fold(0.0, f64::max), 0.99, "{told:?}");
}

#[test]
fn plain_says_what_each_source_says_and_then_each_kind_of_fact() {
    let south = SOUTH.replace("786 patients", "786 patients and lost 12 beds");
    let folder = folder(&[("north.txt", NORTH), ("south.txt", &south)]);
    let text = printed(folder.path(), &["compare", "north", "south", ".", "--plain"]);
    let blocks: Vec<Vec<&str>> = text.split("\n\n").map(|block| block.lines().collect()).collect();
    let of = |words: &str| blocks.iter().find(|block| block[0].contains(words)).unwrap();
    let nurses = of("additional nurses");
    assert!(nurses[0].starts_with("A, passage 2, says: “The mayor"), "{text}");
    assert!(
        nurses[1].starts_with("B, passage 2, says: “Portalba is"),
        "{text}"
    );
    assert_eq!(
        nurses[2],
        "differs: 1,200 additional / 1,200 as a target (same number, other role)"
    );
    assert!(
        nurses
            .last()
            .unwrap()
            .starts_with("told by both, but for what differs, sure by "),
        "{text}"
    );
    let wards = of("flooded twice");
    assert_eq!(wards[2..4], ["differs: 768 / 786", "only in B: 12"], "{text}");
    assert_eq!(of("Fishermen").len(), 1, "{text}");
    assert!(
        of("Fishermen")[0].starts_with("Only A, passage 3, says: “Fishermen"),
        "{text}"
    );
    let same = printed(
        folder.path(),
        &["compare", "north", "south", ".", "--format", "plain"],
    );
    assert_eq!(text, same);
}

#[test]
fn csv_says_who_tells_a_passage_how_and_how_surely() {
    let folder = three();
    let all = ["compare", "north", "--all", "."];
    let rows = objects(folder.path(), &all);
    let cells = column(folder.path(), &all, "told_by");
    assert!(cells.iter().any(|cell| cell.contains("; ")), "{cells:?}");
    for (row, cell) in rows.iter().zip(&cells) {
        let told = row["told_by"].as_array().unwrap().iter().map(|teller| {
            let (article, relation) = (words(teller, "article"), words(teller, "relation"));
            format!("{article} ¶{} {relation} {}", teller["passage"], teller["score"])
        });
        assert_eq!(*cell, told.collect::<Vec<_>>().join("; "));
    }
}

#[test]
fn csv_says_each_figure_of_a_group() {
    let folder = three();
    let groups = ["figures", ".", "--by", "group"];
    let rows = objects(folder.path(), &groups);
    let cells = column(folder.path(), &groups, "cells");
    assert!(!cells.is_empty() && !cells.concat().contains("()"), "{cells:?}");
    for (row, cell) in rows.iter().zip(&cells) {
        for figure in row["cells"].as_array().unwrap() {
            for name in ["article", "text", "bound", "role", "date"] {
                assert!(
                    cell.contains(words(figure, name)),
                    "{name} of {figure} is not in {cell}"
                );
            }
        }
    }
}

#[test]
fn no_passage_can_act_on_a_terminal_in_any_form() {
    let hostile = NORTH.replace("768 patients", "768 \u{202e}patients\u{9b}5m");
    let named = SOUTH.replace("South Daily", "South\u{202e} | Daily");
    let folder = folder(&[("north.txt", &hostile), ("south.txt", &named)]);
    for args in [
        &["compare", "north", "south", "."],
        &["compare", "north", "--all", "."],
    ] {
        for format in ["table", "plain", "json", "jsonl", "csv", "md"] {
            let text = printed(folder.path(), &[&args[..], &["--format", format]].concat());
            let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(acts), "{args:?} {format}: {text:?}");
        }
    }
}

/// The articles of what is printed as objects, each once, in order.
fn articles(place: &Path, args: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = objects(place, args)
        .iter()
        .map(|row| words(row, "article").to_owned())
        .collect();
    all.dedup();
    all
}

#[test]
fn without_an_article_each_is_set_against_all_others_in_the_order_of_the_story() {
    let folder = three();
    let here = folder.path();
    let listed: Vec<String> = objects(here, &["list", "."])
        .iter()
        .map(|row| words(row, "id").to_owned())
        .collect();
    assert_eq!(articles(here, &["compare", "--all", "."]), listed);
    assert_eq!(articles(here, &["compare", ".", "--all"]), listed);
    let all = objects(here, &["compare", "--all", "."]);
    let each = listed
        .iter()
        .flat_map(|id| objects(here, &["compare", id, "--all", "."]));
    assert_eq!(all, each.collect::<Vec<_>>());
    assert_eq!(
        articles(here, &["compare", "--all"]).len(),
        5,
        "the bundled collection"
    );
    let json = printed(here, &["compare", "--all", ".", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&json).unwrap(), all);
    let text = printed(here, &["compare", "--all", ".", "--plain"]);
    assert_eq!(text.matches("and who else tells it:").count(), 3, "{text}");
}

#[test]
fn against_all_an_article_is_told_from_a_place_as_everywhere() {
    let folder = three();
    let here = folder.path();
    fs::create_dir(here.join("north")).unwrap();
    fs::create_dir(here.join("telesur")).unwrap();
    fs::write(here.join("north").join("inland.txt"), EAST.replace("768", "867")).unwrap();
    let named = |args: &[&str]| articles(here, &[&["compare", "--all"], args].concat());
    assert_eq!(named(&["south", "."]), ["south"]);
    assert_eq!(named(&["north.txt", "."]), ["north"], "a file of what is read");
    assert_eq!(
        named(&["north", "."]),
        ["north"],
        "an article goes before a folder of its name"
    );
    assert_eq!(
        named(&["telesur"]),
        ["telesur"],
        "also one of the bundled collection"
    );
    assert_eq!(named(&["north"]), ["inland"], "a folder");
    assert_eq!(named(&["north/", "south.txt"]), ["inland", "south"]);
    assert_eq!(named(&["east.txt", "north.txt"]), ["east", "north"], "files");
    assert_eq!(named(&["south.txt"]), ["south"]);
    let nobody = run(here, &["compare", "nobody", "--all", "."]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(
        String::from_utf8(nobody.stderr)
            .unwrap()
            .contains("no article nobody")
    );
    assert_eq!(run(here, &["compare"]).status.code(), Some(2));
}

#[test]
fn who_tells_what_is_a_matrix_with_a_column_for_each_other_source() {
    let folder = three();
    let all = ["compare", "north", "--all", "."];
    let told = objects(folder.path(), &all);
    for (format, between, head) in [("table", "  ", "passage"), ("md", "|", "| North Wire")] {
        let text = printed(folder.path(), &[&all[..], &["--format", format]].concat());
        let names = text.lines().find(|line| line.starts_with(head)).unwrap();
        let (east, south) = (
            names.find("East Post").unwrap(),
            names.find("South Daily").unwrap(),
        );
        assert!(east < south && !names.contains("North Wire  "), "{text}");
        for row in &told {
            let number = format!("¶{} ", row["passage"]);
            let is_row = |line: &&str| line.trim_start_matches("| ").starts_with(&number);
            let line = text.lines().find(is_row).unwrap();
            for teller in row["told_by"].as_array().unwrap() {
                let score = format!("{:.2}", teller["score"].as_f64().unwrap());
                let cell = format!("{} ¶{}", score.trim_start_matches('0'), teller["passage"]);
                assert!(line.contains(&cell), "{cell} is not in {line}");
            }
            let tellers = row["told_by"].as_array().unwrap().len();
            assert!(line.contains(&format!("{tellers}/2")), "{line}");
            assert_eq!(line.matches('¶').count(), tellers + 1, "hollow else: {line}");
            assert!(line.contains(between));
        }
    }
    let every = printed(folder.path(), &["compare", "--all", ".", "--format", "md"]);
    let tables: Vec<&str> = every
        .split("\n\n")
        .map(|table| table.lines().next().unwrap())
        .collect();
    assert_eq!(
        tables,
        [
            "| East Post | told | North Wire | South Daily |",
            "| North Wire | told | East Post | South Daily |",
            "| South Daily | told | East Post | North Wire |"
        ]
    );
}

#[test]
fn one_thing_is_not_counted_as_many() {
    let east = EAST.replace("768", "786").replace("Tuesday, 21", "Monday, 20");
    let folder = folder(&[("one.txt", "Rain.\n"), ("north.txt", NORTH), ("east.txt", &east)]);
    let text = printed(folder.path(), &["compare", "north", "east", ".", "--plain"]);
    assert!(text.contains(". 1 pair, 1 differs, "), "{text}");
    for args in [
        &["list", ".", "--plain"][..],
        &["report", ".", "--plain"],
        &["report", ".", "-o", "-", "--format", "html"],
    ] {
        let text = printed(folder.path(), args);
        for wrong in [" 1 words", ">1 words", " 1 passages"] {
            assert!(!text.contains(wrong), "{wrong} in {text}");
        }
    }
}
