//! Which sentences are directives, how far each reaches, and how binding it is.

use super::context::{Setting, announces_only};
use super::deadline;
use super::party::{self, Scene};
use super::sentence::{self, Sentence};
use crate::lexicon::Token;
use crate::lexicon::cues::{FACT, LEADIN, NARRATIVE, OFFENCE, PAST, REPORT, SANCTION, TRIGGERS, Trigger, VERB};
use crate::model::Modality;
use crate::text::Stretch;

/// A directive before its parties and sectors are known.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Where it stands.
    pub stretch: Stretch,
    /// Its clauses.
    pub clauses: Vec<Stretch>,
    /// How binding it is.
    pub modality: Modality,
    /// The word that makes it so.
    pub trigger: Option<Stretch>,
    /// Whether it holds for a case only (一旦…).
    pub conditional: bool,
}

/// A trigger where it stands.
#[derive(Debug, Clone)]
struct Hit {
    trigger: &'static Trigger,
    at: usize,
    clause: usize,
}

/// What is known before a sentence is judged.
pub struct Situation {
    /// What its part is for.
    pub setting: Setting,
    /// Whether the sentence before it in the same piece is a directive.
    pub chain: bool,
    /// Whether it stands in an opening that leads to sections.
    pub opening: bool,
    /// Whether it stands in the closing.
    pub closing: bool,
}

/// The directives of a sentence.
pub fn read(scene: &Scene, sentence: &Sentence, situation: &Situation) -> Vec<Draft> {
    let Some(stretch) = strip(scene.canon, &sentence.stretch, situation.opening) else { return Vec::new() };
    let clauses = sentence::clauses(scene.canon, &stretch);
    let reader = Reader { scene, clauses: &clauses, stretch: &stretch, hits: hits(scene, &clauses) };
    if !reader.is_directive(sentence, situation) {
        return Vec::new();
    }
    reader.cut().into_iter().map(|clauses| reader.draft(&clauses)).collect()
}

/// Without the lead-ins before it: 同时，; 在此，我要强调一下，
fn strip(canon: &str, stretch: &Stretch, opening: bool) -> Option<Stretch> {
    let mut start = stretch.start;
    loop {
        let rest = &canon[start..stretch.end];
        if let Some(word) = LEADIN.leading(rest) {
            start += word.len();
            continue;
        }
        // 整改，整改我强调一下，
        if let Some(at) = rest.find("强调一下，").filter(|at| rest[..*at].chars().count() <= 14) {
            start += at + "强调一下，".len();
            continue;
        }
        // 各位老总，; 李勇在讲话中要求，
        let head = rest.split(['，', '！', '：']).next().unwrap_or(rest);
        let address = head.starts_with("各位") && head.chars().count() <= 10 && head.len() < rest.len();
        let reported = head.len() < rest.len()
            && head.chars().count() <= 16
            && ["讲话中要求", "会议要求", "会议强调", "讲话中强调", "会上强调", "会上要求", "会议指出"]
                .iter()
                .any(|end| head.ends_with(end));
        let announced = head.len() < rest.len() && head.chars().count() <= 12 && head.ends_with("强调一下");
        if address || announced || reported && !opening {
            start += head.len() + '，'.len_utf8();
            continue;
        }
        break;
    }
    (start < stretch.end).then_some(start..stretch.end)
}

/// All triggers of the clauses, at word borders, longest first at each place.
fn hits(scene: &Scene, clauses: &[Stretch]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        let mut from = clause.start;
        for token in scene.tokens.iter().filter(|token| token.start >= clause.start && token.end <= clause.end) {
            if token.start < from {
                continue;
            }
            if quoted(&scene.canon[clause.start..token.start]) {
                continue;
            }
            if let Some((trigger, at)) = trigger_at(scene, token, clause) {
                from = at + trigger.word.len();
                hits.push(Hit { trigger, at, clause: index });
            }
        }
    }
    hits
}

/// Whether a quotation is open: its triggers bind nobody.
fn quoted(before: &str) -> bool {
    before.matches('“').count() > before.matches('”').count()
}

/// Words that hold 要 as a trigger: 还要, 既要.
const HOLDERS: [&str; 12] = ["还要", "更要", "也要", "都要", "又要", "既要", "均要", "仍要", "总要", "非要", "一定要", "还须"];

fn trigger_at(scene: &Scene, token: &Token, clause: &Stretch) -> Option<(&'static Trigger, usize)> {
    let rest = &scene.canon[token.start..clause.end];
    let trigger = TRIGGERS.iter().find(|trigger| {
        let end = token.start + trigger.word.len();
        rest.starts_with(trigger.word) && (end == token.end || scene.tokens.iter().any(|other| other.end == end))
    });
    if let Some(trigger) = trigger {
        return (!is_no_trigger(scene, trigger, token, clause)).then_some((trigger, token.start));
    }
    let holder = HOLDERS.iter().find(|word| token.word == **word)?;
    let want = if holder.ends_with('须') { "须" } else { "要" };
    let trigger = TRIGGERS.iter().find(|trigger| trigger.word == want)?;
    Some((trigger, token.end - want.len()))
}

/// Uses of trigger words that bind nobody.
fn is_no_trigger(scene: &Scene, trigger: &Trigger, token: &Token, clause: &Stretch) -> bool {
    let before = &scene.canon[clause.start..token.start];
    let after = &scene.canon[token.start + trigger.word.len()..clause.end];
    match trigger.word {
        "要" => {
            ["求", "么", "是", "不是", "不要", "素"].iter().any(|word| after.starts_with(word))
                || before.ends_with("不")
                || before.ends_with("只")
                || before.ends_with("就") && after.starts_with("召开")
                || before.ends_with("想")
        }
        "得" => token.tag != "v",
        "负责" => {
            ["人", "同志", "任", "制", "到底", "的态度"].iter().any(|word| after.starts_with(word))
                || before.contains('谁')
                || after.is_empty() && before.ends_with('谁')
                || before.ends_with("高度")
                || before.ends_with("全面")
        }
        "牵头" => ["单位", "部门", "人", "领导", "召开"].iter().any(|word| after.starts_with(word)),
        "请" => {
            after.starts_with("看")
                || after.starts_with("予")
                || after.starts_with("批评")
                || after.starts_with("登录")
                || after.starts_with("审议")
                || before.ends_with("申")
                || before.ends_with("提")
        }
        "应" => after.starts_with("急") || before.ends_with("相") || before.ends_with("本") || before.ends_with("响"),
        "需要" if before.ends_with('的') => true,
        "可以" | "需" | "需要" => before.ends_with('所') || before.ends_with("不"),
        "不能" | "不可" => before.ends_with("决") && after.is_empty() || before.ends_with("能"),
        "莫" => after.starts_with("过于") || after.starts_with("名"),
        _ => false,
    }
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    clauses: &'a [Stretch],
    stretch: &'a Stretch,
    hits: Vec<Hit>,
}

impl Reader<'_> {
    fn text(&self) -> &str {
        &self.scene.canon[self.stretch.clone()]
    }

    fn clause(&self, index: usize) -> &str {
        &self.scene.canon[self.clauses[index].clone()]
    }

    fn is_directive(&self, sentence: &Sentence, situation: &Situation) -> bool {
        let text = self.text();
        if situation.setting == Setting::Facts || text.chars().count() < 4 || sentence.mark == '？' && !text.contains('？') {
            return false;
        }
        if self.is_formula(text) {
            return false;
        }
        if announces_only(text) && self.hits.iter().all(|hit| !hit.trigger.cuts || hit.trigger.word == "要") {
            return false;
        }
        if self.is_sanction(self.clauses) && !situation.opening {
            return true;
        }
        if text.contains('？') && sentence.mark != '？' {
            // A question joined to its answer.
            return true;
        }
        let told = NARRATIVE.within(text) || self.reported();
        if self.reported() && situation.setting != Setting::Tasks {
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
            if self.hits.iter().all(|hit| matches!(hit.trigger.word, "负责" | "牵头") && done(hit)) {
                return false;
            }
            let named = self.clauses.iter().any(|clause| party::cut_subject(self.scene, clause));
            if told && !named || situation.opening && self.reported() {
                return false;
            }
            return named || self.binds(situation);
        }
        if told || situation.opening {
            return false;
        }
        match situation.setting {
            Setting::Tasks if situation.closing => self.is_named() && self.is_imperative(situation),
            Setting::Tasks => self.is_imperative(situation),
            _ => situation.chain && !situation.opening && self.is_imperative(situation),
        }
    }

    /// Greetings, thanks and the speaker's own plan.
    fn is_formula(&self, text: &str) -> bool {
        const FORMULAS: [&str; 22] = [
            "谢谢",
            "散会",
            "我就讲",
            "就讲这些",
            "我讲",
            "我再讲",
            "我强调",
            "我谈",
            "我说几",
            "我提",
            "让我们",
            "祝大家",
            "祝各位",
            "请予审议",
            "请批评",
            "开会的主要",
            "会议的主要",
            "主要任务是",
            "我代表",
            "欢迎",
            "简要讲",
            "通报一下",
        ];
        let plan =
            ["我讲", "我再讲", "我强调", "我谈", "我提", "我就讲"].iter().any(|word| text.contains(word)) && text.chars().count() <= 40;
        FORMULAS.iter().any(|word| text.starts_with(word)) || plan && !text.contains("各")
    }

    /// Others demanded it, and it is only reported: 上级要求…; 文件写得明白
    fn reported(&self) -> bool {
        let Some(at) = REPORT.first(self.text()) else { return false };
        let text = self.text();
        let before = &text[..at.start];
        let after = &text[at.end..];
        let noun = before.ends_with("的")
            || before.ends_with("按照")
            || before.ends_with("有关")
            || before.ends_with("落实")
            || before.ends_with('”')
            || before.ends_with("工作")
            || after.starts_with("的");
        let by_rule = ["按", "依", "执行", "遵守", "落实", "对照", "根据"].iter().any(|word| before.contains(word));
        let first = before.chars().count() <= 24;
        first
            && !noun
            && !by_rule
            && (after.starts_with('，')
                || after.starts_with('：')
                || matches!(&text[at.clone()], "批示" | "指出" | "作了讲话" | "写得")
                || after.starts_with(['各', '我', '要', '以', '把', '对', '坚']))
    }

    /// Whether a trigger without a named party binds in this situation.
    fn binds(&self, situation: &Situation) -> bool {
        let Some(first) = self.hits.first() else { return false };
        let text = self.text();
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
        let initial = before.is_empty() || ["我们", "大家", "都", "也", "还", "切实", "就", "既"].iter().any(|word| before == *word);
        if situation.setting == Setting::Tasks && !situation.opening {
            let past = PAST.within(text) && !initial;
            // X是第一责任人，要…: what is the case is the ground of what has to be done.
            let ground = first.clause > 0 && before.is_empty() && first.trigger.word == "要";
            let describes = FACT.within(text) && !ground || self.modifies(first);
            return !(past && self.first_requirement().is_none_or(|index| index < first.clause)) && !describes;
        }
        if situation.opening {
            return first.clause == 0
                && initial
                && first.trigger.modality != Modality::MustNot
                && first.trigger.word != "要"
                && !PAST.within(text);
        }
        let fronted = first.clause > 0 && ["对", "针对", "面对"].iter().any(|word| self.clause(0).starts_with(word));
        (first.clause == 0 || fronted || self.clause(0).starts_with("我们"))
            && (initial || self.our(clause, first.at))
            && !PAST.within(text)
            && !self.modifies(first)
    }

    /// 我们认真要贯彻…
    fn our(&self, clause: &Stretch, at: usize) -> bool {
        let before = &self.scene.canon[clause.start..at];
        before.starts_with("我们") && before.chars().count() <= 6
    }

    /// Whether a trigger stands inside a …的 modifier.
    fn modifies(&self, hit: &Hit) -> bool {
        let after = &self.scene.canon[hit.at..self.clauses[hit.clause].end];
        after.find('的').is_some_and(|at| after[at..].contains('有') || after[at..].contains('是'))
    }

    /// The first clause that asks for something without a trigger.
    fn first_requirement(&self) -> Option<usize> {
        (0..self.clauses.len()).find(|index| self.requires(*index))
    }

    /// Whether a clause by itself asks for something: a trigger, or a verb where a predicate begins.
    fn requires(&self, index: usize) -> bool {
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
        from > at
            || text.starts_with('由')
            || self.verb_at(from)
            || text.contains('把')
            || self.scene.deadlines.iter().any(|deadline| clause.start <= deadline.stretch.start && deadline.stretch.end <= clause.end)
    }

    fn verb_at(&self, at: usize) -> bool {
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
    fn is_imperative(&self, situation: &Situation) -> bool {
        let text = self.text();
        if text.ends_with('吗') || text.ends_with('呢') || text.starts_with("如果") {
            return false;
        }
        let named = self.is_named();
        let slogan = text.starts_with('谁') && text.matches('谁').count() >= 2;
        let timed = self
            .scene
            .deadlines
            .iter()
            .any(|deadline| self.stretch.start <= deadline.stretch.start && deadline.stretch.end <= self.stretch.end);
        let past = PAST.first(text).is_some_and(|at| at.start == 0) && !(named && timed);
        let own = text.contains('我')
            && !["我市", "我县", "我区", "我省", "我镇", "我院", "我们", "自我", "我国", "我校", "我矿", "我乡", "我局"]
                .iter()
                .any(|word| text.contains(word));
        if slogan || past || own && !(named && timed) || text.starts_with('如') || text.starts_with('据') {
            return false;
        }
        let by = text.contains('由') && self.clauses.iter().any(|clause| self.scene.canon[clause.clone()].contains('由'));
        let timed = self
            .scene
            .deadlines
            .iter()
            .any(|deadline| self.stretch.start <= deadline.stretch.start && deadline.stretch.end <= self.stretch.end);
        if PAST.within(text) && !(named && timed) && !self.leads_with_verb()
            || self.happened() && !(named && (timed || text.contains('把')))
        {
            return false;
        }
        if self.describes(text) && !(by && timed) {
            return false;
        }
        if self.leads_with_verb() || named || timed && !situation.opening {
            return true;
        }
        let words = ["由", "一律", "逐", "统一", "全部", "必须", "把", "专人", "该", "归", "一把", "定期"];
        let acts = words.iter().any(|word| text.contains(word));
        acts || situation.chain && self.has_verb()
    }

    /// Whether a clause opens with a party.
    fn is_named(&self) -> bool {
        self.clauses.iter().any(|clause| {
            let at = self.scene.skip_leading(clause);
            self.scene.subject(at, clause).is_some()
        })
    }

    fn has_verb(&self) -> bool {
        self.scene.tokens.iter().filter(|token| self.stretch.start <= token.start && token.end <= self.stretch.end).any(is_verb)
    }

    /// Whether the first clause that is no adverbial opens with a verb or a preposition of doing.
    fn leads_with_verb(&self) -> bool {
        let first = self.clauses.iter().find(|clause| !is_adverbial(&self.scene.canon[(*clause).clone()])).or(self.clauses.first());
        let Some(first) = first else { return false };
        let at = self.scene.skip_leading(first);
        let rest = &self.scene.canon[at..first.end];
        self.verb_at(at)
            || ["把", "对", "将", "用", "从严", "以", "按照", "针对", "围绕", "聚焦", "深挖", "严把", "严格", "加密", "统筹", "力戒", "不"]
                .iter()
                .any(|word| rest.starts_with(word))
    }

    /// A completed action: 了 behind a verb; 改不了 is none.
    fn happened(&self) -> bool {
        let inside = |token: &&Token| self.stretch.start <= token.start && token.end <= self.stretch.end;
        self.scene.tokens.iter().filter(inside).any(|token| {
            let before = &self.scene.canon[self.stretch.start..token.start];
            token.word == "了" && !before.ends_with('不') && !before.ends_with("为") || token.word == "曾"
        })
    }

    /// What is the case: 是…, 有…, 没有….
    fn describes(&self, text: &str) -> bool {
        if FACT.within(text) || self.clauses.first().is_some_and(|clause| self.scene.canon[clause.clone()].contains("不是")) {
            return true;
        }
        let main = |clause: &Stretch| {
            let tokens: Vec<&Token> =
                self.scene.tokens.iter().filter(|token| clause.start <= token.start && token.end <= clause.end).collect();
            let verb = tokens.iter().position(|token| {
                token.tag.starts_with('v') && token.tag != "vn" || matches!(token.word, "是" | "有" | "没有" | "还有" | "就是" | "不是")
            });
            verb.is_some_and(|at| {
                matches!(tokens[at].word, "是" | "有" | "没有" | "还有" | "就是" | "不是" | "都是")
                    && !tokens.get(at + 1).is_some_and(|next| next.word == "序" || next.word == "针对性")
            })
        };
        let verbless = |clause: &Stretch| {
            !self.scene.tokens.iter().any(|token| clause.start <= token.start && token.end <= clause.end && token.tag.starts_with('v'))
        };
        let first = self
            .clauses
            .iter()
            .find(|clause| !is_adverbial(&self.scene.canon[(*clause).clone()]) && !verbless(clause))
            .or(self.clauses.first());
        first.is_some_and(main)
    }

    /// A consequence for whoever does not comply.
    fn is_sanction(&self, clauses: &[Stretch]) -> bool {
        let text = |clause: &Stretch| &self.scene.canon[clause.clone()];
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { return false };
        let whole = &self.scene.canon[first.start..last.end];
        let accountable = whole.split('，').any(|clause| clause.find("追究").is_some_and(|at| clause[at..].contains("责任")))
            && !whole.starts_with("一旦")
            || whole.contains("严肃追责");
        if accountable && !party::cut_subject(self.scene, first) {
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
        let head = text(first);
        let opens = head.starts_with('凡')
            || head.starts_with("但凡")
            || head.starts_with('对')
            || head.ends_with('的')
            || ["哪个", "哪里", "谁", "再", "仍", "逾期", "连续", "屡"].iter().any(|word| head.starts_with(word));
        let group = head.contains('的')
            && OFFENCE.within(head)
            && (head.starts_with("发生") || head.starts_with("达不到") || head.starts_with("出现"));
        let rest = &self.scene.canon[clauses[1].start..last.end];
        (opens || group) && OFFENCE.within(head) && SANCTION.within(rest)
    }

    /// Cuts the sentence before each clause that opens with a party of its own and a trigger.
    fn cut(&self) -> Vec<Vec<Stretch>> {
        let mut parts: Vec<Vec<Stretch>> = Vec::new();
        let mut open: Vec<Stretch> = Vec::new();
        for (index, clause) in self.clauses.iter().enumerate() {
            if index > 0 && party::cut_subject(self.scene, clause) {
                let mut fronted = Vec::new();
                while open.last().is_some_and(|last| is_fronted(&self.scene.canon[last.clone()])) {
                    fronted.insert(0, open.pop().unwrap_or(0..0));
                }
                let asks = open
                    .iter()
                    .any(|clause| self.clauses.iter().position(|other| other == clause).is_some_and(|index| self.requires(index)));
                let vocative = open.len() == 1 && self.scene.canon[clause.clone()].starts_with("你们");
                if asks && !vocative {
                    parts.push(std::mem::take(&mut open));
                }
                open.extend(fronted);
            }
            open.push(clause.clone());
        }
        parts.push(open);
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn draft(&self, clauses: &[Stretch]) -> Draft {
        let stretch = clauses.first().map_or(0, |first| first.start)..clauses.last().map_or(0, |last| last.end);
        let whole = if stretch.end == self.stretch.end || clauses.last() == self.clauses.last() {
            stretch.start..self.stretch.end
        } else {
            stretch
        };
        let (modality, trigger) = self.modality(clauses);
        let first = clauses.first().map_or("", |first| &self.scene.canon[first.clone()]);
        let conditional = ["一旦", "如果", "若", "遇", "发现"].iter().any(|word| first.starts_with(word));
        Draft { stretch: whole, clauses: clauses.to_vec(), modality, trigger, conditional }
    }

    /// The first main clause decides; a sanction always is one; in 不能…,要… the positive clause does.
    fn modality(&self, clauses: &[Stretch]) -> (Modality, Option<Stretch>) {
        let inside: Vec<&Hit> = self.hits.iter().filter(|hit| clauses.iter().any(|clause| clause.contains(&hit.at))).collect();
        let place = |hit: &Hit| hit.at..hit.at + hit.trigger.word.len();
        if self.is_sanction(clauses) {
            return (Modality::Sanction, inside.first().map(|hit| place(hit)));
        }
        if let Some(hit) = inside.first().filter(|hit| matches!(hit.trigger.word, "希望" | "鼓励" | "提倡")) {
            return (Modality::Should, Some(place(hit)));
        }
        for clause in clauses {
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
                            && matches!(other.trigger.word, "要" | "必须" | "务必" | "一定要")
                    });
                    let weak = matches!(hit.trigger.word, "不能" | "不可" | "莫") && !text.starts_with('莫');
                    return match later {
                        Some(other) if weak => (Modality::Must, Some(place(other))),
                        _ => (Modality::MustNot, Some(place(hit))),
                    };
                }
                Some(hit) if hit.trigger.word == "一律" => {
                    let negative = inside.iter().find(|other| clause.contains(&other.at) && other.trigger.modality == Modality::MustNot);
                    return negative.map_or((Modality::Must, Some(place(hit))), |other| (Modality::MustNot, Some(place(other))));
                }
                Some(hit) => return (hit.trigger.modality, Some(place(hit))),
            }
        }
        (Modality::Must, inside.first().map(|hit| place(hit)))
    }

    /// Whether a clause without a trigger asks for something, rather than naming a case, a time or a thing.
    fn asks_positively(&self, clause: &Stretch) -> bool {
        let text = &self.scene.canon[clause.clone()];
        if is_adverbial(text) {
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
                    || self.scene.tokens.iter().any(|token| {
                        clause.start <= token.start && token.end <= clause.end && (is_verb(token) || matches!(token.tag, "i" | "l"))
                    })
            }
        }
    }
}

fn is_verb(token: &Token) -> bool {
    token.tag.starts_with('v') && token.tag != "vn"
        || matches!(token.tag, "vn" | "x") && token.word.chars().count() >= 2
        || matches!(token.word, "严把" | "深挖" | "紧盯" | "狠抓" | "严查" | "严管" | "管住" | "盯住")
}

/// A clause that only says when, in what case, on what ground or about what.
pub fn is_adverbial(text: &str) -> bool {
    const OPENERS: [&str; 25] = [
        "一旦",
        "如果",
        "凡",
        "但凡",
        "若",
        "对",
        "针对",
        "按照",
        "根据",
        "围绕",
        "为",
        "在",
        "结合",
        "从",
        "特别是",
        "尤其是",
        "当前",
        "今后",
        "下一步",
        "因",
        "经",
        "对照",
        "除",
        "由于",
        "鉴于",
    ];
    const ENDERS: [&str; 20] = [
        "的",
        "时",
        "后",
        "前",
        "期间",
        "领域",
        "方面",
        "上",
        "中",
        "情况",
        "这一块",
        "这条线",
        "之后",
        "假期",
        "以来",
        "过程中",
        "这件事",
        "基础上",
        "同时",
        "关头",
    ];
    let count = text.chars().count();
    ENDERS.iter().any(|end| text.ends_with(end)) && count <= 40
        || OPENERS.iter().any(|word| text.starts_with(word))
            && !TRIGGERS.iter().any(|trigger| trigger.cuts && text.contains(trigger.word))
            && count <= 40
}

/// A clause that goes with the one it leads into.
fn is_fronted(text: &str) -> bool {
    let opens =
        ["对", "针对", "为", "凡", "按照", "一旦", "如果", "特别是", "在", "当前", "会后"].iter().any(|word| text.starts_with(word));
    let ends = ["的", "时", "后", "前", "期间"].iter().any(|word| text.ends_with(word));
    (opens || ends) && text.chars().count() <= 40 && !text.contains("把") && !["要", "必须", "不得"].iter().any(|word| text.contains(word))
}

/// Deadlines that stand in a directive.
pub fn deadlines_in<'a>(all: &'a [deadline::Found], stretch: &Stretch) -> impl Iterator<Item = &'a deadline::Found> {
    let stretch = stretch.clone();
    all.iter().filter(move |deadline| stretch.start <= deadline.stretch.start && deadline.stretch.end <= stretch.end)
}
