//! What holds of every search: the same hits as by going through all texts word by word, in one order, with every
//! match where it is said to be.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/texts.rs"]
mod texts;

use std::sync::atomic::AtomicUsize;

use cotejo::search::{Found, Index, Kind, Newer, Options, Query};
use proptest::prelude::*;

fn index(all: &[Vec<String>]) -> Index {
    let mut index = Index::default();
    for (number, passages) in all.iter().enumerate() {
        index.insert(&texts::article(number, None, &passages.join("\n")));
    }
    index
}

fn search(index: &Index, query: &str, limit: usize) -> Found {
    let options = Options {
        limit,
        by_meaning: false,
        ..Options::default()
    };
    index.search(&Query::read(query), options, &()).unwrap()
}

fn words() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = prop::sample::select(vec![
        "port", "ports", "report", "Port", "médico", "medico", "1,200", "1200", "200", "maße", "no-one",
        "one", "東京",
    ]);
    let passage = prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "));
    prop::collection::vec(prop::collection::vec(passage, 1..4), 1..8)
}

/// The words of a passage as they are compared, but for capitals.
fn parts(text: &str) -> Vec<String> {
    let folded = cotejo::text::fold(text, cotejo::text::Case::Kept);
    let apart = folded.replace('東', " 東 ").replace('京', " 京 ");
    apart
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

type Fits = fn(&str, &str) -> bool;

/// What a query asks of the words of a passage.
enum Asked {
    Word(Fits, &'static str),
    Row(&'static [&'static str]),
    First(Fits, &'static str),
    Last(Fits, &'static str),
}

fn holds(asked: &Asked, passage: &str) -> bool {
    let kept = parts(passage);
    let lower: Vec<String> = kept
        .iter()
        .map(|word| word.to_lowercase().replace('ß', "ss"))
        .collect();
    let any = |fits: &Fits, word: &str| {
        let words = if word.chars().any(char::is_uppercase) {
            &kept
        } else {
            &lower
        };
        words.iter().any(|one| fits(one, word))
    };
    match asked {
        Asked::Word(fits, word) => any(fits, word),
        Asked::Row(row) => lower
            .windows(row.len())
            .any(|window| window.iter().zip(*row).all(|(a, b)| a == b)),
        Asked::First(fits, word) => lower.first().is_some_and(|one| fits(one, word)),
        Asked::Last(fits, word) => lower.last().is_some_and(|one| fits(one, word)),
    }
}

const BEGINS: Fits = |word, letters| word.starts_with(letters);
const HOLDS: Fits = |word, letters| word.contains(letters);
const ENDS: Fits = |word, letters| word.ends_with(letters);

proptest! {
    #[test]
    fn passages_are_those_that_hold_the_words(all in words()) {
        let index = index(&all);
        for (query, asked) in [
            ("port", Asked::Word(BEGINS, "port")),
            ("Port", Asked::Word(BEGINS, "Port")),
            ("'port", Asked::Word(HOLDS, "port")),
            ("medic", Asked::Word(BEGINS, "medic")),
            ("MEDIC", Asked::Word(BEGINS, "MEDIC")),
            ("masse", Asked::Word(BEGINS, "masse")),
            ("'port report'", Asked::Row(&["port", "report"])),
            ("'no one'", Asked::Row(&["no", "one"])),
            ("東京", Asked::Row(&["東", "京"])),
            ("^port", Asked::First(BEGINS, "port")),
            ("port$", Asked::Last(ENDS, "port")),
        ] {
            // Where no word begins so, letters may be left out; that is not asked here.
            let expected: Vec<(usize, usize)> = places(&all).filter(|(_, text)| holds(&asked, text)).map(|(at, _)| at).collect();
            let not = search(&index, &format!("!{}", query.trim_start_matches('!')), 1000);
            let found = search(&index, query, 1000);
            if !expected.is_empty() || query.starts_with(['\'', '^']) || query.ends_with('$') {
                prop_assert_eq!(&sorted(&found), &expected, "{}", query);
                prop_assert_eq!(found.found, expected.len());
            }
            if query.starts_with(['\'', '^']) || query.ends_with('$') {
                let rest: Vec<_> = places(&all).map(|(at, _)| at).filter(|at| !expected.contains(at)).collect();
                prop_assert_eq!(sorted(&not), rest, "!{}", query);
            }
        }
    }

    #[test]
    fn thousands_are_found_however_they_are_parted(all in words()) {
        let index = index(&all);
        let is_number = |text: &str| text.contains("1,200") || text.split(' ').any(|word| word == "1200");
        let expected: Vec<_> = places(&all).filter(|(_, text)| is_number(text)).map(|(at, _)| at).collect();
        for query in ["1200", "1,200", "1.200", "'1200'", "'1,200'"] {
            prop_assert_eq!(sorted(&search(&index, query, 1000)), expected.clone(), "{}", query);
        }
    }

    #[test]
    fn fewer_hits_are_the_first_of_more(all in words(), limit in 0..9_usize) {
        let index = index(&all);
        for query in ["port", "one port", "p", "'o", "!one", "médico | one", "prt"] {
            let (few, more) = (search(&index, query, limit), search(&index, query, 1000));
            prop_assert_eq!(&few.hits[..], &more.hits[..limit.min(more.hits.len())]);
            prop_assert_eq!(few.found, more.found);
            prop_assert_eq!(more.found, more.hits.len());
            prop_assert!(more.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        }
    }

    #[test]
    fn many_threads_find_what_one_finds(all in words(), limit in 0..60_usize, threads in 2..6_usize) {
        let index = index(&all);
        for query in ["port", "one port", "p", "'o", "!one", "médico | one", "prt", "in:titles po", "lang:en p"] {
            let one = Options { limit, ..Options::default() };
            let search = |options| index.search(&Query::read(query), options, &()).unwrap();
            prop_assert_eq!(search(one), search(Options { threads, ..one }), "{}", query);
        }
    }

    #[test]
    fn nothing_typed_makes_it_stumble(all in words(), query in ".{0,24}", more in "[!'^$|a-z:,>~0-9é ]{0,30}") {
        let index = index(&all);
        for query in [&query, &more] {
            for hit in &search(&index, query, 1000).hits {
                for span in &hit.matches {
                    prop_assert!(hit.text.get(span.range()).is_some_and(|words| !words.is_empty()), "{}", query);
                }
                prop_assert!(hit.matches.windows(2).all(|pair| pair[0].end < pair[1].start), "{}", query);
                if let (Kind::Passage(_), Some(place)) = (hit.kind, hit.place) {
                    prop_assert_eq!(&hit.text, &all[hit.article][place.passage as usize]);
                }
            }
        }
    }
}

fn places(all: &[Vec<String>]) -> impl Iterator<Item = ((usize, usize), &String)> {
    all.iter().enumerate().flat_map(|(article, passages)| {
        passages
            .iter()
            .enumerate()
            .map(move |(at, text)| ((article, at), text))
    })
}

fn sorted(found: &Found) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = found
        .hits
        .iter()
        .map(|hit| (hit.article, hit.place.unwrap().passage as usize))
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn a_newer_query_calls_an_older_one_off() {
    let index = index(&[vec!["port".to_owned()]]);
    let newest = AtomicUsize::new(2);
    let search = |answered| {
        let stop = Newer {
            newest: &newest,
            answered,
        };
        index.search(&Query::read("port"), Options::default(), &stop)
    };
    assert!(search(1).is_none());
    assert_eq!(search(2).unwrap().found, 1);
}
