//! `cotejo checks` of the real binary: what was decided, noted and corrected, in every form; and the report for ears.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const WIRE: &str = "Harbour strike enters third week\n\nNorth Wire | Monday, 20 May 2024\n\nSome 3,492 dockers joined the \
                    strike on Friday, the union said.\n\nThe port has 117 cranes and 40 tugboats.\n";
const DAILY: &str = "Strike goes on\n\nSouth Daily | Tuesday, 21 May 2024\n\nAt least 23,492 dockers joined the strike, \
                     the minister said.\n\nTalks are to begin next week.\n";
const NOTES: &str = r#"
[[corrections]]
on = "figure"
at = { file = "a.txt", passage = 2, words = "Some 3,492 dockers joined the strike on Friday, the union sa", quote = "Some 3,492 dockers" }
reads = "23,492 dockers"

[[corrections]]
on = "figure"
at = { file = "a.txt", passage = 3, words = "The port has 117 cranes and 40 tugboats.", quote = "117 cranes" }
reads = "none"

[[checks]]
on = "figure"
at = { file = "a.txt", passage = 2, words = "Some 3,492 dockers joined the strike on Friday, the union sa", quote = "Some 3,492 dockers" }
state = "verified"
note = "a digit was lost"
source = "the union, by phone"

[[checks]]
on = "date"
at = { file = "b.txt", passage = 3, words = "Talks are to begin next week.", quote = "next week" }
state = "cannot tell"

[[checks]]
on = "passage"
at = { file = "b.txt", passage = 2, words = "At least 23,492 dockers joined the strike, the minister said." }
note = "ask which minister"

[[checks]]
on = "figure"
at = { file = "b.txt", passage = 9, words = "No such words", quote = "99 balloons" }
state = "wrong"

[[marks]]
letter = "a"
at = { file = "b.txt", passage = 3, words = "Talks are to begin next week." }
"#;

fn folder(notes: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", WIRE), ("b.txt", DAILY), ("cotejo.toml", notes)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What the binary says of a folder, seen from within.
fn cotejo(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("SOURCE_DATE_EPOCH", "1716163200")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn what_was_decided_is_printed_in_every_form() {
    let folder = folder(NOTES);
    for form in ["table", "plain", "json", "jsonl", "csv", "md"] {
        let output = cotejo(folder.path(), &["checks", ".", "--format", form]);
        assert_eq!(output.status.code(), Some(0), "{form}");
        insta::assert_snapshot!(format!("checks_{form}"), stdout(&output));
    }
}

#[test]
fn its_columns_are_those_of_the_sheet_where_they_meet() {
    let folder = folder(NOTES);
    let read = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    };
    let checks = read(&stdout(&cotejo(
        folder.path(),
        &["checks", ".", "--format", "csv"],
    )));
    let sheet = read(&stdout(&cotejo(
        folder.path(),
        &["report", ".", "-o", "-", "--format", "csv"],
    )));
    let of = |rows: &[Vec<String>], quote: &str| -> Vec<String> {
        let row = rows
            .iter()
            .find(|row| row[2].contains(quote) && row[6] != "open")
            .unwrap();
        row[..8].to_vec()
    };
    assert_eq!(checks[0][..8], sheet[0][..]);
    for quote in ["dockers joined the strike on Friday", "Talks are to begin"] {
        assert_eq!(of(&checks, quote), of(&sheet, quote));
    }
}

#[test]
fn a_state_narrows_it_and_open_is_what_nobody_decided() {
    let folder = folder(NOTES);
    let told = |states: &str| {
        objects(&cotejo(
            folder.path(),
            &["checks", ".", "--state", states, "--format", "jsonl"],
        ))
    };
    let facts = |states: &str| -> Vec<String> {
        told(states)
            .iter()
            .map(|row| row["fact"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(told("verified").len(), 1);
    assert_eq!(
        told("verified")[0]["note"],
        "a digit was lost (checked against the union, by phone)"
    );
    assert_eq!(told("cannot-tell,verified").len(), 2);
    let open = facts("open");
    assert_eq!(open.len(), 4, "figures and dates: {open:?}");
    assert!(!open.iter().any(|fact| fact.contains("117")), "{open:?}");
    let wrong = told("wrong");
    assert_eq!(wrong.len(), 1, "what does not fit any more is told too");
    assert_eq!(
        (&wrong[0]["id"], wrong[0]["file"].as_str()),
        (&Value::Null, Some("b.txt"))
    );
}

#[test]
fn nothing_decided_is_told() {
    let folder = folder("");
    let output = cotejo(folder.path(), &["checks", "."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was decided or noted yet"));
    let output = cotejo(folder.path(), &["checks", ".", "--state", "verifed"]);
    assert_eq!(output.status.code(), Some(2));
    fs::write(folder.path().join("cotejo.toml"), "[[checks\n").unwrap();
    assert_eq!(cotejo(folder.path(), &["checks", "."]).status.code(), Some(2));
}

#[test]
fn the_report_is_read_out() {
    let folder = folder(NOTES);
    let plain = stdout(&cotejo(folder.path(), &["report", ".", "--plain"]));
    // It is called by the folder's own name, which is another one each time.
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    insta::assert_snapshot!("report_plain", plain.replace(&name, "strike"));
    let form = ["report", ".", "-o", "-", "--format", "plain"];
    assert_eq!(stdout(&cotejo(folder.path(), &form)), plain);
    let file = ["report", ".", "-o", "report.txt"];
    assert_eq!(cotejo(folder.path(), &file).status.code(), Some(0));
    assert_eq!(
        fs::read_to_string(folder.path().join("report.txt")).unwrap(),
        plain
    );
    // Named as an article it is told, and a folder that is not there is not made.
    let named = cotejo(folder.path(), &["list", "a.txt", "report.txt"]);
    assert!(
        String::from_utf8_lossy(&named.stderr)
            .contains("report.txt: it is a report of cotejo's and no article"),
        "{named:?}"
    );
    let elsewhere = cotejo(folder.path(), &["report", ".", "-o", "nowhere/report.html"]);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&elsewhere.stderr).contains("there is no folder nowhere; make it first"),
        "{elsewhere:?}"
    );
    // It is one of ours: written over, and read as no article.
    assert_eq!(cotejo(folder.path(), &file).status.code(), Some(0));
    assert_eq!(
        objects(&cotejo(folder.path(), &["list", ".", "--format", "jsonl"])).len(),
        2
    );
    for wrong in [
        &["report", "."][..],
        &["report", ".", "--plain", "-o", "report.html"],
    ] {
        let output = cotejo(folder.path(), wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}
