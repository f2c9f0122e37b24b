//! T009: mixed numerals in one date, full-width digits, ○ for 〇, a hyphen for the dash of a range.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "T009",
    name: "numeral-style",
    severity: Severity::Note,
    fix: Safety::Safe,
    on: true,
    about: ["数字用法不统一", "numerals that are mixed or of the wrong form"],
    why: [
        "GB/T 15835—2011《出版物上数字用法》：同一日期不混用汉字和阿拉伯数字；年份中的“〇”不用“○”；数值范围用一字线或浪纹线。",
        "GB/T 15835—2011: no mixing of scripts in one date, 〇 and not ○ in years, a dash and not a hyphen in ranges.",
    ],
    wrong: &["会议定于⟦2023年十月⟧召开。", "检查了⟦１２⟧家企业。", "⟦五月20日⟧前补齐。", "⟦二○二四年⟧一月。", "开展⟦2024-2026年⟧三年行动。"],
    right: &["会议定于2023年10月召开，检查12家企业，二〇二四年一月，2024—2026年三年行动，电话0551-2345678。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let source = context.text.source();
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let hit = [full_width, circle, mixed, mixed_day, hyphen].iter().find_map(|read| read(source, at));
        match hit {
            Some((length, right, zh, en)) => {
                found.push(Found::new(context.text.span_of(at, at + length), zh, en).replace(right));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

type Hit = Option<(usize, String, String, String)>;

/// So many characters of a number are looked at.
const LONGEST: usize = 24;

fn digits(source: &[char], at: usize, of: impl Fn(char) -> bool) -> usize {
    source[at..].iter().take(LONGEST).take_while(|c| of(**c)).count()
}

/// １２
fn full_width(source: &[char], at: usize) -> Hit {
    let length = digits(source, at, |c| ('０'..='９').contains(&c));
    let right: String = source[at..at + length].iter().filter_map(|c| char::from_u32(*c as u32 - 0xFEE0)).collect();
    (length > 0).then(|| (length, right.clone(), format!("全角数字应为“{right}”"), format!("full-width digits: {right}")))
}

/// 二○二四年
fn circle(source: &[char], at: usize) -> Hit {
    let begins = at.checked_sub(1).is_none_or(|before| !numeral::is_chinese(source[before]));
    let length = digits(source, at, |c| numeral::digit(c).is_some() || matches!(c, '○' | '◯' | 'O' | 'o'));
    let written: String = source[at..at + length].iter().collect();
    let circled = written.contains(['○', '◯', 'O', 'o']) && written.starts_with(numeral::is_chinese);
    if !begins || length != 4 || !circled || source.get(at + length) != Some(&'年') {
        return None;
    }
    let right = written.replace(['○', '◯', 'O', 'o'], "〇") + "年";
    Some((length + 1, right.clone(), format!("应写作“{right}”"), format!("this is written {right}")))
}

/// 2023年十月, 3月五日
fn mixed(source: &[char], at: usize) -> Hit {
    let begins = at.checked_sub(1).is_none_or(|before| !source[before].is_ascii_digit());
    let arabic = digits(source, at, |c| c.is_ascii_digit());
    let unit = source.get(at + arabic).copied()?;
    if !begins || arabic == 0 || !matches!((unit, arabic), ('年', 4) | ('月', 1 | 2)) {
        return None;
    }
    let from = at + arabic + 1;
    let chinese = digits(source, from, |c| numeral::is_chinese(c) && c != '半' && c != '两');
    let next = source.get(from + chinese).copied()?;
    let pair = matches!((unit, next), ('年', '月') | ('月', '日'));
    let value = numeral::parse(&source[from..from + chinese].iter().collect::<String>())?;
    let fits = if next == '月' { (1..=12).contains(&value) } else { (1..=31).contains(&value) };
    if chinese == 0 || !pair || !fits {
        return None;
    }
    let head: String = source[at..from].iter().collect();
    let right = format!("{head}{value}{next}");
    Some((arabic + 1 + chinese + 1, right.clone(), format!("汉字和阿拉伯数字混用，应写作“{right}”"), format!("two scripts in one date: {right}")))
}

/// 五月20日
fn mixed_day(source: &[char], at: usize) -> Hit {
    let begins = at.checked_sub(1).is_none_or(|before| !numeral::is_numeric(source[before]) && source[before] != '第');
    let chinese = digits(source, at, numeral::is_chinese);
    if !begins || chinese == 0 || source.get(at + chinese) != Some(&'月') {
        return None;
    }
    let from = at + chinese + 1;
    let arabic = digits(source, from, |c| c.is_ascii_digit());
    let month = numeral::parse(&source[at..at + chinese].iter().collect::<String>()).filter(|month| (1..=12).contains(month))?;
    if !(1..=2).contains(&arabic) || !matches!(source.get(from + arabic), Some('日' | '号')) {
        return None;
    }
    let day: String = source[from..from + arabic + 1].iter().collect();
    let right = format!("{month}月{day}");
    Some((chinese + 1 + arabic + 1, right.clone(), format!("汉字和阿拉伯数字混用，应写作“{right}”"), format!("two scripts in one date: {right}")))
}

/// 2024-2026年
fn hyphen(source: &[char], at: usize) -> Hit {
    let begins = at.checked_sub(1).is_none_or(|before| !source[before].is_ascii_alphanumeric() && source[before] != '-');
    let year = |at: usize| digits(source, at, |c| c.is_ascii_digit()) == 4 && matches!(source[at], '1' | '2');
    let joined = begins && source[at].is_ascii_digit() && year(at) && source.get(at + 4) == Some(&'-') && at + 5 < source.len() && year(at + 5);
    if !joined || source.get(at + 9) != Some(&'年') {
        return None;
    }
    let written: String = source[at..at + 10].iter().collect();
    let right = written.replace('-', "—");
    Some((10, right.clone(), format!("起止年份之间用一字线：“{right}”"), format!("a dash between years: {right}")))
}
