//! Names as numbers, so that many figures are sorted and filtered by their names without a look at them.

use rustc_hash::FxHashMap;

use crate::text::fold::loose;

/// Names, each once, folded and in order; what has none comes last.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<Box<str>>,
}

impl Names {
    /// The names in order.
    pub(super) fn all(&self) -> &[Box<str>] {
        &self.all
    }

    /// Whether that is the name of what has none.
    #[must_use]
    pub fn is_empty(&self, name: u32) -> bool {
        self.all.get(name as usize).is_none_or(|name| name.is_empty())
    }
}

/// Names as they come. Of a hundred thousand most are the same few, which are folded and compared once.
#[derive(Debug, Default)]
pub(super) struct Naming<'a> {
    known: FxHashMap<&'a str, u32>,
    all: Vec<&'a str>,
}

impl<'a> Naming<'a> {
    /// Takes a name in; returns its number.
    pub(super) fn take(&mut self, name: &'a str) -> u32 {
        let all = &mut self.all;
        *self.known.entry(name).or_insert_with(|| {
            all.push(name);
            narrow(all.len() - 1)
        })
    }

    /// The names in order, and for each number its index there.
    pub(super) fn ranked(self) -> (Names, Vec<u32>) {
        let mut sorted: Vec<(bool, Box<str>, u32)> = (0..)
            .zip(self.all)
            .map(|(at, name)| (name.is_empty(), folded(name), at))
            .collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        let mut names = Names::default();
        for (_, name, at) in sorted {
            if names.all.last() != Some(&name) {
                names.all.push(name);
            }
            ranks[at as usize] = narrow(names.all.len() - 1);
        }
        (names, ranks)
    }
}

/// [`loose`], by a short cut for plain words, of which there may be a hundred thousand.
pub(super) fn folded(words: &str) -> Box<str> {
    let is_plain = words
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    if is_plain && !words.contains("  ") {
        return words.to_ascii_lowercase().trim().into();
    }
    loose(words).into()
}

pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
