//! How binding a directive is.

use super::super::party;
use super::{Hit, Reader, is_adverbial, is_case, is_verb};
use crate::lexicon;
use crate::lexicon::judging;
use crate::model::Modality;
use crate::text::Stretch;

impl Reader<'_> {
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
                    // 先不要走，到签到台把责任书签了
                    let done = clauses.iter().filter(|clause| clause.start > hit.at).any(|clause| {
                        let text = self.scene.text(clause);
                        text.contains('把') && !inside.iter().any(|other| clause.contains(&other.at)) && self.asks_positively(clause)
                    });
                    return match later {
                        Some(other) if weak => (Modality::Must, Some(place(other))),
                        None if weak && (asked || done) => (Modality::Must, None),
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
            // 电焊工无证、无票，一根焊条都不许点
            Some((_, end)) => end < clause.end && !self.scene.canon[end..].starts_with(['无', '没', '未']),
            None => {
                self.verb_at(at)
                    || text.starts_with('由')
                    || text.contains('把')
                    || self.scene.tokens_in(clause).iter().any(|token| is_verb(token) || matches!(token.tag, "i" | "l"))
            }
        }
    }
}
