//! `speechkit.toml`, found upward from the working folder or from a file.

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, fs};

use crate::lexicon::sector::{self, Sectors};
use crate::render::Fonts;

/// The name of the settings file.
const NAME: &str = "speechkit.toml";

/// Settings of a project.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// A lexicon of sector words, relative to the settings file.
    lexicon: Option<PathBuf>,
    /// What `check` looks for.
    #[serde(default)]
    check: Check,
    /// Fonts and sizes of the task table in Word.
    #[serde(default)]
    table: Table,
}

/// Fonts and sizes, instead of those of official documents.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title_font: Option<String>,
    header_font: Option<String>,
    body_font: Option<String>,
    latin_font: Option<String>,
    /// In points.
    body_size: Option<f64>,
    /// From line to line, in points.
    line_spacing: Option<f64>,
}

/// Settings of `check`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Rules to run.
    #[serde(default)]
    pub select: Vec<String>,
    /// Rules to leave out.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Where this stands, for messages.
    #[serde(skip)]
    pub file: PathBuf,
}

/// The taxonomy with the user's own words: of the file given, else of the one that the settings name, else none.
///
/// # Errors
/// When a file cannot be read or says what it must not.
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
    let Some(file) = above(&folder) else { return Ok(None) };
    let settings = read(&file)?;
    Ok(settings.lexicon.map(|lexicon| file.parent().unwrap_or(Path::new("")).join(lexicon)))
}

/// Fonts and sizes of documents: those of the settings above this folder, else those of official documents.
///
/// # Errors
/// When the settings cannot be read, or a size is none that can be printed.
pub fn fonts() -> Result<Fonts> {
    let usual = Fonts::default();
    let Some(file) = env::current_dir().ok().and_then(|folder| above(&folder)) else { return Ok(usual) };
    let table = read(&file)?.table;
    let sizes = [("body_size", table.body_size, usual.size), ("line_spacing", table.line_spacing, usual.leading)];
    let [size, leading] = sizes.map(|(name, given, usual)| match given {
        Some(points) if !(4.0..=200.0).contains(&points) => {
            Err(anyhow!("{}: {name} is {points}: write points from 4 to 200", file.display()))
        }
        given => Ok(given.unwrap_or(usual)),
    });
    Ok(Fonts {
        title: table.title_font.unwrap_or(usual.title),
        header: table.header_font.unwrap_or(usual.header),
        body: table.body_font.unwrap_or(usual.body),
        latin: table.latin_font.unwrap_or(usual.latin),
        size: size?,
        leading: leading?,
    })
}

/// The settings file nearest above a folder.
fn above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

fn read(file: &Path) -> Result<Settings> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{}", file.display()))
}

/// Settings of `check` for each file, read once a folder.
#[derive(Debug, Default)]
pub struct Cache(Mutex<HashMap<PathBuf, Arc<Check>>>);

impl Cache {
    /// The settings nearest above a file.
    ///
    /// # Errors
    /// When they cannot be read or hold what nobody knows.
    pub fn of(&self, file: &Path) -> Result<Arc<Check>> {
        let here = env::current_dir().unwrap_or_default();
        let folder = here.join(file).parent().map_or(here.clone(), Path::to_path_buf);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(check) = known.get(&folder) {
            return Ok(Arc::clone(check));
        }
        let check = match above(&folder) {
            Some(file) => Check { file: file.clone(), ..read(&file)?.check },
            None => Check::default(),
        };
        let check = Arc::new(check);
        known.insert(folder, Arc::clone(&check));
        Ok(check)
    }
}
