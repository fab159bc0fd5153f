//! Which terminal modes a program has left switched on, read from the bytes that it wrote. A screen
//! model would not do: it forgets, and it knows only the modes that it acts on.

use std::collections::BTreeSet;

/// Modes that a terminal has on before any program runs: line wrap and the cursor.
const ON_AT_FIRST: [u16; 2] = [7, 25];

/// The private modes (`CSI ? n h` and `CSI ? n l`) after some output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modes {
    on: BTreeSet<u16>,
}

impl Modes {
    /// Reads all of the output, from the first byte.
    pub(crate) fn of(raw: &[u8]) -> Self {
        let mut on = BTreeSet::from(ON_AT_FIRST);
        for sequence in raw.split(|byte| *byte == 0x1b).skip(1) {
            let Some(inside) = sequence.strip_prefix(b"[?") else {
                continue;
            };
            let length = inside
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || **byte == b';')
                .count();
            let numbers = inside[..length]
                .split(|byte| *byte == b';')
                .filter_map(|number| std::str::from_utf8(number).ok()?.parse().ok());
            match inside.get(length) {
                Some(b'h') => on.extend(numbers),
                Some(b'l') => on.retain({
                    let off: BTreeSet<u16> = numbers.collect();
                    move |mode| !off.contains(mode)
                }),
                _ => {}
            }
        }
        Self { on }
    }

    /// The second screen, on which full-screen programs draw.
    pub(crate) fn alternate_screen(&self) -> bool {
        self.any(&[47, 1047, 1049])
    }

    /// Reports of the mouse in any form.
    pub(crate) fn mouse(&self) -> bool {
        self.any(&[9, 1000, 1002, 1003, 1005, 1006, 1015, 1016])
    }

    /// Pasted text arrives between marks.
    pub(crate) fn bracketed_paste(&self) -> bool {
        self.any(&[2004])
    }

    /// The cursor is not shown.
    pub(crate) fn cursor_hidden(&self) -> bool {
        !self.any(&[25])
    }

    /// Everything that is not as a terminal is at first, in words; empty when all was put back.
    pub(crate) fn left_over(&self) -> Vec<String> {
        let off = ON_AT_FIRST.iter().filter(|mode| !self.on.contains(mode));
        let on = self.on.iter().filter(|mode| !ON_AT_FIRST.contains(mode));
        off.map(|mode| format!("{} off", name(*mode)))
            .chain(on.map(|mode| format!("{} on", name(*mode))))
            .collect()
    }

    fn any(&self, modes: &[u16]) -> bool {
        modes.iter().any(|mode| self.on.contains(mode))
    }
}

fn name(mode: u16) -> String {
    let name = match mode {
        1 => "application cursor keys",
        7 => "line wrap",
        12 => "blinking cursor",
        25 => "cursor",
        47 | 1047 | 1049 => "alternate screen",
        9 | 1000 | 1002 | 1003 | 1005 | 1006 | 1015 | 1016 => "mouse reports",
        1004 => "focus reports",
        2004 => "bracketed paste",
        2026 => "synchronized output",
        _ => "mode",
    };
    format!("{name} ({mode})")
}

#[test]
fn modes_are_followed_through_the_output() {
    let start = b"\x1b[?1049h\x1b[?1000;1006h\x1b[?25l\x1b[?2004h\x1b[2J\x1b[31mtext";
    let modes = Modes::of(start);
    assert!(modes.alternate_screen() && modes.mouse());
    assert!(modes.bracketed_paste() && modes.cursor_hidden());
    let mut all = start.to_vec();
    all.extend(b"\x1b[?2004l\x1b[?1000l\x1b[?25h\x1b[?1049l");
    let modes = Modes::of(&all);
    assert!(!modes.alternate_screen() && !modes.bracketed_paste() && !modes.cursor_hidden());
    assert_eq!(modes.left_over(), ["mouse reports (1006) on"]);
    all.extend(b"\x1b[?1006l\x1b[?7l\x1b[?25");
    assert_eq!(Modes::of(&all).left_over(), ["line wrap (7) off"]);
}
