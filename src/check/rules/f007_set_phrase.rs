//! F007: a near miss of a standing formula written out in full.

use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text;

pub const RULE: Rule = Rule {
    code: "F007",
    name: "set-phrase",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["固定提法写走了样", "a standing formula with a slip in it"],
    why: ["“三管三必须”“四不放过”等提法有法律、文件出处，改一个字就不是原话；各提法和出处见 src/check/data/phrases.tsv。", "Standing formulas come from laws and documents; with one word changed they are no longer those. Wordings and sources are in src/check/data/phrases.tsv."],
    wrong: &["落实⟦党政同责、一岗双责、齐抓共管、失职问责⟧的要求。", "坚持⟦安全第一、预防为主、综合整治⟧的方针。"],
    right: &["落实党政同责、一岗双责、齐抓共管、失职追责的要求，坚持安全第一、预防为主、综合治理的方针，做到党政同责、一岗双责。"],
    find,
};

const DATA: &str = include_str!("../data/phrases.tsv");

/// A formula: its name and its parts in an accepted wording.
struct Formula {
    name: &'static str,
    parts: Vec<&'static str>,
}

static FORMULAS: LazyLock<Vec<Formula>> = LazyLock::new(|| {
    let lines = text::rows(DATA);
    lines
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Formula { name: fields.next()?, parts: fields.next()?.split('、').collect() })
        })
        .collect()
});

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found: Vec<Found> = Vec::new();
    for formula in FORMULAS.iter() {
        for (at, _) in canon.match_indices(formula.parts[0]) {
            let (end, parts) = parts_from(canon, at, formula.parts.len());
            // 综合整治|的方针: the last part ends before 的.
            let end = end - parts.last().map_or(0, |last| last.find('的').map_or(0, |cut| last.len() - cut));
            let written = &canon[at..end];
            let all = FORMULAS.iter().any(|other| other.name == formula.name && same(&other.parts, &parts));
            let prefix = FORMULAS.iter().any(|other| parts.len() < other.parts.len() && same(&other.parts[..parts.len()], &parts));
            if all || prefix || !near(&formula.parts, &parts) {
                continue;
            }
            let span = context.at(at, end);
            if found.iter().all(|one| one.span != span) {
                found.push(
                    Found::new(span, format!("“{}”的提法与“{written}”不同", formula.name), format!("the formula {} is worded otherwise", formula.name))
                        .help(format!("通行的提法是“{}”", formula.parts.join("、")), format!("it reads {}", formula.parts.join("、"))),
                );
            }
        }
    }
    found
}

/// So many parts between 、 or ， from `at` on: where they end.
fn parts_from(canon: &str, at: usize, most: usize) -> (usize, Vec<&str>) {
    let stop = canon[at..].find(['。', '；', '！', '\n', '”', '》', '）']).map_or(canon.len(), |length| at + length);
    let mut parts = Vec::new();
    let mut start = at;
    while parts.len() < most {
        let length = canon[start..stop].find(['、', '，']).unwrap_or(stop - start);
        parts.push(&canon[start..start + length]);
        start += length;
        if start >= stop {
            break;
        }
        start += '、'.len_utf8();
    }
    (at + parts.iter().map(|part| part.len()).sum::<usize>() + (parts.len() - 1) * '、'.len_utf8(), parts)
}

fn same(parts: &[&str], written: &[&str]) -> bool {
    parts.len() == written.len() && parts.iter().zip(written).all(|(part, written)| written.starts_with(part))
}

/// All parts but one are as they should be, and that one has half its characters in common with what should stand there.
fn near(parts: &[&str], written: &[&str]) -> bool {
    if parts.len() != written.len() || parts.len() < 3 {
        return false;
    }
    let wrong: Vec<usize> = (0..parts.len()).filter(|index| !written[*index].starts_with(parts[*index])).collect();
    let [only] = wrong[..] else { return false };
    let (part, written) = (parts[only], written[only]);
    let common = part.chars().filter(|c| written.contains(*c)).count();
    let length = part.chars().count();
    common * 2 >= length && written.chars().count() <= length + 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::tests::found_in;

    #[test]
    fn every_wording_is_right_and_has_its_source() {
        for line in text::rows(DATA) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [_, wording, source] = fields[..] else { panic!("phrases.tsv: three fields, not: {line}") };
            assert!(!source.is_empty() && found_in(&RULE, &format!("要坚持{wording}的要求。")).is_empty(), "phrases.tsv: {wording}");
        }
    }
}
