//! Files that others may read and write at the same time: replaced as a whole, under a lock where the system has one.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;
use std::time::SystemTime;

/// Whether there is no such file, nor a folder in which it could be.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Holds off other windows on the folder while a file is read and written again, where the system can.
pub(super) fn lock(path: &Path) -> Option<File> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = File::open(folder.unwrap_or(Path::new("."))).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// What tells a file from what others put in its place: when it was written, and its length.
pub(super) type Stamp = (SystemTime, u64);

/// The stamp of a file.
pub(super) fn stamp(about: &Metadata) -> Option<Stamp> {
    Some((about.modified().ok()?, about.len()))
}

/// Puts a text in the place of a file: written beside it first, so that one of the two is always whole. Returns the stamp
/// of what was put there, which somebody else may have replaced since.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<Option<Stamp>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let beside = path.with_extension(format!("{ending}.{}", std::process::id()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(stamp(&file.metadata()?))
    });
    let done = written.and_then(|stamp| fs::rename(&beside, path).map(|()| stamp));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}
