//! The screens that a program drew one after the other, cut where it said that one was whole: last of all it puts
//! the cursor in its place, or hides it.

use super::session::Session;

/// What ends a frame: the cursor is shown and put somewhere, or hidden.
const SHOWN: &[u8] = b"\x1b[?25h";
const HIDDEN: &[u8] = b"\x1b[?25l";

/// Every frame from the first byte on, as text.
pub(crate) fn frames(session: &mut Session) -> Vec<String> {
    let (rows, cols) = session.cells().size();
    cut(&session.raw(), vt100::Parser::new(rows, cols, 0))
}

fn cut(raw: &[u8], mut screen: vt100::Parser) -> Vec<String> {
    let mut frames = Vec::new();
    let mut from = 0;
    while let Some(end) = end_of_frame(&raw[from..]) {
        screen.process(&raw[from..from + end]);
        frames.push(screen.screen().contents());
        from += end;
    }
    frames
}

fn end_of_frame(raw: &[u8]) -> Option<usize> {
    let at = raw
        .windows(SHOWN.len())
        .position(|bytes| bytes == SHOWN || bytes == HIDDEN)?;
    let after = at + SHOWN.len();
    if raw[at..].starts_with(HIDDEN) {
        return Some(after);
    }
    // A frame that is not whole yet is none.
    let end = raw[after..].iter().position(|byte| *byte == b'H')?;
    Some(after + end + 1)
}

#[test]
fn output_is_cut_where_a_frame_is_whole() {
    let size = std::num::NonZeroU16::new(9).unwrap_or(std::num::NonZeroU16::MIN);
    let parser = || vt100::Parser::new(size, size, 0);
    let raw = b"\x1b[1;1Hone\x1b[?25h\x1b[1;4H\x1b[1;1Htwo\x1b[?25lthr\x1b[?25h\x1b[1";
    assert_eq!(cut(raw, parser()), ["one", "two"]);
}
