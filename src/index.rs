//! Indexes over the directives of an outline: by party, by sector, by date.

use rustc_hash::FxHashMap;

use crate::model::{Directive, Due, Responsibility, SectorTasks};

/// Parties in order of first mention, each with its directives.
pub fn responsibilities<'a>(directives: impl Iterator<Item = &'a Directive>) -> Vec<Responsibility> {
    let mut found: Vec<Responsibility> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for directive in directives {
        for actor in &directive.actors {
            let at = *places.entry(&actor.name).or_insert(found.len());
            if at == found.len() {
                found.push(Responsibility { actor: actor.name.clone(), directives: Vec::new() });
            }
            push(&mut found[at].directives, &directive.id);
        }
    }
    found
}

/// Sectors in order of first mention, each with its directives.
pub fn sectors<'a>(directives: impl Iterator<Item = &'a Directive>) -> Vec<SectorTasks> {
    let mut found: Vec<SectorTasks> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for directive in directives {
        for sector in &directive.sectors {
            let at = *places.entry(&sector.id).or_insert(found.len());
            if at == found.len() {
                found.push(SectorTasks { id: sector.id.clone(), name: sector.name.clone(), directives: Vec::new() });
            }
            push(&mut found[at].directives, &directive.id);
        }
    }
    found
}

fn push(ids: &mut Vec<String>, id: &str) {
    if ids.last().is_none_or(|last| last != id) {
        ids.push(id.to_owned());
    }
}

/// Deadlines by their last day, undated ones last, in document order within a day.
pub fn deadlines<'a>(directives: impl Iterator<Item = &'a Directive>) -> Vec<Due> {
    let each = |directive: &'a Directive| {
        directive.deadlines.iter().map(|deadline| Due {
            end: deadline.end.clone(),
            text: deadline.text.clone(),
            directive: directive.id.clone(),
        })
    };
    let mut found: Vec<Due> = directives.flat_map(each).collect();
    found.sort_by(|a, b| (a.end.is_none(), &a.end).cmp(&(b.end.is_none(), &b.end)));
    found
}
