//! A page taken apart: what is furniture, what is the article, what it says of itself. The rules are in
//! `clean` and `meta`; here is their order, for each leans on what those before it took away.

mod origin;
mod sheet;

pub(super) use sheet::Said;

use super::clean::{letter, pictures, rows, vocabulary};
use super::kinds;
use super::meta::{address, language, outlets};
use super::shape::Shape;
use super::stated::Stated;
use super::unit::{Fate, Unit};
use super::words;
use crate::analysis::written::Order;
use crate::story::{Basis, Reason};
use crate::text::{Kind, Language};
use sheet::{Page, known};

/// Decides the fate of each unit and works out what the page says of itself. `stated` is what front matter
/// or notes state, which stands instead of what the page says.
pub(super) fn take_apart(text: &str, units: &mut Vec<Unit>, stated: &Stated) -> Said {
    for unit in units.iter_mut() {
        sort(text, unit);
    }
    first_line(text, units);
    letter::headers(text, units);
    rows::runs(text, units);
    pictures::captions(text, units);
    let mut page = Page {
        text,
        units,
        said: Said::default(),
        order: Order::Open,
    };
    page.said.language = language::of(text, page.units).map(|value| known(value, Basis::Prose, None));
    if page
        .said
        .language
        .as_ref()
        .is_some_and(|language| language.value != Language::ENGLISH)
    {
        page.order = Order::DayFirst;
    }
    page.address(stated.address.as_deref());
    page.mastheads();
    page.outlet_names();
    page.title(stated.title.as_deref());
    page.signature();
    page.copyright();
    if let Some(source) = &stated.source {
        page.said.source = Some(known(outlets::canonical(source), Basis::Stated, None));
    }
    page.via();
    page.dateline();
    page.host();
    let said = page.said;
    kinds::headings(text, units);
    kinds::verse(text, units);
    said
}

/// A page does not open with a prompt to comment, unless with the number of comments.
fn first_line(text: &str, units: &mut [Unit]) {
    if let [first, _, ..] = units
        && first.fate == Fate::Out(Reason::Comment)
        && !first.plain(text).contains(|c: char| c.is_ascii_digit())
    {
        first.fate = Fate::Keep(Kind::Paragraph);
    }
}

/// What a unit is by itself.
fn sort(text: &str, unit: &mut Unit) {
    if !unit.is_kept() {
        // A converter's link is marks all over, and is the address all the same.
        if unit.shape != Shape::Rule && address::alone(unit.raw(text)).is_some() {
            unit.drop_for(Reason::Address);
        }
        return;
    }
    let plain = unit.plain(text);
    if unit.links >= 2 && !words::ends_sentence(plain) {
        let long = unit.words > 5 * unit.links;
        return unit.drop_for(if long { Reason::Teaser } else { Reason::Navigation });
    }
    let reason = if unit.words <= 6
        && (plain.contains("://") || plain.contains("www."))
        && address::alone(plain).is_some()
    {
        Some(Reason::Address)
    } else if !plain.contains(char::is_alphanumeric) {
        Some(Reason::Rule)
    } else {
        vocabulary::reason(plain, unit.words).or_else(|| {
            matches!(unit.shape, Shape::Prose | Shape::Item | Shape::Quote)
                .then(|| rows::row(plain))
                .flatten()
        })
    };
    unit.fate = match reason {
        Some(reason) => Fate::Out(reason),
        None => Fate::Keep(match unit.shape {
            Shape::Heading => Kind::Heading,
            Shape::Quote => Kind::Quote,
            Shape::Item | Shape::Row => Kind::List,
            Shape::Prose | Shape::Blank | Shape::Rule => Kind::Paragraph,
        }),
    };
}
