//! News-like articles by the thousand, the same from the same seed: what the benches load and the
//! tests read when five articles are not enough.
//!
//! Seven in ten are English, the rest Spanish. Each has a title, most a dateline, then paragraphs of
//! invented sentences up to 2 to 3 KB, with about as many figures, dates, names and places as news
//! has, and now and then the clutter that a saved page brings along. Every person, body and event is
//! made up. An article depends on the seed and on its own number only, so that the first five of ten
//! thousand are the five of five.
//!
//! A bench or an example takes this file in with `#[path = "common/generator.rs"] mod generator;`.
#![allow(
    dead_code,
    reason = "who takes this file in wants articles or lines, seldom both"
)]

mod english;
mod random;
mod spanish;

use random::Random;

/// What a language gives to make articles of.
struct Words {
    code: &'static str,
    /// Between thousands, and before decimals.
    separators: (char, char),
    first_names: &'static [&'static str],
    last_names: &'static [&'static str],
    places: &'static [&'static str],
    bodies: &'static [&'static str],
    agencies: &'static [&'static str],
    months: &'static [&'static str; 12],
    weekdays: &'static [&'static str],
    /// What can be counted, in the plural.
    things: &'static [&'static str],
    dates: &'static [&'static str],
    datelines: &'static [&'static str],
    titles: &'static [&'static str],
    sentences: &'static [&'static str],
    clutter: &'static [&'static str],
}

/// The articles of a seed, as file name and text.
pub(crate) fn generate(seed: u64, count: usize) -> impl Iterator<Item = (String, String)> {
    (0..count).map(move |number| article(seed, number))
}

/// Titles of about 60 bytes.
pub(crate) fn titles(seed: u64, count: usize) -> impl Iterator<Item = String> {
    (0..count).map(move |number| {
        let mut writer = writer(seed, number);
        let template = *writer.random.pick(writer.words.titles);
        let mut title = writer.fill(template);
        while title.len() < 50 {
            let tail = *writer
                .random
                .pick(&[", {place}", ": {thing}", " ({last})", " – {name}"]);
            title.push_str(&writer.fill(tail));
        }
        title
    })
}

/// Passages of about 300 bytes, with words now and then that hardly any other has.
pub(crate) fn passages(seed: u64, count: usize) -> impl Iterator<Item = String> {
    (0..count).map(move |number| {
        let mut writer = writer(seed, number);
        let mut passage = String::with_capacity(400);
        while passage.len() < 230 {
            let sentence = *writer.random.pick(writer.words.sentences);
            passage.push_str(&capital(&writer.fill(sentence)));
            passage.push(' ');
        }
        for _ in 0..writer.random.between(1, 4) {
            passage.push_str(&rare(&mut writer.random));
            passage.push(' ');
        }
        passage.pop();
        passage
    })
}

/// A made-up word; some are met often, most of some hundred thousand once or twice.
fn rare(random: &mut Random) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "cor", "dil", "en", "fra", "gó", "hu", "ix", "jo", "kar", "lem", "mi", "nor", "os", "pra",
        "quí", "ru", "sel", "ta", "ul", "ven", "wi", "yr", "zañ",
    ];
    let (one, two) = (random.below(1000), random.below(1000));
    let mut number = (one * two * random.below(1000)) / 1500;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return word;
        }
    }
}

fn writer(seed: u64, number: usize) -> Writer {
    let mut random = Random::new(seed, number as u64);
    let words = if random.chance(70) {
        &english::WORDS
    } else {
        &spanish::WORDS
    };
    Writer { words, random }
}

fn article(seed: u64, number: usize) -> (String, String) {
    let mut writer = writer(seed, number);
    let words = writer.words;
    let name = format!("{number:05}-{}.txt", words.code);
    (name, writer.article())
}

struct Writer {
    words: &'static Words,
    random: Random,
}

impl Writer {
    fn article(&mut self) -> String {
        let mut text = String::with_capacity(3200);
        if self.random.chance(15) {
            self.line(&mut text, self.words.clutter);
        }
        let first_title = self.random.below(self.words.titles.len());
        text.push_str(&self.fill(self.words.titles[first_title]));
        text.push_str("\n\n");
        if self.random.chance(80) {
            let dateline = *self.random.pick(self.words.datelines);
            text.push_str(&self.fill(dateline));
            text.push(' ');
        }
        // The rest of the last paragraph comes on top of the goal, and all stays under 3 KB.
        let goal = 2050 + self.random.below(450);
        // Sentences come in an order of their own, so that none is said twice within one article.
        let mut order: Vec<usize> = (0..self.words.sentences.len()).collect();
        self.random.shuffle(&mut order);
        let mut next = order.into_iter().cycle();
        while text.len() < goal {
            for _ in 0..self.random.between(2, 4) {
                let sentence = self.words.sentences[next.next().unwrap_or_default()];
                text.push_str(&capital(&self.fill(sentence)));
                text.push(' ');
            }
            text.pop();
            text.push_str("\n\n");
            if self.random.chance(5) {
                self.line(&mut text, self.words.clutter);
            }
        }
        text.pop();
        text
    }

    fn line(&mut self, text: &mut String, templates: &[&str]) {
        let template = *self.random.pick(templates);
        text.push_str(&self.fill(template));
        text.push_str("\n\n");
    }

    /// Fills the `{slots}` of a template, those of what is filled in as well.
    fn fill(&mut self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() * 2);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(&self.slot(slot));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn slot(&mut self, slot: &str) -> String {
        let words = self.words;
        let random = &mut self.random;
        match slot {
            "many" => {
                let digits = random.between(3, 6);
                let number = random.between(10_usize.pow(digits as u32 - 1), 10_usize.pow(digits as u32));
                grouped(number, words.separators.0)
            }
            "few" => random.between(2, 99).to_string(),
            "low" => random.between(2, 39).to_string(),
            "high" => random.between(40, 99).to_string(),
            "rate" => {
                let (whole, tenths) = (random.below(98) + 1, random.below(10));
                format!("{whole}{}{tenths}", words.separators.1)
            }
            "year" => random.between(2015, 2024).to_string(),
            "day" => random.between(1, 28).to_string(),
            "month" => (*random.pick(words.months)).to_owned(),
            "weekday" => (*random.pick(words.weekdays)).to_owned(),
            "thing" => (*random.pick(words.things)).to_owned(),
            "place" => (*random.pick(words.places)).to_owned(),
            "body" => (*random.pick(words.bodies)).to_owned(),
            "agency" => (*random.pick(words.agencies)).to_owned(),
            "last" => (*random.pick(words.last_names)).to_owned(),
            "name" => {
                let first = *random.pick(words.first_names);
                format!("{first} {}", random.pick(words.last_names))
            }
            "date" => {
                let date = *random.pick(words.dates);
                self.fill(date)
            }
            other => format!("{{{other}}}"),
        }
    }
}

/// A sentence with its first letter made a capital.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number with its thousands set apart.
fn grouped(number: usize, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
