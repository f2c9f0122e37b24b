//! Word documents made for tests: paragraphs with typed or automatic numbers.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// Text as XML has it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A paragraph of one run.
pub fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(text))
}

/// The properties of a numbered paragraph.
pub fn numbered(number: u32, level: usize) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>")
}

/// A level of a numbering.
pub fn level(place: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{place}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// A package of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("a package").into_inner()
}

/// A document of these body elements, numbering definitions and styles.
pub fn document(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
    let roots = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let own = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", roots),
        ("word/_rels/document.xml.rels", own),
        ("word/document.xml", &format!("{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", &format!("{head}<w:numbering {NAMESPACES}>{numbering}</w:numbering>")),
        ("word/styles.xml", &format!("{head}<w:styles {NAMESPACES}>{styles}</w:styles>")),
    ])
}

/// The lines of a text as paragraphs, numbers typed.
pub fn typed(text: &str) -> Vec<u8> {
    let body: String = text.lines().map(|line| paragraph("", line)).collect();
    document(&body, "", "")
}

/// A marker that official numbering makes at the beginning of a line: its level, its number, its length.
fn marker(line: &str) -> Option<(usize, u32, usize)> {
    use speechkit::text::numeral;
    let bracketed = line.starts_with('（');
    let inner = line.strip_prefix('（').unwrap_or(line);
    let arabic = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, length) = if arabic > 0 {
        (inner[..arabic].parse().ok()?, arabic)
    } else {
        let (value, length) = numeral::prefix(inner)?;
        // What is written otherwise than Word counts stays typed.
        (value, Some(length).filter(|length| numeral::chinese(value) == inner[..*length])?)
    };
    let rest = &inner[length..];
    let mark = match (bracketed, arabic > 0) {
        (false, false) => '、',
        (false, true) => '.',
        (true, _) => '）',
    };
    let behind = rest.strip_prefix(mark)?;
    let place = usize::from(bracketed) + 2 * usize::from(arabic > 0);
    // 1.1 and 1. 抓 are other forms.
    (!behind.starts_with(|c: char| c.is_ascii_digit() || c.is_whitespace()) && number > 0)
        .then(|| (place, number, line.len() - behind.len()))
}

/// The same with the numbers of its points made by Word: 一、（一） 1.（1） are levels of one list.
pub fn automatic(text: &str) -> Vec<u8> {
    let mut numbering = String::from("<w:abstractNum w:abstractNumId=\"7\"><w:multiLevelType w:val=\"multilevel\"/>");
    for (place, (format, label)) in
        [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
            .into_iter()
            .enumerate()
    {
        numbering.push_str(&level(place, format, label, ""));
    }
    numbering.push_str("</w:abstractNum>");
    let mut numbers = String::from("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>");
    let (mut body, mut next) = (String::new(), 2);
    let mut counters = [0u32; 4];
    for line in text.lines() {
        let Some((place, number, length)) = marker(line) else {
            body.push_str(&paragraph("", line));
            continue;
        };
        let mut id = 1;
        if number != counters[place] + 1 {
            // A list that begins anew, or jumps: a numbering of its own that says where it starts.
            id = next;
            next += 1;
            let start = format!("<w:lvlOverride w:ilvl=\"{place}\"><w:startOverride w:val=\"{number}\"/></w:lvlOverride>");
            write!(numbers, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"7\"/>{start}</w:num>").expect("a string");
        }
        counters[place] = number;
        counters[place + 1..].fill(0);
        body.push_str(&paragraph(&numbered(id, place), &line[length..]));
    }
    document(&body, &(numbering + &numbers), "")
}
