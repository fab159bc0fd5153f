//! The system's signals: asked to end, hung up, stopped and woken, another size of the terminal. Each becomes a signal in the one
//! channel, so that the terminal is restored by the same way out as always.

use std::io;
use std::sync::mpsc::Sender;

use crate::app::Signal;

/// Starts the thread that waits for the system's signals.
#[cfg(unix)]
pub(super) fn start(signals: Sender<Signal>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
    use signal_hook::iterator::Signals;

    let mut system = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ])?;
    std::thread::spawn(move || {
        for number in system.forever() {
            let signal = match number {
                SIGCONT => Signal::Resumed,
                SIGTSTP => Signal::Suspend,
                // A file that may not grow is told to whoever writes it.
                SIGXFSZ => continue,
                SIGWINCH => match crossterm::terminal::size() {
                    Ok((width, height)) => Signal::Resize(width, height),
                    Err(_) => continue,
                },
                // The status that shells give to a program that a signal ended.
                number => Signal::Terminate(u8::try_from(128 + number).unwrap_or(u8::MAX)),
            };
            if signals.send(signal).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Stops the program until the shell wakes it: the whole job, as the terminal's own ctrl-z would, so that
/// whoever runs us (`cargo run`, a script) stops too.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(
        rustix::process::Signal::STOP,
    )?)
}

/// There are no such signals here.
#[cfg(not(unix))]
pub(super) fn start(_: Sender<Signal>) -> io::Result<()> {
    Ok(())
}

/// There is nothing to stop for here.
#[cfg(not(unix))]
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}
