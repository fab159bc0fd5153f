//! The four ways to read two texts side by side: at every size, in two languages, in two themes and without colour.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, styles};
use cotejo::app::ThemeName;
use cotejo::view::Depth;
use insta::assert_snapshot;

/// Wide, middle, stacked by themselves, small.
const SIZES: [(u16, u16); 4] = [(160, 40), (120, 30), (80, 24), (50, 15)];

/// The four ways to read two texts, each with its key.
const WAYS: [(&str, &str); 4] = [
    ("level", "1"),
    ("together", "2"),
    ("apart", "3"),
    ("stacked", "4"),
];

/// Two sources of one language, and two of which one is Spanish, each with the keys that open them at a difference.
const LANGUAGES: [(&str, &str); 2] = [("en", "jjj<enter>c]"), ("es", "jj<enter>cg}}")];

#[test]
fn the_four_ways_at_all_sizes() {
    for (width, height) in SIZES {
        for (way, key) in WAYS {
            let mut app = bundled((width, height));
            press(&mut app, LANGUAGES[0].1);
            press(&mut app, key);
            assert_snapshot!(format!("{way}_{width}x{height}"), screen(&app), key);
        }
    }
}

#[test]
fn the_four_ways_in_two_languages() {
    for (way, key) in WAYS {
        let mut shown = String::new();
        for (width, height) in SIZES {
            let mut app = bundled((width, height));
            press(&mut app, LANGUAGES[1].1);
            press(&mut app, key);
            shown.push_str(&format!("{width}x{height}\n{}\n", screen(&app)));
        }
        assert!(shown.contains("· es ") && shown.contains("· en "), "{shown}");
        assert_snapshot!(format!("{way}_es"), shown, key);
    }
}

#[test]
fn the_four_ways_in_two_themes_and_without_colour() {
    for (look, theme, depth) in [
        ("dark", ThemeName::Dark, Depth::True),
        ("light", ThemeName::Light, Depth::Sixteen),
        ("mono", ThemeName::Dark, Depth::None),
    ] {
        for (way, key) in WAYS {
            let mut shown = String::new();
            for (width, height) in SIZES {
                for (_, keys) in LANGUAGES {
                    let mut app = bundled((width, height));
                    app.theme = theme;
                    press(&mut app, keys);
                    press(&mut app, key);
                    shown.push_str(&format!("{width}x{height} {keys}\n{}\n", styles(&app, depth)));
                }
            }
            assert_snapshot!(format!("{way}_{look}"), shown, key);
        }
    }
}
