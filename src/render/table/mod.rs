//! The task table (任务分解表): one walk over the directives, from which every table format is made, either as a ledger
//! (台账), one row a directive, nothing merged, or as an issue table (印发表).

mod issue;

use jiff::civil::Date;

use super::{Entry, Sort, View};
use crate::lang::Lang;
use crate::model::{Deadline, DeadlineKind, Directive, Modality, Outline, Role, Section, Speech};

/// A column: its title in Chinese and English, its width in columns of the screen.
#[derive(Debug, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: [&'static str; 2],
    /// How wide it is made.
    pub width: u16,
}

const fn column(zh: &'static str, en: &'static str, width: u16) -> Column {
    Column { title: [zh, en], width }
}

/// Which task table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// 台账: one row a directive, to be filtered and followed up.
    Ledger,
    /// 印发表: one row a section, to be printed behind a notice.
    Issue,
}

/// A table to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What stands above it.
    pub title: String,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many of the columns, from the first, the program fills.
    pub filled: usize,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// Words across all columns.
    Band(String),
    /// A cell for each column.
    Cells(Vec<Cell>),
}

/// The table that the user asked for, else the one that is usual for the format.
pub fn grid(entries: &[Entry], view: &View, usual: Table) -> Grid {
    let rows = rows(entries, view);
    let title = title(entries, view.lang);
    match view.table.unwrap_or(usual) {
        Table::Issue => issue::grid(&rows, title, view.lang, view.sort == Sort::Speech),
        Table::Ledger => {
            Grid { title, columns: &COLUMNS, lines: rows.iter().map(|row| Line::Cells(row.cells())).collect(), filled: FILLED }
        }
    }
}

/// What a table is called: after the speech, where it is one.
pub fn title(entries: &[Entry], lang: Lang) -> String {
    let mut titles = entries.iter().filter_map(Entry::outline).flat_map(|outline| &outline.speeches).map(|speech| speech.title.as_deref());
    match (titles.next().flatten(), titles.next()) {
        (Some(title), None) => format!("《{}》{}", title.trim_matches(['《', '》']), lang.pick("任务分解表", " – task table")),
        _ => lang.pick("任务分解表", "Task table").to_owned(),
    }
}

/// The columns of the ledger; those from 责任领导 on are for the office to fill in.
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

/// So many of them the program fills.
const FILLED: usize = 11;
/// Where the columns are that other code asks for.
pub const DUE_DATE: u16 = 9;
/// 状态
pub const STATE: u16 = 13;
/// 销号日期
pub const CLOSED: u16 = 16;
/// What the state of a task may be.
pub const STATES: [[&str; 5]; 2] =
    [["未启动", "推进中", "已完成", "滞后", "长期坚持"], ["not begun", "under way", "done", "late", "standing"]];

/// The part of a speech before its first section, and what is behind its last.
const OPENING: &str = "opening";
const CLOSING: &str = "closing";

/// A section above a task.
#[derive(Debug, Clone, PartialEq)]
pub struct Above {
    /// Its identifier.
    pub id: String,
    /// Its marker as written.
    pub marker: String,
    /// Its heading.
    pub heading: Option<String>,
    /// Its first sentence, where it has no heading.
    pub lead: Option<String>,
}

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, 1-based.
    pub number: usize,
    /// Identifier of the directive, with the file where there are several.
    pub id: String,
    /// Which of the outlines it is from, and its directive there.
    pub origin: (usize, String),
    /// Section and line.
    pub source: String,
    /// The heading that it stands under.
    pub heading: String,
    /// The speech that it stands in.
    speech: String,
    /// Its title, where there are several speeches.
    title: Option<String>,
    /// The sections that it stands in, outermost first.
    pub above: Vec<Above>,
    /// Where it stands outside all sections.
    part: &'static str,
    /// The directive as written.
    pub measure: String,
    /// 牵头
    pub lead: Vec<String>,
    /// 配合
    pub support: Vec<String>,
    /// 负责
    pub responsible: Vec<String>,
    /// Who watches over others.
    pub supervising: Vec<String>,
    /// Fields of work.
    pub sectors: Vec<String>,
    /// Those of them that the directive's own words or a heading name.
    pub named_sectors: Vec<String>,
    /// When, with the year written out where it is known.
    pub due: String,
    /// The same without what is counted from an event (接报后30分钟内), which is part of the measure.
    pub term: String,
    /// The last day.
    pub date: Option<Date>,
    /// How binding.
    pub kind: &'static str,
    /// The same for programs.
    pub modality: Modality,
    /// Language of its words.
    lang: Lang,
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
            Cell::Text(self.responsible_shown().join("、")),
            list(&self.sectors),
            Cell::Text(self.due.clone()),
            self.date.map_or_else(|| Cell::Text(String::new()), Cell::Day),
            Cell::Text(self.kind.to_owned()),
        ];
        cells.resize(COLUMNS.len(), Cell::Text(String::new()));
        cells
    }

    /// Who is responsible, and who watches over others, told apart.
    pub fn responsible_shown(&self) -> Vec<String> {
        let watch = self.supervising.iter().map(|name| format!("{name}（{}）", self.lang.pick("督促", "supervises")));
        self.responsible.iter().cloned().chain(watch).collect()
    }

    /// All parties, leads first.
    pub fn parties(&self) -> impl Iterator<Item = &String> {
        self.lead.iter().chain(&self.responsible).chain(&self.supervising).chain(&self.support)
    }
}

/// All rows of a run, in the order asked for.
pub fn rows(entries: &[Entry], view: &View) -> Vec<Row> {
    let outlines: Vec<&Outline> = entries.iter().filter_map(Entry::outline).collect();
    let several = outlines.len() > 1;
    let speeches: usize = outlines.iter().map(|outline| outline.speeches.len()).sum();
    let mut rows: Vec<Row> = Vec::new();
    for (index, outline) in outlines.into_iter().enumerate() {
        for speech in &outline.speeches {
            let title = speech.title.clone().filter(|_| speeches > 1);
            let own = speech.directives.iter().map(|directive| row(outline, speech, directive, view.lang, several));
            rows.extend(own.map(|row| Row { title: title.clone(), origin: (index, row.origin.1.clone()), ..row }));
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
    let times = |wanted: fn(&&Deadline) -> bool| directive.deadlines.iter().filter(wanted).map(due).collect::<Vec<String>>().join("；");
    let before = speech.sections.first().is_none_or(|section| directive.span.start < section.span.start);
    let steps = above.iter().map(|section| Above {
        id: section.id.clone(),
        marker: section.marker.clone(),
        heading: section.heading.clone(),
        lead: section.lead.clone(),
    });
    Row {
        number: 0,
        speech: format!("{}#{}", outline.source.path, speech.id),
        title: None,
        above: steps.collect(),
        part: if before { OPENING } else { CLOSING },
        id: if several { format!("{}#{}", outline.source.path, directive.id) } else { directive.id.clone() },
        origin: (0, directive.id.clone()),
        source: if several { format!("{} {place}", outline.source.path) } else { place },
        heading: above.iter().filter_map(|section| section.heading.as_deref()).collect::<Vec<&str>>().join(" / "),
        measure: directive.text.clone(),
        lead: of(Role::Lead),
        support: of(Role::Support),
        responsible: of(Role::Responsible),
        supervising: of(Role::Supervise),
        lang,
        sectors: sectors(false),
        named_sectors: sectors(true),
        due: times(|_| true),
        term: times(|deadline| deadline.kind != DeadlineKind::Within || deadline.end.is_some()),
        date: directive.deadlines.iter().filter_map(|deadline| deadline.end.as_ref()?.parse().ok()).max(),
        kind: kind(directive.modality, lang),
        modality: directive.modality,
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

/// The words of a deadline, the year before them where the text leaves it out (10月底前 → 2025年10月底前), the day behind
/// them where they name none (本周日前 → 本周日前（2025年8月24日）).
fn due(deadline: &Deadline) -> String {
    let text = &deadline.text;
    let months = text.contains('月') && text.contains(|c: char| c.is_ascii_digit());
    let bare = text.starts_with(|c: char| c.is_ascii_digit()) && months && !text.contains('年');
    let year = deadline.start.as_ref().or(deadline.end.as_ref()).and_then(|day| day.get(..4)).filter(|_| bare);
    if let Some(year) = year {
        return format!("{year}年{text}");
    }
    let relative = !months || text.contains(['今', '明', '后', '本', '下']);
    let last: Option<Date> = deadline.end.as_ref().and_then(|day| day.parse().ok()).filter(|_| relative);
    last.map_or_else(|| text.clone(), |day| format!("{text}（{}年{}月{}日）", day.year(), day.month(), day.day()))
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
