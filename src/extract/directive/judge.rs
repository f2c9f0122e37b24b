//! Whether a sentence is a directive, by its words, its grammar and the part it stands in.

use super::super::context::{Setting, announces_only};
use super::super::deadline::Found as Deadline;
use super::super::party;
use super::super::sentence::Sentence;
use super::trigger;
use super::{Hit, Reader, Situation, is_adverbial, is_verb};
use crate::lexicon::cues::{FACT, NARRATIVE, PAST, STATIVE, VERB};
use crate::lexicon::judging;
use crate::lexicon::openings::FORMULA;
use crate::lexicon::{Kind, Token};
use crate::model::{DeadlineKind, Modality};
use crate::text::Stretch;
use crate::text::any::begins_with_any;

impl Reader<'_> {
    pub(super) fn is_directive(&self, sentence: &Sentence, situation: &Situation) -> bool {
        let text = self.text();
        if situation.setting == Setting::Facts || text.chars().count() < 4 || sentence.mark == '？' && !text.contains('？') {
            return false;
        }
        if self.is_formula(text) {
            return false;
        }
        // 市政府第一时间成立调查组: what was done about an accident is told as well.
        let done = || self.hits.iter().all(|hit| hit.trigger.word == "牵头") && judging::RESPONSE.within(text);
        if situation.tale && done() {
            return false;
        }
        // 各项目部要把骨干摆到现场，重点管住六个方面: the task stands before what announces.
        // 从今天起到6月底，在全集团开展大起底，重点抓好六项工作
        let asked = || {
            let earlier = self.clauses.len().saturating_sub(1);
            let timed = || self.scene.deadlines.iter().any(|due| self.clauses[0] == due.stretch);
            self.clauses[..earlier].iter().any(|clause| self.binds_somebody(clause))
                || earlier > 1 && timed() && self.acts_in(&self.clauses[1])
        };
        if announces_only(text) && self.hits.iter().all(|hit| !hit.trigger.cuts || hit.trigger.word == "要") && !asked() {
            return false;
        }
        if self.is_sanction(self.clauses) && !situation.opening {
            return true;
        }
        if text.contains('？') && sentence.mark != '？' {
            // A question joined to its answer.
            return true;
        }
        // 各矿今晚把会开好，写不出来的我替你写: what is told behind a task is no tale.
        let tale = self.first(&NARRATIVE).is_some_and(|at| {
            // 莫跟我讲灌溉
            if text[..at.start].ends_with(['莫', '别', '甭']) || text[..at.start].ends_with("不要") {
                return false;
            }
            let before = self.clauses.iter().take_while(|clause| clause.end <= self.stretch.start + at.start);
            !before.into_iter().any(|clause| self.binds_somebody(clause))
        });
        let told = tale || self.reported();
        if self.is_long_past(situation.reference) || self.looks_back() || self.is_own_plan() || self.weighs() {
            return false;
        }
        // 省安委会上周要求，各市务必…
        let others = || self.reported() && self.first(&PAST).is_some_and(|at| self.stretch.start + at.end <= self.clauses[0].end);
        if self.reported() && situation.setting != Setting::Tasks || others() {
            return false;
        }
        let vocative = self.clauses.windows(2).any(|pair| {
            self.scene.canon[pair[1].clone()].starts_with("你们")
                && crate::lexicon::party::head(&self.scene.canon[pair[0].clone()]).is_some()
        });
        if vocative && !self.scene.deadlines.is_empty() {
            return true;
        }
        if !self.hits.is_empty() {
            let done = |hit: &Hit| self.clause(hit.clause).contains('了');
            let counted = judging::COUNTED_PERIOD.begins(text);
            if self.hits.iter().all(|hit| matches!(hit.trigger.word, "负责" | "牵头") && (done(hit) || counted)) {
                return false;
            }
            let named = self.clauses.iter().any(|clause| party::cut_subject(self.scene, clause)) || self.is_called_on();
            if told && !named || situation.opening && self.reported() {
                return false;
            }
            let given = || {
                (self.is_due(self.stretch) || !self.happened() && !self.holds(&FACT))
                    && self.clauses.iter().any(|clause| self.scene.gives(clause))
            };
            return named || self.binds(situation) || given();
        }
        if told || situation.opening {
            return false;
        }
        match situation.setting {
            Setting::Tasks if situation.closing => (self.is_named() || self.is_given()) && self.is_imperative(situation),
            Setting::Tasks => self.is_imperative(situation),
            _ => situation.chain && !situation.opening && self.is_imperative(situation),
        }
    }

    /// Where these cue words stand in the sentence, as words of their own: 有的 is not in 现有的.
    fn places(&self, cues: &Kind) -> impl Iterator<Item = Stretch> {
        let bordered = |at: usize| self.scene.tokens.binary_search_by_key(&at, |token| token.start).is_ok();
        let text = self.text();
        // 不许拿“已经安排”来交差: what is quoted tells nothing of the sentence.
        let quoted = |place: &Stretch| text.contains('“') && trigger::quoted(&self.scene.canon[self.stretch.start..place.start]);
        let inside = move |place: &Stretch| self.stretch.start <= place.start && place.end <= self.stretch.end && !quoted(place);
        let whole = move |place: &Stretch| inside(place) && bordered(place.start) && (place.end == self.stretch.end || bordered(place.end));
        self.scene.places(*cues).filter(whole)
    }

    /// The first of them, from the sentence's beginning.
    pub(super) fn first(&self, cues: &Kind) -> Option<Stretch> {
        let base = self.stretch.start;
        self.places(cues).min_by_key(|place| place.start).map(|place| place.start - base..place.end - base)
    }

    /// Whether one of these cue words stands in the sentence.
    pub(super) fn holds(&self, cues: &Kind) -> bool {
        self.first(cues).is_some()
    }

    /// Greetings, thanks and the speaker's own plan.
    pub(super) fn is_formula(&self, text: &str) -> bool {
        let plan = text.contains('我') && text.chars().count() <= 40 && judging::SPEAKS.within(text) && !judging::SPEAKS_TO.within(text);
        let aside = text.chars().count() <= 20 && judging::ASIDE.within(text);
        // 先说好的。再说处罚。
        let turn = text.chars().count() <= 6 && judging::TURN.begins(text);
        text == "散会" || aside || turn || FORMULA.begins(text) || plan && !text.contains("各")
    }

    /// Whether a trigger without a named party binds in this situation.
    pub(super) fn binds(&self, situation: &Situation) -> bool {
        let Some(first) = self.hits.first() else { return false };
        let clause = &self.clauses[first.clause];
        let before = &self.scene.canon[self.scene.skip_leading(clause).min(first.at)..first.at];
        if first.trigger.modality == Modality::Should && matches!(first.trigger.word, "希望" | "鼓励" | "提倡") {
            return first.clause == 0 || before.is_empty();
        }
        if matches!(first.trigger.word, "可以" | "需" | "需要" | "得" | "应" | "请" | "建议" | "争取")
            && situation.setting != Setting::Tasks
        {
            return false;
        }
        let initial = before.is_empty() || judging::OWN_SUBJECT.holds(before);
        if situation.setting == Setting::Tasks && !situation.opening {
            // 脚本不许照抄去年的: what stands behind the trigger tells nothing.
            let past = self.first(&PAST).is_some_and(|place| self.stretch.start + place.start < first.at) && !initial;
            // X是第一责任人，要…: what is the case is the ground of what has to be done.
            let ground = first.clause > 0 && before.is_empty() && first.trigger.word == "要"
                || first.clause > 0 && first.trigger.word == "必须" && self.clause(0).contains("第一责任人");
            // 水务局管沟，农业局管渠，三家各管一段，谁也别推给谁
            let shared = first.trigger.modality == Modality::MustNot && first.clause > 1 && self.is_named();
            let describes = self.holds(&FACT) && !ground && !shared || self.modifies(first);
            let told_first = past && self.first_requirement().is_none_or(|index| index < first.clause);
            return !told_first && !describes;
        }
        if situation.opening {
            return first.clause == 0
                && initial
                && first.trigger.modality != Modality::MustNot
                && first.trigger.word != "要"
                && !self.holds(&PAST);
        }
        let fronted = first.clause > 0 && begins_with_any(self.clause(0), &["对", "针对", "面对"]);
        (first.clause == 0 || fronted || self.clause(0).starts_with("我们"))
            && (initial || self.our(clause, first.at))
            && !self.holds(&PAST)
            && !self.modifies(first)
    }

    /// 我们认真要贯彻…
    pub(super) fn our(&self, clause: &Stretch, at: usize) -> bool {
        let before = &self.scene.canon[clause.start..at];
        before.starts_with("我们") && before.chars().count() <= 6
    }

    /// Whether a trigger stands inside a …的 modifier.
    pub(super) fn modifies(&self, hit: &Hit) -> bool {
        let after = &self.scene.canon[hit.at..self.clauses[hit.clause].end];
        // 安全生产是国有企业必须履行的政治责任
        let clause = &self.clauses[hit.clause];
        let case = self.scene.canon[clause.start..hit.at].contains('是')
            && after.rfind('的').is_some_and(|at| (2..=7).contains(&after[at..].chars().count()));
        case || after.find('的').is_some_and(|at| after[at..].contains('有') || after[at..].contains('是'))
    }

    /// The first clause that asks for something without a trigger.
    pub(super) fn first_requirement(&self) -> Option<usize> {
        (0..self.clauses.len()).find(|index| self.requires(*index))
    }

    /// Whether a clause by itself asks for something: a trigger, or a verb where a predicate begins.
    pub(super) fn requires(&self, index: usize) -> bool {
        if self.hits.iter().any(|hit| hit.clause == index) {
            return true;
        }
        let clause = &self.clauses[index];
        let text = self.clause(index);
        if is_adverbial(text) {
            return false;
        }
        let at = self.scene.skip_leading(clause);
        let from = self.scene.subject(at, clause).map_or(at, |(_, end)| end);
        // 每个网格配一名巡查员
        let tells = || text.contains(['是', '有', '都', '在']);
        let each = || text.starts_with('每') && !tells() && self.scene.tokens_in(clause).iter().any(|token| token.tag == "v");
        from > at || each() || text.starts_with('由') || self.verb_at(from) || text.contains('把') || self.is_due(clause)
    }

    /// Whether a stretch says by when or how often; a period alone (汛期, 上半年) may tell what was or is.
    pub(super) fn is_due(&self, stretch: &Stretch) -> bool {
        let inside = |deadline: &&Deadline| stretch.start <= deadline.stretch.start && deadline.stretch.end <= stretch.end;
        let due = |deadline: &Deadline| !matches!(deadline.kind, DeadlineKind::During | DeadlineKind::From | DeadlineKind::Vague);
        self.scene.deadlines.iter().filter(inside).any(due)
    }

    pub(super) fn verb_at(&self, at: usize) -> bool {
        if VERB.leading(&self.scene.canon[at..self.stretch.end.max(at)]).is_some() {
            return true;
        }
        let Ok(index) = self.scene.tokens.binary_search_by_key(&at, |token| token.start) else { return false };
        // Adverbs may stand before it: 坚决打好, 深入持久地开展
        let mut tokens = self.scene.tokens[index..].iter().take(4);
        tokens
            .find(|token| {
                !(token.tag.starts_with('d') || token.tag.starts_with('a') || matches!(token.word, "地" | "再" | "逐级" | "逐项"))
            })
            .is_some_and(is_verb)
    }

    /// Whether a sentence without a trigger asks for something where tasks are set.
    pub(super) fn is_imperative(&self, situation: &Situation) -> bool {
        let text = self.text();
        if text.ends_with(['吗', '呢', '嘛']) || text.starts_with("如果") {
            return false;
        }
        let named = self.is_named() || self.is_given();
        // 四十天，三把火。
        let verbless = |token: &Token| !(token.tag.starts_with(['v', 'l', 'i', 'd', 'p']) || token.word.chars().nth(2).is_some());
        if !named && !self.leads_with_verb() && self.scene.tokens_in(self.stretch).iter().all(verbless) {
            return false;
        }
        let slogan = text.starts_with('谁') && text.matches('谁').count() >= 2;
        let timed = self.is_due(self.stretch);
        let past = self.first(&PAST).is_some_and(|at| at.start == 0) && !self.clause(0).ends_with('的') && !(named && timed);
        let own = text.contains('我') && !judging::OWN_PLACE.within(text);
        if slogan || past || own && !(named && timed) || text.starts_with('如') || text.starts_with('据') {
            return false;
        }
        let by = text.contains('由') && self.clauses.iter().any(|clause| self.scene.canon[clause.clone()].contains('由'));
        if self.holds(&PAST) && !(named && timed) && !self.leads_with_verb() || self.happened() && !(named && timed) {
            return false;
        }
        // 入冬以后赶工期的多
        if judging::MANY.ends(self.clause(0)) {
            return false;
        }
        // 一多半的活是外包队干的
        if (text.ends_with('的') && text.contains('是') || self.clause(0).ends_with('的') && self.clause(0).contains("就是")) && !named
        {
            return false;
        }
        if self.counts_accidents()
            || self.describes()
                && !(by
                    && (timed
                        || self.clause(0).ends_with('的')
                        || !self.holds(&FACT) && self.clauses.iter().any(|clause| self.scene.gives(clause))))
        {
            return false;
        }
        if self.leads_with_verb() {
            return true;
        }
        let begins = |deadline: &Deadline| self.stretch.start <= deadline.stretch.start && deadline.stretch.end <= self.stretch.end;
        if self.scene.deadlines.iter().any(begins) && self.acts() {
            return true;
        }
        if self.is_stative() {
            return false;
        }
        if named || timed && !situation.opening {
            return true;
        }
        // 方案先送分管县长审，审完再贴出来
        let ordered = text.find('先').is_some_and(|at| text[at..].contains('再'));
        let acts = ordered || judging::ORDER.places(text).any(|word| !text[..word.end].ends_with("不该"));
        acts || situation.chain && self.has_verb()
    }

    /// Whether a verb that a requirement asks with stands anywhere.
    fn acts(&self) -> bool {
        self.acts_in(self.stretch)
    }

    /// The same of a part.
    fn acts_in(&self, stretch: &Stretch) -> bool {
        self.scene.tokens_in(stretch).iter().any(|token| token.tag.starts_with('v') && VERB.holds(token.word))
    }

    /// Whether a clause says what is or tends to be, before any says by when something is due.
    fn is_stative(&self) -> bool {
        let due = self.clauses.iter().find(|clause| self.is_due(clause)).map_or(self.stretch.end, |clause| clause.start);
        let due = if due == self.stretch.start { self.stretch.end } else { due };
        // 出现险情后1小时内 says when.
        let timed =
            |place: &Stretch| self.scene.deadlines.iter().any(|own| own.stretch.start <= place.start && place.end <= own.stretch.end);
        // 看到人群扎堆立即通知就近岗位: what may be seen is no state of things.
        let seen = |place: &Stretch| {
            let clause = self.clauses.iter().find(|clause| clause.contains(&place.start));
            clause.is_some_and(|clause| judging::SEEN.begins(self.scene.text(clause)))
        };
        let states = |place: &Stretch| !timed(place) && !self.in_case(place) && !seen(place);
        due == self.stretch.end && self.places(&STATIVE).any(|place| place.end <= due && states(&place))
    }

    /// Whether a word stands in a …的 case that its clause goes on behind: 不放心的当场处置.
    fn in_case(&self, place: &Stretch) -> bool {
        let rest = &self.scene.canon[place.end..self.stretch.end];
        rest.starts_with('的') && !rest['的'.len_utf8()..].is_empty() && !rest['的'.len_utf8()..].starts_with('，')
    }

    /// Whether a clause names its party and has it do something to something, or at some time.
    fn binds_somebody(&self, clause: &Stretch) -> bool {
        let named = || self.scene.subject(self.scene.skip_leading(clause), clause).is_some();
        (self.scene.text(clause).contains('把') || self.is_due(clause)) && named()
    }

    /// 活可以分出去，责任分不出去: what can be is set against what cannot; nothing is asked.
    fn weighs(&self) -> bool {
        let [hit] = &self.hits[..] else { return false };
        let against = |clause: &Stretch| judging::CANNOT.ends(self.scene.text(clause));
        hit.trigger.word == "可以" && hit.clause + 1 < self.clauses.len() && !self.is_named() && self.clauses.last().is_some_and(against)
    }

    /// 片子里点到的单位，会后要逐条认领: those whom the first clause names are called on in the next.
    fn is_called_on(&self) -> bool {
        let [first, next, ..] = self.clauses else { return false };
        let text = self.scene.text(first);
        let named = text.contains('的') && judging::CALLED.ends(text);
        let at = self.scene.skip_leading(next);
        named && at > next.start && self.hits.iter().any(|hit| hit.at == at)
    }

    /// Whether a clause opens with a party.
    pub(super) fn is_named(&self) -> bool {
        let label = self.clauses.first().is_some_and(|first| self.scene.label(first).is_some());
        label
            || self.clauses.iter().any(|clause| {
                let at = self.scene.skip_leading(clause);
                self.scene.subject(at, clause).is_some()
            })
    }

    /// Whether a clause opens by giving the task to a party: 由各公司带队验收.
    fn is_given(&self) -> bool {
        self.clauses.iter().any(|clause| self.scene.canon[self.scene.skip_leading(clause)..clause.end].starts_with('由'))
    }

    pub(super) fn has_verb(&self) -> bool {
        self.scene.tokens_in(self.stretch).iter().any(is_verb)
    }

    /// Whether the first clause that is no adverbial opens with a verb or a preposition of doing.
    pub(super) fn leads_with_verb(&self) -> bool {
        let time = |clause: &Stretch| self.scene.deadlines.iter().any(|deadline| deadline.stretch == *clause);
        let own = |clause: &&Stretch| !is_adverbial(&self.scene.canon[(*clause).clone()]) && !time(clause);
        let behind_time = self.clauses.get(1).filter(|_| self.clauses.first().is_some_and(time));
        let Some(first) = self.clauses.iter().find(own).or(behind_time).or(self.clauses.first()) else { return false };
        let at = self.scene.skip_leading(first);
        let rest = &self.scene.canon[at..first.end];
        self.verb_at(at)
            || judging::OPENS_DOING.begins(rest)
            || rest.starts_with(['多', '少']) && rest.chars().count() >= 3 && self.clauses.len() > 1
    }
}
