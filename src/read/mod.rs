//! Bytes to source text. Formats are told by content, not by name.

mod docx;
mod encoding;
mod guard;
mod html;
mod markdown;
mod ofd;
mod package;
mod page;
mod pdf;
mod word97;
mod xml;

pub use docx::{Paragraph, Piece, Places, Tracked};
pub use encoding::encoding_for;
pub use guard::READER;

use encoding_rs::Encoding;
use thiserror::Error;

use crate::model::Warning;
use crate::text::Markup;
use package::Package;

/// Why bytes are no text that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The bytes are no text.
    #[error("not a text file: save it as plain text first")]
    NotText,
    /// The bytes are a document of a kind that is not read.
    #[error("a {0} file, which cannot be read: save it as .docx or plain text first")]
    Unsupported(&'static str),
    /// The file is not whole.
    #[error("a damaged file ({0}): open it in its program and save it again")]
    Damaged(&'static str),
    /// The pages are pictures of text.
    #[error("holds pictures of text and no text: have the text recognised (OCR) first, or use the original")]
    Scanned,
    /// The file has a password.
    #[error("protected by a password: save it without one first")]
    Protected,
    /// A part of the file is larger than anybody writes.
    #[error("unpacks to more than anybody writes: it is not read")]
    TooLarge,
    /// There is no such encoding.
    #[error("unknown encoding {0:?}: use one such as UTF-8, GB18030, Big5, UTF-16LE")]
    UnknownEncoding(String),
    /// The bytes are not in the encoding that was given.
    #[error("not valid {0}: leave --encoding out to have it detected")]
    WrongEncoding(String),
}

impl ReadError {
    /// A word for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            ReadError::NotText => "not_text",
            ReadError::Unsupported(_) => "unsupported_format",
            ReadError::Damaged(_) => "damaged",
            ReadError::Scanned => "scanned",
            ReadError::Protected => "protected",
            ReadError::TooLarge => "too_large",
            ReadError::UnknownEncoding(_) => "unknown_encoding",
            ReadError::WrongEncoding(_) => "wrong_encoding",
        }
    }
}

/// A text and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The text, without byte order mark.
    pub text: String,
    /// Kind of file.
    pub format: &'static str,
    /// Name of the character encoding.
    pub encoding: &'static str,
    /// Where the paragraphs of the file begin, in code points; only where it has paragraphs that are not lines.
    pub paragraphs: Option<Vec<usize>>,
    /// What of the text is markup and says nothing, in order.
    pub markup: Vec<Markup>,
    /// Comments that the file carries beside its text, in order.
    pub comments: Vec<Comment>,
    /// What the reader of the text should know.
    pub warnings: Vec<Warning>,
}

/// A comment of a file, which is no part of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands in the text, in code points.
    pub at: usize,
    /// What it says.
    pub text: String,
}

impl Document {
    /// A text by itself.
    pub fn new(text: String, format: &'static str, encoding: &'static str) -> Document {
        Document { text, format, encoding, paragraphs: None, markup: Vec::new(), comments: Vec::new(), warnings: Vec::new() }
    }

    /// The same draft, plain or Markdown, with another text.
    pub fn with_text(&self, text: String) -> Document {
        match self.format {
            "markdown" => markdown::read(text, self.encoding),
            _ => Document { text, ..self.clone() },
        }
    }
}

/// How files are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The encoding of plain text, instead of the one that its bytes show.
    pub encoding: Option<&'static Encoding>,
    /// Which text of tracked changes is read.
    pub tracked: Tracked,
}

/// A row of so many cells is one of a table of data; fewer are used to lay words out.
const COLUMNS: usize = 3;
/// A longer cell, in characters, holds running text.
const LONGEST_CELL: usize = 200;

/// Says that rows of tables are no sentences to be broken down.
fn table_warning(rows: usize) -> Option<Warning> {
    (rows > 0).then(|| warning("table_rows", format!("{rows} rows of tables are kept in the text, but not broken down into tasks")))
}

fn warning(kind: &str, message: String) -> Warning {
    Warning { kind: kind.to_owned(), message }
}

/// First bytes of documents that are not read, and what they are.
const SIGNATURES: [(&[u8], &str); 4] = [(b"\x1F\x8B", "gzip"), (b"{\\rtf", "RTF"), (b"MIME-Version:", "MHTML"), (b"Rar!", "RAR")];
/// First bytes of a zip package, and of one that holds nothing.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// A PDF file may have so many bytes of rubbish before it.
const BEFORE_PDF: usize = 1024;

/// Reads a file; what it is is told by its content, never by its name.
///
/// # Errors
/// When the bytes are a kind of document that is not read, damaged, protected, no text, or not in the given encoding.
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    if ZIP.iter().any(|signature| bytes.starts_with(signature)) {
        let mut package = Package::open(bytes)?;
        if docx::is(&mut package) {
            return docx::read(&mut package, options.tracked);
        }
        if ofd::is(&package) {
            return ofd::read(&mut package);
        }
        let kind = ["xl/", "ppt/", "content.xml"]
            .iter()
            .zip(["Excel", "PowerPoint", "OpenDocument"])
            .find(|(part, _)| package.names().any(|name| name.starts_with(*part)));
        return Err(ReadError::Unsupported(kind.map_or("zip", |(_, kind)| kind)));
    }
    if bytes.starts_with(word97::SIGNATURE) {
        return word97::read(bytes);
    }
    let head = &bytes[..bytes.len().min(BEFORE_PDF)];
    if head.windows(pdf::SIGNATURE.len()).any(|window| window == pdf::SIGNATURE) {
        return pdf::read(bytes);
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ReadError::Unsupported(name));
    }
    let (text, encoding) = encoding::decode(bytes, options.encoding)?;
    if text.trim_start().starts_with("<?xml") && text.contains("<w:document") {
        return Err(ReadError::Unsupported("Word XML"));
    }
    Ok(if html::is(&text) {
        html::read(&text, encoding)
    } else if markdown::is(&text) {
        markdown::read(text, encoding)
    } else {
        Document::new(text, "text", encoding)
    })
}

/// Reads a Word document (`.docx`) with where its words stand in its XML; `None` for any other file.
///
/// # Errors
/// Those of [`read_with`].
pub fn read_placed(bytes: &[u8], options: &Options) -> Result<Option<(Document, Places)>, ReadError> {
    if !ZIP.iter().any(|signature| bytes.starts_with(signature)) {
        return Ok(None);
    }
    let mut package = Package::open(bytes)?;
    if docx::is(&mut package) { docx::read_placed(&mut package, options.tracked).map(Some) } else { Ok(None) }
}

/// A part of a package as text, as bounded as the rest; `None` where there is none.
///
/// # Errors
/// When the package or the part is damaged, protected or larger than anybody writes.
pub fn part(bytes: &[u8], name: &str) -> Result<Option<String>, ReadError> {
    Package::open(bytes)?.text(name)
}

/// Reads a file in the usual way; the encoding of plain text is decided from the bytes unless given.
///
/// # Errors
/// Those of [`read_with`].
pub fn read(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<Document, ReadError> {
    read_with(bytes, &Options { encoding, ..Options::default() })
}
