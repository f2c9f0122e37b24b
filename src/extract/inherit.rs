//! Parties and sectors that a directive takes from what stands before it.
//!
//! In this order: the party of the sentence before it in the same piece; the party of its own item's heading; the party
//! of the sentence that leads into the list that the item belongs to; else none.

use std::collections::HashMap;

use super::Actor;
use super::directive::Draft;
use super::party::{Mention, Name};
use super::sector::Found;
use super::sentence::Sentence;
use crate::model::{Modality, Role, Style};
use crate::structure::SpeechLayout;

/// What carries over from sentence to sentence.
pub struct Carrier<'a> {
    canon: &'a str,
    layout: &'a SpeechLayout,
    piece: Option<usize>,
    section: Option<usize>,
    /// Where the latest sentence stands.
    at: usize,
    end: usize,
    /// The party that goes on in this piece.
    current: Option<Vec<Actor>>,
    /// The parties that headings hand down, by the section.
    headings: Vec<Option<Vec<Name>>>,
    /// The party that a list takes, by the list.
    lists: HashMap<usize, Vec<Actor>>,
    sectors: Vec<Found>,
}

impl<'a> Carrier<'a> {
    /// Nothing carries over yet.
    pub fn new(canon: &'a str, layout: &'a SpeechLayout, headings: Vec<Option<Vec<Name>>>) -> Carrier<'a> {
        Carrier {
            canon,
            layout,
            headings,
            piece: None,
            section: None,
            at: 0,
            end: 0,
            current: None,
            lists: HashMap::new(),
            sectors: Vec::new(),
        }
    }

    /// Comes to a sentence; a new piece starts afresh.
    pub fn enter(&mut self, sentence: &Sentence) {
        if self.piece == Some(sentence.piece) {
            self.at = sentence.stretch.start;
            self.end = sentence.stretch.end;
            return;
        }
        self.leave(sentence.stretch.start);
        self.piece = Some(sentence.piece);
        self.section = sentence.section;
        self.at = sentence.stretch.start;
        self.end = sentence.stretch.end;
        self.sectors.clear();
        self.current = sentence.section.and_then(|section| self.of_heading(section).or_else(|| self.of_lead(section)));
    }

    /// Leaves a piece: its party goes to a list that begins right behind it.
    fn leave(&mut self, next: usize) {
        let Some(current) = self.current.clone() else { return };
        // Sections stand in the order of the text.
        let behind = self.layout.sections.partition_point(|section| section.span.start < self.end);
        let list = self.layout.sections.get(behind).filter(|section| section.span.start <= next);
        if let Some(first) = list
            && first.parent == self.section
            && (self.section.is_some() || first.style == Style::Item)
            && self.leads_into(first.span.start)
        {
            self.lists.insert(first.list, current);
        }
    }

    /// Whether the latest sentence leads into a list: in its own paragraph, or by announcing it.
    fn leads_into(&self, start: usize) -> bool {
        let between = &self.canon[self.end.min(start)..start];
        let latest = &self.canon[self.at..self.end];
        // 各学校必须守住四条红线。
        let announced = self.section.map_or(&self.layout.announced, |section| &self.layout.sections[section].announced);
        !between.contains('\n')
            || between.starts_with('：')
            || super::context::announces_only(latest)
            || latest.contains("以下")
            || announced.iter().any(|announced| self.at <= announced.phrase.start && announced.phrase.end <= self.end)
    }

    /// 企业的责任企业扛, 强化各级政府责任
    fn of_heading(&self, section: usize) -> Option<Vec<Actor>> {
        let names = self.headings.get(section)?.clone()?;
        Some(names.into_iter().map(|name| Actor { name, role: Role::Responsible, inherited: true, field: false }).collect())
    }

    /// The party of the sentence that led into the list, of this section or the nearest enclosing one.
    fn of_lead(&self, section: usize) -> Option<Vec<Actor>> {
        self.lists.get(&self.layout.sections[section].list).cloned()
    }

    /// The parties of a directive: its own, else what carries over; and what it passes on.
    pub fn actors(&mut self, draft: &Draft, mentions: Vec<Mention>) -> Vec<Actor> {
        let prepositional =
            !mentions.is_empty() && mentions.iter().all(|mention| !mention.subject && !mention.field && mention.role == Role::Support);
        let mut actors: Vec<Actor> = Vec::new();
        if draft.modality != Modality::Sanction && (mentions.is_empty() || prepositional) && !draft.to_all {
            actors = self.current.clone().unwrap_or_default();
        }
        let explicit = !mentions.is_empty() && !prepositional;
        actors.extend(mentions.into_iter().map(|mention| Actor {
            name: mention.name,
            role: mention.role,
            inherited: false,
            field: mention.field,
        }));
        let passes = explicit && !draft.conditional && !matches!(draft.modality, Modality::Sanction | Modality::Should);
        if passes {
            self.current = Some(actors.iter().map(handed_down).collect());
        }
        actors
    }

    /// Takes the parties of a sentence that leads into a list.
    pub fn lead(&mut self, mentions: Vec<Mention>) {
        let actor = |mention: Mention| Actor { name: mention.name, role: mention.role, inherited: true, field: false };
        let actors: Vec<Actor> = mentions.into_iter().filter(|mention| mention.subject).map(actor).collect();
        if !actors.is_empty() {
            self.current = Some(actors.iter().map(handed_down).collect());
        }
    }

    /// The sectors of the sentence before, where no new party begins.
    pub fn previous_sectors(&self, actors: &[Actor]) -> Option<Vec<Found>> {
        let begins = actors.iter().any(|actor| !actor.inherited);
        (!begins && self.sectors.len() == 1).then(|| self.sectors.clone())
    }

    /// Keeps the sectors of the latest sentence.
    pub fn pass_sectors(&mut self, sectors: &[Found]) {
        self.sectors = sectors.to_vec();
    }
}

/// Lead and support stay what they are; who supervises others is responsible for what follows.
fn handed_down(actor: &Actor) -> Actor {
    let role = if actor.role == Role::Supervise { Role::Responsible } else { actor.role };
    Actor { role, inherited: true, ..actor.clone() }
}
