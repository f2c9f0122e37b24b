//! The text of the body: paragraphs with their labels, tables by rows, tracked changes as asked for.

use roxmltree::Node;
use std::ops::Range;

use super::numbering::Numbering;
use super::places::{Paragraph, Piece, Places};
use super::styles::{Styles, numbering_of};
use super::{Tracked, is_on, value};
use crate::read::xml::{Local, child, own};
use crate::read::{COLUMNS, LONGEST_CELL};

/// Nothing is nested deeper in a document that a program wrote.
const DEEPEST: usize = 200;

/// What of a document was left out.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// The paragraphs of text boxes, a box each.
    pub boxes: Vec<Vec<String>>,
    /// Rows of tables, which are text and no sentences.
    pub rows: usize,
    /// What is nested too deep.
    pub too_deep: usize,
}

/// The body while it is read.
pub struct Body {
    styles: Styles,
    numbering: Numbering,
    tracked: Tracked,
    text: String,
    /// Code points so far, and where each paragraph begins.
    chars: usize,
    paragraphs: Vec<usize>,
    left_out: LeftOut,
    /// Rows of tables, in code points.
    tables: Vec<Range<usize>>,
    places: Places,
    /// Code points of the paragraph that is being read.
    own_chars: usize,
    /// Whether the mark that ended the last paragraph was deleted, so that the next goes on with it.
    joined: bool,
}

impl Body {
    /// An empty body.
    pub fn new(styles: Styles, numbering: Numbering, tracked: Tracked) -> Body {
        Body {
            styles,
            numbering,
            tracked,
            text: String::new(),
            chars: 0,
            paragraphs: Vec::new(),
            left_out: LeftOut::default(),
            tables: Vec::new(),
            places: Places::default(),
            own_chars: 0,
            joined: false,
        }
    }

    /// Reads the document element.
    pub fn read(&mut self, document: Node) {
        if let Some(body) = child(document, "body") {
            self.blocks(body, 0);
        }
    }

    /// The text, where its paragraphs begin in code points, rows of tables, what was left out, and where its words stand in
    /// the XML.
    pub fn finish(self) -> (String, Vec<usize>, Vec<Range<usize>>, LeftOut, Places) {
        (self.text, self.paragraphs, self.tables, self.left_out, self.places)
    }

    /// Whether a row is one of a table of data, and not a frame around words; one inside another is part of that.
    fn is_row_of_data(&self, row: Node) -> bool {
        let cells = || row.children().filter(|cell| cell.has_tag_name_local("tc"));
        let length = |cell: Node| -> usize { cell.descendants().filter_map(|node| node.text()).map(|text| text.chars().count()).sum() };
        cells().count() >= COLUMNS
            && cells().all(|cell| length(cell) <= LONGEST_CELL)
            && !row.ancestors().skip(1).any(|outer| outer.has_tag_name_local("tr"))
    }

    /// Paragraphs, tables, and what holds them.
    fn blocks(&mut self, node: Node, depth: usize) {
        if depth > DEEPEST {
            self.left_out.too_deep += 1;
            return;
        }
        for block in node.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" => self.paragraph(block),
                "tr" if self.is_row_of_data(block) => {
                    let start = self.chars;
                    self.blocks(block, depth + 1);
                    self.left_out.rows += 1;
                    self.tables.push(start..self.chars);
                }
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(block, depth + 1),
                "ins" | "moveTo" if self.tracked == Tracked::Final => self.blocks(block, depth + 1),
                "del" | "moveFrom" if self.tracked == Tracked::Original => self.blocks(block, depth + 1),
                "AlternateContent" => {
                    if let Some(choice) = alternative(block) {
                        self.blocks(choice, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node) {
        let properties = child(node, "pPr");
        let mut own = String::new();
        self.own_chars = 0;
        let first = self.places.pieces.len();
        self.inlines(node, &mut own, 0);
        let start = self.chars;
        if !self.joined {
            self.paragraphs.push(self.chars);
            if let Some(label) = self.label(properties) {
                self.push(&label);
            }
        }
        for piece in &mut self.places.pieces[first..] {
            piece.start += self.chars;
        }
        self.places.paragraphs.push(Paragraph { start, xml: node.range(), properties: properties.map(|node| node.range()) });
        self.push(&own);
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        self.joined = mark.is_some_and(|mark| match self.tracked {
            Tracked::Final => child(mark, "del").is_some() || child(mark, "moveFrom").is_some(),
            Tracked::Original => child(mark, "ins").is_some() || child(mark, "moveTo").is_some(),
        });
        if !self.joined {
            self.push("\n");
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars += text.chars().count();
    }

    /// Adds to the paragraph that is being read.
    fn add(&mut self, text: &str, out: &mut String) {
        out.push_str(text);
        self.own_chars += text.chars().count();
    }

    /// The automatic number of a paragraph: its own, else its style's.
    fn label(&mut self, properties: Option<Node>) -> Option<String> {
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        let own = properties.map(numbering_of).unwrap_or_default();
        let of_style = self.styles.numbering(style).map(|(numbering, named)| (numbering, named.to_owned()));
        match (own.number, of_style) {
            (Some(_), _) => self.numbering.next(own, style),
            (None, Some((numbering, named))) => {
                let level = own.level.or(numbering.level);
                let named = style.map_or(named, str::to_owned);
                self.numbering.next(super::styles::NumberingOf { level, ..numbering }, Some(&named))
            }
            (None, None) => None,
        }
    }

    /// Runs and what holds them.
    fn inlines(&mut self, node: Node, out: &mut String, depth: usize) {
        if depth > DEEPEST {
            self.left_out.too_deep += 1;
            return;
        }
        for inline in node.children().filter(Node::is_element) {
            match inline.tag_name().name() {
                "r" => self.run(inline, out, depth + 1),
                "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo" => {
                    self.inlines(inline, out, depth + 1);
                }
                "ins" | "moveTo" if self.tracked == Tracked::Final => self.inlines(inline, out, depth + 1),
                "del" | "moveFrom" if self.tracked == Tracked::Original => self.inlines(inline, out, depth + 1),
                "AlternateContent" => {
                    if let Some(choice) = alternative(inline) {
                        self.inlines(choice, out, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, node: Node, out: &mut String, depth: usize) {
        if depth > DEEPEST || child(node, "rPr").is_some_and(|properties| is_on(properties, "vanish")) {
            return;
        }
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => {
                    self.places.pieces.extend(Piece::of(node, part, self.own_chars));
                    self.add(part.text().unwrap_or_default(), out);
                }
                "delText" if self.tracked == Tracked::Original => self.add(part.text().unwrap_or_default(), out),
                "tab" | "ptab" => self.add("\t", out),
                "noBreakHyphen" => self.add("-", out),
                // A page ends no line of the text; a line does, inside its paragraph.
                "br" if own(part, "type").is_none_or(|kind| kind == "textWrapping") => self.add("\n", out),
                "cr" => self.add("\n", out),
                "ruby" => {
                    if let Some(base) = child(part, "rubyBase") {
                        self.inlines(base, out, depth + 1);
                    }
                }
                "AlternateContent" | "drawing" | "pict" | "object" => {
                    let content = part.descendants().find(|node| node.has_tag_name_local("txbxContent"));
                    self.left_out.boxes.extend(content.map(|content| super::paragraphs_of(content)));
                }
                _ => {}
            }
        }
    }
}

/// What to read of a choice between forms: the first, else the one to fall back to.
fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}
