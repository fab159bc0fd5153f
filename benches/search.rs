//! What a key costs in the search over everything, beside matchers that are called on every line: same lines, same
//! queries, one run, one thread, in time of the thread where nothing else is said. `cargo bench --bench search [-- TITLES PASSAGES ARTICLES]`.
//!
//! Titles: 100,000 of about 60 bytes, the first 200 of each query; `fuzzy-matcher` and `nucleo-matcher` are called on
//! each title. Passages: a million of 300 bytes; `fzf --filter` reads the same lines, if there is one on this machine,
//! and works on all cores, so it is held against the time that passed. `on two` is the time that passed with two
//! threads, as the interface searches where there are two cores.
//! Last, a story of 10,000 articles with all that is found in them, as the interface searches it.
//! With `--alone` nobody else is measured: for a profiler.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench speaks, and fails where it cannot go on"
)]

#[path = "common/generator.rs"]
mod generator;
#[path = "../tests/common/texts.rs"]
mod texts;

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cotejo::load::{self, Place, Request};
use cotejo::search::{Gathered, Index, Options, Query};
use cotejo::story::Article;
use cotejo::text::{Case, fold};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

const TITLES: [&str; 16] = [
    "doc",
    "nurs",
    "hrbr",
    "díaz",
    "vacuna",
    "médicos",
    "grünwald",
    "inspect",
    "promises",
    "alderport",
    "vasqz",
    "hospitals",
    "escuelas",
    "thackeray",
    "engineers",
    "voluntarios",
];
const WORDS: [&str; 20] = [
    "the",
    "nur",
    "doct",
    "port",
    "médi",
    "grün",
    "enfer",
    "kavita",
    "budget",
    "consejo",
    "hectáreas",
    "inspectors",
    "zañba",
    "port auth",
    "hrbours",
    "'arb",
    "1,200",
    "ministry",
    "road closed",
    "nurses !port",
];

const STORY: [&str; 14] = [
    "m",
    "mi",
    "min",
    "minis",
    "ministry",
    "ministry of",
    "médicos",
    "grünwald",
    "hrbour",
    "'port authority'",
    "nurses num:>700",
    "lang:es escuelas",
    "in:events inspectors",
    "is:differs in:figures",
];

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let is_alone = std::env::args().any(|argument| argument == "--alone");
    titles(sizes.first().copied().unwrap_or(100_000), is_alone);
    passages(sizes.get(1).copied().unwrap_or(1_000_000), is_alone);
    story(sizes.get(2).copied().unwrap_or(10_000));
}

/// The time that this thread has worked: what others do on the machine is not in it.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// The least of several times of work.
fn least<T>(work: impl FnMut() -> T) -> Duration {
    both(work)[0]
}

/// The least of several times of work, and the least that passed meanwhile for everybody.
fn both<T>(mut work: impl FnMut() -> T) -> [Duration; 2] {
    let mut least = [Duration::MAX; 2];
    for _ in 0..5 {
        let (start, passed) = (worked(), Instant::now());
        black_box(work());
        least = [least[0].min(worked() - start), least[1].min(passed.elapsed())];
    }
    least
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mean(times: &[f64]) -> f64 {
    (times.iter().map(|time| time.ln()).sum::<f64>() / times.len() as f64).exp()
}

fn titles(count: usize, is_alone: bool) {
    let titles: Vec<String> = generator::titles(1, count).collect();
    let bytes: usize = titles.iter().map(String::len).sum();
    let mut index = Index::default();
    for (number, title) in titles.iter().enumerate() {
        index.insert(&texts::article(number, Some(title), ""));
    }
    let folded: Vec<String> = titles.iter().map(|title| fold(title, Case::Folded)).collect();
    println!(
        "{count} titles, {} bytes each; the first 200; ms a key, least of 5",
        bytes / count
    );
    println!(
        "{:14} {:>8} {:>8} {:>8} {:>14} {:>14} {:>9}",
        "query", "found", "cotejo", "on two", "fuzzy-matcher", "nucleo-matcher", "same 200"
    );
    let options = Options::default();
    let skim = SkimMatcherV2::default().ignore_case();
    let mut nucleo = Matcher::new(Config::DEFAULT);
    // As whoever uses it keeps its texts.
    let wide: Vec<Utf32String> = titles
        .iter()
        .map(|title| Utf32String::from(title.as_str()))
        .collect();
    let mut times = [const { Vec::new() }; 4];
    for query in TITLES {
        let ours = least(|| index.search(&Query::read(query), options, &()));
        let [_, on_two] = both(|| index.search(&Query::read(query), two(), &()));
        if is_alone {
            println!(
                "{query:14} {:>17.2} {:>8.2}",
                milliseconds(ours),
                milliseconds(on_two)
            );
            continue;
        }
        let plain = least(|| first(titles.iter().map(|title| skim.fuzzy_match(title, query))));
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        let other = least(|| {
            first(
                wide.iter()
                    .map(|title| pattern.score(title.slice(..), &mut nucleo).map(i64::from)),
            )
        });
        let found = index
            .search(&Query::read(query), options, &())
            .expect("nothing stops it");
        let plainly = &*fold(query, Case::Folded);
        let best = first(folded.iter().map(|title| skim.fuzzy_match(title, plainly)));
        let same = found
            .hits
            .iter()
            .zip(&best)
            .all(|(hit, (score, at))| (i64::from(hit.score), hit.article) == (*score, *at));
        if found.found > 0 {
            for (times, time) in times.iter_mut().zip([ours, on_two, plain, other]) {
                times.push(milliseconds(time));
            }
        }
        let [a, two, b, c] = [ours, on_two, plain, other].map(milliseconds);
        println!(
            "{query:14} {:>8} {a:>8.2} {two:>8.2} {b:>14.2} {c:>14.2} {:>9}",
            found.found,
            if same { "yes" } else { "no" }
        );
    }
    if is_alone {
        return;
    }
    let most = times[0].iter().copied().fold(0.0, f64::max);
    let [a, two, b, c] = times.each_ref().map(|times| mean(times));
    println!(
        "geometric mean {:>8} {a:>8.2} {two:>8.2} {b:>14.2} {c:>14.2}; most {most:.2}",
        ""
    );
    println!(
        "times as fast  {:>8} {:>8} {:>8} {:>14.1} {:>14.1}\n",
        "",
        "",
        "",
        b / a,
        c / a
    );
}

/// A search on two threads.
fn two() -> Options {
    Options {
        threads: 2,
        ..Options::default()
    }
}

/// The best 200, the first of equal ones first.
fn first(scores: impl Iterator<Item = Option<i64>>) -> Vec<(i64, usize)> {
    let mut all: Vec<(i64, usize)> = scores
        .enumerate()
        .filter_map(|(at, score)| Some((score?, at)))
        .collect();
    all.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    all.truncate(200);
    all
}

fn passages(count: usize, is_alone: bool) {
    let lines: Vec<String> = generator::passages(1, count).collect();
    let articles: Vec<Arc<Article>> = lines
        .chunks(10)
        .enumerate()
        .map(|(number, lines)| texts::article(number, None, &lines.join("\n")))
        .collect();
    let mut index = Index::default();
    let start = worked();
    for article in &articles {
        index.insert(article);
    }
    let built = worked() - start;
    let (bytes, text) = index.size();
    println!(
        "{count} passages, {} bytes each; index {:.2} bytes a byte of text, built at {:.0} MB/s, one thread",
        text / count.max(1),
        bytes as f64 / text as f64,
        text as f64 / 1e6 / built.as_secs_f64()
    );
    let fzf = !is_alone
        && Command::new("fzf")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok();
    println!(
        "{:14} {:>8} {:>8} {:>8} {:>8} {:>14} {:>6}",
        "query", "found", "ms a key", "passed", "on two", "fzf --filter", "times"
    );
    let text = lines.join("\n");
    let mut all = [const { Vec::new() }; 4];
    for query in WORDS {
        let found = index
            .search(&Query::read(query), Options::default(), &())
            .expect("nothing stops it")
            .found;
        let [time, passed] =
            both(|| index.search(&Query::read(query), Options::default(), &())).map(milliseconds);
        let [_, on_two] = both(|| index.search(&Query::read(query), two(), &())).map(milliseconds);
        print!("{query:14} {found:>8} {time:>8.2} {passed:>8.2} {on_two:>8.2}");
        all[3].push(on_two);
        all[0].push(time);
        all[1].push(passed);
        if fzf {
            let other = milliseconds(filter(&text, query));
            println!(" {other:>14.0} {:>6.0}", other / passed);
            all[2].push(other / passed);
        } else {
            println!(" {:>14}", "no fzf");
        }
    }
    let most = |times: &[f64]| times.iter().copied().fold(0.0, f64::max);
    println!(
        "geometric mean {:>8} {:>8.2} {:>8.2} {:>8.2} {:>21.0}; most {:.2} and {:.2} ms",
        "",
        mean(&all[0]),
        mean(&all[1]),
        mean(&all[3]),
        mean(&all[2]),
        most(&all[0]),
        most(&all[1])
    );
}

/// How long `fzf --filter` takes over the same lines.
fn filter(text: &str, query: &str) -> Duration {
    let start = Instant::now();
    let mut child = Command::new("fzf")
        .args(["--filter", query])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("fzf was there");
    if let Some(mut input) = child.stdin.take() {
        // Where fzf has read enough, it says so by closing.
        let _ = input.write_all(text.as_bytes());
    }
    let _ = child.wait();
    start.elapsed()
}

fn story(count: usize) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in generator::generate(1, count) {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    let mut story = load::all(&Request {
        places: vec![Place::Path(folder.path().into())],
        ..Request::default()
    });
    story.settle(true);
    let mut index = Index::default();
    let start = worked();
    index.follow(story.entries());
    let followed = worked() - start;
    let taken = least(|| Gathered::of(&story));
    let gathered = Gathered::of(&story);
    let start = worked();
    index.gather(gathered);
    println!(
        "\n{count} articles: {:.3} ms an article, groups and events taken out in {:.0} ms and in in {:.0} ms; {} to be found",
        milliseconds(followed) / count.max(1) as f64,
        milliseconds(taken),
        milliseconds(worked() - start),
        index.all()
    );
    println!("{:24} {:>8} {:>8} {:>8}", "query", "found", "ms a key", "on two");
    let mut times = [const { Vec::new() }; 2];
    for query in STORY {
        let found = index
            .search(&Query::read(query), Options::default(), &())
            .expect("nothing stops it")
            .found;
        let time = milliseconds(least(|| {
            index.search(&Query::read(query), Options::default(), &())
        }));
        let [_, on_two] = both(|| index.search(&Query::read(query), two(), &())).map(milliseconds);
        println!("{query:24} {found:>8} {time:>8.2} {on_two:>8.2}");
        times[0].push(time);
        times[1].push(on_two);
    }
    let most = |times: &[f64]| times.iter().copied().fold(0.0, f64::max);
    let [one, two] = &times;
    println!(
        "geometric mean {:>18.2} {:>8.2}; most {:.2} and {:.2}",
        mean(one),
        mean(two),
        most(one),
        most(two)
    );
}
