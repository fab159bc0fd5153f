//! Where a word stands, from the first passage on: as far as one asks each time, so that many words are followed side by
//! side through the same few passages.

use super::pool::Numbers;

/// The passages that have a word.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    skipped: Numbers<'a>,
    /// The next of them.
    next: Option<u32>,
}

impl<'a> Cursor<'a> {
    /// Begins with how many passages lie before the first, and between each and the next.
    pub(super) fn new(mut skipped: Numbers<'a>) -> Self {
        Self {
            next: skipped.next(),
            skipped,
        }
    }

    /// The next passage below a number.
    #[inline]
    fn below(&mut self, end: u32) -> Option<u32> {
        let passage = self.next.filter(|passage| *passage < end)?;
        self.next = self.skipped.next().map(|skipped| passage + 1 + skipped);
        Some(passage)
    }

    /// Goes through the next passages below a number.
    pub(super) fn each_below(&mut self, end: u32, mut take: impl FnMut(u32)) {
        while let Some(passage) = self.below(end) {
            take(passage);
        }
    }
}

/// The places of a word in its passages.
#[derive(Debug)]
pub(super) struct Places<'a> {
    passages: Cursor<'a>,
    numbers: Numbers<'a>,
    /// The next of `numbers`, which is a passage's first.
    next: Option<u32>,
}

/// Marks a passage's first place, in the lowest bit of its number.
const FIRST: u32 = 1;

/// The number that a place is kept as: how far it is from the one before, or from the passage's beginning.
pub(super) fn kept(place: u32, before: Option<u32>) -> u32 {
    match before {
        Some(before) => (place - before) << 1,
        None => place << 1 | FIRST,
    }
}

impl<'a> Places<'a> {
    /// Begins with the passages, and the places as [`kept`].
    pub(super) fn new(passages: Cursor<'a>, mut numbers: Numbers<'a>) -> Self {
        Self {
            passages,
            next: numbers.next(),
            numbers,
        }
    }

    /// Goes through the places in the next passages below a number.
    pub(super) fn each_below(&mut self, end: u32, mut take: impl FnMut(u32, u32)) {
        while let (Some(first), Some(passage)) = (self.next, self.passages.below(end)) {
            let mut place = first >> 1;
            take(passage, place);
            self.next = loop {
                match self.numbers.next() {
                    Some(further) if further & FIRST == 0 => {
                        place += further >> 1;
                        take(passage, place);
                    }
                    next => break next,
                }
            };
        }
    }
}
