//! F002: a body under a name that a reform ended before the speech.

use jiff::civil::Date;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::lexicon::party;
use crate::text::{self, is_han};

pub const RULE: Rule = Rule {
    code: "F002",
    name: "former-institution",
    severity: Severity::Warning,
    fix: Safety::Unsafe,
    on: true,
    about: ["改革后已不存在的机构名称", "a body under a name that a reform has ended"],
    why: ["机构改革后仍用旧名，任务会落空；每个旧名的停用日期和依据见 src/check/data/institutions.tsv。", "A task for a body that is no more reaches nobody. Each name's last day and the reform are in src/check/data/institutions.tsv."],
    wrong: &["在会上的讲话\n（2024年3月5日）\n同志们：\n一、加强检查\n⟦县安监局⟧要加强检查。\n二、狠抓落实\n各单位要抓好落实。\n", "要会同⟦公安消防部队⟧开展演练。"],
    right: &["在会上的讲话\n（2016年3月5日）\n同志们：\n一、加强检查\n县安监局要加强检查。\n二、狠抓落实\n各单位要抓好落实。\n", "县文化广电旅游局、市文化广电和旅游局、原安监局、公司安监处要加强检查，打开全域旅游局面。"],
    find,
};

const DATA: &str = include_str!("../data/institutions.tsv");

/// A row: the former name, the day since which it is no more, what took its place (or `-`), the reform, an example.
struct Row {
    name: &'static str,
    since: Date,
    now: Option<&'static str>,
}

fn rows() -> impl Iterator<Item = Row> {
    text::rows(DATA).filter_map(|line| {
        let mut fields = line.split('\t');
        let (name, since, now) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Row { name, since: since.parse().ok()?, now: Some(now).filter(|now| *now != "-") })
    })
}

/// What may stand before a short name such as 安监局: a level or a place.
const LEVELS: [char; 11] = ['市', '县', '区', '省', '镇', '州', '旗', '盟', '总', '级', '各'];

/// Whether a list of bodies goes on: 公安局和|安监局; 文化广电和旅游局 is one body.
fn joins(before: &str) -> bool {
    before.strip_suffix(['和', '及', '与']).is_some_and(|list| party::head(list).is_some())
}

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found: Vec<Found> = Vec::new();
    for row in rows() {
        for (at, _) in canon.match_indices(row.name) {
            let end = at + row.name.len();
            let before = canon[..at].chars().next_back();
            // 原安监局, 文化广电旅游局, 公司安监处: another name, or said to be former; 全域旅游局面 is none.
            let short = row.name.chars().count() <= 5 && !row.name.starts_with('国');
            let free = before.is_none_or(|c| !is_han(c) || LEVELS.contains(&c) || matches!(c, '由' | '请' | '同' | '对') || joins(&canon[..at]));
            let former = canon[..at].chars().rev().take(4).any(|c| c == '原');
            let longer = canon[end..].starts_with(['员', '站', '面', '势']) || canon[end..].starts_with("（现");
            if short && !free || former || longer {
                continue;
            }
            let start = at - before.filter(|c| short && LEVELS.contains(c)).map_or(0, char::len_utf8);
            let date = context.reference_at(at);
            // Without a date the draft is today's, and all reforms are past.
            if date.is_some_and(|date| date < row.since) || found.iter().any(|one| one.span.contains(&context.at(start, end))) {
                continue;
            }
            let words = &canon[start..end];
            let zh = format!("“{words}”自{}起已不用这个名称", row.since);
            let en = format!("{words} has not existed under this name since {}", row.since);
            let span = context.at(start, end);
            let one = Found::new(span, zh, en);
            found.push(match row.now {
                Some(now) => {
                    let keep = start..at;
                    let right = format!("{}{now}", &canon[keep]);
                    one.help(format!("现为“{right}”"), format!("now {right}")).replace(right)
                }
                None => one,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::tests::found_in;

    #[test]
    fn every_row_finds_its_name_in_its_example() {
        for line in text::rows(DATA) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, since, _, reform, example] = fields[..] else { panic!("institutions.tsv: five fields, not: {line}") };
            assert!(since.parse::<Date>().is_ok() && !reform.is_empty(), "institutions.tsv: {name} needs a day and a reform");
            let found = found_in(&RULE, example);
            assert!(found.iter().any(|place| place.ends_with(name)), "institutions.tsv: {name} is not found in {example}: {found:?}");
        }
    }
}
