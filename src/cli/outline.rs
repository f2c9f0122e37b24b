//! `speechkit outline`.

use anyhow::{Result, bail};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::path::PathBuf;

use super::input::{self, Reading};
use super::output::{self, Sink};
use super::parallel::{self, Flow};
use super::progress::Progress;
use super::{CLEAN, FAILED, records, settings};
use crate::analyze::{Analyzer, Options};
use crate::lang::Lang;
use crate::model::{Modality, Outline};
use crate::read;
use crate::render::table::Table;
use crate::render::{self, Entry, FORMATS, Failure, Format, Frame, Many, Render, RenderError, Sort, View};
use crate::select::{self, By, Filter};

/// All that a run was asked for.
pub struct Task {
    /// Language of human-facing words.
    pub lang: Lang,
    /// Analyses each document.
    pub analyzer: Analyzer,
    /// What of it.
    pub options: Options,
    filter: Filter,
    by: Option<By>,
    /// How inputs are read.
    pub reading: Reading,
    /// How many documents at once.
    pub jobs: Option<usize>,
    /// Whether notes are kept back.
    pub quiet: bool,
}

/// Analyses every input; a file that fails is said and the others still done.
///
/// # Errors
/// When the arguments do not fit together, or results cannot be written.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let mut task = Task::new(matches, lang)?;
    let paths: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
    if matches.get_one::<String>("input").is_some_and(|kind| kind == "jsonl") {
        if matches.value_source("format") == Some(ValueSource::CommandLine)
            && matches.get_one::<String>("format").is_some_and(|name| name != "jsonl")
        {
            bail!(super::words(lang, "--input jsonl 只能输出 --format jsonl", "--input jsonl gives --format jsonl and no other"));
        }
        output::guard_inputs(matches, "output", &paths, lang)?;
        return records::run(matches, &task, &paths);
    }
    let many = if paths.len() == 1 && !paths[0].is_dir() { Many::One } else { Many::Several };
    let format = format(matches);
    task.options.include_text |= format.shows_text;
    let view = View {
        lang,
        width: super::width(matches),
        compact: matches.get_flag("compact"),
        bom: matches.get_flag("bom"),
        sort: match matches.get_one::<String>("sort").map(String::as_str) {
            Some("lead") => Sort::Lead,
            Some("date") => Sort::Date,
            _ => Sort::Speech,
        },
        table: matches.get_one::<String>("table").map(|name| if name == "issue" { Table::Issue } else { Table::Ledger }),
        fonts: settings::fonts()?,
    };
    let expanded = input::expand(&paths, lang);
    output::guard_inputs(matches, "output", expanded.iter().flatten(), lang)?;
    match &format.render {
        Render::Each { one, frame } => {
            let frame = frame(many, &view);
            files(matches, &task, expanded, &Each { one: *one, frame, coloured: format.coloured }, &view, many)
        }
        Render::Whole(render) => whole(matches, &task, expanded, *render, &view),
    }
}

/// The format asked for, else the one that the ending of `-o` names.
fn format(matches: &ArgMatches) -> &'static Format {
    let given = matches.value_source("format") == Some(ValueSource::CommandLine);
    let of_ending = || {
        let ending = matches.get_one::<PathBuf>("output")?.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|format| format.ending == ending)
    };
    let of_name = |name: &str| FORMATS.iter().find(|format| format.name == name);
    let named = || matches.get_one::<String>("format").and_then(|name| of_name(name));
    let found = if matches.get_flag("json") {
        of_name("json")
    } else if given {
        named()
    } else {
        of_ending().or_else(named)
    };
    found.unwrap_or(&FORMATS[0])
}

/// Formats that are made from all results together.
fn whole(
    matches: &ArgMatches,
    task: &Task,
    paths: Vec<Result<PathBuf, Failure>>,
    render: fn(&[Entry], &View) -> Result<Vec<u8>, RenderError>,
    view: &View,
) -> Result<u8> {
    let mut progress = Progress::new(Some(paths.len() as u64), task.quiet, task.lang);
    let mut entries: Vec<Entry> = Vec::with_capacity(paths.len());
    let jobs = super::jobs(task.jobs, paths.len());
    parallel::ordered(
        paths.into_iter(),
        jobs,
        |path| task.entry(path),
        |(entry, bytes)| -> Result<Flow> {
            task.notes(&entry).iter().for_each(|note| progress.say(note));
            progress.advance(1, bytes);
            entries.push(entry);
            Ok(Flow::On)
        },
    )?;
    progress.done();
    let failed = entries.iter().any(|entry| matches!(entry, Entry::Failed(_)));
    if entries.iter().any(|entry| matches!(entry, Entry::Outline(_))) {
        let mut sink = Sink::open(matches, false)?;
        sink.write_bytes(&render(&entries, view)?)?;
        sink.close()?;
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// A format that is made from each result by itself.
struct Each {
    one: fn(&Entry, &View, Many) -> Option<String>,
    frame: Frame,
    coloured: bool,
}

/// What became of one input.
struct Done {
    text: Option<String>,
    notes: Vec<String>,
    failed: bool,
    bytes: u64,
}

fn files(matches: &ArgMatches, task: &Task, paths: Vec<Result<PathBuf, Failure>>, format: &Each, view: &View, many: Many) -> Result<u8> {
    let mut progress = Progress::new(Some(paths.len() as u64), task.quiet, task.lang);
    let frame = format.frame;
    let jobs = super::jobs(task.jobs, paths.len());
    // Opened with the first result: an input that failed alone leaves the file of `-o` as it was.
    let mut sink: Option<Sink> = None;
    let mut failed = false;
    let work = |path: Result<PathBuf, Failure>| {
        let (entry, bytes) = task.entry(path);
        let notes = task.notes(&entry);
        let is_failure = matches!(entry, Entry::Failed(_));
        // One input that failed has said so; an object with nothing but the error would only hide it.
        let text = (!(is_failure && many == Many::One)).then(|| (format.one)(&entry, view, many)).flatten();
        Done { text, notes, failed: is_failure, bytes }
    };
    let mut stopped = false;
    parallel::ordered(paths.into_iter(), jobs, work, |done| -> Result<Flow> {
        done.notes.iter().for_each(|note| progress.say(note));
        progress.advance(1, done.bytes);
        failed |= done.failed;
        let Some(text) = done.text else { return Ok(Flow::On) };
        let before = if sink.is_none() { frame.open } else { frame.between };
        let sink = match &mut sink {
            Some(sink) => sink,
            none => none.insert(Sink::open(matches, format.coloured)?),
        };
        let flow = if sink.write(before)? == Flow::On { sink.write(&text)? } else { Flow::Stop };
        stopped |= flow == Flow::Stop;
        Ok(flow)
    })?;
    progress.done();
    if let Some(mut sink) = sink
        && !stopped
    {
        sink.write(frame.close)?;
        sink.close()?;
    }
    Ok(if failed { FAILED } else { CLEAN })
}

impl Task {
    fn new(matches: &ArgMatches, lang: Lang) -> Result<Task> {
        let encoding = matches.get_one::<String>("encoding").map(|name| read::encoding_for(name)).transpose()?;
        let (filter, by) = selection(matches);
        Ok(Task {
            lang,
            analyzer: Analyzer::new(settings::sectors(matches.get_one::<PathBuf>("lexicon"))?),
            options: Options { date: matches.get_one("date").copied(), include_text: matches.get_flag("include-text") },
            filter,
            by,
            reading: Reading {
                options: read::Options { encoding, tracked: super::tracked(matches) },
                max_size: matches.get_one::<u64>("max-size").copied().unwrap_or(u64::MAX),
                lang,
            },
            jobs: matches.get_one::<usize>("jobs").copied(),
            quiet: matches.get_flag("quiet"),
        })
    }

    /// The result of one input, and how many bytes it has.
    fn entry(&self, path: Result<PathBuf, Failure>) -> (Entry, u64) {
        let read = path.and_then(|path| Ok((input::document(&path, &self.reading)?, path)));
        match read {
            Ok((document, path)) => {
                let bytes = document.text.len() as u64;
                let outline = self.analyzer.analyze(&path.display().to_string(), &document, &self.options);
                (Entry::Outline(Box::new(self.select(outline))), bytes)
            }
            Err(failure) => (Entry::Failed(failure), 0),
        }
    }

    /// Keeps of an outline what was asked for.
    pub fn select(&self, mut outline: Outline) -> Outline {
        if !self.filter.is_empty() {
            self.filter.apply(&mut outline);
        }
        outline.grouping = self.by.map(|by| select::groups(&outline, by));
        outline
    }

    /// What has to be said of a result on standard error.
    fn notes(&self, entry: &Entry) -> Vec<String> {
        match entry {
            Entry::Failed(failure) => vec![format!("{}: {}", failure.path, failure.message)],
            Entry::Outline(_) if self.quiet => Vec::new(),
            Entry::Outline(outline) => {
                let path = &outline.source.path;
                outline.warnings.iter().map(|warning| format!("{path}: {}", render::warning(warning, self.lang))).collect()
            }
        }
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
