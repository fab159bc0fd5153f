//! What a figure counts, and what a dated sentence tells, in terms that other articles share.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::comparable::{Check, Happening, Rate, Subject, Telling, Trait};
use super::concept::{Sort, Use, hash};
use super::counts::{self, Counts};
use super::findings::Findings;
use super::happening;
use super::lookup::Lookup;
use super::model::{Figure, Limit, Mention, Name, Noun, Period, Place, Role};
use super::scan::Scan;
use super::sums;
use super::tense::{Tense, tense};
use super::token::Kind;
use super::word::{Class, TimeUnit};
use crate::text::Span;

/// How many words of a sentence may stand before a date at its head.
const HEAD: usize = 2;

/// What is collected passage by passage.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    subjects: Vec<Subject>,
    happenings: Vec<Happening>,
    checks: Vec<Check>,
    /// What nouns counted that later numbers take up.
    nouns: FxHashMap<Place, Counts>,
    /// Whose the things of a concept were last said to be.
    whose: FxHashMap<String, &'static str>,
    told: happening::Memory,
}

/// What was found in a passage.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// How many figures the passages before have.
    pub(super) first: u32,
    pub(super) figures: &'a [Figure],
    pub(super) dates: &'a [Mention],
    pub(super) names: &'a [Name],
}

impl Subjects {
    /// Takes in a passage with what was found in it.
    pub(super) fn collect(&mut self, scan: &Scan, sentences: &[Range<usize>], found: Found) {
        for sentence in sentences {
            let lookup = Lookup {
                scan: scan.up_to(sentence),
            };
            let span = scan.span(sentence.start, sentence.end);
            self.learn_whose(&lookup, sentence);
            let dates = within(found.dates, span, |date| date.place);
            let names = within(found.names, span, |name| name.place);
            let figures = within(found.figures, span, |figure| figure.place);
            if !figures.is_empty() {
                self.figures(&lookup, sentence, figures, dates);
                let done = found
                    .figures
                    .partition_point(|figure| figure.place.span.start < span.end);
                let (first, own) = (found.first, figures.len());
                sums::check(
                    lookup,
                    sentence,
                    &found.figures[..done],
                    own,
                    first,
                    &mut self.checks,
                );
            }
            happening::tell(
                &lookup,
                sentence,
                dates,
                names,
                &mut self.told,
                &mut self.happenings,
            );
        }
    }

    fn figures(&mut self, lookup: &Lookup, sentence: &Range<usize>, figures: &[Figure], dates: &[Mention]) {
        let context = context(lookup, sentence);
        let first = self.subjects.len();
        for figure in figures {
            let mut subject = self.subject(lookup, sentence, figure);
            subject.as_of = as_of(lookup, sentence, dates, figure);
            let own = hash(&subject.concept);
            subject.context = context.iter().copied().filter(|word| *word != own).collect();
            self.subjects.push(subject);
        }
        share_rates(&mut self.subjects[first..], figures);
    }

    /// Hands over what was collected, one for each figure and each date: what stands in no sentence, by a fault in
    /// parting them, tells nothing.
    pub(super) fn complete(mut self, findings: &mut Findings) {
        self.subjects
            .resize_with(findings.figures.len(), Subject::default);
        self.happenings
            .resize_with(findings.dates.len(), Happening::default);
        findings.subjects = self.subjects;
        findings.happenings = self.happenings;
        findings.checks = self.checks;
    }

    /// Notes whose things are: `Cuban doctors`, `médicos cubanos`, `doctors from Cuba`.
    fn learn_whose(&mut self, lookup: &Lookup, sentence: &Range<usize>) {
        let thing = |at: usize| {
            lookup
                .concept(at)
                .filter(|concept| matches!(concept.sort, Sort::Thing | Sort::Person))
        };
        for at in sentence.clone() {
            if !lookup.scan.is(at, Kind::Word) || lookup.scan.has(at, Class::Stop) {
                continue;
            }
            let Some((nation, length)) = lookup.nation(at) else {
                continue;
            };
            let joined = at > sentence.start + 1 && lookup.is(at - 1, Use::Complement);
            let found = if lookup.scan.vocabulary.prose.head_last {
                (at + length..at + length + 2).find_map(thing)
            } else {
                (sentence.start.max(at.saturating_sub(2))..at)
                    .rev()
                    .find_map(thing)
            };
            let found = found.or_else(|| joined.then(|| thing(at - 2)).flatten());
            if let Some(concept) = found {
                self.whose.insert(concept.name.to_owned(), nation);
            }
        }
    }

    fn subject(&mut self, lookup: &Lookup, sentence: &Range<usize>, figure: &Figure) -> Subject {
        let number = lookup.tokens(figure.place.span);
        let text = lookup.scan.text;
        let rate = figure.per.and_then(|per| rate(lookup, per));
        let noun = figure.noun.filter(|noun| !is_own_unit(lookup, figure, noun));
        let mut counts = match noun {
            Some(noun) => self.counts_of(lookup, sentence, &number, &noun),
            None => Counts::default(),
        };
        if figure.unit.is_none()
            && noun.is_none()
            && let Some((at, fate)) = counts::toll(lookup, sentence, number.start)
        {
            fate.clone_into(&mut counts.concept);
            lookup.scan.str(at).clone_into(&mut counts.words);
            counts.telling = Telling::All;
            counts.traits.extend(counts::place(lookup, sentence, number.end));
        }
        if rate.is_some() && !counts.concept.is_empty() {
            counts.telling = Telling::All;
            counts.traits.retain(|one| !matches!(one, Trait::Narrowed(_)));
        }
        let mut words = std::mem::take(&mut counts.words);
        if let Some(unit) = figure.unit {
            let measure = counts::measured(lookup, sentence, &number);
            if let Some(name) = measure.and_then(|at| lookup.of_sort(at, Sort::Measure)) {
                counts.traits.push(Trait::Narrowed(name.into()));
            }
            if noun.is_none() {
                counts.traits.extend(counts::place(lookup, sentence, number.end));
                counts.telling = Telling::Little;
            }
            if words.is_empty() {
                words = measure.map_or_else(String::new, |at| lookup.scan.str(at).to_owned());
            }
            let comma = if words.is_empty() { "" } else { ", " };
            words.push_str(&format!("{comma}{}", unit.name));
        }
        if let Some(per) = figure.per {
            words.push_str(" per ");
            // A unit has one name in all languages, and so has what it is measured per.
            let known = rate
                .as_ref()
                .filter(|rate| figure.unit.is_some() && rate.number <= 1.0);
            words.push_str(known.map_or(per.of(text), |rate| &rate.of));
        }
        // What has a kind of its own is not what was spoken of before.
        let is_own = |one: &Trait| matches!(one, Trait::Kind(_) | Trait::Whose(_));
        if rate.is_none() && figure.unit.is_none() && !counts.traits.iter().any(is_own) {
            let implied = self.whose.get(&counts.concept).copied();
            counts
                .traits
                .extend(implied.map(|nation| Trait::Whose(nation.into())));
        }
        counts.traits.sort_unstable();
        counts.traits.dedup();
        let bound = figure
            .bound_words
            .map_or(String::new(), |words| crate::text::fold::loose(words.of(text)));
        let own = figure.number.of(text);
        Subject {
            words: words.trim().into(),
            concept: counts.concept.into(),
            traits: counts.traits.into(),
            context: Box::default(),
            telling: counts.telling,
            unit: figure.unit.map_or("", |unit| unit.name),
            rate,
            is_to_come: is_to_come(lookup, sentence, figure, &number),
            in_words: own.contains(char::is_alphabetic),
            is_close: lookup.scan.vocabulary.concepts.is_close(&bound),
            as_of: None,
        }
    }

    fn counts_of(
        &mut self,
        lookup: &Lookup,
        sentence: &Range<usize>,
        number: &Range<usize>,
        noun: &Noun,
    ) -> Counts {
        if noun.place.passage == lookup.scan.passage {
            let mut counts = counts::counts(lookup, sentence, number, noun);
            // `the 40 remaining`, of what an earlier number counted.
            if let Some(earlier) = self.nouns.get(&noun.place) {
                let lasting = |one: &&Trait| matches!(one, Trait::Kind(_) | Trait::Whose(_));
                for one in earlier.traits.iter().filter(lasting) {
                    if !counts.traits.contains(one) {
                        counts.traits.push(one.clone());
                    }
                }
            } else {
                self.nouns.insert(noun.place, counts.clone());
            }
            return counts;
        }
        self.nouns.get(&noun.place).cloned().unwrap_or_default()
    }
}

/// What of a list in order of place stands within a sentence of one passage.
fn within<T>(all: &[T], sentence: Span, place: impl Fn(&T) -> Place) -> &[T] {
    let start = all.partition_point(|one| place(one).span.start < sentence.start);
    let end = all.partition_point(|one| place(one).span.start < sentence.end);
    &all[start..end]
}

/// Whether the noun is only the word or sign of the figure's unit.
fn is_own_unit(lookup: &Lookup, figure: &Figure, noun: &Noun) -> bool {
    let Some(unit) = figure.unit else { return false };
    let span = noun.head;
    let in_number = figure.number.start <= span.start && span.end <= figure.number.end;
    if noun.place.passage != figure.place.passage {
        return true;
    }
    let at = lookup.tokens(span).start;
    let is_unit = |at: usize| {
        let units = &lookup.scan.vocabulary.units;
        units
            .from(lookup.scan.tokens, at)
            .is_some_and(|(_, other)| other.name == unit.name)
    };
    in_number || lookup.tokens(noun.place.span).any(is_unit) || lookup.scan.word(at).time.is_some()
}

/// Per what, and per how many.
fn rate(lookup: &Lookup, per: Span) -> Option<Rate> {
    let tokens = lookup.tokens(per);
    let mut number = 1.0;
    let mut of = None;
    for at in tokens {
        let word = lookup.scan.word(at);
        if lookup.scan.is(at, Kind::Number) {
            let digits: String = lookup.scan.str(at).chars().filter(char::is_ascii_digit).collect();
            number = digits.parse().unwrap_or(1.0);
        } else if let Some(super::word::Numeric::Scale(scale) | super::word::Numeric::Cardinal(scale)) =
            word.numeric
        {
            number *= scale;
        } else if let Some(unit) = word.per {
            of = Some(unit.to_owned());
        } else if let Some(time) = word.time.filter(|time| *time != TimeUnit::Other) {
            of = Some(format!("{time:?}").to_lowercase());
        } else if lookup.scan.is(at, Kind::Word) {
            of = lookup.key(at).map(Cow::into_owned).or(of);
        }
    }
    (of.is_some() || number > 1.0).then(|| Rate {
        of: of.unwrap_or_default().into(),
        number: f64::max(number, 1.0),
    })
}

/// Numbers of one sentence that count the same are given per the same, and set beside each other whatever
/// places they are of: `2.4 doctors per 1,000 inhabitants, more than the average of 2 in the region`.
fn share_rates(subjects: &mut [Subject], figures: &[Figure]) {
    let mut first: Option<(Noun, Subject)> = None;
    for (subject, figure) in subjects.iter_mut().zip(figures) {
        let Some(noun) = figure.noun else { continue };
        let same = first.as_ref().filter(|(other, _)| other.place == noun.place);
        if let Some((_, known)) = same {
            let is_rate = subject.rate.is_some() || figure.role == Role::Average;
            if is_rate && subject.unit == known.unit {
                let number = subject.rate.as_ref().map(|rate| rate.number);
                subject.rate = known.rate.clone().map(|rate| Rate {
                    number: number.unwrap_or(rate.number),
                    ..rate
                });
                subject.traits.clone_from(&known.traits);
                subject.telling = Telling::All;
            }
        } else if subject.rate.is_some() {
            first = Some((noun, subject.clone()));
        }
    }
}

/// Whether a number is of what is to come.
fn is_to_come(lookup: &Lookup, sentence: &Range<usize>, figure: &Figure, number: &Range<usize>) -> bool {
    if figure.role == Role::Target {
        return true;
    }
    let scan = &lookup.scan;
    let end = number.end;
    // `the 768 who already work`: a relative clause speaks of them alone.
    if scan.has(end, Class::Relative) {
        let stop = (end + 1..sentence.end)
            .find(|at| lookup.breaks(*at) || scan.has(*at, Class::NumberAnd))
            .unwrap_or(sentence.end);
        return tense(scan, &(end + 1..stop), end + 1..end + 1) == Some(Tense::Future);
    }
    let start = number.start;
    let infinitive = (start.saturating_sub(3).max(sentence.start)..start)
        .any(|at| at > sentence.start && scan.has(at, Class::Verb) && scan.has(at - 1, Class::RangeTo));
    infinitive && scan.vocabulary.prose.head_last
        || tense(scan, &lookup.clause(sentence, number), number.clone()) == Some(Tense::Future)
}

/// The time that the nearest date of its clause names, or a date at the head of the sentence. What other
/// clauses date is something else: `the meeting was on Friday; … the 768 who already work there`.
fn as_of(lookup: &Lookup, sentence: &Range<usize>, dates: &[Mention], figure: &Figure) -> Option<Period> {
    let clause = lookup.clause(sentence, &lookup.tokens(figure.place.span));
    let distance = |mention: &&Mention| {
        let (a, b) = (mention.place.span, figure.place.span);
        a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
    };
    let is_its = |mention: &&Mention| {
        let at = lookup.tokens(mention.place.span).start;
        mention.limit == Limit::At
            && mention.when.is_some()
            && (clause.contains(&at) || at <= sentence.start + HEAD)
    };
    let told = dates.iter().filter(is_its);
    told.min_by_key(distance).and_then(|date| date.when)
}

/// Hashes of all that a sentence speaks of.
fn context(lookup: &Lookup, sentence: &Range<usize>) -> Vec<u64> {
    let mut context: Vec<u64> = sentence
        .clone()
        .filter_map(|at| lookup.key(at))
        .map(|key| hash(&key))
        .collect();
    context.sort_unstable();
    context.dedup();
    context
}
