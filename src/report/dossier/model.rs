//! What the document says, before anybody decides how it is written. Words of articles stand here as the articles
//! have them; whoever writes them makes them harmless.

use jiff::civil::Date;

use crate::analysis::{Limit, Period, Precision, Relation};
use crate::report::amount::count;
use crate::report::points::Plot;
use crate::story::{Agreement, Check, DateAt, FigureAt, State};
use crate::text::Span;

/// By whom and when the document was made; comes from outside, so that the same story gives the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The day.
    pub on: Date,
    /// The program's version.
    pub version: &'static str,
}

/// Something that the reader wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Index of the article, if it is about one.
    pub article: Option<usize>,
    /// Its passage, counted from 1, if it is about one.
    pub passage: Option<u32>,
    /// The words that it is about; may be empty.
    pub about: String,
    /// The note.
    pub words: String,
}

/// The whole document.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// What was opened, as it was named.
    pub title: String,
    /// Whether the articles are our own retellings.
    pub bundled: bool,
    /// By whom and when it was made.
    pub made: Made,
    /// The articles.
    pub sources: Vec<Source>,
    /// What is counted, what needs most attention first.
    pub subjects: Vec<Subject>,
    /// Arithmetic that articles claim, what does not come out first.
    pub sums: Vec<Sum>,
    /// What happened, in the order of time, the undated last.
    pub events: Vec<Event>,
    /// The comparisons that were chosen.
    pub comparisons: Vec<Compared>,
    /// What the reader wrote down.
    pub notes: Vec<Note>,
    /// What could not be read, or not as it was written.
    pub problems: Vec<String>,
}

/// An article, and what it says of itself.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// A short name that no other has.
    pub name: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The first words, for an article without a headline.
    pub opening: String,
    /// The day, month or year of publication.
    pub published: Option<String>,
    /// The days on which it may have been published.
    pub days: Option<Period>,
    /// The same for people; `undated` where it is not known.
    pub date: String,
    /// The language's code.
    pub language: Option<String>,
    /// The language's name, or that it is not known.
    pub language_name: String,
    /// Where it was published.
    pub address: Option<String>,
    /// From whom the outlet had it.
    pub via: Option<String>,
    /// What a reader has to be told of it.
    pub note: Option<String>,
    /// The file.
    pub file: String,
    /// Files that hold the same text.
    pub copies: Vec<String>,
    /// How many words its prose has.
    pub words: u32,
    /// How many passages.
    pub passages: usize,
    /// What it leaves open, each as a clause.
    pub open: Vec<String>,
    /// How source, date and language were found, each as a clause.
    pub found: Vec<String>,
}

/// Words of an article, some of them marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Index of the article.
    pub source: usize,
    /// The passage, counted from 1.
    pub passage: u32,
    /// Where in the passage the words begin, in bytes.
    pub begins: u32,
    /// The words.
    pub words: String,
    /// What of them is meant, in their bytes, in order, not overlapping; and whether it differs from what another
    /// source says.
    pub marks: Vec<(Span, bool)>,
}

impl Quote {
    /// Where what is meant stands: article, passage, byte. Orders findings as the texts have them.
    #[must_use]
    pub fn place(&self) -> (usize, u32, u32) {
        let first = self.marks.first().map_or(0, |(span, _)| span.start);
        (self.source, self.passage, self.begins + first)
    }

    /// The words in parts, each with whether it is marked, and differs.
    pub fn parts(&self) -> impl Iterator<Item = (&str, Option<bool>)> {
        let mut parts = Vec::new();
        let mut at = 0;
        for (span, differs) in &self.marks {
            let (start, end) = (span.start as usize, span.end as usize);
            let (Some(before), Some(marked)) = (self.words.get(at..start), self.words.get(start..end)) else {
                continue;
            };
            parts.push((before, None));
            parts.push((marked, Some(*differs)));
            at = end;
        }
        parts.push((self.words.get(at..).unwrap_or_default(), None));
        parts.into_iter().filter(|(words, _)| !words.is_empty())
    }
}

/// A figure of one source.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where it is in the story.
    pub at: FigureAt,
    /// What is claimed: `more than 700 doctors`.
    pub claim: String,
    /// The number in signs: `> 700`.
    pub signs: String,
    /// The words of the text, where the reader has corrected how they read.
    pub corrected: Option<String>,
    /// The number; the lower end of a range.
    pub low: f64,
    /// The number; the upper end of a range.
    pub high: f64,
    /// How words limit it, by its name.
    pub bound: &'static str,
    /// What it is in its context, by its name.
    pub role: &'static str,
    /// The sentence, the figure marked.
    pub quote: Quote,
    /// How it was read.
    pub method: String,
    /// The days for which it is given: those that its sentence names, or those of publication.
    pub days: Option<Period>,
    /// What the reader found out.
    pub decided: Check,
}

impl Figure {
    /// What is claimed, to stand by itself: what is not what the source says never passes for it.
    #[must_use]
    pub fn told(&self) -> String {
        let claim = &self.claim;
        match &self.corrected {
            Some(words) => format!("{claim}, as you corrected it; the text says “{words}”"),
            None => claim.clone(),
        }
    }
}

/// Something that is counted, with what each source gives.
#[derive(Clone, Debug)]
pub struct Subject {
    /// What is counted.
    pub name: String,
    /// The concept, where there is one.
    pub concept: Option<String>,
    /// How the sources stand to each other where that needs most attention.
    pub relation: Relation,
    /// Why, a sentence for each two sources that need attention, or for the first two.
    pub why: Vec<String>,
    /// Its figures, in the order of articles and of their text.
    pub figures: Vec<Figure>,
    /// How many sources give it.
    pub sources: usize,
    /// Its figures in time.
    pub plot: Plot,
}

impl Subject {
    /// Whether the sources do not go together.
    #[must_use]
    pub fn disagrees(&self) -> bool {
        matches!(
            self.relation,
            Relation::Differs | Relation::Role | Relation::Unsure
        )
    }

    /// What one source gives, in signs, each once.
    #[must_use]
    pub fn given(&self, source: usize) -> Vec<&Figure> {
        let mut given: Vec<&Figure> = Vec::new();
        for figure in self.figures.iter().filter(|figure| figure.quote.source == source) {
            if !given.iter().any(|known| known.signs == figure.signs) {
                given.push(figure);
            }
        }
        given
    }
}

/// Arithmetic that an article claims.
#[derive(Clone, Debug)]
pub struct Sum {
    /// What is claimed and what it comes to, as a sentence.
    pub words: String,
    /// Whether it comes out.
    pub holds: bool,
    /// Where it stands.
    pub quote: Quote,
}

/// Something that happened, or is to happen.
#[derive(Clone, Debug)]
pub struct Event {
    /// When, in short.
    pub when: String,
    /// Its first and last day, where something settles it.
    pub days: Option<Period>,
    /// How closely that is said.
    pub precision: Precision,
    /// What its sources disagree on, as a sentence.
    pub disagreement: Option<String>,
    /// Who tells it; the first tells most.
    pub tellings: Vec<Telling>,
}

/// What one source tells of an event.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Which date of the story names the time.
    pub at: DateAt,
    /// What is claimed: when, and what happened.
    pub claim: String,
    /// The sentence, the words that name the time marked.
    pub quote: Quote,
    /// When, in words.
    pub when: String,
    /// The days.
    pub days: Option<Period>,
    /// How closely that is said.
    pub precision: Precision,
    /// Whether time begins or ends there.
    pub limit: Limit,
    /// How it was worked out.
    pub method: String,
    /// What the reader found out.
    pub decided: Check,
}

/// Two articles side by side.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The indexes of the two.
    pub sources: [usize; 2],
    /// What the two are called.
    pub called: [String; 2],
    /// How many passages tell the same, differ, stand alone.
    pub summary: String,
    /// Its rows, level by level.
    pub rows: Vec<Row>,
    /// The same for ears, a line a row.
    pub spoken: Vec<String>,
}

/// Two passages that tell the same, or one that stands alone.
#[derive(Clone, Debug)]
pub struct Row {
    /// The passages.
    pub quotes: [Option<Quote>; 2],
    /// How the two go together; `None` where one stands alone.
    pub agreement: Option<Agreement>,
    /// The same in a sign.
    pub sign: &'static str,
    /// How sure that is, as it is shown; empty where one stands alone.
    pub score: String,
    /// Why the two are a pair.
    pub why: String,
    /// Their figures and dates in short.
    pub facts: Vec<String>,
    /// Whether the reader put them together.
    pub pinned: bool,
}

impl Dossier {
    /// What the reader can decide on: figures, then dates.
    pub fn decided(&self) -> impl Iterator<Item = &Check> {
        let figures = self.subjects.iter().flat_map(|subject| &subject.figures);
        let tellings = self.events.iter().flat_map(|event| &event.tellings);
        let decided = figures.map(|figure| &figure.decided);
        decided.chain(tellings.map(|telling| &telling.decided))
    }

    /// How many findings the reader has decided on, and how many there are.
    #[must_use]
    pub fn checked(&self) -> (usize, usize) {
        let done = self.decided().filter(|decided| decided.state != State::Open);
        (done.count(), self.decided().count())
    }

    /// What the reader decided or noted on findings: the words, what they claim, and what was found out, as the texts
    /// have them.
    #[must_use]
    pub fn found_out(&self) -> Vec<(&Quote, String, &Check)> {
        let figures = self.subjects.iter().flat_map(|subject| &subject.figures);
        let figures = figures.map(|figure| (&figure.quote, figure.told(), &figure.decided));
        let tellings = self.events.iter().flat_map(|event| &event.tellings);
        let tellings = tellings.map(|telling| (&telling.quote, telling.claim.clone(), &telling.decided));
        let all = figures.chain(tellings);
        let mut facts: Vec<_> = all.filter(|(.., decided)| !decided.is_empty()).collect();
        facts.sort_by_key(|(quote, ..)| quote.place());
        facts
    }

    /// What the articles are, where that has to be known before they are quoted.
    #[must_use]
    pub fn caution(&self) -> Option<&'static str> {
        self.bundled
            .then_some("The texts are retellings by the cotejo project; for quoting, go to the originals.")
    }

    /// How much there is: sources, figures, events, disagreements.
    #[must_use]
    pub fn counts(&self) -> [String; 4] {
        [
            count(self.sources.len(), "source"),
            count(self.figures(), "figure"),
            count(self.events.len(), "event"),
            count(self.disagreements(), "disagreement"),
        ]
    }

    /// The subjects on which the sources do not go together.
    pub fn disputed(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| subject.disagrees())
    }

    /// The events that the sources date otherwise.
    pub fn disputed_events(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| event.disagreement.is_some())
    }

    /// The arithmetic that does not come out.
    pub fn failing(&self) -> impl Iterator<Item = &Sum> {
        self.sums.iter().filter(|sum| !sum.holds)
    }

    /// How many disagreements there are: of figures, of dates, and within a text.
    #[must_use]
    pub fn disagreements(&self) -> usize {
        self.disputed().count() + self.disputed_events().count() + self.failing().count()
    }

    /// How many figures there are.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.subjects.iter().map(|subject| subject.figures.len()).sum()
    }

    /// The article at an index.
    #[must_use]
    pub fn source(&self, at: usize) -> Option<&Source> {
        self.sources.get(at)
    }

    /// The name of the article at an index.
    #[must_use]
    pub fn name(&self, at: usize) -> &str {
        self.source(at).map_or("?", |source| &source.name)
    }
}
