//! Settings, by the real binary: defaults, over them files, over them the command line; every error at once with its
//! line; and a broken file that stops nothing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A config directory with these files.
fn place(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn cotejo(place: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command
        .args(args)
        .arg("--config")
        .arg(place)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error, with the directory's name left out.
fn stderr(output: &Output, place: &Path) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    text.replace(&format!("{}/", place.display()), "")
}

/// What `config` says of a setting: value, and where it is from.
fn setting(output: &Output, name: &str) -> (String, String, Option<u64>) {
    let line = stdout(output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|line| line["setting"] == name)
        .unwrap();
    let words = |field: &str| line[field].as_str().unwrap().to_owned();
    (words("value"), words("from"), line["line"].as_u64())
}

#[test]
fn defaults_lie_below_files_and_files_below_the_command_line() {
    let place = place(&[("config.toml", "theme = \"light\"\nmeasure = 60\nmouse = false\n")]);
    let output = cotejo(place.path(), &["config", "--theme", "mono", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    let told = |name| setting(&output, name);
    assert_eq!(told("theme"), ("mono".into(), "argument".into(), None));
    assert_eq!(told("measure"), ("60".into(), "file".into(), Some(2)));
    assert_eq!(told("mouse"), ("false".into(), "file".into(), Some(3)));
    assert_eq!(told("copy"), ("plain".into(), "default".into(), None));
    assert_eq!(stderr(&output, place.path()), "");
}

#[test]
fn every_error_is_told_at_once_with_its_line() {
    let place = place(&[
        (
            "config.toml",
            "# mine\ntheme = \"nihgt\"\nmaesure = 60\nmeasure = 6\nmouse = \"no\"\ncopy = markdown\nascii = true\n",
        ),
        (
            "keys.toml",
            "[everywhere]\ndwon = [\"n\"]\nup = [\"hyper-k\"]\ntop = [\"j\"]\nbottom = [\"j\"]\n",
        ),
        ("themes/night.toml", "titel = {}\n"),
    ]);
    let output = cotejo(place.path(), &["config", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output, place.path());
    insta::assert_snapshot!("errors", told);
    assert_eq!(
        setting(&output, "ascii"),
        ("true".into(), "file".into(), Some(7)),
        "the rest holds"
    );
    assert_eq!(setting(&output, "theme").1, "default");
}

#[test]
fn a_broken_file_stops_no_command() {
    let place = place(&[("config.toml", "theme = \nmeasure = 60\n")]);
    let output = cotejo(place.path(), &["list"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Prensa Latina"));
    assert!(stderr(&output, place.path()).contains("config.toml:1: "));
    let screen = cotejo(place.path(), &["--keys", "!", "--print", "100x30"]);
    assert_eq!(screen.status.code(), Some(0));
    assert!(stdout(&screen).contains("config.toml:1: "), "{}", stdout(&screen));
}

#[test]
fn the_settings_reach_the_screen() {
    let place = place(&[
        ("config.toml", "measure = 40\n"),
        (
            "keys.toml",
            "[everywhere]\nhelp = [\"H\"]\ndown = [\"n\"]\nbeside = []\n",
        ),
    ]);
    let screen = stdout(&cotejo(
        place.path(),
        &["--keys", "nH/help<enter>", "--print", "160x40"],
    ));
    let is_bound = |line: &str| line.contains(" H ") && line.contains("this help");
    assert!(screen.lines().any(is_bound), "{screen}");
    assert!(
        screen.lines().nth(4).is_some_and(|line| line.contains('▸')),
        "n went down:\n{screen}"
    );
    let wide = stdout(&cotejo(place.path(), &["--measure", "110", "--print", "160x40"]));
    let narrow = stdout(&cotejo(place.path(), &["--print", "160x40"]));
    assert_ne!(wide, narrow);
    let output = cotejo(place.path(), &["config", "--plain"]);
    insta::assert_snapshot!(
        "plain",
        stdout(&output)
            .replace(&place.path().display().to_string(), "DIR")
            .replace(env!("CARGO_TARGET_TMPDIR"), "DATA")
    );
}

#[test]
fn a_theme_of_ones_own_is_found_by_its_name() {
    let place = place(&[
        ("config.toml", "theme = \"night\"\n"),
        ("themes/night.toml", "text = { add = [\"bold\"] }\n"),
    ]);
    let output = cotejo(place.path(), &["config", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output, place.path()));
    assert_eq!(
        setting(&output, "theme"),
        ("night".into(), "file".into(), Some(1))
    );
    let refused = cotejo(place.path(), &["list", "--theme", "nigth"]);
    assert_eq!(refused.status.code(), Some(2), "list has no look");
    let refused = cotejo(place.path(), &["config", "--theme", "nigth"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = stderr(&refused, place.path());
    assert!(
        told.contains("night is meant, perhaps") && told.contains("themes/nigth.toml"),
        "{told}"
    );
    let outside = cotejo(place.path(), &["config", "--theme", "../night"]);
    assert!(stderr(&outside, place.path()).contains("can be no theme's name"));
}

#[test]
fn plain_may_be_set_and_is_overruled_by_a_form() {
    let place = place(&[("config.toml", "plain = true\n")]);
    let by_file = cotejo(place.path(), &["list"]);
    let by_argument = cotejo(place.path(), &["list", "--plain"]);
    let by_form = cotejo(place.path(), &["list", "--format", "plain"]);
    assert_eq!(stdout(&by_file), stdout(&by_argument));
    assert_eq!(stdout(&by_file), stdout(&by_form));
    assert!(stdout(&cotejo(place.path(), &["list", "--format", "csv"])).starts_with("id,"));
    let both = cotejo(place.path(), &["list", "--plain", "--format", "csv"]);
    assert_eq!(both.status.code(), Some(2));
    assert!(stderr(&both, place.path()).contains("not both"));
}

#[test]
fn a_directory_that_is_not_there_is_told() {
    let output = cotejo(Path::new("no/such/place"), &["config"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output, Path::new("x")).contains("no/such/place is no directory"));
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let place = place(&[]);
    fs::write(place.path().join("config.toml"), b"theme = \"\xff\"\n").unwrap();
    let output = cotejo(place.path(), &["config"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output, place.path()).contains("config.toml: it is not UTF-8"));
}

#[test]
fn the_program_tells_of_itself_whatever_is_set() {
    let place = place(&[("config.toml", "theme = \n")]);
    let page = cotejo(place.path(), &["man"]);
    assert_eq!(stderr(&page, place.path()), "", "it needs no settings");
    let page = stdout(&page);
    for part in [
        ".TH cotejo 1",
        ".SH EXAMPLES",
        ".SH \"COTEJO TIMELINE\"",
        ".SS QUERIES",
        "\\-\\-relation",
    ] {
        assert!(page.contains(part), "{part} is not in the manual page");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&cotejo(place.path(), &["completions", shell]));
        assert!(
            script.contains("timeline") && script.contains("relation"),
            "{shell}"
        );
    }
}
