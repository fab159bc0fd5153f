//! Marked sentences: what the finder must find in the texts of `marked/en` and `marked/es`, and that
//! it finds nothing else there.
//!
//! A file holds documents apart by blank lines, one passage a line; `marked/mark.rs` says how a mark
//! is written, `marked/judge.rs` when a finding meets it. With `MARKED_REPORT=1` a table is printed and
//! nothing fails, which is how rules are worked on; with `MARKED_REPORT=2` the faults come before it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "marked/judge.rs"]
mod judge;
#[path = "marked/mark.rs"]
mod mark;
#[path = "marked/table.rs"]
mod table;
#[path = "marked/trial.rs"]
mod trial;
#[path = "marked/words.rs"]
mod words;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use cotejo::analysis::{Setting, find};
use cotejo::text::Language;
use judge::judge;
use mark::Document;
use table::Row;

/// The marked files of one language, in the order of their names: path as printed, and text.
fn files(language: &str) -> Vec<(String, String)> {
    // Other texts are measured by the same rules: `MARKED_FOLDER` holds `en` and `es`.
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/marked");
    let folder = std::env::var_os("MARKED_FOLDER")
        .map_or(home, PathBuf::from)
        .join(language);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "txt"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = std::fs::read_to_string(path).expect("a marked file is UTF-8");
            (format!("tests/marked/{language}/{name}"), text)
        })
        .collect()
}

/// Runs the finder over a document and compares.
fn try_document(document: &Document, language: Language) -> judge::Verdict {
    let passages: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
    let setting = Setting {
        language: Some(language),
        published: document.published,
        country: document.country,
    };
    judge(document, &find(&passages, &[], setting))
}

/// Every document of a language; fails when one of them is wrong.
fn hold(language: Language) {
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    for (path, text) in files(language.code()) {
        let documents = mark::read(&path, &text).unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
        let mut row = Row::new(&path);
        for document in &documents {
            let verdict = try_document(document, language);
            row.add(&verdict);
            if !verdict.is_right() {
                wrong.push(table::block(&path, document, &verdict));
            }
        }
        rows.push(row);
    }
    if std::env::var_os("MARKED_REPORT").is_some() {
        // Not through `print!`, which a passing test swallows.
        let mut out = std::io::stdout().lock();
        if std::env::var("MARKED_REPORT").is_ok_and(|value| value == "2") {
            writeln!(out, "\n{}", wrong.join("\n")).unwrap();
        }
        writeln!(out, "\n{}", table::table(&rows)).unwrap();
        return;
    }
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        table::summary(&rows)
    );
}

#[test]
fn english_marks_hold() {
    hold(Language::ENGLISH);
}

#[test]
fn spanish_marks_hold() {
    hold(Language::SPANISH);
}

#[test]
fn every_mark_can_be_read() {
    let mut faults = Vec::new();
    for language in ["en", "es"] {
        for (path, text) in files(language) {
            faults.extend(mark::read(&path, &text).err().unwrap_or_default());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
