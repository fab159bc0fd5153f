//! What an article tells twice: a standfirst, or a quotation set out from the text, that the text below tells again.
//! Opposite another article each of the two belongs to its like: what stands at the head to a head, the text to the
//! text; otherwise one thing told twice would be found four times.

use super::digest::Profile;

/// A standfirst stands among so many first passages, the title aside.
const HEAD: usize = 4;
/// It tells at least so many things, and so much of them is told again.
const TELLS: usize = 5;
const AGAIN: f64 = 0.8;

/// The standfirsts of an article, each with the passage that tells it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeated {
    pairs: Vec<(u32, u32)>,
}

impl Repeated {
    /// Finds them among the passages.
    pub(super) fn of(passages: &[Profile]) -> Self {
        let keys = |passage: &Profile| {
            let mut keys: Vec<u64> = passage.iter().map(|term| term.key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let all: Vec<Vec<u64>> = passages.iter().take(64).map(keys).collect();
        let mut pairs = Vec::new();
        for (at, head) in all.iter().enumerate().take(HEAD).skip(1) {
            if head.len() < TELLS {
                continue;
            }
            let tells_again = |(_, text): &(usize, &Vec<u64>)| {
                let again = head.iter().filter(|key| text.binary_search(key).is_ok()).count();
                again as f64 >= AGAIN * head.len() as f64
            };
            let again = all.iter().enumerate().skip(at + 1).find(tells_again);
            pairs.extend(again.map(|(text, _)| (narrow(at), narrow(text))));
        }
        Self { pairs }
    }

    /// Whether a passage stands at the head: the title, or what is told again below.
    fn is_head(&self, passage: u32) -> bool {
        passage == 0 || self.pairs.iter().any(|(head, _)| *head == passage)
    }

    fn head_of(&self, passage: u32) -> Option<u32> {
        Some(self.pairs.iter().find(|(_, text)| *text == passage)?.0)
    }

    fn text_of(&self, passage: u32) -> Option<u32> {
        Some(self.pairs.iter().find(|(head, _)| *head == passage)?.1)
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where two passages that tell the same belong: head to head, text to text.
pub(super) fn like_to_like([one, two]: [&Repeated; 2], (a, b): (u32, u32)) -> (u32, u32) {
    match (one.is_head(a), two.is_head(b)) {
        (true, false) if two.head_of(b).is_some() => (a, two.head_of(b).unwrap_or(b)),
        (false, true) if one.head_of(a).is_some() => (one.head_of(a).unwrap_or(a), b),
        (false, true) => (a, two.text_of(b).unwrap_or(b)),
        (true, false) => (one.text_of(a).unwrap_or(a), b),
        _ => (a, b),
    }
}
