//! What a language's words mean to the analysis: each word of the lexicon with its classes and values,
//! and its phrases, ready to be matched by number instead of by letters.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::concept::Concepts;
use super::model::{Bound, Role, Unit};
use super::pattern::{Digits, Hint, Pattern, Slot, Takes};
use super::phrase::Phrases;
use super::token::{Token, tokenize};
use super::word::{Class, Numeric, Word};
use crate::text::lexicon::prose::{self, Prose};
use crate::text::{Language, Lexicon};

impl Slot {
    /// Whether a word can fill it, or begin to; `is_one` for the words for one.
    fn may_be(self, word: &Word, is_one: bool) -> bool {
        let cardinal = matches!(word.numeric, Some(Numeric::Cardinal(_)));
        match self {
            Self::Month => word.month.is_some(),
            Self::Weekday => word.weekday.is_some(),
            Self::DayWord | Self::Count => cardinal || is_one,
            Self::Unit => word.time.is_some(),
            Self::Day | Self::Quarter | Self::Century => word.ordinal.is_some(),
            Self::Decade | Self::Tens => word.decade.is_some(),
            Self::Year => cardinal,
            Self::YearEnd | Self::Numeric | Self::Ordinal => false,
        }
    }
}

/// Endings of words, in the letters that the text has.
#[derive(Debug)]
pub(super) struct Endings {
    pub(super) plural: Vec<&'static str>,
    pub(super) singular: Vec<&'static str>,
    pub(super) participle: Vec<&'static str>,
    pub(super) adverb: Vec<&'static str>,
    pub(super) ordinal: Vec<&'static str>,
    pub(super) future: Vec<&'static str>,
    pub(super) past: Vec<&'static str>,
}

impl Endings {
    fn of(prose: &'static Prose) -> Self {
        let list = |endings: &'static str| endings.split_whitespace().collect();
        Self {
            plural: list(&prose.plural_endings),
            singular: list(&prose.singular_endings),
            participle: list(&prose.participle_endings),
            adverb: list(&prose.adverb_endings),
            ordinal: list(&prose.ordinal_endings),
            future: list(&prose.future_endings),
            past: list(&prose.past_endings),
        }
    }
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) language: Language,
    pub(super) prose: &'static Prose,
    /// The number of each word, and that of what it means; 0 for what the lexicon does not say.
    ids: FxHashMap<Box<str>, (u32, u32)>,
    words: Vec<Word>,
    /// Turns of phrase whose words tell nothing.
    pub(super) turns: Phrases<()>,
    /// What words mean.
    pub(super) concepts: Concepts,
    pub(super) endings: Endings,
    pub(super) bounds_before: Phrases<Bound>,
    pub(super) bounds_after: Phrases<Bound>,
    pub(super) roles_before: Phrases<Role>,
    pub(super) roles_after: Phrases<Role>,
    pub(super) fractions: Phrases<f64>,
    pub(super) units: Phrases<Unit>,
    pub(super) between: Phrases<()>,
    pub(super) no_day: Phrases<()>,
    pub(super) parts: Phrases<()>,
    pub(super) per: Phrases<()>,
    pub(super) per_article: Phrases<()>,
    pub(super) adds_up: Phrases<()>,
    pub(super) of_sum: Phrases<()>,
    pub(super) out_of: Phrases<()>,
    pub(super) clock_before: Phrases<()>,
    pub(super) clock_after: Phrases<()>,
    /// How dates read.
    pub(super) dates: Vec<Pattern>,
    /// Which of them can start with a word, by its number.
    pub(super) dates_by_word: Vec<Box<[u16]>>,
    /// Which of them can start with digits, by what those look like.
    pub(super) dates_by_number: [Vec<u16>; 4],
}

impl Vocabulary {
    /// The vocabulary of a language, if the program has words of it.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        Self::all().iter().find(|one| one.language == language)
    }

    /// The vocabularies of all languages.
    pub(super) fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Vocabulary>> =
            LazyLock::new(|| Lexicon::all().iter().filter_map(Vocabulary::compile).collect());
        &ALL
    }

    /// The number of a folded word, 0 if there is none.
    pub(super) fn id(&self, folded: &str) -> u32 {
        self.ids.get(folded).map_or(0, |(word, _)| *word)
    }

    /// What is known of a word by its number.
    pub(super) fn word(&self, id: u32) -> &Word {
        &self.words[id as usize]
    }

    /// Whether a word is of a class.
    pub(super) fn has(&self, id: u32, class: Class) -> bool {
        self.words[id as usize].classes & (1 << class as u32) != 0
    }

    /// The tokens of a text.
    pub(super) fn tokens(&self, text: &str, out: &mut Vec<Token>) {
        tokenize(text, |word| self.ids.get(word).copied().unwrap_or_default(), out);
    }

    /// Notes which patterns can start with which token, so that most tokens need not be tried.
    fn index_dates(&mut self) {
        for word in &mut self.words {
            for (is, hint) in [
                (word.month.is_some(), Hint::MONTH),
                (word.weekday.is_some(), Hint::WEEKDAY),
                (word.time.is_some(), Hint::TIME),
                (
                    word.numeric.is_some() || word.ordinal.is_some() || word.decade.is_some(),
                    Hint::NUMBER,
                ),
            ] {
                word.hint = if is { word.hint.with(hint) } else { word.hint };
            }
            let one = 1 << Class::One as u64 | 1 << Class::Article as u64;
            if word.classes & one != 0 {
                word.hint = word.hint.with(Hint::NUMBER);
            }
        }
        let mut by_number: [Vec<u16>; 4] = Default::default();
        let mut by_word = vec![Vec::new(); self.words.len()];
        for (index, pattern) in (0..).zip(&self.dates) {
            for takes in pattern.starts().filter(|takes| !self.is_mark(takes)) {
                for digits in Digits::ALL {
                    let list: &mut Vec<u16> = &mut by_number[digits as usize];
                    let takes = matches!(takes, Takes::Slot(slot) if slot.takes_digits(digits));
                    if takes && list.last() != Some(&index) {
                        list.push(index);
                    }
                }
                for (id, word) in self.words.iter().enumerate() {
                    let starts = match takes {
                        Takes::Words(ids) => ids.iter().any(|start| *start as usize == id),
                        Takes::Slot(slot) => slot.may_be(word, self.counts_one(id)),
                    };
                    if starts && by_word[id].last() != Some(&index) {
                        by_word[id].push(index);
                    }
                }
            }
        }
        self.dates_by_number = by_number;
        self.dates_by_word = by_word.into_iter().map(Vec::into_boxed_slice).collect();
    }

    /// Whether only marks may stand there: no date starts with a comma.
    fn is_mark(&self, takes: &Takes) -> bool {
        let marks = [",", "."].map(|mark| self.id(mark));
        matches!(takes, Takes::Words(words) if words.iter().all(|word| marks.contains(word)))
    }

    /// Notes which words a figure can start with.
    fn index_figures(&mut self) {
        let firsts: Vec<u32> = self.fractions.firsts().chain(self.between.firsts()).collect();
        for (id, word) in (0..).zip(&mut self.words) {
            let class = |class: Class| word.classes & (1 << class as u32) != 0;
            word.starts_figure = word.ordinal.is_some()
                || word.numeric.is_some()
                || class(Class::One)
                || class(Class::Article)
                || class(Class::Another)
                || class(Class::Half)
                || firsts.contains(&id);
        }
    }

    fn counts_one(&self, id: usize) -> bool {
        let classes = self.words[id].classes;
        classes & (1 << Class::One as u32 | 1 << Class::Article as u32) != 0
    }

    fn compile(lexicon: &'static Lexicon) -> Option<Self> {
        let prose = &lexicon.prose;
        let mut builder = Builder {
            ids: FxHashMap::default(),
            words: vec![Word::default()],
        };
        builder.classes(prose);
        builder.values(lexicon);
        let bound = |name: &str| Bound::ALL.into_iter().find(|bound| bound.name() == name);
        let role = |name: &str| Role::ALL.into_iter().find(|role| role.name() == name);
        let unit = |is_money| move |name: &'static str| Some(Unit { name, is_money });
        let mut units = Phrases::default();
        builder.named(&mut units, &prose.units, unit(false));
        builder.named(&mut units, &prose.money, unit(true));
        let (concepts, senses) = Concepts::compile(&lexicon.concepts, prose.head_last);
        let mut vocabulary = Self {
            language: lexicon.language.parse().ok()?,
            prose,
            concepts,
            endings: Endings::of(prose),
            bounds_before: builder.phrases_named(&prose.bounds_before, bound),
            bounds_after: builder.phrases_named(&prose.bounds_after, bound),
            roles_before: builder.phrases_named(&prose.roles_before, role),
            roles_after: builder.phrases_named(&prose.roles_after, role),
            fractions: builder.phrases_valued(&prose.fractions),
            units,
            between: builder.phrases(&prose.between),
            no_day: builder.phrases(&prose.no_day),
            parts: builder.phrases(&prose.parts),
            per: builder.phrases(&prose.per),
            per_article: builder.phrases(&prose.per_article),
            turns: builder.phrases(&prose.turns),
            adds_up: builder.phrases(&prose.adds_up),
            of_sum: builder.phrases(&prose.of_sum),
            out_of: builder.phrases(&prose.out_of),
            clock_before: builder.phrases(&prose.clock_before),
            clock_after: builder.clock(&prose.clock_after),
            dates: prose::named(&prose.dates)
                .filter_map(|(meaning, pattern)| {
                    Pattern::read(meaning, pattern, &mut |word| builder.id(word))
                })
                .collect(),
            dates_by_word: Vec::new(),
            dates_by_number: Default::default(),
            ids: FxHashMap::default(),
            words: Vec::new(),
        };
        vocabulary.ids = senses
            .into_iter()
            .map(|(word, sense)| (word, (0, sense)))
            .collect();
        for (word, id) in builder.ids {
            vocabulary.ids.entry(word).or_default().0 = id;
        }
        vocabulary.words = builder.words;
        vocabulary.index_dates();
        vocabulary.index_figures();
        Some(vocabulary)
    }
}
