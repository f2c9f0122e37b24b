//! Parties: who has to act, found by their place in the clause, with their roles.
//!
//! A name is believed where grammar expects one: before a predicate at the beginning of a clause, behind 由, 请, 会同, 配合,
//! in brackets of fields. What it ends in must be a word of the lexicon; what stands before that may be anything.

mod fields;
mod names;

pub use names::Name;

use super::deadline;
use crate::lexicon::Token;
use crate::lexicon::cues::{TRIGGERS, VERB};
use crate::lexicon::party::{self, PartyKind};
use crate::model::Role;
use crate::text::Stretch;

/// A party where it is named.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its name.
    pub name: Name,
    /// Its role.
    pub role: Role,
    /// Whether it stands in a bracket or field.
    pub field: bool,
    /// Whether it is the subject of its clause, or behind 由.
    pub subject: bool,
}

/// What is known of the sentence that parties are looked for in.
pub struct Scene<'a> {
    /// The canonical view.
    pub canon: &'a str,
    /// Words of the sentence, offsets in the canonical view.
    pub tokens: &'a [Token<'a>],
    /// Deadlines of the sentence.
    pub deadlines: &'a [deadline::Found],
}

/// Nouns that stand like adverbs between a subject and its verb.
const NOMINAL_ADVERBS: [&str; 24] = [
    "现场",
    "分头",
    "全员",
    "逐一",
    "主要",
    "专人",
    "自行",
    "同步",
    "具体",
    "统一",
    "联合",
    "共同",
    "亲自",
    "靠前",
    "牵头",
    "参加",
    "参与",
    "上岗",
    "持证",
    "就地",
    "全程",
    "每班",
    "工资",
    "按职责",
];
/// Words that a predicate begins with, however the segmenter cuts them.
const PREDICATES: [&str; 30] = [
    "会同",
    "配合",
    "协助",
    "协同",
    "督促",
    "组织",
    "把",
    "将",
    "对",
    "按",
    "在",
    "向",
    "于",
    "每",
    "依法",
    "依规",
    "先",
    "第一时间",
    "亲自",
    "从",
    "为",
    "以",
    "与",
    "用",
    "给",
    "至少",
    "带头",
    "都",
    "也",
    "不",
];
/// Words that may stand between the beginning of a clause and its subject.
const LEADING: [&str; 44] = [
    "特别是",
    "尤其是",
    "当前",
    "今后",
    "下一步",
    "下步",
    "目前",
    "现阶段",
    "从今往后",
    "同时",
    "另外",
    "此外",
    "并且",
    "但是",
    "但",
    "而",
    "并",
    "且",
    "再",
    "也",
    "还",
    "先",
    "就",
    "只要",
    "具体讲",
    "我看就",
    "我看",
    "具体来说",
    "一方面",
    "另一方面",
    "其他",
    "从现在开始",
    "平时",
    "届时",
    "期间",
    "接下来",
    "这段时间",
    "对此",
    "为此",
    "因此",
    "所以",
    "总之",
    "首先",
    "其次",
];

impl<'a> Scene<'a> {
    fn text(&self, stretch: &Stretch) -> &'a str {
        &self.canon[stretch.clone()]
    }

    fn token_at(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.binary_search_by_key(&at, |token| token.start).ok().map(|index| &self.tokens[index])
    }

    fn deadline_at(&self, at: usize) -> Option<&deadline::Found> {
        self.deadlines.iter().find(|deadline| deadline.stretch.start == at)
    }

    /// Steps over time expressions and connectives at the beginning of a clause.
    pub fn skip_leading(&self, clause: &Stretch) -> usize {
        let mut at = clause.start;
        loop {
            let rest = &self.canon[at..clause.end];
            if let Some(deadline) = self.deadline_at(at).filter(|deadline| deadline.stretch.end < clause.end) {
                at = deadline.stretch.end;
            } else if let Some(word) = LEADING.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())
                && !(*word == "其他" && party::head(rest.split(['要', '照']).next().unwrap_or(rest)).is_some())
            {
                at += word.len();
            } else if let Some(deadline) = rest.strip_prefix(['在', '从', '于']).and_then(|rest| self.deadline_at(clause.end - rest.len()))
            {
                at = deadline.stretch.end;
            } else {
                return at;
            }
        }
    }

    /// The subject of a clause: names that begin at `at`, and where the predicate begins.
    pub fn subject(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        let window = self.canon[at..clause.end].char_indices().nth(90).map_or(clause.end, |(offset, _)| at + offset);
        let text = &self.canon[at..window];
        if self.begins_with_verb(at) {
            return None;
        }
        let ends = party::ends(text);
        let weak = self.weak_from(at);
        for end in ends.into_iter().rev().filter(|end| at + end <= weak) {
            // A bracket or a count may close the list: 各乡镇（街道）, 三家.
            for closed in self.closings(at + end, window) {
                if self.predicate_follows(closed, clause)
                    && !self.is_relative(closed, clause)
                    && let Some(names) = names::read(self.canon, &(at..closed))
                    && self.fits_place(&names, closed, clause)
                {
                    return Some((names, closed));
                }
            }
        }
        None
    }

    /// A place (青河县) is a party only before a trigger or a verb that asks for something.
    fn fits_place(&self, names: &[Name], end: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[end..clause.end];
        let asks = TRIGGERS.iter().any(|trigger| rest.starts_with(trigger.word))
            || VERB.leading(rest).is_some()
            || rest.starts_with(['把', '将', '对', '在', '也', '都'])
            || self.deadline_at(end).is_some();
        asks || names.iter().all(|name| name.kind != PartyKind::Place)
    }

    /// Where a name that begins at `at` must have ended: at the first word that no name holds, unless a …的 modifier is open.
    fn weak_from(&self, at: usize) -> usize {
        let Ok(first) = self.tokens.binary_search_by_key(&at, |token| token.start) else { return usize::MAX };
        let modifier = self.tokens[first..]
            .iter()
            .take(24)
            .take_while(|token| !matches!(token.word, "，" | "。" | "；"))
            .find(|token| token.word == "的");
        let from = modifier.map_or(at, |token| token.end);
        let limit = self.canon[at..].char_indices().nth(90).map_or(self.canon.len(), |(offset, _)| at + offset);
        let known: Vec<Stretch> = party::find(&self.canon[at..limit]).map(|word| at + word.start..at + word.end).collect();
        let breaks = |token: &&Token| {
            if known.iter().any(|word| word.start <= token.start && token.end <= word.end) {
                return false;
            }
            let adverb = token.tag == "d" && !matches!(token.word, "非" | "总" | "最" | "直") || token.tag == "p" && token.start > at;
            let verb = token.tag == "v" && token.word.chars().count() >= 2 && !self.belongs(token)
                || token.tag.starts_with('v')
                    && token.word.chars().count() == 1
                    && "找看报送查交给到去来用让叫请谈忙有".contains(token.word);
            adverb || verb || matches!(token.word, "了" | "着" | "过")
        };
        self.tokens[first..].iter().filter(|token| token.start >= from).take(40).find(breaks).map_or(usize::MAX, |token| token.start)
    }

    /// Whether a verb is part of a name: 督查室, 巡查组, 管理单位.
    fn belongs(&self, token: &Token) -> bool {
        let rest = &self.canon[token.end..];
        let limit = rest.char_indices().nth(5).map_or(rest.len(), |(at, _)| at);
        let near = rest[..limit].split(['、', '，', '。']).next().unwrap_or("");
        party::ends(near)
            .into_iter()
            .any(|end| party::head(&near[..end]).is_some_and(|(_, kind)| kind != PartyKind::Never && kind != PartyKind::Place))
    }

    /// Whether the words behind a name make it the owner of a noun: 企业反映的堵点难点.
    fn is_relative(&self, at: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[at..clause.end];
        let Some(de) = rest.find('的') else { return false };
        if rest.starts_with(['是', '对', '把', '将', '在', '按', '从', '向']) {
            return false;
        }
        let behind = rest[de + '的'.len_utf8()..].chars().count();
        let plain = !TRIGGERS.iter().any(|trigger| rest.starts_with(trigger.word)) && !rest.contains('把') && !rest.contains('将');
        plain && (1..=8).contains(&behind) && rest[..de].chars().count() <= 6 && self.deadline_at(at).is_none()
    }

    /// Where a name that ends at `end` may really end: there, behind a bracket, behind a count.
    fn closings(&self, end: usize, window: usize) -> Vec<usize> {
        let rest = &self.canon[end..window];
        let mut found = Vec::new();
        if let Some(inner) = rest.strip_prefix('（')
            && let Some(close) = inner.find('）')
        {
            found.push(end + '（'.len_utf8() + close + '）'.len_utf8());
        }
        for count in ["三家单位", "两家单位", "你们两家", "你们三家", "三家", "两家", "四家", "五家", "以上干部", "以上人员"]
        {
            if rest.starts_with(count) {
                found.push(end + count.len());
            }
        }
        found.push(end);
        if rest.starts_with("内") || rest.starts_with('）') {
            found.clear();
        }
        found
    }

    /// Whether the clause opens with an imperative verb, so that no subject stands there.
    fn begins_with_verb(&self, at: usize) -> bool {
        let Some(token) = self.token_at(at) else { return false };
        let limit = self.canon[at..].char_indices().nth(12).map_or(self.canon.len(), |(offset, _)| at + offset);
        if party::find(&self.canon[at..limit]).any(|word| word.start == 0 && word.end > 3)
            || token.tag.starts_with('v') && token.word.chars().count() >= 2 && VERB.leading(token.word).is_none() && self.belongs(token)
        {
            return false;
        }
        let verb = token.tag.starts_with('v') && token.tag != "vn" && token.word.chars().count() >= 2;
        let rest = &self.canon[token.end..];
        // 监管部门, 施工单位: the verb belongs to the noun.
        let compound = [
            "部门", "单位", "机构", "企业", "人员", "室", "组", "员", "队", "局", "科", "处", "公司", "中心", "办", "站", "委", "所", "者",
        ]
        .iter()
        .any(|noun| rest.starts_with(noun));
        let modifier = rest.chars().take(24).take_while(|c| !matches!(c, '，' | '。')).any(|c| c == '的');
        verb && !compound && !modifier
            || ["凡", "对", "把", "将", "严", "让", "不", "按照", "坚持", "针对", "围绕", "聚焦"]
                .iter()
                .any(|word| self.canon[at..].starts_with(word))
                && !self.canon[at..].starts_with("按照煤")
    }

    /// Whether what follows a name at `at` can be its predicate.
    fn predicate_follows(&self, at: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[at..clause.end];
        if rest.is_empty() {
            return false;
        }
        if TRIGGERS.iter().any(|trigger| rest.starts_with(trigger.word)) || self.deadline_at(at).is_some() {
            return true;
        }
        if NOMINAL_ADVERBS.iter().chain(&PREDICATES).any(|word| rest.starts_with(word)) || VERB.leading(rest).is_some() {
            return true;
        }
        // 三个局长的手机二十四小时不许关
        if ["的手机", "的电话", "的对讲机"].iter().any(|word| rest.starts_with(word))
            && TRIGGERS.iter().any(|trigger| trigger.cuts && rest.contains(trigger.word))
        {
            return true;
        }
        // 各级政府主要领导是第一责任人，要…
        if rest.starts_with('是') {
            let behind = &self.canon[clause.end..];
            return behind.starts_with("，要") || behind.starts_with("，必须");
        }
        let Some(token) = self.token_at(at) else { return false };
        if token.word.starts_with(['的', '之', '、', '和', '及', '与', '或', '是', '等']) && token.word.chars().count() == 1 {
            return token.word == "与" || token.word == "和" && self.together(at, clause);
        }
        match token.tag {
            "vn" => !self.noun_phrase(token, clause),
            tag if tag.starts_with('v') || tag.starts_with('d') || tag.starts_with('p') || tag.starts_with('r') || tag.starts_with('m') => {
                true
            }
            "ad" | "a" | "l" | "i" | "t" | "f" | "z" | "c" | "b" | "j" => true,
            // One character that the dictionary takes for a noun may still be a verb: 包, 查, 守.
            _ => token.word.chars().count() == 1 && "包查守管盯抓改备报建配清改停撤拆修".contains(token.word),
        }
    }

    /// Whether a verbal noun is part of a longer noun rather than a predicate: 企业检修计划.
    fn noun_phrase(&self, token: &Token, clause: &Stretch) -> bool {
        let next = self.token_at(token.end).filter(|next| next.start < clause.end);
        next.is_none_or(|next| next.word == "的" || next.word == "要" || next.word == "由")
    }

    /// 和X一起, 与X共同
    fn together(&self, at: usize, clause: &Stretch) -> bool {
        let rest: String = self.canon[at..clause.end].chars().take(30).collect();
        ["一起", "一道", "共同", "联合"].iter().any(|word| rest.contains(word))
    }

    /// All parties of a directive that consists of these clauses.
    pub fn mentions(&self, clauses: &[Stretch], whole: &Stretch, sanction: bool) -> Vec<Mention> {
        let mut found: Vec<(Mention, Stretch)> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let condition = index == 0 && clauses.len() > 1 && self.is_condition(clause);
            if !condition {
                self.clause(clause, clauses.get(index + 1), &mut found);
            }
        }
        if sanction {
            found.retain(|(mention, said)| self.inflicts(mention, said));
        } else if found.is_empty() {
            self.of_duty(whole, &mut found);
        }
        fields::read(self.canon, whole, &mut found);
        assign_roles(self.canon, whole, &mut found);
        let mut mentions: Vec<Mention> = found.into_iter().map(|(mention, _)| mention).collect();
        unique(self.canon, &mut mentions);
        mentions
    }

    /// 一旦…, 凡…的, 对…的: names no party.
    fn is_condition(&self, clause: &Stretch) -> bool {
        let text = self.text(clause);
        let opens = ["一旦", "凡", "但凡", "如果", "若", "对", "因", "哪个", "谁"].iter().any(|word| text.starts_with(word));
        let offence = text.ends_with('的') && !text.contains('由');
        (opens || offence)
            && !TRIGGERS
                .iter()
                .filter(|trigger| trigger.cuts && trigger.word.chars().count() > 1)
                .any(|trigger| text.contains(trigger.word) && text.starts_with("对") && text.contains('由'))
    }

    /// Whether a party of a sanction inflicts it, rather than suffers it.
    fn inflicts(&self, mention: &Mention, said: &Stretch) -> bool {
        let before = &self.canon[..mention.name.stretch().start];
        let by = before.ends_with('由') || self.canon[said.clone()].contains("要提") && mention.subject;
        let said = &self.canon[said.clone()];
        let acts = ["约谈", "要", "依法", "先找", "提请", "挂牌", "查处", "立案", "牵头", "问责", "追究", "给予", "予以"]
            .iter()
            .any(|word| said.starts_with(word));
        mention.subject && (by || acts && !matches!(mention.name.kind, PartyKind::Person))
    }

    fn clause(&self, clause: &Stretch, next: Option<&Stretch>, found: &mut Vec<(Mention, Stretch)>) {
        let mut at = self.skip_leading(clause);
        let rest = |at: usize| &self.canon[at..clause.end];
        // 希望X…, 请X…, 鼓励X…
        for word in ["希望", "鼓励", "请", "支持", "建议", "引导"] {
            if rest(at).starts_with(word) {
                at += word.len();
                break;
            }
        }
        let mut behind = at;
        if rest(at).starts_with('由') {
            // read below
        } else if let Some((names, end)) = self.subject(at, clause) {
            behind = end;
            add(found, names, at..end, clause, Role::Responsible, true);
        } else if let Some(next) = next
            && (self.canon[next.clone()].starts_with("你们") || self.canon[next.clone()].starts_with('你'))
            && let Some(names) = names::read(self.canon, &(at..clause.end))
        {
            // 住建局，你们是主管
            add(found, names, at..clause.end, clause, Role::Responsible, true);
            behind = clause.end;
        } else if let Some(next) = next
            && self.is_topic(at, clause, next)
            && let Some(names) = names::read(self.canon, &(at..clause.end))
        {
            // 安排夏季检修的企业，停车检修前必须…
            add(found, names, at..clause.end, clause, Role::Responsible, true);
            behind = clause.end;
        }
        self.prepositions(behind, clause, found);
    }

    /// A clause that is nothing but a name, whose predicate stands in the next.
    fn is_topic(&self, at: usize, clause: &Stretch, next: &Stretch) -> bool {
        let modified = self.canon[at..clause.end].contains('的') || self.canon[at..clause.end].starts_with('各');
        let begins = self.skip_leading(next);
        let predicate = TRIGGERS.iter().any(|trigger| self.canon[begins..next.end].starts_with(trigger.word));
        modified && (predicate || begins > next.start) && self.subject(begins, next).is_none()
    }

    /// 由X…, 会同Y…, 配合Y…, 和Y一起, 交给X, 归X管
    fn prepositions(&self, from: usize, clause: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
        const WORDS: [(&str, Role); 9] = [
            ("由", Role::Responsible),
            ("会同", Role::Support),
            ("协同", Role::Support),
            ("协助", Role::Lead),
            ("配合", Role::Lead),
            ("联合", Role::Responsible),
            ("交给", Role::Responsible),
            ("归", Role::Responsible),
            ("和", Role::Responsible),
        ];
        let mut at = from;
        while at < clause.end {
            let rest = &self.canon[at..clause.end];
            let hit = WORDS.iter().find(|(word, _)| rest.starts_with(word));
            let step = rest.chars().next().map_or(1, char::len_utf8);
            let Some((word, role)) = hit else {
                at += step;
                continue;
            };
            let start = at + word.len();
            let by_chance = *word == "由"
                && (self.canon[..at].ends_with(['理', '自', '缘', '来', '因']) || self.canon[start..].starts_with(['于', '此']));
            let bordered = self.token_at(at).is_some_and(|token| token.word == *word) || self.token_at(start).is_some();
            let free = !by_chance && (*word == "由" || *word == "会同" || bordered);
            let together = *word != "和" || self.together(at, clause);
            let names = (free && together).then(|| self.object(start, clause, *word == "由")).flatten();
            match names {
                Some((names, end)) => {
                    let by = *word == "由" || *word == "交给" || *word == "归";
                    add(found, names, start..end, clause, *role, by);
                    at = end;
                }
                None => at += step,
            }
        }
    }

    /// Names behind a preposition; behind 由 a predicate must follow.
    fn object(&self, start: usize, clause: &Stretch, by: bool) -> Option<(Vec<Name>, usize)> {
        let window = self.canon[start..clause.end].char_indices().nth(80).map_or(clause.end, |(offset, _)| start + offset);
        let ends = party::ends(&self.canon[start..window]);
        let weak = self.weak_from(start);
        for end in ends.into_iter().rev().filter(|end| start + end <= weak) {
            for closed in self.closings(start + end, window) {
                let rest = &self.canon[closed..clause.end];
                let short = by && rest.chars().count() <= 6;
                let follows = short
                    || rest.is_empty()
                    || self.predicate_follows(closed, clause)
                    || !by && rest.starts_with("一起")
                    || rest.starts_with('管');
                if (follows || !by && self.token_at(closed).is_some_and(|token| token.tag.starts_with('v')))
                    && let Some(names) = names::read(self.canon, &(start..closed))
                {
                    return Some((names, closed));
                }
            }
        }
        None
    }

    /// 落实X责任, 发挥X职能: X acts unless another is named.
    fn of_duty(&self, whole: &Stretch, found: &mut Vec<(Mention, Stretch)>) {
        let text = self.text(whole);
        for verb in ["落实", "强化", "压实", "发挥", "夯实", "压紧", "明确"] {
            let Some(at) = text.find(verb) else { continue };
            let start = whole.start + at + verb.len();
            let limit = self.canon[start..whole.end].find(['，', '。']).map_or(whole.end, |at| start + at);
            let noun =
                ["责任", "职能", "职责", "作用"].iter().filter_map(|noun| self.canon[start..limit].find(noun).map(|at| start + at)).min();
            let Some(noun) = noun else { continue };
            let inner = &self.canon[start..noun];
            let inner = inner.split(['的']).next().unwrap_or(inner);
            let inner = ["主体", "监管", "领导", "管理", "安全", "安全生产"].iter().fold(inner, |inner, word| inner.trim_end_matches(word));
            let names = names::read(self.canon, &(start..start + inner.len()));
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

fn add(found: &mut Vec<(Mention, Stretch)>, names: Vec<Name>, at: Stretch, clause: &Stretch, role: Role, subject: bool) {
    // What is said of a party stands between its name and the end of its clause.
    let _ = &at;
    found.extend(names.into_iter().map(|name| (Mention { name, role, field: false, subject }, at.end..clause.end)));
}

/// Roles by what is said of each party: 牵头, 配合, 督促.
fn assign_roles(canon: &str, whole: &Stretch, found: &mut [(Mention, Stretch)]) {
    let starts: Vec<usize> =
        found.iter().filter(|(mention, _)| mention.subject && !mention.field).map(|(mention, _)| mention.name.stretch().start).collect();
    let mut led = None;
    for (mention, said) in found.iter_mut() {
        if mention.field || !mention.subject {
            continue;
        }
        let own = said.start;
        let until = starts.iter().copied().filter(|start| *start > own).min().unwrap_or(whole.end);
        let clause = &canon[own..said.end.min(until.max(own))];
        let all = &canon[own..until.max(own)];
        mention.role = role_of(clause, all);
        // 由谁牵头？我看就交给交通局
        if canon[..mention.name.stretch().start].ends_with("交给") && canon[whole.clone()].contains("谁牵头") {
            mention.role = Role::Lead;
        }
        if mention.role == Role::Support && (clause.contains("配合") || clause.contains("协助")) {
            led = Some(());
        }
    }
    // X配合Y: Y leads; X配合 alone names no leader.
    let _ = led;
}

fn role_of(clause: &str, all: &str) -> Role {
    if ["加强配合", "相互配合", "协作配合", "协调配合"].iter().any(|word| clause.contains(word)) {
        return if supervises(all) { Role::Supervise } else { Role::Responsible };
    }
    let near: String = clause.chars().take(14).collect();
    if near.contains("牵头") && !near.contains("牵头召开") {
        return Role::Lead;
    }
    let helps = near.trim_start_matches(['要', '也', '应', '须', '密', '切', '做', '好', '积', '极', '主', '动', '共', '同']);
    if helps.starts_with("配合")
        || helps.starts_with("协助")
        || helps.starts_with("协同")
        || helps.starts_with("你们两家配合")
        || clause.ends_with("配合")
        || clause.ends_with("协助")
    {
        return Role::Support;
    }
    if supervises(all) { Role::Supervise } else { Role::Responsible }
}

/// Whether a predicate is to watch over what others have to do.
fn supervises(predicate: &str) -> bool {
    const WATCH: [&str; 9] = ["督促", "督查", "督办", "督导", "催促", "查岗", "督战", "督察", "暗访督查"];
    WATCH.iter().any(|word| {
        predicate.match_indices(word).any(|(at, word)| {
            let behind = &predicate[at + word.len()..];
            let noun = ["组", "室", "结果", "队", "员", "局", "问责", "范畴", "的", "机制", "两次", "力度", "考核", "情况"]
                .iter()
                .any(|noun| behind.starts_with(noun));
            let before = predicate[..at].chars().next_back();
            !noun && !(before == Some('点') && word == "督查") && !predicate[..at].ends_with("亲自")
        })
    })
}

/// Drops what is named twice, keeping the stronger role.
fn unique(canon: &str, mentions: &mut Vec<Mention>) {
    let mut kept: Vec<Mention> = Vec::new();
    for mention in mentions.drain(..) {
        let name = mention.name.canonical(canon);
        if let Some(same) = kept.iter_mut().find(|other| other.name.canonical(canon) == name) {
            if same.role == Role::Responsible {
                same.role = mention.role;
            }
            continue;
        }
        kept.push(mention);
    }
    *mentions = kept;
}

/// Whether a clause opens with a party of its own and a trigger that cuts: the sentence is cut before it.
pub fn cut_subject(scene: &Scene, clause: &Stretch) -> bool {
    let at = scene.skip_leading(clause);
    let Some((names, end)) = scene.subject(at, clause) else { return false };
    if names.iter().all(|name| name.kind == PartyKind::Never) {
        return false;
    }
    // Adverbs, times and conditions may stand between the party and its trigger: 施工单位动土前要, 人员未经考核不得.
    let rest = &scene.canon[end..clause.end];
    if rest.starts_with("负责") || rest.starts_with("牵头") || rest.starts_with("请") {
        return true;
    }
    let case = ["的", "不到位", "不合格", "不达标"];
    let trigger = TRIGGERS.iter().filter(|trigger| trigger.cuts).filter_map(|trigger| rest.find(trigger.word)).min().unwrap_or(0);
    if case.iter().any(|word| rest[..trigger].contains(word)) {
        return false;
    }
    let own = scene.tokens.iter().filter(|token| token.start >= end && token.end <= clause.end);
    own.take(8).any(|token| {
        let word = token.word;
        let cuts = |word: &str| {
            TRIGGERS.iter().any(|trigger| trigger.cuts && trigger.word == word && !matches!(word, "负责" | "牵头" | "请" | "希望"))
        };
        cuts(word) || word.ends_with('要') && matches!(word, "还要" | "也要" | "都要" | "更要")
    }) && !rest.starts_with('的')
}

/// The party that a heading hands down to its item: 企业的责任企业扛, 强化各级政府责任.
pub fn of_heading(canon: &str, heading: &Stretch) -> Option<Vec<Name>> {
    let text = &canon[heading.clone()];
    let at = text.find("责任")?;
    let verb =
        ["落实", "强化", "压实", "夯实", "压紧", "明确", "靠实"].iter().find(|verb| text.starts_with(**verb)).map_or(0, |verb| verb.len());
    let inner = text[verb..at.max(verb)].trim_end_matches("主体").trim_end_matches("监管").trim_end_matches('的');
    let owner = text[verb..].starts_with(inner)
        && (verb > 0 && !text[verb..at.max(verb)].ends_with("监管") || text.contains(&format!("责任{inner}")));
    if !owner || inner.is_empty() {
        return None;
    }
    names::read(canon, &(heading.start + verb..heading.start + verb + inner.len()))
}
