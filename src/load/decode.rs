//! Bytes to text, and what that did to offsets.
//!
//! UTF-8 stays as it is. UTF-16 is known by its byte order mark or by its NULs; anything else is for
//! the detector to name.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::story::Decoding;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoText {
    /// There is nothing but blanks.
    Empty,
    /// The bytes are of some other kind of file.
    Binary,
}

/// Decodes the bytes of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Decoding), NoText> {
    let marked = Encoding::for_bom(&bytes);
    let skipped = marked.map_or(0, |(_, length)| length);
    if marked.is_none_or(|(encoding, _)| encoding == UTF_8) {
        match as_utf8(bytes, skipped) {
            Ok(found) => return found,
            Err(bytes) => return by_encoding(&bytes, None, 0),
        }
    }
    by_encoding(&bytes, marked.map(|(encoding, _)| encoding), skipped)
}

/// Tries UTF-8; gives the bytes back where they are something else.
fn as_utf8(bytes: Vec<u8>, skipped: usize) -> Result<Result<(String, Decoding), NoText>, Vec<u8>> {
    let narrow = u32::try_from(skipped).unwrap_or_default();
    let mut bytes = bytes;
    if skipped > 0 {
        bytes.drain(..skipped);
    }
    match String::from_utf8(bytes) {
        Ok(text) if looks_wide(text.as_bytes()).is_some() && skipped == 0 => Err(text.into_bytes()),
        Ok(text) => Ok(checked(
            text,
            Decoding {
                skipped: narrow,
                ..Decoding::UTF8
            },
        )),
        Err(error) => {
            let bytes = error.into_bytes();
            let (broken, wide) = count_broken(&bytes);
            // A file with some broken bytes among many good multi-byte chars is damaged UTF-8; one
            // with none of those is in an older encoding.
            if skipped == 0 && (wide < 2 * broken || looks_wide(&bytes).is_some()) {
                return Err(bytes);
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            // A replacement char takes three bytes: only where it replaced three did nothing move.
            let decoding = Decoding {
                encoding: UTF_8.name(),
                skipped: narrow,
                exact: text.len() == bytes.len() && broken == 0,
                broken,
            };
            Ok(checked(text, decoding))
        }
    }
}

/// How many sequences are broken, and how many good chars take more than one byte.
fn count_broken(bytes: &[u8]) -> (u32, u32) {
    let (mut broken, mut wide) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        broken += u32::from(!chunk.invalid().is_empty());
        let starts = chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        wide += u32::try_from(starts).unwrap_or(u32::MAX);
    }
    (broken, wide)
}

/// Names UTF-16 without a mark: most of its high bytes are NUL in Latin text, on one side only.
fn looks_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    if sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let nuls = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (nuls(0), nuls(1), sample.len() / 2);
    if odd * 10 >= pairs * 7 && even * 10 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd * 10 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn by_encoding(
    bytes: &[u8],
    marked: Option<&'static Encoding>,
    skipped: usize,
) -> Result<(String, Decoding), NoText> {
    let encoding = match marked.or_else(|| looks_wide(bytes)) {
        Some(encoding) => encoding,
        None if has_nuls(bytes) => return Err(NoText::Binary),
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    };
    let text = encoding.decode_without_bom_handling(&bytes[skipped..]).0;
    let broken = text.matches('\u{fffd}').count();
    checked(
        text.into_owned(),
        Decoding {
            encoding: encoding.name(),
            skipped: u32::try_from(skipped).unwrap_or_default(),
            exact: false,
            broken: u32::try_from(broken).unwrap_or(u32::MAX),
        },
    )
}

/// Whether NULs are so many that the bytes cannot be text of one byte a char.
fn has_nuls(bytes: &[u8]) -> bool {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    nuls > 0 && nuls * 50 >= bytes.len()
}

/// Turns down what is no text after all: nothing to see, or full of control characters.
fn checked(text: String, decoding: Decoding) -> Result<(String, Decoding), NoText> {
    let bytes = text.as_bytes();
    // Counting bytes is enough: control characters of text files are ASCII. Most texts have so few,
    // line breaks and all, that the quick count settles it.
    let low = bytes.iter().filter(|byte| **byte < 0x20).count();
    let odd = if low * 20 > bytes.len() {
        let common = |byte: &&u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
        low - bytes.iter().filter(common).count()
    } else {
        0
    };
    let broken = decoding.broken as usize;
    // Any bytes can be read in some older encoding: there, less is enough to doubt it.
    let share = if decoding.exact || broken > 0 { 10 } else { 20 };
    if bytes.len() >= 8 && (odd + broken) * share > bytes.len() {
        return Err(NoText::Binary);
    }
    if text.chars().all(super::words::blank) {
        return Err(NoText::Empty);
    }
    Ok((text, decoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, mark: bool, big: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn utf8_keeps_its_offsets() {
        let (text, decoding) = decode("\u{feff}año".into()).unwrap();
        assert_eq!((&*text, decoding.skipped, decoding.exact), ("año", 3, true));
        let (text, decoding) = decode("año\0 x".into()).unwrap();
        assert_eq!((&*text, decoding), ("año\0 x", Decoding::UTF8));
    }

    #[test]
    fn utf16_is_known_with_and_without_a_mark() {
        let prose = "El acuerdo se firmó el año pasado en Asunción.";
        for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
            let (text, decoding) = decode(wide(prose, mark, big)).unwrap();
            assert_eq!(text, prose);
            assert_eq!(decoding.encoding, if big { "UTF-16BE" } else { "UTF-16LE" });
            assert!(!decoding.exact);
        }
    }

    #[test]
    fn older_encodings_are_worked_out() {
        let prose = "La reunión terminó mañana; “habrá más”, dijo el señor Muñoz.";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(prose);
        let (text, decoding) = decode(bytes.into_owned()).unwrap();
        assert_eq!((&*text, decoding.encoding), (prose, "windows-1252"));
    }

    #[test]
    fn damaged_utf8_is_mended_and_counted() {
        let mut bytes = "año ñandú corazón según más".as_bytes().to_vec();
        bytes.insert(5, 0xff);
        let (text, decoding) = decode(bytes).unwrap();
        assert_eq!(decoding.broken, 1);
        assert!(!decoding.exact && text.contains("corazón"));
    }

    #[test]
    fn what_is_no_text_is_turned_down() {
        assert_eq!(decode(Vec::new()), Err(NoText::Empty));
        assert_eq!(decode("\u{feff} \u{a0}\r\n".into()), Err(NoText::Empty));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0".to_vec();
        assert_eq!(decode(png), Err(NoText::Binary));
        assert_eq!(decode((0..=255).collect()), Err(NoText::Binary));
    }
}
