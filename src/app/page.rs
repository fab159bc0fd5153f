//! A text laid out in lines of a given width: its title, what is known of it, its passages and, on
//! demand, what was taken out of it. Made when the text is shown, for that text alone.

use crate::story::{Entry, Removed};
use crate::text::{Kind, Line, fold, visible, wrap};

use super::facts;

/// What a reader shows besides the prose, and how wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Show {
    /// How title, source and date were found.
    pub details: bool,
    /// What was taken out, in place.
    pub removed: bool,
    /// The widest line, in columns.
    pub measure: u16,
}

/// The look of a line that is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The headline, where the text itself does not have it.
    Title,
    /// Source, date, language.
    Facts,
    /// Address, notes, copies.
    Aside,
    /// How something was found.
    Detail,
    /// What was taken out.
    Removed,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// An empty line between passages.
    Blank,
    /// A line of prose.
    Text {
        /// Index of the passage.
        passage: usize,
        /// The part of the passage, in bytes of its text.
        line: Line,
    },
    /// A line of ours.
    Ours {
        /// How it looks.
        tone: Tone,
        /// What it says, as it is drawn.
        text: String,
    },
}

/// What a page was laid out for; when it changes, the page is laid out anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Index of the article in the story.
    pub article: usize,
    /// How many files hold it: a later copy changes what is said of it.
    pub copies: usize,
    /// How often articles were reread.
    pub rereadings: u64,
    /// Columns of a line.
    pub width: u16,
    /// What is shown.
    pub show: Show,
}

/// The lines of a text.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The lines from top to bottom.
    pub rows: Vec<Row>,
    /// Whether the first passage is the headline.
    pub title_first: bool,
    key: Option<Key>,
}

/// Columns that a quotation or a list item is set in by.
pub const INDENT: u16 = 2;

impl Page {
    /// What the page was laid out for.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        self.key
    }

    /// Lays out an article in lines of `key.width` columns.
    #[must_use]
    pub fn lay(entry: &Entry, key: Key) -> Self {
        let article = &entry.article;
        let title_first = article.passages.first().is_some_and(|first| {
            let title = article.title.as_ref().map_or("", |title| &title.value);
            first.kind == Kind::Heading && fold::loose(&first.text(&article.text)) == fold::loose(title)
        });
        let mut page = Self {
            rows: Vec::new(),
            title_first,
            key: Some(key),
        };
        let mut taken = article.removed.iter().filter(|_| key.show.removed).peekable();
        let mut from = 0;
        if title_first {
            page.taken_out(entry, &mut taken, article.passages[0].extent().start);
            page.passage(entry, 0, key.width);
            from = 1;
        } else if let Some(title) = &article.title {
            page.ours(Tone::Title, &title.value, key.width);
        }
        page.ours(Tone::Facts, &facts::line(article), key.width);
        for aside in facts::asides(entry) {
            page.ours(Tone::Aside, &aside, key.width);
        }
        if key.show.details {
            page.rows.push(Row::Blank);
            for detail in facts::details(article) {
                page.ours(Tone::Detail, &detail, key.width);
            }
        }
        for (index, passage) in article.passages.iter().enumerate().skip(from) {
            page.rows.push(Row::Blank);
            page.taken_out(entry, &mut taken, passage.extent().start);
            page.passage(entry, index, key.width);
        }
        page.taken_out(entry, &mut taken, u32::MAX);
        page
    }

    /// The passage of the first line of prose at or below `row`, or the last above it.
    #[must_use]
    pub fn passage_at(&self, row: usize) -> Option<usize> {
        let prose = |row: &Row| match row {
            Row::Text { passage, .. } => Some(*passage),
            _ => None,
        };
        let (above, below) = self.rows.split_at(row.min(self.rows.len()));
        below
            .iter()
            .find_map(prose)
            .or_else(|| above.iter().rev().find_map(prose))
    }

    /// The row in which byte `at` of a passage's text stands.
    #[must_use]
    pub fn row_of(&self, passage: usize, at: u32) -> Option<usize> {
        let holds = |row: &Row| match row {
            Row::Text { passage: p, line } => *p == passage && line.span.start <= at,
            _ => false,
        };
        self.rows.iter().rposition(holds)
    }

    fn passage(&mut self, entry: &Entry, index: usize, width: u16) {
        let article = &entry.article;
        let passage = &article.passages[index];
        let indent = match passage.kind {
            Kind::Quote | Kind::List => INDENT,
            _ => 0,
        };
        let text = passage.text(&article.text);
        let language = article.language.as_ref().map(|language| language.value);
        let lines = wrap(&text, usize::from(width.saturating_sub(indent)), language);
        self.rows
            .extend(lines.into_iter().map(|line| Row::Text { passage: index, line }));
    }

    fn ours(&mut self, tone: Tone, text: &str, width: u16) {
        let text = visible(text);
        // Continued lines are set in, so that each entry's first line stands out.
        let indent = match tone {
            Tone::Detail => facts::LABEL,
            Tone::Removed => INDENT.into(),
            Tone::Title | Tone::Facts | Tone::Aside => 0,
        };
        let lines = wrap(&text, usize::from(width).saturating_sub(indent), None);
        for (index, line) in lines.iter().enumerate() {
            let margin = if index > 0 { indent } else { 0 };
            self.rows.push(Row::Ours {
                tone,
                text: format!("{:margin$}{}", "", line.span.of(&text)),
            });
        }
    }

    /// Puts what was taken out before byte `until` of the article's text, what stands together for
    /// one reason as one entry.
    fn taken_out<'a>(
        &mut self,
        entry: &Entry,
        taken: &mut std::iter::Peekable<impl Iterator<Item = &'a Removed>>,
        until: u32,
    ) {
        let mut added = false;
        while let Some(first) = taken.next_if(|removed| removed.span.start < until) {
            let mut words = first.span.of(&entry.article.text).trim().to_owned();
            while let Some(more) =
                taken.next_if(|more| more.reason == first.reason && more.span.start < until)
            {
                words.push(' ');
                words.push_str(more.span.of(&entry.article.text).trim());
            }
            self.ours(
                Tone::Removed,
                &format!("− {}: {words}", first.reason.words()),
                self.key.map_or(1, |key| key.width),
            );
            added = true;
        }
        if added {
            self.rows.push(Row::Blank);
        }
    }
}

/// A place in a text that outlives its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// So many lines from the line that holds this byte of this passage.
    Prose {
        /// Index of the passage.
        passage: usize,
        /// Byte offset in the passage's text.
        at: u32,
        /// Lines from that line to the place, negative above it.
        shift: isize,
    },
    /// A line by its number: the very top, or a place in a page without prose.
    Row(usize),
}

impl Default for Anchor {
    fn default() -> Self {
        Self::Row(0)
    }
}

impl Page {
    /// The anchor for the place `row`: by the nearest prose at or below it, or else above it.
    #[must_use]
    pub fn anchor(&self, row: usize) -> Anchor {
        let prose = |(index, row): (usize, &Row)| match row {
            Row::Text { passage, line } => Some((index, *passage, line.span.start)),
            _ => None,
        };
        let (above, below) = self.rows.split_at(row.min(self.rows.len()));
        let after = below
            .iter()
            .zip(row..)
            .map(|(line, index)| (index, line))
            .find_map(prose);
        match after.or_else(|| above.iter().enumerate().rev().find_map(prose)) {
            Some((index, passage, at)) if row > 0 => Anchor::Prose {
                passage,
                at,
                shift: row.cast_signed() - index.cast_signed(),
            },
            _ => Anchor::Row(row),
        }
    }

    /// The row of an anchor.
    #[must_use]
    pub fn row(&self, anchor: Anchor) -> usize {
        match anchor {
            Anchor::Row(row) => row,
            Anchor::Prose { passage, at, shift } => self
                .row_of(passage, at)
                .map_or(0, |row| row.saturating_add_signed(shift)),
        }
    }
}
