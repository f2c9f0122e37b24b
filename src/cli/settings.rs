//! `speechkit.toml`, found upward from the working folder, and the lexicon it names.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::lexicon::sector::{self, Sectors};

/// The name of the settings file.
const NAME: &str = "speechkit.toml";

/// Settings of a project.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// A lexicon of sector words, relative to the settings file.
    lexicon: Option<PathBuf>,
}

/// The taxonomy with the user's own words: of the file given, else of the one that the settings name, else none.
pub fn sectors(given: Option<&PathBuf>) -> Result<Option<Sectors>> {
    let path = match given {
        Some(path) => Some(path.clone()),
        None => from_settings()?,
    };
    let Some(path) = path else { return Ok(None) };
    let shown = path.display().to_string();
    let data = fs::read_to_string(&path).with_context(|| format!("cannot read the lexicon {shown}"))?;
    let sectors = sector::with_rows(&data).with_context(|| format!("lexicon {shown}"))?;
    Ok(Some(sectors))
}

fn from_settings() -> Result<Option<PathBuf>> {
    let Ok(folder) = env::current_dir() else { return Ok(None) };
    let Some(file) = folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file()) else { return Ok(None) };
    let settings = read(&file)?;
    Ok(settings.lexicon.map(|lexicon| file.parent().unwrap_or(Path::new("")).join(lexicon)))
}

fn read(file: &Path) -> Result<Settings> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{}", file.display()))
}
