//! How the list of sources is laid out: rows for an entry, entries seen at once.

use super::state::App;

impl App {
    /// Rows that an entry of the list takes: two where the list stands at the side, so that titles
    /// are seen; one where it lies above the text.
    #[must_use]
    pub fn row_height(&self) -> u16 {
        let at_the_side = |area: super::area::Area| area.width < 60 && self.size.0 >= 60;
        match self.panes.and_then(|panes| panes.sources) {
            Some(area) if at_the_side(area) => 2,
            _ => 1,
        }
    }

    /// Entries of the list that are seen at once.
    #[must_use]
    pub fn list_rows(&self) -> usize {
        let Some(panes) = self.panes else { return 0 };
        let inside = panes.sources.map(|area| panes.inside(area)).unwrap_or_default();
        usize::from(inside.height / self.row_height())
    }
}
