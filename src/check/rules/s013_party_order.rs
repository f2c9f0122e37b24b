//! S013: 政府、党委 for 党委、政府.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "S013",
    name: "party-order",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["机构排序不合惯例", "bodies in an order that office style does not have"],
    why: ["公文中机构排序为党委、人大、政府、政协，不能颠倒。", "Office style orders these bodies: party committee, people's congress, government, consultative conference."],
    wrong: &["各级⟦政府、党委⟧要高度重视。", "市⟦政协、市人大⟧领导参加会议。"],
    right: &["各级党委、政府要高度重视，县政府、县政协有关领导参加会议。"],
    find,
};

/// Bodies in their order.
const ORDER: [&str; 4] = ["党委", "人大", "政府", "政协"];

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (place, first) in ORDER.iter().enumerate().skip(1) {
        for (at, _) in canon.match_indices(first) {
            let rest = &canon[at + first.len()..];
            let Some(behind) = rest.strip_prefix(['、', '和']) else { continue };
            let joint = rest.len() - behind.len();
            // 市政协、市人大: the level stands before each.
            let level = behind.strip_prefix(['市', '县', '区', '省', '镇', '州', '旗', '乡']).map_or(0, |rest| behind.len() - rest.len());
            if let Some(second) = ORDER[..place].iter().find(|second| behind[level..].starts_with(**second)) {
                let end = at + first.len() + joint + level + second.len();
                found.push(Found::new(
                    context.at(at, end),
                    format!("“{second}”应排在“{first}”之前"),
                    format!("{second} comes before {first}"),
                ));
            }
        }
    }
    found
}
