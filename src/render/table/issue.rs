//! The issue table (印发表), as it is printed behind a notice: one row for each section that has tasks, its measures
//! numbered, the sections of the first level as bands across the table.

use rustc_hash::FxHashMap;

use super::{Cell, Column, Grid, Line, Row, column};
use crate::lang::Lang;
use crate::model::Modality;

/// The columns.
pub const COLUMNS: [Column; 7] = [
    column("序号", "No.", 7),
    column("重点任务", "Task", 20),
    column("具体措施", "Measures", 60),
    column("牵头单位", "Lead", 18),
    column("责任（配合）单位", "Responsible (support)", 24),
    column("完成时限", "Due", 18),
    column("备注", "Remarks", 8),
];

/// Tasks of one section.
struct Group<'a> {
    band: Option<String>,
    rows: Vec<&'a Row>,
}

/// The table from the rows of the ledger. Where they were sorted otherwise than the speech, there are no bands.
pub fn grid(rows: &[Row], title: String, lang: Lang, in_order: bool) -> Grid {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows {
        let at = *places.entry(key(row)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { band: in_order.then(|| band(row, lang)).flatten(), rows: Vec::new() });
        }
        groups[at].rows.push(row);
    }
    let mut lines = Vec::new();
    let mut last: Option<&String> = None;
    for (index, group) in groups.iter_mut().enumerate() {
        // What happens to those who fail comes behind what is to be done.
        group.rows.sort_by_key(|row| row.modality == Modality::Sanction);
        if let Some(band) = group.band.as_ref().filter(|band| last != Some(*band)) {
            lines.push(Line::Band(band.clone()));
            last = Some(band);
        }
        lines.push(Line::Cells(cells(index + 1, &group.rows, lang)));
    }
    Grid { title, columns: &COLUMNS, lines, filled: COLUMNS.len() }
}

/// The innermost section with a heading; a numbered sentence without one is a measure of the section above it.
fn key(row: &Row) -> String {
    let section = row.above.iter().rev().find(|section| section.heading.is_some()).or(row.above.first());
    let place = section.map_or(row.part, |section| section.id.as_str());
    format!("{}\u{0}{place}", row.speech)
}

/// The band that a row stands under: the speech's part of the first level, with the speech where there are several.
fn band(row: &Row, lang: Lang) -> Option<String> {
    let first = row.above.first();
    let words = match first {
        // A list without headings has no parts to name.
        Some(section) => format!("{}{}", section.marker, section.heading.as_ref()?),
        None if row.part == super::OPENING => lang.pick("开头部分", "Opening").to_owned(),
        None => lang.pick("结尾部分", "Closing").to_owned(),
    };
    Some(match &row.title {
        Some(title) => format!("{title}　{words}"),
        None => words,
    })
}

fn cells(number: usize, rows: &[&Row], lang: Lang) -> Vec<Cell> {
    let first = rows[0];
    let headed = first.above.iter().rev().find(|section| section.heading.is_some());
    let task = match (headed, first.above.first()) {
        (Some(section), _) => section.heading.clone().unwrap_or_default(),
        (None, Some(section)) => section.lead.clone().unwrap_or_else(|| section.marker.clone()),
        (None, None) => String::new(),
    };
    let several = rows.len() > 1;
    let numbered = |index: usize, text: &str| if several { format!("（{}）{text}", index + 1) } else { text.to_owned() };
    let stop = |text: &str| if text.ends_with(['。', '！', '？', '”', '）']) { String::new() } else { "。".to_owned() };
    let measures: Vec<String> =
        rows.iter().enumerate().map(|(index, row)| numbered(index, &format!("{}{}", row.measure, stop(&row.measure)))).collect();
    let lead = union(rows.iter().flat_map(|row| &row.lead));
    let others: Vec<String> = rows.iter().flat_map(|row| row.responsible_shown().into_iter().chain(row.support.clone())).collect();
    let others = union(others.iter().filter(|name| !lead.contains(name)));
    let unclear = lang.pick("未明确", "not stated");
    let others = if lead.is_empty() && others.is_empty() { unclear.to_owned() } else { others.join("、") };
    let text = |words: String| Cell::Text(words);
    vec![
        Cell::Number(number),
        text(task),
        text(measures.join("\n")),
        text(lead.join("、")),
        text(others),
        text(term(rows, several).unwrap_or_else(|| unclear.to_owned())),
        text(String::new()),
    ]
}

/// When a row is due: one time for all its measures, else the times by their numbers.
fn term(rows: &[&Row], several: bool) -> Option<String> {
    let dated: Vec<(usize, &str)> =
        rows.iter().enumerate().map(|(index, row)| (index + 1, row.term.as_str())).filter(|(_, term)| !term.is_empty()).collect();
    let first = dated.first()?.1;
    if !several || dated.len() == rows.len() && dated.iter().all(|(_, term)| *term == first) {
        return Some(first.to_owned());
    }
    Some(dated.iter().map(|(number, term)| format!("（{number}）{term}")).collect::<Vec<String>>().join("\n"))
}

fn union<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        if !found.contains(name) {
            found.push(name.clone());
        }
    }
    found
}
