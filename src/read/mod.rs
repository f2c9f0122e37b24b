//! Bytes to source text. Formats are told by content, not by name.

mod docx;
mod encoding;
mod package;

pub use docx::Tracked;
pub use encoding::encoding_for;

use crate::model::Warning;
use package::Package;

use encoding_rs::Encoding;
use thiserror::Error;

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
    /// What the reader of the text should know.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// A text by itself.
    pub fn new(text: String, format: &'static str, encoding: &'static str) -> Document {
        Document { text, format, encoding, paragraphs: None, warnings: Vec::new() }
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

/// First bytes of documents that are not read, and what they are.
const SIGNATURES: [(&[u8], &str); 3] = [(b"%PDF", "PDF"), (b"\x1F\x8B", "gzip"), (b"{\\rtf", "RTF")];
/// First bytes of a zip package, and of one that holds nothing.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// First bytes of a compound file: Word 97, and packages with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

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
        let kind = ["xl/", "ppt/", "OFD.xml"]
            .iter()
            .zip(["Excel", "PowerPoint", "OFD"])
            .find(|(part, _)| package.names().any(|name| name.starts_with(*part)));
        return Err(ReadError::Unsupported(kind.map_or("zip", |(_, kind)| kind)));
    }
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = bytes.windows(name.len()).any(|window| window == name);
        return Err(if protected { ReadError::Protected } else { ReadError::Unsupported("Word 97 (.doc, .wps)") });
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ReadError::Unsupported(name));
    }
    let (text, encoding) = encoding::decode(bytes, options.encoding)?;
    Ok(Document::new(text, "text", encoding))
}

/// Reads a file in the usual way; the encoding of plain text is decided from the bytes unless given.
///
/// # Errors
/// Those of [`read_with`].
pub fn read(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<Document, ReadError> {
    read_with(bytes, &Options { encoding, ..Options::default() })
}
