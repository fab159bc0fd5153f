//! What is counted where it stands at the number: a unit, a noun phrase behind the number, and per
//! what.

use super::model::Unit;
use super::numeral::numeral;
use super::scan::Scan;
use super::token::Kind;
use super::word::{Class, Numeric};

/// A noun phrase or unit in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Its head.
    pub(super) head: usize,
    pub(super) unit: Option<Unit>,
    /// Whether it is a span of time.
    pub(super) is_time: bool,
    /// Per what, where the unit's own words say it: `kilometers per hour`.
    pub(super) per: Option<(usize, usize)>,
}

/// No noun phrase has more words before its head.
const LONGEST: usize = 8;

/// The unit or noun phrase that starts at token `at`; `one` where the number is one, whose noun is no plural.
pub(super) fn phrase(scan: &Scan, at: usize, one: bool) -> Option<Phrase> {
    unit(scan, at).or_else(|| {
        let found = if scan.vocabulary.prose.head_last {
            head_last(scan, at, one)
        } else {
            head_first(scan, at, one)
        }?;
        let unit = scan
            .vocabulary
            .units
            .from(scan.tokens, found.head)
            .map(|(_, unit)| unit);
        Some(Phrase {
            unit: unit.filter(|unit| unit.is_money || scan.str(found.head).len() > 2),
            ..found
        })
    })
}

/// A unit of the lexicon at token `at`.
pub(super) fn unit(scan: &Scan, at: usize) -> Option<Phrase> {
    let (length, unit) = scan.vocabulary.units.from(scan.tokens, at)?;
    // `5G` is no weight.
    let degrees = unit.name == "degree" && scan.glued(at);
    if length == 1 && scan.str(at).len() == 1 && scan.is(at, Kind::Word) && scan.capital(at) != degrees {
        return None;
    }
    let end = at + length;
    let inner = (at + 1..end)
        .find(|at| scan.vocabulary.per.from(scan.tokens, *at).is_some() || scan.is_mark(*at, "/"));
    let last = inner.unwrap_or(end) - 1;
    let plural = (at..end).find(|at| scan.is_plural(*at));
    let head = match (unit.name, scan.vocabulary.prose.head_last) {
        ("percent", _) => end - 1,
        (_, true) => plural.unwrap_or(if scan.is(last, Kind::Word) { last } else { at }),
        (_, false) => at,
    };
    let is_time = scan.word(head).time.is_some();
    Some(Phrase {
        first: at,
        end,
        head,
        unit: Some(unit),
        is_time,
        per: inner.filter(|_| unit.name != "percent").map(|at| (at + 1, end)),
    })
}

/// The token after `at` in a phrase: a hyphen joins two words into one.
fn after_hyphen(scan: &Scan, at: usize) -> Option<usize> {
    ((scan.is_mark(at, "-") || scan.is_mark(at, "&"))
        && scan.glued(at)
        && scan.glued(at + 1)
        && scan.is(at + 1, Kind::Word))
    .then_some(at + 1)
}

/// A phrase whose last word is its head.
fn head_last(scan: &Scan, first: usize, one: bool) -> Option<Phrase> {
    let mut at = first;
    let mut last = None;
    let mut head = None;
    while at < scan.tokens.len() && at < first + LONGEST {
        let hyphen = after_hyphen(scan, at);
        let word = hyphen.unwrap_or(at);
        // `domestic and international flights`.
        if head.is_none()
            && last.is_some()
            && scan.has(word, Class::NumberAnd)
            && plural_follows(scan, word + 1)
        {
            at = word + 1;
            continue;
        }
        if hyphen.is_none()
            && scan.ends_phrase(word)
            && !(scan.has(word, Class::Plural) && scan.is(word, Kind::Word))
        {
            break;
        }
        if head.is_some() && (!scan.is_plural(word) || scan.has(word, Class::AdjectiveAsNoun)) {
            break;
        }
        if scan.word(word).numeric.is_some() || scan.word(word).per.is_some() {
            break;
        }
        let possessive = scan.tokens[word].possessive && scan.word(word).time.is_none();
        let role_word = scan.word(word).role.is_some();
        if scan.is_plural(word) && !possessive && !scan.is_mark(word + 1, "-") {
            head = Some(word);
        } else if !role_word {
            last = Some(word);
        }
        if head.is_none() && !scan.is(word, Kind::Word) {
            break;
        }
        at = word + 1;
    }
    let head = match head {
        Some(head) if !one => head,
        _ => singular(scan, first, at, last.or(head)?, one)?,
    };
    let first = skip_roles(scan, first);
    (head >= first).then_some(Phrase {
        first,
        end: head + 1,
        head,
        unit: None,
        is_time: scan.word(head).time.is_some(),
        per: None,
    })
}

/// The head of a phrase without a plural: its last word, before a participle that follows it.
fn singular(scan: &Scan, first: usize, end: usize, last: usize, one: bool) -> Option<usize> {
    let endings = &scan.vocabulary.endings;
    let participle = |at: usize| scan.ends(at, &endings.participle);
    let adverb = |at: usize| scan.ends(at, &endings.adverb);
    let cut = (first + 1..end).find(|at| {
        participle(*at) && scan.is(*at - 1, Kind::Word) && !adverb(*at - 1) && !participle(*at - 1)
    });
    let head = match cut {
        Some(cut) if cut <= last => cut - 1,
        _ => last,
    };
    // `412 passed`, `3,600 guard the fields`: a verb has no plural, and takes an object.
    let verb = !one && (participle(head) && head == first || takes_object(scan, end));
    (!adverb(head) && !verb).then_some(head)
}

/// Whether a determiner stands at token `at`, as it does behind a verb.
fn takes_object(scan: &Scan, at: usize) -> bool {
    scan.has(at, Class::Definite) || scan.has(at, Class::Article)
}

/// Whether the run of words at token `at` holds a plural.
fn plural_follows(scan: &Scan, at: usize) -> bool {
    (at..at + 4)
        .take_while(|at| !scan.ends_phrase(*at))
        .any(|at| scan.is_plural(at))
}

fn skip_roles(scan: &Scan, first: usize) -> usize {
    if scan.word(first).role.is_some() {
        first + 1
    } else {
        first
    }
}

/// A phrase whose first noun is its head; adjectives follow, and a few go before.
fn head_first(scan: &Scan, start: usize, one: bool) -> Option<Phrase> {
    let mut first = skip_roles(scan, start);
    let begins = first;
    while scan.has(first, Class::AdjectiveBefore)
        && scan.is(first + 1, Kind::Word)
        && !scan.ends_phrase(first + 1)
        && first < begins + 3
    {
        first += 1;
    }
    let named = scan.capital(first) && scan.is(first, Kind::Word);
    if scan.word(first).per.is_some() {
        return None;
    }
    let countable = scan.is_plural(first)
        || one
        || scan.has(first, Class::Anniversary)
        || scan.tokens.get(first).is_some_and(|token| token.shouted)
        || (named && !scan.glued(first));
    if scan.ends_phrase(first) && !scan.has(first, Class::Plural) || !countable || !scan.is(first, Kind::Word)
    {
        return None;
    }
    let mut end = first + 1;
    while end < first + 4
        && scan.is(end, Kind::Word)
        && scan.is_plural(end)
        && !scan.ends_phrase(end)
        && !scan.capital(end)
        && scan.word(end).role.is_none()
        && scan.word(end).per.is_none()
    {
        end += 1;
    }
    Some(Phrase {
        first: begins,
        end,
        head: first,
        unit: None,
        is_time: scan.word(first).time.is_some(),
        per: None,
    })
}

/// `per 1,000 inhabitants`, `a day`, `mensuales`: its words without what opens it, as tokens from and to.
pub(super) fn per(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    if scan.word(at).per.is_some() {
        return Some((at, at + 1));
    }
    let names_one = |at: usize| {
        let time = scan.word(at);
        let unit = scan
            .vocabulary
            .units
            .from(scan.tokens, at)
            .filter(|(_, unit)| !unit.is_money);
        scan.has(at, Class::PerNoun)
            || time.time.is_some() && !time.times
            || unit.is_some() && !scan.is_plural(at)
    };
    let slash = scan.is_mark(at, "/") && scan.is(at + 1, Kind::Word);
    let opened = scan.vocabulary.per.from(scan.tokens, at);
    if opened.is_some() || slash {
        // `por ciento` is no rate, and `per cent` neither.
        if unit(scan, at).is_some() {
            return None;
        }
        let (length, ()) = opened.unwrap_or((1, ()));
        let next = at + length;
        let scale = matches!(scan.word(next).numeric, Some(Numeric::Scale(_)));
        let found = numeral(scan, next).filter(|number| !number.is_one);
        let number = found.map(|number| (number.end, number.is_noun));
        if let Some((end, is_noun)) = number.or(scale.then_some((next + 1, true))) {
            let skip = usize::from(is_noun && scan.has(end, Class::Connective));
            let noun = phrase(scan, end + skip, false);
            let sure = length > 1 || noun.is_some() || scan.vocabulary.prose.head_last;
            // `tres platos por 24,50 euros` is a price: only round numbers are what a rate is counted by.
            let round = found.is_none_or(|found| found.value >= 10.0 && found.value.log10().fract() == 0.0);
            let sure = sure && (length > 1 || slash || scan.vocabulary.prose.head_last || round);
            return sure.then(|| (next, noun.map_or(end, |noun| noun.end)));
        }
        let any = (scan.vocabulary.prose.head_last || length > 1)
            && scan.is(next, Kind::Word)
            && !scan.ends_phrase(next);
        return (names_one(next) || any).then_some((next, next + 1));
    }
    let (length, ()) = scan.vocabulary.per_article.from(scan.tokens, at)?;
    names_one(at + length).then_some((at + length, at + length + 1))
}
