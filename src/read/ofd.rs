//! OFD files (GB/T 33190-2016), the national format of fixed pages: the text objects of each page.

use roxmltree::Node;

use super::package::Package;
use super::page::{self, Glyph, Page};
use super::xml::{Local, own, parse};
use super::{Document, ReadError};

/// The part that names the document.
const ENTRY: &str = "OFD.xml";
/// Points in a millimetre: the format counts in millimetres.
const POINTS: f64 = 72.0 / 25.4;
/// A4, where a file names no size.
const USUAL_WIDTH: f64 = 210.0 * POINTS;
/// Nothing is nested deeper.
const DEEPEST: usize = 100;

/// Whether a package is such a file.
pub fn is(package: &Package) -> bool {
    package.holds(ENTRY)
}

/// Reads a document.
///
/// # Errors
/// When the package or its XML is damaged, larger than anybody writes, or holds no text.
pub fn read(package: &mut Package) -> Result<Document, ReadError> {
    let damaged = ReadError::Damaged("OFD");
    let entry = package.text(ENTRY)?.ok_or(damaged.clone())?;
    let entry = parse(&entry)?;
    let (mut pages, mut glyphs) = (Vec::new(), 0);
    for root in entry.descendants().filter(|node| node.has_tag_name_local("DocRoot")).filter_map(|node| node.text()) {
        let root = root.trim().trim_start_matches('/').to_owned();
        let document = package.text(&root)?.ok_or(damaged.clone())?;
        let folder = root.rfind('/').map_or("", |at| &root[..=at]);
        let document = parse(&document)?;
        let usual = document.descendants().find(|node| node.has_tag_name_local("PhysicalBox")).and_then(width);
        for page in document.descendants().filter(|node| node.has_tag_name_local("Page")) {
            let Some(place) = own(page, "BaseLoc") else { continue };
            let place = place.strip_prefix('/').map_or_else(|| format!("{folder}{place}"), str::to_owned);
            let content = package.text(&place)?.ok_or(damaged.clone())?;
            let content = parse(&content)?;
            let mut drawn = Page { width: usual.unwrap_or(USUAL_WIDTH), glyphs: Vec::new() };
            if let Some(own) = content.descendants().find(|node| node.has_tag_name_local("PhysicalBox")).and_then(width) {
                drawn.width = own;
            }
            objects(content.root_element(), &mut drawn, 0);
            glyphs += drawn.glyphs.len();
            if glyphs > page::MOST_GLYPHS {
                return Err(ReadError::TooLarge);
            }
            pages.push(drawn);
        }
    }
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(ReadError::Scanned);
    }
    Ok(Document::new(page::text(pages), "ofd", "UTF-8"))
}

/// The width of a box, in points.
fn width(node: Node) -> Option<f64> {
    numbers(node.text()?).get(2).map(|width| width * POINTS).filter(|width| *width > 0.0)
}

fn objects(node: Node, page: &mut Page, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "TextObject" if own(child, "Visible") != Some("false") => text_object(child, page),
            _ => objects(child, page, depth + 1),
        }
    }
}

/// A text object: its box, its size, and the characters of its codes with the steps between them.
fn text_object(node: Node, drawn: &mut Page) {
    let number = |node: Node, name: &str| own(node, name).and_then(|value| value.trim().parse::<f64>().ok());
    let boundary = own(node, "Boundary").map(numbers).unwrap_or_default();
    let (left, top) = (boundary.first().copied().unwrap_or(0.0), boundary.get(1).copied().unwrap_or(0.0));
    let matrix: Option<[f64; 6]> = own(node, "CTM").and_then(|text| numbers(text).try_into().ok());
    let [a, b, c, d, e, f] = matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let size = number(node, "Size").unwrap_or(0.0);
    let (mut x, mut y) = (0.0, 0.0);
    for code in node.children().filter(|node| node.has_tag_name_local("TextCode")) {
        (x, y) = (number(code, "X").unwrap_or(x), number(code, "Y").unwrap_or(y));
        let (across, down) = (steps(own(code, "DeltaX")), steps(own(code, "DeltaY")));
        let (mut x, mut y) = (x, y);
        let room = (page::MOST_GLYPHS + 1).saturating_sub(drawn.glyphs.len());
        for (at, letter) in code.text().unwrap_or_default().chars().take(room).enumerate() {
            let usual = if letter.is_ascii() { size / 2.0 } else { size };
            // Where steps are given, the last of them goes on.
            let step = across.get(at).or(across.last()).copied();
            drawn.glyphs.push(Glyph {
                text: letter.to_string(),
                x: (left + a * x + c * y + e) * POINTS,
                y: (top + b * x + d * y + f) * POINTS,
                size: size * c.hypot(d) * POINTS,
                advance: usual * a.hypot(b) * POINTS,
            });
            x += step.unwrap_or(if down.is_empty() { usual } else { 0.0 });
            y += down.get(at).or(down.last()).copied().unwrap_or(0.0);
        }
    }
}

/// `5 5 g 3 4.5`: steps; `g 3 4.5` stands for three steps of 4.5.
fn steps(text: Option<&str>) -> Vec<f64> {
    /// No line has more characters.
    const MOST: usize = 10_000;
    let mut words = text.unwrap_or_default().split_whitespace();
    let mut found = Vec::new();
    while let Some(word) = words.next().filter(|_| found.len() < MOST) {
        if word == "g" {
            let count = words.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0).min(MOST);
            let step = words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            found.extend(std::iter::repeat_n(step, count));
        } else {
            found.push(word.parse().unwrap_or(0.0));
        }
    }
    found
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_single_or_repeated() {
        assert_eq!(steps(Some("5 g 3 4.5 6")), [5.0, 4.5, 4.5, 4.5, 6.0]);
        assert_eq!(steps(None), Vec::<f64>::new());
        assert_eq!(steps(Some("g 99999999999999 1 x")).len(), 10_000);
    }
}
