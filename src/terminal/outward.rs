//! What the user's other programs are asked to do: the browser opens an address, the editor a file at a line.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address in the user's browser, and does not wait for it; or says why not.
pub(super) fn browse(address: &str) -> Result<String, String> {
    if !["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
    {
        return Err(format!("{address} is no address of a page"));
    }
    let mut last = None;
    for mut command in open::commands(address) {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Somebody has to be told that it ended.
                std::thread::spawn(move || child.wait());
                return Ok(format!("{address} opens in the browser"));
            }
            Err(error) => last = Some(error),
        }
    }
    let why = last.map(|error| format!(" ({error})")).unwrap_or_default();
    Err(format!(
        "no browser could be started{why}; the address is {address}"
    ))
}

/// Has the user edit a file at a line, counted from 1, and waits for that.
///
/// # Errors
/// When the editor cannot be run, or says itself that something went wrong.
pub(super) fn edit(file: &str, line: usize) -> io::Result<()> {
    let named = |name: &str| std::env::var(name).ok().filter(|words| !words.trim().is_empty());
    let editor = named("VISUAL").or_else(|| named("EDITOR"));
    let editor = editor.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut command = Command::new(program);
    command.args(words).args(at_line(program, file, line));
    let status = command
        .status()
        .map_err(|error| io::Error::other(format!("{program} cannot be run: {error}; set EDITOR")))?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!("{program} ended with {status}")))
}

/// How a program is told the line: most take `+12` before the file.
fn at_line(program: &str, file: &str, line: usize) -> Vec<String> {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    match name {
        "hx" | "helix" | "zed" | "subl" => vec![format!("{file}:{line}")],
        "code" | "codium" | "code-insiders" => {
            vec!["--wait".to_owned(), "--goto".to_owned(), format!("{file}:{line}")]
        }
        "notepad" => vec![file.to_owned()],
        _ => vec![format!("+{line}"), file.to_owned()],
    }
}
