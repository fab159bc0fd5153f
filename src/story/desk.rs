//! What the reader decided: checks with notes, corrections, marks, passages pinned together or parted. Each is said of
//! something in the articles and written down by words that find it again; what is not found waits and is kept.
//!
//! The desk knows no file: it takes in what was written down and hands out what is to be. Everything said can be taken
//! back, one step after the other; what others said meanwhile is not taken back with it.

mod anchor;
mod matter;
mod said;

pub use anchor::Anchor;
pub use matter::{Kind, Matter, PassageAt, index_of};
pub use said::{Check, Field, NONE, Said, State, says_none};

use std::path::{Path, PathBuf};

use super::groups::Ruling;
use super::library::Story;
use crate::analysis::Pin;

/// Something said, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Of what kind of thing.
    pub kind: Kind,
    /// Where that stands; two places where it is a pair, or two figures.
    pub places: Box<[Anchor]>,
    /// What was said.
    pub said: Said,
}

/// Something said, and of what in the articles as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    noted: Noted,
    /// `None` until it is found.
    at: Option<Matter>,
    /// Whether it is of two figures of which one is none, as the reader said.
    is_idle: bool,
    /// Whether it is a correction that cannot be read.
    is_refused: bool,
}

impl Item {
    fn new(noted: Noted, at: Option<Matter>) -> Self {
        Self {
            noted,
            at,
            is_idle: false,
            is_refused: false,
        }
    }

    fn find(&mut self, story: &Story) {
        let Noted { kind, places, .. } = &self.noted;
        self.at = Matter::found(*kind, places, story);
        self.is_idle = self.at.is_none() && matter::holds_none(*kind, places, story);
    }
}

/// A change that can be taken back: what was said before in place of what is said now.
#[derive(Clone, Debug)]
struct Change {
    /// Of one step all is taken back at once.
    step: u32,
    noted: Noted,
    /// Each with where it stood, and is to be written down again.
    before: Vec<(usize, Item)>,
}

/// Everything that the reader said, in the order in which it was.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The folder from which on articles' files are named.
    folder: PathBuf,
    items: Vec<Item>,
    changes: Vec<Change>,
    step: u32,
    version: u64,
}

impl Desk {
    /// Nothing said yet; articles' files are named from that folder on.
    #[must_use]
    pub fn beside(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            ..Self::default()
        }
    }

    /// Says something in place of what was said there before; false where it cannot be written down.
    pub fn say(&mut self, on: Matter, said: Said, story: &Story) -> bool {
        let Some(noted) = self.noted_of(on, said, story) else {
            return false;
        };
        self.version += 1;
        let before = self.take_out(&noted, Some(on));
        self.changes.push(Change {
            step: self.step,
            noted: noted.clone(),
            before,
        });
        let at = Some(on);
        // A check of which nothing is left is none.
        if !matches!(&noted.said, Said::Check(check) if check.is_empty()) {
            self.items.push(Item::new(noted, at));
        }
        true
    }

    /// Takes back what is said there in place of which `said` would be; false where nothing is.
    pub fn unsay(&mut self, on: Matter, said: &Said, story: &Story) -> bool {
        let Some(noted) = self.noted_of(on, said.clone(), story) else {
            return false;
        };
        let before = self.take_out(&noted, Some(on));
        let was_said = !before.is_empty();
        if was_said {
            self.version += 1;
            self.changes.push(Change {
                step: self.step,
                noted,
                before,
            });
        }
        was_said
    }

    /// Begins a step: what is said in it is taken back together.
    pub fn begin(&mut self) {
        self.step += 1;
    }

    /// Takes the last step back; returns what it was about, the last thing first, but for what others have said
    /// otherwise since: that is theirs. `None` where there is no step.
    pub fn undo(&mut self) -> Option<Vec<Noted>> {
        let step = self.changes.last()?.step;
        self.version += 1;
        let mut undone = Vec::new();
        while let Some(Change { noted, before, .. }) = self.changes.pop_if(|change| change.step == step) {
            let was_on = before.first().and_then(|(_, item)| item.at);
            let on = self.find_at(&noted).or(was_on);
            let taken = self.take_out(&noted, on);
            let (own, theirs): (Vec<_>, Vec<_>) =
                taken.into_iter().partition(|(_, item)| item.noted == noted);
            let is_undone = theirs.is_empty() || !own.is_empty();
            for (at, item) in if theirs.is_empty() { before } else { theirs } {
                self.items.insert(at.min(self.items.len()), item);
            }
            if is_undone {
                undone.push(noted);
            }
        }
        Some(undone)
    }

    /// Takes in what was written down by others or in an earlier session. What is said here goes before it.
    pub fn recall(&mut self, noted: Vec<Noted>, story: &Story) {
        let is_known = |noted: &Noted| self.items.iter().any(|item| item.noted == *noted);
        // The same may stand there twice, as where two versions of the file were put together.
        let mut seen: Vec<Noted> = Vec::new();
        let is_first = |noted: &Noted| {
            let is_first = !seen.contains(noted);
            seen.push(noted.clone());
            is_first
        };
        let new: Vec<Item> = noted
            .into_iter()
            .filter(|noted| !is_known(noted))
            .filter(is_first)
            .map(|noted| {
                let mut item = Item::new(noted, None);
                item.find(story);
                item
            })
            .collect();
        self.version += 1;
        self.items.splice(0..0, new);
    }

    /// Lets go of what others took back.
    pub fn forget(&mut self, gone: &[Noted]) {
        self.version += 1;
        self.items.retain(|item| !gone.contains(&item.noted));
    }

    /// Finds what was written down in the articles; only what was not found yet, unless it is to be done anew.
    pub fn find(&mut self, story: &Story, anew: bool) {
        self.version += 1;
        for item in &mut self.items {
            if anew || item.at.is_none() {
                item.find(story);
            }
        }
        if anew {
            for (_, item) in self.changes.iter_mut().flat_map(|change| &mut change.before) {
                item.find(story);
            }
        }
    }

    /// Takes down which corrections cannot be read, in place of those that could not be before.
    pub(super) fn refuse(&mut self, refused: &[Noted]) {
        for item in &mut self.items {
            item.is_refused = refused.contains(&item.noted);
        }
    }

    /// Whether something said of a thing is a correction that cannot be read: the thing is as it was found.
    #[must_use]
    pub fn is_refused(&self, on: Matter, said: &Said) -> bool {
        let is_it = |item: &Item| item.is_refused && item.at == Some(on) && item.noted.said == *said;
        self.items.iter().any(is_it)
    }

    /// Grows with everything that is said, taken back, or found.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Everything said, to be written down: also what was not found in the articles.
    #[must_use]
    pub fn noted(&self) -> Vec<Noted> {
        self.items.iter().map(|item| item.noted.clone()).collect()
    }

    /// Everything said, each with what it is said of; `None` where that is not found.
    pub fn all(&self) -> impl Iterator<Item = (Option<Matter>, &Noted)> {
        self.items.iter().map(|item| (item.at, &item.noted))
    }

    /// What was said of words that are not in the articles any more.
    pub fn lost(&self) -> impl Iterator<Item = &Noted> {
        let lost = self
            .items
            .iter()
            .filter(|item| item.at.is_none() && !item.is_idle);
        lost.map(|item| &item.noted)
    }

    /// What was said of two figures of which one is none, as the reader said too: it counts again when that is taken
    /// back.
    pub fn idle(&self) -> impl Iterator<Item = &Noted> {
        self.items
            .iter()
            .filter(|item| item.is_idle)
            .map(|item| &item.noted)
    }

    /// Everything said of one thing.
    pub fn of(&self, on: Matter) -> impl Iterator<Item = &Said> {
        let of_it = move |item: &&Item| item.at == Some(on);
        self.items.iter().filter(of_it).map(|item| &item.noted.said)
    }

    /// What was decided of something, and noted on it.
    #[must_use]
    pub fn check(&self, on: Matter) -> Option<&Check> {
        self.of(on)
            .filter_map(|said| match said {
                Said::Check(check) => Some(check),
                _ => None,
            })
            .last()
    }

    /// The state of something; open where nothing was decided.
    #[must_use]
    pub fn state(&self, on: Matter) -> State {
        self.check(on).map_or(State::Open, |check| check.state)
    }

    /// What was corrected, each with the thing and what is to stand there; also what is not found.
    pub fn corrections(&self) -> impl Iterator<Item = &Noted> {
        let noted = self.items.iter().map(|item| &item.noted);
        noted.filter(|noted| matches!(noted.said, Said::Corrected { .. }))
    }

    /// What was corrected of one thing, if it can be read.
    #[must_use]
    pub fn correction(&self, on: Matter, field: Field) -> Option<&str> {
        self.of(on)
            .filter(|said| !self.is_refused(on, said))
            .filter_map(|said| match said {
                Said::Corrected { field: of, to } if *of == field => Some(&**to),
                _ => None,
            })
            .last()
    }

    /// The passage under a mark.
    #[must_use]
    pub fn marked(&self, letter: char) -> Option<PassageAt> {
        let is_it = |item: &&Item| item.noted.said == Said::Mark(letter);
        match self.items.iter().rev().find(is_it)?.at? {
            Matter::Passage(at) => Some(at),
            _ => None,
        }
    }

    /// What was said of the passages of two articles, in order, seen from the first of them. Of several things said of
    /// the same two passages the last counts.
    #[must_use]
    pub fn pins(&self, [a, b]: [usize; 2]) -> Vec<Pin> {
        let mut pins: Vec<Pin> = Vec::new();
        for (articles, pin) in self.all_pins() {
            let pin = match articles {
                [one, two] if [one, two] == [a, b] => pin,
                [one, two] if [two, one] == [a, b] => pin.mirrored(),
                _ => continue,
            };
            pins.retain(|old| old.passages() != pin.passages());
            pins.push(pin);
        }
        pins.sort_unstable();
        pins
    }

    /// Every pin, with the articles that it is said of.
    pub fn all_pins(&self) -> impl Iterator<Item = ([usize; 2], Pin)> {
        self.items
            .iter()
            .filter_map(|item| match (item.at?, &item.noted.said) {
                (Matter::Pair(a, b), Said::Together) => {
                    Some((two(a, b), Pin::Together(a.passage, b.passage)))
                }
                (Matter::Pair(a, b), Said::Apart) => Some((two(a, b), Pin::Apart(a.passage, b.passage))),
                _ => None,
            })
    }

    /// What was said of what figures count, in order.
    #[must_use]
    pub fn rulings(&self) -> Vec<Ruling> {
        let ruling = |item: &Item| match (item.at?, &item.noted.said) {
            (Matter::Figures(a, b), Said::Together) => Some(Ruling { a, b, together: true }),
            (Matter::Figures(a, b), Said::Apart) => Some(Ruling {
                a,
                b,
                together: false,
            }),
            _ => None,
        };
        self.items.iter().filter_map(ruling).collect()
    }

    /// Something said, as it is written down.
    fn noted_of(&self, on: Matter, said: Said, story: &Story) -> Option<Noted> {
        let mut places = on.places(story)?;
        for place in &mut places {
            if let Ok(rest) = Path::new(&place.file).strip_prefix(&self.folder) {
                place.file = rest.to_string_lossy().into_owned();
            }
        }
        Some(Noted {
            kind: on.kind(),
            places: places.into(),
            said,
        })
    }

    /// Takes out what stands in the place of something said, each with where it stood.
    fn take_out(&mut self, noted: &Noted, on: Option<Matter>) -> Vec<(usize, Item)> {
        let in_place = |item: &Item| {
            let same = |at: Option<Matter>| at.map(Matter::undirected);
            let is_there = (item.at.is_some() && same(item.at) == same(on))
                || (item.noted.kind == noted.kind && item.noted.places == noted.places);
            item.noted.said.replaces(&noted.said) && (is_there || matches!(noted.said, Said::Mark(_)))
        };
        let there = (0..self.items.len()).filter(|at| in_place(&self.items[*at]));
        let there: Vec<usize> = there.collect();
        let mut taken: Vec<(usize, Item)> = there
            .into_iter()
            .rev()
            .map(|at| (at, self.items.remove(at)))
            .collect();
        taken.reverse();
        taken
    }

    fn find_at(&self, noted: &Noted) -> Option<Matter> {
        self.items.iter().find(|item| item.noted == *noted)?.at
    }
}

fn two(a: PassageAt, b: PassageAt) -> [usize; 2] {
    [a.article as usize, b.article as usize]
}
