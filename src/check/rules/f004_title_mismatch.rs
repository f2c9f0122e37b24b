//! F004: one document with two numbers, or one number with two titles.

use std::collections::HashMap;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "F004",
    name: "title-mismatch",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["同一文件两个文号，或同一文号两个标题", "one document with two numbers, or one number with two titles"],
    why: ["文件名和文号对不上，查不到原文。", "A document under a wrong number cannot be looked up."],
    wrong: &["落实《道路运输整治方案》（县政发〔2024〕3号），按照⟦《道路运输整治方案》（县政发〔2024〕5号）⟧抓好整改。"],
    right: &["落实《道路运输整治方案》（县政发〔2024〕3号），按照《燃气整治方案》（县政发〔2024〕5号）抓好整改。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut numbers: HashMap<&str, &str> = HashMap::new();
    let mut titles: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    for citation in &context.outline.citations {
        let (Some(title), Some(number)) = (&citation.title, &citation.number) else { continue };
        let other_number = numbers.insert(title, number).filter(|other| other != number);
        let other_title = titles.insert(number, title).filter(|other| other != title);
        if let Some(other) = other_number {
            found.push(Found::new(citation.span, format!("前面写的文号是“{other}”"), format!("its number was {other} before")));
        } else if let Some(other) = other_title {
            found.push(Found::new(citation.span, format!("前面“{number}”的标题是《{other}》"), format!("{number} had the title {other} before")));
        }
    }
    found
}
