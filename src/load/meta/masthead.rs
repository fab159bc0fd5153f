//! Lines that name outlet, day or author, above or below the article.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::outlets;
use crate::analysis::When;
use crate::analysis::written::{self, Order};
use crate::load::clean::vocabulary;
use crate::load::words;
use crate::story::Reason;
use crate::text::{Lexicon, Span};

/// What such a line says; spans are in the line's own text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Masthead {
    pub(crate) reason: Reason,
    pub(crate) source: Option<(Box<str>, Span)>,
    pub(crate) published: Option<(When, Span)>,
}

struct Words {
    known: HashSet<&'static str>,
    bylines: Vec<&'static str>,
    offices: HashSet<&'static str>,
}

fn vocabulary_words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let mut all = Words {
            known: HashSet::new(),
            bylines: Vec::new(),
            offices: HashSet::new(),
        };
        for lexicon in Lexicon::all() {
            all.known
                .extend(lexicon.masthead.words.iter().map(|word| &**word));
            all.known.extend(lexicon.joining.iter().map(|word| &**word));
            all.bylines
                .extend(lexicon.byline.starts.iter().map(|word| &**word));
            all.offices
                .extend(lexicon.byline.words.iter().map(|word| &**word));
        }
        all
    });
    &WORDS
}

/// The most words of a publication line.
const MOST: usize = 24;

/// Reads a line as a publication line or byline, if that is all it is.
pub(crate) fn read(plain: &str, count: usize, order: Order) -> Option<Masthead> {
    if count == 0 || count > MOST || (count >= 9 && words::ends_sentence(plain) && !plain.contains('|')) {
        return None;
    }
    let mut line = Masthead {
        reason: Reason::Masthead,
        source: None,
        published: None,
    };
    let mut byline = false;
    let mut other = None;
    let parts = parts(plain);
    for &(at, part) in &parts {
        if !part.contains(char::is_alphanumeric) {
            continue;
        }
        // What an address names is for the address to say.
        if part.contains("://") || part.contains("www.") {
            continue;
        }
        let dates = written::all(part, order);
        if let Some(found) = dates.first() {
            line.published.get_or_insert((found.when, moved(found.span, at)));
        }
        let rest = without(part, dates.iter().map(|found| found.span));
        match explain(&rest) {
            Part::Nothing => {}
            Part::Outlet(name) => {
                let start = at + part.find(&*name).unwrap_or(0);
                let span = Span::new(start, start + name.len());
                line.source.get_or_insert((outlets::canonical(&name), span));
            }
            Part::Author => byline = true,
            // A name beside a date may be an outlet's, an author's or a city's: only a part of
            // its own is taken for the outlet.
            Part::Name if dates.is_empty() && parts.len() > 1 && at == 0 => {
                other = Some((outlets::canonical(part), Span::new(at, at + part.len())));
            }
            Part::Name if !dates.is_empty() || parts.len() > 1 => {}
            Part::Name | Part::Prose => return None,
        }
    }
    if line.source.is_none() && line.published.is_some() && !byline {
        line.source = other;
    }
    let told = line.published.is_some() || line.source.is_some() || byline || is_clock(plain);
    if byline && line.published.is_none() {
        line.reason = Reason::Byline;
    }
    told.then_some(line)
}

/// Cuts a line at the marks that part outlet, day and author.
fn parts(plain: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut push = |from: usize, to: usize| {
        let part = &plain[from..to];
        let start = from + part.len() - part.trim_start().len();
        out.push((start, part.trim()));
    };
    for (at, mark) in plain.match_indices(['|', '•', '·', '—', '–', '\n']) {
        push(from, at);
        from = at + mark.len();
    }
    push(from, plain.len());
    out.retain(|(_, part)| !part.is_empty());
    out
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start as usize + by, span.end as usize + by)
}

fn without(part: &str, spans: impl Iterator<Item = Span>) -> String {
    let mut out = String::with_capacity(part.len());
    let mut at = 0;
    for span in spans {
        out.push_str(&part[at..span.start as usize]);
        at = span.end as usize;
    }
    out.push_str(&part[at..]);
    out
}

enum Part {
    Nothing,
    Outlet(String),
    Author,
    Name,
    Prose,
}

/// What the words of a part are once its date is out.
fn explain(rest: &str) -> Part {
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let count = words::count(rest);
    if count == 0 || words::tokens(rest).iter().all(|token| is_known(token)) {
        return Part::Nothing;
    }
    if outlets::by_name(rest).is_some() {
        return Part::Outlet(rest.to_owned());
    }
    // `BBC News, Havana`: the outlet and where it writes from.
    if let Some((outlet, place)) = rest.split_once(',')
        && outlets::by_name(outlet).is_some()
        && words::is_name(place)
    {
        return Part::Outlet(outlet.to_owned());
    }
    if is_byline(rest) {
        return Part::Author;
    }
    if is_account(rest) {
        return Part::Author;
    }
    if vocabulary::reason(rest, count).is_some() {
        return Part::Nothing;
    }
    // What introduces a name says nothing of it: `Published by …`.
    let name = rest
        .split_whitespace()
        .skip_while(|word| words::tokens(word).iter().all(|token| is_known(token)))
        .collect::<Vec<_>>()
        .join(" ");
    if outlets::by_name(&name).is_some() {
        return Part::Outlet(name);
    }
    if count <= 6 && words::is_name(&name) && !words::ends_sentence(rest) {
        return Part::Name;
    }
    Part::Prose
}

/// `Posted by admin`: the name that an author has on the site.
fn is_account(rest: &str) -> bool {
    let tokens = words::tokens(rest);
    let [before @ .., by, _] = &*tokens else {
        return false;
    };
    !before.is_empty()
        && before.iter().all(|token| is_known(token))
        && vocabulary_words().bylines.contains(&&**by)
}

/// Whether a line is nothing but a time of day, as live pages head their entries.
pub(crate) fn is_time(plain: &str) -> bool {
    let first = plain.split_whitespace().next().unwrap_or_default();
    let parted = first.split_once([':', '.', 'h']).is_some_and(|(hour, rest)| {
        (1..=2).contains(&hour.len())
            && hour.bytes().all(|byte| byte.is_ascii_digit())
            && rest.len() >= 2
            && rest.bytes().take(2).all(|byte| byte.is_ascii_digit())
    });
    parted && words::count(plain) <= 3
}

fn is_known(token: &str) -> bool {
    vocabulary_words().known.contains(token)
        || written::weekday(token).is_some()
        || token.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line says how long a text takes to read or how old it is: a number among words of time.
fn is_clock(plain: &str) -> bool {
    let tokens = words::tokens(plain);
    tokens.len() >= 2
        && tokens
            .iter()
            .any(|token| token.starts_with(|c: char| c.is_ascii_digit()))
        && tokens.iter().any(|token| {
            token.len() > 2 && is_known(token) && !token.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// Whether a line names its author and nothing else: `By …`, `Por …`, a name with an office.
pub(crate) fn is_byline(plain: &str) -> bool {
    if plain.len() > 160 {
        return false;
    }
    let line = words::folded(plain, 200);
    let all = vocabulary_words();
    let after = all
        .bylines
        .iter()
        .filter(|phrase| vocabulary::starts(&line, phrase))
        .map(|phrase| words::count(phrase))
        .max();
    if let Some(skip) = after {
        let name = plain.split_whitespace().skip(skip).collect::<Vec<_>>().join(" ");
        let count = words::count(&name);
        let joined = name.split(';').all(is_list_of_names);
        return (1..=14).contains(&count) && joined;
    }
    // `Ana Ruiz, corresponsal`: names and an office.
    let tokens = words::tokens(plain);
    tokens.len() <= 8
        && tokens.iter().any(|token| all.offices.contains(&**token))
        && words::capital(plain)
        && plain.split(',').count() >= 2
        && !words::ends_sentence(plain)
}

/// Whether a line is nothing but names of people: two to four words each, joined by `and` or a comma.
pub(crate) fn is_names(plain: &str) -> bool {
    let plain = plain.trim();
    let parts: Vec<&str> = plain
        .split([',', '&', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" y "))
        .collect();
    parts.iter().all(|part| {
        (2..=4).contains(&words::count(part))
            && words::is_name(part)
            && !part.contains(|c: char| c.is_ascii_digit() || "?!:;.\"“".contains(c))
    }) && parts.len() <= 4
}

/// `Jane Doe, John Roe and Ana Ruiz`: names joined by small words.
fn is_list_of_names(text: &str) -> bool {
    let mut names = 0;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if words::capital(bare) {
            names += 1;
        } else if !(bare.chars().count() <= 3 || bare == "desde" || bare == "from" || all_offices(bare)) {
            return false;
        }
    }
    names > 0
}

fn all_offices(word: &str) -> bool {
    let word = words::folded(word, 30);
    let all = vocabulary_words();
    all.offices.contains(&*word) || all.bylines.iter().any(|phrase| phrase.starts_with(&*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<(String, String, Reason)> {
        let found = read(line, words::count(line), Order::Open)?;
        Some((
            found.source.map_or(String::new(), |(name, _)| name.into()),
            found
                .published
                .map_or(String::new(), |(when, _)| when.to_string()),
            found.reason,
        ))
    }

    #[test]
    fn publication_lines_and_bylines_are_read() {
        for (line, source, when, reason) in [
            (
                "France24 | Tuesday, 4 June 2024 | Click here for original article",
                "France 24",
                "2024-06-04",
                Reason::Masthead,
            ),
            (
                "The Daily Invention | 3 May 2024",
                "The Daily Invention",
                "2024-05-03",
                Reason::Masthead,
            ),
            (
                "Published on May 3, 2024 at 10:15 am",
                "",
                "2024-05-03",
                Reason::Masthead,
            ),
            (
                "Publicado el 3 de mayo de 2024, 10:15",
                "",
                "2024-05-03",
                Reason::Masthead,
            ),
            (
                "BBC News, 20 May 2024",
                "BBC News",
                "2024-05-20",
                Reason::Masthead,
            ),
            (
                "Montevideo, 20 de mayo de 2024",
                "",
                "2024-05-20",
                Reason::Masthead,
            ),
            ("By Jane Doe", "", "", Reason::Byline),
            ("By Jane Doe and John Roe", "", "", Reason::Byline),
            ("Por María de la Cruz", "", "", Reason::Byline),
            ("By Jane Doe | May 3, 2024", "", "2024-05-03", Reason::Masthead),
            (
                "Reporting by Jane Doe; Editing by John Roe",
                "",
                "",
                Reason::Byline,
            ),
            ("5 min read", "", "", Reason::Masthead),
            ("Actualizado hace 3 horas", "", "", Reason::Masthead),
            ("El País", "El País", "", Reason::Masthead),
        ] {
            assert_eq!(said(line), Some((source.into(), when.into(), reason)), "{line}");
        }
    }

    #[test]
    fn prose_with_a_date_is_no_publication_line() {
        for line in [
            "By Friday the ministers had agreed",
            "On May 3, 2024, the council met again in the capital and agreed.",
            "Por otra parte",
            "The talks of May 2024",
            "Ana Ruiz",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
