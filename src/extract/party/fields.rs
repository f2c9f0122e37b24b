//! Brackets and labelled fields: （责任单位：…；完成时限：…）, 牵头单位：…

use regex::Regex;
use std::sync::LazyLock;

use super::names;
use super::{Mention, Stretch};
use crate::lexicon::party;
use crate::model::Role;
use crate::text::trim;

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(牵头(?:单位|部门|领导)?|主办(?:单位|部门)?|配合(?:单位|部门)?|协办(?:单位|部门)?|参与(?:单位|部门)|参加单位|责任(?:单位|部门|主体|领导|人|科室|处室|股室)|牵头(?:科室|处室|股室)|配合(?:科室|处室|股室)|落实单位|督办单位|督导单位|监督单位)\s?[：:]\s?((?:[^；。（）：】\]〕)]|（[^（）]*）)+)").expect("a fixed pattern")
});

/// Adds the parties that fields and brackets name.
pub fn read(canon: &str, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
    let text = &canon[whole.clone()];
    let labelled = if may_label(text) { Some(FIELD.captures_iter(text)) } else { None };
    for hit in labelled.into_iter().flatten() {
        let (Some(label), Some(value)) = (hit.get(1), hit.get(2)) else { continue };
        let role = match label.as_str() {
            label if label.starts_with("牵头") || label.starts_with("主办") => Role::Lead,
            label if label.starts_with("配合") || label.starts_with("协办") || label.starts_with("参与") || label.starts_with("参加") => {
                Role::Support
            }
            label if label.starts_with("督") || label.starts_with("监督") => Role::Supervise,
            _ => Role::Responsible,
        };
        add(canon, whole.start + value.start()..whole.start + value.end(), role, found);
    }
    bracket(canon, whole, found);
}

/// A quick look: most sentences have no colon, or none behind a label.
fn may_label(text: &str) -> bool {
    text.match_indices(['：', ':']).any(|(at, _)| {
        let before = text[..at].trim_end();
        ["牵头", "主办", "配合", "协办", "单位", "部门", "主体", "领导", "人", "室"].iter().any(|end| before.ends_with(end))
    })
}

/// How several share a task, between their names and what they do.
const HOW: [&str; 8] = ["按照职责分工", "按职责分工", "按各自职责", "按照各自职责", "按分工", "分别", "共同", "具体"];

/// （区住建局牵头，区消防救援大队配合，9月15日前完成）
fn bracket(canon: &str, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
    let text = &canon[whole.clone()];
    let (Some(open), Some(close)) = (text.rfind('（'), text.rfind('）')) else { return };
    if close < open || close + '）'.len_utf8() < text.len() || may_label(text) && FIELD.is_match(&text[open..]) {
        return;
    }
    let inner = whole.start + open + '（'.len_utf8()..whole.start + close;
    let mut start = inner.start;
    for clause in canon[inner.clone()].split(['，', '；']) {
        let stretch = start..start + clause.len();
        start = stretch.end + '，'.len_utf8();
        for (verb, role) in [
            ("牵头", Role::Lead),
            ("配合", Role::Support),
            ("协助", Role::Support),
            ("负责", Role::Responsible),
            ("落实", Role::Responsible),
            ("督办", Role::Supervise),
        ] {
            if let Some(at) = clause.find(verb) {
                // 省公安厅、省交通运输厅按职责分工负责
                let names = HOW.iter().find_map(|how| clause[..at].strip_suffix(how)).unwrap_or(&clause[..at]);
                let begin = names.len() - names.trim_start_matches('由').len();
                add(canon, stretch.start + begin..stretch.start + names.len(), role, found);
                break;
            }
        }
    }
}

fn add(canon: &str, value: Stretch, role: Role, found: &mut Vec<(Mention, Stretch)>) {
    // Commas part names as well as 、 does.
    let mut start = value.start;
    for part in canon[value.clone()].split(['，', ' ']) {
        let stretch = trim(canon, &(start..start + part.len()));
        start += part.len() + if canon[start + part.len()..].starts_with('，') { '，'.len_utf8() } else { 1 };
        let named = names::read(canon, &stretch).or_else(|| {
            let whole = party::is_abbreviation(part) || part.starts_with('各');
            whole.then(|| vec![names::Name { parts: vec![stretch.clone()], kind: party::PartyKind::Whole }])
        });
        let names = named.into_iter().flatten();
        found.extend(names.map(|name| (Mention { name, role, field: true, subject: false }, stretch.clone())));
        if start > value.end {
            break;
        }
    }
}
