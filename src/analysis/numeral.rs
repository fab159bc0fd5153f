//! A number from its first token to its last, in digits, in words or in both: `1,200`, `665 mil 194`,
//! `half a million`, `two hundred and fifty`.
//!
//! A numeral is a sum of terms of falling size. A multiplier takes the terms below it together:
//! `472 millones 441 mil 229` is 472 × 10⁶, then 441 × 10³, then 229.

use super::digits::digits;
use super::reading;
use super::scan::Scan;
use super::terms::{Numeral, Terms, place_of};
use super::token::Kind;
use super::word::{Class, Numeric};

/// Reads the numeral that starts at token `at`.
pub(super) fn numeral(scan: &Scan, at: usize) -> Option<Numeral> {
    let mut terms = Terms {
        list: [(0.0, 0.0); 8],
        count: 0,
    };
    let mut found = Numeral {
        end: at,
        value: 0.0,
        other: None,
        digits: false,
        plain: false,
        is_noun: false,
        scaled: false,
        scale: 1.0,
        is_one: false,
    };
    if !opening(scan, at, &mut terms, &mut found) {
        return None;
    }
    while go_on(scan, &mut terms, &mut found) {}
    found.value = terms.sum();
    if found.scaled {
        found.other = None;
    }
    Some(found)
}

/// Reads the first term.
fn opening(scan: &Scan, at: usize, terms: &mut Terms, found: &mut Numeral) -> bool {
    let after = scan.word(at + 1).numeric;
    let multiplies =
        |numeric: Option<Numeric>| matches!(numeric, Some(Numeric::Scale(_) | Numeric::Collective(_)));
    found.end = at + 1;
    if scan.is(at, Kind::Number) {
        return digits(scan, at, terms, found);
    }
    match scan.word(at).numeric {
        Some(Numeric::Cardinal(value)) => return terms.push(value, place_of(value)),
        // `mil` is a thousand by itself; `million` needs a number.
        Some(Numeric::Scale(value)) if value == 1e3 && scan.vocabulary.prose.digits_after_words => {
            found.scaled = true;
            return terms.push(value, value);
        }
        _ => {}
    }
    if scan.has(at, Class::Half) {
        let next = if scan.has(at + 1, Class::Article) {
            at + 2
        } else {
            at + 1
        };
        let Some(Numeric::Scale(value) | Numeric::Collective(value)) = scan.word(next).numeric else {
            return false;
        };
        found.end = next + 1;
        found.is_noun = true;
        found.scaled = true;
        return value >= 12.0 && terms.push(value / 2.0, 1.0);
    }
    if scan.has(at, Class::One) || scan.has(at, Class::Article) {
        found.is_one = !multiplies(after);
        return (scan.has(at, Class::One) || multiplies(after)) && terms.push(1.0, 1.0);
    }
    false
}

/// Reads one more term; false where the numeral is over.
fn go_on(scan: &Scan, terms: &mut Terms, found: &mut Numeral) -> bool {
    let at = found.end;
    let Some((_, last)) = terms.last() else {
        return false;
    };
    // A hyphen joins `twenty-five` and `$1.2-billion`.
    let next = if scan.is_mark(at, "-") && scan.glued(at) && scan.glued(at + 1) {
        at + 1
    } else {
        at
    };
    let hyphen = next > at;
    match scan.word(next).numeric {
        Some(Numeric::Scale(value)) if !found.is_noun || value >= 1e6 => {
            if !terms.multiply(value) {
                return false;
            }
            found.end = next + 1;
            found.scaled = true;
            found.scale = if terms.count == 1 {
                found.scale * value
            } else {
                1.0
            };
            found.plain = false;
            found.is_one = false;
            found.is_noun = value >= 1e6 || found.is_noun;
            true
        }
        Some(Numeric::Collective(value)) if !hyphen && !found.is_noun => {
            // `una docena`, `two dozen`; not `dos mil docenas`.
            if !terms.multiply(value) {
                return false;
            }
            found.end = next + 1;
            found.is_noun = true;
            found.scaled = true;
            found.plain = false;
            found.is_one = false;
            true
        }
        // `ten thousand, four hundred`.
        _ if scan.is_mark(at, ",") && !found.digits && last >= 1e3 && is_hundreds(scan, at + 1) => {
            let Some(Numeric::Cardinal(value)) = scan.word(at + 1).numeric else {
                return false;
            };
            found.end = at + 2;
            terms.push(value, place_of(value))
        }
        Some(Numeric::Cardinal(value))
            if !found.digits && last > 1.0 && value < last && (!hyphen || last == 10.0) =>
        {
            found.end = next + 1;
            found.is_noun = false;
            terms.push(value, place_of(value))
        }
        _ if scan.has(next, Class::One) && !scan.has(next, Class::Article) && hyphen && last == 10.0 => {
            found.end = next + 1;
            terms.push(1.0, 1.0)
        }
        // `ciento un mil`.
        _ if scan.has(next, Class::One)
            && last == 100.0
            && matches!(scan.word(next + 1).numeric, Some(Numeric::Scale(_))) =>
        {
            found.end = next + 1;
            terms.push(1.0, 1.0)
        }
        _ if scan.has(at, Class::DecimalPoint) && !found.digits && terms.count == 1 => {
            spoken_decimals(scan, terms, found)
        }
        _ if scan.has(at, Class::NumberAnd) => joined(scan, terms, found, last),
        _ => {
            let more = scan.vocabulary.prose.digits_after_words && last >= 1e3 && scan.is(at, Kind::Number);
            let words = scan.str(at);
            let read = reading::read(words, scan.style, scan.vocabulary.prose.decimal_comma);
            let value = read.map_or(f64::MAX, |read| read.value);
            let whole = words.len() <= 3 && !words.contains(['.', ',']);
            // `12 mil 345.6 millones`.
            let multiplied = matches!(scan.word(at + 1).numeric, Some(Numeric::Scale(scale)) if scale > last);
            if more && (whole || multiplied) && value < last && value >= 1.0 {
                found.end = at + 1;
                found.is_noun = false;
                return terms.push(value, 1.0);
            }
            false
        }
    }
}

/// `eight point three`: digits in words behind the word for the point.
fn spoken_decimals(scan: &Scan, terms: &mut Terms, found: &mut Numeral) -> bool {
    let mut at = found.end + 1;
    let mut place = 0.1;
    let mut decimals = 0.0;
    while let Some(Numeric::Cardinal(digit)) = scan.word(at).numeric
        && place > 1e-4
        && digit < 100.0
    {
        decimals += if digit < 10.0 {
            digit * place
        } else {
            digit * place / 10.0
        };
        place /= if digit < 10.0 { 10.0 } else { 100.0 };
        at += 1;
    }
    let spoken = at > found.end + 1;
    if spoken {
        terms.list[0] = (terms.list[0].0 + decimals, 1.0);
        found.end = at;
    }
    spoken
}

/// Whether `four hundred` or the like stands at token `at`.
fn is_hundreds(scan: &Scan, at: usize) -> bool {
    matches!(scan.word(at).numeric, Some(Numeric::Cardinal(_)))
        && scan.word(at + 1).numeric == Some(Numeric::Scale(100.0))
}

/// Goes on after `and`: `treinta y cinco`, `two hundred and fifty`, `two and a half`.
fn joined(scan: &Scan, terms: &mut Terms, found: &mut Numeral, last: f64) -> bool {
    let at = found.end;
    let after = if scan.has(at + 1, Class::Article) && scan.has(at + 2, Class::Half) {
        at + 2
    } else {
        at + 1
    };
    if scan.has(after, Class::Half)
        && !scan.has(after + 1, Class::Article)
        && scan
            .word(after + 1)
            .numeric
            .is_none_or(|n| matches!(n, Numeric::Scale(_)))
    {
        found.end = after + 1;
        found.plain = false;
        found.is_one = false;
        let size = if last >= 1e3 { last } else { 1.0 };
        // The half is no place of its own: `two and a half million`.
        if let Some(term) = terms.count.checked_sub(1).and_then(|at| terms.list.get_mut(at)) {
            term.0 += size / 2.0;
        }
        return true;
    }
    if found.digits || scan.glued(at + 1) {
        return false;
    }
    let value = match scan.word(at + 1).numeric {
        Some(Numeric::Cardinal(value)) => value,
        _ if scan.has(at + 1, Class::One) && last == 10.0 => 1.0,
        _ => return false,
    };
    let tens = last == 10.0 && value < 10.0 && !scan.vocabulary.prose.head_last;
    // `between five hundred and six hundred` are two numbers, `one hundred and twelve thousand` is one.
    let multiplied = matches!(scan.word(at + 2).numeric, Some(Numeric::Scale(scale)) if scale <= last);
    let hundreds = scan.vocabulary.prose.head_last && last >= 100.0 && value < 100.0 && !multiplied;
    if !(tens || hundreds) {
        return false;
    }
    found.end = at + 2;
    found.is_noun = false;
    terms.push(value, place_of(value))
}
