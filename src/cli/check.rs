//! `speechkit check`, `explain` and `rules`.

use anyhow::{Context as _, Result, anyhow, bail};
use clap::ArgMatches;
use similar::TextDiff;
use std::fs;
use std::path::{Path, PathBuf};

use super::input::{self, Reading};
use super::parallel::{self, Flow};
use super::progress::Progress;
use super::{CLEAN, FAILED, FINDINGS, mend, output, settings};
use crate::analyze::{Analyzer, Options};
use crate::check::report::{self, Checked, REPORTS, View};
use crate::check::{self, BadComment, Baseline, Choice, Finding, Severity, Suppressions, UnknownRule};
use crate::lang::Lang;
use crate::read::{self, Document};
use crate::render::Failure;
use crate::text::Text;

/// What a run was asked for.
pub struct Task {
    analyzer: Analyzer,
    options: Options,
    /// How inputs are read.
    pub reading: Reading,
    select: Vec<String>,
    ignore: Vec<String>,
    settings: settings::Cache,
    baseline: Option<Baseline>,
    fixing: Fixing,
    /// Where a copy with the findings as comments goes.
    annotate: Option<PathBuf>,
    stdin_name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fixing {
    /// Only look.
    No,
    /// Write fixed texts back.
    Write { unsafe_too: bool },
    /// Show what would be written.
    Diff { unsafe_too: bool },
}

/// What became of one input.
struct Done {
    checked: Checked,
    text: Option<Text>,
    /// The difference that fixes would make, or the fixed text of standard input.
    shown: Option<String>,
    mended: usize,
    bytes: u64,
}

/// Checks every input.
///
/// # Errors
/// When the arguments or settings do not fit together, or results cannot be written.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let task = Task::new(matches, lang)?;
    let paths: Vec<PathBuf> = matches.get_many("files").into_iter().flatten().cloned().collect();
    let paths = input::expand(&paths, lang);
    for option in ["output", "write-baseline", "annotate"] {
        output::guard_inputs(matches, option, paths.iter().flatten(), lang)?;
    }
    if task.annotate.is_some() && paths.len() != 1 {
        bail!(super::words(lang, "--annotate 一次只能批注一个文件", "--annotate writes the comments of one file: name just one"));
    }
    let jobs = super::jobs(matches.get_one::<usize>("jobs").copied(), paths.len());
    let mut progress = Progress::new(Some(paths.len() as u64), matches.get_flag("quiet"), lang);
    let mut done: Vec<Done> = Vec::with_capacity(paths.len());
    parallel::ordered(
        paths.into_iter(),
        jobs,
        |path| task.one(path),
        |one| -> Result<Flow> {
            let one = one?;
            if let Some((_, message)) = &one.checked.error {
                progress.say(&format!("{}: {message}", one.checked.path));
            }
            progress.advance(1, one.bytes);
            done.push(one);
            Ok(Flow::On)
        },
    )?;
    progress.done();
    if let Some(path) = matches.get_one::<PathBuf>("write-baseline") {
        return write_baseline(path, &done, lang);
    }
    finish(matches, &task, done, lang)
}

fn finish(matches: &ArgMatches, task: &Task, done: Vec<Done>, lang: Lang) -> Result<u8> {
    let mended: usize = done.iter().map(|one| one.mended).sum();
    let shown: String = done.iter().filter_map(|one| one.shown.as_deref()).collect();
    let files: Vec<Checked> = done.into_iter().map(|one| one.checked).collect();
    let failed = files.iter().any(|file| file.error.is_some());
    if matches!(task.fixing, Fixing::Diff { .. }) || !shown.is_empty() {
        output::write(matches, &shown)?;
    } else {
        let name = matches.get_one::<String>("format").map_or("text", String::as_str);
        let format = REPORTS.iter().find(|format| format.name == name).unwrap_or(&REPORTS[0]);
        let view = View { lang, width: super::width(matches) };
        output::write(matches, &(format.render)(&files, &view))?;
    }
    if mended > 0 && !matches.get_flag("quiet") {
        anstream::eprintln!("speechkit: {}", super::words(lang, &format!("已改{mended}处"), &format!("{mended} fixed")));
    }
    let count = |severity| files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity() == severity).count();
    let allowed = matches.get_one::<usize>("max-warnings").copied().unwrap_or(0);
    let found = count(Severity::Error) > 0 || count(Severity::Warning) > allowed;
    Ok(match (failed, found && !matches.get_flag("exit-zero")) {
        (true, _) => FAILED,
        (false, true) => FINDINGS,
        (false, false) => CLEAN,
    })
}

fn write_baseline(path: &Path, done: &[Done], lang: Lang) -> Result<u8> {
    let mut baseline = Baseline::new();
    for one in done {
        if let Some(text) = &one.text {
            baseline.add(&one.checked.path, text, &one.checked.findings);
        }
    }
    let json = serde_json::to_string_pretty(&baseline).unwrap_or_default() + "\n";
    output::replace(path, json.as_bytes())?;
    let count: usize = done.iter().map(|one| one.checked.findings.len()).sum();
    let shown = path.display();
    anstream::eprintln!(
        "speechkit: {}",
        super::words(lang, &format!("{count}条已记入 {shown}"), &format!("{count} findings are now known in {shown}"))
    );
    Ok(if done.iter().any(|one| one.checked.error.is_some()) { FAILED } else { CLEAN })
}

impl Task {
    fn new(matches: &ArgMatches, lang: Lang) -> Result<Task> {
        let list = |name: &str| -> Vec<String> {
            let words = matches.get_many::<String>(name).into_iter().flatten().flat_map(|words| words.split(','));
            words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        };
        let (select, ignore) = (list("select"), list("ignore"));
        Choice::new(select.clone(), ignore.clone()).map_err(|unknown| said(&unknown, lang))?;
        let encoding = matches.get_one::<String>("encoding").map(|name| read::encoding_for(name)).transpose()?;
        let baseline = matches.get_one::<PathBuf>("baseline").map(|path| read_baseline(path)).transpose()?;
        let unsafe_too = matches.get_flag("unsafe-fixes");
        let fixing = match (matches.get_flag("diff"), matches.get_flag("fix") || unsafe_too) {
            (true, _) => Fixing::Diff { unsafe_too },
            (false, true) => Fixing::Write { unsafe_too },
            (false, false) => Fixing::No,
        };
        Ok(Task {
            analyzer: Analyzer::new(settings::sectors(matches.get_one::<PathBuf>("lexicon"))?),
            options: Options { date: matches.get_one("date").copied(), include_text: false },
            reading: Reading {
                options: read::Options { encoding, tracked: super::tracked(matches) },
                max_size: matches.get_one::<u64>("max-size").copied().unwrap_or(u64::MAX),
                lang,
            },
            select,
            ignore,
            settings: settings::Cache::default(),
            baseline,
            fixing,
            annotate: matches.get_one::<PathBuf>("annotate").cloned(),
            stdin_name: matches.get_one::<String>("stdin-filename").cloned(),
        })
    }

    /// The rules for a file: those of the command line, else of the settings nearest above the file.
    fn choice(&self, path: &str) -> Result<Choice> {
        let settings = self.settings.of(Path::new(path))?;
        let select = if self.select.is_empty() { settings.select.clone() } else { self.select.clone() };
        let ignore = if self.ignore.is_empty() && self.select.is_empty() { settings.ignore.clone() } else { self.ignore.clone() };
        Choice::new(select, ignore)
            .map_err(|unknown| said(&unknown, self.reading.lang))
            .with_context(|| settings.file.display().to_string())
    }

    fn one(&self, path: Result<PathBuf, Failure>) -> Result<Done> {
        let read = path.and_then(|path| Ok((input::bytes_and_document(&path, &self.reading)?, path)));
        let ((bytes, document), path) = match read {
            Ok(read) => read,
            Err(failure) => {
                let checked =
                    Checked { path: failure.path, source: Vec::new(), findings: Vec::new(), error: Some((failure.kind, failure.message)) };
                return Ok(Done { checked, text: None, shown: None, mended: 0, bytes: 0 });
            }
        };
        let stdin = path.as_os_str() == "-";
        let shown = if stdin { self.stdin_name.clone().unwrap_or_else(|| "-".to_owned()) } else { path.display().to_string() };
        let choice = self.choice(&shown)?;
        let (text, findings) = match self.check(&shown, &document, &choice) {
            Ok(checked) => checked,
            // A comment that nobody understands leaves nothing alone: all findings are said, and the comment too.
            Err(error) => {
                let error = Some(("bad_comment".to_owned(), self.bad_comment(&error)));
                let bare = Document { comments: Vec::new(), ..document.clone() };
                let (text, findings) = self.check(&shown, &bare, &choice)?;
                let checked = Checked { path: shown, source: text.source().to_vec(), findings, error };
                return Ok(Done { checked, text: Some(text), shown: None, mended: 0, bytes: bytes.len() as u64 });
            }
        };
        let mut done = Done {
            checked: Checked { path: shown.clone(), source: text.source().to_vec(), findings, error: None },
            text: Some(text),
            shown: None,
            mended: 0,
            bytes: bytes.len() as u64,
        };
        let written = match self.fixing {
            Fixing::No => match &self.annotate {
                Some(target) => mend::annotate(self, &bytes, &done.checked.findings, target),
                None => Ok(()),
            },
            Fixing::Diff { unsafe_too } => mend::mended(self, &shown, &bytes, &document, &choice, unsafe_too).map(|mended| {
                let diff = TextDiff::from_lines(&document.text, &mended.document.text);
                let unified = diff.unified_diff().context_radius(1).header(&format!("a/{shown}"), &format!("b/{shown}")).to_string();
                done.shown = Some(unified);
            }),
            Fixing::Write { unsafe_too } => {
                let mended = mend::mended(self, &shown, &bytes, &document, &choice, unsafe_too);
                mended.and_then(|mended| {
                    if stdin {
                        done.shown = Some(mend::shown(self, &mended)?);
                    } else if mended.count > 0 {
                        mend::write(self, &path, &bytes, &mended)?;
                    }
                    let (text, findings) = self.check(&shown, &mended.document, &choice)?;
                    done.checked.source = text.source().to_vec();
                    done.checked.findings = mend::left(findings, &mended, unsafe_too);
                    done.text = Some(text);
                    done.mended = mended.count;
                    Ok(())
                })
            }
        };
        if let Err(error) = written {
            done.checked.error = Some(("not_written".to_owned(), error.to_string()));
        }
        Ok(done)
    }

    /// Why a comment of a draft was not understood.
    fn bad_comment(&self, error: &BadComment) -> String {
        let zh = match error {
            BadComment::Rule { line, unknown } => format!("第{line}行的注释：{}", said(unknown, Lang::Zh)),
            BadComment::Word { line, word } => format!("第{line}行的注释：不认识“{word}”，请写 ignore、ignore-file、off 或 on"),
        };
        super::words(self.reading.lang, &zh, &error.to_string())
    }

    /// The findings in a document that nobody asked to leave alone.
    ///
    /// # Errors
    /// When a comment of the document says what nobody knows.
    pub fn check(&self, path: &str, document: &Document, choice: &Choice) -> Result<(Text, Vec<Finding>), BadComment> {
        let study = self.analyzer.study(path, document, &self.options);
        let findings = check::check(&check::Context::new(&study), choice);
        let text = study.text;
        let findings = Suppressions::new(&text, &document.comments)?.filter(findings);
        let findings = match &self.baseline {
            Some(baseline) => baseline.filter(path, &text, findings),
            None => findings,
        };
        Ok((text, findings))
    }
}

/// A word that names no rule, in the user's language.
fn said(unknown: &UnknownRule, lang: Lang) -> anyhow::Error {
    let near = unknown.near.map_or(String::new(), |near| format!("，是不是“{near}”"));
    anyhow!(super::words(lang, &format!("没有规则“{}”{near}（speechkit rules 列出全部）", unknown.word), &unknown.to_string()))
}

fn read_baseline(path: &Path) -> Result<Baseline> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read the baseline {shown}"))?;
    serde_json::from_str(&text).with_context(|| format!("{shown} is no baseline: write one with --write-baseline"))
}

/// `speechkit explain CODE…`
///
/// # Errors
/// When a word names no rule.
pub fn explain(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let mut out = Vec::new();
    for word in matches.get_many::<String>("rules").into_iter().flatten() {
        out.push(report::rules::explain(Choice::rule(word).map_err(|unknown| said(&unknown, lang))?, lang));
    }
    output::write(matches, &out.join("\n"))?;
    Ok(CLEAN)
}

/// `speechkit rules`
///
/// # Errors
/// When the list cannot be written.
pub fn rules(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => report::rules::json(),
        Some("markdown") => report::rules::markdown(),
        _ => report::rules::table(lang),
    };
    output::write(matches, &text)?;
    Ok(CLEAN)
}
