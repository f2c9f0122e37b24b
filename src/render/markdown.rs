//! The task table as Markdown; the columns that an office fills in are left out.

use super::table::{COLUMNS, STATE, rows};
use super::{Entry, RenderError, View};

/// So many of the columns are filled by the program.
const FILLED: usize = STATE as usize - 2;

/// One table.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(COLUMNS[..FILLED].iter().map(|column| view.lang.pick(column.title[0], column.title[1]).to_owned()).collect());
    out.push_str(&line(vec!["---".to_owned(); FILLED]));
    for row in rows(entries, view) {
        out.push_str(&line(row.cells()[..FILLED].iter().map(|cell| escape(&cell.text())).collect()));
    }
    Ok(out.into_bytes())
}

/// What would end a cell or begin markup stands for itself.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '[' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
