//! Writing a text back into its file as it was: same encoding, same byte order mark, whole or not at all.

use anyhow::{Result, bail};
use std::path::Path;

use super::output;
use crate::lang::Lang;
use crate::read::Document;

/// Writes `document` into the file that `before` was read from.
///
/// # Errors
/// When the file's encoding has no such characters, or the file cannot be written.
pub fn write(path: &Path, before: &[u8], document: &Document, lang: Lang) -> Result<()> {
    output::replace(path, &encode(before, document, lang)?)
}

fn encode(before: &[u8], document: &Document, lang: Lang) -> Result<Vec<u8>> {
    let mark: &[u8] = match before {
        [0xEF, 0xBB, 0xBF, ..] => &[0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE, ..] => &[0xFF, 0xFE],
        [0xFE, 0xFF, ..] => &[0xFE, 0xFF],
        _ => &[],
    };
    let body = match document.encoding {
        "UTF-16LE" => document.text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => document.text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        name => {
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::UTF_8);
            let (bytes, _, lost) = encoding.encode(&document.text);
            if lost {
                let zh = format!("{name} 编码写不下改后的文字，请先把文件转为 UTF-8");
                let en = format!("{name} cannot hold the fixed text: convert the file to UTF-8 first");
                bail!(super::words(lang, &zh, &en));
            }
            bytes.into_owned()
        }
    };
    Ok([mark, &body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn every_encoding_comes_back_as_it_was() {
        let text = "同志们：\r\n一、提高认识。今年要抓好安全生产。\r\n";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            encoding_rs::GB18030.encode(text).0.into_owned(),
            [b"\xFF\xFE", wide.as_slice()].concat(),
        ] {
            let document = read::read(&bytes, None).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(encode(&bytes, &document, Lang::En).ok(), Some(bytes));
        }
    }
}
