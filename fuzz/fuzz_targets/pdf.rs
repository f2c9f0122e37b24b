//! Bytes behind the signature of a PDF file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"%PDF-1.7\n", data].concat();
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
