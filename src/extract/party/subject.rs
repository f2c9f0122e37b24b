//! The subject of a clause: where its name ends and its predicate begins.

use super::list;
use super::names::Name;
use crate::extract::scene::Scene;
use crate::lexicon::Token;
use crate::lexicon::cues::{self, LEADING, VERB};
use crate::lexicon::naming;
use crate::lexicon::openings::{FORMS, MODIFIER, NAMED};
use crate::lexicon::party::{self, PartyKind};
use crate::text::Stretch;
use crate::text::any::{begins_with_any, holds_any};

/// Verbs of one character.
pub(super) const VERBS_OF_ONE: &str =
    "包查守管盯抓改备报建配清停撤拆修派发送带拉领搬巡扫擦学练讲说定立扛填剪断关炸催喊补封换堵装砌挖出点量接";
/// Words that begin with 就 and are no 就 of their own: 就业处.
const JOBS: [&str; 6] = ["就近", "就业", "就地", "就餐", "就医", "就诊"];

impl Scene<'_> {
    /// Steps over time expressions and connectives at the beginning of a clause.
    pub fn skip_leading(&self, clause: &Stretch) -> usize {
        let mut at = clause.start;
        loop {
            let rest = &self.canon[at..clause.end];
            if let Some(deadline) = self.deadline_at(at).filter(|deadline| deadline.stretch.end < clause.end) {
                at = deadline.stretch.end;
            } else if let Some(word) = LEADING.leading(rest).filter(|word| *word != "就" || !JOBS.iter().any(|word| rest.starts_with(word)))
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
        if let Some(known) = self.known_subject(at, clause.end) {
            return known;
        }
        let named = self.behind_matter(at, clause).map_or_else(|| self.find_subject(at, clause), |every| self.find_subject(every, clause));
        let found = named.or_else(|| self.short_name(at, clause)).or_else(|| self.behind_topic(at, clause));
        self.keep_subject(at, clause.end, &found);
        found
    }

    /// As far as a subject is looked for.
    fn window(&self, at: usize, end: usize) -> usize {
        self.ahead(at, 90, end)
    }

    pub(super) fn find_subject(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        let window = self.window(at, clause.end);
        let text = &self.canon[at..window];
        if let Some(spoken) = self.spoken_of(at, clause) {
            return Some(spoken);
        }
        let ends = self.party_ends(at..window);
        // 会同消防、渔政等部门: who acts is named elsewhere.
        let beside = begins_with_any(text, &["会同", "协同"]);
        if ends.is_empty() || beside || self.begins_with_verb(at) || holds_any(text, &["由谁", "由哪"]) {
            return None;
        }
        // KTV、密室逃脱等场所，…: nor has a list of places.
        if text.contains('、') && window == clause.end && naming::PLACES_END.ends(text) {
            return None;
        }
        // 教育、卫生健康等部门，要…: a clause that is a list and nothing else has no subject inside.
        if text.contains('、')
            && text.contains('等')
            && naming::SHARED.ends(text)
            && ends.last() == Some(&clause.end)
            && self.names(&(at..clause.end)).is_some()
        {
            return None;
        }
        // “五职矿长”必须…
        if let Some(inner) = text.strip_prefix('“')
            && let Some(close) = inner.find('”').filter(|close| *close <= 36)
        {
            let (start, end) = (at + '“'.len_utf8(), at + '“'.len_utf8() + close);
            let behind = end + '”'.len_utf8();
            // “影子队伍”发现一支、清退一支
            let acts = self.predicate_follows(behind, clause) && !self.canon[behind..].starts_with("发现");
            let names = acts.then(|| self.names(&(start..end))).flatten();
            if let Some(names) = names {
                return Some((names, behind));
            }
        }
        let weak = self.weak_from(at);
        for end in ends.into_iter().rev().filter(|end| *end <= weak && !party::never_begins(&self.canon[*end..window])) {
            // A bracket or a count may close the list: 各乡镇（街道）, 三家.
            for closed in self.closings(end, window) {
                // 市燃气专班（设在市燃气中心）: the bracket is no part of the name.
                let bare = closed > end && self.canon[end..closed].starts_with("（设在");
                if self.predicate_follows(closed, clause)
                    && (!self.is_relative(closed, clause) || self.is_asked(at))
                    && let Some(names) = self.names(&(at..if bare { end } else { closed }))
                    && self.fits_place(&names, closed, clause)
                {
                    return Some((names, closed));
                }
            }
        }
        None
    }

    /// A place (青河县) is a party only before a trigger or a verb that asks for something.
    pub(super) fn fits_place(&self, names: &[Name], end: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[end..clause.end];
        let asks = cues::begins_with_trigger(rest)
            || VERB.leading(rest).is_some()
            || rest.starts_with(['把', '将', '对', '在', '也', '都', '自', '给', '先'])
            || rest.strip_prefix('各').is_some_and(|rest| rest.starts_with(|c| VERBS_OF_ONE.contains(c) || "设列".contains(c)))
            || naming::HELPS.begins(rest)
            || rest.starts_with('一') && cues::trigger_places(rest).any(|(_, cuts)| cuts)
            || rest.chars().count() <= 6
                && self.token_at(end).is_some_and(|token| VERBS_OF_ONE.contains(token.word) && token.word.len() == '管'.len_utf8())
            || self.deadline_at(end).is_some();
        let asked = || names.first().is_some_and(|name| self.is_asked(name.stretch().start));
        asks || asked() || names.iter().all(|name| name.kind != PartyKind::Place)
    }

    /// Where a name that begins at `at` must have ended: at the first word that no name holds, unless a …的 modifier is open.
    pub(super) fn weak_from(&self, at: usize) -> usize {
        let Ok(first) = self.tokens.binary_search_by_key(&at, |token| token.start) else { return usize::MAX };
        let modifier = self.tokens[first..]
            .iter()
            .take(24)
            .take_while(|token| !matches!(token.word, "，" | "。" | "；"))
            .find(|token| token.word == "的");
        let from = modifier.map_or(at, |token| token.end);
        let breaks = |token: &&Token| {
            let long = token.word.chars().nth(1).is_some();
            // 名单报项目部: the dictionary takes 报 for a noun.
            let short = (token.tag.starts_with('v') || token.word == "报")
                && token.start > at
                && !long
                && "找看报送查交给到去来用让叫请谈忙有包抓守盯带".contains(token.word);
            // 市城管局|出队伍拆
            let short = short || matches!(token.word, "出" | "派" | "拿") && party::head(&self.canon[at..token.start]).is_some();
            // 省交建集团
            let firm = || self.canon[token.end..].chars().take(4).collect::<String>().contains("集团");
            let short = short && !firm();
            // 实验室与设备管理处
            let inside = token.word == "与" && self.canon[..token.start].ends_with('室');
            // 不停产企业
            let opens = token.start == at || self.canon[..token.start].ends_with(['、', '和', '及']);
            let inside = inside || opens && NAMED.begins(&self.canon[token.start..]);
            let adverb = token.tag == "d" && !inside && !matches!(token.word, "非" | "总" | "最" | "直")
                || token.tag == "p" && token.start > at && !inside;
            let verb = token.tag == "v" && long && !MODIFIER.holds(token.word);
            if !(adverb || verb || short || matches!(token.word, "了" | "着" | "过")) {
                return false;
            }
            // 各级、各部门特别是矿山企业
            if token.word.starts_with("特别") || token.word.starts_with("尤其") || token.word == "以及" {
                return false;
            }
            let known = self
                .parties(at..self.window(at, self.canon.len()))
                .take_while(|word| word.start <= token.start)
                .any(|word| token.end <= word.end);
            !known && (!verb || adverb || !self.belongs(token))
        };
        self.tokens[first..].iter().filter(|token| token.start >= from).take(40).find(breaks).map_or(usize::MAX, |token| token.start)
    }

    /// Whether a verb is part of a name: 督查室, 巡查组, 管理单位.
    pub(super) fn belongs(&self, token: &Token) -> bool {
        let rest = &self.canon[token.end..];
        if FORMS.holds(token.word) {
            return false;
        }
        // 金属冶炼、粉尘涉爆企业
        if rest.starts_with('、') {
            let listed = &self.canon[token.end + '、'.len_utf8()..self.window(token.end, self.canon.len())];
            let listed = listed.split(['，', '。', '；']).next().unwrap_or("");
            let noun = naming::BODY_NOUN.places(listed).map(|noun| noun.start).min();
            if noun.is_some_and(|at| listed[..at].split('、').all(|element| (2..=6).contains(&element.chars().count()))) {
                return true;
            }
        }
        let limit = rest.char_indices().nth(5).map_or(rest.len(), |(at, _)| at);
        let near = rest[..limit].split(['、', '，', '。']).next().unwrap_or("");
        party::ends(near)
            .into_iter()
            .any(|end| party::head(&near[..end]).is_some_and(|(_, kind)| kind != PartyKind::Never && kind != PartyKind::Place))
    }

    /// Whether the words behind a name make it the owner of a noun: 企业反映的堵点难点.
    pub(super) fn is_relative(&self, at: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[at..clause.end];
        let Some(de) = rest.find('的') else { return false };
        if rest.starts_with(['是', '对', '把', '将', '在', '按', '从', '向']) {
            return false;
        }
        // 住建局拿出一张危房的清单: what is counted is an object.
        if rest[..de].chars().take(4).any(|c| c == '一') || rest.starts_with(['就', '来', '去', '先']) || naming::RELATES.begins(rest)
        {
            return false;
        }
        // 旅客投诉的24小时之内有回音
        if rest[..de].chars().count() <= 6 && self.deadline_at(at + de + '的'.len_utf8()).is_some() && self.deadline_at(at).is_none() {
            return true;
        }
        let behind = rest[de + '的'.len_utf8()..].chars().count();
        let bare = rest.trim_start_matches(['也', '都', '还', '又', '更', '既', '均']);
        let plain = !cues::begins_with_trigger(bare) && !rest.contains('把') && !rest.contains('将');
        plain && (1..=8).contains(&behind) && rest[..de].chars().count() <= 6 && self.deadline_at(at).is_none()
    }

    /// Where a name that ends at `end` may really end: there, behind a bracket, behind a count.
    pub(super) fn closings(&self, end: usize, window: usize) -> Vec<usize> {
        let rest = &self.canon[end..window];
        let mut found = Vec::new();
        if let Some(inner) = rest.strip_prefix('（')
            && let Some(close) = inner.find('）')
        {
            found.push(end + '（'.len_utf8() + close + '）'.len_utf8());
        }
        let counts: Vec<&str> = naming::COUNTED.all_leading(rest).collect();
        found.extend(counts.into_iter().rev().map(|count| end + count.len()));
        // 县直部门“一把手”
        if rest.starts_with('”') {
            found.push(end + '”'.len_utf8());
        }
        // 县文明办、团县委等要
        if let Some(behind) = rest.strip_prefix('等')
            && cues::begins_with_trigger(behind)
        {
            found.push(end + '等'.len_utf8());
        }
        found.push(end);
        if (naming::BEHIND_PLACE.begins(rest) || rest.starts_with('）')) && !rest.starts_with("里程")
            || self.token_at(end).is_some_and(|token| token.word == "上") && !naming::UP.begins(rest)
        {
            found.clear();
        }
        found
    }

    /// Whether the clause opens with an imperative verb, so that no subject stands there.
    pub(super) fn begins_with_verb(&self, at: usize) -> bool {
        let Some(token) = self.token_at(at) else { return false };
        // 冶炼、选矿等单位
        let near = self.ahead(token.end, 24, self.canon.len());
        let behind = &self.canon[token.end..near];
        if behind.starts_with('、') && list::shared_end(behind.split(['，', '。']).next().unwrap_or(behind)).is_some() {
            return false;
        }
        if party::beginning(&self.canon[at..]).any(|length| length > '局'.len_utf8())
            || token.tag.starts_with('v') && token.word.chars().count() >= 2 && VERB.leading(token.word).is_none() && self.belongs(token)
        {
            return false;
        }
        let verb = token.tag.starts_with('v') && token.tag != "vn" && !MODIFIER.holds(token.word) && token.word.chars().count() >= 2;
        let rest = &self.canon[token.end..];
        // 监管部门, 施工单位: the verb belongs to the noun.
        let compound = naming::COMPOUND.begins(rest);
        let modifier = rest.chars().take(24).take_while(|c| !matches!(c, '，' | '。')).any(|c| c == '的');
        verb && !compound && !modifier
            || naming::OPENS_NO_NAME.begins(&self.canon[at..])
                && !NAMED.begins(&self.canon[at..])
                && !self.canon[at..].starts_with("按照煤")
    }
}
