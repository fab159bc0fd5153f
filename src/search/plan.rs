//! What of the vocabulary a term asks for: words that are so, begin so or hold so, several in a row where signs
//! part them; and what the lexicon offers for it in another language.
//!
//! What a word is worth is what the matcher gives for it in the midst of a title, so that titles and passages have
//! one measure: whole words first, then those that begin so. Only where there are none of either are letters left
//! out.

use super::query::{How, Query, Term};
use super::reward::{contiguous, head};
use super::words::{Fit, Found, Vocabulary, each_word};
use crate::analysis::counterparts;
use crate::text::{Case, fold};

/// Words in a row, each one of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// For each place, the words that may stand there, by their numbers, and what they are worth.
    pub(super) row: Vec<Vec<(u32, i32)>>,
    /// Whether the first has to be the first of its passage.
    pub(super) starts: bool,
    /// Whether the last has to be the last.
    pub(super) ends: bool,
}

/// How many words of the vocabulary a word stands for that is in none of them.
const RESEMBLING: usize = 48;
/// Shorter words than this do not leave letters out.
const SHORTEST: usize = 3;

/// What a clause asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// Its terms, one of which has to stand.
    pub(super) terms: Vec<Sought>,
    /// The ways to find what they mean in another language.
    pub(super) also: Vec<Plan>,
}

/// What a term asks for.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    /// Whether it must not stand.
    pub(super) negated: bool,
    /// The letters, if they are of one word.
    pub(super) letters: Option<(String, Case)>,
    /// The ways to find it.
    pub(super) plans: Vec<Plan>,
}

/// What the clauses of a query ask for.
pub(super) fn clauses(query: &Query, vocabulary: &Vocabulary, by_meaning: bool) -> Vec<Clause> {
    let sought = |term: &Term| Sought {
        negated: term.negated,
        letters: Some(words(&term.text, term.case))
            .filter(|words| words.len() == 1)
            .and_then(|mut words| Some((words.pop()?, term.case))),
        plans: plans(term, vocabulary),
    };
    let also = |term: &Term| translations(term, vocabulary);
    let clause = |terms: &Vec<Term>| Clause {
        terms: terms.iter().map(sought).collect(),
        also: if by_meaning {
            terms.iter().flat_map(also).collect()
        } else {
            Vec::new()
        },
    };
    query.clauses.iter().map(clause).collect()
}

/// The way to find the words of a query as they were typed, one after the other, where there are several and nothing
/// special is asked of them.
pub(super) fn together(query: &Query, vocabulary: &Vocabulary) -> Option<Plan> {
    let mut row = Vec::new();
    for clause in &query.clauses {
        match &clause[..] {
            [term] if term.how == How::Fuzzy => row.extend(words(&term.text, Case::Folded)),
            _ => return None,
        }
    }
    let last = row.len().saturating_sub(1);
    let place = |(at, word): (usize, &String)| {
        let fit = if at == last { Fit::Prefix } else { Fit::Whole };
        let found = vocabulary.find(word, fit, Case::Folded);
        found.into_iter().map(|found| (found.word, 0)).collect()
    };
    (query.clauses.len() > 1).then(|| Plan {
        row: row.iter().enumerate().map(place).collect(),
        starts: false,
        ends: false,
    })
}

/// The ways to find a term.
fn plans(term: &Term, vocabulary: &Vocabulary) -> Vec<Plan> {
    let words = words(&term.text, term.case);
    let mut ways = vec![row(&words, term, vocabulary)];
    // `1200` finds `1,200`, and the other way round.
    if let [number] = &words[..] {
        ways.extend(grouped(number).map(|words| row(&words, term, vocabulary)));
    } else if is_grouped(&words) {
        ways.push(row(&[words.concat()], term, vocabulary));
    }
    ways.retain(|plan| !plan.row.is_empty() && plan.row.iter().all(|place| !place.is_empty()));
    ways
}

/// The ways to find what a term means in another language.
fn translations(term: &Term, vocabulary: &Vocabulary) -> Vec<Plan> {
    if term.how != How::Fuzzy || term.negated {
        return Vec::new();
    }
    let phrases = counterparts(&fold(&term.text, Case::Folded));
    let plan = |phrase: &String| {
        let place = |word: String| valued(&vocabulary.find(&word, Fit::Whole, Case::Folded), &word);
        Plan {
            row: words(phrase, Case::Folded).into_iter().map(place).collect(),
            starts: false,
            ends: false,
        }
    };
    let mut plans: Vec<Plan> = phrases.iter().map(plan).collect();
    plans.retain(|plan| !plan.row.is_empty() && plan.row.iter().all(|place| !place.is_empty()));
    plans
}

/// The words of a text as they are looked up.
pub(super) fn words(text: &str, case: Case) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut String::new(), |word, _| {
        words.push(match case {
            Case::Kept => word.to_owned(),
            Case::Folded => fold(word, Case::Folded),
        });
    });
    words
}

/// What may stand where for words in a row.
fn row(words: &[String], term: &Term, vocabulary: &Vocabulary) -> Plan {
    let last = words.len().saturating_sub(1);
    let place = |(at, word): (usize, &String)| {
        // An end that is open may be that of a longer word.
        let opens = term.how == How::Exact && at == 0 && !term.starts;
        let is_open = term.how != How::Phrase && at == last && !term.ends;
        let fit = match (opens, is_open) {
            (true, true) => Fit::Inside,
            (true, false) => Fit::Suffix,
            (false, true) => Fit::Prefix,
            (false, false) => Fit::Whole,
        };
        let found = vocabulary.find(word, fit, term.case);
        let resembles = found.is_empty()
            && term.how == How::Fuzzy
            && last == 0
            && word.chars().count() >= SHORTEST
            && term.case == Case::Folded;
        if resembles {
            let mut words = vocabulary.resembling(word, RESEMBLING);
            words.sort_unstable();
            return words;
        }
        valued(&found, word)
    };
    Plan {
        row: words.iter().enumerate().map(place).collect(),
        starts: term.starts,
        ends: term.ends,
    }
}

/// Words with what they are worth for letters that they hold.
fn valued(found: &[Found], letters: &str) -> Vec<(u32, i32)> {
    let whole = whole(letters);
    let worth = |found: &Found| {
        let inside = if found.begins { 0 } else { head() };
        whole - inside - i32::from(!(found.begins && found.ends))
    };
    found.iter().map(|found| (found.word, worth(found))).collect()
}

/// What a whole word is worth.
fn whole(word: &str) -> i32 {
    contiguous(i32::try_from(word.chars().count()).unwrap_or(i32::MAX >> 8)) - head()
}

/// The words that a number of more than three digits is where its thousands are set apart.
fn grouped(number: &str) -> Option<Vec<String>> {
    let is_number = number.len() > 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| {
        let first = number.len() % 3;
        let rest = number.as_bytes()[first..].chunks(3);
        let groups = rest.map(|group| String::from_utf8_lossy(group).into_owned());
        let first = Some(number[..first].to_owned()).filter(|first| !first.is_empty());
        first.into_iter().chain(groups).collect()
    })
}

/// Whether words are a number whose thousands are set apart.
fn is_grouped(words: &[String]) -> bool {
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    words.len() > 1
        && words.iter().all(is_number)
        && matches!(words[0].len(), 1..=3)
        && words[1..].iter().all(|word| word.len() == 3)
}
