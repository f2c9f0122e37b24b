//! The task table as CSV (RFC 4180).

use super::table::{COLUMNS, rows};
use super::{Entry, RenderError, View};

/// All rows below the titles.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let failed = |error: &dyn std::fmt::Display| RenderError("CSV", error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().map(|column| view.lang.pick(column.title[0], column.title[1]))).map_err(|error| failed(&error))?;
    for row in rows(entries, view) {
        writer.write_record(row.cells().iter().map(|cell| guard(&cell.text()))).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    Ok(if view.bom { [b"\xEF\xBB\xBF", bytes.as_slice()].concat() } else { bytes })
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn guard(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
