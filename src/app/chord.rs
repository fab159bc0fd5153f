//! A key with its modifiers, as `keys.toml`, `--keys` and the help write it.

use std::fmt;
use std::str::FromStr;

/// A key, apart from its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A key that types a character; capitals are characters of their own.
    Char(char),
    /// A key without a character, by its name.
    Named(Named),
}

/// Declares [`Named`] with the name that the user writes.
macro_rules! named {
    ($($variant:ident $name:literal)*) => {
        /// A key that types no character.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Named {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        const NAMED: &[(Named, &str)] = &[$((Named::$variant, $name)),*];
    };
}

named! {
    Enter "enter"
    Esc "esc"
    Tab "tab"
    BackTab "backtab"
    Backspace "backspace"
    Delete "delete"
    Insert "insert"
    Up "up"
    Down "down"
    Left "left"
    Right "right"
    Home "home"
    End "end"
    PageUp "pageup"
    PageDown "pagedown"
}

/// A key pressed together with modifiers. Shift is in the key: a capital, or `backtab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control was down.
    pub ctrl: bool,
    /// Alt was down.
    pub alt: bool,
}

impl Chord {
    /// A key alone.
    #[must_use]
    pub fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
        }
    }

    /// The character that the chord types where text is entered.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (mut ctrl, mut alt) = (false, false);
        let mut rest = written;
        // A lone `-` at the end is the key itself.
        loop {
            if let Some(next) = rest.strip_prefix("ctrl-").filter(|next| !next.is_empty()) {
                (rest, ctrl) = (next, true);
            } else if let Some(next) = rest.strip_prefix("alt-").filter(|next| !next.is_empty()) {
                (rest, alt) = (next, true);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let key = match (chars.next(), chars.next()) {
            (Some(c), None) => Key::Char(c),
            _ if rest == "space" => Key::Char(' '),
            _ => NAMED
                .iter()
                .find(|(_, name)| *name == rest)
                .map(|(named, _)| Key::Named(*named))
                .ok_or_else(|| {
                    format!("“{written}” is no key; write a character, ctrl-x, or a name such as enter, esc, pagedown")
                })?,
        };
        Ok(Self { key, ctrl, alt })
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        match self.key {
            Key::Char(' ') => f.write_str("space"),
            Key::Char(c) => write!(f, "{c}"),
            Key::Named(named) => {
                let name = NAMED.iter().find(|(key, _)| *key == named);
                f.write_str(name.map_or("?", |(_, name)| name))
            }
        }
    }
}

/// Reads keys typed one after the other, as `--keys` gives them: characters, and names in angle
/// brackets (`jj<enter><ctrl-d>`). `<lt>` is the character `<`.
///
/// # Errors
/// Says which name is no key.
pub fn typed_keys(written: &str) -> Result<Vec<Chord>, String> {
    let mut chords = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((name, after)) = name {
            chords.push(if name == "lt" {
                Chord::plain(Key::Char('<'))
            } else {
                name.parse()?
            });
            rest = after;
        } else {
            chords.push(Chord::plain(Key::Char(c)));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(chords)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_reads_back_as_it_was_written() {
        for written in [
            "j",
            "G",
            "ctrl-d",
            "enter",
            "alt-x",
            "space",
            "-",
            "ctrl--",
            "é",
            "ctrl-alt-pagedown",
        ] {
            assert_eq!(written.parse::<Chord>().unwrap().to_string(), written);
        }
        assert!("entre".parse::<Chord>().unwrap_err().contains("entre"));
    }

    #[test]
    fn typed_keys_are_characters_and_names() {
        let keys = |written: &str| -> Vec<String> {
            typed_keys(written)
                .unwrap()
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        assert_eq!(
            keys("jJ<enter><ctrl-d>/a<lt>b"),
            ["j", "J", "enter", "ctrl-d", "/", "a", "<", "b"]
        );
        assert_eq!(keys("a<b"), ["a", "<", "b"]);
        assert!(typed_keys("<nokey>").is_err());
    }
}
