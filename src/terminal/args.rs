//! The command line, as clap reads it and `--help` explains it.

mod names;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::analysis::{Relation, When};
use crate::app::MEASURES;
use crate::story::State;
use crate::text::Language;
pub use names::{CopyName, FormName, FormatName};

/// The command line of cotejo.
#[derive(Debug, Parser)]
#[command(
    name = "cotejo",
    version,
    about = "Reads several sources on one story side by side, in the terminal.",
    long_about = "Reads several sources on one story side by side, in the terminal.\n\n\
        Without PATH, the bundled collection opens: five retellings of articles on Cuban doctors in Mexico.",
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do instead of opening the interface.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How the interface looks and behaves.
    #[command(flatten)]
    pub choices: Choices,
    /// The interface without a terminal.
    #[command(flatten)]
    pub interface: Interface,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// The directory of config.toml, keys.toml and themes/, instead of the usual one.
    #[arg(long, global = true, value_name = "DIR")]
    pub config: Option<PathBuf>,
    /// Prints one thing after the other, without columns, boxes and colours: for screen readers and pipes.
    #[arg(long, global = true)]
    pub plain: bool,
}

const EXAMPLES: &str = "\
Examples:
  cotejo                              open the bundled collection
  cotejo my-story/                    open a folder of .txt and .md files
  cotejo a.txt b.md                   open two files
  xclip -o | cotejo -                 read standard input: what was copied
  cotejo list my-story/ --format csv  what is there, for a spreadsheet
  cotejo show telesur --removed       one article of the bundled collection, and what was taken out of it
  cotejo figures my-story/ --of doctors
                                      how many doctors, by whom, in which sentence
  cotejo figures --relation differs,role,unsure --format md
                                      where the sources do not go together, for a memo
  cotejo timeline my-story/ --format md
                                      what happened when, for a memo
  cotejo compare telesur undated      what two articles both tell, and where they differ
  cotejo compare telesur --all        which of the others tell each of its passages
  cotejo compare --all my-story/      the same for every article
  cotejo search 'doctors num:>700'     where that many doctors are spoken of, in either language
  cotejo report my-story/ -o report.html --compare telesur undated
                                      all of it as one page for an editor
  cotejo checks my-story/ --state wrong,cannot-tell
                                      what you found to be wrong, or could not tell
  cotejo dates --format jsonl         every date of the bundled collection, for a program
  cotejo config                       every setting, and where it is from
  cotejo my-story --keys 'jc' --print 120x40
                                      what the screen shows after the keys j and c

Exit status: 0 done, 1 nothing found, 2 wrong use or nothing could be read.";

/// What `search --help` says of queries.
const GRAMMAR: &str = r"Queries:
  cuban doct          both words, in titles and names also with letters left out
  'exact              these letters as they stand
  'like this'         these whole words in a row
  ^start  end$        at the start, at the end
  !not                without it
  a | b               either
  a\ blank            a blank that belongs to the word
Accents never count, capitals only in a word that has one.
Fields: source: lang: title: after: before: on: in: num: unit: is:
  in:titles,text,figures,events,names   num:>700 num:~1200 num:700..800   is:differs,undated,pinned";

/// What `report --help` says of the forms.
const FORMS: &str = "\
  report.html  one page without script or network, for a browser, for paper, for an editor
  report.md    the same as a memo
  report.csv   a fact-check sheet: fact, article, quote, method, source, date, state, note
  report.json  for programs, with a version; assets/report.schema.json describes it
  report.txt   one line after the other, for a screen reader; what --plain prints
A sheet is written over only with --force: it is made to be filled in. SOURCE_DATE_EPOCH sets the day of making.";

/// What `--help` says of `--keys`.
const KEYS: &str = r#"Keys to press once everything is read, such as "jj<enter>/doctors<enter>""#;

/// What to do instead of opening the interface.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints one line an article: source, date, language, title.
    List {
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints the passages of one article.
    Show {
        /// The article's id, as `list` prints it, or its file.
        #[arg(value_name = "ID|FILE")]
        article: String,
        /// Shows what was taken out too, in place, with the reason.
        #[arg(long)]
        removed: bool,
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints the figures of all articles: how much, of what, in which sentence.
    Figures {
        /// Only those that count or are measured in this, such as doctors, percent or USD.
        #[arg(long, value_name = "NOUN")]
        of: Option<String>,
        /// Groups them by what they count, and says how the sources go together.
        #[arg(long, value_enum)]
        by: Option<By>,
        /// Only groups in which the sources stand so to each other; implies --by group.
        #[arg(long, value_delimiter = ',', value_name = "RELATION", value_parser = relation)]
        relation: Vec<Relation>,
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints the dates of all articles: which day or days, and how that was worked out.
    Dates {
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints which passages of two articles tell the same, and where they differ.
    Compare {
        /// The first article's id, as `list` prints it, or its file; with --all, the one that all others are compared with,
        /// which may be left out.
        #[arg(value_name = "A", required_unless_present = "all")]
        a: Option<String>,
        /// The second article's id or file.
        #[arg(value_name = "B", required_unless_present = "all")]
        b: Option<String>,
        /// Compares A, or each article, with all others: for each of its passages, which of them tell it too.
        #[arg(long)]
        all: bool,
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Searches titles, passages, figures, events and names; prints the best first.
    #[command(after_help = GRAMMAR)]
    Search {
        /// What to look for, in quotes if it has blanks; see below.
        #[arg(value_name = "QUERY")]
        query: String,
        /// Prints so many at most; 0 for all.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
        /// Does not offer words that mean the same in another language.
        #[arg(long)]
        as_typed: bool,
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints what you decided, noted and corrected: of what, how it came out, in which sentence.
    Checks {
        /// Only what is in one of these states: open, verified, wrong, cannot-tell. What is open are also all figures
        /// that nobody has decided yet.
        #[arg(long, value_delimiter = ',', value_name = "STATE", value_parser = state)]
        state: Vec<State>,
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Writes one document to hand on: disagreements, figures, timeline, comparisons, checks and notes.
    #[command(after_help = FORMS)]
    Report {
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// The file to write, ending in .html, .md, .csv, .json or .txt; - for standard output, with --format. With
        /// --plain it may be left out.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// In which form; else by the file's ending.
        #[arg(long, value_enum)]
        format: Option<FormName>,
        /// Sets two articles side by side, by their ids or files; may be given several times. Without it, those that
        /// passages were pinned in.
        #[arg(long, num_args = 2, value_names = ["A", "B"])]
        compare: Vec<String>,
        /// Writes over a file that is no report of cotejo's.
        #[arg(long)]
        force: bool,
    },
    /// Prints what happened, in the order of time: when, what, and which sources tell of it.
    Timeline {
        /// What to read.
        #[command(flatten)]
        input: Input,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints every setting, with its value and where that is from; what is wrong in its files.
    Config {
        /// How the interface looks and behaves.
        #[command(flatten)]
        choices: Choices,
        /// How to print.
        #[command(flatten)]
        output: Output,
    },
    /// Prints what a shell needs to complete cotejo's commands and arguments.
    Completions {
        /// Which shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
}

impl Command {
    /// The form that it is told to print in.
    #[must_use]
    pub fn format(&self) -> Option<FormatName> {
        match self {
            Self::List { output, .. }
            | Self::Show { output, .. }
            | Self::Figures { output, .. }
            | Self::Dates { output, .. }
            | Self::Compare { output, .. }
            | Self::Search { output, .. }
            | Self::Checks { output, .. }
            | Self::Timeline { output, .. }
            | Self::Config { output, .. } => output.format,
            Self::Report { .. } | Self::Completions { .. } | Self::Man => None,
        }
    }
}

/// What to read.
#[derive(Debug, Args)]
pub struct Input {
    /// Files and folders to read, `-` for standard input; the bundled collection if none is given.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The date of articles that state none: a day (2024-05-20), a month (2024-05) or a year.
    #[arg(long, value_name = "DATE")]
    pub published: Option<When>,
    /// The language of articles that state none, such as en or es.
    #[arg(long, value_name = "LANG")]
    pub language: Option<Language>,
}

/// How to print.
#[derive(Debug, Args)]
pub struct Output {
    /// In which form; a table if nothing is said.
    #[arg(long, value_enum)]
    pub format: Option<FormatName>,
}

/// How the interface looks and behaves.
#[derive(Debug, Default, Args)]
pub struct Choices {
    /// auto (as the terminal is), dark, light, mono, contrast, or a file's name in themes/.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Columns that a line of text has at most.
    #[arg(long, value_name = "COLUMNS", value_parser = measure)]
    pub measure: Option<u16>,
    /// What copied passages are written as.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub copy: Option<CopyName>,
    /// Takes the mouse, whatever config.toml says.
    #[arg(long, conflicts_with = "no_mouse")]
    pub mouse: bool,
    /// Leaves the mouse to the terminal.
    #[arg(long)]
    pub no_mouse: bool,
    /// Draws plots with plain ASCII characters.
    #[arg(long)]
    pub ascii: bool,
}

/// How the interface begins, and the interface without a terminal.
#[derive(Debug, Args)]
pub struct Interface {
    /// Begins afresh: not where you left these articles, and without earlier searches.
    #[arg(long)]
    pub fresh: bool,
    /// Keys to press once everything is read.
    #[arg(long, value_name = "KEYS", requires = "print", help = KEYS)]
    pub keys: Option<String>,
    /// Prints the screen as text, COLUMNSxROWS, instead of opening the interface.
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub print: Option<(u16, u16)>,
}

/// By what figures are put together.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum By {
    /// By what they count.
    Group,
}

fn relation(name: &str) -> Result<Relation, String> {
    let names = || Relation::ALL.iter().map(|relation| relation.name());
    let found = Relation::ALL.iter().find(|relation| relation.name() == name);
    found
        .copied()
        .ok_or_else(|| format!("write one of {}", names().collect::<Vec<_>>().join(", ")))
}

fn state(name: &str) -> Result<State, String> {
    let spelt = |state: State| state.name().replace(' ', "-");
    let found = State::ALL
        .into_iter()
        .find(|state| spelt(*state) == name.replace(' ', "-"));
    found.ok_or_else(|| format!("write one of {}", State::ALL.map(spelt).join(", ")))
}

fn measure(text: &str) -> Result<u16, String> {
    let (least, most) = MEASURES;
    let columns = text
        .parse()
        .ok()
        .filter(|columns| (least..=most).contains(columns));
    columns.ok_or_else(|| format!("write a number of columns from {least} to {most}"))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let side = |text: &str| text.parse().ok().filter(|side| (1..=1000).contains(side));
    text.split_once('x')
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "write columns and rows, each from 1 to 1000, such as 120x40".to_owned())
}
