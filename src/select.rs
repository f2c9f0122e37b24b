//! A part of an outline: the directives that are asked for, and groups of them.

use jiff::civil::Date;

use crate::index;
use crate::model::{Directive, Group, Grouping, Modality, Outline};

/// Which directives are asked for; every condition that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the name of a party.
    pub party: Option<String>,
    /// Identifier or name of a sector.
    pub sector: Option<String>,
    /// Last day on which something is due.
    pub until: Option<Date>,
    /// How binding.
    pub modality: Option<Modality>,
}

impl Filter {
    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.party.is_none() && self.sector.is_none() && self.until.is_none() && self.modality.is_none()
    }

    /// Keeps the directives that are asked for and makes the indexes anew.
    pub fn apply(&self, outline: &mut Outline) {
        for speech in &mut outline.speeches {
            speech.directives.retain(|directive| self.wants(directive));
        }
        let directives = || outline.speeches.iter().flat_map(|speech| &speech.directives);
        let responsibilities = index::responsibilities(directives());
        let sectors = index::sectors(directives());
        let deadlines = index::deadlines(directives());
        outline.responsibilities = responsibilities;
        outline.sectors = sectors;
        outline.deadlines = deadlines;
    }

    fn wants(&self, directive: &Directive) -> bool {
        let party = self.party.as_ref().is_none_or(|name| directive.actors.iter().any(|actor| actor.name.contains(name.as_str())));
        let sector = self
            .sector
            .as_ref()
            .is_none_or(|name| directive.sectors.iter().any(|sector| sector.id == *name || sector.name.contains(name.as_str())));
        let until = self.until.is_none_or(|day| {
            let ends = directive.deadlines.iter().filter_map(|deadline| deadline.end.as_ref()?.parse::<Date>().ok());
            ends.into_iter().any(|end| end <= day)
        });
        party && sector && until && self.modality.is_none_or(|modality| directive.modality == modality)
    }
}

/// By what directives are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The section that they stand in.
    #[default]
    Section,
    /// The party that has to act.
    Party,
    /// The field of work.
    Sector,
    /// The day when they are due.
    Deadline,
}

/// Groups the directives of an outline; those without a party, sector or deadline come last, in a group without a name.
pub fn groups(outline: &Outline, by: By) -> Grouping {
    let all: Vec<&Directive> = outline.speeches.iter().flat_map(|speech| &speech.directives).collect();
    let (name, mut groups) = match by {
        By::Section => ("section", by_section(outline)),
        By::Party => {
            let each = outline.responsibilities.iter().map(|entry| Group {
                id: None,
                name: Some(entry.actor.clone()),
                directives: entry.directives.clone(),
            });
            ("party", each.collect::<Vec<Group>>())
        }
        By::Sector => {
            let each = outline.sectors.iter().map(|entry| Group {
                id: Some(entry.id.clone()),
                name: Some(entry.name.clone()),
                directives: entry.directives.clone(),
            });
            ("sector", each.collect())
        }
        By::Deadline => ("deadline", by_deadline(outline)),
    };
    let rest: Vec<String> = all
        .iter()
        .filter(|directive| !groups.iter().any(|group| group.directives.contains(&directive.id)))
        .map(|directive| directive.id.clone())
        .collect();
    if !rest.is_empty() {
        groups.push(Group { id: None, name: None, directives: rest });
    }
    Grouping { by: name.to_owned(), groups }
}

fn by_section(outline: &Outline) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for speech in &outline.speeches {
        for directive in &speech.directives {
            let Some(section) = &directive.section else { continue };
            let id = format!("{}:{section}", speech.id);
            match groups.last_mut() {
                Some(group) if group.id.as_deref() == Some(id.as_str()) => group.directives.push(directive.id.clone()),
                _ => groups.push(Group { id: Some(id), name: Some(section.clone()), directives: vec![directive.id.clone()] }),
            }
        }
    }
    groups
}

/// One group a day, in order; then one for deadlines that no calendar dates.
fn by_deadline(outline: &Outline) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for due in &outline.deadlines {
        let name = due.end.clone().unwrap_or_else(|| due.text.clone());
        match groups.iter_mut().find(|group| group.name.as_ref() == Some(&name)) {
            Some(group) if group.directives.last() == Some(&due.directive) => {}
            Some(group) => group.directives.push(due.directive.clone()),
            None => groups.push(Group { id: due.end.clone(), name: Some(name), directives: vec![due.directive.clone()] }),
        }
    }
    groups
}
