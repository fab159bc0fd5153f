//! Which passages of two articles tell the same: on stories that people aligned by hand, in one language and across
//! two, and by laws that hold for any two texts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cotejo::analysis::{Findings, Pin, digest};
use cotejo::load::{self, Place, Request};
use cotejo::story::{Comparison, Story};
use cotejo::text::Span;
use proptest::prelude::*;
use serde::Deserialize;

/// What a careful reader put beside each other.
#[derive(Deserialize)]
struct Gold {
    pair: Vec<GoldPair>,
}

#[derive(Deserialize)]
struct GoldPair {
    a: (String, String),
    b: (String, String),
}

fn folder(story: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/story")
        .join(story)
}

fn read(place: PathBuf) -> Story {
    let request = Request {
        places: vec![Place::Path(place)],
        ..Request::default()
    };
    let mut story = load::all(&request);
    story.settle(true);
    story
}

fn passage(story: &Story, article: &str, words: &str) -> (usize, u32) {
    let plain = |text: &str| {
        text.replace('*', "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let at = story
        .find(article)
        .unwrap_or_else(|| panic!("{article} is not there"));
    let text = story.article(at).unwrap();
    let begins = |index: &usize| plain(&text.passage(*index)).starts_with(&plain(words));
    let found = (0..text.passages.len()).find(begins);
    let found = found.unwrap_or_else(|| panic!("no passage of {article} begins with “{words}”"));
    (at, u32::try_from(found).unwrap())
}

/// Pairs found, pairs there are, pairs said.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    hit: usize,
    gold: usize,
    said: usize,
}

impl Score {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred pairs")]
    fn f1(self) -> f64 {
        2.0 * self.hit as f64 / (self.gold + self.said).max(1) as f64
    }
}

/// How many of the pairs said are right, by fifths of their scores.
type Calibration = BTreeMap<usize, (usize, usize)>;

/// What is found of a story's pairs.
fn measured(name: &str, calibration: &mut Calibration) -> Score {
    let story = read(folder(name));
    let text = std::fs::read_to_string(folder(&format!("{name}.pairs.toml"))).unwrap();
    let gold: Gold = toml::from_str(&text).unwrap();
    let mut wanted: BTreeMap<[usize; 2], BTreeSet<(u32, u32)>> = BTreeMap::new();
    for pair in &gold.pair {
        let (one, a) = passage(&story, &pair.a.0, &pair.a.1);
        let (two, b) = passage(&story, &pair.b.0, &pair.b.1);
        wanted.entry([one, two]).or_default().insert((a, b));
    }
    let mut own = Score::default();
    for ([one, two], wanted) in wanted {
        let comparison = story.compare(one, two, &[]).unwrap();
        let said: BTreeSet<(u32, u32)> = comparison
            .pairs
            .iter()
            .map(|pair| (pair.link.a, pair.link.b))
            .collect();
        own.hit += said.intersection(&wanted).count();
        own.gold += wanted.len();
        own.said += said.len();
        for pair in &comparison.pairs {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to 5"
            )]
            let fifth = (pair.link.score * 4.999) as usize;
            let counts = calibration.entry(fifth).or_default();
            counts.1 += 1;
            counts.0 += usize::from(wanted.contains(&(pair.link.a, pair.link.b)));
        }
    }
    own
}

/// All of it together.
fn sum(all: &[(&str, Score)]) -> Score {
    let add = |sum: Score, own: &Score| Score {
        hit: sum.hit + own.hit,
        gold: sum.gold + own.gold,
        said: sum.said + own.said,
    };
    all.iter().fold(Score::default(), |all, (_, own)| add(all, own))
}

#[test]
fn what_people_put_beside_each_other_is_found() {
    let mut calibration = Calibration::new();
    let first = ["flood", "strike", "ferry", "outbreak", "pact"];
    // Those who made these put nearly twice as much beside each other, and worded it as differently as they could.
    let later = [
        "border",
        "club",
        "derailment",
        "election",
        "leak",
        "mayor",
        "museum",
        "nurses",
        "patent",
        "rates",
        "summit",
        "syrup",
        "teachers",
        "water",
        "wildfire",
    ];
    for (names, each, together) in [(&first[..], 0.65, 0.74), (&later[..], 0.4, 0.63)] {
        let found: Vec<(&str, Score)> = names
            .iter()
            .map(|name| (*name, measured(name, &mut calibration)))
            .collect();
        for (name, own) in &found {
            println!("{name}: {own:?}, F1 {:.2}", own.f1());
            assert!(own.f1() > each, "{name}: {own:?}");
        }
        let all = sum(&found);
        println!("all: {all:?}, F1 {:.2}", all.f1());
        assert!(all.f1() > together, "{all:?}");
    }
    for (fifth, (right, said)) in &calibration {
        println!("scores from .{}: {right} of {said} are right", fifth * 2);
    }
    let (right, said) = calibration[&4];
    assert!(
        right * 10 >= said * 8,
        "of the surest pairs, {right} of {said} are right"
    );
}

/// Two texts made of paragraphs of the stories, in any order.
fn two_texts() -> impl Strategy<Value = [String; 2]> {
    let mut all: Vec<String> = Vec::new();
    for name in ["flood", "ferry"] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder(name))
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(file).unwrap();
            let body = text.rsplit("---\n").next().unwrap().to_owned();
            all.extend(
                body.split("\n\n")
                    .map(|part| part.trim().to_owned())
                    .filter(|part| part.len() > 80),
            );
        }
    }
    let text =
        proptest::collection::vec(proptest::sample::select(all), 1..9).prop_map(|parts| parts.join("\n\n"));
    [text.clone(), text].prop_map(|both| both)
}

/// Two texts of a few paragraphs that come again and again.
fn of_few() -> impl Strategy<Value = [String; 2]> {
    const ALL: [&str; 3] = [
        "The dockers of Puerto Alto went on strike on Monday over the night shifts.",
        "Snow closed two passes of the northern road before dawn.",
        "A ferry with 212 people sailed to the islands half empty.",
    ];
    let text = |least| {
        proptest::collection::vec(proptest::sample::select(&ALL[..]), least..7)
            .prop_map(|parts| parts.join("\n\n"))
    };
    // Of two texts of the same words there is no first one.
    (text(1), text(1)).prop_filter_map("the same", |(a, b)| (a != b).then_some([a, b]))
}

fn story_of(texts: &[String; 2]) -> Option<Story> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in ["a.txt", "b.txt"].iter().zip(texts) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let story = read(folder.path().to_owned());
    (story.entries().len() == 2).then_some(story)
}

fn links(comparison: &Comparison) -> Vec<(u32, u32, u64, bool, bool)> {
    let link = |pair: &cotejo::story::Pair| {
        let link = &pair.link;
        (link.a, link.b, link.score.to_bits(), link.moved, link.pinned)
    };
    comparison.pairs.iter().map(link).collect()
}

#[test]
fn a_headline_stands_beside_two_passages_at_most() {
    let headline = "Dockers of Puerto Alto strike over night shifts";
    let told = [
        "The dockers of Puerto Alto went on strike on Monday over the night shifts.",
        "Night shifts are what the dockers strike against, a crane driver of Puerto Alto said.",
        "In Puerto Alto the strike of the dockers began when night shifts were made longer.",
        "The strike over night shifts is the first of the dockers in Puerto Alto.",
    ];
    let others = [
        "The ferry to the islands sailed half empty.",
        "A bakery of the old town burned down before dawn.",
        "Voters will choose a new mayor in spring.",
        "Snow closed two passes of the northern road.",
    ];
    let articles = [
        format!("# {headline}\n\n{}\n", others.join("\n\n")),
        format!("# Ferries sail on\n\n{}\n", told.join("\n\n")),
    ];
    let story = story_of(&articles).unwrap();
    let beside = |pins: &[Pin]| {
        let pairs = story.compare(0, 1, pins).unwrap().pairs;
        pairs.iter().filter(|pair| pair.link.a == 0).count()
    };
    assert_eq!(beside(&[]), 2);
    let all: Vec<Pin> = (1..5).map(|at| Pin::Together(0, at)).collect();
    assert_eq!(beside(&all), 4, "the reader has the last word");
}

#[test]
fn a_word_that_stands_for_another_is_a_reason_for_a_pair() {
    let articles = [
        "# Harbour news\n\nThe ferry sailed half empty.\n\nMayor Ana Ruiz has appointed Pedro Sanz to run the harbour.\n",
        "# Noticias del puerto\n\nEl pan sube otra vez.\n\nLa alcaldesa Ana Ruiz ha elegido a Pedro Sanz para el puerto.\n",
    ]
    .map(str::to_owned);
    let story = story_of(&articles).unwrap();
    let comparison = story.compare(0, 1, &[]).unwrap();
    let pair = comparison
        .pairs
        .iter()
        .find(|pair| (pair.link.a, pair.link.b) == (2, 2))
        .unwrap();
    let texts = [0, 1].map(|at| story.article(at).unwrap().passage(2).into_owned());
    let words = |span: Span, side: usize| &texts[side][span.start as usize..span.end as usize];
    let shared = pair.link.shared.iter();
    let reasons: Vec<_> = shared
        .map(|it| [words(it.at[0], 0), words(it.at[1], 1)])
        .collect();
    assert!(reasons.contains(&["appointed", "elegido"]), "{reasons:?}");
}

#[test]
fn phrases_tell_also_where_they_overlap_and_turns_of_phrase_tell_nothing() {
    let told = |language: &str, text: &str, word: &str| -> Option<f64> {
        let terms = digest(&[text], language.parse().ok(), &Findings::default()).remove(0);
        let of = |span: Span| &text[span.start as usize..span.end as usize];
        terms
            .iter()
            .find(|term| of(term.span) == word)
            .map(|term| term.telling)
    };
    for (language, text, word) in [
        ("en", "In addition, the ferry sailed.", "addition"),
        ("en", "On the other hand, the ferry sailed.", "hand"),
        ("es", "El ferry, por otra parte, zarpó.", "parte"),
        ("en", "The fact that they came counts.", "fact"),
    ] {
        assert_eq!(told(language, text, word), None, "{text}");
    }
    for (language, text, phrase) in [
        (
            "en",
            "The town declared a state of emergency.",
            "state of emergency",
        ),
        ("es", "En cambio climático no creen.", "cambio climático"),
        ("es", "Habló el ministro de defensa.", "ministro de defensa"),
        ("en", "A better public health system.", "public health"),
        ("en", "A better public health system.", "health system"),
    ] {
        assert_eq!(told(language, text, phrase), Some(1.0), "{text}");
    }
}

#[test]
fn the_only_figures_of_one_group_stand_level() {
    let articles = [
        "# Aid arrives\n\nThe harbour was quiet.\n\nAfter long talks with insurers, and under the eyes of several envoys \
         who had flown in overnight from the capital, 806 Danish nurses came to mountain villages without roads, where \
         tents of canvas stood in deep mud and the only well had been dry since spring.\n",
        "# A year of help\n\nPrices of bread went up again.\n\nMinisters praise a costly programme under which just over \
         700 Danish nurses came, among teachers, plumbers, gardeners, choir singers and whoever else signed a contract \
         behind closed doors before parliament knew of any budget or had asked one question.\n",
    ]
    .map(str::to_owned);
    let story = story_of(&articles).unwrap();
    let comparison = story.compare(0, 1, &[]).unwrap();
    let level = comparison
        .levels
        .iter()
        .find(|level| level.a.contains(&2))
        .unwrap();
    assert!(level.b.contains(&2), "{:?}", comparison.levels);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn aligning_the_other_way_round_is_the_mirror(texts in prop_oneof![two_texts(), of_few()], a in 0u32..8, b in 0u32..8, x in 0u32..8, y in 0u32..8) {
        if let Some(story) = story_of(&texts) {
            let sizes = [0, 1].map(|at| u32::try_from(story.article(at).unwrap().passages.len()).unwrap());
            let pins = [(a, b), (x, y)].map(|(a, b)| Pin::Together(a % sizes[0], b % sizes[1]));
            for pins in [&[][..], &pins] {
                let mirrored: Vec<Pin> = pins.iter().map(|pin| pin.mirrored()).collect();
                let [there, back] = [story.compare(0, 1, pins), story.compare(1, 0, &mirrored)].map(Option::unwrap);
                let mut turned: Vec<_> = links(&back)
                    .into_iter()
                    .map(|(a, b, score, moved, pinned)| (b, a, score, moved, pinned))
                    .collect();
                turned.sort_unstable();
                prop_assert_eq!(&links(&there), &turned);
                let both = |comparison: &Comparison| -> Vec<_> {
                    let levels = comparison.levels.iter().filter(|level| !level.a.is_empty() && !level.b.is_empty());
                    levels.map(|level| [level.a.clone(), level.b.clone()]).collect()
                };
                let turned: Vec<_> = both(&back).into_iter().map(|[b, a]| [a, b]).collect();
                prop_assert_eq!(both(&there), turned, "the same rows");
            }
            let there = links(&story.compare(0, 1, &[]).unwrap());
            let reasons = |a: usize, b: usize, side: usize| {
                let pairs = story.compare(a, b, &[]).unwrap().pairs;
                let shared = |pair: &cotejo::story::Pair| -> Vec<[Span; 2]> {
                    let at = pair.link.shared.iter().map(|shared| shared.at);
                    at.map(|at| [at[side], at[1 - side]]).collect()
                };
                let passages = |pair: &cotejo::story::Pair| [(pair.link.a, pair.link.b), (pair.link.b, pair.link.a)][side];
                let mut all: Vec<_> = pairs.iter().map(|pair| (passages(pair), shared(pair))).collect();
                all.sort_by_key(|(passages, _)| *passages);
                all
            };
            prop_assert_eq!(reasons(0, 1, 0), reasons(1, 0, 1), "the same reasons in the same order");
            prop_assert_eq!(&there, &links(&story.compare(0, 1, &[]).unwrap()), "twice the same");
        }
    }

    #[test]
    fn each_passage_stands_in_one_row_in_order_and_pins_hold(texts in two_texts(), a in 0u32..8, b in 0u32..8, x in 0u32..8, y in 0u32..8) {
        if let Some(story) = story_of(&texts) {
            let sizes = [0, 1].map(|at| u32::try_from(story.article(at).unwrap().passages.len()).unwrap());
            let (a, b, x, y) = (a % sizes[0], b % sizes[1], x % sizes[0], y % sizes[1]);
            let mut pins = vec![Pin::Together(a, b)];
            if (x, y) != (a, b) {
                pins.push(Pin::Apart(x, y));
            }
            let comparison = story.compare(0, 1, &pins).unwrap();
            let of = |side: usize| -> Vec<u32> {
                let range = |level: &cotejo::analysis::Level| [level.a.clone(), level.b.clone()][side].clone();
                comparison.levels.iter().flat_map(range).collect()
            };
            prop_assert_eq!(of(0), (0..sizes[0]).collect::<Vec<_>>());
            prop_assert_eq!(of(1), (0..sizes[1]).collect::<Vec<_>>());
            let has = |a: u32, b: u32| comparison.pairs.iter().any(|pair| (pair.link.a, pair.link.b) == (a, b));
            prop_assert!(has(a, b), "the pin holds");
            let level = comparison.levels.iter().find(|level| level.a.contains(&a)).unwrap();
            prop_assert!(level.b.contains(&b), "what is pinned stands level");
            prop_assert!((x, y) == (a, b) || !has(x, y), "what was parted stays apart");
        }
    }
}
