//! Paths to files: folders in order of name, hidden files left out, and a sentence for each path that
//! cannot be read. Opens nothing.

use std::collections::HashSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::story::Problem;

/// Endings that make a file in a folder an article. (HTML and feeds would be named here.)
const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Endings of texts that are not read: what a folder has of them is told.
const UNREAD: [&str; 6] = ["html", "htm", "pdf", "docx", "rtf", "epub"];

/// What a report of ours says near its beginning: it may lie beside the articles, and is none itself.
pub const REPORT_MARK: &str = "cotejo-report";
/// In how many of the first bytes that stands.
const NEAR: usize = 256;

/// Whether what a file begins with shows that it is a report of ours.
#[must_use]
pub fn is_report(begins: &[u8]) -> bool {
    let begins = &begins[..begins.len().min(NEAR)];
    let mark = REPORT_MARK.as_bytes();
    begins.windows(mark.len()).any(|part| part == mark)
}

/// What a walk over one path came upon.
pub(super) enum Found {
    /// A file to read.
    File(PathBuf),
    /// Something to tell the reader.
    Problem(Problem),
}

/// Walks over the paths in the order given; a file that was met before is passed over.
pub(super) fn walk(paths: &[PathBuf], mut found: impl FnMut(Found)) {
    // Only several paths can lead to one file twice: links inside a folder are the folder's own wish.
    let mut seen = (paths.len() > 1).then(HashSet::new);
    let mut new = |path: &Path| match (&mut seen, fs::canonicalize(path)) {
        (Some(seen), Ok(real)) => seen.insert(real),
        _ => true,
    };
    for path in paths {
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => {
                walk_folder(path, &mut |item| match item {
                    Found::File(path) if !new(&path) => {}
                    item => found(item),
                });
            }
            // What lies in a folder is passed over in silence; what was named is not.
            Ok(data) if data.is_file() && begins_as_report(path) => {
                let what = "it is a report of cotejo's and no article; open the articles that it is about";
                found(Found::Problem(problem(path, what.to_owned())));
            }
            Ok(data) if data.is_file() => {
                if new(path) {
                    found(Found::File(path.clone()));
                }
            }
            Ok(_) => found(Found::Problem(special(path))),
            Err(error) => found(Found::Problem(unreadable(path, &error))),
        }
    }
}

fn walk_folder(folder: &Path, found: &mut impl FnMut(Found)) {
    let entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let mut unread = [0_usize; UNREAD.len()];
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() && holds_report(entry.path()) => {}
            Ok(entry) if entry.file_type().is_file() && has_ending(entry.path(), &UNREAD).is_some() => {
                if let Some(count) = has_ending(entry.path(), &UNREAD).and_then(|at| unread.get_mut(at)) {
                    *count += 1;
                }
            }
            Ok(entry) if entry.file_type().is_dir() || !counts(entry.path()) => {}
            Ok(entry) if entry.file_type().is_file() => found(Found::File(entry.into_path())),
            Ok(entry) => found(Found::Problem(special(entry.path()))),
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                let problem = match (error.loop_ancestor(), error.io_error()) {
                    (Some(above), _) => problem(
                        path,
                        format!(
                            "this folder leads back to {}, in which it stands; it was not followed",
                            above.display()
                        ),
                    ),
                    (None, Some(error)) => unreadable(path, error),
                    (None, None) => problem(path, format!("it cannot be read: {error}")),
                };
                found(Found::Problem(problem));
            }
        }
    }
    for (ending, count) in UNREAD.iter().zip(unread).filter(|(_, count)| *count > 0) {
        let (files, were) = if count == 1 {
            ("file", "was")
        } else {
            ("files", "were")
        };
        found(Found::Problem(problem(
            folder,
            format!(
                "{count} .{ending} {files} in {} {were} not read: cotejo reads .txt and .md; save the pages as text",
                folder.display()
            ),
        )));
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether a file in a folder is a report that was written there.
fn holds_report(path: &Path) -> bool {
    has_ending(path, &["md", "html"]).is_some() && begins_as_report(path)
}

fn begins_as_report(path: &Path) -> bool {
    let mut begins = Vec::with_capacity(NEAR);
    let near = u64::try_from(NEAR).unwrap_or(u64::MAX);
    // What cannot be opened is told where it is read.
    let read = fs::File::open(path).and_then(|file| file.take(near).read_to_end(&mut begins));
    read.is_ok() && is_report(&begins)
}

/// Whether a file in a folder is looked at.
fn counts(path: &Path) -> bool {
    has_ending(path, &ENDINGS).is_some()
}

/// Whether a file is named as plain text is.
pub(super) fn is_text(path: &Path) -> bool {
    has_ending(path, &["txt"]).is_some()
}

/// Which of the endings a file has.
fn has_ending(path: &Path, endings: &[&str]) -> Option<usize> {
    let ending = path.extension()?.to_str()?;
    endings.iter().position(|one| one.eq_ignore_ascii_case(ending))
}

/// A problem that keeps a file from being read.
pub(super) fn problem(path: &Path, what: impl Into<Box<str>>) -> Problem {
    Problem {
        file: path.to_string_lossy().into(),
        line: None,
        what: what.into(),
        skipped: true,
    }
}

/// A device, pipe or socket: to open it could block for ever.
pub(super) fn special(path: &Path) -> Problem {
    problem(
        path,
        "it is a device, pipe or socket and was not opened; name a file, or hand text in with `-`",
    )
}

/// What the system said, as a sentence with the way out.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let what: Box<str> = match error.kind() {
        ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => {
            "the link points at nothing; mend it or name the file itself".into()
        }
        ErrorKind::NotFound => "no such file or folder; look at the spelling of its name".into(),
        ErrorKind::PermissionDenied => {
            "no permission to read it; give yourself the right (chmod u+r) and open it again".into()
        }
        _ => format!("it cannot be read: {error}").into(),
    };
    problem(path, what)
}
