//! Keys, mouse, paste and size as crossterm reports them, turned into signals. A thread of its own
//! waits for them; nothing here polls.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind, poll, read,
};

use super::ground::{Ear, Heard};
use crate::app::{Chord, Key, Mouse, Named, Signal};

/// How long the rest of an answer may take to come, once it has begun.
const BREATH: Duration = Duration::from_millis(50);

/// The thread that reads the terminal. It can be made to wait, while another program reads it.
pub(super) struct Input {
    #[cfg(unix)]
    gate: gate::Gate,
}

impl Input {
    /// Starts the thread, among whose keys the answer may be to what the terminal was asked. It ends when the terminal is
    /// gone or nobody listens.
    pub(super) fn start(signals: Sender<Signal>, is_asked: bool) -> io::Result<Self> {
        #[cfg(unix)]
        let (gate, keeper) = gate::gate()?;
        std::thread::spawn(move || {
            let mut ear = Ear::new(is_asked);
            loop {
                #[cfg(unix)]
                if !keeper.wait() {
                    break;
                }
                match take(&signals, &mut ear) {
                    Ok(true) => {}
                    Ok(false) => return,
                    Err(_) => break,
                }
            }
            // A terminal that cannot be read is gone.
            let _ = signals.send(Signal::Terminate(HUNG_UP));
        });
        Ok(Self {
            #[cfg(unix)]
            gate,
        })
    }

    /// Leaves the terminal's input to another program while `work` goes on.
    pub(super) fn leave_to<T>(&self, work: impl FnOnce() -> T) -> T {
        #[cfg(unix)]
        let _shut = self.gate.shut();
        work()
    }
}

/// Takes in what the terminal has sent; false where nobody listens any more.
fn take(signals: &Sender<Signal>, ear: &mut Ear) -> io::Result<bool> {
    // Where one can wait outside, what is read here is there already.
    while cfg!(not(unix)) || poll(Duration::ZERO)? {
        for heard in ear.hear(read()?, || poll(BREATH).unwrap_or(false)) {
            let signal = match heard {
                Heard::Event(event) => signal(event),
                Heard::Ground { is_light } => Some(Signal::Ground { is_light }),
            };
            if let Some(signal) = signal
                && signals.send(signal).is_err()
            {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Waiting for the terminal so that somebody else can have it meanwhile.
#[cfg(unix)]
mod gate {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::os::fd::{AsFd, OwnedFd};
    use std::sync::mpsc::{Receiver, Sender, channel};

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::{Errno, read, write};

    /// Lets the reader wait.
    pub(super) struct Gate {
        bell: OwnedFd,
        waits: Receiver<()>,
        go_on: Sender<()>,
    }

    /// The reader's side.
    pub(super) struct Keeper {
        terminal: Option<File>,
        bell: OwnedFd,
        waits: Sender<()>,
        go_on: Receiver<()>,
    }

    /// The reader waits as long as this is kept.
    pub(super) struct Shut<'a>(&'a Gate);

    pub(super) fn gate() -> io::Result<(Gate, Keeper)> {
        let (heard, bell) = rustix::pipe::pipe()?;
        let (waits, is_waiting) = channel();
        let (go_on, may_go_on) = channel();
        // As crossterm does: the terminal is standard input, or else whatever the process belongs to.
        let terminal = if io::stdin().is_terminal() {
            None
        } else {
            Some(File::open("/dev/tty")?)
        };
        let gate = Gate {
            bell,
            waits: is_waiting,
            go_on,
        };
        let keeper = Keeper {
            terminal,
            bell: heard,
            waits,
            go_on: may_go_on,
        };
        Ok((gate, keeper))
    }

    impl Gate {
        /// Makes the reader wait; returns when it does.
        pub(super) fn shut(&self) -> Shut<'_> {
            if write(&self.bell, b"!").is_ok() {
                let _ = self.waits.recv();
            }
            Shut(self)
        }
    }

    impl Drop for Shut<'_> {
        fn drop(&mut self) {
            let _ = self.0.go_on.send(());
        }
    }

    impl Keeper {
        /// Waits until the terminal has something to read; false where it is gone, or nobody holds the gate.
        pub(super) fn wait(&self) -> bool {
            loop {
                let stdin = io::stdin();
                let terminal = self.terminal.as_ref().map_or(stdin.as_fd(), AsFd::as_fd);
                let mut both = [
                    PollFd::from_borrowed_fd(terminal, PollFlags::IN),
                    PollFd::from_borrowed_fd(self.bell.as_fd(), PollFlags::IN),
                ];
                match poll(&mut both, None) {
                    Ok(_) => {}
                    Err(Errno::INTR) => continue,
                    Err(_) => return false,
                }
                let [terminal, bell] = both.map(|fd| fd.revents());
                if bell.contains(PollFlags::IN) {
                    let mut rung = [0];
                    let _ = read(&self.bell, &mut rung);
                    if self.waits.send(()).is_err() || self.go_on.recv().is_err() {
                        return false;
                    }
                    continue;
                }
                if terminal.contains(PollFlags::IN) {
                    return true;
                }
                if !terminal.is_empty() || !bell.is_empty() {
                    return false;
                }
            }
        }
    }
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
