//! Lines of furniture by their words: all of them, how they start, or what they hold.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::load::words;
use crate::story::Reason;
use crate::text::{Furniture, Lexicon};

/// The most words that a line of furniture has, and the most of a notice.
const LINE: usize = 14;
const NOTICE: usize = 70;

struct Vocabulary {
    /// Which uses a word has, one bit a section.
    words: HashMap<&'static str, u16>,
    filler: HashSet<&'static str>,
    navigation: HashSet<&'static str>,
    whole: HashMap<&'static str, Reason>,
    /// By the phrase's first byte, the longest first.
    starts: HashMap<u8, Vec<(&'static str, Reason)>>,
    within: Option<AhoCorasick>,
    within_reasons: Vec<Reason>,
    reader: HashSet<&'static str>,
}

/// The sections whose words make furniture, in order of how sure they are of a word.
fn sections(lexicon: &Lexicon) -> [(&Furniture, Reason); 9] {
    [
        (&lexicon.share, Reason::Share),
        (&lexicon.comment, Reason::Comment),
        (&lexicon.subscribe, Reason::Subscribe),
        (&lexicon.teaser, Reason::Teaser),
        (&lexicon.image, Reason::Image),
        (&lexicon.link, Reason::Link),
        (&lexicon.filing, Reason::Filing),
        (&lexicon.legal, Reason::Legal),
        (&lexicon.navigation, Reason::Navigation),
    ]
}

const REASONS: [Reason; 8] = [
    Reason::Share,
    Reason::Comment,
    Reason::Subscribe,
    Reason::Teaser,
    Reason::Image,
    Reason::Link,
    Reason::Filing,
    Reason::Legal,
];

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
        let mut all = Vocabulary {
            words: HashMap::new(),
            filler: HashSet::new(),
            navigation: HashSet::new(),
            whole: HashMap::new(),
            starts: HashMap::new(),
            within: None,
            within_reasons: Vec::new(),
            reader: HashSet::new(),
        };
        let mut starts = Vec::new();
        let mut within: Vec<(String, Reason)> = Vec::new();
        for lexicon in Lexicon::all() {
            for (bit, (furniture, reason)) in sections(lexicon).into_iter().enumerate() {
                for word in &furniture.words {
                    // Words of navigation are words of headlines too: they count in rows only.
                    if reason == Reason::Navigation {
                        all.navigation.insert(word);
                    } else {
                        *all.words.entry(word).or_default() |= 1 << bit;
                    }
                }
                let add = |phrase: &'static String| (&**phrase, reason);
                for phrase in &furniture.whole {
                    all.whole.entry(phrase).or_insert(reason);
                }
                starts.extend(furniture.starts.iter().map(add));
                for phrase in &furniture.within {
                    within.push((phrase.clone(), reason));
                    within.push((words::folded(phrase, 99), reason));
                }
            }
            let bylines = lexicon.byline.whole.iter();
            all.whole
                .extend(bylines.map(|phrase| (&**phrase, Reason::Byline)));
            let mastheads = lexicon.masthead.starts.iter();
            starts.extend(mastheads.map(|phrase| (&**phrase, Reason::Masthead)));
            all.filler.extend(lexicon.filler.words.iter().map(|word| &**word));
            all.reader.extend(lexicon.reader.iter().map(|word| &**word));
        }
        // The longest phrase knows best what a line is.
        starts.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        for (phrase, reason) in starts {
            let first = phrase.bytes().next().unwrap_or_default();
            all.starts.entry(first).or_default().push((phrase, reason));
        }
        all.within = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(within.iter().map(|(phrase, _)| phrase))
            .ok();
        all.within_reasons = within.iter().map(|(_, reason)| *reason).collect();
        all
    });
    &VOCABULARY
}

/// Why a line or paragraph of `count` words is furniture, if its words show it.
pub(crate) fn reason(text: &str, count: usize) -> Option<Reason> {
    if count > NOTICE {
        return None;
    }
    let prose = count >= 9 && words::ends_sentence(text);
    by_words(text, count, prose).filter(|_| !(prose && is_attributed(text)))
}

fn by_words(text: &str, count: usize, prose: bool) -> Option<Reason> {
    let all = vocabulary();
    // Most paragraphs are prose, of which the start is enough.
    let line = words::folded(text, if prose { 80 } else { 480 });
    if count <= 10 {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '[' && c != ']');
        let bare = bare.trim_matches(['[', ']']);
        // A button has no full stop.
        let stops = text.trim_end().ends_with('.') && !text.contains(' ');
        if let Some(reason) = all.whole.get(bare)
            && !(stops && *reason == Reason::Navigation)
        {
            return Some(*reason);
        }
    }
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !"©[(".contains(c));
    let to_reader = || {
        words::folded(text, 480)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| all.reader.contains(word))
    };
    let first = start.bytes().next().unwrap_or_default();
    for (phrase, reason) in all.starts.get(&first).into_iter().flatten() {
        if !starts(start, phrase) {
            continue;
        }
        let labelled = phrase.ends_with(':') && count <= 40 && !(prose && *reason == Reason::Filing);
        let several = phrase.contains(' ');
        if labelled
            || (!prose && (several && count <= 30 || count <= 12))
            || (prose && several && (phrase.split(' ').count() >= 4 || to_reader()))
        {
            return Some(*reason);
        }
        if *phrase == "©" {
            return Some(*reason);
        }
    }
    // `3 thoughts on …`: comments, counted.
    let counted = start.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let initial = counted.bytes().next().unwrap_or_default();
    let comments = |(phrase, reason): &(&'static str, Reason)| {
        *reason == Reason::Comment && phrase.contains(' ') && starts(counted, phrase)
    };
    if !prose
        && counted.len() < start.len()
        && count <= 30
        && all.starts.get(&initial).into_iter().flatten().any(comments)
    {
        return Some(Reason::Comment);
    }
    let within = all.within.as_ref().filter(|_| count > 2);
    let held = within
        .into_iter()
        .flat_map(|within| within.find_iter(if prose { text } else { &line }));
    for hit in held {
        let reason = all.within_reasons[hit.pattern().as_usize()];
        if !prose || matches!(reason, Reason::Legal | Reason::Link) || to_reader() {
            return Some(reason);
        }
    }
    (count <= LINE).then(|| all_words(text)).flatten()
}

/// Whether a sentence says at its end who said it, as no prompt does.
fn is_attributed(text: &str) -> bool {
    let line = words::folded(text, 480);
    let Some((_, tail)) = line.rsplit_once(", ") else {
        return false;
    };
    let said = tail.split(' ').next().unwrap_or_default();
    words::count(tail) >= 2
        && Lexicon::all()
            .iter()
            .any(|lexicon| lexicon.attribution.iter().any(|word| word == said))
}

/// Whether a folded line starts with a phrase, up to a word's end.
pub(crate) fn starts(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Why a line of nothing but furniture words is furniture.
pub(crate) fn all_words(text: &str) -> Option<Reason> {
    let all = vocabulary();
    let tokens = words::tokens(text);
    let mut first = 0;
    let mut core = 0;
    for token in &tokens {
        match all.words.get(&**token) {
            Some(uses) => {
                core += 1;
                if first == 0 {
                    first = *uses;
                }
            }
            None if all.filler.contains(&**token) || token.bytes().all(|b| b.is_ascii_digit()) => {}
            None => return None,
        }
    }
    // One word among fillers says little in a longer line, and a line ending in a stop even less.
    if core == 0 || core * 4 < tokens.len() || (core == 1 && tokens.len() > 3) {
        return None;
    }
    REASONS.get(first.trailing_zeros() as usize).copied()
}

/// How many words of a line are such as stand in navigation, and how many it has.
pub(crate) fn navigation(text: &str) -> (usize, usize) {
    let all = vocabulary();
    let tokens = words::tokens(text);
    let known = tokens
        .iter()
        .filter(|token| all.navigation.contains(&***token))
        .count();
    (known, tokens.len())
}
