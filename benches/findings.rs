//! How fast prose is read for figures, dates and names: on generated news, on the bundled collection, and on
//! one line from 1 KB to 1 MB, which shows that a longer line costs no more a byte.
#![allow(clippy::expect_used, reason = "a bench that cannot go on fails")]

#[path = "common/generator.rs"]
mod generator;

use cotejo::analysis::{Findings, Setting, find};
use cotejo::text::Language;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Paragraphs of at least so many bytes in one language, made by the generator.
fn news(code: &str, bytes: usize) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut size = 0;
    for (name, text) in generator::generate(1, usize::MAX) {
        if !name.contains(code) {
            continue;
        }
        for paragraph in text.split("\n\n").filter(|paragraph| paragraph.len() > 40) {
            size += paragraph.len();
            paragraphs.push(paragraph.to_owned());
        }
        if size >= bytes {
            break;
        }
    }
    paragraphs
}

fn setting(code: &str) -> Setting {
    Setting {
        language: Some(code.parse::<Language>().expect("a language code")),
        published: "2024-05-15".parse().ok(),
        country: None,
    }
}

fn measure(bencher: Bencher, passages: &[String], code: &str) {
    let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
    let bytes: usize = passages.iter().map(|passage| passage.len()).sum();
    let setting = setting(code);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| -> Findings { find(&passages, &[], setting) });
}

/// A megabyte of generated news.
#[divan::bench(args = ["en", "es"])]
fn generated_news(bencher: Bencher, code: &str) {
    measure(bencher, &news(code, 1_000_000), code);
}

/// The bundled collection, over and over.
#[divan::bench(args = ["en", "es"])]
fn bundled_collection(bencher: Bencher, code: &str) {
    let files = [
        ("en", include_str!("../data/prensa-latina.md")),
        ("en", include_str!("../data/radio-habana-en.md")),
        ("en", include_str!("../data/telesur.md")),
        ("en", include_str!("../data/undated.md")),
        ("es", include_str!("../data/radio-habana-es.md")),
    ];
    let passages: Vec<String> = files
        .iter()
        .filter(|(language, _)| *language == code)
        .flat_map(|(_, text)| text.split("\n\n").skip(1).map(str::to_owned))
        .collect();
    let repeated: Vec<String> = passages
        .iter()
        .cycle()
        .take(passages.len() * 60)
        .cloned()
        .collect();
    measure(bencher, &repeated, code);
}

/// One passage on one line.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn one_line(bencher: Bencher, bytes: usize) {
    let line = news("en", bytes).join(" ");
    let mut end = bytes.min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    measure(bencher, &[line[..end].to_owned()], "en");
}

/// One passage without a full stop, all numbers: what a table pasted as text comes to.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn one_line_of_numbers(bencher: Bencher, bytes: usize) {
    let line: String = (1..)
        .map(|n: u32| format!("{} ", n * 37))
        .flat_map(String::into_bytes)
        .map(char::from)
        .take(bytes)
        .collect();
    measure(bencher, &[line], "en");
}
