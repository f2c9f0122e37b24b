//! Where results go: standard output, coloured where wanted, or a file.

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};
use atomic_write_file::AtomicWriteFile;
use clap::ArgMatches;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a whole file or nothing. What is there and no regular file (a device, a pipe) is written to, never replaced.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Writes `text` to the file of `-o`, atomically, or to standard output. A closed pipe ends quietly.
pub fn write(matches: &ArgMatches, text: String) -> Result<()> {
    if let Some(path) = matches.get_one::<PathBuf>("output") {
        let plain = if text.contains('\u{1b}') { anstream::adapter::strip_str(&text).to_string() } else { text };
        return replace(path, plain.as_bytes()).with_context(|| format!("cannot write {}", path.display()));
    }
    let choice = match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    };
    let plain = !text.contains('\u{1b}');
    let stdout = io::stdout().lock();
    let mut out: Box<dyn Write> = if plain { Box::new(stdout) } else { Box::new(AutoStream::new(stdout, choice)) };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("cannot write to standard output"),
        _ => Ok(()),
    }
}
