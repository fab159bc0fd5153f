//! What can be set once and for all. Where it is set is not known here.

use crate::report::cite::CopyFormat;

/// The looks that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// For terminals with a dark background.
    #[default]
    Dark,
    /// For terminals with a light background.
    Light,
    /// Without colours.
    Mono,
    /// High contrast, in colours that colour-blind eyes tell apart.
    Contrast,
    /// The one that the user has written.
    Own,
}

/// The narrowest and the widest text, in columns.
pub const MEASURES: (u16, u16) = (40, 120);

/// What holds for the interface when it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The look.
    pub theme: ThemeName,
    /// Whether the look follows the terminal's background, as soon as that is known.
    pub follows: bool,
    /// Whether there is a look of the user's own.
    pub has_own: bool,
    /// Columns that a line of text has at most.
    pub measure: u16,
    /// What copied passages are written as.
    pub copy: CopyFormat,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether plots are drawn with plain ASCII characters.
    pub ascii: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::default(),
            follows: false,
            has_own: false,
            measure: 72,
            copy: CopyFormat::default(),
            mouse: true,
            ascii: false,
        }
    }
}
