//! Three short tables below the tree: by party, by sector, by date.

use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

use super::line::Piece;
use super::line::piece;
use crate::lang::Lang;
use crate::model::Outline;
use anstyle::Style;

/// Rows of a table before the rest is only counted.
const MOST_ROWS: usize = 10;
const TITLE: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// A table: its title and its rows, each a name and where its directives stand.
struct Table {
    title: String,
    rows: Vec<(String, Vec<String>)>,
}

/// The lines of all tables, a blank one before each.
pub fn lines(outline: &Outline, lang: Lang) -> Vec<Vec<Piece>> {
    let places: HashMap<&str, usize> = outline
        .speeches
        .iter()
        .flat_map(|speech| &speech.directives)
        .map(|directive| (directive.id.as_str(), directive.span.line))
        .collect();
    let lines_of = |ids: &[String]| {
        let mut lines: Vec<usize> = ids.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        lines.dedup();
        lines.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut parties: Vec<(String, usize, Vec<String>)> =
        outline.responsibilities.iter().map(|entry| (entry.actor.clone(), entry.directives.len(), lines_of(&entry.directives))).collect();
    parties.sort_by_key(|row| std::cmp::Reverse(row.1));
    let mut sectors: Vec<(String, usize, Vec<String>)> =
        outline.sectors.iter().map(|entry| (entry.name.clone(), entry.directives.len(), lines_of(&entry.directives))).collect();
    sectors.sort_by_key(|row| std::cmp::Reverse(row.1));
    let dated = outline.deadlines.iter().filter(|due| due.end.is_some());
    let dates = dated
        .map(|due| (format!("{} {}", due.end.clone().unwrap_or_default(), due.text), 1, lines_of(std::slice::from_ref(&due.directive))));
    let tables = [
        (lang.pick("按责任单位", "By party"), parties),
        (lang.pick("按行业领域", "By sector"), sectors),
        (lang.pick("按日期", "By date"), dates.collect()),
    ];
    tables.into_iter().filter(|(_, rows)| !rows.is_empty()).flat_map(|(title, rows)| table(title, rows, lang)).collect()
}

fn table(title: &str, rows: Vec<(String, usize, Vec<String>)>, lang: Lang) -> Vec<Vec<Piece>> {
    let counted =
        rows.iter().map(|(name, count, places)| (if *count > 1 { format!("{name} ×{count}") } else { name.clone() }, places.clone()));
    let table = Table { title: title.to_owned(), rows: counted.collect() };
    let width = table.rows.iter().take(MOST_ROWS).map(|row| row.0.width()).max().unwrap_or(0);
    let mut lines = vec![Vec::new(), vec![piece(table.title, TITLE)]];
    for (name, places) in table.rows.iter().take(MOST_ROWS) {
        let gap = " ".repeat(width - name.width() + 2);
        let label = lang.pick("行 ", "line ");
        lines.push(vec![piece(format!("  {name}{gap}"), Style::new()), piece(format!("{label}{}", places.join(" ")), DIM)]);
    }
    if table.rows.len() > MOST_ROWS {
        let rest = table.rows.len() - MOST_ROWS;
        lines.push(vec![piece(
            match lang {
                Lang::Zh => format!("  另有 {rest} 项，见 --by party|sector|deadline"),
                Lang::En => format!("  and {rest} more: see --by party|sector|deadline"),
            },
            DIM,
        )]);
    }
    lines
}
