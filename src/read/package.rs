//! Zip packages: parts by name, read with a bound, so that no archive can fill the memory.

use std::io::{Cursor, Read as _};
use zip::ZipArchive;

use super::ReadError;

/// No part is larger when it is unpacked, in bytes.
const LARGEST_PART: u64 = 64 << 20;

/// An opened package.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// When the archive is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadError> {
        ZipArchive::new(Cursor::new(bytes)).map(|zip| Package { zip }).map_err(|_| ReadError::Damaged("zip"))
    }

    /// Whether there is a part of this name.
    pub fn holds(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Names of the parts.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|name| name.ok().map(|name| name.into_owned()))
    }

    /// A part as text; `None` where there is none.
    ///
    /// # Errors
    /// When it is damaged, protected or larger than anybody writes.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(ReadError::Protected),
            Err(_) => return Err(ReadError::Damaged("zip")),
        };
        let mut bytes = Vec::new();
        part.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged("zip"))?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(ReadError::TooLarge);
        }
        decode(bytes).map(Some)
    }
}

/// XML is UTF-8, or UTF-16 with its mark.
fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    let (text, _, wrong) = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding.decode(&bytes),
        None => return String::from_utf8(bytes).map_err(|_| ReadError::Damaged("XML")),
    };
    if wrong { Err(ReadError::Damaged("XML")) } else { Ok(text.into_owned()) }
}
