//! How dates read, as the lexicon writes it: words, slots to be filled, and what the whole means.
//! `unit -1: last {unit}` is a word, a slot, and the meaning that the calendar unit before is meant.

/// What a slot of a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A day of a month, in digits or as an ordinal.
    Day,
    /// A day of a month as a cardinal in words.
    DayWord,
    /// A month's name.
    Month,
    /// A year in four digits.
    Year,
    /// The second year of a span, in four digits or the last two: `2023-24`.
    YearEnd,
    /// A weekday's name.
    Weekday,
    /// A date in numbers: `15/05/2024`.
    Numeric,
    /// A number of units.
    Count,
    /// A unit of time.
    Unit,
    /// `1990s`.
    Decade,
    /// The tens of a decade behind words that say it is one: `90`, `noventa`, `1990`.
    Tens,
    /// `19th`, `XIX`.
    Century,
    /// First to fourth, or 1 to 4.
    Quarter,
    /// A day of a month as an ordinal in digits.
    Ordinal,
}

/// What a pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The days, months and years that it names.
    At,
    /// A century.
    Century,
    /// A quarter of a year.
    Quarter,
    /// That quarter of a year.
    QuarterAt(i8),
    /// A half of a year.
    Half,
    /// So many days from today.
    Day(i8),
    /// A weekday that only the clause places.
    Weekday,
    /// The weekday so many weeks from this one: the last, this, the next.
    WeekdayNear(i8),
    /// The weekday of the week so many weeks from now.
    WeekdayOfWeek(i8),
    /// A weekend that only the clause places.
    Weekend,
    /// The weekend so many weeks from this one.
    WeekendNear(i8),
    /// The calendar unit so many from the present one.
    Unit(i8),
    /// A part of that.
    Part(i8),
    /// So many units before today.
    Ago,
    /// The unit so many from the one last named.
    Chain(i8),
    /// So many units after what was last named.
    Later,
    /// So many units before what was last named.
    Earlier,
    /// The last month of that name.
    MonthLast,
    /// The next month of that name.
    MonthNext,
    /// The month of the year so many from the present one.
    MonthOfYear(i8),
    /// A day of the present month.
    DayOfMonth,
}

/// One place of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// What may stand there.
    pub(super) takes: Takes,
    /// Whether nothing may stand there too.
    pub(super) optional: bool,
}

/// What may stand at a place.
#[derive(Clone, Debug)]
pub(super) enum Takes {
    /// One of these words or marks.
    Words(Box<[u32]>),
    /// What fills a slot.
    Slot(Slot),
}

/// A way in which a date reads.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) meaning: Meaning,
    pub(super) elements: Box<[Element]>,
    /// What must stand within its length for it to match at all.
    pub(super) needs: Hint,
    /// The place of the second element that may not be missing, and how far from its start that can stand.
    second: Option<(usize, usize)>,
}

/// What digits look like, which tells which slots they can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// One or two: a day, a count, a quarter.
    Short,
    /// Four: a year.
    Four,
    /// Any other number of them.
    Other,
    /// Digits with separators: a whole date, or nothing.
    Separated,
}

impl Digits {
    pub(super) const ALL: [Self; 4] = [Self::Short, Self::Four, Self::Other, Self::Separated];

    pub(super) fn of(digits: &str) -> Self {
        match digits.len() {
            1 | 2 => Self::Short,
            _ if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Self::Separated,
            4 => Self::Four,
            _ => Self::Other,
        }
    }
}

/// What kinds of words stand somewhere, as a set: most places hold nothing that a pattern needs, which
/// is quicker to see than that the pattern does not match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hint(u8);

impl Hint {
    pub(super) const MONTH: Self = Self(1);
    pub(super) const WEEKDAY: Self = Self(2);
    pub(super) const TIME: Self = Self(4);
    /// Digits, cardinals, ordinals and words for decades.
    pub(super) const NUMBER: Self = Self(8);

    /// Both together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `needed` is there.
    pub(super) fn has(self, needed: Self) -> bool {
        needed.0 & !self.0 == 0
    }
}

impl Slot {
    /// Whether such digits can fill it, or begin to.
    pub(super) fn takes_digits(self, digits: Digits) -> bool {
        match self {
            Self::DayWord | Self::Month | Self::Weekday | Self::Unit | Self::YearEnd => false,
            Self::Day | Self::Quarter | Self::Century | Self::Ordinal => digits == Digits::Short,
            Self::Year => digits == Digits::Four,
            Self::Decade | Self::Tens => matches!(digits, Digits::Short | Digits::Four),
            Self::Count => matches!(digits, Digits::Short | Digits::Other),
            Self::Numeric => digits != Digits::Other,
        }
    }

    /// What a place must hold for the slot to be filled there.
    pub(super) fn hint(self) -> Hint {
        match self {
            Self::Month => Hint::MONTH,
            Self::Weekday => Hint::WEEKDAY,
            Self::Unit => Hint::TIME,
            // Articles count too, and Roman numerals.
            Self::Count | Self::Century => Hint::default(),
            _ => Hint::NUMBER,
        }
    }
}

impl Pattern {
    /// Reads a pattern; `id` gives a word its number. `None` where meaning or slot do not exist.
    pub(super) fn read(meaning: &str, pattern: &str, id: &mut dyn FnMut(&str) -> u32) -> Option<Self> {
        let meaning = meaning_of(meaning)?;
        let mut elements = Vec::new();
        for part in pattern.split_whitespace() {
            let (part, optional) = match part.strip_suffix('?') {
                Some(part) => (part, true),
                None => (part, false),
            };
            let takes = match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(name) => Takes::Slot(slot_of(name)?),
                None => Takes::Words(part.split('|').map(&mut *id).collect()),
            };
            elements.push(Element { takes, optional });
        }
        let needs = elements
            .iter()
            .filter(|element: &&Element| !element.optional)
            .fold(Hint::default(), |needs, element| match element.takes {
                Takes::Slot(slot) => needs.with(slot.hint()),
                Takes::Words(_) => needs,
            });
        let required = elements
            .iter()
            .enumerate()
            .filter(|(_, element)| !element.optional);
        // An ordinal takes two tokens, and a count in words some more.
        let second = required.map(|(at, _)| (at, at + 3)).nth(1);
        Some(Self {
            meaning,
            elements: elements.into(),
            needs,
            second,
        })
    }

    /// The second thing that the pattern must have, and within how many tokens of its start.
    pub(super) fn second(&self) -> Option<(&Takes, usize)> {
        let (at, within) = self.second?;
        Some((&self.elements[at].takes, within))
    }

    /// What the pattern can start with.
    pub(super) fn starts(&self) -> impl Iterator<Item = &Takes> {
        let until = self.elements.iter().position(|element| !element.optional);
        self.elements
            .iter()
            .take(until.map_or(self.elements.len(), |at| at + 1))
            .map(|element| &element.takes)
    }
}

fn slot_of(name: &str) -> Option<Slot> {
    Some(match name {
        "day" => Slot::Day,
        "dayword" => Slot::DayWord,
        "month" => Slot::Month,
        "year" => Slot::Year,
        "year2" => Slot::YearEnd,
        "weekday" => Slot::Weekday,
        "numeric" => Slot::Numeric,
        "n" => Slot::Count,
        "unit" => Slot::Unit,
        "decade" => Slot::Decade,
        "tens" => Slot::Tens,
        "century" => Slot::Century,
        "quarter" => Slot::Quarter,
        "ordinal" => Slot::Ordinal,
        _ => return None,
    })
}

fn meaning_of(name: &str) -> Option<Meaning> {
    use Meaning as M;
    if let Some((name, number)) = name.rsplit_once(' ')
        && let Ok(number) = number.parse()
    {
        return Some(match name {
            "day" => M::Day(number),
            "weekend" => M::WeekendNear(number),
            "unit" => M::Unit(number),
            "chain" => M::Chain(number),
            "part" => M::Part(number),
            "quarter" => M::QuarterAt(number),
            _ => return None,
        });
    }
    Some(match name {
        "at" => M::At,
        "century" => M::Century,
        "quarter" => M::Quarter,
        "half" => M::Half,
        "weekday" => M::Weekday,
        "last weekday" => M::WeekdayNear(-1),
        "this weekday" => M::WeekdayNear(0),
        "next weekday" => M::WeekdayNear(1),
        "weekday of last week" => M::WeekdayOfWeek(-1),
        "weekday of next week" => M::WeekdayOfWeek(1),
        "weekend" => M::Weekend,
        "ago" => M::Ago,
        "later" => M::Later,
        "earlier" => M::Earlier,
        "last month" => M::MonthLast,
        "next month" => M::MonthNext,
        "month of last year" => M::MonthOfYear(-1),
        "month of this year" => M::MonthOfYear(0),
        "month of next year" => M::MonthOfYear(1),
        "day of month" => M::DayOfMonth,
        _ => return None,
    })
}
