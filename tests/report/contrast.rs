//! That words stand out from what they stand on, in light and in dark, by the measure of WCAG 2.

use std::collections::BTreeMap;

/// Words and what they stand on.
const WORDS: [(&str, &str); 17] = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("ink", "lane"),
    ("dim", "ground"),
    ("dim", "paper"),
    ("dim", "lane"),
    ("link", "ground"),
    ("link", "paper"),
    ("mark-ink", "mark"),
    ("differs-ink", "differs"),
    ("accent", "ground"),
    ("accent", "paper"),
    ("good", "ground"),
    ("good", "paper"),
    ("bad", "ground"),
    ("bad", "paper"),
    ("unsure", "paper"),
];

/// The variables of one look, by their names.
fn look(block: &str) -> BTreeMap<&str, u32> {
    let entries = block.split(';').filter_map(|entry| {
        let (name, value) = entry.split_once(':')?;
        let number = u32::from_str_radix(value.trim().strip_prefix('#')?, 16).ok()?;
        Some((name.trim().strip_prefix("--")?, number))
    });
    entries.collect()
}

fn looks() -> [BTreeMap<&'static str, u32>; 2] {
    let style = include_str!("../../assets/report.css");
    let blocks: Vec<&str> = style
        .match_indices(":root {")
        .map(|(at, open)| {
            let rest = &style[at + open.len()..];
            &rest[..rest.find('}').unwrap()]
        })
        .collect();
    [look(blocks[0]), look(blocks[1])]
}

fn light(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, two: u32) -> f64 {
    let (one, two) = (light(one), light(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

#[test]
fn words_stand_out_in_light_and_in_dark() {
    for look in looks() {
        for (words, ground) in WORDS {
            let found = contrast(look[words], look[ground]);
            assert!(found >= 4.5, "--{words} on --{ground}: {found:.2}");
        }
        // Signs need less than words.
        for sign in ["c0", "c1", "c2", "c3", "c4", "c5", "accent", "dim"] {
            for ground in ["paper", "lane"] {
                let found = contrast(look[sign], look[ground]);
                assert!(found >= 3.0, "--{sign} on --{ground}: {found:.2}");
            }
        }
    }
}

#[test]
fn both_looks_name_the_same_colours() {
    let [one, two] = looks();
    assert!(one.keys().eq(two.keys()));
    assert_eq!(contrast(0, 0xff_ff_ff).round(), 21.0);
}
