//! The task table as Markdown; the columns that an office fills in are left out.

use super::table::{Cell, Line, Table, grid};
use super::{Entry, RenderError, View};

/// One table.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let grid = grid(entries, view, Table::Ledger);
    let line = |mut cells: Vec<String>| {
        cells.resize(grid.filled, String::new());
        format!("| {} |\n", cells.join(" | "))
    };
    let titles = grid.columns.iter().take(grid.filled);
    let mut out = line(titles.map(|column| view.lang.pick(column.title[0], column.title[1]).to_owned()).collect());
    out.push_str(&line(vec!["---".to_owned(); grid.filled]));
    for row in &grid.lines {
        out.push_str(&line(match row {
            Line::Band(words) => vec![format!("**{}**", escape(words))],
            Line::Cells(cells) => cells.iter().take(grid.filled).map(Cell::text).map(|text| escape(&text)).collect(),
        }));
    }
    Ok(out.into_bytes())
}

/// What would end a cell or begin markup stands for itself.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
