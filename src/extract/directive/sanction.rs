//! Consequences for whoever does not comply: 凡…的，…; 严肃追究…责任.

use super::super::party;
use super::Reader;
use crate::lexicon::cues::{OFFENCE, PENALTY, SANCTION, SEVERE};
use crate::lexicon::judging;
use crate::text::any::{begins_with_any, holds_any};
use crate::text::{Stretch, numeral};

/// Longest occasion before a case, in characters.
const LONGEST_OCCASION: usize = 8;

/// A case and what follows from it.
struct Consequence<'a> {
    /// The clause of the case.
    case: &'a Stretch,
    /// What it says, without what leads into it.
    head: &'a str,
    /// The clause behind it.
    next: &'a Stretch,
    /// All that stands behind it.
    behind: Stretch,
}

impl Reader<'_> {
    /// A consequence for whoever does not comply.
    pub(super) fn is_sanction(&self, clauses: &[Stretch]) -> bool {
        let clauses = self.without_occasion(clauses);
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { return false };
        if self.escalates(clauses) || self.is_accountable(first, last) || self.is_about_whoever(clauses) {
            return true;
        }
        let [_, next, ..] = clauses else { return self.is_in_one_clause(first) };
        let head = &self.scene.canon[self.scene.skip_leading(first).min(first.end)..first.end];
        let one = Consequence { case: first, head, next, behind: next.start..last.end };
        let kinds = [
            Reader::punishes_offender,
            Reader::punishes_severely,
            Reader::calls_in_discipline,
            Reader::counts_offences,
            Reader::asks_who,
            Reader::calls_to_account,
            Reader::answers_offence,
        ];
        kinds.iter().any(|kind| kind(self, &one))
    }

    /// Without when it begins or on what occasion: 从今天起，哪个乡镇再烧死人，…; 季度打分，低于七十分的，一票否决.
    fn without_occasion<'c>(&self, clauses: &'c [Stretch]) -> &'c [Stretch] {
        let [first, case, _, ..] = clauses else { return clauses };
        let since = self.scene.deadlines.iter().any(|due| due.stretch == *first);
        let text = self.scene.text(first);
        let occasion = || {
            let short = text.chars().count() <= LONGEST_OCCASION && !text.ends_with('的');
            self.scene.text(case).ends_with('的') && short && self.is_matter(first)
        };
        if since || occasion() { &clauses[1..] } else { clauses }
    }

    /// 依法追究责任, 严肃追责
    fn is_accountable(&self, first: &Stretch, last: &Stretch) -> bool {
        let whole = &self.scene.canon[first.start..last.end];
        let pursued = |clause: &str| clause.find("追究").is_some_and(|at| clause[at..].contains("责任"));
        let accountable = whole.split('，').any(pursued) && !whole.starts_with("一旦") || whole.contains("严肃追责");
        accountable && !party::cut_subject(self.scene, first)
    }

    /// 发现一次扣罚当月服务费，第二次解除合同
    fn escalates(&self, clauses: &[Stretch]) -> bool {
        let [first, next, ..] = clauses else { return false };
        let (first, next) = (self.scene.text(first), self.scene.text(next));
        judging::ONCE.begins(first) && judging::TWICE.begins(next) && (SANCTION.within(first) || SANCTION.within(next))
    }

    /// 凡…的，…
    fn is_about_whoever(&self, clauses: &[Stretch]) -> bool {
        let Some((_, cases)) = clauses.split_last() else { return false };
        let all = cases.first().is_some_and(|first| begins_with_any(self.scene.text(first), &["凡", "但凡"]));
        // 凡发生事故的班组，当月安全奖归零
        let of_whom = |clause: &Stretch| {
            let text = self.scene.text(clause);
            let noun = text.rsplit_once('的').is_some_and(|(case, noun)| noun.chars().count() <= 4 && OFFENCE.within(case));
            text.ends_with('的') || noun && clauses.last().is_some_and(|last| SANCTION.within(self.scene.text(last)))
        };
        all && cases.iter().take(3).any(of_whom)
    }

    /// 凡发生迟报的要进行通报
    fn is_in_one_clause(&self, clause: &Stretch) -> bool {
        let text = self.scene.text(clause);
        let Some(at) = text.find('的') else { return false };
        begins_with_any(text, &["凡", "但凡", "对"]) && OFFENCE.within(&text[..at]) && SANCTION.within(&text[at..])
    }

    /// 对迟报的，通报批评
    fn punishes_offender(&self, one: &Consequence) -> bool {
        one.head.ends_with('的') && (judging::OFFENDER.begins(one.head) || fails(one.head)) && self.scene.holds(PENALTY, &one.behind)
    }

    /// 充装报废瓶的，依法吊销许可证; 被查三次的劳务队，整队清退: nothing else is done so to anybody.
    fn punishes_severely(&self, one: &Consequence) -> bool {
        let of_noun = || {
            let Some((case, noun)) = one.head.rsplit_once('的') else { return false };
            let offends = OFFENCE.within(case) || case.contains(['查', '违', '报', '罚', '发', '不', '未']);
            (2..=4).contains(&noun.chars().count()) && offends
        };
        (one.head.ends_with('的') || of_noun()) && !one.head.starts_with('由') && self.scene.holds(SEVERE, &one.behind)
    }

    /// 出了事的，县监委先查站长、再查局长
    fn calls_in_discipline(&self, one: &Consequence) -> bool {
        if !one.head.ends_with('的') || !judging::DISCIPLINE.within(self.scene.text(one.next)) {
            return false;
        }
        let at = self.scene.skip_leading(one.next);
        let end = self.scene.subject(at, one.next).map_or(at, |(_, end)| end);
        let done = &self.scene.canon[end..one.behind.end];
        let punishes = || SANCTION.within(done) || begins_with_any(done, &["先查", "从严", "严肃"]);
        judging::DISCIPLINE.within(&self.scene.canon[at..end]) && punishes()
    }

    /// 瓦斯超限一次，通风区长停职
    fn counts_offences(&self, one: &Consequence) -> bool {
        let counted = one.head.strip_suffix(['次', '回', '起']).is_some_and(|case| case.ends_with(numeral::is_numeric));
        let named = || self.scene.subject(self.scene.skip_leading(one.case), one.case).is_some();
        counted && self.scene.holds(SEVERE, &one.behind) && !named()
    }

    /// 哪个敢接这种活，综合执法队先扣他的机器; 谁把钥匙弄丢，谁的门禁就停掉
    fn asks_who(&self, one: &Consequence) -> bool {
        let (next, behind) = (self.scene.text(one.next), self.scene.text(&one.behind));
        // 哪一步做完了，哪一步签字 pairs off what belongs together; 谁也不敢打包票 asks nobody.
        let pairs = next.starts_with('哪');
        let asks = judging::WHO.begins(one.head) && judging::REPEAT.within(one.head) && !begins_with_any(one.head, &["谁也", "谁都"]);
        let praised = || holds_any(behind, &["奖", "表彰", "指导", "帮"]);
        // 哪个村放他进场，村主任在大会上作检讨
        let punished = judging::WHO.begins(one.head) && self.scene.holds(SEVERE, &one.behind);
        (asks || punished) && !pairs && !praised() || one.head.starts_with('谁') && next.starts_with("谁的") && SANCTION.within(next)
    }

    /// 交不出整改单的镇，由安委办约谈镇长
    fn calls_to_account(&self, one: &Consequence) -> bool {
        one.head.contains('的')
            && holds_any(self.scene.text(&one.behind), &["约谈", "一票否决"])
            && !holds_any(one.head, &["要", "把", "应"])
    }

    /// 再出现漏报，严肃处理
    fn answers_offence(&self, one: &Consequence) -> bool {
        let head = one.head;
        let opens = begins_with_any(head, &["凡", "但凡", "对"]) || head.ends_with('的') || judging::AGAIN.begins(head);
        let group = || {
            let offends = begins_with_any(head, &["发生", "达不到", "出现"]) || OFFENCE.leading(head).is_some();
            head.contains('的') && offends
        };
        (opens || group()) && OFFENCE.within(head) && SANCTION.within(self.scene.text(&one.behind))
    }
}

/// Whether a case says that somebody does not do as he has to.
fn fails(case: &str) -> bool {
    const MARKS: [char; 19] =
        ['未', '不', '没', '无', '违', '迟', '瞒', '漏', '擅', '假', '罚', '造', '拒', '逾', '私', '破', '超', '硬', '闯'];
    case.contains(MARKS)
}
