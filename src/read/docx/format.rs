//! Number formats of automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat).

use crate::text::numeral;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A number as a format shows it; numbers that the format cannot show are decimal, as in Word.
pub fn number(format: &str, value: u32) -> String {
    let shown = match format {
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
            Some(numeral::chinese(value))
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Some(digits(value, &DIGITS)),
        "chineseLegalSimplified" | "japaneseLegal" => Some(legal(value)),
        "ideographTraditional" => nth(&STEMS, value),
        "ideographZodiac" => nth(&BRANCHES, value),
        "decimalFullWidth" | "decimalFullWidth2" => {
            Some(value.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect())
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedFullstop" => enclosed(value, '⒈'),
        "decimalEnclosedParen" => enclosed(value, '⑴'),
        "ideographEnclosedCircle" => (1..=10).contains(&value).then(|| char::from_u32('㊀' as u32 + value - 1).map(String::from)).flatten(),
        "decimalZero" => Some(format!("{value:02}")),
        "upperLetter" => Some(letters(value, b'A')),
        "lowerLetter" => Some(letters(value, b'a')),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).map(|roman| roman.to_lowercase()),
        "none" => Some(String::new()),
        _ => None,
    };
    shown.unwrap_or_else(|| value.to_string())
}

fn digits(value: u32, digits: &[char; 10]) -> String {
    value.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// 壹, 壹拾贰
fn legal(value: u32) -> String {
    let plain = numeral::chinese(value);
    let plain = if (10..20).contains(&value) { format!("一{plain}") } else { plain };
    let big = |c: char| match c {
        '十' => '拾',
        '百' => '佰',
        '千' => '仟',
        '零' => '零',
        c => numeral::digit(c).and_then(|digit| LEGAL.get(digit as usize)).copied().unwrap_or(c),
    };
    plain.chars().map(big).collect()
}

fn nth(list: &[char], value: u32) -> Option<String> {
    let place = usize::try_from(value.checked_sub(1)?).ok()?;
    list.get(place % list.len()).map(|c| c.to_string())
}

/// ① to ⑳, ㉑ to ㉟, ㊱ to ㊿.
fn circled(value: u32) -> Option<String> {
    let base = match value {
        0 => return Some('⓪'.to_string()),
        1..=20 => '①' as u32 - 1,
        21..=35 => '㉑' as u32 - 21,
        36..=50 => '㊱' as u32 - 36,
        _ => return None,
    };
    char::from_u32(base + value).map(String::from)
}

fn enclosed(value: u32, first: char) -> Option<String> {
    (1..=20).contains(&value).then(|| char::from_u32(first as u32 + value - 1).map(String::from)).flatten()
}

/// A … Z, AA … ZZ, AAA …
fn letters(value: u32, first: u8) -> String {
    let Some(place) = value.checked_sub(1) else { return String::new() };
    let letter = char::from(first + (place % 26) as u8);
    std::iter::repeat_n(letter, (place / 26 + 1).min(30) as usize).collect()
}

fn roman(value: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return None;
    }
    let mut left = value;
    let mut out = String::new();
    for (worth, letters) in PARTS {
        while left >= worth {
            out.push_str(letters);
            left -= worth;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_numbers_as_word_does() {
        for (format, value, shown) in [
            ("chineseCounting", 12, "十二"),
            ("chineseCountingThousand", 21, "二十一"),
            ("japaneseCounting", 10, "十"),
            ("ideographDigital", 10, "一〇"),
            ("ideographDigital", 23, "二三"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 3, "③"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("decimalEnclosedParen", 20, "⒇"),
            ("ideographTraditional", 2, "乙"),
            ("upperLetter", 28, "BB"),
            ("lowerRoman", 14, "xiv"),
            ("decimalZero", 7, "07"),
            ("decimal", 7, "7"),
            ("somethingNew", 7, "7"),
        ] {
            assert_eq!(number(format, value), shown, "{format} {value}");
        }
    }
}
