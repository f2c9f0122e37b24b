//! Where results go: standard output, coloured where wanted, or a file.

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};
use atomic_write_file::AtomicWriteFile;
use clap::ArgMatches;
use std::io::{self, Write};
use std::path::PathBuf;

/// Writes `text` to the file of `-o`, atomically, or to standard output. A closed pipe ends quietly.
pub fn write(matches: &ArgMatches, text: String) -> Result<()> {
    if let Some(path) = matches.get_one::<PathBuf>("output") {
        let plain = anstream::adapter::strip_str(&text).to_string();
        let written = AtomicWriteFile::open(path).and_then(|mut file| {
            file.write_all(plain.as_bytes())?;
            file.commit()
        });
        return written.with_context(|| format!("cannot write {}", path.display()));
    }
    let choice = match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    };
    let mut out = AutoStream::new(io::stdout().lock(), choice);
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("cannot write to standard output"),
        _ => Ok(()),
    }
}
