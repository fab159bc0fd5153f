//! Which language a text is written in, by its ISO 639 code, and the one place that asks the
//! detector.

use std::fmt;
use std::str::FromStr;

/// A language by its ISO 639-1 code, or its 639-3 code where it has no shorter one; lower-case ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// Spanish.
    pub const SPANISH: Self = Self(*b"es\0");

    /// The code, two or three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        let end = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    /// The language's English name, or its code where we have no name for it.
    #[must_use]
    pub fn name(&self) -> &str {
        NAMES
            .iter()
            .find(|(code, ..)| *code == self.code())
            .map_or(self.code(), |(_, _, name)| name)
    }

    /// The languages that the program has words of, in the order of their files.
    pub fn read() -> impl Iterator<Item = Self> {
        let lexicons = super::lexicon::Lexicon::all().iter();
        lexicons.filter_map(|lexicon| lexicon.language.parse().ok())
    }

    /// Works out the language of running prose; `None` where the words do not settle it.
    #[must_use]
    pub fn of(prose: &str) -> Option<Self> {
        let found = whatlang::detect(prose).filter(|found| found.confidence() >= ENOUGH)?;
        let long = found.lang().code();
        let code = NAMES
            .iter()
            .find(|(_, three, _)| *three == long)
            .map_or(long, |(code, ..)| code);
        code.parse().ok()
    }
}

/// From what confidence on the detector is believed. Its own mark of 0.9 turns down most single
/// sentences; what it says wrongly of fragments lies below 0.05.
const ENOUGH: f64 = 0.3;

/// ISO 639-1 code, the ISO 639-3 code that the detector speaks, English name. Languages that are
/// not listed keep their three letters.
const NAMES: [(&str, &str, &str); 26] = [
    ("en", "eng", "English"),
    ("es", "spa", "Spanish"),
    ("pt", "por", "Portuguese"),
    ("fr", "fra", "French"),
    ("it", "ita", "Italian"),
    ("ca", "cat", "Catalan"),
    ("de", "deu", "German"),
    ("nl", "nld", "Dutch"),
    ("ru", "rus", "Russian"),
    ("uk", "ukr", "Ukrainian"),
    ("pl", "pol", "Polish"),
    ("cs", "ces", "Czech"),
    ("ro", "ron", "Romanian"),
    ("hu", "hun", "Hungarian"),
    ("sv", "swe", "Swedish"),
    ("da", "dan", "Danish"),
    ("nb", "nob", "Norwegian"),
    ("fi", "fin", "Finnish"),
    ("el", "ell", "Greek"),
    ("tr", "tur", "Turkish"),
    ("ar", "ara", "Arabic"),
    ("he", "heb", "Hebrew"),
    ("hi", "hin", "Hindi"),
    ("zh", "cmn", "Chinese"),
    ("ja", "jpn", "Japanese"),
    ("ko", "kor", "Korean"),
];

impl FromStr for Language {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        // `es-MX` and `es_MX` name a region too, which nothing here asks for yet.
        let short = code.split(['-', '_']).next().unwrap_or_default();
        if !matches!(short.len(), 2 | 3) || !short.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(format!(
                "“{code}” is no language code; write two letters, such as en or es"
            ));
        }
        let mut bytes = [0; 3];
        bytes[..short.len()].copy_from_slice(short.to_ascii_lowercase().as_bytes());
        Ok(Self(bytes))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_names_its_language() {
        let english = "The minister said on Friday that the talks would go on for another week.";
        let spanish = "El ministro dijo el viernes que las conversaciones seguirán una semana más.";
        assert_eq!(Language::of(english), Some(Language::ENGLISH));
        assert_eq!(Language::of(spanish), Some(Language::SPANISH));
    }

    #[test]
    fn too_little_prose_settles_nothing() {
        assert_eq!(Language::of("12 34 — 56"), None);
        assert_eq!(Language::of("Hola"), None);
    }

    #[test]
    fn codes_are_read_with_or_without_a_region() {
        assert_eq!("es-MX".parse(), Ok(Language::SPANISH));
        assert_eq!("EN".parse(), Ok(Language::ENGLISH));
        assert!("english".parse::<Language>().is_err());
    }
}
