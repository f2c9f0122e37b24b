//! Numbering styles of official writing (GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）) and of spoken lists.
//!
//! A style is one row of [`STYLES`]: how its markers are read, what is one and what only looks like one.

use crate::model::Style;
use crate::text::any::begins_with_any;
use crate::text::numeral;

/// A marker at the beginning of some text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Its style.
    pub style: Style,
    /// Its number; `None` for 最后, which counts on from whatever came before.
    pub ordinal: Option<u32>,
    /// Numbers of the levels above, of 1.2.3 these are 1 and 2.
    pub above: Vec<u32>,
    /// What it counts, for spoken ordinals: 件 of 第二件事, 首先 of 其次. Lists of different counts stand in one another.
    pub counts: &'static str,
    /// Length in bytes.
    pub length: usize,
}

/// One numbering style.
pub struct StyleRow {
    /// The style.
    pub style: Style,
    /// Reads the marker that a text begins with.
    pub read: fn(&str) -> Option<Marker>,
    /// Texts that begin with a marker of the style, and its number.
    pub is: &'static [(&'static str, u32)],
    /// Texts that look as if they did.
    pub is_not: &'static [&'static str],
}

/// All styles. A marker is of the first style that reads it.
pub const STYLES: [StyleRow; 8] = [
    StyleRow {
        style: Style::Part,
        read: part,
        is: &[("第一部分 形势", 1), ("第三章、责任", 3), ("第二节：督查", 2)],
        is_not: &["第二部分所列任务", "第一时间", "第三季度"],
    },
    StyleRow {
        style: Style::Chinese,
        read: chinese,
        is: &[("一、提高认识", 1), ("一、两站两员", 1), ("二、五个专班", 2), ("十二、严格考核", 12), ("叁、落实", 3), ("二.加强领导", 2)],
        is_not: &["七、八月份", "一、三季度", "一、三号井", "一、四级响应", "一是认识", "三个方面"],
    },
    StyleRow {
        style: Style::ChineseParen,
        read: chinese_paren,
        is: &[("（一）排查", 1), ("（十一）考核", 11)],
        is_not: &["（一）型水库", "（二〇二四年三月五日）", "（一批）"],
    },
    StyleRow {
        style: Style::Arabic,
        read: arabic,
        is: &[("1.加强", 1), ("2、整治", 2), ("1.2 差距", 2), ("2.1.3 落实", 3), ("3. 2024年以来", 3)],
        is_not: &["3.5亿元", "10月底", "2024年", "1.1万件", "24小时", "7、8月份"],
    },
    StyleRow {
        style: Style::ArabicParen, read: arabic_paren, is: &[("（1）人", 1), ("2）火", 2)], is_not: &["（2024）6号", "（3人）"]
    },
    StyleRow { style: Style::Circled, read: circled, is: &[("①查", 1), ("⑫改", 12)], is_not: &["〇一"] },
    StyleRow {
        style: Style::Item,
        read: item,
        is: &[("一是抓意识", 1), ("三要抓好", 3), ("其二，", 2), ("十一是", 11)],
        is_not: &["一是一、二是二", "一个", "其他", "三要素", "一是否"],
    },
    StyleRow {
        style: Style::Ordinal,
        read: ordinal,
        is: &[
            ("第一，源头", 1),
            ("第二、会风", 2),
            ("首先，要", 1),
            ("其次是", 2),
            ("头一件，人", 1),
            ("第二桩，自建房", 2),
            ("第三件嘛，就", 3),
            ("第一句话：讲", 1),
            ("第三个方面：人", 3),
            ("隐患一：线路", 1),
            ("第五点，没有", 5),
        ],
        is_not: &[
            "第一季度",
            "第一责任人",
            "首先要安全",
            "第二次工业",
            "第一时间，",
            "最后，希望大家",
            "最后，祝各位",
            "最后，我再拜托一句",
        ],
    },
];

/// The marker that `text` begins with.
pub fn read(text: &str) -> Option<Marker> {
    STYLES.iter().find_map(|row| (row.read)(text))
}

/// Whether a marker may begin with `c`; spares the reading of every place.
pub fn may_begin(c: char) -> bool {
    numeral::is_numeric(c) || matches!(c, '（' | '第' | '其' | '首' | '再' | '最' | '头' | '隐' | '问' | '任' | '①'..='⑳')
}

fn marker(style: Style, ordinal: u32, length: usize) -> Option<Marker> {
    (1..=99).contains(&ordinal).then_some(Marker { style, ordinal: Some(ordinal), above: Vec::new(), counts: "", length })
}

fn chinese_number(text: &str) -> Option<(u32, usize)> {
    text.chars().next().filter(|c| numeral::is_chinese(*c)).and_then(|_| numeral::prefix(text))
}

fn part(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let (number, length) = numeral::prefix(rest)?;
    let rest = &rest[length..];
    let unit = ["部分", "章", "节"].into_iter().find(|unit| rest.starts_with(unit))?;
    let rest = &rest[unit.len()..];
    let length = text.len() - rest.len();
    match rest.chars().next() {
        None | Some(' ' | '\n' | '】') => marker(Style::Part, number, length),
        Some(mark @ ('、' | '：' | '，' | '.')) => marker(Style::Part, number, length + mark.len_utf8()),
        _ => None,
    }
}

fn chinese(text: &str) -> Option<Marker> {
    let (number, length) = chinese_number(text)?;
    let rest = &text[length..];
    let mark = rest.chars().next().filter(|c| matches!(c, '、' | '.'))?;
    let next = rest[mark.len_utf8()..].chars().next();
    // 一、两站两员; 三、五十个项目: but 七、八月份, 一、三季度 and 一、二、三 go on counting.
    let counts_on = || {
        let behind = &rest[mark.len_utf8()..];
        let more = |(next, length): (u32, usize)| {
            let unit = &behind[length..];
            next == number + 1 || begins_with_any(unit, &["、", "季度", "号", "级", "类", "月", "日", "年级", "产业", "标段"])
        };
        let digit = behind.starts_with(|c: char| c.is_ascii_digit());
        digit || (!behind.starts_with('两') && numeral::prefix(behind).is_none_or(more))
    };
    if next.is_some_and(numeral::is_numeric) && counts_on() {
        // 七、八月份; but a heading may begin with a year or a count of four digits.
        let digits = rest[mark.len_utf8()..].chars().take_while(char::is_ascii_digit).count();
        // 三、一家一户过好这个冬
        let mut each = rest[mark.len_utf8()..].chars();
        let each = each.next() == Some('一') && each.next().is_some() && each.next() == Some('一');
        if digits < 4 && !each {
            return None;
        }
    }
    marker(Style::Chinese, number, length + mark.len_utf8())
}

fn chinese_paren(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix('（')?;
    let (number, length) = chinese_number(inner)?;
    let rest = inner[length..].strip_prefix('）')?;
    if rest.starts_with('型') || rest.starts_with('类') || rest.starts_with('级') {
        return None;
    }
    let length = text.len() - rest.len();
    marker(Style::ChineseParen, number, length + if rest.starts_with('、') { '、'.len_utf8() } else { 0 })
}

fn arabic(text: &str) -> Option<Marker> {
    let mut numbers = Vec::new();
    let mut rest = text;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 2 {
            break;
        }
        numbers.push(rest[..digits].parse().ok()?);
        rest = &rest[digits..];
        match rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            Some(next) if next.bytes().take_while(u8::is_ascii_digit).count() <= 2 => rest = next,
            _ => break,
        }
    }
    let last = numbers.pop()?;
    let mark = rest.chars().next();
    let after = |mark: char| rest[mark.len_utf8()..].trim_start().chars().next();
    let length = match mark {
        Some(mark @ ('.' | '、')) => {
            let tight = rest[mark.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
            let year = rest[mark.len_utf8()..].trim_start().bytes().take_while(u8::is_ascii_digit).count() >= 4;
            if tight && !year || after(mark).is_none() {
                return None;
            }
            text.len() - rest.len() + mark.len_utf8()
        }
        // 1.1 needs no mark behind it, but a blank: 1.1万件 is a quantity.
        Some(' ') if !numbers.is_empty() && after(' ').is_some_and(|c| !c.is_ascii_digit()) => text.len() - rest.len(),
        _ => return None,
    };
    Some(Marker { above: numbers, ..marker(Style::Arabic, last, length)? })
}

fn arabic_paren(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix('（').unwrap_or(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let rest = inner[digits..].strip_prefix(['）', ')'])?;
    marker(Style::ArabicParen, inner[..digits].parse().ok()?, text.len() - rest.len())
}

fn circled(text: &str) -> Option<Marker> {
    let first = text.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
    marker(Style::Circled, first as u32 - '①' as u32 + 1, first.len_utf8())
}

fn item(text: &str) -> Option<Marker> {
    if let Some(inner) = text.strip_prefix('其') {
        let (number, length) = chinese_number(inner)?;
        let mark = inner[length..].chars().next().filter(|c| matches!(c, '，' | '、' | '：' | '是'))?;
        return marker(Style::Item, number, text.len() - inner.len() + length + mark.len_utf8());
    }
    let (number, length) = chinese_number(text)?;
    let mark = text[length..].chars().next().filter(|c| matches!(c, '是' | '要'))?;
    let rest = &text[length + mark.len_utf8()..];
    let word = if mark == '是' { rest.starts_with('否') } else { begins_with_any(rest, &["素", "点", "害", "件"]) };
    // 一是一、二是二 is a saying.
    let saying = chinese_number(rest).is_some_and(|(_, length)| rest[length..].starts_with(['、', '，', '。']));
    (!word && !saying && number <= 20).then(|| marker(Style::Item, number, length + mark.len_utf8()))?
}

/// What a spoken ordinal may count: 第三点，第二件事，第一句话：
const COUNTED: [&str; 33] = [
    "个事情",
    "个事",
    "个大事",
    "件大事",
    "桩事",
    "个环节",
    "个方面",
    "方面",
    "个问题",
    "个任务",
    "件事情",
    "件事",
    "句话",
    "个要",
    "点",
    "件",
    "个",
    "句",
    "条",
    "项",
    "步",
    "关",
    "块",
    "类",
    "招",
    "层",
    "桩",
    "样",
    "道",
    "宗",
    "档",
    "就是",
    "",
];

/// What 首先, 其次, 再次 and 最后 count.
pub const FIRST: &str = "首先";

fn ordinal(text: &str) -> Option<Marker> {
    for (word, number) in [("头一", Some(1)), ("最后一", None)] {
        if let Some(rest) = text.strip_prefix(word) {
            let (counts, length) = counted(rest).filter(|(counts, _)| !counts.is_empty())?;
            return Some(Marker { style: Style::Ordinal, ordinal: number, above: Vec::new(), counts, length: word.len() + length });
        }
    }
    for (word, number) in [("首先", Some(1)), ("其次", Some(2)), ("再次", Some(3)), ("再者", Some(3)), ("最后", None)] {
        if let Some(rest) = text.strip_prefix(word) {
            let mark = rest.chars().next().filter(|c| matches!(c, '，' | '、' | '是' | '：'))?;
            // 最后，希望大家…; 最后，祝…: the closing, not a point.
            if number.is_none()
                && begins_with_any(
                    &rest[mark.len_utf8()..],
                    &["希望", "让我们", "祝", "预祝", "同志们", "我再拜托", "我再说", "我再讲", "再说一句", "再讲一句"],
                )
            {
                return None;
            }
            let length = word.len() + mark.len_utf8();
            return Some(Marker { style: Style::Ordinal, ordinal: number, above: Vec::new(), counts: FIRST, length });
        }
    }
    for word in ["隐患", "问题", "任务"] {
        if let Some(rest) = text.strip_prefix(word) {
            let (number, length) = chinese_number(rest)?;
            rest[length..].strip_prefix('：')?;
            return marker(Style::Ordinal, number, word.len() + length + '：'.len_utf8());
        }
    }
    let rest = text.strip_prefix('第')?;
    let (number, length) = numeral::prefix(rest)?;
    let (counts, noun) = counted(&rest[length..])?;
    marker(Style::Ordinal, number, '第'.len_utf8() + length + noun).map(|marker| Marker { counts, ..marker })
}

/// What may stand between an ordinal and the point itself, a counted noun, a particle and a mark: the noun and the length.
fn counted(text: &str) -> Option<(&'static str, usize)> {
    COUNTED.iter().find_map(|noun| {
        let rest = text.strip_prefix(noun)?;
        let rest = rest.strip_prefix(['嘛', '呢']).unwrap_or(rest);
        let mark = rest.chars().next().filter(|c| matches!(c, '，' | '、' | '：'))?;
        let noun = if noun.starts_with('件') { "件" } else { noun };
        Some((noun, text.len() - rest.len() + mark.len_utf8()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_reads_its_examples_and_no_others() {
        for row in &STYLES {
            for (text, number) in row.is {
                let found = read(text).unwrap_or_else(|| panic!("style.rs: {text} should begin with a marker of {:?}", row.style));
                assert_eq!((found.style, found.ordinal), (row.style, Some(*number)), "style.rs: {text}");
                assert!(may_begin(text.chars().next().unwrap_or(' ')), "style.rs: add the first character of {text} to may_begin");
            }
            for text in row.is_not {
                assert_eq!((row.read)(text), None, "style.rs: {text} should not be read as {:?}", row.style);
            }
        }
    }
}
