//! Remarks as Word shows them: comments at their place, in a part of their own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::{Splice, WordError, byte_of, declared, escape, preserve, repacked, spliced};
use crate::read::{Piece, Places, part};

/// A remark on a stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
}

const AUTHOR: &str = "speechkit";
const INITIALS: &str = "SK";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";

/// The document with remarks as comments, behind those that it has already.
///
/// # Errors
/// When the package cannot be rewritten.
pub fn remark(bytes: &[u8], places: &Places, remarks: &[Remark]) -> Result<Vec<u8>, WordError> {
    let (folder, file) = places.part.rsplit_once('/').map_or(("", places.part.as_str()), |(folder, file)| (folder, file));
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let relations_name = beside(&format!("_rels/{file}.rels"));
    let relations = part(bytes, &relations_name)?.unwrap_or_else(|| {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".to_owned()
    });
    let target = target(&relations)?;
    let comments_name = match &target {
        Some(target) => target.strip_prefix('/').map_or_else(|| beside(target), str::to_owned),
        None => beside("comments.xml"),
    };
    let old = part(bytes, &comments_name)?;
    let prefix = prefix(&places.xml).to_owned();
    let first = old.as_deref().map_or(0, next_id);
    let xml = declared(spliced(&places.xml, marks(places, remarks, first, &prefix)));
    let mut parts = vec![(places.part.as_str(), xml), (comments_name.as_str(), comments(old, remarks, first)?)];
    if target.is_none() {
        let own = format!("<Relationship Id=\"rIdSpeechkitComments\" Type=\"{KIND}\" Target=\"comments.xml\"/>");
        parts.push((relations_name.as_str(), inside(relations, "</", "Relationships>", &own)?));
    }
    let types = part(bytes, TYPES)?.ok_or(WordError::Form(TYPES))?;
    if !types.contains(CONTENT) {
        let own = format!("<Override PartName=\"/{comments_name}\" ContentType=\"{CONTENT}\"/>");
        parts.push((TYPES, inside(types, "</", "Types>", &own)?));
    }
    repacked(bytes, &parts)
}

/// The part of comments that the relationships name.
fn target(relations: &str) -> Result<Option<String>, WordError> {
    let xml = roxmltree::Document::parse(relations).map_err(|_| WordError::Form("document.xml.rels"))?;
    let comments = xml.descendants().find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/comments")));
    Ok(comments.and_then(|node| node.attribute("Target")).map(str::to_owned))
}

/// How the document writes the main namespace: `w:`.
fn prefix(xml: &str) -> &str {
    let root = xml.find("document").unwrap_or(0);
    let open = xml[..root].rfind('<').map_or(root, |at| at + 1);
    &xml[open..root]
}

/// The number behind the highest of the comments.
fn next_id(comments: &str) -> usize {
    let Ok(xml) = roxmltree::Document::parse(comments) else { return 0 };
    let ids = xml.root_element().children().flat_map(|node| node.attributes().collect::<Vec<_>>());
    ids.filter(|attribute| attribute.name() == "id")
        .filter_map(|attribute| attribute.value().parse::<usize>().ok())
        .max()
        .map_or(0, |id| id + 1)
}

/// Puts something before the last end tag of a name, whatever its prefix.
fn inside(xml: String, open: &str, name: &str, own: &str) -> Result<String, WordError> {
    let form = WordError::Form("an end tag");
    let Some(end) = xml.rfind(name) else { return Err(form) };
    let Some(at) = xml[..end].rfind(open) else { return Err(form) };
    Ok(format!("{}{own}{}", &xml[..at], &xml[at..]))
}

fn comments(old: Option<String>, remarks: &[Remark], first: usize) -> Result<String, WordError> {
    let mut own = String::new();
    for (id, remark) in (first..).zip(remarks) {
        let _ = write!(own, "<w:comment xmlns:w=\"{NAMESPACE}\" w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"{INITIALS}\">");
        for line in &remark.lines {
            let _ = write!(own, "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line));
        }
        own.push_str("</w:comment>");
    }
    match old {
        Some(old) => inside(old, "</", "comments>", &own),
        None => Ok(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:comments xmlns:w=\"{NAMESPACE}\">{own}</w:comments>"
        )),
    }
}

/// Where something is put into the XML.
enum Place<'a> {
    /// Beside words: a run is divided there, unless it begins or ends there.
    Words(&'a Piece, usize),
    /// At a byte between runs.
    Between(usize),
}

fn marks(places: &Places, remarks: &[Remark], first: usize, prefix: &str) -> Vec<Splice> {
    // At one place what ends stands before what begins.
    let mut ends: Vec<(Place, String)> = Vec::new();
    let mut begins: Vec<(Place, String)> = Vec::new();
    for (id, remark) in (first..).zip(remarks) {
        let Some((from, to)) = stretch(places, remark) else { continue };
        begins.push((from, format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>")));
        ends.push((
            to,
            format!("<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"),
        ));
    }
    gathered(places, ends.into_iter().chain(begins).collect(), prefix)
}

/// Where a remark begins and ends: at its words; where these are made by Word (an automatic number), at those of their
/// paragraph; in an empty paragraph between its properties and its end.
fn stretch<'a>(places: &'a Places, remark: &Remark) -> Option<(Place<'a>, Place<'a>)> {
    let own = |start: usize, end: usize| {
        let first = places.pieces.partition_point(|piece| piece.end() <= start);
        let last = places.pieces.partition_point(|piece| piece.start < end);
        let (first, last) = (places.pieces.get(first)?, last.checked_sub(1).and_then(|last| places.pieces.get(last))?);
        (first.start < end && last.end() > start)
            .then(|| (Place::Words(first, start.max(first.start)), Place::Words(last, end.min(last.end()))))
    };
    let end = remark.end.max(remark.start + 1);
    own(remark.start, end).or_else(|| {
        let index = places.paragraphs.partition_point(|paragraph| paragraph.start <= remark.start);
        let paragraph = places.paragraphs.get(index.saturating_sub(1))?;
        let next = places.paragraphs.get(index);
        let within = next.map_or(usize::MAX, |next| next.start);
        own(paragraph.start, within).or_else(|| {
            let at = between(places, paragraph)?;
            Some((Place::Between(at), Place::Between(at)))
        })
    })
}

/// A place inside a paragraph that has no words.
fn between(places: &Places, paragraph: &crate::read::Paragraph) -> Option<usize> {
    if let Some(properties) = &paragraph.properties {
        return Some(properties.end);
    }
    let tag = &places.xml[paragraph.xml.clone()];
    let end = tag.find('>')?;
    (!tag[..end].ends_with('/')).then_some(paragraph.xml.start + end + 1)
}

/// One splice for each place, so that a run is divided once where several remarks meet.
fn gathered(places: &Places, marks: Vec<(Place, String)>, prefix: &str) -> Vec<Splice> {
    let mut at: BTreeMap<usize, (String, Option<&Piece>)> = BTreeMap::new();
    for (place, text) in marks {
        let (byte, divided) = match place {
            Place::Between(byte) => (byte, None),
            Place::Words(piece, chars) if chars == piece.start && piece.alone.0 => (piece.run.start, None),
            Place::Words(piece, chars) if chars == piece.end() && piece.alone.1 => (piece.run.end, None),
            Place::Words(piece, chars) => {
                let words = &places.xml[piece.words.clone()];
                (piece.words.start + byte_of(words, chars - piece.start), Some(piece))
            }
        };
        let entry = at.entry(byte).or_default();
        entry.0.push_str(&text);
        entry.1 = entry.1.or(divided);
    }
    let mut splices = Vec::new();
    let mut divided = None;
    for (byte, (text, piece)) in at {
        let Some(piece) = piece else {
            splices.push(Splice::insert(byte, text));
            continue;
        };
        let properties = piece.properties.clone().map_or("", |range: Range<usize>| &places.xml[range]);
        splices
            .push(Splice::insert(byte, format!("</{prefix}t></{prefix}r>{text}<{prefix}r>{properties}<{prefix}t xml:space=\"preserve\">")));
        // The places of one element stand side by side.
        if divided.replace(piece.element.start) != Some(piece.element.start) {
            splices.extend(preserve(&places.xml, &piece.element));
        }
    }
    splices
}
