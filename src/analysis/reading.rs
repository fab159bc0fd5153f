//! Digits with separators to numbers: one reading, or two that both stand with the likelier first.

use super::style::Style;

/// How digits are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    /// The reading that is chosen.
    pub(super) value: f64,
    /// The other one that stands.
    pub(super) other: Option<f64>,
    /// Whether separators or decimals stand in it.
    pub(super) separated: bool,
}

/// Longer runs of digits are codes; what is read stays exact enough to compare.
const LONGEST: usize = 20;
/// No number has more groups of digits.
const GROUPS: usize = 8;

/// Reads `digits` (digits with `.`, `,` or apostrophes between them); `None` where they are no number,
/// such as a version or an address.
pub(super) fn read(digits: &str, style: Style, decimal_comma: bool) -> Option<Reading> {
    let plain = |value| Reading {
        value,
        other: None,
        separated: true,
    };
    if digits.len() > LONGEST {
        return None;
    }
    // Most numbers have no separator, and all of them are read several times.
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok().map(|value| Reading {
            value,
            other: None,
            separated: false,
        });
    }
    let mut separators = [' '; GROUPS];
    let mut groups = [""; GROUPS];
    let (mut count, mut start) = (0, 0);
    for (at, c) in digits.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        if count + 1 >= GROUPS {
            return None;
        }
        groups[count] = &digits[start..at];
        separators[count] = c;
        count += 1;
        start = at + c.len_utf8();
    }
    groups[count] = &digits[start..];
    let (separators, groups) = (&separators[..count], &groups[..=count]);
    let [lead, rest @ ..] = groups else {
        return None;
    };
    let whole = || groups.concat().parse::<f64>().ok();
    let last = rest.last().copied().unwrap_or_default();
    let thousands =
        |rest: &[&str]| (1..=3).contains(&lead.len()) && rest.iter().all(|group| group.len() == 3);
    let with_decimals = |rest: &[&str]| format!("{lead}{}.{last}", rest.concat()).parse::<f64>().ok();
    match separators {
        [only] => {
            let decimal = format!("{lead}.{last}").parse::<f64>().ok()?;
            if last.len() != 3 || lead.len() > 3 || *lead == "0" {
                return (lead.len() <= 12).then(|| plain(decimal));
            }
            let grouped = whole()?;
            let (first, sure) = three_digits(*only, style, decimal_comma);
            let (value, other) = match first {
                First::Thousands => (grouped, decimal),
                First::Decimal => (decimal, grouped),
            };
            Some(Reading {
                value,
                other: (!sure).then_some(other),
                separated: true,
            })
        }
        [first, .., last_one] if first == last_one => {
            let indian = rest[..rest.len() - 1].iter().all(|group| group.len() == 2) && last.len() == 3;
            (thousands(rest) || (*first == ',' && indian && lead.len() <= 2))
                .then(whole)
                .flatten()
                .map(plain)
        }
        [others @ .., _] if others.iter().all(|other| *other == others[0]) => {
            let before = &rest[..rest.len() - 1];
            thousands(before)
                .then(|| with_decimals(before))
                .flatten()
                .map(plain)
        }
        _ => None,
    }
}

enum First {
    Thousands,
    Decimal,
}

/// Which reading of three digits after a separator comes first, and whether the other is ruled out.
fn three_digits(separator: char, style: Style, decimal_comma: bool) -> (First, bool) {
    match separator {
        // English prose parts thousands by commas, whatever else it does.
        ',' if !decimal_comma => (First::Thousands, true),
        ',' => {
            let for_thousands = style.comma_thousands || style.point_decimal;
            let for_decimal = style.point_thousands || style.comma_decimal;
            match (for_thousands, for_decimal) {
                (true, false) => (First::Thousands, true),
                (false, true) => (First::Decimal, false),
                _ => (First::Thousands, false),
            }
        }
        '.' if !decimal_comma => {
            // Of things that are counted one by one it may be thousands all the same.
            (First::Decimal, false)
        }
        '.' => {
            let for_decimal = style.comma_thousands || style.point_decimal;
            let for_thousands = style.point_thousands || style.comma_decimal;
            match (for_thousands, for_decimal) {
                (true, false) => (First::Thousands, true),
                (false, true) => (First::Decimal, false),
                _ => (First::Thousands, false),
            }
        }
        _ => (First::Thousands, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(digits: &str, decimal_comma: bool) -> Option<(f64, Option<f64>)> {
        read(digits, Style::default(), decimal_comma).map(|read| (read.value, read.other))
    }

    #[test]
    fn separators_are_read_by_language() {
        assert_eq!(of("1,200", false), Some((1200.0, None)));
        assert_eq!(of("1.200", false), Some((1.2, Some(1200.0))));
        assert_eq!(of("1.200", true), Some((1200.0, Some(1.2))));
        assert_eq!(of("2,4", true), Some((2.4, None)));
        assert_eq!(of("0,125", true), Some((0.125, None)));
        assert_eq!(of("1.234.567,8", true), Some((1_234_567.8, None)));
        assert_eq!(of("12,34,567", false), Some((1_234_567.0, None)));
        assert_eq!(of("2.0.1", false), None);
    }
}
