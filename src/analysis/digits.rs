//! Digits with what belongs to them: groups parted by blanks, halves, letters that multiply.

use super::reading;
use super::scan::Scan;
use super::terms::{Numeral, Terms};
use super::token::Kind;
use super::word::Numeric;

/// Reads digits with what belongs to them: groups parted by blanks, letters that multiply.
pub(super) fn digits(scan: &Scan, at: usize, terms: &mut Terms, found: &mut Numeral) -> bool {
    let words = scan.str(at);
    let Some(read) = reading::read(words, scan.style, scan.vocabulary.prose.decimal_comma) else {
        return false;
    };
    // `007` names something.
    if words.len() > 1 && words.starts_with('0') && !read.separated {
        return false;
    }
    found.digits = true;
    found.plain = !read.separated;
    found.other = read.other;
    let mut value = read.value;
    // `1,200 millones`: nobody writes millions with three decimals.
    if let Some(other) = read.other
        && value.fract() != 0.0
        && scan.vocabulary.prose.decimal_comma
        && matches!(scan.word(at + 1).numeric, Some(Numeric::Scale(_)))
    {
        value = other;
    }
    let short = |words: &str| words.bytes().all(|b| b.is_ascii_digit());
    if short(words) && words.len() <= 3 && value > 0.0 {
        let mut next = at + 1;
        while next < at + 5
            && scan.is(next, Kind::Number)
            && scan.str(next).len() == 3
            && short(scan.str(next))
            && spaced(scan, next)
        {
            value = value * 1000.0 + scan.str(next).parse::<f64>().unwrap_or(0.0);
            found.plain = false;
            next += 1;
        }
        found.end = next;
    }
    let next = found.end;
    if scan.glued(next) {
        let half = [("½", 0.5), ("¼", 0.25), ("¾", 0.75)]
            .iter()
            .find(|(mark, _)| scan.is_mark(next, mark));
        if let Some((_, part)) = half {
            value += part;
            found.end += 1;
        } else if scan.is(next, Kind::Word)
            && let Some(scale) = suffix(scan, at, next)
        {
            value *= scale;
            found.scaled = true;
            found.end += 1;
        }
    }
    terms.push(value, 1.0)
}

/// Whether just one blank parts a group of three digits from the one before.
fn spaced(scan: &Scan, at: usize) -> bool {
    let (before, this) = (&scan.tokens[at - 1], &scan.tokens[at]);
    let between = scan.text.get(before.end as usize..this.start as usize);
    let mut chars = between.unwrap_or_default().chars();
    matches!(
        (chars.next(), chars.next()),
        (Some(' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2008}'), None)
    )
}

/// What letters close behind digits multiply them by, where they are no unit.
fn suffix(scan: &Scan, digits: usize, at: usize) -> Option<f64> {
    let scale = scan.word(at).suffix?;
    let is_money = digits
        .checked_sub(1)
        .is_some_and(|before| is_currency_mark(scan.str(before)))
        || is_currency_mark(scan.str(at + 1));
    let is_unit = scan.vocabulary.units.from(scan.tokens, at).is_some();
    let counts = scan.is_plural(at + 1) && scan.is(at + 1, Kind::Word);
    (is_money || !is_unit || counts).then_some(scale)
}

/// Whether a mark is a sign of money.
pub(super) fn is_currency_mark(mark: &str) -> bool {
    matches!(
        mark,
        "¢" | "$" | "€" | "£" | "¥" | "₹" | "₽" | "₩" | "₺" | "₡" | "₲" | "₱" | "₦" | "₴" | "฿"
    )
}
