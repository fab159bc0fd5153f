//! Words made comparable: case, accents and plural folded, the names of a unit brought to one. Knows
//! no mark and no finding.

use cotejo::text::{Case, fold};

/// Names of a unit or currency, the first for all: words of both languages, signs and codes.
const SAME: &[&str] = &[
    "percent percentage % pct ciento porcentaje porciento percentual",
    "point punto",
    "dollar dollars dolar dolares usd $ us$ cad aud nzd hkd sgd jmd ttd bbd",
    "euro euros eur €",
    "pound pounds libra libras gbp £ lb lbs",
    "peso pesos mxn cup ars clp cop uyu dop php",
    "yen jpy ¥",
    "yuan cny renminbi rmb",
    "rupee rupees rupia rupias inr pkr lkr",
    "real reais reales brl",
    "sol soles pen",
    "boliviano bolivianos bob",
    "bolivar bolivares ves",
    "rouble ruble roubles rubles rublo rublos rub",
    "naira ngn",
    "rand zar",
    "krone kroner krona kronor corona coronas sek nok dkk",
    "franc francs franco francos chf",
    "kilometer kilometers kilometre kilometres kilometro kilometros km kms km² km2 kph km/h kmh",
    "meter meters metre metres metro metros m m² m2 m³ m3",
    "centimeter centimeters centimetre centimetres centimetro centimetros cm",
    "millimeter millimeters millimetre millimetres milimetro milimetros mm",
    "mile miles milla millas mi mph",
    "foot feet ft pie pies",
    "inch inches pulgada pulgadas",
    "kilogram kilograms kilogramme kilo kilos kilogramo kilogramos kg",
    "gram grams gramme grammes gramo gramos g",
    "ton tons tonne tonnes tonelada toneladas t",
    "liter liters litre litres litro litros l",
    "degree degrees celsius fahrenheit grado grados °c °f",
    "hectare hectares hectarea hectareas ha",
    "acre acres",
    "megawatt megawatts megavatio megavatios mw",
    "gigawatt gigawatts gigavatio gigavatios gw",
    "kilowatt kilowatts kilovatio kilovatios kw",
    "barrel barrels barril barriles bbl",
    "year years year-old years-old yr ano anos",
    "month months month-old months-old mes meses",
    "week weeks week-old semana semanas",
    "day days day-old dia dias",
    "hour hours hora horas h",
    "minute minutes minuto minutos min",
    "second seconds segundo segundos s",
];

/// A word in the form in which two are compared.
pub(crate) fn stem(word: &str) -> String {
    let folded = fold(word, Case::Folded);
    let word = folded.trim_matches(|c: char| ".,;:()\"'“”‘’".contains(c));
    if let Some(names) = SAME
        .iter()
        .find(|names| names.split(' ').any(|name| name == word))
    {
        return names.split(' ').next().unwrap_or_default().to_owned();
    }
    if word.len() > 4
        && let Some(singular) = word.strip_suffix("ies")
    {
        return format!("{singular}y");
    }
    if word.ends_with("ciones") {
        return word[..word.len() - 2].to_owned();
    }
    match word.strip_suffix('s') {
        Some(singular) if !word.ends_with("ss") && !word.ends_with("sis") && word.len() > 3 => {
            singular.to_owned()
        }
        _ => word.to_owned(),
    }
}

/// The words of a phrase, ready to be compared. A percentage point is no percent.
pub(crate) fn stems(phrase: &str) -> Vec<String> {
    let phrase = fold(phrase, Case::Folded)
        .replace("per cent", "percent")
        .replace("por ciento", "percent");
    let words: Vec<String> = phrase.split_whitespace().map(stem).collect();
    match words.iter().position(|word| word == "point") {
        Some(point) => vec![words[point].clone()],
        None => words,
    }
}
