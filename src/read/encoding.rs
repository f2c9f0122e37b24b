//! Which character encoding bytes are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// So much is looked at to tell UTF-16 without a byte order mark.
const SAMPLE: usize = 64 * 1024;

/// The encoding of a name such as `gb2312` or `utf-16`.
///
/// # Errors
/// When there is no such encoding.
pub fn encoding_for(name: &str) -> Result<&'static Encoding, ReadError> {
    Encoding::for_label(name.trim().as_bytes()).ok_or_else(|| ReadError::UnknownEncoding(name.to_owned()))
}

/// Decodes bytes and names their encoding.
pub(super) fn decode(bytes: &[u8], given: Option<&'static Encoding>) -> Result<(String, &'static str), ReadError> {
    if let Some(encoding) = given {
        let bytes = without_mark(bytes, encoding);
        return strict(bytes, encoding).ok_or_else(|| ReadError::WrongEncoding(encoding.name().to_owned()));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return strict(&bytes[length..], encoding).ok_or(ReadError::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && is_text(text)
    {
        return Ok((text.to_owned(), UTF_8.name()));
    }
    if let Some(encoding) = wide(bytes) {
        return strict(bytes, encoding).filter(|(text, _)| is_text(text)).ok_or(ReadError::NotText);
    }
    if bytes.contains(&0) {
        return Err(ReadError::NotText);
    }
    narrow(bytes).ok_or(ReadError::NotText)
}

fn without_mark<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    }
}

/// Decodes without a single replacement. A text cut in the middle of a character loses that character's bytes only.
fn strict(bytes: &[u8], encoding: &'static Encoding) -> Option<(String, &'static str)> {
    let name = if encoding == GBK { GB18030.name() } else { encoding.name() };
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Some((text.into_owned(), name));
    }
    (1..=3)
        .find_map(|cut| {
            let shorter = bytes.get(..bytes.len().checked_sub(cut)?)?;
            (!shorter.is_empty()).then(|| encoding.decode_without_bom_handling_and_without_replacement(shorter))?
        })
        .map(|text| (text.into_owned(), name))
}

/// UTF-16 without a byte order mark: one order of the bytes gives Chinese and line ends, the other gives neither.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let share = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        units.filter(|unit| is_common(*unit)).count() * 100 / (sample.len() / 2)
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    match (little >= 85, big >= 85) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        // Ideographs in both orders are common enough; blanks, digits and punctuation are in one only.
        (true, true) if little != big => Some(if little > big { UTF_16LE } else { UTF_16BE }),
        _ => None,
    }
}

/// Code units that Chinese text is made of.
fn is_common(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xB7 | 0x2010..=0x2026 | 0x3000..=0x3020 | 0x4E00..=0x9FFF | 0xFF01..=0xFF5E)
}

/// The legacy encodings of Chinese: the one that gives more ideographs in use, else the detector's guess.
fn narrow(bytes: &[u8]) -> Option<(String, &'static str)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let order = if guess == BIG5 { [BIG5, GB18030] } else { [GB18030, BIG5] };
    let decoded: Vec<_> = order.into_iter().filter_map(|encoding| strict(bytes, encoding)).filter(|(text, _)| is_chinese(text)).collect();
    let best = decoded.into_iter().rev().max_by_key(|(text, _)| plausible(text));
    best.or_else(|| {
        // A few broken bytes do not make a text unreadable.
        let (text, _, _) = order[0].decode(bytes);
        let broken = text.chars().filter(|c| *c == '\u{FFFD}').count();
        (broken * 50 <= text.chars().count() && is_chinese(&text)).then(|| (text.into_owned(), order[0].name()))
    })
}

/// How many per mille of the characters beyond ASCII are what Chinese text is made of; a wrong encoding gives
/// private-use characters, kana and Cyrillic among rare ideographs.
fn plausible(text: &str) -> usize {
    let wide: Vec<char> = text.chars().take(SAMPLE).filter(|c| !c.is_ascii()).collect();
    let good = wide.iter().filter(|c| u16::try_from(**c as u32).is_ok_and(is_common)).count();
    good * 1000 / wide.len().max(1)
}

/// Whether a decoded text has no control characters that text does not have.
fn is_text(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{B}' | '\u{85}')).count();
    controls * 50 <= text.chars().count() && !text.contains("\0\0")
}

fn is_chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| crate::text::is_han(*c)).count();
    is_text(text) && han * 5 >= text.chars().filter(|c| !c.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "同志们：\n一、提高认识。今年要抓好安全生产，各部门3月底前报方案。\n";

    #[test]
    fn every_encoding_of_chinese_is_told_from_the_bytes() {
        let wide = |unit: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, bytes.as_slice()].concat();
        let traditional = "同志們：\n一、提高認識。今年要抓好安全生產，各部門三月底前報方案。\n";
        for (bytes, text, name) in [
            (TEXT.as_bytes().to_vec(), TEXT, "UTF-8"),
            (marked(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()), TEXT, "UTF-8"),
            (GB18030.encode(TEXT).0.into_owned(), TEXT, "gb18030"),
            (BIG5.encode(traditional).0.into_owned(), traditional, "Big5"),
            (wide(u16::to_le_bytes), TEXT, "UTF-16LE"),
            (wide(u16::to_be_bytes), TEXT, "UTF-16BE"),
            (marked(b"\xFF\xFE", wide(u16::to_le_bytes)), TEXT, "UTF-16LE"),
        ] {
            assert_eq!(decode(&bytes, None), Ok((text.to_owned(), name)));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_an_error() {
        assert_eq!(decode(&[0, 1, 2, 3, 0, 0, 255, 254, 7], None), Err(ReadError::NotText));
        assert!(matches!(decode(b"\xFF\xFF\xFF", Some(UTF_8)), Err(ReadError::WrongEncoding(_))));
        assert!(encoding_for("klingon").is_err());
    }
}
