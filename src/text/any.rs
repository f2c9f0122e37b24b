//! Whether one of several words stands at the beginning, at the end or anywhere in a text.
//!
//! Ideographs share their first byte and mostly differ in their third, so that one byte tells most words apart from a
//! text before anything is compared.

/// Whether `text` begins with `word`.
#[inline]
pub fn begins(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    match (text.get(2), word.get(2)) {
        (Some(a), Some(b)) if a != b => false,
        _ => text.starts_with(word),
    }
}

/// Whether `text` begins with one of `words`.
#[inline]
pub fn begins_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| begins(text, word))
}

/// Whether `text` ends with one of `words`.
#[inline]
pub fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last();
    words.iter().any(|word| word.as_bytes().last() == last && text.ends_with(word))
}

/// Where `word` first stands in `text`. A search that tells where is dear to set up, and most words do not stand in a text:
/// whether one does is asked first.
#[inline]
pub fn place_of(text: &str, word: &str) -> Option<usize> {
    if text.contains(word) { text.find(word) } else { None }
}

/// Whether one of `words` stands in `text`.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    if words.len() < 3 || text.len() > LONGEST {
        return words.iter().any(|word| text.contains(word));
    }
    // Which values the last bytes of characters take.
    let mut seen = 0u64;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            0..=0xBF => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        seen |= 1 << (bytes.get(at + length - 1).copied().unwrap_or_default() & 63);
        at += length;
    }
    let may = |byte: Option<&u8>| byte.is_some_and(|byte| seen >> (byte & 63) & 1 == 1);
    let whole = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() < 3 || bytes[0] < 0xE0 || bytes[0] > 0xEF || may(bytes.get(2))
    };
    words.iter().any(|word| whole(word) && may(word.as_bytes().last()) && text.contains(word))
}

/// In longer texts most values occur, and looking first saves nothing.
const LONGEST: usize = 600;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_quick_look_changes_nothing(text in "[安全生产要求的，。ab—é𠀀]{0,30}", words in proptest::collection::vec("[安全生产要求的，。ab—é𠀀]{1,3}", 0..6)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            prop_assert_eq!(begins_with_any(&text, &words), words.iter().any(|word| text.starts_with(word)));
            prop_assert_eq!(ends_with_any(&text, &words), words.iter().any(|word| text.ends_with(word)));
            prop_assert_eq!(holds_any(&text, &words), words.iter().any(|word| text.contains(word)));
        }
    }
}
