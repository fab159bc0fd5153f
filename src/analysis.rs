//! What prose says: figures, dates and names with the reasons for each reading. Prose in, findings
//! out; knows no file and no screen.
//!
//! The way of a passage, a file of this floor for each step. The words of language that all of them
//! go by are data, `assets/lexicon/*.toml`.
//!
//! ```text
//! vocabulary  lexicon        -> words by number, with classes and values; phrases   (builder word phrase)
//! token       passage        -> words, numbers, marks
//! sentence    tokens         -> sentences
//! scan        what every step asks of a token
//!
//! pattern     lexicon        -> how dates read
//! date        tokens         -> words that name a time, and what fills their slots
//! genuine     date           -> whether it is one: May the month, not the modal
//! tense       clause         -> whether it tells of the past or of what is to come
//! when        date, anchor   -> days of the calendar                    (absolute worked calendar)
//! dates       passage        -> mentions, with anchor and doubts        (conflict)
//!
//! style       document       -> how it writes its numbers
//! reading     digits         -> a number, or two that both stand
//! numeral     tokens         -> 665 mil 194                             (digits terms)
//! quantity    numerals       -> ranges and money
//! noun        tokens         -> units, noun phrases, per what
//! counted     quantity       -> what stands at it
//! elided      sentence       -> what it counts where nothing stands at it
//! edge        tokens         -> bounds and roles
//! trap        quantity       -> whether it counts anything at all
//! forms       tokens         -> anniversaries, fractions, another year
//! build       all that       -> a figure                                (clause settle)
//! figures     passage        -> figures
//!
//! written     line           -> dates as publication lines have them, in any language (written/…)
//!
//! names       passage        -> names, and which of them name the same
//! concept     word           -> what it means, the same in each language
//! counterpart word           -> what other languages call it
//! subject     figure         -> what it counts, as other articles count it    (counts lookup)
//! happening   date           -> what its sentence tells
//! sums        sentence       -> arithmetic that it claims
//! comparable  what these are; relation: how two figures of one subject stand to each other
//!
//! find        article        -> findings
//! ```

mod absolute;
pub mod align;
mod build;
mod builder;
pub mod calendar;
mod clause;
pub mod comparable;
mod concept;
mod conflict;
mod counted;
mod counterpart;
mod counts;
mod date;
mod dates;
pub mod digest;
mod digits;
mod edge;
mod elided;
mod figures;
pub mod find;
pub mod findings;
mod forms;
mod genuine;
mod happening;
mod lookup;
mod meeting;
pub mod model;
mod names;
mod noun;
mod numeral;
mod pattern;
mod phrase;
mod quantity;
mod reading;
pub mod relation;
mod repeated;
mod root;
mod scan;
mod sentence;
mod settle;
pub mod similarity;
mod style;
mod subject;
mod sums;
mod tense;
mod terms;
mod token;
mod trap;
mod vocabulary;
mod weighed;
mod when;
mod word;
pub mod wording;
mod worked;
pub(crate) mod written;

pub use align::{Alignment, Level, Link, Pin, align};
pub use calendar::When;
pub use comparable::{Check, Claim, Happening, Rate, Subject, Telling, Trait};
pub use concept::named as concepts_named;
pub use counterpart::counterparts;
pub use digest::{Profile, Term, TermKind, digest};
pub use find::{Setting, find};
pub use findings::Findings;
pub use model::{
    Anchor, AnchorKind, Bound, DateBasis, Doubt, Figure, Limit, Mention, Name, NameKind, Named, Noun, Other,
    Period, Place, Precision, Reread, Role, Taken, Unit, Value,
};
pub use relation::{Reason, Relation, Stated};
pub use similarity::{Shared, Tie};
pub use wording::differing;
