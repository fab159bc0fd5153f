//! A passage: one paragraph of prose as the reader sees it, made of the pieces of the file that it
//! came from.
//!
//! Cleaning takes nothing away from a text: a passage only points at what is prose, and reads as one
//! text when its pieces are joined. So each place in a passage leads back to a byte of the file.

use std::borrow::Cow;

use super::span::Span;

/// What a passage is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The headline or a heading between paragraphs.
    Heading,
    /// Running prose.
    Paragraph,
    /// A block quotation, set apart by the file.
    Quote,
    /// An item of a list: with its number or letter, without its bullet.
    List,
    /// The words under or beside a picture.
    Caption,
}

impl Kind {
    /// The name that `show` prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Quote => "quote",
            Self::List => "list",
            Self::Caption => "caption",
        }
    }
}

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glue {
    /// Nothing: only markup stood between them.
    None,
    /// One blank: a hard-wrapped line went on.
    Space,
    /// A line break that belongs to the text, as in verse.
    Line,
}

impl Glue {
    /// The text that the glue stands for.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Space => " ",
            Self::Line => "\n",
        }
    }
}

/// A run of bytes of the article's text that belongs to a passage as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Where the run stands in the article's text.
    pub span: Span,
    /// What joins it to the piece before; not read on a passage's first piece.
    pub glue: Glue,
}

/// One paragraph, heading, quotation, list item or caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its pieces in order, at least one, none empty.
    pub pieces: Box<[Piece]>,
}

impl Passage {
    /// The passage as one text: borrowed where it is one run of the file, joined where it is not.
    #[must_use]
    pub fn text<'a>(&self, raw: &'a str) -> Cow<'a, str> {
        match &*self.pieces {
            [] => Cow::Borrowed(""),
            [only] => Cow::Borrowed(only.span.of(raw)),
            [first, rest @ ..] => {
                let mut joined = String::from(first.span.of(raw));
                for piece in rest {
                    joined.push_str(piece.glue.text());
                    joined.push_str(piece.span.of(raw));
                }
                Cow::Owned(joined)
            }
        }
    }

    /// From the passage's first byte in the article's text to its last, with whatever lies between.
    #[must_use]
    pub fn extent(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end,
            },
            _ => Span::default(),
        }
    }

    /// Where `span`, in bytes of [`Passage::text`], stands in the article's text.
    ///
    /// A place on glue leads to the end of the piece before it; a place past the end, to the end.
    #[must_use]
    pub fn in_article(&self, span: Span) -> Span {
        Span::new(self.place(span.start, true), self.place(span.end, false))
    }

    /// The article's byte offset for a byte offset of the joined text. On the seam between two pieces,
    /// `starts` chooses the later one.
    fn place(&self, offset: u32, starts: bool) -> usize {
        let mut at = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            if index > 0 {
                at += piece.glue.text().len();
            }
            let offset = offset as usize;
            let last = index + 1 == self.pieces.len();
            let end = at + piece.span.len();
            if offset < at {
                // On glue: the seam itself has no byte of its own in the file.
                return piece.span.start as usize;
            }
            if offset < end || (offset == end && (last || !starts)) {
                return piece.span.start as usize + offset - at;
            }
            at = end;
        }
        self.extent().end as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_lines() -> (&'static str, Passage) {
        let raw = "**one two\r\nthree** four";
        let piece = |start, end, glue| Piece {
            span: Span::new(start, end),
            glue,
        };
        let pieces = [
            piece(2, 9, Glue::None),
            piece(11, 16, Glue::Space),
            piece(18, 23, Glue::None),
        ];
        (
            raw,
            Passage {
                kind: Kind::Paragraph,
                pieces: pieces.into(),
            },
        )
    }

    #[test]
    fn pieces_join_to_one_text() {
        let (raw, passage) = two_lines();
        assert_eq!(passage.text(raw), "one two three four");
        assert_eq!(passage.extent(), Span::new(2, 23));
    }

    #[test]
    fn a_place_leads_back_to_the_file() {
        let (raw, passage) = two_lines();
        let text = passage.text(raw);
        for word in ["one", "two", "three", "four"] {
            let at = text.find(word).unwrap();
            let span = passage.in_article(Span::new(at, at + word.len()));
            assert_eq!(span.of(raw), word);
        }
        assert_eq!(passage.in_article(Span::new(4, 13)).of(raw), "two\r\nthree");
    }
}
