//! One source character as it is matched: widths folded, traditional characters simplified.
//!
//! Punctuation between Chinese characters is full width in official writing (GB/T 15834), but copies carry it half
//! width; matching sees one form only. Every fold is one character to one character, so offsets stay put.

include!(concat!(env!("OUT_DIR"), "/t2s.rs"));

/// The simplified form of a traditional ideograph, else the character itself.
pub fn simplify(c: char) -> char {
    let index = (c as u32).wrapping_sub(FIRST) as usize;
    match SIMPLIFIED.get(index) {
        Some(&code) if code != 0 => char::from_u32(u32::from(code)).unwrap_or(c),
        _ => c,
    }
}

/// Whether `c` is an ideograph.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3134F}')
}

/// Whether `c` is invisible and carries nothing: zero width, bidirectional or another control.
pub fn is_invisible(c: char) -> bool {
    // Most characters are ideographs and their punctuation.
    !matches!(c, '\u{3000}'..='\u{9FFF}')
        && matches!(c,
        '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Folds one character; `near_han` says that it stands beside Chinese text and not inside a number or a Latin word.
///
/// Line ends of every kind become `\n` and every other white space a plain space.
pub fn fold(c: char, near_han: bool) -> char {
    match c {
        '\u{4E00}'..='\u{9FFF}' => simplify(c),
        '\u{80}'.. => fold_wide(c),
        '\n' | '\r' | '\u{B}' | '\u{C}' => '\n',
        '\t' => ' ',
        ',' | ':' | ';' | '(' | ')' | '!' | '?' if near_han => match c {
            ',' => '，',
            ':' => '：',
            ';' => '；',
            '(' => '（',
            ')' => '）',
            '!' => '！',
            _ => '？',
        },
        _ => c,
    }
}

fn fold_wide(c: char) -> char {
    match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '（' | '）' | '，' | '：' | '；' | '！' | '？' => c,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '／' | '－' | '＋' | '～' | '＊' | '＿' | '［' | '］' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '「' | '＂' => '“',
        '」' => '”',
        '『' => '‘',
        '』' => '’',
        '﹝' | '〔' => '〔',
        '﹞' | '〕' => '〕',
        '○' | '◯' => '〇',
        '｡' => '。',
        '､' => '、',
        _ if c.is_whitespace() => ' ',
        '\u{2E80}'..='\u{2FD5}' => simplify(super::radicals::ideograph(c)),
        _ => simplify(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_scripts_and_blanks_meet_in_one_form() {
        let folded: String = "（１）會議，　安全\u{85}".chars().map(|c| fold(c, true)).collect();
        assert_eq!(folded, "（1）会议， 安全\n");
        assert_eq!(fold(',', true), '，');
        assert_eq!(fold(',', false), ',');
    }
}
