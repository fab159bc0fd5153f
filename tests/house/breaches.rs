//! Planted breaches: each rule is shown to fail where it is broken, and to hold its peace beside it.

use super::check;
use super::floors::{CIRCLE, CLIMBING, HOMELESS, STRANGER};
use super::shape::{HEADER, LENGTH, NO_PANIC, SELF_NAMED};
use super::source::{Breach, Source};

/// Checks planted files; each gets a header so that only the planted breach is found.
fn planted(files: &[(&str, &str)]) -> Vec<Breach> {
    let source = |(path, text): &(&str, &str)| Source {
        path: (*path).to_owned(),
        text: format!("//! Planted.\n{text}"),
    };
    check(files.iter().map(source).collect())
}

/// Asserts that exactly one breach was found, of this rule, at this place, and gives its way out.
#[track_caller]
fn only(breaches: &[Breach], rule: &str, place: &str) -> String {
    assert_eq!(breaches.len(), 1, "expected one breach: {breaches:#?}");
    let breach = &breaches[0];
    assert_eq!(breach.rule, rule);
    assert_eq!(format!("{}:{}", breach.path, breach.line), place);
    let message = breach.to_string();
    assert!(message.contains(place) && message.contains(rule));
    breach.way_out.clone()
}

const LIB: (&str, &str) = ("src/lib.rs", "pub mod text;\npub mod story;\npub mod view;");

#[test]
fn climbing_by_use_is_found() {
    let out = planted(&[
        LIB,
        ("src/text.rs", "use crate::{story::{Story, self}, text};"),
        ("src/story.rs", ""),
    ]);
    let way_out = only(&out, CLIMBING, "src/text.rs:2");
    assert!(way_out.contains("crate::story"), "{way_out}");
}

#[test]
fn climbing_by_an_inline_path_is_found() {
    let inline = "fn f() -> usize {\n    super::super::story::count()\n}";
    let out = planted(&[
        LIB,
        ("src/text.rs", "mod span;"),
        ("src/text/span.rs", inline),
        ("src/story.rs", ""),
    ]);
    only(&out, CLIMBING, "src/text/span.rs:3");
}

#[test]
fn climbing_inside_a_macro_is_found() {
    let inside = "fn f() {\n    assert_eq!(1, [crate::story::count()][0]);\n}";
    let out = planted(&[LIB, ("src/text.rs", inside), ("src/story.rs", "")]);
    only(&out, CLIMBING, "src/text.rs:3");
}

#[test]
fn climbing_to_the_root_is_found() {
    let out = planted(&[LIB, ("src/story.rs", "use crate::Everything;")]);
    only(&out, CLIMBING, "src/story.rs:2");
}

#[test]
fn going_down_is_allowed_and_tests_may_reach_for_anything() {
    let tests = "#[cfg(test)]\nmod tests {\n    use crate::view::Frame;\n    use super::*;\n    \
                 fn f() { crate::view::draw().unwrap(); }\n}";
    let main = "fn main() { cotejo::view::run() }";
    let out = planted(&[
        LIB,
        ("src/main.rs", main),
        ("src/story.rs", "use crate::text::Span;"),
        ("src/text.rs", tests),
        ("src/view.rs", "use ratatui::Frame;\nuse cotejo::story::Story;"),
    ]);
    assert!(out.is_empty(), "{out:#?}");
}

#[test]
fn a_file_on_no_floor_is_found() {
    let out = planted(&[
        ("src/lib.rs", "mod attic;"),
        ("src/attic.rs", "pub struct Trunk;"),
    ]);
    only(&out, HOMELESS, "src/attic.rs:1");
}

#[test]
fn the_door_of_ones_own_floor_makes_a_circle() {
    let out = planted(&[
        LIB,
        (
            "src/text.rs",
            "pub mod span;\npub mod passage;\npub use span::Span;",
        ),
        ("src/text/span.rs", "pub struct Span;"),
        ("src/text/passage.rs", "\nuse crate::text::Span;"),
    ]);
    let way_out = only(&out, CIRCLE, "src/text/passage.rs:3");
    assert!(way_out.contains("super::<file>::Span"), "{way_out}");
    assert!(way_out.contains("text/passage.rs -> text.rs -> text/passage.rs"));
}

#[test]
fn a_sibling_may_be_imported_directly() {
    let out = planted(&[
        LIB,
        (
            "src/text.rs",
            "pub mod span;\npub mod passage;\npub use span::Span;",
        ),
        ("src/text/span.rs", "pub struct Span;"),
        (
            "src/text/passage.rs",
            "use super::span::Span;\nuse crate::text::span as other;",
        ),
    ]);
    assert!(out.is_empty(), "{out:#?}");
}

#[test]
fn two_siblings_that_use_each_other_make_a_circle() {
    let out = planted(&[
        LIB,
        ("src/text.rs", "mod a;\nmod b;\nmod c;"),
        ("src/text/a.rs", "use super::b::B;"),
        ("src/text/b.rs", "fn f(c: super::c::C) {}"),
        ("src/text/c.rs", "use crate::text::a::A;"),
    ]);
    let way_out = only(&out, CIRCLE, "src/text/a.rs:2");
    assert!(way_out.contains("text/a.rs -> text/b.rs -> text/c.rs -> text/a.rs"));
}

#[test]
fn the_terminal_stays_at_the_edge() {
    let crossterm = "fn f() { crossterm::terminal::size(); }";
    let out = planted(&[LIB, ("src/view.rs", crossterm)]);
    only(&out, STRANGER, "src/view.rs:2");
    let out = planted(&[LIB, ("src/view.rs", "use ratatui::{crossterm, Frame};")]);
    only(&out, STRANGER, "src/view.rs:2");
    let out = planted(&[LIB, ("src/story.rs", "use ::ratatui::text::Line;")]);
    only(&out, STRANGER, "src/story.rs:2");
    let out = planted(&[
        ("src/terminal.rs", "use crossterm::event::Event;"),
        ("src/terminal/guard.rs", "use ratatui::crossterm::execute;"),
    ]);
    assert!(out.is_empty(), "{out:#?}");
}

#[test]
fn a_file_without_a_header_is_found() {
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let out = check(vec![file("benches/draw.rs", "fn main() {}\n//! Late.\n")]);
    only(&out, HEADER, "benches/draw.rs:1");
    assert!(check(vec![file("examples/x.rs", "//! Here.\n")]).is_empty());
}

#[test]
fn a_long_file_is_found() {
    let out = planted(&[("tests/long.rs", &"// a line\n".repeat(400))]);
    only(&out, LENGTH, "tests/long.rs:401");
    assert!(planted(&[("tests/full.rs", &"// a line\n".repeat(399))]).is_empty());
}

#[test]
fn a_mod_rs_is_found() {
    let way_out = only(
        &planted(&[("src/text/mod.rs", "")]),
        SELF_NAMED,
        "src/text/mod.rs:1",
    );
    assert!(way_out.contains("src/text.rs"));
    assert!(planted(&[("tests/common/mod.rs", "")]).is_empty());
}

#[test]
fn what_ends_the_program_is_found() {
    for (code, what) in [
        ("fn f() { g().unwrap(); }", ".unwrap()"),
        ("fn f() { g().expect(\"x\"); }", ".expect()"),
        ("fn f() { println!(\"{}\", g().unwrap()); }", ".unwrap()"),
        ("fn f() { todo!() }", "todo!"),
        ("fn f() { let _ = vec![unimplemented!()]; }", "unimplemented!"),
    ] {
        let way_out = only(&planted(&[("src/text.rs", code)]), NO_PANIC, "src/text.rs:2");
        assert!(way_out.contains(what), "{way_out}");
    }
    let harmless = "// .unwrap() and todo!() in a comment\n#[expect(dead_code)]\n\
                    fn f() { g(\".unwrap()\").unwrap_or_default(); }\n\
                    #[cfg(all(test, unix))]\nfn h() { g().unwrap(); }";
    assert!(planted(&[("src/text.rs", harmless)]).is_empty());
}

#[test]
fn a_file_of_tests_only_is_left_alone() {
    let out = planted(&[
        LIB,
        ("src/text.rs", "#[cfg(test)]\nmod laws;"),
        (
            "src/text/laws.rs",
            "use crate::view::Frame;\nfn f() { g().unwrap(); }",
        ),
        ("src/view.rs", ""),
    ]);
    assert!(out.is_empty(), "{out:#?}");
}

#[test]
fn a_file_that_is_no_rust_is_found() {
    let out = planted(&[("src/text.rs", "fn f( {")]);
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].path, "src/text.rs");
}
