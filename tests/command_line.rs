//! The command line of the real binary: formats, fields, exit codes, errors in sentences, and closed
//! pipes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn cotejo(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    command.args(args).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The lines of a JSON-lines output.
fn objects(output: &Output) -> Vec<Value> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A folder with files of these names and bytes.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn written(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

const ARTICLE: &[u8] = b"Strike closes two ports\n\nPort Agency | Monday, 6 May 2024\n\nDockers stopped work on Monday at two ports of the north, the union said.\n\nTalks go on, and nobody expects them to end before the weekend.\n";

#[test]
fn list_has_the_promised_fields_in_order() {
    let output = cotejo(&["list", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let fields = "id file title source published published_precision language address via passages words removed duplicate_of";
    for line in stdout(&output).lines() {
        let mut at = 0;
        for field in fields.split(' ') {
            at += line[at..]
                .find(&format!("\"{field}\":"))
                .unwrap_or_else(|| panic!("{field} in {line}"));
        }
    }
    let rows = objects(&output);
    assert_eq!(rows.len(), 5);
    let telesur = rows.iter().find(|row| row["id"] == "telesur").unwrap();
    assert_eq!(telesur["published"], "2024-05-20");
    assert_eq!(telesur["published_precision"], "day");
    let undated = rows.iter().find(|row| row["id"] == "undated").unwrap();
    assert!(
        ["title", "source", "published"]
            .iter()
            .all(|field| undated[field].is_null())
    );
}

#[test]
fn every_format_prints_every_article() {
    for format in ["table", "plain", "json", "jsonl", "csv", "md"] {
        let output = cotejo(&["list", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(stdout(&output).contains("TeleSUR"), "{format}");
        assert!(stdout(&output).lines().count() >= 5, "{format}");
    }
    let json: Value = serde_json::from_slice(&cotejo(&["list", "--format", "json"]).stdout).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 5);
}

#[test]
fn show_leads_back_to_the_bytes_of_the_file() {
    let with_mark: Vec<u8> = [b"\xef\xbb\xbf".as_slice(), ARTICLE].concat();
    let folder = folder(&[("a.txt", ARTICLE), ("marked.txt", &with_mark)]);
    for name in ["a.txt", "marked.txt"] {
        let path = folder.path().join(name);
        let output = cotejo(&["show", &written(&path), "--format", "jsonl"]);
        let bytes = fs::read(&path).unwrap();
        let rows = objects(&output);
        assert_eq!(rows[0]["kind"], "heading");
        assert_eq!(rows[0]["passage"], 1);
        for row in &rows {
            let span = |field: &str| usize::try_from(row[field].as_u64().unwrap()).unwrap();
            assert_eq!(
                &bytes[span("start")..span("end")],
                row["text"].as_str().unwrap().as_bytes()
            );
        }
    }
}

#[test]
fn show_says_on_demand_what_was_taken_out() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let path = written(&folder.path().join("a.txt"));
    let without = objects(&cotejo(&["show", &path, "--format", "jsonl"]));
    let with = objects(&cotejo(&["show", &path, "--removed", "--format", "jsonl"]));
    assert!(without.iter().all(|row| row["kind"] != "removed"));
    let removed: Vec<_> = with.iter().filter(|row| row["kind"] == "removed").collect();
    assert_eq!(removed.len(), with.len() - without.len());
    assert_eq!(removed[0]["reason"], "publication line");
    for format in ["table", "plain", "md", "csv"] {
        let shown = stdout(&cotejo(&["show", &path, "--removed", "--format", format]));
        assert!(shown.contains("publication line"), "{format}:\n{shown}");
    }
}

#[test]
fn show_takes_an_id_a_file_or_a_name() {
    for name in ["telesur", "telesur.md", "data/telesur.md"] {
        let output = cotejo(&["show", name, "--format", "jsonl"]);
        assert_eq!(objects(&output)[0]["article"], "telesur", "{name}");
    }
    let output = cotejo(&["show", "nobody"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no article nobody"));
}

#[test]
fn a_copy_is_listed_with_whose_copy_it_is() {
    let folder = folder(&[("a.txt", ARTICLE), ("sub/b.txt", ARTICLE)]);
    let rows = objects(&cotejo(&["list", &written(folder.path()), "--format", "jsonl"]));
    assert_eq!(rows.len(), 2);
    assert!(rows[0]["duplicate_of"].is_null());
    assert_eq!(rows[1]["duplicate_of"], rows[0]["id"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_printed() {
    let folder = folder(&[
        ("a.txt", ARTICLE),
        ("empty.txt", b""),
        ("binary.txt", b"\x00\x01\x02\x00\xff\x00"),
    ]);
    let output = cotejo(&["list", &written(folder.path())]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Strike closes two ports"));
    for name in ["empty.txt", "binary.txt"] {
        assert!(
            stderr(&output)
                .lines()
                .any(|line| line.starts_with("cotejo: ") && line.contains(name))
        );
    }
}

#[test]
fn exit_codes_tell_nothing_found_from_nothing_read() {
    let empty = folder(&[]);
    assert_eq!(cotejo(&["list", &written(empty.path())]).status.code(), Some(1));
    let missing = cotejo(&["list", "no-such-folder"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("no-such-folder"));
    for wrong in [
        vec!["--format", "csv"],
        vec!["list", "--format", "xml"],
        vec!["--print", "0x0"],
        vec!["--print", "wide"],
        vec!["--published", "24-05-01"],
        vec!["--language", "english"],
        vec!["--keys", "<nokey>", "--print", "80x24"],
    ] {
        let output = cotejo(&wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!stderr(&output).is_empty());
    }
}

#[test]
fn without_a_terminal_a_path_alone_is_listed() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let path = written(folder.path());
    assert_eq!(stdout(&cotejo(&[&path])), stdout(&cotejo(&["list", &path])));
    assert_eq!(cotejo(&["no-such-folder"]).status.code(), Some(2));
}

#[test]
fn a_date_and_a_language_stand_in_for_what_is_not_stated() {
    let folder = folder(&[("a.txt", ARTICLE), ("b.txt", b"12 34 56 78\n")]);
    let path = written(folder.path());
    let given = [
        "list",
        &path,
        "--published",
        "2021-03",
        "--language",
        "es",
        "--format",
        "jsonl",
    ];
    let rows = objects(&cotejo(&given));
    assert_eq!(rows[0]["published"], "2024-05-06", "its own date goes before");
    assert_eq!(rows[1]["published"], "2021-03");
    assert_eq!(rows[1]["published_precision"], "month");
    assert_eq!(rows[1]["language"], "es");
}

#[test]
fn standard_input_is_an_article() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(["list", "-", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE).unwrap();
    let rows = objects(&child.wait_with_output().unwrap());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["title"], "Strike closes two ports");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(["show", "prensa-latina", "--format", "plain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "");
}

#[test]
fn nothing_printed_can_act_on_a_terminal() {
    let hostile = "Title \u{1b}]0;owned\u{7} here\n\nProse \u{1b}[31mred \u{9b}5m and \u{202e}turned, long enough for 806 doctors\u{1b}[1m on May 8, 2022.\n";
    let folder = folder(&[("a\u{1b}[5m.txt", hostile.as_bytes()), ("e\u{1b}[5m.txt", b"")]);
    let path = written(folder.path());
    for command in [
        vec!["list", &path],
        vec!["show", "Title", &path],
        vec!["show", "a\u{1b}[5m", "--removed", &path],
        vec!["figures", &path],
        vec!["dates", &path],
    ] {
        for format in ["table", "plain", "json", "jsonl", "csv", "md"] {
            let output = cotejo(&[&command[..], &["--format", format]].concat());
            let all = stdout(&output) + &stderr(&output);
            let acting = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202e}');
            assert_eq!(all.chars().find(acting), None, "{command:?} {format}:\n{all:?}");
        }
    }
}

#[test]
fn keys_and_print_show_the_screen_as_text() {
    let output = cotejo(&["--keys", "jc", "--print", "120x40"]);
    let screen = stdout(&output);
    assert_eq!(screen.lines().count(), 40);
    assert!(screen.contains(" A ") && screen.contains(" B "));
    assert!(screen.lines().all(|line| cotejo::text::columns(line) <= 120));
}

#[test]
fn help_has_examples_and_version_has_a_version() {
    let help = stdout(&cotejo(&["--help"]));
    assert!(
        help.contains("Examples:") && help.contains("Exit status:"),
        "{help}"
    );
    assert!(stdout(&cotejo(&["--version"])).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_raw_articles_are_what_they_are() {
    let articles: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    if !articles.is_dir() {
        eprintln!("not run: ../shared/articles is not here");
        return;
    }
    let rows = objects(&cotejo(&["list", &written(&articles), "--format", "jsonl"]));
    let column = |field: &str| -> Vec<String> {
        rows.iter()
            .map(|row| row[field].as_str().unwrap_or("—").to_owned())
            .collect()
    };
    assert_eq!(
        column("source"),
        [
            "Radio Habana Cuba",
            "Radio Habana Cuba",
            "Prensa Latina",
            "TeleSUR",
            "—"
        ]
    );
    assert_eq!(column("language"), ["es", "en", "en", "en", "en"]);
    assert_eq!(
        column("published"),
        ["2024-05-10", "—", "2023-09-12", "2024-05-20", "—"]
    );
    assert_eq!(column("title").iter().filter(|title| *title != "—").count(), 4);
    assert_eq!(
        column("address")
            .iter()
            .filter(|address| address.starts_with("https://"))
            .count(),
        2
    );
}

#[test]
fn compare_has_the_promised_fields_and_leads_back_to_the_bytes() {
    let other: &[u8] = b"Ports shut\n\nCoast Daily | Monday, 6 May 2024\n\nTwo ports of the north stood still on Monday as dockers stopped \
                         work, according to the union.\n\nRain fell on the markets all day long.\n";
    let folder = folder(&[("one.txt", ARTICLE), ("two.txt", other)]);
    let (one, two) = (
        written(&folder.path().join("one.txt")),
        written(&folder.path().join("two.txt")),
    );
    let output = cotejo(&["compare", &one, &two, "--format", "jsonl"]);
    let rows = objects(&output);
    let fields = ["a", "b", "score", "relation", "why", "figures", "moved", "pinned"];
    for row in &rows {
        let names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, fields);
        for (side, text) in [("a", ARTICLE), ("b", other)] {
            let passage = &row[side];
            if passage.is_null() {
                continue;
            }
            let place = |name: &str| usize::try_from(passage[name].as_u64().unwrap()).unwrap();
            let words = std::str::from_utf8(&text[place("start")..place("end")]).unwrap();
            assert_eq!(words, passage["text"].as_str().unwrap());
        }
    }
    let tells = |row: &&Value| row["why"].as_str().unwrap().to_lowercase().contains("dockers");
    let pair = rows.iter().find(tells).unwrap();
    assert!(pair["score"].as_f64().unwrap() > 0.5, "{pair}");
    assert!(
        rows.iter()
            .any(|row| row["relation"] == "only_b" && row["a"].is_null())
    );
    for format in ["table", "plain", "json", "csv", "md"] {
        let output = cotejo(&["compare", &one, &two, "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(stdout(&output).contains("Rain fell"), "{format}");
    }
    let all = cotejo(&[
        "compare",
        "one",
        "--all",
        &written(folder.path()),
        "--format",
        "jsonl",
    ]);
    let rows = objects(&all);
    let told: Vec<usize> = rows
        .iter()
        .map(|row| row["told_by"].as_array().unwrap().len())
        .collect();
    assert!(
        told.is_sorted() && told.contains(&0) && told.contains(&1),
        "the widest gaps come first: {told:?}"
    );
}

#[test]
fn compare_says_what_it_cannot_compare() {
    let nobody = cotejo(&["compare", "telesur", "nobody"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(stderr(&nobody).contains("there is no article nobody; `cotejo list` shows the ids of all"));
    let same = cotejo(&["compare", "telesur", "telesur"]);
    assert_eq!(same.status.code(), Some(2));
    assert!(stderr(&same).contains("these are one article"));
    assert_eq!(cotejo(&["compare", "telesur"]).status.code(), Some(2));
}
