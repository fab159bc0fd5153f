//! Files that others may read and write at the same time: replaced as a whole, under a lock where the system has one.
//! And files of our own in folders where others write too.

#[cfg(test)]
mod tests;

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// More links than any system follows, one leading to the other.
const LINKS: usize = 40;
/// How many names are tried for a file that must not be there yet.
const NAMES: usize = 1000;

/// Whether there is no such file, nor a folder in which it could be.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Holds off other windows on the folder while a file is read and written again, where the system can.
pub(super) fn lock(path: &Path) -> Option<File> {
    let path = resolved(path).ok()?;
    let folder = File::open(folder_of(&path)).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// What tells a file from what others put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// When it was written, as exactly as the system knows.
    written: SystemTime,
    length: u64,
    /// Which file it is on its disk, where there is a number for that.
    number: u64,
}

/// The stamp of a file.
fn stamp(about: &Metadata) -> Option<Stamp> {
    Some(Stamp {
        written: about.modified().ok()?,
        length: about.len(),
        number: number(about),
    })
}

#[cfg(unix)]
fn number(about: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

/// The stamp of what stands at a path; `None` where there is nothing.
pub(super) fn stamp_at(path: &Path) -> Option<Stamp> {
    stamp(&fs::metadata(path).ok()?)
}

/// The text of a file, with the stamp that the file had before it was read; neither where there is no file.
pub(super) fn read_stamped(path: &Path) -> io::Result<(String, Option<Stamp>)> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if is_missing(&error) => return Ok(Default::default()),
        Err(error) => return Err(error),
    };
    let stamp = stamp(&file.metadata()?);
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok((text, stamp))
}

/// What became of a text that was to take the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It stands there, with this stamp; somebody else may have replaced it since.
    There(Option<Stamp>),
    /// Somebody else has changed what stood there, and it was left.
    Outrun,
}

/// Puts a text in the place of whatever stands at a path.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    put(path, text, |_| true).map(|_| ())
}

/// Puts a text in the place of the file that was read with this stamp, and of no other.
///
/// The file is looked at right before the rename. What remains is the moment between the two, and what no stamp shows:
/// the same length, written into the same file within one tick of its disk's clock.
pub(super) fn replace_read(path: &Path, text: &str, read: Option<Stamp>) -> io::Result<Put> {
    put(path, text, |path| stamp_at(path) == read)
}

/// Puts a text in the place of a file, if that still `may_go`: written beside it first, so that one of the two is
/// always whole. A link stays one, and who may read the file may read it afterwards.
fn put(path: &Path, text: &str, may_go: impl Fn(&Path) -> bool) -> io::Result<Put> {
    let real = resolved(path)?;
    let folder = folder_of(&real);
    if real == path {
        fs::create_dir_all(folder)?;
    } else if !folder.is_dir() {
        let what = format!("it is a link, and there is no folder {}", folder.display());
        return Err(io::Error::new(ErrorKind::NotFound, what));
    }
    let before = fs::metadata(&real).ok();
    let ending = real.extension().unwrap_or_default().to_string_lossy();
    let beside = |name: &str| real.with_extension(format!("{ending}.{}{name}", std::process::id()));
    let (file, beside) = create(beside, before.is_some())?;
    let done = write(file, before.as_ref(), text).and_then(|stamp| {
        if !may_go(&real) {
            return Ok(Put::Outrun);
        }
        fs::rename(&beside, &real)?;
        Ok(Put::There(stamp))
    });
    if !matches!(done, Ok(Put::There(_))) {
        let _ = fs::remove_file(&beside);
        return done;
    }
    sync_folder(folder)?;
    done
}

/// Writes a text into a file that is to take the place of another one; returns the file's stamp.
fn write(mut file: File, before: Option<&Metadata>, text: &str) -> io::Result<Option<Stamp>> {
    if let Some(before) = before {
        let now = file.metadata()?;
        keep_owner(&file, before, &now);
        keep_permissions(&file, before.permissions(), &now.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(stamp(&file.metadata()?))
}

/// Gives a file the permissions of the one before. Disks that know none have the same for all.
fn keep_permissions(file: &File, before: Permissions, now: &Permissions) -> io::Result<()> {
    if before == *now {
        return Ok(());
    }
    file.set_permissions(before)
}

/// Gives a file the owner and the group of the one before, as far as we may: its permissions are said of these.
#[cfg(unix)]
fn keep_owner(file: &File, before: &Metadata, now: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let group = Some(before.gid());
    if (before.uid(), before.gid()) != (now.uid(), now.gid())
        && fchown(file, Some(before.uid()), group).is_err()
    {
        let _ = fchown(file, None, group);
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata, _: &Metadata) {}

/// Makes sure that what was renamed in a folder is so after a power cut too, where the system can: some open no
/// folders, and some disks sync none.
fn sync_folder(folder: &Path) -> io::Result<()> {
    let Ok(open) = File::open(folder) else {
        return Ok(());
    };
    match open.sync_all() {
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Err(error),
        _ => Ok(()),
    }
}

/// The folder of a file.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The file that a path leads to through links; where the last one leads to nothing, what would be there.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = path.parent().unwrap_or(Path::new("")).join(to),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// Writes a text into a file of its own, which nobody but its owner may read; returns where it is. Where others write
/// too, nothing that lies there is followed or written over: a name that is taken gets a number.
pub(super) fn write_new(folder: &Path, name: &str, ending: &str, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (mut file, path) = create(|number| folder.join(format!("{name}{number}.{ending}")), true)?;
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        let _ = fs::remove_file(&path);
    }
    written.map(|()| path)
}

/// Creates a file under the first of some names that nothing has yet; the names are given what sets them apart.
fn create(named: impl Fn(&str) -> PathBuf, is_private: bool) -> io::Result<(File, PathBuf)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = is_private;
    let mut path = named("");
    for number in 2..NAMES {
        match options.open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => path = named(&format!("-{number}")),
            opened => return opened.map(|file| (file, path)),
        }
    }
    Err(io::Error::new(
        ErrorKind::AlreadyExists,
        format!("{} and all names like it are taken", path.display()),
    ))
}
