//! `cotejo figures`, `cotejo dates` and `cotejo timeline` of the real binary, on what the analysis itself finds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "Doctors arrive in the north\n\nPort Agency | Monday, 9 May 2022\n\nThe minister said that 806 doctors were hired in 16 states on May 8, 2022.\n";

fn cotejo(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    // Nobody's settings reach a test.
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    command.args(args).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What the binary prints of [`ARTICLE`].
fn of_article(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, ARTICLE).unwrap();
    let mut all = args.to_vec();
    all.push(path.to_str().unwrap());
    cotejo(&all)
}

fn objects(output: &Output) -> Vec<Value> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]

fn figures_are_found_and_counted() {
    let output = of_article(&["figures", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let rows = objects(&output);
    let values: Vec<_> = rows.iter().map(|row| row["value"].as_i64()).collect();
    assert_eq!(values, [Some(806), Some(16)]);
    assert_eq!(rows[0]["head"], "doctors");
    let at = |field: &str| usize::try_from(rows[0][field].as_u64().unwrap()).unwrap();
    assert_eq!(&ARTICLE[at("number_start")..at("number_end")], "806");
}

#[test]

fn dates_are_found_the_publication_line_first() {
    let output = of_article(&["dates", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let rows = objects(&output);
    assert!(rows[0]["passage"].is_null(), "{rows:?}");
    assert_eq!(rows[0]["from"], "2022-05-09");
    assert_eq!(rows[1]["from"], "2022-05-08");
    assert_eq!(rows[1]["passage"], 2);
}

#[test]

fn of_narrows_and_says_so_where_nothing_is_left() {
    let output = of_article(&["figures", "--of", "Doctor"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("[806 doctors]"), "{}", stdout(&output));
    assert!(!stdout(&output).contains("[16 states]"));
    let output = of_article(&["figures", "--of", "zebras"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("zebras"));
}

#[test]

fn every_form_has_the_bundled_collection() {
    for command in ["figures", "dates", "timeline"] {
        for format in ["table", "plain", "json", "jsonl", "csv", "md"] {
            let output = cotejo(&[command, "--format", format]);
            assert_eq!(output.status.code(), Some(0), "{command} {format}");
            assert!(
                stdout(&output).to_lowercase().contains("telesur"),
                "{command} {format}"
            );
        }
    }
}

#[test]
fn events_are_found_in_order_and_their_lack_is_told() {
    let output = of_article(&["timeline", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let rows = objects(&output);
    assert_eq!(rows[0]["from"], "2022-05-08");
    assert_eq!(rows[0]["sources"][0], "a");
    let mention = &rows[0]["mentions"][0];
    let at = |field: &str| usize::try_from(mention[field].as_u64().unwrap()).unwrap();
    assert_eq!(&ARTICLE[at("start")..at("end")], mention["text"]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "A headline\n\nProse about nothing.\n").unwrap();
    let output = cotejo(&["timeline", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("has a date"));
    let missing = folder.path().join("nowhere");
    assert_eq!(
        cotejo(&["timeline", missing.to_str().unwrap()]).status.code(),
        Some(2)
    );
}

#[test]
fn what_the_reader_says_is_none_is_printed_by_no_command() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let path = folder.path().to_str().unwrap();
    let at = |quote: &str| {
        format!(
            "at = {{ file = \"a.txt\", passage = 2, words = \"The minister said\", quote = \"{quote}\" }}\n"
        )
    };
    let notes = format!(
        "[[corrections]]\non = \"figure\"\n{}reads = \"no figure\"\n[[corrections]]\non = \"date\"\n{}means = \"none\"\n",
        at("16 states"),
        at("May 8, 2022")
    );
    fs::write(folder.path().join("cotejo.toml"), notes).unwrap();
    let figures = objects(&cotejo(&["figures", path, "--format", "jsonl"]));
    let texts: Vec<&str> = figures.iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["806 doctors"]);
    let plain = stdout(&cotejo(&["figures", path, "--plain"]));
    assert!(
        plain.contains("806 doctors") && !plain.contains(": 16 states"),
        "{plain}"
    );
    let dates = objects(&cotejo(&["dates", path, "--format", "jsonl"]));
    assert!(dates.iter().all(|one| one["text"] != "May 8, 2022"), "{dates:?}");
    assert_eq!(
        cotejo(&["search", "in:figures states", path]).status.code(),
        Some(1)
    );
}
