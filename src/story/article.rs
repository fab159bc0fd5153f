//! One text from one source: what it says of itself, its passages, and what was taken out of them.

use crate::analysis::{Findings, Period, Place, When};
use crate::text::{Language, Passage, Span};

/// Where a value of an article's metadata came from, strongest claim first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The reader corrected it.
    Corrected,
    /// The `cotejo.toml` beside the article states it.
    Stated,
    /// The article's own front matter states it.
    FrontMatter,
    /// A heading or the first line that stands apart.
    Headline,
    /// A line that names outlet and day: `Outlet | Monday, 20 May 2024`, `Published on …`.
    Masthead,
    /// The dateline at the head of the first paragraph: `City, Sep 12 (Agency)`.
    Dateline,
    /// A line of its own at the end with the outlet's name.
    Signature,
    /// A credit in brackets or after `Source:`, naming whom the text came from.
    Credit,
    /// An address that stands in the text.
    Address,
    /// The host of the article's address.
    Host,
    /// Worked out from the words of the prose.
    Prose,
    /// Given on the command line for articles that state none.
    Argument,
}

impl Basis {
    /// The basis in words, to follow “from”.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Corrected => "your correction",
            Self::Stated => "cotejo.toml",
            Self::FrontMatter => "the front matter",
            Self::Headline => "the headline",
            Self::Masthead => "the publication line",
            Self::Dateline => "the dateline",
            Self::Signature => "the signature line",
            Self::Credit => "the credit",
            Self::Address => "an address in the text",
            Self::Host => "the address's host",
            Self::Prose => "the words of the text",
            Self::Argument => "the command line",
        }
    }
}

/// A value that an article was found to have, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// What it rests on.
    pub basis: Basis,
    /// Where its words stand in the article's text, if they stand there.
    pub words: Option<Span>,
    /// What else had to be worked out, as a clause: `the year from “este viernes” and 2023`.
    pub note: Option<Box<str>>,
}

/// Why some words of a file are not shown as prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Front matter: read as metadata.
    FrontMatter,
    /// A row of links to other parts of a site.
    Navigation,
    /// Share buttons and social networks.
    Share,
    /// Prompts to comment, rate or answer.
    Comment,
    /// Invitations to subscribe, follow, register or donate, cookie notices.
    Subscribe,
    /// Advertisements, and teasers for other articles.
    Teaser,
    /// A picture that the saved text does not have.
    Image,
    /// Links to print, archive or find the original.
    Link,
    /// The article's own address.
    Address,
    /// The outlet's name, date or signature on a line of its own: read as metadata.
    Masthead,
    /// The author's name on a line of its own.
    Byline,
    /// Where the entry is filed, bookmarked or tagged.
    Filing,
    /// Copyright and legal notices.
    Legal,
    /// A rule or a row of ornaments.
    Rule,
    /// Marks of Markdown, LaTeX or HTML.
    Markup,
    /// The title once more.
    Repeated,
}

impl Reason {
    /// The reason in a word or two, as the reader and `show --removed` print it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::FrontMatter => "front matter",
            Self::Navigation => "navigation",
            Self::Share => "share buttons",
            Self::Comment => "comment prompt",
            Self::Subscribe => "subscription prompt",
            Self::Teaser => "teaser",
            Self::Image => "image placeholder",
            Self::Link => "link",
            Self::Address => "address",
            Self::Masthead => "publication line",
            Self::Byline => "byline",
            Self::Filing => "filing line",
            Self::Legal => "legal notice",
            Self::Rule => "rule",
            Self::Markup => "markup",
            Self::Repeated => "repeated title",
        }
    }
}

/// Words of the file that are not prose, kept so that they can be shown in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Where they stand in the article's text.
    pub span: Span,
    /// Why they were taken out.
    pub reason: Reason,
}

/// How the bytes of the file became text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding's name as the WHATWG Encoding Standard spells it.
    pub encoding: &'static str,
    /// Bytes before the text in the file (a byte order mark). Add it to an offset of the text to
    /// get the offset in the file, if `exact`.
    pub skipped: u32,
    /// Whether offsets of the text are offsets of the file. False where the file was not UTF-8.
    pub exact: bool,
    /// How many byte sequences were no text in that encoding and became U+FFFD.
    pub broken: u32,
}

impl Decoding {
    /// Plain UTF-8 without a byte order mark.
    pub const UTF8: Self = Self {
        encoding: "UTF-8",
        skipped: 0,
        exact: true,
        broken: 0,
    };
}

/// An article: a text from a source.
///
/// Each non-blank character of `text` lies in exactly one piece of one passage or in exactly one
/// removed span; nothing of a file is lost.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file as it was named: the path, `-` for standard input, `data/…` in the bundled
    /// collection.
    pub file: Box<str>,
    /// The decoded text of the file, as it is, control characters included.
    pub text: Box<str>,
    /// How `text` came from the file's bytes.
    pub decoding: Decoding,
    /// The prose in reading order.
    pub passages: Vec<Passage>,
    /// What is not prose, in order of `span`, not overlapping.
    pub removed: Vec<Removed>,
    /// Words in all passages.
    pub words: u32,
    /// The headline.
    pub title: Option<Known<Box<str>>>,
    /// The outlet that published it.
    pub source: Option<Known<Box<str>>>,
    /// When it was published.
    pub published: Option<Known<When>>,
    /// The language of its prose.
    pub language: Option<Known<Language>>,
    /// Where it was published.
    pub address: Option<Known<Box<str>>>,
    /// From whom the outlet had it.
    pub via: Option<Known<Box<str>>>,
    /// What a reader has to be told of it: front matter's `note`.
    pub note: Option<Known<Box<str>>>,
    /// The figures, dates and names in its passages.
    pub findings: Findings,
}

impl Article {
    /// The text of the passage at `index`, empty where there is none.
    #[must_use]
    pub fn passage(&self, index: usize) -> std::borrow::Cow<'_, str> {
        self.passages
            .get(index)
            .map(|passage| passage.text(&self.text))
            .unwrap_or_default()
    }

    /// The words at a place of the prose.
    #[must_use]
    pub fn words_at(&self, place: Place) -> String {
        place.span.of(&self.passage(place.passage as usize)).to_owned()
    }

    /// Where a place of the prose stands in the file, in bytes.
    #[must_use]
    pub fn place_in_file(&self, place: Place) -> Span {
        let passage = self.passages.get(place.passage as usize);
        self.in_file(
            passage
                .map(|passage| passage.in_article(place.span))
                .unwrap_or_default(),
        )
    }

    /// Where a span of `text` stands in the file, in bytes; in the decoded text where the file was
    /// not UTF-8 ([`Decoding::exact`] tells).
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        let skipped = if self.decoding.exact {
            self.decoding.skipped
        } else {
            0
        };
        Span {
            start: span.start + skipped,
            end: span.end + skipped,
        }
    }

    /// The outlet's name, or that there is none.
    #[must_use]
    pub fn source_words(&self) -> &str {
        self.source.as_ref().map_or("no source", |source| &source.value)
    }

    /// The date as people read it, or that there is none.
    #[must_use]
    pub fn date_words(&self) -> String {
        self.published
            .as_ref()
            .map_or_else(|| "undated".to_owned(), |date| date.value.short())
    }

    /// The days on which it may have been published; `None` where no day of the calendar is known.
    #[must_use]
    pub fn published_period(&self) -> Option<Period> {
        self.published.as_ref().and_then(|date| date.value.period())
    }

    /// The language's name, or that it is not known.
    #[must_use]
    pub fn language_words(&self) -> &str {
        self.language
            .as_ref()
            .map_or("language unknown", |language| language.value.name())
    }

    /// The language's code, `??` where it is not known.
    #[must_use]
    pub fn language_code(&self) -> &str {
        self.language
            .as_ref()
            .map_or("??", |language| language.value.code())
    }

    /// The first words, at most 160 characters, for an article that has no title.
    #[must_use]
    pub fn opening(&self) -> String {
        self.passage(0).chars().take(160).collect()
    }
}
