//! Bytes behind a heading in Markdown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"# \xE8\xAE\xB2\xE8\xAF\x9D\n", data].concat();
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
