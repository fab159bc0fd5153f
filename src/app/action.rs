//! Everything that a user can do, each thing once: what keys are bound to, what `:` completes and
//! what the help lists.

/// Declares [`Action`] with the name that `keys.toml` and `:` use and the words of the help.
macro_rules! actions {
    ($($variant:ident $name:literal $words:literal)*) => {
        /// Something that a user can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $words] $variant,)*
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in `keys.toml` and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it does, in a few words.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => $words),* }
            }
        }
    };
}

actions! {
    Down "down" "one line or row down"
    Up "up" "one line or row up"
    HalfDown "half-down" "half a page down"
    HalfUp "half-up" "half a page up"
    PageDown "page-down" "a page down"
    PageUp "page-up" "a page up"
    Top "top" "to the first line or row"
    Bottom "bottom" "to the last line or row"
    NextPane "next-pane" "to the next pane"
    PreviousPane "previous-pane" "to the previous pane"
    Open "open" "into the text"
    ToSources "to-sources" "to the list of sources"
    Back "back" "back: close, clear, leave"
    Find "find" "find in the text, narrow the rows"
    Filter "filter" "narrow the list of sources"
    NextHit "next-hit" "next hit"
    PreviousHit "previous-hit" "previous hit"
    NextFigure "next-figure" "next figure"
    PreviousFigure "previous-figure" "previous figure"
    NextDate "next-date" "next date"
    PreviousDate "previous-date" "previous date"
    Why "why" "why a finding is read so, or why two passages pair"
    NextSource "next-source" "next source in this pane"
    PreviousSource "previous-source" "previous source in this pane"
    Beside "beside" "a second source beside the first, or close it"
    LevelRows "rows-level" "two sources in rows: what tells the same stands level"
    ScrollTogether "scroll-together" "two plain texts that scroll together"
    ScrollApart "scroll-apart" "two plain texts, each by itself"
    StackedRows "rows-stacked" "two sources in rows, one passage above the other"
    NextDifference "next-difference" "next difference of two sources"
    PreviousDifference "previous-difference" "previous difference"
    NextPair "next-pair" "next passages that tell the same"
    PreviousPair "previous-pair" "previous passages that tell the same"
    Only "only" "only what differs, only what A tells, only what B tells"
    OnlyBack "only-back" "the same, the other way round"
    Weak "weak" "hide rows whose pairs are weak (below .50), or show them"
    Pin "pin" "pin two passages together, or take the pin out"
    Part "part" "part two passages that do not tell the same"
    Verified "verified" "check: it is so; again opens it"
    Wrong "wrong" "check: it is not so"
    CannotTell "cannot-tell" "check: it cannot be told"
    Note "note" "a note on what is under the cursor"
    CheckedBy "checked-by" "by what it was checked"
    Correct "correct" "how a figure, a date or an article really reads"
    AsFound "as-found" "read it as it was found"
    Checks "checks" "what is checked and what is open, or back"
    SetMark "set-mark" "mark a passage with a letter"
    GoToMark "go-to-mark" "to a marked passage, or back from there"
    Undo "undo" "take the last thing said back"
    Copy "copy" "copy what is under the cursor, with where it stands"
    Browse "browse" "open the address in the browser"
    Edit "edit" "edit the file at this passage"
    Reload "reload" "read what is noted beside the articles anew"
    Swap "swap" "swap the two sources"
    Lock "lock" "scroll the two together or apart"
    Stack "stack" "the two side by side or stacked"
    Zoom "zoom" "this pane alone, or all again"
    Search "search" "search everything, in every source"
    Figures "figures" "the figures of all sources, or back"
    Timeline "timeline" "the events of all sources, or back"
    Presence "presence" "who else tells each passage of this source, or back"
    ColumnRight "column-right" "one column to the right"
    ColumnLeft "column-left" "one column to the left"
    FaceMatrix "face-matrix" "figures: what is counted by source"
    FaceList "face-list" "figures: each by itself"
    FacePlot "face-plot" "figures: one group over time"
    Merge "merge" "put this group and another one together"
    Split "split" "take this source's figure out of its group"
    PanRight "pan-right" "later"
    PanLeft "pan-left" "earlier"
    ZoomIn "zoom-in" "a shorter span of time"
    ZoomOut "zoom-out" "a longer span of time"
    Clock "clock" "when things happened, when they were printed, or both"
    Expand "expand" "the whole sentence, or in short"
    Report "report" "write a report on all of it: .html, .md, .csv or .json"
    Details "details" "how title, source and date were found"
    Removed "removed" "show what was taken out of the text, and why"
    Wider "wider" "wider text"
    Narrower "narrower" "narrower text"
    Sort "sort" "sort by the next column"
    SortReverse "sort-reverse" "turn the order round"
    SortAsFound "sort-as-found" "sources in the order of their files"
    SortBySource "sort-by-source" "sources by name"
    SortByDate "sort-by-date" "sources by date"
    SortByTitle "sort-by-title" "sources by title"
    SortByLanguage "sort-by-language" "sources by language"
    LoadReport "load-report" "what could not be read"
    Help "help" "this help"
    Command "command" "type a command"
    ThemeDark "theme-dark" "colours for a dark terminal"
    ThemeLight "theme-light" "colours for a light terminal"
    ThemeMono "theme-mono" "no colours"
    ThemeContrast "theme-contrast" "high contrast, for colour-blind eyes too"
    ThemeOwn "theme-own" "the theme that config.toml names"
    ToggleAscii "toggle-ascii" "plots in plain characters, or not"
    ToggleMouse "toggle-mouse" "give the mouse to the terminal, or take it back"
    Redraw "redraw" "draw the screen anew"
    Suspend "suspend" "leave to the shell; fg comes back"
    Quit "quit" "leave cotejo"
    Accept "accept" "take what was typed"
    Cancel "cancel" "take back what was typed"
    Complete "complete" "take the completion"
    NextChoice "next-choice" "next completion, or next row"
    PreviousChoice "previous-choice" "previous completion, or previous row"
    Left "left" "cursor left"
    Right "right" "cursor right"
    LineStart "line-start" "cursor to the start"
    LineEnd "line-end" "cursor to the end"
    Erase "erase" "erase the letter before the cursor"
    EraseNext "erase-next" "erase the letter under the cursor"
    EraseWord "erase-word" "erase the word before the cursor"
    EraseLine "erase-line" "erase all before the cursor"
    OpenBeside "open-beside" "search: open in the other pane"
    Mark "mark" "search: mark it; two marked are opened side by side"
    SearchScope "search-scope" "search: only titles, text, figures, events or names"
    SearchMeaning "search-meaning" "search: with translations, or without"
    GroupHits "group-hits" "search: what was found by article, or the best first"
    Older "older" "search: what was searched for before"
    Newer "newer" "search: what was searched for after that"
}

impl Action {
    /// Whether the action only means something while a line is typed.
    #[must_use]
    pub fn edits(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Accept
                | A::Cancel
                | A::Complete
                | A::NextChoice
                | A::PreviousChoice
                | A::Left
                | A::Right
                | A::LineStart
                | A::LineEnd
                | A::Erase
                | A::EraseNext
                | A::EraseWord
                | A::EraseLine
                | A::OpenBeside
                | A::Mark
                | A::SearchScope
                | A::SearchMeaning
                | A::GroupHits
                | A::Older
                | A::Newer
        )
    }

    /// What may be typed behind its name after `:`.
    #[must_use]
    pub fn takes(self) -> Option<&'static str> {
        (self == Self::Report).then_some("FILE")
    }

    /// Whether the action does something while help or a report lies over the rest.
    #[must_use]
    pub fn holds_over(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Down
                | A::Up
                | A::HalfDown
                | A::HalfUp
                | A::PageDown
                | A::PageUp
                | A::Top
                | A::Bottom
                | A::Back
                | A::Find
                | A::Help
                | A::LoadReport
                | A::Redraw
                | A::Suspend
                | A::Quit
        )
    }

    /// Whether the action means the same whatever view fills the screen, or is for lines being typed. All others are for
    /// texts, unless a view has a meaning of its own for them.
    #[must_use]
    pub fn holds_in_views(self) -> bool {
        use Action as A;
        self.edits()
            || matches!(
                self,
                A::Back
                    | A::Filter
                    | A::Search
                    | A::Figures
                    | A::Timeline
                    | A::Presence
                    | A::Checks
                    | A::Copy
                    | A::Browse
                    | A::Edit
                    | A::Report
                    | A::Reload
                    | A::LoadReport
                    | A::Help
                    | A::Command
                    | A::ThemeDark
                    | A::ThemeLight
                    | A::ThemeMono
                    | A::ThemeContrast
                    | A::ThemeOwn
                    | A::ToggleAscii
                    | A::ToggleMouse
                    | A::Redraw
                    | A::Suspend
                    | A::Quit
            )
    }

    /// Whether the action goes to a figure or date, or tells of one.
    #[must_use]
    pub fn goes_to_findings(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::NextFigure | A::PreviousFigure | A::NextDate | A::PreviousDate | A::Why
        )
    }

    /// The action of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}
