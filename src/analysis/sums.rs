//! Arithmetic that a sentence claims: parts of a whole, shares of it, `nearly double`. What does not come out
//! is flagged and never corrected. Only what the words plainly claim is taken for a claim; `12 dead, 30
//! injured` claims nothing.

use std::ops::Range;

use super::comparable::{Check, Claim};
use super::concept::Use;
use super::lookup::Lookup;
use super::model::{Bound, Figure, Role, Taken};
use super::token::Kind;
use super::word::Class;

/// A sentence with its figures; `first` is the index of the first of them in the article.
pub(super) struct Sums<'a> {
    lookup: Lookup<'a>,
    sentence: Range<usize>,
    figures: &'a [Figure],
    first: u32,
    /// Where each number stands, in tokens.
    tokens: Vec<Range<usize>>,
    /// The first figure of the sentence before, with its index in the article.
    before: Option<(&'a Figure, u32)>,
}

/// How far a share may be off what it comes to, beyond what rounding explains.
const SHARE: f64 = 0.015;
/// How far `double` may be off.
const TIMES: f64 = 0.1;
/// How far below it `nearly double` may be.
const NEARLY: f64 = 0.15;

/// Adds what a sentence claims to `checks`. `all` are the figures of the passage up to the end of the
/// sentence, the last `own` of them its own; `first` is the index of the first of all.
pub(super) fn check(
    lookup: Lookup,
    sentence: &Range<usize>,
    all: &[Figure],
    own: usize,
    first: u32,
    checks: &mut Vec<Check>,
) {
    let (earlier, figures) = all.split_at(all.len() - own);
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let sums = Sums {
        lookup,
        sentence: sentence.clone(),
        figures,
        first: first + narrow(earlier.len()),
        tokens: figures
            .iter()
            .map(|figure| lookup.tokens(figure.number))
            .collect(),
        before: earlier
            .last()
            .map(|last| earlier.partition_point(|figure| figure.sentence.start < last.sentence.start))
            .map(|at| (&earlier[at], first + narrow(at))),
    };
    for at in 0..figures.len() {
        // What is a part of one whole is not the whole of the parts behind it.
        let own = sums.index(at);
        if checks.iter().any(|check| check.figures[1..].contains(&own)) {
            continue;
        }
        let found = sums
            .share(at)
            .or_else(|| sums.parts_of(at))
            .or_else(|| sums.listed(at))
            .or_else(|| sums.out_of(at))
            .or_else(|| sums.added_up(at))
            .or_else(|| sums.times(at));
        if let Some(found) = found
            && !checks.iter().any(|other| other.figures == found.figures)
        {
            checks.push(found);
        }
    }
}

impl Sums<'_> {
    fn value(&self, at: usize) -> f64 {
        self.figures[at].value.low
    }

    fn index(&self, at: usize) -> u32 {
        self.first + u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn is_percent(&self, at: usize) -> bool {
        self.figures[at].unit.is_some_and(|unit| unit.name == "percent")
    }

    /// A number that is a part of one by its words: `half of the`, `un tercio de`.
    fn is_fraction(&self, at: usize) -> bool {
        let value = self.value(at);
        self.figures[at].unit.is_none() && value > 0.0 && value < 1.0
    }

    fn is_alike(&self, a: usize, b: usize) -> bool {
        let unit = |at: usize| self.figures[at].unit.map(|unit| unit.name);
        unit(a) == unit(b) && self.figures[a].per.is_some() == self.figures[b].per.is_some()
    }

    /// Whether a word of the language for `of` leads to a number, articles aside.
    fn follows_of(&self, at: usize) -> bool {
        let scan = &self.lookup.scan;
        let start = self.tokens[at].start;
        let mut before = start;
        while before > self.sentence.start + 1
            && (scan.has(before - 1, Class::Definite)
                || scan.has(before - 1, Class::Stop) && !self.joins(before - 1))
            && start - before < 2
        {
            before -= 1;
        }
        before > self.sentence.start && self.joins(before - 1)
    }

    /// Where a number begins with the words that limit it.
    fn edge(&self, at: usize) -> usize {
        self.lookup.tokens(self.figures[at].place.span).start
    }

    fn joins(&self, at: usize) -> bool {
        self.lookup.scan.has(at, Class::PartOf) || self.lookup.is(at, Use::Complement)
    }

    /// Whether few words, and none of them a number, stand between two figures.
    fn is_near(&self, a: usize, b: usize, most: usize) -> bool {
        self.tokens[b].start.saturating_sub(self.tokens[a].end) <= most
    }

    fn sum(&self, whole: usize, parts: &[usize], claim: Claim) -> Check {
        let comes_to: f64 = parts.iter().map(|part| self.value(*part)).sum();
        let stated = self.figures[whole].value;
        let slack = 1e-6 * stated.high.abs().max(1.0);
        let too_much = comes_to > stated.high + slack;
        let too_little = comes_to < stated.low - slack;
        let rounded = parts
            .iter()
            .chain([&whole])
            .any(|at| self.figures[*at].bound == Bound::About)
            || self.figures[whole].unit.is_some() && (comes_to / stated.low - 1.0).abs() < SHARE;
        let open = |bound: Bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
        let holds = match claim {
            Claim::Parts => !too_much || rounded || open(self.figures[whole].bound),
            _ => {
                let more = too_much && open(self.figures[whole].bound);
                let less = too_little && parts.iter().any(|at| open(self.figures[*at].bound));
                !(too_much || too_little) || rounded || more || less
            }
        };
        let figures = std::iter::once(whole).chain(parts.iter().copied());
        Check {
            claim,
            figures: figures.map(|at| self.index(at)).collect(),
            comes_to,
            holds,
        }
    }

    /// `12 percent of the 800 guests, or 140`, and `3,400 of its 4,000 members, or 85 percent`.
    fn share(&self, at: usize) -> Option<Check> {
        let (second, third) = (at + 1, at + 2);
        if third >= self.figures.len() || !self.follows_of(second) || !self.is_near(at, second, 5) {
            return None;
        }
        if !self.is_said_again(second, third) {
            return None;
        }
        let is_share = |at: usize| self.is_percent(at) || self.is_fraction(at);
        let (share, part) = match (is_share(at), is_share(third)) {
            (true, false) => (at, third),
            (false, true) => (third, at),
            _ => return None,
        };
        if is_share(second) {
            return None;
        }
        let of_one = if self.is_percent(share) { 100.0 } else { 1.0 };
        let stated = self.value(share) / of_one;
        let whole = self.value(second);
        let comes_to = stated * whole;
        // A share in whole percent may stand for half a percent more or less.
        let rounding = if self.is_percent(share) && stated.fract() != 0.0 {
            0.005 * whole
        } else {
            0.02 * comes_to
        };
        let about = [share, second, part]
            .iter()
            .any(|at| self.figures[*at].bound != Bound::Exact);
        let slack = rounding.max(0.5).max(comes_to * SHARE) + if about { comes_to * 0.1 } else { 0.0 };
        Some(Check {
            claim: Claim::Share,
            figures: [share, second, part].map(|at| self.index(at)).into(),
            comes_to,
            holds: (self.value(part) - comes_to).abs() <= slack,
        })
    }

    /// Whether a comma or `or` leads from one number to the next, which says the same otherwise.
    fn is_said_again(&self, a: usize, b: usize) -> bool {
        let between = self.tokens[a].end..self.tokens[b].start;
        let scan = &self.lookup.scan;
        let says = |at: usize| scan.has(at, Class::RangeOr) || self.lookup.is(at, Use::Restates);
        let comma = |at: usize| scan.is_mark(at, ",") || scan.is_mark(at, "(");
        let last = between.clone().rev().take_while(|at| !comma(*at)).count();
        between.clone().any(comma) && (between.clone().any(says) && last <= 4 || last <= 1)
    }

    /// `Of the 46 dead, 27 were women and 21 men`, and `106 of the 120 have reopened, leaving 14 shut`.
    fn parts_of(&self, at: usize) -> Option<Check> {
        let clause_head = |at: usize| {
            let start = self.tokens[at].start;
            start <= self.sentence.start + 4 && self.follows_of(at)
        };
        let follow = |from: usize, whole: usize| -> Vec<usize> {
            (from..self.figures.len())
                .take_while(|part| self.is_alike(whole, *part) && self.value(*part) <= self.value(whole))
                .filter(|part| !self.follows_of(*part))
                .collect()
        };
        if clause_head(at) {
            let parts = follow(at + 1, at);
            return (parts.len() >= 2).then(|| self.sum(at, &parts, Claim::Parts));
        }
        let whole = at + 1;
        if whole + 1 < self.figures.len() && self.follows_of(whole) && self.is_near(at, whole, 3) {
            let rest = whole + 1;
            let remains = self.figures[rest].role == Role::Remaining
                || (self.tokens[rest].start.saturating_sub(2)..self.tokens[rest].start)
                    .any(|at| self.lookup.is(at, Use::Remains));
            if remains && self.is_alike(at, whole) && self.is_alike(whole, rest) {
                return Some(self.sum(whole, &[at, rest], Claim::Sum));
            }
        }
        None
    }

    /// `900 million: 500 million for housing, 250 million for roads`, and `58 dead, 41 in one town and 17 in the
    /// rest`.
    fn listed(&self, at: usize) -> Option<Check> {
        let scan = &self.lookup.scan;
        let next = (at + 1..self.figures.len()).find(|next| self.is_alike(at, *next))?;
        let between = self.tokens[at].end..self.tokens[next].start;
        let colon = between.clone().any(|at| scan.is_mark(at, ":"));
        // `20 dead in one town, 8 in another and 4 in a third` are three parts of what is not said.
        let end = self.lookup.tokens(self.figures[at].place.span).end;
        let comma = next == at + 1 && scan.is_mark(end, ",") && end + 1 == self.edge(next);
        if !colon && !comma {
            return None;
        }
        let mut parts = vec![next];
        for part in next + 1..self.figures.len() {
            let between = self.tokens[part - 1].end..self.tokens[part].start;
            let joined = between
                .clone()
                .any(|at| scan.is_mark(at, ",") || scan.has(at, Class::NumberAnd));
            let ends = between.clone().any(|at| matches!(scan.str(at), ";" | ":"));
            if !joined || ends || between.len() > 12 {
                break;
            }
            if self.is_alike(at, part) {
                parts.push(part);
            }
        }
        let fits = |part: &usize| self.value(*part) < self.value(at) && !self.is_fraction(*part);
        if parts.len() < 2 || !parts.iter().all(fits) || self.is_fraction(at) {
            return None;
        }
        let check = self.sum(at, &parts, Claim::Sum);
        let near = check.comes_to > self.value(at) * 0.5 && check.comes_to < self.value(at) * 2.0;
        // What has a noun of its own may be something else.
        let own = |part: &usize| {
            self.figures[*part].unit.is_none()
                && self.figures[*part]
                    .noun
                    .is_some_and(|noun| noun.taken == Taken::Here)
        };
        let is_claim = near && (check.holds || !parts.iter().any(own));
        is_claim.then_some(check)
    }

    /// `2,210 voted in favour and 890 against, out of 3,100`.
    fn out_of(&self, at: usize) -> Option<Check> {
        let before = self.tokens[at].start.checked_sub(2)?;
        let scan = &self.lookup.scan;
        let is_out = self.lookup.is(before, Use::Whole) && self.joins(before + 1);
        let parts: Vec<usize> = (0..at).filter(|part| self.is_alike(at, *part)).collect();
        let joined = parts.len() >= 2
            && (self.tokens[parts[0]].end..self.tokens[at].start).any(|at| scan.has(at, Class::NumberAnd));
        (is_out && joined).then(|| self.sum(at, &parts, Claim::Parts))
    }

    /// `17 cracks; 12 additional cracks, which makes 31 in total`.
    fn added_up(&self, at: usize) -> Option<Check> {
        let scan = &self.lookup.scan;
        let total = self.figures[at]
            .role_words
            .filter(|_| self.figures[at].role == Role::Total);
        let edge = self.edge(at);
        let led = |end: usize| {
            scan.vocabulary
                .adds_up
                .before(scan.tokens, end, self.sentence.start)
        };
        total.filter(|_| led(edge).is_some())?;
        let is_part = |part: &usize| matches!(self.figures[*part].role, Role::Total | Role::Additional);
        let parts: Vec<usize> = (0..at)
            .filter(|part| self.is_alike(at, *part) && self.counts_same(at, *part))
            .collect();
        let joins = |at: usize| scan.has(at, Class::NumberAnd) || scan.is_mark(at, ";");
        let are_joined = |two: &[usize]| (self.tokens[two[0]].end..self.tokens[two[1]].start).any(joins);
        let is_sum =
            matches!(parts.len(), 2..=4) && parts.iter().all(is_part) && parts.windows(2).all(are_joined);
        is_sum.then(|| self.sum(at, &parts, Claim::Sum))
    }

    /// Whether two figures count things of one name, or are of one unit.
    fn counts_same(&self, a: usize, b: usize) -> bool {
        let head = |at: usize| {
            let noun = self.figures[at].noun?;
            (noun.place.passage == self.lookup.scan.passage).then(|| self.lookup.tokens(noun.head).start)
        };
        let of_unit = self.figures[a].unit.is_some();
        of_unit
            || head(a)
                .zip(head(b))
                .is_some_and(|(a, b)| self.lookup.root(a) == self.lookup.root(b))
    }

    /// `312 millimetres, nearly double the 240`.
    fn times(&self, at: usize) -> Option<Check> {
        let scan = &self.lookup.scan;
        let start = self.tokens[at].start;
        let from = at
            .checked_sub(1)
            .map_or(self.sentence.start, |before| self.tokens[before].end);
        let (word, times) = (from.max(start.saturating_sub(5))..start)
            .rev()
            .filter(|at| scan.is(*at, Kind::Word))
            .find_map(|at| Some((at, self.lookup.times(at)?)))?;
        let mut edge = word;
        while edge > self.sentence.start && scan.has(edge - 1, Class::Definite) {
            edge -= 1;
        }
        let bound = scan
            .vocabulary
            .bounds_before
            .before(scan.tokens, edge, self.sentence.start)
            .map(|(_, bound)| bound);
        let alike = (0..at).rev().find(|before| self.is_alike(*before, at));
        let (first, index) = match alike {
            Some(before) => (&self.figures[before], self.index(before)),
            // `That is nearly double …`: of what the sentence before began with.
            None if start <= self.sentence.start + 8 => self.before?,
            None => return None,
        };
        let (nearly, over) = (
            bound == Some(Bound::About),
            matches!(bound, Some(Bound::MoreThan | Bound::AtLeast)),
        );
        let second = &self.figures[at];
        if first.unit.map(|unit| unit.name) != second.unit.map(|unit| unit.name) || second.value.low <= 0.0 {
            return None;
        }
        let ratio = first.value.low / second.value.low / times;
        let holds = match (nearly, over) {
            (true, _) => (1.0 - NEARLY..=1.0 + 0.01).contains(&ratio),
            (_, true) => ratio >= 1.0,
            _ => (1.0 - TIMES..=1.0 + TIMES).contains(&ratio),
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of the lexicon"
        )]
        let tenths = (times * 10.0).round() as u16;
        Some(Check {
            claim: Claim::Times { tenths, nearly, over },
            figures: [index, self.index(at)].into(),
            comes_to: second.value.low * times,
            holds,
        })
    }
}
