//! Bytes behind the beginning of a web page.

#![no_main]

use libfuzzer_sys::fuzz_target;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"<!DOCTYPE html><body>", data].concat();
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
