//! One or two numbers that go together, with their sign of money: `US$4.2 billion`, `35 M€`,
//! `between 300 and 500`, `10-15`, `two or three`.

use super::digits::is_currency_mark;
use super::model::{Unit, Value};
use super::numeral::numeral;
use super::scan::Scan;
use super::terms::Numeral;
use super::token::Kind;
use super::word::Class;

/// A number or range with the money that a sign says it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    /// Its first token, sign of money included.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) value: Value,
    /// Another reading of a single number.
    pub(super) other: Option<f64>,
    /// The last of its numerals.
    pub(super) numeral: Numeral,
    /// The unit of money that a sign or code beside the number names, and that sign's tokens.
    pub(super) money: Option<(Unit, usize, usize)>,
    /// The token of `between`, where one opens the range.
    pub(super) between: Option<usize>,
}

/// The quantity that starts at token `at`. A range is none where `apart` says that its two numbers
/// stand for themselves.
pub(super) fn quantity(scan: &Scan, at: usize, apart: bool) -> Option<Quantity> {
    let opened = scan.vocabulary.between.from(scan.tokens, at);
    let between = opened.is_some();
    let start = opened.map_or(at, |(length, ())| skip_articles(scan, at + length));
    let mut found = single(scan, start)?;
    let second = connector(scan, &found, between, apart).and_then(|next| single(scan, next));
    let Some(second) = second.filter(|second| is_upper(scan, &found, second)) else {
        return (!between).then_some(found);
    };
    let mut low = found.value.low;
    // `between 3 and 5 million`: the multiplier is meant of both.
    if second.numeral.scaled && !found.numeral.scaled && low < 1000.0 {
        low *= second.numeral.scale;
    }
    if low >= second.value.low {
        return (!between).then_some(found);
    }
    found.value = Value {
        low,
        high: second.value.low,
    };
    found.end = second.end;
    found.numeral = second.numeral;
    found.money = second.money.or(found.money);
    found.other = None;
    found.between = between.then_some(at);
    Some(found)
}

/// Where the second number of a range would start.
fn connector(scan: &Scan, first: &Quantity, between: bool, apart: bool) -> Option<usize> {
    let at = first.end;
    let dash = scan.is_mark(at, "-");
    if between {
        // `between 5% and 10%`.
        let unit = scan
            .vocabulary
            .units
            .from(scan.tokens, at)
            .map_or(0, |(length, _)| length);
        return [at, at + unit]
            .into_iter()
            .find(|at| scan.has(*at, Class::RangeAnd))
            .map(|at| skip_articles(scan, at + 1));
    }
    if dash && scan.glued(at) && scan.glued(at + 1) {
        // A third number makes it a telephone's or a score's.
        let third = scan.is_mark(at + 2, "-") && scan.glued(at + 2) && scan.is(at + 3, Kind::Number);
        return (!third && (scan.is(at + 1, Kind::Number) || is_currency_mark(scan.str(at + 1))))
            .then_some(at + 1);
    }
    if apart {
        return None;
    }
    if scan.has(at, Class::RangeOr) {
        return Some(at + 1);
    }
    (scan.has(at, Class::RangeTo) || (dash && !scan.glued(at) && scan.is(at + 1, Kind::Number)))
        .then_some(at + 1)
}

/// `entre los 300 y los 500`, `entre un 10 y un 15`.
fn skip_articles(scan: &Scan, at: usize) -> usize {
    let article =
        scan.has(at, Class::Definite) || (scan.has(at, Class::Article) && scan.is(at + 1, Kind::Number));
    if article { at + 1 } else { at }
}

/// Whether a second number can be the upper end of a range that begins with the first.
fn is_upper(scan: &Scan, first: &Quantity, second: &Quantity) -> bool {
    let or = scan.has(first.end, Class::RangeOr);
    let near = second.value.low <= first.value.low + 2.0 * first.value.low.max(1.0);
    let same_kind =
        first.money.is_some() == second.money.is_some() || second.money.is_some() || first.money.is_some();
    let words = first.numeral.digits == second.numeral.digits;
    same_kind && !second.numeral.is_one && (!or || (near && words && first.value.low < second.value.low))
}

/// One number with its sign of money.
fn single(scan: &Scan, at: usize) -> Option<Quantity> {
    let (money, start) = sign_before(scan, at);
    let numeral = numeral(scan, start)?;
    let mut end = numeral.end;
    let money = match money {
        Some(unit) => Some((unit, at, start)),
        None => sign_after(scan, end).map(|(unit, after)| {
            let sign = (unit, end, after);
            end = after;
            sign
        }),
    };
    Some(Quantity {
        first: at,
        end,
        value: Value::of(numeral.value),
        other: numeral.other,
        numeral,
        money,
        between: None,
    })
}

/// A sign of money before a number, and where the number starts.
fn sign_before(scan: &Scan, at: usize) -> (Option<Unit>, usize) {
    let mark = scan.str(at);
    if is_currency_mark(mark) && !scan.is(at, Kind::Word) {
        let unit = unit_of_mark(scan, None, mark);
        // `$ 1.500`, `$USD 300`.
        return (Some(unit), at + 1);
    }
    if scan.is(at, Kind::Word) && scan.glued(at + 1) && is_currency_mark(scan.str(at + 1)) {
        return (Some(unit_of_mark(scan, Some(mark), scan.str(at + 1))), at + 2);
    }
    let code = mark.len() == 3 && mark.bytes().all(|b| b.is_ascii_uppercase());
    if code
        && scan.is(at + 1, Kind::Number)
        && let Some((1, unit)) = scan.vocabulary.units.from(scan.tokens, at)
        && unit.is_money
    {
        return (Some(unit), at + 1);
    }
    (None, at)
}

/// A sign of money behind a number: `5 000 $`, `35 M€`.
fn sign_after(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let mark = scan.str(at);
    (scan.is(at, Kind::Mark)
        && is_currency_mark(mark)
        && !(scan.is(at + 1, Kind::Number) && scan.glued(at + 1)))
    .then(|| (unit_of_mark(scan, None, mark), at + 1))
}

/// The unit that a sign names; `$` is the dollar in English, and in Spanish what the country pays with.
fn unit_of_mark(scan: &Scan, before: Option<&str>, mark: &str) -> Unit {
    let name = match (before, mark) {
        (Some("R"), "$") => "BRL",
        (Some("A" | "AU"), "$") => "AUD",
        (Some("C" | "CA" | "CAN"), "$") => "CAD",
        (Some("HK"), "$") => "HKD",
        (Some("NZ"), "$") => "NZD",
        (Some("MX" | "Mex"), "$") => "MXN",
        (Some("S"), "$") => "SGD",
        (Some(_), "$") => "USD",
        (None, "$") => match scan.country {
            Some("MX") => "MXN",
            Some("AR") => "ARS",
            Some("CO") => "COP",
            Some("CL") => "CLP",
            Some("UY") => "UYU",
            Some("CU") if scan.vocabulary.prose.decimal_comma => "CUP",
            _ => "USD",
        },
        (Some("GH"), _) => "GHS",
        (_, "€") => "EUR",
        (_, "£") => "GBP",
        (_, "¥") => "JPY",
        (_, "₹") => "INR",
        (_, "₽") => "RUB",
        (_, "₩") => "KRW",
        (_, "₺") => "TRY",
        (_, "₡") => "CRC",
        (_, "₲") => "PYG",
        (_, "₱") => "PHP",
        (_, "₦") => "NGN",
        (_, "₴") => "UAH",
        _ => "THB",
    };
    Unit { name, is_money: true }
}

/// Whether a word is a code of money in front of a number: `US$ 300`, `EUR 20`.
pub(super) fn is_code(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let next = scan.tokens.get(at + 1);
    token.capital
        && next.is_some_and(|next| match next.kind {
            Kind::Number => token.shouted,
            Kind::Mark => !next.gap && is_currency_mark(scan.str(at + 1)),
            Kind::Word => false,
        })
}
