//! What the matcher gives for letters: for each, for where it stands, for one that follows the one before. The matcher keeps
//! that to itself; whoever bounds its scores or measures others by them finds it here. Which letters they are is not
//! known here.

/// What the matcher gives for a letter.
pub(super) const LETTER: i32 = 16;
/// What a letter gets that follows the one before it.
pub(super) const NEXT: i32 = 4;
/// What the first letter of a word gets.
pub(super) const HEAD: i32 = 8;

/// What letters are worth that stand together at a place of the text.
pub(super) fn run(text: &[u8], at: usize, length: usize) -> i32 {
    let later = |at: usize| match text[at] {
        // The rest of a letter.
        0x80..=0xbf => 0,
        _ => LETTER + in_place(text, at).max(NEXT),
    };
    LETTER - 1 + in_place(text, at) + (at + 1..at + length).map(later).sum::<i32>()
}

/// What a word scores at most whose letters stand together at the start of a text.
pub(super) fn contiguous(letters: i32) -> i32 {
    (LETTER + NEXT) * letters - NEXT - 1 + 2 * HEAD
}

/// What it is worth that a letter begins a word.
pub(super) fn head() -> i32 {
    HEAD
}

/// What the matcher gives a letter for where it stands.
#[inline]
pub(super) fn in_place(text: &[u8], at: usize) -> i32 {
    let Some(before) = at.checked_sub(1).map(|before| text[before]) else {
        return 2 * HEAD;
    };
    match REWARDS[usize::from(before)] {
        0 if text[at].is_ascii_uppercase() && !before.is_ascii_uppercase() => HEAD - 2,
        reward => reward,
    }
}

/// What it gives for what stands before.
const REWARDS: [i32; 256] = {
    let mut rewards = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        rewards[byte] = match byte as u8 {
            b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => HEAD,
            b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~' => HEAD - 1,
            _ => 0,
        };
        byte += 1;
    }
    rewards
};
