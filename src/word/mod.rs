//! Writing into Word documents that people made: words changed inside their runs, remarks as comments. All that is not
//! concerned stays byte for byte as it was.

mod change;
mod comment;

pub use change::{Change, can_change, change};
pub use comment::{Remark, remark};

use std::io::{Cursor, Write as _};
use std::ops::Range;
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::read::ReadError;

/// Why a document could not be written.
#[derive(Debug, Error)]
pub enum WordError {
    /// The package cannot be taken apart or put together.
    #[error("the document cannot be rewritten: {0}")]
    Package(#[from] zip::result::ZipError),
    /// A part cannot be written.
    #[error("the document cannot be rewritten: {0}")]
    Part(#[from] std::io::Error),
    /// A part cannot be read.
    #[error("the document cannot be rewritten: {0}")]
    Read(#[from] ReadError),
    /// A part is not what it must be.
    #[error("the document cannot be rewritten: {0} is not as it must be")]
    Form(&'static str),
}

/// A replacement in the XML, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Splice {
    range: Range<usize>,
    text: String,
}

impl Splice {
    fn insert(at: usize, text: impl Into<String>) -> Splice {
        Splice { range: at..at, text: text.into() }
    }
}

/// Carries replacements out; those at one place in the order given.
fn spliced(xml: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(xml.len() + splices.iter().map(|splice| splice.text.len()).sum::<usize>());
    let mut at = 0;
    for splice in splices.iter().filter(|splice| splice.range.end <= xml.len()) {
        // What lies inside a place that was replaced already is gone.
        if splice.range.start < at {
            continue;
        }
        out.push_str(&xml[at..splice.range.start]);
        out.push_str(&splice.text);
        at = splice.range.end;
    }
    out.push_str(&xml[at..]);
    out
}

/// The package with some parts replaced or added; all others are copied as they are.
fn repacked(bytes: &[u8], parts: &[(&str, String)]) -> Result<Vec<u8>, WordError> {
    let mut old = ZipArchive::new(Cursor::new(bytes))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut written = vec![false; parts.len()];
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for index in 0..old.len() {
        let part = old.by_index_raw(index)?;
        let name = part.name()?.into_owned();
        let place = parts.iter().position(|(wanted, _)| *wanted == name);
        if let Some(place) = place {
            drop(part);
            written[place] = true;
            new.start_file(&*name, options)?;
            new.write_all(parts[place].1.as_bytes())?;
        } else {
            new.raw_copy_file(part)?;
        }
    }
    for ((name, content), _) in parts.iter().zip(written).filter(|(_, written)| !written) {
        new.start_file(*name, options)?;
        new.write_all(content.as_bytes())?;
    }
    Ok(new.finish()?.into_inner())
}

/// The XML of the main part says its encoding; it is written as UTF-8, whatever it was.
fn declared(xml: String) -> String {
    match xml.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((head, rest)) if head.to_ascii_lowercase().contains("utf-16") => {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
        }
        _ => xml,
    }
}

/// Text as XML has it; what XML cannot hold is left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Where a character of escaped words begins, in bytes; their length for the one behind the last.
fn byte_of(words: &str, chars: usize) -> usize {
    let mut at = 0;
    for _ in 0..chars {
        let rest = &words[at..];
        let length = match rest.strip_prefix('&').and_then(|inner| inner.find(';')) {
            Some(end) => end + 2,
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        at += length;
    }
    at.min(words.len())
}

/// Makes the blanks at the ends of a text element count.
fn preserve(xml: &str, element: &Range<usize>) -> Option<Splice> {
    let tag = &xml[element.clone()];
    let end = tag.find('>')?;
    let name = tag[1..end].find(|c: char| c.is_whitespace() || c == '/').map_or(end, |at| at + 1);
    (!tag[..end].contains("xml:space")).then(|| Splice::insert(element.start + name, " xml:space=\"preserve\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_written() {
        let words = "甲&amp;乙&#x4E19;丁";
        assert_eq!([0, 1, 2, 3, 4, 5].map(|chars| byte_of(words, chars)), [0, 3, 8, 11, 19, 22]);
        assert_eq!(escape("a<\u{1}b&\"甲"), "a&lt;b&amp;&quot;甲");
    }

    #[test]
    fn splices_keep_their_order() {
        let splices =
            vec![Splice { range: 2..4, text: "X".to_owned() }, Splice::insert(2, "1"), Splice::insert(2, "2"), Splice::insert(6, "!")];
        assert_eq!(spliced("abcdef", splices), "ab12Xef!");
    }
}
