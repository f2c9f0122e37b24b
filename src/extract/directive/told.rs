//! Sentences that tell: what was demanded, what happened, what is the case, what the speaker is going to do.

use super::{Reader, is_adverbial};
use jiff::civil::Date;

use crate::lexicon::Token;
use crate::lexicon::cues::{FACT, PAST, REPORT};
use crate::lexicon::judging;
use crate::lexicon::openings::PAST_DAY;
use crate::text::any::{begins_with_any, holds_any};
use crate::text::{Stretch, numeral};

/// A task that was due more than so many days before the speech was somebody else's.
const LONG_AGO: i32 = 60;

/// Whether a clause counts all there are: 全镇有两百多个.
fn counts_all(text: &str) -> bool {
    let number = text.trim_end_matches(['个', '家', '台', '辆', '户', '人', '名', '处', '座', '栋', '所', '条', '艘']);
    let exact = number.trim_end_matches(['多', '余', '来']);
    text.starts_with('全') && number.len() < text.len() && exact.ends_with(numeral::is_numeric)
}

/// Whether 了 between these words stands in a modifier: 查了三遍还不改的饭店.
fn modifies(before: &str, after: &str) -> bool {
    let noun = || after.rfind('的').is_some_and(|de| after[de..].chars().count() <= 5);
    after.starts_with('的') || before.chars().count() <= 2 && noun()
}

impl Reader<'_> {
    /// 省里曾多次强调，…; 上周召开的会议要求，…; 为什么要抓，因为…
    pub(super) fn looks_back(&self) -> bool {
        if self.clauses.is_empty() {
            return false;
        }
        let first = self.clause(0);
        let once = self.scene.tokens_in(&self.clauses[0]).iter().any(|token| token.word.starts_with('曾') && token.tag != "nr");
        let dated = PAST_DAY.begins(first);
        let few = judging::FEW.begins(first) && holds_any(first, &["没有", "未", "不"]);
        // 塔吊倒的那个项目，…
        let that = || {
            first.rfind("的那").is_some_and(|at| {
                let kind = &first[at + "的那".len()..];
                kind.starts_with(['个', '家', '起', '次', '场', '座']) && (2..=5).contains(&kind.chars().count())
            })
        };
        // 全集团叉车386台，司机换得勤; 外出务工的，全镇有两百多个，都不在家
        let counted = || {
            let mut clauses = (0..self.clauses.len()).map(|index| self.clause(index));
            self.hits.is_empty() && (clauses.next().is_some_and(counts_all) || clauses.any(|text| text.contains('有') && counts_all(text)))
        };
        let then =
            self.hits.is_empty() && (holds_any(first, &["那天", "那一年"]) || first.starts_with('受') && first.ends_with("影响") || that());
        // 气象部门说月底有寒潮
        let said = || {
            let clause = &self.clauses[0];
            if !first.contains('说') {
                return false;
            }
            let subject = self.scene.subject(self.scene.skip_leading(clause), clause);
            subject.is_some_and(|(_, end)| self.scene.token_at(end).is_some_and(|token| token.word == "说"))
        };
        once || few || then || counted() || first.contains("已于") || first.starts_with("为什么") || dated && self.reported() || said()
    }

    /// 我明天要去…: what the speaker is going to do.
    pub(super) fn is_own_plan(&self) -> bool {
        let asks = |word: &str| matches!(word, "希望" | "建议" | "请" | "鼓励");
        let Some(hit) = self.hits.first().filter(|hit| hit.clause == 0 && !asks(hit.trigger.word)) else { return false };
        let before = &self.scene.canon[self.clauses[0].start..hit.at];
        // 今年上半年我还要挨个去走
        if judging::OWN_PLAN.ends(before) {
            return true;
        }
        let mut chars = before.chars();
        chars.next() == Some('我')
            && before.chars().count() <= 5
            && chars.next().is_none_or(|c| matches!(c, '明' | '后' | '今' | '下' | '也' | '还' | '自'))
    }

    /// Others demanded it, and it is only reported: 上级要求…; 文件写得明白
    pub(super) fn reported(&self) -> bool {
        let Some(at) = self.first(&REPORT) else { return false };
        let text = self.text();
        let before = &text[..at.start];
        let after = &text[at.end..];
        let noun = before.ends_with("的")
            || before.ends_with("这个")
            || before.ends_with("按照")
            || before.ends_with("有关")
            || before.ends_with("落实")
            || before.ends_with('”')
            || before.ends_with("工作")
            || before.ends_with('等')
            || after.starts_with("的");
        let by_rule = judging::BY_RULE.within(before);
        let first = before.chars().count() <= 24;
        first
            && !noun
            && !by_rule
            && (after.starts_with('，')
                || after.starts_with('：')
                || matches!(&text[at.clone()], "批示" | "指出" | "作了讲话" | "写得")
                || after.starts_with(['各', '我', '要', '以', '把', '对', '坚']))
    }

    /// A completed action: 了 behind a verb; 改不了 is none.
    pub(super) fn happened(&self) -> bool {
        self.scene.tokens_in(self.stretch).iter().any(|token| {
            if token.word != "了" {
                return token.word == "曾";
            }
            if self.supposes(token.start) {
                return false;
            }
            let before = &self.scene.canon[self.stretch.start..token.start];
            let after = &self.scene.canon[token.end..self.stretch.end];
            // 摸了个遍, 剪了三百多条
            if after.starts_with(|c: char| numeral::is_numeric(c) || matches!(c, '个' | '好' | '遍')) && !before.contains("给我") {
                return true;
            }
            let asked = before.contains("给我") || begins_with_any(after, &["才", "再", "就"]);
            !asked && !before.ends_with('不') && !before.ends_with("为")
        })
    }

    /// Whether 了 at a place completes what is supposed or asked for: 要是瓦斯超了限; 查了三遍还不改的饭店; 把索道停了; 查完了报来.
    fn supposes(&self, at: usize) -> bool {
        let Some(index) = self.clauses.iter().position(|clause| clause.contains(&at)) else { return false };
        let clause = &self.clauses[index];
        let (before, after) = (&self.scene.canon[clause.start..at], &self.scene.canon[at + '了'.len_utf8()..clause.end]);
        let later = &self.clauses[index + 1..];
        // 出了险情，十分钟之内报到镇里: whatever happens, something is due.
        let happens = || before == "出" && later.iter().any(|clause| self.is_due(clause));
        let case = || judging::SUPPOSES.begins(before) || after.ends_with('的') || happens() || modifies(before, after);
        // 叉车由质监所一并查了
        let given = || before.contains('由') && self.scene.gives(clause);
        let done = || after.is_empty() && (given() || before.contains('把') && (self.is_named() || self.leads_with_verb()));
        // 教了不改的再罚
        let inside = ["的再", "的就", "的先", "的一律", "的由"].iter().any(|word| after.contains(word));
        inside || !later.is_empty() && case() || done() || before.ends_with(['完', '好']) && !after.is_empty()
    }

    /// Whether all that was due was due long before the speech and words of the past stand beside it: 文件也部署过，各地要在前年10月底前装齐.
    pub(super) fn is_long_past(&self, reference: Option<Date>) -> bool {
        let Some(reference) = reference else { return false };
        let mut ends = self.scene.deadlines.iter().filter_map(|due| due.end).peekable();
        let told =
            || self.holds(&PAST) || self.scene.tokens_in(self.stretch).iter().any(|token| matches!(token.word, "过" | "已" | "还有"));
        ends.peek().is_some() && ends.all(|end| (reference - end).get_days() > LONG_AGO) && told()
    }

    /// Whether accidents are counted and nothing is asked: 全市接报水上险情23起，其中涉及渔船9起.
    pub(super) fn counts_accidents(&self) -> bool {
        let counted = |clause: &Stretch| {
            let text = self.scene.text(clause);
            text.strip_suffix('起').is_some_and(|text| text.ends_with(numeral::is_numeric))
        };
        self.clauses.iter().all(|clause| counted(clause) || is_adverbial(self.scene.text(clause)) || self.is_time(clause))
            && self.clauses.iter().any(counted)
    }

    /// Whether a clause is a time and nothing else.
    fn is_time(&self, clause: &Stretch) -> bool {
        self.scene.deadlines.iter().any(|due| due.stretch == *clause) || self.scene.text(clause).ends_with(['月', '年', '日', '来'])
    }

    /// What is the case: 是…, 有…, 没有….
    pub(super) fn describes(&self) -> bool {
        if self.holds(&FACT)
            || judging::STILL.ends(self.text())
            || self.clauses.first().is_some_and(|clause| self.scene.canon[clause.clone()].contains("不是"))
        {
            return true;
        }
        let main = |clause: &Stretch| {
            let tokens = self.scene.tokens_in(clause);
            let verb = tokens.iter().position(|token| {
                token.tag.starts_with('v') && token.tag != "vn" || matches!(token.word, "是" | "有" | "没有" | "还有" | "就是" | "不是")
            });
            verb.is_some_and(|at| {
                matches!(tokens[at].word, "是" | "有" | "没有" | "还有" | "就是" | "不是" | "都是")
                    && !tokens.get(at + 1).is_some_and(|next| next.word == "序" || next.word == "针对性")
            })
        };
        // 再走一遍 is a verb to the ear and an idiom to the dictionary.
        let acts = |token: &Token| token.tag.starts_with('v') || matches!(token.tag, "l" | "i");
        let verbless = |clause: &Stretch| !self.scene.tokens_in(clause).iter().any(acts);
        let first = self
            .clauses
            .iter()
            .find(|clause| !is_adverbial(&self.scene.canon[(*clause).clone()]) && !verbless(clause))
            .or(self.clauses.first());
        // 离险段最近的是村、是组
        let is_noun = |first: &Stretch| {
            let Some(at) = self.scene.text(first).find("的是").map(|at| first.start + at + "的是".len()) else { return false };
            self.scene.token_at(at).is_some_and(|token| !token.tag.starts_with(['v', 'p', 'd', 'r', 'm', 'a', 'l', 'i']))
        };
        if first.is_some_and(is_noun) {
            return true;
        }
        // 两个村至今没有演练，7月5日前各补一次
        let later = self.clauses.iter().skip(1).any(|clause| self.is_due(clause) && clause.start > first.map_or(0, |first| first.start));
        first.is_some_and(main) && !later
    }
}
