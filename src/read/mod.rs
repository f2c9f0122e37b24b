//! Bytes to source text. Formats are told by content, not by name.

mod encoding;

pub use encoding::encoding_for;

use encoding_rs::Encoding;
use thiserror::Error;

/// Why bytes are no text that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The bytes are no text.
    #[error("not a text file: save it as plain text first")]
    NotText,
    /// The bytes are a document of a kind that is not read.
    #[error("a {0} file, which cannot be read: save it as plain text first")]
    Unsupported(&'static str),
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
}

/// First bytes of documents that are no plain text.
const SIGNATURES: [(&[u8], &str); 5] =
    [(b"PK\x03\x04", "Word or zip"), (b"%PDF", "PDF"), (b"\xD0\xCF\x11\xE0", "Word 97"), (b"\x1F\x8B", "gzip"), (b"{\\rtf", "RTF")];

/// Reads plain text; the encoding is decided from the bytes unless given.
///
/// # Errors
/// When the bytes are another kind of document, no text, or not in the given encoding.
pub fn read(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<Document, ReadError> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ReadError::Unsupported(name));
    }
    let (text, encoding) = encoding::decode(bytes, encoding)?;
    Ok(Document { text, format: "text", encoding })
}
