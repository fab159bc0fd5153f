//! From where to where each letter reaches in each of many short texts: most of what does not hold a word's letters in
//! their order is passed over by that alone, many texts in one step of the processor.
//!
//! A text holds a word's letters in order if each can stand after the one before. Where a letter stands at the
//! earliest is no sooner than its first place, and no sooner than after the letter before; that must not be past
//! its last place. Whoever passes may still lack them, so all that passes is looked at closer.

/// Texts of a block.
pub(super) const BLOCK: usize = 256;
/// Letters and digits of the plain alphabet.
const LETTERS: usize = 36;
/// Later places are not told apart.
const FAR: u8 = u8::MAX;

/// The reach of each letter in each text, block by block.
#[derive(Debug, Default)]
pub(super) struct Reaches {
    blocks: Vec<Block>,
    count: usize,
}

/// For each letter, its first and its last place in each text; where it is not, the last goes before the first.
#[derive(Debug)]
struct Block {
    firsts: Box<[[u8; BLOCK]]>,
    lasts: Box<[[u8; BLOCK]]>,
}

/// The number of a letter or digit.
fn number(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(26 + usize::from(byte - b'0')),
        _ => None,
    }
}

/// The letters and digits of a word, by their numbers.
pub(super) fn numbers(folded: &str) -> Vec<usize> {
    folded.bytes().filter_map(number).collect()
}

impl Reaches {
    /// Adds a folded text.
    pub(super) fn push(&mut self, folded: &[u8]) {
        let at = self.count % BLOCK;
        if at == 0 {
            self.blocks.push(Block {
                firsts: vec![[FAR; BLOCK]; LETTERS].into(),
                lasts: vec![[0; BLOCK]; LETTERS].into(),
            });
        }
        self.count += 1;
        let Some(block) = self.blocks.last_mut() else {
            return;
        };
        for (place, byte) in folded.iter().enumerate() {
            let Some(letter) = number(*byte) else { continue };
            let place = u8::try_from(place).unwrap_or(FAR);
            let (first, last) = (&mut block.firsts[letter][at], &mut block.lasts[letter][at]);
            // What is far may be anywhere from there on.
            *first = (*first).min(place.min(FAR - 1));
            *last = if place >= FAR - 1 { FAR } else { place };
        }
    }

    /// Says for each text of a block whether it cannot hold one of the words: 0 where it may hold all of them.
    pub(super) fn pass_over(&self, block: usize, words: &[Vec<usize>], lacks: &mut [u8; BLOCK]) {
        *lacks = [0; BLOCK];
        let Some(block) = self.blocks.get(block) else {
            return;
        };
        for word in words {
            let mut earliest = [0_u8; BLOCK];
            for (step, letter) in word.iter().enumerate() {
                let reach = block.firsts[*letter].iter().zip(&block.lasts[*letter]);
                let after = u8::from(step > 0);
                for ((earliest, lacks), (first, last)) in earliest.iter_mut().zip(&mut *lacks).zip(reach) {
                    *earliest = (*first).max(earliest.saturating_add(after));
                    *lacks |= u8::from(*earliest > *last);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn holds(text: &str, word: &str) -> bool {
        let mut rest = text.chars();
        word.chars().all(|letter| rest.any(|c| c == letter))
    }

    proptest! {
        #[test]
        fn what_holds_the_letters_in_order_is_never_passed_over(
            texts in prop::collection::vec("[a-d 01é]{0,12}|[a-c ]{250,260}|[a-z]{1,40}", 1..600),
            words in prop::collection::vec("[a-d0]{1,5}", 0..3),
        ) {
            let mut reaches = Reaches::default();
            texts.iter().for_each(|text| reaches.push(text.as_bytes()));
            let numbers: Vec<_> = words.iter().map(|word| numbers(word)).collect();
            let mut lacks = [0; BLOCK];
            for (block, texts) in texts.chunks(BLOCK).enumerate() {
                reaches.pass_over(block, &numbers, &mut lacks);
                for (text, lacks) in texts.iter().zip(lacks) {
                    let holds = words.iter().all(|word| holds(text, word));
                    prop_assert!(!holds || lacks == 0, "{text:?}");
                    let lacks_letter = words.iter().any(|word| !word.chars().all(|letter| text.contains(letter)));
                    prop_assert!(!lacks_letter || lacks != 0, "{text:?}");
                }
            }
        }
    }
}
