//! All dates of a passage: found, freed from what only looks like one, worked out.

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::When;
use super::date::{self, Found};
use super::genuine;
use super::model::{Anchor, AnchorKind, DateBasis, Doubt, Limit, Mention, Other, Period, Place, Precision};
use super::pattern::Meaning;
use super::scan::Scan;
use super::tense;
use super::token::Kind;
use super::when;
use super::word::Class;
use super::worked::{From, Now};

/// What the dates of an article are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchors {
    /// When the article was published, as far as it is known.
    pub(super) published: Option<When>,
    /// The day of its dateline, once that was read.
    pub(super) dateline: Option<(Date, Place)>,
    /// The date last named.
    pub(super) last: Option<(Period, Place)>,
    /// Whether the day comes first in dates in numbers, where that is settled.
    pub(super) day_first: Option<bool>,
}

impl Anchors {
    fn publication_day(&self) -> Option<Date> {
        match self.published {
            Some(When::Day(day)) => Some(day),
            _ => None,
        }
    }

    fn year(&self) -> Option<i16> {
        self.dateline
            .map(|(day, _)| day.year())
            .or_else(|| self.published.and_then(When::first_day).map(Date::year))
    }

    /// The anchor that dates are counted from, dateline before publication.
    fn present(&self) -> Option<Anchor> {
        match self.dateline {
            Some((date, place)) => Some(Anchor {
                kind: AnchorKind::Dateline,
                date,
                place: Some(place),
            }),
            None => self.publication(),
        }
    }

    fn publication(&self) -> Option<Anchor> {
        self.publication_day().map(|date| Anchor {
            kind: AnchorKind::Publication,
            date,
            place: None,
        })
    }
}

/// A date with the tokens that it takes.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) tokens: Range<usize>,
    pub(super) mention: Mention,
}

/// Finds the dates of a passage. A dateline that is found goes into `anchors`.
pub(super) fn dates(scan: &Scan, sentences: &[Range<usize>], anchors: &mut Anchors) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for sentence in sentences {
        let scan = &scan.up_to(sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            let candidate = date::date(scan, at).filter(|found| found.end <= sentence.end);
            let Some(candidate) = candidate.filter(|found| genuine::is_date(scan, sentence, found)) else {
                at += 1;
                continue;
            };
            let dated = place(scan, sentence, &candidate, anchors);
            at = candidate.end;
            let Some(dated) = dated else { continue };
            if let Some(when) = dated.mention.when {
                anchors.last = Some((when, dated.mention.place));
            }
            found.push(dated);
        }
    }
    found
}

/// Works a date out; `None` where it is a duration rather than a date.
fn place(scan: &Scan, sentence: &Range<usize>, found: &Found, anchors: &mut Anchors) -> Option<Dated> {
    let last = anchors.last;
    let present = anchors.present();
    let (from, limit) = before(scan, sentence.start, found.first);
    let now = Now {
        today: present.map(|anchor| anchor.date),
        year: anchors.year(),
        last: last.map(|(when, _)| when),
        tense: if limit == Limit::Until {
            Some(tense::before_a_limit(scan, sentence, found.first))
        } else {
            tense::tense(scan, sentence, found.first..found.end)
        },
        day_first: anchors.day_first,
    };
    let is_part = from < found.first && is_part_of(found);
    let first = if is_part { from } else { found.first };
    let place = scan.place(first, found.end);
    let is_dateline = anchors.dateline.is_none() && is_dateline(scan, sentence, found);
    let cited = year_of_law(scan, found.first);
    let mut dated = *found;
    if found.slots.months[0].is_some() && found.slots.years[0].is_none() {
        dated.slots.years[0] = cited;
    }
    let found = &dated;
    let worked = when::work_out(found, &now);
    let no_such_day = found.meaning == Meaning::DayOfMonth && found.slots.weekday.is_some();
    if worked.is_none() && (no_such_day || matches!(found.meaning, Meaning::Later | Meaning::Earlier)) {
        return None;
    }
    let mut mention = Mention {
        place,
        sentence: scan.span(sentence.start, sentence.end),
        when: worked.map(|worked| worked.when),
        precision: worked.map_or(Precision::Day, |worked| worked.precision),
        basis: DateBasis::Absolute,
        anchor: None,
        limit,
        others: Box::default(),
    };
    if is_part {
        mention.precision = Precision::About;
    }
    let Some(worked) = worked else {
        mention.basis = DateBasis::Relative;
        if matches!(found.meaning, Meaning::At) {
            // No calendar has it (`31 February`), or nothing settles its year.
            if found.slots.years[0].is_some() || found.slots.numbers.is_some() {
                return None;
            }
            mention.basis = if is_dateline {
                DateBasis::Dateline
            } else {
                DateBasis::Absolute
            };
        }
        return Some(Dated {
            tokens: first..found.end,
            mention,
        });
    };
    let mut others = Vec::new();
    others.extend(worked.other.map(|when| Other {
        when,
        why: if found.slots.numbers.is_some() {
            Doubt::Order
        } else {
            Doubt::Direction
        },
    }));
    match worked.from {
        From::Words => {}
        From::Year => mention.anchor = present.or_else(|| anchors.publication()),
        From::Today => {
            mention.basis = DateBasis::Relative;
            mention.anchor = present;
            // A text can be published later than it was written: what its own day then makes of it stands too.
            let publication = anchors
                .publication()
                .filter(|other| Some(other.date) != now.today);
            others.extend(publication.and_then(|anchor| {
                let now = Now {
                    today: Some(anchor.date),
                    ..now
                };
                let when = when::work_out(found, &now)?.when;
                (when != worked.when).then_some(Other {
                    when,
                    why: Doubt::Anchor(anchor),
                })
            }));
        }
        From::Text => {
            mention.basis = DateBasis::Relative;
            mention.anchor = last.map(|(when, place)| Anchor {
                kind: AnchorKind::Text,
                date: when.from,
                place: Some(place),
            });
        }
    }
    if is_dateline && worked.precision == Precision::Day {
        mention.basis = DateBasis::Dateline;
        mention.anchor = None;
        others.clear();
        anchors.dateline = Some((worked.when.from, place));
    }
    mention.others = others.into();
    Some(Dated {
        tokens: first..found.end,
        mention,
    })
}

/// The year of `Ley 39/2015, de 1 de octubre`.
fn year_of_law(scan: &Scan, first: usize) -> Option<i16> {
    let year = first.checked_sub(3)?;
    let shaped = scan.has(first - 1, Class::Connective)
        && scan.is_mark(first - 2, ",")
        && scan.is(year, Kind::Number)
        && scan.glued(year)
        && scan.is_mark(year - 1, "/");
    scan.str(year)
        .parse()
        .ok()
        .filter(|year| shaped && (1800..2200).contains(year))
}

/// Whether a part (`early`, `the end of`) can be meant of a date.
fn is_part_of(found: &Found) -> bool {
    found.slots.days[0].is_none()
        && found.slots.numbers.is_none()
        && matches!(
            found.meaning,
            Meaning::At | Meaning::Unit(_) | Meaning::Century | Meaning::MonthOfYear(_)
        )
}

/// What stands before a date: where the words that name a part of it begin, and whether a time ends or
/// begins there.
fn before(scan: &Scan, least: usize, first: usize) -> (usize, Limit) {
    let mut at = first;
    // `mid-1990s`; `a fines de este año`.
    if at > least && scan.is_mark(at - 1, "-") && scan.glued(at) {
        at -= 1;
    }
    let from = scan.vocabulary.parts.before(scan.tokens, at, least);
    let start = from.map_or(first, |(length, ())| at - length);
    let before = |class| {
        (least..start).rev().take(2).any(|at| {
            // `prevista para enero` is when, not until when.
            let is_time = at > least && scan.has(at - 1, Class::TimeAhead);
            scan.has(at, class) && scan.is(at, Kind::Word) && !is_time
        })
    };
    let limit = if before(Class::Until) {
        Limit::Until
    } else if before(Class::Since) {
        Limit::Since
    } else {
        Limit::At
    };
    (start, limit)
}

/// Whether a day heads the passage as a dateline does: after a place in capitals or nothing, before a
/// bracket or a dash.
fn is_dateline(scan: &Scan, sentence: &Range<usize>, found: &Found) -> bool {
    let opens = scan.is_mark(found.end, "(")
        || (scan.is_mark(found.end, "-") && !scan.glued(found.end + 1))
        || (scan.is_mark(found.end, ".")
            && (scan.is_mark(found.end + 1, "(")
                || scan.is_mark(found.end + 1, "-")
                || scan.is_mark(found.end + 2, "(")));
    let place = (0..found.first).all(|at| {
        scan.capital(at)
            || scan.has(at, Class::Connective)
            || (scan.is(at, Kind::Mark) && matches!(scan.str(at), "," | "." | "-" | "("))
    });
    // `Medellín, 22 de mayo de 2024. El Metro …`
    let stops = found.first > 1
        && scan.is_mark(found.first - 1, ",")
        && scan.is_mark(found.end, ".")
        && found.end + 1 == scan.tokens.len();
    let opens = opens || stops;
    let names_day = found.slots.days[0].is_some() || found.slots.numbers.is_some();
    scan.passage < 4 && sentence.start == 0 && found.first <= 12 && names_day && place && opens
}
