//! Which events are shown: words that stand in their sentences or sources, and fields such as
//! `from:2023`. A date, as people write it, finds what happened then too. What is no field is told, and the rest filters on.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;

use crate::analysis::written;
use crate::analysis::{Period, Precision, When};
use crate::report::events;
use crate::story::{Article, DateAt, Event, Story};
use crate::text::{Case, fold};

use super::rows::{Item, Order};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Folded; all of them must stand there.
    words: Vec<String>,
    /// Dates, and the words that they are written in, which may stand there instead.
    dates: Vec<(Period, Vec<String>)>,
    sources: Vec<String>,
    from: Option<Period>,
    to: Option<Period>,
    precision: Option<Precision>,
    disputed: bool,
    undated: bool,
    /// What could not be understood, and what can.
    pub complaint: Option<String>,
}

/// The fields, for whoever asks for another one.
const FIELDS: &str = "fields are source: from: to: precision: is:";

impl Filter {
    /// Reads what was typed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut filter = Self::default();
        let mut plain = Vec::new();
        for token in tokens(text) {
            match token.split_once(':') {
                Some((field, value)) if !field.is_empty() && field.chars().all(char::is_alphabetic) => {
                    filter.field(&fold(field, Case::Folded), value.trim());
                }
                _ => plain.push(token),
            }
        }
        filter.plain(&plain.join(" "));
        filter
    }

    /// Takes in what is typed without a field: words, and dates with a year.
    fn plain(&mut self, text: &str) {
        let folded = |words: &str| -> Vec<String> {
            let words = words.split_whitespace();
            words.map(|word| fold(word, Case::Folded)).collect()
        };
        let mut rest = String::new();
        let mut from = 0;
        for found in written::all(text, written::Order::DayFirst) {
            let Some(period) = found.when.period() else {
                continue;
            };
            rest.push_str(&text[from..found.span.start as usize]);
            from = found.span.end as usize;
            self.dates.push((period, folded(found.span.of(text))));
        }
        rest.push_str(&text[from..]);
        for word in folded(&rest) {
            match word.parse::<When>().ok().and_then(When::period) {
                Some(period) => self.dates.push((period, vec![word])),
                None => self.words.push(word),
            }
        }
    }

    fn field(&mut self, field: &str, value: &str) {
        // A field that is still being typed asks for nothing yet.
        let is_open = value.is_empty();
        let mut complain = |what: String| self.complaint = self.complaint.take().or(Some(what));
        let date = |complain: &mut dyn FnMut(String)| {
            let period = value.parse::<When>().ok().and_then(When::period);
            if period.is_none() && !is_open {
                complain(format!("“{value}” is no date; write 2024, 2024-05 or 2024-05-20"));
            }
            period
        };
        match (field, value) {
            ("source", _) if is_open => {}
            ("source", name) => self.sources.push(fold(name, Case::Folded)),
            ("from", _) => self.from = date(&mut complain).or(self.from),
            ("to", _) => self.to = date(&mut complain).or(self.to),
            ("precision" | "is", "") => {}
            ("precision", name) => {
                let all = [
                    Precision::Day,
                    Precision::Month,
                    Precision::Year,
                    Precision::About,
                ];
                let known = all.into_iter().find(|precision| precision.name() == name);
                if known.is_none() {
                    complain(format!("precision: is day, month, year or about, not “{name}”"));
                }
                self.precision = known.or(self.precision);
            }
            ("is", "disputed") => self.disputed = true,
            ("is", "undated") => self.undated = true,
            ("is", name) => complain(format!("is: takes disputed or undated, not “{name}”")),
            (field, _) => complain(format!("there is no field {field}:; {FIELDS}")),
        }
    }

    /// Keeps the rows that are asked for.
    pub fn keep(&self, rows: &mut Vec<Item>, order: &Order, story: &Story, words: &mut Words) {
        if self.asks_for_times() {
            rows.retain(|item| match *item {
                Item::Event(at) => self.wants(&story.events()[at as usize], story),
                Item::Printed(at) => story
                    .article(at as usize)
                    .is_some_and(|article| self.wants_printed(article)),
            });
        }
        if !self.sources.is_empty() || !self.words.is_empty() || !self.dates.is_empty() {
            words.grow(story);
        }
        for word in &self.sources {
            let told = words.sources_with(word);
            rows.retain(|item| match *item {
                Item::Event(at) => order.marks(at).iter().any(|mark| told[mark.at.article as usize]),
                Item::Printed(at) => told[at as usize],
            });
        }
        for (period, written) in &self.dates {
            let found: Vec<Found> = written.iter().map(|word| words.with(word)).collect();
            let then = |when: Option<Period>| when.is_some_and(|when| when.meets(*period));
            rows.retain(|item| match *item {
                Item::Event(at) => {
                    let told = || {
                        order
                            .marks(at)
                            .iter()
                            .any(|mark| found.iter().all(|word| word.tells(words, mark.at)))
                    };
                    then(story.events()[at as usize].when) || told()
                }
                Item::Printed(at) => {
                    let article = story.article(at as usize);
                    then(article.and_then(Article::published_period))
                        || found.iter().all(|word| word.articles[at as usize])
                }
            });
        }
        for word in &self.words {
            let found = words.with(word);
            rows.retain(|item| match *item {
                Item::Event(at) => order.marks(at).iter().any(|mark| found.tells(words, mark.at)),
                Item::Printed(at) => found.articles[at as usize],
            });
        }
    }

    fn asks_for_times(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.precision.is_some() || self.disputed || self.undated
    }

    fn wants(&self, event: &Event, story: &Story) -> bool {
        let mentioned = || {
            // Where they agree, the event has their date.
            let others = if event.disagrees { &*event.mentions } else { &[] };
            others.iter().filter_map(|at| events::mention(story, *at)?.1.when)
        };
        self.wants_times(event.when, mentioned)
            && (!self.disputed || event.disagrees)
            && self
                .precision
                .is_none_or(|precision| event.when.is_some() && precision == event.precision)
    }

    fn wants_printed(&self, article: &Article) -> bool {
        let precision = article
            .published
            .as_ref()
            .map_or("", |date| date.value.precision());
        self.wants_times(article.published_period(), std::iter::empty)
            && !self.disputed
            && self.precision.is_none_or(|wanted| wanted.name() == precision)
    }

    /// Whether one of the dates lies between those asked for.
    fn wants_times<I: Iterator<Item = Period>>(&self, when: Option<Period>, others: impl Fn() -> I) -> bool {
        if self.undated && when.is_some() {
            return false;
        }
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let lies_there = |when: Period| {
            self.from.is_none_or(|from| when.to >= from.from) && self.to.is_none_or(|to| when.from <= to.to)
        };
        when.into_iter().chain(others()).any(lies_there)
    }
}

/// What was typed, word by word; blanks between quotes belong to the word.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => tokens.push(String::new()),
            c => {
                if let Some(token) = tokens.last_mut() {
                    token.push(c);
                }
            }
        }
    }
    tokens.retain(|token| !token.trim().is_empty());
    tokens
}

/// The folded words by which events are found: made when they are first asked for, and then only for
/// the articles that came since.
#[derive(Debug, Default)]
pub struct Words {
    /// For each article, its sentences with a date in a row.
    sentences: Vec<String>,
    /// Where in that each sentence ends, article by article.
    ends: Vec<u32>,
    /// For each article, the first of its ends.
    first: Vec<usize>,
    /// For each article, source and id, and on the next line the title.
    sources: Vec<String>,
    /// How often articles had been reread.
    rereadings: u64,
}

impl Words {
    /// Takes in the articles that came since.
    pub fn grow(&mut self, story: &Story) {
        if self.rereadings != story.rereadings() {
            *self = Self {
                rereadings: story.rereadings(),
                ..Self::default()
            };
        }
        for entry in story.entries().iter().skip(self.sources.len()) {
            let article = &entry.article;
            let mut text = String::new();
            self.first.push(self.ends.len());
            let mut passage = (u32::MAX, Cow::default());
            for mention in &article.findings.dates {
                if mention.place.passage != passage.0 {
                    let at = mention.place.passage;
                    passage = (at, article.passage(at as usize));
                }
                push_folded(&mut text, mention.sentence.of(&passage.1));
                text.push('\n');
                self.ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            }
            self.sentences.push(text);
            let (id, source) = (&entry.id, article.source_words());
            let title = article.title.as_ref().map_or("", |title| &*title.value);
            self.sources
                .push(fold(&format!("{source} {id}\n{title}"), Case::Folded));
        }
    }

    /// For each article, whether its source has the word.
    fn sources_with(&self, word: &str) -> Vec<bool> {
        let source = |words: &String| words.lines().next().is_some_and(|line| line.contains(word));
        self.sources.iter().map(source).collect()
    }

    /// Where the word stands.
    fn with(&self, word: &str) -> Found {
        let mut found = Found {
            articles: self.sources.iter().map(|words| words.contains(word)).collect(),
            sources: self.sources_with(word),
            dates: vec![false; self.ends.len()],
        };
        let Ok(finder) = AhoCorasick::new([word]) else {
            return found;
        };
        for (text, first) in self.sentences.iter().zip(&self.first) {
            let (mut from, mut at) = (0, *first);
            while let Some(hit) = finder.find(aho_corasick::Input::new(text).range(from..)) {
                while (self.ends[at] as usize) <= hit.start() {
                    at += 1;
                }
                found.dates[at] = true;
                // Once in a sentence is enough.
                from = self.ends[at] as usize;
            }
        }
        found
    }
}

/// Where a word stands.
struct Found {
    /// In source or title of an article.
    articles: Vec<bool>,
    /// In the source of an article.
    sources: Vec<bool>,
    /// In the sentence of a date, article by article.
    dates: Vec<bool>,
}

impl Found {
    fn tells(&self, words: &Words, at: DateAt) -> bool {
        let article = at.article as usize;
        self.sources[article] || self.dates[words.first[article] + at.date as usize]
    }
}

/// Adds a text as it is compared. Nearly all of it needs no table.
fn push_folded(to: &mut String, mut text: &str) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    while !text.is_empty() {
        let plain = text
            .bytes()
            .position(|byte| !is_plain(byte))
            .unwrap_or(text.len());
        let start = to.len();
        to.push_str(&text[..plain]);
        to[start..].make_ascii_lowercase();
        let rest = &text[plain..];
        let other = rest.bytes().position(is_plain).unwrap_or(rest.len());
        if other > 0 {
            to.push_str(&fold(&rest[..other], Case::Folded));
        }
        text = &rest[other..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_from_words() {
        let filter = Filter::read("Médicos source:\"Prensa Latina\" from:2023 to:2024-05 is:disputed");
        assert_eq!(filter.words, ["medicos"]);
        assert_eq!(filter.sources, ["prensa latina"]);
        assert!(filter.disputed && filter.from.is_some() && filter.to.is_some());
        assert_eq!(filter.complaint, None);
    }

    #[test]
    fn a_date_is_told_from_words() {
        let filter = Filter::read("reunión 10 de mayo de 2024 cuba");
        assert_eq!(filter.words, ["reunion", "cuba"]);
        assert_eq!(
            filter.dates,
            [(
                "2024-05-10".parse::<When>().unwrap().period().unwrap(),
                vec![
                    "10".into(),
                    "de".into(),
                    "mayo".into(),
                    "de".into(),
                    "2024".into()
                ]
            )]
        );
        let words = |text| Filter::read(text).words;
        assert_eq!(words("Sep 2023"), [""; 0]);
        assert_eq!(words("2022"), [""; 0]);
        assert_eq!(words("may"), ["may"]);
    }

    #[test]
    fn what_is_no_field_is_told_and_the_rest_counts() {
        let filter = Filter::read("color:red precision:hour cuba");
        assert_eq!(filter.words, ["cuba"]);
        assert!(filter.complaint.unwrap().contains("no field color:"));
        assert!(Filter::read("from:yesterday").complaint.is_some());
        assert_eq!(Filter::read("from: is: source:"), Filter::default());
    }
}
