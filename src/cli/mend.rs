//! Fixes and comments written into drafts: plain text and Markdown as they are, Word documents inside their runs.

use anyhow::{Result, bail};
use std::path::Path;

use super::check::Task;
use super::{output, write_back};
use crate::check::{self, Choice, Edit, Finding};
use crate::lang::Lang;
use crate::read::{self, Document};
use crate::word::{self, Change, Remark};

/// No text needs more rounds of fixing than this.
const MOST_ROUNDS: usize = 10;

/// A document after its fixes.
pub struct Mended {
    /// What it says now.
    pub document: Document,
    /// Its bytes, where it is a Word document.
    word: Option<Vec<u8>>,
    /// How many findings were mended.
    pub count: usize,
}

/// Applies fixes until nothing is left to mend.
///
/// # Errors
/// When the file is of a kind that is not written.
pub fn mended(task: &Task, path: &str, bytes: &[u8], document: &Document, choice: &Choice, unsafe_too: bool) -> Result<Mended> {
    match document.format {
        "text" | "markdown" => in_text(task, path, document, choice, unsafe_too),
        "docx" if task.reading.options.tracked == read::Tracked::Final => in_word(task, path, bytes, document, choice, unsafe_too),
        _ => bail!(super::words(
            task.reading.lang,
            "自动修改只写纯文本、Markdown 和 Word（.docx，修订后的文字），此文件未改动",
            "fixes are only written into plain text, Markdown and Word (.docx, the text after tracked changes): this file was left as it was",
        )),
    }
}

fn in_text(task: &Task, path: &str, document: &Document, choice: &Choice, unsafe_too: bool) -> Result<Mended> {
    let mut mended = Mended { document: document.clone(), word: None, count: 0 };
    for _ in 0..MOST_ROUNDS {
        let (text, findings) = task.check(path, &mended.document, choice)?;
        let fixed = check::fix(text.source(), &findings, unsafe_too);
        if fixed.mended == 0 || fixed.text == mended.document.text {
            break;
        }
        mended.count += fixed.mended;
        mended.document = mended.document.with_text(fixed.text);
    }
    Ok(mended)
}

fn in_word(task: &Task, path: &str, bytes: &[u8], document: &Document, choice: &Choice, unsafe_too: bool) -> Result<Mended> {
    let mut mended = Mended { document: document.clone(), word: Some(bytes.to_vec()), count: 0 };
    for _ in 0..MOST_ROUNDS {
        let bytes = mended.word.as_deref().unwrap_or_default();
        let Some((document, places)) = read::read_placed(bytes, &task.reading.options)? else { break };
        let (_, findings) = task.check(path, &document, choice)?;
        let possible = |finding: &&Finding| finding.found.edits.iter().all(|edit| word::can_change(&places, &change(edit)));
        let (edits, count) = check::edits(findings.iter().filter(possible), unsafe_too);
        if count == 0 {
            break;
        }
        let changes: Vec<Change> = edits.into_iter().map(change).collect();
        let bytes = word::change(bytes, &places, &changes)?;
        mended.document = read::read_with(&bytes, &task.reading.options)?;
        mended.word = Some(bytes);
        mended.count += count;
    }
    Ok(mended)
}

fn change(edit: &Edit) -> Change {
    Change { start: edit.start, end: edit.end, text: edit.text.clone() }
}

/// The fixed text of standard input, which is written to standard output.
///
/// # Errors
/// When it is a Word document, which a terminal does not want.
pub fn shown(task: &Task, mended: &Mended) -> Result<String> {
    if mended.word.is_some() {
        bail!(super::words(
            task.reading.lang,
            "从标准输入读的 Word 文件不能改写，请给出文件名",
            "a Word document on standard input is not rewritten: name its file"
        ));
    }
    Ok(mended.document.text.clone())
}

/// Writes a document back into its file.
///
/// # Errors
/// When it cannot be written, or its encoding has no such characters.
pub fn write(task: &Task, path: &Path, before: &[u8], mended: &Mended) -> Result<()> {
    match &mended.word {
        Some(bytes) => output::replace(path, bytes),
        None => write_back::write(path, before, &mended.document, task.reading.lang),
    }
}

/// The findings that are left; one whose fix could not be written says so.
pub fn left(findings: Vec<Finding>, mended: &Mended, unsafe_too: bool) -> Vec<Finding> {
    const WHY: [&str; 2] = [
        "此处跨段或属自动编号，Word 文件里请手工修改",
        "this reaches over a paragraph's end or an automatic number: change it by hand in Word",
    ];
    let mut findings = findings;
    for finding in findings.iter_mut().filter(|finding| mended.word.is_some() && finding.has_fix(unsafe_too)) {
        let help = finding.found.help.take();
        let joined = |index: usize, mark: &str| match &help {
            Some(help) => format!("{}{mark}{}", help[index], WHY[index]),
            None => WHY[index].to_owned(),
        };
        finding.found.help = Some([joined(0, "；"), joined(1, "; ")]);
    }
    findings
}

/// Writes a copy of a Word document with its findings as comments.
///
/// # Errors
/// When the file is no such document, or the copy cannot be written.
pub fn annotate(task: &Task, bytes: &[u8], findings: &[Finding], target: &Path) -> Result<()> {
    let lang = task.reading.lang;
    let Some((_, places)) = read::read_placed(bytes, &task.reading.options)? else {
        bail!(super::words(lang, "只有 Word（.docx）文件能加批注", "comments can only be written into Word documents (.docx)"));
    };
    let remarks: Vec<Remark> = findings.iter().map(|finding| remark(finding, lang)).collect();
    output::replace(target, &word::remark(bytes, &places, &remarks)?)
}

fn remark(finding: &Finding, lang: Lang) -> Remark {
    let head = format!("{} {}{}{}", finding.severity().shown(lang), finding.rule.code, lang.pick("：", ": "), finding.message(lang));
    let lines = [Some(head), finding.help(lang).map(str::to_owned)].into_iter().flatten().collect();
    Remark { start: finding.found.span.start, end: finding.found.span.end, lines }
}
