//! What `cotejo figures` and `cotejo dates` must print, in every form, of findings made by hand.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/findings.rs"]
mod findings;

use common::told;
use cotejo::report::table::Report;
use cotejo::report::{Format, Paper, dates, figures, write};
use cotejo::story::Story;
use cotejo::text::columns;
use findings::{TEXT, found};
use insta::assert_snapshot;
use serde_json::Value;

const FIGURES: &str = "article file passage start end number_start number_end text value low high bound role noun head unit per language sentence readings";
const DATES: &str = "article file passage start end text from to precision basis anchor sentence";

/// [`TEXT`] twice and another text; as Windows saves them, with a byte order mark and hard line ends.
fn story() -> Story {
    let text = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    let other = "Another headline\n\nThere are 16 states on the way, and at some time more.\n";
    told(
        &[("a.txt", &text), ("b.txt", &text), ("c.txt", other)],
        (80, 24),
        found,
    )
    .story
}

fn printed(report: &Report, format: Format, paper: Paper) -> String {
    let mut out = Vec::new();
    write(report, format, paper, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn objects(report: &Report) -> Vec<Value> {
    printed(report, Format::Jsonl, Paper::default())
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The rows of the article `a`, by their words.
fn row<'a>(rows: &'a [Value], words: &str) -> &'a Value {
    rows.iter().find(|row| row["text"] == words).unwrap()
}

#[test]
fn the_fields_are_the_promised_ones_in_order() {
    let story = story();
    for (report, fields) in [
        (figures::report(&story, None), FIGURES),
        (dates::report(&story), DATES),
    ] {
        assert_eq!(report.fields.columns.join(" "), fields);
        for line in printed(&report, Format::Jsonl, Paper::default()).lines() {
            let mut at = 0;
            for field in fields.split(' ') {
                at += line[at..].find(&format!("\"{field}\":")).unwrap();
            }
        }
    }
}

#[test]
fn offsets_are_bytes_of_the_file_and_passages_count_from_one() {
    let file = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    let slice = |row: &Value, start: &str, end: &str| {
        let at = |field: &str| usize::try_from(row[field].as_u64().unwrap()).unwrap();
        file[at(start)..at(end)].to_owned()
    };
    let story = story();
    let rows = objects(&figures::report(&story, None));
    for row in rows.iter().filter(|row| row["article"] == "a") {
        assert_eq!(slice(row, "start", "end"), row["text"].as_str().unwrap());
        let number = slice(row, "number_start", "number_end");
        assert!(row["text"].as_str().unwrap().contains(&number));
        assert!(
            row["sentence"]
                .as_str()
                .unwrap()
                .contains(row["text"].as_str().unwrap())
        );
    }
    assert_eq!(row(&rows, "1,200 doctors")["passage"], 1);
    assert_eq!(row(&rows, "remaining 40")["passage"], 4);
    for row in objects(&dates::report(&story))
        .iter()
        .filter(|row| row["article"] == "a")
    {
        assert_eq!(slice(row, "start", "end"), row["text"].as_str().unwrap());
    }
}

#[test]
fn a_copy_gives_no_rows() {
    let rows = objects(&figures::report(&story(), None));
    let of = |id: &str| rows.iter().filter(|row| row["article"] == id).count();
    assert_eq!((of("a"), of("b"), of("c")), (8, 0, 1));
}

#[test]
fn a_bound_says_between_which_ends_a_number_lies() {
    let rows = objects(&figures::report(&story(), None));
    let ends = |words: &str| {
        let row = row(&rows, words);
        let fields = ["value", "low", "high", "bound"].map(|field| row[field].to_string());
        fields.join(" ")
    };
    assert_eq!(ends("16 states"), r#"16 16 16 "exact""#);
    assert_eq!(ends("More than 806 Cuban doctors"), r#"806 806 null "more_than""#);
    assert_eq!(ends("about 3.5 percent"), r#"3.5 null null "about""#);
    assert_eq!(ends("between 300 and 500"), r#"null 300 500 "between""#);
}

#[test]
fn a_figure_says_what_it_counts_and_how_it_can_be_read() {
    let rows = objects(&figures::report(&story(), None));
    let field = |words: &str, field: &str| row(&rows, words)[field].to_string();
    assert_eq!(field("1,200 doctors", "readings"), "[1200,1.2]");
    assert_eq!(field("between 300 and 500", "readings"), "[[300,500]]");
    assert_eq!(field("More than 806 Cuban doctors", "noun"), r#""Cuban doctors""#);
    assert_eq!(field("More than 806 Cuban doctors", "head"), r#""doctors""#);
    assert_eq!(field("remaining 40", "noun"), r#""Cuban doctors""#);
    assert_eq!(field("remaining 40", "role"), r#""remaining""#);
    assert_eq!(field("20 dollars monthly", "noun"), "null");
    assert_eq!(field("20 dollars monthly", "unit"), r#""USD""#);
    assert_eq!(field("20 dollars monthly", "per"), r#""monthly""#);
    assert_eq!(field("16 states", "per"), "null");
}

#[test]
fn dates_say_their_span_and_what_it_rests_on() {
    let rows = objects(&dates::report(&story()));
    let fields = |words: &str| {
        let row = row(&rows, words);
        let fields =
            ["passage", "from", "to", "precision", "basis", "anchor"].map(|field| match &row[field] {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
        fields.join(" | ")
    };
    assert_eq!(
        fields("Monday, 20 May 2024"),
        "null | 2024-05-20 | 2024-05-20 | day | publication | null"
    );
    assert_eq!(
        rows[0]["text"], "Monday, 20 May 2024",
        "publication lines come first"
    );
    assert_eq!(
        fields("this Friday"),
        "4 | 2024-05-24 | 2024-05-24 | day | relative | publication 2024-05-20"
    );
    assert_eq!(
        fields("by the end of April"),
        "4 | 2023-04-01 | 2023-04-30 | about | relative | text 2022-05-08"
    );
    assert_eq!(fields("at some time"), "4 | null | null | day | relative | null");
}

#[test]
fn of_narrows_to_a_noun_or_unit() {
    let story = story();
    let count = |of: &str| figures::report(&story, Some(of)).fields.rows.len();
    for (of, rows) in [
        ("doctor", 4),
        ("DOCTORS", 4),
        ("cuban doctors", 3),
        ("medico", 1),
        ("percent", 1),
        ("usd", 1),
        ("dollar", 1),
        ("state", 2),
        ("zebra", 0),
    ] {
        assert_eq!(count(of), rows, "{of}");
    }
}

#[test]
fn each_form_says_the_same_in_its_way() {
    let story = story();
    let paper = Paper::default();
    let (figures, dates) = (figures::report(&story, None), dates::report(&story));
    for (name, format) in [
        ("table", Format::Table),
        ("plain", Format::Plain),
        ("md", Format::Md),
    ] {
        assert_snapshot!(format!("figures_{name}"), printed(&figures, format, paper));
        assert_snapshot!(format!("dates_{name}"), printed(&dates, format, paper));
    }
    for report in [&figures, &dates] {
        let rows = report.fields.rows.len();
        let json: Value = serde_json::from_str(&printed(report, Format::Json, paper)).unwrap();
        assert_eq!(json.as_array().unwrap().len(), rows);
        assert_eq!(printed(report, Format::Csv, paper).lines().count(), rows + 1);
    }
}

#[test]
fn a_table_fits_its_terminal_and_lights_the_words() {
    let story = story();
    for report in [figures::report(&story, None), dates::report(&story)] {
        for width in 40..140 {
            for bold in [false, true] {
                let paper = Paper {
                    width: Some(width),
                    bold,
                };
                let printed = printed(&report, Format::Table, paper);
                let plain = printed.replace("\u{1b}[1m", "").replace("\u{1b}[22m", "");
                assert!(
                    plain.lines().all(|line| columns(line) <= width),
                    "{width}:\n{plain}"
                );
                assert_eq!(bold, printed.contains("\u{1b}[1m"));
                assert_eq!(bold, !plain.contains('['), "brackets stand in for bold letters");
            }
        }
    }
    let paper = Paper {
        width: Some(100),
        bold: true,
    };
    let table = printed(&figures::report(&story, None), Format::Table, paper);
    assert!(
        table.contains("\u{1b}[1mMore than 806 Cuban doctors\u{1b}[22m were hired"),
        "{table}"
    );
    assert!(
        table.contains("\u{1b}[1ma · Port Agency · 20 May 2024\u{1b}[22m"),
        "{table}"
    );
}
