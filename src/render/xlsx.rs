//! The task table as an Excel workbook: the ledger, a sheet for each party, parties by sectors, and what is not clear yet.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeMap, HashSet};
use unicode_width::UnicodeWidthStr;

use super::table::{CLOSED, COLUMNS, Cell, Column, DUE_DATE, Grid, Line, Row, STATE, STATES, Table, grid, rows};
use super::{Entry, RenderError, View};
use crate::lang::Lang;

/// So many parties get a sheet of their own, those with most tasks first.
const MOST_SHEETS: usize = 40;
/// Names of sheets have at most so many UTF-16 units.
const LONGEST_NAME: usize = 31;
/// Width of the column for measures on the sheet of what is unclear.
const MEASURE: u16 = 70;
/// Height of a line of text, in points.
const LINE: f64 = 16.0;

struct Styles {
    title: Format,
    text: Format,
    day: Format,
    number: Format,
    late: Format,
    soon: Format,
    done: Format,
}

impl Styles {
    fn new() -> Styles {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xBF_BF_BF));
        Styles {
            title: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDD_E6_F0)),
            day: cell.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            number: cell.clone().set_align(FormatAlign::Center),
            text: cell,
            late: Format::new().set_background_color(Color::RGB(0xF8_CB_AD)),
            soon: Format::new().set_background_color(Color::RGB(0xFF_E6_99)),
            done: Format::new().set_background_color(Color::RGB(0xE2_EF_DA)),
        }
    }
}

/// The whole workbook.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let made = match view.table {
        Some(Table::Issue) => issue(&grid(entries, view, Table::Issue), view.lang),
        _ => workbook(&rows(entries, view), view.lang),
    };
    made.map_err(|error| RenderError("workbook", error.to_string()))
}

/// The issue table: its title above it, bands merged across it.
fn issue(grid: &Grid, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(lang.pick("任务分解表", "Task table"))?;
    let last = u16::try_from(grid.columns.len() - 1).unwrap_or(0);
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    sheet.merge_range(0, 0, 0, last, &grid.title, &title)?;
    sheet.set_row_height(0, LINE * 2.5)?;
    for (at, column) in (0u16..).zip(grid.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_with_format(1, at, lang.pick(column.title[0], column.title[1]), &styles.title)?;
    }
    let band = styles.text.clone().set_bold().set_align(FormatAlign::VerticalCenter);
    for (at, line) in (2u32..).zip(&grid.lines) {
        match line {
            Line::Band(words) => {
                sheet.merge_range(at, 0, at, last, words, &band)?;
                sheet.set_row_height(at, LINE * 1.5)?;
            }
            Line::Cells(cells) => row(sheet, at, cells, grid.columns, &styles)?,
        }
    }
    sheet.set_freeze_panes(2, 0)?;
    paper(sheet, 1)?;
    book.save_to_buffer()
}

fn workbook(rows: &[Row], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let mut names = HashSet::new();
    let all: Vec<&Row> = rows.iter().collect();
    ledger(book.add_worksheet(), lang.pick("任务台账", "Ledger"), &all, &styles, lang, &mut names)?;
    let open: Vec<&Row> = rows
        .iter()
        .filter(|row| row.lead.is_empty() || row.parties().next().is_none() || row.date.is_none() && row.due.is_empty())
        .collect();
    unclear(book.add_worksheet(), lang.pick("待明确", "Unclear"), &open, &styles, lang, &mut names)?;
    crossing(book.add_worksheet(), lang.pick("领域×单位", "Sectors by parties"), rows, &styles, lang, &mut names)?;
    for (party, own) in by_party(rows).into_iter().take(MOST_SHEETS) {
        ledger(book.add_worksheet(), party, &own, &styles, lang, &mut names)?;
    }
    book.save_to_buffer()
}

/// Parties with their tasks, those with most first.
fn by_party(rows: &[Row]) -> Vec<(&str, Vec<&Row>)> {
    let mut parties: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        for party in row.parties() {
            let own = parties.entry(party).or_default();
            if own.last().is_none_or(|last| last.number != row.number) {
                own.push(row);
            }
        }
    }
    let mut parties: Vec<(&str, Vec<&Row>)> = parties.into_iter().collect();
    parties.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    parties
}

/// A name that Excel allows and no other sheet has.
fn sheet_name(name: &str, taken: &mut HashSet<String>) -> String {
    let plain: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let short = |limit: usize| -> String {
        let mut units = 0;
        plain
            .trim()
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= limit
            })
            .collect()
    };
    let mut chosen = short(LONGEST_NAME);
    let mut number = 2;
    while chosen.is_empty() || !taken.insert(chosen.to_lowercase()) {
        chosen = format!("{} {number}", short(LONGEST_NAME - 5));
        number += 1;
    }
    chosen
}

fn ledger(
    sheet: &mut Worksheet,
    name: &str,
    rows: &[&Row],
    styles: &Styles,
    lang: Lang,
    names: &mut HashSet<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(name, names))?;
    for (at, column) in (0u16..).zip(&COLUMNS) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_with_format(0, at, lang.pick(column.title[0], column.title[1]), &styles.title)?;
    }
    sheet.set_row_height(0, LINE * 1.6)?;
    for (at, line) in (1u32..).zip(rows) {
        let cells = line.cells();
        row(sheet, at, &cells, &COLUMNS, styles)?;
        for column in [DUE_DATE, CLOSED] {
            if cells.get(usize::from(column)).is_some_and(|cell| cell.text().is_empty()) {
                sheet.write_blank(at, column, &styles.day)?;
            }
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(0).max(1);
    let end = u16::try_from(COLUMNS.len() - 1).unwrap_or(0);
    sheet.set_freeze_panes(1, 4)?;
    sheet.autofilter(0, 0, last, end)?;
    let states = if lang == Lang::Zh { STATES[0] } else { STATES[1] };
    sheet.add_data_validation(1, STATE, last, STATE, &DataValidation::new().allow_list_strings(&states)?)?;
    colours(sheet, last, states, styles)?;
    paper(sheet, 0)?;
    Ok(())
}

/// The cells of a line, as high as the fullest needs.
fn row(sheet: &mut Worksheet, at: u32, cells: &[Cell], columns: &[Column], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_row_height(at, height(cells, columns))?;
    for (column, cell) in (0u16..).zip(cells) {
        match cell {
            Cell::Text(text) if text.is_empty() => sheet.write_blank(at, column, &styles.text)?,
            Cell::Text(text) => sheet.write_string_with_format(at, column, text, &styles.text)?,
            Cell::Number(number) => sheet.write_number_with_format(at, column, *number as f64, &styles.number)?,
            Cell::Day(day) => {
                let date = rust_xlsxwriter::ExcelDateTime::from_ymd(
                    day.year().unsigned_abs(),
                    day.month().unsigned_abs(),
                    day.day().unsigned_abs(),
                )?;
                sheet.write_datetime_with_format(at, column, &date, &styles.day)?
            }
        };
    }
    Ok(())
}

/// Late tasks, those due within a week, and those that are done.
fn colours(sheet: &mut Worksheet, last: u32, states: [&str; 5], styles: &Styles) -> Result<(), XlsxError> {
    let (date, state) = ("$J2", "$N2");
    let open = format!("AND(ISNUMBER({date}),{state}<>\"{}\",{state}<>\"{}\"", states[2], states[4]);
    let rules = [
        (format!("={state}=\"{}\"", states[2]), &styles.done),
        (format!("={open},{date}<TODAY())"), &styles.late),
        (format!("={open},{date}>=TODAY(),{date}<=TODAY()+7)"), &styles.soon),
    ];
    for (formula, format) in rules {
        let rule = ConditionalFormatFormula::new().set_rule(Formula::new(formula)).set_format(format);
        sheet.add_conditional_format(1, DUE_DATE, last, DUE_DATE, &rule)?;
    }
    Ok(())
}

/// A4 landscape, one page wide, the titles on every page.
fn paper(sheet: &mut Worksheet, titles: u32) -> Result<(), XlsxError> {
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, titles)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_footer("&C— &P —");
    Ok(())
}

/// A row is as high as its fullest cell needs.
fn height(cells: &[Cell], columns: &[Column]) -> f64 {
    points(cells.iter().zip(columns).map(|(cell, column)| lines(&cell.text(), column.width)).max().unwrap_or(1))
}

/// Lines that a text takes in a column.
fn lines(text: &str, width: u16) -> usize {
    let room = usize::from(width).saturating_sub(1).max(2);
    text.split('\n').map(|line| UnicodeWidthStr::width(line).div_ceil(room).max(1)).sum()
}

/// Height of so many lines; Excel allows 409 points.
fn points(lines: usize) -> f64 {
    (LINE * lines as f64 + 4.0).min(400.0)
}

/// What an office has to ask about before the table can go out.
fn unclear(
    sheet: &mut Worksheet,
    name: &str,
    rows: &[&Row],
    styles: &Styles,
    lang: Lang,
    names: &mut HashSet<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(name, names))?;
    let titles =
        [(["序号", "No."], 6), (["具体措施", "Measure"], MEASURE), (["没有明确的", "What is missing"], 30), (["任务来源", "Source"], 20)];
    for (column, (title, width)) in (0u16..).zip(titles) {
        sheet.set_column_width(column, f64::from(width))?;
        sheet.write_with_format(0, column, lang.pick(title[0], title[1]), &styles.title)?;
    }
    for (at, row) in (1u32..).zip(rows) {
        let mut missing = Vec::new();
        if row.parties().next().is_none() {
            missing.push(lang.pick("责任单位", "party"));
        } else if row.lead.is_empty() {
            missing.push(lang.pick("牵头单位", "lead"));
        }
        if row.due.is_empty() {
            missing.push(lang.pick("完成时限", "time"));
        } else if row.date.is_none() {
            missing.push(lang.pick("截止日期", "date"));
        }
        sheet.write_number_with_format(at, 0, row.number as f64, &styles.number)?;
        sheet.write_string_with_format(at, 1, &row.measure, &styles.text)?;
        sheet.write_string_with_format(at, 2, missing.join("、"), &styles.text)?;
        sheet.write_string_with_format(at, 3, &row.source, &styles.text)?;
        sheet.set_row_height(at, points(lines(&row.measure, MEASURE)))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    paper(sheet, 0)
}

/// How many tasks each party has in each sector that the speech names; the sector of a party's own name says nothing here.
fn crossing(
    sheet: &mut Worksheet,
    name: &str,
    rows: &[Row],
    styles: &Styles,
    lang: Lang,
    names: &mut HashSet<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(name, names))?;
    let none = lang.pick("（未涉及领域）", "(no sector)").to_owned();
    let of = |row: &Row| if row.named_sectors.is_empty() { vec![none.clone()] } else { row.named_sectors.clone() };
    let mut sectors: Vec<String> = Vec::new();
    for sector in rows.iter().flat_map(of) {
        if !sectors.contains(&sector) {
            sectors.push(sector);
        }
    }
    sheet.write_with_format(0, 0, lang.pick("单位", "Party"), &styles.title)?;
    sheet.set_column_width(0, 30)?;
    for (column, sector) in (1u16..).zip(&sectors) {
        sheet.write_with_format(0, column, sector, &styles.title)?;
        sheet.set_column_width(column, 12)?;
    }
    for (at, (party, own)) in (1u32..).zip(by_party(rows)) {
        sheet.write_string_with_format(at, 0, party, &styles.text)?;
        for (column, sector) in (1u16..).zip(&sectors) {
            let count = own.iter().filter(|row| of(row).contains(sector)).count();
            if count > 0 {
                sheet.write_number_with_format(at, column, count as f64, &styles.number)?;
            } else {
                sheet.write_blank(at, column, &styles.text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    paper(sheet, 0)
}
