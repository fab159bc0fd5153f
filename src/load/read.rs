//! One file: its bytes to an article, and what the reader has to be told of it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::decode::{self, NoText};
use super::front::{self, Front};
use super::lines;
use super::meta::outlets;
use super::notes::Notes;
use super::page::{self, Said};
use super::stated::Stated;
use super::unit::{self, Fate, Unit};
use super::walk;
use super::words;
use crate::analysis::{self, Findings, Setting, When};
use crate::story::{Article, Basis, Decoding, Known, Problem, Reason, Removed};
use crate::text::{Glue, Kind, Language, Passage, Piece, Span};

/// Larger files are no articles.
const LIMIT: u64 = 16 * 1024 * 1024;

/// What came of a file.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) article: Option<Article>,
    pub(super) problems: Vec<Problem>,
}

impl From<Problem> for Outcome {
    fn from(problem: Problem) -> Self {
        Self {
            article: None,
            problems: vec![problem],
        }
    }
}

/// What the command line gives for articles that state none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reader {
    pub(super) published: Option<When>,
    pub(super) language: Option<Language>,
    /// Whether figures, dates and names need not be looked for.
    pub(super) texts_only: bool,
}

/// Reads a file.
pub(super) fn file(path: &Path, notes: &Notes, reader: &Reader) -> Outcome {
    let read = || -> io::Result<Result<Vec<u8>, Problem>> {
        // Between walk and here the path may have become something that blocks when it is opened.
        let data = fs::metadata(path)?;
        if !data.is_file() {
            return Ok(Err(walk::special(path)));
        }
        if data.len() > LIMIT {
            return Ok(Err(too_large(path)));
        }
        let capacity = usize::try_from(data.len()).unwrap_or_default();
        Ok(limited(File::open(path)?, capacity)?.ok_or_else(|| too_large(path)))
    };
    match read() {
        // The report for ears lies beside the articles and ends as they do.
        Ok(Ok(found)) if walk::is_text(path) && walk::is_report(&found) => Outcome::default(),
        Ok(Ok(found)) => bytes(&path.to_string_lossy(), found, notes.of(path), reader),
        Ok(Err(problem)) => problem.into(),
        Err(error) => walk::unreadable(path, &error).into(),
    }
}

/// Reads standard input.
pub(super) fn stdin(reader: &Reader) -> Outcome {
    match limited(io::stdin().lock(), 0) {
        Ok(Some(found)) => bytes("-", found, None, reader),
        Ok(None) => too_large(Path::new("-")).into(),
        Err(error) => walk::unreadable(Path::new("-"), &error).into(),
    }
}

fn limited(from: impl Read, capacity: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(capacity + 1);
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LIMIT).then_some(bytes))
}

fn too_large(path: &Path) -> Problem {
    let what = format!(
        "it is larger than {} MB, which no article is; cut out the part you want to read",
        LIMIT / 1024 / 1024
    );
    walk::problem(path, what)
}

/// Makes an article of the bytes of the file called `name`.
pub(super) fn bytes(name: &str, bytes: Vec<u8>, notes: Option<&Stated>, reader: &Reader) -> Outcome {
    let (text, decoding) = match decode::decode(bytes) {
        Ok(found) => found,
        Err(why) => {
            let what = match why {
                NoText::Empty => "it is empty; there is nothing to read in it",
                NoText::Binary => "it is no text (binary data); save the article as plain text and open that",
            };
            return walk::problem(Path::new(name), what).into();
        }
    };
    let mut problems = Vec::new();
    let mut tell = |line: Option<u32>, what: String| {
        problems.push(Problem {
            file: name.into(),
            line,
            what: what.into(),
            skipped: false,
        });
    };
    if decoding.broken > 0 {
        tell(
            None,
            format!(
                "{} places were no {} and are shown as \u{fffd}",
                decoding.broken, decoding.encoding
            ),
        );
    } else if !decoding.exact {
        tell(
            None,
            format!(
                "it was read as {}; offsets are those of the text in UTF-8",
                decoding.encoding
            ),
        );
    }
    let front = front(name, &text);
    for (line, what) in &front.problems {
        tell(Some(*line), what.clone());
    }
    let article = article(name, text, decoding, &front, notes, reader);
    Outcome {
        article: Some(article),
        problems,
    }
}

fn is_markdown(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown"))
}

fn front(name: &str, text: &str) -> Front {
    front::read(text, is_markdown(name)).unwrap_or_default()
}

fn article(
    name: &str,
    text: String,
    decoding: Decoding,
    front: &Front,
    notes: Option<&Stated>,
    reader: &Reader,
) -> Article {
    let lines = lines::split(&text, front.end);
    let mut units = unit::units(&text, &lines, is_markdown(name));
    let none = Stated::default();
    let notes = notes.unwrap_or(&none);
    // A title in the notes need not be the page's own, which is looked for as ever.
    let stated = Stated {
        title: front.stated.title.clone(),
        source: notes.source.clone().or_else(|| front.stated.source.clone()),
        address: notes.address.clone().or_else(|| front.stated.address.clone()),
        ..Stated::default()
    };
    let said = page::take_apart(&text, &mut units, &stated);
    let mut article = Article {
        file: name.into(),
        text: "".into(),
        decoding,
        passages: Vec::with_capacity(units.len()),
        removed: Vec::new(),
        words: 0,
        title: None,
        source: None,
        published: None,
        language: None,
        address: None,
        via: None,
        note: None,
        findings: Findings::default(),
    };
    settle(&mut article, &text, notes, front, said, reader);
    front_passage(&mut article, &text, front, &units);
    for unit in units {
        put(&mut article, unit);
    }
    article.passages.shrink_to_fit();
    article.removed.shrink_to_fit();
    article.text = text.into();
    if !reader.texts_only {
        article.findings = findings(&article);
    }
    article
}

/// What the prose says, and when its publication lines say it was published.
#[must_use]
pub fn findings(article: &Article) -> Findings {
    let texts: Vec<_> = article
        .passages
        .iter()
        .map(|passage| passage.text(&article.text))
        .collect();
    let passages: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let lines: Vec<(u32, &str)> = article
        .removed
        .iter()
        .filter(|removed| removed.reason == Reason::Masthead)
        .map(|removed| (removed.span.start, removed.span.of(&article.text)))
        .collect();
    let setting = Setting {
        language: article.language.as_ref().map(|language| language.value),
        published: article.published.as_ref().map(|date| date.value),
        country: article
            .source
            .as_ref()
            .and_then(|source| outlets::country(&source.value)),
    };
    analysis::find(&passages, &lines, setting)
}

/// Puts a unit among the passages or among what was removed.
fn put(article: &mut Article, unit: Unit) {
    match unit.fate {
        Fate::Out(reason) => article.removed.push(Removed {
            span: unit.extent,
            reason,
        }),
        Fate::Keep(kind) => {
            article.removed.extend(unit.marks);
            article.words += u32::try_from(unit.words).unwrap_or(u32::MAX);
            article.passages.push(Passage {
                kind,
                pieces: unit.pieces.into(),
            });
        }
    }
}

/// The front matter goes out; where only there the headline's words stand, they are the first passage,
/// so that a figure in a headline has its place in the file.
fn front_passage(article: &mut Article, text: &str, front: &Front, units: &[Unit]) {
    if front.end == 0 {
        return;
    }
    let whole = Span::new(0, front.end);
    let reason = Reason::FrontMatter;
    let place = article
        .title
        .as_ref()
        .filter(|title| title.basis == Basis::FrontMatter)
        .and_then(|title| title.words)
        .filter(|words| words.end <= whole.end);
    let repeated = units.iter().any(|unit| {
        matches!(unit.fate, Fate::Keep(Kind::Heading))
            && article
                .title
                .as_ref()
                .and_then(|title| title.words)
                .is_some_and(|words| unit.extent.meets(words))
    });
    let Some(words) = place.filter(|_| !repeated) else {
        article.removed.push(Removed { span: whole, reason });
        return;
    };
    for span in [
        Span {
            end: words.start,
            ..whole
        },
        Span {
            start: words.end,
            ..whole
        },
    ] {
        article.removed.push(Removed { span, reason });
    }
    let piece = Piece {
        span: words,
        glue: Glue::None,
    };
    article.words += u32::try_from(words::count(words.of(text))).unwrap_or(u32::MAX);
    article.passages.push(Passage {
        kind: Kind::Heading,
        pieces: [piece].into(),
    });
}

/// What is known of the article: notes before front matter before what the page says.
fn settle(article: &mut Article, text: &str, notes: &Stated, front: &Front, said: Said, reader: &Reader) {
    let block = &text[..front.end];
    let pick = |field: fn(&Stated) -> &Option<Box<str>>, said: Option<Known<Box<str>>>| {
        stated(field(notes), Basis::Stated, None)
            .or_else(|| stated(field(&front.stated), Basis::FrontMatter, Some(block)))
            .or(said)
    };
    let heading = said.heading;
    article.title = pick(|stated| &stated.title, said.title);
    if let (Some(title), Some(span)) = (&mut article.title, heading)
        && title.words.is_none_or(|words| words.end as usize <= front.end)
    {
        title.words = Some(span);
    }
    article.source = pick(|stated| &stated.source, said.source);
    article.address = pick(|stated| &stated.address, said.address);
    article.via = pick(|stated| &stated.via, said.via);
    article.note = pick(|stated| &stated.note, None);
    article.published = plain(notes.published, Basis::Stated)
        .or_else(|| plain(front.stated.published, Basis::FrontMatter))
        .or(said.published)
        .or_else(|| plain(reader.published, Basis::Argument));
    article.language = plain(notes.language, Basis::Stated)
        .or_else(|| plain(front.stated.language, Basis::FrontMatter))
        .or_else(|| plain(reader.language, Basis::Argument))
        .or(said.language);
}

fn plain<T>(value: Option<T>, basis: Basis) -> Option<Known<T>> {
    value.map(|value| Known {
        value,
        basis,
        words: None,
        note: None,
    })
}

fn stated(value: &Option<Box<str>>, basis: Basis, block: Option<&str>) -> Option<Known<Box<str>>> {
    let mut known = plain(value.clone(), basis)?;
    known.words = block.and_then(|block| {
        let at = block.find(&*known.value)?;
        Some(Span::new(at, at + known.value.len()))
    });
    Some(known)
}
