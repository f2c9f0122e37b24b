//! An outline as text. One file a format; to add one, write its file and its row in [`FORMATS`].

mod csv;
mod directive;
mod docx;
mod ics;
pub mod json;
mod layout;
mod line;
mod markdown;
mod report;
mod summary;
pub mod table;
pub mod tree;
mod xlsx;

pub use docx::Fonts;

use crate::lang::Lang;
use crate::model::{Outline, Warning};
use table::Table;
use thiserror::Error;

/// A warning in the user's language; the outline itself carries the English words.
pub fn warning(warning: &Warning, lang: Lang) -> String {
    match (lang, warning.kind.as_str()) {
        (Lang::Zh, "empty_text") => "文本为空，没有讲话".to_owned(),
        (Lang::Zh, "calendar_year_missing") => {
            let words = warning.message.split(": ").next().unwrap_or_default();
            format!("“{words}”：该年的放假安排尚未收录，日期留空")
        }
        (Lang::Zh, "footnotes_apart") => format!("{}条脚注附在正文之后，未分解为任务", counted(&warning.message)),
        (Lang::Zh, "text_boxes_apart") => format!("{}个文本框附在正文之后，未分解为任务", counted(&warning.message)),
        (Lang::Zh, "nested_too_deep") => format!("{}处嵌套过深，未读，请从表格或框中取出", counted(&warning.message)),
        (Lang::Zh, "table_rows") => format!("表格{}行保留在文本中，未分解为任务", counted(&warning.message)),
        (Lang::Zh, "automatic_numbers") => {
            format!("{}段有自动编号，.doc 文件不写明号码，请另存为 .docx 以求准确", counted(&warning.message))
        }
        (Lang::Zh, "picture_pages") => format!("{}页只有图片没有文字，未读", counted(&warning.message)),
        (Lang::Zh, "unknown_characters") => format!("{}个字没有编码，以 \u{FFFD} 代替", counted(&warning.message)),
        (Lang::Zh, "page_furniture_left_out") => format!("网页正文之外的{}行未读", counted(&warning.message)),
        _ => warning.message.clone(),
    }
}

/// The number that a message begins with.
fn counted(message: &str) -> &str {
    message.split(' ').next().unwrap_or_default()
}

/// How an outline is shown.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Language of human-facing words.
    pub lang: Lang,
    /// Columns to wrap to; `None` leaves lines as long as they are.
    pub width: Option<usize>,
    /// JSON without white space.
    pub compact: bool,
    /// A byte order mark before CSV, which some office programs need to read Chinese.
    pub bom: bool,
    /// How the rows of tables are sorted.
    pub sort: Sort,
    /// Which task table, instead of the one that is usual for the format.
    pub table: Option<Table>,
    /// Fonts and sizes of documents.
    pub fonts: Fonts,
}

/// How the rows of tables are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the speech.
    #[default]
    Speech,
    /// By the first party that leads or is responsible.
    Lead,
    /// By the last day, undated rows last.
    Date,
}

/// One output format.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Chinese and English.
    pub about: [&'static str; 2],
    /// Whether it may be coloured on a terminal.
    pub coloured: bool,
    /// The ending of files that hold it, without the dot.
    pub ending: &'static str,
    /// Whether it shows the source text, which the outline then has to carry.
    pub shows_text: bool,
    /// How it is made.
    pub render: Render,
}

/// How a format is made.
pub enum Render {
    /// From each result by itself, as soon as it is there.
    Each {
        /// The result of one input; `None` where there is nothing to show.
        one: fn(&Entry, &View, Many) -> Option<String>,
        /// What stands around and between the results.
        frame: fn(Many, &View) -> Frame,
    },
    /// From all results together.
    Whole(fn(&[Entry], &View) -> Result<Vec<u8>, RenderError>),
}

/// Why results could not be shown.
#[derive(Debug, Error)]
#[error("cannot make the {0}: {1}")]
pub struct RenderError(pub &'static str, pub String);

/// What stands around and between the results of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// Before the first.
    pub open: &'static str,
    /// Between two.
    pub between: &'static str,
    /// Behind the last.
    pub close: &'static str,
}

/// A result of one input.
#[derive(Debug, Clone)]
pub enum Entry {
    /// Its outline.
    Outline(Box<Outline>),
    /// What went wrong.
    Failed(Failure),
}

impl Entry {
    /// Its outline, where it has one.
    pub fn outline(&self) -> Option<&Outline> {
        match self {
            Entry::Outline(outline) => Some(outline),
            Entry::Failed(_) => None,
        }
    }
}

/// An input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Path as given.
    pub path: String,
    /// A word for programs.
    pub kind: String,
    /// What went wrong, in words.
    pub message: String,
}

/// Whether exactly one input was named, so that JSON is an object, or several, so that it is an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// One file argument or standard input.
    One,
    /// Several files or a folder.
    Several,
}

/// All formats, the default first.
pub const FORMATS: [Format; 9] = [
    Format {
        name: "tree",
        about: ["供人阅读的提纲", "an outline for people"],
        coloured: true,
        ending: "txt",
        shows_text: false,
        render: Render::Each { one: tree::render, frame: tree::frame },
    },
    Format {
        name: "json",
        about: ["JSON（多个输入时为数组）", "JSON (an array for several inputs)"],
        coloured: false,
        ending: "json",
        shows_text: false,
        render: Render::Each { one: json::render, frame: json::frame },
    },
    Format {
        name: "jsonl",
        about: ["每个输入一行 JSON", "JSON Lines: a line for each input"],
        coloured: false,
        ending: "jsonl",
        shows_text: false,
        render: Render::Each { one: json::lines, frame: json::no_frame },
    },
    Format {
        name: "xlsx",
        about: ["任务分解表（Excel 台账）", "the task table as an Excel ledger"],
        coloured: false,
        ending: "xlsx",
        shows_text: false,
        render: Render::Whole(xlsx::render),
    },
    Format {
        name: "docx",
        about: ["任务分解表（Word，印发用）", "the task table as a Word document, to be issued"],
        coloured: false,
        ending: "docx",
        shows_text: false,
        render: Render::Whole(docx::render),
    },
    Format {
        name: "html",
        about: ["报告（网页：原文、任务表、图）", "a report as a web page: text, tasks, pictures"],
        coloured: false,
        ending: "html",
        shows_text: true,
        render: Render::Whole(report::render),
    },
    Format {
        name: "csv",
        about: ["任务分解表（CSV）", "the task table as CSV"],
        coloured: false,
        ending: "csv",
        shows_text: false,
        render: Render::Whole(csv::render),
    },
    Format {
        name: "markdown",
        about: ["任务分解表（Markdown）", "the task table as Markdown"],
        coloured: false,
        ending: "md",
        shows_text: false,
        render: Render::Whole(markdown::render),
    },
    Format {
        name: "ics",
        about: ["有日期的任务（日历）", "dated tasks as a calendar"],
        coloured: false,
        ending: "ics",
        shows_text: false,
        render: Render::Whole(ics::render),
    },
];
