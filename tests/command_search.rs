//! `cotejo search`, by the real binary: promised fields, places in the file, formats, exit codes, what is said of wrong
//! fields.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn search(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    // Nobody's settings reach a test.
    command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
        .arg("search")
        .args(args)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn objects(args: &[&str]) -> Vec<Value> {
    let output = search(&[args, &["--format", "jsonl"]].concat());
    stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const ENGLISH: &str = "Strike closes two ports\n\nPort Agency | Monday, 6 May 2024\n\nDockers stopped work on Monday at two ports of the north, the union said. Some 806 doctors stand by.\n\nTalks go on, and nobody expects them to end before the weekend.\n";
const SPANISH: &str = "Huelga en los puertos\n\nAgencia del Puerto | lunes, 6 de mayo de 2024\n\nLos médicos cubanos llegaron al puerto de Veracruz, según dijo el ministro, que espera a 700 más.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("en.txt"),
        [b"\xef\xbb\xbf", ENGLISH.as_bytes()].concat(),
    )
    .unwrap();
    fs::write(folder.path().join("es.txt"), SPANISH).unwrap();
    folder
}

#[test]
fn a_line_has_the_promised_fields_and_leads_back_to_the_bytes() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    for query in ["ports", "médicos", "union", "num:806", "puerto"] {
        let rows = objects(&[query, path]);
        assert!(!rows.is_empty(), "{query}");
        for row in rows {
            let names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
            let promised = "article passage kind start end score text matches by_meaning";
            assert_eq!(names.join(" "), promised);
            let text = row["text"].as_str().unwrap();
            for span in row["matches"].as_array().unwrap() {
                let end = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
                assert!(!text[end(0)..end(1)].is_empty());
            }
            let kind = row["kind"].as_str().unwrap();
            if ["paragraph", "title", "heading"].contains(&kind) {
                let bytes = fs::read(
                    folder
                        .path()
                        .join(format!("{}.txt", row["article"].as_str().unwrap())),
                )
                .unwrap();
                let place = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
                assert_eq!(
                    &bytes[place("start")..place("end")],
                    text.as_bytes(),
                    "{query}: {row}"
                );
            }
        }
    }
}

#[test]
fn the_words_of_a_hit_are_those_that_were_asked_for() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let matched = |args: &[&str]| -> Vec<String> {
        let rows = objects(&[args, &[path]].concat());
        let words = rows.iter().map(|row| {
            let text = row["text"].as_str().unwrap();
            let all = row["matches"].as_array().unwrap().iter().map(|span| {
                let end = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
                &text[end(0)..end(1)]
            });
            format!(
                "{} {} {}",
                row["kind"].as_str().unwrap(),
                row["by_meaning"],
                all.collect::<Vec<_>>().join("+")
            )
        });
        words.collect()
    };
    assert_eq!(matched(&["dockers in:text"]), ["paragraph false Dockers"]);
    assert_eq!(matched(&["MEDICOS in:text", "--as-typed"]), [""; 0]);
    assert_eq!(matched(&["medicos in:text lang:es"]), ["paragraph false médicos"]);
    assert_eq!(matched(&["'two ports' in:text"]), ["paragraph false two ports"]);
    assert_eq!(
        matched(&["doctors in:text"]),
        ["paragraph false doctors", "paragraph true médicos"],
        "what means the same comes after"
    );
    assert_eq!(
        matched(&["doctors in:text", "--as-typed"]),
        ["paragraph false doctors"]
    );
    assert_eq!(
        matched(&["num:>700 in:text"]),
        ["paragraph false Some 806 doctors"]
    );
    assert_eq!(
        matched(&["ports in:titles"]),
        ["title false ports", "title true puertos"]
    );
    assert_eq!(
        matched(&["prts in:titles"]),
        ["title false p+rts", "title false p+rt+s"],
        "letters may be left out: in ports, and in puertos"
    );
}

#[test]
fn every_format_prints_what_was_found() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    for format in ["table", "plain", "json", "jsonl", "csv", "md"] {
        let output = search(&["médicos", path, "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(
            stdout(&output).contains("Veracruz"),
            "{format}:\n{}",
            stdout(&output)
        );
    }
    let table = stdout(&search(&["doctors", path, "--format", "table"]));
    assert!(
        table.contains("[doctors]") && table.contains("paragraph by meaning"),
        "{table}"
    );
}

#[test]
fn as_many_are_printed_as_are_asked_for() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let all = objects(&["o | a | e", path, "--limit", "0"]);
    assert!(all.len() > 3);
    assert_eq!(objects(&["o | a | e", path, "--limit", "2"]), all[..2]);
    let output = search(&["o | a | e", path, "--limit", "2"]);
    let beyond = format!("these are the best 2 of {}; --limit 0 prints all", all.len());
    assert!(stderr(&output).contains(&beyond), "{}", stderr(&output));
}

#[test]
fn exit_codes_tell_nothing_found_from_wrong_use() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let nothing = search(&["zeppelin", path]);
    assert_eq!(nothing.status.code(), Some(1));
    assert_eq!(stderr(&nothing), "cotejo: nothing was found for zeppelin\n");
    let hidden = search(&["dockers lang:es", path]);
    assert_eq!(hidden.status.code(), Some(1));
    let said =
        "cotejo: nothing was found for dockers lang:es; 2 that have the words are hidden by the fields\n";
    assert_eq!(stderr(&hidden), said, "the passage and what happened");
    for wrong in [
        vec![],
        vec!["", path],
        vec!["colour:red", path],
        vec!["a", path, "--limit", "few"],
        vec!["a", "no-such-folder"],
    ] {
        let output = search(&wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!stderr(&output).is_empty());
    }
}

#[test]
fn a_wrong_field_is_told_and_the_rest_is_searched_for() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let output = search(&["dockers is:red", path]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output),
        "cotejo: is: takes differs, undated or pinned, not “red”; the rest is searched for\n"
    );
    assert!(stdout(&output).contains("Dockers"));
}

#[test]
fn what_was_pinned_is_found() {
    let folder = folder();
    // As the interface writes them: a passage is known by its first sixty letters.
    let words = |text: &str, line: usize| {
        text.lines()
            .nth(line)
            .unwrap()
            .chars()
            .take(60)
            .collect::<String>()
    };
    let pins = format!(
        "[[pins]]\ntogether = true\na = {{ file = \"en.txt\", passage = 3, words = \"{}\" }}\n\
         b = {{ file = \"es.txt\", passage = 2, words = \"{}\" }}\n",
        words(ENGLISH, 6),
        words(SPANISH, 4)
    );
    fs::write(folder.path().join("cotejo.toml"), pins).unwrap();
    let rows = objects(&["is:pinned in:text", folder.path().to_str().unwrap()]);
    let places: Vec<String> = rows
        .iter()
        .map(|row| format!("{} {}", row["article"], row["passage"]))
        .collect();
    assert_eq!(places, ["\"es\" 2", "\"en\" 3"], "the lead first");
}

#[test]
fn the_bundled_collection_is_searched_in_both_languages() {
    let rows = objects(&["doctors in:text"]);
    assert!(rows.iter().any(|row| row["by_meaning"] == true), "{rows:?}");
    let first = rows.iter().position(|row| row["by_meaning"] == true).unwrap();
    assert!(
        rows[first..].iter().all(|row| row["by_meaning"] == true),
        "direct hits come first"
    );
    assert!(!objects(&["is:undated in:text"]).is_empty());
}

#[test]
fn figures_are_found_by_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let article = |number: &str| {
        format!(
            "Hospital figures\n\nPort Agency | Monday, 6 May 2024\n\nThe minister said on 2 May 2024 that {number} Cuban doctors \
             work in the hospitals of the north.\n\nOf the patients, 40 percent went home within a day.\n"
        )
    };
    fs::write(folder.path().join("a.txt"), article("3,492")).unwrap();
    fs::write(folder.path().join("b.txt"), article("4,800")).unwrap();
    let path = folder.path().to_str().unwrap();
    let found = |query: &str| -> Vec<String> {
        let rows = objects(&[query, path]);
        rows.iter()
            .map(|row| {
                format!(
                    "{} {}",
                    row["kind"].as_str().unwrap(),
                    row["article"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(
        found("is:differs in:text,figures"),
        ["figure a", "paragraph a", "paragraph b"]
    );
    assert_eq!(
        found("num:>4000"),
        ["figure b", "paragraph b", "event b"],
        "an event is older than its article"
    );
    assert_eq!(found("cuban num:<4k in:text"), ["paragraph a"]);
    assert_eq!(
        found("unit:percent num:30..50 in:text"),
        ["paragraph a", "paragraph b"]
    );
    assert_eq!(found("unit:percent num:>50"), [""; 0]);
    assert_eq!(found("cuban !num:>4000 in:text"), ["paragraph a"]);
    assert_eq!(found("in:events on:2024-05-02"), ["event a"]);
    assert_eq!(found("in:events on:2024-05-06"), [""; 0]);
    assert_eq!(
        found("in:titles on:2024-05-06"),
        ["title a", "title b", "source a"]
    );
    assert_eq!(found("in:titles after:2024-05-06"), [""; 0]);
    assert_eq!(found("'hospital figures' source:port"), ["title a", "title b"]);
}
