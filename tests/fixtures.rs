//! Each fixture gives the outline that stands beside it, which was read by eye.
//!
//! `SPEECHKIT_BLESS=1 cargo test` writes the outlines anew; read the difference before keeping it.

mod common;

use speechkit::analyze::{Analyzer, Options};
use speechkit::lang::Lang;
use speechkit::read;
use speechkit::render::{Entry, Many, View, tree};
use std::{env, fs};

#[test]
fn fixtures_give_their_outlines() {
    let bless = env::var_os("SPEECHKIT_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in common::fixtures() {
        let bytes = fs::read(&path).expect("a fixture");
        let document = read::read(&bytes, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let outline = Analyzer::default().analyze(&name, &document, &Options::default());
        let view = View { lang: Lang::Zh, width: Some(100), ..View::default() };
        let text = tree::render(&Entry::Outline(Box::new(outline)), &view, Many::Several).unwrap_or_default();
        let text = anstream::adapter::strip_str(&text).to_string();
        let expected = path.with_extension("outline");
        if bless {
            fs::write(&expected, &text).expect("fixtures can be written");
        } else if fs::read_to_string(&expected).ok().as_deref() != Some(text.as_str()) {
            wrong.push(format!("{name}:\n{}", difference(&fs::read_to_string(&expected).unwrap_or_default(), &text)));
        }
    }
    assert!(wrong.is_empty(), "outlines differ; look at them, then SPEECHKIT_BLESS=1:\n{}", wrong.join("\n"));
}

/// The lines that differ.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let gone = expected.iter().filter(|line| !found.contains(line)).map(|line| format!("  - {line}"));
    let new = found.iter().filter(|line| !expected.contains(line)).map(|line| format!("  + {line}"));
    gone.chain(new).take(12).collect::<Vec<_>>().join("\n")
}
