//! D001: requirements that nobody is named for.

use std::collections::BTreeMap;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::{Modality, Section};

pub const RULE: Rule = Rule {
    code: "D001",
    name: "no-responsible-party",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["没有责任单位的要求（每节一条）", "requirements that nobody is named for (one finding a section)"],
    why: [
        "没有说由谁来做的要求，会后分解时落不到单位；口头讲话里常见，书面分工前应当补上。",
        "A requirement without a party cannot be assigned afterwards; common in speech, to be filled in before a task table is made.",
    ],
    wrong: &["在会上的讲话\n同志们：\n⟦一、⟧加强检查\n要加强日常检查。要严格执法。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n各单位要加强日常检查。要严格执法。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.outline.speeches {
        let mut open: BTreeMap<&str, usize> = BTreeMap::new();
        for directive in &speech.directives {
            if let Some(section) = &directive.section
                && directive.modality == Modality::Must
                && directive.actors.is_empty()
            {
                *open.entry(section).or_default() += 1;
            }
        }
        walk(&speech.sections, &open, &mut found);
    }
    found
}

fn walk(sections: &[Section], open: &BTreeMap<&str, usize>, found: &mut Vec<Found>) {
    for section in sections {
        if let Some(count) = open.get(section.id.as_str()) {
            found.push(Found::new(
                section.marker_span,
                format!("本节有{count}项要求没有责任单位"),
                format!("{count} requirements of this section name nobody"),
            ));
        }
        walk(&section.children, open, found);
    }
}
