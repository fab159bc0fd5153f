//! Which numbers somebody means: `>700`, `~1,200`, `700..800`. For the search and for the list of figures alike.

/// Which numbers are meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// `>700`.
    More(f64),
    /// `<5`.
    Less(f64),
    /// `~1200`: within a tenth.
    About(f64),
    /// `=768`.
    Just(f64),
    /// `700..800`, the ends included.
    Within(f64, f64),
}

impl Form {
    /// Reads a word that is a form of numbers, and no plain number.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some((low, high)) = word.split_once("..") {
            return Some(Self::Within(
                number(low).or(low.is_empty().then_some(f64::NEG_INFINITY))?,
                number(high).or(high.is_empty().then_some(f64::INFINITY))?,
            ));
        }
        let rest = word.get(word.chars().next()?.len_utf8()..)?;
        let value = number(rest)?;
        match word.chars().next()? {
            '>' => Some(Self::More(value)),
            '<' => Some(Self::Less(value)),
            '~' | '≈' => Some(Self::About(value)),
            '=' => Some(Self::Just(value)),
            _ => None,
        }
    }

    /// Whether a number, or some number of a range, is meant.
    #[must_use]
    pub fn holds(self, (low, high): (f64, f64)) -> bool {
        match self {
            Self::More(than) => high > than,
            Self::Less(than) => low < than,
            Self::About(near) => low <= near + near.abs() * 0.1 && high >= near - near.abs() * 0.1,
            Self::Just(value) => low <= value && value <= high,
            Self::Within(from, to) => low <= to && high >= from,
        }
    }
}

/// A number as it is typed: `1,200`, `2.4`, `35m`; also `1.200`, which three digits behind each dot make a
/// number of thousands.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let (digits, scale) = [("bn", 1e9), ("k", 1e3), ("m", 1e6)]
        .into_iter()
        .find_map(|(end, scale)| Some((text.strip_suffix(end)?, scale)))
        .unwrap_or((text, 1.0));
    let is_grouped = digits.contains('.') && is_grouped(digits, '.');
    let plain = digits.replace(if is_grouped { '.' } else { ',' }, "");
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    let value: f64 = plain.parse().ok().filter(|_| is_number)?;
    Some(value * scale)
}

/// Whether digits are parted into thousands.
fn is_grouped(digits: &str, by: char) -> bool {
    let digits = digits.trim_start_matches('-');
    let mut groups = digits.split(by);
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    matches!(first.len(), 1..=3)
        && is_number(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_number(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_typed() {
        for (typed, value) in [
            ("1,200", Some(1200.0)),
            ("1.200", Some(1200.0)),
            ("2.4", Some(2.4)),
            ("0.125", Some(0.125)),
            ("35m", Some(35e6)),
            ("2.4k", Some(2400.0)),
            ("-3", Some(-3.0)),
            ("many", None),
            ("inf", None),
        ] {
            assert_eq!(number(typed), value, "{typed}");
        }
    }

    #[test]
    fn a_range_is_met_by_any_number_in_it() {
        let range = (300.0, 500.0);
        for (typed, is_met) in [
            (">400", true),
            (">500", false),
            ("<300", false),
            ("<301", true),
            ("=300", true),
            ("=299", false),
            ("~540", true),
            ("~600", false),
            ("500..900", true),
            ("501..900", false),
        ] {
            assert_eq!(Form::read(typed).unwrap().holds(range), is_met, "{typed}");
        }
    }
}
