//! What a part of the screen is, by the name that theme files use, and in how many colours it can be drawn.

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

/// Declares [`Role`] with the name that theme files use.
macro_rules! roles {
    ($($variant:ident $name:literal)*) => {
        /// What a part of the screen is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Role {
            /// Every role, in the order of the files.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in a theme file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

roles! {
    Text "text"
    Dim "dim"
    Title "title"
    Heading "heading"
    Quote "quote"
    Caption "caption"
    Facts "facts"
    Removed "removed"
    Frame "frame"
    FrameFocus "frame-focus"
    Selected "selected"
    SelectedAside "selected-aside"
    Hit "hit"
    HitCurrent "hit-current"
    Figure "figure"
    Date "date"
    FindingCurrent "finding-current"
    Differs "differs"
    Compatible "compatible"
    Shared "shared"
    Wording "wording"
    Source1 "source1"
    Source2 "source2"
    Source3 "source3"
    Source4 "source4"
    Source5 "source5"
    Source6 "source6"
    Key "key"
    Name "name"
    Notice "notice"
    Warning "warning"
}
