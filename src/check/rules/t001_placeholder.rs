//! T001: XX市, X月X日, 2024年　月　日, ***, ____, 【待补】 left in.

use regex::Regex;
use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{ArtefactKind, Span};

pub const RULE: Rule = Rule {
    code: "T001",
    name: "placeholder",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["没有填写的占位符", "a placeholder that was left in"],
    why: ["模板里的“XX市”“X月X日”上了台，是最难看的差错。“某市”是匿名写法，不算。", "A template's XX市 on the podium is the worst of slips. 某市 is a way to leave a name out, and fine."],
    wrong: &["⟦XX市⟧要加强检查。", "会议定于⟦X月X日⟧召开。", "⟦2024年　月　日⟧前完成。", "由⟦___⟧负责。", "⟦【待补】⟧", "去年共检查⟦***⟧家企业。", "⟦（此处补充数据）⟧"],
    right: &["去年某市发生一起事故，我市要引以为戒，用好XXL防护服和X光机。"],
    find,
};

static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:20)?[0-9]{0,2}(?:[XxＸｘ×]{1,4}年)?[XxＸｘ×]{1,2}月(?:[XxＸｘ×]{1,2}[日号])?|20[0-9]?[XxＸｘ×]{1,2}年",
        r"|[XxＸｘ×]{2,4}(?:省|市|县|区|镇|乡|街道|村|局|厅|委|公司|集团|企业|煤矿|学校|医院|同志|项目|工程|路|家|人|名|起|个|万|亿|%|％)?",
        r"|(?:20[0-9]{2}年)[ 　]+月(?:[ 　]+日)?|[ 　]{2,}月[ 　]+日",
        r"|[*＊]{2,}|_{2,}|＿{2,}|[（(【\[](?:待补|待定|待填|待核|待查|此处|空|插入|请填|填写|略)[^）)】\]\n]{0,20}[）)】\]]"
    ))
    .expect("a fixed pattern")
});

fn find(context: &Context) -> Vec<Found> {
    let source: String = context.text.source().iter().collect();
    if !source.contains(['X', 'x', 'Ｘ', 'ｘ', '×', '*', '＊', '_', '＿', '　', '待', '此', '空', '插', '请', '填', '略', ' ']) {
        return Vec::new();
    }
    let artefacts = context.text.artefacts().iter();
    let furniture: Vec<Span> = artefacts.filter(|artefact| artefact.kind == ArtefactKind::Furniture).map(|artefact| artefact.span).collect();
    let mut found = Vec::new();
    let (mut bytes, mut chars) = (0, 0);
    for hit in PLACEHOLDER.find_iter(&source) {
        let words = hit.as_str();
        chars += source[bytes..hit.start()].chars().count();
        bytes = hit.start();
        let before = source[..hit.start()].chars().next_back();
        let after = source[hit.end()..].chars().next();
        // XXL, 10×10, 3×4米: letters and figures that are none.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(before) && words.starts_with(|c: char| !c.is_ascii_digit()) || latin(after) {
            continue;
        }
        let span = context.text.span_of(chars, chars + words.chars().count());
        // What a site put around the text is another matter.
        if furniture.get(furniture.partition_point(|around| around.end <= span.start)).is_some_and(|around| around.contains(&span)) {
            continue;
        }
        found.push(Found::new(span, format!("“{}”没有填写", words.trim()), format!("{} was not filled in", words.trim())).help("填上实际内容", "fill in what belongs there"));
    }
    found
}
