//! Looks: what each role is drawn like, from `assets/theme/`, in as many colours as the terminal has.

use std::cell::OnceCell;
use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::app::ThemeName;

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Sixteen million.
    True,
    /// Sixteen.
    Sixteen,
    /// None: only bold, underlined, reversed and the like. `NO_COLOR` asks for this.
    None,
}

/// What a part of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "the names say it; the files in assets/theme list them"
)]
pub enum Role {
    Text,
    Dim,
    Title,
    Heading,
    Quote,
    Caption,
    Facts,
    Removed,
    Frame,
    FrameFocus,
    Selected,
    SelectedAside,
    Hit,
    HitCurrent,
    Figure,
    Date,
    FindingCurrent,
    Differs,
    Compatible,
    Shared,
    Wording,
    Source1,
    Source2,
    Source3,
    Source4,
    Source5,
    Source6,
    Key,
    Name,
    Notice,
    Warning,
}

/// A role as a theme file has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Entry {
    fg: Option<String>,
    bg: Option<String>,
    ansi: Option<String>,
    ansi_bg: Option<String>,
    add: Vec<String>,
}

type Theme = HashMap<Role, Style>;

/// The styles of all roles in all themes, read when they are first asked for.
#[derive(Debug)]
pub struct Look {
    depth: Depth,
    dark: OnceCell<Theme>,
    light: OnceCell<Theme>,
    mono: OnceCell<Theme>,
}

impl Look {
    /// The themes for a terminal with that many colours.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        Self {
            depth,
            dark: OnceCell::new(),
            light: OnceCell::new(),
            mono: OnceCell::new(),
        }
    }

    /// How a role is drawn in a theme.
    #[must_use]
    pub fn style(&self, theme: ThemeName, role: Role) -> Style {
        const DARK: &str = include_str!("../../assets/theme/dark.toml");
        const LIGHT: &str = include_str!("../../assets/theme/light.toml");
        // A test holds that the embedded files have no error.
        let read = |text, depth| read(text, depth).unwrap_or_default();
        let theme = match theme {
            ThemeName::Dark => self.dark.get_or_init(|| read(DARK, self.depth)),
            ThemeName::Light => self.light.get_or_init(|| read(LIGHT, self.depth)),
            ThemeName::Mono => self.mono.get_or_init(|| read(DARK, Depth::None)),
        };
        theme.get(&role).copied().unwrap_or_default()
    }
}

/// Reads a theme file for a number of colours.
fn read(text: &str, depth: Depth) -> Result<Theme, String> {
    let entries: HashMap<Role, Entry> = toml::from_str(text).map_err(|error| error.to_string())?;
    entries
        .into_iter()
        .map(|(role, entry)| Ok((role, style(&entry, depth)?)))
        .collect()
}

fn style(entry: &Entry, depth: Depth) -> Result<Style, String> {
    let (fg, bg) = match depth {
        Depth::True => (&entry.fg, &entry.bg),
        Depth::Sixteen => (&entry.ansi, &entry.ansi_bg),
        Depth::None => (&None, &None),
    };
    let colour = |name: &Option<String>| -> Result<Option<Color>, String> {
        let parse = |name: &String| name.parse().map_err(|_| format!("“{name}” is no colour"));
        name.as_ref().map(parse).transpose()
    };
    let mut style = Style::new();
    style.fg = colour(fg)?;
    style.bg = colour(bg)?;
    for name in &entry.add {
        let modifier = match name.as_str() {
            "bold" => Modifier::BOLD,
            "dim" => Modifier::DIM,
            "italic" => Modifier::ITALIC,
            "underlined" => Modifier::UNDERLINED,
            "reversed" => Modifier::REVERSED,
            _ => {
                return Err(format!(
                    "“{name}” is no way of drawing; write bold, dim, italic, underlined or reversed"
                ));
            }
        };
        style = style.add_modifier(modifier);
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_themes_have_no_error_and_the_same_roles() {
        let dark = read(include_str!("../../assets/theme/dark.toml"), Depth::True).unwrap();
        let light = read(include_str!("../../assets/theme/light.toml"), Depth::Sixteen).unwrap();
        assert!(dark.keys().all(|role| light.contains_key(role)));
        assert_eq!(dark.len(), light.len());
        assert_eq!(dark.len(), Role::Warning as usize + 1);
    }

    #[test]
    fn without_colours_only_modifiers_are_left() {
        for theme in [
            include_str!("../../assets/theme/dark.toml"),
            include_str!("../../assets/theme/light.toml"),
        ] {
            let mono = read(theme, Depth::None).unwrap();
            assert!(
                mono.values()
                    .all(|style| style.fg.is_none() && style.bg.is_none())
            );
            assert!(mono[&Role::Selected].add_modifier.contains(Modifier::REVERSED));
            assert_ne!(mono[&Role::Hit], mono[&Role::HitCurrent]);
            assert_ne!(mono[&Role::Hit], mono[&Role::Text]);
            assert_ne!(mono[&Role::Figure], mono[&Role::Date]);
            assert_ne!(mono[&Role::Date], mono[&Role::Hit]);
            for other in [Role::Text, Role::Shared, Role::Differs, Role::Figure, Role::Date] {
                assert_ne!(mono[&Role::Wording], mono[&other]);
            }
        }
    }
}
