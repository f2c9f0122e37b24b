//! The house: who may use whom, how long a file may grow, and that nothing was forgotten.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms and the rooms they may use.
const ROOMS: [(&str, &[&str]); 15] = [
    ("text", &[]),
    ("lang", &[]),
    ("calendar", &[]),
    ("model", &["text"]),
    ("lexicon", &["text", "model"]),
    ("read", &["text", "model"]),
    ("structure", &["text", "lexicon", "model"]),
    ("extract", &["text", "lexicon", "calendar", "model", "structure"]),
    ("index", &["model"]),
    ("select", &["model", "index"]),
    ("render", &["model", "lang"]),
    ("analyze", &["read", "text", "structure", "extract", "lexicon", "calendar", "model", "index"]),
    ("check", &["analyze", "read", "text", "structure", "model", "lexicon", "calendar", "lang"]),
    ("word", &["read"]),
    ("cli", &["analyze", "check", "word", "text", "read", "render", "lexicon", "model", "select", "lang"]),
];

/// No file is longer, in lines.
const LONGEST: usize = 420;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(sources(&path)),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).expect("a file of src").to_string_lossy().into_owned();
        let room = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
        if matches!(room.as_str(), "lib" | "main") {
            continue;
        }
        let allowed = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("src/{inside}: add the room {room} to ROOMS in tests/house.rs"))
            .1;
        let code = fs::read_to_string(&path).expect("a source file");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, _) in code.match_indices("crate::") {
            let used: String = code[at + "crate::".len()..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(used == room || allowed.contains(&used.as_str()), "src/{inside}: the room {room} may not use {used}");
        }
        if room != "lexicon" {
            assert!(!code.contains("jieba_rs"), "src/{inside}: only lexicon/segment.rs names jieba");
        }
        if room != "cli" {
            assert!(!code.contains("println!") && !code.contains("std::env"), "src/{inside}: only cli has side effects");
        }
    }
}

#[test]
fn files_stay_short() {
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let lines = fs::read_to_string(&path).expect("a source file").lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: split it by what its parts are about", path.display());
    }
}

#[test]
fn every_style_has_a_row_and_every_format_a_name_of_its_own() {
    use speechkit::model::Style;
    for style in
        [Style::Part, Style::Chinese, Style::ChineseParen, Style::Arabic, Style::ArabicParen, Style::Circled, Style::Item, Style::Ordinal]
    {
        let row = speechkit::structure::STYLES.iter().find(|row| row.style == style);
        let row = row.unwrap_or_else(|| panic!("add a row for {style:?} to STYLES in src/structure/style.rs"));
        assert!(!row.is.is_empty() && !row.is_not.is_empty(), "give {style:?} examples of what it is and is not");
    }
    let mut names: Vec<&str> = speechkit::render::FORMATS.iter().map(|format| format.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "two formats have one name");
}

#[test]
fn every_fixture_has_its_expected_outline() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for entry in fs::read_dir(folder).expect("fixtures").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let expected = path.with_extension("outline");
            assert!(expected.is_file(), "{}: run the tests with SPEECHKIT_BLESS=1 and read the outline by eye", expected.display());
        }
    }
}
