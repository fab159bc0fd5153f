//! Texts that the finder has something to say about: bits that it reacts to, in any order and in any
//! state of wear, and marked texts with a few bits put in or taken out.

use cotejo::analysis::{Setting, When};
use cotejo::text::Language;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

use super::laws::Story;

/// Bits that belong together, parted by bars; every list is as likely as any other.
const BITS: [&str; 20] = [
    "1,200|1.200|1 200|1\u{a0}200|1\u{2009}200|1\u{202f}200|1'200|1’200|1.200.300|1,234.50|1.234,50|2.4|0,5",
    "0|1|2|3|5|12|20|45|87|100|112|300|768|999|2000|5000|23492|007|00|12345678901234567890|99999999999999999999999",
    "2024|1999|1990s|'90s|2023-24|15/05/2024|3/5/24|2024-05-15|31/02/2024|3-1|10-15|555-0134|12:30|G20|A330|SO/007/2017",
    "½|10%|%|º|ª|1.º|65th|2nd|٣|١٢|１２|x²|Ⅷ|XIX|𝟙|①",
    "one|a|an|another|two|seven|twenty|ninety|hundred|thousand|million|billion|dozen|half|and a half|point|a third|half of",
    "un|una|uno|dos|veintiún|treinta|ciento|mil|cien|medio|media|millón|millones|docena|centenar|coma|y medio|la mitad|dos tercios",
    "$|€|£|¥|US$|R$|MX$|USD|EUR|bn|m|k|mdd|dollars|pounds|euros|pesos|cents|$1.2bn|35 M€",
    "January|May|may|Aug|Sept.|Dec|March|june|enero|mayo|ago|set|dic|Abril",
    "Monday|Fri|Sunday|friday|lunes|domingo|martes|Viernes",
    "km/h|km2|kg|°C|m|hectares|years|year|days|hours|percent|percentage points|-year-old|-member|-hectare",
    "por ciento|años|año|meses|horas|puntos porcentuales|toneladas|h|t",
    "per 1,000 inhabitants|per|a day|monthly|por cada mil|mensuales|al mes|cada|/|each",
    "between|and|or|to|from|through|until|entre|y|o|a|de|del|desde|hasta|al|el|los|las|of|the|of the",
    "more than|at least|up to|about|nearly|or more|or so|odd|más de|al menos|unos|casi|menos de|o más|más|~|≈|<|≥|±|+",
    "additional|more|the remaining|an average of|a total of|in total|reaching|of them|de ellos|otros|en total|promedio de|meta de",
    "today|yesterday|last|next|this|week|month|ago|later|earlier|before|after|the next day|the weekend|early|mid-|the end of|hoy|ayer|mañana|pasado|próximo|este|semana|hace|atrás|después|fin de semana|a fines de|siglo|first quarter|década de los",
    "doctors|people|médicos|personas|patients who|the number of|número de|population of|anniversary|aniversario|who|que|rose|subió|said|dijo|will|fue|will be|Cuban|cubanos",
    "Article|Flight|No.|nº|calle|Avenue|COVID|a.m.|p. m.|a las|U.S.|e.g.|Mr.|Sr.|EE. UU.|HAVANA, May 10 (Reuters) -|La Habana, 10 may (EFE).-|Zoé Robledo",
    ".|.|.|,|,|;|:|-|-|–|—|“|”|«|»|‘|’|'s|\"|(|)|[|]|/|…|!|?|¿|¡|#|@|*|_|&|\t|\r|\u{2028}",
    "\u{301}|é|e\u{301}|n\u{303}|İ|ß|ﬁ|\u{ad}|\u{200b}|\u{200d}|\u{feff}|👩‍👩‍👧|🇨🇺|漢字|שלום|مرحبا|\u{202e}|\0|K|ſ",
];

/// One bit, mostly with a blank behind it.
pub(crate) fn bit() -> impl Strategy<Value = String> {
    let lists: Vec<Vec<&str>> = BITS.iter().map(|list| list.split('|').collect()).collect();
    (select(lists).prop_flat_map(select), 0..4_u8).prop_map(|(bit, glue)| match glue {
        0 => bit.to_owned(),
        _ => format!("{bit} "),
    })
}

/// A passage of bits, or of any characters.
pub(crate) fn passage() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::collection::vec(bit(), 0..24).prop_map(|bits| bits.concat()),
        1 => any::<String>(),
    ]
}

/// A long sentence without an end, as tables pasted as one line are.
fn row() -> impl Strategy<Value = String> {
    let row = proptest::collection::vec(bit(), 1..4).prop_map(|bits| bits.concat());
    (row, 60..130_usize, proptest::collection::vec(bit(), 0..20))
        .prop_map(|(row, times, bits)| format!("{}{}", row.repeat(times), bits.concat()))
}

/// A marked text, with bits at places of it, and with words after some of the places left out.
fn worn(texts: Vec<Story>) -> impl Strategy<Value = Vec<String>> {
    let edit = (any::<prop::sample::Index>(), bit(), 0..12_usize);
    (select(texts), proptest::collection::vec(edit, 0..4)).prop_map(|(story, edits)| {
        let mut text = story.passages.join("\n");
        for (at, bit, gone) in edits {
            let ends: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let from = at.index(ends.len());
            let to = (from + gone).min(ends.len() - 1);
            text.replace_range(ends[from]..ends[to], &bit);
        }
        text.split('\n').map(str::to_owned).collect()
    })
}

/// What is known of an article: little, much, or what cannot be.
fn setting(language: Option<Language>) -> impl Strategy<Value = Setting> {
    let published = vec![
        None,
        Some(When::Day(date(2024, 5, 15))),
        Some(When::Day(date(2024, 2, 29))),
        Some(When::Month {
            year: 2023,
            month: 12,
        }),
        Some(When::Year(2022)),
        Some(When::MonthDay { month: 9, day: 12 }),
        Some(When::Day(Date::MIN)),
        Some(When::Day(Date::MAX)),
    ];
    let countries = vec![None, Some("US"), Some("GB"), Some("ES"), Some("MX"), Some("CU")];
    (select(published), select(countries)).prop_map(move |(published, country)| Setting {
        language,
        published,
        country,
    })
}

/// A story in English, in Spanish or in nobody knows what.
pub(crate) fn story(texts: Vec<Story>) -> impl Strategy<Value = Story> {
    let languages = vec![Some(Language::ENGLISH), Some(Language::SPANISH), None];
    select(languages).prop_flat_map(move |language| in_language(language, texts.clone()))
}

/// A sentence so long that it is cut.
pub(crate) fn table() -> impl Strategy<Value = Story> {
    let language = select(vec![Some(Language::ENGLISH), Some(Language::SPANISH)]);
    (row(), language.prop_flat_map(setting)).prop_map(|(row, setting)| Story {
        passages: vec![row],
        lines: Vec::new(),
        setting,
    })
}

/// A story in a language that is known.
pub(crate) fn known_story(texts: Vec<Story>) -> impl Strategy<Value = Story> {
    let languages = vec![Some(Language::ENGLISH), Some(Language::SPANISH)];
    select(languages).prop_flat_map(move |language| in_language(language, texts.clone()))
}

/// A story in a language.
pub(crate) fn in_language(language: Option<Language>, texts: Vec<Story>) -> impl Strategy<Value = Story> {
    let passages = prop_oneof![
        6 => proptest::collection::vec(passage(), 0..5),
        3 => worn(texts),
    ];
    let line = (1..40_u32, passage());
    let lines = proptest::collection::vec(line, 0..3).prop_map(|lines| {
        let mut end = 0;
        let placed = lines.into_iter().map(|(gap, line)| {
            let at = end + gap;
            end = at + u32::try_from(line.len()).unwrap_or(u32::MAX);
            (at, line)
        });
        placed.collect::<Vec<_>>()
    });
    (passages, lines, setting(language)).prop_map(|(passages, lines, setting)| Story {
        passages,
        lines,
        setting,
    })
}
