//! `--input jsonl`: a stream of documents, a line of JSON each, in and out. A line that cannot be read becomes an error
//! record in its place, so that a partition of many is never lost to one.

use anyhow::{Context, Result};
use clap::ArgMatches;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::outline::Task;
use super::output::Sink;
use super::parallel::{self, Flow};
use super::progress::Progress;
use super::{CLEAN, FINDINGS};
use crate::analyze::Options;
use crate::read::Document;
use crate::render::json as render;

/// Lines are handed to the workers in batches of this many bytes.
const BATCH: usize = 1 << 16;

/// Lines that follow each other.
struct Batch {
    /// Number of the first, 1-based.
    first: u64,
    lines: Vec<Line>,
    bytes: u64,
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// What became of a batch.
struct Done {
    text: String,
    lines: u64,
    bytes: u64,
    bad: u64,
    first_bad: Option<u64>,
}

/// Answers every line of these files, `-` for standard input, in order.
///
/// # Errors
/// When a file cannot be read or results cannot be written.
pub fn run(matches: &ArgMatches, task: &Task, paths: &[PathBuf]) -> Result<u8> {
    let line_buffered = matches.get_flag("line-buffered");
    let (jobs, batch) = if line_buffered { (1, 1) } else { (super::jobs(task.jobs, usize::MAX), BATCH) };
    let mut sink = Sink::open(matches, false)?;
    let mut progress = Progress::new(None, task.quiet, task.lang);
    let (mut lines, mut bad, mut first_bad) = (0, 0, None);
    for path in paths {
        let shown = path.display().to_string();
        let mut failed = None;
        let batches =
            Batches { reader: open(path).with_context(|| format!("cannot read {shown}"))?, next: 1, limit: task.reading.max_size, batch };
        let batches = batches.map_while(|batch| batch.map_err(|error| failed = Some(error)).ok());
        let mut flow = Flow::On;
        parallel::ordered(
            batches,
            jobs,
            |batch| answer(task, &shown, batch),
            |done| -> Result<Flow> {
                lines += done.lines;
                bad += done.bad;
                if first_bad.is_none() {
                    first_bad = done.first_bad.map(|line| (shown.clone(), line));
                }
                progress.advance(done.lines, done.bytes);
                flow = sink.write(&done.text)?;
                if line_buffered && flow == Flow::On {
                    flow = sink.flush()?;
                }
                Ok(flow)
            },
        )?;
        if let Some(error) = failed {
            return Err(error).with_context(|| format!("cannot read {shown}"));
        }
        if flow == Flow::Stop {
            return Ok(CLEAN);
        }
    }
    sink.close()?;
    progress.done();
    if let Some((path, line)) = first_bad {
        let zh = format!("{lines} 行中有 {bad} 行无法分析，第一处：{path} 第 {line} 行（见其 error）");
        let en = format!("{bad} of {lines} lines could not be analysed, the first: {path} line {line} (see its error)");
        progress.say(&super::words(task.lang, &zh, &en));
    }
    Ok(if bad > 0 && matches.get_flag("strict") { FINDINGS } else { CLEAN })
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    Ok(if path.as_os_str() == "-" {
        Box::new(BufReader::with_capacity(BATCH, io::stdin()))
    } else {
        Box::new(BufReader::with_capacity(BATCH, File::open(path)?))
    })
}

struct Batches {
    reader: Box<dyn BufRead + Send>,
    next: u64,
    /// Longest line, in bytes.
    limit: u64,
    /// Bytes after which a batch is full.
    batch: usize,
}

impl Iterator for Batches {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<io::Result<Batch>> {
        let mut batch = Batch { first: self.next, lines: Vec::new(), bytes: 0 };
        while batch.bytes < self.batch as u64 {
            match line(&mut self.reader, self.limit) {
                Ok(Some((line, bytes))) => {
                    batch.lines.push(line);
                    batch.bytes += bytes;
                    self.next += 1;
                }
                Ok(None) => break,
                Err(error) => return Some(Err(error)),
            }
        }
        (!batch.lines.is_empty()).then_some(Ok(batch))
    }
}

/// The next line and its length with its end; one that is too long is read to its end but not kept.
fn line(reader: &mut Box<dyn BufRead + Send>, limit: u64) -> io::Result<Option<(Line, u64)>> {
    let (mut kept, mut bytes, mut fits) = (Vec::new(), 0u64, true);
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() {
            break;
        }
        let end = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        fits = fits && (kept.len() + part.len()) as u64 <= limit;
        if fits {
            kept.extend_from_slice(part);
        } else {
            kept = Vec::new();
        }
        let used = part.len() + usize::from(end.is_some());
        bytes += used as u64;
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok((bytes > 0).then_some((if fits { Line::Whole(kept) } else { Line::TooLong }, bytes)))
}

fn answer(task: &Task, path: &str, batch: Batch) -> Done {
    let mut done = Done { text: String::new(), lines: 0, bytes: batch.bytes, bad: 0, first_bad: None };
    for (number, line) in (batch.first..).zip(&batch.lines) {
        if matches!(line, Line::Whole(bytes) if bytes.trim_ascii().is_empty()) {
            continue;
        }
        done.lines += 1;
        match record(task, path, line) {
            Ok(text) => done.text.push_str(&text),
            Err(Bad { id, kind, message }) => {
                done.bad += 1;
                done.first_bad.get_or_insert(number);
                // Without the line's number: a stream that was cut into pieces must give the same records.
                let error = json!({ "kind": kind, "message": message });
                done.text.push_str(&json!({ "id": id, "error": error }).to_string());
            }
        }
        done.text.push('\n');
    }
    done
}

/// A line that cannot be analysed.
struct Bad {
    id: Value,
    kind: &'static str,
    message: String,
}

fn record(task: &Task, path: &str, line: &Line) -> Result<String, Bad> {
    let bad = |kind, message: String| Bad { id: Value::Null, kind, message };
    let Line::Whole(bytes) = line else {
        return Err(bad("too_large", format!("longer than {} bytes: give a larger --max-size to read it", task.reading.max_size)));
    };
    let mut object: Map<String, Value> =
        serde_json::from_slice(bytes).map_err(|error| bad("not_json", format!("no JSON object: {error}")))?;
    let id = object.remove("id").unwrap_or(Value::Null);
    let bad = |kind, message: String| Bad { id: id.clone(), kind, message };
    let text = match object.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err(bad("bad_text", "`text` is no string".to_owned())),
        None => return Err(bad("no_text", "there is no `text`".to_owned())),
    };
    let date = match object.remove("date") {
        None | Some(Value::Null) => task.options.date,
        Some(Value::String(date)) if date.is_empty() => task.options.date,
        Some(Value::String(date)) => {
            Some(date.parse::<Date>().map_err(|_| bad("bad_date", format!("`date` is {date:?}: write a date such as 2024-03-05")))?)
        }
        Some(_) => return Err(bad("bad_date", "`date` is no string: write a date such as \"2024-03-05\"".to_owned())),
    };
    let document = Document::new(text, "text", "UTF-8");
    let options = Options { date, ..task.options };
    let mut outline = task.select(task.analyzer.analyze(path, &document, &options));
    outline.id = Some(id);
    outline.input = (!object.is_empty()).then_some(object);
    Ok(render::line(&outline))
}
