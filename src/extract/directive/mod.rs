//! Which sentences are directives, how far each reaches, and how binding it is.

mod judge;
mod modality;
mod sanction;
mod told;
mod trigger;

use super::context::Setting;

use super::deadline;

use super::party;

use super::scene::Scene;

use super::sentence::{self, Sentence};

use crate::lexicon::Token;

use crate::lexicon::cues::{self, LEADIN, Trigger, VERB};
use crate::lexicon::judging;
use crate::lexicon::openings::{ADVERBIAL, PAST_DAY};

use crate::model::{DeadlineKind, Modality};

use crate::text::any::{holds_any, place_of};
use crate::text::{Stretch, numeral};

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
    /// Whether it is put to the audience (希望大家…), which is no party and takes none over.
    pub to_all: bool,
}

/// A trigger where it stands.
#[derive(Debug, Clone)]
pub(super) struct Hit<'t> {
    pub(super) trigger: Trigger<'t>,
    pub(super) at: usize,
    pub(super) clause: usize,
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
    /// Whether an accident was told before it in the same piece.
    pub tale: bool,
    /// The day of the speech.
    pub reference: Option<jiff::civil::Date>,
}

/// The directives of a sentence.
pub fn read(scene: &Scene, sentence: &Sentence, situation: &Situation) -> Vec<Draft> {
    let Some(stretch) = strip(scene.canon, &sentence.stretch, situation.opening) else { return Vec::new() };
    let clauses = sentence::clauses(scene.canon, &stretch);
    let reader = Reader { scene, clauses: &clauses, stretch: &stretch, hits: trigger::hits(scene, &clauses) };
    if !reader.is_directive(sentence, situation) {
        return Vec::new();
    }
    // 稍后，市委书记还要作重要讲话，‖各部门要认真抓好落实
    let asks = |clauses: &Vec<Stretch>| {
        let Some((first, last)) = clauses.first().zip(clauses.last()) else { return false };
        clauses.len() == reader.clauses.len() || !reader.is_formula(&scene.canon[first.start..last.end])
    };
    reader.cut().into_iter().filter(asks).map(|clauses| reader.draft(&clauses)).collect()
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
        if let Some(at) = place_of(rest, "强调一下，").filter(|at| rest[..*at].chars().count() <= 14) {
            start += at + "强调一下，".len();
            continue;
        }
        // 各位老总，; 李勇在讲话中要求，
        let head = rest.split(['，', '！', '：']).next().unwrap_or(rest);
        let address = head.starts_with("各位") && head.chars().count() <= 10 && head.len() < rest.len();
        let reported = head.len() < rest.len() && head.chars().count() <= 16 && judging::REPORTING.ends(head);
        let announced = head.len() < rest.len() && head.chars().count() <= 12 && head.ends_with("强调一下");
        // 上周召开的会议要求，…: what was demanded then is told, not asked for.
        let past = PAST_DAY.begins(head);
        if address || announced || reported && !opening && !past {
            start += head.len() + '，'.len_utf8();
            continue;
        }
        break;
    }
    (start < stretch.end).then_some(start..stretch.end)
}

pub(super) struct Reader<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) clauses: &'a [Stretch],
    pub(super) stretch: &'a Stretch,
    pub(super) hits: Vec<Hit<'a>>,
}

pub(super) fn is_verb(token: &Token) -> bool {
    token.tag.starts_with('v') && token.tag != "vn"
        || matches!(token.tag, "vn" | "x") && token.word.chars().count() >= 2
        || matches!(token.word, "严把" | "深挖" | "紧盯" | "狠抓" | "严查" | "严管" | "管住" | "盯住")
}

impl Reader<'_> {
    pub(super) fn text(&self) -> &str {
        &self.scene.canon[self.stretch.clone()]
    }

    /// What a clause says; nothing where there is none.
    pub(super) fn clause(&self, index: usize) -> &str {
        self.clauses.get(index).map_or("", |clause| &self.scene.canon[clause.clone()])
    }

    /// Cuts the sentence before each clause that opens with a party of its own and a trigger.
    fn cut(&self) -> Vec<Vec<Stretch>> {
        let mut parts: Vec<Vec<Stretch>> = Vec::new();
        let mut open: Vec<Stretch> = Vec::new();
        for (index, clause) in self.clauses.iter().enumerate() {
            if index > 0 && party::cut_subject(self.scene, clause) {
                let mut fronted = Vec::new();
                while open.last().is_some_and(|last| is_fronted(&self.scene.canon[last.clone()]) && !self.is_prompt(last)) {
                    fronted.insert(0, open.pop().unwrap_or(0..0));
                }
                // 新盖自建房，没有图纸的，‖住建局一律不批: what a case is about goes with it.
                if fronted.first().is_some_and(|first| is_case(&self.scene.canon[first.clone()]))
                    && open.len() == 1
                    && self.is_matter(&open[0])
                {
                    fronted.splice(0..0, open.drain(..));
                }
                let asks = open.iter().filter(|clause| !self.sets_scene(clause)).any(|clause| {
                    self.clauses
                        .iter()
                        .position(|other| other == clause)
                        .is_some_and(|index| self.requires(index) && !self.is_occasion(index))
                });
                // What is told before the first requirement is no part of it: 改造还剩86公里，‖各区政府要…
                let occasion = open.len() == 1 && index == 1 && self.is_occasion(0);
                if !asks && parts.is_empty() && !occasion && open.iter().all(|clause| self.tells(clause)) {
                    open.clear();
                }
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

    /// Whether a clause says what is to be done at once, so that it is no case of what follows: 对劝阻不听的第一时间报社区.
    fn is_prompt(&self, clause: &Stretch) -> bool {
        let inside = |due: &&deadline::Found| clause.start < due.stretch.start && due.stretch.end < clause.end;
        self.scene.deadlines.iter().filter(inside).any(|due| due.kind == DeadlineKind::Immediate)
    }

    /// Whether a clause only names a matter: no trigger, no time, nothing done to anything.
    fn is_matter(&self, clause: &Stretch) -> bool {
        let text = &self.scene.canon[clause.clone()];
        let dated =
            self.scene.deadlines.iter().any(|deadline| clause.start <= deadline.stretch.start && deadline.stretch.end <= clause.end);
        let named = || self.scene.subject(self.scene.skip_leading(clause), clause).is_some();
        !dated
            && text.chars().count() <= 12
            && !text.contains(['把', '，', '由'])
            && !named()
            && !self.hits.iter().any(|hit| clause.contains(&hit.at))
    }

    /// Whether a clause only says when or of what the next speaks: 复工后一个月内, 停用的管线.
    fn sets_scene(&self, clause: &Stretch) -> bool {
        let time =
            self.scene.deadlines.iter().any(|deadline| deadline.stretch.end == clause.end && deadline.stretch.start <= clause.start + 18);
        let text = &self.scene.canon[clause.clone()];
        let topic = text.rfind('的').is_some_and(|at| {
            let core = clause.start + at;
            !self.scene.tokens_in(&(core + 1..clause.end)).iter().any(|token| token.tag == "v")
                && !text.contains('把')
                && !text.contains('要')
                && !self.hits.iter().any(|hit| clause.contains(&hit.at))
        });
        // 浸润线、排洪沟、坝体位移，企业要每天测: short things in a row.
        let things =
            text.contains('、') && text.split('、').all(|thing| (2..=5).contains(&thing.chars().count()) && VERB.leading(thing).is_none());
        // 料仓、烟道、地坑这些地方，任何人不得单独进去
        let these =
            ["这些", "这类", "这几"].iter().any(|word| text.rfind(word).is_some_and(|at| (3..=6).contains(&text[at..].chars().count())))
                && !self.hits.iter().any(|hit| clause.contains(&hit.at));
        // 手术室停了电谁来顶？科主任心里要有预案
        let asked = self.scene.canon[clause.end..].starts_with('？');
        time || topic || things || these || asked || self.is_noun(clause)
    }

    /// Whether the first clause only says on what occasion: 邻近铁路营业线施工，‖项目部必须…; 送气车进院，‖保卫科必须….
    fn is_occasion(&self, index: usize) -> bool {
        let Some(clause) = self.clauses.first().filter(|_| index == 0) else { return false };
        let text = self.scene.text(clause);
        let told = self.scene.tokens_in(clause).iter().any(|token| judging::TELLS.holds(token.word) || VERB.holds(token.word));
        self.is_matter(clause)
            && !told
            && !text.contains('、')
            && !text.starts_with(['严', '全', '加', '坚', '这', '那'])
            && VERB.leading(text).is_none()
    }

    /// Whether a clause is a short noun and nothing else: 留校学生名单，各学院要…
    fn is_noun(&self, clause: &Stretch) -> bool {
        let tokens = self.scene.tokens_in(clause);
        let noun = tokens.last().is_some_and(|token| token.tag.starts_with('n') && token.word.chars().count() > 1);
        noun && tokens.len() <= 4 && self.is_matter(clause) && VERB.leading(&self.scene.canon[clause.clone()]).is_none()
    }

    /// Whether a clause tells what is or was: it has a verb of its own, and it is no case and no topic.
    fn tells(&self, clause: &Stretch) -> bool {
        let text = &self.scene.canon[clause.clone()];
        let ground = judging::GROUND.begins(text);
        let dated =
            self.scene.deadlines.iter().any(|deadline| clause.start <= deadline.stretch.start && deadline.stretch.end <= clause.end);
        if is_adverbial(text) || is_fronted(text) || ground || dated || text.starts_with("你们") {
            return false;
        }
        // 顶升、加节、拆卸这三道工序 names what follows speaks of.
        let pointed = text.rfind('这').is_some_and(|at| text[at + '这'.len_utf8()..].starts_with(numeral::is_numeric));
        if pointed {
            return false;
        }
        let core = text.rfind('的').map_or(clause.start, |at| clause.start + at);
        self.scene
            .tokens_in(&(core..clause.end))
            .iter()
            .any(|token| token.tag == "v" && !self.is_in_noun(token, core, clause) || judging::TELLS.holds(token.word))
    }

    /// Whether a verb of a clause stands in its noun behind 的: 路段的护栏和警示标志.
    fn is_in_noun(&self, token: &Token, core: usize, clause: &Stretch) -> bool {
        let owned = core > clause.start && token.end < clause.end;
        let next = self.scene.token_at(token.end);
        let last = next.is_some_and(|next| next.end == clause.end && next.tag.starts_with('n'));
        let before = &self.scene.canon[core..token.start];
        owned && last && before.ends_with(['和', '、', '及', '的'])
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
        let conditional = judging::CONDITIONAL.begins(first);
        let asked = first.trim_start_matches(['请', '也']).trim_start_matches("希望");
        let to_all = judging::TO_ALL.begins(asked);
        Draft { stretch: whole, clauses: clauses.to_vec(), modality, trigger, conditional, to_all }
    }
}

/// A clause that only says when, in what case, on what ground or about what.
pub fn is_adverbial(text: &str) -> bool {
    let count = text.chars().count();
    let noun = judging::NOUN_END.ends(text);
    judging::ADVERBIAL_END.ends(text) && count <= 40 && !(noun && !text.starts_with(['在', '对', '从']) && judging::DOING.within(text))
        // 除值班人员外，全部撤离
        || text.starts_with('除') && text.contains('外') && count <= 40
        || ADVERBIAL.begins(text) && !cues::trigger_places(text).any(|(_, cuts)| cuts) && count <= 40
}

/// A case by what is lacking or by …的.
fn is_case(text: &str) -> bool {
    text.ends_with('的') || judging::LACKS.begins(text)
}

/// A clause that goes with the one it leads into.
fn is_fronted(text: &str) -> bool {
    let opens = judging::FRONTS.begins(text);
    let ends = judging::FRONTS_END.ends(text);
    let lacks = judging::LACKS.begins(text);
    (opens || ends || lacks) && length_outside_titles(text) <= 40 && !text.contains("把") && !holds_any(text, &["要", "必须", "不得"])
}

/// Characters of a clause, without titles and brackets in it: 依照《…办法》（…号）.
fn length_outside_titles(text: &str) -> usize {
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '《' | '（' => depth += 1,
            '》' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).count()
}

/// Deadlines that stand in a directive.
pub fn deadlines_in<'a>(all: &'a [deadline::Found], stretch: &Stretch) -> impl Iterator<Item = &'a deadline::Found> {
    let stretch = stretch.clone();
    all.iter().filter(move |deadline| stretch.start <= deadline.stretch.start && deadline.stretch.end <= stretch.end)
}
