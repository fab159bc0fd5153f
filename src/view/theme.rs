//! Looks: which theme is drawn, in as many colours as the terminal has.

use std::cell::OnceCell;

use ratatui::style::Style;

use crate::app::ThemeName;

use super::palette::Palette;
use super::role::{Depth, Role};

/// The styles of all roles in all themes, read when they are first asked for.
#[derive(Debug)]
pub struct Look {
    depth: Depth,
    dark: OnceCell<Palette>,
    light: OnceCell<Palette>,
    contrast: OnceCell<Palette>,
    own: Option<Palette>,
}

impl Look {
    /// The themes for a terminal with that many colours.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        Self {
            depth,
            dark: OnceCell::new(),
            light: OnceCell::new(),
            contrast: OnceCell::new(),
            own: None,
        }
    }

    /// These themes and one of the user's own.
    #[must_use]
    pub fn with(self, own: Option<Palette>) -> Self {
        Self { own, ..self }
    }

    /// How a role is drawn in a theme.
    #[must_use]
    pub fn style(&self, theme: ThemeName, role: Role) -> Style {
        let (palette, depth) = self.of(theme);
        palette.style(role, depth)
    }

    /// What cells have where nothing else is said; nothing where that is left to the terminal.
    #[must_use]
    pub fn painted(&self, theme: ThemeName) -> Option<Style> {
        let (palette, depth) = self.of(theme);
        palette.painted(depth)
    }

    fn of(&self, theme: ThemeName) -> (&Palette, Depth) {
        let carried = |name| Palette::carried(name).unwrap_or_default();
        let dark = || self.dark.get_or_init(|| carried("dark"));
        match theme {
            ThemeName::Dark => (dark(), self.depth),
            ThemeName::Light => (self.light.get_or_init(|| carried("light")), self.depth),
            ThemeName::Contrast => (self.contrast.get_or_init(|| carried("contrast")), self.depth),
            ThemeName::Own => (self.own.as_ref().unwrap_or_else(dark), self.depth),
            ThemeName::Mono => (dark(), Depth::None),
        }
    }
}
