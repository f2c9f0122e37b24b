//! Parties behind prepositions: 由X牵头, 会同Y, 和Y一起; and those whose duty is to be met.

use super::names::Name;
use super::{Mention, add};
use crate::extract::scene::Scene;
use crate::lexicon::naming;
use crate::lexicon::openings::TASKED;
use crate::lexicon::party::{self, PartyKind};
use crate::model::Role;
use crate::text::Stretch;

impl Scene<'_> {
    /// 由X…, 会同Y…, 配合Y…, 和Y一起, 交给X, 归X管
    pub(super) fn prepositions(&self, from: usize, clause: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
        const WORDS: [(&str, Role); 14] = [
            ("让", Role::Responsible),
            ("叫", Role::Responsible),
            ("归口", Role::Responsible),
            ("由", Role::Responsible),
            ("会同", Role::Support),
            ("协同", Role::Support),
            ("协助", Role::Lead),
            ("配合", Role::Lead),
            ("联合", Role::Responsible),
            ("交给", Role::Responsible),
            ("归", Role::Responsible),
            ("和", Role::Responsible),
            ("请", Role::Responsible),
            ("交", Role::Responsible),
        ];
        let mut at = from;
        while at < clause.end {
            let rest = &self.canon[at..clause.end];
            let Some(first) = rest.chars().next() else { break };
            let opens = matches!(first, '由' | '让' | '叫' | '会' | '协' | '配' | '联' | '交' | '归' | '和' | '请');
            let hit = WORDS.iter().find(|(word, _)| opens && rest.starts_with(word));
            let step = first.len_utf8();
            let Some((word, role)) = hit else {
                at += step;
                continue;
            };
            let start = at + word.len();
            let by_chance = *word == "由"
                && (self.canon[..at].ends_with(['理', '自', '缘', '来', '因']) && self.token_at(at).is_none()
                    || self.canon[start..].starts_with(['于', '此']));
            // 和县应急局: the dictionary knows a county of this name.
            let torn = rest.starts_with("和县");
            // 未归学生
            let returned = *word == "归" && at > clause.start && self.token_at(at).is_none_or(|token| token.word != "归");
            let bordered = torn || self.token_at(at).is_some_and(|token| token.word == *word) || self.token_at(start).is_some();
            let free = !by_chance && (*word == "由" || *word == "会同" || bordered);
            // 交综合执法队去封门; 这项工作请工会操心
            let given = *word != "交" || naming::GIVES_TO.within(&self.canon[start..clause.end]);
            // 可以请专家、请第三方机构上门会诊; 从外省请专家: who is hired is no party.
            let hired = *word == "请" && naming::HIRES.within(&self.canon[clause.start..at]);
            // 企业抱团请专家: what somebody does who was named before.
            let asks = *word == "请" && from > clause.start && at > from;
            let asked =
                asks || *word == "请" && (at == from || self.canon[..at].ends_with(['聘', '提', '申', '邀', '恳', '敬', '报', '要']));
            // 成立联合检查组
            let joint = *word == "联合" && naming::JOINS.ends(&self.canon[..at]);
            // 提交主要负责人; 不准将车辆交由他人驾驶
            let handed = *word == "交" && self.canon[..at].ends_with(['提', '上', '移', '递', '转', '呈', '报', '成', '相'])
                || *word == "由" && self.canon[..at].ends_with('交') && naming::FORBIDS.within(&self.canon[clause.start..at]);
            // 把进不去的户名单交给社区: who only receives does not act.
            let paper = naming::PAPER.within(&self.canon[clause.start..at]);
            // 城管说归消防
            let reported = *word == "归" && self.canon[..at].ends_with('说');
            // 县教育局三天内把底数交给县道安办: who only receives does not act.
            let received =
                |end: usize| *word == "交给" && end == clause.end && self.canon[clause.start..at].contains('把') && from > clause.start;
            let free = free && !reported && !hired && given && !asked && !joint && !returned && !handed && !(*word == "交给" && paper);
            // 组织设计和运维单位联合开展
            let arranged = naming::ARRANGES.begins(&self.canon[clause.start..at]);
            let together = *word != "和" || self.together(at, clause) && !arranged;
            let by = matches!(*word, "由" | "请" | "交" | "让" | "叫");
            let names = (free && together).then(|| self.object(start, clause, by)).flatten();
            // 让水管站干; but 让群众满意 sets no task.
            let tasked = |end: usize| {
                !matches!(*word, "让" | "叫") || self.deadline_at(end).is_some() || TASKED.begins(&self.canon[end..clause.end])
            };
            let led =
                |names: &[Name]| !matches!(*word, "让" | "叫") || names.iter().all(|name| !naming::LED.holds(&name.canonical(self.canon)));
            match names.filter(|(names, end)| tasked(*end) && led(names) && !received(*end)) {
                Some((names, end)) => {
                    let by = by || matches!(*word, "交给" | "归" | "归口");
                    add(found, names, start..end, clause, *role, by);
                    at = end;
                    if *word == "由"
                        && let Some((names, at, end)) = self.beside(end, clause)
                    {
                        add(found, names, at..end, clause, *role, true);
                    }
                }
                None => at += step,
            }
        }
    }

    /// Who acts beside the one behind 由: 由海事局盯码头、市交通局盯船.
    fn beside(&self, from: usize, clause: &Stretch) -> Option<(Vec<Name>, usize, usize)> {
        let (act, rest) = self.canon[from..clause.end].split_once('、')?;
        let start = clause.end - rest.len();
        let short = (2..=6).contains(&act.chars().count()) && party::find(act).next().is_none();
        let (names, end) = short.then(|| self.object(start, clause, true)).flatten()?;
        Some((names, start, end))
    }

    /// Who stands behind a subject's own task or time with another: 产权单位管房、使用单位管人; 市级医院9月25日前、县级医院9月27日前.
    pub(super) fn listed_beside(&self, from: usize, clause: &Stretch) -> Option<(Vec<Name>, usize, usize)> {
        let (act, rest) = self.canon[from..clause.end].split_once('、')?;
        let start = clause.end - rest.len();
        let timed = self.deadline_at(from).is_some_and(|due| due.stretch.end == start - '、'.len_utf8());
        let short = (2..=4).contains(&act.chars().count()) && act.starts_with(['管', '包', '守', '盯', '抓', '查', '修', '出', '报', '督']);
        let named = party::head(act).is_some_and(|(_, kind)| kind != PartyKind::Never);
        let free = (short || timed) && !named;
        let (names, end) = free.then(|| self.find_subject(start, clause)).flatten()?;
        Some((names, start, end))
    }

    /// Names behind a preposition; behind 由 a predicate must follow.
    pub(super) fn object(&self, start: usize, clause: &Stretch, by: bool) -> Option<(Vec<Name>, usize)> {
        let window = self.ahead(start, 80, clause.end);
        // 归民政管, 由住建牵头
        let given = by || self.canon[..start].ends_with(['归', '给']);
        let ends = self.party_ends(start..window);
        if ends.is_empty() {
            return None;
        }
        let weak = self.weak_from(start);
        for end in ends.into_iter().rev().filter(|end| *end <= weak) {
            for closed in self.closings(end, window) {
                let rest = &self.canon[closed..clause.end];
                let short = by && rest.chars().count() <= 6 && self.token_at(closed).is_some();
                let follows = short
                    || rest.is_empty()
                    || self.predicate_follows(closed, clause)
                    || !by && rest.starts_with("一起")
                    || rest.starts_with('管');
                let next = self
                    .token_at(closed)
                    .is_some_and(|token| !token.tag.starts_with(['n', 'x']) && !token.word.starts_with(['的', '、', '和']));
                if (follows || !by && next || !by && self.token_at(closed).is_some_and(|token| token.tag.starts_with('v')))
                    && let Some(names) =
                        self.names(&(start..closed)).or_else(|| given.then(|| self.abbreviated(&(start..closed))).flatten())
                {
                    return Some((names, closed));
                }
            }
        }
        None
    }

    /// Whether a clause gives its matter to a party behind 由: 以上问题由各牵头单位认领.
    pub fn gives(&self, clause: &Stretch) -> bool {
        let by = self.text(clause).find('由').map(|at| clause.start + at + '由'.len_utf8());
        by.is_some_and(|start| self.object(start, clause, true).is_some())
    }

    /// 归民政管: a department by its short name alone.
    fn abbreviated(&self, stretch: &Stretch) -> Option<Vec<Name>> {
        let short = party::is_abbreviation(self.text(stretch)) && self.token_at(stretch.end).is_some();
        short.then(|| vec![Name { parts: vec![stretch.clone()], kind: PartyKind::Abbreviation }])
    }

    /// 落实X责任, 发挥X职能: X acts unless another is named.
    pub(super) fn of_duty(&self, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
        let text = self.text(whole);
        for verb in naming::DUTY_VERB.or(naming::DISCHARGE).places(text) {
            let start = whole.start + verb.end;
            let limit = self.canon[start..whole.end].find(['，', '。']).map_or(whole.end, |at| start + at);
            let noun = naming::DUTY.places(&self.canon[start..limit]).map(|noun| start + noun.start).min();
            let Some(noun) = noun else { continue };
            let inner = &self.canon[start..noun];
            let inner = inner.split(['的']).next().unwrap_or(inner);
            let mut inner = inner;
            while let Some(word) = naming::DUTY_KIND.closing(inner) {
                inner = &inner[..inner.len() - word.len()];
            }
            let names = self.names(&(start..start + inner.len()));
            if let Some(names) = names
                && !inner.starts_with("属地")
            {
                let end = names.iter().map(|name| name.stretch().end).max().unwrap_or(start);
                let tail = &self.canon[end..noun];
                if tail.chars().count() <= 12 {
                    add(found, names, start..end, whole, Role::Responsible, true);
                    return;
                }
            }
        }
    }
}
