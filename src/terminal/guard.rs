//! The terminal's state: taken over when the interface begins, handed back on every way out (end,
//! panic, signal, suspension).

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{Command, queue};

/// Whether the terminal is ours at the moment.
static OURS: AtomicBool = AtomicBool::new(false);

/// Asks for presses and the wheel, in a form without limits on the column. Motion is not asked for:
/// every move of the mouse would wake the program.
struct MouseOn;

/// Takes [`MouseOn`] back.
struct MouseOff;

impl Command for MouseOn {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        crossterm::event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

impl Command for MouseOff {
    fn write_ansi(&self, f: &mut impl std::fmt::Write) -> std::fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1000l")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        crossterm::event::DisableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

/// Holds the terminal; hands it back when dropped.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal over.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        take(mouse)?;
        Ok(Self)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Takes the terminal over: raw mode, a screen of our own, pasted text marked as such, the mouse if
/// it is wanted.
pub(super) fn take(mouse: bool) -> io::Result<()> {
    if OURS.load(Ordering::SeqCst) {
        // Stopped from outside, we still think that it is raw; the shell may have changed that.
        disable_raw_mode()?;
    }
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        queue!(out, MouseOn)?;
    }
    out.flush()
}

/// Hands the terminal back as it was found; does nothing where it is not ours. A terminal that is gone
/// cannot be restored, and nobody is there to be told.
pub(super) fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout().lock();
    let _ = queue!(out, MouseOff, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Asks the terminal for mouse events, or leaves the mouse to it.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if on {
        queue!(out, MouseOn)?;
    } else {
        queue!(out, MouseOff)?;
    }
    out.flush()
}

/// Restores the terminal before a panic is reported, so that the report can be read. Panics of other
/// threads are not the end of the program: whoever runs them catches them and tells the user.
pub(super) fn restore_on_panic() {
    let report = std::panic::take_hook();
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == main {
            restore();
            report(panic);
        }
    }));
}
