//! The task table as CSV (RFC 4180).

use super::table::{Cell, Line, Table, grid};
use super::{Entry, RenderError, View};

/// All rows below the titles.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let failed = |error: &dyn std::fmt::Display| RenderError("CSV", error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let grid = grid(entries, view, Table::Ledger);
    let titles = grid.columns.iter().map(|column| view.lang.pick(column.title[0], column.title[1]));
    writer.write_record(titles).map_err(|error| failed(&error))?;
    for line in &grid.lines {
        let mut cells: Vec<String> = match line {
            Line::Band(words) => vec![guard(words)],
            Line::Cells(cells) => cells.iter().map(Cell::text).map(|text| guard(&text)).collect(),
        };
        cells.resize(grid.columns.len(), String::new());
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    Ok(if view.bom { [b"\xEF\xBB\xBF", bytes.as_slice()].concat() } else { bytes })
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn guard(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
