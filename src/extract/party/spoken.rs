//! Parties as people speak of them: by short names alone, behind what the task is about, with 这边 behind them.

use super::names::Name;
use crate::extract::scene::Scene;
use crate::lexicon::Token;
use crate::lexicon::cues;
use crate::lexicon::naming;
use crate::lexicon::party::{self, PartyKind};
use crate::text::Stretch;
use crate::text::any::ends_with_any;

impl Scene<'_> {
    /// Whether the speaker asks what follows to act: 鼓励|工人举报身边的隐患.
    pub(super) fn is_asked(&self, at: usize) -> bool {
        ends_with_any(&self.canon[..at], &["希望", "鼓励", "建议"])
    }

    /// Whether the clause opens with asking, so that what stands before `at` is asked: 鼓励职工|“随手拍”.
    pub(super) fn asks_before(&self, clause: &Stretch, at: usize) -> bool {
        let said = &self.canon[clause.start..at];
        naming::ASKS.leading(said).is_some_and(|word| said.len() - word.len() <= 8 * '要'.len_utf8())
    }

    /// A department by its short name alone: 住建查工地, 渔政把网箱上的人叫上岸. 教育要抓早 speaks of a field.
    pub(super) fn short_name(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        let length =
            party::beginning(&self.canon[at..clause.end]).filter(|length| party::is_abbreviation(&self.canon[at..at + length])).last()?;
        let end = at + length;
        let does = self.token_at(end).is_some_and(|token| {
            naming::DOES.holds(token.word) || token.tag.starts_with('v') && token.word.starts_with(|c| "查管盯出去来".contains(c))
        }) || self.deadline_at(end).is_some();
        // 规划, 建设, 审计 are what is done as well.
        let does = does && self.token_at(at).is_none_or(|token| token.tag != "v");
        let own = at..end;
        does.then(|| (vec![Name { parts: vec![own], kind: PartyKind::Abbreviation }], end))
    }

    /// Where those whom 各 counts begin behind a noun that only says what their task is about: 农村公路|各县区交通局自己扛起来.
    pub(super) fn behind_matter(&self, at: usize, clause: &Stretch) -> Option<usize> {
        let window = self.ahead(at, 7, clause.end);
        let every = at + self.canon[at..window].find('各')?;
        let matter = self.tokens_in(&(at..every));
        let noun = |token: &Token| token.tag == "n" && token.word.chars().count() > 1;
        let covered = matter.first().is_some_and(|token| token.start == at) && matter.last().is_some_and(|token| token.end == every);
        let free = every - at >= 3 * '各'.len_utf8() && !naming::AREA.ends(&self.canon[at..every]);
        let body = matches!(
            party::head(&self.canon[at..every]),
            Some((_, PartyKind::Org | PartyKind::Whole | PartyKind::Generic | PartyKind::Place))
        );
        let free = free && !body;
        (covered && free && matter.iter().all(noun)).then_some(every)
    }

    /// A party behind what its task is about: 这笔钱财政局来出, 这次整治应急局牵头, 封条的事市场监管局干.
    pub(super) fn behind_topic(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        // 这些问题各单位都要认领
        let text = &self.canon[at..clause.end];
        if text.starts_with(['这', '那'])
            && let Some(every) = text.find('各').filter(|every| text[..*every].chars().count() <= 6)
        {
            return self.find_subject(at + every, clause);
        }
        let topic = |text: &str| text.starts_with(['这', '那', '该', '此']) || text.contains('的');
        let window = self.ahead(at, 40, clause.end);
        if !topic(&self.canon[clause.start..window]) {
            return None;
        }
        for end in self.party_ends(at..window) {
            let rest = &self.canon[end..clause.end];
            let noun = naming::OFFICE.begins(rest);
            // 县委|办明天印发: 办 ends the name.
            let longer = self.parties(at..window).any(|word| word.start < end && word.end > end);
            if noun
                || longer
                || !naming::DOES_IT.begins(rest) && self.deadline_at(end).is_none()
                || rest.chars().count() > 10 && !rest.starts_with("牵头")
            {
                continue;
            }
            let inside = self.tokens_in(&(at..end));
            let Some(mut index) = (1..inside.len()).rev().find(|index| self.names(&(inside[*index].start..end)).is_some()) else {
                continue;
            };
            // 市应急局: the level goes with the body; 市场监管局: so does the rest of its name.
            let body = end - party::head(&self.canon[at..end]).map_or(0, |(word, _)| word.len());
            let goes_with = |token: &Token| {
                matches!(token.word, "市" | "县" | "区" | "省" | "镇" | "乡")
                    || token.tag == "ns"
                    || party::is_abbreviation(&self.canon[token.start.min(body)..body])
            };
            while index > 1 && goes_with(&inside[index - 1]) {
                index -= 1;
            }
            // 县交通局、|县农业局负责: those before it in the list.
            let listed = |first: &usize| {
                let list = inside[*first].start..end;
                !self.text(&list).contains('的') && self.names(&list).is_some()
            };
            if index > 2 && inside[index - 1].word == "、" {
                index = (1..index - 1).find(listed).unwrap_or(index);
            }
            let start = inside[index].start;
            if topic(&self.canon[clause.start..start])
                && !naming::NO_TOPIC.within(&self.canon[at..start])
                && let Some(names) = self.names(&(start..end))
            {
                return Some((names, end));
            }
        }
        None
    }

    /// The place or body behind 你们 that a longer phrase begins with: 你们西坡村|河滩上那几堆玉米秆.
    pub(super) fn spoken_to(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        let from = at + "你们".len();
        let ends = self.party_ends(from..self.ahead(from, 24, clause.end));
        ends.into_iter().rev().find_map(|end| {
            let body = || {
                party::head(&self.canon[from..end])
                    .is_some_and(|(word, kind)| matches!(kind, PartyKind::Place | PartyKind::Org) && from + word.len() < end)
            };
            let free = !self.canon[end..clause.end].starts_with('的') && self.token_at(end).is_some();
            (free && body()).then(|| Some((self.names(&(from..end))?, end))).flatten()
        })
    }

    /// A department by the short name that people use, and the word that says it is one: 应急这边, 市场监管那边, 住建上.
    pub(super) fn spoken_of(&self, at: usize, clause: &Stretch) -> Option<(Vec<Name>, usize)> {
        let text = &self.canon[at..clause.end];
        let length = party::beginning(text).filter(|length| *length >= 2 * '局'.len_utf8()).last()?;
        let (word, rest) = text.split_at(length);
        let body = party::is_abbreviation(word) || matches!(party::head(word), Some((_, PartyKind::Whole | PartyKind::Generic)));
        let side = naming::SIDE_OF.leading(rest)?;
        let end = at + length + side.len();
        let follows = self.predicate_follows(end, clause) || self.canon[end..clause.end].starts_with(['把', '也', '别']);
        // 企业上马, 医院上报: 上 is a verb of its own there.
        let free =
            side != "上" || cues::begins_with_trigger(&rest[side.len()..]) || rest[side.len()..].starts_with(['把', '也', '不', '别']);
        let own = at..at + length;
        (body && follows && free).then(|| (vec![Name { parts: vec![own], kind: PartyKind::Whole }], end))
    }
}
