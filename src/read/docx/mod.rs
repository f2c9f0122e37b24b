//! Word documents (Office Open XML, ECMA-376), also those that WPS writes.
//!
//! The text is what a reader sees: automatic numbers written out, deleted text left out. Headers, footers and comments are
//! no part of it; footnotes, endnotes and text boxes stand apart, behind it.

mod body;
mod format;
mod numbering;
mod places;
mod styles;

use roxmltree::Node;

pub use places::{Paragraph, Piece, Places};

use super::package::Package;
use super::xml::{Local, child, own, parse};
use super::{Document, ReadError, table_warning, warning};
use crate::text::{Markup, MarkupKind};
use numbering::Numbering;
use styles::Styles;

/// Which text of tracked changes is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tracked {
    /// With what was inserted, without what was deleted.
    #[default]
    Final,
    /// As it was before.
    Original,
}

const RELATIONSHIPS: &str = "_rels/.rels";

/// Whether a package is a Word document.
pub fn is(package: &mut Package) -> bool {
    main_part(package).is_ok_and(|part| part.is_some())
}

/// Reads a document.
///
/// # Errors
/// When the package or its XML is damaged, or larger than anybody writes.
pub fn read(package: &mut Package, tracked: Tracked) -> Result<Document, ReadError> {
    read_placed(package, tracked).map(|read| read.0)
}

/// The same with where the words stand in the XML.
///
/// # Errors
/// Those of [`read`].
pub fn read_placed(package: &mut Package, tracked: Tracked) -> Result<(Document, Places), ReadError> {
    let main = main_part(package)?.ok_or(ReadError::Damaged("Word"))?;
    let folder = main.rfind('/').map_or("", |at| &main[..=at]).to_owned();
    let part = |package: &mut Package, name: &str| package.text(&format!("{folder}{name}"));
    let styles_text = part(package, "styles.xml")?;
    let numbering_text = part(package, "numbering.xml")?;
    let notes_text: Vec<String> = [part(package, "footnotes.xml")?, part(package, "endnotes.xml")?].into_iter().flatten().collect();
    let body_text = package.text(&main)?.ok_or(ReadError::Damaged("Word"))?;
    let styles_xml = styles_text.as_deref().map(parse).transpose()?;
    let styles = styles_xml.as_ref().map(|xml| Styles::read(xml.root_element())).unwrap_or_default();
    let numbering_xml = numbering_text.as_deref().map(parse).transpose()?;
    let numbering = numbering_xml.as_ref().map(|xml| Numbering::read(xml.root_element(), &styles)).unwrap_or_default();
    let xml = parse(&body_text)?;
    let mut body = body::Body::new(styles, numbering, tracked);
    body.read(xml.root_element());
    let (mut text, mut paragraphs, mut apart, left_out, places) = body.finish();
    drop(xml);
    let places = Places { part: main, xml: body_text, ..places };
    let mut warnings = Vec::new();
    let notes = notes_text.iter().map(|text| parse(text).map(|xml| notes(xml.root_element()))).collect::<Result<Vec<_>, _>>()?.concat();
    for (kind, name, found) in [("footnotes_apart", "footnotes", notes), ("text_boxes_apart", "text boxes", left_out.boxes)] {
        let begin = text.chars().count();
        let mut at = begin;
        for line in found.iter().flatten() {
            paragraphs.push(at);
            text.push_str(line);
            text.push('\n');
            at += line.chars().count() + 1;
        }
        if at > begin {
            apart.push(begin..at);
            let count = found.len();
            warnings.push(warning(kind, format!("{count} {name} stand behind the text and are not broken down into tasks")));
        }
    }
    warnings.extend(table_warning(left_out.rows));
    if left_out.too_deep > 0 {
        let message = format!("{} parts are nested too deep and are left out: take them out of their tables or frames", left_out.too_deep);
        warnings.push(warning("nested_too_deep", message));
    }
    let markup = apart.into_iter().map(|span| Markup { span, kind: MarkupKind::Apart }).collect();
    Ok((Document { paragraphs: Some(paragraphs), markup, warnings, ..Document::new(text, "docx", "UTF-8") }, places))
}

/// The part that holds the text, as the package's relationships name it.
fn main_part(package: &mut Package) -> Result<Option<String>, ReadError> {
    let Some(text) = package.text(RELATIONSHIPS)? else { return Ok(None) };
    let xml = parse(&text)?;
    let office = xml.descendants().find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")));
    let target = office.and_then(|node| node.attribute("Target")).map(|target| target.trim_start_matches('/').to_owned());
    // Workbooks and slides have a main part too.
    Ok(target.filter(|target| target.rsplit('/').next().is_some_and(|name| name.starts_with("document")) && package.holds(target)))
}

/// Notes that people wrote, by their paragraphs; the first two are separators.
fn notes(root: Node) -> Vec<Vec<String>> {
    let own = root.children().filter(|node| node.is_element() && own(*node, "type").is_none());
    own.map(paragraphs_of).filter(|note| !note.is_empty()).collect()
}

/// The words of the paragraphs inside something that stands apart.
fn paragraphs_of(node: Node) -> Vec<String> {
    let words = |paragraph: Node| -> String {
        let texts = paragraph.descendants().filter(|node| node.has_tag_name_local("t"));
        texts.filter_map(|node| node.text()).collect::<String>().replace(['\n', '\r'], " ")
    };
    let paragraphs = node.descendants().filter(|node| node.has_tag_name_local("p")).map(words);
    paragraphs.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
}

/// The value of a child: `<w:start w:val="3"/>`.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| own(child, "val"))
}

/// Whether a switch is there and not off.
fn is_on(node: Node, name: &str) -> bool {
    child(node, name).is_some_and(|child| !matches!(own(child, "val"), Some("0" | "false" | "off" | "none")))
}
