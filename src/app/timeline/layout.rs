//! Where the parts of the view stand: the strip above, the rows in the middle, below them what is told of
//! the selected one. What has no room is left out, the strip last.

use super::super::area::Area;

/// The places of all parts, for drawing, paging and the mouse alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Whether parts have a frame; otherwise a line above them.
    pub framed: bool,
    /// The strip.
    pub strip: Option<Area>,
    /// The rows.
    pub rows: Area,
    /// What is told of the selected one.
    pub detail: Option<Area>,
    /// Lines of the axis.
    pub axis: u16,
    /// Lanes that there is room for.
    pub lanes: u16,
    /// Whether the signs of the strip are explained.
    pub legend: bool,
    /// Columns for the names of lanes.
    pub names: u16,
}

impl Layout {
    /// Lays out the view for so many lanes.
    #[must_use]
    pub fn of(room: Area, lanes: usize) -> Self {
        let framed = room.width >= 60 && room.height >= 28;
        let edges = if framed { 2 } else { 1 };
        let wanted = u16::try_from(lanes).unwrap_or(u16::MAX).max(1);
        let mut layout = Self {
            framed,
            axis: if room.height >= 26 { 2 } else { 1 },
            lanes: wanted.min((room.height / 4).clamp(2, 14)),
            legend: room.height >= 18,
            names: match room.width {
                0..=59 => 12,
                60..=99 => 18,
                _ => 26,
            },
            ..Self::default()
        };
        let mut rest = room;
        if room.height >= 9 {
            let height = edges + layout.axis + layout.lanes + u16::from(layout.legend);
            let (strip, below) = rest.split_top(height);
            layout.strip = Some(strip);
            rest = below;
        }
        if room.height >= 18 {
            let height = edges + (room.height / 4).clamp(5, 12);
            let (rows, detail) = rest.split_top(rest.height.saturating_sub(height));
            layout.detail = Some(detail);
            rest = rows;
        }
        layout.rows = rest;
        layout
    }

    /// The room inside a part.
    #[must_use]
    pub fn inside(&self, part: Area) -> Area {
        if self.framed {
            part.inset(1, 1)
        } else {
            part.split_top(1).1
        }
    }

    /// The room for the signs of the lanes, one row each.
    #[must_use]
    pub fn field(&self) -> Area {
        let Some(strip) = self.strip else {
            return Area::default();
        };
        // A blank and the name before it, a blank behind it.
        let (_, right) = self.inside(strip).split_left(self.names + 2);
        Area {
            y: right.y + self.axis,
            height: self.lanes,
            width: right.width.saturating_sub(1),
            ..right
        }
    }
}

/// Columns before the words of a row: `▸ ● `.
pub const GUTTER: u16 = 4;

/// Columns of a row's parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// When.
    pub when: u16,
    /// What.
    pub what: u16,
    /// By whom.
    pub who: u16,
}

impl Columns {
    /// Those of a row so wide, of which `when` takes so much where there is room for it.
    #[must_use]
    pub fn of(width: u16, when: usize) -> Self {
        let room = width.saturating_sub(GUTTER);
        let who = match width {
            0..=59 => 3,
            60..=99 => 20,
            100..=139 => 28,
            _ => 40,
        };
        let most = (room / 3).max(13);
        let when = u16::try_from(when).unwrap_or(u16::MAX).clamp(11, most).min(room);
        Self {
            when,
            who,
            // Two blanks before what and who, one at the end.
            what: room.saturating_sub(when + who + 5),
        }
    }
}
