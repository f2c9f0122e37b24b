//! The task table as a Word document (Office Open XML, ECMA-376), set as official documents are (GB/T 9704-2012): A4 across,
//! 附件 in 黑体三号, the title in 小标宋二号, the page number as — 1 —.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use unicode_width::UnicodeWidthStr;
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::table::{Cell, Column, Grid, Line, Table, grid};
use super::{Entry, RenderError, View};
use crate::lang::Lang;

/// Fonts and sizes of documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Fonts {
    /// Of the title.
    pub title: String,
    /// Of titles of columns, bands, and 附件.
    pub header: String,
    /// Of the cells.
    pub body: String,
    /// Of digits and Latin letters.
    pub latin: String,
    /// Size of the cells, in points.
    pub size: f64,
    /// From line to line in the cells, in points.
    pub leading: f64,
}

impl Default for Fonts {
    /// GB/T 9704-2012 as offices set tables by it.
    fn default() -> Fonts {
        Fonts {
            title: "方正小标宋简体".to_owned(),
            header: "黑体".to_owned(),
            body: "仿宋_GB2312".to_owned(),
            latin: "Times New Roman".to_owned(),
            size: 12.0,
            leading: 20.0,
        }
    }
}

/// What stands in for a font where it is missing; Word looks here.
const FALLBACKS: [(&str, &str); 5] =
    [("方正小标宋简体", "华文中宋"), ("方正小标宋_GBK", "华文中宋"), ("仿宋_GB2312", "仿宋"), ("黑体", "SimHei"), ("楷体_GB2312", "楷体")];
/// Sizes in points: 三号, 二号, 四号.
const ATTACHMENT: f64 = 16.0;
const TITLE: f64 = 22.0;
const PAGE_NUMBER: f64 = 14.0;
/// From line to line in the title, in points.
const TITLE_LEADING: f64 = 30.0;
/// A4 across and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: (u32, u32) = (1134, 1247);
/// Beside the words of a cell, in twentieths of a point.
const PADDING: u32 = 80;
/// A row of so many lines stands on one page.
const MOST_LINES: usize = 12;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The whole document.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let grid = grid(entries, view, Table::Issue);
    let fonts = &view.fonts;
    package(&document(&grid, fonts, view.lang), fonts).map_err(|error| RenderError("document", error.to_string()))
}

fn package(document: &str, fonts: &Fonts) -> ZipResult<Vec<u8>> {
    let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{types}.document.main+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"{types}.footer+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{types}.styles+xml\"/><Override PartName=\"/word/fontTable.xml\" ContentType=\"{types}.fontTable+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations(&[("footer", "footer1.xml"), ("styles", "styles.xml"), ("fontTable", "fontTable.xml")])),
        ("word/document.xml", document.to_owned()),
        ("word/footer1.xml", footer()),
        ("word/styles.xml", styles(fonts)),
        ("word/fontTable.xml", font_table(fonts)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a clock, so that the same speech always gives the same file.
        zip.start_file(name, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
        zip.write_all(HEAD.as_bytes())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
    for (index, (kind, target)) in targets.iter().enumerate() {
        let _ = write!(out, "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>", index + 1);
    }
    out + "</Relationships>"
}

fn document(grid: &Grid, fonts: &Fonts, lang: Lang) -> String {
    let mut body = String::new();
    body += &paragraph(lang.pick("附件", "Annex"), &Look::new(&fonts.header, ATTACHMENT, TITLE_LEADING));
    body += &paragraph(&grid.title, &Look { centred: true, after: 12.0, ..Look::new(&fonts.title, TITLE, TITLE_LEADING) });
    body += &table(grid, fonts, lang);
    let section = format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/><w:pgMar w:top=\"{m}\" w:right=\"{s}\" w:bottom=\"{m}\" w:left=\"{s}\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>",
        PAGE.0,
        PAGE.1,
        m = MARGIN.0,
        s = MARGIN.1
    );
    // Word wants a paragraph behind a table; one of a single point does not begin a page.
    let last = "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    format!("<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{RELATIONS}\"><w:body>{body}{last}{section}</w:body></w:document>")
}

fn table(grid: &Grid, fonts: &Fonts, lang: Lang) -> String {
    let columns = &grid.columns[..grid.filled];
    let widths = widths(columns);
    let total: u32 = widths.iter().sum();
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(border).collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{PADDING}\" w:type=\"dxa\"/><w:right w:w=\"{PADDING}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    );
    widths.iter().for_each(|width| out += &format!("<w:gridCol w:w=\"{width}\"/>"));
    out += "</w:tblGrid>";
    let title = Look { centred: true, ..Look::new(&fonts.header, fonts.size, fonts.leading) };
    let titles: String =
        columns.iter().zip(&widths).map(|(column, width)| cell(lang.pick(column.title[0], column.title[1]), *width, 1, &title)).collect();
    out += &format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{titles}</w:tr>");
    for line in &grid.lines {
        match line {
            Line::Band(words) => {
                let look = Look { keep: true, ..Look::new(&fonts.header, fonts.size, fonts.leading) };
                out += &format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cell(words, total, columns.len(), &look));
            }
            Line::Cells(cells) => {
                let height = cells.iter().zip(&widths).map(|(cell, width)| lines(&cell.text(), *width, fonts.size)).max().unwrap_or(1);
                let cells: String = cells
                    .iter()
                    .zip(&widths)
                    .map(|(content, width)| {
                        let text = content.text();
                        let centred = matches!(content, Cell::Number(_) | Cell::Day(_));
                        // Lists of times are not stretched to the width of their cell.
                        let left = !text.contains('，') && !text.contains('。');
                        let look = Look { centred, left, ..Look::new(&fonts.body, fonts.size, fonts.leading) };
                        cell(&text, *width, 1, &look)
                    })
                    .collect();
                // A row that fills much of a page may go on on the next.
                let whole = if height <= MOST_LINES { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
                out += &format!("<w:tr>{whole}{cells}</w:tr>");
            }
        }
    }
    out + "</w:tbl>"
}

/// How many lines a text takes in a column of so many twentieths of a point.
fn lines(text: &str, width: u32, size: f64) -> usize {
    let room = (f64::from(width.saturating_sub(2 * PADDING)) / (size * 10.0)).floor().max(2.0) as usize;
    text.split('\n').map(|line| UnicodeWidthStr::width(line).div_ceil(room).max(1)).sum()
}

/// Widths of the columns so that they fill the page between its margins.
fn widths(columns: &[Column]) -> Vec<u32> {
    let room = PAGE.0 - 2 * MARGIN.1;
    // Three digits of a number stand on one line.
    const NARROWEST: u32 = 640;
    let sum: u32 = columns.iter().map(|column| u32::from(column.width)).sum();
    let mut widths: Vec<u32> = columns.iter().map(|column| (room * u32::from(column.width) / sum.max(1)).max(NARROWEST)).collect();
    let over = widths.iter().sum::<u32>().saturating_sub(room);
    if let Some(widest) = widths.iter_mut().max() {
        *widest = widest.saturating_sub(over).max(NARROWEST);
    }
    widths
}

fn cell(text: &str, width: u32, columns: usize, look: &Look) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let align = "<w:vAlign w:val=\"center\"/>";
    let paragraphs: String = text.split('\n').map(|line| paragraph(line, look)).collect();
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{align}</w:tcPr>{paragraphs}</w:tc>")
}

/// How a paragraph looks.
struct Look<'a> {
    font: &'a str,
    size: f64,
    leading: f64,
    after: f64,
    centred: bool,
    left: bool,
    /// Whether it stays with what follows.
    keep: bool,
}

impl Look<'_> {
    fn new(font: &str, size: f64, leading: f64) -> Look<'_> {
        Look { font, size, leading, after: 0.0, centred: false, left: false, keep: false }
    }
}

fn paragraph(text: &str, look: &Look) -> String {
    let twentieths = |points: f64| (points * 20.0).round() as i64;
    let half = (look.size * 2.0).round() as i64;
    let keep = if look.keep { "<w:keepNext/><w:keepLines/>" } else { "<w:keepLines/>" };
    let justify = match (look.centred, look.left) {
        (true, _) => "center",
        (false, true) => "left",
        (false, false) => "both",
    };
    let font = escape(look.font);
    format!(
        "<w:p><w:pPr>{keep}<w:spacing w:after=\"{}\" w:line=\"{}\" w:lineRule=\"exact\"/><w:jc w:val=\"{justify}\"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"{font}\"/><w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        twentieths(look.after),
        twentieths(look.leading),
        escape(text)
    )
}

/// — 1 —
fn footer() -> String {
    let half = (PAGE_NUMBER * 2.0) as i64;
    let run = |inner: &str| format!("<w:r><w:rPr><w:rFonts w:eastAsia=\"宋体\"/><w:sz w:val=\"{half}\"/></w:rPr>{inner}</w:r>");
    let words = |text: &str| run(&format!("<w:t xml:space=\"preserve\">{text}</w:t>"));
    let field = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let number =
        [field("begin"), run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"), field("separate"), words("1"), field("end")];
    format!(
        "<w:ftr xmlns:w=\"{NAMESPACE}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}{}{}</w:p></w:ftr>",
        words("— "),
        number.concat(),
        words(" —")
    )
}

fn styles(fonts: &Fonts) -> String {
    let (latin, body) = (escape(&fonts.latin), escape(&fonts.body));
    format!(
        "<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:cs=\"{latin}\" w:eastAsia=\"{body}\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
    )
}

fn font_table(fonts: &Fonts) -> String {
    let mut out = format!("<w:fonts xmlns:w=\"{NAMESPACE}\">");
    for font in [&fonts.title, &fonts.header, &fonts.body] {
        if let Some((_, other)) = FALLBACKS.iter().find(|(name, _)| name == font) {
            let _ = write!(out, "<w:font w:name=\"{}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"86\"/></w:font>", escape(font));
        }
    }
    out + "</w:fonts>"
}

/// Text as XML has it; control characters, which XML cannot hold, are blanks.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
