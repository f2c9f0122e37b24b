//! S012: 五落实 and a list of four beside it.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "S012",
    name: "number-abbreviation",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["数字缩略语与后面列出的项数不符", "a number in a short name and the list beside it do not agree"],
    why: ["“五落实”后面只列四项，别人会问第五项是什么。", "Of a “five” that lists four the fifth will be asked for."],
    wrong: &["各单位要做到⟦五落实⟧（责任落实、措施落实、资金落实、时限落实）。", "整改要做到“⟦五落实⟧”，落实责任、落实资金、落实时限、落实预案，不留死角。"],
    right: &["各单位要做到五落实（责任落实、措施落实、资金落实、时限落实、预案落实）。", "要坚持四个一律：对非法生产的一律停产，对违规建设的一律关闭，对监管失职的一律追责，对造成事故的一律严惩。", "整改要做到“五落实”，分级、分类、分批落实到位。", "要做到“三到位”，责任到位、措施到位，监督到位。", "整改要做到“五落实”，落实责任、落实措施、落实资金、落实时限、落实预案，不留死角。"],
    find,
};

/// Longest list behind a comma, in characters.
const LONGEST_LIST: usize = 200;

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = canon[from..].find(numeral::is_chinese).map(|at| from + at) {
        let Some((number, length)) = numeral::prefix(&canon[at..]) else {
            from = at + canon[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        from = at + length;
        if !(3..=12).contains(&number) {
            continue;
        }
        if let Some((name, listed)) = listed(&canon[at + length..]).filter(|(_, listed)| *listed != number as usize) {
            let words = &canon[at..at + length + name];
            found.push(Found::new(
                context.at(at, at + length + name),
                format!("“{words}”后面列出了{listed}项"),
                format!("{words} lists {listed}"),
            ));
        }
    }
    found
}

/// Length of the name behind a number, and how many elements the list beside it has: each must hold the name's last two characters.
fn listed(rest: &str) -> Option<(usize, usize)> {
    let bare = rest.strip_prefix('个').unwrap_or(rest);
    let open = bare.char_indices().take(5).skip(2).find(|(_, c)| matches!(c, '（' | '：' | '”')).map(|(at, _)| at)?;
    let name = &bare[..open];
    if !name.chars().all(crate::text::is_han) {
        return None;
    }
    let tail: String = name.chars().skip(name.chars().count() - 2).collect();
    let inner = bare[open..].trim_start_matches('”');
    let inner = match inner.chars().next()? {
        '（' => &inner['（'.len_utf8()..inner.find('）')?],
        '：' => inner['：'.len_utf8()..].split(['。', '\n']).next()?,
        // “五落实”，落实责任、落实资金，确保…: as far as the elements are parted by 、.
        '，' => {
            let near = inner.char_indices().nth(LONGEST_LIST).map_or(inner.len(), |(at, _)| at);
            let list = inner['，'.len_utf8()..near].split(['。', '；', '\n']).next()?;
            let more = list.split('，').take_while(|piece| piece.split('、').all(|element| element.matches(tail.as_str()).count() == 1));
            let length: usize = more.map(|piece| piece.len() + '，'.len_utf8()).sum();
            list.get(..length.checked_sub('，'.len_utf8())?)?
        }
        _ => return None,
    };
    // Where semicolons part the elements, commas stand inside them.
    let marks: &[char] = if inner.contains('；') { &['；'] } else { &['、', '，'] };
    let elements: Vec<&str> = inner.split(marks).filter(|element| !element.trim().is_empty()).collect();
    let all = elements.iter().all(|element| element.matches(tail.as_str()).count() == 1);
    (all && elements.len() >= 2).then_some((rest.len() - bare.len() + open, elements.len()))
}
