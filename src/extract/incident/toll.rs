//! What befell people, and how many: 造成3人死亡, 2名工人遇难, 一死四伤, 伤了四个人, 直接经济损失1200万元.

use crate::lexicon::cues::BEFELL;
use crate::lexicon::incident::{self, Harm};
use crate::text::{is_han, numeral};

/// People and what befell them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toll {
    /// Where the number, or 造成 before it, begins.
    pub start: usize,
    /// Where the last word ends.
    pub end: usize,
    /// What befell them.
    pub harm: Harm,
    /// How many.
    pub count: u32,
    /// Whether the text says what brought it about: 造成, 致.
    pub caused: bool,
}

/// Longest name for people between their number and what befell them, in characters.
const LONGEST_NAME: usize = 12;

/// All tolls of a sentence, in order.
pub fn find(text: &str) -> Vec<Toll> {
    let mut found: Vec<Toll> = Vec::new();
    for (place, word) in incident::find(text) {
        if found.last().is_some_and(|last| place.start < last.end) {
            continue;
        }
        let before = || word.harm().and_then(|harm| before(text, place.start, place.end, harm, word.is_short()));
        let behind = || word.harm_of().and_then(|harm| behind(text, place.start, place.end, harm));
        found.extend(before().or_else(behind));
    }
    found
}

/// The number before a word: 3人死亡, 2名承包商员工被灼伤.
fn before(text: &str, at: usize, end: usize, harm: Harm, short: bool) -> Option<Toll> {
    let from = text[..at].rfind(['，', '。', '；', '：', '、', '（']).map_or(0, |mark| mark + '，'.len_utf8());
    let clause = &text[from..at];
    let people = if short { clause } else { without_adverbs(clause) };
    let digits_end = people.char_indices().rev().find(|(_, c)| numeral::is_numeric(*c)).map(|(at, c)| at + c.len_utf8())?;
    let digits_start = people[..digits_end].trim_end_matches(numeral::is_numeric).len();
    let count = numeral::parse(&people[digits_start..digits_end]).filter(|count| *count > 0)?;
    let who = people[digits_end..].trim_start_matches(' ');
    let who = who.strip_prefix(['名', '个', '位', '口']).unwrap_or(who);
    let fits = if short {
        who.is_empty() && !text[end..].starts_with(|c| is_han(c) && !numeral::is_numeric(c))
    } else {
        incident::ends_in_victim(who) && who.chars().count() <= LONGEST_NAME && who.chars().all(is_han)
            || who.is_empty() && matches!(harm, Harm::Serious)
    };
    // 第3人, 2024年: another kind of number.
    if !fits || people[..digits_start].ends_with(['第', '·', '.']) {
        return None;
    }
    let lead = ["造成", "导致", "致"].iter().find_map(|lead| people[..digits_start].rfind(lead).map(|at| (at, lead.len())));
    let lead = lead.filter(|(at, length)| people[at + length..digits_start].chars().count() <= 4);
    Some(Toll { start: from + lead.map_or(digits_start, |lead| lead.0), end, harm, count, caused: lead.is_some() })
}

/// Without what stands between people and what befell them.
fn without_adverbs(clause: &str) -> &str {
    let mut rest = clause;
    while let Some(word) = BEFELL.closing(rest) {
        rest = &rest[..rest.len() - word.len()];
    }
    rest
}

/// The number behind a word: 死了两个, 夺走5条生命, 死亡3人.
fn behind(text: &str, start: usize, at: usize, harm: Harm) -> Option<Toll> {
    let rest = &text[at..];
    let (count, length) = numeral::prefix(rest).filter(|(count, _)| *count > 0)?;
    let unit = rest[length..].chars().next().filter(|c| matches!(c, '个' | '名' | '位' | '条' | '口' | '人'))?;
    let mut end = at + length + unit.len_utf8();
    for word in ["人", "生命"] {
        if text[end..].starts_with(word) {
            end += word.len();
        }
    }
    Some(Toll { start, end, harm, count, caused: false })
}

/// Direct economic loss in yuan, and where its words end.
pub fn loss(text: &str) -> Option<(u64, usize)> {
    let at = text.find("直接经济损失")? + "直接经济损失".len();
    let rest = text[at..].trim_start_matches(['约', '达', '到', '近', '共', '计', '为', '超', '过', '高']);
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let amount: f64 = rest[..digits].parse().ok()?;
    let (unit, behind) = match rest[digits..].chars().next()? {
        '万' => (1e4, '万'.len_utf8()),
        '亿' => (1e8, '亿'.len_utf8()),
        _ => (1.0, 0),
    };
    let tail = rest[digits + behind..].trim_start_matches('余');
    tail.starts_with('元').then(|| ((amount * unit).round() as u64, text.len() - tail.len() + '元'.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_in_every_form() {
        let counted = |text: &str| find(text).into_iter().map(|toll| (toll.harm, toll.count)).collect::<Vec<_>>();
        assert_eq!(counted("火灾，造成12人死亡、7人受伤"), [(Harm::Died, 12), (Harm::Hurt, 7)]);
        assert_eq!(counted("发生喷溅，2名承包商员工被灼伤"), [(Harm::Hurt, 2)]);
        assert_eq!(counted("两位夜班的工友不幸遇难"), [(Harm::Died, 2)]);
        assert_eq!(counted("那场爆炸，一死四伤"), [(Harm::Died, 1), (Harm::Hurt, 4)]);
        assert_eq!(counted("一家米线馆爆燃，伤了四个人，死了两个"), [(Harm::Hurt, 4), (Harm::Died, 2)]);
        assert_eq!(counted("11名矿工再也没有升井"), [(Harm::Died, 11)]);
        assert_eq!(counted("1名信号工重伤，3人失踪"), [(Harm::Serious, 1), (Harm::Missing, 3)]);
        assert_eq!(counted("4名学生溺水，2024年"), []);
        assert_eq!(loss("直接经济损失约1200余万元"), None);
        assert_eq!(loss("直接经济损失1200.5万余元，"), Some((12_005_000, "直接经济损失1200.5万余元".len())));
    }
}
