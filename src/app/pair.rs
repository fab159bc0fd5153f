//! Two texts open at once: how they stand to each other and how they scroll together.
//!
//! For now they scroll by proportion of the text. Aligned passages will take that place: whoever
//! knows where one text is can say where the other belongs, which is all that [`Pair::scroll`] does.

use super::reader::Reader;

/// How the two texts stand to each other.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Whether a second text is open.
    pub beside: bool,
    /// Whether scrolling one scrolls the other.
    pub locked: bool,
    /// Whether they stand one above the other even where there is room beside.
    pub stacked: bool,
    held: Option<Held>,
}

/// The distance that locked scrolling keeps, and where it left the two texts. It holds only as long as
/// they are still there; ends of texts shorten a distance that is only measured.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// How much further down the second text is than the first, in proportions of each.
    drift: f64,
    tops: [usize; 2],
}

impl Default for Pair {
    fn default() -> Self {
        Self {
            beside: false,
            locked: true,
            stacked: false,
            held: None,
        }
    }
}

impl Pair {
    /// Scrolls one of the texts, and the other with it where they are locked: as far apart as they
    /// were, in proportions of each.
    pub fn scroll(&mut self, readers: &mut [Reader; 2], leader: usize, how: impl FnOnce(&mut Reader)) {
        let tops = |readers: &[Reader; 2]| [readers[0].top, readers[1].top];
        let before = tops(readers);
        let drift = match self.held {
            Some(held) if held.tops == before => held.drift,
            _ => readers[1].proportion() - readers[0].proportion(),
        };
        how(&mut readers[leader]);
        if !(self.beside && self.locked) || readers[leader].top == before[leader] {
            return;
        }
        let part = readers[leader].proportion();
        if leader == 0 {
            readers[1].go_to_proportion(part + drift);
        } else {
            readers[0].go_to_proportion(part - drift);
        }
        self.held = Some(Held {
            drift,
            tops: tops(readers),
        });
    }
}
