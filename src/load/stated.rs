//! What somebody states about an article, in front matter or in `cotejo.toml`: keys and values to
//! fields, with a sentence for each value that cannot be what its key wants.

use crate::analysis::When;
use crate::analysis::written;
use crate::text::Language;

/// A value as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Words, a number or a date, as text.
    Text(String),
    /// A list, a table, true or false: nothing that a field could hold.
    Other,
}

/// What is stated of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) title: Option<Box<str>>,
    pub(super) source: Option<Box<str>>,
    pub(super) published: Option<When>,
    pub(super) language: Option<Language>,
    pub(super) address: Option<Box<str>>,
    pub(super) via: Option<Box<str>>,
    pub(super) note: Option<Box<str>>,
}

/// What became of a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// It was understood.
    Done,
    /// No field has this name.
    Unknown,
    /// The value does not fit.
    Wrong(String),
}

impl Stated {
    /// Whether nothing at all is stated.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes one key with its value; the first of two keys for one field wins.
    pub(super) fn set(&mut self, key: &str, value: &Value) -> Set {
        let key = super::words::folded(key, 40).replace([' ', '-'], "_");
        let field = match &*key {
            "title" | "headline" | "titulo" => &mut self.title,
            "source" | "outlet" | "publisher" | "site" | "site_name" | "publication" | "fuente" | "medio" => {
                match value {
                    // Web clippers put the page's address where others put the outlet.
                    Value::Text(text) if is_address(text) => &mut self.address,
                    _ => &mut self.source,
                }
            }
            "address" | "url" | "link" | "source_url" | "canonical" | "canonical_url" | "permalink"
            | "original" => &mut self.address,
            "via" | "agency" => &mut self.via,
            "note" => &mut self.note,
            "published" | "date" | "pubdate" | "date_published" | "published_date" | "published_time"
            | "published_at" | "publish_date" | "fecha" => {
                return self.set_date(value);
            }
            "language" | "lang" | "locale" | "idioma" => return self.set_language(value),
            _ => return Set::Unknown,
        };
        match value {
            Value::Text(text) => {
                let text = text.trim();
                if field.is_none() && !text.is_empty() {
                    *field = Some(text.into());
                }
                Set::Done
            }
            Value::Other => Set::Wrong(format!("`{key}` wants words in quotes")),
        }
    }

    fn set_date(&mut self, value: &Value) -> Set {
        let Value::Text(text) = value else {
            return Set::Wrong("a date is wanted: 2024-05-20, 2024-05 or 2024".to_owned());
        };
        if text.trim().is_empty() {
            return Set::Done;
        }
        match parse_date(text.trim()) {
            Ok(when) => {
                self.published.get_or_insert(when);
                Set::Done
            }
            Err(why) => Set::Wrong(why),
        }
    }

    fn set_language(&mut self, value: &Value) -> Set {
        match value {
            Value::Text(text) if text.trim().is_empty() => Set::Done,
            Value::Text(text) => match text.trim().parse() {
                Ok(language) => {
                    self.language.get_or_insert(language);
                    Set::Done
                }
                Err(why) => Set::Wrong(why),
            },
            Value::Other => Set::Wrong("a language is wanted, such as en or es".to_owned()),
        }
    }
}

/// A date as `When` reads it, with a time after it, or in words.
fn parse_date(text: &str) -> Result<When, String> {
    let day = text
        .find(['T', ' '])
        .filter(|at| *at == 10)
        .map_or(text, |at| &text[..at]);
    day.parse().or_else(|why| written::whole(text).ok_or(why))
}

/// Whether the words are an address.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn dates_may_have_a_time_or_be_written_out() {
        for (written, when) in [
            ("2024-05-20", "2024-05-20"),
            ("2024-05", "2024-05"),
            ("2024-05-20T08:30:00-04:00", "2024-05-20"),
            ("20 de mayo de 2024", "2024-05-20"),
            ("May 20, 2024", "2024-05-20"),
        ] {
            let mut stated = Stated::default();
            assert_eq!(stated.set("date", &text(written)), Set::Done);
            assert_eq!(stated.published, Some(when.parse().unwrap()));
        }
        let mut stated = Stated::default();
        assert!(matches!(
            stated.set("published", &text("2024-13-01")),
            Set::Wrong(_)
        ));
    }

    #[test]
    fn a_clippers_source_is_an_address() {
        let mut stated = Stated::default();
        stated.set("source", &text("https://news.example/a"));
        assert_eq!(stated.address.as_deref(), Some("https://news.example/a"));
        assert_eq!(stated.source, None);
        assert_eq!(stated.set("tags", &Value::Other), Set::Unknown);
    }
}
