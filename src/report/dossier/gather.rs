//! Fills the document from a story: its articles, what they count, what happened, and what was chosen besides.

use crate::analysis::{Mention, Period, Pin, Relation};
use crate::report::points::Plot;
use crate::report::{amount, day, events, groups, relation, why};
use crate::story::{Article, Basis, DateAt, Entry, FigureAt, Group, Known, Story};
use crate::text::{Span, cut};

use super::lay;
use super::model::{Dossier, Event, Figure, Made, Note, Quote, Source, Subject, Sum, Telling};
use crate::story::{Check, Matter};

/// Columns of the first words of an article without a headline.
const OPENING: usize = 72;
/// How many sentences say why the sources of one subject stand as they do.
const REASONS: usize = 6;

/// What is asked to stand in the document.
pub struct Asked<'a> {
    /// What was opened, as it was named.
    pub title: &'a str,
    /// Whether it is the bundled collection.
    pub bundled: bool,
    /// By whom and when the document is made.
    pub made: Made,
    /// Which articles stand side by side, by their indexes, and what the reader said of their passages.
    pub pairs: &'a [([usize; 2], Vec<Pin>)],
    /// What the reader found out about a finding.
    pub decided: Decided<'a>,
    /// What the reader wrote down.
    pub notes: &'a [Note],
}

/// Gathers the document. Figures are grouped as of the last [`Story::settle`].
#[must_use]
pub fn gather(story: &Story, asked: &Asked) -> Dossier {
    let names = events::names(story);
    let name = |at: usize| names.get(at).map_or_else(String::new, |name| name.words.clone());
    let entries = story.entries().iter().enumerate();
    let mut sums: Vec<Sum> = entries
        .clone()
        .flat_map(|(at, entry)| sums(at, &entry.article))
        .collect();
    sums.sort_by_key(|sum| sum.holds);
    Dossier {
        title: asked.title.to_owned(),
        bundled: asked.bundled,
        made: asked.made.clone(),
        sources: entries.map(|(at, entry)| source(entry, name(at))).collect(),
        subjects: subjects(story, asked),
        sums,
        events: events::in_order(story)
            .into_iter()
            .filter_map(|at| event(story, &story.events()[at], &names, asked))
            .collect(),
        comparisons: asked
            .pairs
            .iter()
            .filter_map(|([a, b], pins)| lay::compared(story, &story.compare(*a, *b, pins)?))
            .collect(),
        notes: asked.notes.to_vec(),
        problems: story.problems().iter().map(ToString::to_string).collect(),
    }
}

fn source(entry: &Entry, name: String) -> Source {
    let article = &entry.article;
    let value = |known: &Option<Known<Box<str>>>| known.as_ref().map(|known| known.value.to_string());
    let mut open = Vec::new();
    let mut leave = |is_open: bool, what: &str| {
        if is_open {
            open.push(what.to_owned());
        }
    };
    leave(article.title.is_none(), "no title");
    leave(article.source.is_none(), "no source");
    leave(article.published.is_none(), "undated");
    leave(article.language.is_none(), "language unknown");
    leave(article.address.is_none(), "no address");
    let undated = article.findings.dates.iter().filter(|date| date.when.is_none());
    match undated.count() {
        0 => {}
        1 => open.push("one date in its text that nothing settles".to_owned()),
        many => open.push(format!("{many} dates in its text that nothing settles")),
    }
    let twofold = article
        .findings
        .figures
        .iter()
        .filter(|figure| !figure.others.is_empty());
    match twofold.count() {
        0 => {}
        1 => open.push("one figure that can be read otherwise".to_owned()),
        many => open.push(format!("{many} figures that can be read otherwise")),
    }
    let source = article.source.as_ref();
    let published = article.published.as_ref();
    let language = article.language.as_ref();
    let found = found([
        ("source", source.map(|known| (known.basis, known.note.as_deref()))),
        (
            "date",
            published.map(|known| (known.basis, known.note.as_deref())),
        ),
        (
            "language",
            language.map(|known| (known.basis, known.note.as_deref())),
        ),
    ]);
    Source {
        id: entry.id.to_string(),
        name,
        outlet: value(&article.source),
        title: value(&article.title),
        opening: cut(&article.opening(), OPENING),
        published: published.map(|date| date.value.to_string()),
        days: article.published_period(),
        date: article.date_words(),
        language: language.map(|language| language.value.code().to_owned()),
        language_name: article.language_words().to_owned(),
        address: value(&article.address),
        via: value(&article.via),
        note: value(&article.note),
        file: article.file.to_string(),
        copies: entry
            .copies
            .iter()
            .map(|copy| copy.article.file.to_string())
            .collect(),
        words: article.words,
        passages: article.passages.len(),
        open,
        found,
    }
}

/// What a value rests on, and what else had to be worked out.
type Rest<'a> = (Basis, Option<&'a str>);

/// How what an article says of itself was found: `source, date from the headline`.
fn found(known: [(&str, Option<Rest>); 3]) -> Vec<String> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (what, basis) in known {
        let Some((basis, note)) = basis else { continue };
        let note = note.map_or_else(String::new, |note| format!(", {note}"));
        let how = format!("{}{note}", basis.words());
        match found.last_mut() {
            Some((all, known)) if *known == how => *all = format!("{all}, {what}"),
            _ => found.push((what.to_owned(), how)),
        }
    }
    found
        .into_iter()
        .map(|(what, how)| format!("{what} from {how}"))
        .collect()
}

fn subjects(story: &Story, asked: &Asked) -> Vec<Subject> {
    let mut groups: Vec<&Group> = story.groups().collect();
    groups.sort_by(|a, b| groups::by_attention(a).cmp(&groups::by_attention(b)));
    groups
        .into_iter()
        .map(|group| subject(story, group, asked))
        .collect()
}

fn subject(story: &Story, group: &Group, asked: &Asked) -> Subject {
    let calls_for = |relation| matches!(relation, Relation::Differs | Relation::Role | Relation::Unsure);
    let pressing = group
        .verdicts
        .iter()
        .filter(|verdict| calls_for(verdict.relation));
    let mut why: Vec<String> = pressing
        .chain(group.verdicts.first())
        .take(REASONS)
        .map(|verdict| relation::why(story, verdict))
        .collect();
    if why.len() > 1 && why.first() == why.last() {
        why.pop();
    }
    Subject {
        name: groups::name(group).to_owned(),
        concept: Some(group.concept.to_string()).filter(|concept| !concept.is_empty()),
        relation: group.relation,
        why,
        figures: group
            .figures
            .iter()
            .filter_map(|at| figure(story, *at, asked.decided))
            .collect(),
        sources: group.sources as usize,
        plot: Plot::of(group, story),
    }
}

/// What the reader found out about something.
type Decided<'a> = &'a dyn Fn(Matter) -> Check;

/// A figure or a date as a fact that can be checked.
pub(in crate::report) struct Fact {
    /// What is claimed.
    pub(in crate::report) claim: String,
    /// The sentence.
    pub(in crate::report) quote: Quote,
    /// How it was read.
    pub(in crate::report) method: String,
    /// The days for which it is given.
    pub(in crate::report) days: Option<Period>,
}

/// A figure or a date as a fact; `None` for all that is neither.
pub(in crate::report) fn fact(story: &Story, on: Matter) -> Option<Fact> {
    let decided = |_| Check::default();
    match on {
        Matter::Figure(at) => {
            let Figure {
                claim,
                quote,
                method,
                days,
                ..
            } = figure(story, at, &decided)?;
            Some(Fact {
                claim,
                quote,
                method,
                days,
            })
        }
        Matter::Date(at) => {
            let (article, mention) = events::mention(story, at)?;
            let Telling {
                claim,
                quote,
                method,
                days,
                ..
            } = telling(story, at, article, mention, &decided);
            Some(Fact {
                claim,
                quote,
                method,
                days,
            })
        }
        _ => None,
    }
}

fn figure(story: &Story, at: FigureAt, decided: Decided) -> Option<Figure> {
    let article = story.article(at.article as usize)?;
    let figure = article.findings.figures.get(at.figure as usize)?;
    let subject = article.findings.subjects.get(at.figure as usize);
    let own = subject.and_then(|subject| subject.as_of);
    let corrected = figure.corrected.as_ref().map(|_| article.words_at(figure.place));
    let sign = if corrected.is_some() { "✎ " } else { "" };
    Some(Figure {
        at,
        claim: amount::claim(article, figure),
        signs: format!("{sign}{}", amount::signs(figure)),
        corrected,
        low: figure.value.low,
        high: figure.value.high,
        bound: figure.bound.name(),
        role: figure.role.name(),
        quote: quote(at.article, article, figure.place, figure.sentence, false),
        method: how(&why::figure(article, figure)),
        days: own.or_else(|| article.published_period()),
        decided: decided(Matter::Figure(at)),
    })
}

/// How a figure was read, of all that is known of it: what is more than the words of the sentence.
fn how(facts: &[why::Fact]) -> String {
    let is_telling = |fact: &&why::Fact| match fact.label {
        "limit" => !fact.words.starts_with("none"),
        "role" => !fact.words.starts_with("a total"),
        "taken from" => !fact.words.starts_with("the words at"),
        label => matches!(label, "read as" | "or else" | "counts" | "unit" | "per"),
    };
    let told = facts.iter().filter(is_telling);
    let told: Vec<String> = told
        .map(|fact| format!("{} {}", fact.label, fact.words))
        .collect();
    told.join("; ")
}

/// The sentence around a place of an article, with the place marked.
fn quote(
    source: u32,
    article: &Article,
    place: crate::analysis::Place,
    sentence: Span,
    differs: bool,
) -> Quote {
    let text = article.passage(place.passage as usize);
    let sentence = if sentence.is_empty() { place.span } else { sentence };
    let shift = |at: u32| at.clamp(sentence.start, sentence.end.max(sentence.start)) - sentence.start;
    let mark = Span {
        start: shift(place.span.start),
        end: shift(place.span.end),
    };
    Quote {
        source: source as usize,
        passage: place.passage + 1,
        begins: sentence.start,
        words: sentence.of(&text).to_owned(),
        marks: vec![(mark, differs)],
    }
}

fn sums(at: usize, article: &Article) -> Vec<Sum> {
    let checks = article.findings.checks.iter();
    let sum = |check: &crate::analysis::Check| {
        let first = check.figures.first()?;
        let figure = article.findings.figures.get(*first as usize)?;
        Some(Sum {
            words: relation::check(article, check),
            holds: check.holds,
            quote: quote(
                u32::try_from(at).unwrap_or(u32::MAX),
                article,
                figure.place,
                figure.sentence,
                !check.holds,
            ),
        })
    };
    checks.filter_map(sum).collect()
}

fn event(story: &Story, event: &crate::story::Event, names: &[events::Name], asked: &Asked) -> Option<Event> {
    let telling = |at: &DateAt| {
        let (article, mention) = events::mention(story, *at)?;
        Some(telling(story, *at, article, mention, asked.decided))
    };
    let mut tellings: Vec<Telling> = event.mentions.iter().filter_map(telling).collect();
    for telling in tellings.iter_mut().filter(|_| event.disagrees) {
        telling
            .quote
            .marks
            .iter_mut()
            .for_each(|(_, differs)| *differs = true);
    }
    (!tellings.is_empty()).then(|| Event {
        when: events::when(story, event),
        days: event.when,
        precision: event.precision,
        disagreement: events::disagreement(story, event, names),
        tellings,
    })
}

fn telling(story: &Story, at: DateAt, article: &Article, mention: &Mention, decided: Decided) -> Telling {
    let told = events::told(story, at);
    let what = told.clause.of(&told.sentence).trim();
    let when = day::words(mention);
    Telling {
        at,
        claim: format!(
            "{}: {what}",
            if mention.when.is_some() { &when } else { "undated" }
        ),
        quote: quote(at.article, article, mention.place, mention.sentence, false),
        when,
        days: mention.when,
        precision: mention.precision,
        limit: mention.limit,
        method: format!(
            "“{}”, {}{}",
            article.words_at(mention.place),
            if mention.when.is_none() { "open, " } else { "" },
            why::basis(article, mention)
        ),
        decided: decided(Matter::Date(at)),
    }
}
