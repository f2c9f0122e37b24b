//! An outline as text. One file a format; to add one, write its file and its row in [`FORMATS`].

mod directive;
pub mod json;
mod line;
mod summary;
pub mod tree;

use crate::lang::Lang;
use crate::model::{Outline, Warning};

/// A warning in the user's language; the outline itself carries the English words.
pub fn warning(warning: &Warning, lang: Lang) -> String {
    match (lang, warning.kind.as_str()) {
        (Lang::Zh, "empty_text") => "文本为空，没有讲话".to_owned(),
        (Lang::Zh, "calendar_year_missing") => {
            let words = warning.message.split(": ").next().unwrap_or_default();
            format!("“{words}”：该年的放假安排尚未收录，日期留空")
        }
        _ => warning.message.clone(),
    }
}

/// How an outline is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// Language of human-facing words.
    pub lang: Lang,
    /// Columns to wrap to; `None` leaves lines as long as they are.
    pub width: Option<usize>,
    /// JSON without white space.
    pub compact: bool,
}

/// One output format.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Chinese and English.
    pub about: [&'static str; 2],
    /// Whether it may be coloured on a terminal.
    pub coloured: bool,
    /// Renders the result of one input; `None` where there is nothing to show.
    pub render: fn(&Entry, &View, Many) -> Option<String>,
    /// What stands around and between the results.
    pub frame: fn(Many, &View) -> Frame,
}

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
pub const FORMATS: [Format; 3] = [
    Format {
        name: "tree", about: ["供人阅读的提纲", "an outline for people"], coloured: true, render: tree::render, frame: tree::frame
    },
    Format {
        name: "json",
        about: ["JSON（多个输入时为数组）", "JSON (an array for several inputs)"],
        coloured: false,
        render: json::render,
        frame: json::frame,
    },
    Format {
        name: "jsonl",
        about: ["每个输入一行 JSON", "JSON Lines: a line for each input"],
        coloured: false,
        render: json::lines,
        frame: |_, _| Frame::default(),
    },
];
