//! Numbers that count nothing: parts of names, of addresses, telephone numbers and clock times, marks of
//! footnotes and lists, scores.

use std::ops::Range;

use super::noun;
use super::quantity::Quantity;
use super::scan::Scan;
use super::token::Kind;
use super::word::Class;

/// Whether a number at the quantity's tokens counts nothing. `counted` says that a noun stands behind it.
pub(super) fn is_no_figure(scan: &Scan, sentence: &Range<usize>, found: &Quantity, counted: bool) -> bool {
    if !(found.first..found.end).any(|at| scan.is(at, Kind::Number)) {
        return is_word_of_a_name(scan, sentence, found, counted);
    }
    let money = found.money.is_some();
    tied(scan, found, money)
        || is_named(scan, found, money, counted)
        || is_after_name(scan, sentence, found, money, counted)
        || is_address(scan, sentence, found)
        || is_clock(scan, found, counted)
        || is_mark(scan, found)
        || is_telephone(scan, found)
        || is_foreign_date(scan, found)
}

/// `020 7946 0018`, `+44 20 7946 0018`: runs of digits parted by blanks.
fn is_telephone(scan: &Scan, found: &Quantity) -> bool {
    let number = |at: usize| scan.is(at, Kind::Number);
    let mut from = found.first;
    while from > 0 && number(from - 1) && from + 12 > found.first {
        from -= 1;
    }
    let mut to = found.end;
    while number(to) && to < found.end + 12 {
        to += 1;
    }
    let leads = scan.str(from).starts_with('0') || from > 0 && scan.is_mark(from - 1, "+");
    let area_code = from > 0 && scan.is_mark(from - 1, "(") && scan.is_mark(to, ")") && number(to + 1);
    if area_code && found.numeral.plain {
        return true;
    }
    // `11 181 595 habitantes` is one number.
    let grouped = from == found.first && to == found.end && !found.numeral.plain && !leads;
    let all = (from..to).all(number) && !grouped;
    all && (to > from + 2 || leads && to > from + 1)
}

/// `26 de Julio` in a text of another language.
fn is_foreign_date(scan: &Scan, found: &Quantity) -> bool {
    let link = scan.has(found.end, Class::Connective);
    let month = scan.word(found.end + 1).month.is_some();
    let foreign = !scan.has(found.end, Class::Stop) && scan.capital(found.end + 1);
    link && (month || foreign) && found.numeral.plain && found.value.high <= 31.0
}

/// Whether letters, slashes, colons or hyphens tie the number to something else.
fn tied(scan: &Scan, found: &Quantity, money: bool) -> bool {
    let (first, end) = (found.first, found.end);
    if scan.glued(first) && !money {
        let before = first - 1;
        let mark = scan.str(before);
        let joins = match mark {
            "-" | "–" | "—" => {
                scan.glued(before) && scan.is(before - 1, Kind::Word)
                    || scan.glued(before) && scan.is(before - 1, Kind::Number)
                    || before == 0
            }
            "/" | ":" | "#" | "@" | "_" | "." | "\\" | "=" | "&" | "+" => true,
            _ => scan.is(before, Kind::Word),
        };
        if joins {
            return true;
        }
    }
    if matches!(scan.str(first.wrapping_sub(1)), "#" | "№") {
        return true;
    }
    if !scan.glued(end) {
        return false;
    }
    let next_number = scan.glued(end + 1) && scan.is(end + 1, Kind::Number);
    match scan.str(end) {
        ":" | "/" | "." | "," | "_" | "@" | "-" | "–" if next_number => true,
        "'" | "’" => scan.is(end + 1, Kind::Number) && scan.glued(end + 1),
        _ if scan.is(end, Kind::Word) && scan.is(end - 1, Kind::Number) => noun::unit(scan, end).is_none(),
        _ => false,
    }
}

/// Whether a noun before the number makes it a name: `Article 27`, `No. 5`, `page two`.
fn is_named(scan: &Scan, found: &Quantity, money: bool, counted: bool) -> bool {
    let Some(mut before) = found.first.checked_sub(1) else {
        return false;
    };
    // `No. 5`, `n.º 31`, `nº 3`.
    while before > 0
        && (matches!(scan.str(before), "." | "º" | "°" | "o") && scan.is_mark(before, scan.str(before))
            || matches!(scan.str(before), "º"))
    {
        before -= 1;
    }
    let abbreviated = before + 1 < found.first;
    let number = scan.has(before, Class::Numbering) && (abbreviated || scan.str(before).len() > 1);
    // `la carretera federal 200`.
    let apart = !counted
        && before > 0
        && !scan.ends_phrase(before)
        && !scan.capital(before)
        && found.numeral.plain
        && scan.has(before - 1, Class::Naming);
    let is_large = !found.numeral.plain && found.numeral.digits
        || found.value.high >= 1000.0 && scan.is_plural(found.end);
    let hyphened = found.value.is_range() && scan.has(before, Class::Naming) && !counted;
    let named = hyphened
        || scan.has(before, Class::Naming)
            && (abbreviated
                || !(counted && (is_large || scan.is_plural(before) && found.value.high >= 100.0)));
    !money
        && (number
            || hyphened
            || !found.value.is_range()
                && (named || apart && found.numeral.digits || is_called(scan, found, counted)))
        || is_one_of_two_names(scan, found, counted)
}

/// `gates 3 and 4`: two numbers behind a plural, which count nothing.
fn is_one_of_two_names(scan: &Scan, found: &Quantity, counted: bool) -> bool {
    let is_name = |at: usize| scan.is(at, Kind::Number) && scan.str(at).len() < 4;
    let joins = |and: usize| {
        and > 1
            && scan.has(and, Class::NumberAnd)
            && scan.is_plural(and - 2)
            && !scan.has(and - 2, Class::AgeBefore)
            && [and - 1, and + 1].into_iter().all(is_name)
            && noun::phrase(scan, and + 2, false).is_none()
    };
    !counted && (joins(found.end) || joins(found.first.saturating_sub(1)))
}

/// `la tumba 23`, `el salón 3`: where numbers go before what they count, one behind a noun with its article is
/// what that one is called.
fn is_called(scan: &Scan, found: &Quantity, counted: bool) -> bool {
    let Some(noun) = found.first.checked_sub(1).filter(|noun| *noun > 0) else {
        return false;
    };
    let article = scan.has(noun - 1, Class::Definite) || scan.has(noun - 1, Class::DefiniteSingular);
    let is_noun = scan.is(noun, Kind::Word)
        && !scan.ends_phrase(noun)
        && !scan.is_plural(noun)
        && !scan.has(noun, Class::Change);
    let goes_on = scan.has(found.end, Class::Verb)
        || scan.has(found.end, Class::Relative)
        || scan.has(found.end, Class::Copula);
    !scan.vocabulary.prose.head_last
        && found.numeral.plain
        && found.numeral.digits
        && !counted
        && article
        && is_noun
        && !goes_on
}

/// Whether plain digits stand right behind a name of which they are a part: `Mate 9`, `Area 51`.
fn is_after_name(scan: &Scan, sentence: &Range<usize>, found: &Quantity, money: bool, counted: bool) -> bool {
    let Some(before) = found
        .first
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
    else {
        return false;
    };
    // “Fahrenheit 451”.
    let quoted = before > 0
        && matches!(scan.str(before - 1), "\"" | "“" | "«" | "‘")
        && matches!(scan.str(found.end), "\"" | "”" | "»" | "’");
    // `iPhone 15`, `macOS 14`.
    let inner = scan.str(before).chars().skip(1).any(char::is_uppercase) && !scan.tokens[before].shouted;
    let name = scan.is(before, Kind::Word)
        && (scan.capital(before) || inner)
        && (!scan.opens(sentence, before) || quoted || inner)
        && !scan.has(before, Class::Stop)
        && !scan.has(before, Class::Verb)
        && (scan.word(before).month.is_none() || !scan.vocabulary.prose.capital_dates)
        && scan.word(before).weekday.is_none()
        && !scan.tokens[before].possessive;
    // `Bluetooth 5.0` is a version.
    let version = !counted
        && !scan.is_plural(before)
        && !found.numeral.plain
        && !found.numeral.scaled
        && found.value.high < 100.0;
    if !name || money || !found.numeral.digits || !(found.numeral.plain || version) || found.value.is_range()
    {
        return false;
    }
    // `ISO 9001 certificates`.
    if quoted
        || scan.tokens[before].shouted
            && before > 0
            && !scan.has(before - 1, Class::PlaceBefore)
            && !is_listed(scan, sentence, found)
    {
        return true;
    }
    // A name of a place after a preposition is no part of what is counted behind it.
    let led = before > 0 && scan.has(before - 1, Class::PlaceBefore);
    let listed = is_listed(scan, sentence, found);
    let percent = scan.vocabulary.units.from(scan.tokens, found.end).is_some();
    !(listed
        || percent
        || counted
            && (led || found.value.high >= 1000.0 || found.value.high >= 20.0 && scan.is_plural(found.end)))
}

/// `Nayarit 92, Colima 57`: names with their numbers, one after the other.
fn is_listed(scan: &Scan, sentence: &Range<usize>, found: &Quantity) -> bool {
    let ends = |at: usize| {
        scan.is(at, Kind::Mark) && matches!(scan.str(at), "," | ";" | ".")
            || scan.has(at, Class::NumberAnd)
            || at >= scan.tokens.len()
    };
    let next = (found.end + 1..found.end + 7).find(|at| {
        !(scan.capital(*at) || scan.has(*at, Class::Connective) || scan.has(*at, Class::NumberAnd))
    });
    let forward = ends(found.end)
        && next.is_some_and(|at| scan.is(at, Kind::Number))
        && scan.capital(found.end + 1) | scan.has(found.end, Class::NumberAnd);
    let mut back = found.first.saturating_sub(1);
    while back > 0
        && back + 8 > found.first
        && (scan.capital(back) || scan.has(back, Class::Connective) || scan.has(back, Class::NumberAnd))
    {
        back -= 1;
    }
    let backward = ends(found.end)
        && back > 0
        && (scan.is(back - 1, Kind::Number) && scan.is(back, Kind::Mark)
            || scan.is(back, Kind::Number) && scan.has(back + 1, Class::NumberAnd)
            || scan.is_mark(back, ":"));
    // Two are a list only behind something that was counted: `Android 14 y One UI 6.1`.
    let pair = scan.has(found.end, Class::NumberAnd) || backward && scan.has(back + 1, Class::NumberAnd);
    let first = if backward { back } else { found.first };
    let counted =
        !pair || (sentence.start..first).any(|at| scan.is(at, Kind::Number) || scan.is_mark(at, ":"));
    (forward || backward) && counted
}

/// Whether the number belongs to a street.
fn is_address(scan: &Scan, sentence: &Range<usize>, found: &Quantity) -> bool {
    if !found.numeral.plain || found.money.is_some() {
        return false;
    }
    let mut at = found.end;
    while at < sentence.end && scan.is(at, Kind::Word) && scan.capital(at) && at < found.end + 4 {
        if scan.has(at, Class::Street) && at > found.end {
            return true;
        }
        at += 1;
    }
    // `calle 23 número 456`, `avenida de los Insurgentes 1234`: names and small words up to the street.
    let mut back = found.first;
    for _ in 0..7 {
        let Some(before) = back.checked_sub(1).filter(|before| *before >= sentence.start) else {
            return false;
        };
        back = before;
        if scan.has(back, Class::Street) && (!scan.vocabulary.prose.head_last || scan.capital(back)) {
            return !scan.vocabulary.prose.head_last || back + 1 == found.first;
        }
        let part = scan.capital(back)
            || scan.has(back, Class::Connective)
            || scan.has(back, Class::Naming)
            || matches!(scan.str(back), "," | "." | "#" | "º" | "°");
        if !part {
            return false;
        }
    }
    false
}

/// Whether the number is a time of day.
fn is_clock(scan: &Scan, found: &Quantity, counted: bool) -> bool {
    if found.money.is_some() || found.value.high >= 25.0 {
        return false;
    }
    if scan.vocabulary.clock_after.from(scan.tokens, found.end).is_some() {
        return true;
    }
    let led = !scan.has(found.end, Class::Relative)
        && scan
            .vocabulary
            .clock_before
            .before(scan.tokens, found.first, 0)
            .is_some();
    let hours = scan.word(found.end).time.is_some();
    let small = found.numeral.plain || found.value.high.fract() > 0.0;
    if led && small && (!counted || hours) && found.value.low >= 1.0 {
        return true;
    }
    let at_hour = scan.has(found.first.wrapping_sub(1), Class::ClockPerhaps)
        && found.value.high <= 12.0
        && found.numeral.digits;
    // `de 9.00 a 18.30`.
    let hours = |at: usize| {
        let (hour, minute) = scan.str(at).split_once('.')?;
        Some(minute.len() == 2 && hour.len() <= 2 && minute < "60")
    };
    let from_to = found.value.is_range() && [found.first, found.end - 1].map(hours) == [Some(true); 2];
    (at_hour || from_to) && !counted
}

/// Whether the number marks a footnote or the item of a list.
fn is_mark(scan: &Scan, found: &Quantity) -> bool {
    let (first, end) = (found.first, found.end);
    let alone = found.numeral.plain && found.value.high < 100.0 && end == first + 1;
    if !alone {
        return false;
    }
    let bracket =
        |open: &str, close: &str| first > 0 && scan.is_mark(first - 1, open) && scan.is_mark(end, close);
    let heads = first == 0
        && scan.glued(end)
        && (scan.is_mark(end, ".") || scan.is_mark(end, ")"))
        && scan.tokens.get(end + 1).is_some_and(|next| next.gap);
    bracket("[", "]") || (bracket("(", ")") && found.value.high < 10.0) || heads
}

/// Whether a number in words is part of a name: `the Group of Seven`, `the Big Four`.
fn is_word_of_a_name(scan: &Scan, sentence: &Range<usize>, found: &Quantity, counted: bool) -> bool {
    let first = found.first;
    let before = first.checked_sub(1).filter(|before| *before >= sentence.start);
    if let Some(before) = before {
        if scan.has(before, Class::Naming) && !counted {
            return true;
        }
        if scan.vocabulary.clock_after.from(scan.tokens, found.end).is_some() {
            return true;
        }
        // `COVID-nineteen`, `catch-two`.
        if scan.is_mark(before, "-") && scan.glued(before) && scan.glued(first) {
            return true;
        }
        let led = !scan.has(found.end, Class::Relative)
            && scan
                .vocabulary
                .clock_before
                .before(scan.tokens, first, 0)
                .is_some();
        if led && found.value.high <= 24.0 && (!counted || scan.word(found.end).time.is_some()) {
            return true;
        }
        let opens = scan.opens(sentence, first);
        let headline = scan.mostly_capitals(sentence);
        let named =
            scan.capital(before) && scan.is(before, Kind::Word) || scan.capital(found.end) || !counted;
        return scan.capital(first) && !opens && !headline && named;
    }
    false
}

/// `3-1`: two small numbers with nothing between them but a hyphen that lead nowhere.
pub(super) fn is_score(scan: &Scan, quantity: &Quantity) -> bool {
    let end = quantity.end;
    let dash =
        scan.is_mark(end, "-") && scan.glued(end) && scan.glued(end + 1) && scan.is(end + 1, Kind::Number);
    let inner = (quantity.first..end).any(|at| scan.is_mark(at, "-"));
    let counted = scan.is_plural(end) && !scan.ends_phrase(end)
        || scan.vocabulary.units.from(scan.tokens, end).is_some()
        || scan.capital(end);
    quantity.money.is_none()
        && (dash && quantity.numeral.plain && quantity.value.high < 200.0
            || inner && !counted && quantity.value.high < 20.0)
}

/// `avisar al 112`: one thing is pointed at, and it is a number.
pub(super) fn is_pointed_at(scan: &Scan, quantity: &Quantity, apart: bool) -> bool {
    let before = quantity.first.wrapping_sub(1);
    quantity.numeral.plain
        && !apart
        && scan.has(before, Class::DefiniteSingular)
        && !scan.has(quantity.first.wrapping_sub(2), Class::Change)
}

/// Whether plain digits without a noun are rather a year.
pub(super) fn looks_like_year(scan: &Scan, quantity: &Quantity) -> bool {
    quantity.numeral.plain
        && quantity.numeral.digits
        && quantity.money.is_none()
        && scan.str(quantity.end - 1).len() == 4
        && (1900.0..=2100.0).contains(&quantity.value.high)
}

/// Whether plain digits without a noun are as long as only codes are where thousands have commas.
pub(super) fn looks_like_a_code(scan: &Scan, quantity: &Quantity) -> bool {
    let length = scan.str(quantity.end - 1).len();
    let least = if scan.vocabulary.prose.head_last { 4 } else { 6 };
    quantity.numeral.plain && quantity.numeral.digits && quantity.money.is_none() && length >= least
}
