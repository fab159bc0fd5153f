//! Watches the file in which is kept what was said, so that what others note is seen at once and not with the next key.
//! Linux tells of changes, to a thread that sleeps meanwhile; where no one tells, the next key does.
//!
//! Its folder is what is watched: editors put another file in the place of the one that was there. That we have written
//! it ourselves is no news, and is left to [`Keep::has_changed`](super::keep::Keep::has_changed).

use std::path::Path;
use std::sync::mpsc::Sender;

use crate::app::Signal;

/// Somebody who watches, until nobody takes the signals any more.
#[derive(Default)]
pub(super) struct Watch {
    #[cfg(target_os = "linux")]
    told: Option<linux::Told>,
}

impl Watch {
    /// Watches a file, or nothing where there is none.
    pub(super) fn start(file: Option<&Path>, signals: Sender<Signal>) -> Self {
        #[cfg(target_os = "linux")]
        let mut watch = Self {
            told: file.and_then(|file| linux::Told::of(file, signals)),
        };
        #[cfg(not(target_os = "linux"))]
        let mut watch = {
            let _ = (file, signals);
            Self::default()
        };
        watch.go_on();
        watch
    }

    /// Begins to watch where the folder was not there before.
    pub(super) fn go_on(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(told) = &mut self.told {
            told.go_on();
        }
    }
}

/// What Linux tells by inotify.
#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::OsString;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::mpsc::Sender;
    use std::thread;

    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
    use rustix::io::Errno;

    use crate::app::Signal;

    /// What may change what stands in a file: that somebody has written it, put another in its place, or taken it away.
    const CHANGES: WatchFlags = WatchFlags::CLOSE_WRITE
        .union(WatchFlags::MOVE)
        .union(WatchFlags::DELETE);

    pub(super) struct Told {
        events: Arc<OwnedFd>,
        /// The folder, until it is watched: it may not be there yet.
        folder: Option<PathBuf>,
    }

    impl Told {
        /// Sends a signal for each change of a file.
        pub(super) fn of(file: &Path, signals: Sender<Signal>) -> Option<Self> {
            let (folder, name) = (file.parent()?, file.file_name()?.to_owned());
            let here = Path::new(".");
            let folder = if folder.as_os_str().is_empty() {
                here
            } else {
                folder
            };
            let events = Arc::new(inotify::init(CreateFlags::CLOEXEC).ok()?);
            let read = Arc::clone(&events);
            let thread = thread::Builder::new().name("watch".to_owned());
            thread.spawn(move || tell(&read, &name, &signals)).ok()?;
            Some(Self {
                events,
                folder: Some(folder.to_owned()),
            })
        }

        pub(super) fn go_on(&mut self) {
            let Some(folder) = &self.folder else { return };
            if inotify::add_watch(&*self.events, folder, CHANGES).is_ok() {
                self.folder = None;
            }
        }
    }

    /// Reads what happens in the folder, until nobody listens.
    fn tell(events: &OwnedFd, name: &OsString, signals: &Sender<Signal>) {
        let mut room = [MaybeUninit::uninit(); 4096];
        let mut reader = inotify::Reader::new(events, &mut room);
        loop {
            let concerns = match reader.next() {
                Ok(event) => {
                    let ours = event
                        .file_name()
                        .is_some_and(|it| it.to_bytes() == name.as_bytes());
                    // Of more than it can hold, it does not say what it was.
                    ours || event.events().contains(ReadFlags::QUEUE_OVERFLOW)
                }
                Err(Errno::INTR) => false,
                Err(_) => return,
            };
            if concerns && signals.send(Signal::Stirred).is_err() {
                return;
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

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
