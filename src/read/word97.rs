//! Word 97–2003 documents (`.doc`, and `.wps` of old). Their text is read whole; of automatic numbers only the kind is
//! known, so that a warning says where they stand.

use rwml::{Block, Cell, DocModel, Error, Paragraph, SourceRegionKind};

use std::ops::Range;

use super::{COLUMNS, Document, ReadError, guard, table_warning, warning};
use crate::text::{Markup, MarkupKind};

/// First bytes of a compound file: Word 97, and packages with a password.
pub const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0";
/// Nothing is nested deeper.
const DEEPEST: usize = 50;

/// Reads a document.
///
/// # Errors
/// When it has a password, is damaged, or is no document of Word.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let utf16: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(utf16.len()).any(|window| window == utf16) {
        return Err(ReadError::Protected);
    }
    let bytes = bytes.to_vec();
    let Body { text, paragraphs, numbered, tables, .. } = guard::apart("Word 97", move || main_text(&bytes))?;
    let warnings = table_warning(tables.len()).into_iter().collect();
    let markup = tables.into_iter().map(|span| Markup { span, kind: MarkupKind::Apart }).collect();
    let mut document = Document { paragraphs: Some(paragraphs), markup, warnings, ..Document::new(text, "doc", "UTF-16LE") };
    if numbered > 0 {
        let message =
            format!("{numbered} paragraphs have automatic numbers that Word 97 files do not spell out: save it as .docx to be sure");
        document.warnings.push(warning("automatic_numbers", message));
    }
    Ok(document)
}

fn main_text(bytes: &[u8]) -> Result<Body, ReadError> {
    let model = rwml::Document::open(bytes).map(|document| document.model()).map_err(|error| match error {
        Error::Encrypted { .. } => ReadError::Protected,
        Error::MissingStream(_) => ReadError::Unsupported("OLE"),
        Error::UnsupportedVersion(_) => ReadError::Unsupported("Word 6/95"),
        _ => ReadError::Damaged("Word 97"),
    })?;
    let mut body = Body::default();
    for block in main_blocks(&model) {
        body.block(block, 0);
    }
    Ok(body)
}

/// The body, without headers, footers and notes.
fn main_blocks(model: &DocModel) -> Vec<&Block> {
    let regions: Vec<&Block> = model.source_regions(SourceRegionKind::Main).flat_map(|region| model.source_region_blocks(region)).collect();
    if regions.is_empty() { model.blocks.iter().collect() } else { regions }
}

#[derive(Default)]
struct Body {
    text: String,
    chars: usize,
    paragraphs: Vec<usize>,
    numbered: usize,
    /// Rows of tables, in code points.
    tables: Vec<Range<usize>>,
}

impl Body {
    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) if depth < DEEPEST => {
                for row in &table.rows {
                    let start = self.chars;
                    row.cells.iter().flat_map(|cell: &Cell| &cell.blocks).for_each(|block| self.block(block, depth + 1));
                    if row.cells.len() >= COLUMNS && depth == 0 {
                        self.tables.push(start..self.chars);
                    }
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.paragraphs.push(self.chars);
        if let Some(list) = paragraph.props.list.as_ref().filter(|list| list.ordered) {
            self.numbered += 1;
            self.push(list.label.trim());
        }
        let text: String = paragraph.text().chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
        self.push(text.trim_end_matches('\n'));
        self.push("\n");
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars += text.chars().count();
    }
}
