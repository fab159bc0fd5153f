//! Any bytes as an article: the finder must come back, and its findings keep the laws of
//! `tests/finding_laws/laws.rs`.
//!
//! The first byte settles language, country and day of publication, the rest is the text, a passage
//! a line; the first passage is given as a publication line too. To run it, in the checkout:
//!
//! ```sh
//! cargo install cargo-fuzz
//! fuzz/seed                  # the marked texts as corpus
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none findings -- \
//!     -dict=fuzz/findings.dict -timeout=5 -max_len=4096 -max_total_time=600
//! RUSTC_BOOTSTRAP=1 cargo fuzz tmin --sanitizer none findings fuzz/artifacts/findings/crash-…
//! ```
//!
//! A nightly toolchain needs no `RUSTC_BOOTSTRAP`. The finder has no unsafe code, so no sanitizer is needed;
//! without one it runs several times as fast. `-fork=1 -ignore_crashes=1` goes on behind a finding.
#![no_main]

#[allow(dead_code, reason = "a law that does not hold yet is for the tests alone")]
#[path = "../../tests/finding_laws/laws.rs"]
mod laws;

use cotejo::analysis::{Setting, When};
use cotejo::text::Language;
use jiff::civil::{Date, date};
use laws::Story;
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [Option<Language>; 3] = [Some(Language::ENGLISH), Some(Language::SPANISH), None];
const COUNTRIES: [Option<&str>; 6] = [None, Some("US"), Some("GB"), Some("ES"), Some("MX"), Some("CU")];
const PUBLISHED: [Option<When>; 8] = [
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

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let choice = usize::from(*first);
    let setting = Setting {
        language: LANGUAGES[choice % 3],
        country: COUNTRIES[choice / 3 % 6],
        published: PUBLISHED[choice / 18 % 8],
    };
    let text = String::from_utf8_lossy(rest);
    let passages: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let mut story = Story {
        lines: vec![(7, passages.first().cloned().unwrap_or_default())],
        passages,
        setting,
    };
    let findings = story.find();
    for law in laws::ALL {
        if let Err(what) = law(&story, &findings) {
            panic!("{what}");
        }
    }
    let behind = story.passages.pop().unwrap_or_default();
    if setting.language.is_some()
        && laws::teaches_nothing(&behind)
        && let Err(what) = laws::earlier_findings_stay(&story, &behind)
    {
        panic!("{what}");
    }
});
