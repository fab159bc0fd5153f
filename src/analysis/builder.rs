//! The lists of a lexicon made into words with classes and values, and into phrases of words by number.

use rustc_hash::FxHashMap;

use super::model::Role;
use super::phrase::Phrases;
use super::token::tokenize;
use super::word::{Class, Numeric, TimeUnit, Word};
use crate::text::Lexicon;
use crate::text::lexicon::prose::{self, Prose};

/// A small whole number of the lexicon.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the lexicon has 1 to 100"
)]
fn small(value: f64) -> Option<u8> {
    (0.0..=255.0).contains(&value).then_some(value as u8)
}

pub(super) struct Builder {
    pub(super) ids: FxHashMap<Box<str>, u32>,
    pub(super) words: Vec<Word>,
}

impl Builder {
    pub(super) fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(0);
        self.ids.insert(word.into(), id);
        self.words.push(Word::default());
        id
    }

    pub(super) fn word(&mut self, word: &str) -> &mut Word {
        let id = self.id(word);
        &mut self.words[id as usize]
    }

    /// The tokens of a phrase by number.
    pub(super) fn phrase(&mut self, phrase: &str) -> Box<[u32]> {
        let mut tokens = Vec::new();
        tokenize(phrase, |word| (self.id(word), 0), &mut tokens);
        tokens.iter().map(|token| token.word).collect()
    }

    pub(super) fn classes(&mut self, prose: &Prose) {
        use Class as C;
        for (class, list) in [
            (C::Abbreviation, &prose.abbreviations),
            (C::One, &prose.one),
            (C::Article, &prose.article),
            (C::Another, &prose.another),
            (C::Half, &prose.half),
            (C::NumberAnd, &prose.number_and),
            (C::DecimalPoint, &prose.decimal_point),
            (C::Price, &prose.prices),
            (C::RangeAnd, &prose.range_and),
            (C::RangeOr, &prose.range_or),
            (C::RangeTo, &prose.range_to),
            (C::Change, &prose.change),
            (C::Stop, &prose.stops),
            (C::Verb, &prose.verbs),
            (C::AdjectiveBefore, &prose.adjectives_before),
            (C::Plural, &prose.plurals),
            (C::AdjectiveAsNoun, &prose.adjectives_as_nouns),
            (C::Copula, &prose.copula),
            (C::Auxiliary, &prose.auxiliary),
            (C::ClockPerhaps, &prose.clock_perhaps),
            (C::AgeBefore, &prose.age_before),
            (C::AgeThan, &prose.age_than),
            (C::AgeOf, &prose.age_of),
            (C::Comparative, &prose.comparative),
            (C::DefiniteSingular, &prose.definite_singular),
            (C::RangeFrom, &prose.range_from),
            (C::PartOf, &prose.part_of),
            (C::Singular, &prose.singulars),
            (C::NotBoundBeforeTime, &prose.not_bound_before_time),
            (C::Negation, &prose.negations),
            (C::NoNegationWith, &prose.no_negation_with),
            (C::Planned, &prose.planned),
            (C::PlannedOfMany, &prose.planned_of_many),
            (C::Leading, &prose.leading),
            (C::PerNoun, &prose.per_nouns),
            (C::Reaching, &prose.reaching),
            (C::Intention, &prose.intentions),
            (C::Naming, &prose.naming),
            (C::Numbering, &prose.numbering),
            (C::Street, &prose.streets),
            (C::Anniversary, &prose.anniversary),
            (C::Measure, &prose.measures),
            (C::Counting, &prose.counting),
            (C::OneIdiom, &prose.one_idioms),
            (C::Relative, &prose.relative),
            (C::Definite, &prose.articles_definite),
            (C::Future, &prose.future),
            (C::Past, &prose.past),
            (C::Until, &prose.until),
            (C::TimeAhead, &prose.time_ahead),
            (C::Since, &prose.since),
            (C::DoubtfulMonth, &prose.doubtful_months),
            (C::MonthLead, &prose.month_lead),
            (C::Weekly, &prose.weekly),
            (C::Feast, &prose.feasts),
            (C::Lasting, &prose.lasting),
            (C::NoDayAfter, &prose.no_day_after),
            (C::Title, &prose.titles),
            (C::Connective, &prose.connectives),
            (C::Organisation, &prose.organisation),
            (C::PlaceWord, &prose.place),
            (C::PlaceBefore, &prose.place_before),
        ] {
            for word in list.split_whitespace() {
                // `e.g` is known by its last letter, before the full stop that may end a sentence.
                let last = word.rsplit('.').next().unwrap_or(word);
                self.word(last).classes |= 1 << class as u32;
            }
        }
    }

    pub(super) fn values(&mut self, lexicon: &'static Lexicon) {
        let prose = &lexicon.prose;
        let valued = |list: &'static str| prose::valued(list.split_whitespace());
        for word in &lexicon.attribution {
            self.word(word).classes |= 1 << Class::Attribution as u32;
        }
        for (word, value) in valued(&prose.numerals) {
            self.word(word).numeric = Some(Numeric::Cardinal(value));
        }
        for (word, value) in valued(&prose.scales) {
            self.word(word).numeric = Some(Numeric::Scale(value));
        }
        for (word, value) in valued(&prose.collectives) {
            self.word(word).numeric = Some(Numeric::Collective(value));
        }
        for (word, value) in valued(&prose.suffixes) {
            self.word(word).suffix = Some(value);
        }
        for (word, value) in valued(&prose.ordinals) {
            self.word(word).ordinal = small(value);
        }
        for (word, value) in valued(&prose.decades) {
            self.word(word).decade = small(value);
        }
        for entry in prose.per_words.split_whitespace() {
            if let Some((word, unit)) = entry.split_once('=') {
                self.word(word).per = Some(unit);
            }
        }
        for (number, words) in (1..).zip(&lexicon.months) {
            for word in words {
                self.word(word).month = Some(number);
            }
        }
        for (number, words) in (1..).zip(&lexicon.weekdays) {
            for word in words {
                self.word(word).weekday = Some(number);
            }
        }
        for (name, units) in prose::named(&prose.units) {
            let time = match name {
                "day" => TimeUnit::Day,
                "week" => TimeUnit::Week,
                "month" => TimeUnit::Month,
                "year" => TimeUnit::Year,
                "decade" => TimeUnit::Decade,
                "hour" | "minute" | "second" | "century" | "fortnight" => TimeUnit::Other,
                _ => continue,
            };
            let mut names =
                prose::phrases(units).filter(|unit| unit.len() > 2 && !unit.contains(['\'', ' ']));
            // The plural stands first.
            for (at, unit) in names.by_ref().enumerate() {
                let word = self.word(unit);
                word.time = Some(time);
                word.times = at == 0;
            }
        }
        for (name, words) in prose::named(&prose.roles_within) {
            for word in prose::phrases(words) {
                self.word(word).role = Role::ALL.into_iter().find(|role| role.name() == name);
            }
        }
    }

    pub(super) fn phrases(&mut self, list: &str) -> Phrases<()> {
        let mut phrases = Phrases::default();
        for phrase in prose::phrases(list) {
            phrases.add(self.phrase(phrase), ());
        }
        phrases
    }

    /// A clock's words stand one by one, `a.m.` among them.
    pub(super) fn clock(&mut self, list: &str) -> Phrases<()> {
        let mut phrases = Phrases::default();
        for word in list.split_whitespace() {
            phrases.add(self.phrase(word), ());
        }
        phrases
    }

    pub(super) fn phrases_valued(&mut self, list: &'static str) -> Phrases<f64> {
        let mut phrases = Phrases::default();
        for (phrase, value) in prose::valued(prose::phrases(list)) {
            phrases.add(self.phrase(phrase), value);
        }
        phrases
    }

    pub(super) fn phrases_named<T: Copy>(
        &mut self,
        list: &'static str,
        of: impl Fn(&'static str) -> Option<T>,
    ) -> Phrases<T> {
        let mut phrases = Phrases::default();
        self.named(&mut phrases, list, of);
        phrases
    }

    pub(super) fn named<T: Copy>(
        &mut self,
        phrases: &mut Phrases<T>,
        list: &'static str,
        of: impl Fn(&'static str) -> Option<T>,
    ) {
        for (name, words) in prose::named(list) {
            let Some(value) = of(name) else { continue };
            for phrase in prose::phrases(words) {
                phrases.add(self.phrase(phrase), value);
            }
        }
    }
}
