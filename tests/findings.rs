//! What the interface must do with figures and dates: mark them, go from one to the next.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/findings.rs"]
mod findings;

use common::{press, screen, styles, told};
use cotejo::app::{App, Keymap, Signal, ThemeName};
use cotejo::view::Depth;
use findings::{TEXT, found, reading, reading_long};

/// The cells drawn in a way, as text, from a picture of styles and its frame.
fn drawn(app: &App, depth: Depth, way: &str) -> String {
    let picture = styles(app, depth);
    let letters: Vec<char> = picture
        .lines()
        .filter(|line| {
            line.get(1..)
                .is_some_and(|rest| rest.starts_with(": ") && rest.ends_with(way))
        })
        .filter_map(|line| line.chars().next())
        .collect();
    let mut words = String::new();
    for (styles, text) in picture.lines().zip(screen(app).lines()) {
        let lit = styles.chars().zip(text.chars().chain(std::iter::repeat(' ')));
        for (letter, c) in lit {
            words.push(if letters.contains(&letter) { c } else { '\n' });
        }
        words.push('\n');
    }
    let words: Vec<&str> = words
        .split('\n')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" | ")
}

#[test]
fn every_figure_and_date_is_marked_without_any_colour() {
    let mut app = reading((90, 40));
    press(&mut app, "zi:theme-mono<enter>");
    let figures = drawn(&app, Depth::None, "Reset on Reset BOLD");
    for figure in [
        "More than 806 Cuban doctors",
        "16 | states",
        "20 dollars monthly",
        "about 3.5 percent",
        "1.200 médicos more",
    ] {
        assert!(
            figures.contains(figure),
            "{figure} is not in {figures}\n{}",
            screen(&app)
        );
    }
    let dates = drawn(&app, Depth::None, "Reset on Reset ITALIC | UNDERLINED");
    assert_eq!(
        dates,
        "May 20 | May 8, 2022 | this Friday | by the end of April | at some time"
    );
}

#[test]
fn a_figure_in_a_headline_stands_out_from_it() {
    let mut app = reading((90, 40));
    press(&mut app, "z");
    let picture = styles(&app, Depth::None);
    let line = screen(&app)
        .lines()
        .position(|line| line.contains("hires 1,200 doctors"))
        .unwrap();
    let text = screen(&app).lines().nth(line).unwrap().to_owned();
    let letters: Vec<char> = picture.lines().nth(line).unwrap().chars().collect();
    let column = |words: &str| text[..text.find(words).unwrap()].chars().count();
    assert_ne!(letters[column("hires")], letters[column("1,200")]);
    assert_eq!(letters[column("hires")], letters[column("Mexico hires")]);
}

#[test]
fn a_second_reading_or_none_is_a_question_mark_beside_the_line() {
    for size in [(120, 40), (80, 24), (50, 30), (20, 30)] {
        let mut app = reading(size);
        press(&mut app, "z");
        let marked: Vec<String> = screen(&app)
            .lines()
            .filter_map(|line| {
                line.trim_start_matches(['┃', '│', '┏', ' '])
                    .strip_prefix('?')
                    .map(str::to_owned)
            })
            .collect();
        let all = marked.join(" ");
        assert!(all.contains("1,200"), "{size:?}\n{}", screen(&app));
        assert!(all.contains("this"), "{size:?}\n{}", screen(&app));
        assert!(!all.contains("806"), "{size:?}\n{}", screen(&app));
    }
}

#[test]
fn a_question_mark_leaves_wide_glyphs_whole() {
    let text =
        "東京で医師が会談\n\n東京で 1,200 doctors 東京で医師が会談し今後の協力について話し合った模様です。\n";
    for width in 20..70 {
        let app = {
            let mut app = told(&[("a.txt", text)], (width, 20), found);
            press(&mut app, "<enter>z");
            app
        };
        let line = screen(&app)
            .lines()
            .find(|line| line.contains('?'))
            .unwrap()
            .to_owned();
        assert!(line.contains("1,200"), "{}", screen(&app));
        assert!(cotejo::text::columns(&line) <= usize::from(width));
    }
}

#[test]
fn what_is_looked_for_is_drawn_above_figures() {
    let mut app = reading((90, 40));
    press(&mut app, "/806<enter>");
    let hits = drawn(&app, Depth::None, "BOLD | UNDERLINED");
    assert!(hits.contains("806"), "{hits}");
    let figures = drawn(&app, Depth::None, "Reset on Reset BOLD");
    assert!(
        figures.contains("Cuban doctors") && !figures.contains("806"),
        "{figures}"
    );
}

#[test]
fn keys_go_from_figure_to_figure_and_around_the_ends() {
    let mut app = reading((120, 40));
    for (keys, at) in [(".", "1/8"), (".", "2/8"), ("..", "4/8"), (",", "3/8")] {
        press(&mut app, keys);
        assert!(screen(&app).contains(&format!("figure {at}")), "{}", screen(&app));
    }
    assert_eq!(
        drawn(&app, Depth::None, "BOLD | REVERSED").split(" | ").last(),
        Some("states")
    );
    press(&mut app, ".....");
    assert!(screen(&app).contains("figure 8/8"));
    press(&mut app, ".");
    assert!(screen(&app).contains("past the last figure, on from the first"));
    press(&mut app, "k");
    assert!(screen(&app).contains("figure 1/8"));
    press(&mut app, ",");
    assert!(screen(&app).contains("before the first figure, on from the last"));
}

#[test]
fn dates_go_on_from_the_figure_and_figures_from_the_date() {
    let mut app = reading((120, 40));
    press(&mut app, "...d");
    assert!(screen(&app).contains("date 2/5"), "{}", screen(&app));
    press(&mut app, ".");
    assert!(screen(&app).contains("figure 4/8"), "{}", screen(&app));
    press(&mut app, "DD");
    assert!(screen(&app).contains("date 1/5"), "{}", screen(&app));
}

#[test]
fn a_jump_brings_the_finding_on_the_screen_and_starts_where_the_reader_is() {
    let mut app = reading_long((80, 16));
    press(&mut app, ".......");
    let shown = screen(&app);
    assert!(
        shown.contains("The remaining 40") && shown.contains("figure 7/8"),
        "{shown}"
    );
    let above = shown
        .lines()
        .position(|line| line.contains("The remaining 40"))
        .unwrap();
    assert!(above > 3, "lines before it are seen too:\n{shown}");
    // Scrolled away, it is no longer where the reader is.
    press(&mut app, "g");
    assert!(!screen(&app).contains("figure 7/8"));
    press(&mut app, "z<ctrl-d>d");
    assert!(screen(&app).contains("date 3/5"), "{}", screen(&app));
}

#[test]
fn the_finding_outlives_a_change_of_size() {
    let mut app = reading_long((120, 40));
    press(&mut app, ".......");
    for (width, height) in [(60, 12), (20, 5), (0, 0), (90, 20), (120, 40)] {
        app.handle(Signal::Resize(width, height));
        screen(&app);
    }
    assert!(screen(&app).contains("figure 7/8"), "{}", screen(&app));
    press(&mut app, ".");
    assert!(screen(&app).contains("figure 8/8"), "{}", screen(&app));
}

#[test]
fn a_text_without_any_says_so() {
    let mut app = told(
        &[("a.txt", "A headline\n\nNo such thing here.\n")],
        (100, 30),
        found,
    );
    press(&mut app, "<enter>.");
    assert!(
        screen(&app).contains("there is no figure in this text"),
        "{}",
        screen(&app)
    );
    press(&mut app, "D");
    assert!(
        screen(&app).contains("there is no date in this text"),
        "{}",
        screen(&app)
    );
}

#[test]
fn from_the_list_the_text_last_in_focus_is_gone_through() {
    let mut app = told(&[("a.txt", TEXT)], (120, 40), found);
    press(&mut app, "..");
    assert!(screen(&app).contains("sources · figure 2/8"), "{}", screen(&app));
    let mut app = told(&[("a.txt", TEXT)], (50, 12), found);
    press(&mut app, "..");
    assert!(
        screen(&app).contains("figure 2/8") && screen(&app).contains("806"),
        "{}",
        screen(&app)
    );
}

#[test]
fn other_keys_do_the_same() {
    let mut app = told(&[("a.txt", TEXT)], (120, 40), found);
    app.keymap = Keymap::read("[everywhere]\nnext-figure = [\"ctrl-n\"]\nnext-date = [\"g d\"]").unwrap();
    press(&mut app, "<ctrl-n>");
    assert!(screen(&app).contains("figure 1/8"));
    press(&mut app, "gd");
    assert!(screen(&app).contains("date 1/5"));
}

#[test]
fn each_theme_draws_figures_and_dates_in_its_own_colours() {
    for depth in [Depth::True, Depth::Sixteen] {
        let mut pictures = Vec::new();
        for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::Mono] {
            let mut app = reading((100, 30));
            press(&mut app, "..");
            app.theme = theme;
            pictures.push(styles(&app, depth));
        }
        assert_ne!(pictures[0], pictures[1]);
        assert_ne!(pictures[0], pictures[2]);
    }
}

#[test]
fn on_the_smallest_screens_nothing_breaks() {
    for (width, height) in [(20, 5), (21, 6), (10, 3), (1, 1), (0, 0)] {
        let mut app = reading((width, height));
        for keys in [".", ",", "d", "D", "....", "dd"] {
            press(&mut app, keys);
            let shown = screen(&app);
            assert!(
                shown
                    .lines()
                    .all(|line| line.chars().count() <= usize::from(width)),
                "{shown}"
            );
        }
    }
    let mut app = reading((20, 5));
    press(&mut app, "....");
    assert!(screen(&app).contains("20"), "{}", screen(&app));
}

#[test]
fn the_header_counts_figures_and_dates_of_texts_and_not_of_their_copies() {
    let other = "Another headline\n\nThere are 16 states.\n";
    let files = [("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", other)];
    let app = told(&files, (100, 30), found);
    assert!(screen(&app).contains("9 figures · 5 dates"), "{}", screen(&app));
    let app = told(&[("c.txt", other)], (100, 30), found);
    assert!(screen(&app).contains("1 figure · 0 dates"), "{}", screen(&app));
    let app = told(&files, (30, 12), found);
    assert!(!screen(&app).contains("figures"), "{}", screen(&app));
}
