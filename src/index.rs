//! Indexes over the directives of an outline: by party, by sector, by date.

use crate::model::{Directive, Due, Responsibility, SectorTasks};

/// Parties in order of first mention, each with its directives.
pub fn responsibilities<'a>(directives: impl Iterator<Item = &'a Directive>) -> Vec<Responsibility> {
    let mut found: Vec<Responsibility> = Vec::new();
    for directive in directives {
        for actor in &directive.actors {
            let entry = match found.iter().position(|entry| entry.actor == actor.name) {
                Some(at) => &mut found[at],
                None => {
                    found.push(Responsibility { actor: actor.name.clone(), directives: Vec::new() });
                    let last = found.len() - 1;
                    &mut found[last]
                }
            };
            push(&mut entry.directives, &directive.id);
        }
    }
    found
}

/// Sectors in order of first mention, each with its directives.
pub fn sectors<'a>(directives: impl Iterator<Item = &'a Directive>) -> Vec<SectorTasks> {
    let mut found: Vec<SectorTasks> = Vec::new();
    for directive in directives {
        for sector in &directive.sectors {
            let entry = match found.iter().position(|entry| entry.id == sector.id) {
                Some(at) => &mut found[at],
                None => {
                    found.push(SectorTasks { id: sector.id.clone(), name: sector.name.clone(), directives: Vec::new() });
                    let last = found.len() - 1;
                    &mut found[last]
                }
            };
            push(&mut entry.directives, &directive.id);
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
