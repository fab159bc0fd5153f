//! The best way through a short text along a word's letters, as the matcher rewards it: a letter for its place, more
//! where it follows the one before, less for each gap.
//!
//! The matcher fills a table of all letters of the word by all letters of the text, two cells each. Nearly all of that is
//! letters that do not match. Here the places of a letter are the bits of one number ([`places`]): eight bytes are
//! compared at once, and no processor has to foresee prose. Of these places, those stay that can be reached after
//! the letters before, and from which those after can be reached. Mostly few are left, and what is to be worked out goes
//! from one to the next.

use super::reward::{LETTER, NEXT, in_place};

/// Texts of more bytes are not gone through.
pub(super) const LONGEST: usize = 128;
/// What nothing is worth: less than anything, with room for what is taken off.
const NOTHING: i32 = i32::MIN >> 1;
/// A one in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// A set of places in a text, each a bit.
type Places = u128;

/// A word of plain letters, ready to be followed through many texts.
pub(super) struct Way {
    letters: Vec<Letter>,
    /// For each letter of the alphabet that the word has, where it stands in the text.
    sets: Vec<Places>,
    /// For each letter of the word, where it can stand.
    spots: Vec<Places>,
    /// Places of a letter of the word, and what the best way there is worth; and those of the letter before.
    row: Vec<(i32, i32)>,
    before: Vec<(i32, i32)>,
}

/// A letter of a word.
struct Letter {
    /// Its set of places.
    set: usize,
    /// Whether it is the first of those that are alike.
    is_new: bool,
    /// The letter, in each byte.
    pattern: u64,
}

impl Way {
    /// Makes one for a word of ASCII.
    pub(super) fn new(word: &[u8]) -> Self {
        let mut known: Vec<u8> = Vec::new();
        let letter = |byte: &u8| {
            let set = known.iter().position(|old| old == byte);
            if set.is_none() {
                known.push(*byte);
            }
            Letter {
                set: set.unwrap_or(known.len() - 1),
                is_new: set.is_none(),
                pattern: ONES * u64::from(*byte),
            }
        };
        Self {
            letters: word.iter().map(letter).collect(),
            sets: vec![0; known.len()],
            spots: Vec::new(),
            row: Vec::new(),
            before: Vec::new(),
        }
    }

    /// What the best way through a text is worth; `None` where its letters are not there in order. The text is of ASCII,
    /// and not longer than [`LONGEST`].
    pub(super) fn best(&mut self, text: &[u8]) -> Option<i32> {
        let mut eights = [0; LONGEST / 8];
        let (whole, rest) = text.as_chunks::<8>();
        for (eight, bytes) in eights.iter_mut().zip(whole) {
            *eight = u64::from_le_bytes(*bytes);
        }
        if let Some(last) = eights.get_mut(whole.len()) {
            let mut bytes = [0; 8];
            bytes[..rest.len()].copy_from_slice(rest);
            *last = u64::from_le_bytes(bytes);
        }
        let eights = &eights[..text.len().div_ceil(8)];
        self.spots.clear();
        let mut free = Places::MAX;
        for letter in &self.letters {
            if letter.is_new {
                self.sets[letter.set] = places(eights, letter.pattern);
            }
            self.spots.push(step(self.sets[letter.set], &mut free)?);
        }
        self.worth(text)
    }

    /// The first place that a letter of the word can have in the text gone through last, where all are there in order.
    pub(super) fn first(&self, letter: usize) -> usize {
        self.spots[letter].trailing_zeros() as usize
    }

    /// [`Way::best`] without a letter of the word and the one before it, through the text gone through last.
    pub(super) fn best_without(&mut self, letter: usize, text: &[u8]) -> Option<i32> {
        self.spots.clear();
        let mut free = Places::MAX;
        for (at, kept) in self.letters.iter().enumerate() {
            if at != letter && at + 1 != letter {
                self.spots.push(step(self.sets[kept.set], &mut free)?);
            }
        }
        self.worth(text)
    }

    /// What the best way is worth from spot to spot.
    fn worth(&mut self, text: &[u8]) -> Option<i32> {
        let Self {
            spots, row, before, ..
        } = self;
        let mut free = Places::MAX;
        for spot in spots.iter_mut().rev() {
            *spot &= free;
            free = (Places::MAX >> spot.leading_zeros()) >> 1;
        }
        let (first, later) = spots.split_first()?;
        before.clear();
        each(*first, |at| {
            before.push((narrow(at), LETTER - 1 + in_place(text, at)));
        });
        for spot in later {
            // The best of the row before that leaves a gap, as it would be worth at place 0.
            let (mut far, mut next) = (NOTHING, 0);
            row.clear();
            each(*spot, |at| {
                let (here, reward) = (narrow(at), in_place(text, at));
                while let Some((place, score)) = before.get(next)
                    && *place < here - 1
                {
                    far = far.max(score + place);
                    next += 1;
                }
                let beside = match before.get(next) {
                    Some((place, score)) if *place == here - 1 => score + reward.max(NEXT),
                    _ => NOTHING,
                };
                row.push((here, LETTER + beside.max(far - here - 2 + reward)));
            });
            std::mem::swap(before, row);
        }
        before.iter().map(|(_, score)| *score).max()
    }
}

/// The places of a set that are free, if there are any; those after the first of them stay free for the letter after.
#[inline]
fn step(set: Places, free: &mut Places) -> Option<Places> {
    let spot = set & *free;
    *free = !(spot ^ spot.wrapping_sub(1));
    (spot != 0).then_some(spot)
}

/// Goes through the places of a set.
#[inline]
fn each(mut set: Places, mut take: impl FnMut(usize)) {
    while set != 0 {
        take(set.trailing_zeros() as usize);
        set &= set - 1;
    }
}

/// Where a letter stands in a text of ASCII.
#[inline]
fn places(eights: &[u64], pattern: u64) -> Places {
    let mut halves = [0; LONGEST / 64];
    for (at, eight) in eights.iter().enumerate() {
        // Bytes that are alike become zero; of 0x80 and less, only zero leaves the highest bit when it is taken off.
        let alike = ((ONES << 7) - (eight ^ pattern)) & ONES << 7;
        // The eight bits are moved together: each is multiplied to its own place in the highest byte.
        let bits = (alike >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        halves[at / 8] |= bits << (at % 8 * 8);
    }
    Places::from(halves[1]) << 64 | Places::from(halves[0])
}

fn narrow(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_letter_is_found_wherever_it_stands(text in "[a-c\u{0}\u{7f} ]{0,128}", letter in "[a-c]") {
            let (mut whole, letter) = (text.as_bytes().to_vec(), letter.as_bytes()[0]);
            whole.resize(LONGEST, 0);
            let eights: Vec<u64> = whole.as_chunks::<8>().0.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect();
            let mut found = Vec::new();
            each(places(&eights, ONES * u64::from(letter)), |at| found.push(at));
            let there = text.bytes().enumerate().filter(|(_, byte)| *byte == letter);
            prop_assert_eq!(found, there.map(|(at, _)| at).collect::<Vec<_>>());
        }

        #[test]
        fn there_is_a_way_where_the_letters_stand_in_order(text in "[a-d ]{0,40}", word in "[a-d]{1,5}") {
            let mut rest = text.chars();
            let holds = word.chars().all(|letter| rest.any(|c| c == letter));
            prop_assert_eq!(Way::new(word.as_bytes()).best(text.as_bytes()).is_some(), holds);
        }
    }
}
