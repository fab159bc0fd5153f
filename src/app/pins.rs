//! What the reader said of the passages of two articles: that they tell the same, or that they do not. Kept by the
//! articles' indexes, whichever of the two is read first.

use crate::analysis::Pin;

/// Two articles, by their indexes, the lesser first.
type Two = [usize; 2];

/// Something said of two passages in an earlier session: the articles by their ids, the passages by where they
/// were and by their first words, so that it survives small changes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedPin {
    /// Whether they tell the same.
    pub together: bool,
    /// Each of the two.
    pub passages: [NotedPassage; 2],
}

/// A passage as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedPassage {
    /// The article's file, as the folder has it, or its id.
    pub file: String,
    /// Where it was among the passages, from 1.
    pub number: u32,
    /// Its first words.
    pub words: String,
}

/// Everything said of passages, and how it came about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pins {
    all: Vec<(Two, Pin)>,
    /// What was written down and not found yet.
    pub(super) waiting: Vec<NotedPin>,
    /// For each change, the passages and what was said of them before; the last change last. Nothing else is taken
    /// back with it: others may have pinned passages meanwhile.
    before: Vec<(Two, (u32, u32), Option<Pin>)>,
}

impl Pins {
    /// What was said of the passages of two articles, in order, seen from the first of them.
    #[must_use]
    pub fn of(&self, [a, b]: Two) -> Vec<Pin> {
        let mine = |(two, _): &&(Two, Pin)| *two == [a.min(b), a.max(b)];
        let seen = |(_, pin): &(Two, Pin)| if a <= b { *pin } else { pin.mirrored() };
        let mut pins: Vec<Pin> = self.all.iter().filter(mine).map(seen).collect();
        pins.sort_unstable();
        pins
    }

    /// Everything said, with the articles it is said of.
    #[must_use]
    pub fn all(&self) -> &[(Two, Pin)] {
        &self.all
    }

    /// Says something of two passages, in place of what was said of them before.
    pub fn say(&mut self, articles: Two, pin: Pin) {
        self.remember(articles, pin.passages());
        self.put(articles, pin);
    }

    /// Takes back what was said of two passages.
    pub fn unsay(&mut self, articles: Two, passages: (u32, u32)) {
        self.remember(articles, passages);
        self.forget(articles, passages);
    }

    /// Takes in what was said in an earlier session.
    pub fn recall(&mut self, articles: Two, pin: Pin) {
        self.put(articles, pin);
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        match self.before.pop() {
            Some((articles, _, Some(pin))) => {
                self.put(articles, pin);
                true
            }
            Some((articles, passages, None)) => {
                self.forget(articles, passages);
                true
            }
            None => false,
        }
    }

    fn remember(&mut self, articles: Two, passages: (u32, u32)) {
        let of_them = |pin: &Pin| pin.passages() == passages;
        let pin = self.of(articles).into_iter().find(of_them);
        self.before.push((articles, passages, pin));
    }

    fn put(&mut self, articles: Two, pin: Pin) {
        self.forget(articles, pin.passages());
        let [a, b] = articles;
        let pin = if a <= b { pin } else { pin.mirrored() };
        self.all.push(([a.min(b), a.max(b)], pin));
    }

    fn forget(&mut self, [a, b]: Two, passages: (u32, u32)) {
        let passages = if a <= b {
            passages
        } else {
            (passages.1, passages.0)
        };
        self.all
            .retain(|(two, pin)| *two != [a.min(b), a.max(b)] || pin.passages() != passages);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_last_counts_and_can_be_taken_back() {
        let mut pins = Pins::default();
        pins.say([3, 1], Pin::Together(0, 2));
        assert_eq!(pins.of([3, 1]), [Pin::Together(0, 2)]);
        assert_eq!(pins.of([1, 3]), [Pin::Together(2, 0)]);
        pins.say([1, 3], Pin::Apart(2, 0));
        assert_eq!(pins.of([3, 1]), [Pin::Apart(0, 2)]);
        pins.unsay([3, 1], (0, 2));
        assert_eq!(pins.of([1, 3]), []);
        assert!(pins.undo() && pins.undo());
        assert_eq!(pins.of([3, 1]), [Pin::Together(0, 2)]);
        assert!(pins.undo() && !pins.undo());
        assert!(pins.all().is_empty());
    }

    #[test]
    fn what_others_pinned_meanwhile_is_not_taken_back() {
        let mut pins = Pins::default();
        pins.say([0, 1], Pin::Together(0, 2));
        pins.recall([0, 1], Pin::Apart(3, 3));
        assert!(pins.undo());
        assert_eq!(pins.of([0, 1]), [Pin::Apart(3, 3)]);
    }
}
