//! Where things stand on a screen of a given size: computed here once, for drawing, paging and the
//! mouse alike.

use super::area::Area;

/// Which pane the keys act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The list of sources.
    Sources,
    /// The first (0) or the second (1) text.
    Reader(usize),
}

/// What the layout depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// The pane in focus.
    pub focus: Focus,
    /// The text that the list acts on, 0 or 1.
    pub target: usize,
    /// Whether a second text is open.
    pub beside: bool,
    /// Whether the user wants the two one above the other.
    pub stacked: bool,
    /// Whether the two are read in rows, as one pane.
    pub in_rows: bool,
    /// Whether the user wants the focused pane alone.
    pub zoom: bool,
}

/// The places of all panes; what has no place is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The whole screen.
    pub screen: Area,
    /// The line at the top.
    pub header: Option<Area>,
    /// The list of sources, frame included.
    pub sources: Option<Area>,
    /// The texts, frames included.
    pub readers: [Option<Area>; 2],
    /// The two texts in rows, frame included; then neither has a place of its own.
    pub rows: Option<Area>,
    /// All between the line at the top and the one at the bottom.
    pub body: Area,
    /// The line at the bottom.
    pub status: Area,
    /// Whether panes have a frame; on small screens they have a line at the top instead.
    pub framed: bool,
}

/// Where the search over everything stands: over all between the first and the last line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FinderPanes {
    /// The list of what was found.
    pub list: Area,
    /// What is selected, in its article: beside the list or below it, or nowhere on small screens.
    pub preview: Option<Area>,
}

/// The smallest screen that shows more than a request for a larger one.
pub const SMALLEST: (u16, u16) = (20, 5);
/// From this width on, the list and two texts stand beside each other.
const WIDE: u16 = 140;
/// From this width on, the list is wide enough for most titles.
const ROOMY: u16 = 180;
/// Below this width, panes stand one above the other.
pub(super) const MIDDLE: u16 = 100;
/// Below this width, or [`SHORT`], a text has the screen for itself.
pub(super) const SLIM: u16 = 60;
/// Below this height one pane has the screen for itself, unless panes stand beside each other.
const SHORT: u16 = 16;

impl Panes {
    /// Lays out a screen; `None` where it is smaller than [`SMALLEST`].
    #[must_use]
    pub fn of(shape: Shape) -> Option<Self> {
        let screen = Area::of(shape.width, shape.height);
        if shape.width < SMALLEST.0 || shape.height < SMALLEST.1 {
            return None;
        }
        let roomy = shape.height >= 10;
        let (header, rest) = screen.split_top(u16::from(roomy));
        let (body, status) = rest.split_top(rest.height - 1);
        let mut panes = Self {
            screen,
            header: roomy.then_some(header),
            body,
            status,
            framed: shape.width >= SLIM && roomy,
            ..Self::default()
        };
        panes.place(shape, body);
        Some(panes)
    }

    /// The pane of two texts in rows; on wide screens with the list beside it.
    fn place_rows(&mut self, shape: Shape, body: Area) {
        let on_list = shape.focus == Focus::Sources;
        let alone = shape.zoom || shape.width < SLIM || (shape.width < MIDDLE && shape.height < SHORT);
        let (list, rows) = if alone || (shape.width < WIDE && !on_list) {
            (on_list.then_some(body), (!on_list).then_some(body))
        } else if shape.width < MIDDLE {
            let (list, rows) = body.split_top((shape.height / 3).clamp(6, 12));
            (Some(list), Some(rows))
        } else {
            let (list, rows) = body.split_left(if shape.width < ROOMY { 38 } else { 44 });
            (Some(list), Some(rows))
        };
        self.sources = list;
        self.rows = rows;
    }

    fn place(&mut self, shape: Shape, body: Area) {
        if shape.beside && shape.in_rows {
            self.place_rows(shape, body);
            return;
        }
        let on_list = shape.focus == Focus::Sources;
        let alone = shape.zoom || shape.width < SLIM || (shape.width < MIDDLE && shape.height < SHORT);
        if alone {
            match shape.focus {
                Focus::Sources => self.sources = Some(body),
                Focus::Reader(index) => self.readers[index] = Some(body),
            }
        } else if shape.width < MIDDLE {
            // List above text, text above text; all three would leave none of them room.
            if shape.beside && !on_list {
                self.one_above_the_other(body);
            } else {
                let (list, text) = body.split_top((shape.height / 3).clamp(6, 12));
                self.sources = Some(list);
                self.readers[shape.target] = Some(text);
            }
        } else {
            let list_width = if shape.width < ROOMY { 38 } else { 44 };
            let stacked = shape.stacked && shape.height >= SHORT;
            let side_by_side = shape.beside && !stacked;
            if side_by_side && shape.width < WIDE && !on_list {
                self.beside_each_other(body);
                return;
            }
            let (list, text) = body.split_left(list_width);
            self.sources = Some(list);
            match (shape.beside, side_by_side && shape.width >= WIDE) {
                (true, true) => self.beside_each_other(text),
                (true, false) if stacked => self.one_above_the_other(text),
                _ => self.readers[shape.target] = Some(text),
            }
        }
    }

    fn beside_each_other(&mut self, area: Area) {
        let (left, right) = area.split_left(area.width / 2);
        self.readers = [Some(left), Some(right)];
    }

    fn one_above_the_other(&mut self, area: Area) {
        let (upper, lower) = area.split_top(area.height / 2);
        self.readers = [Some(upper), Some(lower)];
    }

    /// The room inside a pane.
    #[must_use]
    pub fn inside(&self, pane: Area) -> Area {
        if self.framed {
            pane.inset(1, 1)
        } else {
            pane.split_top(1).1
        }
    }

    /// What lies over the rest: the middle of the screen, or all of it where that is small.
    #[must_use]
    pub fn overlay(&self) -> Area {
        let body = self.screen.split_top(self.status.y).0;
        if self.framed {
            body.inset(2, 1).centred(84)
        } else {
            body
        }
    }

    /// The room for the lines of an overlay.
    #[must_use]
    pub fn inside_overlay(&self) -> Area {
        self.inside(self.overlay()).inset(1, 0)
    }

    /// Where the parts of the search over everything stand, inside its frame.
    #[must_use]
    pub fn finder(&self) -> FinderPanes {
        let inside = self.inside(self.body);
        let (list, preview) = if inside.width >= MIDDLE {
            inside.split_left(inside.width * 11 / 20)
        } else if inside.height >= SHORT {
            inside.split_top(inside.height / 2)
        } else {
            (inside, Area::default())
        };
        FinderPanes {
            list,
            preview: (preview.width > 0).then_some(preview),
        }
    }

    /// The room for the lines of a text, centred, at most `measure` columns wide.
    #[must_use]
    pub fn column(&self, pane: Area, measure: u16) -> Area {
        self.inside(pane).inset(1, 0).centred(measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(width: u16, height: u16) -> Shape {
        Shape {
            width,
            height,
            focus: Focus::Reader(0),
            target: 0,
            beside: true,
            stacked: false,
            in_rows: false,
            zoom: false,
        }
    }

    fn shown(shape: Shape) -> String {
        let Some(panes) = Panes::of(shape) else {
            return "too small".into();
        };
        let name = |area: Option<Area>, name: &str| {
            if area.is_some() {
                name.to_owned()
            } else {
                String::new()
            }
        };
        name(panes.sources, "list ") + &name(panes.readers[0], "A ") + &name(panes.readers[1], "B")
    }

    #[test]
    fn the_breakpoints_are_those_of_the_design() {
        assert_eq!(shown(shape(140, 40)), "list A B");
        assert_eq!(shown(shape(139, 40)), "A B");
        assert_eq!(shown(shape(99, 40)), "A B");
        assert_eq!(shown(shape(59, 40)), "A ");
        assert_eq!(shown(shape(20, 5)), "A ");
        assert_eq!(shown(shape(19, 5)), "too small");
        assert_eq!(shown(shape(20, 4)), "too small");
    }

    #[test]
    fn below_a_hundred_columns_texts_are_stacked() {
        let panes = Panes::of(shape(99, 40)).unwrap();
        let [Some(a), Some(b)] = panes.readers else {
            panic!("both texts have a place");
        };
        assert_eq!(a.x, b.x);
        assert_eq!(a.y + a.height, b.y);
    }

    #[test]
    fn panes_never_overlap_and_stay_on_the_screen() {
        for width in 20..220 {
            for height in 5..70 {
                for (beside, stacked, zoom, in_rows) in [
                    (false, false, false, false),
                    (true, false, false, false),
                    (true, true, false, false),
                    (true, false, true, false),
                    (true, false, false, true),
                    (true, false, true, true),
                ] {
                    for focus in [Focus::Sources, Focus::Reader(0), Focus::Reader(1)] {
                        let shape = Shape {
                            width,
                            height,
                            focus,
                            target: 0,
                            beside,
                            stacked,
                            in_rows,
                            zoom,
                        };
                        let panes = Panes::of(shape).unwrap();
                        let all = [
                            panes.header,
                            panes.sources,
                            panes.readers[0],
                            panes.readers[1],
                            panes.rows,
                            Some(panes.status),
                        ];
                        let areas: Vec<Area> = all.into_iter().flatten().collect();
                        let cells: u32 = areas
                            .iter()
                            .map(|a| u32::from(a.width) * u32::from(a.height))
                            .sum();
                        assert_eq!(cells, u32::from(width) * u32::from(height), "{shape:?}");
                        assert!(
                            areas
                                .iter()
                                .all(|a| a.x + a.width <= width && a.y + a.height <= height),
                            "{shape:?}"
                        );
                    }
                }
            }
        }
    }
}
