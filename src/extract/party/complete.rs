//! Full names of the elements of a list: what an element shares with the others is put to it.
//!
//! 公安、交通运输等部门 are two departments, 各级党委、政府 two bodies of all levels, 乡镇（街道） two kinds of body.

use super::names::{Name, head};
use crate::lexicon::naming::{ALTERNATIVE, BARE, BODY_NOUN, DONOR, FIRM, LEVEL, LEVELLED, SHARED};
use crate::lexicon::party::{self, PartyKind};
use crate::text::{Stretch, numeral};

/// Levels of government, by one character.
const PLACES: [char; 7] = ['市', '州', '县', '区', '乡', '镇', '村'];
/// The full name of an element, with what it shares with the others.
pub(super) fn complete(canon: &str, elements: &[Stretch], index: usize, shared: Option<&Stretch>, post: Option<&Stretch>) -> Option<Name> {
    let element = &elements[index];
    let text = &canon[element.clone()];
    let own = head(text).filter(|(word, kind)| *kind != PartyKind::Never && (*kind != PartyKind::Org || word.len() < text.len()));
    let mut parts = level(canon, elements, index).into_iter().collect::<Vec<_>>();
    parts.push(element.clone());
    if let Some(shared) = shared {
        if shared.is_empty() {
            return (own.is_some() || party::is_abbreviation(text)).then_some(Name { parts, kind: PartyKind::Whole });
        }
        let word = &canon[shared.clone()];
        // 县应急、住建、交通三个局: the level goes with all of them.
        let first = &elements[0];
        let level = canon[first.clone()].strip_prefix(['市', '县', '区', '省', '州']).filter(|short| party::is_abbreviation(short));
        if let Some(short) = level.filter(|_| index > 0 && party::is_abbreviation(text)) {
            parts.insert(0, first.start..first.end - short.len());
        }
        if own.is_none()
            || party::is_abbreviation(text)
            || !text.ends_with(word) && !matches!(own, Some((_, PartyKind::Org | PartyKind::Generic)))
        {
            parts.push(shared.clone());
        }
        let kind = head(word).map_or(PartyKind::Whole, |head| head.1);
        return Some(Name { parts, kind });
    }
    let last = elements.last()?;
    let (word, last_kind) = head(&canon[last.clone()])?;
    let levelled = level(canon, elements, elements.len() - 1).is_some();
    if levelled && parts.len() > 1 && canon[last.clone()] == *"个人" {
        return Some(Name { parts, kind: PartyKind::Person });
    }
    // 医院和个人
    if last_kind == PartyKind::Never && canon[last.clone()] == *"个人" && elements.len() > 1 {
        let kind = if index + 1 < elements.len() { own?.1 } else { PartyKind::Person };
        return Some(Name { parts, kind });
    }
    if last_kind == PartyKind::Never || last_kind == PartyKind::Org && word.len() == last.len() && !levelled {
        return None;
    }
    if levelled && parts.len() > 1 {
        return Some(Name { parts, kind: last_kind });
    }
    if index + 1 == elements.len() {
        return Some(Name { parts, kind: last_kind });
    }
    // 各市、县政府主要负责同志: the body is shared with the post.
    if let Some(post) = post
        && ends_in_place(text)
        && let Some(body) = ["政府", "党委"].iter().find(|body| canon[last.start..post.start].ends_with(**body))
    {
        parts.push(post.start - body.len()..post.end);
        return Some(Name { parts, kind: last_kind });
    }
    // 省委、省政府督查室: the office is one of both.
    if let Some(level) = text.strip_suffix('委')
        && let Some(office) = canon[last.clone()].strip_prefix(level).and_then(|rest| rest.strip_prefix("政府"))
        && head(office).is_some_and(|(word, _)| word.len() == office.len())
        && index + 1 < elements.len()
        && text.chars().count() <= 4
    {
        parts.push(last.end - office.len()..last.end);
        return Some(Name { parts, kind: last_kind });
    }
    // 柳渡镇、石梁镇镇长; 三标段、五标段项目部书记: what stands behind the same level is shared.
    if let Some(behind) = behind_level(text, &canon[last.clone()]) {
        parts.push(last.start + behind..last.end);
        return Some(Name { parts, kind: last_kind });
    }
    let bodies = matches!(own, Some((_, PartyKind::Org | PartyKind::Whole | PartyKind::Generic | PartyKind::Place)));
    if let Some(post) = post
        && bodies
        && !text.ends_with(&canon[post.clone()])
        && !party::is_abbreviation(text)
    {
        parts.push(post.clone());
        return Some(Name { parts, kind: PartyKind::Person });
    }
    // 施工、监理、建设单位主要负责人: with the noun a word that can stand by itself is another body.
    if let Some(post) = post
        && let Some(noun) = BODY_NOUN.closing(&canon[last.start..post.start])
        && matches!(own, Some((whole, PartyKind::Person)) if whole.len() == text.len())
        && head(&format!("{text}{noun}")).is_some_and(|(whole, _)| whole.len() == text.len() + noun.len())
    {
        parts.push(post.start - noun.len()..post.end);
        return Some(Name { parts, kind: last_kind });
    }
    let department = matches!(noun_of(word), "部门" | "单位" | "机构");
    // 东渚县、海沙区政府 are two governments.
    if let (Some((_, PartyKind::Place)), true) = (own, BARE.holds(word) && !matches!(word, "部门" | "管委会" | "工会" | "妇联")) {
        let at = last.start + canon[last.clone()].rfind(word)?;
        parts.push(at..at + word.len());
        return Some(Name { parts, kind: last_kind });
    }
    match own {
        Some((_, kind)) if !(department && (party::is_abbreviation(text) || kind == PartyKind::Generic && LEVELLED.begins(text))) => {
            Some(Name { parts, kind })
        }
        _ => {
            // 涉爆粉尘、有限空间作业企业: the noun alone is shared.
            // 宣传、广电部门和基层组织: the nearest noun.
            let nearer = elements[index + 1..].iter().find_map(|other| {
                let word = head(&canon[other.clone()])?.0;
                BODY_NOUN.holds(word).then(|| (other.clone(), word.to_owned()))
            });
            let (donor, word) = nearer.unwrap_or_else(|| (last.clone(), word.to_owned()));
            parts.push(shared_tail(canon, &donor, &word));
            Some(Name { parts, kind: last_kind })
        }
    }
}

/// The noun that a list shares, without what is the last element's own: 企业 of 通信企业.
fn noun_of(word: &str) -> &str {
    SHARED.or(FIRM).closing(word).unwrap_or(word)
}

/// The same with what stands behind the noun: 企业抢修队伍 of 供水企业抢修队伍.
fn shared_tail(canon: &str, last: &Stretch, word: &str) -> Stretch {
    let text = &canon[last.clone()];
    // A bracket may stand behind the word.
    let at = text.rfind(word).unwrap_or(0);
    let before = &text[..at];
    let inner = DONOR.closing(before).filter(|noun| before.len() > noun.len());
    let length = word.len() + inner.map_or(0, |noun| noun.len());
    let length = if inner.is_some() { length } else { noun_of(word).len() };
    let end = last.start + at + word.len();
    end - length..end
}

/// The level that a bare body takes from the first: 各级党委、政府; 生产一部、二部.
fn level(canon: &str, elements: &[Stretch], index: usize) -> Option<Stretch> {
    let first = elements.first().filter(|_| index > 0)?;
    let text = &canon[elements[index].clone()];
    let complete = |text: &str| matches!(head(text), Some((word, PartyKind::Whole | PartyKind::Place)) if word.len() == text.len());
    // 任何单位和个人
    if canon[first.clone()].starts_with("任何") && text == "个人" {
        return Some(first.start..first.start + "任何".len());
    }
    // 各街道、物业公司: a company is not counted by places.
    let firm = |text: &str| text.ends_with("公司") || text.ends_with("企业");
    // 各宾馆、民宿; 各初中、高中
    if let Some(noun) = canon[first.clone()].strip_prefix('各')
        && (!firm(text) || firm(noun))
        && complete(noun)
        && complete(text)
    {
        return Some(first.start..first.start + '各'.len_utf8());
    }
    // 各市、县政府主要负责同志
    if canon[first.clone()].starts_with('各')
        && ends_in_place(&canon[first.clone()])
        && text.starts_with(PLACES)
        && party::post(text).is_some_and(|post| text[..text.len() - post.len()].ends_with("政府"))
    {
        return Some(first.start..first.start + '各'.len_utf8());
    }
    // 各煤矿矿长、总工程师; 养老机构负责人、护理员
    if let Some(body) = party::post(&canon[first.clone()]).and_then(|post| canon[first.clone()].strip_suffix(post))
        && matches!(head(body), Some((_, PartyKind::Org | PartyKind::Whole | PartyKind::Generic)))
        && matches!(head(text), Some((word, PartyKind::Person)) if word.len() == text.len())
        && text.ends_with(['员', '师', '长', '工', '手', '人', '者', '理'])
        // 村妇联主任、网格员; 社区书记和网格员
        && !body.ends_with(['联', '会', '委', '区', '村', '道', '镇', '乡'])
    {
        return Some(first.start..first.start + body.len());
    }
    // 街道党工委书记、办事处主任
    if text.starts_with("办事处")
        && let Some(at) = canon[first.clone()].find("街道")
    {
        return Some(first.start..first.start + at + "街道".len());
    }
    // 各建设、施工单位: what shares the noun is counted alike.
    if let Some(field) = canon[first.clone()].strip_prefix('各')
        && (head(field).is_none() || party::is_abbreviation(field))
        && ["单位", "部门", "机构"].iter().any(|noun| text.ends_with(noun) && noun.len() < text.len())
        && !text.starts_with(['各', '全', '有', '相', '其', '所', '本', '市', '县', '区', '省'])
    {
        return Some(first.start..first.start + '各'.len_utf8());
    }
    // 各营业网点、分拣中心; 各临床科室、医技科室
    if let Some(noun) = canon[first.clone()].strip_prefix('各')
        && !noun.starts_with(['级', '地', '类', '位', '有', '相'])
        && region(&canon[first.clone()]).is_none()
        && (!firm(text) || firm(noun))
        && same_kind(noun, text)
        && !text.starts_with(['各', '全', '有', '相', '其', '所', '属', '驻', '本', '该', '我', '市', '县', '区', '省', '镇', '乡', '村'])
    {
        return Some(first.start..first.start + '各'.len_utf8());
    }
    // 各市（州）住建局局长、城管局局长
    if let Some(region) = region(&canon[first.clone()])
        && matches!(head(text), Some((_, PartyKind::Org | PartyKind::Whole | PartyKind::Person | PartyKind::Post)))
        && !complete(text)
        && (!text.starts_with(['各', '全', '本', '市', '县', '区', '省', '镇', '乡', '村']) || text.starts_with("市场"))
    {
        return Some(first.start..first.start + region);
    }
    let stem = party::post(text).map_or(text, |post| &text[..text.len() - post.len()]);
    // 企业法定代表人、实际控制人
    if stem.is_empty()
        && let Some(post) = party::post(&canon[first.clone()])
        && post.len() < first.len()
        && !canon[first.clone()].starts_with(['各', '其'])
    {
        return Some(first.start..first.end - post.len());
    }
    let numbered = text.starts_with(numeral::is_chinese) && text.chars().count() == 2;
    if !BARE.holds(stem) && !numbered {
        return None;
    }
    let head = head(&canon[first.clone()])?.0;
    let numbered_head = if numbered {
        head.char_indices().find(|(_, c)| numeral::is_chinese(*c)).map_or(head.len(), |(at, _)| head.len() - at)
    } else {
        head.len()
    };
    let at = canon[first.clone()].rfind(head)?;
    let prefix = first.start..first.start + at + (head.len() - numbered_head);
    let words = &canon[prefix.clone()];
    // 沿江各县党委、政府
    let levelled = numbered || words.contains('各') || words.starts_with("全") || words.chars().count() <= 3;
    (!prefix.is_empty() && levelled && stem != "部门").then_some(prefix)
}

/// Whether a name ends in a level, a bracket behind it left out: 各市（州）.
fn ends_in_place(name: &str) -> bool {
    let open = if name.ends_with('）') { name.rfind('（') } else { None };
    name[..open.unwrap_or(name.len())].ends_with(PLACES)
}

/// Where what `last` says behind the level that `text` ends in begins: 镇长 of 石梁镇镇长 behind 柳渡镇.
fn behind_level(text: &str, last: &str) -> Option<usize> {
    let level = LEVEL.closing(text).filter(|level| text.len() > level.len())?;
    // 超市 is no town.
    if level.chars().count() == 1 && head(text).is_some_and(|(_, kind)| kind != PartyKind::Place) {
        return None;
    }
    let at = last.find(level)?;
    let behind = at + level.len();
    (at > 0 && behind < last.len()).then_some(behind)
}

/// Whether two names are both of bodies, or both of people.
fn same_kind(one: &str, other: &str) -> bool {
    let person = |text: &str| {
        Some(
            head(text).filter(|(_, kind)| *kind != PartyKind::Never && *kind != PartyKind::Place)?.1 == PartyKind::Person
                || party::post(text).is_some(),
        )
    };
    person(one).is_some() && person(one) == person(other)
}

/// Length of the places of a level that a name begins with: 各市（州） of 各市（州）住建局, 各县区 of 各县区教育局.
fn region(name: &str) -> Option<usize> {
    let rest = name.strip_prefix('各')?;
    let places = rest.trim_start_matches(['省', '市', '州', '盟', '县', '旗', '区', '乡', '镇', '街', '道', '（', '）', '、']);
    let words = &rest[..rest.len() - places.len()];
    // 市 of 市场 is no place of its own.
    let single = words.chars().count() == 1 && head(places).is_some() && !places.starts_with(['场', '政', '委', '级', '容', '域', '里']);
    let told = words.ends_with('）') || words.chars().count() >= 2 || single;
    (told && !places.is_empty()).then_some('各'.len_utf8() + words.len())
}

/// 乡镇（街道） are two, 各县（市、区） is one.
pub(super) fn split_bracket(canon: &str, name: Name, element: &Stretch) -> Vec<Name> {
    let text = &canon[element.clone()];
    if let Some((open, close)) = text.find('（').zip(text.rfind('）'))
        && close + '）'.len_utf8() < text.len()
        && text.get(open + '（'.len_utf8()..close).is_some_and(|inner| ALTERNATIVE.holds(inner))
        && name.parts.len() == 1
    {
        // 各村（社区）干部
        let (at, post) = (element.start, element.start + close + '）'.len_utf8()..element.end);
        let every = text.starts_with('各').then(|| at..at + '各'.len_utf8());
        let inside = at + open + '（'.len_utf8()..at + close;
        let kind = name.kind;
        return vec![
            Name { parts: vec![at..at + open, post.clone()], kind },
            Name { parts: every.into_iter().chain([inside, post]).collect(), kind },
        ];
    }
    let split = text.strip_suffix('）').and_then(|rest| {
        let open = rest.rfind('（')?;
        let inner = &rest[open + '（'.len_utf8()..];
        ALTERNATIVE.holds(inner).then_some((open, inner.len()))
    });
    let Some((open, length)) = split else { return vec![name] };
    let outside = element.start..element.start + open;
    let inside_start = outside.end + '（'.len_utf8();
    // 各乡镇（街道）, 沿河乡镇（街道）: what stands before the body goes with both.
    let bare = canon[outside.clone()].trim_start_matches('各');
    let before = outside.len() - head(bare).map_or(outside.len(), |(word, _)| word.len());
    let quantifier = Some(outside.start..outside.start + before).filter(|before| !before.is_empty());
    let first = Name { parts: vec![outside], kind: PartyKind::Whole };
    let inside = inside_start..inside_start + length;
    let second = Name { parts: quantifier.into_iter().chain(std::iter::once(inside)).collect(), kind: PartyKind::Whole };
    vec![first, second]
}
