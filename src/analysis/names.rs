//! Names of people, places and organisations, by their shape, by the small words inside them and by the
//! words around them; and which of them name the same. No list of names, no model: enough to find an
//! article's names again in another one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::model::{Name, NameKind, Named};
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;
use crate::text::fold::letter;

/// The names of an article, collected passage by passage.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) found: Vec<Name>,
    pub(super) named: Vec<Named>,
    /// The folded words of each in its longest form.
    words: Vec<Vec<String>>,
    /// Who last had a word in their name.
    by_word: FxHashMap<String, u32>,
}

/// A name in tokens.
struct Run {
    first: usize,
    end: usize,
    /// Whether a title stands before it.
    titled: bool,
}

/// No name has more tokens.
const LONGEST: usize = 12;

impl Names {
    /// Collects the names of a passage. Headlines in capitals tell names from other words by nothing.
    pub(super) fn collect(&mut self, scan: &Scan, sentences: &[Range<usize>]) {
        for sentence in sentences {
            let scan = &scan.up_to(sentence);
            if scan.mostly_capitals(sentence) {
                continue;
            }
            let mut at = sentence.start;
            while at < sentence.end {
                if !scan.capital(at) {
                    at += 1;
                    continue;
                }
                let Some(run) = run(scan, sentence, at) else {
                    at += 1;
                    continue;
                };
                at = run.end.max(at + 1);
                self.take(scan, sentence, &run);
            }
        }
    }

    fn take(&mut self, scan: &Scan, sentence: &Range<usize>, run: &Run) {
        let words: Vec<String> = (run.first..run.end)
            .filter(|at| scan.is(*at, Kind::Word) && !scan.has(*at, Class::Connective))
            .map(|at| folded(scan.str(at)))
            .collect();
        let known = self.known(&words, scan.tokens[run.first].shouted);
        // A word alone at the head of a sentence is a name only if it was one before.
        if words.len() == 1
            && scan.opens(sentence, run.first)
            && known.is_none()
            && !scan.tokens[run.first].shouted
        {
            return;
        }
        let kind = kind(scan, run, words.len());
        let of = known.or_else(|| self.spelled_out(scan, run)).unwrap_or_else(|| {
            self.named.push(Named {
                name: scan.span(run.first, run.end).of(scan.text).into(),
                kind,
            });
            self.words.push(Vec::new());
            u32::try_from(self.named.len() - 1).unwrap_or(u32::MAX)
        });
        self.learn(of, words, scan.span(run.first, run.end).of(scan.text), kind);
        self.found.push(Name {
            place: scan.place(run.first, run.end),
            of,
        });
    }

    /// Who is meant by these words: somebody whose longest name has them all, or is had by them.
    fn known(&self, words: &[String], shouted: bool) -> Option<u32> {
        let last = words.last()?;
        let of = *self
            .by_word
            .get(last)
            .or_else(|| words.first().and_then(|first| self.by_word.get(first)))?;
        let theirs = &self.words[of as usize];
        let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
        (within(words, theirs) || (!shouted && words.len() > 1 && within(theirs, words))).then_some(of)
    }

    /// `Instituto Mexicano del Seguro Social (IMSS)`: whom an acronym in brackets stands for.
    fn spelled_out(&self, scan: &Scan, run: &Run) -> Option<u32> {
        let bracket = run.first.checked_sub(1).filter(|at| scan.is_mark(*at, "("))?;
        let before = self.found.last()?;
        let adjacent = before.place.passage == scan.passage
            && before.place.span.end == scan.tokens.get(bracket.checked_sub(1)?)?.end;
        (scan.tokens[run.first].shouted && run.end == run.first + 1 && adjacent).then_some(before.of)
    }

    fn learn(&mut self, of: u32, words: Vec<String>, name: &str, kind: NameKind) {
        let at = of as usize;
        for word in &words {
            if self.by_word.get(word) != Some(&of) {
                self.by_word.insert(word.clone(), of);
            }
        }
        let longer = words.len() > self.words[at].len();
        for word in words {
            if !self.words[at].contains(&word) {
                self.words[at].push(word);
            }
        }
        let named = &mut self.named[at];
        if longer {
            named.name = name.into();
        }
        if named.kind == NameKind::Other {
            named.kind = kind;
        }
    }
}

fn folded(word: &str) -> String {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    word.chars().filter_map(letter).collect()
}

/// Whether a token is a word of a name: a capital, and no month, weekday or function word.
fn names(scan: &Scan, at: usize) -> bool {
    scan.is(at, Kind::Word)
        && scan.capital(at)
        && scan.word(at).month.is_none()
        && scan.word(at).weekday.is_none()
        && !scan.has(at, Class::Stop)
}

/// The name that starts at token `at`.
fn run(scan: &Scan, sentence: &Range<usize>, at: usize) -> Option<Run> {
    let title = |at: usize| scan.has(at, Class::Title);
    let mut first = at;
    // `President Ana Ruiz`: the title is no part of the name.
    while title(first) && scan.capital(first) {
        first += 1;
        if scan.is_mark(first, ".") {
            first += 1;
        }
    }
    if first >= sentence.end || !names(scan, first) {
        return None;
    }
    let mut end = first + 1;
    while end < sentence.end.min(first + LONGEST) {
        let initial =
            scan.is_mark(end, ".") && scan.str(end - 1).chars().count() == 1 && names(scan, end + 1);
        let joined =
            (scan.is_mark(end, "-") || scan.is_mark(end, "&")) && scan.glued(end) && scan.glued(end + 1);
        if names(scan, end) && !scan.tokens[end - 1].possessive {
            end += 1;
        } else if (initial || joined) && names(scan, end + 1) {
            end += 2;
        } else if let Some(next) = connected(scan, end).filter(|_| !scan.tokens[end - 1].possessive) {
            end = next;
        } else {
            break;
        }
    }
    // Verbs and other words of the lexicon at the head of a sentence are no names.
    if scan.opens(sentence, first)
        && end == first + 1
        && scan.tokens[first].word != 0
        && !scan.tokens[first].shouted
    {
        return None;
    }
    // `Habló Zoé Cabrera`.
    let endings = &scan.vocabulary.endings;
    let verb =
        scan.has(first, Class::Verb) || scan.ends(first, &endings.past) || scan.ends(first, &endings.future);
    if scan.opens(sentence, first)
        && verb
        && !scan.tokens[first].shouted
        && names(scan, first + 1)
        && end > first + 1
    {
        first += 1;
    }
    let titled = first > at || (at > sentence.start && title(at - 1));
    Some(Run { first, end, titled })
}

/// Past the small words at token `at` that join the parts of a name, where a part follows.
fn connected(scan: &Scan, at: usize) -> Option<usize> {
    let past = (at..at + 3).find(|at| !scan.has(*at, Class::Connective) || scan.capital(*at))?;
    (past > at && names(scan, past)).then_some(past + 1)
}

/// What a name names, by its own words and those before it.
fn kind(scan: &Scan, run: &Run, words: usize) -> NameKind {
    let any = |class: Class| (run.first..run.end).any(|at| scan.has(at, class));
    let alone = run.end == run.first + 1;
    let led = run
        .first
        .checked_sub(1)
        .is_some_and(|before| scan.has(before, Class::PlaceBefore));
    if any(Class::Organisation) || alone && scan.tokens[run.first].shouted {
        NameKind::Organisation
    } else if run.titled {
        NameKind::Person
    } else if any(Class::PlaceWord) || led {
        NameKind::Place
    } else if (2..=4).contains(&words) {
        NameKind::Person
    } else {
        NameKind::Other
    }
}
