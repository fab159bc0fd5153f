//! A calendar span in words and in short.

use jiff::civil::Date;

use crate::analysis::{Limit, Mention, Period, Precision, When};

/// A day with its weekday: `Fri 10 May 2024`.
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {}", date.strftime("%a"), When::Day(date).short())
}

/// A span of days in words: `Fri 10 May 2024`, `1 to 30 April 2024`, `Sat 11 to Sun 12 May 2024`.
#[must_use]
pub fn span(period: Period) -> String {
    let Period { from, to } = period;
    if from == to {
        return day(from);
    }
    // Within a week, people think in weekdays.
    let days = from.until(to).map_or(i32::MAX, |span| span.get_days());
    let weekday = if days < 7 { "%a " } else { "" };
    let first = if from.year() != to.year() {
        "%-d %B %Y"
    } else if from.month() != to.month() {
        "%-d %B"
    } else {
        "%-d"
    };
    format!(
        "{} to {}",
        from.strftime(&format!("{weekday}{first}")),
        to.strftime(&format!("{weekday}%-d %B %Y"))
    )
}

/// What a mention means, in words: its span, and whether time begins or ends there; `open` where
/// nothing settles it.
#[must_use]
pub fn words(mention: &Mention) -> String {
    let Some(period) = mention.when else {
        return "open".to_owned();
    };
    let span = match mention.precision {
        Precision::About if period.from < period.to => format!("some time from {}", span(period)),
        Precision::About => format!("about {}", span(period)),
        Precision::Day | Precision::Month | Precision::Year => span(period),
    };
    span + limit(mention.limit)
}

/// Whether time begins or ends there, in words to stand behind a span.
#[must_use]
pub fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::At => "",
        Limit::Until => ", by or until then",
        Limit::Since => ", from then on",
    }
}

/// What a mention means, in short: `10 May 2024`, `Apr 2024`, `≈ 2023`, `3 – 7 Jun 2024`; a `?` behind it
/// where it can be read otherwise.
#[must_use]
pub fn short(mention: &Mention) -> String {
    let Some(period) = mention.when else {
        return "open ?".to_owned();
    };
    let doubt = if mention.others.is_empty() { "" } else { " ?" };
    brief(period, mention.precision, mention.limit) + doubt
}

/// A time in short, as [`short`] has that of a mention.
#[must_use]
pub fn brief(period: Period, precision: Precision, limit: Limit) -> String {
    let about = if precision == Precision::About { "≈ " } else { "" };
    let limit = match limit {
        Limit::At => "",
        Limit::Until => "until ",
        Limit::Since => "since ",
    };
    format!("{limit}{about}{}", period_short(period))
}

fn period_short(period: Period) -> String {
    let Period { from, to } = period;
    let month = When::Month {
        year: from.year(),
        month: from.month(),
    };
    if from == to {
        When::Day(from).short()
    } else if from == from.first_of_month() && to == from.last_of_month() {
        month.short()
    } else if from == from.first_of_year() && to == from.last_of_year() {
        When::Year(from.year()).short()
    } else if from == from.first_of_year() && to == to.last_of_year() {
        format!("{}–{}", from.year(), to.year())
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{}", from.day(), When::Day(to).short())
    } else {
        format!("{} – {}", When::Day(from).short(), When::Day(to).short())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(from: (i8, i8), to: (i8, i8)) -> Period {
        Period {
            from: date(2024, from.0, from.1),
            to: date(2024, to.0, to.1),
        }
    }

    #[test]
    fn spans_in_words() {
        assert_eq!(span(period((5, 10), (5, 10))), "Fri 10 May 2024");
        assert_eq!(span(period((4, 1), (4, 30))), "1 to 30 April 2024");
        assert_eq!(span(period((5, 11), (5, 12))), "Sat 11 to Sun 12 May 2024");
        assert_eq!(span(period((1, 1), (3, 31))), "1 January to 31 March 2024");
        let winter = Period {
            from: date(2023, 12, 1),
            to: date(2024, 2, 29),
        };
        assert_eq!(span(winter), "1 December 2023 to 29 February 2024");
    }

    #[test]
    fn spans_in_short() {
        assert_eq!(period_short(period((5, 10), (5, 10))), "10 May 2024");
        assert_eq!(period_short(period((4, 1), (4, 30))), "Apr 2024");
        assert_eq!(period_short(period((1, 1), (12, 31))), "2024");
        assert_eq!(period_short(period((6, 3), (6, 7))), "3–7 Jun 2024");
        let decade = Period {
            from: date(1990, 1, 1),
            to: date(1999, 12, 31),
        };
        assert_eq!(period_short(decade), "1990–1999");
    }
}
