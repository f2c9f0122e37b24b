//! How binding a directive is.

use super::super::party;
use super::{Hit, Reader, is_adverbial, is_case, is_verb};
use crate::lexicon;
use crate::lexicon::cues::{OFFENCE, PENALTY, SANCTION, SEVERE};
use crate::lexicon::judging;
use crate::model::Modality;
use crate::text::any::{begins_with_any, holds_any};
use crate::text::{Stretch, numeral};

/// Longest occasion before a case, in characters.
const LONGEST_OCCASION: usize = 8;

impl Reader<'_> {
    /// A consequence for whoever does not comply.
    pub(super) fn is_sanction(&self, clauses: &[Stretch]) -> bool {
        let text = |clause: &Stretch| &self.scene.canon[clause.clone()];
        // 从今天起，哪个乡镇再烧死人，…: when it begins is no part of the case.
        let since = clauses.first().is_some_and(|first| self.scene.deadlines.iter().any(|due| due.stretch == *first));
        // 季度打分，消防低于七十分的，一票否决: nor is the occasion.
        let occasion = || {
            let short = |clause: &Stretch| text(clause).chars().count() <= LONGEST_OCCASION && !text(clause).ends_with('的');
            clauses.get(1).is_some_and(|case| text(case).ends_with('的')) && short(&clauses[0]) && self.is_matter(&clauses[0])
        };
        let clauses = if clauses.len() > 2 && (since || occasion()) { &clauses[1..] } else { clauses };
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { return false };
        let whole = &self.scene.canon[first.start..last.end];
        let accountable = whole.contains("追究")
            && whole.split('，').any(|clause| clause.find("追究").is_some_and(|at| clause[at..].contains("责任")))
            && !whole.starts_with("一旦")
            || whole.contains("严肃追责");
        if accountable && !party::cut_subject(self.scene, first) {
            return true;
        }
        let all = text(first).starts_with('凡') || text(first).starts_with("但凡");
        if all && clauses.len() > 1 && clauses[..clauses.len() - 1].iter().take(3).any(|clause| text(clause).ends_with('的')) {
            return true;
        }
        if clauses.len() == 1 {
            // 凡发生迟报的要进行通报
            let clause = text(first);
            let Some(at) = clause.find("的") else { return false };
            let condition = &clause[..at];
            return (clause.starts_with('凡') || clause.starts_with("但凡") || clause.starts_with('对'))
                && OFFENCE.within(condition)
                && SANCTION.within(&clause[at..]);
        }
        let head = &self.scene.canon[self.scene.skip_leading(first).min(first.end)..first.end];
        let fails = || {
            head.contains([
                '未', '不', '没', '无', '违', '迟', '瞒', '漏', '擅', '假', '罚', '造', '拒', '逾', '私', '破', '超', '硬', '闯',
            ])
        };
        let named = head.ends_with('的') && (judging::OFFENDER.begins(head) || fails());
        let behind = clauses[1].start..last.end;
        if named && self.scene.holds(PENALTY, &behind) {
            return true;
        }
        // 被查三次的劳务队，整队清退: the case is that of a noun.
        let of_noun = head.rfind('的').map(|at| (&head[..at], &head[at + '的'.len_utf8()..])).is_some_and(|(case, noun)| {
            (2..=4).contains(&noun.chars().count()) && (OFFENCE.within(case) || case.contains(['查', '违', '报', '罚', '发', '不', '未']))
        });
        // 充装报废瓶的，依法吊销许可证; 涉嫌犯罪的，移送司法机关: nothing else is done so to anybody.
        if (head.ends_with('的') || of_noun) && !head.starts_with('由') && self.scene.holds(SEVERE, &behind) {
            return true;
        }
        // 出了事的，县监委先查站长、再查局长
        let discipline = || {
            let at = self.scene.skip_leading(&clauses[1]);
            let end = self.scene.subject(at, &clauses[1]).map_or(at, |(_, end)| end);
            holds_any(&self.scene.canon[at..end], &["纪委", "监委", "纪检", "纪工委"])
        };
        if head.ends_with('的') && discipline() {
            return true;
        }
        // 瓦斯超限一次，通风区长停职
        let counted = || head.strip_suffix(['次', '回', '起']).is_some_and(|case| case.ends_with(numeral::is_numeric));
        let named = || self.scene.subject(self.scene.skip_leading(first), first).is_some();
        if counted() && !named() && self.scene.holds(SEVERE, &behind) {
            return true;
        }
        // 哪个敢接这种活，综合执法队先扣他的机器
        let slogan = || self.scene.text(&clauses[1]).starts_with('哪');
        if judging::WHO.begins(head) && judging::REPEAT.within(head) && !slogan() {
            return true;
        }
        // 谁把钥匙弄丢，谁的门禁就停掉
        if head.starts_with('谁') && self.scene.text(&clauses[1]).starts_with("谁的") && SANCTION.within(self.scene.text(&clauses[1])) {
            return true;
        }
        // 交不出整改单的镇，由安委办约谈镇长
        if head.contains('的')
            && holds_any(&self.scene.canon[clauses[1].start..last.end], &["约谈", "一票否决"])
            && !holds_any(head, &["要", "把", "应"])
        {
            return true;
        }
        let opens = head.starts_with('凡')
            || head.starts_with("但凡")
            || head.starts_with('对')
            || head.ends_with('的')
            || judging::AGAIN.begins(head);
        let group = head.contains('的')
            && OFFENCE.within(head)
            && (begins_with_any(head, &["发生", "达不到", "出现"]) || OFFENCE.leading(head).is_some());
        let rest = &self.scene.canon[clauses[1].start..last.end];
        (opens || group) && OFFENCE.within(head) && SANCTION.within(rest)
    }

    /// The first main clause decides; a sanction always is one; in 不能…,要… the positive clause does.
    pub(super) fn modality(&self, clauses: &[Stretch]) -> (Modality, Option<Stretch>) {
        let inside: Vec<&Hit> = self.hits.iter().filter(|hit| clauses.iter().any(|clause| clause.contains(&hit.at))).collect();
        let place = |hit: &Hit| hit.at..hit.at + hit.trigger.word.len();
        if self.is_sanction(clauses) {
            return (Modality::Sanction, inside.first().map(|hit| place(hit)));
        }
        if let Some(hit) = inside.first().filter(|hit| matches!(hit.trigger.word, "希望" | "鼓励" | "提倡" | "建议")) {
            return (Modality::Should, Some(place(hit)));
        }
        let forbids = inside.first().is_some_and(|hit| hit.trigger.modality == Modality::MustNot);
        for (index, clause) in clauses.iter().enumerate() {
            // 新盖自建房，没有图纸的，一律不批: the matter asks for nothing.
            if clauses.get(index + 1).is_some_and(|next| is_case(&self.scene.canon[next.clone()])) && self.is_matter(clause) {
                continue;
            }
            // 安全投入的单子，财务部不准压着不批: what the task is about asks for nothing either.
            let text = &self.scene.canon[clause.clone()];
            if text.contains('的')
                && self.is_matter(clause)
                && (clauses.get(index + 1).is_some_and(|next| party::cut_subject(self.scene, next)) || self.is_thing(clause) && forbids)
            {
                continue;
            }
            // 进楼入户充电，从今天起一律不许: what is forbidden stands before a trigger with nothing behind it.
            let forbidden = clauses.get(index + 1).is_some_and(|next| {
                inside.iter().any(|hit| hit.trigger.modality == Modality::MustNot && hit.at + hit.trigger.word.len() == next.end)
            });
            if forbidden && self.is_matter(clause) {
                continue;
            }
            let own = inside.iter().find(|hit| clause.contains(&hit.at));
            let text = &self.scene.canon[clause.clone()];
            match own {
                None if self.asks_positively(clause) => {
                    return (Modality::Must, inside.iter().find(|hit| hit.trigger.modality == Modality::Must).map(|hit| place(hit)));
                }
                None => {}
                Some(hit) if hit.trigger.modality == Modality::MustNot => {
                    let later = inside.iter().find(|other| {
                        other.at > hit.at
                            && other.trigger.modality == Modality::Must
                            && matches!(other.trigger.word, "要" | "必须" | "务必" | "一定要" | "得")
                    });
                    let weak =
                        matches!(hit.trigger.word, "不能" | "不可" | "莫" | "别" | "不要" | "决不能" | "绝不能") && !text.starts_with('莫');
                    let asked = clauses.iter().any(|clause| clause.start > hit.at && self.is_due(clause));
                    return match later {
                        Some(other) if weak => (Modality::Must, Some(place(other))),
                        None if weak && asked => (Modality::Must, None),
                        _ => (Modality::MustNot, Some(place(hit))),
                    };
                }
                Some(hit) if hit.trigger.word == "一律" => {
                    // 一律不批
                    if self.scene.canon[hit.at + hit.trigger.word.len()..].starts_with('不') {
                        return (Modality::MustNot, Some(place(hit)));
                    }
                    let negative = inside.iter().find(|other| clause.contains(&other.at) && other.trigger.modality == Modality::MustNot);
                    return negative.map_or((Modality::Must, Some(place(hit))), |other| (Modality::MustNot, Some(place(other))));
                }
                Some(hit) => return (hit.trigger.modality, Some(place(hit))),
            }
        }
        (Modality::Must, inside.first().map(|hit| place(hit)))
    }

    /// Whether a clause is a noun with its …的: 拉学生的车.
    fn is_thing(&self, clause: &Stretch) -> bool {
        let Some(de) = self.scene.text(clause).rfind('的') else { return false };
        let noun = self.scene.tokens_in(&(clause.start + de + '的'.len_utf8()..clause.end));
        !noun.is_empty() && noun.iter().all(|token| token.tag.starts_with('n'))
    }

    /// Whether a clause without a trigger asks for something, rather than naming a case, a time or a thing.
    pub(super) fn asks_positively(&self, clause: &Stretch) -> bool {
        let text = &self.scene.canon[clause.clone()];
        let lacks = judging::UNMET.within(text);
        // 转移出来的群众，… only names those who are spoken of.
        let kind = || text.contains('的') && judging::FALLS_UNDER.begins(text);
        let named = || text.contains('的') && lexicon::party::head(text).is_some_and(|(word, _)| word.chars().count() > 1);
        if text.contains("交给") || text.contains('由') && self.scene.gives(clause) {
            return true;
        }
        if is_adverbial(text) || lacks && !text.contains('把') || named() || kind() {
            return false;
        }
        let at = self.scene.skip_leading(clause);
        if at >= clause.end {
            return false;
        }
        match self.scene.subject(at, clause) {
            Some((_, end)) => end < clause.end,
            None => {
                self.verb_at(at)
                    || text.starts_with('由')
                    || text.contains('把')
                    || self.scene.tokens_in(clause).iter().any(|token| is_verb(token) || matches!(token.tag, "i" | "l"))
            }
        }
    }
}
