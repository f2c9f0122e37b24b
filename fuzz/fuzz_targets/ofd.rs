//! A page of an OFD file.

#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;
use package::package;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;

fuzz_target!(|data: &[u8]| {
    let entry = b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>";
    let document = br#"<Document><Pages><Page BaseLoc="P.xml"/></Pages></Document>"#;
    let bytes = package(&[("OFD.xml", entry), ("D.xml", document), ("P.xml", data)]);
    if let Ok(document) = read::read(&bytes, None) {
        Analyzer::default().analyze("fuzz", &document, &Options::default());
    }
});
