//! Coordinations of names, split and completed: 公安、交通运输等部门 → 公安部门, 交通运输部门.

use super::complete::{complete, split_bracket};
use super::list::{self, Listed};
use crate::lexicon::cues::{BREAKER, VERB};
use crate::lexicon::naming;
use crate::lexicon::openings::NAMED;
use crate::lexicon::party::{self, PartyKind};
use crate::text::any::holds_any;
use crate::text::{Stretch, is_han};

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
    let open = if text.ends_with('）') { text.rfind('（') } else { None };
    party::head(open.map_or(text, |open| &text[..open]))
}

/// Longest element of a coordination, in characters.
const LONGEST: usize = 26;
/// What joins two coordinations.
const JOINTS: [&str; 3] = ["以及", "特别是", "尤其是"];

/// The names in a stretch of text that is nothing but a coordination; `None` when it is anything else.
pub fn read(canon: &str, stretch: &Stretch) -> Option<Vec<Name>> {
    let text = &canon[stretch.clone()];
    // 会同消防、渔政等部门: who stands beside somebody.
    if text.is_empty() || text.chars().count() > 160 || text.starts_with("会同") {
        return None;
    }
    if let Some(names) = quoted(canon, stretch) {
        return Some(names);
    }
    if holds_any(text, &JOINTS)
        && let Some((at, joint)) = JOINTS.iter().find_map(|joint| Some((text.find(joint)?, joint)))
    {
        let mut names = read(canon, &(stretch.start..stretch.start + at))?;
        names.extend(read(canon, &(stretch.start + at + joint.len()..stretch.end))?);
        return Some(names);
    }
    // 农业农村、海事等部门和沿海乡镇
    if let Some(at) = list::shared_end(text)
        && let Some(rest) = text[at..].strip_prefix(['和', '及', '、', '与'])
        && !rest.is_empty()
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
    let all = naming::ALL_OF.leading(text).map_or(0, str::len);
    let Listed { elements, shared } = list::read(canon, &(stretch.start + all..stretch.end))?;
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

/// 县直部门“一把手”: a post in quotation marks, which are no part of the name.
fn quoted(canon: &str, stretch: &Stretch) -> Option<Vec<Name>> {
    let inner = canon[stretch.clone()].strip_suffix('”')?;
    let (before, post) = inner.split_once('“')?;
    let whole =
        !before.is_empty() && !post.contains('“') && matches!(head(post), Some((word, PartyKind::Person)) if word.len() == post.len());
    let open = stretch.start + before.len();
    let inside = open + '“'.len_utf8()..stretch.start + inner.len();
    let names = whole.then(|| read(canon, &(stretch.start..open))).flatten()?;
    Some(
        names
            .into_iter()
            .map(|name| Name { parts: name.parts.into_iter().chain([inside.clone()]).collect(), kind: PartyKind::Post })
            .collect(),
    )
}

/// Those whom the speaker addresses, without the words that address them: 你们教育局, 民政局的同志, 交警大队的同志们.
fn addressed(text: &str) -> Option<Stretch> {
    let start = naming::ADDRESS_START.leading(text).map_or(0, str::len);
    let end = text.len() - naming::ADDRESS_END.closing(text).map_or(0, str::len);
    (start < end && end - start < text.len() && end - start >= 2 * '局'.len_utf8()).then_some(start..end)
}

/// Prepositions and verbs of one character that begin no name.
const OPENERS: &str = "和为经交与在报送看跟向给少莫于於到把被让使叫找结不没也都很再又得别除";

/// Whether an element can be a name or a part of one.
pub(super) fn plausible(element: &str) -> bool {
    let count = element.chars().count();
    // A modifier may hold anything: 负有安全监管职责的部门
    let core = element.rsplit('的').next().unwrap_or(element);
    let modified = core.len() < element.len();
    let opens = |text: &str| text.starts_with(|c: char| OPENERS.contains(c)) && !NAMED.begins(text);
    let own = head(element);
    let verb = || VERB.leading(element).is_some() && own.is_none_or(|(word, _)| word.len() < element.len());
    let counted = naming::ONE_OF.begins(element) || element.contains('谁') || element.starts_with("该") && count <= 1;
    let core = &core[naming::EVERY.leading(core).map_or(0, str::len)..];
    let counted = counted || core.contains('个') && !holds_any(core, &["个体", "个人"]);
    // 这笔钱财政局来出, 贴封条的事市场监管局干: what the task is about stands before the name.
    let pointed =
        element.starts_with(['这', '那']) && element.chars().nth(1).is_some_and(|c| "笔件条次项场批块份桩座道处把点些个".contains(c));
    // 头一回社区教育，第二回派出所处罚
    let pointed = pointed || element.starts_with('第') && element.contains(['回', '次']);
    let pointed = pointed || naming::POINTED.begins(element);
    let matter = core.starts_with('事') && !naming::MATTER.begins(core);
    let balanced = || element.matches('（').count() == element.matches('）').count();
    let placed = || core.contains('在') && !naming::PLACED.within(core);
    // 外包人员进厂, 请出园区: where somebody goes to; 全园区 is all of it.
    // 讲给带实训的老师听, 同家长签单子
    let given = modified && element[..element.len() - core.len()].contains('给')
        || element.strip_prefix('同').is_some_and(|rest| matches!(head(rest), Some((word, PartyKind::Person)) if word.len() == rest.len()));
    let entered = naming::ENTERED.ends(core)
        || element.starts_with('全')
            && own.is_some_and(|(word, _)| word.len() + '全'.len_utf8() == element.len())
            && !element.starts_with("全体");
    // 医生的班 is no body.
    let bare = modified && core.chars().count() == 1 && own.is_some_and(|(_, kind)| kind == PartyKind::Org);
    let acting =
        own.is_none_or(|(word, kind)| kind == PartyKind::Never || kind == PartyKind::Suffix && word.chars().count() == 1) && acts(element);
    // 指挥中心双人双岗: what goes on behind a body is what it does.
    let goes_on = own.is_none()
        && party::find(element).any(|word| {
            let behind = element[word.end..].chars().count();
            word.len() >= 2 * '局'.len_utf8()
                && behind >= 4
                && matches!(head(&element[..word.end]), Some((_, PartyKind::Org | PartyKind::Whole)))
        });
    let dated = element.contains(['日', '号', '月']) && element.contains('前') && element.contains(|c: char| c.is_ascii_digit());
    count > 0
        && count <= LONGEST
        && !acting
        && !given
        && !goes_on
        && !dated
        && !bare
        && !entered
        && (modified || !opens(element))
        && !(modified && element.starts_with(['给', '把', '让', '跟']))
        && fits_place(element, own)
        && !counted
        && !placed()
        && !pointed
        && !matter
        && balanced()
        && (modified || !verb())
        && !BREAKER.places(core).any(|place| head(core).is_none_or(|(head, _)| !head.contains(&core[place])))
        && (!modified || !element.contains(['，', '。', '；']) && is_modifier(&element[..element.len() - core.len()]))
        && core.chars().all(|c| {
            is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '“' | '”' | '·' | '—' | '*' | '、' | '×' | '-' | '.')
        })
}

/// Whether an element is a body and what it does: 产权单位管房, 镇里管面.
fn acts(element: &str) -> bool {
    let verb = element.rfind(['管', '守', '盯', '抓', '包', '查', '修']);
    verb.is_some_and(|at| {
        let (body, act) = element.split_at(at);
        (2..=3).contains(&act.chars().count())
            && body.ends_with(['位', '门', '业', '司', '里', '局', '队', '站', '所', '办', '委', '区', '镇', '村', '道'])
    })
}

/// Whether what stands before a …的 can modify a name; what sets a task or says how cannot.
fn is_modifier(text: &str) -> bool {
    let own = |at: usize| !naming::WITH_YAO.places(text).any(|word| word.contains(&at));
    let asks = text.match_indices('要').any(|(at, _)| own(at));
    let acts = text.contains(['将', '把']) && !text.contains("即将");
    !asks && !acts && !naming::SETS_TASK.within(text)
}

/// A level of government stands alone or behind a short name; 全市 and 本县 are no parties.
fn fits_place(element: &str, head: Option<(&str, PartyKind)>) -> bool {
    match head {
        Some((word, PartyKind::Place)) => {
            let name = &element[..element.rfind(word).unwrap_or(0)];
            let short = name.chars().count() == 1;
            let opens = name.starts_with(['全', '本', '我', '该', '这', '邻', '外', '进', '入', '到', '涉', '返', '离'])
                || short && name.starts_with(['大', '小', '城', '下', '上', '乡', '老', '新']);
            let sends = name.ends_with(['送', '报', '到', '往', '向', '发']);
            name.is_empty() || name.chars().count() <= 4 && !opens && !sends
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
            ("县直部门“一把手”", vec!["县直部门一把手"]),
            ("应急、公安、市场监管部门", vec!["应急部门", "公安部门", "市场监管部门"]),
            ("各建设、施工单位", vec!["各建设单位", "各施工单位"]),
            ("各子公司党委书记、总经理", vec!["各子公司党委书记", "各子公司总经理"]),
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
            ("沙河镇、柳坪乡等乡镇", vec!["沙河镇", "柳坪乡"]),
            ("各市、县政府主要负责同志", vec!["各市政府主要负责同志", "各县政府主要负责同志"]),
            ("施工、监理、建设单位主要负责人", vec!["施工单位主要负责人", "监理单位主要负责人", "建设单位主要负责人"]),
            ("三标段、四标段", vec!["三标段", "四标段"]),
            ("各街道、物业公司", vec!["各街道", "物业公司"]),
            ("教育、卫生等行业和领域以及各地、各部门", vec!["教育行业", "卫生行业", "各地", "各部门"]),
        ] {
            assert_eq!(names(text), Some(expected.into_iter().map(str::to_owned).collect()), "{text}");
        }
        assert_eq!(names("（省应急厅"), None);
        assert_eq!(names("和供氧公司"), None);
        assert_eq!(names("市安委办编成四个组"), None);
        assert_eq!(names("医生的班"), None);
        assert_eq!(names("水库"), None);
        assert_eq!(names("使用单位管人、属地政府"), None);
        assert_eq!(names("加强对施工人员"), None);
    }
}
