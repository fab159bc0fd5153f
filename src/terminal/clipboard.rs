//! Putting text where the user can paste it from: the terminal's clipboard, or a file where it is too long for
//! that.

use std::fs;
use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Terminals turn down longer texts.
const LONGEST: usize = 74_000;

/// Copies a text; returns what to tell the user.
pub(super) fn copy(text: &str) -> String {
    let done = if text.len() <= LONGEST {
        to_terminal(text).map(|()| "copied to the terminal's clipboard".to_owned())
    } else {
        let path = std::env::temp_dir().join(format!("cotejo-copy-{}.txt", std::process::id()));
        fs::write(&path, text).map(|()| {
            format!(
                "too long for the terminal's clipboard; it is in {}",
                path.display()
            )
        })
    };
    done.unwrap_or_else(|error| format!("nothing was copied: {error}"))
}

/// By OSC 52, which terminals take over ssh too.
fn to_terminal(text: &str) -> io::Result<()> {
    let mut out = io::stdout();
    queue!(out, CopyToClipboard::to_clipboard_from(text))?;
    out.flush()
}
