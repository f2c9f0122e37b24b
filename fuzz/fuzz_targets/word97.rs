//! Bytes behind the signature of a compound file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", data].concat();
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
