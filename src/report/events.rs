//! How an event is said: when, what, by whom, and what its sources disagree on. The order in which events
//! are told. Knows neither screen nor format.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::analysis::{Mention, Period, Precision};
use crate::story::{Article, DateAt, Entry, Event, Story};
use crate::text::{Excerpt, Span, columns, cut, excerpt};

use super::day;

/// The article and the words that name the time of a mention.
#[must_use]
pub fn mention(story: &Story, at: DateAt) -> Option<(&Article, &Mention)> {
    let article = story.article(at.article as usize)?;
    Some((article, article.findings.dates.get(at.date as usize)?))
}

/// The indexes of all events in the order of time, the undated last.
#[must_use]
pub fn in_order(story: &Story) -> Vec<usize> {
    let events = story.events();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&at| key(&events[at]));
    order
}

/// What events are sorted by.
#[must_use]
pub fn key(event: &Event) -> (bool, Option<Period>, Option<DateAt>) {
    (event.when.is_none(), event.when, event.mentions.first().copied())
}

/// When an event was, in short. Where its sources disagree, all their dates stand together.
#[must_use]
pub fn when(story: &Story, event: &Event) -> String {
    let stated = match event.when {
        _ if event.disagrees => dates(story, event)
            .iter()
            .map(|(period, precision, mention)| day::brief(*period, *precision, mention.limit))
            .collect::<Vec<_>>(),
        Some(period) => vec![day::brief(period, event.precision, event.limit)],
        None => Vec::new(),
    };
    if stated.is_empty() {
        return "undated".to_owned();
    }
    let is_doubtful =
        |at: &DateAt| mention(story, *at).is_some_and(|(_, mention)| !mention.others.is_empty());
    let doubt = if event.mentions.first().is_some_and(is_doubtful) {
        " ?"
    } else {
        ""
    };
    stated.join(" ≠ ") + doubt
}

/// The dates that cannot all be true, in order, each once: of a month and a day in it, the day.
fn dates<'a>(story: &'a Story, event: &Event) -> Vec<(Period, Precision, &'a Mention)> {
    let mut all: Vec<(Period, Precision, &Mention)> = event
        .mentions
        .iter()
        .filter_map(|at| mention(story, *at))
        .filter_map(|(_, mention)| Some((mention.when?, mention.precision, mention)))
        .collect();
    all.sort_by_key(|(period, ..)| *period);
    all.dedup_by_key(|(period, ..)| *period);
    let holds = |whole: Period, part: Period| whole != part && whole.from <= part.from && part.to <= whole.to;
    let narrow: Vec<_> = all
        .iter()
        .filter(|(whole, ..)| !all.iter().any(|(part, ..)| holds(*whole, *part)))
        .copied()
        .collect();
    if narrow.len() > 1 { narrow } else { all }
}

/// What an event is told by: the sentence of one of its mentions, the part of it that tells the event, and
/// the words that name the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// The sentence.
    pub sentence: Cow<'a, str>,
    /// What of the sentence tells the event, in its bytes.
    pub clause: Span,
    /// The words that name the time, in bytes of the sentence.
    pub date: Span,
}

impl Told<'_> {
    /// As much as fits into so many columns: around what tells the event, or, where that is too much, around
    /// the words that name the time.
    #[must_use]
    pub fn short(&self, width: usize) -> Excerpt {
        let clause = self.clause.of(&self.sentence);
        if columns(clause) <= width || !self.clause.meets(self.date) {
            return excerpt(&self.sentence, self.clause, width);
        }
        let start = self.clause.start;
        let end = self.clause.end;
        let within = |at: u32| at.clamp(start, end) - start;
        let date = Span {
            start: within(self.date.start),
            end: within(self.date.end),
        };
        excerpt(clause, date, width)
    }
}

/// What a mention tells.
#[must_use]
pub fn told(story: &Story, at: DateAt) -> Told<'_> {
    let Some((article, mention)) = mention(story, at) else {
        return Told {
            sentence: "".into(),
            clause: Span::default(),
            date: Span::default(),
        };
    };
    let around = mention.sentence;
    let within = |span: Span| {
        let shift = |at: u32| at.clamp(around.start, around.end.max(around.start)) - around.start;
        Span {
            start: shift(span.start),
            end: shift(span.end),
        }
    };
    let sentence = match article.passage(mention.place.passage as usize) {
        Cow::Borrowed(text) => Cow::Borrowed(around.of(text)),
        Cow::Owned(text) => Cow::Owned(around.of(&text).to_owned()),
    };
    let happening = article.findings.happenings.get(at.date as usize);
    let clause = happening
        .map(|happening| within(happening.clause))
        .filter(|clause| !clause.of(&sentence).is_empty())
        .unwrap_or_else(|| Span::new(0, sentence.len()));
    Told {
        date: within(mention.place.span),
        sentence,
        clause,
    }
}

/// The articles that tell of an event, each once, in the order of its mentions.
pub fn articles(event: &Event) -> impl Iterator<Item = usize> + '_ {
    // Mentions are in the order of articles, but for the first, which tells most.
    let first = event.mentions.first().map(|at| at.article);
    let mut last = None;
    event.mentions.iter().enumerate().filter_map(move |(index, at)| {
        let is_known =
            last.replace(at.article) == Some(at.article) || (index > 0 && first == Some(at.article));
        (!is_known).then_some(at.article as usize)
    })
}

/// What the sources of an event disagree on, as a sentence; nothing where they do not.
#[must_use]
pub fn disagreement(story: &Story, event: &Event, names: &[Name]) -> Option<String> {
    if !event.disagrees {
        return None;
    }
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for at in &event.mentions {
        let Some((_, mention)) = mention(story, *at) else {
            continue;
        };
        let date = day::words(mention);
        let name = names.get(at.article as usize).map_or("?", |name| &*name.words);
        match said.iter_mut().find(|(known, _)| *known == date) {
            Some((_, who)) if who.contains(&name) => {}
            Some((_, who)) => who.push(name),
            None => said.push((date, vec![name])),
        }
    }
    let said: Vec<String> = said
        .iter()
        .map(|(date, who)| format!("{date} ({})", who.join(", ")))
        .collect();
    Some(format!("The sources date this otherwise: {}.", said.join("; ")))
}

/// A short name for the source of an article, different from those of all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The outlet, and behind it what tells it from others of the same outlet.
    pub words: String,
    /// The same for ears: `Radio Habana Cuba in English`.
    pub spoken: String,
    /// Where the outlet ends.
    outlet: usize,
}

impl Name {
    /// The name for ears in the place of that for eyes.
    pub(super) fn aloud(&self) -> Self {
        Self {
            words: self.spoken.clone(),
            ..self.clone()
        }
    }

    /// The name in so many columns. What tells it from others is kept.
    #[must_use]
    pub fn short(&self, width: usize) -> String {
        let (outlet, rest) = self.words.split_at(self.outlet);
        if columns(&self.words) <= width || rest.is_empty() || columns(rest) + 4 > width {
            return cut(&self.words, width);
        }
        format!("{}{rest}", cut(outlet, width - columns(rest)))
    }
}

/// The names of the sources of all articles: the outlet, and where several articles have it, the language
/// or the id too.
#[must_use]
pub fn names(story: &Story) -> Vec<Name> {
    let mut shared: HashMap<&str, (usize, HashSet<&str>)> = HashMap::new();
    for entry in story.entries() {
        let (count, languages) = shared.entry(entry.article.source_words()).or_default();
        *count += 1;
        languages.insert(entry.article.language_code());
    }
    let name = |entry: &Entry| {
        let article = &entry.article;
        let source = article.source_words();
        let by_id = || (format!(" · {}", entry.id), format!(" ({})", entry.id));
        let (rest, spoken) = match shared.get(source) {
            _ if article.source.is_none() => by_id(),
            Some((count, languages)) if *count > 1 && languages.len() == *count => (
                format!(" {}", article.language_code()),
                format!(" in {}", article.language_words()),
            ),
            Some((count, _)) if *count > 1 => by_id(),
            _ => (String::new(), String::new()),
        };
        Name {
            words: format!("{source}{rest}"),
            spoken: format!("{source}{spoken}"),
            outlet: source.len(),
        }
    };
    story.entries().iter().map(name).collect()
}
