//! What stands under pictures: captions by their credits and by where they stand.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::vocabulary::starts;
use crate::load::meta::outlets;
use crate::load::shape::Shape;
use crate::load::unit::{Fate, Unit};
use crate::load::words;
use crate::story::Reason;
use crate::text::{Kind, Lexicon};

/// The most words that a caption has.
const CAPTION: usize = 70;

struct Credits {
    starts: Vec<&'static str>,
    within: Option<AhoCorasick>,
}

fn credits() -> &'static Credits {
    static CREDITS: LazyLock<Credits> = LazyLock::new(|| Credits {
        starts: all(|lexicon| &lexicon.caption.starts),
        within: AhoCorasick::new(all(|lexicon| &lexicon.caption.within)).ok(),
    });
    &CREDITS
}

fn all(list: fn(&'static Lexicon) -> &'static Vec<String>) -> Vec<&'static str> {
    Lexicon::all()
        .iter()
        .flat_map(list)
        .map(|phrase| &**phrase)
        .collect()
}

/// Marks the captions among the kept units.
pub(crate) fn captions(text: &str, units: &mut [Unit]) {
    for at in 0..units.len() {
        if !units[at].is(Kind::Paragraph) || units[at].words > CAPTION || units[at].shape != Shape::Prose {
            continue;
        }
        let plain = units[at].plain(text);
        if units[at].words <= 4 && is_agencies(plain) && units[at..].iter().any(|unit| unit.is_body(text)) {
            if at > 0 && units[at - 1].is(Kind::Caption) {
                units[at].fate = Fate::Keep(Kind::Caption);
            } else {
                units[at].drop_for(Reason::Image);
            }
            continue;
        }
        let after_picture = at > 0 && units[at - 1].fate == Fate::Out(Reason::Image);
        let set_apart = units[at].emphasis;
        let picture = units[at].raw(text).starts_with("![") && units[at].words >= 3;
        let credited = is_credited(plain, units[at].words);
        let short = units[at].words <= 40;
        let agency = !units[at].is_body(text) && short && ends_in_agency(plain);
        if picture
            || credited == Some(true)
            || agency
            || (credited.is_some() && (set_apart || after_picture || short))
            || (after_picture && short && (set_apart || !units[at].gap))
        {
            units[at].fate = Fate::Keep(Kind::Caption);
            // What a page gives blind readers for the picture is saved above the caption.
            if at > 0 && repeats(text, &units[at - 1], &units[at]) {
                units[at - 1].drop_for(Reason::Image);
            }
        }
    }
}

/// Whether a caption starts with all the words of the line above it.
fn repeats(text: &str, above: &Unit, caption: &Unit) -> bool {
    let words = above.plain(text).trim_end_matches('.');
    above.is(Kind::Paragraph) && above.words >= 3 && caption.plain(text).starts_with(words)
}

/// Whether a line is nothing but agencies that hand pictures on: `REUTERS`, `AP Photo`, `GETTY IMAGES/AFP`.
fn is_agencies(plain: &str) -> bool {
    let known = |name: &str| outlets::is_agency(name);
    let parts = |mark: char| plain.split(mark).all(|part| known(part.trim()));
    let labelled = plain.rsplit_once(' ').is_some_and(|(name, label)| {
        known(name) && super::vocabulary::reason(label, 1) == Some(Reason::Image)
    });
    known(plain) || parts('/') || parts('-') || labelled
}

/// Whether a line ends in an agency that we know, in brackets: `Ana Ruiz (EFE)`.
fn ends_in_agency(plain: &str) -> bool {
    plain
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .is_some_and(|(before, agency)| !before.is_empty() && outlets::by_name(agency).is_some())
}

/// Whether words credit a picture: `Some(true)` where they start so, `Some(false)` where they end so.
fn is_credited(plain: &str, count: usize) -> Option<bool> {
    let head = words::folded(plain, 40);
    let start = head.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    let credits = credits();
    if count <= 60 && credits.starts.iter().any(|phrase| starts(start, phrase)) {
        return Some(true);
    }
    // A credit is the last thing under a picture; `the photo by …` in a sentence is not.
    let tail = (plain.len().saturating_sub(64)..=plain.len()).find(|at| plain.is_char_boundary(*at))?;
    let ends = words::folded(&plain[tail..], 80);
    let credit = credits.within.as_ref()?.find(&*ends)?;
    (words::count(&ends[credit.start()..]) <= 8).then_some(false)
}
