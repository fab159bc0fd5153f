//! `cotejo report` of the real binary: which files it writes, which it leaves alone, and what it says then.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "Strike closes two ports\n\nPort Agency | Monday, 6 May 2024\n\nSome 300 dockers stopped work on Monday at two ports of the north, the union said.\n";

fn report(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command
        .arg("report")
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null());
    // What the reader pinned is none of a test's business.
    command.env("XDG_DATA_HOME", folder).env("HOME", folder);
    command.env("SOURCE_DATE_EPOCH", "1773446400").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(
        folder.path().join("b.txt"),
        ARTICLE
            .replace("300", "450")
            .replace("Port Agency", "Harbour News"),
    )
    .unwrap();
    folder
}

#[test]
fn each_ending_gives_its_form() {
    let folder = story();
    for (file, begins) in [
        ("r.html", "<!DOCTYPE html>"),
        ("r.md", "<!-- cotejo-report"),
        ("r.csv", "fact,article,"),
        ("r.json", "{\n  \"schema\": \"cotejo-report\""),
    ] {
        let output = report(folder.path(), &[".", "-o", file, "--compare", "a", "b"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.starts_with(begins), "{file}: {text:.80}");
        assert!(text.contains("300") && text.contains("450"), "{file}");
        assert!(file == "r.csv" || text.contains("2026"), "{file}");
    }
}

#[test]
fn standard_output_needs_a_form() {
    let folder = story();
    let output = report(folder.path(), &["a.txt", "-o", "-", "--format", "csv"]);
    assert!(output.stdout.starts_with(b"fact,article,"));
    let output = report(folder.path(), &["a.txt", "-o", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--format html, md, csv, json or plain"),
        "{}",
        said(&output)
    );
}

#[test]
fn an_ending_that_names_no_form_is_told_with_all() {
    let folder = story();
    let output = report(folder.path(), &[".", "-o", "report.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains(".html, .md, .csv, .json or .txt"),
        "{}",
        said(&output)
    );
    assert!(!folder.path().join("report.pdf").exists());
    let output = report(folder.path(), &[".", "-o", "report.pdf", "--format", "html"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn only_reports_of_ours_are_written_over() {
    let folder = story();
    let mine = folder.path().join("mine.html");
    fs::write(&mine, "<p>mine</p>").unwrap();
    let output = report(folder.path(), &["a.txt", "-o", "mine.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("is no report of cotejo's"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_to_string(&mine).unwrap(), "<p>mine</p>");
    assert_eq!(
        report(folder.path(), &["a.txt", "-o", "mine.html", "--force"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(
        report(folder.path(), &["b.txt", "-o", "mine.html"]).status.code(),
        Some(0)
    );
    assert!(fs::read_to_string(&mine).unwrap().contains("Harbour News"));
    // A sheet may have been filled in.
    assert_eq!(
        report(folder.path(), &["a.txt", "-o", "s.csv"]).status.code(),
        Some(0)
    );
    let output = report(folder.path(), &["a.txt", "-o", "s.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("filled it in"), "{}", said(&output));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 4, "nothing is left beside: {left:?}");
}

#[test]
fn what_cannot_be_written_or_compared_is_told() {
    let folder = story();
    for (args, code, words) in [
        (&["a.txt", "-o", ".", "--format", "md"][..], 2, "is a folder"),
        (
            &[".", "-o", "r.md", "--compare", "a", "nobody"],
            1,
            "no article nobody",
        ),
        (
            &[".", "-o", "r.md", "--compare", "a", "a.txt"],
            1,
            "one article twice",
        ),
        (&["nowhere", "-o", "r.md"], 2, "no such file"),
    ] {
        let output = report(folder.path(), args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
        assert!(!folder.path().join("r.md").exists());
    }
}

#[test]
fn a_report_beside_the_articles_is_no_article() {
    let folder = story();
    for file in ["report.md", "report.html"] {
        assert_eq!(report(folder.path(), &[".", "-o", file]).status.code(), Some(0));
    }
    let output = report(folder.path(), &[".", "-o", "-", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["counts"]["sources"], 2);
    assert_eq!(said(&output), "");
}

#[test]
fn what_was_pinned_stands_side_by_side() {
    let folder = story();
    let pins = "[[pins]]\ntogether = true\na = { file = \"a.txt\", passage = 2, words = \"Some 300 dockers stopped work on Monday at two ports of the \" }\n\
                b = { file = \"b.txt\", passage = 2, words = \"Some 450 dockers stopped work on Monday at two ports of the \" }\n";
    fs::write(folder.path().join("cotejo.toml"), pins).unwrap();
    let output = report(folder.path(), &[".", "-o", "-", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = value["comparisons"][0]["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["pinned"] == true), "{rows:?}");
}
