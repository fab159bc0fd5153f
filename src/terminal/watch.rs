//! Watches the file in which is kept what was said, so that what others note is seen at once and not with the next key.
//! The system tells of changes, to a thread that sleeps meanwhile; where it cannot, the next key tells.
//!
//! Its folder is what is watched: editors put another file in the place of the one that was there. That we have written
//! it ourselves is no news, and is left to [`Keep::has_changed`](super::keep::Keep::has_changed).

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use crate::app::Signal;

/// Somebody who watches, as long as this is kept.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    /// The folder, until it is watched: it may not be there yet.
    folder: Option<PathBuf>,
}

impl Watch {
    /// Watches a file, or nothing where there is none.
    pub(super) fn start(file: Option<&Path>, signals: Sender<Signal>) -> Self {
        let named = file.and_then(|file| Some((file.parent()?, file.file_name()?.to_owned())));
        let Some((folder, name)) = named else {
            return Self {
                watcher: None,
                folder: None,
            };
        };
        let tell = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concerns(&event, &name)) {
                // Where nobody listens any more, nobody has to be told.
                let _ = signals.send(Signal::Stirred);
            }
        };
        let here = Path::new(".");
        let folder = if folder.as_os_str().is_empty() {
            here
        } else {
            folder
        };
        let mut watch = Self {
            watcher: recommended_watcher(tell).ok(),
            folder: Some(folder.to_owned()),
        };
        watch.go_on();
        watch
    }

    /// Begins to watch where the folder was not there before.
    pub(super) fn go_on(&mut self) {
        let (Some(watcher), Some(folder)) = (&mut self.watcher, &self.folder) else {
            return;
        };
        if watcher.watch(folder, RecursiveMode::NonRecursive).is_ok() {
            self.folder = None;
        }
    }
}

/// Whether something happened to the file of that name that may have changed what stands in it.
fn concerns(event: &Event, name: &OsString) -> bool {
    let may_change = match event.kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Other
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_) => true,
    };
    may_change && (event.need_rescan() || event.paths.iter().any(|path| path.file_name() == Some(name)))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use notify::event::{AccessKind, CreateKind, MetadataKind, RenameMode};

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    #[test]
    fn only_what_may_change_the_file_counts() {
        let ours = OsString::from("cotejo.toml");
        let counts = |kind, path| concerns(&event(kind, path), &ours);
        assert!(counts(
            EventKind::Modify(ModifyKind::Name(RenameMode::To)),
            "a/cotejo.toml"
        ));
        assert!(counts(EventKind::Create(CreateKind::File), "a/cotejo.toml"));
        assert!(!counts(EventKind::Create(CreateKind::File), "a/report.html"));
        assert!(!counts(EventKind::Access(AccessKind::Any), "a/cotejo.toml"));
        assert!(!counts(
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)),
            "a/cotejo.toml"
        ));
    }

    #[test]
    fn a_file_is_watched_however_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notes/cotejo.toml");
        let (sender, signals) = channel();
        let mut watch = Watch::start(Some(&file), sender);
        // Of a folder that is not there nothing can be told, until it is.
        fs::create_dir(folder.path().join("notes")).unwrap();
        watch.go_on();
        let told = || matches!(signals.recv_timeout(LONG), Ok(Signal::Stirred));
        fs::write(&file, "a").unwrap();
        assert!(told(), "written where nothing was");
        let beside = folder.path().join("notes/.cotejo.toml.swp");
        fs::write(&beside, "b").unwrap();
        while signals.try_recv().is_ok() {}
        fs::rename(&beside, &file).unwrap();
        assert!(told(), "renamed over what was there");
    }
}
