//! Keys, mouse, paste and size as crossterm reports them, turned into signals. A thread of its own
//! waits for them; nothing here polls.

use std::sync::mpsc::Sender;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind, read,
};

use crate::app::{Chord, Key, Mouse, Named, Signal};

/// Starts the thread that reads the terminal. It ends when the terminal is gone or nobody listens.
pub(super) fn start(signals: Sender<Signal>) {
    std::thread::spawn(move || {
        while let Ok(event) = read() {
            if let Some(signal) = signal(event)
                && signals.send(signal).is_err()
            {
                return;
            }
        }
        // A terminal that cannot be read is gone.
        let _ = signals.send(Signal::Terminate(HUNG_UP));
    });
}

/// The exit status of a program that its terminal has left: 128 and the number of the signal that says so.
const HUNG_UP: u8 = 129;

/// Lines that one notch of the wheel scrolls.
const NOTCH: isize = 3;

fn signal(event: Event) -> Option<Signal> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => chord(key).map(Signal::Key),
        Event::Mouse(mouse) => {
            let what = match mouse.kind {
                MouseEventKind::ScrollDown => Mouse::Wheel(NOTCH),
                MouseEventKind::ScrollUp => Mouse::Wheel(-NOTCH),
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                _ => return None,
            };
            Some(Signal::Mouse {
                what,
                x: mouse.column,
                y: mouse.row,
            })
        }
        Event::Paste(text) => Some(Signal::Paste(text)),
        Event::Resize(width, height) => Some(Signal::Resize(width, height)),
        _ => None,
    }
}

fn chord(key: KeyEvent) -> Option<Chord> {
    let named = match key.code {
        KeyCode::Char(c) => {
            return Some(Chord {
                key: Key::Char(c),
                ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
                alt: key.modifiers.contains(KeyModifiers::ALT),
            });
        }
        KeyCode::Enter => Named::Enter,
        KeyCode::Esc => Named::Esc,
        KeyCode::Tab => Named::Tab,
        KeyCode::BackTab => Named::BackTab,
        KeyCode::Backspace => Named::Backspace,
        KeyCode::Delete => Named::Delete,
        KeyCode::Insert => Named::Insert,
        KeyCode::Up => Named::Up,
        KeyCode::Down => Named::Down,
        KeyCode::Left => Named::Left,
        KeyCode::Right => Named::Right,
        KeyCode::Home => Named::Home,
        KeyCode::End => Named::End,
        KeyCode::PageUp => Named::PageUp,
        KeyCode::PageDown => Named::PageDown,
        _ => return None,
    };
    Some(Chord {
        key: Key::Named(named),
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_becomes_the_chord_that_the_keymap_writes() {
        let pressed = |code, modifiers| chord(KeyEvent::new(code, modifiers)).unwrap().to_string();
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(pressed(KeyCode::Char('d'), KeyModifiers::CONTROL), "ctrl-d");
        assert_eq!(pressed(KeyCode::PageDown, KeyModifiers::NONE), "pagedown");
        assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT), "backtab");
        assert!(chord(KeyEvent::new(KeyCode::F(1), KeyModifiers::NONE)).is_none());
    }
}
