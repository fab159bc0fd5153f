//! What the document says as a memo, as a sheet and as JSON.

use cotejo::report::dossier::{Form, write};
use insta::{assert_snapshot, with_settings};
use serde_json::Value;

use super::{made, schema};

const COLUMNS: &str = "fact,article,quote,method,source,date,state,note";

/// Compares with a picture among the others.
fn see(name: &str, text: &str) {
    with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(name, text);
    });
}

fn rows(sheet: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn the_memo_of_the_bundled_collection() {
    see("report_memo", &write(&made::bundled(), Form::Md));
}

#[test]
fn the_memo_of_what_was_checked() {
    see("report_memo_checked", &write(&made::checked(), Form::Md));
}

#[test]
fn the_sheet_of_the_bundled_collection() {
    see("report_sheet", &write(&made::bundled(), Form::Csv));
}

#[test]
fn the_sheet_has_a_row_for_each_fact_with_its_sentence() {
    let dossier = made::checked();
    let sheet = write(&dossier, Form::Csv);
    assert!(sheet.starts_with(&format!("{COLUMNS}\n")));
    let rows = rows(&sheet);
    assert_eq!(rows.len(), dossier.checked().1 + dossier.sums.len());
    for row in &rows {
        assert!(
            !row[0].is_empty() && !row[1].is_empty() && !row[2].is_empty(),
            "{row:?}"
        );
        assert!(["open", "verified", "wrong", "cannot tell"].contains(&&row[6]));
    }
    let noted = rows.iter().find(|row| &row[6] == "verified").unwrap();
    assert_eq!(
        &noted[7],
        "Asked the ministry. (checked against https://example.org/list?a=1&b=2)"
    );
    let doctors = rows.iter().find(|row| row[0].starts_with("806 doctors")).unwrap();
    assert_eq!((&doctors[4], &doctors[5]), ("Prensa Latina", "2023-09-12"));
}

#[test]
fn no_cell_of_a_sheet_is_a_formula_or_acts() {
    for words in ["=1+1", "+1", "-1", "@SUM(A1)", "\u{1b}]0;x\u{7}"] {
        for row in rows(&write(&made::saying(words), Form::Csv)) {
            let acts = |cell: &str| cell.starts_with(['=', '+', '-', '@']) || cell.contains(char::is_control);
            assert!(!row.iter().any(acts), "{row:?}");
        }
    }
}

#[test]
fn json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../assets/report.schema.json")).unwrap();
    for dossier in [made::bundled(), made::checked(), made::saying("\u{1b}[31m \"x\"")] {
        let text = write(&dossier, Form::Json);
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema::faults(&schema, &value), Vec::<String>::new());
        let subjects = value["subjects"].as_array().unwrap();
        let figures = subjects
            .iter()
            .flat_map(|subject| subject["figures"].as_array().unwrap());
        assert_eq!(figures.count(), dossier.figures());
    }
}

#[test]
fn marks_in_json_are_bytes_of_their_text() {
    let value: Value = serde_json::from_str(&write(&made::bundled(), Form::Json)).unwrap();
    let mut seen = 0;
    for subject in value["subjects"].as_array().unwrap() {
        for figure in subject["figures"].as_array().unwrap() {
            let text = figure["quote"]["text"].as_str().unwrap();
            for mark in figure["quote"]["marks"].as_array().unwrap() {
                let at = |index: usize| usize::try_from(mark[index].as_u64().unwrap()).unwrap();
                assert!(text.get(at(0)..at(1)).is_some_and(|words| !words.is_empty()));
                seen += 1;
            }
        }
    }
    assert!(seen > 20);
}

#[test]
fn the_same_story_gives_the_same_document() {
    for form in Form::ALL {
        assert_eq!(write(&made::checked(), form), write(&made::checked(), form));
    }
}

#[test]
fn words_of_articles_mean_nothing_to_markdown() {
    let memo = write(&made::saying("**bold** <b>x</b> [a](b) | `c` # d"), Form::Md);
    for markup in ["**bold**", "<b>", "[a](b)", "`c`"] {
        assert!(!memo.contains(markup), "{markup}\n{memo}");
    }
}
