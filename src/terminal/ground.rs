//! Whether the terminal's background is light: asked of the terminal, whose answer comes in among the keys and is
//! taken out of them, however late it comes; guessed from the environment until then.
//!
//! Nothing here reads the terminal. A query that reads for itself, as crates for this do, takes away what is typed
//! meanwhile, and leaves an answer that comes after its deadline to be read as keys.

use std::io::{self, Write};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers};

/// Asks for the background; the answer names it in the same form.
const QUERY: &[u8] = b"\x1b]11;?\x1b\\";
/// What answers begin with, after the mark that introduces them.
const BEGINNINGS: [&str; 2] = ["11;rgb:", "11;rgba:"];
/// Longer than any answer.
const LONGEST: usize = 40;

/// Asks the terminal for its background. False where no answer can be hoped for.
pub(super) fn ask() -> io::Result<bool> {
    // The console of Linux has no such thing, and where events are no bytes, neither.
    if cfg!(not(unix)) || std::env::var("TERM").is_ok_and(|term| term == "linux") {
        return Ok(false);
    }
    let mut out = io::stdout().lock();
    out.write_all(QUERY)?;
    out.flush()?;
    Ok(true)
}

/// Whether the background is light, as far as the environment tells: `COLORFGBG` ends in its number among the sixteen
/// colours. It may be out of date, so that what the terminal answers goes before it.
pub(super) fn guess() -> bool {
    let said = std::env::var("COLORFGBG").unwrap_or_default();
    let number = said.rsplit(';').next().and_then(|last| last.parse().ok());
    number.is_some_and(|number: u8| number == 7 || (9..=15).contains(&number))
}

/// What comes out of the events.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    /// An event that is no part of an answer.
    Event(Event),
    /// The answer.
    Ground {
        /// Whether dark words stand out on it.
        is_light: bool,
    },
}

/// Listens among events for the answer to what was asked.
#[derive(Debug, Default)]
pub(super) struct Ear {
    /// Whether an answer is still to come.
    listens: bool,
    /// Events that may be an answer.
    held: Vec<Event>,
    /// The characters in them.
    words: String,
}

impl Ear {
    /// An ear that listens for one answer, or for none.
    pub(super) fn new(listens: bool) -> Self {
        Self {
            listens,
            ..Self::default()
        }
    }

    /// Takes an event in. `more` waits a moment for another one and says whether there is one: what nobody goes on
    /// with is no answer.
    pub(super) fn hear(&mut self, event: Event, more: impl FnOnce() -> bool) -> Vec<Heard> {
        let begins = pressed(&event, KeyModifiers::ALT) == Some(']');
        if !self.listens || (self.held.is_empty() && !begins) {
            return vec![Heard::Event(event)];
        }
        // `BEL` reaches us as ctrl-g, `ST` as alt-backslash.
        let ends = pressed(&event, KeyModifiers::CONTROL) == Some('g')
            || pressed(&event, KeyModifiers::ALT) == Some('\\');
        let typed = pressed(&event, KeyModifiers::NONE).or_else(|| pressed(&event, KeyModifiers::SHIFT));
        let is_first = self.held.is_empty();
        self.held.push(event);
        if ends && let Some(is_light) = light(&self.words) {
            *self = Self::default();
            return vec![Heard::Ground { is_light }];
        }
        self.words.extend(typed);
        let goes_on = is_first || (typed.is_some() && may_be(&self.words));
        if goes_on && more() {
            return Vec::new();
        }
        self.words.clear();
        self.held.drain(..).map(Heard::Event).collect()
    }
}

/// The character of a key that was pressed with just these modifiers.
fn pressed(event: &Event, modifiers: KeyModifiers) -> Option<char> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release && key.modifiers == modifiers => {
            match key.code {
                KeyCode::Char(c) => Some(c),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether this is an answer or its beginning.
fn may_be(words: &str) -> bool {
    words.len() <= LONGEST
        && BEGINNINGS
            .iter()
            .any(|beginning| match words.strip_prefix(beginning) {
                Some(rest) => rest.chars().all(|c| c.is_ascii_hexdigit() || c == '/'),
                None => beginning.starts_with(words),
            })
}

/// Whether the colour of an answer, `11;rgb:ffff/ffff/ffff`, is light; nothing where it is no answer.
fn light(words: &str) -> Option<bool> {
    let colour = BEGINNINGS
        .iter()
        .find_map(|beginning| words.strip_prefix(beginning))?;
    let parts: Vec<f32> = colour
        .split('/')
        .map(|part| {
            let most = 16_f32.powi(i32::try_from(part.len()).ok()?) - 1.0;
            // A part has at most four digits, which `f32` holds exactly.
            let value = u16::from_str_radix(part, 16).ok()?;
            Some(f32::from(value) / most)
        })
        .collect::<Option<_>>()?;
    let [red, green, blue, ..] = parts[..] else {
        return None;
    };
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn key(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    /// The events of an answer as the terminal's reader makes them.
    fn answer(words: &str, bell: bool) -> Vec<Event> {
        let mut events = vec![key(']', KeyModifiers::ALT)];
        events.extend(words.chars().map(|c| key(c, KeyModifiers::NONE)));
        events.push(if bell {
            key('g', KeyModifiers::CONTROL)
        } else {
            key('\\', KeyModifiers::ALT)
        });
        events
    }

    fn hear(ear: &mut Ear, events: Vec<Event>) -> Vec<Heard> {
        events
            .into_iter()
            .flat_map(|event| ear.hear(event, || true))
            .collect()
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys() {
        for (words, is_light) in [
            ("11;rgb:ffff/fafa/f0f0", true),
            ("11;rgb:1d/20/26", false),
            ("11;rgba:0000/0000/0000/ffff", false),
        ] {
            for bell in [false, true] {
                let mut ear = Ear::new(true);
                let mut events = vec![key('j', KeyModifiers::NONE)];
                events.extend(answer(words, bell));
                events.push(key('k', KeyModifiers::NONE));
                let heard = hear(&mut ear, events);
                assert_eq!(
                    heard,
                    [
                        Heard::Event(key('j', KeyModifiers::NONE)),
                        Heard::Ground { is_light },
                        Heard::Event(key('k', KeyModifiers::NONE))
                    ]
                );
            }
        }
    }

    #[test]
    fn what_is_no_answer_comes_out_as_it_went_in() {
        for words in [
            "11;rgx:",
            "12;rgb:ff/ff/ff",
            "11;rgb:ff/ff",
            "11;rgb:/ff/ff",
            "hello",
        ] {
            let events = answer(words, true);
            let heard = hear(&mut Ear::new(true), events.clone());
            assert_eq!(
                heard,
                events.into_iter().map(Heard::Event).collect::<Vec<_>>(),
                "{words}"
            );
        }
        let alone = key(']', KeyModifiers::ALT);
        let heard = Ear::new(true).hear(alone.clone(), || false);
        assert_eq!(heard, [Heard::Event(alone)], "nobody went on");
    }

    #[test]
    fn there_is_one_answer_to_one_question() {
        let mut ear = Ear::new(true);
        hear(&mut ear, answer("11;rgb:ff/ff/ff", false));
        let again = answer("11;rgb:ff/ff/ff", false);
        assert_eq!(hear(&mut ear, again.clone()).len(), again.len());
    }
}
