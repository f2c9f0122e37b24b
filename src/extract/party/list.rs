//! How a coordination is split: at 、 and 和, with the noun that its elements share.

use super::names::{head, plausible};
use crate::lexicon::naming;
use crate::lexicon::party::{self, PartyKind};
use crate::text::{Stretch, is_han, numeral};

/// Where the noun ends that the elements of a list share behind 等: 公安、海事等部门|和沿海乡镇.
pub(super) fn shared_end(text: &str) -> Option<usize> {
    let behind = text.match_indices('等').map(|(at, etc)| at + etc.len());
    behind.filter(|at| *at > '等'.len_utf8()).find_map(|at| Some(at + naming::BODY_NOUN.leading(&text[at..])?.len()))
}

/// A coordination by its elements.
pub(super) struct Listed {
    /// Where they stand.
    pub(super) elements: Vec<Stretch>,
    /// A noun that all elements share: behind 等, or behind a count (三个局长).
    pub(super) shared: Option<Stretch>,
}

/// Splits at 、 and at 和, 及, 与 between complete names.
pub(super) fn read(canon: &str, stretch: &Stretch) -> Option<Listed> {
    let text = &canon[stretch.clone()];
    let mut body = text;
    let mut shared = None;
    // 公安、城管、教育三家
    if let Some(rest) = body.strip_suffix('家').or_else(|| body.strip_suffix("家单位")).or_else(|| body.strip_suffix("个部门")) {
        let bare = rest.trim_end_matches(numeral::is_numeric);
        if bare.len() < rest.len() {
            body = bare.trim_end_matches("你们").trim_end_matches('等');
            shared = Some(stretch.start..stretch.start);
        }
    }
    // 县文明办、团县委等要
    if shared.is_none()
        && let Some(list) = body.strip_suffix('等').filter(|list| list.contains('、'))
    {
        body = list;
    }
    // 沙河镇、柳坪乡等乡镇
    if shared.is_none()
        && let Some((list, level)) = body.rsplit_once('等')
        && naming::PLACES.holds(level)
        && list.rsplit('、').next().is_some_and(|last| matches!(head(last), Some((word, PartyKind::Place)) if word.len() < last.len()))
    {
        body = list;
    }
    if shared.is_none()
        && let Some(at) = body.rfind('等')
    {
        let noun = &body[at + '等'.len_utf8()..];
        let noun = noun.trim_start_matches(|c: char| numeral::is_numeric(c) || c == '个' || c == '家');
        let word = naming::SHARED.or(naming::SHARED_OFFICE).leading(noun);
        let extra = |word: &&str| noun[word.len()..].chars().count();
        let whole = word.filter(|word| extra(word) == 0 || extra(word) <= 6 && head(noun).is_some() && plausible(&noun[word.len()..]));
        if let Some(word) = whole {
            let noun_start = stretch.start + text.len() - noun.len() - (text.len() - body.len());
            let length = if word == "行业和领域" || word == "行业领域" { "行业".len() } else { noun.len() };
            shared = Some(noun_start..noun_start + length);
            body = &body[..at];
        }
    }
    if shared.is_none()
        && let Some(word) = head(body).map(|(word, _)| word).or_else(|| counted_place(body))
        && let Some(before) = body.strip_suffix(word)
    {
        // 水利、应急、气象三个局长; 公安、交通运输两部门; 云栖谷、月牙湖两个景区管委会: what stands between the count and the body is shared with it.
        let unit =
            before.rfind(['个', '家']).filter(|at| before[*at..].chars().count() <= 3 && before[..*at].ends_with(numeral::is_numeric));
        let word_start = unit.map_or(before.len(), |at| at + '个'.len_utf8());
        let before = &before[..word_start];
        let counted = before.strip_suffix(['个', '位', '名', '家']).unwrap_or(before);
        let bare = Some(counted.trim_end_matches(numeral::is_numeric)).filter(|bare| {
            // 黄土坡、王渡口这两处 points at places.
            bare.len() < counted.len() && bare.contains('、') && !bare.ends_with(['、', '这', '那', '成', '分', '编', '派', '出', '抽'])
        });
        if let Some(bare) = bare {
            shared = Some(stretch.start + word_start..stretch.start + body.len());
            body = bare;
        }
    }
    // 城投公司、交投集团、文旅集团三家市属企业: the count sums up what was named.
    if shared.is_none()
        && let Some(named) = summed(body)
    {
        body = named;
    }
    let holds = naming::HAVING.begins(body);
    let modifier = body.find('的').filter(|_| holds).unwrap_or(0);
    let mut elements = Vec::new();
    let mut start = 0;
    let mut depth = 0i32;
    for (at, c) in body.char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            // 有挖掘机、冲锋舟的老板 is one: the mark stands in the modifier.
            '、' if depth == 0 && at < modifier => {}
            '、' if depth == 0 => {
                elements.push(start..at);
                start = at + c.len_utf8();
            }
            '和' | '及' | '与' | '或' if depth == 0 && joins(&body[start..at], c, &body[at + c.len_utf8()..]) => {
                elements.push(start..at);
                start = at + c.len_utf8();
                // 董事长或者总经理
                if c == '或' && body[start..].starts_with('者') {
                    start += '者'.len_utf8();
                }
            }
            _ => {}
        }
    }
    elements.push(start..body.len());
    let elements: Vec<Stretch> = elements.into_iter().flat_map(|element| adjacent(body, element)).collect();
    let elements: Vec<Stretch> = elements.into_iter().map(|element| stretch.start + element.start..stretch.start + element.end).collect();
    // 冶炼、选矿、机修等单位: what shares a noun may be what is done.
    let short = |element: &Stretch| {
        let text = &canon[element.clone()];
        shared.as_ref().is_some_and(|noun| naming::BODY_NOUN.holds(&canon[noun.clone()]))
            && elements.len() > 1
            && (2..=4).contains(&text.chars().count())
            && text.chars().all(is_han)
    };
    elements.iter().all(|element| plausible(&canon[element.clone()]) || short(element)).then_some(Listed { elements, shared })
}

/// The names of a list that a count and a noun behind it sum up.
fn summed(body: &str) -> Option<&str> {
    let unit = body.rfind(['家', '个']).filter(|at| (2..=7).contains(&body[*at..].chars().count()))?;
    let (start, count) = numeral::suffix(&body[..unit])?;
    let list = &body[..start];
    let whole = |name: &str| matches!(head(name), Some((word, PartyKind::Org | PartyKind::Whole)) if word.len() < name.len() || name.chars().count() > 2);
    let elements: Vec<&str> = list.split('、').collect();
    (elements.len() >= 2 && elements.len() == count as usize && elements.iter().all(|name| whole(name))).then_some(list)
}

/// The level behind a count of places: 镇 of 柳河、石桥、青山三个镇.
fn counted_place(body: &str) -> Option<&str> {
    let level = body.char_indices().next_back().filter(|(_, c)| "镇乡村县区市".contains(*c)).map(|(at, _)| at)?;
    let before = body[..level].strip_suffix('个').unwrap_or(&body[..level]);
    before.ends_with(numeral::is_chinese).then_some(&body[level..])
}

/// 各级各部门 are two.
fn adjacent(body: &str, element: Stretch) -> Vec<Stretch> {
    let text = &body[element.clone()];
    let second = text
        .char_indices()
        .skip(1)
        .find(|(at, c)| *c == '各' && head(&text[..*at]).is_some_and(|(word, kind)| kind == PartyKind::Generic && word.len() == *at));
    match second {
        // 各级各类学校 are one.
        Some((at, _)) if text.starts_with('各') && !text[at..].starts_with("各类") => {
            vec![element.start..element.start + at, element.start + at..element.end]
        }
        _ => vec![element],
    }
}

/// Whether 和 stands between two names: 文化和旅游部门 is one, 公安和交通部门 are two.
fn joins(left: &str, joint: char, right: &str) -> bool {
    let whole =
        |text: &str| head(text).is_some_and(|(word, kind)| kind != PartyKind::Never && (kind != PartyKind::Org || word.len() < text.len()));
    // 市自然资源和规划局
    let short = left.strip_prefix(['市', '县', '区', '省']).unwrap_or(left);
    if naming::FIELD.holds(short) || short == "林业" && (right.starts_with("草原") || right.starts_with("园林")) {
        return false;
    }
    // 实验室与设备管理处
    let other = right.starts_with(['各', '市', '县', '区', '镇', '乡', '省']) || left.ends_with("办公室");
    if joint == '与' && left.ends_with('室') && right.ends_with(['处', '部', '科']) && !other {
        return false;
    }
    // 机关和分厂
    let bare = |text: &str| head(text).is_some_and(|(word, kind)| kind != PartyKind::Never && word.len() == text.len());
    let named = |text: &str| head(text).is_some_and(|(_, kind)| kind != PartyKind::Never);
    (whole(left) || party::is_abbreviation(left) || bare(left) && named(right)) && !right.is_empty()
}
