//! `--plain`: every command read aloud. One thing after the other, each line complete by itself, nothing said by a sign.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Stdio};

/// Every command that prints what was read, by a name for its picture.
const COMMANDS: [(&str, &[&str]); 13] = [
    ("list", &["list"]),
    ("show", &["show", "telesur", "--removed"]),
    ("figures", &["figures"]),
    ("groups", &["figures", "--by", "group"]),
    ("dates", &["dates"]),
    ("timeline", &["timeline"]),
    ("compare", &["compare", "telesur", "undated"]),
    ("presence", &["compare", "telesur", "--all"]),
    ("search", &["search", "doctors num:>700"]),
    ("search_translated", &["search", "surgery", "--limit", "9"]),
    (
        "report",
        &["report", "-o", "-", "--compare", "telesur", "undated"],
    ),
    ("checks", &["checks", "--state", "open"]),
    ("story", &[]),
];

fn plain(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    let places = ["XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, env!("CARGO_TARGET_TMPDIR")));
    let output = command
        .args(args)
        .arg("--plain")
        .env_clear()
        .envs(places)
        .env("SOURCE_DATE_EPOCH", "1716163200")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_command_reads_well_aloud() {
    for (name, args) in COMMANDS {
        insta::assert_snapshot!(name, plain(args));
    }
}

#[test]
fn nothing_is_said_by_a_sign() {
    for (name, args) in COMMANDS {
        let text = plain(args);
        for line in text.lines() {
            // What the articles say is theirs; it stands in quotation marks, or is the passage itself.
            let parts: Vec<&str> = line
                .split('“')
                .map(|part| part.rsplit('”').next().unwrap_or(part))
                .collect();
            let own = parts.join("“”");
            let is_sign = |c: char| "·¶≠±≈~○●◆↔↕↻⇄→…│├┤─═".contains(c) || c == '\u{1b}' || c == '\t';
            assert!(!own.contains(is_sign), "{name}: {line}");
            assert!(!own.contains("  "), "{name} is set in columns: {line}");
        }
        assert!(
            text.lines().all(|line| line.trim_end() == line),
            "{name} has blanks at the ends of lines"
        );
    }
}

#[test]
fn plain_is_the_form_of_that_name() {
    for (name, args) in COMMANDS.iter().filter(|(_, args)| !args.is_empty()) {
        let form = [args, &["--format", "plain"][..]].concat();
        assert_eq!(plain(args), plain(&form), "{name}");
    }
}
