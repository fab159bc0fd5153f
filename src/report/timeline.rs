//! `cotejo timeline`: one row for each event, in the order of time, those without a date last.

use serde_json::{Map, Value, json};

use crate::analysis::Mention;
use crate::story::{Article, DateAt, Event, Story};

use super::events::{self, Name};
use super::strip::Strip;
use super::table::{Report, Table, field, maybe, text};
use super::{day, why};

/// The events of a story.
#[must_use]
pub fn report(story: &Story) -> Report {
    let names = events::names(story);
    let mut report = Report {
        fields: Table {
            columns: vec![
                "from",
                "to",
                "precision",
                "what",
                "sources",
                "mentions",
                "disagrees",
            ],
            rows: Vec::new(),
        },
        flat: vec![("mentions", flat)],
        table: Table {
            columns: vec!["when", "sources", "what"],
            rows: Vec::new(),
        },
        strip: Some(strip(story, &names)),
        ..Report::default()
    };
    report.lines.extend(summary(story, &names));
    let mut markdown = String::new();
    let mut is_undated = false;
    for at in events::in_order(story) {
        let event = &story.events()[at];
        let Some(first) = event.mentions.first() else {
            continue;
        };
        if event.when.is_none() && !is_undated {
            is_undated = true;
            report.lines.push("Undated:".to_owned());
            markdown.push_str("\n**Undated**\n\n");
        }
        fields(&mut report, story, event);
        let told = events::told(story, *first);
        report.table.rows.push(vec![
            text(events::when(story, event)),
            text(who(event, &names).join(", ")),
            text(&told.sentence),
        ]);
        report.lit.push(told.date);
        report.lines.push(spoken(story, event, &names));
        markdown.push_str(&noted(story, event, &names));
    }
    report.markdown = Some(markdown.trim_start().to_owned());
    report
}

/// What the strip shows, in words: `5 events, 1 of them undated. Prensa Latina tells of 2, TeleSUR of 1.`
fn summary(story: &Story, names: &[Name]) -> Option<String> {
    let events = story.events();
    let undated = events.iter().filter(|event| event.when.is_none()).count();
    let tells = |article: usize| {
        events
            .iter()
            .filter(|event| events::articles(event).any(|at| at == article))
            .count()
    };
    let sources: Vec<String> = names
        .iter()
        .enumerate()
        .filter_map(|(article, name)| Some((name, tells(article))).filter(|(_, count)| *count > 0))
        .enumerate()
        .map(|(at, (name, count))| {
            let verb = if at == 0 { "tells " } else { "" };
            format!("{} {verb}of {count}", name.spoken)
        })
        .collect();
    let noun = if events.len() == 1 { "event" } else { "events" };
    let open = match undated {
        0 => String::new(),
        count => format!(", {count} of them undated"),
    };
    (!events.is_empty()).then(|| format!("{} {noun}{open}. {}.", events.len(), sources.join(", ")))
}

/// What is drawn above the events: each mention in the lane of its source.
fn strip(story: &Story, names: &[Name]) -> Strip {
    let mut told = vec![None; names.len()];
    let mut strip = Strip::default();
    for event in story.events() {
        for at in &event.mentions {
            let article = at.article as usize;
            let Some((when, mention)) =
                events::mention(story, *at).and_then(|(_, mention)| Some((mention.when?, mention)))
            else {
                continue;
            };
            let mark = (article, when, mention.precision, event.disagrees);
            // Twice by one source is once.
            if strip.marks.last() != Some(&mark) {
                strip.marks.push(mark);
            }
            if let Some(told) = told.get_mut(article) {
                *told = Some(article);
            }
        }
    }
    let lanes: Vec<usize> = told.into_iter().flatten().collect();
    for mark in &mut strip.marks {
        mark.0 = lanes.binary_search(&mark.0).unwrap_or(0);
    }
    strip.names = lanes.iter().map(|at| names[*at].clone()).collect();
    strip
}

fn who<'a>(event: &Event, names: &'a [Name]) -> Vec<&'a str> {
    events::articles(event)
        .filter_map(|at| names.get(at).map(|name| &*name.words))
        .collect()
}

fn fields(report: &mut Report, story: &Story, event: &Event) {
    let iso = |date: Option<jiff::civil::Date>| maybe(date.map(|date| date.to_string()));
    let told = |at: &DateAt| events::told(story, *at);
    let what = event.mentions.first().map(told).map(|told| {
        let clause = told.clause.of(&told.sentence);
        clause.trim().to_owned()
    });
    let ids: Vec<Value> = events::articles(event)
        .filter_map(|at| Some(text(&story.entries().get(at)?.id)))
        .collect();
    let mentions = event.mentions.iter().filter_map(|at| object(story, *at));
    report.fields.rows.push(vec![
        iso(event.when.map(|when| when.from)),
        iso(event.when.map(|when| when.to)),
        text(event.precision.name()),
        maybe(what),
        Value::Array(ids),
        Value::Array(mentions.collect()),
        event.disagrees.into(),
    ]);
}

/// A mention for a program.
fn object(story: &Story, at: DateAt) -> Option<Value> {
    let (article, mention) = events::mention(story, at)?;
    let id = &story.entries().get(at.article as usize)?.id;
    let place = article.place_in_file(mention.place);
    Some(json!({
        "article": &**id,
        "passage": mention.place.passage + 1,
        "start": place.start,
        "end": place.end,
        "text": article.words_at(mention.place),
        "basis": mention.basis.name(),
    }))
}

/// A mention to be read: `telesur ¶ 4: “last Friday” (relative)`.
fn flat(mention: &Map<String, Value>) -> String {
    let [article, passage, text, basis] =
        ["article", "passage", "text", "basis"].map(|name| field(mention, name));
    format!("{article} ¶ {passage}: “{text}” ({basis})")
}

/// An event as a sentence, and whatever its sources have besides.
fn spoken(story: &Story, event: &Event, names: &[Name]) -> String {
    let mut words = String::new();
    let mentions = event.mentions.iter().filter_map(|at| {
        let (article, mention) = events::mention(story, *at)?;
        Some((*at, article, mention))
    });
    for (index, (at, article, mention)) in mentions.enumerate() {
        let name = names.get(at.article as usize).map_or("", |name| &*name.spoken);
        let told = events::told(story, at);
        if index == 0 {
            let when = if event.when.is_some() {
                format!("{}: ", day::words(mention))
            } else {
                String::new()
            };
            let mut letters = when.chars();
            let when: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .chain(letters)
                .collect();
            words = format!("{when}{name}, {}. “{}”", read(article, mention), told.sentence);
        } else {
            words.push_str(&format!(
                " Also {name}, {}: “{}”",
                read(article, mention),
                told.sentence
            ));
        }
    }
    let aloud: Vec<Name> = names.iter().map(Name::aloud).collect();
    if let Some(disagreement) = events::disagreement(story, event, &aloud) {
        words.push_str(&format!(" {disagreement}"));
    }
    words
}

/// `passage 4, “today” counted from the dateline, Tue 12 Sep 2023`.
fn read(article: &Article, mention: &Mention) -> String {
    let open = if mention.when.is_none() { "is open, " } else { "" };
    format!(
        "passage {}, “{}” {open}{}",
        mention.place.passage + 1,
        article.words_at(mention.place),
        why::basis(article, mention)
    )
}

/// An event as an item of a memo.
fn noted(story: &Story, event: &Event, names: &[Name]) -> String {
    let escaped = |words: &str| {
        let mut safe = String::with_capacity(words.len());
        for c in crate::text::visible(words).chars() {
            if matches!(c, '*' | '_' | '[' | ']' | '`' | '<' | '\\' | '#') {
                safe.push('\\');
            }
            safe.push(c);
        }
        safe
    };
    let when = events::when(story, event);
    let Some(first) = event.mentions.first() else {
        return String::new();
    };
    let told = events::told(story, *first);
    let how = events::mention(story, *first).map_or_else(String::new, |(article, mention)| {
        let words = article.words_at(mention.place);
        let open = if mention.when.is_none() { "open " } else { "" };
        format!("“{words}”, {open}{}", why::basis(article, mention))
    });
    let mut item = if event.when.is_some() {
        format!("- **{}** — ", escaped(&when))
    } else {
        "- ".to_owned()
    };
    item.push_str(&format!(
        "{} *({}; {})*\n",
        escaped(told.sentence.trim()),
        escaped(&who(event, names).join(", ")),
        escaped(&how)
    ));
    if let Some(disagreement) = events::disagreement(story, event, names) {
        item.push_str(&format!("  - ≠ {}\n", escaped(&disagreement)));
    }
    item
}
