//! How marked texts are written, and their reading. Stops where the finder's findings come in.
//!
//! ```text
//! # a comment
//! @ published 2024-05-15      for the documents below; `-` for none
//! @ country MX                likewise
//! More than [5,000]{…} nurses…
//! ```
//!
//! A document is one or more lines, each a passage; blank lines part documents. A mark is
//! `[words]{meaning}`; a bracket without `]{` is text. What stands in no mark must yield nothing.
//!
//! * A figure: `{5000 more_than physicians}`. First the value, `300..500` for a range, `a|b` where
//!   either will do. Then in any order: a bound (left out: exact, or between for a range; `anybound`),
//!   a role (left out: total; `anyrole`), `unit:NAME` (`_` for a blank), `per:WORD` (the words of
//!   *per what* contain it), `?` (other readings stand), `-` (the noun is not looked at), and the head
//!   words of the noun, any of which will do: `doctors/physicians`.
//! * A date: `{2022-05-08}`, `{2024-04 about}`, `{2024-06-03..2024-06-07}`, `a|b`, `{open}` where
//!   nothing settles it. Then the precision and the basis, looked at when given, `?` (another reading
//!   stands) or `?2024-05-17` (this one does).
//! * `known:HEAD` in a figure: the finder's noun is known to be HEAD, wrongly; `{known}` alone: it is known
//!   to find something here, wrongly. Both fail once they are no longer so.
//! * `opt` among the words, or alone: a finding there is neither missed nor false.

use cotejo::analysis::{Bound, DateBasis, Period, Precision, Role, When};
use cotejo::text::Span;
use jiff::civil::Date;

/// A text with what must be found in it.
pub(crate) struct Document {
    /// The number of its first line in the file, from 1.
    pub(crate) line: usize,
    /// Its passages.
    pub(crate) lines: Vec<Line>,
    pub(crate) published: Option<When>,
    pub(crate) country: Option<&'static str>,
}

/// A passage without its marks, and the marks.
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
}

/// Words and what they mean.
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// What stands between the braces.
    pub(crate) raw: String,
    pub(crate) optional: bool,
    pub(crate) meaning: Meaning,
}

/// What a mark asks for.
pub(crate) enum Meaning {
    Figure(FigureMark),
    Date(DateMark),
    /// Nothing: only `opt` was said.
    Anything,
    /// A false finding that is known.
    Known,
}

#[derive(Default)]
pub(crate) struct FigureMark {
    /// Low and high end, any of which will do.
    pub(crate) values: Vec<(f64, f64)>,
    /// `None`: not looked at.
    pub(crate) bound: Option<Bound>,
    /// `None`: not looked at.
    pub(crate) role: Option<Role>,
    pub(crate) unit: Option<String>,
    pub(crate) per: Option<String>,
    pub(crate) doubt: bool,
    /// Empty: not looked at.
    pub(crate) heads: Vec<String>,
    /// The head that is found today, wrongly.
    pub(crate) known: Option<String>,
}

#[derive(Default)]
pub(crate) struct DateMark {
    /// Any of which will do; empty: it must stay open.
    pub(crate) periods: Vec<Period>,
    pub(crate) precision: Option<Precision>,
    pub(crate) basis: Option<DateBasis>,
    pub(crate) doubt: bool,
    /// A further reading that must stand.
    pub(crate) other: Option<Period>,
}

/// Reads a marked file, or says what in it is no mark.
pub(crate) fn read(path: &str, text: &str) -> Result<Vec<Document>, Vec<String>> {
    let mut documents: Vec<Document> = Vec::new();
    let mut faults = Vec::new();
    let mut published = "2024-05-15".parse::<When>().ok();
    let mut country = None;
    let mut goes_on = false;
    for (at, raw) in text.lines().enumerate() {
        let number = at + 1;
        let mut fault = |what: String| faults.push(format!("{path}:{number}: {what}"));
        if raw.starts_with('#') {
            continue;
        }
        if let Some(directive) = raw.strip_prefix('@') {
            goes_on = false;
            match directive.split_whitespace().collect::<Vec<_>>()[..] {
                ["published", "-"] => published = None,
                ["published", date] => match date.parse() {
                    Ok(date) => published = Some(date),
                    Err(why) => fault(why),
                },
                ["country", "-"] => country = None,
                ["country", code] => country = Some(&*code.to_owned().leak()),
                _ => fault(format!("“{directive}” is no directive")),
            }
            continue;
        }
        if raw.trim().is_empty() {
            goes_on = false;
            continue;
        }
        match read_line(number, raw) {
            Ok(line) => match documents.last_mut().filter(|_| goes_on) {
                Some(document) => document.lines.push(line),
                None => documents.push(Document {
                    line: number,
                    lines: vec![line],
                    published,
                    country,
                }),
            },
            Err(why) => fault(why),
        }
        goes_on = true;
    }
    if faults.is_empty() {
        Ok(documents)
    } else {
        Err(faults)
    }
}

/// Takes the marks out of a line.
pub(crate) fn read_line(number: usize, raw: &str) -> Result<Line, String> {
    let mut text = String::with_capacity(raw.len());
    let mut marks = Vec::new();
    let mut rest = raw;
    while let Some(open) = rest.find('[') {
        let (before, after) = rest.split_at(open);
        text.push_str(before);
        let mark = after.split_once("]{").filter(|(words, _)| {
            // A bracket that closes before is text, and so is one that another bracket follows.
            !words[1..].contains(['[', ']'])
        });
        let Some((words, after)) = mark else {
            text.push('[');
            rest = &after[1..];
            continue;
        };
        let (meaning, after) = after
            .split_once('}')
            .ok_or_else(|| format!("the mark at “{words}” has no “}}”"))?;
        let start = text.len();
        text.push_str(&words[1..]);
        let mark = read_mark(Span::new(start, text.len()), meaning)
            .map_err(|why| format!("“{}” {{{meaning}}}: {why}", &words[1..]))?;
        marks.push(mark);
        rest = after;
    }
    text.push_str(rest);
    match text.contains("]{") || text.contains('}') {
        true => Err("a mark is not closed, or one stands inside another".to_owned()),
        false => Ok(Line { number, text, marks }),
    }
}

fn read_mark(span: Span, raw: &str) -> Result<Mark, String> {
    let mut words: Vec<&str> = raw.split_whitespace().collect();
    let optional = words.contains(&"opt");
    words.retain(|word| *word != "opt");
    let meaning = match words.split_first() {
        None if optional => Meaning::Anything,
        None => return Err("it says nothing".to_owned()),
        Some((&"known", [])) => Meaning::Known,
        Some((first, rest)) => match read_date(first, rest) {
            Some(date) => Meaning::Date(date),
            None => Meaning::Figure(read_figure(first, rest, optional)?),
        },
    };
    Ok(Mark {
        span,
        raw: raw.to_owned(),
        optional,
        meaning,
    })
}

/// `None` where the words are not a date's: `2024` alone is a year, `2024 doctors` is a figure.
fn read_date(first: &str, rest: &[&str]) -> Option<DateMark> {
    let mut date = DateMark::default();
    if first != "open" {
        for either in first.split('|') {
            date.periods.push(period(either)?);
        }
    }
    for &word in rest {
        let precision = [
            Precision::Day,
            Precision::Month,
            Precision::Year,
            Precision::About,
        ]
        .into_iter()
        .find(|precision| precision.name() == word);
        let basis = [
            DateBasis::Absolute,
            DateBasis::Dateline,
            DateBasis::Publication,
            DateBasis::Relative,
        ]
        .into_iter()
        .find(|basis| basis.name() == word);
        match (precision, basis, word.strip_prefix('?')) {
            (Some(_), ..) => date.precision = precision,
            (_, Some(_), _) => date.basis = basis,
            (.., Some("")) => date.doubt = true,
            (.., Some(other)) => {
                date.doubt = true;
                date.other = Some(period(other)?);
            }
            _ => return None,
        }
    }
    Some(date)
}

/// `2024-05-08`, `2024-05`, `2024`, or one of these, `..` and another.
pub(crate) fn period(text: &str) -> Option<Period> {
    let ends = |text: &str| -> Option<(Date, Date)> {
        match text.parse::<When>().ok()? {
            When::Day(day) => Some((day, day)),
            When::Month { year, month } => {
                let first = Date::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            When::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            When::MonthDay { .. } => None,
        }
    };
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (ends(from)?.0, ends(to)?.1);
    (from <= to).then_some(Period { from, to })
}

fn read_figure(first: &str, rest: &[&str], optional: bool) -> Result<FigureMark, String> {
    let number = |text: &str| {
        text.replace('_', "")
            .parse::<f64>()
            .map_err(|_| format!("“{text}” is neither a value nor a date"))
    };
    let mut figure = FigureMark {
        role: Some(Role::Total),
        ..FigureMark::default()
    };
    for either in first.split('|') {
        let (low, high) = either.split_once("..").unwrap_or((either, either));
        figure.values.push((number(low)?, number(high)?));
    }
    let is_range = figure.values.iter().any(|(low, high)| low < high);
    figure.bound = Some(if is_range { Bound::Between } else { Bound::Exact });
    let mut is_said = optional;
    for &word in rest {
        if let Some(bound) = Bound::ALL.into_iter().find(|bound| bound.name() == word) {
            figure.bound = Some(bound);
        } else if let Some(role) = Role::ALL.into_iter().find(|role| role.name() == word) {
            figure.role = Some(role);
        } else if let Some(unit) = word.strip_prefix("unit:") {
            figure.unit = Some(unit.replace('_', " "));
            is_said = true;
        } else if let Some(per) = word.strip_prefix("per:") {
            figure.per = Some(per.to_lowercase());
        } else {
            match word {
                "anybound" => figure.bound = None,
                "anyrole" => figure.role = None,
                "?" => figure.doubt = true,
                "-" => is_said = true,
                known if known.starts_with("known:") => {
                    figure.known = Some(known["known:".len()..].to_owned());
                }
                heads => {
                    is_said = true;
                    figure.heads.extend(heads.split('/').map(str::to_owned));
                }
            }
        }
    }
    if rest.contains(&"-") {
        figure.heads.clear();
    }
    if is_said {
        Ok(figure)
    } else {
        Err("a figure says what is counted, a unit, or “-”".to_owned())
    }
}
