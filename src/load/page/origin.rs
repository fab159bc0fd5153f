//! Where a page's text came from: signature, dateline, credit and the address's host, and which of
//! them is the outlet that published it.

use super::sheet::{Page, known};
use crate::analysis::When;
use crate::load::meta::{address, dateline, masthead, outlets, via};
use crate::load::shape::Shape;
use crate::load::unit::Fate;
use crate::load::words;
use crate::story::{Basis, Reason};
use crate::text::{Lexicon, Span};

impl Page<'_> {
    /// The outlet's name on a line of its own at the end.
    pub(super) fn signature(&mut self) {
        let (first, last) = self.body();
        if first >= self.units.len() {
            return;
        }
        for at in (last + 1..self.units.len()).rev() {
            let unit = &self.units[at];
            if !unit.is_kept() {
                continue;
            }
            let plain = unit.plain(self.text);
            let named = unit.words <= 6
                && words::is_name(plain)
                && !words::ends_sentence(plain)
                && unit.shape != Shape::Item;
            let after_address = self.units[..at]
                .last()
                .is_some_and(|before| before.fate == Fate::Out(Reason::Address));
            if !named || !(after_address || self.is_host(plain)) {
                return;
            }
            if self.said.source.is_none() {
                let span = Span::new(0, plain.len());
                let name = outlets::canonical(plain);
                self.said.source = Some(known(name, Basis::Signature, self.place(at, span)));
            }
            self.units[at].drop_for(Reason::Masthead);
        }
    }

    /// A name above the article that only an outlet has, where another line can be the headline.
    pub(super) fn outlet_names(&mut self) {
        let (first, _) = self.body();
        if first >= self.units.len() {
            return;
        }
        let named: Vec<usize> = (0..first).filter(|at| self.names_outlet(*at)).collect();
        let headed = (0..first).any(|at| {
            let unit = &self.units[at];
            unit.is_kept()
                && unit.words >= 3
                && !named.contains(&at)
                && !masthead::is_names(unit.plain(self.text))
        });
        if !headed {
            return;
        }
        for at in named {
            if self.said.source.is_none() {
                let plain = self.units[at].plain(self.text);
                let (name, span) = (outlets::canonical(plain), Span::new(0, plain.len()));
                self.said.source = Some(known(name, Basis::Masthead, self.place(at, span)));
            }
            self.units[at].drop_for(Reason::Masthead);
        }
    }

    /// Whether a line is a name with an outlet's word, beside a publication line or byline.
    fn names_outlet(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let plain = unit.plain(self.text);
        let near = &self.units[at.saturating_sub(2)..(at + 3).min(self.units.len())];
        unit.is_kept()
            && unit.shape == Shape::Prose
            && (2..=5).contains(&unit.words)
            && words::is_name(plain)
            && !plain.contains(|c: char| c.is_ascii_digit() || "?!:;.,|\"“«".contains(c))
            && near
                .iter()
                .any(|unit| matches!(unit.fate, Fate::Out(Reason::Masthead | Reason::Byline)))
            && words::tokens(plain).iter().any(|token| {
                Lexicon::all()
                    .iter()
                    .any(|lexicon| lexicon.outlet_words.contains(token))
            })
    }

    /// Who holds the rights, below the article, where nothing else names the outlet.
    pub(super) fn copyright(&mut self) {
        let (first, last) = self.body();
        if self.said.source.is_some() || first >= self.units.len() {
            return;
        }
        for at in last + 1..self.units.len() {
            let unit = &self.units[at];
            if unit.fate == Fate::Out(Reason::Legal)
                && let Some((name, span)) = holder(unit.plain(self.text))
            {
                self.said.source = Some(known(name, Basis::Signature, self.place(at, span)));
                return;
            }
        }
    }

    /// Whether a name is the one that the address's host spells.
    fn is_host(&self, name: &str) -> bool {
        let Some(address) = &self.said.address else {
            return false;
        };
        let host = address::parts(&address.value).0.to_ascii_lowercase();
        let letters = words::tokens(name).concat();
        letters.len() >= 4 && host.split('.').any(|label| label.replace('-', "") == letters)
    }

    /// From whom the text came: at the end of the last paragraph or below it.
    pub(super) fn via(&mut self) {
        let (_, last) = self.body();
        for at in last..self.units.len() {
            let unit = &self.units[at];
            if !unit.is_kept() || unit.shape == Shape::Heading {
                continue;
            }
            let Some(credit) = via::read(unit.plain(self.text)) else {
                continue;
            };
            let words = self.place(at, credit.span);
            if at > last && unit.words <= 9 {
                self.units[at].drop_for(Reason::Masthead);
            }
            self.said
                .via
                .get_or_insert(known(credit.name, Basis::Credit, words));
        }
    }

    /// City, day and agency at the head of one of the first paragraphs.
    pub(super) fn dateline(&mut self) {
        let text = self.text;
        let found = self
            .units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.is_kept() && unit.shape == Shape::Prose && unit.words >= 8)
            .take(4)
            .find_map(|(at, unit)| dateline::read(unit.plain(text), self.order).map(|line| (at, line)));
        let Some((at, line)) = found else { return };
        if let Some((when, span)) = line.published {
            let place = self.place(at, span);
            self.date(when, Basis::Dateline, place, at);
        }
        let Some((agency, span)) = line.agency else {
            return;
        };
        let words = self.place(at, span);
        let host = self.known_host();
        let outlet = self
            .said
            .source
            .as_ref()
            .map(|source| source.value.clone())
            .or(host);
        match outlet {
            Some(outlet) if outlet != agency => {
                self.said.via.get_or_insert(known(agency, Basis::Dateline, words));
            }
            Some(_)
                if self
                    .said
                    .source
                    .as_ref()
                    .is_some_and(|source| source.basis == Basis::Stated) => {}
            _ => self.said.source = Some(known(agency, Basis::Dateline, words)),
        }
    }

    /// The outlet at the address's host; any host will do where nothing else named one.
    fn known_host(&self) -> Option<Box<str>> {
        let address = self.said.address.as_ref()?;
        let (host, path) = address::parts(&address.value);
        let host = host.to_ascii_lowercase();
        Some(match outlets::by_host(&host, path) {
            Some(outlet) => outlet.name.as_str().into(),
            None => host.strip_prefix("www.").unwrap_or(&host).into(),
        })
    }

    /// What the address alone says: outlet and day.
    pub(super) fn host(&mut self) {
        if self.said.source.is_none()
            && let Some(name) = self.known_host()
        {
            let words = self.said.address.as_ref().and_then(|address| address.words);
            self.said.source = Some(known(name, Basis::Host, words));
        }
        // A credit to the outlet itself says nothing; one to nobody known is the only name there is.
        match (&self.said.source, &self.said.via) {
            (Some(source), Some(via)) if source.value == via.value => self.said.via = None,
            _ => {}
        }
        if self.said.published.is_none()
            && let Some((year, month, day)) = self.dated_address()
        {
            let when = match day.and_then(|day| jiff::civil::Date::new(year, month, day).ok()) {
                Some(date) => When::Day(date),
                None => When::Month { year, month },
            };
            let words = self.said.address.as_ref().and_then(|address| address.words);
            self.said.published = Some(known(when, Basis::Address, words));
        }
    }
}

/// The holder that a copyright line names: `© 2024 The Paper. All rights reserved.`
fn holder(plain: &str) -> Option<(Box<str>, Span)> {
    let (at, mark) = plain
        .match_indices('©')
        .chain(plain.match_indices("opyright"))
        .chain(plain.match_indices("OPYRIGHT"))
        .max_by_key(|(at, _)| *at)?;
    let after = &plain[at + mark.len()..];
    let sentence = after.split(". ").next().unwrap_or_default();
    let no_name = |c: char| !c.is_alphabetic();
    let name = sentence.trim_matches(no_name);
    // A picture's credit has no year; a company's name has its form after a comma.
    let dated = plain.contains(|c: char| c.is_ascii_digit());
    let fits = (1..=6).contains(&words::count(name))
        && words::is_name(name)
        && !name.contains([',', '|', '/'])
        && (dated || !outlets::is_agency(name));
    fits.then(|| {
        let start = name.as_ptr() as usize - plain.as_ptr() as usize;
        (outlets::canonical(name), Span::new(start, start + name.len()))
    })
}
