//! The generator of articles keeps its word: the benches compare runs, so what they load must be the
//! same each time and must look like news.

#[path = "../benches/common/generator.rs"]
mod generator;

use std::collections::HashSet;

use generator::generate;

#[test]
fn the_same_seed_gives_the_same_articles() {
    assert!(generate(7, 20).eq(generate(7, 40).take(20)));
    assert!(generate(7, 20).ne(generate(8, 20)));
}

#[test]
fn articles_are_long_enough_and_no_two_are_the_same() {
    let mut seen = HashSet::new();
    let mut spanish = 0;
    for (name, text) in generate(1, 2000) {
        assert!((2000..=3072).contains(&text.len()), "{name}: {}", text.len());
        let paragraphs = text.split("\n\n").count();
        assert!((6..=16).contains(&paragraphs), "{name}: {paragraphs}");
        assert!(!text.contains(['{', '}']), "{name}: a slot stands empty");
        let digits = text.chars().filter(char::is_ascii_digit).count();
        assert!(digits > 10, "{name}: {digits} digits");
        spanish += usize::from(name.ends_with("-es.txt"));
        assert!(seen.insert(text), "{name} stands there twice");
    }
    assert!((540..=660).contains(&spanish), "{spanish} of 2000 are Spanish");
}
