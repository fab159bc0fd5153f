//! What the command line calls the forms that things are printed, written and copied in.

use clap::ValueEnum;

use crate::report::Format;
use crate::report::cite::CopyFormat;
use crate::report::dossier::Form;

/// The names of [`Format`].
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatName {
    /// Columns for a terminal.
    Table,
    /// One thing after the other, for screen readers.
    Plain,
    /// A JSON array.
    Json,
    /// A JSON object a line.
    Jsonl,
    /// Comma-separated values.
    Csv,
    /// Markdown.
    Md,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Table => Self::Table,
            FormatName::Plain => Self::Plain,
            FormatName::Json => Self::Json,
            FormatName::Jsonl => Self::Jsonl,
            FormatName::Csv => Self::Csv,
            FormatName::Md => Self::Md,
        }
    }
}

/// The names of [`Form`].
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormName {
    /// A page.
    Html,
    /// A memo.
    Md,
    /// A fact-check sheet.
    Csv,
    /// For programs.
    Json,
    /// One line after the other, for screen readers.
    Plain,
}

impl From<FormName> for Form {
    fn from(name: FormName) -> Self {
        match name {
            FormName::Html => Self::Html,
            FormName::Md => Self::Md,
            FormName::Csv => Self::Csv,
            FormName::Json => Self::Json,
            FormName::Plain => Self::Plain,
        }
    }
}

/// The names of [`CopyFormat`].
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CopyName {
    /// The words, and where they stand.
    Plain,
    /// A quotation in Markdown.
    Markdown,
    /// A reference in BibTeX.
    Bibtex,
}

impl From<CopyName> for CopyFormat {
    fn from(name: CopyName) -> Self {
        match name {
            CopyName::Plain => Self::Plain,
            CopyName::Markdown => Self::Markdown,
            CopyName::Bibtex => Self::Bibtex,
        }
    }
}
