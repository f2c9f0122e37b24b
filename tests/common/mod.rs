//! What several tests share: fixtures, and a walk over everything in an outline that says where it stands.

#![allow(dead_code, reason = "each test target uses a part")]

pub mod docx;
pub mod gold;
pub mod pages;

use serde_json::Value;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;
use std::fs;
use std::path::{Path, PathBuf};

/// Fixtures that are well-formed speeches; the others are ugly copies on purpose.
pub const WELL_FORMED: [&str; 8] = [
    "chemical-group",
    "city-video",
    "county-oral",
    "prefecture-committee",
    "province-bare",
    "spring-festival",
    "township-flood-gb18030",
    "transport-group",
];

/// Whether LibreOffice is there; where it is required and is not, the test fails.
pub fn libreoffice() -> bool {
    let there = std::process::Command::new("soffice").arg("--version").output().is_ok();
    if !there {
        let required = std::env::var("SPEECHKIT_REQUIRE").unwrap_or_default();
        assert!(!required.contains("libreoffice"), "LibreOffice is missing: install libreoffice-writer and libreoffice-calc");
        eprintln!("skipped: LibreOffice is missing (libreoffice-writer, libreoffice-calc)");
    }
    there
}

/// The texts in `fixtures`, in a stable order.
pub fn fixtures() -> Vec<PathBuf> {
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"))
}

/// The texts in a folder and the folders in it.
pub fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The name of a file without folder and ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The outline of a file as JSON, with its text.
pub fn outline(path: &Path, date: Option<&str>) -> Value {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document = read::read(&bytes, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let date = date.and_then(|date| date.parse().ok());
    json(&document.text, date)
}

/// The outline of a text as JSON, with the text.
pub fn json(text: &str, date: Option<jiff::civil::Date>) -> Value {
    let document = read::Document::new(text.to_owned(), "text", "UTF-8");
    let options = Options { include_text: true, date };
    serde_json::to_value(Analyzer::default().analyze("text", &document, &options)).expect("an outline is JSON")
}

/// Runs `fault` over the sentences of a file of test data and fails where fewer of a hundred than `least` are wholly right.
pub fn mostly_right(file: &str, least: usize, fault: impl Fn(&Value) -> Option<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let rows: Vec<Value> =
        fs::read_to_string(path).expect("the sentences").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let wrong: Vec<String> = rows.iter().filter_map(fault).collect();
    wrong.iter().for_each(|words| println!("{words}"));
    let right = rows.len() - wrong.len();
    println!("{right} of {} sentences are wholly right", rows.len());
    assert!(right * 100 >= rows.len() * least, "only {right} of {}:\n{}", rows.len(), wrong.join("\n"));
}

/// All pairs of quoted words and their span in an outline, with their place in the JSON.
pub fn quotes(value: &Value) -> Vec<(String, String, (usize, usize))> {
    let mut found = Vec::new();
    walk("", value, &mut found);
    found
}

const PAIRS: [(&str, &str); 6] = [
    ("text", "span"),
    ("title", "title_span"),
    ("heading", "heading_span"),
    ("marker", "marker_span"),
    ("salutation", "salutation_span"),
    ("date_text", "date_span"),
];

fn walk(place: &str, value: &Value, found: &mut Vec<(String, String, (usize, usize))>) {
    match value {
        Value::Object(object) => {
            for (words, span) in PAIRS {
                if let (Some(Value::String(words)), Some(Value::Object(span))) = (object.get(words), object.get(span)) {
                    let at = |key: &str| span[key].as_u64().expect("an offset") as usize;
                    found.push((place.to_owned(), words.clone(), (at("start"), at("end"))));
                }
            }
            object.iter().filter(|(key, _)| *key != "artefacts").for_each(|(key, value)| walk(&format!("{place}/{key}"), value, found));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| walk(&format!("{place}/{index}"), value, found)),
        _ => {}
    }
}

/// A duration as months and days, so that P7D is P1W and PT24H is P1D.
pub fn length(duration: &Value) -> Option<(u32, u32)> {
    let text = duration.as_str()?.strip_prefix('P')?;
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let (mut months, mut minutes, mut number) = (0, 0, 0);
    for (part, units) in [
        (date, [('Y', 12, 0), ('M', 1, 0), ('W', 0, 10_080), ('D', 0, 1_440)]),
        (time, [('H', 0, 60), ('M', 0, 1), ('S', 0, 0), ('-', 0, 0)]),
    ] {
        for c in part.chars() {
            match c.to_digit(10) {
                Some(digit) => number = number * 10 + digit,
                None => {
                    let (_, month, minute) = units.iter().find(|unit| unit.0 == c)?;
                    months += number * month;
                    minutes += number * minute;
                    number = 0;
                }
            }
        }
    }
    Some((months, minutes))
}
