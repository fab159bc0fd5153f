//! Many lists of bytes that each grow at their end, in one store: a list takes chunks, each longer than the one
//! before, and none is ever moved. A vector for each list would cost a word's 24 bytes and an allocation, and
//! leave up to half of itself empty.

/// Bytes of a block, in which chunks lie.
const BLOCK: usize = 1 << 16;
/// Bytes at the end of a chunk that say where the next one is.
const LINK: usize = 4;
/// Bytes of the chunks of a list, link included; all further ones are like the last.
const CHUNKS: [usize; 14] = [8, 12, 16, 24, 36, 54, 80, 120, 180, 270, 400, 600, 900, 1200];

/// The store.
#[derive(Debug, Default)]
pub(super) struct Pool {
    blocks: Vec<Box<[u8]>>,
    /// Bytes of the last block that are taken.
    taken: usize,
}

/// A list in a pool.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chain {
    /// The first chunk; meaningless while `chunks` is 0.
    first: u32,
    /// Where the next byte goes.
    at: u32,
    /// Where the chunk's link begins.
    end: u32,
    chunks: u32,
}

impl Pool {
    /// Bytes that the pool takes.
    pub(super) fn bytes(&self) -> usize {
        self.blocks.len() * BLOCK + self.blocks.capacity() * size_of::<Box<[u8]>>()
    }

    /// Adds a byte to a list.
    #[inline]
    pub(super) fn push(&mut self, chain: &mut Chain, byte: u8) {
        if chain.at == chain.end {
            self.grow(chain);
        }
        let at = chain.at as usize;
        self.blocks[at / BLOCK][at % BLOCK] = byte;
        chain.at += 1;
    }

    /// Adds a number in as many bytes as it takes, seven bits in each.
    #[inline]
    pub(super) fn push_number(&mut self, chain: &mut Chain, mut number: u32) {
        while number >= 0x80 {
            self.push(chain, (number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.push(chain, number as u8);
    }

    fn grow(&mut self, chain: &mut Chain) {
        let size = CHUNKS[(chain.chunks as usize).min(CHUNKS.len() - 1)];
        if self.blocks.is_empty() || self.taken + size > BLOCK {
            self.blocks.push(vec![0; BLOCK].into());
            self.taken = 0;
        }
        let start = (self.blocks.len() - 1) * BLOCK + self.taken;
        self.taken += size;
        // 4 GiB of postings are some 8 GB of text; beyond them, words are not found rather than the program ended.
        let Ok(start) = u32::try_from(start) else { return };
        if chain.chunks == 0 {
            chain.first = start;
        } else {
            let link = chain.end as usize;
            self.blocks[link / BLOCK][link % BLOCK..][..LINK].copy_from_slice(&start.to_le_bytes());
        }
        chain.at = start;
        chain.end = start + (size - LINK) as u32;
        chain.chunks += 1;
    }

    /// The numbers of a list, from the first.
    pub(super) fn numbers(&self, chain: Chain) -> Numbers<'_> {
        Numbers {
            pool: self,
            chain,
            bytes: [].iter(),
            read: 0,
            next: chain.first as usize,
        }
    }
}

/// The numbers of a list.
#[derive(Clone, Debug)]
pub(super) struct Numbers<'a> {
    pool: &'a Pool,
    chain: Chain,
    /// What is left of the chunk that is read.
    bytes: std::slice::Iter<'a, u8>,
    /// How many chunks were begun.
    read: u32,
    /// Where the next one begins.
    next: usize,
}

impl Numbers<'_> {
    #[inline]
    fn byte(&mut self) -> Option<u8> {
        self.bytes.next().copied().or_else(|| self.first_of_next())
    }

    /// The first byte of the next chunk; each has one.
    #[cold]
    fn first_of_next(&mut self) -> Option<u8> {
        let left = self.chain.chunks.checked_sub(self.read + 1)?;
        let (block, from) = (&self.pool.blocks[self.next / BLOCK], self.next % BLOCK);
        if left == 0 {
            self.bytes = block[from..from + self.chain.at as usize - self.next].iter();
        } else {
            let end = from + CHUNKS[(self.read as usize).min(CHUNKS.len() - 1)] - LINK;
            self.bytes = block[from..end].iter();
            let mut link = [0; LINK];
            link.copy_from_slice(&block[end..end + LINK]);
            self.next = u32::from_le_bytes(link) as usize;
        }
        self.read += 1;
        self.bytes.next().copied()
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let byte = self.byte()?;
        if byte < 0x80 {
            return Some(byte.into());
        }
        let (mut number, mut shift) = (u32::from(byte & 0x7f), 7);
        while let Some(byte) = self.byte() {
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_keep_what_they_are_given(
            numbers in prop::collection::vec((0..5_usize, prop_oneof![0..200_u32, any::<u32>()]), 0..3000),
        ) {
            let mut pool = Pool::default();
            let mut chains = [Chain::default(); 5];
            for (list, number) in &numbers {
                pool.push_number(&mut chains[*list], *number);
            }
            for (list, chain) in chains.iter().enumerate() {
                let given = numbers.iter().filter(|(of, _)| *of == list).map(|(_, number)| *number);
                prop_assert!(given.eq(pool.numbers(*chain)));
            }
        }
    }
}
