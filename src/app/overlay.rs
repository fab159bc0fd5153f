//! What lies over the rest of the screen: the help, made from the very table that binds the keys,
//! the report of what could not be read, and why a figure or date is read as it is.

use crate::analysis::Relation;
use crate::report::pair::Said;
use crate::story::{Pair, Story};
use crate::text::fold::loose;
use crate::text::{visible, wrap};

use super::action::Action;
use super::area::Area;
use super::compare::Compare;
use super::keymap::{Context, Keymap};
use super::reader::Reader;
use super::why;

/// Which overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Keys and what they do.
    Help,
    /// What could not be read.
    LoadReport,
    /// Why a figure or date is read as it is.
    Why,
    /// Why two passages are taken to tell the same, and what differs in them.
    Pair,
}

impl Topic {
    /// What the overlay is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Help => "keys",
            Self::LoadReport => "what could not be read",
            Self::Why => "why it is read so",
            Self::Pair => "why this pair",
        }
    }
}

/// One line of an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// An empty line.
    Blank,
    /// A heading.
    Heading(String),
    /// Keys, an action's name, what it does.
    Binding(String, &'static str, &'static str),
    /// Words of ours.
    Prose(String),
    /// A line of what is known of a finding.
    Told(why::Line),
}

/// An open overlay.
#[derive(Debug)]
pub struct Overlay {
    /// Which one.
    pub topic: Topic,
    /// What its lines must match; empty for all.
    pub filter: String,
    /// The first row shown.
    pub top: usize,
    /// The rows at the present width, filtered.
    pub rows: Vec<Row>,
}

impl Overlay {
    /// Opens an overlay at its top.
    #[must_use]
    pub fn new(topic: Topic) -> Self {
        Self {
            topic,
            filter: String::new(),
            top: 0,
            rows: Vec::new(),
        }
    }

    /// Whether the action does something while this lies over the rest.
    #[must_use]
    pub fn lets(&self, action: Action) -> bool {
        action.holds_over()
            || (self.topic == Topic::Why && action.goes_to_findings())
            || (self.topic == Topic::Pair
                && matches!(action, Action::Why | Action::NextPair | Action::PreviousPair))
    }

    /// Lays the rows out for the room there is, and stops scrolling at the last page. `reader` is the
    /// text that they are about, `compare` the two texts.
    pub fn settle(&mut self, keymap: &Keymap, story: &Story, reader: &Reader, compare: &Compare, room: Area) {
        let wanted = loose(&self.filter);
        let all = match self.topic {
            Topic::Help => help(keymap),
            Topic::LoadReport => report(story),
            Topic::Pair => pairs(story, compare),
            Topic::Why => self.why(reader, story, &wanted, room),
        };
        let mut rows = Vec::new();
        for row in all.into_iter().filter(|row| self.shows(row, &wanted)) {
            match row {
                Row::Heading(_) if !rows.is_empty() => rows.extend([Row::Blank, row]),
                Row::Prose(text) => {
                    let text = visible(&text);
                    let lines = wrap(&text, room.width.into(), None);
                    rows.extend(
                        lines
                            .iter()
                            .map(|line| Row::Prose(line.span.of(&text).to_owned())),
                    );
                }
                _ => rows.push(row),
            }
        }
        self.rows = rows;
        self.top = self.top.min(self.rows.len().saturating_sub(room.height.into()));
    }

    fn why(&self, reader: &Reader, story: &Story, wanted: &str, room: Area) -> Vec<Row> {
        let holds = |text: &str| loose(text).contains(wanted);
        let facts = why::facts(reader, story).into_iter();
        facts
            .filter(|fact| holds(fact.label) || holds(&fact.words))
            .flat_map(|fact| why::lay(&fact, room.width))
            .map(Row::Told)
            .collect()
    }

    fn shows(&self, row: &Row, wanted: &str) -> bool {
        if wanted.is_empty() {
            return true;
        }
        let holds = |text: &str| loose(text).contains(wanted);
        match row {
            Row::Blank | Row::Heading(_) => false,
            // Typing a key finds what it does; typing a word finds what holds it.
            Row::Binding(keys, name, words) => {
                keys.split(' ').any(|key| key == self.filter) || holds(name) || holds(words)
            }
            Row::Prose(text) => holds(text),
            Row::Told(_) => true,
        }
    }
}

/// Why the pairs in focus are pairs, and what differs in each.
fn pairs(story: &Story, compare: &Compare) -> Vec<Row> {
    let said = compare
        .comparison()
        .and_then(|comparison| Said::of(story, comparison));
    let Some(said) = said else { return Vec::new() };
    compare
        .pairs()
        .into_iter()
        .flat_map(|pair| of_pair(&said, pair))
        .collect()
}

fn of_pair(said: &Said, pair: &Pair) -> Vec<Row> {
    let mut rows = vec![
        Row::Heading(format!(
            "{} ¶{} and {} ¶{}",
            said.called[0],
            pair.link.a + 1,
            said.called[1],
            pair.link.b + 1
        )),
        Row::Prose(said.how(pair)),
        Row::Prose(said.why(pair)),
    ];
    rows.extend(
        pair.facts
            .iter()
            .filter_map(|fact| said.why_fact(fact))
            .map(Row::Prose),
    );
    let single = pair.facts.iter().filter(|fact| fact.relation == Relation::Single);
    rows.extend(single.map(|fact| Row::Prose(said.fact(fact))));
    rows
}

fn help(keymap: &Keymap) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut open = None;
    for binding in keymap.bindings() {
        if open.replace(binding.context) != Some(binding.context) {
            rows.push(Row::Heading(heading(binding.context).to_owned()));
        }
        rows.push(Row::Binding(
            binding.written(),
            binding.action.name(),
            binding.action.words(),
        ));
    }
    let command = keymap
        .hint(Context::Everywhere, Action::Command)
        .unwrap_or_default();
    rows.push(Row::Heading(format!("By name, after {command}")));
    rows.extend(
        keymap
            .unbound()
            .iter()
            .map(|action| Row::Binding(String::new(), action.name(), action.words())),
    );
    rows.push(Row::Prose(format!(
        "Any other action can be typed after {command} too; a number goes to that passage."
    )));
    rows.push(Row::Heading("Marks in the list".to_owned()));
    rows.extend(
        [
            ("A  B", "open in the first, in the second pane"),
            ("=", "the same text stands in another file too"),
            ("!", "the file is not UTF-8, or parts of it are damaged"),
            ("??", "the language is not known"),
        ]
        .map(|(mark, words)| Row::Binding(mark.to_owned(), "", words)),
    );
    rows.push(Row::Heading("Marks in a text".to_owned()));
    rows.push(Row::Binding(
        "?".to_owned(),
        "",
        "beside a line: a figure or date in it can be read otherwise",
    ));
    rows.push(Row::Heading("Signs between two sources".to_owned()));
    rows.extend(
        [
            (".81", "of a hundred pairs with this score 81 are right"),
            ("=  ~", "the two tell the same; the same in part"),
            ("≠  ±", "something differs; the same number in another role"),
            ("↻", "other numbers for other times"),
            ("○", "one side alone tells it"),
            ("↔  ↕", "where else it is told; out of the order of the others"),
            (
                "┊  ▒",
                "what stands in another row, shown here too; its cell at the edge",
            ),
        ]
        .map(|(sign, words)| Row::Binding(sign.to_owned(), "", words)),
    );
    rows.push(Row::Heading("Mouse".to_owned()));
    rows.extend(
        [
            "The wheel scrolls what is under the pointer; a click selects a source and puts a pane in focus.",
            "To select text with the terminal's own selection, hold Shift while dragging (on macOS, Option), or give the mouse back with toggle-mouse.",
        ]
        .map(|text| Row::Prose(text.to_owned())),
    );
    rows
}

fn heading(context: Context) -> &'static str {
    match context {
        Context::Everywhere => "Everywhere",
        Context::Sources => "In the list of sources",
        Context::Reader => "In a text",
        Context::Figures => "In the figures",
        Context::Timeline => "In the timeline",
        Context::Presence => "Among those who tell it too",
        Context::Checks => "Among the checks",
        Context::Overlay => "In help and reports",
        Context::Typing => "While typing",
    }
}

fn report(story: &Story) -> Vec<Row> {
    if story.problems().is_empty() {
        return vec![Row::Prose("Every file was read as it stands.".to_owned())];
    }
    let mut rows = Vec::new();
    for (skipped, title) in [(true, "Not read"), (false, "Read, but")] {
        let mut problems = story
            .problems()
            .iter()
            .filter(|problem| problem.skipped == skipped)
            .peekable();
        if problems.peek().is_some() {
            rows.push(Row::Heading(title.to_owned()));
        }
        rows.extend(problems.map(|problem| Row::Prose(problem.to_string())));
    }
    rows
}
