//! The fields of work that a directive is about: its own words first, then its parties, the headings, what came before.

use crate::lexicon::sector::{Hit, Sectors};
use crate::model::SectorOrigin;
use crate::text::Stretch;

/// A sector and the word that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Index in the taxonomy.
    pub sector: usize,
    /// Where the word stands.
    pub stretch: Stretch,
    /// From what it was concluded.
    pub origin: SectorOrigin,
    /// Whether the word stands outside the directive.
    pub inherited: bool,
    /// Whether the word is only the wide field's own name.
    pub wide: bool,
}

/// What the sectors of a directive are concluded from.
pub struct Evidence<'a> {
    /// The canonical view.
    pub canon: &'a str,
    /// The taxonomy.
    pub sectors: &'a Sectors,
    /// The directive.
    pub stretch: &'a Stretch,
    /// Names of its explicit parties, by their parts; those in brackets marked.
    pub parties: &'a [(Vec<Stretch>, bool)],
    /// Enclosing headings, innermost first, the title last.
    pub headings: &'a [Stretch],
    /// Sectors of the sentence before, where it carries over.
    pub previous: Option<&'a [Found]>,
}

/// The sectors, from the first kind of evidence that names any.
pub fn read(evidence: &Evidence) -> Vec<Found> {
    let own = of_text(evidence);
    let units = of_parties(evidence, |hit| hit.flags.unit, false);
    if !own.is_empty() {
        return narrowed(evidence.sectors, own, units);
    }
    if !units.is_empty() {
        return reduce(evidence.sectors, units);
    }
    for heading in evidence.headings {
        let found = of_stretch(evidence, heading, SectorOrigin::Heading, true, &[]);
        if !found.is_empty() {
            return reduce(evidence.sectors, found);
        }
    }
    let departments = of_parties(evidence, |_| true, true);
    if !departments.is_empty() {
        return reduce(evidence.sectors, departments);
    }
    match evidence.previous {
        Some([only]) => vec![Found { origin: SectorOrigin::Previous, inherited: true, ..only.clone() }],
        _ => Vec::new(),
    }
}

fn of_text(evidence: &Evidence) -> Vec<Found> {
    let named: Vec<Stretch> = evidence.parties.iter().flat_map(|(parts, _)| parts.iter().cloned()).collect();
    reduce(evidence.sectors, of_stretch(evidence, evidence.stretch, SectorOrigin::Text, false, &named))
}

/// Sectors of a stretch, words inside `except` and those for departments left out.
fn of_stretch(evidence: &Evidence, stretch: &Stretch, origin: SectorOrigin, inherited: bool, except: &[Stretch]) -> Vec<Found> {
    let outside = |hit: &Hit| !except.iter().any(|part| part.start < hit.end && hit.start < part.end);
    let hits = evidence.sectors.find(evidence.canon, stretch.clone()).filter(|hit| !hit.flags.department && outside(hit));
    hits.flat_map(|hit| each(hit, origin, inherited)).collect()
}

/// Sectors that the names of explicit parties hold; brackets only where asked for.
fn of_parties(evidence: &Evidence, wanted: impl Fn(&Hit) -> bool, brackets: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for (parts, bracketed) in evidence.parties {
        if *bracketed && !brackets {
            continue;
        }
        for part in parts {
            let enterprise =
                parts.last().is_some_and(|last| ["企业", "公司", "经营者"].iter().any(|end| evidence.canon[last.clone()].ends_with(end)));
            let hits = evidence.sectors.find(evidence.canon, part.clone()).filter(|hit| wanted(hit) || enterprise && !hit.flags.department);
            found.extend(hits.flat_map(|hit| each(hit, SectorOrigin::Party, false)));
        }
    }
    found
}

fn each<'a>(hit: Hit<'a>, origin: SectorOrigin, inherited: bool) -> impl Iterator<Item = Found> + 'a {
    hit.sectors.iter().map(move |sector| Found { sector: *sector, stretch: hit.start..hit.end, origin, inherited, wide: hit.flags.wide })
}

/// Each sector once, wide ones dropped beside a narrower.
fn reduce(sectors: &Sectors, found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for one in &found {
        let twice = kept.iter().any(|other| other.sector == one.sector);
        let wide = one.wide && found.iter().any(|other| sectors.is_wider(one.sector, other.sector));
        if !twice && !wide {
            kept.push(one.clone());
        }
    }
    kept
}

/// A party's narrower sector takes the place of a wide one of the same field in the text.
fn narrowed(sectors: &Sectors, own: Vec<Found>, units: Vec<Found>) -> Vec<Found> {
    let mut result = Vec::new();
    for one in own {
        match units.iter().find(|unit| sectors.is_wider(one.sector, unit.sector)) {
            Some(unit) => result.push(unit.clone()),
            None => result.push(one),
        }
    }
    reduce(sectors, result)
}
