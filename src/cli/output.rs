//! Where results go: standard output, coloured where wanted, or a file.

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result, bail};
use atomic_write_file::AtomicWriteFile;
use clap::ArgMatches;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::parallel::Flow;
use crate::lang::Lang;

/// Where the results of a run are written, piece by piece.
pub struct Sink {
    to: To,
    /// For messages.
    name: String,
}

enum To {
    Stream(Box<dyn Write>),
    /// A device or pipe that has a path.
    Device(BufWriter<File>),
    /// A regular file, which is replaced as a whole at the end.
    File(Box<BufWriter<AtomicWriteFile>>),
}

impl Sink {
    /// The file of `-o`, or standard output. `coloured` says that colours may be written.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn open(matches: &ArgMatches, coloured: bool) -> Result<Sink> {
        match matches.get_one::<PathBuf>("output") {
            Some(path) => Sink::file(path),
            None => Ok(Sink::standard(matches, coloured)),
        }
    }

    /// A file. What is there and no regular file (a device, a pipe) is written to, never replaced.
    fn file(path: &Path) -> Result<Sink> {
        let name = path.display().to_string();
        let to = if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            OpenOptions::new().write(true).open(path).map(|file| To::Device(BufWriter::new(file)))
        } else {
            AtomicWriteFile::open(path).map(|file| To::File(Box::new(BufWriter::new(file))))
        };
        Ok(Sink { to: to.with_context(|| format!("cannot write {name}"))?, name })
    }

    fn standard(matches: &ArgMatches, coloured: bool) -> Sink {
        let choice = match matches.get_one::<String>("color").map(String::as_str) {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        let stdout = io::stdout().lock();
        let stream: Box<dyn Write> = if coloured { Box::new(AutoStream::new(stdout, choice)) } else { Box::new(stdout) };
        Sink { to: To::Stream(stream), name: "standard output".to_owned() }
    }

    /// Writes a piece. A pipe that nobody reads any more is no error, but the end.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, text: &str) -> Result<Flow> {
        let text = if matches!(self.to, To::Stream(_)) { text.into() } else { plain(text) };
        self.write_bytes(text.as_bytes())
    }

    /// Writes bytes that are no text.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write_bytes(&mut self, bytes: &[u8]) -> Result<Flow> {
        let written = match &mut self.to {
            To::Stream(stream) => stream.write_all(bytes),
            To::Device(device) => device.write_all(bytes),
            To::File(file) => file.write_all(bytes),
        };
        flow(written).with_context(|| format!("cannot write {}", self.name))
    }

    /// Hands on what is held back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn flush(&mut self) -> Result<Flow> {
        let flushed = match &mut self.to {
            To::Stream(stream) => stream.flush(),
            To::Device(device) => device.flush(),
            To::File(file) => file.flush(),
        };
        flow(flushed).with_context(|| format!("cannot write {}", self.name))
    }

    /// Ends the writing; only now a regular file takes the place of what was there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn close(mut self) -> Result<()> {
        self.flush()?;
        let To::File(file) = self.to else { return Ok(()) };
        let committed = file.into_inner().map_err(io::IntoInnerError::into_error).and_then(AtomicWriteFile::commit);
        committed.with_context(|| format!("cannot write {}", self.name))
    }
}

fn flow(written: io::Result<()>) -> io::Result<Flow> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Flow::Stop),
        other => other.map(|()| Flow::On),
    }
}

/// Without colours, which no file wants.
fn plain(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\u{1b}') { anstream::adapter::strip_str(text).to_string().into() } else { text.into() }
}

/// Writes a whole file or nothing; what is there and no regular file is written to.
///
/// # Errors
/// When it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut sink = Sink::file(path)?;
    sink.write_bytes(bytes)?;
    sink.close()
}

/// Results never take the place of an input.
///
/// # Errors
/// When the file under `option` is one of the inputs.
pub fn guard_inputs<'p>(matches: &ArgMatches, option: &str, inputs: impl IntoIterator<Item = &'p PathBuf>, lang: Lang) -> Result<()> {
    let Some(output) = matches.get_one::<PathBuf>(option).and_then(|path| path.canonicalize().ok()) else { return Ok(()) };
    if output.is_file() && inputs.into_iter().any(|input| input.canonicalize().is_ok_and(|input| input == output)) {
        let path = output.display();
        bail!(super::words(lang, &format!("{path} 是输入文件，请换一个文件名"), &format!("{path} is an input: choose another file")));
    }
    Ok(())
}

/// Writes one whole text.
///
/// # Errors
/// When it cannot be written.
pub fn write(matches: &ArgMatches, text: &str) -> Result<()> {
    let mut sink = Sink::open(matches, text.contains('\u{1b}'))?;
    sink.write(text)?;
    sink.close()
}
