//! How articles' files are named in what is written down: from the folder on in which that lies, so that they are found
//! again wherever the program is started. Here they are named as they were opened: those in the folder from there on,
//! others by what was typed.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::story::Noted;

/// What was opened, and where that is.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The folder of the file in which is written down what was said, as it was typed.
    folder: PathBuf,
    /// Where that is; nowhere if nothing has to be named otherwise.
    home: Option<PathBuf>,
    /// What else was opened.
    others: Vec<Opened>,
}

/// A file or folder that was opened.
#[derive(Debug)]
struct Opened {
    /// As it was typed.
    typed: PathBuf,
    /// Where it is.
    real: PathBuf,
}

impl Names {
    /// The names beside a file in this folder where these paths are opened.
    pub(super) fn of(folder: &Path, paths: &[PathBuf]) -> Self {
        let others = paths
            .iter()
            .filter(|path| path.as_os_str() != "-" && *path != folder);
        let others = others.filter_map(|path| {
            Some(Opened {
                typed: path.clone(),
                real: real(path).ok()?,
            })
        });
        let others: Vec<Opened> = others.collect();
        Self {
            folder: folder.to_owned(),
            home: real(folder).ok().filter(|_| !others.is_empty()),
            others,
        }
    }

    /// Something said as it is written down.
    pub(super) fn written(&self, noted: &Noted) -> Noted {
        self.renamed(noted.clone(), |home, file| self.beside_home(home, file))
    }

    /// Something that was written down as it is said here. What was written down by names that were typed somewhere
    /// else stays as it is.
    pub(super) fn read(&self, noted: Noted) -> Noted {
        self.renamed(noted, |home, file| self.as_opened(home, file))
    }

    fn renamed(&self, mut noted: Noted, name: impl Fn(&Path, &Path) -> Option<PathBuf>) -> Noted {
        let Some(home) = &self.home else { return noted };
        for place in &mut noted.places {
            if let Some(name) = name(home, Path::new(&place.file)) {
                place.file = name.to_string_lossy().into_owned();
            }
        }
        noted
    }

    /// The name from the folder on of a file that was opened outside it.
    fn beside_home(&self, home: &Path, file: &Path) -> Option<PathBuf> {
        // What lies in the folder is named from there on already.
        if !file.is_absolute() && home.join(file).is_file() {
            return None;
        }
        let real = self
            .others
            .iter()
            .find_map(|opened| Some(under(&opened.real, file.strip_prefix(&opened.typed).ok()?)))?;
        Some(relative(home, &real).unwrap_or(real))
    }

    /// The name by which a file was opened that is named from the folder on and does not lie in it.
    fn as_opened(&self, home: &Path, file: &Path) -> Option<PathBuf> {
        let leads_out = file.is_absolute() || file.components().next() == Some(Component::ParentDir);
        let real = leads_out.then(|| plain(&home.join(file)))?;
        let typed = self
            .others
            .iter()
            .find_map(|opened| Some(under(&opened.typed, real.strip_prefix(&opened.real).ok()?)))?;
        let in_folder = typed.strip_prefix(&self.folder).map(Path::to_owned);
        Some(in_folder.unwrap_or(typed))
    }
}

/// Where something is. A file that is a link is where the link is.
fn real(path: &Path) -> io::Result<PathBuf> {
    let here = Path::new(".");
    let or_here = |path: &Path| fs::canonicalize(if path.as_os_str().is_empty() { here } else { path });
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !path.is_dir() => Ok(or_here(folder)?.join(name)),
        _ => or_here(path),
    }
}

/// What lies under a folder; that itself where nothing follows.
fn under(folder: &Path, rest: &Path) -> PathBuf {
    if rest.as_os_str().is_empty() {
        return folder.to_owned();
    }
    folder.join(rest)
}

/// The way from a folder to a file; `None` where there is none, as from one drive to another. It is written with `/`
/// everywhere.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let shared = from.components().zip(to.components());
    let shared = shared.take_while(|(one, two)| one == two).count();
    let is_root = |part: Component| matches!(part, Component::Prefix(_) | Component::RootDir);
    let left = from.components().skip(shared);
    if shared == 0 || left.clone().any(is_root) {
        return None;
    }
    let up = left.map(|_| OsStr::new(".."));
    let down = to.components().skip(shared).map(Component::as_os_str);
    let parts: Vec<_> = up.chain(down).map(OsStr::to_string_lossy).collect();
    Some(parts.join("/").into())
}

/// A path without the detours of `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_file_leads_up_and_down() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/two/d1", "/two/d2/x.md"), Some("../d2/x.md".into()));
        assert_eq!(way("/two", "/two/d2/x.md"), Some("d2/x.md".into()));
        assert_eq!(way("/two/d1/e", "/x.md"), Some("../../../x.md".into()));
        assert_eq!(way("two", "/two/x.md"), None);
        assert_eq!(
            plain(Path::new("/two/d1/../d2/./x.md")),
            PathBuf::from("/two/d2/x.md")
        );
    }
}
