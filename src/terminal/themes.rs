//! Themes by their names: those that the program carries, what the terminal decides, and files of the user's own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::ThemeName;
use crate::text::lined::nearest;
use crate::view::Palette;

use super::ground;

/// The theme that follows the terminal's background.
pub(super) const AUTO: &str = "auto";
/// The folder of the user's own themes in the config directory.
const FOLDER: &str = "themes";
/// Themes that need no file.
pub(super) const NAMES: [&str; 5] = [AUTO, "dark", "light", "mono", "contrast"];

/// A theme that is there.
pub(super) enum Chosen {
    /// Dark or light, as the terminal is.
    Auto,
    /// One that the program carries.
    Carried(ThemeName),
    /// The user's.
    Own(Box<Palette>),
}

impl Chosen {
    /// The theme of that name that needs no file.
    pub(super) fn carried(name: &str) -> Option<Self> {
        Some(match name {
            AUTO => Self::Auto,
            "dark" => Self::Carried(ThemeName::Dark),
            "light" => Self::Carried(ThemeName::Light),
            "mono" => Self::Carried(ThemeName::Mono),
            "contrast" => Self::Carried(ThemeName::Contrast),
            _ => return None,
        })
    }
}

/// The look to begin with, and the user's own where that is it.
pub(super) fn resolve(chosen: Chosen) -> (ThemeName, Option<Palette>) {
    match chosen {
        Chosen::Auto if ground::guess() => (ThemeName::Light, None),
        Chosen::Auto => (ThemeName::Dark, None),
        Chosen::Carried(name) => (name, None),
        Chosen::Own(palette) => (ThemeName::Own, Some(*palette)),
    }
}

/// Where a theme of that name would be, from the config directory on; nothing for what can be no file's name.
pub(super) fn file(name: &str) -> Option<PathBuf> {
    let is_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    is_name.then(|| Path::new(FOLDER).join(format!("{name}.toml")))
}

/// What to say where there is no theme of that name.
pub(super) fn missing(name: &str, path: Option<PathBuf>, place: &Path) -> String {
    let own: Vec<String> = fs::read_dir(place.join(FOLDER))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    let known = NAMES.into_iter().chain(own.iter().map(String::as_str));
    let meant = match nearest(name, known.clone()) {
        Some(meant) => format!("{meant} is meant, perhaps"),
        None => format!("write one of {}", known.collect::<Vec<_>>().join(", ")),
    };
    match path {
        Some(path) => format!(
            "there is no theme “{name}”; {meant}, or put it into {}",
            path.display()
        ),
        None => format!("“{name}” can be no theme's name; {meant}"),
    }
}
