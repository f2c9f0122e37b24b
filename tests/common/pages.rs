//! Fixed pages made for tests: lines of at most 28 characters, 22 to a page, as GB/T 9704 sets official documents.

use std::fmt::Write as _;

use super::docx::{escape, package};

/// Characters in a line, lines on a page.
const COLUMNS: usize = 28;
const ROWS: usize = 22;
/// Points of the body (三号) and of a title (二号), and from line to line.
const BODY: f64 = 16.0;
const TITLE: f64 = 22.0;
const LEADING: f64 = 29.0;
const LEFT: f64 = 79.0;
const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;

struct Line {
    text: String,
    x: f64,
    y: f64,
    size: f64,
}

/// Half-width characters take half the room.
fn width(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

fn wrapped(text: &str, first: f64, room: f64) -> Vec<String> {
    let (mut lines, mut used) = (vec![String::new()], first);
    for c in text.chars() {
        // Marks that close do not begin a line.
        if used + width(c) > room && !"，。、；：！？”）》".contains(c) {
            lines.push(String::new());
            used = 0.0;
        }
        used += width(c);
        lines.last_mut().expect("a line").push(c);
    }
    lines
}

/// The lines of a text on its pages, with a running head and page numbers.
fn pages(text: &str) -> Vec<Vec<Line>> {
    let mut set: Vec<(String, f64, f64)> = Vec::new();
    for (index, paragraph) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if index == 0 {
            for line in wrapped(paragraph, 0.0, 18.0) {
                let wide: f64 = line.chars().map(width).sum();
                set.push((line, (WIDTH - wide * TITLE) / 2.0, TITLE));
            }
            continue;
        }
        let indent = if paragraph.ends_with('：') && paragraph.chars().count() < 20 { 0.0 } else { 2.0 };
        for (row, line) in wrapped(paragraph, indent, COLUMNS as f64).into_iter().enumerate() {
            set.push((line, LEFT + if row == 0 { indent * BODY } else { 0.0 }, BODY));
        }
    }
    let page = |(number, lines): (usize, &[(String, f64, f64)])| {
        let line = |(row, (text, x, size)): (usize, &(String, f64, f64))| Line {
            text: text.clone(),
            x: *x,
            y: 105.0 + LEADING * row as f64,
            size: *size,
        };
        let mut page: Vec<Line> = vec![Line { text: "内部资料 注意保存".to_owned(), x: 240.0, y: 60.0, size: 10.0 }];
        page.extend(lines.iter().enumerate().map(line));
        page.push(Line { text: format!("— {} —", number + 1), x: 280.0, y: 790.0, size: 14.0 });
        page
    };
    set.chunks(ROWS).enumerate().map(page).collect()
}

/// A PDF file whose font is not embedded and has no table of characters: their codes are all there is.
pub fn pdf(text: &str) -> Vec<u8> {
    let pages = pages(text);
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]>>".to_owned(),
    ];
    for (number, lines) in pages.iter().enumerate() {
        let content = lines.iter().fold(String::new(), |mut content, line| {
            let codes: String = line.text.encode_utf16().fold(String::new(), |mut codes, unit| {
                write!(codes, "{unit:04X}").expect("a string");
                codes
            });
            writeln!(content, "BT /F1 {} Tf {} {} Td <{codes}> Tj ET", line.size, line.x, HEIGHT - line.y).expect("a string");
            content
        });
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            6 + 2 * number
        ));
        objects.push(format!("<</Length {}>>stream\n{content}endstream", content.len()));
    }
    let (mut file, mut places) = ("%PDF-1.5\n".to_owned(), Vec::new());
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).expect("a string");
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("a string");
    places.iter().for_each(|place| writeln!(file, "{place:010} 00000 n ").expect("a string"));
    write!(file, "trailer <</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).expect("a string");
    file.into_bytes()
}

/// An OFD file.
pub fn ofd(text: &str) -> Vec<u8> {
    let millimetres = |points: f64| points * 25.4 / 72.0;
    let pages = pages(text);
    let mut parts = vec![(
        "OFD.xml".to_owned(),
        "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".to_owned(),
    )];
    let list: String =
        (0..pages.len()).map(|page| format!("<ofd:Page ID=\"{page}\" BaseLoc=\"Pages/Page_{page}/Content.xml\"/>")).collect();
    let area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>";
    parts.push((
        "Doc_0/Document.xml".to_owned(),
        format!("<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\">{area}<ofd:Pages>{list}</ofd:Pages></ofd:Document>"),
    ));
    for (number, lines) in pages.iter().enumerate() {
        let objects: String = lines
            .iter()
            .map(|line| {
                let size = millimetres(line.size);
                let steps: Vec<String> = line.text.chars().map(|c| format!("{:.3}", width(c) * size)).collect();
                format!(
                    "<ofd:TextObject Boundary=\"{:.3} {:.3} 170 10\" Size=\"{size:.3}\"><ofd:TextCode X=\"0\" Y=\"{size:.3}\" DeltaX=\"{}\">{}</ofd:TextCode></ofd:TextObject>",
                    millimetres(line.x),
                    millimetres(line.y - line.size),
                    steps[..steps.len().saturating_sub(1)].join(" "),
                    escape(&line.text)
                )
            })
            .collect();
        parts.push((
            format!("Doc_0/Pages/Page_{number}/Content.xml"),
            format!(
                "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
            ),
        ));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    package(&parts)
}
