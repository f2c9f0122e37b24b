//! The report: one web page that needs nothing else. The speech with its tasks marked in place, the task table beside it, and
//! pictures of who has how much to do, in which sector, by when.

mod charts;
mod passages;

use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::collections::BTreeMap;

use super::table::{self, Row};
use super::{Entry, RenderError, View};
use crate::lang::Lang;
use crate::model::{Modality, Outline, Section, Speech};
use passages::Passage;

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
/// Names of the template; its ending makes the engine escape all that is put into it.
const NAME: &str = "report.html";

/// The whole page.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let failed = |error: minijinja::Error| RenderError("report", error.to_string());
    let mut environment = Environment::new();
    environment.add_template(NAME, TEMPLATE).map_err(failed)?;
    let page =
        environment.get_template(NAME).and_then(|template| template.render(Value::from(Serde(report(entries, view))))).map_err(failed)?;
    Ok(page.into_bytes())
}

/// All that the template is given.
#[derive(Debug, Serialize)]
struct Report {
    lang: &'static str,
    words: BTreeMap<&'static str, &'static str>,
    style: &'static str,
    script: &'static str,
    title: String,
    documents: Vec<Document>,
    tasks: Vec<Task>,
    parties: Vec<Choice>,
    sectors: Vec<Choice>,
    counts: Vec<(String, usize)>,
    timeline: Option<charts::Timeline>,
    bars: Option<charts::Bars>,
    heat: Option<charts::Heat>,
}

/// A document: its outline and its text.
#[derive(Debug, Serialize)]
struct Document {
    path: String,
    speeches: Vec<SpeechPart>,
    passages: Vec<Passage>,
}

#[derive(Debug, Serialize)]
struct SpeechPart {
    title: String,
    about: String,
    sections: Vec<SectionPart>,
}

#[derive(Debug, Serialize)]
struct SectionPart {
    anchor: String,
    level: usize,
    marker: String,
    words: String,
    tasks: usize,
}

/// A row of the task table.
#[derive(Debug, Serialize)]
struct Task {
    number: usize,
    source: String,
    heading: String,
    measure: String,
    lead: String,
    others: String,
    sectors: String,
    due: String,
    date: String,
    kind: &'static str,
    code: Modality,
    /// What filters look at, each name between bars.
    party_key: String,
    sector_key: String,
}

/// A name to filter by, and how many tasks it has.
#[derive(Debug, Serialize)]
struct Choice {
    name: String,
    count: usize,
}

fn report(entries: &[Entry], view: &View) -> Report {
    let rows = table::rows(entries, view);
    let outlines: Vec<&Outline> = entries.iter().filter_map(Entry::outline).collect();
    let numbers: BTreeMap<(usize, &str), usize> = rows.iter().map(|row| ((row.origin.0, row.origin.1.as_str()), row.number)).collect();
    let documents = outlines.iter().enumerate().map(|(index, outline)| document(index, outline, &numbers, view.lang)).collect();
    let with = |wanted: fn(&&Row) -> bool| rows.iter().filter(wanted).count();
    let t = |zh: &str, en: &str| view.lang.pick(zh, en).to_owned();
    let counts = vec![
        (t("任务", "tasks"), rows.len()),
        (t("有牵头单位", "with a lead"), with(|row| !row.lead.is_empty())),
        (t("有日期", "with a date"), with(|row| row.date.is_some())),
        (t("禁止", "prohibitions"), with(|row| row.modality == Modality::MustNot)),
        (t("罚则", "sanctions"), with(|row| row.modality == Modality::Sanction)),
        (t("未点名单位", "nobody named"), with(|row| row.parties().next().is_none())),
    ];
    Report {
        lang: view.lang.pick("zh-CN", "en"),
        words: words(view.lang),
        style: STYLE,
        script: SCRIPT,
        title: table::title(entries, view.lang),
        documents,
        parties: choices(rows.iter().map(|row| row.parties().collect())),
        sectors: choices(rows.iter().map(|row| row.sectors.iter().collect())),
        counts,
        timeline: charts::timeline(&rows),
        bars: charts::bars(&rows),
        heat: charts::heat(&rows),
        tasks: rows.into_iter().map(task).collect(),
    }
}

fn task(row: Row) -> Task {
    let key = |names: Vec<&String>| names.iter().fold("|".to_owned(), |key, name| format!("{key}{name}|"));
    let others: Vec<String> = row.responsible_shown().into_iter().chain(row.support.iter().cloned()).collect();
    Task {
        number: row.number,
        party_key: key(row.parties().collect()),
        sector_key: key(row.sectors.iter().collect()),
        source: row.source,
        heading: row.heading,
        measure: row.measure,
        lead: row.lead.join("、"),
        others: others.join("、"),
        sectors: row.sectors.join("、"),
        due: row.due,
        date: row.date.map(|day| day.to_string()).unwrap_or_default(),
        kind: row.kind,
        code: row.modality,
    }
}

/// Names with how many tasks they have, those with most first.
fn choices<'a>(rows: impl Iterator<Item = Vec<&'a String>>) -> Vec<Choice> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for mut names in rows {
        names.sort_unstable();
        names.dedup();
        names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    let mut choices: Vec<Choice> = counts.into_iter().map(|(name, count)| Choice { name: name.clone(), count }).collect();
    choices.sort_by_key(|choice| std::cmp::Reverse(choice.count));
    choices
}

fn document(index: usize, outline: &Outline, numbers: &BTreeMap<(usize, &str), usize>, lang: Lang) -> Document {
    let speeches = outline.speeches.iter().map(|speech| speech_part(index, speech, lang)).collect();
    Document { path: outline.source.path.clone(), speeches, passages: passages::of(index, outline, numbers) }
}

fn speech_part(index: usize, speech: &Speech, lang: Lang) -> SpeechPart {
    let mut sections = Vec::new();
    collect(index, speech, &speech.sections, &mut sections);
    let about: Vec<&str> = [speech.speaker.as_deref(), speech.date.as_deref()].into_iter().flatten().collect();
    SpeechPart {
        title: speech.title.clone().unwrap_or_else(|| lang.pick("（无标题）", "(no title)").to_owned()),
        about: about.join("　"),
        sections,
    }
}

fn collect(index: usize, speech: &Speech, sections: &[Section], found: &mut Vec<SectionPart>) {
    for section in sections {
        let inside = |id: &str| id == section.id || id.strip_prefix(section.id.as_str()).is_some_and(|rest| rest.starts_with('.'));
        let tasks = speech.directives.iter().filter(|directive| directive.section.as_deref().is_some_and(inside)).count();
        found.push(SectionPart {
            anchor: passages::anchor(index, &speech.id, &section.id),
            level: section.level,
            marker: section.marker.clone(),
            words: section.heading.clone().or_else(|| section.lead.clone()).unwrap_or_default(),
            tasks,
        });
        collect(index, speech, &section.children, found);
    }
}

/// The words of the page.
fn words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    [
        ("outline", "提纲", "Outline"),
        ("tasks", "任务表", "Tasks"),
        ("text", "原文", "Text"),
        ("pictures", "概览", "Overview"),
        ("timeline", "完成时限", "When tasks are due"),
        ("bars", "各单位任务数", "Tasks of each party"),
        ("bars_note", "深色：牵头、负责；斜纹：配合", "solid: leads or is responsible; hatched: supports"),
        ("heat", "单位 × 领域", "Parties by sectors"),
        ("heat_note", "格中为任务数；只计讲话点明的领域", "numbers of tasks; only sectors that the speech names"),
        ("all_parties", "全部单位", "All parties"),
        ("all_sectors", "全部领域", "All sectors"),
        ("any_time", "全部时限", "Any time"),
        ("dated", "有日期", "With a date"),
        ("undated", "无日期", "Without a date"),
        ("overdue", "已过期", "Overdue"),
        ("soon", "30天内到期", "Due in 30 days"),
        ("search", "搜索（按 / 键）", "Search (press /)"),
        ("clear", "清除", "Clear"),
        ("print", "打印", "Print"),
        ("number", "序号", "No."),
        ("measure", "具体措施", "Measure"),
        ("lead", "牵头单位", "Lead"),
        ("others", "责任（配合）单位", "Responsible (support)"),
        ("sector", "行业领域", "Sector"),
        ("due", "完成时限", "Due"),
        ("kind", "性质", "Kind"),
        ("to_text", "到原文", "to the text"),
        ("to_table", "到任务表", "to the table"),
        ("none", "没有符合条件的任务", "No task fits"),
        ("shown", "条", "shown"),
    ]
    .into_iter()
    .map(|(key, zh, en)| (key, lang.pick(zh, en)))
    .collect()
}
