//! Numbers as official writing has them: 12, 十二, 二〇二五, 廿三, 叁, 两, 半.

/// Value of one Chinese digit.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Characters of numbers that are no digits.
const UNITS: [char; 7] = ['十', '拾', '百', '佰', '廿', '卅', '千'];
const DIGITS: [char; 22] =
    ['〇', '零', '○', '一', '壹', '二', '贰', '两', '三', '叁', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八', '捌', '九', '玖'];

/// The low six bits that characters of numbers have: most other characters differ in them already.
const LOW_BITS: u64 = low_bits(&DIGITS) | low_bits(&UNITS);

const fn low_bits(characters: &[char]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < characters.len() {
        bits |= 1 << (characters[at] as u32 & 63);
        at += 1;
    }
    bits
}

/// Whether `c` can be part of a number written in Chinese characters.
#[inline]
pub fn is_chinese(c: char) -> bool {
    LOW_BITS >> (c as u32 & 63) & 1 == 1 && (digit(c).is_some() || UNITS.contains(&c))
}

/// Whether `c` can be part of a number of either script.
#[inline]
pub fn is_numeric(c: char) -> bool {
    c.is_ascii_digit() || is_chinese(c)
}

/// The number that `text` begins with, and its length in bytes. Nothing above 9999 in Chinese characters.
pub fn prefix(text: &str) -> Option<(u32, usize)> {
    let arabic = text.bytes().take_while(u8::is_ascii_digit).count();
    if arabic > 0 {
        return (arabic <= 9).then(|| text[..arabic].parse().ok().map(|value| (value, arabic))).flatten();
    }
    let length: usize = text.chars().take_while(|c| is_chinese(*c)).map(char::len_utf8).sum();
    if length == 0 {
        return None;
    }
    parse(&text[..length]).map(|value| (value, length))
}

/// The number that `text` ends in, and where it begins.
pub fn suffix(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(is_numeric).len();
    parse(&text[start..]).map(|value| (start, value))
}

/// The value of `text` when all of it is one number.
pub fn parse(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return if text.len() <= 9 { text.parse().ok() } else { None };
    }
    if text.chars().count() >= 2 && text.chars().all(|c| digit(c).is_some()) {
        // 二〇二五 is read digit by digit.
        return text.chars().try_fold(0u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut pending) = (0u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' | '拾' => 10,
            '廿' => {
                total += 20;
                continue;
            }
            '卅' => {
                total += 30;
                continue;
            }
            '百' | '佰' => 100,
            '千' => 1000,
            _ => {
                pending = Some(digit(c)?);
                continue;
            }
        };
        total = total.checked_add(pending.take().unwrap_or(1) * unit)?;
    }
    total.checked_add(pending.unwrap_or(0))
}

/// A number from 0 to 9999 in Chinese characters: 十二, 一百零五.
pub fn chinese(value: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    match value {
        0..=9 => digit(value).to_owned(),
        10..=19 => "十".to_owned() + if value == 10 { "" } else { digit(value) },
        20..=99 => format!("{}十{}", digit(value / 10), if value.is_multiple_of(10) { "" } else { digit(value) }),
        100..=9999 => {
            let (unit, name) = if value < 1000 { (100, "百") } else { (1000, "千") };
            let rest = value % unit;
            let gap = if rest > 0 && rest < unit / 10 { "零" } else { "" };
            let tail = match rest {
                0 => String::new(),
                10..=19 => format!("一{}", chinese(rest)),
                rest => chinese(rest),
            };
            format!("{}{name}{gap}{tail}", digit(value / unit))
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_are_looked_for() {
        let digits: Vec<char> = ('\u{2000}'..'\u{A000}').filter(|c| digit(*c).is_some()).collect();
        assert!(digits.len() == DIGITS.len() && digits.iter().all(|c| DIGITS.contains(c) && is_chinese(*c)), "{digits:?}");
    }

    #[test]
    fn numbers_of_both_scripts() {
        for (text, value) in [
            ("12", 12),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("廿三", 23),
            ("卅", 30),
            ("叁", 3),
            ("两", 2),
            ("一百零五", 105),
            ("二〇二五", 2025),
            ("二零二四", 2024),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for value in (0..=120).chain([200, 305, 310, 999, 1000, 1005, 1010, 2345]) {
            assert_eq!(parse(&chinese(value)), Some(value), "{}", chinese(value));
        }
        assert_eq!(prefix("三点意见"), Some((3, 3)));
        assert_eq!(prefix("15日前"), Some((15, 2)));
        assert_eq!(prefix("点"), None);
        assert_eq!((suffix("于2025"), suffix("共十二"), suffix("点")), (Some((3, 2025)), Some((3, 12)), None));
        assert_eq!(parse(""), None);
    }
}
