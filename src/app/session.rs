//! What is picked up again the next time, though nobody noted it: what was searched for, which view and texts were open,
//! and where each text was left.

use serde::{Deserialize, Serialize};

use super::opened::View;
use super::pair::Way;

/// What is picked up again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What was searched for, the newest last.
    pub searches: Vec<String>,
    /// Where one was in these articles.
    pub left: Left,
}

/// Where one was in some articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Left {
    /// The view, by its name.
    pub view: String,
    /// How two texts were read, by its name.
    pub way: String,
    /// The pane in focus: `sources`, `a` or `b`.
    pub focus: String,
    /// The ids of the open articles: one, or two side by side.
    pub open: Vec<String>,
    /// Where texts were left.
    pub places: Vec<LeftAt>,
}

/// Where a text was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftAt {
    /// The article's id.
    pub article: String,
    /// The passage, from 1.
    pub passage: usize,
}

impl Left {
    /// Whether nothing is to be picked up.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

/// The views that are picked up, by their names.
const VIEWS: [(&str, View); 5] = [
    ("texts", View::Read),
    ("figures", View::Figures),
    ("timeline", View::Timeline),
    ("presence", View::Presence),
    ("checks", View::Checks),
];

/// The ways of reading two texts, by their names.
const WAYS: [(&str, Way); 4] = [
    ("level", Way::Level),
    ("together", Way::Together),
    ("apart", Way::Apart),
    ("stacked", Way::Stacked),
];

/// The view of that name.
#[must_use]
pub fn view_named(name: &str) -> View {
    VIEWS
        .iter()
        .find(|(of, _)| *of == name)
        .map_or(View::Read, |(_, view)| *view)
}

/// The name of a view.
#[must_use]
pub fn name_of_view(view: View) -> &'static str {
    VIEWS
        .iter()
        .find(|(_, of)| *of == view)
        .map_or("texts", |(name, _)| name)
}

/// The way of that name.
#[must_use]
pub fn way_named(name: &str) -> Way {
    WAYS.iter()
        .find(|(of, _)| *of == name)
        .map_or(Way::Level, |(_, way)| *way)
}

/// The name of a way.
#[must_use]
pub fn name_of_way(way: Way) -> &'static str {
    WAYS.iter()
        .find(|(_, of)| *of == way)
        .map_or("level", |(name, _)| name)
}
