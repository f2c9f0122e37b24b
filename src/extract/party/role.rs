//! Roles by what is said of a party: 牵头, 配合, 督促.

use super::Mention;
use crate::lexicon::cues::WATCH;
use crate::lexicon::naming;
use crate::model::Role;
use crate::text::Stretch;
use crate::text::any::holds_any;

/// Roles by what is said of each party: 牵头, 配合, 督促.
pub(super) fn assign(canon: &str, whole: &Stretch, found: &mut [(Mention, Stretch)]) {
    let starts: Vec<usize> =
        found.iter().filter(|(mention, _)| mention.subject && !mention.field).map(|(mention, _)| mention.name.stretch().start).collect();
    for (mention, said) in found.iter_mut() {
        if mention.field || !mention.subject {
            continue;
        }
        let own = said.start;
        let until = starts.iter().copied().filter(|start| *start > own).min().unwrap_or(whole.end);
        let clause = &canon[own..said.end.min(until.max(own))];
        let all = &canon[own..until.max(own)];
        mention.role = role_of(clause, all);
        // 市政府督查室要适时暗访: an office of supervision looks into what others have to do.
        if mention.role == Role::Responsible
            && mention.name.canonical(canon).ends_with("督查室")
            && holds_any(all, &["暗访", "明察", "明查"])
        {
            mention.role = Role::Supervise;
        }
        // 由谁牵头？我看就交给交通局
        if canon[..mention.name.stretch().start].ends_with("交给") && canon[whole.clone()].contains("谁牵头") {
            mention.role = Role::Lead;
        }
    }
}

fn role_of(clause: &str, all: &str) -> Role {
    if naming::MUTUAL.within(clause) {
        return if supervises(all) { Role::Supervise } else { Role::Responsible };
    }
    let near = &clause[..clause.char_indices().nth(14).map_or(clause.len(), |(at, _)| at)];
    if near.contains("牵头") && !near.contains("牵头召开") {
        return Role::Lead;
    }
    let helps = near.trim_start_matches(['要', '也', '应', '须', '密', '切', '做', '好', '积', '极', '主', '动', '共', '同']);
    if helps.starts_with("配合")
        || helps.starts_with("协助")
        || helps.starts_with("协同")
        || helps.starts_with("你们两家配合")
        || clause.ends_with("配合")
        || clause.ends_with("协助")
    {
        return Role::Support;
    }
    if near.contains("搭把手") {
        return Role::Support;
    }
    if supervises(all) { Role::Supervise } else { Role::Responsible }
}

/// Whether a predicate is to watch over what others have to do.
fn supervises(predicate: &str) -> bool {
    WATCH.places(predicate).any(|place| {
        let (at, word) = (place.start, &predicate[place.clone()]);
        let behind = &predicate[place.end..];
        let noun = naming::ROLE_NOUN.begins(behind);
        let before = predicate[..at].chars().next_back();
        let named = before == Some('点') && word == "督查" && !predicate[..at].ends_with("逐点");
        !noun && !named && !predicate[..at].ends_with("亲自")
    })
}
