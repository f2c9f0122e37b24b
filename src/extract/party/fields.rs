//! Brackets and labelled fields: （责任单位：…；完成时限：…）, 牵头单位：…

use super::names;
use super::{Mention, Stretch};
use crate::lexicon::{label, naming, party};
use crate::model::Role;
use crate::text::trim;

/// Adds the parties that fields and brackets name.
pub fn read(canon: &str, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
    let text = &canon[whole.clone()];
    for (role, value) in labelled(text) {
        add(canon, whole.start + value.start..whole.start + value.end, role, found);
    }
    bracket(canon, whole, found);
}

/// The labelled fields in `text`: the role that each label gives, and where its value stands.
fn labelled(text: &str) -> impl Iterator<Item = (Role, Stretch)> {
    let colons = || text.match_indices(['：', ':']).map(|(at, colon)| (at, at + colon.len()));
    let fields = colons().filter_map(|(at, behind)| Some((label::ending(text[..at].trim_end())?, behind)));
    let fields: Vec<((usize, Role), usize)> = fields.collect();
    let until: Vec<usize> = fields.iter().skip(1).map(|((start, _), _)| *start).chain([text.len()]).collect();
    fields.into_iter().zip(until).filter_map(move |(((_, role), behind), until)| {
        let value = behind..behind + value(&text[behind..until.max(behind)]);
        (!text[value.clone()].trim().is_empty()).then_some((role, value))
    })
}

/// Length of a field's value: up to the next mark that parts fields, outside of brackets of its own.
fn value(text: &str) -> usize {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '（' if text[at..].find('）').is_some_and(|close| !text[at + '（'.len_utf8()..at + close].contains('（')) => inside = true,
            '）' if inside => inside = false,
            '；' | '。' | '（' | '）' | '：' | '】' | ']' | '〕' | ')' if !inside => return at,
            _ => {}
        }
    }
    text.len()
}

/// （区住建局牵头，区消防救援大队配合，9月15日前完成）
fn bracket(canon: &str, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
    let text = &canon[whole.clone()];
    let Some(close) = text.strip_suffix('）').map(str::len) else { return };
    let Some(open) = text.rfind('（').filter(|open| labelled(&text[*open..]).next().is_none()) else { return };
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
                let names = &clause[..at - naming::HOW.closing(&clause[..at]).map_or(0, str::len)];
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
