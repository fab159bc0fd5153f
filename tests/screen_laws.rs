//! What holds of the screen whatever a file holds: every cell is drawn, nothing acts on the terminal,
//! nothing panics.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{folder, press, screen};
use cotejo::app::Signal;
use proptest::collection::vec;
use proptest::prelude::*;

/// Bytes as hostile files have them: any, and text full of what steers a terminal.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let hostile = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{1b}]0;t\u{7}",
        "\u{9b}5m",
        "\u{202e}",
        "\u{ad}",
        "\u{200b}",
        "\u{200d}",
        "\0",
        "\u{7f}",
        "\t",
        "\r",
        "\r\n",
        "\n\n",
        "\u{2028}",
        "\u{feff}",
        "e\u{301}\u{301}\u{301}",
        "👩‍⚕️",
        "🇨🇺",
        "東京",
        "ﾞ",
        "word ",
        "Title\n\n",
        "- item\n",
        "> quote\n",
        "**bold**",
        "# Head\n",
        "1,200 doctors. ",
        "---\n",
        "| a | b |\n",
    ]);
    prop_oneof![
        vec(any::<u8>(), 0..300),
        vec(hostile, 0..80).prop_map(|parts| parts.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_reaches_the_screen_as_a_control(bytes in bytes(), markdown: bool, width in 1u16..140, height in 1u16..40) {
        let story = tempfile::tempdir().unwrap();
        let name = if markdown { "a.md" } else { "a.txt" };
        std::fs::write(story.path().join(name), &bytes).unwrap();
        let mut app = folder(story.path(), (width, height));
        for keys in ["", "<enter>", "i", "r", "/a", "<enter>n", "G", "!", "q", "g.w", "dd", "q", "c", "?", ":so"] {
            press(&mut app, keys);
            let shown = screen(&app);
            prop_assert!(shown.lines().count() == usize::from(height));
            let acts = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert_eq!(shown.chars().find(acts), None, "{:?}", shown);
        }
    }

    #[test]
    fn any_keys_at_any_size_leave_an_app_that_draws(keys in vec(key(), 0..40), sizes in vec((0u16..200, 0u16..60), 1..4)) {
        let mut app = common::bundled((120, 40));
        for (index, key) in keys.iter().enumerate() {
            press(&mut app, key);
            if index % 8 == 7 {
                let (width, height) = sizes[index / 8 % sizes.len()];
                app.handle(Signal::Resize(width, height));
            }
            screen(&app);
        }
    }
}

/// A key that some context knows, or text.
fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "j",
        "k",
        "g",
        "G",
        "<ctrl-d>",
        "<ctrl-u>",
        "<pagedown>",
        "<pageup>",
        "<tab>",
        "<backtab>",
        "<enter>",
        "<esc>",
        "q",
        "c",
        "x",
        "u",
        "v",
        "J",
        "K",
        "z",
        "i",
        "r",
        "+",
        "-",
        "!",
        "?",
        ":",
        "/",
        "n",
        "N",
        ".",
        ",",
        "d",
        "D",
        "w",
        "o",
        "O",
        "h",
        "l",
        "a",
        "é",
        "<backspace>",
        "<down>",
        "<ctrl-w>",
        "<ctrl-l>",
        "7",
        "<left>",
        "<home>",
    ])
}
