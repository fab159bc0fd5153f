//! Putting text where the user can paste it from: the terminal's clipboard and, where there is one, the desktop's; a
//! file where the text is too long for the terminal.
//!
//! The terminal's is reached by OSC 52, also over ssh, but not every terminal takes it and none says so. The desktop's
//! is the sure one where the program runs on the machine whose screen one looks at. It belongs to the program that
//! filled it as long as that runs, so a thread of its own keeps it; there nothing that does not answer holds up a key.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::files::write_new;
use crate::app::Signal;

/// Terminals turn down longer texts.
const LONGEST: usize = 74_000;
/// How long leaving waits for the desktop to take over what was copied.
const FAREWELL: Duration = Duration::from_millis(300);

/// The clipboards that there are.
pub(super) struct Clipboard {
    signals: Sender<Signal>,
    /// Whether there is a desktop to be reached.
    has_desktop: bool,
    desktop: Option<Desktop>,
    /// The text that was too long the last time.
    file: Option<PathBuf>,
}

/// The thread that keeps the desktop's clipboard.
struct Desktop {
    texts: Sender<Errand>,
    /// Closed when the thread has ended.
    ended: Receiver<()>,
}

/// A text for the desktop's clipboard, and what to tell the user when it is there.
struct Errand {
    text: Box<str>,
    done: String,
}

impl Clipboard {
    /// Looks which clipboards there are; touches none of them.
    pub(super) fn new(signals: Sender<Signal>) -> Self {
        Self {
            signals,
            has_desktop: has_desktop(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())),
            desktop: None,
            file: None,
        }
    }

    /// Copies a text; returns what to tell the user. When the desktop has taken it too, a signal tells that.
    pub(super) fn copy(&mut self, text: &str) -> String {
        let nothing = |error: io::Error| format!("nothing was copied: {error}");
        let (told, done) = if text.len() <= LONGEST {
            match to_terminal(text) {
                Ok(()) => (
                    "copied to the terminal's clipboard".to_owned(),
                    "copied to the terminal's clipboard and to the desktop's".to_owned(),
                ),
                Err(error) => (nothing(error), "copied to the desktop's clipboard".to_owned()),
            }
        } else {
            match self.put_into_file(&std::env::temp_dir(), text) {
                Ok(path) => (
                    format!("too long for the terminal's clipboard; it is in {path}"),
                    format!(
                        "copied to the desktop's clipboard; too long for the terminal's, it is in {path} too"
                    ),
                ),
                Err(error) => (nothing(error), "copied to the desktop's clipboard".to_owned()),
            }
        };
        self.hand_over(text, done);
        told
    }

    /// To a file, whose path is returned. It takes the place of the last one of ours.
    fn put_into_file(&mut self, folder: &Path, text: &str) -> io::Result<String> {
        if let Some(last) = self.file.take() {
            // Where it is gone already, there is nothing to be cleared away.
            let _ = fs::remove_file(last);
        }
        let path = write_new(
            folder,
            &format!("cotejo-copy-{}", std::process::id()),
            "txt",
            text,
        )?;
        Ok(self.file.insert(path).display().to_string())
    }

    fn hand_over(&mut self, text: &str, done: String) {
        if !self.has_desktop {
            return;
        }
        let signals = &self.signals;
        let desktop = self
            .desktop
            .get_or_insert_with(|| Desktop::start(signals.clone()));
        let errand = Errand {
            text: text.into(),
            done,
        };
        // The thread ends where there is no desktop after all.
        self.has_desktop = desktop.texts.send(errand).is_ok();
    }

    /// Lets go of the desktop's clipboard, so that whoever looks after it there can take over what was copied.
    pub(super) fn leave(self) {
        if let Some(Desktop { texts, ended }) = self.desktop {
            drop(texts);
            let _ = ended.recv_timeout(FAREWELL);
        }
    }
}

impl Desktop {
    fn start(signals: Sender<Signal>) -> Self {
        let (texts, errands) = channel::<Errand>();
        let (end, ended) = channel();
        thread::spawn(move || {
            // Closed when the clipboard is let go of.
            let _end: Sender<()> = end;
            let Ok(mut clipboard) = arboard::Clipboard::new() else {
                return;
            };
            for Errand { text, done } in errands {
                let is_taken = clipboard.set_text(text.as_ref()).is_ok();
                if is_taken && signals.send(Signal::Told(done)).is_err() {
                    return;
                }
            }
        });
        Self { texts, ended }
    }
}

/// Whether the program runs on the machine whose screen the user looks at, and that has a desktop.
fn has_desktop(is_set: impl Fn(&str) -> bool) -> bool {
    let is_far = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"]
        .into_iter()
        .any(&is_set);
    let needs_display = cfg!(all(unix, not(target_os = "macos")));
    !is_far && (!needs_display || is_set("DISPLAY"))
}

/// By OSC 52, which terminals take over ssh too.
fn to_terminal(text: &str) -> io::Result<()> {
    let mut out = io::stdout();
    queue!(out, CopyToClipboard::to_clipboard_from(text))?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn a_desktop_is_where_a_display_is_and_not_at_the_other_end_of_ssh() {
        let with = |names: &'static [&str]| has_desktop(|name| names.contains(&name));
        assert!(with(&["DISPLAY"]));
        assert!(!with(&[]));
        assert!(!with(&["DISPLAY", "SSH_CONNECTION"]));
    }

    fn without_desktop(signals: Sender<Signal>) -> Clipboard {
        Clipboard {
            signals,
            has_desktop: false,
            desktop: None,
            file: None,
        }
    }

    #[test]
    #[cfg(unix)]
    fn what_is_too_long_goes_into_no_file_of_somebody_else_and_is_nobody_elses_to_read() {
        use std::os::unix::fs::{MetadataExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let victim = folder.path().join("victim");
        fs::write(&victim, "theirs").unwrap();
        let planted = format!("cotejo-copy-{}.txt", std::process::id());
        symlink(&victim, folder.path().join(planted)).unwrap();
        let mut clipboard = without_desktop(channel().0);
        let first = clipboard.put_into_file(folder.path(), "one").unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "theirs");
        assert_eq!(fs::metadata(&first).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::read_to_string(&first).unwrap(), "one");
        // The next one lies where this one did, and nothing piles up.
        let second = clipboard.put_into_file(folder.path(), "two").unwrap();
        assert_eq!(second, first);
        assert_eq!(fs::read_to_string(&second).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_desktop_that_does_not_answer_holds_up_nothing() {
        let (signals, told) = channel();
        let mut clipboard = without_desktop(signals);
        clipboard.hand_over("text", "done".to_owned());
        assert!(clipboard.desktop.is_none());
        clipboard.leave();
        assert!(told.recv().is_err());
    }
}
