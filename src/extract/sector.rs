//! The fields of work that a directive is about: its own words first, then its parties, the headings, what came before.

use crate::lexicon::Token;
use crate::lexicon::sector::{Hit, Sectors};
use crate::model::SectorOrigin;
use crate::text::Stretch;
use crate::text::any::ends_with_any;

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
    /// The words of its sentence.
    pub tokens: &'a [Token<'a>],
    /// The directive.
    pub stretch: &'a Stretch,
    /// Names of its explicit parties, by their parts; those in brackets marked.
    pub parties: &'a [(Vec<Stretch>, bool)],
    /// Its deadlines: 开学前 names no school.
    pub deadlines: &'a [Stretch],
    /// Enclosing headings, innermost first.
    pub headings: &'a [&'a Heading],
    /// The speech's title, the outermost heading.
    pub title: Option<&'a Heading>,
    /// Sectors of the sentence before, where it carries over.
    pub previous: Option<&'a [Found]>,
}

/// The fields that a heading names, read once for all directives below it.
pub struct Heading {
    strong: Vec<Found>,
    weak: Vec<Found>,
}

impl Heading {
    /// What the words of a heading lead to.
    pub fn read(canon: &str, sectors: &Sectors, tokens: &[Token], heading: &Stretch) -> Heading {
        let counts = |hit: &Hit| (!hit.flags.department || is_system(&canon[hit.end..heading.end])) && !is_torn(tokens, hit);
        let (weak, strong): (Vec<Hit>, Vec<Hit>) = sectors.find(canon, heading.clone()).filter(counts).partition(|hit| hit.flags.weak);
        Heading { strong: fields(sectors, strong, SectorOrigin::Heading), weak: fields(sectors, weak, SectorOrigin::Heading) }
    }
}

/// What the nearest heading names that names any field, by strong or by weak words.
fn of_headings(headings: &[&Heading], weak: bool) -> Option<Vec<Found>> {
    let mut found = headings.iter().map(|heading| if weak { &heading.weak } else { &heading.strong });
    found.find(|found| !found.is_empty()).cloned()
}

/// The sectors, from the first kind of evidence that names any.
pub fn read(evidence: &Evidence) -> Vec<Found> {
    let (weak, own) = of_text(evidence);
    let units = of_parties(evidence, |hit| hit.flags.unit && !hit.flags.weak, false);
    if !own.is_empty() {
        return narrowed(evidence.sectors, own, units);
    }
    if !units.is_empty() {
        return reduce(evidence.sectors, units);
    }
    let (near, far) = evidence.headings.split_at(evidence.headings.len().min(1));
    if let Some(found) = of_headings(near, false) {
        return found;
    }
    // 汛期 of the item's own heading is nearer than 矿山 of the heading around it.
    let nearest = if weak.is_empty() { of_headings(near, true) } else { None };
    if let Some(found) = nearest.or_else(|| of_headings(far, false)) {
        return found;
    }
    // 限速 in a speech on electric bicycles: what the whole speech is about explains its weak words; 库房 in one on
    // warehouses and fires is about warehouses.
    if let Some(found) = of_headings(evidence.title.as_slice(), false) {
        return pointed_out(found, &weak);
    }
    if !weak.is_empty() {
        return weak;
    }
    if let Some(found) = of_headings(evidence.headings, true) {
        return found;
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

/// Of the fields that a heading names, those that weak words of the text point to, or else all.
fn pointed_out(headed: Vec<Found>, weak: &[Found]) -> Vec<Found> {
    let named = |one: &&Found| headed.iter().any(|field| field.sector == one.sector);
    let own: Vec<Found> = weak.iter().filter(named).cloned().collect();
    if own.is_empty() { headed } else { own }
}

/// Sectors that weak and strong words of the directive lead to.
fn of_text(evidence: &Evidence) -> (Vec<Found>, Vec<Found>) {
    let parties = evidence.parties.iter().flat_map(|(parts, _)| parts.iter().cloned());
    let except: Vec<Stretch> = parties.chain(evidence.deadlines.iter().cloned()).collect();
    let outside = |hit: &Hit| !except.iter().any(|part| part.start < hit.end && hit.start < part.end);
    let hits = evidence.sectors.find(evidence.canon, evidence.stretch.clone());
    let (weak, strong): (Vec<Hit>, Vec<Hit>) =
        hits.filter(|hit| !hit.flags.department && outside(hit) && !is_torn(evidence.tokens, hit)).partition(|hit| hit.flags.weak);
    (fields(evidence.sectors, weak, SectorOrigin::Text), fields(evidence.sectors, strong, SectorOrigin::Text))
}

/// Whether a word of two characters is made of the end of one word and the beginning of another: 看|台账, 助燃|气体.
fn is_torn(tokens: &[Token], hit: &Hit) -> bool {
    let second = hit.start + '台'.len_utf8();
    if hit.end - hit.start != 2 * '台'.len_utf8() {
        return false;
    }
    tokens.binary_search_by_key(&second, |token| token.start).is_ok_and(|index| tokens[index].end > hit.end)
}

/// Whether a department's word goes on as one of several systems: 卫生健康、教育系统.
fn is_system(rest: &str) -> bool {
    let Some(others) = ["系统", "领域", "行业"].iter().filter_map(|noun| rest.find(noun)).min().map(|at| &rest[..at]) else {
        return false;
    };
    (others.is_empty() || others.starts_with(['、', '和', '与', '及']))
        && others.chars().count() <= 12
        && others.chars().all(|c| crate::text::is_han(c) || c == '、')
}

/// Sectors that the names of explicit parties hold; brackets only where asked for.
fn of_parties(evidence: &Evidence, wanted: impl Fn(&Hit) -> bool, brackets: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for (parts, bracketed) in evidence.parties {
        if *bracketed && !brackets {
            continue;
        }
        for part in parts {
            let enterprise = parts.last().is_some_and(|last| ends_with_any(&evidence.canon[last.clone()], &["企业", "公司", "经营者"]));
            // 客运站, 各商场: what a name ends in says what it is.
            let named = |hit: &Hit| parts.last() == Some(part) && hit.end == part.end && !hit.flags.department && !hit.flags.weak;
            let hits = evidence.sectors.find(evidence.canon, part.clone());
            let hits = hits.filter(|hit| wanted(hit) || named(hit) || enterprise && !hit.flags.department && !hit.flags.weak);
            found.extend(hits.flat_map(|hit| each(hit, SectorOrigin::Party, false)));
        }
        found.extend(of_whole(evidence, parts));
    }
    found
}

/// 供热、供水单位: the name that an element makes up with the noun it shares may be a unit of the field.
fn of_whole(evidence: &Evidence, parts: &[Stretch]) -> Vec<Found> {
    let [element, noun] = parts else { return Vec::new() };
    let name = [&evidence.canon[element.clone()], &evidence.canon[noun.clone()]].concat();
    let hits = evidence.sectors.find(&name, 0..name.len());
    let units = hits.filter(|hit| hit.end == name.len() && hit.flags.unit && !hit.flags.weak && hit.start < element.len());
    let placed = |found: Found| Found { stretch: element.clone(), ..found };
    units.flat_map(|hit| each(hit, SectorOrigin::Party, false)).map(placed).collect()
}

/// The sectors of some words, each once; what a heading names is inherited.
fn fields(sectors: &Sectors, hits: Vec<Hit>, origin: SectorOrigin) -> Vec<Found> {
    let inherited = origin == SectorOrigin::Heading;
    reduce(sectors, hits.into_iter().flat_map(|hit| each(hit, origin, inherited)).collect())
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
