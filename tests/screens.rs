//! What the screen shows after some keys: each view at the sizes where the layout changes, in both
//! themes and without colour. The pictures stand in `tests/snapshots/` and are reviewed as any code;
//! `INSTA_UPDATE=always cargo test --test screens` draws them anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story, styles};
use cotejo::view::Depth;
use insta::assert_snapshot;

/// Wide, middle, stacked, text alone, the smallest, too small, nothing.
const SIZES: [(u16, u16); 7] = [(160, 40), (120, 30), (80, 24), (50, 15), (20, 5), (10, 3), (0, 0)];

/// Pictures of one view at every size, on the bundled collection.
fn at_all_sizes(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut app = bundled((width, height));
        press(&mut app, keys);
        assert_snapshot!(format!("{name}_{width}x{height}"), screen(&app), keys);
    }
}

#[test]
fn the_list_of_sources() {
    at_all_sizes("sources", "j");
}

#[test]
fn a_text() {
    at_all_sizes("reader", "jj<enter><ctrl-d>");
}

#[test]
fn a_text_with_what_was_taken_out_and_how_facts_were_found() {
    at_all_sizes("details", "jj<enter>ir");
}

#[test]
fn two_texts() {
    at_all_sizes("pair", "<enter>cJ<backtab><ctrl-d>");
}

#[test]
fn words_found_in_a_text() {
    at_all_sizes("find", "<enter>/robledo<enter>n");
}

#[test]
fn a_filter_being_typed() {
    at_all_sizes("filter", "Fhavana");
}

#[test]
fn the_help() {
    at_all_sizes("help", "?");
}

#[test]
fn the_load_report() {
    at_all_sizes("report", "!");
}

#[test]
fn a_command_being_typed() {
    at_all_sizes("command", ":sort");
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let app = story(&[], (100, 16));
    assert_snapshot!("empty_folder", screen(&app));
}

#[test]
fn a_filter_without_a_hit_says_what_to_do() {
    let mut app = bundled((100, 16));
    press(&mut app, "Fzzzz<enter>");
    assert_snapshot!("empty_filter", screen(&app));
}

#[test]
fn wide_glyphs_accents_and_emoji_keep_the_columns() {
    let text = "東京で医師が会談\n\nMe\u{301}xico y Perú: 👩‍⚕️ y 🇨🇺 en la ｶﾞ lista.\n\nUna línea con \u{1b}[31mcontrol\u{7} y \u{202e}vuelta.\n";
    let mut app = story(&[("odd.txt", text)], (60, 14));
    press(&mut app, "<enter>");
    let shown = screen(&app);
    assert_snapshot!("odd_glyphs", shown);
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn the_styles_of_the_dark_theme() {
    let mut app = bundled((80, 24));
    press(&mut app, "<enter>/robledo<enter>n:theme-dark<enter>");
    assert_snapshot!("styles_dark", styles(&app, Depth::True));
}

#[test]
fn the_styles_of_the_light_theme_in_sixteen_colours() {
    let mut app = bundled((80, 24));
    press(&mut app, "<enter>/robledo<enter>n:theme-light<enter>");
    assert_snapshot!("styles_light_16", styles(&app, Depth::Sixteen));
}

#[test]
fn without_colour_only_modifiers_are_used() {
    for keys in ["j", "<enter>/robledo<enter>n", "?", ":sort", "c<tab>ir"] {
        for theme in [":theme-dark<enter>", ":theme-light<enter>"] {
            let mut app = bundled((120, 30));
            press(&mut app, theme);
            press(&mut app, keys);
            let picture = styles(&app, Depth::None);
            let legend = picture.lines().filter(|line| line.contains(" on "));
            for line in legend {
                assert!(line.contains(": Reset on Reset"), "{keys} uses a colour: {line}");
            }
        }
    }
}

#[test]
fn the_two_themes_show_the_same_text_in_other_colours() {
    for keys in ["j", "<enter>/robledo<enter>n", "?", ":sort", "c<tab>i"] {
        let mut dark = bundled((120, 30));
        press(&mut dark, keys);
        let mut light = bundled((120, 30));
        press(&mut light, keys);
        light.theme = cotejo::app::ThemeName::Light;
        assert_eq!(screen(&dark), screen(&light));
        for depth in [Depth::True, Depth::Sixteen] {
            assert_ne!(styles(&dark, depth), styles(&light, depth));
        }
    }
}

#[test]
fn a_report_of_what_could_not_be_read() {
    let files = [
        ("empty.txt", ""),
        ("good.txt", "A good headline\n\nSome prose stands here.\n"),
    ];
    for (width, height) in [(120, 20), (80, 16), (50, 12), (20, 5)] {
        let mut app = story(&files, (width, height));
        press(&mut app, "!");
        let shown = screen(&app);
        assert!(
            shown.contains("Not read") && shown.contains("pty.txt"),
            "{width}x{height}:\n{shown}"
        );
    }
}

#[test]
fn an_overlay_keeps_its_frame_over_wide_glyphs() {
    let title = "東京で医師が会談し今後の協力について話し合った模様です";
    let mut app = story(
        &[("a.txt", &format!("{title}\n\n{title}。{title}。\n"))],
        (123, 14),
    );
    press(&mut app, "?");
    let shown = screen(&app);
    let framed = |line: &&str| line.matches(['┃', '┏', '┗']).count() >= 2;
    assert!(
        shown.lines().skip(2).take(10).all(|line| framed(&line)),
        "{shown}"
    );
}
