//! The forms of the document: which ending of a file asks for which, and by which mark a file that is there is
//! known to be one of ours, so that nothing else is written over.

use crate::load::is_report;

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One page for a browser and for paper.
    Html,
    /// Markdown, for a memo.
    Md,
    /// A sheet with a row a fact, for a spreadsheet.
    Csv,
    /// JSON, for a program; `assets/report.schema.json` describes it.
    Json,
    /// One line after the other, for ears.
    Plain,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Html, Self::Md, Self::Csv, Self::Json, Self::Plain];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Plain => "txt",
        }
    }

    /// The form that a file's name asks for.
    ///
    /// # Errors
    /// Names the endings where the name has none of them.
    pub fn of(file: &str) -> Result<Self, String> {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let asked = Self::ALL
            .into_iter()
            .find(|form| form.ending().eq_ignore_ascii_case(ending));
        asked.ok_or_else(|| {
            format!("{file} names no form of report; let it end in .html, .md, .csv, .json or .txt")
        })
    }

    /// Whether what a file begins with shows that it is such a report. A sheet has no place for a mark, and is made
    /// to be filled in: none is taken for ours.
    #[must_use]
    pub fn is_ours(self, begins: &[u8]) -> bool {
        self != Self::Csv && is_report(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_asks_for_a_form() {
        assert_eq!(Form::of("a.b/report.HTML"), Ok(Form::Html));
        assert_eq!(Form::of("sheet.csv"), Ok(Form::Csv));
        for name in ["report", "report.pdf", "html", ".", ""] {
            let told = Form::of(name).unwrap_err();
            let names_all = [".html", ".md", ".csv", ".json", ".txt"]
                .iter()
                .all(|end| told.contains(end));
            assert!(names_all, "{told}");
        }
    }

    #[test]
    fn only_what_bears_the_mark_is_ours() {
        assert!(Form::Json.is_ours(b"{\n  \"schema\": \"cotejo-report\","));
        assert!(!Form::Json.is_ours(b"{}"));
        assert!(!Form::Html.is_ours(b""));
        let late = [vec![b' '; 4096], b"cotejo-report".to_vec()].concat();
        assert!(!Form::Html.is_ours(&late));
        assert!(!Form::Csv.is_ours(b"fact,article,cotejo-report"));
    }
}
