//! Parties: who has to act, found by their place in the clause, with their roles.
//!
//! A name is believed where grammar expects one: before a predicate at the beginning of a clause, behind 由, 请, 会同, 配合,
//! in brackets of fields. What it ends in must be a word of the lexicon; what stands before that may be anything.

mod complete;
mod fields;
mod list;

mod names;
mod predicate;
mod preposition;
mod role;
mod shape;
mod spoken;
mod subject;

pub use names::Name;

use super::scene::Scene;
use crate::lexicon::cues;
use crate::lexicon::openings::INFLICT;
use crate::lexicon::party::{self, PartyKind};
use crate::lexicon::{judging, naming};
use crate::model::{DeadlineKind, Role};
use crate::text::Stretch;
use crate::text::any::{begins_with_any, place_of};

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

impl Scene<'_> {
    /// All parties of a directive that consists of these clauses.
    pub fn mentions(&self, clauses: &[Stretch], whole: &Stretch, sanction: bool) -> Vec<Mention> {
        let mut found: Vec<(Mention, Stretch)> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            // 失能老人住在三楼以上的，6月底前调整: a case may stand inside the sentence too.
            let case = index == 0 || self.text(clause).ends_with('的') && !self.text(clause).contains("发现");
            let condition = case && clauses.len() > index + 1 && self.is_condition(clause);
            // 参修队伍未经培训的，不得进厂: a noun of its own is the subject of a case too.
            let subject = || {
                let text = self.text(clause);
                let free = !naming::CASE.begins(text);
                let asked = clauses.get(index + 1).is_some_and(|next| {
                    let text = &self.canon[self.skip_leading(next)..next.end];
                    // 房主没拿到手续的，一块砖也不准砌
                    cues::begins_with_trigger(text) || text.starts_with('一') && cues::trigger_places(text).any(|(_, cuts)| cuts)
                });
                free && asked && self.subject(self.skip_leading(clause), clause).is_some()
            };
            // 群众看着呢
            let aside = index > 0 && self.text(clause).ends_with(['呢', '呀', '嘛']);
            // 职工食堂换了新灶，后勤科要管好
            let told = || {
                let done = self.tokens_in(clause).iter().any(|token| token.word == "了");
                let next = clauses.get(index + 1).filter(|_| done && !self.text(clause).contains(['把', '要']));
                next.is_some_and(|next| self.subject(self.skip_leading(next), next).is_some())
                    && self.deadline_at(self.skip_leading(clause)).is_none()
            };
            // 基层监管人员编制缺乏的问题，由市编办研究: the matter, whoever stands in it.
            let matter = index == 0
                && naming::MATTER_END.ends(self.text(clause))
                && clauses.get(1).is_some_and(|next| self.text(next).contains('由'));
            let remark = aside || matter || index == 0 && told();
            if !remark && (!condition || !sanction && subject()) {
                self.clause(clause, index == 0, clauses.get(index + 1), &mut found);
            }
        }
        if sanction {
            let inflicted = found.iter().any(|(mention, said)| self.inflicts(mention, said));
            found.retain(|(mention, said)| self.inflicts(mention, said) || inflicted && mention.role == Role::Support);
        } else if found.is_empty() {
            self.of_duty(whole, &mut found);
        }
        fields::read(self.canon, whole, &mut found);
        role::assign(self.canon, whole, &mut found);
        let mut mentions: Vec<Mention> = found.into_iter().map(|(mention, _)| mention).collect();
        unique(self.canon, &mut mentions);
        mentions
    }

    /// 一旦…, 凡…的, 对…的: names no party.
    fn is_condition(&self, clause: &Stretch) -> bool {
        let text = self.text(clause);
        let opens = naming::CASE.begins(text);
        // 各养老机构要在一个星期内把锁全部换成推杆式的
        let bound = || {
            let named = self.subject(self.skip_leading(clause), clause);
            named.is_some_and(|(_, end)| cues::begins_with_cut(&self.canon[end..clause.end]) && text.contains('把'))
        };
        let offence = text.ends_with('的') && !text.contains('由') && !text.contains("可以") && !bound();
        // 司机要是犯困
        let opens = opens || text.contains("要是");
        (opens || offence)
            && !(text.starts_with('对')
                && text.contains('由')
                && cues::trigger_places(text).any(|(place, cuts)| cuts && place.len() > '要'.len_utf8()))
    }

    /// Whether a party of a sanction inflicts it, rather than suffers it.
    fn inflicts(&self, mention: &Mention, said: &Stretch) -> bool {
        let before = &self.canon[..mention.name.stretch().start];
        let listed = before.rfind('由').map(|at| &before[at + '由'.len_utf8()..]);
        let listed = listed.is_some_and(|list| list.ends_with('、') && list.chars().count() <= 20 && !list.contains('，'));
        let by = listed || before.ends_with(['由', '请']) || self.canon[said.clone()].contains("要提") && mention.subject;
        let begins = self.deadline_at(said.start).map_or(said.start, |due| due.stretch.end.min(said.end));
        let said = self.canon[begins..said.end].trim_start_matches(['来', '就', '先', '也', '再']);
        let acts = INFLICT.begins(said);
        mention.subject && (by || acts && !matches!(mention.name.kind, PartyKind::Person))
    }

    fn clause(&self, clause: &Stretch, first: bool, next: Option<&Stretch>, found: &mut Vec<(Mention, Stretch)>) {
        let mut at = self.skip_leading(clause);
        let rest = |at: usize| &self.canon[at..clause.end];
        // 我希望X…
        if rest(at).starts_with('我') && naming::WISHES.begins(&rest(at)['我'.len_utf8()..]) {
            at += '我'.len_utf8();
        }
        // 希望X…, 请X…, 鼓励X…
        if let Some(word) = naming::ASKS.leading(rest(at)) {
            // 鼓励群众举报 behind another task names no party of its own.
            // 支持各地推广…，鼓励有条件的社区加装… asks twice.
            let again = || naming::ASKS.begins(&self.canon[self.start()..clause.start]);
            if !first && !naming::WISHES.holds(word) && !again() {
                return;
            }
            at += word.len();
            // 请专家给职工上一堂课
            if word == "请" && naming::HIRED.begins(rest(at)) {
                return;
            }
        }
        let mut behind = at;
        if rest(at).starts_with('由') {
            // read below
        } else if let Some(names) = first.then(|| self.label(clause)).flatten() {
            add(found, names, clause.clone(), clause, Role::Responsible, true);
            behind = clause.end;
        } else if let Some((names, end)) = self.subject(at, clause) {
            behind = end;
            // 分包队伍进场前，由… only says when.
            let due = |at| self.deadline_at(at).is_some_and(|due| due.stretch.end == clause.end && due.kind == DeadlineKind::By);
            let when = next.is_some() && (due(end) || due(at));
            let acts = next
                .is_none_or(|next| self.subject(self.skip_leading(next), next).is_none() && !self.canon[next.clone()].starts_with('由'));
            if !when || acts {
                add(found, names, at..end, clause, Role::Responsible, true);
                let mut from = end;
                while let Some((names, at, end)) = self.listed_beside(from, clause) {
                    add(found, names, at..end, clause, Role::Responsible, true);
                    from = end;
                    behind = end;
                }
            }
        } else if let Some(next) = next
            && is_addressed(&self.canon[next.clone()])
            && let Some(names) = self.names(&(at..clause.end))
        {
            // 住建局，你们是主管
            add(found, names, at..clause.end, clause, Role::Responsible, true);
            behind = clause.end;
        } else if let Some(next) = next
            && self.is_topic(at, clause, next)
            && let Some(names) = self.names(&(at..clause.end)).or_else(|| {
                // 柳河镇那边，草袋子先垛起来
                let text = self.text(clause);
                let side = naming::SIDE.closing(text).or_else(|| text.ends_with("的人").then_some("的人"))?;
                let end = clause.end - side.len();
                (at < end).then(|| self.names(&(at..end))).flatten()
            })
        {
            // 安排夏季检修的企业，停车检修前必须…
            add(found, names, at..clause.end, clause, Role::Responsible, true);
            behind = clause.end;
        }
        // 你们西坡村河滩上那几堆玉米秆: those spoken to act, whatever their clause goes on with.
        if behind == at
            && rest(at).starts_with("你们")
            && let Some((names, end)) = self.spoken_to(at, clause)
        {
            add(found, names, at..end, clause, Role::Responsible, true);
            behind = end;
        }
        let before = found.len();
        self.prepositions(behind, clause, found);
        // 由安监站牵头、相关站所配合
        if let Some(at) = place_of(self.text(clause), "牵头、").map(|at| clause.start + at + "牵头、".len())
            && at > behind
            && let Some((names, end)) = self.subject(at, clause)
        {
            add(found, names, at..end, clause, Role::Responsible, true);
        }
        // 库长由乡镇长担任, 景区最大承载量由各景区测算: who is behind 由 acts, and what stands before is what it is done to.
        if let Some(by) = found.get(before).filter(|(mention, _)| mention.subject).map(|(mention, _)| mention.name.stretch().start)
            && cues::trigger_places(&self.canon[behind..by]).next().is_none()
        {
            let own = found[..before].iter().position(|(mention, _)| (clause.start..by).contains(&mention.name.stretch().start));
            found.drain(own.unwrap_or(before)..before);
        }
    }

    /// Those whom a label in front of their tasks names: 水利局、各乡镇：每周三巡堤一遍.
    pub fn label(&self, clause: &Stretch) -> Option<Vec<Name>> {
        let behind = self.canon.get(clause.end..)?;
        let mut names = behind.starts_with('：').then(|| self.names(clause)).flatten()?;
        names.retain(|name| !matches!(name.kind, PartyKind::Never | PartyKind::Place));
        // 主持人：下面请…: a label that is one person's post says who speaks.
        let speaker = names.len() == 1 && matches!(names[0].kind, PartyKind::Person | PartyKind::Post | PartyKind::Suffix);
        (!names.is_empty() && !speaker).then_some(names)
    }

    /// A clause that is nothing but a name, whose predicate stands in the next.
    fn is_topic(&self, at: usize, clause: &Stretch, next: &Stretch) -> bool {
        let text = &self.canon[at..clause.end];
        // 县卫健委这边，由医政股分片包院; 快递小哥、货车司机等，奔波在路上
        if text.ends_with('等') {
            return false;
        }
        // 交警大队的同志们，辛苦归辛苦，…; 柳河镇那边，…
        let begins = self.skip_leading(next);
        // 国庆停工的工地，9月底前由监理签字
        if self.canon[begins..next.end].starts_with('由') || self.canon[next.clone()].contains('由') && self.gives(next) {
            return false;
        }
        // 底商餐馆那边，区商务局督促他们: who is spoken of is not who acts.
        if naming::SIDE.ends(text) {
            return self.subject(begins, next).is_none();
        }
        let rest = &self.canon[begins..next.end];
        // 住建、城管、消防，三家明天到老菜市场集合
        let summed = text.contains('、')
            && rest.starts_with(|c: char| "两三四五六".contains(c))
            && rest.chars().nth(1).is_some_and(|c| matches!(c, '家' | '个'));
        let predicate =
            summed || cues::begins_with_trigger(rest) || begins > next.start || cues::trigger_places(rest).any(|(_, cuts)| cuts);
        let spoken = || {
            let sentence = self.behind(clause.end).split(['。', '；', '！', '？']).next().unwrap_or("");
            naming::TOLD_YOU.within(sentence)
        };
        let modified = || text.contains('的') || text.starts_with('各');
        let denied = || begins_with_any(rest, &["没有", "未经", "不", "无"]) && modified();
        let body = || party::head(text).is_some_and(|(_, kind)| matches!(kind, PartyKind::Org | PartyKind::Person));
        (predicate && (modified() || body() || text.contains('、')) || spoken() || denied()) && self.subject(begins, next).is_none()
    }
}

/// Whether somebody is spoken to: 你们是主管; 老周你记着.
fn is_addressed(clause: &str) -> bool {
    let name = clause.find('你').map(|at| &clause[..at]);
    name.is_some_and(|name| name.is_empty() || name.starts_with(['老', '小']) && (2..=3).contains(&name.chars().count()))
}

fn add(found: &mut Vec<(Mention, Stretch)>, names: Vec<Name>, at: Stretch, clause: &Stretch, role: Role, subject: bool) {
    // What is said of a party stands between its name and the end of its clause.
    found.extend(names.into_iter().map(|name| (Mention { name, role, field: false, subject }, at.end..clause.end)));
}

/// Drops what is named twice, keeping the stronger role.
fn unique(canon: &str, mentions: &mut Vec<Mention>) {
    let mut kept: Vec<Mention> = Vec::new();
    for mention in mentions.drain(..) {
        let name = mention.name.canonical(canon);
        // 塔吊收臂，人员撤到高处
        if name == "人员" {
            continue;
        }
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
    let inside = |place: Stretch| clause.start <= place.start && place.end <= clause.end;
    if !scene.places(cues::CUTS).any(inside) {
        return false;
    }
    let at = scene.skip_leading(clause);
    let Some((names, end)) = scene.subject(at, clause) else { return false };
    // 人员变更必须重新核验: nobody is named.
    if names.iter().all(|name| name.kind == PartyKind::Never || name.canonical(scene.canon) == "人员") {
        return false;
    }
    // Adverbs, times and conditions may stand between the party and its trigger: 施工单位动土前要, 人员未经考核不得.
    let rest = &scene.canon[end..clause.end];
    // 路上的事交警负责，车上的事运管负责: a clause that begins with its matter is not cut off.
    let topic = names.first().is_some_and(|name| scene.canon[at..name.stretch().start.max(at)].contains('的'));
    if topic {
        return false;
    }
    // 分管负责同志要带头包保: 要带头 is one word to the dictionary.
    let wants = cues::begins_with_cut(rest) && !rest.strip_prefix('要').is_some_and(|rest| judging::NO_WANT.begins(rest));
    if wants || rest.starts_with("负责") || rest.starts_with("牵头") || rest.starts_with("请") {
        return true;
    }
    let case = ["的", "不到位", "不合格", "不达标"];
    let trigger = cues::trigger_places(rest).find(|(_, cuts)| *cuts).map_or(0, |(place, _)| place.start);
    if case.iter().any(|word| rest[..trigger].contains(word)) {
        return false;
    }
    scene.tokens_in(&(end..clause.end)).iter().take(8).any(|token| {
        let word = token.word;
        let cuts = |word: &str| cues::trigger(word).is_some_and(|trigger| trigger.cuts) && !matches!(word, "负责" | "牵头" | "请" | "希望");
        cuts(word) || word.ends_with('要') && matches!(word, "还要" | "也要" | "都要" | "更要")
    }) && !rest.starts_with('的')
}

impl Scene<'_> {
    /// The party that a heading hands down to its item: 企业的责任企业扛, 部门要管到底, 准入由设备部把关.
    pub fn of_heading(&self, heading: &Stretch) -> Option<Vec<Name>> {
        if let Some(names) = self.of_owner(heading) {
            return Some(names);
        }
        for clause in super::sentence::clauses(self.canon, heading) {
            let at = self.skip_leading(&clause);
            if let Some((names, end)) = self.subject(at, &clause)
                && cues::begins_with_cut(&self.canon[end..clause.end])
            {
                return Some(names);
            }
            let mut found = Vec::new();
            self.prepositions(at, &clause, &mut found);
            let by: Vec<Name> = found.into_iter().filter(|(mention, _)| mention.subject).map(|(mention, _)| mention.name).collect();
            if !by.is_empty() {
                return Some(by);
            }
        }
        None
    }

    /// Whose duty a heading speaks of.
    fn of_owner(&self, heading: &Stretch) -> Option<Vec<Name>> {
        let text = self.text(heading);
        let at = text.find("责任")?;
        let verb = naming::DUTY_VERB.leading(text).map_or(0, str::len);
        // 驻矿安监员的盯守责任自己担
        if verb == 0
            && let Some(de) = text[..at].find('的')
            && text[at..].contains("自己")
        {
            return names::read(self.canon, &(heading.start..heading.start + de));
        }
        let inner = text[verb..at.max(verb)].trim_end_matches("主体").trim_end_matches("监管").trim_end_matches('的');
        // 企业主体责任要压实
        let borne = || text[..at].ends_with("主体") && begins_with_any(&text[at + "责任".len()..], &["要", "必须", "须", "应"]);
        let owner = text[verb..].starts_with(inner)
            && (verb > 0 && !text[verb..at.max(verb)].ends_with("监管") || borne() || text.contains(&format!("责任{inner}")));
        if !owner || inner.is_empty() {
            return None;
        }
        names::read(self.canon, &(heading.start + verb..heading.start + verb + inner.len()))
    }
}
