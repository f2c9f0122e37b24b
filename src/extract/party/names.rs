//! Coordinations of names, split and completed: 公安、交通运输等部门 → 公安部门, 交通运输部门.

use super::complete::{complete, split_bracket};
use crate::lexicon::cues::{BREAKER, VERB};
use crate::lexicon::party::{self, PartyKind};
use crate::text::any::{begins_with_any, holds_any};
use crate::text::{Stretch, is_han, numeral};

/// A name by its parts, in the order in which they make it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Stretches of the canonical view that the name is made of.
    pub parts: Vec<Stretch>,
    /// What its last word says.
    pub kind: PartyKind,
}

impl Name {
    /// The smallest stretch that holds all parts.
    pub fn stretch(&self) -> Stretch {
        let start = self.parts.iter().map(|part| part.start).min().unwrap_or(0);
        start..self.parts.iter().map(|part| part.end).max().unwrap_or(start)
    }

    /// The name in canonical form.
    pub fn canonical(&self, canon: &str) -> String {
        self.parts.iter().map(|part| &canon[part.clone()]).collect()
    }
}

/// The word that a name ends in, a bracket behind it left out: 各县（市、区）.
pub(super) fn head(text: &str) -> Option<(&str, PartyKind)> {
    let bare = match (text.ends_with('）'), text.rfind('（')) {
        (true, Some(open)) => &text[..open],
        _ => text,
    };
    party::head(bare)
}

/// Longest element of a coordination, in characters.
const LONGEST: usize = 26;
/// Nouns that a list shares behind 等.
pub(super) const SHARED: [&str; 8] = ["行业和领域", "行业领域", "行业", "领域", "部门", "单位", "机构", "企业"];

/// Those of them that are bodies, which may be named by what they do: 冶炼、机修等单位.
pub(super) const BODIES: [&str; 4] = ["部门", "单位", "机构", "企业"];
/// What closes a list whose elements share a noun.
pub(super) const SHARED_LISTS: [&str; 4] = ["等部门", "等单位", "等机构", "等企业"];
/// What joins two coordinations.
const JOINTS: [&str; 3] = ["以及", "特别是", "尤其是"];

/// The names in a stretch of text that is nothing but a coordination; `None` when it is anything else.
pub fn read(canon: &str, stretch: &Stretch) -> Option<Vec<Name>> {
    let text = &canon[stretch.clone()];
    if text.is_empty() || text.chars().count() > 160 {
        return None;
    }
    if holds_any(text, &JOINTS)
        && let Some((at, joint)) = JOINTS.iter().find_map(|joint| Some((text.find(joint)?, joint)))
    {
        let mut names = read(canon, &(stretch.start..stretch.start + at))?;
        names.extend(read(canon, &(stretch.start + at + joint.len()..stretch.end))?);
        return Some(names);
    }
    // 农业农村、海事等部门和沿海乡镇
    if let Some((at, shared)) = SHARED_LISTS.iter().find_map(|shared| Some((text.find(shared)? + shared.len(), shared)))
        && let Some(rest) = text[at..].strip_prefix(['和', '及', '、', '与'])
        && !rest.is_empty()
        && shared.len() < at
    {
        let mut names = read(canon, &(stretch.start..stretch.start + at))?;
        names.extend(read(canon, &(stretch.end - rest.len()..stretch.end))?);
        return Some(names);
    }
    if let Some(inner) = addressed(text) {
        return read(canon, &(stretch.start + inner.start..stretch.start + inner.end)).or_else(|| {
            let own = stretch.start + inner.start..stretch.start + inner.end;
            party::is_abbreviation(&canon[own.clone()]).then(|| vec![Name { parts: vec![own], kind: PartyKind::Whole }])
        });
    }
    // 全市所有煤矿 are 煤矿.
    let all = ["全市所有", "全县所有", "全区所有", "全省所有", "辖区所有", "所有"]
        .iter()
        .find(|word| text.starts_with(**word))
        .map_or(0, |word| word.len());
    let Listed { elements, shared } = list(canon, &(stretch.start + all..stretch.end))?;
    // A level alone is a party only among others: 市、县、乡镇.
    if let [only] = elements.as_slice()
        && matches!(head(&canon[only.clone()]), Some((word, PartyKind::Place)) if word.len() == only.len())
    {
        return None;
    }
    // 民政和财政各拿一半, 公安、民政配合: short names alone, where there are several.
    if shared.is_none() && elements.len() > 1 && elements.iter().all(|element| party::is_abbreviation(&canon[element.clone()])) {
        return Some(elements.into_iter().map(|element| Name { parts: vec![element], kind: PartyKind::Abbreviation }).collect());
    }
    let last = elements.last()?.clone();
    let shared_post = party::post(&canon[last.clone()])
        .map(|post| last.end - post.len()..last.end)
        .filter(|post| post.start > last.start && !canon[last.clone()].starts_with('全'));
    let mut names = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        let is_last = index + 1 == elements.len();
        let name = complete(canon, &elements, index, shared.as_ref(), shared_post.as_ref().filter(|_| !is_last))?;
        names.extend(split_bracket(canon, name, element));
    }
    Some(names)
}

/// Those whom the speaker addresses, without the words that address them: 你们教育局, 民政局的同志, 交警大队的同志们.
fn addressed(text: &str) -> Option<Stretch> {
    let start = ["你们", "咱们", "有咱们", "有你们"].iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len());
    let end = ["的同志们", "的同志", "同志们", "人人", "们"].iter().find_map(|tail| text.strip_suffix(tail)).map_or(text.len(), str::len);
    (start < end && end - start < text.len() && end - start >= 2 * '局'.len_utf8()).then_some(start..end)
}

struct Listed {
    elements: Vec<Stretch>,
    /// A noun that all elements share: behind 等, or behind a count (三个局长).
    shared: Option<Stretch>,
}

/// Splits at 、 and at 和, 及, 与 between complete names.
fn list(canon: &str, stretch: &Stretch) -> Option<Listed> {
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
    if shared.is_none()
        && let Some(at) = body.rfind('等')
    {
        let noun = &body[at + '等'.len_utf8()..];
        let noun = noun.trim_start_matches(|c: char| numeral::is_numeric(c) || c == '个' || c == '家');
        let word = ["主管部门", "监管部门"].iter().chain(&SHARED).find(|word| noun.starts_with(**word));
        let extra = |word: &&&str| noun[word.len()..].chars().count();
        let whole = word.filter(|word| extra(word) == 0 || extra(word) <= 6 && head(noun).is_some() && plausible(&noun[word.len()..]));
        if let Some(word) = whole {
            let noun_start = stretch.start + text.len() - noun.len() - (text.len() - body.len());
            let length = if *word == "行业和领域" || *word == "行业领域" { "行业".len() } else { noun.len() };
            shared = Some(noun_start..noun_start + length);
            body = &body[..at];
        }
    }
    if shared.is_none()
        && let Some(word) = head(body).map(|(word, _)| word).or_else(|| counted_place(body))
        && let Some(before) = body.strip_suffix(word)
    {
        // 水利、应急、气象三个局长; 公安、交通运输两部门; 云栖谷、月牙湖两个景区管委会
        // 两个景区管委会: what stands between the count and the body is shared with it.
        let unit =
            before.rfind(['个', '家']).filter(|at| before[*at..].chars().count() <= 3 && before[..*at].ends_with(numeral::is_numeric));
        let word_start = unit.map_or(before.len(), |at| at + '个'.len_utf8());
        let before = &before[..word_start];
        let counted = before.strip_suffix(['个', '位', '名', '家']).unwrap_or(before);
        let bare = Some(counted.trim_end_matches(numeral::is_numeric)).filter(|bare| {
            // 黄土坡、王渡口这两处 points at places.
            bare.len() < counted.len() && bare.contains('、') && !bare.ends_with(['这', '那'])
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
    let holds =
        begins_with_any(body, &["有", "负有", "存在", "涉及", "从事", "使用", "经营", "承担", "具备", "构成", "建有", "列入", "纳入"]);
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
            '和' | '及' | '与' | '或' if depth == 0 && joins(&body[start..at], &body[at + c.len_utf8()..]) => {
                elements.push(start..at);
                start = at + c.len_utf8();
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
        shared.as_ref().is_some_and(|noun| BODIES.contains(&&canon[noun.clone()]))
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
fn joins(left: &str, right: &str) -> bool {
    let whole =
        |text: &str| head(text).is_some_and(|(word, kind)| kind != PartyKind::Never && (kind != PartyKind::Org || word.len() < text.len()));
    if matches!(
        left,
        "文化" | "工业" | "住房" | "自然资源" | "农业农村" | "规划" | "市自然资源" | "县自然资源" | "省自然资源" | "区自然资源"
    ) {
        return false;
    }
    // 机关和分厂
    let bare = |text: &str| head(text).is_some_and(|(word, kind)| kind != PartyKind::Never && word.len() == text.len());
    let named = |text: &str| head(text).is_some_and(|(_, kind)| kind != PartyKind::Never);
    (whole(left) || party::is_abbreviation(left) || bare(left) && named(right)) && !right.is_empty()
}

/// Prepositions and verbs of one character that begin no name.
const OPENERS: &str = "交与在报送看跟向给少莫于於到把被让使叫找结不没也都很再又得别";
/// Names that begin with one of them all the same.
const EXCEPTIONS: [&str; 26] = [
    "交警",
    "交通",
    "交管",
    "交运",
    "使用",
    "报废",
    "给排水",
    "被督",
    "被检",
    "被查",
    "被通报",
    "在建",
    "在岗",
    "在校",
    "在册",
    "在港",
    "看守",
    "看护",
    "看管",
    "给水",
    "到岗",
    "少先队",
    "不动产",
    "报社",
    "报业",
    "结算",
];

/// Whether an element can be a name or a part of one.
fn plausible(element: &str) -> bool {
    let count = element.chars().count();
    // A modifier may hold anything: 负有安全监管职责的部门
    let core = element.rsplit('的').next().unwrap_or(element);
    let modified = core.len() < element.len();
    let opens = |text: &str| text.starts_with(|c: char| OPENERS.contains(c)) && !begins_with_any(text, &EXCEPTIONS);
    let verb =
        VERB.leading(element).is_some_and(|verb| head(element).is_none_or(|(word, _)| word.len() < element.len() && !verb.is_empty()));
    let counted = element.starts_with("同一")
        || element.starts_with("一家")
        || element.starts_with("一个")
        || element.starts_with("一名")
        || element.contains('谁')
        || element.starts_with("该") && count <= 1;
    let every = ["每一家", "每家", "每一位", "每位", "每一名", "每名", "每一个", "每个"].iter().find(|word| core.starts_with(**word));
    let core = every.map_or(core, |word| &core[word.len()..]);
    let counted = counted || core.contains('个') && !["个体", "个人"].iter().any(|word| core.contains(word));
    // 这笔钱财政局来出, 贴封条的事市场监管局干: what the task is about stands before the name.
    let pointed = element.starts_with(['这', '那']) && element.chars().nth(1).is_some_and(|c| "笔件条次项场批块份桩座道处把点".contains(c));
    let pointed = pointed || ["归口", "至少", "最多", "最少"].iter().any(|word| element.starts_with(word));
    let matter = core.starts_with('事') && !core.starts_with("事业") && !["事故", "事发", "事务"].iter().any(|word| core.starts_with(word));
    let balanced = element.matches('（').count() == element.matches('）').count();
    let placed = core.contains('在') && !holds_any(core, &["在建", "在岗", "所在", "在校", "在册"]);
    count > 0
        && count <= LONGEST
        && (modified || !opens(element))
        && !(modified && element.starts_with(['给', '把', '让', '跟']))
        && fits_place(element)
        && !counted
        && !placed
        && !pointed
        && !matter
        && balanced
        && (modified || !verb)
        && !BREAKER.places(core).any(|place| head(core).is_none_or(|(head, _)| !head.contains(&core[place])))
        && (!modified || !element.contains(['，', '。', '；']) && is_modifier(&element[..element.len() - core.len()]))
        && core.chars().all(|c| {
            is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '“' | '”' | '·' | '—' | '*' | '、' | '×' | '-' | '.')
        })
}

/// Whether what stands before a …的 can modify a name; what sets a task or says how cannot.
fn is_modifier(text: &str) -> bool {
    const TASKS: [&str; 19] = [
        "要", "必须", "应当", "不得", "严禁", "一律", "可以", "把", "将", "牵头", "会同", "务必", "逐", "每", "由", "抓好", "委托", "聘请",
        "督促",
    ];
    let task = |word: &&&str| match **word {
        "要" => text.replace("要求", "").replace("主要", "").replace("重要", "").replace("需要", "").contains('要'),
        "将" | "把" => text.contains(**word) && !text.contains("即将"),
        word => text.contains(word),
    };
    !TASKS.iter().any(|word| task(&word))
}

/// A level of government stands alone or behind a short name; 全市 and 本县 are no parties.
fn fits_place(element: &str) -> bool {
    match head(element) {
        Some((word, PartyKind::Place)) => {
            let name = &element[..element.rfind(word).unwrap_or(0)];
            name.is_empty()
                || (1..=4).contains(&name.chars().count())
                    && !name.starts_with(['全', '本', '我', '该', '这', '邻', '外', '进', '入', '到', '涉', '返', '离'])
                    && !(name.chars().count() == 1 && name.starts_with(['大', '小', '城', '下', '上', '乡', '老', '新']))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        read(text, &(0..text.len())).map(|names| names.iter().map(|name| name.canonical(text)).collect())
    }

    #[test]
    fn coordinations_are_split_and_completed() {
        for (text, expected) in [
            ("公安、交通运输等部门", vec!["公安部门", "交通运输部门"]),
            ("各级党委、政府", vec!["各级党委", "各级政府"]),
            ("各地、各部门、各单位", vec!["各地", "各部门", "各单位"]),
            ("各县市区党委、政府主要负责同志", vec!["各县市区党委主要负责同志", "各县市区政府主要负责同志"]),
            ("各乡镇（街道）", vec!["各乡镇", "各街道"]),
            ("各县（市、区）", vec!["各县（市、区）"]),
            ("文化和旅游部门", vec!["文化和旅游部门"]),
            ("云栖谷、月牙湖两个景区管委会", vec!["云栖谷景区管委会", "月牙湖景区管委会"]),
            ("柳河、石桥、青山三个镇", vec!["柳河镇", "石桥镇", "青山镇"]),
            ("农业农村、海事等部门和沿海乡镇", vec!["农业农村部门", "海事部门", "沿海乡镇"]),
            ("柳渡镇、石梁镇镇长", vec!["柳渡镇镇长", "石梁镇镇长"]),
            ("三标段、五标段项目部书记", vec!["三标段项目部书记", "五标段项目部书记"]),
            ("冶炼、机修等单位", vec!["冶炼单位", "机修单位"]),
            ("公安和交通运输部门", vec!["公安部门", "交通运输部门"]),
            ("水利、应急、气象三个局长", vec!["水利局长", "应急局长", "气象局长"]),
            ("公安、城管、教育三家", vec!["公安", "城管", "教育"]),
            ("市公安局、市交通局主要负责同志", vec!["市公安局主要负责同志", "市交通局主要负责同志"]),
            ("生产一部、二部、三部", vec!["生产一部", "生产二部", "生产三部"]),
            ("负有安全监管职责的部门", vec!["负有安全监管职责的部门"]),
            ("交警、路政人员", vec!["交警", "路政人员"]),
            ("你们教育局", vec!["教育局"]),
            ("交警大队的同志们", vec!["交警大队"]),
            ("城管的同志", vec!["城管"]),
            ("民政和财政", vec!["民政", "财政"]),
            ("公安、民政", vec!["公安", "民政"]),
            ("教育、卫生等行业和领域以及各地、各部门", vec!["教育行业", "卫生行业", "各地", "各部门"]),
        ] {
            assert_eq!(names(text), Some(expected.into_iter().map(str::to_owned).collect()), "{text}");
        }
        assert_eq!(names("（省应急厅"), None);
        assert_eq!(names("水库"), None);
        assert_eq!(names("加强对施工人员"), None);
    }
}
