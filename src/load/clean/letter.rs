//! The header lines of a letter or a mail at the head of a text.

use crate::load::shape::Shape;
use crate::load::unit::Unit;
use crate::load::words;
use crate::story::Reason;
use crate::text::Lexicon;

/// Makes the subject the headline and takes the other lines out, where there are at least three.
pub(crate) fn headers(text: &str, units: &mut [Unit]) {
    let is_header = |unit: &&Unit| label(unit.raw(text)).is_some();
    let count = units.iter().take_while(is_header).count();
    if count < 3
        || !units[..count]
            .iter()
            .any(|unit| label(unit.raw(text)) == Some(true))
    {
        return;
    }
    for unit in &mut units[..count] {
        let raw = unit.raw(text);
        if label(raw) == Some(true) {
            let after = raw.find(':').map_or(0, |colon| colon + 1);
            let words = raw[after..].trim_start();
            unit.cut_label(text, raw.len() - words.len());
            unit.shape = Shape::Heading;
        } else {
            unit.drop_for(Reason::Masthead);
        }
    }
}

/// Whether a line is a header: `Some(true)` for the subject.
fn label(raw: &str) -> Option<bool> {
    let (label, value) = raw.split_once(':')?;
    if label.len() > 16 || value.trim().is_empty() {
        return None;
    }
    let label = words::folded(label, 16);
    let names = |list: &[String]| list.contains(&label);
    if Lexicon::all()
        .iter()
        .any(|lexicon| names(&lexicon.letter.subject))
    {
        return Some(true);
    }
    Lexicon::all()
        .iter()
        .any(|lexicon| names(&lexicon.letter.headers))
        .then_some(false)
}
