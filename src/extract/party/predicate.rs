//! Whether what follows a name can be its predicate.

use crate::extract::scene::Scene;
use crate::lexicon::Token;
use crate::lexicon::cues::{self, PREDICATE, VERB};
use crate::lexicon::naming;
use crate::lexicon::openings::{ASPECT, MEASURE, NO_PREDICATE, THROUGH};
use crate::text::any::{begins_with_any, holds_any};
use crate::text::{Stretch, numeral};

use super::subject::VERBS_OF_ONE;

/// Those of the verbs of one character that the segmenter tears off what stands before: 监|委派.
const TORN: &str = "包查守管盯抓改备报建配清停撤拆修派发送带拉领搬巡扫擦学练讲说定立扛";

impl Scene<'_> {
    /// Whether what follows a name at `at` can be its predicate.
    pub(super) fn predicate_follows(&self, at: usize, clause: &Stretch) -> bool {
        let rest = &self.canon[at..clause.end];
        // 监护人不到位不作业 names a case; 市里已经印发 tells.
        // 劳务队归哪个管？
        let asked = rest.strip_prefix('归').is_some_and(|rest| rest.starts_with(['谁', '哪']));
        if rest.is_empty() || asked || rest == "优先" || NO_PREDICATE.begins(rest) {
            return false;
        }
        // 鼓励职工“随手拍”
        if rest.starts_with('“') {
            return self.asks_before(clause, at);
        }
        let due = self.deadline_at(at);
        let behind = due.map_or(rest, |due| &self.canon[due.stretch.end.min(clause.end)..clause.end]);
        if is_manned(&self.canon[..at], rest) || is_gone_through(&self.canon[..at], behind) {
            return false;
        }
        if due.is_some() {
            // 邮政管理局今天没有来人
            return !begins_with_any(behind, &["没", "已", "刚"]);
        }
        if cues::begins_with_trigger(rest) {
            return true;
        }
        if PREDICATE.leading(rest).is_some() || VERB.leading(rest).is_some() {
            return true;
        }
        // 三个局长的手机二十四小时不许关, 供热公司的报修电话要有人接
        if let Some(owned) = rest.strip_prefix('的') {
            let near = &owned[..owned.char_indices().nth(5).map_or(owned.len(), |(at, _)| at)];
            // 主要负责人的手机二十四小时开着
            let open = || rest.ends_with(['着', '机', '通']) || cues::trigger_places(rest).any(|(_, cuts)| cuts);
            return holds_any(near, &["手机", "电话", "对讲机"]) && open();
        }
        // 各级政府主要领导是第一责任人，要…
        if rest.starts_with('是') {
            let sentence = self.behind(clause.end).split(['。', '；', '！', '？']).next().unwrap_or("");
            return holds_any(sentence, &["要", "必须", "务必", "不得"]) && !rest.starts_with("是否");
        }
        // 希望石湾镇这一回动真的
        if begins_with_any(rest, &["这一回", "这回", "这一次", "这次"]) {
            return true;
        }
        // 敬老院那几床电热毯, 企业那点小算盘
        if rest.starts_with(['这', '那']) && rest.chars().nth(1).is_some_and(|c| numeral::is_numeric(c) || "几些个把点种块条".contains(c))
        {
            return false;
        }
        // 最大承载量 is a noun.
        if rest.starts_with('最') {
            return false;
        }
        // 各部门主要负责同志手机不许关
        if ASPECT.leading(rest).is_some_and(|aspect| cues::begins_with_cut(&rest[aspect.len()..])) {
            return true;
        }
        // 在建工地气温低于零度一律停工
        if MEASURE.begins(rest) && cues::trigger_places(rest).any(|(_, cuts)| cuts) {
            return true;
        }
        // 企业一分钱都不准拖
        let least = rest.char_indices().nth(8).map_or(rest, |(at, _)| &rest[..at]);
        if rest.starts_with('一') && holds_any(least, &["都不", "也不", "都没", "都要", "不许", "不准", "不得", "不能"]) {
            return true;
        }
        let Some(token) = self.token_at(at) else {
            // The segmenter may tear a name's last character away: 监|委派.
            return rest.starts_with(|c| TORN.contains(c));
        };
        if token.word.starts_with(['的', '之', '、', '和', '及', '与', '或', '是', '等']) && token.word.chars().count() == 1 {
            return token.word == "与" || token.word == "和" && self.together(at, clause);
        }
        match token.tag {
            "vn" => !self.noun_phrase(token, clause),
            tag if tag.starts_with('v') || tag.starts_with('d') || tag.starts_with('p') || tag.starts_with('r') => true,
            tag if tag.starts_with('m') => {
                !rest.starts_with('一')
                    || rest.starts_with("一律")
                    || rest.strip_prefix("一人").is_some_and(|rest| rest.starts_with(|c| c == '一' || VERBS_OF_ONE.contains(c)))
                    || is_distributive(rest)
                    || rest.contains('也')
                    || rest.contains("要")
                    || cues::trigger_places(rest).any(|(_, cuts)| cuts)
            }
            "ad" | "a" | "l" | "i" | "t" | "f" | "z" | "c" | "b" | "j" => true,
            // What the dictionary takes for a noun may still be a verb: 包, 查, 守; 租车, 进厂.
            _ => {
                let mut chars = token.word.chars();
                let first = chars.next().is_some_and(|c| {
                    VERBS_OF_ONE.contains(c) && token.word.chars().count() == 1
                        || "租进入办分列参持签派回轮蹲驻带转剪断关搬拉停查看管修填量点出催拆清封收接送运换补堵装巡报挖喊".contains(c)
                });
                let rest = chars.count();
                first && (rest == 0 && token.word.starts_with(|c| VERBS_OF_ONE.contains(c)) || rest == 1)
            }
        }
    }

    /// Whether a verbal noun is part of a longer noun rather than a predicate: 企业检修计划.
    pub(super) fn noun_phrase(&self, token: &Token, clause: &Stretch) -> bool {
        let next = self.token_at(token.end).filter(|next| next.start < clause.end);
        next.is_none_or(|next| next.word == "的" || next.word == "要" || next.word == "由")
    }

    /// 和X一起, 与X共同
    pub(super) fn together(&self, at: usize, clause: &Stretch) -> bool {
        let rest: String = self.canon[at..clause.end].chars().take(30).collect();
        naming::TOGETHER.within(&rest)
    }
}

/// Whether a name ends in a place where somebody has to be: 园区卡口24小时有人值守.
fn is_manned(name: &str, predicate: &str) -> bool {
    // 失能老人出门要有人陪
    if name.ends_with("老人") && predicate.contains("要有人") {
        return true;
    }
    name.ends_with(['口', '点', '岗', '井', '室', '库', '桥', '坝', '门'])
        && begins_with_any(predicate.trim_start_matches(['要', '须', '必', '都']), &["有人", "24小时有人", "全天有人"])
}

/// Whether those named are gone through, and do not go through others as bodies do: 派出所、执法队一家一家过.
fn is_gone_through(name: &str, predicate: &str) -> bool {
    !name.ends_with(['局', '所', '队', '办', '委', '科', '会', '组', '处', '道', '区', '镇', '乡', '村', '门']) && THROUGH.holds(predicate)
        || (name.ends_with("小区") || name.ends_with("人家")) && holds_any(predicate, &["上门", "上門"])
}

/// 一户一户, 一家一家: one by one is how something is done.
fn is_distributive(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, unit) = (chars.next(), chars.next());
    first == Some('一') && unit.is_some() && chars.next() == first && chars.next() == unit
}
