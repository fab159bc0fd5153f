//! What it costs to put figures together by what they count, and events by what they tell, as articles come
//! in; and to open the views of them.
#![allow(clippy::expect_used, reason = "a bench that cannot go on fails")]

#[path = "../tests/common/screen.rs"]
mod common;
#[path = "common/generator.rs"]
mod generator;

use cotejo::load::{self, Request};
use cotejo::story::{Article, Story};
use divan::Bencher;

fn main() {
    divan::main();
}

/// A folder of generated articles.
fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in generator::generate(1, count) {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn articles(count: usize) -> Vec<Article> {
    let folder = folder(count);
    let request = Request {
        places: vec![load::Place::Path(folder.path().into())],
        ..Request::default()
    };
    let story = load::all(&request);
    let articles = story.entries().iter().map(|entry| (*entry.article).clone());
    articles.collect()
}

/// All that an insert costs, batch after batch of sixteen articles.
#[divan::bench(args = [100, 1000, 10_000], sample_count = 3, sample_size = 1)]
fn inserts(bencher: Bencher, count: usize) {
    let articles = articles(count);
    bencher
        .with_inputs(|| articles.clone())
        .bench_local_values(|articles| {
            let mut story = Story::default();
            for (index, article) in articles.into_iter().enumerate() {
                story.insert(article);
                if index % 16 == 15 {
                    story.settle(false);
                }
            }
            story.settle(true);
            (story.figures(), story.groups().count(), story.events().len())
        });
}

/// A key that opens a view, and one that closes it.
#[divan::bench(args = ["f", "t"], sample_count = 5)]
fn open_and_close(bencher: Bencher, key: &str) {
    let folder = folder(10_000);
    let mut app = common::folder(folder.path(), (200, 60));
    bencher.bench_local(|| {
        common::press(&mut app, key);
        common::press(&mut app, "<esc>");
    });
}

/// A letter typed into the filter of a view, and taken back.
#[divan::bench(args = ["f", "t"], sample_count = 5)]
fn filter_key(bencher: Bencher, key: &str) {
    let folder = folder(10_000);
    let mut app = common::folder(folder.path(), (200, 60));
    common::press(&mut app, key);
    common::press(&mut app, "/doct");
    bencher.bench_local(|| {
        common::press(&mut app, "o");
        common::press(&mut app, "<backspace>");
    });
}
