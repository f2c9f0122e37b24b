//! The body of a Word document.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let _ = zip.start_file(*name, SimpleFileOptions::default());
        let _ = zip.write_all(content);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fuzz_target!(|data: &[u8]| {
    let relations = br#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let bytes = package(&[("_rels/.rels", relations), ("word/document.xml", data), ("word/numbering.xml", data), ("word/styles.xml", data)]);
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
