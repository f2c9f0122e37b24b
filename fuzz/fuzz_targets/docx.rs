//! The body of a Word document.

#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;
use package::package;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let relations = br#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let bytes = package(&[("_rels/.rels", relations), ("word/document.xml", data), ("word/numbering.xml", data), ("word/styles.xml", data)]);
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
