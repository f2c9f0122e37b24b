//! `speechkit outline`.

use anyhow::Result;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::{self, Reading};
use super::{CLEAN, FAILED, output, settings};
use crate::analyze::{self, Options};
use crate::lang::Lang;
use crate::model::Modality;
use crate::read;
use crate::render::{self, Entry, FORMATS, Failure, Many, View};
use crate::select::{self, By, Filter};

/// Analyses every input; a file that fails is said and the others still done.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let paths: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
    let encoding = matches.get_one::<String>("encoding").map(|name| read::encoding_for(name)).transpose()?;
    let reading = Reading { encoding, max_size: matches.get_one::<u64>("max-size").copied().unwrap_or(u64::MAX), lang };
    let options = Options {
        date: matches.get_one("date").copied(),
        include_text: matches.get_flag("include-text"),
        sectors: settings::sectors(matches.get_one::<PathBuf>("lexicon"))?.map(Arc::new),
    };
    let many = if paths.len() == 1 && !paths[0].is_dir() { Many::One } else { Many::Several };
    let (filter, by) = selection(matches);
    let mut entries: Vec<Entry> = input::expand(&paths, lang).into_iter().map(|path| entry(path, &reading, &options)).collect();
    for entry in &mut entries {
        if let Entry::Outline(outline) = entry {
            if !filter.is_empty() {
                filter.apply(outline);
            }
            outline.grouping = by.map(|by| select::groups(outline, by));
        }
    }
    for entry in &entries {
        match entry {
            Entry::Failed(failure) => say(failure),
            Entry::Outline(outline) if !matches.get_flag("quiet") => {
                outline.warnings.iter().for_each(|warning| {
                    anstream::eprintln!("speechkit: {}: {}", outline.source.path, render::warning(warning, lang));
                });
            }
            Entry::Outline(_) => {}
        }
    }
    let name = if matches.get_flag("json") { "json" } else { matches.get_one::<String>("format").map_or("tree", String::as_str) };
    let format = FORMATS.iter().find(|format| format.name == name).unwrap_or(&FORMATS[0]);
    let view = View { lang, width: width(matches), compact: matches.get_flag("compact") };
    let failed = entries.iter().any(|entry| matches!(entry, Entry::Failed(_)));
    // One input that failed has said so; an object with nothing but the error would only hide it.
    if !(failed && many == Many::One) {
        output::write(matches, (format.render)(&entries, &view, many))?;
    }
    Ok(if failed { FAILED } else { CLEAN })
}

fn entry(path: Result<PathBuf, Failure>, reading: &Reading, options: &Options) -> Entry {
    let outline = path.and_then(|path: PathBuf| {
        let document = input::document(&path, reading)?;
        Ok(analyze::analyze(&shown(&path), &document, options))
    });
    match outline {
        Ok(outline) => Entry::Outline(Box::new(outline)),
        Err(failure) => Entry::Failed(failure),
    }
}

/// What to show, and grouped by what.
fn selection(matches: &ArgMatches) -> (Filter, Option<By>) {
    let only = |key: &str| {
        let conditions = matches.get_many::<(String, String)>("only").into_iter().flatten();
        conditions.filter(|(name, _)| name == key).map(|(_, value)| value.clone()).next_back()
    };
    let modality = matches.get_one::<String>("modality").map(|kind| match kind.as_str() {
        "must_not" => Modality::MustNot,
        "should" => Modality::Should,
        "sanction" => Modality::Sanction,
        _ => Modality::Must,
    });
    let by = matches.get_one::<String>("by").map(|by| match by.as_str() {
        "party" => By::Party,
        "sector" => By::Sector,
        "deadline" => By::Deadline,
        _ => By::Section,
    });
    (Filter { party: only("party"), sector: only("sector"), until: matches.get_one("until").copied(), modality }, by)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn say(failure: &Failure) {
    anstream::eprintln!("speechkit: {}: {}", failure.path, failure.message);
}

/// Columns to wrap to: as given, else the window's; none in a pipe.
fn width(matches: &ArgMatches) -> Option<usize> {
    let window = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    matches.get_one::<usize>("width").copied().or_else(window)
}
