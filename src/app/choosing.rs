//! What is set when the interface opens, and what keys turn for the time being.

use super::action::Action;
use super::settings::{MEASURES, Settings, ThemeName};
use super::state::App;

impl App {
    /// Sets everything that can be set.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
        self.theme = settings.theme;
        self.mouse = settings.mouse;
        self.ascii = settings.ascii;
        self.show.measure = settings.measure;
    }

    /// The terminal has said whether its background is light.
    pub(super) fn stand_on(&mut self, is_light: bool) {
        if self.settings.follows {
            self.theme = if is_light {
                ThemeName::Light
            } else {
                ThemeName::Dark
            };
        }
    }

    /// Takes another look, which from now on follows no terminal.
    pub(super) fn turn_theme(&mut self, action: Action) {
        self.settings.follows = false;
        self.theme = match action {
            Action::ThemeLight => ThemeName::Light,
            Action::ThemeMono => ThemeName::Mono,
            Action::ThemeContrast => ThemeName::Contrast,
            Action::ThemeOwn if self.settings.has_own => ThemeName::Own,
            Action::ThemeOwn => {
                self.notice = Some("no theme of your own is set; config.toml names one".to_owned());
                return;
            }
            _ => ThemeName::Dark,
        };
    }

    /// Makes texts wider or narrower.
    pub(super) fn set_measure(&mut self, by: i16) {
        let measure = self.show.measure.saturating_add_signed(by);
        self.show.measure = measure.clamp(MEASURES.0, MEASURES.1);
        self.notice = Some(format!("lines of at most {} columns", self.show.measure));
    }
}
