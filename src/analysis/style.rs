//! How a document writes its numbers: which of comma and point parts thousands and which decimals, by
//! what stands in it and by the country that it comes from.

/// What is known of a document's separators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// A number in it has a decimal comma for certain.
    pub(super) comma_decimal: bool,
    /// A number in it has thousands parted by commas for certain.
    pub(super) comma_thousands: bool,
    /// A number in it has a decimal point for certain.
    pub(super) point_decimal: bool,
    /// A number in it has thousands parted by points for certain.
    pub(super) point_thousands: bool,
}

/// Countries whose press writes `1,200.5`.
const COMMA_THOUSANDS: [&str; 17] = [
    "US", "GB", "IE", "CA", "AU", "NZ", "IN", "MX", "GT", "HN", "NI", "SV", "PA", "DO", "PR", "PE", "CU",
];
/// Countries whose press writes `1.200,5`.
const POINT_THOUSANDS: [&str; 12] = [
    "ES", "AR", "CL", "CO", "UY", "PY", "BO", "VE", "EC", "BR", "DE", "IT",
];

impl Style {
    /// What the country of the source says; nothing where it is not known.
    pub(super) fn of_country(country: Option<&str>) -> Self {
        let Some(country) = country else {
            return Self::default();
        };
        if COMMA_THOUSANDS.contains(&country) {
            Self {
                comma_thousands: true,
                ..Self::default()
            }
        } else if POINT_THOUSANDS.contains(&country) {
            Self {
                comma_decimal: true,
                point_thousands: true,
                ..Self::default()
            }
        } else {
            Self::default()
        }
    }

    /// Takes in the numbers of a passage: only those that can be read in one way.
    pub(super) fn learn(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut at = 0;
        // Only a separator between digits teaches, and most text has none.
        while let Some(next) = bytes
            .get(at..)
            .and_then(|rest| rest.iter().position(|byte| matches!(byte, b'.' | b',')))
        {
            let separator = at + next;
            at = separator + 1;
            if separator == 0 || !digit(separator - 1) || !digit(separator + 1) {
                continue;
            }
            let part = |at: usize| digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1));
            let start = (0..separator)
                .rev()
                .take_while(|at| digit(*at))
                .last()
                .unwrap_or(separator);
            let end = (separator..bytes.len())
                .find(|at| !part(*at))
                .unwrap_or(bytes.len());
            at = end;
            // `10:30.5`, `A3.5` and `3.5.2024` are no amounts.
            let before = start.checked_sub(1).map_or(b' ', |before| bytes[before]);
            if !before.is_ascii_alphanumeric() && !matches!(before, b':' | b'/' | b'-' | b'.' | b',') {
                self.learn_number(&text[start..end]);
            }
        }
    }

    fn learn_number(&mut self, number: &str) {
        let commas = number.matches(',').count();
        let points = number.matches('.').count();
        let groups: Vec<&str> = number.split(['.', ',']).collect();
        let [lead, rest @ ..] = &groups[..] else { return };
        let Some(last) = rest.last() else { return };
        let thousands = lead.len() <= 3 && rest.iter().all(|group| group.len() == 3);
        // `19.40` is a time as well.
        let small = |part: &str, most: u32| part.parse::<u32>().is_ok_and(|number| number <= most);
        let may_be_time = rest.len() == 1 && last.len() == 2 && small(lead, 23) && small(last, 59);
        match (commas, points) {
            (_, 1) if may_be_time => {}
            (1, 0) if last.len() < 3 || lead == &"0" => self.comma_decimal = true,
            (0, 1) if last.len() < 3 || lead == &"0" => self.point_decimal = true,
            (2.., 0) if thousands => self.comma_thousands = true,
            (0, 2..) if thousands => self.point_thousands = true,
            (1.., 1) if number.rfind(',') < number.rfind('.') => {
                self.comma_thousands = true;
                self.point_decimal = true;
            }
            (1, 1..) if number.rfind('.') < number.rfind(',') => {
                self.point_thousands = true;
                self.comma_decimal = true;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_one_reading_teaches() {
        let learned = |text: &str| {
            let mut style = Style::default();
            style.learn(text);
            style
        };
        assert_eq!(learned("1,200 y 1.200 a las 10.30.15"), Style::default());
        assert_eq!(learned("zarpó a las 19.40 horas"), Style::default());
        assert!(learned("un 3,4 % más").comma_decimal);
        assert!(learned("it rose 61.25 percent").point_decimal);
        assert!(learned("1.234.567 euros").point_thousands);
        let both = learned("$1,234.50");
        assert!(both.comma_thousands && both.point_decimal && !both.comma_decimal);
    }
}
