//! Any bytes are a text with an outline, or a clear error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read::read(bytes, None) {
        let outline = Analyzer::default().analyze("fuzz", &document, &Options { include_text: true, date: None });
        assert!(outline.source.text.is_some());
    }
});
