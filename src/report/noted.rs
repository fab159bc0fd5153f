//! What the reader said, in a few words: for messages, lists and reports.

use crate::story::{Kind, Noted, Said};

/// What was said, in a few words.
#[must_use]
pub fn in_words(noted: &Noted) -> String {
    let said = match &noted.said {
        said if let Some(denial) = said.denial() => denial.to_owned(),
        Said::Together if noted.kind == Kind::Figures => "put together".to_owned(),
        Said::Apart if noted.kind == Kind::Figures => "taken out of its group".to_owned(),
        Said::Together => "pinned together".to_owned(),
        Said::Apart => "parted".to_owned(),
        Said::Mark(letter) => format!("mark {letter}"),
        Said::Corrected { field, to } => format!("{} {to}", field.words()),
        Said::Check(check) => {
            let parts = [check.state.name(), &check.note, &check.source];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        }
    };
    let place = noted.places.first().cloned().unwrap_or_default();
    match (&*place.quote, place.passage) {
        (quote, _) if noted.kind == Kind::Figures && noted.places.len() == 2 => {
            format!("{said}, “{quote}” and “{}”", noted.places[1].quote)
        }
        ("", 0) => format!("{said}, on {}", place.file),
        ("", passage) => format!("{said}, on ¶{passage} of {}", place.file),
        (quote, _) => format!("{said}, on “{quote}”"),
    }
}

/// How many of the figures and dates are checked: `3 of 41 figures and dates have been checked`.
pub(super) fn progress((done, all): (usize, usize)) -> String {
    match (done, all) {
        (0, 1) => "The one figure or date has not been checked yet".to_owned(),
        (1, 1) => "The one figure or date has been checked".to_owned(),
        (1, all) => format!("1 of {all} figures and dates has been checked"),
        (done, all) => format!("{done} of {all} figures and dates have been checked"),
    }
}

/// Words without the signs that we set ourselves, for ears.
pub(super) fn spoken(words: &str) -> String {
    words.replace(" · ", ", ").replace('¶', "passage ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_not_said_as_if_it_were_many() {
        let said = [(0, 0), (0, 1), (1, 1), (1, 5), (2, 5)].map(progress);
        let all = [
            "0 of 0 figures and dates have been checked",
            "The one figure or date has not been checked yet",
            "The one figure or date has been checked",
            "1 of 5 figures and dates has been checked",
            "2 of 5 figures and dates have been checked",
        ];
        assert_eq!(said, all);
    }
}
