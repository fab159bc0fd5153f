//! Markup being written. Tags can only be words of this program (`&'static str`); whatever comes from an article goes
//! through [`Markup::text`] or an attribute's value, which leave nothing in it that a browser would act on.

use std::fmt::Write;

use crate::report::dossier::model::{Quote, Source};
use crate::story::{Check, State};
use crate::text::{Span, excerpt, visible};

/// A piece of the page.
#[derive(Debug, Default)]
pub(super) struct Markup {
    html: String,
}

impl Markup {
    /// Tags of ours.
    pub(super) fn tag(&mut self, tags: &'static str) -> &mut Self {
        self.html.push_str(tags);
        self
    }

    /// Words, harmless whatever they are.
    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        escape(words, &mut self.html);
        self
    }

    /// An attribute of the tag that is open.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.html.extend([" ", name, "=\""]);
        escape(value, &mut self.html);
        self.html.push('"');
        self
    }

    /// A number as an attribute, to the tenth.
    pub(super) fn place(&mut self, name: &'static str, at: f64) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.html, " {name}=\"{}\"", (at * 10.0).round() / 10.0);
        self
    }

    /// A whole element of words.
    pub(super) fn element(&mut self, open: &'static str, words: &str, close: &'static str) -> &mut Self {
        self.tag(open).text(words).tag(close)
    }

    /// Words of an article, as a quotation in its language, with what is meant marked.
    pub(super) fn quote(&mut self, quote: &Quote, source: Option<&Source>) -> &mut Self {
        self.tag("<q dir=\"auto\"");
        if let Some(language) = source.and_then(|source| source.language.as_deref()) {
            self.attribute("lang", language);
        }
        self.tag(">");
        self.parts(quote);
        self.tag("</q>")
    }

    /// As much of a quotation around what is meant as fits into so many columns.
    pub(super) fn brief(&mut self, quote: &Quote, source: Option<&Source>, width: usize) -> &mut Self {
        let Some((span, differs)) = quote.marks.first() else {
            return self.quote(quote, source);
        };
        let around = excerpt(&quote.words, *span, width);
        let mark = Span::new(around.before.len(), around.before.len() + around.words.len());
        let brief = Quote {
            words: around.before + &around.words + &around.after,
            marks: vec![(mark, *differs)],
            ..*quote
        };
        self.quote(&brief, source)
    }

    /// The words of a quotation, with what is meant marked.
    pub(super) fn parts(&mut self, quote: &Quote) -> &mut Self {
        for (words, mark) in quote.parts() {
            match mark {
                None => self.text(words),
                Some(false) => self.element("<mark>", words, "</mark>"),
                Some(true) => self.element("<mark class=\"differs\">", words, "</mark>"),
            };
        }
        self
    }

    /// What the reader found out, as a badge; nothing where that is open.
    pub(super) fn badge(&mut self, decided: &Check) -> &mut Self {
        match decided.state {
            State::Open => self,
            State::Verified => self.tag(" <span class=\"state good\">✓ verified</span>"),
            State::Wrong => self.tag(" <span class=\"state bad\">✗ wrong</span>"),
            State::Unclear => self.tag(" <span class=\"state unsure\">? cannot tell</span>"),
        }
    }

    /// The reader's note and what it rests on.
    pub(super) fn remark(&mut self, decided: &Check) -> &mut Self {
        if !decided.note.is_empty() {
            self.element("<p class=\"remark\"><b>Note:</b> ", &decided.note, "</p>");
        }
        if !decided.source.is_empty() {
            self.tag("<p class=\"remark\"><b>Checked against:</b> ");
            self.address(&decided.source).tag("</p>");
        }
        self
    }

    /// An address: a link where it is one of the web, else words.
    pub(super) fn address(&mut self, address: &str) -> &mut Self {
        let begins = |scheme: &str| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        if !begins("https://") && !begins("http://") || address.contains(char::is_whitespace) {
            return self.text(address);
        }
        self.tag("<a class=\"address\" rel=\"noreferrer\"")
            .attribute("href", address);
        self.tag(">").text(address).tag("</a>")
    }

    /// What a reference to a finding in the page is called.
    pub(super) fn reference(kind: char, article: usize, at: u32) -> String {
        format!("{kind}{article}-{at}")
    }

    /// The page as text.
    pub(super) fn done(self) -> String {
        self.html
    }
}

/// Puts words behind, without anything that a browser takes for markup or an order.
fn escape(words: &str, html: &mut String) {
    for c in visible(words).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_cannot_end_what_they_stand_in() {
        let mut page = Markup::default();
        page.tag("<a").attribute("title", "\"><script>'").tag(">");
        page.text("</a>&amp;\u{1b}[31m\u{202e}").tag("</a>");
        assert_eq!(
            page.done(),
            "<a title=\"&quot;&gt;&lt;script&gt;&#39;\">&lt;/a&gt;&amp;amp;␛[31m</a>"
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let shown = |address: &str| {
            let mut page = Markup::default();
            page.address(address);
            page.done()
        };
        assert!(shown("https://a.example/?b=1&c=2").contains("href=\"https://a.example/?b=1&amp;c=2\""));
        for other in ["javascript:alert(1)", "data:text/html,x", "https://a b", "é", ""] {
            assert!(!shown(other).contains("<a"), "{other}");
        }
    }
}
