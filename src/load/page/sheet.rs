//! The page on the table: its units, what is known of it so far, and what its upper and lower edge say:
//! addresses, publication lines, headline, authors.

use crate::analysis::When;
use crate::analysis::written::Order;
use crate::load::meta::{address, masthead, title, year};
use crate::load::shape::Shape;
use crate::load::unit::{Fate, Unit};
use crate::story::{Basis, Known, Reason};
use crate::text::{Kind, Language, Span};

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) title: Option<Known<Box<str>>>,
    /// Where the headline stands, whoever states it.
    pub(crate) heading: Option<Span>,
    pub(crate) source: Option<Known<Box<str>>>,
    pub(crate) published: Option<Known<When>>,
    pub(crate) language: Option<Known<Language>>,
    pub(crate) address: Option<Known<Box<str>>>,
    pub(crate) via: Option<Known<Box<str>>>,
}

/// A value with what it rests on.
pub(super) fn known<T>(value: T, basis: Basis, words: Option<Span>) -> Known<T> {
    Known {
        value,
        basis,
        words,
        note: None,
    }
}

/// The page while it is taken apart.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a mut Vec<Unit>,
    pub(super) said: Said,
    pub(super) order: Order,
}

impl Page<'_> {
    /// Where `span` of a unit's plain text stands, if it stands in one run of the file.
    pub(super) fn place(&self, at: usize, span: Span) -> Option<Span> {
        let unit = &self.units[at];
        let words = span.of(unit.plain(self.text));
        let found = unit.raw(self.text).find(words)?;
        let start = unit.extent.start as usize + found;
        (!words.is_empty()).then(|| Span::new(start, start + words.len()))
    }

    /// The first and the last unit that the article itself is made of.
    pub(super) fn body(&self) -> (usize, usize) {
        let is_body = |unit: &Unit| unit.is_body(self.text);
        let first = self.units.iter().position(is_body).unwrap_or(self.units.len());
        (first, self.units.iter().rposition(is_body).unwrap_or(0))
    }

    /// The heaviest of the addresses that stand alone; of equals the last, for pages end with theirs.
    pub(super) fn address(&mut self, stated: Option<&str>) {
        if let Some(stated) = stated {
            self.said.address = Some(known(stated.into(), Basis::Stated, None));
            return;
        }
        let text = self.text;
        let found = self
            .units
            .iter()
            .filter(|unit| unit.fate == Fate::Out(Reason::Address))
            .filter_map(|unit| address::alone(unit.raw(text)).map(|address| (unit, address)))
            .filter(|(_, address)| address::weight(address) > 0)
            .max_by_key(|(_, address)| address::weight(address));
        if let Some((unit, address)) = found {
            let at = unit.extent.start as usize + unit.raw(text).find(address).unwrap_or(0);
            let span = Span::new(at, at + address.len());
            self.said.address = Some(known(address.into(), Basis::Address, Some(span)));
        }
    }

    /// Publication lines and bylines: above the third paragraph and below the last.
    pub(super) fn mastheads(&mut self) {
        let (first, last) = self.body();
        let third = self
            .units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.is_body(self.text))
            .map(|(at, _)| at)
            .nth(2)
            .unwrap_or(self.units.len());
        let mut seen = false;
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            // A publication line may end in a link to the original, which its words gave away first.
            let open = unit.is_kept() && !matches!(unit.shape, Shape::Row)
                || matches!(
                    unit.fate,
                    Fate::Out(Reason::Link | Reason::Masthead | Reason::Filing | Reason::Navigation)
                );
            if !open || (at >= third && at <= last) || unit.words == 0 {
                continue;
            }
            // The headline itself may hold a date, but a headline is no name and no day alone.
            if at > first && masthead::is_time(unit.plain(self.text)) {
                continue;
            }
            let Some(line) = masthead::read(unit.plain(self.text), unit.words, self.order) else {
                continue;
            };
            let foot = at > last && last >= first;
            if unit.shape == Shape::Heading
                && line.source.is_none()
                && !foot
                && !seen
                && line.published.is_none()
            {
                continue;
            }
            seen = true;
            let basis = if foot { Basis::Signature } else { Basis::Masthead };
            if let Some((name, span)) = line.source
                && (self.said.source.is_none() || foot)
                && !(foot
                    && self
                        .said
                        .source
                        .as_ref()
                        .is_some_and(|source| source.basis == Basis::Masthead))
            {
                self.said.source = Some(known(name, basis, self.place(at, span)));
            }
            if let Some((when, span)) = line.published {
                self.date(when, Basis::Masthead, self.place(at, span), at);
            }
            self.units[at].drop_for(line.reason);
        }
    }

    /// Takes a date, if it says more than the one that is known.
    pub(super) fn date(&mut self, when: When, basis: Basis, words: Option<Span>, at: usize) {
        if matches!(&self.said.published, Some(before) if !matches!(before.value, When::MonthDay { .. })) {
            return;
        }
        let mut date = known(when, basis, words);
        if let When::MonthDay { month, day } = when {
            if self.said.published.is_some() {
                return;
            }
            let text = self.text;
            let prose: Vec<&str> = self
                .units
                .iter()
                .filter(|unit| unit.is_kept())
                .map(|unit| unit.plain(text))
                .collect();
            let opening = self.units[at].plain(text);
            if let Some(settled) = year::settle((month, day), opening, &prose, self.order) {
                date.value = When::Day(settled.date);
                date.note = Some(settled.note.into());
            } else if let Some((year, its_month, _)) = self.dated_address()
                && its_month == month
                && let Ok(day) = jiff::civil::Date::new(year, month, day)
            {
                date.value = When::Day(day);
                date.note = Some("the year from the article's address".into());
            }
        }
        self.said.published = Some(date);
    }

    pub(super) fn dated_address(&self) -> Option<(i16, i8, Option<i8>)> {
        address::date(&self.said.address.as_ref()?.value)
    }

    /// The headline.
    pub(super) fn title(&mut self, stated: Option<&str>) {
        let Some(found) = title::settle(self.text, self.units, stated) else {
            return;
        };
        let span = Span::new(0, found.length);
        let words = self.place(found.at, span);
        self.said.heading = words;
        if stated.is_none() {
            let title = span.of(self.units[found.at].plain(self.text)).into();
            self.said.title = Some(known(title, Basis::Headline, words));
        }
        if let Some(outlet) = found.outlet.filter(|_| self.said.source.is_none()) {
            self.said.source = Some(known(outlet, Basis::Masthead, None));
        }
        self.authors(found.at);
    }

    /// Names between the headline and the text, beside a day or an outlet, are the authors'.
    fn authors(&mut self, title: usize) {
        let (first, _) = self.body();
        let told = |unit: &Unit| matches!(unit.fate, Fate::Out(Reason::Masthead | Reason::Byline));
        if title >= first || !self.units[title..first].iter().any(told) {
            return;
        }
        for unit in &mut self.units[title + 1..first] {
            let plain = unit.plain(self.text);
            if unit.is(Kind::Paragraph) && unit.shape == Shape::Prose && masthead::is_names(plain) {
                unit.drop_for(Reason::Byline);
            }
        }
    }
}
