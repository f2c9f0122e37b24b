//! The task table (任务分解表) as a ledger: one row a directive, nothing merged. Every table format is made from this walk.

use jiff::civil::Date;

use super::{Entry, Sort, View};
use crate::lang::Lang;
use crate::model::{Actor, Deadline, Directive, Modality, Outline, Role, Section, Speech};

/// A column: its title in Chinese and English, its width in columns of the screen.
pub struct Column {
    /// Its title.
    pub title: [&'static str; 2],
    /// How wide it is made.
    pub width: u16,
}

const fn column(zh: &'static str, en: &'static str, width: u16) -> Column {
    Column { title: [zh, en], width }
}

/// The columns; those from 责任领导 on are for the office to fill in.
pub const COLUMNS: [Column; 17] = [
    column("序号", "No.", 6),
    column("任务来源", "Source", 16),
    column("重点任务", "Heading", 22),
    column("具体措施", "Measure", 56),
    column("牵头单位", "Lead", 20),
    column("配合单位", "Support", 20),
    column("责任单位", "Responsible", 24),
    column("行业领域", "Sector", 16),
    column("完成时限", "Due", 18),
    column("截止日期", "Due date", 12),
    column("性质", "Kind", 8),
    column("责任领导", "Leader", 10),
    column("责任人", "Person", 10),
    column("状态", "State", 10),
    column("进展情况", "Progress", 20),
    column("下一步", "Next step", 20),
    column("销号日期", "Closed on", 12),
];

/// Where the columns are that other code asks for.
pub const DUE_DATE: u16 = 9;
/// 状态
pub const STATE: u16 = 13;
/// 销号日期
pub const CLOSED: u16 = 16;
/// What the state of a task may be.
pub const STATES: [[&str; 5]; 2] =
    [["未启动", "推进中", "已完成", "滞后", "长期坚持"], ["not begun", "under way", "done", "late", "standing"]];

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, 1-based.
    pub number: usize,
    /// Identifier of the directive, with the file where there are several.
    pub id: String,
    /// Section and line.
    pub source: String,
    /// The heading that it stands under.
    pub heading: String,
    /// The directive as written.
    pub measure: String,
    /// 牵头
    pub lead: Vec<String>,
    /// 配合
    pub support: Vec<String>,
    /// 负责, and who watches over others.
    pub responsible: Vec<String>,
    /// Fields of work.
    pub sectors: Vec<String>,
    /// Those of them that the directive's own words or a heading name.
    pub named_sectors: Vec<String>,
    /// When, with the year written out where it is known.
    pub due: String,
    /// The last day.
    pub date: Option<Date>,
    /// How binding.
    pub kind: &'static str,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, perhaps none.
    Text(String),
    /// A number.
    Number(usize),
    /// A day.
    Day(Date),
}

impl Cell {
    /// As text.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }
}

impl Row {
    /// The cells by their columns.
    pub fn cells(&self) -> Vec<Cell> {
        let list = |names: &[String]| Cell::Text(names.join("、"));
        let mut cells = vec![
            Cell::Number(self.number),
            Cell::Text(self.source.clone()),
            Cell::Text(self.heading.clone()),
            Cell::Text(self.measure.clone()),
            list(&self.lead),
            list(&self.support),
            list(&self.responsible),
            list(&self.sectors),
            Cell::Text(self.due.clone()),
            self.date.map_or_else(|| Cell::Text(String::new()), Cell::Day),
            Cell::Text(self.kind.to_owned()),
        ];
        cells.resize(COLUMNS.len(), Cell::Text(String::new()));
        cells
    }

    /// All parties, leads first.
    pub fn parties(&self) -> impl Iterator<Item = &String> {
        self.lead.iter().chain(&self.responsible).chain(&self.support)
    }
}

/// All rows of a run, in the order asked for.
pub fn rows(entries: &[Entry], view: &View) -> Vec<Row> {
    let outlines: Vec<&Outline> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Outline(outline) => Some(&**outline),
            Entry::Failed(_) => None,
        })
        .collect();
    let several = outlines.len() > 1;
    let mut rows: Vec<Row> = Vec::new();
    for outline in outlines {
        for speech in &outline.speeches {
            rows.extend(speech.directives.iter().map(|directive| row(outline, speech, directive, view.lang, several)));
        }
    }
    match view.sort {
        Sort::Speech => {}
        Sort::Lead => rows
            .sort_by_key(|row| row.lead.first().or(row.responsible.first()).cloned().map_or((true, String::new()), |name| (false, name))),
        Sort::Date => rows.sort_by_key(|row| (row.date.is_none(), row.date)),
    }
    for (index, row) in rows.iter_mut().enumerate() {
        row.number = index + 1;
    }
    rows
}

fn row(outline: &Outline, speech: &Speech, directive: &Directive, lang: Lang, several: bool) -> Row {
    let above = above(&speech.sections, directive.section.as_deref());
    let of = |role: Role| {
        directive.actors.iter().filter(move |actor| actor.role == role).map(|actor| actor.name.clone()).collect::<Vec<String>>()
    };
    let watch = |actor: &Actor| format!("{}（{}）", actor.name, lang.pick("督促", "supervises"));
    let mut responsible = of(Role::Responsible);
    responsible.extend(directive.actors.iter().filter(|actor| actor.role == Role::Supervise).map(watch));
    // 二（一）1: the markers from the outermost in.
    let markers: String = above.iter().map(|section| section.marker.trim_end_matches(['、', '.', '，', ' '])).collect();
    let marker = if markers.is_empty() { lang.pick("正文", "body").to_owned() } else { markers };
    let line = directive.span.line;
    let place = match lang {
        Lang::Zh => format!("{marker}（第{line}行）"),
        Lang::En => format!("{marker} (line {line})"),
    };
    let sectors = |named: bool| {
        let wanted = directive.sectors.iter().filter(move |sector| {
            !named || matches!(sector.origin, crate::model::SectorOrigin::Text | crate::model::SectorOrigin::Heading)
        });
        wanted.map(|sector| sector.name.clone()).collect()
    };
    Row {
        number: 0,
        id: if several { format!("{}#{}", outline.source.path, directive.id) } else { directive.id.clone() },
        source: if several { format!("{} {place}", outline.source.path) } else { place },
        heading: above.iter().filter_map(|section| section.heading.as_deref()).collect::<Vec<&str>>().join(" / "),
        measure: directive.text.clone(),
        lead: of(Role::Lead),
        support: of(Role::Support),
        responsible,
        sectors: sectors(false),
        named_sectors: sectors(true),
        due: directive.deadlines.iter().map(due).collect::<Vec<String>>().join("；"),
        date: directive.deadlines.iter().filter_map(|deadline| deadline.end.as_ref()?.parse().ok()).max(),
        kind: kind(directive.modality, lang),
    }
}

fn kind(modality: Modality, lang: Lang) -> &'static str {
    match modality {
        Modality::Must => lang.pick("要求", "must"),
        Modality::MustNot => lang.pick("禁止", "must not"),
        Modality::Should => lang.pick("倡导", "should"),
        Modality::Sanction => lang.pick("罚则", "sanction"),
    }
}

/// The words of a deadline, the year before them where the text leaves it out: 10月底前 → 2025年10月底前.
fn due(deadline: &Deadline) -> String {
    let bare = deadline.text.starts_with(|c: char| c.is_ascii_digit()) && deadline.text.contains('月') && !deadline.text.contains('年');
    let year = deadline.start.as_ref().or(deadline.end.as_ref()).and_then(|day| day.get(..4)).filter(|_| bare);
    year.map_or_else(|| deadline.text.clone(), |year| format!("{year}年{}", deadline.text))
}

/// The sections above a directive, outermost first.
fn above<'a>(sections: &'a [Section], id: Option<&str>) -> Vec<&'a Section> {
    let Some(id) = id else { return Vec::new() };
    let mut found = Vec::new();
    let mut level = sections;
    let holds = |section: &&Section| id == section.id || id.strip_prefix(section.id.as_str()).is_some_and(|rest| rest.starts_with('.'));
    while let Some(section) = level.iter().find(holds) {
        found.push(section);
        level = &section.children;
    }
    found
}
