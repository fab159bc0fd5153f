//! What it costs to align two articles, from two news items to two transcripts: their terms, the pairs, the rows.
#![allow(clippy::expect_used, reason = "a bench that cannot go on fails")]

#[path = "common/generator.rs"]
mod generator;

use cotejo::load::{self, Request};
use cotejo::story::Story;
use divan::Bencher;

fn main() {
    divan::main();
}

/// Two articles of so many passages of about fifty words.
fn two(passages: usize) -> Story {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (seed, name) in [(1, "a.md"), (2, "b.md")] {
        let mut words: Vec<String> = Vec::new();
        let mut text = String::from("---\nlanguage: en\n---\n\n");
        let mut count = 0;
        for (_, article) in generator::generate(seed, passages) {
            for word in article.split_whitespace() {
                words.push(word.trim_matches('#').to_owned());
                if words.len() == 50 && count < passages {
                    text.push_str(&words.join(" "));
                    text.push_str("\n\n");
                    words.clear();
                    count += 1;
                }
            }
        }
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    load::all(&Request {
        places: vec![load::Place::Path(folder.path().into())],
        ..Request::default()
    })
}

#[divan::bench(args = [20, 40, 100, 200, 400, 800], sample_count = 10)]
fn align(bencher: Bencher, passages: usize) {
    let story = two(passages);
    bencher.bench_local(|| {
        let comparison = story.compare(0, 1, &[]).expect("there are two");
        comparison.levels.len()
    });
}
