//! Where is kept what is picked up again the next time: one file in the user's state directory, with a table for each
//! folder that was opened. Nothing depends on it: where it cannot be read or written, one begins afresh.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::args::Input;
use super::files::replace;
use super::places;
use crate::app::session::{Left, Session};

/// How many searches and folders are remembered.
const MOST: usize = 100;

/// Where a session is kept.
#[derive(Debug)]
pub(super) struct Sessions {
    /// The file; none where there is no such directory, or one begins afresh.
    path: Option<PathBuf>,
    /// What was opened: its full paths.
    story: String,
}

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    searches: Vec<String>,
    stories: Vec<Story>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Story {
    of: String,
    #[serde(flatten)]
    left: Left,
}

impl Sessions {
    /// Where the session of what is opened is kept; nowhere if `is_fresh`.
    pub(super) fn of(input: &Input, is_fresh: bool) -> Self {
        let path = places::state().map(|folder| folder.join("session.toml"));
        Self::at(path.filter(|_| !is_fresh), input)
    }

    fn at(path: Option<PathBuf>, input: &Input) -> Self {
        let full = |path: &PathBuf| {
            let full = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            full.to_string_lossy().into_owned()
        };
        let paths: Vec<String> = input.paths.iter().map(full).collect();
        Self {
            path,
            story: paths.join("\n"),
        }
    }

    /// What was left the last time.
    pub(super) fn read(&self) -> Session {
        let file = self.path.as_deref().map(stored).unwrap_or_default();
        let left = file.stories.into_iter().find(|story| story.of == self.story);
        Session {
            searches: file.searches,
            left: left.map(|story| story.left).unwrap_or_default(),
        }
    }

    /// Remembers what is left now, beside what other windows have remembered meanwhile.
    pub(super) fn write(&self, session: Session) {
        let Some(path) = &self.path else { return };
        let mut file = stored(path);
        for search in session.searches {
            file.searches.retain(|old| *old != search);
            file.searches.push(search);
        }
        file.stories.retain(|story| story.of != self.story);
        file.stories.push(Story {
            of: self.story.clone(),
            left: session.left,
        });
        keep_last(&mut file.searches);
        keep_last(&mut file.stories);
        if let Ok(text) = toml::to_string(&file) {
            // It is a convenience; nobody is to be stopped by it.
            let _ = replace(path, &text);
        }
    }
}

fn stored(path: &Path) -> File {
    let text = fs::read_to_string(path).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}

fn keep_last<T>(all: &mut Vec<T>) {
    let over = all.len().saturating_sub(MOST);
    all.drain(..over);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_picked_up_and_two_windows_keep_both_searches() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = |path: &str| {
            let input = Input {
                paths: vec![path.into()],
                published: None,
                language: None,
            };
            Sessions::at(Some(folder.path().join("s/session.toml")), &input)
        };
        let session = |search: &str| Session {
            searches: vec![search.to_owned()],
            left: Left {
                view: "figures".to_owned(),
                open: vec![search.to_owned()],
                ..Left::default()
            },
        };
        assert_eq!(sessions("/one").read(), Session::default());
        sessions("/one").write(session("a"));
        sessions("/two").write(session("b"));
        let read = sessions("/one").read();
        assert_eq!(read.searches, ["a", "b"]);
        assert_eq!(read.left, session("a").left);
        fs::write(folder.path().join("s/session.toml"), "broken = [").unwrap();
        assert_eq!(sessions("/one").read(), Session::default());
    }
}
