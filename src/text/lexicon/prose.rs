//! The words of a language that the analysis of prose goes by, as the file has them: lists of words
//! parted by blanks, phrases parted by bars, and lines that name what their phrases mean.

use serde::Deserialize;

/// The section `[prose]` of a lexicon. All stands folded: lower case, without accents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// Whether the last word of a noun phrase is its head; otherwise the first is.
    pub head_last: bool,
    /// Whether the language writes decimals after a comma.
    pub decimal_comma: bool,
    /// Whether a numeral in words goes on in digits: `mil 200`.
    pub digits_after_words: bool,
    /// Whether months and weekdays have a capital.
    pub capital_dates: bool,
    /// Endings of plurals.
    pub plural_endings: String,
    /// Endings of words that look like plurals and are none.
    pub singular_endings: String,
    /// Endings of participles.
    pub participle_endings: String,
    /// Endings of adverbs.
    pub adverb_endings: String,
    /// Endings of ordinals in digits.
    pub ordinal_endings: String,
    /// The ending of decades in digits.
    pub decade_ending: String,
    /// Endings of verbs of what is to come, with their accents.
    #[serde(default)]
    pub future_endings: String,
    /// Endings of verbs of what has been, with their accents.
    pub past_endings: String,
    /// Words whose full stop ends no sentence.
    pub abbreviations: String,
    /// Cardinal numbers from two on, `word=value`.
    pub numerals: String,
    /// The words for one.
    pub one: String,
    /// Those that are articles too.
    pub article: String,
    /// One more.
    pub another: String,
    /// Words that multiply the number before them, `word=value`.
    pub scales: String,
    /// Nouns that are numbers, `word=value`.
    pub collectives: String,
    /// Letters close behind digits that multiply them, `letters=value`.
    pub suffixes: String,
    /// A half.
    pub half: String,
    /// What joins the parts of a numeral.
    pub number_and: String,
    /// What stands before decimals that are spoken.
    pub decimal_point: String,
    /// What joins the ends of a range after `between`.
    pub range_and: String,
    /// What joins two numbers of which either may hold.
    pub range_or: String,
    /// What leads from one end of a range to the other.
    pub range_to: String,
    /// What stands before the first number of a rise or fall.
    pub range_from: String,
    /// What leads from a number to the whole that it is part of.
    pub part_of: String,
    /// Phrases that open a range.
    pub between: String,
    /// Verbs of rise and fall.
    pub change: String,
    /// Phrases that are parts of one, `phrase=a/b`.
    pub fractions: String,
    /// Words that end a noun phrase.
    pub stops: String,
    /// Verbs that follow a number or its noun.
    pub verbs: String,
    /// Adjectives that stand before a noun where others stand behind it.
    #[serde(default)]
    pub adjectives_before: String,
    /// Words that count several without the ending of a plural.
    pub plurals: String,
    /// Adjectives that stand for people by themselves.
    pub adjectives_as_nouns: String,
    /// Words with the ending of a plural that are none.
    pub singulars: String,
    /// Units that are no money, `name: phrases`.
    pub units: String,
    /// Units of money, `code: phrases`.
    pub money: String,
    /// Phrases that open `per …`.
    pub per: String,
    /// Articles that mean `per` before a unit of time.
    pub per_article: String,
    /// Words that mean `per` and a unit of time, `word=unit`.
    pub per_words: String,
    /// Nouns that `per` takes without a number.
    pub per_nouns: String,
    /// Turns of phrase that join sentences and their parts: their words tell nothing.
    pub turns: String,
    /// What says, before a number, that those before it add up to it: `which makes`.
    pub adds_up: String,
    /// What makes a part of the number that it follows, whatever noun stands between: `of that sum`.
    pub of_sum: String,
    /// What stands between a part and a round whole: `seven in ten`.
    pub out_of: String,
    /// Bounds that stand before the number, `bound: phrases`.
    pub bounds_before: String,
    /// Bounds that stand after it.
    pub bounds_after: String,
    /// Words that bound a number, but not a span of time.
    pub not_bound_before_time: String,
    /// Words that turn a bound round which stands after them.
    pub negations: String,
    /// Words that keep them from it.
    pub no_negation_with: String,
    /// Roles that stand before the number, `role: phrases`.
    pub roles_before: String,
    /// Roles that stand after it or its noun.
    pub roles_after: String,
    /// Roles that stand inside the noun phrase.
    pub roles_within: String,
    /// What is said of a number that is to be reached.
    pub reaching: String,
    /// Words of wanting near it.
    pub intentions: String,
    /// Nouns that make a number after them a name.
    pub naming: String,
    /// What is short for “number”.
    pub numbering: String,
    /// Words of a street's name.
    pub streets: String,
    /// What makes the number before it a time of day.
    pub clock_after: String,
    /// What makes the number after it a time of day.
    pub clock_before: String,
    /// What makes a small number after it a time of day, unless something is counted.
    pub clock_perhaps: String,
    /// What makes the number after it an age.
    pub age_before: String,
    /// Words that compare ages, and begin a bound.
    pub age_than: String,
    /// Whose age stands behind them and a word for a part: `a boy of 16`.
    pub age_of: String,
    /// What ordinals count: anniversaries.
    pub anniversary: String,
    /// Ordinal numbers, `word=value`.
    pub ordinals: String,
    /// Words for decades, `word=first year`.
    pub decades: String,
    /// Nouns before a number that say what it measures.
    pub measures: String,
    /// Words beside a number that is a price.
    pub prices: String,
    /// Nouns behind which stands what is counted.
    pub counting: String,
    /// Nouns with which one is an idiom.
    pub one_idioms: String,
    /// Verbs that say what something is.
    pub copula: String,
    /// What something is compared with stands behind these.
    pub comparative: String,
    /// Articles before a name rather than a number of something.
    pub definite_singular: String,
    /// Words that open a relative clause.
    pub relative: String,
    /// Determiners that point at something named before.
    pub articles_definite: String,
    /// Words of what is to come.
    pub future: String,
    /// Verbs that tell of what is to come right before a date: `the school reopens on Monday`.
    pub planned: String,
    /// Those that do so behind a plural noun: `the schools reopen on Monday`.
    pub planned_of_many: String,
    /// What stands between `is` and `to` where that leads to what is to come: `is meant to`.
    pub leading: String,
    /// Words of what has been.
    pub past: String,
    /// What takes its time from the word before it.
    pub auxiliary: String,
    /// Words before a date at which a time ends.
    pub until: String,
    /// Words with which one of those does not limit a time, but names it: `prevista para enero`.
    pub time_ahead: String,
    /// Words before a date at which a time begins.
    pub since: String,
    /// Months that are words or given names too.
    pub doubtful_months: String,
    /// Words that lead to a month rather than to a name.
    pub month_lead: String,
    /// Words before a weekday that comes every week.
    pub weekly: String,
    /// Words behind a weekday that is a feast.
    pub feasts: String,
    /// Words before a unit to come that make it a span.
    pub lasting: String,
    /// Words after which a word for a day means something else: `la mañana`.
    pub no_day_after: String,
    /// Phrases that begin with a word for a day and name none.
    pub no_day: String,
    /// Phrases before a date that mean a part of it.
    pub parts: String,
    /// How dates read, `meaning: pattern` a line.
    pub dates: String,
    /// How dates read besides in lines that say when something was published.
    pub lines: String,
    /// Titles before names of people.
    pub titles: String,
    /// Small words inside names.
    pub connectives: String,
    /// Words of the names of organisations.
    pub organisation: String,
    /// Words of the names of places.
    pub place: String,
    /// Words before the names of places.
    pub place_before: String,
}

/// The entries of a list of phrases parted by bars or line breaks.
pub fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split(['|', '\n'])
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}

/// The lines `name: rest` of a list.
pub fn named(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, rest)| (name.trim(), rest.trim()))
}

/// The entries `words=value` of a list; what has no `=` is left out.
pub fn valued<'a>(entries: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (&'a str, f64)> {
    entries.filter_map(|entry| {
        let (words, value) = entry.rsplit_once('=')?;
        let value = match value.split_once('/') {
            Some((part, whole)) => part.parse::<f64>().ok()? / whole.parse::<f64>().ok()?,
            None => value.parse().ok()?,
        };
        Some((words.trim(), value))
    })
}
